"""Results on how the time moved, as the wording rules ask of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.wording import certainty
from pipeline.wording.results import Result, Row, either, how_many, known, sign_of


def interrupted_series(fit: Row, estimates: Mapping[str, Row]) -> Result:
    """Return an interrupted time series: a row of ``analysis.its_fit`` with title and estimates.

    Parameters
    ----------
    estimates
        Quantity → ``value``, ``lower``, ``upper``, as in ``analysis.its_estimate``.
    """
    reason = known(fit.get("reason"))
    estimates = {name: row for name, row in estimates.items() if None not in row.values()}
    needed = ("change_at_end", "change_at_start", "slope_change_per_year", "hours_gained")
    if reason == "none" and (fit.get("last_month") is None or not set(needed) <= set(estimates)):
        reason = "too_few_months"
    nothing: Row = {"value": 0.0, "lower": 0.0, "upper": 0.0}
    now, level, slope, hours = (estimates.get(name, nothing) for name in needed)
    leans = bool(fit.get("leans_on_one_month")) and fit.get("most_influential_month") is not None
    failed = bool(fit.get("hangs_together")) or leans

    def sure(found: Row) -> str:
        level = certainty.of_interval(found["lower"], found["upper"])
        return certainty.weakened(level, failed=failed)

    return Result(
        "interrupted_series",
        {
            "reason": reason,
            "certainty": sure(now),
            "sign": sign_of(now["value"]),
            "level_certainty": sure(level),
            "level_sign": sign_of(level["value"]),
            "slope_certainty": sure(slope),
            "slope_sign": "up" if slope["value"] > 0 else "down",
            "hours_sign": sign_of(hours["value"], decimals=1),
            "hangs_together": bool(fit.get("hangs_together")),
            "leans_on_one_month": leans,
            "replaced": how_many(fit.get("replaced_month_count") or 0),
        },
        {
            "title": either(fit, "title"),
            "last_month": fit.get("last_month"),
            "influential_month": fit.get("most_influential_month"),
            "replaced_count": fit.get("replaced_month_count"),
            "size": abs(now["value"]),
            "change": now["value"],
            "lower": now["lower"],
            "upper": now["upper"],
            "level_change": level["value"],
            "level_lower": level["lower"],
            "level_upper": level["upper"],
            "hours_size": abs(hours["value"]),
            "hours_lower": hours["lower"],
            "hours_upper": hours["upper"],
        },
    )


def composition(row: Row) -> Result:
    """Return whether the composition changed: a row of ``analysis.composition_change``."""
    p_value, reason = row.get("p_value"), known(row.get("reason"))
    return Result(
        "composition",
        {
            "certainty": certainty.of_p(p_value),
            "reason": "too_few_months" if p_value is None and reason == "none" else reason,
            "has_distance": row.get("aitchison_distance") is not None,
            "is_tested": p_value is not None,
        },
        {
            "when": row["period"],
            "p_value": p_value,
            "distance_value": row.get("aitchison_distance"),
        },
    )


def composition_flow(rows: Sequence[Row], period: Any) -> Result:
    """Return the smallest reallocation of one period: its rows of ``analysis.composition_flow``.

    Parameters
    ----------
    rows
        With the names of both categories.
    """
    largest = max(rows, key=lambda row: row["minimal_share"], default=None)
    first: Row = largest or {}
    return Result(
        "composition_flow",
        {"pairs": how_many(len(rows))},
        {
            "when": period,
            "moved": sum(row["minimal_share"] for row in rows),
            "largest": first.get("minimal_share"),
            "from": _small(either(first, "from")),
            "to": _small(either(first, "to")),
        },
    )


def _small(names: tuple[str, str]) -> tuple[str, str]:
    danish, english = (name[:1].lower() + name[1:] for name in names)
    return danish, english


def mix_change(row: Row) -> Result:
    """Return a change split by people or units: a row of ``analysis.mix_change`` with its names."""
    return Result(
        "mix_change",
        {
            "compared_with": str(row.get("compared_with", "baseline")),
            "grouping": str(row.get("grouping", "staff")),
            "sign": sign_of(row["change"]),
        },
        {
            "title": either(row, "title"),
            "when": row["period"],
            "size": abs(row["change"]),
            "within": row["within_change"],
            "mix": row["mix_change"],
        },
    )
