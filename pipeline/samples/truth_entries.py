"""The truth of entries: those that stand, as their files tell them, and their sum."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import polars as pl

from pipeline.samples.logs import LogRow
from pipeline.samples.oddities import CONFLICT_MINUTES
from pipeline.samples.standing import FiledRow
from pipeline.samples.vocabulary import activities

# Whether the file has the column, so that a blank is an answer; by the lake's names.
_HAS = {
    "has_network_column": "network_code",
    "has_place_column": "place_code",
    "has_target_group_column": "target_group",
    "has_contact_column": "contact_count",
    "has_partner_column": "partner_codes",
    "has_occasion_column": "occasion",
    "has_reference_column": "reference",
}
_ENTRIES: dict[str, pl.DataType] = {
    "file": pl.String(),
    "sheet": pl.Int32(),
    "line": pl.Int32(),
    "own_id": pl.String(),
    "staff_code": pl.String(),
    "role": pl.String(),
    "employment_unit": pl.String(),
    "work_date": pl.Date(),
    "start_minute": pl.Int32(),
    "end_minute": pl.Int32(),
    "duration_minutes": pl.Int32(),
    "activity_code": pl.String(),
    "category_code": pl.String(),
    "task": pl.Int32(),
    "network_code": pl.String(),
    "place_code": pl.String(),
    "target_group": pl.String(),
    "contact_count": pl.Int32(),
    "partner_codes": pl.String(),
    "occasion": pl.String(),
    "reference": pl.String(),
    "course_code": pl.String(),
    "registered_at": pl.Datetime("us"),
    **{flag: pl.Boolean() for flag in _HAS},
}


def entries_frame(filed: Iterable[FiledRow]) -> pl.DataFrame:
    """Return the entries that stand, one row each, as their file tells them."""
    rows = []
    for one in filed:
        if one.fate != "loaded":
            continue
        entry = one.row.told
        category, task = activities()[entry.activity_code]
        rows.append(
            {
                **{name: getattr(entry, name, None) for name in _ENTRIES},
                "file": one.file.path,
                "sheet": one.row.sheet,
                "line": one.row.line,
                "own_id": one.row.own_id,
                "category_code": category,
                "task": task,
                "end_minute": _end_minute(one.row),
                "registered_at": _moment(one.row.cells.get("registered_at")),
                **{flag: one.file.has(column) for flag, column in _HAS.items()},
            }
        )
    return pl.DataFrame(rows, schema=_ENTRIES)


def _end_minute(row: LogRow) -> int | None:
    """Return the clock time at which an entry ends as its file writes it."""
    if row.told.start_minute is None:
        return None
    is_conflict = any(reason == "duration_conflict" for _, reason in row.notes)
    end = row.told.start_minute + row.told.duration_minutes + CONFLICT_MINUTES * is_conflict
    return end % (24 * 60)


def _moment(cell: object) -> dt.datetime | None:
    """Return when a row says that it was registered."""
    return dt.datetime.fromisoformat(cell) if isinstance(cell, str) else None


def composition(entries: pl.DataFrame) -> pl.DataFrame:
    """Return the operative team's minutes by month and category, absence included."""
    return (
        entries.filter(pl.col("role") == "operative")
        .group_by(month_start=pl.col("work_date").dt.truncate("1mo"), category_code="category_code")
        .agg(pl.col("duration_minutes").sum().cast(pl.Int64))
        .sort("month_start", "category_code")
    )
