"""What a planted defect is."""

from __future__ import annotations

from dataclasses import dataclass
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


def critical(
    imitates: str,
    expectation_id: str,
    *statements: str,
    examples: tuple[str, ...] = (),
    count: int | None = None,
) -> Defect:
    """Return a defect that stops publishing."""
    return Defect(imitates, expectation_id, "critical", statements, examples, count)


def warning(
    imitates: str,
    expectation_id: str,
    *statements: str,
    examples: tuple[str, ...] = (),
    count: int | None = None,
) -> Defect:
    """Return a defect that is published with a note."""
    return Defect(imitates, expectation_id, "warning", statements, examples, count)


def info(
    imitates: str,
    expectation_id: str,
    *statements: str,
    examples: tuple[str, ...] = (),
    count: int | None = None,
) -> Defect:
    """Return a defect that is counted."""
    return Defect(imitates, expectation_id, "info", statements, examples, count)


def double(table: str, where: str) -> str:
    """Return a statement that makes one row of a table stand twice."""
    return f"insert into {table} select * from {table} where {where} limit 1"
