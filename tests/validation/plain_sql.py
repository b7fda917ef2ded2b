"""The same checks as plain SQL on an open connection, without Great Expectations."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from pipeline.validation.kinds import offenders_sql
from pipeline.validation.suites import Expectation, OffendingRows


def offending(connection: duckdb.DuckDBPyConnection, one: Expectation) -> int:
    """Count the rows that offend an expectation; for one that speaks of a table, 1 or 0."""
    if isinstance(one.check, OffendingRows):
        return _count(connection, f"({one.check.sql})")
    check = one.check
    found = offenders_sql(check.table, check.type, check.kwargs, check.keys)
    if found:
        return _count(connection, f"({found})")
    rows = _count(connection, check.table)
    least, most = check.kwargs.get("min_value"), check.kwargs.get("max_value")
    return int((least is not None and rows < least) or (most is not None and rows > most))


def failing(
    connection: duckdb.DuckDBPyConnection, expectations: Iterable[Expectation]
) -> dict[str, int]:
    """Return which expectations fail, and how many rows offend each."""
    counts = {one.id: offending(connection, one) for one in expectations}
    return {name: count for name, count in counts.items() if count}


def _count(connection: duckdb.DuckDBPyConnection, source: str) -> int:
    row = connection.execute(f"select count(*) from {source}").fetchone()
    assert row is not None
    return int(row[0])
