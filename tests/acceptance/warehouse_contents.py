"""What a DuckDB file holds, seen from outside: tables as sorted rows, KPI values as a dict."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
from naive import Key


def open_read_only(file: Path) -> duckdb.DuckDBPyConnection:
    """Open a warehouse as an analyst does."""
    return duckdb.connect(str(file), read_only=True)


def rows(file: Path, query: str) -> list[dict[str, Any]]:
    """Return the rows of a query as dicts."""
    with open_read_only(file) as connection:
        cursor = connection.execute(query)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def tables(file: Path) -> list[str]:
    """Return every table and view of a warehouse as ``schema.name``."""
    found = rows(
        file,
        "SELECT table_schema || '.' || table_name AS name FROM information_schema.tables "
        "WHERE table_catalog = current_database() ORDER BY 1",
    )
    return [row["name"] for row in found]


def all_contents(file: Path) -> dict[str, tuple[tuple[str, ...], list[str]]]:
    """Return each table's columns with their types, and its rows as sorted text.

    ``repr`` of a float names exactly one float, so that equality of the text is equality of bits.
    """
    contents = {}
    with open_read_only(file) as connection:
        for table in tables(file):
            cursor = connection.execute(f"SELECT * FROM {table}")
            columns = tuple(f"{column[0]} {column[1]}" for column in cursor.description or ())
            contents[table] = (columns, sorted(map(repr, cursor.fetchall())))
    return contents


def difference(
    before: dict[str, tuple[tuple[str, ...], list[str]]],
    after: dict[str, tuple[tuple[str, ...], list[str]]],
) -> str:
    """Say in which tables two warehouses differ, with a few rows of each; empty when equal."""
    lines = []
    for table in sorted(before.keys() | after.keys()):
        if before.get(table) == after.get(table):
            continue
        if table not in before or table not in after:
            lines.append(f"{table}: only {'after' if table in after else 'before'}")
            continue
        gone = sorted(set(before[table][1]) - set(after[table][1]))
        new = sorted(set(after[table][1]) - set(before[table][1]))
        lines += [f"{table}: {len(gone)} rows gone, {len(new)} rows new"]
        lines += [f"  - {row}" for row in gone[:3]] + [f"  + {row}" for row in new[:3]]
    return "\n".join(lines)


def kpi_values(file: Path) -> dict[Key, dict[str, Any]]:
    """Return ``mart.kpi_value`` by KPI, period and dimension; every key is there once."""
    found: dict[Key, dict[str, Any]] = {}
    for row in rows(file, "SELECT * FROM mart.kpi_value"):
        key = (
            row["kpi_id"],
            row["period_type"],
            row["period_start"],
            row["dimension"],
            row["dimension_value"],
        )
        assert key not in found, f"{key} stands twice in mart.kpi_value"
        found[key] = row
    return found


def figure(warehouse: Path, kpi_id: str, quarter: str, dimension_value: str) -> float:
    """Return a value of a KPI in one quarter as it may be shown."""
    [row] = rows(
        warehouse,
        "select value from mart.kpi_value where period_type = 'quarter' and status = 'ok' "
        f"and kpi_id = '{kpi_id}' and label_en = '{quarter}' "
        f"and dimension_value = '{dimension_value}'",
    )
    value: float = row["value"]
    return value
