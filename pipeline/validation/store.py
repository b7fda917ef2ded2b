"""Writes the verdict into the candidate, beside the numbers it is about, and what came before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import polars as pl

from pipeline.check_history import CheckedBuild
from pipeline.validation.places import Place, places_of
from pipeline.validation.verdict import Verdict

_RESULT = "quality.expectation_result"
_RESULT_GRAIN = "Grain: one expectation checked on this warehouse before it was published"
_RESULT_COLUMNS = {
    "suite": ("VARCHAR", "landed, core or kpi: a file of expectations/"),
    "expectation_id": ("VARCHAR", "the entry of the suite, or the file below expectations/sql/"),
    "severity": (
        "VARCHAR",
        "critical (stops publishing), warning or info; critical where the check cannot be made",
    ),
    "is_success": ("BOOLEAN", "the expectation holds"),
    "observed_count": ("BIGINT", "rows that offend; null where the check cannot be made"),
    "element_count": ("BIGINT", "rows looked at; 0 where there is nothing to check"),
    "observed_value": ("VARCHAR", "how things stand, or why the check cannot be made"),
    "description_da": ("VARCHAR", "what it means, in Danish"),
    "mend_da": ("VARCHAR", "what to do when it fails, in Danish"),
    "owner": ("VARCHAR", "who does it, in Danish"),
    "examples": (
        "VARCHAR",
        "keys of the first rows that offend, such as file_key:line, separated by ;",
    ),
}

_SAME = (
    "suite",
    "expectation_id",
    "severity",
    "is_success",
    "observed_count",
    "element_count",
    "observed_value",
    "examples",
)
_HISTORY = "quality.expectation_history"
_HISTORY_GRAIN = (
    "Grain: one expectation checked on one build, this one and those before it, published or not"
)
HISTORY_COLUMNS = {
    "builds_ago": ("INTEGER", "0: this warehouse; 1: the build that was checked before it; …"),
    "build_key": ("VARCHAR", "digest of all that the numbers of that build depend on"),
    "as_of": ("DATE", "the day that counted as today"),
    **{name: _RESULT_COLUMNS[name] for name in _SAME},
}
_EXAMPLE = "quality.expectation_example"
_EXAMPLE_GRAIN = "Grain: one of the first rows that offend, by expectation that fails"
EXAMPLE_COLUMNS = {
    "suite": _RESULT_COLUMNS["suite"],
    "expectation_id": _RESULT_COLUMNS["expectation_id"],
    "example_number": ("INTEGER", "from 1, in the order of the keys"),
    "example_key": ("VARCHAR", "what the check names the row by"),
    "file_key": ("VARCHAR", "the file it comes from; null where it is a figure and no row"),
    "source_sheet": ("INTEGER", "its sheet, from 1; null where the file has one table"),
    "source_line": ("INTEGER", "its line; null where the file as a whole offends"),
}


def write_results(candidate: Path, verdict: Verdict) -> None:
    """Write ``quality.expectation_result`` and ``quality.expectation_example``, documented.

    Parameters
    ----------
    candidate
        The DuckDB file; nobody may have it open to read. What stood in the tables is replaced.
    """
    with duckdb.connect(candidate) as connection:
        places = places_of(connection, [key for one in verdict.failed for key in one.examples])
        connection.execute("create schema if not exists quality")
        write_table(connection, _RESULT, _RESULT_GRAIN, _RESULT_COLUMNS, _rows(verdict))
        examples = _examples(verdict, places)
        write_table(connection, _EXAMPLE, _EXAMPLE_GRAIN, EXAMPLE_COLUMNS, examples)


def write_history(candidate: Path, builds: Sequence[CheckedBuild]) -> None:
    """Write ``quality.expectation_history``, documented; what stood there is replaced.

    Parameters
    ----------
    candidate
        As in :func:`write_results`.
    builds
        The newest first; the first is the candidate itself.
    """
    rows = [
        (ago, build.build_key, build.as_of, *(_cell(getattr(one, name)) for name in _SAME))
        for ago, build in enumerate(builds)
        for one in build.checks
    ]
    with duckdb.connect(candidate) as connection:
        connection.execute("create schema if not exists quality")
        write_table(connection, _HISTORY, _HISTORY_GRAIN, HISTORY_COLUMNS, rows)


def write_table(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    grain: str,
    columns: dict[str, tuple[str, str]],
    rows: Sequence[tuple[object, ...]],
) -> None:
    """Make a table of rows, with its comments; all of our own names.

    Parameters
    ----------
    columns
        Name -> type and comment.
    """
    declared = ", ".join(f"{name} {kind}" for name, (kind, _) in columns.items())
    connection.execute(f"create or replace table {table} ({declared})")
    if rows:
        frame = pl.DataFrame(rows, schema=list(columns), orient="row", infer_schema_length=None)
        connection.register("rows_to_write", frame.to_arrow())
        connection.execute(f"insert into {table} select * from rows_to_write")  # noqa: S608 - our own names
        connection.unregister("rows_to_write")
    connection.execute(f"comment on table {table} is '{grain}'")
    for name, (_, comment) in columns.items():
        connection.execute(f"comment on column {table}.{name} is '{comment}'")


def _rows(verdict: Verdict) -> list[tuple[object, ...]]:
    return [
        (
            one.expectation.suite,
            one.expectation.id,
            one.severity,
            one.is_success,
            one.observed_count,
            one.element_count,
            one.observed_value,
            one.expectation.description_da,
            one.mend_da,
            one.expectation.owner,
            _cell(one.examples),
        )
        for one in verdict.outcomes
    ]


def _examples(verdict: Verdict, places: dict[str, Place]) -> list[tuple[object, ...]]:
    nowhere = Place(None, None, None)
    rows: list[tuple[object, ...]] = []
    for one in verdict.outcomes:
        for number, key in enumerate(one.examples, start=1):
            place = places.get(key, nowhere)
            named = (one.expectation.suite, one.expectation.id, number, key)
            rows.append((*named, place.file_key, place.source_sheet, place.source_line))
    return rows


def _cell(value: object) -> object:
    """Return a value for a cell: keys are separated by ``;``, none is null."""
    return ";".join(value) or None if isinstance(value, tuple) else value
