"""The model runner: every ``sql/<schema>/<name>.sql`` is one SELECT and becomes one table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import duckdb
import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from pipeline.problems import UngetidError
from pipeline.warehouse.headers import Header, read_header

SCHEMAS = ("staging", "core", "kpi", "mart")


@dataclass(frozen=True)
class Model:
    """One SQL file.

    Parameters
    ----------
    table
        ``schema.name``, from the folder and the file.
    sql
        The text of the file.
    header
        Its documentation.
    depends_on
        The tables it reads, as ``schema.name``, sorted.
    """

    table: str
    sql: str
    header: Header
    depends_on: tuple[str, ...]

    @property
    def file(self) -> str:
        """Where it lies, for messages."""
        return f"sql/{self.table.replace('.', '/')}.sql"


def read_models(folder: Path) -> list[Model]:
    """Read every SQL file below a folder.

    Raises
    ------
    UngetidError
        Names the file: no header, not exactly one SELECT, or a table without a schema.
    """
    paths = (path for schema in SCHEMAS for path in sorted((folder / schema).glob("*.sql")))
    return [_read_model(path) for path in paths]


def _read_model(path: Path) -> Model:
    return _model(path.parent.name, path.stem, path.read_text(encoding="utf-8"))


@lru_cache(maxsize=512)  # a process that builds twice parses a hundred files once
def _model(schema: str, name: str, text: str) -> Model:
    where = f"sql/{schema}/{name}.sql"
    header = read_header(text, schema, where)
    try:
        statements = [found for found in sqlglot.parse(text, read="duckdb") if found is not None]
    except SqlglotError as error:
        raise UngetidError(
            f"The SQL cannot be read: {error}", where=where, mend="Mend the file."
        ) from None
    if len(statements) != 1 or not isinstance(statements[0], exp.Query):
        raise UngetidError(
            f"The file must hold one SELECT; it holds {len(statements)} statement(s), "
            "or one of another kind.",
            where=where,
            mend="Keep one SELECT; give a second table a file of its own.",
        )
    return Model(f"{schema}.{name}", text, header, _tables_read(statements[0], where))


def _tables_read(query: exp.Query, where: str) -> tuple[str, ...]:
    """Return the tables that a query reads; its own CTEs are none."""
    own = {cte.alias for cte in query.find_all(exp.CTE)}
    read = set()
    for table in query.find_all(exp.Table):
        if table.db:
            read.add(f"{table.db}.{table.name}")
        elif table.name not in own:
            raise UngetidError(
                f"The table {table.name or table.sql()!r} has no schema.",
                where=where,
                mend="Write schema.table, e.g. core.dim_period.",
            )
    return tuple(sorted(read))


def in_order(models: Iterable[Model], sources: Iterable[str]) -> list[Model]:
    """Return the models so that each comes after all that it reads.

    Parameters
    ----------
    sources
        Tables that are there before any model runs.

    Raises
    ------
    UngetidError
        Names the file that reads an unknown table, or the files that read each other in a circle.
    """
    by_table = {model.table: model for model in models}
    known = set(by_table) | set(sources)
    graph: TopologicalSorter[str] = TopologicalSorter()
    for model in by_table.values():
        for upstream in model.depends_on:
            if upstream not in known:
                raise UngetidError(
                    f"The table {upstream} is read, but nothing makes it.",
                    where=model.file,
                    mend="Check the name; tables are made by the files below sql/ and in raw.",
                )
        graph.add(model.table, *(name for name in model.depends_on if name in by_table))
    try:
        return [by_table[name] for name in graph.static_order()]
    except CycleError as error:
        circle = [by_table[name].file for name in error.args[1]]
        raise UngetidError(
            "SQL files read each other in a circle.",
            where=" -> ".join(circle),
            mend="Move what they share into a table of its own.",
        ) from None


def run_model(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Make the model's table, check its key and write its documentation beside it.

    Raises
    ------
    UngetidError
        Names the file: the SQL does not run, its header documents other columns than it returns,
        or two rows share the key.
    """
    try:
        connection.execute(f"create table {model.table} as {model.sql}")
    except duckdb.Error as error:
        raise UngetidError(f"The SQL does not run: {error}", where=model.file) from error
    found = {name for name, *_ in connection.execute(f"describe {model.table}").fetchall()}
    if wrong := sorted(found ^ {*model.header.columns, *model.header.key}):
        raise UngetidError(
            f"The header and the SELECT differ in the columns: {', '.join(wrong)}.",
            where=model.file,
            mend="Document every column that is returned, and no other.",
        )
    document(connection, model.table, model.header)
    if model.header.key:
        key = ", ".join(model.header.key)
        twice = f"select {key} from {model.table} group by {key} having count(*) > 1 limit 1"  # noqa: S608 - names from our own header
        if (row := connection.execute(twice).fetchone()) is not None:
            raise UngetidError(
                f"Two rows share the key ({key}) = {row}.",
                where=model.file,
                mend="Look for a code that stands twice in the reference data.",
            )


def document(connection: duckdb.DuckDBPyConnection, table: str, header: Header) -> None:
    """Write a header as COMMENT ON TABLE and COMMENT ON COLUMN: all of it, or none.

    One transaction, given at once: each comment alone would wait for the disk.

    Raises
    ------
    duckdb.Error
        When the header speaks of a column that the table does not have.
    """
    connection.begin()
    try:
        told = [f"comment on table {table} is {_quoted(header.comment)}"]
        told += [
            f'comment on column {table}."{column}" is {_quoted(comment)}'
            for column, comment in header.columns.items()
        ]
        connection.execute("; ".join(told))
    except duckdb.Error:
        connection.rollback()
        raise
    connection.commit()


@lru_cache(maxsize=4096)
def _quoted(text: str) -> str:
    return exp.Literal.string(" ".join(str(text).split())).sql("duckdb")
