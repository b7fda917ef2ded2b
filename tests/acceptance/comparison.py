"""The warehouse's KPI values against the naive ones, both ways, in words that can be acted on."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

from naive import Figure, Key


def is_close(actual: float | None, expected: Fraction | None) -> bool:
    """Compare with a relative tolerance of 1e-9 (absolute, around 0)."""
    if actual is None or expected is None:
        return actual is None and expected is None
    return math.isclose(actual, float(expected), rel_tol=1e-9, abs_tol=1e-9)


def mismatches(
    expected: dict[Key, Figure], actual: dict[Key, dict[str, Any]], minimum: float
) -> list[str]:
    """Return every difference; ``minimum`` is the recorded share under which there is no data."""
    found = []
    for key, figure in sorted(expected.items()):
        row = actual.get(key)
        if row is None:
            if figure.value is not None and figure.is_whole:
                found.append(f"{_name(key)}: missing; naive value {float(figure.value):.6f}")
            continue
        found += [f"{_name(key)}: {text}" for text in _differences(figure, row, minimum)]
    known = {key[0] for key in expected}
    for key, row in sorted(actual.items()):
        if key in expected or key[3] == "source":
            continue
        if row["value"] is None and row["status"] == "no_data":
            continue
        why = "nothing behind it" if key[0] in known else "a KPI without a naive recomputation"
        found.append(f"{_name(key)}: extra; value {row['value']}, {why}")
    return found


def _differences(figure: Figure, row: dict[str, Any], minimum: float) -> list[str]:
    pairs = [
        ("value", figure.value),
        ("numerator", figure.numerator),
        ("denominator", figure.denominator),
        ("recorded_share", figure.recorded_share),
    ]
    found = [
        f"{column} is {row[column]}, naive {None if value is None else float(value)}"
        for column, value in pairs
        if not is_close(row[column], value) and not _is_nothing(column, row[column], value)
    ]
    if figure.staff_count is not None and (row["staff_count"] or 0) != figure.staff_count:
        found.append(f"staff_count is {row['staff_count']}, naive {figure.staff_count}")
    is_ok = figure.value is not None and figure.recorded_share >= Fraction(str(minimum))
    status = figure.status or ("ok" if is_ok else "no_data")
    if row["status"] != status:
        found.append(f"status is {row['status']}, naive {status}")
    return found


def _is_nothing(column: str, actual: float | None, expected: Fraction | None) -> bool:
    """A part of a share over nothing may be written 0 or null."""
    return column in ("numerator", "denominator") and not actual and not expected


def _name(key: Key) -> str:
    kpi_id, kind, start, dimension, value = key
    return f"{kpi_id} {kind} {start} {dimension}={value}"


def report(found: list[str], shown: int = 40) -> str:
    """Return the differences as text, counted by KPI first."""
    counts: dict[str, int] = {}
    for text in found:
        counts[text.split()[0]] = counts.get(text.split()[0], 0) + 1
    return "\n".join([f"{len(found)} differences: {counts}", *found[:shown]])
