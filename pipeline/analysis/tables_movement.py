"""Tables of the schema ``analysis`` on how the time moved: off which course, where to, by whom."""

from __future__ import annotations

import polars as pl

from pipeline.documented_tables import Table

_KPI = ("VARCHAR", "the KPI, for the team; mart.kpi_definition")
_PERIOD = {
    "period_type": ("VARCHAR", "quarter, rolling_4_quarters or year; complete ones only"),
    "period_start": ("DATE", "first day of the period; with the type a key of core.dim_period"),
}

ITS_FIT = Table(
    "analysis.its_fit",
    "Grain: one KPI whose months are fitted as an interrupted time series",
    {
        "kpi_id": _KPI,
        "reason": (
            "VARCHAR",
            (
                "why there is no fit: no_decision, too_few_months (12 with data in the baseline, "
                "6 after the transition), never_varies; else null"
            ),
        ),
        "baseline_month_count": ("BIGINT", "months of the baseline with data"),
        "after_month_count": ("BIGINT", "months after the transition with data"),
        "replaced_month_count": (
            "BIGINT",
            "months whose share is 0 or 1: half an hour stands for none, and for what all lacks",
        ),
        "season_pair_count": ("BIGINT", "pairs of sine and cosine: 1 from 24 months on, 2 from 48"),
        "start_month": ("DATE", "first month after the transition; where the level is read"),
        "last_month": ("DATE", "last month with data"),
        "autocorrelation": (
            "DOUBLE",
            "of neighbouring months, restricted likelihood; -0.3 to 0.95",
        ),
        "ljung_box_p": ("DOUBLE", "Ljung-Box of the whitened residuals: small = something is left"),
        "durbin_watson": ("DOUBLE", "of the whitened residuals; 2 = nothing is left"),
        "hangs_together": (
            "BOOLEAN",
            "ljung_box_p is under 0.01: the intervals are likely to be too narrow",
        ),
        "most_influential_month": ("DATE", "the month with the largest distance"),
        "highest_distance": ("DOUBLE", "Cook's distance of that month"),
        "leans_on_one_month": ("BOOLEAN", "highest_distance is over 1"),
    },
)

ITS_ESTIMATE = Table(
    "analysis.its_estimate",
    "Grain: one quantity of one interrupted time series, with its 95 % interval",
    {
        "kpi_id": _KPI,
        "quantity": (
            "VARCHAR",
            (
                "level_change (log odds, in the first month after the transition), "
                "slope_change_per_year (log odds a year), change_at_start, change_at_end, "
                "mean_change (shares: fitted less counterfactual in the first month, the last, and "
                "by hours in all months after the transition), hours_gained (hours: mean_change x "
                "the hours of those months)"
            ),
        ),
        "value": ("DOUBLE", "the estimate: GLS at the likeliest autocorrelation"),
        "lower": (
            "DOUBLE",
            "lower end; docs/methods/interrupted-series.md says how often it covers",
        ),
        "upper": ("DOUBLE", "upper end"),
    },
)

ITS_MONTH = Table(
    "analysis.its_month",
    "Grain: one month of one interrupted time series; the transition is left out",
    {
        "kpi_id": _KPI,
        "month_start": ("DATE", "first day of the month"),
        "side": ("VARCHAR", "baseline or after"),
        "value": ("DOUBLE", "the share as it was, before any replacement"),
        "hours": ("DOUBLE", "its denominator"),
        "fitted": ("DOUBLE", "the line of the model"),
        "counterfactual": (
            "DOUBLE",
            "the line had the baseline's course gone on; in the baseline the same as fitted",
        ),
        "counterfactual_lower": ("DOUBLE", "95 % interval of that line, not of single months"),
        "counterfactual_upper": ("DOUBLE", "95 % interval of that line, not of single months"),
        "is_replaced": ("BOOLEAN", "the share is 0 or 1; see replaced_month_count"),
        "leverage": ("DOUBLE", "how much the month could move the line, 0 to 1"),
        "distance": ("DOUBLE", "how much it does: Cook's distance"),
    },
)

COMPOSITION_CHANGE = Table(
    "analysis.composition_change",
    "Grain: the composition of the team's working time in one period, against the baseline",
    {
        **_PERIOD,
        "aitchison_distance": (
            "DOUBLE",
            "from the composition of the baseline, in log ratios; null without hours on a side",
        ),
        "p_value": (
            "DOUBLE",
            (
                "Hotelling's test that the mean composition of its months is the baseline's; "
                "docs/methods/composition.md; null where reason says why"
            ),
        ),
        "autocorrelation": ("DOUBLE", "of neighbouring months, all log ratios together"),
        "baseline_month_count": ("BIGINT", "months of the baseline with hours"),
        "month_count": ("BIGINT", "months of the period with hours"),
        "replaced_count": (
            "BIGINT",
            "categories without hours in a month: half an hour stands for each",
        ),
        "reason": (
            "VARCHAR",
            "why there is no test: no_baseline, not_after, too_few_months; else null",
        ),
    },
)

COMPOSITION_PART = Table(
    "analysis.composition_part",
    "Grain: one category in the composition of one period, or of the baseline",
    {
        "period_type": ("VARCHAR", "as in analysis.composition_change, or baseline"),
        "period_start": ("DATE", "first day of the period"),
        "category_code": ("VARCHAR", "category of working time; core.dim_category"),
        "hours": ("DOUBLE", "hours as registered"),
        "share": ("DOUBLE", "of all working hours, as registered"),
        "is_replaced": ("BOOLEAN", "no hours: half an hour stands for them in the log ratios"),
        "clr": ("DOUBLE", "centred log ratio: log (share / geometric mean of the shares)"),
        "ilr": (
            "DOUBLE",
            (
                "isometric log ratio, in pivot coordinates: the category against the geometric "
                "mean of those after it in core.dim_category's order; null for the last"
            ),
        ),
    },
)

COMPOSITION_FLOW = Table(
    "analysis.composition_flow",
    (
        "Grain: from one category to another, in the smallest reallocation that turns the "
        "baseline into the period. It is computed from the shares, not observed: nobody "
        "registers what an hour would else have gone to"
    ),
    {
        **_PERIOD,
        "from_category": ("VARCHAR", "a category whose share fell"),
        "to_category": ("VARCHAR", "a category whose share rose"),
        "minimal_share": (
            "DOUBLE",
            (
                "of all working hours; what a category lost is split in proportion to what the "
                "others won. All add up to half the sum of the absolute changes"
            ),
        ),
        "minimal_hours": ("DOUBLE", "that share of the period's working hours"),
    },
)

MIX_CHANGE = Table(
    "analysis.mix_change",
    (
        "Grain: one share's change in one period, against one other, split by one grouping. "
        "Totals only: what a single person's part was is kept nowhere"
    ),
    {
        "kpi_id": _KPI,
        **_PERIOD,
        "compared_with": ("VARCHAR", "baseline, or year_before: the same period a year earlier"),
        "grouping": ("VARCHAR", "staff: by person code; unit: by the unit that employed them"),
        "value_before": ("DOUBLE", "the share it is compared with"),
        "value": ("DOUBLE", "the share in the period"),
        "change": ("DOUBLE", "value less value_before = within_change + mix_change"),
        "within_change": ("DOUBLE", "the groups work differently (Kitagawa 1955)"),
        "mix_change": (
            "DOUBLE",
            "the groups have other parts of the hours; whoever comes or goes counts here in full",
        ),
        "both_count": ("BIGINT", "groups with hours on both sides"),
        "came_count": ("BIGINT", "groups with hours in the period only"),
        "went_count": ("BIGINT", "groups with hours only in what it is compared with"),
    },
)

TABLES = (
    ITS_FIT,
    ITS_ESTIMATE,
    ITS_MONTH,
    COMPOSITION_CHANGE,
    COMPOSITION_PART,
    COMPOSITION_FLOW,
    MIX_CHANGE,
)

_TYPES: dict[str, type[pl.DataType]] = {
    "VARCHAR": pl.String,
    "DATE": pl.Date,
    "DOUBLE": pl.Float64,
    "BIGINT": pl.Int64,
    "BOOLEAN": pl.Boolean,
}


def frame(table: Table, rows: list[dict[str, object]]) -> pl.DataFrame:
    """Return rows as a frame with the columns that a table declares."""
    schema = {name: _TYPES[kind] for name, (kind, _) in table.columns.items()}
    return pl.DataFrame(rows, schema=schema, orient="row")
