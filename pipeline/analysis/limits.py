"""Centre and limits of an XmR chart (individual values and moving ranges)."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipeline.analysis.rule_sets import RuleSet


@dataclass(frozen=True)
class Limits:
    """Where a chart's lines lie; in the unit of the series.

    Parameters
    ----------
    centre
        The mean where there are limits, else the median; None where there is no point at all.
    lower, upper
        The limits; None where there are too few points. Not cut off at 0 or 1: what a share
        cannot be is for the drawing to leave out.
    mean_moving_range
        After screening; None where there are no limits.
    """

    centre: float | None
    lower: float | None = None
    upper: float | None = None
    mean_moving_range: float | None = None

    @property
    def are_there(self) -> bool:
        """Whether the chart is an XmR chart and not a run chart."""
        return self.upper is not None


def with_moving_ranges(points: pl.DataFrame) -> pl.DataFrame:
    """Add the moving range of each month.

    Parameters
    ----------
    points
        ``value`` and ``is_counted`` of every month in order, without a month left out.

    Returns
    -------
    polars.DataFrame
        With ``moving_range``: distance from the month before; null where one of the two is not
        counted, so that no range spans a gap or a ghosted month.
    """
    both = pl.col("is_counted") & pl.col("is_counted").shift(1, fill_value=False)
    distance = (pl.col("value") - pl.col("value").shift(1)).abs()
    return points.with_columns(pl.when(both).then(distance).alias("moving_range"))


def process_limits(points: pl.DataFrame, rule_set: RuleSet) -> Limits:
    """Compute centre and limits from the points that make them.

    Mean ± ``limit_factor`` × mean moving range, where moving ranges above ``screening_factor`` ×
    their mean are left out, once. Source: Provost & Murray, *The Health Care Data Guide*, ch. 5;
    Nelson, *Journal of Quality Technology* 14 (1982) 172-173, on the screening.

    Parameters
    ----------
    points
        As :func:`with_moving_ranges` wants them, cut to the months that make the limits: a range
        from a month before them is none of theirs.

    Returns
    -------
    Limits
        Only a median where there are fewer than ``minimum_points`` points, or no two in a row.
    """
    values = points.filter(pl.col("is_counted"))["value"]
    ranges = with_moving_ranges(points)["moving_range"].drop_nulls()
    if values.len() < rule_set.minimum_points or ranges.is_empty():
        return Limits(centre=_number(values.median()))
    threshold = rule_set.screening_factor * _sure(ranges.mean())
    mean_range = _sure(ranges.filter(ranges <= threshold).mean())
    centre = _sure(values.mean())
    reach = rule_set.limit_factor * mean_range
    return Limits(centre, centre - reach, centre + reach, mean_range)


def _number(value: object) -> float | None:
    """Return an aggregate as a float; Polars types it more widely."""
    return float(value) if isinstance(value, (int, float)) else None


def _sure(value: object) -> float:
    number = _number(value)
    assert number is not None  # noqa: S101 - the caller has checked that there are values
    return number
