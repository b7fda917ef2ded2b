"""The rules that a row of an activity log must keep: what is wrong, of which column, and when.

They are data, ``row_conditions.csv``, which the lake takes along as a reference table, so that the
warehouse and the quality report read the same rules. A condition is SQL over the row as it was
read: ``t_<column>`` is a cell's text, ``<column>`` its value, null where it cannot be read;
``received_on``; ``clock_span``: minutes from start to end by the clock; ``span``: minutes that
passed, also when clocks change; ``day_minutes``: minutes of the day, 1440 but twice a year;
``start_is_skipped``, ``end_is_skipped``: there was no such clock time that day;
``span_is_skipped``: the same of a span in the cell of the duration; ``is_overnight``:
the end has no day of its own and is taken for the next; ``is_all_day``; ``is_several_days``: all
day, over more than one day;
``activity_labels_disagree``: labels say two activities; ``has_unclear_parts``: hours beside minutes
that may be the parts of one duration; ``is_employed``: ``staff.csv`` has a row
for the person on that day, null where either is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polars as pl

from pipeline.ingest.tables import SmallTable, read_small_csv

CONDITIONS = Path(__file__).with_name("row_conditions.csv")
_COLUMNS = ("condition_number", "column_name", "reason_code", "condition")


@dataclass(frozen=True)
class Rule:
    """One rule: the column at fault, the reason, and the rows it refuses."""

    column: str
    reason_code: str
    condition: str

    @property
    def is_broken(self) -> pl.Expr:
        """The rows that break it."""
        return pl.sql_expr(self.condition)


def read_conditions() -> SmallTable:
    """Read the rules as they stand in the file."""
    return read_small_csv(CONDITIONS, CONDITIONS.name, dict.fromkeys(_COLUMNS, ()), _COLUMNS)


@cache
def row_rules() -> tuple[Rule, ...]:
    """Return all rules in the order of the contract's columns, in which problems are told."""
    return tuple(
        Rule(row.text("column_name"), row.text("reason_code"), row.text("condition"))
        for row in read_conditions().rows
    )


def text_of(column: str) -> pl.Expr:
    """Return the text of a canonical column."""
    return pl.col(f"t_{column}")
