"""Great Expectations on DuckDB, which it has no source for.

Import this module only where it is used: Great Expectations takes seconds to import.

A plain SQL source fails on DuckDB, since it fetches rows after it has closed the connection that
they came from. So the source below keeps one connection open, and ``close`` closes all: DuckDB
lets nobody write to a file that somebody in the same process has open to read.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

# Before the import: no request leaves the machine.
os.environ["GX_ANALYTICS_ENABLED"] = "False"

import great_expectations as gx
import sqlalchemy as sa
from great_expectations.data_context.types.base import ProgressBarsConfig
from great_expectations.datasource.fluent.sql_datasource import SQLDatasource
from great_expectations.execution_engine.sqlalchemy_execution_engine import (
    SqlAlchemyExecutionEngine,
)
from great_expectations.expectations.core.unexpected_rows_expectation import (
    UnexpectedRowsExpectation,
)
from great_expectations.expectations.registry import get_expectation_impl

# As the build: however many rows there are, memory stays bounded.
_MEMORY_LIMIT = "2GB"

# It tells of failures in the log, with a traceback; they are told in the verdict, once.
logging.getLogger("great_expectations").setLevel(logging.CRITICAL)


class OneConnectionEngine(SqlAlchemyExecutionEngine):
    """An execution engine that keeps its connection until it is closed."""

    @contextmanager
    def get_connection(self) -> Iterator[sa.Connection]:
        """Give the one connection."""
        if self._connection is None:
            self._connection = self.engine.connect()
        yield self._connection


_Engine = type[OneConnectionEngine]


class DuckDBDatasource(SQLDatasource):
    """A source of type ``duckdb``; defining it registers ``data_sources.add_duckdb``."""

    type: Literal["duckdb"] = "duckdb"  # type: ignore[assignment]  # how GX tells sources apart

    @property
    def execution_engine_type(self) -> _Engine:
        """The engine that runs on it."""
        return OneConnectionEngine


class CandidateSource:
    """A candidate opened read-only for Great Expectations.

    Parameters
    ----------
    candidate
        The DuckDB file.
    """

    def __init__(self, candidate: Path) -> None:
        context = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = ProgressBarsConfig(globally=False)
        # The path goes in as a parameter: in a URL, a ? or % in a folder's name means something.
        self._source = context.data_sources.add_duckdb(
            "candidate",
            connection_string="duckdb://",
            kwargs={
                "connect_args": {
                    "database": str(candidate),
                    "read_only": True,
                    "config": {"memory_limit": _MEMORY_LIMIT},
                }
            },
        )
        self._kept: dict[str, str] = {}
        self._asked: dict[str, list[tuple[Any, ...]]] = {}

    def check_table(
        self, table: str, expectations: Sequence[tuple[str, str, dict[str, Any]]]
    ) -> dict[str, dict[str, Any]]:
        """Check standard expectations on one table.

        Parameters
        ----------
        table
            ``schema.name``.
        expectations
            Id, type and kwargs of each.

        Returns
        -------
        dict
            Id → result of Great Expectations as JSON types.
        """
        built = [
            get_expectation_impl(kind)(**kwargs, meta={"id": key})
            for key, kind, kwargs in expectations
        ]
        return self._results(f"select * from {table}", built)  # noqa: S608 - the analyst's own suite

    def check_rows(
        self, queries: Sequence[tuple[str, str]]
    ) -> dict[str, dict[str, Any] | Exception]:
        """Check that queries return no row.

        Each is run once, into a temporary table: Great Expectations asks for the count and for the
        rows, and the examples are asked for after that.

        Parameters
        ----------
        queries
            Id and SELECT of each.

        Returns
        -------
        dict
            As :meth:`check_table`; the exception of a query that does not run.
        """
        found: dict[str, dict[str, Any] | Exception] = {}
        built = []
        for key, sql in queries:
            try:
                kept = self._keep(key, sql)
            except Exception as error:  # noqa: BLE001 - whatever is raised, the check was not made
                found[key] = error
                continue
            built.append(
                UnexpectedRowsExpectation(unexpected_rows_query=_all_of(kept), meta={"id": key})
            )
        return found | self._results("select 1 as one", built)

    def kept(self, key: str) -> str:
        """Return the temporary table that holds the rows of a query of :meth:`check_rows`."""
        return self._kept[key]

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query, on the same connection; the same one is run once."""
        if sql not in self._asked:
            with self._source.get_execution_engine().get_connection() as connection:
                self._asked[sql] = [tuple(row) for row in connection.exec_driver_sql(sql)]
        return self._asked[sql]

    def close(self) -> None:
        """Let go of the file, so that it can be written to."""
        engine = self._source.get_execution_engine()
        with engine.get_connection() as connection:
            connection.close()
        engine.engine.dispose()
        self._source.get_engine().dispose()

    def _keep(self, key: str, sql: str) -> str:
        """Run a query into a temporary table: the file is read-only, its connection is not."""
        table = f"offending_{len(self._kept)}"
        with self._source.get_execution_engine().get_connection() as connection:
            try:
                connection.exec_driver_sql(f"create temp table {table} as\n{sql}\n")
                connection.commit()
            except Exception:
                # Else the transaction stays broken, and every later query with it.
                connection.rollback()
                raise
        self._kept[key] = table
        return table

    def _results(self, query: str, expectations: list[Any]) -> dict[str, dict[str, Any]]:
        """Check expectations on what a query gives; tables go in so too, schema and all."""
        name = f"asset {len(self._source.assets)}"
        asset = self._source.add_query_asset(name, query=query)
        batch = asset.add_batch_definition_whole_table("whole").get_batch()
        suite = gx.ExpectationSuite("suite", expectations=expectations)
        results = batch.validate(suite, result_format="SUMMARY").results
        found = [one.to_json_dict() for one in results]
        return {one["expectation_config"]["meta"]["id"]: one for one in found}


def _all_of(table: str) -> str:
    """Return a query of a whole table; without ``{batch}`` in it a warning is printed."""
    return f"select * from {table} where exists (select 1 from {{batch}})"  # noqa: S608 - our own name
