"""Tables that Python writes into a warehouse, with a comment on each of their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import polars as pl

_POLARS: dict[str, type[pl.DataType]] = {
    "VARCHAR": pl.String,
    "DATE": pl.Date,
    "DOUBLE": pl.Float64,
    "BIGINT": pl.Int64,
    "INTEGER": pl.Int32,
    "BOOLEAN": pl.Boolean,
}


@dataclass(frozen=True)
class Table:
    """A table as it is declared and documented.

    Parameters
    ----------
    columns
        Column → type and comment.
    """

    name: str
    grain: str
    columns: dict[str, tuple[str, str]]

    @property
    def schema(self) -> dict[str, type[pl.DataType]]:
        """The columns with their types in Polars."""
        return {name: _POLARS[kind] for name, (kind, _) in self.columns.items()}


def write_rows(
    connection: duckdb.DuckDBPyConnection, table: Table, rows: Sequence[tuple[object, ...]]
) -> None:
    """Write a table of rows whose cells stand in the order of its columns."""
    names = list(table.columns)
    frame = pl.DataFrame(rows, schema=names, orient="row", infer_schema_length=None)
    write_table(connection, table, frame)


def write_table(connection: duckdb.DuckDBPyConnection, table: Table, frame: pl.DataFrame) -> None:
    """Write a table with its comments, in place of what stood there: all of it, or none.

    Parameters
    ----------
    frame
        The columns that the table declares, in that order; rows in the order they are to stand.
    """
    connection.begin()  # each statement alone would wait for the disk
    try:
        _write(connection, table, frame)
    except duckdb.Error:
        connection.rollback()
        raise
    connection.commit()


def _write(connection: duckdb.DuckDBPyConnection, table: Table, frame: pl.DataFrame) -> None:
    declared = ", ".join(f"{name} {kind}" for name, (kind, _) in table.columns.items())
    connection.execute(f"create or replace table {table.name} ({declared})")
    if not frame.is_empty():
        connection.register("rows_to_write", frame.select(*table.columns).to_arrow())
        connection.execute(f"insert into {table.name} from rows_to_write")
        connection.unregister("rows_to_write")
    connection.execute(f"comment on table {table.name} is {_quoted(table.grain)}")
    for name, (_, comment) in table.columns.items():
        connection.execute(f"comment on column {table.name}.{name} is {_quoted(comment)}")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
