"""Writes the verdict into the candidate, beside the numbers it is about."""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipeline.validation.verdict import Verdict

_TABLE = "quality.expectation_result"
_GRAIN = "Grain: one expectation checked on this warehouse before it was published"
_COLUMNS = {
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


def write_results(candidate: Path, verdict: Verdict) -> None:
    """Write ``quality.expectation_result`` with its comments; what stood there is replaced.

    Parameters
    ----------
    candidate
        The DuckDB file; nobody may have it open to read.
    """
    declared = ", ".join(f"{name} {kind}" for name, (kind, _) in _COLUMNS.items())
    marks = ", ".join("?" for _ in _COLUMNS)
    with duckdb.connect(candidate) as connection:
        connection.execute("create schema if not exists quality")
        connection.execute(f"create or replace table {_TABLE} ({declared})")
        connection.executemany(f"insert into {_TABLE} values ({marks})", _rows(verdict))  # noqa: S608 - our own names
        connection.execute(f"comment on table {_TABLE} is '{_GRAIN}'")
        for name, (_, comment) in _COLUMNS.items():
            connection.execute(f"comment on column {_TABLE}.{name} is '{comment}'")


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
            ";".join(one.examples) or None,
        )
        for one in verdict.outcomes
    ]
