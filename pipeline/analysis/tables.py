"""The tables of the schema ``analysis``: their columns, types and comments."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """A table as it is declared and documented.

    Parameters
    ----------
    columns
        Column → type and comment.
    """

    name: str
    grain: str
    columns: dict[str, tuple[str, str]]


_KPI = ("VARCHAR", "the KPI, for the team; mart.kpi_definition")
_RULE_SET = ("VARCHAR", "mdc-2023: NHS England, Making Data Count (November 2023)")
_LIMIT = "null with fewer than 13 months; may lie outside 0-1, which a share cannot"

SPC_POINT = Table(
    "analysis.spc_point",
    "Grain: one month of one control chart (XmR); complete months only",
    {
        "kpi_id": _KPI,
        "view": (
            "VARCHAR",
            (
                "extended: limits frozen from the baseline and extended over what follows "
                "(without a decision: of all months); recalculated: months from the "
                "effective date on, with limits of their own"
            ),
        ),
        "month_start": ("DATE", "first day of the month"),
        "value": ("DOUBLE", "the KPI, unrounded; null where the month has no data: a gap"),
        "side": ("VARCHAR", "baseline, transition, after, before or undecided; core.dim_month"),
        "is_ghost": (
            "BOOLEAN",
            (
                "shown, but belongs to neither side: makes no limits, is marked by no rule "
                "and breaks every run"
            ),
        ),
        "centre": ("DOUBLE", "mean of the months that make the limits; without limits, median"),
        "lower_limit": ("DOUBLE", f"mean - 2.66 mean moving ranges; {_LIMIT}"),
        "upper_limit": ("DOUBLE", f"mean + 2.66 mean moving ranges; {_LIMIT}"),
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
                "marks the month, and without a decision"
            ),
        ),
        "rule_set": _RULE_SET,
    },
)

SPC_SUMMARY = Table(
    "analysis.spc_summary",
    "Grain: one control chart (XmR); one KPI and view",
    {
        "kpi_id": _KPI,
        "view": ("VARCHAR", "extended or recalculated; see analysis.spc_point"),
        "rule_set": _RULE_SET,
        "point_count": ("BIGINT", "months with data, ghosts left out"),
        "baseline_point_count": ("BIGINT", "months that make the limits (or the median)"),
        "has_limits": ("BOOLEAN", "at least 13 months make them; else a run chart with a median"),
        "centre": ("DOUBLE", "mean of the months that make the limits; without limits, median"),
        "lower_limit": ("DOUBLE", "null without limits"),
        "upper_limit": ("DOUBLE", "null without limits"),
        "mean_moving_range": (
            "DOUBLE",
            "after ranges over 3.267 times their mean were left out, once; null without limits",
        ),
        "variation": (
            "VARCHAR",
            (
                "what the last judged month is part of: improving, concerning, "
                "improving_and_concerning, common_cause or too_little_data; null in the "
                "recalculated view, which has no verdict of its own, and without a decision, "
                "when nothing parts before from after. It never decides alone that time has moved"
            ),
        ),
        "first_signal_month": (
            "DATE",
            (
                "first judged month that a rule marks; null without one. Judged are months "
                "after the transition; without a decision all months"
            ),
        ),
        "last_month": ("DATE", "last month with data, ghosts left out"),
        "assurance": (
            "VARCHAR",
            (
                "the target (raw.ref_target) against the limits of the process as it runs "
                "now, which are the recalculated ones where there is a decision: pass, fail, "
                "hit_or_miss or no_target; null where it has no limits, and without a decision"
            ),
        ),
    },
)
