"""The rows of a small lake: keys, reference data, rules, and what a log gives."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path
from typing import Any

import polars as pl
from starter_rows import typed

import pipeline.ingest
from pipeline import lake

HOLDS = ("network", "place", "target_group", "contact", "partner", "occasion", "reference")


def digest(*words: object) -> str:
    return hashlib.sha256("|".join(map(str, words)).encode()).hexdigest()


def staff_code(who: str) -> str:
    return f"s-{digest('staff', who)[:10]}"


def file_key(name: str) -> str:
    return f"f-{digest('file', name)[:16]}"


def rule_rows(name: str) -> list[dict[str, Any]]:
    """The rules that ingest takes along: ``row_rule``, ``row_condition`` or ``reading_rule``."""
    (path,) = Path(pipeline.ingest.__file__).parent.rglob(f"{name}s.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    schema = lake.REFERENCE_SCHEMAS[name]
    return [
        {
            column: typed(row["kind" if column == "rule_kind" else column], kind)
            for column, kind in schema.items()
        }
        for row in rows
    ]


def schema_of(table: str) -> dict[str, pl.DataType]:
    if table.startswith("ref_"):
        return lake.REFERENCE_SCHEMAS[table.removeprefix("ref_")]
    return next(found.schema for found in lake.SOURCE_TABLES if found.name == table)


def entry_row(
    name: str, line: int, entry: dict[str, Any], lacks: tuple[str, ...]
) -> dict[str, Any]:
    values = {
        "work_date": entry["day"],
        "start_time": entry.get("start"),
        "end_time": entry.get("end"),
        "duration_minutes": entry["minutes"],
        "staff_code": staff_code(entry["who"]),
        "activity_code": entry["activity"],
        "network_code": entry.get("network"),
        "place_code": entry.get("place"),
        "target_group": entry.get("target"),
        "contact_count": entry.get("contacts"),
        "partner_codes": entry.get("partners"),
        "occasion": entry.get("occasion"),
        "reference": entry.get("reference"),
        "course_code": f"c-{digest('course', entry['course'])[:10]}" if "course" in entry else None,
        "registered_at": entry.get("registered"),
    }
    row_hash = f"e-{digest('row', *values.values())[:16]}"
    own_id = entry.get("id")
    return {
        "file_key": file_key(name),
        "source_sheet": None,
        "source_line": line,
        "entry_id": f"e-{digest('id', own_id)[:16]}" if own_id else row_hash,
        "has_own_entry_id": own_id is not None,
        "row_hash": row_hash,
        **values,
        **{f"has_{column}_column": column not in lacks for column in HOLDS},
    }


def correction_row(name: str, line: int, place: str) -> dict[str, Any]:
    corrected, *sheet, corrected_line = place.split(":")
    return {
        "file_key": file_key(name),
        "source_line": line,
        "corrected_file_key": file_key(corrected),
        "corrected_sheet": int(sheet[0]) if sheet else None,
        "corrected_line": int(corrected_line),
    }


def refused_rows(name: str, lines: list[int]) -> list[dict[str, Any]]:
    """Refused rows with two problems each: rows are counted, not problems."""
    return [
        {
            "file_key": file_key(name),
            "source_sheet": None,
            "source_line": line,
            "problem_number": problem,
            "column_name": "work_date",
            "source_column": 1,
            "value_kind": "text",
            "reason_code": "bad_date",
        }
        for line in lines
        for problem in (1, 2)
    ]
