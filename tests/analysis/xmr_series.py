"""Series for control charts, written by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import polars as pl

from pipeline.analysis.limits import Limits
from pipeline.analysis.rule_sets import MDC_2023, RuleSet
from pipeline.analysis.rules import with_rules

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


def points(values: list[float | None]) -> pl.DataFrame:
    """What limits and rules read: a null is no counted month."""
    counted = [value is not None for value in values]
    return pl.DataFrame(
        {"value": values, "is_counted": counted},
        schema={"value": pl.Float64, "is_counted": pl.Boolean},
    )


def marks(
    rule: str, values: list[float | None], limits: Limits, rule_set: RuleSet = MDC_2023
) -> list[int]:
    """The direction in which one rule marks each value."""
    return with_rules(points(values), limits, rule_set)[rule].to_list()
