"""The appointments of an iCalendar text, each read on its own: a broken one breaks no other.

Lines that go on in the next are joined, components are divided by their BEGIN and END, and each
``VEVENT`` is then read by the icalendar library. Times without a zone are times in Copenhagen.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import icalendar

from pipeline.ingest.readers.calendar_zones import COPENHAGEN, Zones
from pipeline.ingest.readers.log_table import FileRefused

MAX_EVENTS = 100_000
MAX_LINES = 600_000  # of the appointments of a file, those that are read
MAX_TEXT_LINES = 5_000_000
_MOST_LINES = 2000  # of one appointment: a series has one for every day it was left out
_LONGEST = 1_000_000
_DEEPEST = 10  # components within each other; calendars have three
# The library says of each property that it may be any of thirty types.
Event: TypeAlias = Any
_OTHERS = {"VTODO", "VJOURNAL", "VFREEBUSY"}
_FOLD = re.compile("\n[ \t]")
_TIMED = re.compile(r"^(DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID)\b", re.IGNORECASE)
_TZID = re.compile(r';TZID=("[^"]*"|[^;:]*)', re.IGNORECASE)
_NEEDED = {"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}
_READ = {
    *_NEEDED, "EXRULE", "UID", "SEQUENCE", "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES",
    "STATUS", "ORGANIZER", "X-MICROSOFT-CDO-ALLDAYEVENT",
}  # fmt: skip
_NAME = re.compile("[A-Za-z0-9-]+")
_YEARS = range(1900, 2200)


@dataclass
class Calendar:
    """One ``VCALENDAR``.

    Parameters
    ----------
    name
        Its name (``X-WR-CALNAME``, ``NAME``).
    is_cancelled
        Whether it cancels what it holds (``METHOD:CANCEL``).
    events
        Its appointments in the order of the file, those among them that cannot be read.
    """

    name: str | None = None
    is_cancelled: bool = False
    events: list[Event] = field(default_factory=list)


@dataclass(frozen=True)
class Unreadable:
    """An appointment that cannot be read.

    Parameters
    ----------
    reason_code
        A reason of ``row_rules.csv``.
    lines
        Its lines, by which its owner knows it again.
    """

    reason_code: str
    lines: tuple[str, ...]

    def text(self, name: str) -> str | None:
        """Return the text of the first line with a name, as far as it can be read."""
        for line in self.lines:
            found = re.match(rf"{name}(?:;[^:]*)?:(.*)$", line.strip(), re.IGNORECASE)
            if found:
                return _unescaped(found[1]).strip() or None
        return None


class _UnknownZoneError(ValueError):
    """A zone that nothing explains."""


@dataclass(frozen=True)
class Calendars:
    """What an iCalendar text holds.

    Parameters
    ----------
    has_others
        Whether it has tasks, journal entries or free-busy times.
    """

    calendars: tuple[Calendar, ...]
    has_others: bool


def read_calendars(text: str) -> Calendars:
    """Read an iCalendar text.

    Raises
    ------
    FileRefused
        ``unreadable_file`` where it is torn, or components lie within each other without end;
        ``too_many_appointments``: over 100 000, over 600 000 lines of them, or 5 million in all.
    """
    if text.count("\n") > MAX_TEXT_LINES:
        raise FileRefused("too_many_appointments")
    blocks = list(_blocks(_FOLD.sub("", text).split("\n")))
    zones = Zones([block.lines for block in blocks if block.kind == "VTIMEZONE"])
    found: list[Calendar] = []
    events = [block for block in blocks if block.kind == "VEVENT"]
    if len(events) > MAX_EVENTS or sum(len(block.lines) for block in events) > MAX_LINES:
        raise FileRefused("too_many_appointments")
    for block in blocks:
        if block.kind == "VCALENDAR":
            found.append(_calendar(block.lines))
        elif block.kind == "VEVENT" and block.is_whole:
            found[-1].events.append(_event(block.lines, zones))
        elif block.kind == "VEVENT":
            found[-1].events.append(Unreadable("bad_record", tuple(block.lines)))
    return Calendars(tuple(found), any(block.kind in _OTHERS for block in blocks))


@dataclass
class _Block:
    """A component: its kind, and its own lines without those of the components in it."""

    kind: str
    lines: list[str] = field(default_factory=list)
    is_whole: bool = False


def _blocks(lines: list[str]) -> Iterator[_Block]:
    """Yield calendars and what stands in them, a calendar before its contents.

    The parts of a zone's description stay with it; reminders inside an appointment are left out.
    """
    blocks: list[_Block] = []
    stack: list[_Block] = []
    for line in lines:
        mark, _, kind = line.strip().partition(":")
        word, kind = mark.upper(), kind.strip().upper()
        in_zone = any(block.kind == "VTIMEZONE" for block in stack)
        if word == "BEGIN" and in_zone and kind in {"STANDARD", "DAYLIGHT"}:
            stack[-1].lines.append(line.strip())
        elif word == "BEGIN":
            if len(stack) >= _DEEPEST:
                raise FileRefused("unreadable_file")
            block = _Block(kind)
            stack.append(block)
            blocks.append(block)
        elif word == "END" and in_zone and kind in {"STANDARD", "DAYLIGHT"}:
            stack[-1].lines.append(line.strip())
        elif word == "END":
            _close(stack, kind)
        elif stack and (stack[-1].kind != "VEVENT" or _is_read(line)):
            stack[-1].lines.append(line)
    if not blocks or blocks[0].kind != "VCALENDAR" or any(b.kind == "VCALENDAR" for b in stack):
        raise FileRefused("unreadable_file")  # torn: its end is not there
    yield from blocks


def _is_read(line: str) -> bool:
    """Say whether a line of an appointment says anything that is asked for."""
    name = _NAME.match(line)
    return name is not None and name[0].upper() in _READ


def _close(stack: list[_Block], kind: str) -> None:
    """Close a component, and with it those within that were never closed."""
    while stack and any(block.kind == kind for block in stack):
        block = stack.pop()
        block.is_whole = block.kind == kind
        if block.is_whole:
            return


def _calendar(lines: list[str]) -> Calendar:
    values: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        values.setdefault(name.partition(";")[0].strip().upper(), value.strip())
    called = values.get("X-WR-CALNAME") or values.get("NAME")
    return Calendar(
        _unescaped(called) if called else None,
        values.get("METHOD", "").upper() == "CANCEL",
    )


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], text)


def _event(lines: list[str], zones: Zones) -> Event | Unreadable:
    """Read one appointment, if its times can be read."""
    unreadable = Unreadable("bad_record", tuple(lines))
    if len(lines) > _MOST_LINES or any(len(line) > _LONGEST for line in lines):
        return unreadable
    try:
        known = [_with_known_zone(line, zones) for line in lines if line.strip()]
        text = "\r\n".join(["BEGIN:VEVENT", *known, "END:VEVENT", ""])
        event: Event = icalendar.Event.from_ical(text)
        if any(name in _NEEDED for name, _ in event.errors) or "EXRULE" in event:
            return unreadable
        for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
            if name in event:
                event[name].dt = _in_copenhagen(event[name].dt)
        for name in ("EXDATE", "RDATE"):
            lists = event.get(name, [])
            for one in lists if isinstance(lists, list) else [lists]:
                for date in one.dts:
                    date.dt = _in_copenhagen(date.dt)
        _take_second_hour(event)
        has_order = _has_order(event)
    except _UnknownZoneError:
        return Unreadable("unknown_time_zone", tuple(lines))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError):
        return unreadable
    return event if has_order else unreadable


def _with_known_zone(line: str, zones: Zones) -> str:
    found = _TZID.search(line) if _TIMED.match(line) else None
    if found is None:
        return line
    name = zones.name_of(found[1].strip('"'))
    if name is None:
        raise _UnknownZoneError
    return f"{line[: found.start()]};TZID={name}{line[found.end() :]}"


def _in_copenhagen(moment: Any) -> Any:
    """Return a time with the zone of Copenhagen where it has none; a period by its ends."""
    if isinstance(moment, tuple):
        return tuple(_in_copenhagen(one) for one in moment)
    if isinstance(moment, dt.datetime) and moment.tzinfo is None:
        return moment.replace(tzinfo=COPENHAGEN)
    return moment


def _take_second_hour(event: Event) -> None:
    """Let an end lie in the second of an hour that comes twice, if else it is before the start.

    A time by the clock of a zone means the first of them, unless it can only be the second.
    """
    ends = (
        (event["DTSTART"].dt, event["DTEND"].dt) if "DTSTART" in event and "DTEND" in event else ()
    )
    if not ends or not all(isinstance(one, dt.datetime) for one in ends):
        return
    start, end = ends
    later = end.replace(fold=1)
    if end < start and later.astimezone(dt.UTC) > start.astimezone(dt.UTC):
        event["DTEND"].dt = later


def _has_order(event: Event) -> bool:
    """Say whether an appointment begins in a year that can be, and does not end before it."""
    start = event["DTSTART"].dt if "DTSTART" in event else None
    if start is None or start.year not in _YEARS:
        return False
    if "DURATION" in event and event["DURATION"].dt < dt.timedelta(0):
        return False
    end = start + event["DURATION"].dt if "DURATION" in event else start
    end = event["DTEND"].dt if "DTEND" in event else end
    if isinstance(end, dt.datetime) and isinstance(start, dt.datetime):
        return end.astimezone(dt.UTC) >= start.astimezone(dt.UTC)
    return isinstance(end, dt.datetime) == isinstance(start, dt.datetime) and bool(end >= start)
