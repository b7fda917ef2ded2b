"""The day that a form of a deadline means, counted from the meeting that tells it."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
NUMBERS = {"en": 1, "et": 1, "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6,
           "syv": 7, "otte": 8, "ni": 9, "ti": 10, "elleve": 11, "tolv": 12, "fjorten": 14,
           "tyve": 20, "tredive": 30, "halvanden": 1}  # fmt: skip
ORDINALS = ("første", "andet", "tredje", "fjerde")
_FRIDAY = 4
_EARLY, _MIDDLE, _ALL = 10, 20, 31  # the last day of the beginning, the middle, the whole
_PARTS = (
    (re.compile(r"primo|start|begynd|først|tidlig", re.IGNORECASE), _EARLY),
    (re.compile(r"medio|midt", re.IGNORECASE), _MIDDLE),
)
_BACK = dt.timedelta(days=75)  # of a deadline without a year, before the meeting that tells it


@dataclass(frozen=True)
class Around:
    """What a deadline that does not tell its year, or no day at all, is counted from.

    Parameters
    ----------
    meeting
        The day of the meeting.
    following
        The day of the next one, where the document tells it.
    is_old
        The deadline was set at an earlier meeting.
    """

    meeting: dt.date
    following: dt.date | None = None
    is_old: bool = False

    def nearest(self, on: Callable[[int], dt.date | None]) -> dt.date | None:
        """Return the day near the meeting, of those that a form without a year may mean.

        Parameters
        ----------
        on
            Year → day; None where that year has no such day.
        """
        year = self.meeting.year
        days = [day for one in (year - 1, year, year + 1) if (day := on(one)) is not None]
        if self.is_old:
            return min(days, key=lambda day: abs(day - self.meeting), default=None)
        return next((day for day in days if day >= self.meeting - _BACK), None)


def day_of_year(year: int, month: int, day: int) -> dt.date | None:
    """Return a day by its numbers; None where that year has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def last_of_part(part: str | None) -> int:
    """Return the last day of the part of a month that words name: ``primo`` is the 10th."""
    told = (last for pattern, last in _PARTS if pattern.search(part or ""))
    return next(told, _ALL)


def in_month(first: dt.date, last: int) -> dt.date:
    """Return a day of a month, or the month's last day where it has no such day."""
    return first.replace(day=min(last, calendar.monthrange(first.year, first.month)[1]))


def month_end(day: dt.date) -> dt.date:
    """Return the last day of a day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def quarter_end(day: dt.date) -> dt.date:
    """Return the last day of a day's quarter."""
    return month_end(day.replace(month=(day.month + 2) // 3 * 3, day=1))


def weekday_number(told: str) -> int:
    """Return the number of a weekday, Monday 0, by its name or the beginning of it: ``tors.``."""
    begun = told.casefold().rstrip(".")
    return next(at for at, name in enumerate(WEEKDAYS) if name.startswith(begun))


def next_weekday(name: str, day: dt.date) -> dt.date:
    """Return the first such weekday after a day."""
    return day + dt.timedelta(days=(WEEKDAYS.index(name.casefold()) - day.weekday()) % 7 or 7)


def weekday_of_next_week(name: str, day: dt.date) -> dt.date:
    """Return a weekday of the week after a day's: ``torsdag i næste uge``."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday + dt.timedelta(days=7 + WEEKDAYS.index(name.casefold()))


def of_weekend(by: str, day: dt.date) -> dt.date:
    """Return the Friday before the next weekend, its Sunday, or the Monday behind it."""
    told = by.casefold()
    friday = day + dt.timedelta(days=(_FRIDAY - day.weekday()) % 7)
    behind = 2 if told == "i" else 3 if told.startswith(("efter", "på")) else 0
    return friday + dt.timedelta(days=behind)


def of_this_month(part: str | None, day: dt.date) -> dt.date:
    """Return the last day of a part of a day's month, or of the next where that part is over."""
    last = last_of_part(part)
    found = in_month(day, last)
    return found if found >= day and last != _EARLY else of_next_month(part, day)


def of_next_month(part: str | None, day: dt.date) -> dt.date:
    """Return the last day of a part of the month after a day's."""
    return in_month(month_end(day) + dt.timedelta(days=1), last_of_part(part))


def day_of_next_month(number: str, day: dt.date) -> dt.date | None:
    """Return a day of the month after a day's by its number."""
    first = month_end(day) + dt.timedelta(days=1)
    return day_of_year(first.year, first.month, int(number) if number.isdigit() else 1)


def next_such_day(number: int, around: Around) -> dt.date | None:
    """Return the next day of any month with a number; of an earlier meeting, the nearest one."""
    first = around.meeting.replace(day=1)
    months = (first - dt.timedelta(days=1), first, month_end(first) + dt.timedelta(days=1))
    found = [day_of_year(one.year, one.month, number) for one in months]
    there = [day for day in found if day is not None]
    if around.is_old:
        return min(there, key=lambda day: abs(day - around.meeting), default=None)
    return next((day for day in there if day >= around.meeting), None)


def day_of(word: str, day: dt.date) -> dt.date:
    """Return tomorrow, the day after, or the Sunday of this week or of the next."""
    if word.endswith("morgen"):
        return day + dt.timedelta(days=1 + (word == "overmorgen"))
    sunday = day + dt.timedelta(days=6 - day.weekday())
    if word.startswith(("inden ", "før ")):
        return sunday  # before the next week begins
    is_next = any(one in word for one in ("næste", "kommende", "efter"))
    return sunday + dt.timedelta(days=7 if is_next else 0)


def after(count: str, unit: str, day: dt.date) -> dt.date:
    """Return the day so many days, weeks, months or years after another."""
    told, unit = count.casefold().strip(), unit.casefold()
    told = re.split(r"\s*(?:-|–|til|eller)\s*", told)[-1]  # "2-3 uger"
    number = int(told) if told.isdigit() else 2 if told.endswith("par") else NUMBERS.get(told, 1)
    if unit.startswith("time"):
        return day + dt.timedelta(days=number // 24)
    if unit.startswith(("måned", "år")):
        months = day.month - 1 + number * (12 if unit.startswith("år") else 1)
        first = dt.date(day.year + months // 12, months % 12 + 1, 1)
        return in_month(first, day.day) + dt.timedelta(days=15 if told == "halvanden" else 0)
    return day + dt.timedelta(days=number * (7 if unit.startswith("uge") else 1))
