"""Series for control charts, written by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import polars as pl

from pipeline.analysis.limits import Limits, Numbers
from pipeline.analysis.rule_sets import MDC_2023, Rule, RuleSet
from pipeline.analysis.rules import Lines, rule_marks

FIRST = dt.date(2022, 1, 1)


def months(count: int) -> list[dt.date]:
    return [dt.date(2022 + n // 12, n % 12 + 1, 1) for n in range(count)]


def series(values: list[float | None], sides: list[str] | None = None) -> pl.DataFrame:
    """Months from January 2022; without sides there is no decision."""
    schema = {"month_start": pl.Date, "value": pl.Float64, "side": pl.String}
    columns = (months(len(values)), values, sides or ["undecided"] * len(values))
    return pl.DataFrame(dict(zip(schema, columns, strict=True)), schema=schema)


def decided(
    baseline: list[float | None], after: list[float | None], transition: Sequence[float | None] = ()
) -> pl.DataFrame:
    """A baseline, a transition and what follows."""
    sides = ["baseline"] * len(baseline) + ["transition"] * len(transition) + ["after"] * len(after)
    return series([*baseline, *transition, *after], sides)


def points(values: Sequence[float | None]) -> Numbers:
    """What limits and rules read: a nan is no counted month."""
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def all_marks(
    values: Sequence[float | None], limits: Limits, rule_set: RuleSet = MDC_2023
) -> dict[Rule, list[int]]:
    """The direction in which each rule marks each value, against the same lines throughout."""
    lines = [limits.centre, limits.lower, limits.upper]
    drawn = (np.full(len(values), np.nan if line is None else line) for line in lines)
    marks = rule_marks(points(values), Lines(*drawn), rule_set)
    return {rule: found.tolist() for rule, found in marks.items()}


def marks(
    rule: Rule, values: Sequence[float | None], limits: Limits, rule_set: RuleSet = MDC_2023
) -> list[int]:
    """The direction in which one rule marks each value."""
    return all_marks(values, limits, rule_set)[rule]
