"""Which months of a chart are signals: the four rules, each as a direction."""

from __future__ import annotations

import polars as pl

from pipeline.analysis.limits import Limits
from pipeline.analysis.rule_sets import RULES, RuleSet

# Two shares that are equal as fractions may differ in the last bits as floats. Differences below
# this share of the largest value are none: a tie is a tie, and a point on the mean is on it.
_RESOLUTION = 1e-9


def with_rules(points: pl.DataFrame, limits: Limits, rule_set: RuleSet) -> pl.DataFrame:
    """Add the direction of each rule for each month.

    Every point of a run is marked, not only the one that completes it; of two in three, the two.
    Months that are not counted (no value, or ghosted) are never marked and break every run.

    Parameters
    ----------
    points
        ``value`` and ``is_counted`` of every month in order, without a month left out.
    limits
        Without limits nothing is marked: a run chart of so few points is only looked at.

    Returns
    -------
    polars.DataFrame
        With ``outside``, ``trend``, ``two_of_three``, ``shift``: 1 where that rule marks the
        point as high (for a trend: rising), -1 as low (falling), else 0.
    """
    if limits.centre is None or limits.lower is None or limits.upper is None:
        return points.with_columns(pl.lit(0, pl.Int8).alias(rule) for rule in RULES)
    size = points.select(pl.col("value").abs().max()).item() or 0.0
    value = pl.when("is_counted").then(pl.col("value"))
    position, tie = value - limits.centre, _RESOLUTION * size
    reach = limits.upper - limits.centre
    marks = {
        "outside": _beyond(position, reach + tie),
        "trend": _trend(_beyond(value - value.shift(1), tie), rule_set.trend_length),
        "two_of_three": _near(
            _beyond(position, rule_set.near_share * reach + tie),
            rule_set.near_count,
            rule_set.near_window,
        ),
        "shift": _run(_beyond(position, tie), rule_set.shift_length),
    }
    return points.with_columns(
        mark.fill_null(0).cast(pl.Int8).alias(rule) for rule, mark in marks.items()
    )


def _beyond(distance: pl.Expr, by: float) -> pl.Expr:
    """Return 1 above, -1 below, 0 within; null where there is no distance."""
    return (distance > by).cast(pl.Int8) - (distance < -by).cast(pl.Int8)


def _run(direction: pl.Expr, length: int) -> pl.Expr:
    """Keep directions that stand at least ``length`` times in a row; 0 for the others."""
    times = pl.len().over(direction.rle_id())
    return pl.when(times >= length).then(direction).otherwise(0)


def _trend(step: pl.Expr, length: int) -> pl.Expr:
    """Mark all points of ``length`` or more that each rise (or each fall).

    So many points have one step fewer between them. The point on which one trend ends and
    another begins is of the younger one.
    """
    arriving = _run(step, length - 1).fill_null(0)
    leaving = arriving.shift(-1, fill_value=0)
    return pl.when(leaving != 0).then(leaving).otherwise(arriving)


def _near(direction: pl.Expr, count: int, window: int) -> pl.Expr:
    """Mark the points near a limit of which ``count`` lie within ``window`` in a row.

    A window that holds a month which is not counted is none.
    """
    marks = pl.lit(0, pl.Int8)
    for side in (1, -1):
        near = (direction == side).cast(pl.Int32)
        enough = (near.rolling_sum(window, min_samples=window) >= count).fill_null(value=False)
        of_a_window = pl.any_horizontal(enough.shift(-k, fill_value=False) for k in range(window))
        marks = pl.when((direction == side) & of_a_window).then(side).otherwise(marks)
    return marks
