"""From the key of a row that offends to its file and line: the candidate knows where it came from.

Most keys are a file's key with sheet and line. Others name a meeting, an order, a follow-up or a
value of minutes; the tables that hold those say which file, and where the reader of minutes noted
it, which line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import duckdb

from pipeline.lake import ACTION_ID, ENTRY_ID, FILE_KEY, MEETING_ID, ORDER_ID, VALUE_ID

_IN_FILE = re.compile(rf"(?P<file>{FILE_KEY})(?::(?P<sheet>\d+))??(?::(?P<line>\d+))?")


@dataclass(frozen=True)
class Place:
    """Where a row stands: file, sheet where there are several, line where it is one row."""

    file_key: str | None
    source_sheet: int | None
    source_line: int | None


@dataclass(frozen=True)
class _Known:
    """Keys of one kind.

    Parameters
    ----------
    pattern
        Their form; its groups are the parameters of ``condition``.
    table
        Where to look, if the candidate has it.
    place
        Its columns of file, sheet and line.
    """

    pattern: str
    table: str
    condition: str
    place: str = "file_key, null, source_line"

    @property
    def sql(self) -> str:
        """A SELECT of the place of the first of several.

        A follow-up stands in the minutes of every meeting that saw it.
        """
        found = f"select {self.place} from {self.table} where {self.condition}"  # noqa: S608 - our own names
        return f"{found} order by all limit 1"


_VALUE, _OF_LOG = "raw.extracted_value", "file_key, source_sheet, source_line"
_KNOWN = (
    _Known(rf"({VALUE_ID})(?::{FILE_KEY})?", _VALUE, "value_id = ?"),
    _Known(rf"({ACTION_ID})", _VALUE, "action_id = ?"),
    _Known(
        rf"({MEETING_ID}):(\d+)",
        _VALUE,
        "meeting_id = ? and record_kind = 'attendance' and record_number = cast(? as integer)",
    ),
    _Known(
        rf"({MEETING_ID})(?::.*)?", "core.fact_meeting", "meeting_id = ?", "file_key, null, null"
    ),
    _Known(rf"({ORDER_ID})", "core.fact_order", "order_id = ?", _OF_LOG),
    _Known(rf"({ENTRY_ID})", "raw.time_entry", "entry_id = ?", _OF_LOG),
)


def places_of(connection: duckdb.DuckDBPyConnection, keys: list[str]) -> dict[str, Place]:
    """Return where the rows stand that some keys name; a figure's key names no row.

    Parameters
    ----------
    keys
        Examples of an outcome: ``f-0123456789abcdef:2:37``, ``m-gildbro-20240304:2``, …
    """
    found = connection.execute("select schema_name || '.' || table_name from duckdb_tables()")
    tables = {name for (name,) in found.fetchall()}
    places = {key: _place(connection, tables, key) for key in dict.fromkeys(keys)}
    return {key: place for key, place in places.items() if place is not None}


def _place(connection: duckdb.DuckDBPyConnection, tables: set[str], key: str) -> Place | None:
    if match := _IN_FILE.fullmatch(key):
        sheet, line = match["sheet"], match["line"]
        return Place(match["file"], int(sheet) if sheet else None, int(line) if line else None)
    for known in _KNOWN:
        match = re.fullmatch(known.pattern, key)
        if match is None or known.table not in tables:
            continue
        row = connection.execute(known.sql, list(match.groups())).fetchone()
        if row is not None:
            return Place(*row)
    # A check's own order of keys: whatever it names first, the file is among them.
    part = next((part for part in key.split(":") if re.fullmatch(FILE_KEY, part)), None)
    return Place(part, None, None) if part else None
