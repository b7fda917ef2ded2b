"""The occurrences of an appointment, once or recurring, from the year 2000 to a day.

Series are spread out by recurring-ical-events: RRULE, RDATE, EXDATE, and occurrences that were
changed or moved. A rule may never end, or never match and yet be looked through to the year 9999;
so rules that no appointment of work has are refused unread: more often than daily, more than 24
times a day, or parts that RFC 5545 does not allow together.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import icalendar
import recurring_ical_events

from pipeline.ingest.readers.calendar_events import Event
from pipeline.ingest.readers.calendar_zones import COPENHAGEN

FIRST_DAY = dt.date(2000, 1, 1)
MAX_OCCURRENCES = 20_000
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


@dataclass(frozen=True)
class TookPlace:
    """What took place of one appointment.

    Parameters
    ----------
    events
        The occurrences, with ``DTSTART``, ``DTEND`` and, of a series, ``RECURRENCE-ID``.
    is_before, is_after
        Whether there are any before the year 2000, or after the last day (within a year).
    is_seldom
        Whether a rule with several conditions was looked through and gave nothing.
    """

    events: list[Event]
    is_before: bool
    is_after: bool
    is_seldom: bool = False


def occurrences(events: list[Event], last_day: dt.date) -> TookPlace:
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
    """
    if len(events) == 1 and not is_recurring(events[0]):
        day = day_of(events[0]["DTSTART"].dt)
        took_place = events if FIRST_DAY <= day <= last_day else []
        return TookPlace(took_place, day < FIRST_DAY, day > last_day)
    for event in events:
        _make_ready(event)
    begin, end, later = (
        dt.datetime.combine(day, dt.time(), COPENHAGEN)
        for day in (FIRST_DAY, last_day + dt.timedelta(days=1), last_day + _AHEAD)
    )
    calendar = icalendar.Calendar()
    calendar.subcomponents = list(events)
    try:
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
        len(found) < 2 and not ahead and any(map(_has_conditions, events)),
    )


def _has_conditions(event: Event) -> bool:
    conditions = {name.upper() for name in event.get("RRULE", {})}
    return len({name for name in conditions if name.startswith("BY")}) > 1


def day_of(moment: Any) -> dt.date:
    """Return the day in Copenhagen of a date or a time."""
    if isinstance(moment, dt.datetime):
        return moment.astimezone(COPENHAGEN).date()
    return dt.date(moment.year, moment.month, moment.day)


def _make_ready(event: Event) -> None:
    """Check the rules of a series, and give each end of a rule the zone of the series."""
    rules = event.get("RRULE", [])
    rules = rules if isinstance(rules, list) else [rules]
    if len(rules) > 1:  # RFC 5545 allows one
        raise SeriesRefused("bad_record")
    for rule in rules:
        try:
            _check_rule(rule, event["DTSTART"].dt)
            if "UNTIL" in rule:
                rule["UNTIL"] = [_until(rule["UNTIL"][0], event["DTSTART"].dt)]
        except (ValueError, TypeError, AttributeError, IndexError, OverflowError):
            raise SeriesRefused("bad_record") from None


def _check_rule(rule: Any, start: dt.date) -> None:
    frequency = rule["FREQ"][0] if rule.get("FREQ") else ""
    if frequency not in _NOT_WITH:
        raise SeriesRefused("endless_series" if frequency else "bad_record")
    times = 1
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        times *= max(len(rule.get(name, [])), 1)
    if times > 24:
        raise SeriesRefused("endless_series")
    interval = int(rule.get("INTERVAL", [1])[0])
    counts = [int(count) for count in rule.get("COUNT", [])]
    is_allowed = not _NOT_WITH[frequency] & {name.upper() for name in rule}
    if interval < 1 or any(count < 1 for count in counts) or not is_allowed:
        raise SeriesRefused("bad_record")
    if not _can_match(rule, frequency, interval, start):
        raise SeriesRefused("bad_record")


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
