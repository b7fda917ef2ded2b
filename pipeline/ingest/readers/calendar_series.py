"""The occurrences of an appointment, once or recurring, from the year 2000 to a day.

Series are spread out by recurring-ical-events: RRULE, RDATE, EXDATE, and occurrences that were
changed or moved. A rule may never end, or never match and yet be looked through to the year 9999;
so every rule is given an end, and rules that no appointment of work has are refused unread: more
often than daily, more than 24 times a day, or parts that RFC 5545 does not allow together.
Spreading out takes a tenth of a millisecond an occurrence, so they are counted before, and a file
has so many and no more.
"""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import icalendar
import recurring_ical_events
from dateutil.rrule import rrulestr

from pipeline.ingest.readers.calendar_events import Event
from pipeline.ingest.readers.calendar_zones import COPENHAGEN
from pipeline.ingest.readers.log_table import FileRefused

FIRST_DAY = dt.date(2000, 1, 1)
MAX_OCCURRENCES = 20_000
MAX_EFFORT = 200_000
_MOST_CHANGES = 2000  # of one series
_MOST_A_DAY = 24
# What takes as long as one occurrence, and how many of them a series takes besides its own.
_COUNTED, _DAYS_LOOKED_AT, _OF_A_SERIES = 25, 100, 10
_FOR_NOTHING = 10_000  # a rule that matches no day is looked through to the year 9999
_AHEAD = dt.timedelta(days=366)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NOT_WITH = {
    "DAILY": {"BYYEARDAY", "BYWEEKNO", "BYSETPOS"},
    "WEEKLY": {"BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYMONTHDAY"},
    "MONTHLY": {"BYYEARDAY", "BYWEEKNO"},
    "YEARLY": set(),
}


class SeriesRefused(Exception):  # noqa: N818 - an answer, not an error
    """A series that cannot be spread out, by its reason of ``row_rules.csv``."""

    def __init__(self, reason_code: str) -> None:
        self.reason_code = reason_code
        super().__init__(reason_code)


def is_recurring(event: Event) -> bool:
    """Say whether an appointment is a series, or an occurrence of one."""
    return any(name in event for name in ("RRULE", "RDATE", "RECURRENCE-ID"))


class Effort:
    """What is left of the work that the series of one file may take, in occurrences."""

    def __init__(self, most: int = MAX_EFFORT) -> None:
        self._left = most

    def spend(self, occurrences: int) -> None:
        """Take some off.

        Raises
        ------
        FileRefused
            ``too_many_appointments`` where nothing is left.
        """
        self._left -= occurrences
        if self._left < 0:
            raise FileRefused("too_many_appointments")


@dataclass(frozen=True)
class TookPlace:
    """What took place of one appointment.

    Parameters
    ----------
    events
        The occurrences, with ``DTSTART``, ``DTEND`` and, of a series, ``RECURRENCE-ID``.
    is_before, is_after
        Whether there are any before the year 2000, or after the last day (within a year).
    """

    events: list[Event]
    is_before: bool
    is_after: bool


def occurrences(events: list[Event], last_day: dt.date, effort: Effort) -> TookPlace:
    """Spread out one appointment.

    Parameters
    ----------
    events
        All with the same UID: a series and its changed occurrences.
    last_day
        The last day on which an occurrence counts, in Copenhagen.

    Raises
    ------
    SeriesRefused
        ``bad_record``, ``endless_series``.
    FileRefused
        ``too_many_appointments`` where the effort is spent.
    """
    if len(events) == 1 and not is_recurring(events[0]):
        day = day_of(events[0]["DTSTART"].dt)
        took_place = events if FIRST_DAY <= day <= last_day else []
        return TookPlace(took_place, day < FIRST_DAY, day > last_day)
    begin, end, later = (
        dt.datetime.combine(day, dt.time(), COPENHAGEN)
        for day in (FIRST_DAY, last_day + dt.timedelta(days=1), last_day + _AHEAD)
    )
    effort.spend(_OF_A_SERIES * len(events))
    if len(events) > _MOST_CHANGES:
        raise SeriesRefused("endless_series")
    for event in events:
        _make_ready(event, later, effort)
    calendar = icalendar.Calendar()
    calendar.subcomponents = list(events)
    try:
        with warnings.catch_warnings():  # an end beside a count is what we gave it
            warnings.simplefilter("ignore", DeprecationWarning)
            query = recurring_ical_events.of(calendar, components=["VEVENT"])
            found, ahead = query.between(begin, end), query.between(end, later)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, IndexError):
        raise SeriesRefused("bad_record") from None
    if len(found) > MAX_OCCURRENCES:
        raise SeriesRefused("endless_series")
    days = {day_of(event["DTSTART"].dt) for event in [*events, *found, *ahead]}
    return TookPlace(
        [event for event in found if FIRST_DAY <= day_of(event["DTSTART"].dt) <= last_day],
        min(days) < FIRST_DAY,
        any(day_of(event["DTSTART"].dt) > last_day for event in [*found, *ahead]),
    )


def day_of(moment: Any) -> dt.date:
    """Return the day in Copenhagen of a date or a time."""
    if isinstance(moment, dt.datetime):
        return moment.astimezone(COPENHAGEN).date()
    return dt.date(moment.year, moment.month, moment.day)


def _make_ready(event: Event, later: dt.datetime, effort: Effort) -> None:
    """Check the rules of a series, count what they give, and let each end as its series needs it.

    The end of a rule gets the zone of the series; one that ends later, or never, ends a year after
    what is looked for.
    """
    rules = event.get("RRULE", [])
    rules = rules if isinstance(rules, list) else [rules]
    if len(rules) > 1:  # RFC 5545 allows one
        raise SeriesRefused("bad_record")
    effort.spend(sum(1 for name in ("RDATE", "EXDATE") for _ in _dates(event, name)))
    for rule in rules:
        try:
            start = event["DTSTART"].dt
            _check_rule(rule, start)
            ends = [later + _AHEAD, *rule.get("UNTIL", [])[:1]]
            rule["UNTIL"] = [min(_until(end, start) for end in ends)]
            _count(rule, start, effort)
        except (ValueError, TypeError, AttributeError, IndexError, OverflowError, KeyError):
            raise SeriesRefused("bad_record") from None


def _dates(event: Event, name: str) -> Iterator[object]:
    lists = event.get(name, [])
    for one in lists if isinstance(lists, list) else [lists]:
        yield from one.dts


def _count(rule: Any, start: dt.date, effort: Effort) -> None:
    """Count the occurrences that a rule gives, from the year 2000 on, and take them off the effort.

    Raises
    ------
    SeriesRefused
        ``endless_series`` where there are over 20 000; ``bad_record`` where there is none.
    """
    clock = start.time() if isinstance(start, dt.datetime) else dt.time()
    first = dt.datetime.combine(dt.date(start.year, start.month, start.day), clock)
    last = day_of(rule["UNTIL"][0])
    effort.spend(max((last - first.date()).days, 0) * _times_a_day(rule) // _DAYS_LOOKED_AT)
    seen = counted = 0
    for moment in _moments(rule, first):
        seen += 1
        counted += FIRST_DAY <= moment.date() <= last
        if moment.date() > last or counted > MAX_OCCURRENCES:
            break
    if not seen:
        effort.spend(_FOR_NOTHING)
        raise SeriesRefused("bad_record")
    effort.spend(seen // _COUNTED)
    if counted > MAX_OCCURRENCES:
        raise SeriesRefused("endless_series")
    effort.spend(counted)


def _moments(rule: Any, first: dt.datetime) -> Iterator[dt.datetime]:
    """Yield what a rule gives on the clock of its series, as if it had no end."""
    endless = icalendar.vRecur({name: value for name, value in rule.items() if name != "UNTIL"})
    text: bytes = endless.to_ical()  # type: ignore[no-untyped-call]  # the library's
    return iter(rrulestr(text.decode(), dtstart=first))


def _check_rule(rule: Any, start: dt.date) -> None:
    frequency = rule["FREQ"][0] if rule.get("FREQ") else ""
    if frequency not in _NOT_WITH:
        raise SeriesRefused("endless_series" if frequency else "bad_record")
    if _times_a_day(rule) > _MOST_A_DAY:
        raise SeriesRefused("endless_series")
    interval = int(rule.get("INTERVAL", [1])[0])
    counts = [int(count) for count in rule.get("COUNT", [])]
    is_allowed = not _NOT_WITH[frequency] & {name.upper() for name in rule}
    if interval < 1 or any(count < 1 for count in counts) or not is_allowed:
        raise SeriesRefused("bad_record")
    if not _can_match(rule, frequency, interval, start):
        raise SeriesRefused("bad_record")


def _times_a_day(rule: Any) -> int:
    """Return how often a rule may match within a day."""
    times = 1
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        times *= max(len(rule.get(name, [])), 1)
    return times


def _can_match(rule: Any, frequency: str, interval: int, start: dt.date) -> bool:
    """Say whether a rule matches any day at all; one that does not is never done."""
    months = [int(month) for month in rule.get("BYMONTH", range(1, 13))]
    days = [abs(int(day)) for day in rule.get("BYMONTHDAY", [1])]
    if not any(
        day <= _DAYS[month - 1] for month in months if 1 <= month <= 12 for day in days if day
    ):
        return False
    weekdays = {str(day)[-2:].upper() for day in rule.get("BYDAY", _WEEKDAYS)}
    is_same_weekday = frequency == "DAILY" and interval % 7 == 0
    return not is_same_weekday or _WEEKDAYS[start.weekday()] in weekdays


def _until(until: Any, start: Any) -> Any:
    """Return the end of a rule as it must be beside its start: a day, or a time in UTC."""
    if not isinstance(start, dt.datetime):
        return day_of(until)
    if not isinstance(until, dt.datetime):  # a day: all of it
        until = dt.datetime.combine(until, dt.time(23, 59, 59))
    zoned = until if until.tzinfo else until.replace(tzinfo=start.tzinfo)
    return zoned.astimezone(dt.UTC)
