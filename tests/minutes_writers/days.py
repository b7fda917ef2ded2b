"""How days, clock times and deadlines are written by the third writer's secretaries.

The true day of a deadline that names a period is its last day: ``uge 43`` and ``i uge 43`` the
Sunday, ``november`` and ``ultimo november`` the 30th, ``primo`` the 10th, ``medio`` the 20th.
``inden uge 43`` is the Sunday before. ``inden næste møde`` is the day of the next meeting where the
document tells it.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from random import Random

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
          "oktober", "november", "december")  # fmt: skip
SHORT = ("jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.",
         "dec.")  # fmt: skip
NUMBERS = {2: "to", 3: "tre", 4: "fire", 6: "seks"}


@dataclass(frozen=True)
class Deadline:
    """A deadline as it is written (in a column of its own), and the day that it means.

    ``needs_next`` says that the day is known only where the document tells the next meeting.
    """

    text: str
    day: dt.date | None
    needs_next: bool = False

    @property
    def at_latest(self) -> str:
        """The same behind a sentence: ``senest 1. november``, ``i uge 43``."""
        if self.text.startswith(("inden", "senest", "i ", "om ", "hurtigst", "løbende", "til ",
                                 "snarest", "ved ", "på ")):  # fmt: skip
            return self.text
        return f"senest {self.text}"


def full_date(draw: Random, day: dt.date, *, short: bool = False) -> str:
    """Write a day with its year."""
    month, year = MONTHS[day.month - 1], day.year
    ways = [
        f"{day.day}. {month} {year}", f"{day.day}/{day.month}-{year}",
        f"{day.day:02}-{day.month:02}-{year}", f"{day.day}.{day.month}.{year}",
        f"{day.day}/{day.month} {year}", f"{day.day}/{day.month}-{year % 100:02}",
        f"{day.day}. {SHORT[day.month - 1]} {year}", f"{year}-{day.month:02}-{day.day:02}",
    ]  # fmt: skip
    if not short:
        weekday = WEEKDAYS[day.weekday()]
        ways += [
            f"{weekday} den {day.day}. {month} {year}",
            f"{weekday} d. {day.day}/{day.month}-{year}",
            f"{weekday.capitalize()} {day.day}. {month} {year}", f"d. {day.day}. {month} {year}",
        ]  # fmt: skip
    return draw.choice(ways)


def bare_date(draw: Random, day: dt.date) -> str:
    """Write a day without its year."""
    month = MONTHS[day.month - 1]
    return draw.choice((
        f"{day.day}. {month}", f"den {day.day}. {month}", f"{day.day}/{day.month}",
        f"d. {day.day}/{day.month}", f"{day.day}. {SHORT[day.month - 1]}",
        f"{WEEKDAYS[day.weekday()]} d. {day.day}/{day.month}",
        f"{WEEKDAYS[day.weekday()]} den {day.day}. {month}",
    ))  # fmt: skip


def clock(draw: Random, time: dt.time, mark: str) -> str:
    """Write a clock time: ``9``, ``9.30``, ``09:30``."""
    if time.minute == 0 and mark == "":
        return str(time.hour)
    hour = f"{time.hour:02}" if draw.random() < 0.3 else str(time.hour)
    return f"{hour}{mark or '.'}{time.minute:02}"


def span(draw: Random, start: dt.time, end: dt.time) -> str:
    """Write from when until when."""
    mark = draw.choice((".", ".", ":", ""))
    one, two = clock(draw, start, mark), clock(draw, end, mark)
    ways = (f"kl. {one}-{two}", f"kl. {one} – {two}", f"kl. {one} til {two}", f"{one}–{two}",
            f"kl. {one} - kl. {two}", f"fra kl. {one} til kl. {two}")  # fmt: skip
    return draw.choice(ways)


def draw_deadline(draw: Random, day: dt.date, next_day: dt.date, *, is_old: bool) -> Deadline:
    """Draw a deadline that was set at a meeting (or, ``is_old``, at the one before)."""
    due = day + dt.timedelta(days=draw.randint(5, 90))
    if is_old:
        due = day + dt.timedelta(days=draw.randint(-45, 20))
        if draw.random() < 0.5:
            return Deadline(bare_date(draw, due), due)
        return Deadline(full_date(draw, due, short=True), due)
    ways = (_dated, _undated, _week, _month, _relative, _none)
    return draw.choices(ways, (4, 5, 4, 3, 3, 2))[0](draw, day, due, next_day)


def _dated(draw: Random, day: dt.date, due: dt.date, next_day: dt.date) -> Deadline:
    return Deadline(full_date(draw, due, short=True), due)


def _undated(draw: Random, day: dt.date, due: dt.date, next_day: dt.date) -> Deadline:
    return Deadline(draw.choice(("", "", "inden ", "senest ")) + bare_date(draw, due), due)


def _week(draw: Random, day: dt.date, due: dt.date, next_day: dt.date) -> Deadline:
    number = due.isocalendar().week
    sunday = due + dt.timedelta(days=6 - due.weekday())
    if draw.random() < 0.2:
        return Deadline(f"inden uge {number}", sunday - dt.timedelta(days=7))
    return Deadline(
        draw.choice((
            f"uge {number}", f"i uge {number}", f"senest i uge {number}", f"senest uge {number}",
            f"inden udgangen af uge {number}",
        )),
        sunday,
    )  # fmt: skip


def _month(draw: Random, day: dt.date, due: dt.date, next_day: dt.date) -> Deadline:
    if due.month == day.month:
        due = (due.replace(day=1) + dt.timedelta(days=40)).replace(day=15)
    month = MONTHS[due.month - 1]
    last = due.replace(day=calendar.monthrange(due.year, due.month)[1])
    return draw.choice((
        Deadline(month, last), Deadline(f"i {month}", last), Deadline(f"ultimo {month}", last),
        Deadline(f"inden udgangen af {month}", last), Deadline(f"i løbet af {month}", last),
        Deadline(f"primo {month}", due.replace(day=10)),
        Deadline(f"medio {month}", due.replace(day=20)),
        Deadline(f"i slutningen af {month}", last),
    ))  # fmt: skip


def _relative(draw: Random, day: dt.date, due: dt.date, next_day: dt.date) -> Deadline:
    weeks = draw.choice((2, 3, 4, 6))
    later = day + dt.timedelta(weeks=weeks)
    return draw.choice((
        Deadline("inden næste møde", next_day, needs_next=True),
        Deadline("til næste møde", next_day, needs_next=True),
        Deadline("næste møde", next_day, needs_next=True),
        Deadline(f"om {NUMBERS[weeks]} uger", later),
        Deadline(f"inden for {NUMBERS[weeks]} uger", later),
        Deadline("inden for 14 dage", day + dt.timedelta(days=14)),
    ))  # fmt: skip


def _none(draw: Random, day: dt.date, due: dt.date, next_day: dt.date) -> Deadline:
    return Deadline(draw.choice(("hurtigst muligt", "løbende", "snarest")), None)
