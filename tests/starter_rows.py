"""The starter's reference data as rows of the lake, for lakes that tests write themselves."""

from __future__ import annotations

import csv
import datetime as dt
from typing import Any

import polars as pl

from pipeline import lake
from pipeline.resources import STARTER

_CODES = {"target_group": "target_group", "occasion": "occasion", "topic": "topic"}
FILES = {
    "category": "categories",
    "activity": "activities",
    "network": "networks",
    "unit": "units",
    "partner": "partners",
    "place": "places",
    "target_group": "target_groups",
    "occasion": "occasions",
    "topic": "topics",
    "role": "roles",
    "school_holiday": "school_holidays",
}


def reference_rows(name: str) -> list[dict[str, Any]]:
    """The starter's CSV with the columns of the lake."""
    schema = lake.REFERENCE_SCHEMAS[name]
    path = STARTER / "reference" / f"{FILES[name]}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = []
        for source in csv.DictReader(file, delimiter=";"):
            row = {**source, _CODES.get(name, f"{name}_code"): source.get("code")}
            if name == "activity":
                row["category_code"] = source["category"]
            rows.append({column: typed(row.get(column), kind) for column, kind in schema.items()})
    return rows


def typed(text: str | None, kind: pl.DataType) -> Any:
    """A cell of a CSV as the lake has it."""
    if text in (None, ""):
        return None
    if kind == pl.Int32():
        return int(text)
    if kind == pl.Float64():
        return float(text)
    if kind == pl.Boolean():
        return text == "1"
    if kind == pl.Date():
        return dt.date.fromisoformat(text)
    return text
