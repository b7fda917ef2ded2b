"""iCalendar texts, and what the reader makes of them before any profile."""

from __future__ import annotations

import datetime as dt

from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.readers.calendar_log import HEADINGS, read_calendar
from pipeline.ingest.readers.log_table import HAS_EXTRA, Log

RECEIVED_ON = dt.date(2025, 1, 6)


def event(*lines: str) -> str:
    return "\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])


def calendar(*parts: str, head: tuple[str, ...] = ("VERSION:2.0", "PRODID:x")) -> str:
    return "\n".join(["BEGIN:VCALENDAR", *head, *parts, "END:VCALENDAR", ""])


def log_of(text: str, knowledge: Knowledge, encoding: str = "utf-8") -> Log:
    return read_calendar(text, encoding, knowledge.headings, RECEIVED_ON)


def rows_of(text: str, knowledge: Knowledge) -> list[dict[str, str | None]]:
    """The occurrences by heading, in order."""
    names = {str(at): heading for at, heading in enumerate(HEADINGS, start=1)}
    batches = log_of(text, knowledge).tables[0].batches
    return [row for batch in batches for row in batch.drop(HAS_EXTRA).rename(names).to_dicts()]


def spans_of(text: str, knowledge: Knowledge) -> list[str]:
    """The occurrences as ``2024-03-05 08:30 – 2024-03-05 10:00 (90 min)``."""
    return [
        f"{row['start date']} {row['start time']} – {row['end date']} {row['end time']} "
        f"({row['duration']})"
        for row in rows_of(text, knowledge)
    ]


def refused_of(text: str, knowledge: Knowledge) -> list[tuple[int, str]]:
    """The rows that were refused as a whole: line and reason."""
    log = log_of(text, knowledge)
    return sorted(
        (line, table.extra_reason)
        for table in log.tables[1:]
        for batch in table.batches
        for line in batch["source_line"]
    )
