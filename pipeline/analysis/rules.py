"""Which months of a chart are signals: the four rules, each as a direction."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.analysis.limits import Numbers
from pipeline.analysis.rule_sets import Rule, RuleSet

Marks = npt.NDArray[np.int8]
# Two shares that are equal as fractions may differ in the last bits as floats. Differences below
# this share of the largest value are none: a tie is a tie, and a point on the mean is on it.
_RESOLUTION = 1e-9
_NOT_COUNTED = 2


@dataclass(frozen=True)
class Lines:
    """The lines that each month is held against: nan where it has none.

    Parameters
    ----------
    centre, lower, upper
        One number a month, in the unit of the series.
    """

    centre: Numbers
    lower: Numbers
    upper: Numbers


def rule_marks(
    values: Numbers, lines: Lines, rule_set: RuleSet, parts: npt.NDArray[np.int64] | None = None
) -> dict[Rule, Marks]:
    """Return the direction of each rule for each month.

    Every point of a run is marked, not only the one that completes it; of two in three, those
    near the limit. Months that are not counted are never marked and break every run.

    Parameters
    ----------
    values
        Months in order, none left out; nan where a month has no data or is not counted.
    lines
        Where a month has no limits nothing is marked: a run chart of so few points is only
        looked at.
    parts
        Numbers that are equal within each stretch that a run must not leave; None for one.

    Returns
    -------
    dict
        Rule → 1 where it marks the point as high (for a trend: rising), -1 as low (falling),
        else 0.
    """
    if parts is None:
        parts = np.zeros(values.shape, dtype=np.int64)
    known = values[~np.isnan(values)]
    tie = _RESOLUTION * float(np.abs(known).max()) if known.size else 0.0
    position = values - lines.centre
    reach = lines.upper - lines.centre
    side, outside = _beyond(position, tie), _beyond(position, reach + tie)
    near = _beyond(position, rule_set.near_share * reach + tie)
    if not rule_set.near_counts_outside:
        near = np.where(outside != 0, 0, near).astype(np.int8)
    on_side = np.where(np.isnan(values), _NOT_COUNTED, side).astype(np.int8)
    step = np.zeros(values.shape, dtype=np.int8)
    step[1:] = np.where(parts[1:] == parts[:-1], _beyond(np.diff(values), tie), 0)
    marks: dict[Rule, Marks] = {
        "outside": outside,
        "trend": _trend(step, rule_set.trend_length),
        "two_of_three": _two_of_three(near, on_side, parts, rule_set),
        "shift": _run(side, parts, rule_set.shift_length),
    }
    has_limits = ~np.isnan(reach) & ~np.isnan(values)
    return {rule: np.where(has_limits, mark, 0).astype(np.int8) for rule, mark in marks.items()}


def _beyond(distance: Numbers, by: Numbers | float) -> Marks:
    """Return 1 above, -1 below, 0 within; 0 where there is no distance, too."""
    with np.errstate(invalid="ignore"):
        return (distance > by).astype(np.int8) - (distance < -np.asarray(by)).astype(np.int8)


def _run(direction: Marks, parts: npt.NDArray[np.int64], length: int) -> Marks:
    """Keep directions that stand at least ``length`` times in a row; 0 for the others."""
    if direction.size == 0:
        return direction
    begins = np.r_[True, (np.diff(direction) != 0) | (np.diff(parts) != 0)]
    starts = np.flatnonzero(begins)
    lengths = np.diff(np.r_[starts, direction.size])
    return np.where(np.repeat(lengths, lengths) >= length, direction, 0).astype(np.int8)


def _trend(step: Marks, length: int) -> Marks:
    """Mark all points of ``length`` or more that each rise (or each fall).

    So many points have one step fewer between them. The point on which one trend ends and
    another begins is of the younger one.
    """
    arriving = _run(step, np.zeros(step.shape, dtype=np.int64), length - 1)
    leaving = np.r_[arriving[1:], np.zeros(min(1, arriving.size), dtype=np.int8)]
    return np.where(leaving != 0, leaving, arriving).astype(np.int8)


def _two_of_three(
    near: Marks, side: Marks, parts: npt.NDArray[np.int64], rule_set: RuleSet
) -> Marks:
    """Mark the points near a limit of which ``near_count`` lie within ``near_window`` in a row.

    A window that leaves a part is none, nor is one with a month that does not count.
    Where the rule set asks for one side only, a month on the centre (side 0) is on neither.
    """
    marks = np.zeros(near.shape, dtype=np.int8)
    width = rule_set.near_window
    for first in range(near.size - width + 1):
        window = slice(first, first + width)
        if (parts[window] != parts[first]).any() or (side[window] == _NOT_COUNTED).any():
            continue
        for way in (1, -1):
            here = near[window] == way
            if here.sum() < rule_set.near_count:
                continue
            if rule_set.near_needs_one_side and (side[window] != way).any():
                continue
            marks[window][here] = way
    return marks
