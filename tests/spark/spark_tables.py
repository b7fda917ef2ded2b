"""Tables of a DuckDB file as tables of Spark, and what each of the models returns there.

DuckDB writes Parquet, Spark reads it in place. What Spark lacks is mapped:

=========  ==============================================================================
``TIME``   the moment of that clock time on the first of January 1970 (``TIMESTAMP_NTZ``):
           comparing two, and the hour, minute and second of one, mean the same
=========  ==============================================================================

Moments have no zone in either (``TIMESTAMP`` in DuckDB, ``TIMESTAMP_NTZ`` in Spark). A type that
is not named here stops the test: somebody has to say what it is to be in Spark.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import sqlglot
from same_rows import Table
from sqlglot import ErrorLevel

from pipeline.warehouse.models import SCHEMAS, Model

_KINDS = {
    "BOOLEAN": "truth",
    "INTEGER": "whole number",
    "BIGINT": "whole number",
    "DOUBLE": "number",
    "DECIMAL": "number",
    "VARCHAR": "text",
    "DATE": "day",
    "TIME": "moment",
    "TIMESTAMP": "moment",
}
_SPARK_KINDS = {
    "boolean": "truth",
    "int": "whole number",
    "bigint": "whole number",
    "double": "number",
    "decimal": "number",
    "string": "text",
    "date": "day",
    "timestamp_ntz": "moment",
}
_EPOCH = dt.date(1970, 1, 1)


class SparkWarehouse:
    """The catalogue of a Spark session, filled from a DuckDB file."""

    def __init__(self, session: Any, folder: Path) -> None:
        self.session = session
        self.folder = folder
        for schema in ("raw", *SCHEMAS):
            session.sql(f"create schema if not exists {schema}")

    def load(self, candidate: Path, tables: Iterable[str]) -> None:
        """Put tables of a DuckDB file in the place of those of the same names."""
        with duckdb.connect(candidate, read_only=True) as connection:
            for table in tables:
                file = self.folder / f"{table}.parquet"
                file.parent.mkdir(parents=True, exist_ok=True)
                self.session.sql(f"drop table if exists {table}")
                file.unlink(missing_ok=True)
                columns = ", ".join(_column(*column) for column in _columns(connection, table))
                connection.execute(f"copy (select {columns} from {table}) to '{file}'")
                self.session.sql(f"create table {table} using parquet location '{file}'")

    def run(self, model: Model) -> Table:
        """Return what a model's SQL, transpiled, returns on the tables loaded."""
        return self.select(in_spark(model.sql))

    def select(self, sql: str) -> Table:
        """Return what a SELECT in Spark's own dialect returns."""
        frame = self.session.sql(sql)
        kinds = [_SPARK_KINDS.get(kind.partition("(")[0], kind) for _, kind in frame.dtypes]
        return Table(frame.columns, kinds, [tuple(row) for row in frame.collect()])


def in_spark(sql: str) -> str:
    """Transpile DuckDB's SQL to Spark's; what sqlglot knows not to be possible is an error."""
    [text] = sqlglot.transpile(
        sql, read="duckdb", write="spark", unsupported_level=ErrorLevel.RAISE
    )
    return text


def in_duckdb(candidate: Path, select: str) -> Table:
    """Return what a SELECT gives in a DuckDB file, with the values that Spark is to give."""
    with duckdb.connect(candidate, read_only=True) as connection:
        found = connection.execute(select)
        described = [(name, str(kind).partition("(")[0]) for name, kind, *_ in found.description]
        rows = [tuple(_value(cell) for cell in row) for row in found.fetchall()]
    return Table(
        [name for name, _ in described], [_KINDS.get(kind, kind) for _, kind in described], rows
    )


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str]]:
    described = connection.execute(f"describe {table}").fetchall()
    return [(name, kind.partition("(")[0]) for name, kind, *_ in described]


def _column(name: str, kind: str) -> str:
    assert kind in _KINDS, f'"{name}" is a {kind}: what is that to be in Spark?'
    return f'date \'1970-01-01\' + "{name}" as "{name}"' if kind == "TIME" else f'"{name}"'


def _value(cell: Any) -> Any:
    return dt.datetime.combine(_EPOCH, cell) if isinstance(cell, dt.time) else cell
