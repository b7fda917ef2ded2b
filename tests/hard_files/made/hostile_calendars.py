"""Calendars made to break a reader: series without end."""

from __future__ import annotations

from pathlib import Path


def _calendar(*rules: str) -> str:
    events = "".join(
        f"BEGIN:VEVENT\nUID:e{number}\nDTSTAMP:20240301T120000Z\nCATEGORIES:Kursus\n{rule}\nEND:VEVENT\n"
        for number, rule in enumerate(rules)
    )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//EN\n{events}END:VCALENDAR\n"


def every_second(path: Path) -> None:
    """An appointment every second for ever, and a good one."""
    start = "DTSTART:20200101T080000Z\nDTEND:20200101T080001Z\nRRULE:FREQ=SECONDLY"
    good = "DTSTART:20240305T073000Z\nDTEND:20240305T083000Z"
    path.write_text(_calendar(start, good), encoding="utf-8")


def every_minute_of_every_year(path: Path) -> None:
    """A rule that names every minute of every hour of every day."""
    each = ",".join(str(number) for number in range(60))
    hours = ",".join(str(number) for number in range(24))
    rule = f"RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYHOUR={hours};BYMINUTE={each}"
    start = f"DTSTART:20000101T000000Z\nDTEND:20000101T000030Z\n{rule};BYSECOND={each}"
    path.write_text(_calendar(start), encoding="utf-8")


def daily_since_1601(path: Path) -> None:
    """An appointment every day since the year in which Windows begins to count."""
    start = "DTSTART:16010101T080000\nDTEND:16010101T083000\nRRULE:FREQ=DAILY"
    path.write_text(_calendar(start), encoding="utf-8")


def daily_since_1999(path: Path) -> None:
    """An appointment every day for longer than the records."""
    start = "DTSTART:19990101T080000\nDTEND:19990101T083000\nRRULE:FREQ=DAILY"
    path.write_text(_calendar(start), encoding="utf-8")


def series_without_end(path: Path) -> None:
    """Four hundred appointments every day since 2000."""
    start = "DTSTART:20000103T080000\nDTEND:20000103T083000\nRRULE:FREQ=DAILY"
    path.write_text(_calendar(*[start] * 400), encoding="utf-8")


def components_without_end(path: Path) -> None:
    """A hundred thousand appointments, each within the one before."""
    text = "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n" * 100_000 + "END:X\n" * 100_000
    path.write_text(text + "END:VCALENDAR\n", encoding="utf-8")
