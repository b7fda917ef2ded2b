"""Dates, clock times and durations as Danish minutes write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from babel.dates import get_day_names, get_month_names

from pipeline.ingest.minutes.any_of import any_of
from pipeline.ingest.minutes.remembering import per_document
from pipeline.ingest.minutes.time_words import (
    DAY_PATTERN,
    clocks_in_digits,
    day_number,
    lengths_in_digits,
)

_ISO = r"(?<![\w\-])(?P<y1>\d{4})(?P<s1>[\-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})(?!\d)"
_LONG = (
    r"(?<![\d,/\-])(?<!\d\.)(?<!nr\.)(?P<d2>\d{1,2})\s?[./\-]\s?(?P<m2>\d{1,2})"
    r"(?:\s?[./\-]\s?|\s)(?P<y2>\d{4})(?!\d)"
)
# A year of two digits only behind marks that no span of clock times has: 9.10-11 is one.
_SHORT = (
    r"(?<![\d,/\-])(?<!\d\.)(?<!nr\.)(?P<d3>\d{1,2})(?:/(?P<m3>\d{1,2})\s?[\-/. ]\s?"
    r"|(?P<s3>[.\-])(?P<n3>\d{1,2})(?P=s3))(?P<y3>\d{2})(?![\d/]|[.:]\d)"
)
# "20231005" and "5.10.-23"; a case's number may begin as the first does.
_PACKED = (
    r"(?<![\w/\-.])(?<!nr\.\s)(?<!nr\s)(?P<y6>20[0-4]\d)(?P<m6>0[1-9]|1[0-2])"
    r"(?P<d6>[0-2]\d|3[01])(?![\d/\-])"
)
_DOTTED = (
    r"(?<![\d,/\-])(?<!\d\.)(?<!nr\.)"
    r"(?P<d7>\d{1,2})\.\s?(?P<m7>\d{1,2})\.\s?-\s?(?P<y7>\d{4}|\d{2})(?![\d/.:])"
)
_CLOCK = r"(?P<{0}_hour>\d{{1,2}})(?:[.:](?P<{0}_minute>\d{{2}}))?"
_KL = r"(?:\bkl(?:okken)?\.?\s*)"
_TO = r"(?:-+|–|—|→|(?:og\s+)?(?:frem\s+)?til)"
_BETWEEN = re.compile(rf"\bmellem\s+({_KL}?\d{{1,2}}(?:[.:]\d{{2}})?)\s+og\s+(?={_KL}?\d)",
                      re.IGNORECASE)  # fmt: skip
_SPAN = re.compile(
    rf"(?P<kl>{_KL})?(?<![\d,:])(?<!\d[./])" + _CLOCK.format("start")
    + rf"\s*{_TO}\s*(?:ca\.?\s*)?{_KL}?(?:ca\.?\s*)?" + _CLOCK.format("end")
    + r"(?![\d/]|[.,:]\d|\s?-?\s?år)",  # "13-15-årige"
    re.IGNORECASE,
)  # fmt: skip
_DIGITS = re.compile(rf"{_KL}(\d{{2}})(\d{{2}})(\s*(?:-|–|—|til)\s*{_KL}?)(\d{{2}})(\d{{2}})(?!\d)",
                     re.IGNORECASE)  # fmt: skip
_BARE_DIGITS = re.compile(r"(?<!\d)([012]\d)([0-5]\d)\s*(?:-|–|—|til)\s*([012]\d)([0-5]\d)(?!\d)")
_HALF_DIGITS = re.compile(
    rf"({_KL}\d{{1,2}}\s*(?:-|–|—|til)\s*{_KL}?)([012]?\d)([0-5]\d)(?!\d|[.:]\d)", re.IGNORECASE
)  # "kl 9-1030"
_HOURS_MARK = re.compile(r"(?<![\w])(\d{1,2}[.:]\d{2})\s?h\b")
_SINGLE = re.compile(rf"{_KL}(?:ca\.?\s*)?" + _CLOCK.format("start") + r"(?!\d)", re.IGNORECASE)
_ANY_CLOCK = re.compile(
    rf"(?:(?P<kl>{_KL})(?:ca\.?\s*)?|(?<![\d.,:/\-])(?=\d{{1,2}}[.:]\d{{2}}(?![\d.]\d)))"
    + _CLOCK.format("start") + r"(?!\d)(?![.,]\d)",
    re.IGNORECASE,
)  # fmt: skip
_CELL = re.compile(rf"\s*{_KL}?(?:ca\.?\s*)?" + _CLOCK.format("start") + r"(?!\d)", re.IGNORECASE)
_DURATION = re.compile(
    r"(?<![\d.,])(?P<number>\d{1,3}(?:[.,]\d{1,2})?)\s*(?P<unit>times|timer|time|t|minutters|minutter|min)\b"
    r"(?:\.?\s*(?:og\s*)?(?P<rest>[0-5]?\d)\s*(?:minutter|min|m)\b)?",
    re.IGNORECASE,
)
_HAS_DIGIT = re.compile(r"\d")
_SAYS_CLOCK = re.compile(r"\bkl(?:okken|\b)", re.IGNORECASE)
_AS_CLOCK = re.compile(r"(\d{1,2})[:.]([0-5]\d)(?:\s*(?:t|timer?)\.?)?", re.IGNORECASE)
_ABOUT = re.compile(
    r"^(?:ca\.?|cirka|i alt|godt|knap|små|varighed)\s*:?\s*|\s+(?:i alt|tid)$", re.IGNORECASE
)
_LONGEST = 6 * 60  # minutes that "1:30" may mean


@cache
def month_numbers() -> dict[str, int]:
    """Return month names and their short forms, casefolded, → number."""
    found: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        names = get_month_names(width, locale="da")
        found |= {names[number].rstrip(".").casefold(): number for number in range(1, 13)}
    return found | {"sept": 9}


@cache
def _dates() -> tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...]:
    """Return what a text must hold → the forms of dates that are looked for then."""
    names = "|".join(sorted(month_numbers(), key=len, reverse=True))
    words = (
        rf"(?<![\d,])(?<!\d\.)(?P<d4>{DAY_PATTERN})(?:\.?\s*|-)(?P<m4>{names})\b\.?(?:\s*,?\s*|-)"
        # 5. oktober 10-12 is no day of 2010.
        r"(?P<y4>\d{4}|'?\d{2}(?!\s*(?:-|–|—|til)\s*\d))(?!\d|[.:]\d)"
    )
    days = "|".join(_weekdays())
    week = (
        rf"\b(?P<day8>{days})\s+(?:i\s+)?uge\s*(?P<week8>\d{{1,2}})\s*[,/(\-]?\s*(?:i\s+)?"
        r"(?P<year8>20\d\d)(?!\d)"
    )
    # "År 2023, onsdag den 26. april", as protocols begin.
    year_first = (
        rf"\bår\s+(?P<y9>20\d\d)\s*,?\s+(?:(?:{days})\s*,?\s+)?(?:den\s+)?(?P<d9>{DAY_PATTERN})"
        rf"\.?\s*(?P<m9>{names})\b"
    )
    forms = (
        (r"\d{4}", (_ISO, _LONG, _PACKED, week, year_first)),
        (r"\d[/.\-]\d", (_SHORT,)),
        (r"\.\s?-", (_DOTTED,)),
        (names, (words,)),
    )
    return tuple(
        (any_of(held), tuple(re.compile(one, re.IGNORECASE) for one in some))
        for held, some in forms
    )


@cache
def _weekdays() -> tuple[str, ...]:
    names = get_day_names("wide", locale="da")
    return tuple(names[at] for at in range(7))


def find_dates(text: str) -> list[dt.date]:
    """Return the dates in a text that exist, in the order in which they stand."""
    return [day for _, _, day in _found(text)]


def dates_in(text: str) -> list[tuple[int, int, dt.date, str]]:
    """Return where each date begins and ends, the day, and its form (a rule of ``read_as``)."""
    return [(start, end, day, _form(text[start:end], day)) for start, end, day in _found(text)]


def _form(text: str, day: dt.date) -> str:
    return "exact" if f"{day.year}" in text else "two_digit_year"


def date_told(text: str) -> tuple[dt.date, str] | None:
    """Return the first date in a text, and in which form (a rule of ``read_as``)."""
    found = _found(text)
    if not found:
        return None
    start, end, day = found[0]
    return day, _form(text[start:end], day)


def date_without_year(text: str, near: dt.date, *, is_past: bool = False) -> dt.date | None:
    """Return the first day in a text that has no year: the nearest such day from another on.

    Parameters
    ----------
    near
        A deadline is the first such day after it.
    is_past
        The last such day up to it instead.
    """
    found = _no_year().search(without_dates(text))
    if found is None:
        return None
    day, month = day_number(found["d"]), found["m"] or found["name"]
    number = int(month) if month.isdigit() else month_numbers()[month.casefold()]
    years = (near.year, near.year - 1) if is_past else (near.year, near.year + 1)
    for year in years:
        try:
            found_day = dt.date(year, number, day)
        except ValueError:
            continue
        if (found_day <= near) if is_past else (found_day >= near):
            return found_day
    return None


@cache
def _no_year() -> re.Pattern[str]:
    names = "|".join(sorted(month_numbers(), key=len, reverse=True))
    return re.compile(
        rf"(?<![\d,/:\-])(?<!\d\.)(?P<d>{DAY_PATTERN})(?:\s?/\s?(?P<m>\d{{1,2}})(?![\d/\-]|\.\d)"
        rf"|\.?\s*(?P<name>{names})\b)",
        re.IGNORECASE,
    )


def find_date(text: str) -> dt.date | None:
    """Return the first date in a text; None when there is none that exists."""
    return next(iter(find_dates(text)), None)


def without_dates(text: str) -> str:
    """Return a text with its dates taken out, so that ``2023-10`` is no span of hours."""
    pieces, at = [], 0
    for start, end, _ in _found(text):
        pieces += [text[at:start], " "]
        at = end
    return "".join([*pieces, text[at:]])


@per_document
def _found(text: str) -> list[tuple[int, int, dt.date]]:
    """Return where each date begins and ends; of two that overlap, the one that begins first."""
    found: list[tuple[int, int, dt.date]] = []
    for start, end, day in sorted(_candidates(text)):
        if not found or start >= found[-1][1]:
            found.append((start, end, day))
    return found


def _candidates(text: str) -> Iterator[tuple[int, int, dt.date]]:
    if _HAS_DIGIT.search(text) is None:
        return  # every date has a year in digits
    for held, patterns in _dates():
        for pattern in patterns if held.search(text) is not None else ():
            for match in pattern.finditer(text):
                if (day := _date(match)) is not None:
                    yield match.start(), match.end(), day


def _date(match: re.Match[str]) -> dt.date | None:
    if "week8" in match.re.groupindex:
        return _day_of_week(match["year8"], match["week8"], match["day8"])
    parts = {name[0]: value for name, value in match.groupdict().items() if value is not None}
    month, year = parts.get("m") or parts["n"], int(parts["y"].lstrip("'"))
    number = int(month) if month.isdigit() else month_numbers()[month.casefold()]
    try:
        return dt.date(year if year >= 100 else 2000 + year, number, day_number(parts["d"]))
    except ValueError:
        return None


def _day_of_week(year: str, week: str, day: str) -> dt.date | None:
    try:
        weekday = 1 + _weekdays().index(day.casefold())
        return dt.date.fromisocalendar(int(year), int(week), weekday)
    except ValueError:
        return None


def find_span(text: str, *, is_about_time: bool = True) -> tuple[dt.time, dt.time] | None:
    """Return the first span of clock times in a text, e.g. ``9.30–11`` or ``kl. 9:30 til 11``.

    Parameters
    ----------
    is_about_time
        Two bare numbers are a span of hours; in running text they may be ages or pages, and a
        span needs ``kl.`` or minutes.
    """
    told = without_dates(text)
    if is_about_time or _SAYS_CLOCK.search(told):
        told = _BETWEEN.sub(r"\1 - ", clocks_in_digits(told))
    if _HAS_DIGIT.search(told) is None:
        return None  # every clock time that is looked for now is in digits
    told = _HOURS_MARK.sub(r"\1", told)
    if is_about_time:
        told = _BARE_DIGITS.sub(r"\1.\2-\3.\4", told)
    spaced = _DIGITS.sub(r"kl. \1.\2\3\4.\5", told)
    spaced = _HALF_DIGITS.sub(r"\1\2.\3", spaced)
    for match in _SPAN.finditer(spaced):
        start, end = _time(match, "start"), _time(match, "end")
        is_clear = is_about_time or match["kl"] or match["start_minute"] or match["end_minute"]
        if start is not None and end is not None and start < end and is_clear:
            return start, end
    return None


def find_clock(text: str) -> dt.time | None:
    """Return the first clock time that stands behind ``kl.``."""
    for match in _SINGLE.finditer(clocks_in_digits(without_dates(text))):
        if (found := _time(match, "start")) is not None:
            return found
    return None


def timed(text: str) -> str:
    """Return a text for :func:`clocks_in`: without dates, and clock times in digits."""
    return clocks_in_digits(without_dates(text))


def clocks_in(text: str) -> list[tuple[int, dt.time]]:
    """Return the clock times in a text, behind ``kl.`` or with minutes, with where they stand."""
    told = ((match.start(), _time(match, "start")) for match in _ANY_CLOCK.finditer(text))
    return [(at, clock) for at, clock in told if clock is not None]


def begins_with_month(text: str) -> bool:
    """Say whether a text begins with the name of a month."""
    word = re.match(r"[^\W\d_]+", text.strip())
    return word is not None and word[0].casefold() in month_numbers()


def clock_of(cell: str) -> dt.time | None:
    """Return the clock time that a cell begins with, with or without ``kl.``."""
    match = _CELL.match(clocks_in_digits(cell))
    return _time(match, "start") if match else None


def find_duration(text: str) -> int | None:
    """Return the first duration in a text, in minutes: ``90 min.``, ``tre kvarter``."""
    match = _DURATION.search(lengths_in_digits(text))
    return None if match is None else _minutes(match)


def length_of(text: str) -> int | None:
    """Return the duration that a text tells and nothing else: ``ca. 1 t. 30 min.``, ``1:30``."""
    bare = text.strip(" .()")
    clock = _AS_CLOCK.fullmatch(bare)
    if clock is not None:
        minutes = int(clock[1]) * 60 + int(clock[2])
        return minutes if 0 < minutes <= _LONGEST else None
    match = _DURATION.fullmatch(_ABOUT.sub("", lengths_in_digits(bare)))
    return None if match is None else _minutes(match)


def _minutes(match: re.Match[str]) -> int | None:
    number = float(match["number"].replace(",", "."))
    is_hours = match["unit"].casefold().startswith("t")
    minutes = round(number * (60 if is_hours else 1)) + (int(match["rest"] or 0) if is_hours else 0)
    return minutes if 0 < minutes <= 24 * 60 else None


def minutes_between(start: dt.time, end: dt.time) -> int:
    """Return the minutes from one clock time to a later one of the same day."""
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def _time(match: re.Match[str], name: str) -> dt.time | None:
    hour, minute = int(match[f"{name}_hour"]), int(match[f"{name}_minute"] or 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None
