"""The control chart of a KPI: its months, its two views, its verdicts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
import polars as pl

from pipeline.analysis.control_chart import (
    EFFECTS,
    Flags,
    Good,
    Whole,
    laid_columns,
    lay_out,
    named,
)
from pipeline.analysis.limits import Limits
from pipeline.analysis.rule_sets import RULES, RuleSet

View = Literal["extended", "recalculated"]
Variation = Literal[
    "improving",
    "concerning",
    "improving_and_concerning",
    "upward",
    "downward",
    "upward_and_downward",
    "common_cause",
    "too_little_data",
]
Assurance = Literal["pass", "fail", "hit_or_miss", "no_target"]
_NEITHER_SIDE = ("transition", "before")


@dataclass(frozen=True)
class Chart:
    """One view of one KPI.

    Parameters
    ----------
    points
        ``month_start``, ``value``, ``side``, ``is_ghost``, ``is_counted``, ``is_judged``,
        ``centre``, ``lower_limit``, ``upper_limit``, ``moving_range``, a direction per rule (see
        :func:`~pipeline.analysis.rules.rule_marks`), ``rule`` and ``effect``.
    limits
        The lines of the last stretch.
    baseline_point_count
        Points that made those lines.
    is_decided
        Whether a decision parts the months into before and after: else there is no verdict.
    """

    view: View
    points: pl.DataFrame
    limits: Limits
    baseline_point_count: int
    is_decided: bool = True


@dataclass(frozen=True)
class Asked:
    """What the municipality has asked of its charts.

    Parameters
    ----------
    ghosts
        Month → why it is shown and counts for nothing.
    recalculations
        First month of new limits → why; for the recalculated view.
    uses_p_prime
        Limits after Laney, for shares.
    """

    ghosts: Mapping[dt.date, str] = field(default_factory=dict)
    recalculations: Mapping[dt.date, str] = field(default_factory=dict)
    uses_p_prime: bool = False


NOTHING_ASKED = Asked()


def every_month(series: pl.DataFrame) -> pl.DataFrame:
    """Return the series with a row for each month between its first and its last.

    Parameters
    ----------
    series
        ``month_start``, ``value`` (null where there is no data), ``side``, and for p′ limits
        ``denominator``; in any order.
    """
    first, last = series["month_start"].min(), series["month_start"].max()
    if not isinstance(first, dt.date) or not isinstance(last, dt.date):
        return series
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    if months == series.height and series["month_start"].is_sorted():
        return series
    whole = pl.select(pl.date_range(pl.lit(first), pl.lit(last), "1mo").alias("month_start"))
    return whole.join(series, on="month_start", how="left", maintain_order="left")


def extended_chart(
    series: pl.DataFrame, rule_set: RuleSet, good: Good, asked: Asked = NOTHING_ASKED
) -> Chart:
    """Freeze the limits of the baseline and extend them over all that follows.

    That is how an effect shows. Without a decision there is no baseline: all months make the
    limits, so that the chart says whether the process is stable at all, and all are judged; one
    that began to differ would show as a signal against its own mean. Such a signal has a rule and
    no effect: no direction has been decided that it could be for or against.

    Transition months, months before the baseline's window and those that the municipality sets
    aside are ghosted, that is shown, but they make no limits, are marked by no rule and break
    every run. So a signal after the reform is never made of months from before it (decision 0007).

    Parameters
    ----------
    series
        As :func:`every_month`; complete months.
    good
        Which direction improves.
    """
    points = every_month(series)
    sides = points["side"].to_list()
    is_decided = "undecided" not in sides
    is_after = np.array([side == "after" for side in sides], dtype=np.bool_)
    is_base = np.array([not is_decided or side == "baseline" for side in sides], dtype=np.bool_)
    has_base = bool((is_base & _known(points)).any())
    return _chart(
        "extended",
        points,
        rule_set,
        good if is_decided else "watch",
        asked,
        stretches=np.zeros(len(sides), dtype=np.int64),
        makes_limits=is_base if has_base else np.ones_like(is_base),
        # Side by side, never across: a signal after the reform is not made of months before it.
        parts=np.cumsum(np.diff(is_after.astype(np.int64), prepend=0) != 0),
        is_judged=is_after if is_decided else np.ones_like(is_after),
        is_run_chart=not has_base,  # a decision, but no baseline: the median of what there is
    )


def recalculated_chart(
    series: pl.DataFrame,
    starts: Sequence[dt.date],
    rule_set: RuleSet,
    good: Good,
    asked: Asked = NOTHING_ASKED,
) -> Chart:
    """Chart the months from the first recalculation on, each stretch with limits of its own.

    No moving range reaches over a recalculation. It says how the process runs now; it gives no
    verdict on whether it has changed.

    Parameters
    ----------
    series, good
        As :func:`extended_chart`.
    starts
        First days of the months at which limits begin anew, at least one.
    """
    first = min(starts)
    points = every_month(series.filter(pl.col("month_start") >= first))
    months = np.array(points["month_start"].to_list(), dtype="datetime64[D]")
    begins = np.array(sorted({*starts} - {first}), dtype="datetime64[D]")
    stretches = np.searchsorted(begins, months, side="right")
    everything = np.ones(months.shape, dtype=np.bool_)
    return _chart(
        "recalculated",
        points,
        rule_set,
        good,
        asked,
        stretches=stretches,
        makes_limits=everything,
        parts=np.zeros_like(stretches) if rule_set.crosses_recalculation else stretches,
        is_judged=everything,
    )


def variation(chart: Chart, good: Good) -> Variation | None:
    """Say what kind of variation the last judged month is part of.

    All rules that apply to it are asked, not only the one that names it: it may be part of a
    rise and still lie low, and then both are said.

    Returns
    -------
    str or None
        ``improving``, ``concerning``, ``improving_and_concerning`` or ``common_cause``; where
        neither direction is the good one ``upward``, ``downward``, ``upward_and_downward``;
        ``too_little_data`` without limits or without a month to judge; None in the recalculated
        view and without a decision.
    """
    if chart.view == "recalculated" or not chart.is_decided:
        return None
    judged = chart.points["is_judged"].arg_true()
    if not chart.limits.are_there or judged.is_empty():
        return "too_little_data"
    last = judged[-1]
    effects: Mapping[int, Variation] = EFFECTS[good] or {1: "upward", -1: "downward"}
    found = {effects.get(chart.points[rule][last]) for rule in RULES} - {None}
    if len(found) == 2:
        return "improving_and_concerning" if EFFECTS[good] else "upward_and_downward"
    return found.pop() if found else "common_cause"


def assurance(limits: Limits, target: float | None, good: Good) -> Assurance | None:
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


def _known(points: pl.DataFrame) -> Flags:
    known: Flags = points["value"].is_not_null().to_numpy()
    return known


def _chart(
    view: View,
    points: pl.DataFrame,
    rule_set: RuleSet,
    good: Good,
    asked: Asked,
    *,
    stretches: Whole,
    makes_limits: Flags,
    parts: Whole,
    is_judged: Flags,
    is_run_chart: bool = False,
) -> Chart:
    """Lay a view out; a run chart has a median and no limits, however many months there are."""
    values = points["value"].to_numpy()  # a null is nan
    is_neither = points["side"].is_in(_NEITHER_SIDE).fill_null(value=False)
    is_ghost = (is_neither | points["month_start"].is_in(list(asked.ghosts))).to_numpy()
    is_counted = ~np.isnan(values) & ~is_ghost
    sizes = None
    if asked.uses_p_prime:
        sizes = points["denominator"].to_numpy()
    laid = lay_out(
        np.where(is_counted, values, np.nan),
        replace(rule_set, minimum_points=values.size + 1) if is_run_chart else rule_set,
        stretches=stretches,
        makes_limits=makes_limits,
        parts=parts,
        denominators=sizes,
    )
    rule, effect = named(laid.marks, rule_set, good)
    frame = points.with_columns(
        is_ghost=pl.Series(is_ghost),
        is_counted=pl.Series(is_counted),
        is_judged=pl.Series(is_counted & is_judged),
        **{name: pl.Series(lines, nan_to_null=True) for name, lines in laid_columns(laid).items()},
        **{name: pl.Series(mark) for name, mark in laid.marks.items()},
        rule=pl.Series(rule, dtype=pl.String),
        effect=pl.Series(effect, dtype=pl.String),
    )
    in_last = is_counted & (stretches == stretches.max(initial=0))
    made = 0 if is_run_chart else int((makes_limits & in_last).sum())
    limits = laid.limits[-1] if laid.limits else Limits(None)
    decided = "undecided" not in points["side"].to_list()
    return Chart(view, frame, limits, made, decided)
