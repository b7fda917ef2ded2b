"""iCalendar: appointments that took place, one row for each occurrence, times in Copenhagen.

The headings are those of ``HEADINGS``. ``uid`` names the occurrence: the appointment's UID, and of
a series the time at which it stood in the series (in UTC), so that a later export of the same
calendar names it alike. ``end date`` of an all-day appointment is the day after its last, as the
calendar has it; ``duration`` is the time that passed, also when clocks were changed, and blank for
all-day appointments.

An all-day appointment of several days is a row for each of them from Monday to Friday, with the day
behind its id; where it has none of those, for each.

What is cancelled or tentative, or lies after the day the file was received, is no row; nor are
tasks. Each is noted once. Of what cannot be read the row has what its owner may know it by.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from pipeline.ingest.appointments import is_called_off
from pipeline.ingest.headings import HeadingWords
from pipeline.ingest.readers.calendar_events import Calendar, Event, Unreadable, read_calendars
from pipeline.ingest.readers.calendar_series import (
    Effort,
    SeriesRefused,
    is_recurring,
    occurrences,
)
from pipeline.ingest.readers.calendar_zones import COPENHAGEN
from pipeline.ingest.readers.log_table import LINE, FileRefused, Log, LogTable, table_below

HEADINGS = (
    "uid", "summary", "description", "location", "categories", "start date", "start time",
    "end date", "end time", "duration", "all day", "status", "organizer", "calendar",
)  # fmt: skip
_POSITIONS = {heading: str(at) for at, heading in enumerate(HEADINGS, start=1)}
MAX_ROWS = 1_000_000
MAX_DAYS = 400  # of one all-day appointment
_ALL_DAY = "X-MICROSOFT-CDO-ALLDAYEVENT"
_SATURDAY = 5
_Row = dict[str, str | None]


def read_calendar(text: str, encoding: str, words: HeadingWords, received_on: dt.date) -> Log:
    r"""Read the appointments of a calendar that began by the day it was received.

    Parameters
    ----------
    text
        Ends of lines are ``\\n``.
    received_on
        The day in Copenhagen.

    Returns
    -------
    Log
        Rows are numbered from 1 by start and UID; those that cannot be read come after them.

    Raises
    ------
    FileRefused
        ``unreadable_file``; ``too_many_appointments``; ``no_header`` where no profile reads
        calendars.
    """
    text, encoding = _mended(text, encoding)
    if words.find([HEADINGS]) is None:
        raise FileRefused("no_header")
    held = read_calendars(text)
    found = _Found()
    for calendar in held.calendars:
        _add(calendar, received_on, found)
    if held.has_others:
        found.notes.add("tasks_not_read")
    return Log(_tables(found, words), "ics", encoding, notes=tuple(sorted(found.notes)))


@dataclass
class _Found:
    """What a file's appointments gave."""

    rows: list[_Row] = field(default_factory=list)
    refused: list[tuple[str, _Row]] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)
    effort: Effort = field(default_factory=Effort)


def _mended(text: str, encoding: str) -> tuple[str, str]:
    """Read a text as UTF-8 that was taken for Windows-1252 because of how its lines were divided.

    Lines go on after 75 bytes, and some programs divide a letter of two bytes there.
    """
    if encoding != "windows-1252":
        return text, encoding
    try:
        whole = text.encode("cp1252").replace(b"\n ", b"").replace(b"\n\t", b"")
        return whole.decode("utf-8"), "utf-8"
    except UnicodeError:
        return text, encoding


def _add(calendar: Calendar, received_on: dt.date, found: _Found) -> None:
    """Add the appointments of one calendar; those of a series are one, by their UID."""
    by_uid: dict[str, list[Event]] = {}
    for number, event in enumerate(calendar.events):
        if isinstance(event, Unreadable):
            found.refused.append((event.reason_code, _known_of(event)))
        else:
            by_uid.setdefault(str(event.get("UID") or f"\0{number}"), []).append(event)
    for events in by_uid.values():
        try:
            took_place = occurrences(events, received_on, found.effort)
        except SeriesRefused as refused:
            found.refused.append(
                (refused.reason_code, _row(events[0], calendar.name, recurs=False))
            )
            continue
        found.notes |= {"early_events"} if took_place.is_before else set()
        found.notes |= {"future_events"} if took_place.is_after else set()
        recurs = any(map(is_recurring, events))
        for event in took_place.events:
            note = "cancelled_events" if calendar.is_cancelled else _is_no_work(event)
            if note:
                found.notes.add(note)
            else:
                _add_days(_row(event, calendar.name, recurs=recurs), received_on, found)
        if len(found.rows) > MAX_ROWS:
            raise FileRefused("too_many_appointments")


def _is_no_work(event: Event) -> str | None:
    """Return what is noted of an appointment that did not take place, or may not have."""
    status = str(event.get("STATUS", "")).upper()
    if status == "CANCELLED" or is_called_off(_text(event, "SUMMARY")):
        return "cancelled_events"
    return "tentative_events" if status == "TENTATIVE" else None


def _add_days(row: _Row, received_on: dt.date, found: _Found) -> None:
    """Add a row, or those of the days of an all-day appointment."""
    first, end = (dt.date.fromisoformat(row[name] or "") for name in ("start date", "end date"))
    length = (end - first).days
    if row["all day"] != "TRUE" or length <= 1:
        found.rows.append(row)
        return
    if length > MAX_DAYS:
        found.refused.append(("endless_series", row))
        return
    every = [first + dt.timedelta(days=number) for number in range(length)]
    days = [day for day in every if day.weekday() < _SATURDAY] or every
    found.notes |= {"future_events"} if days[-1] > received_on else set()
    for day in days:
        if day <= received_on:
            uid = f"{row['uid']}/{day:%Y%m%d}" if row["uid"] else None
            ends = day + dt.timedelta(days=1)
            dates: _Row = {"start date": day.isoformat(), "end date": ends.isoformat()}
            found.rows.append({**row, "uid": uid, **dates})


def _known_of(event: Unreadable) -> _Row:
    """Return what is known of an appointment that cannot be read; the start as it is written."""
    names = {
        "uid": "UID",
        "summary": "SUMMARY",
        "categories": "CATEGORIES",
        "location": "LOCATION",
        "start date": "DTSTART",
    }
    return dict.fromkeys(HEADINGS) | {name: event.text(line) for name, line in names.items()}


def _tables(found: _Found, words: HeadingWords) -> tuple[LogTable, ...]:
    headings = words.match(HEADINGS)
    kinds = {LINE: pl.Int32(), **dict.fromkeys(_POSITIONS.values(), pl.String())}
    order = ("start date", "start time", "uid", "end date", "end time", "summary")
    rows = sorted(found.rows, key=lambda row: tuple(row[name] or "" for name in order))
    # There is no heading row among the rows: line 0 stands above row 1.
    lines = [_cells(line, row) for line, row in enumerate(rows, start=1)]
    tables = [table_below(pl.DataFrame(lines, schema=kinds), headings, 0)]
    refused = list(enumerate(found.refused, start=len(rows) + 1))
    for reason in sorted({told for _, (told, _) in refused}):
        bad = [_cells(line, row) for line, (told, row) in refused if told == reason]
        tables.append(table_below(pl.DataFrame(bad, schema=kinds), headings, 0, refused_as=reason))
    return tuple(tables)


def _cells(line: int, row: _Row) -> dict[str, str | int | None]:
    return {LINE: line, **{_POSITIONS[name]: cell for name, cell in row.items()}}


def _row(event: Event, calendar: str | None, *, recurs: bool) -> _Row:
    """Return the cells of one occurrence."""
    start, end = _span(event)
    uid = str(event["UID"]) if event.get("UID") else None
    row: _Row = {
        "uid": f"{uid}/{_original_start(event)}" if uid and recurs else uid,
        "summary": _text(event, "SUMMARY"),
        "description": _text(event, "DESCRIPTION"),
        "location": _text(event, "LOCATION"),
        "categories": ";".join(_categories(event)) or None,
        "start date": start.strftime("%Y-%m-%d"),
        "end date": end.strftime("%Y-%m-%d"),
        "start time": None,
        "end time": None,
        "duration": None,
        "all day": "TRUE",
        "status": _text(event, "STATUS"),
        "organizer": _organizer(event),
        "calendar": calendar,
    }
    if isinstance(start, dt.datetime) and isinstance(end, dt.datetime):
        passed = end.astimezone(dt.UTC) - start.astimezone(dt.UTC)
        row |= {
            "start time": start.strftime("%H:%M"),
            "end time": end.strftime("%H:%M"),
            "duration": f"{(passed + dt.timedelta(seconds=30)) // dt.timedelta(minutes=1)} min",
            "all day": "FALSE",
        }
    return row


def _span(event: Event) -> tuple[dt.date, dt.date]:
    """Return when an occurrence began and ended: days, or times in Copenhagen."""
    start = event["DTSTART"].dt
    if "DTEND" in event:
        end = event["DTEND"].dt
    elif "DURATION" in event:
        end = start + event["DURATION"].dt
    else:
        end = start
    if not isinstance(start, dt.datetime):
        return start, max(end, start + dt.timedelta(days=1))
    start, end = start.astimezone(COPENHAGEN), end.astimezone(COPENHAGEN)
    is_midnight = start.time() == dt.time() == end.time()
    if is_midnight and end > start and _text(event, _ALL_DAY) == "TRUE":
        return start.date(), end.date()
    return start, end


def _original_start(event: Event) -> str:
    """Return when an occurrence stood in its series, in UTC, as the calendar would write it."""
    original = event["RECURRENCE-ID" if "RECURRENCE-ID" in event else "DTSTART"].dt
    if isinstance(original, dt.datetime):
        return original.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ")
    return str(original.strftime("%Y%m%d"))


def _text(event: Event, name: str) -> str | None:
    """Return a text; the first where there are several."""
    value = event.get(name)
    first = value[0] if isinstance(value, list) and value else value
    return str(first) if first is not None else None


def _categories(event: Event) -> Iterator[str]:
    values: Any = event.get("CATEGORIES", [])
    for value in values if isinstance(values, list) else [values]:
        for category in getattr(value, "cats", [value]):
            if str(category).strip():
                yield str(category).strip()


def _organizer(event: Event) -> str | None:
    """Return who invited: the address, by which the staff map knows a person."""
    address = _text(event, "ORGANIZER")
    if address is None:
        return None
    mail = address[len("mailto:") :] if address.lower().startswith("mailto:") else ""
    named = event["ORGANIZER"]
    return mail or str(getattr(named, "params", {}).get("CN", "")) or None
