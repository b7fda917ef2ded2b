"""Which rows a figure of a KPI rests on, asked of the SQL itself.

A row counts in a figure when the figure is another one without it: it is a *counterfactual cause*
of the figure (Meliou, Gatterbauer, Moore and Suciu, "The complexity of causality and responsibility
for query answers and non-answers", VLDB 2010). So no second description of a KPI is needed, which
might say something else than the SQL that is published: the models between the rows and the KPI
are run again with rows left out.

Leaving out one row at a time would take thousands of runs. Rows that resemble each other are left
out together; a group is taken apart only where that does not settle it:

- the figure stays as it is: none of the group counts;
- numerator and denominator each lose nothing, or what the group weighs (its hours, its contacts or
  its number of rows), and a random half of it does likewise: each row counts with its own weight.

Where neither of two rows changes the figure but both do (two of ours at one meeting), they count
together, each with its part.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import duckdb

from pipeline.problems import UngetidError
from pipeline.warehouse.models import Model
from pipeline.warehouse.row_tables import ROW_TABLES, between

_TOLERANCE = 1e-6  # of an hour: far below the minute that is the least one can register
_MOST_RUNS = 1000  # of the models for one table; a share takes some 100
_MOST_TOGETHER = 64  # rows of a group in which those that count only together are looked for
_SCHEMAS = ("raw", "staging", "core", "kpi")


@dataclass(frozen=True)
class Place:
    """One figure of a KPI: the key of its row in ``kpi.<kpi_id>``.

    Parameters
    ----------
    table
        ``kpi.<kpi_id>``.
    period_type, period_start, dimension, dimension_value
        As in the table's columns.
    """

    table: str
    period_type: str
    period_start: object
    dimension: str
    dimension_value: str


@dataclass(frozen=True)
class Figure:
    """A figure as the KPI's table has it; null where there is none."""

    numerator: float | None
    denominator: float | None
    value: float | None

    def is_like(self, other: Figure) -> bool:
        """Say whether two figures are the same but for the last digits of floating point."""
        return all(_close(*pair) for pair in zip(self._parts(), other._parts(), strict=True))

    def _parts(self) -> tuple[float | None, ...]:
        return self.numerator, self.denominator, self.value


@dataclass(frozen=True)
class CountedRow:
    """A row that a figure rests on.

    Parameters
    ----------
    table
        The core table that it stands in.
    number
        Its number there, for :meth:`FigureRows.described`.
    numerator, denominator
        What it adds to them, in their unit; 0.0 where the figure changes otherwise (a median).
    together
        How many rows count only together, this one among them; each then adds its part, 0.0 where
        what they add was not taken apart. 1 where it counts alone.
    """

    table: str
    number: int
    numerator: float
    denominator: float
    together: int = 1

    @property
    def parts(self) -> tuple[float, float]:
        """What it adds to numerator and denominator."""
        return self.numerator, self.denominator


@dataclass(frozen=True)
class _Row:
    """A row that is weighed: its number, its weights, and what it has in common with others."""

    number: int
    weights: tuple[float, ...]
    alike: tuple[object, ...]


class FigureRows:
    """The models between the registered rows and one KPI, ready to be run without some rows.

    Parameters
    ----------
    warehouse
        A published warehouse; it is only read.
    models
        The models that it was built with.
    place
        The figure.

    Raises
    ------
    UngetidError
        When the warehouse holds no such figure, or these models make another of it.
    """

    def __init__(self, warehouse: Path, models: Sequence[Model], place: Place) -> None:
        self._place = place
        self._runs = 0
        self._steps, self.tables = between(models, place.table)
        self._connection = duckdb.connect()
        self._connection.execute("set threads = 1")  # small tables: threads would only wait
        quoted = str(warehouse).replace("'", "''")
        self._connection.execute(f"attach '{quoted}' as published (read_only)")
        self.published = self._figure(f"published.{place.table}")
        self._lay_out()
        self.figure = self._without(())
        if not self.figure.is_like(self.published):
            raise UngetidError(
                "The SQL of today makes another figure than the one that is published.",
                where=place.table,
                mend="Run 'ungetid run' first, so that both are of one version.",
            )

    def close(self) -> None:
        """Let go of the warehouse."""
        self._connection.close()

    def __enter__(self) -> FigureRows:
        """Hold the warehouse."""
        return self

    def __exit__(self, *_fault: object) -> None:
        """Let go of it."""
        self.close()

    @property
    def models(self) -> tuple[str, ...]:
        """The tables that are made anew, in their order, the KPI's last."""
        return tuple(model.table for model in self._steps)

    def counted(self, table: str) -> list[CountedRow]:
        """Find the rows of one of ``tables`` that the figure rests on."""
        row_table = ROW_TABLES[table]
        self._runs = 0
        found = self._connection.execute(
            f"select number, [{', '.join(row_table.weights)}], row({row_table.order}) "  # noqa: S608 - names of our own
            f"from {_rows(table)} order by number"
        ).fetchall()
        rows = [
            _Row(number, tuple(map(float, weighs)), tuple(alike)) for number, weighs, alike in found
        ]
        return sorted(self._search(table, rows), key=lambda row: row.number)

    def described(self, table: str, columns: str, numbers: Sequence[int]) -> list[tuple[Any, ...]]:
        """Return these columns of these rows, in the order of their numbers."""
        return self._connection.execute(
            f"select {columns} from {_rows(table)} as rows "  # noqa: S608 - names of our own
            "where number in (select unnest(?)) order by number",
            [list(numbers)],
        ).fetchall()

    def _search(self, table: str, rows: list[_Row]) -> list[CountedRow]:
        if not rows:
            return []
        without = self._without([row.number for row in rows], table)
        if without.is_like(self.figure):
            return []
        lost = self._lost(without)
        if len(rows) == 1:
            return [CountedRow(table, rows[0].number, *lost)]
        if (weights := self._weights(table, rows, lost)) is not None:
            return [one for row in rows if any((one := _weighed(table, row, weights)).parts)]
        if self._runs > _MOST_RUNS:  # no sum of rows: the group is told, and not taken apart
            return [CountedRow(table, row.number, 0.0, 0.0, len(rows)) for row in rows]
        middle = _middle(rows)
        found = [*self._search(table, rows[:middle]), *self._search(table, rows[middle:])]
        return found + self._together(table, rows, found, lost)

    def _together(
        self, table: str, rows: list[_Row], found: list[CountedRow], lost: tuple[float, float]
    ) -> list[CountedRow]:
        """Find what counts only together: two of ours at a meeting, where either would have done.

        A least set is what is left when every row has been given back without which the figure
        would still be another.
        """
        more: list[CountedRow] = []
        others = [row for row in rows if row.number not in {one.number for one in found}]
        while len(rows) <= _MOST_TOGETHER and not _explained([*found, *more], lost):
            least = others
            for row in others:
                fewer = [one for one in least if one is not row]
                if not self._without([one.number for one in fewer], table).is_like(self.figure):
                    least = fewer
            shared = self._lost(self._without([row.number for row in least], table))
            if not any(shared):
                break
            number = len(least)
            more += [
                CountedRow(table, row.number, shared[0] / number, shared[1] / number, number)
                for row in least
            ]
            others = [row for row in others if row not in least]
        return more

    def _weights(
        self, table: str, rows: list[_Row], lost: tuple[float, float]
    ) -> tuple[int | None, int | None] | None:
        """Return which weight each row adds to numerator and denominator; None where unsettled."""
        half = Random(len(rows)).sample(rows, len(rows) // 2)  # noqa: S311 - a check, no secret
        half_lost: tuple[float, float] | None = None
        found: list[int | None] = []
        for part in (0, 1):
            if _close(lost[part], 0.0):
                found.append(None)
                continue
            which = [
                at for at in range(len(rows[0].weights)) if _close(_sum(rows, at), lost[part])
            ]  # fmt: skip
            if which and half_lost is None:
                half_lost = self._lost(self._without([row.number for row in half], table))
            which = [at for at in which if half_lost and _close(_sum(half, at), half_lost[part])]
            if not which:
                return None
            found.append(which[0])
        return None if found == [None, None] else (found[0], found[1])

    def _lost(self, without: Figure) -> tuple[float, float]:
        return (
            (self.figure.numerator or 0.0) - (without.numerator or 0.0),
            (self.figure.denominator or 0.0) - (without.denominator or 0.0),
        )

    def _without(self, numbers: Sequence[int], table: str | None = None) -> Figure:
        """Run the models without these rows of a table, and return what the figure is then."""
        self._runs += 1
        execute = self._connection.execute
        execute("delete from rows.left_out")
        if table is not None:
            execute(
                "insert into rows.left_out select ?, unnest(?::integer[])", [table, list(numbers)]
            )
        for model in self._steps:
            execute(f"create or replace table {model.table} as {model.sql}")
            if model.table == table:
                execute(_leave_out(model))
        return self._figure(self._place.table)

    def _figure(self, table: str) -> Figure:
        place = self._place
        found = self._connection.execute(
            f"select numerator, denominator, value from {table} where period_type = ? "  # noqa: S608 - names of our own
            "and period_start = ? and dimension = ? and dimension_value = ?",
            [place.period_type, place.period_start, place.dimension, place.dimension_value],
        ).fetchone()
        return Figure(*found) if found else Figure(None, None, None)

    def _lay_out(self) -> None:
        """Give each row a number, and let the models read all rows but those left out."""
        execute = self._connection.execute
        for schema in (*_SCHEMAS, "rows"):
            execute(f"create schema {schema}")
        execute("create table rows.left_out (table_name varchar, number integer)")
        made = {model.table for model in self._steps}
        for table in self.tables:
            order = ROW_TABLES[table].order
            execute(
                f"create table {_rows(table)} as select row_number() over (order by {order}) "  # noqa: S608 - names of our own
                f"as number, * from published.{table}"
            )
            if table in made:
                continue
            execute(
                f"create view {table} as select * exclude (number) from {_rows(table)} "  # noqa: S608 - names of our own
                f"where number not in "
                f"(select number from rows.left_out where table_name = '{table}')"
            )
        for upstream in sorted({one for model in self._steps for one in model.depends_on} - made):
            if upstream not in self.tables:
                execute(f"create view {upstream} as from published.{upstream}")


def _leave_out(model: Model) -> str:
    """Return the SQL that takes the rows left out from a table that has just been made anew."""
    same = " and ".join(
        f"{model.table}.{column} is not distinct from rows_of.{column}"
        for column in model.header.key
    )
    return (
        f"delete from {model.table} using {_rows(model.table)} as rows_of where {same} "  # noqa: S608 - names of our own
        f"and rows_of.number in (select number from rows.left_out "
        f"where table_name = '{model.table}')"
    )


def _rows(table: str) -> str:
    return f"rows.{table.partition('.')[2]}"


def _weighed(table: str, row: _Row, weights: tuple[int | None, int | None]) -> CountedRow:
    numerator, denominator = (0.0 if which is None else row.weights[which] for which in weights)
    return CountedRow(table, row.number, numerator, denominator)


def _explained(found: Sequence[CountedRow], lost: tuple[float, float]) -> bool:
    return _close(math.fsum(row.numerator for row in found), lost[0]) and _close(
        math.fsum(row.denominator for row in found), lost[1]
    )


def _sum(rows: Sequence[_Row], at: int) -> float:
    return math.fsum(row.weights[at] for row in rows)


def _middle(rows: Sequence[_Row]) -> int:
    """Return where to take a group apart: between rows that differ most, next to its middle."""
    half = len(rows) / 2
    for depth in range(1, len(rows[0].alike) + 1):
        edges = [
            at for at in range(1, len(rows)) if rows[at].alike[:depth] != rows[at - 1].alike[:depth]
        ]
        if edges:
            return min(edges, key=lambda at: abs(at - half))
    return len(rows) // 2


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=_TOLERANCE)
