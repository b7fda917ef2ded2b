"""Are two tables the same, in whatever order their rows stand?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

_RELATIVE = 1e-9
# Where hours are gained from nothing, the two engines may miss 0 by their last digits.
_ABSOLUTE = 1e-12
_SHOWN = 3
Row = tuple[Any, ...]


@dataclass
class Table:
    """A result: the names of its columns, what kind of value each holds, and the rows."""

    columns: list[str]
    kinds: list[str]
    rows: list[Row]


def differences(expected: Table, found: Table) -> list[str]:
    """Return in what two tables differ, as text; nothing where they are the same."""
    if expected.columns != found.columns:
        return [f"columns: expected {expected.columns}, found {found.columns}"]
    wrong = [
        f"{name}: expected {wanted}, found {kind}"
        for name, wanted, kind in zip(expected.columns, expected.kinds, found.kinds, strict=True)
        if wanted != kind
    ]
    if wrong:
        return wrong
    if len(expected.rows) != len(found.rows):
        return [f"expected {len(expected.rows)} rows, found {len(found.rows)}"]
    pairs = zip(_sorted(expected.rows), _sorted(found.rows), strict=True)
    unlike = [pair for pair in pairs if not all(map(_are_equal, *pair))]
    shown = [f"expected {_named(expected, a)}\nfound    {_named(found, b)}" for a, b in unlike]
    return [f"{len(unlike)} rows differ", *shown[:_SHOWN]] if unlike else []


def _sorted(rows: list[Row]) -> list[Row]:
    """Sort by what is exact first: two numbers that are nearly equal change no places."""
    return sorted(rows, key=lambda row: ([_exact(cell) for cell in row], [*map(_near, row)]))


def _exact(cell: Any) -> tuple[bool, str]:
    return (cell is None, "" if _is_number(cell) else str(cell))


def _near(cell: Any) -> float:
    return float(f"{cell:.6g}") if _is_number(cell) else 0


def _are_equal(expected: Any, found: Any) -> bool:
    if _is_number(expected) and _is_number(found):
        return math.isclose(
            float(expected), float(found), rel_tol=_RELATIVE, abs_tol=_ABSOLUTE
        ) or (math.isnan(expected) and math.isnan(found))
    return type(expected) is type(found) and expected == found


def _is_number(cell: Any) -> bool:
    return isinstance(cell, float | Decimal)


def _named(table: Table, row: Row) -> str:
    return ", ".join(f"{name}={cell!r}" for name, cell in zip(table.columns, row, strict=True))
