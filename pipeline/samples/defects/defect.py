"""What a planted defect is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Literal

Severity = Literal["critical", "warning", "info"]


@dataclass(frozen=True)
class Defect:
    """What is done to a clean candidate, and what is then found.

    Parameters
    ----------
    imitates
        What goes wrong in life.
    expectation_id
        What must fire, and nothing else.
    statements
        SQL with the names of places in braces.
    examples
        Keys that must be named; likewise.
    count
        Rows that offend; as many as examples unless told otherwise.
    """

    imitates: str
    expectation_id: str
    severity: Severity
    statements: tuple[str, ...]
    examples: tuple[str, ...] = ()
    count: int | None = None


def _defect(
    severity: Severity,
    imitates: str,
    expectation_id: str,
    *statements: str,
    examples: tuple[str, ...] = (),
    count: int | None = None,
) -> Defect:
    return Defect(imitates, expectation_id, severity, statements, examples, count)


critical = partial(_defect, "critical")  # stops publishing
warning = partial(_defect, "warning")  # is published with a note
info = partial(_defect, "info")  # is counted


def double(table: str, where: str) -> str:
    """Return a statement that makes one row of a table stand twice."""
    return f"insert into {table} select * from {table} where {where} limit 1"
