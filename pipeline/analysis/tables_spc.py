"""The tables of the schema ``analysis`` about control charts and forecasts."""

from __future__ import annotations

from pipeline.documented_tables import Table

_KPI = ("VARCHAR", "the KPI, for the team; mart.kpi_definition")
_RULE_SET = ("VARCHAR", "by which limits and signals were found; analysis.spc_rule_set")
_LIMIT = "null with fewer than 13 months; may lie outside 0-1, which a share cannot"
_VIEW = (
    "VARCHAR",
    (
        "extended: limits frozen from the baseline and extended over what follows (without a "
        "decision: of all months); recalculated: months from the effective date on, or from the "
        "first month that the settings name, each stretch with limits of its own"
    ),
)

SPC_RULE_SET = Table(
    "analysis.spc_rule_set",
    "Grain: one set of rules for control charts",
    {
        "rule_set": ("VARCHAR", "its name, as in the settings"),
        "source": ("VARCHAR", "where it is published"),
        "is_used": ("BOOLEAN", "the charts here were made by it"),
        "minimum_points": ("INTEGER", "with fewer months there are no limits, only a median"),
        "limit_factor": ("DOUBLE", "mean moving ranges between the mean and a limit"),
        "screening_factor": (
            "DOUBLE",
            "moving ranges above this many mean moving ranges are left out, once; null: none is",
        ),
        "shift_length": ("INTEGER", "months in a row on one side of the mean"),
        "trend_length": ("INTEGER", "months in a row that each rise, or each fall"),
        "near_count": ("INTEGER", "so many months near the same limit …"),
        "near_window": ("INTEGER", "… of so many in a row, all on that side of the mean"),
        "near_counts_outside": ("BOOLEAN", "a month outside the limit counts as near it"),
    },
)

SPC_POINT = Table(
    "analysis.spc_point",
    "Grain: one month of one control chart; complete months only",
    {
        "kpi_id": _KPI,
        "view": _VIEW,
        "month_start": ("DATE", "first day of the month"),
        "value": ("DOUBLE", "the KPI, unrounded; null where the month has no data: a gap"),
        "side": ("VARCHAR", "baseline, transition, after, before or undecided; core.dim_month"),
        "is_ghost": (
            "BOOLEAN",
            (
                "shown, but counts for nothing: makes no limits, is marked by no rule and breaks "
                "every run; a month of neither side, or one that the settings set aside"
            ),
        ),
        "reason": (
            "VARCHAR",
            "why the settings set the month aside, or begin new limits with it; else null",
        ),
        "centre": ("DOUBLE", "mean of the months that make the limits; without limits, median"),
        "lower_limit": ("DOUBLE", f"lower process limit of the month; {_LIMIT}"),
        "upper_limit": ("DOUBLE", f"upper process limit of the month; {_LIMIT}"),
        "moving_range": (
            "DOUBLE",
            "distance from the month before; null after a gap, a ghost or a recalculation",
        ),
        "rule": (
            "VARCHAR",
            "the first of outside, trend, two_of_three and shift that marks the month; else null",
        ),
        "effect": (
            "VARCHAR",
            (
                "improving or concerning, by the KPI's good direction; null without a rule that "
                "marks the month, without a good direction, and without a decision"
            ),
        ),
        "rule_set": _RULE_SET,
    },
)

SPC_SUMMARY = Table(
    "analysis.spc_summary",
    "Grain: one control chart; one KPI and view",
    {
        "kpi_id": _KPI,
        "view": ("VARCHAR", "extended or recalculated; see analysis.spc_point"),
        "rule_set": _RULE_SET,
        "limit_kind": (
            "VARCHAR",
            "xmr, p_prime (Laney 2002) or run: a run chart with a median and no limits",
        ),
        "good": (
            "VARCHAR",
            "up, down or watch (neither); of a KPI that follows the model: the chosen model's",
        ),
        "point_count": ("BIGINT", "months with data, ghosts left out"),
        "baseline_point_count": ("BIGINT", "months that make the last limits (or the median)"),
        "has_limits": ("BOOLEAN", "at least 13 months make them; else a run chart with a median"),
        "centre": ("DOUBLE", "mean of the months that make the limits; without limits, median"),
        "lower_limit": ("DOUBLE", "null without limits; p_prime: at the mean denominator"),
        "upper_limit": ("DOUBLE", "null without limits; p_prime: at the mean denominator"),
        "mean_moving_range": (
            "DOUBLE",
            "after ranges over 3.267 times their mean were left out, once; null without limits",
        ),
        "last_month": ("DATE", "last month with data, ghosts left out"),
        "last_value": ("DOUBLE", "the KPI in that month"),
        "target": ("DOUBLE", "the target due next, else the last there was; null without one"),
        "variation": (
            "VARCHAR",
            (
                "what the last judged month is part of: improving, concerning, "
                "improving_and_concerning, common_cause or too_little_data; upward, downward or "
                "upward_and_downward where neither direction is good; null in the recalculated "
                "view, which has no verdict of its own, and without a decision, when nothing "
                "parts before from after. It never decides alone that time has moved"
            ),
        ),
        "first_signal_month": (
            "DATE",
            (
                "first judged month that a rule marks; null without one. Judged are months "
                "after the transition; without a decision all months"
            ),
        ),
        "assurance": (
            "VARCHAR",
            (
                "the target (raw.ref_target) against the limits of the process as it runs "
                "now, which are the recalculated ones where there is a decision: pass, fail, "
                "hit_or_miss or no_target; null where it has no limits, and without a decision"
            ),
        ),
        "reason": (
            "VARCHAR",
            (
                "why there are no limits: too_few_months; no_spread (most months are equal: "
                "limits would have no width); overlapping_months (each month's value is of the "
                "months before it, too, so that neighbours are no two observations)"
            ),
        ),
    },
)

FORECAST = Table(
    "analysis.forecast",
    "Grain: one KPI with a target and a good direction: when the target is reached at this pace",
    {
        "kpi_id": _KPI,
        "target": ("DOUBLE", "the target due next, else the last there was; in the KPI's unit"),
        "target_due": ("DATE", "when it is to be reached; null where that is not said"),
        "outcome": (
            "VARCHAR",
            (
                "reached (the line lies at or beyond the target), expected (in expected_month), "
                "unclear_pace (the pace may as well be nought), not_at_this_pace (away from the "
                "target, or not within five years), not_supported (a line has done worse than 'as "
                "now' on the series' own past), too_little_data"
            ),
        ),
        "first_month": ("DATE", "first month of the course: after the transition, if there is one"),
        "last_month": ("DATE", "last month of it with data"),
        "month_count": ("BIGINT", "months of it with data; at least 12, or too_little_data"),
        "level_as_now": ("DOUBLE", "mean of the last 12 months of the course"),
        "level": ("DOUBLE", "the line in the last month, the season left out"),
        "pace": ("DOUBLE", "what the line gains in a month, in the KPI's unit"),
        "pace_lower": ("DOUBLE", "lower end of its 95 % interval: GLS, AR(1); docs/methods"),
        "pace_upper": ("DOUBLE", "upper end of it"),
        "autocorrelation": ("DOUBLE", "of neighbouring months, as it was used; 0 to 0.8"),
        "expected_month": ("DATE", "where the line reaches the target; null if not in five years"),
        "earliest_month": ("DATE", "where the better end of its 95 % interval does"),
        "latest_month": ("DATE", "where the worse end does; null: perhaps never"),
        "value_at_due": ("DOUBLE", "the line when the target is due; at most 24 months ahead"),
        "value_at_due_lower": ("DOUBLE", "lower end of its 95 % interval"),
        "value_at_due_upper": ("DOUBLE", "upper end of it"),
        "backtest_count": ("BIGINT", "forecasts of a quarter from the series' own past"),
        "backtest_error": ("DOUBLE", "mean absolute error of the line, in the KPI's unit"),
        "backtest_error_as_now": ("DOUBLE", "of saying that all stays as in the last 12 months"),
    },
)
