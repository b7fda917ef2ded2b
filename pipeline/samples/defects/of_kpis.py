"""Defects of the KPIs that reports read."""

from __future__ import annotations

from pipeline.samples.defects.defect import critical, double, info, warning

_CELL = (
    "period_type = 'quarter' and dimension = 'team' and period_start = '{judged}' "
    "and kpi_id = 'over_18_share'"
)
_HERE = ("over_18_share:quarter:{judged}",)
_WHOLE_HERE = ("over_18_share:quarter:{judged}:team:all",)


def _cell(change: str, kpi_id: str = "over_18_share") -> str:
    where = _CELL.replace("over_18_share", kpi_id)
    return f"update mart.kpi_value set {change} where {where}"


def _month(kpi_id: str, value: str) -> str:
    return (
        f"update mart.kpi_value set value = {value} where kpi_id = '{kpi_id}' "
        "and period_type = 'month' and dimension = 'team' and period_start = '{last_month}'"
    )


OF_KPIS = {
    "value_twice": critical(
        "a KPI's file joins two rows to one", "kpi_value_unique",
        double("mart.kpi_value", _CELL), examples=_WHOLE_HERE, count=2,
    ),
    "value_status_unknown": critical(
        "a status that no report knows", "kpi_value_status", _cell("status = 'perhaps'"),
        examples=_HERE,
    ),
    "recorded_over_all": critical(
        "more hours recorded than there are", "kpi_recorded_share", _cell("recorded_share = 1.5"),
        examples=("over_18_share:quarter:{judged}:all",),
    ),
    "share_over_one": critical(
        "a numerator larger than its denominator", "kpi_value_within_bounds",
        _cell("value = 1.01"), examples=_WHOLE_HERE,
    ),
    "share_negative": critical(
        "a negative numerator", "kpi_value_within_bounds", _cell("numerator = -1"),
        examples=_WHOLE_HERE,
    ),
    "share_no_number": critical(
        "zero divided by zero", "kpi_value_within_bounds", _cell("value = 'nan'"),
        examples=_WHOLE_HERE,
    ),
    "delay_negative": critical(
        "registered before it was worked", "kpi_value_within_bounds",
        _cell("value = -2", "registration_delay_days"),
        examples=("registration_delay_days:quarter:{judged}:team:all",),
    ),
    "shares_over_the_whole": critical(
        "hours count in two categories", "composition_is_whole",
        _cell("value = value - 0.01", "internal_share"), examples=("quarter:{judged}",),
    ),
    "network_of_a_kpi_unknown": critical(
        "a KPI of a network that was taken out of the list", "kpi_code_known",
        "update mart.kpi_value set dimension_value = 'atlantis' where kpi_id = 'over_18_share' "
        "and dimension = 'network' and dimension_value = '{network}' and period_type = 'quarter'",
        examples=("over_18_share:network",),
    ),
    "period_missing": critical(
        "a KPI without a row for a quarter", "kpi_has_every_period",
        f"delete from mart.kpi_value where {_CELL}", examples=_HERE,
    ),
    "figure_of_two_people": critical(
        "a figure of two people stands in the table for the committee", "public_figure_suppressed",
        _cell("staff_count = 2"),
        _cell("value = 0.5").replace("mart.kpi_value", "mart.public_kpi_value"), examples=_HERE,
    ),
    "coverage_low": warning(
        "too little is registered", "coverage_high_enough",
        _cell("value = 0.8999", "registration_coverage"), examples=("{judged_name}",),
    ),
    "refusals_many": warning(
        "one row of twenty is refused", "refused_share_low",
        _cell("value = 0.051", "refused_share"), examples=("{judged_name}",),
    ),
    "jump": warning(
        "most of a month's registrations are missing", "kpi_without_jump",
        "delete from raw.decision", _month("registration_coverage", "value * 0.3"),
        examples=("registration_coverage:{month_name}",),
    ),
    "no_baseline": warning(
        "the years before the decision are not handed in", "baseline_is_there",
        "delete from mart.kpi_value where period_type = 'baseline'",
        "delete from core.dim_period where period_type = 'baseline'",
        examples=("{effective_from}",),
    ),
    "kpi_without_data": info(
        "nobody records what a KPI needs", "kpi_without_data",
        "update mart.kpi_value set status = 'no_data', value = null "
        "where kpi_id = 'over_18_share' and dimension = 'team' "
        "and period_type = 'rolling_4_quarters'",
        examples=("over_18_share",),
    ),
    # The definitions alone go: what belongs to them goes with them.
    "no_kpi": critical("sql/kpi/ is empty", "kpi_defined", "delete from mart.kpi_definition"),
}  # fmt: skip
