"""One series in, its limits and signals out: the control chart that all others are made with."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import polars as pl

from pipeline.analysis.limits import (
    Limits,
    Numbers,
    moving_ranges,
    p_prime_limits,
    reach_by_denominator,
    xmr_limits,
)
from pipeline.analysis.rule_sets import MDC_2023, RULES, Rule, RuleSet, rule_set_of
from pipeline.analysis.rules import Lines, Marks, rule_marks

Good = Literal["up", "down", "watch", "model"]
Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
EFFECTS: dict[str, Mapping[int, Literal["improving", "concerning"]]] = {
    "up": {1: "improving", -1: "concerning"},
    "down": {1: "concerning", -1: "improving"},
    "watch": {},
    "model": {},
}


@dataclass(frozen=True)
class Laid:
    """A series with its lines and marks.

    Parameters
    ----------
    limits
        Of each stretch, in order.
    lines
        Of each point.
    ranges
        Moving ranges; nan after a gap, a ghost or a recalculation.
    marks
        Rule → direction of each point.
    """

    limits: list[Limits]
    lines: Lines
    ranges: Numbers
    marks: dict[Rule, Marks]


def lay_out(
    values: Numbers,
    rule_set: RuleSet,
    *,
    stretches: Whole,
    makes_limits: Flags,
    parts: Whole,
    denominators: Numbers | None = None,
) -> Laid:
    """Compute lines and marks.

    Parameters
    ----------
    values
        In order; nan where a point does not count.
    stretches
        0, 1, 2, …: each stretch has lines of its own, and no moving range reaches into it.
    makes_limits
        Which points make the lines of their stretch; the others are only held against them.
    parts
        As :func:`~pipeline.analysis.rules.rule_marks`.
    denominators
        For p′ limits; None for XmR.
    """
    centre, reach = np.full(values.shape, np.nan), np.full(values.shape, np.nan)
    ranges, limits = np.full(values.shape, np.nan), []
    for stretch in range(int(stretches.max(initial=-1)) + 1):
        here = stretches == stretch
        making = np.where(makes_limits[here], values[here], np.nan)
        ranges[here] = moving_ranges(values[here])
        if denominators is None:
            found = xmr_limits(making, rule_set)
        else:
            found = p_prime_limits(making, denominators[here], rule_set)
        limits.append(found)
        centre[here] = np.nan if found.centre is None else found.centre
        if denominators is not None and found.sigma_z is not None:
            reach[here] = reach_by_denominator(found, denominators[here])
        elif found.upper is not None and found.centre is not None:
            reach[here] = found.upper - found.centre
    lines = Lines(centre, centre - reach, centre + reach)
    return Laid(limits, lines, ranges, rule_marks(values, lines, rule_set, parts))


def control_chart(
    values: Sequence[float | None] | Numbers,
    *,
    rule_set: RuleSet | str = MDC_2023,
    good: Good = "watch",
    baseline: int | None = None,
    recalculate_at: Collection[int] = (),
    ghosts: Collection[int] = (),
    denominators: Sequence[float | None] | Numbers | None = None,
) -> pl.DataFrame:
    """Make the control chart of one series.

    Parameters
    ----------
    values
        Points in order of time. None or nan is a gap: it breaks every run, and no moving range
        spans it. The unit is of no matter.
    rule_set
        A set, or the name of one in ``RULE_SETS``.
    good
        Which direction improves; ``watch`` (or ``model``): neither.
    baseline
        So many first points make the limits, which are frozen and extended over all that
        follows. None: all points make them.
    recalculate_at
        Positions (from 0) at which the limits begin anew. The baseline is that of the first
        stretch; in later stretches all points make the limits.
    ghosts
        Positions of points that are shown and count for nothing: like gaps.
    denominators
        Of shares (0-1), for p′ limits; None for XmR.

    Returns
    -------
    polars.DataFrame
        One row a point: ``value``, ``is_ghost``, ``stretch`` (0, 1, …), ``centre`` (the mean;
        without limits the median), ``lower_limit``, ``upper_limit`` (null without limits),
        ``moving_range``, ``outside``, ``trend``, ``two_of_three``, ``shift`` (1 marked as high or
        rising, -1 as low or falling, 0 not marked), ``rule`` (the first of them by precedence;
        null) and ``effect`` (``improving``, ``concerning``, null).

    Raises
    ------
    UngetidError
        When there is no such set of rules.
    ValueError
        When denominators are not as many as values, or a position lies outside the series.

    Examples
    --------
    >>> chart = control_chart([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 9], baseline=13, good="up")
    >>> chart.select("upper_limit", "rule", "effect").row(-1)
    (4.121538461538462, 'outside', 'improving')
    """
    rules = rule_set_of(rule_set) if isinstance(rule_set, str) else rule_set
    shown = _numbers(values)
    sizes = None if denominators is None else _numbers(denominators)
    positions = np.arange(shown.size)
    if sizes is not None and sizes.size != shown.size:
        raise ValueError(f"{sizes.size} denominators for {shown.size} values")
    if not {*recalculate_at, *ghosts} <= set(range(shown.size)):
        raise ValueError("a recalculation or a ghost lies outside the series")
    is_ghost = np.isin(positions, list(ghosts))
    stretches = np.searchsorted(sorted({*recalculate_at} - {0}), positions, side="right")
    is_made = (stretches > 0) | (positions < (shown.size if baseline is None else baseline))
    laid = lay_out(
        np.where(is_ghost, np.nan, shown),
        rules,
        stretches=stretches,
        makes_limits=is_made,
        parts=np.zeros_like(stretches) if rules.crosses_recalculation else stretches,
        denominators=sizes,
    )
    rule, effect = named(laid.marks, rules, good)
    lines = laid_columns(laid)
    points = {"value": shown, "is_ghost": is_ghost, "stretch": stretches}
    return (
        pl.DataFrame({**points, **lines})
        .with_columns(pl.col("value", *lines).fill_nan(None))
        .with_columns(pl.Series(name, mark) for name, mark in laid.marks.items())
        .with_columns(
            rule=pl.Series(rule, dtype=pl.String), effect=pl.Series(effect, dtype=pl.String)
        )
    )


def laid_columns(laid: Laid) -> dict[str, Numbers]:
    """Return lines and moving ranges under the names that they have in tables."""
    return {
        "centre": laid.lines.centre,
        "lower_limit": laid.lines.lower,
        "upper_limit": laid.lines.upper,
        "moving_range": laid.ranges,
    }


def named(
    marks: dict[Rule, Marks], rule_set: RuleSet, good: Good
) -> tuple[list[Rule | None], list[str | None]]:
    """Return the rule that names each point, by precedence, and that rule's effect."""
    names: list[Rule | None] = []
    effects: list[str | None] = []
    for point in zip(*(marks[rule].tolist() for rule in rule_set.precedence), strict=True):
        first = next((at for at, mark in enumerate(point) if mark), None)
        names.append(None if first is None else rule_set.precedence[first])
        effects.append(None if first is None else EFFECTS[good].get(point[first]))
    assert len(rule_set.precedence) == len(RULES)  # noqa: S101 - a rule left out names nothing
    return names, effects


def _numbers(values: Sequence[float | None] | Numbers) -> Numbers:
    """Return numbers as floats, everything that is none as nan; infinite ones are none."""
    numbers = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    return np.where(np.isfinite(numbers), numbers, np.nan)
