"""The tables of the schema ``analysis``: their columns, types and comments."""

from __future__ import annotations

from pipeline.documented_tables import Table

_KPI = ("VARCHAR", "the KPI, for the team; mart.kpi_definition")

_SHARE_PERIOD = {
    "period_type": ("VARCHAR", "quarter, rolling_4_quarters or year; complete ones only"),
    "period_start": ("DATE", "first day of the period; with the type a key of core.dim_period"),
}

KPI_CHANGE = Table(
    "analysis.kpi_change",
    "Grain: one KPI that is a share, for the team, in one complete period",
    {
        "kpi_id": _KPI,
        **_SHARE_PERIOD,
        "baseline_value": ("DOUBLE", "the share in the baseline; null where it has no data"),
        "value": ("DOUBLE", "the share in the period; null where it has no data"),
        "value_lower": (
            "DOUBLE",
            (
                "lower end of its 95 % interval, by what months vary; null where reason says why, "
                "but for not_after"
            ),
        ),
        "value_upper": ("DOUBLE", "upper end of it"),
        "change": ("DOUBLE", "value less baseline_value, in shares (0.1 = ten percentage points)"),
        "change_lower": (
            "DOUBLE",
            (
                "lower end of the 95 % interval of the change: whole months and people, resampled; "
                "docs/methods/intervals.md; null where reason says why"
            ),
        ),
        "change_upper": ("DOUBLE", "upper end of it"),
        "p_value": ("DOUBLE", "of no change at all, both sides; null as the interval is"),
        "q_value": (
            "DOUBLE",
            "p_value, corrected for all KPIs of the same period (Benjamini & Hochberg 1995)",
        ),
        "survives": (
            "BOOLEAN",
            "q_value is at most 0.05: of the changes so marked, one in twenty may be chance",
        ),
        "baseline_month_count": ("BIGINT", "months of the baseline with data"),
        "month_count": ("BIGINT", "months of the period with data"),
        "is_by_person": (
            "BOOLEAN",
            (
                "people were resampled, too, so that the interval holds their turnover: shares of "
                "working time; else whole months of the team alone"
            ),
        ),
        "autocorrelation": ("DOUBLE", "of neighbouring months, as it was used; 0 to 0.9"),
        "degrees_of_freedom": ("DOUBLE", "of the t distribution that the interval is from"),
        "reason": (
            "VARCHAR",
            (
                "why there is no interval: no_baseline, no_data, not_after (the period is not "
                "wholly after the transition), too_few_months (12 in the baseline, 3 now), "
                "not_of_months (the figure is not that of its months added up); else null"
            ),
        ),
    },
)

MODEL_LINE = Table(
    "analysis.model_line",
    "Grain: one line of the memo's table of what a model wins and loses, in one complete period",
    {
        "model_id": ("VARCHAR", "the organisation model; core.dim_model"),
        "line_number": ("INTEGER", "the line; with model_id a key of core.dim_model_line"),
        **_SHARE_PERIOD,
        "is_chosen": ("BOOLEAN", "the model is in force at the end of the period"),
        "kpi_id": ("VARCHAR", "the KPI that answers for the line; null where it is not measured"),
        "baseline_value": ("DOUBLE", "see analysis.kpi_change"),
        "value": ("DOUBLE", "see analysis.kpi_change"),
        "change": ("DOUBLE", "see analysis.kpi_change"),
        "change_lower": ("DOUBLE", "see analysis.kpi_change"),
        "change_upper": ("DOUBLE", "see analysis.kpi_change"),
        "survives": ("BOOLEAN", "see analysis.kpi_change: correction for all KPIs of the period"),
        "verdict": (
            "VARCHAR",
            (
                "won: the whole interval lies on the good side of 0; lost: on the bad side; "
                "not_yet: neither; no_data; not_measured. It says how the share moved, never "
                "that the model was the cause"
            ),
        ),
        "reason": (
            "VARCHAR",
            (
                "why there is no data: undecided, no_kpi (the catalogue has no such KPI), no_share "
                "(the KPI is none), or as analysis.kpi_change; else null"
            ),
        ),
    },
)

_FOUR_QUARTERS = ("DATE", "first day of complete four quarters; a key of core.dim_period")

WHAT_IF = Table(
    "analysis.what_if",
    "Grain: one quantity of one scenario: plain arithmetic on the rates of four quarters",
    {
        "period_start": _FOUR_QUARTERS,
        "scenario": (
            "VARCHAR",
            "present (as many operative staff as at the end of the period), one_more, one_less",
        ),
        "target": ("DOUBLE", "the share of direct work to be reached; null without a target"),
        "quantity": (
            "VARCHAR",
            (
                "hours_at_work (norm less absence); share_now, hours_now; share_target, "
                "hours_target, hours_moved (with a target that can be reached); full_time_now, "
                "full_time_target (direct work as full-time equivalents); highest_share (all but "
                "internal time direct); share_with_hire (one more who does only direct work). "
                "Hours are those of a mean week"
            ),
        ),
        "subject": ("VARCHAR", "category of time or area, by code; all"),
        "value": ("DOUBLE", "in the unit of the quantity"),
        "lower": (
            "DOUBLE",
            "2.5th percentile over 2,000 draws of blocks of three months; what months vary by",
        ),
        "upper": ("DOUBLE", "97.5th percentile"),
    },
)

MODEL_MOVE = Table(
    "analysis.model_move",
    "Grain: one organisation model that places the operative staff, after four quarters",
    {
        "period_start": _FOUR_QUARTERS,
        "model_id": ("VARCHAR", "the model; core.dim_model"),
        "staff_count": (
            "BIGINT",
            "operative staff, at the end of the period, employed elsewhere than the model says",
        ),
        "norm_hours": ("DOUBLE", "their weekly norm in hours"),
        "destination_share": (
            "DOUBLE",
            (
                "direct share, in the four quarters, of those employed where the model says: what "
                "the movers' would be if they worked alike; null where nobody was"
            ),
        ),
        "destination_staff_count": ("BIGINT", "members of staff behind it"),
    },
)

KPI_CHANCE = Table(
    "analysis.kpi_chance",
    "Grain: one KPI of the team in one period; what chance alone would give",
    {
        "kpi_id": ("VARCHAR", "the KPI, for the team; those of mart.kpi_definition that need it"),
        "period_type": ("VARCHAR", "month, quarter, rolling_4_quarters or year; core.dim_period"),
        "period_start": ("DATE", "first day of the period; core.dim_period"),
        "chance": ("DOUBLE", "mean of the draws, in the KPI's unit, unrounded"),
        "chance_lower": ("DOUBLE", "2.5 % of the draws lie below"),
        "chance_upper": ("DOUBLE", "2.5 % of the draws lie above"),
        "draw_count": (
            "BIGINT",
            "draws of whole months of each person from the baseline, with replacement; seeded",
        ),
    },
)

KPI_MEDIAN = Table(
    "analysis.kpi_median",
    "Grain: one KPI that is a median over cases, in one period: the cases that began in it",
    {
        "kpi_id": ("VARCHAR", "the KPI; its cases are in core.lead_case"),
        "period_type": ("VARCHAR", "type of the period in which the cases began; core.dim_period"),
        "period_start": ("DATE", "first day of that period; core.dim_period"),
        "case_count": ("BIGINT", "cases"),
        "reached_count": ("BIGINT", "cases that were reached by as_of; the others are censored"),
        "median_days": ("DOUBLE", "Kaplan–Meier median in days; null where it is not reached"),
        "median_lower": ("DOUBLE", "lower end of its 95 % interval; null where not reached"),
        "median_upper": ("DOUBLE", "upper end of its 95 % interval; null where not reached"),
    },
)
