"""A control chart of one KPI: its points, its verdicts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

import polars as pl

from pipeline.analysis.limits import Limits, process_limits, with_moving_ranges
from pipeline.analysis.rule_sets import RULES, RuleSet
from pipeline.analysis.rules import with_rules

View = Literal["extended", "recalculated"]
Good = Literal["up", "down", "watch", "model"]


@dataclass(frozen=True)
class Chart:
    """One view of one KPI.

    Parameters
    ----------
    points
        ``month_start``, ``value``, ``side``, ``is_ghost``, ``is_counted``, ``is_judged``,
        ``moving_range``, a direction per rule (see :func:`~pipeline.analysis.rules.with_rules`),
        ``rule`` and ``effect``.
    limits
        The lines, the same for every month.
    baseline_point_count
        Points that made the lines.
    is_decided
        Whether a decision parts the months into before and after: else there is no verdict.
    """

    view: View
    points: pl.DataFrame
    limits: Limits
    baseline_point_count: int
    is_decided: bool = True


def every_month(series: pl.DataFrame) -> pl.DataFrame:
    """Return the series with a row for each month between its first and its last.

    Parameters
    ----------
    series
        ``month_start``, ``value`` (null where there is no data), ``side``; in any order.
    """
    if series.is_empty():
        return series
    first, last = series["month_start"].min(), series["month_start"].max()
    months = pl.select(pl.date_range(pl.lit(first), pl.lit(last), "1mo").alias("month_start"))
    return months.join(series, on="month_start", how="left", maintain_order="left")


def extended_chart(series: pl.DataFrame, rule_set: RuleSet, good: Good) -> Chart:
    """Freeze the limits of the baseline and extend them over all that follows.

    That is how an effect shows. Without a decision there is no baseline: all months make the
    limits, so that the chart says whether the process is stable at all, and all are judged; one
    that began to differ would show as a signal against its own mean. Such a signal has a rule and
    no effect: no direction has been decided that it could be for or against.

    Transition months, and months before the baseline's window, belong to neither side: they are
    ghosted, that is shown, but they make no limits, are marked by no rule and break every run.
    So a signal after the reform is never made of months from before it (decision 0007).

    Parameters
    ----------
    series
        ``month_start``, ``value``, ``side`` of complete months.
    good
        Which direction improves.
    """
    points = _prepared(series)
    decided = points.filter(pl.col("side") == "undecided").is_empty()
    points = points.with_columns(
        is_judged=pl.col("is_counted") & (pl.lit(not decided) | (pl.col("side") == "after"))
    )
    baseline = points.filter(pl.col("side") == "baseline") if decided else points
    limits = process_limits(baseline, rule_set)
    if limits.centre is None:  # a decision, but no baseline: the median of what there is
        limits = Limits(centre=process_limits(points, rule_set).centre if decided else None)
    chart = Chart("extended", points, limits, _count(baseline), decided)
    return _marked(chart, rule_set, good if decided else "watch")


def recalculated_chart(
    series: pl.DataFrame, effective_from: dt.date, rule_set: RuleSet, good: Good
) -> Chart:
    """Chart the months from the effective date on, with limits of their own.

    No moving range reaches back over the recalculation, as the months before it are not in the
    chart. It says how the process runs now; it gives no verdict on whether it has changed.

    Parameters
    ----------
    series, good
        As :func:`extended_chart`.
    effective_from
        First day of the first month.
    """
    points = _prepared(series.filter(pl.col("month_start") >= effective_from))
    points = points.with_columns(is_judged=pl.col("is_counted"))
    limits = process_limits(points, rule_set)
    return _marked(Chart("recalculated", points, limits, _count(points)), rule_set, good)


def variation(chart: Chart, good: Good) -> str | None:
    """Say what kind of variation the last judged month is part of.

    All rules that apply to it are asked, not only the one that names it: it may be part of a
    rise and still lie low, and then both are said.

    Returns
    -------
    str or None
        ``improving``, ``concerning``, ``improving_and_concerning`` or ``common_cause``;
        ``too_little_data`` without limits or without a month to judge; None in the recalculated
        view, without a decision, and where neither direction is the good one.
    """
    if chart.view == "recalculated" or not chart.is_decided or good not in {"up", "down"}:
        return None
    judged = chart.points.filter(pl.col("is_judged"))
    if not chart.limits.are_there or judged.is_empty():
        return "too_little_data"
    last = judged.row(-1, named=True)
    effects = {_EFFECTS[good].get(last[rule]) for rule in RULES} - {None}
    if len(effects) == 2:
        return "improving_and_concerning"
    return effects.pop() if effects else "common_cause"


def assurance(limits: Limits, target: float | None, good: Good) -> str | None:
    """Say whether the process as it runs can be relied on to meet the target.

    Parameters
    ----------
    limits
        Of the process as it runs now.
    target
        In the unit of the series; None where there is none.

    Returns
    -------
    str or None
        ``pass`` or ``fail`` where the target lies outside the limits, ``hit_or_miss`` where it
        lies within or on them, ``no_target``; None without limits or a good direction.
        Source: NHS England, *Making Data Count*.
    """
    if target is None or good not in {"up", "down"}:
        return "no_target" if target is None else None
    if limits.lower is None or limits.upper is None:
        return None
    if limits.lower <= target <= limits.upper:
        return "hit_or_miss"
    return "pass" if (target < limits.lower) == (good == "up") else "fail"


_EFFECTS: dict[str, dict[int, str]] = {
    "up": {1: "improving", -1: "concerning"},
    "down": {1: "concerning", -1: "improving"},
    "watch": {},
    "model": {},
}


def _prepared(series: pl.DataFrame) -> pl.DataFrame:
    """Return every month with what it counts for, and its moving range."""
    points = every_month(series).with_columns(
        is_ghost=pl.col("side").is_in(["transition", "before"]).fill_null(value=False)
    )
    counted = pl.col("value").is_not_null() & ~pl.col("is_ghost")
    return with_moving_ranges(points.with_columns(is_counted=counted))


def _count(points: pl.DataFrame) -> int:
    return points.filter(pl.col("is_counted")).height


def _marked(chart: Chart, rule_set: RuleSet, good: Good) -> Chart:
    """Name the rule that each month is marked by, by precedence, and its effect."""
    # Side by side, never across: a signal after the reform is not made of months before it.
    is_after = (pl.col("side") == "after").fill_null(value=False)
    parts = chart.points.with_columns(part=is_after.rle_id()).partition_by(
        "part", maintain_order=True, include_key=False
    )
    points = pl.concat(
        [with_rules(part, chart.limits, rule_set) for part in parts or [chart.points]]
    )
    names = [pl.when(pl.col(rule) != 0).then(pl.lit(rule)) for rule in rule_set.precedence]
    directions = [pl.when(pl.col(rule) != 0).then(pl.col(rule)) for rule in rule_set.precedence]
    direction = pl.coalesce(directions).cast(pl.Int64)
    points = points.with_columns(
        rule=pl.coalesce(names),
        effect=direction.replace_strict(_EFFECTS[good], default=None, return_dtype=pl.String),
    )
    return replace(chart, points=points)
