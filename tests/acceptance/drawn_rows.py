"""The rows of a drawn municipality as the lake has them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import Any

from naive_standing import Place, Row
from starter_rows import FILES

from pipeline import lake

REFERENCE = tuple(name for name in FILES if name != "role")
KEYS = ("file_key", "source_sheet", "source_line")


def code(prefix: str, length: int, *words: object) -> str:
    """Return a code as the lake's patterns want it: a prefix and some hex digits."""
    return prefix + hashlib.sha256("|".join(map(str, words)).encode()).hexdigest()[:length]


def minute_of(clock: dt.time | None) -> int | None:
    """Return minutes after midnight."""
    return None if clock is None else clock.hour * 60 + clock.minute


def keyed(place: Place) -> tuple[str, int | None, int]:
    name, sheet, line = place
    return code("f-", 16, name), sheet or None, line


def corrected(place: Place) -> dict[str, Any]:
    file_key, sheet, line = keyed(place)
    return {"corrected_file_key": file_key, "corrected_sheet": sheet, "corrected_line": line}


def lake_row(row: Row) -> dict[str, Any]:
    values, row_hash = row.values, code("e-", 16, row.content())
    has = {column: False for column in lake.TIME_ENTRY.schema if column[:4] == "has_"}
    known = {name: values[name] for name in lake.TIME_ENTRY.schema if name in values}
    return {
        **dict.fromkeys(lake.TIME_ENTRY.schema),
        **has,
        **known,
        **dict(zip(KEYS, keyed(row.place), strict=True)),
        "staff_code": code("s-", 10, values["staff_code"]),
        "entry_id": code("e-", 16, row.own_id) if row.own_id else row_hash,
        "row_hash": row_hash,
        "has_own_entry_id": row.own_id is not None,
    }


def refused_rows(places: Sequence[Place]) -> list[dict[str, Any]]:
    """Return refused rows, every other one with two problems: rows are what counts."""
    blank = dict.fromkeys(lake.REFUSED_ROW.schema)
    why = {"value_kind": "text", "reason_code": "bad_date"}
    return [
        {**blank, **why, **dict(zip(KEYS, keyed(place), strict=True)), "problem_number": problem}
        for place in places
        for problem in ((1, 2) if place[2] % 2 else (1,))
    ]
