"""How a cell is shown to people: workbooks keep a time as a moment of 1899 or 1900.

What is shown is read back as the same value as the cell it stands for.
"""

from __future__ import annotations

import datetime as dt
import re

from pipeline.ingest.headings import HeadingRow

_MOMENT = re.compile(r"((?:1899-12-3[01]|1900-0\d-\d\d) \d\d:\d\d:\d\d)(?:\.\d+)?")
_MIDNIGHT = re.compile(r"((?:19|2\d)\d\d-\d\d-\d\d) 00:00:00(?:\.0+)?")
_DAY_0 = dt.datetime(1899, 12, 31)  # noqa: DTZ001 - a workbook's times have no zone
_A_DAY = 24 * 60
_CLOCKS = ("start_time", "end_time")
_DURATIONS = ("duration_minutes", "duration_2")
_DATES = (
    *("work_date", "end_date", "registered_at"),
    *("ordered_on", "due_on", "withdrawn_on"),
)


def shown_as(text: str, headings: HeadingRow, position: int) -> str:
    """Return a cell of a column as people see it.

    Parameters
    ----------
    position
        Its column, from 1. What is read as a word or an id is never changed.

    Returns
    -------
    str
        ``1900-01-01 06:00:00`` as ``30:00``, as a clock time ``6:00``; ``2025-05-13 00:00:00`` as
        ``2025-05-13``, which every profile reads alike; anything else as it is.
    """
    names = {
        name
        for name, column in headings.columns.items()
        if position in (column.position, *column.further)
    }
    moment = _MOMENT.fullmatch(text)
    if moment and names <= {*_CLOCKS, *_DURATIONS}:
        return _time(moment[1], is_clock=not names.isdisjoint(_CLOCKS)) or text
    midnight = _MIDNIGHT.fullmatch(text)
    return midnight[1] if midnight and names <= {*_DATES} else text


def _time(moment: str, *, is_clock: bool) -> str | None:
    """Return hours and minutes since Excel's day 0, to the nearest minute as they are read."""
    try:
        since = dt.datetime.strptime(moment, "%Y-%m-%d %H:%M:%S") - _DAY_0  # noqa: DTZ007 - as above
    except ValueError:
        return None
    minutes = (int(since.total_seconds()) + 30) // 60
    if is_clock:
        minutes %= _A_DAY
    return f"{minutes // 60}:{minutes % 60:02d}" if minutes >= 0 else None
