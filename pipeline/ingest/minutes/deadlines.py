"""Until when something is to be done, as Danish minutes say it.

A deadline that names a period ends with the period's last day: ``uge 43`` is that week's Sunday,
``november`` and ``ultimo november`` the 30th, ``primo`` the 10th and ``medio`` the 20th, ``om 14
dage`` the day 14 days after the meeting. ``inden uge 43`` is the Sunday before that week; ``inden
1. november`` is the first itself, as people say it. A year that is not written is the one that
brings the deadline near the meeting.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pipeline.ingest.minutes.any_of import any_of
from pipeline.ingest.minutes.deadline_days import (
    WEEKDAYS,
    Around,
    day_of_year,
    last_of_part,
    weekday_number,
)
from pipeline.ingest.minutes.deadline_forms import PART, matches, of_form
from pipeline.ingest.minutes.moments import dates_in, month_numbers
from pipeline.ingest.minutes.remembering import per_document
from pipeline.ingest.minutes.time_words import DAY_PATTERN, DAYS, day_number

# What stands before a deadline and belongs to it.
_LEAD = re.compile(
    r"(?:\b(?:senest|inden|inden udgangen af|frist(?:en)?(?: (?:er|var))?|deadline|tidsfrist|pr\.?|"
    r"til|på|d\.|den|i løbet af)[\s:]+|\b(?:"
    + "|".join(WEEKDAYS)
    + r"|man|tirs?|ons|tors?|fre|lør|søn)\.?[\s,]+){1,4}$",
    re.IGNORECASE,
)
# What every form above, every date and every month has one of.
_HINT = any_of(
    r"\d|dag|uge|næste|morgen|måned|ferie|jul|påske|pinse|weekend|sommer|eksamen|nytår|året|år(?:[es]|\b)|"
    r"kvartal|mødes|ses|første|ad vejen|uden|tid|lade sig|"
    r"kommende|dennes|hurtig|snar|løbende|asap|straks|omgående|lejlighed|muligt|samme|behov|ingen|jan|feb|mar|apr|maj|jun|aug|"
    r"sep|okt|nov|dec"
)
# What is until when only where nothing else is written.
_WEEKDAY = re.compile(
    rf"(?:allerede\s+|nu\s+)?(?P<day>{'|'.join(WEEKDAYS)})"
    r"(?:\s+(?:for|efter)?middag|\s+aften|\s+morgen|\s+(?:inden|før|til)\s+(?:fyraften|middag)|"
    r",?\s+(?:inden\s+|før\s+)?kl\.?\s*\d{1,2}(?:[.:]\d\d)?)?"
)
_TODAY = {"i dag", "dags dato", "inden dagen er omme", "senere i dag", "i eftermiddag", "i aften",
          "samme dag", "efter mødet", "efter mødet i dag", "lige efter mødet", "straks efter mødet",
          "umiddelbart efter mødet", "i dag efter mødet", "idag", "endnu i dag"}  # fmt: skip
_LENGTH = re.compile(r"(?:\d{1,2}|en|et|to|tre|fire|fjorten|otte)\s+(?:dage|uger?|måned(?:er)?)")
_SHORT_WEEKDAY = re.compile(
    r"(?P<day>man|tirs?|ons|tors?|fre|lør|søn)\.?(?P<rest>\s+\d{1,2}\.\d{1,2})?"
)
_MONTH_OF_YEAR = re.compile(r"(?:i\s+)?(?:(0?[1-9]|1[0-2])\s?[/.-]\s?)?(20\d\d)")
# Of a span the last day: "2.-6. december", "2/12 til 6/12".
_SPAN = re.compile(
    r"^\W*(?:i\s+dagene\s+|i\s+perioden\s+|i\s+weekenden\s+|weekenden\s+|fra\s+|mellem\s+)?(?:den\s+|d\.\s*)?"
    r"(?:\d{1,2}\.?\s*(?:[-–]|til|og)\s*(?=(?:d\.\s*|den\s+)?\d{1,2}\.\s*[a-zæøå])"
    r"|\d{1,2}/\d{1,2}\s*(?:[-–]|til|og)\s*(?=(?:d\.\s*|den\s+)?\d{1,2}/\d))",
    re.IGNORECASE,
)
_TOMORROW = {"dagen efter", "dagen efter mødet", "dagen derpå", "næste dag"}
_ORDINAL_DAY = re.compile(rf"(?:(?:senest|inden)\s+)?(?:d\.?|den)\s+({'|'.join(DAYS)})")
_FEW = 3
_NAMES_MONTH = any_of(r"\d\s?[./]\s?\d|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})(?:\.\s?|-)(0?[1-9]|1[0-2])")


@dataclass(frozen=True)
class Deadline:
    """A deadline in a text: the day, the form it was read in, and where it begins and ends.

    ``day`` is None where it names none: ``hurtigst muligt``, ``næste møde`` without a date.
    """

    day: dt.date | None
    read_as: str
    start: int
    end: int


@per_document
def find_deadlines(text: str, around: Around) -> list[Deadline]:
    """Return the deadlines in a text, in the order in which they stand, with the words before them.

    Parameters
    ----------
    around
        What they are counted from.
    """
    if _HINT.search(text) is None:
        return []  # most of what is asked says nothing of any day
    found: list[Deadline] = []
    for one in sorted(_all(text, around), key=lambda each: (each.start, -each.end)):
        if found and one.start < found[-1].end:
            continue
        before = found[-1] if found else None
        is_told = before is not None and before.read_as == "next_meeting" and one.day is not None
        if before is not None and is_told and not text[before.end : one.start].strip(" ,("):
            # "på næste møde den 24. oktober"; "den 24." alone is that meeting's
            is_same = _is_same(before, one)  # and "i december" is that meeting's month
            found[-1] = replace(before if is_same else one, start=before.start, end=one.end)
        else:
            found.append(one)
    return found


def _is_same(meeting: Deadline, behind: Deadline) -> bool:
    """Say whether what stands behind the next meeting tells no other day than that meeting's."""
    if meeting.day is None or behind.day is None:
        return False
    if behind.read_as == "period":
        return (meeting.day.year, meeting.day.month) == (behind.day.year, behind.day.month)
    return behind.read_as == "counted" and meeting.day.day == behind.day.day


def deadline_of(cell: str, around: Around) -> Deadline | None:
    """Return the deadline that a cell or the text behind a label tells; None for none."""
    cell = _SPAN.sub("", cell)
    bare = cell.strip(" .:;,()").casefold()
    if (told := _DAY_AND_MONTH.fullmatch(bare)) is not None:
        cell = f"den {told[1]}.{told[2]}"  # "28.4." is a day where nothing else is written
    if (year := _MONTH_OF_YEAR.fullmatch(bare)) is not None:
        names = {number: name for name, number in month_numbers().items()}
        cell = f"i {names[int(year[1])]} {year[2]}" if year[1] else f"udgangen af {year[2]}"
    if (ordinal := _ORDINAL_DAY.fullmatch(bare)) is not None:
        cell = f"den {DAYS[ordinal[1]]}."
    if re.split(r"\W", bare, maxsplit=1)[0] in month_numbers() and len(bare.split()) <= _FEW:
        cell = f"i {bare}"
    weekday = _WEEKDAY.fullmatch(bare)
    if weekday is not None:
        cell = f"på {weekday['day']}"
    if (count := _LENGTH.fullmatch(bare)) is not None:
        cell = f"om {count[0]}"
    if (short := _SHORT_WEEKDAY.fullmatch(bare)) is not None:
        day = short["rest"].strip() if short["rest"] else ""
        # "ons 21.5" is that day, "tirs." the next such weekday
        cell = f"den {day}" if day else f"på {WEEKDAYS[weekday_number(short['day'])]}"
    if bare.removeprefix("senest ") in _TODAY:
        return Deadline(around.meeting, "counted", 0, len(cell))
    if bare in _TOMORROW:
        return Deadline(around.meeting + dt.timedelta(days=1), "counted", 0, len(cell))
    cell = "inden årets udgang" if bare == "i år" else cell
    found = find_deadlines(cell, around)
    # "frem til efterårsferien, sidste gang 10. oktober": the one that is a day.
    return next((one for one in found if one.day is not None), found[0] if found else None)


def _all(text: str, around: Around) -> Iterator[Deadline]:
    for start, end, day, read_as in dates_in(text):
        yield Deadline(day, read_as, _led(text, start), end)
    if _NAMES_MONTH.search(text) is not None:
        for match in _bare_days().finditer(text):
            if (near := _bare_day(match, around)) is not None:
                yield Deadline(near, "missing_year", _led(text, match.start()), match.end())
        for match in _months().finditer(text):
            yield _month(match, around)
    for match in matches(text):
        told, read_as = of_form(match, around)
        yield Deadline(told, read_as, _led(text, match.start()), match.end())


def _led(text: str, start: int) -> int:
    """Return where the words before a day begin that belong to it: ``senest fredag den``."""
    match = _LEAD.search(text[max(0, start - 60) : start])
    return start if match is None else start - (len(match[0]))


@cache
def _bare_days() -> re.Pattern[str]:
    """Return the pattern of days without a year: ``5. oktober``, ``5/10``, ``d. 5.10``."""
    names = "|".join(sorted(month_numbers(), key=len, reverse=True))
    return re.compile(
        rf"(?:(?<![\d.,/\-])|(?<=\bd\.))(?P<d1>{DAY_PATTERN})\.?\s*(?P<m1>{names})\b\.?(?!\s*'?\d{{2}})"
        r"|(?:(?<![\d.,/\-])|(?<=\bd\.))(?P<d2>\d{1,2})/(?P<m2>\d{1,2})(?!\d|[\-/.]\s?\d|\s20\d\d)"
        r"|\b(?:d\.|den|senest|inden|\w*frist|deadline)[\s:]*(?P<d3>\d{1,2})\.(?P<m3>\d{1,2})(?!\d|[\-/.]\d)",
        re.IGNORECASE,
    )


def _bare_day(match: re.Match[str], around: Around) -> dt.date | None:
    parts = {name[0]: value for name, value in match.groupdict().items() if value is not None}
    month = parts["m"]
    number = int(month) if month.isdigit() else month_numbers()[month.casefold()]
    return around.nearest(lambda year: day_of_year(year, number, day_number(parts["d"])))


@cache
def _months() -> re.Pattern[str]:
    # "inden jul" is before Christmas; July is written out.
    names = "|".join(sorted(set(month_numbers()) - {"jul"}, key=len, reverse=True))
    return re.compile(
        rf"(?:\b(?:i|inden|senest|ved|med)\s+){{0,2}}\b(?P<period>{PART}|i|senest|til|inden|før)\s+"
        rf"(?:(?P<first>{names})(?:\s*[/–-]\s*|\s+(?:eller|og)\s+))?"
        rf"(?P<month>{names})\b\.?(?:\s+måned\b)?(?:\s+(?P<year>20\d\d))?"
        r"(?P<over>\s+er\s+(?:omme|slut|forbi|gået))?",
        re.IGNORECASE,
    )


def _month(match: re.Match[str], around: Around) -> Deadline:
    month = month_numbers()[match["month"].casefold()]
    period = match["period"].casefold()

    def on(year: int) -> dt.date:
        if period in ("inden", "før") and not match["over"]:
            return dt.date(year, month, 1) - dt.timedelta(days=1)
        last = calendar.monthrange(year, month)[1]
        return dt.date(year, month, min(last_of_part(period), last))

    day = on(int(match["year"])) if match["year"] else around.nearest(on)
    return Deadline(day, "period", match.start(), match.end())
