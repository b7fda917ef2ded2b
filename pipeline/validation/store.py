"""Writes the verdict into the candidate, beside the numbers it is about, and what came before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from pipeline.check_history import CheckedBuild
from pipeline.documented_tables import Table, write_rows
from pipeline.validation.places import Place, places_of
from pipeline.validation.verdict import Verdict

RESULT = Table(
    "quality.expectation_result",
    "Grain: one expectation checked on this warehouse before it was published",
    {
        "suite": ("VARCHAR", "landed, core or kpi: a file of expectations/"),
        "expectation_id": (
            "VARCHAR",
            "the entry of the suite, or the file below expectations/sql/",
        ),
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
    },
)

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
HISTORY = Table(
    "quality.expectation_history",
    "Grain: one expectation checked on one build, this one and those before it, published or not",
    {
        "builds_ago": ("INTEGER", "0: this warehouse; 1: the build that was checked before it; …"),
        "build_key": ("VARCHAR", "digest of all that the numbers of that build depend on"),
        "as_of": ("DATE", "the day that counted as today"),
        **{name: RESULT.columns[name] for name in _SAME},
    },
)
EXAMPLE = Table(
    "quality.expectation_example",
    "Grain: one of the first rows that offend, by expectation that fails",
    {
        "suite": RESULT.columns["suite"],
        "expectation_id": RESULT.columns["expectation_id"],
        "example_number": ("INTEGER", "from 1, in the order of the keys"),
        "example_key": ("VARCHAR", "what the check names the row by"),
        "file_key": ("VARCHAR", "the file it comes from; null where it is a figure and no row"),
        "source_sheet": ("INTEGER", "its sheet, from 1; null where the file has one table"),
        "source_line": ("INTEGER", "its line; null where the file as a whole offends"),
    },
)


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
        write_rows(connection, RESULT, _rows(verdict))
        examples = _examples(verdict, places)
        write_rows(connection, EXAMPLE, examples)


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
        write_rows(connection, HISTORY, rows)


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
