"""Results on what lies ahead, on delays and on chance, as the wording rules ask of them."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.wording import certainty
from pipeline.wording.results import Result, Row, either, how_many, sign_of

_FEWEST_MONTHS = 12
# What cannot be told without these figures is not told.
_NEEDED = {
    "reached": ("level",),
    "expected": ("expected_month",),
    "unclear_pace": ("pace",),
    "not_supported": ("level_as_now",),
}


def forecast(row: Row) -> Result:
    """Return when a target is reached: a row of ``analysis.forecast`` with the KPI's unit."""
    last, earliest, latest = (row.get(f"{name}_month") for name in ("last", "earliest", "latest"))
    level, pace, target = row.get("level"), row.get("pace"), row["target"]
    leads = (target - level) * pace if level is not None and pace is not None else 1.0
    unit = row.get("unit", "share")
    # Three decimals of a share, one of all else: as it is shown.
    has_pace = sign_of(pace, decimals=3 if unit == "share" else 1) != "same"
    tests = row.get("backtest_count") or 0
    outcome = str(row["outcome"])
    needed = _NEEDED.get(outcome, ())
    if last is None or None in [row.get(name) for name in needed]:
        outcome = "too_little_data"
    at_due = ("target_due", "value_at_due", "value_at_due_lower", "value_at_due_upper")
    return Result(
        "forecast",
        {
            "outcome": outcome,
            "is_short": (row.get("month_count") or 0) < _FEWEST_MONTHS,
            "earliest": "none" if earliest is None else "now" if earliest == last else "later",
            "has_latest": latest is not None,
            "latest_is_now": latest is not None and latest == last,
            "goes_away": row.get("expected_month") is None and leads <= 0,
            "has_pace": has_pace,
            "has_due": None not in [row.get(name) for name in at_due],
            "is_tested": row.get("backtest_error") is not None and tests > 0,
            "tested_once": tests == 1,
            "is_example": bool(row.get("is_example")),
            "has_date": row.get("target_due") is not None,
        },
        {
            **row,
            "title": either(row, "title"),
            "unit": unit,
            "pace": pace or 0.0,
            "month_count": row.get("month_count") or 0,
        },
    )


def kpi_chance(row: Row) -> Result:
    """Return a KPI beside what chance gives: a row of ``analysis.kpi_chance`` with its value.

    Parameters
    ----------
    row
        With title, unit, period and ``value``; None where it has no data.
    """
    value, lower, upper = row.get("value"), row.get("chance_lower"), row.get("chance_upper")
    place, level = "none", certainty.of_p(None)
    if value is not None and lower is not None and upper is not None and row.get("chance"):
        place = "above" if value > upper else "below" if value < lower else "within"
        # What lies over 97.5 % of the draws, as nought may lie outside a 95 % interval.
        if place == "above":
            level = certainty.of_interval(value - upper, value - lower)
    return Result(
        "kpi_chance",
        {"place": place, "certainty": level},
        {
            "title": either(row, "title"),
            "when": row["period"],
            "unit": row.get("unit", "hours"),
            "value": value,
            "chance": row.get("chance"),
            "lower": lower,
            "upper": upper,
        },
    )


def kpi_median(row: Row) -> Result:
    """Return how long cases take: a row of ``analysis.kpi_median`` with title and period."""
    lower, upper, median = (row.get(f"median_{name}") for name in ("lower", "upper", "days"))
    both = "both" if upper is not None else "lower"
    cases, reached = row.get("case_count") or 0, row.get("reached_count") or 0
    return Result(
        "kpi_median",
        {
            "cases": how_many(cases),
            # Where some are still open, the median is an estimate.
            "reached": "all" if reached >= cases else "some" if reached else "none",
            "is_reached": median is not None,
            "interval": both if lower is not None else "none",
        },
        {
            "title": either(row, "title"),
            "when": row["period"],
            "median": median,
            "lower": lower,
            "upper": upper,
            "case_count": cases,
            "reached_count": reached,
        },
    )


def what_if(figures: Mapping[str, Row], target: float | None, period: object) -> Result:
    """Return what the target of direct work takes: rows of ``analysis.what_if`` of four quarters.

    Parameters
    ----------
    figures
        Quantity → row, of direct work in the scenario ``present``.
    period
        The four quarters.
    """
    moved, highest = figures.get("hours_moved"), figures.get("highest_share")
    if target is None or (moved is None and highest is None):
        found = "none"
    elif moved is None or "share_target" not in figures:
        found = "impossible"
    else:
        found = "needs" if moved["value"] > 0 else "reached"
    ends = [moved.get(name) if moved else None for name in ("lower", "upper")]
    return Result(
        "what_if",
        {"target": found, "has_interval": None not in ends},
        {
            "when": period,
            "share": target,
            "hours": moved["value"] if moved else None,
            "highest": highest["value"] if highest else 0.0,
            "lower": ends[0],
            "upper": ends[1],
        },
    )
