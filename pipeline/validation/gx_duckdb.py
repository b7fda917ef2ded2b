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

    def check_rows(self, queries: Sequence[tuple[str, str]]) -> dict[str, dict[str, Any]]:
        """Check that queries return no row.

        Parameters
        ----------
        queries
            Id and SELECT of each.

        Returns
        -------
        dict
            As :meth:`check_table`.
        """
        built = [
            UnexpectedRowsExpectation(unexpected_rows_query=_as_template(sql), meta={"id": key})
            for key, sql in queries
        ]
        return self._results("select 1 as one", built)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query, on the same connection."""
        with self._source.get_execution_engine().get_connection() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(sql)]

    def close(self) -> None:
        """Let go of the file, so that it can be written to."""
        engine = self._source.get_execution_engine()
        with engine.get_connection() as connection:
            connection.close()
        engine.engine.dispose()
        self._source.get_engine().dispose()

    def _results(self, query: str, expectations: list[Any]) -> dict[str, dict[str, Any]]:
        """Check expectations on what a query gives; tables go in so too, schema and all."""
        name = f"asset {len(self._source.assets)}"
        asset = self._source.add_query_asset(name, query=query)
        batch = asset.add_batch_definition_whole_table("whole").get_batch()
        suite = gx.ExpectationSuite("suite", expectations=expectations)
        results = batch.validate(suite, result_format="SUMMARY").results
        found = [one.to_json_dict() for one in results]
        return {one["expectation_config"]["meta"]["id"]: one for one in found}


def _as_template(sql: str) -> str:
    """Protect a query from being read as a template, and from ending in a line comment.

    Without ``{batch}`` in it Great Expectations prints a warning to the terminal.
    """
    doubled = sql.replace("{", "{{").replace("}", "}}")
    return f"select * from (\n{doubled}\n) as offending where exists (select 1 from {{batch}})"  # noqa: S608 - the analyst's own check
