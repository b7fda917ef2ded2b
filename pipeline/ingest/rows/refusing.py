"""Which rows of a log are refused, and for which broken rules."""

from __future__ import annotations

from functools import cache

import polars as pl

from pipeline.ingest.readers.log_table import HAS_EXTRA, LINE, LogTable
from pipeline.ingest.rows.rules import Rule, row_rules, text_of
from pipeline.ingest.rows.times import kind_of

_OF_HAND_BACK = ("lineage", "is_dropped")


def for_want_of_columns(cells: pl.DataFrame, missing: tuple[str, ...]) -> pl.DataFrame:
    """Refuse every row for each column that is missing."""
    return pl.concat(
        cells.select(
            LINE,
            problem_number=pl.lit(number),
            column_name=pl.lit(column),
            value_kind=pl.lit("empty"),
            reason_code=pl.lit("missing_column"),
        )
        for number, column in enumerate(missing, start=1)
    ).sort(LINE, "problem_number")


def dropped_rows(rows: pl.DataFrame, table: LogTable) -> pl.Series | None:
    """Return which rows are said to be no registration; None where no column says so."""
    if "is_dropped" not in table.headings.columns:
        return None
    return rows["is_dropped"].fill_null(value=False)


@cache
def _conditions() -> tuple[pl.Expr, ...]:
    """Return the condition of each rule, by its number."""
    return tuple(
        rule.is_broken.fill_null(value=False).alias(str(at)) for at, rule in enumerate(row_rules())
    )


def problems(typed: pl.DataFrame, table: LogTable) -> tuple[pl.Series, pl.DataFrame]:
    """Return which rows are refused, and one row per broken rule of each, numbered within the row.

    In a row with too many cells no cell can be trusted to stand under its heading: that is its one
    problem. What is said to be no registration is asked nothing but which row it is.
    """
    rules = row_rules()
    is_broken = typed.select(_conditions())
    dropped = dropped_rows(typed, table)
    has_extra = typed[HAS_EXTRA] if dropped is None else typed[HAS_EXTRA] & ~dropped
    is_refused, found = has_extra, []
    for order, rule in enumerate(rules):
        broken = is_broken.to_series(order)
        if dropped is not None and rule.column not in _OF_HAND_BACK:
            broken = broken & ~dropped
        if broken.any():
            is_refused = is_refused | broken
            rows = typed.filter(broken & ~has_extra)
            found.append(_broken(rows, rule, table).with_columns(order=pl.lit(order)))
    extra = typed.filter(has_extra).select(
        LINE,
        column_name=pl.lit("row"),
        source_column=pl.lit(table.headings.width + 1, pl.Int32()),
        value_kind=pl.lit("text"),
        reason_code=pl.lit(table.extra_reason),
        order=pl.lit(len(rules)),
    )
    number = pl.col("order").cum_count().over(LINE).alias("problem_number")
    return is_refused, pl.concat([*found, extra]).sort(LINE, "order").with_columns(number)


def _broken(rows: pl.DataFrame, rule: Rule, table: LogTable) -> pl.DataFrame:
    column = table.headings.columns.get(rule.column)
    return rows.select(
        LINE,
        column_name=pl.lit(rule.column),
        source_column=pl.lit(column.position if column else None, pl.Int32()),
        value_kind=kind_of(text_of(rule.column)),
        reason_code=pl.lit(rule.reason_code),
    )
