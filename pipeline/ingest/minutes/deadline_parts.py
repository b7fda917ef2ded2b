"""Deadlines that count within a month or a year: ``første mandag i marts``, ``1. halvår``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from pipeline.ingest.minutes import deadline_days as days
from pipeline.ingest.minutes.deadline_days import WEEKDAYS, Around
from pipeline.ingest.minutes.moments import month_numbers
from pipeline.ingest.minutes.time_words import DAYS

MONTHS = "|".join(sorted(month_numbers(), key=len, reverse=True))
_LED = r"\b(?:(?:på|senest|inden|til|i|ved)\s+){0,2}(?:den\s+)?"
_NTH = {"første": 1, "1.": 1, "anden": 2, "andet": 2, "2.": 2, "tredje": 3, "3.": 3, "fjerde": 4,
        "4.": 4, "sidste": 0}  # fmt: skip
_ORDINAL = "|".join(map(re.escape, _NTH))
_OF_MONTH = rf"(?:{MONTHS})\b\.?|(?:denne\s+|indeværende\s+)?måned(?:en)?\b|næste\s+måned\b"
_NAMES = "|".join(WEEKDAYS)
_END = r"(?:udgang|slutning|afslutning)\b"
FORMS = {
    "nth_in_month": rf"{_LED}(?P<nth>{_ORDINAL})\s+(?P<nth_what>{_NAMES}|uge|halvdel)\s+"
                    rf"(?:i|af)\s+(?P<nth_month>{_OF_MONTH})",
    "last_of_month": r"\b(?:(?:senest|inden)\s+)?(?:(?:den|d\.)\s*sidste|sidste\s+dag)\s+"
                     rf"(?:dag\s+)?(?:(?:i|af)\s+)?(?P<last_month>{_OF_MONTH})",
    "end_of_month": rf"\b(?P<whose_end>{MONTHS})s\s+{_END}",
    "numbered_month": r"\b(?:(?:senest|inden)\s+)?(?:d\.|den|d)\s*(?P<numbered_day>\d{1,2})\.?"
                      r"\s+i\s+"
                      r"(?:(?P<numbered_month>1[0-2]|[1-9])\.|(?P<worded_month>første|anden|tredje|"
                      r"fjerde|femte|sjette|syvende|ottende|niende|tiende|ellevte|tolvte)\b)"
                      r"(?!\s*(?:kvartal|kvt|uge|år|md|klasse|måned))",
    "month_meeting": r"\b(?:(?:senest|inden|til|ved|på|før)\s+)?"
                     rf"(?P<month_of_meeting>{MONTHS})møde(?:t)?\b",
    "worded_day": r"\b(?:senest|inden|til)\s+(?:d\.|den)\s+"
                  rf"(?P<worded_day>{'|'.join(sorted(DAYS, key=len, reverse=True))})"
                  r"(?=\s*(?:$|[,;).]))",
    "half_of_year": r"\b(?:i\s+)?(?P<which_half>1\.|første|2\.|andet|anden)\s*halvår(?:et)?\b"
                    r"(?:\s+(?P<of_year_half>20\d\d))?",
    "half_end": rf"\bhalvårets\s+{_END}|\b(?:udgangen\s+af\s+)halvåret\b",
    "next_quarter": r"\b(?:det\s+)?næste\s+kvartal\b",
    "short_quarter": r"\bQ(?P<short_quarter>[1-4])\b(?:\s+(?P<short_quarter_year>20\d\d))?",
    "before_year": r"\b(?:inden|før)\s+(?P<before_year>20\d\d)\b(?![-./]\d)",
}  # fmt: skip
HELD_BY = (
    (r"(?:første|anden|andet|tredje|fjerde|sidste|[1-4]\.)\s+(?:\w+dag|uge|halvdel)\s",
     ("nth_in_month",)),
    (rf"\bsidste\s+(?:dag|i|af|måned|{MONTHS})", ("last_of_month",)),
    (rf"s\s+{_END}", ("end_of_month",)),
    (r"[rslijt]møde", ("month_meeting",)),
    (r"\bi\s+(?:\d|\w+e\b)", ("numbered_month",)),
    (r"\bd(?:en|\.)\s+\w+(?:ste|en|dje|rde|te|nde)\b", ("worded_day",)),
    (r"halvår", ("half_of_year", "half_end")),
    (r"kvartal|\bq\d", ("next_quarter", "short_quarter")),
    (r"(?:inden|før)\s+20", ("before_year",)),
)  # fmt: skip


def meeting_in(month: str, around: Around) -> dt.date | None:
    """Return the next meeting where it is in the month that is named."""
    number = month_numbers().get(month.casefold())
    is_that = around.following is not None and around.following.month == number
    return around.following if is_that else None


def _month_of(
    told: str, around: Around, day_of: Callable[[dt.date], dt.date | None]
) -> dt.date | None:
    """Return the day that is told of a month, which is named or counted from the meeting's."""
    name = " ".join(told.casefold().rstrip(".").split())
    number = month_numbers().get(name)
    if number is not None:
        return around.nearest(lambda year: day_of(dt.date(year, number, 1)))
    first = around.meeting.replace(day=1)
    is_next = name.startswith("næste")
    return day_of(days.month_end(first) + dt.timedelta(days=1) if is_next else first)


def _nth_in_month(match: re.Match[str], around: Around) -> dt.date | None:
    nth, what = _NTH[match["nth"].casefold()], match["nth_what"].casefold()

    def of(first: dt.date) -> dt.date | None:
        last = days.month_end(first)
        if what == "halvdel":
            return first.replace(day=15) if nth == 1 else last
        if what == "uge":  # the nth week that begins in the month; its Sunday
            monday = first + dt.timedelta(days=-first.weekday() % 7)
            return monday + dt.timedelta(days=7 * nth - 1) if nth else last
        ahead = (WEEKDAYS.index(what) - first.weekday()) % 7
        if nth:
            return first + dt.timedelta(days=ahead + 7 * (nth - 1))
        return last - dt.timedelta(days=(last.weekday() - WEEKDAYS.index(what)) % 7)

    return _month_of(match["nth_month"], around, of)


def _numbered_month(match: re.Match[str], around: Around) -> dt.date | None:
    told = match["numbered_month"]
    words = ("første", "anden", "tredje", "fjerde", "femte", "sjette", "syvende", "ottende",
             "niende", "tiende", "ellevte", "tolvte")  # fmt: skip
    month = int(told) if told else 1 + words.index(match["worded_month"].casefold())
    number = int(match["numbered_day"])
    return around.nearest(lambda year: days.day_of_year(year, month, number))


def _half_of_year(match: re.Match[str], around: Around) -> dt.date | None:
    is_first = match["which_half"].casefold() in ("1.", "første")

    def on(year: int) -> dt.date:
        return dt.date(year, 6, 30) if is_first else dt.date(year, 12, 31)

    return on(int(match["of_year_half"])) if match["of_year_half"] else around.nearest(on)


def _half_end(_: re.Match[str], around: Around) -> dt.date:
    year = around.meeting.year
    return dt.date(year, 6, 30) if around.meeting.month <= 6 else dt.date(year, 12, 31)


def _short_quarter(match: re.Match[str], around: Around) -> dt.date | None:
    month = 3 * int(match["short_quarter"])

    def on(year: int) -> dt.date:
        return days.month_end(dt.date(year, month, 1))

    told = match["short_quarter_year"]
    return on(int(told)) if told else around.nearest(on)


def _next_quarter(_: re.Match[str], around: Around) -> dt.date:
    return days.quarter_end(days.quarter_end(around.meeting) + dt.timedelta(days=1))


READERS: dict[str, tuple[str, Callable[[re.Match[str], Around], dt.date | None]]] = {
    "nth_in_month": ("period", _nth_in_month),
    "last_of_month": (
        "period", lambda match, around: _month_of(match["last_month"], around, days.month_end),
    ),
    "end_of_month": (
        "period", lambda match, around: _month_of(match["whose_end"], around, days.month_end),
    ),
    "numbered_month": ("missing_year", _numbered_month),
    "month_meeting": (
        "next_meeting",
        lambda match, around: meeting_in(match["month_of_meeting"], around),
    ),
    "worded_day": (
        "counted",
        lambda match, around: days.next_such_day(DAYS[match["worded_day"].casefold()], around),
    ),
    "half_of_year": ("period", _half_of_year),
    "half_end": ("period", _half_end),
    "next_quarter": ("period", _next_quarter),
    "short_quarter": ("period", _short_quarter),
    "before_year": ("period", lambda match, _: dt.date(int(match["before_year"]) - 1, 12, 31)),
}  # fmt: skip
