"""Dates, clock times and durations as Danish minutes write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from babel.dates import get_month_names

_ISO = r"(?<![\w\-])(?P<y1>\d{4})(?P<s1>[\-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})(?!\d)"
_LONG = (
    r"(?<![\d.,/\-])(?P<d2>\d{1,2})\s?[./\-]\s?(?P<m2>\d{1,2})"
    r"(?:\s?[./\-]\s?|\s)(?P<y2>\d{4})(?!\d)"
)
# A year of two digits only behind marks that no span of clock times has: 9.10-11 is one.
_SHORT = (
    r"(?<![\d.,/\-])(?P<d3>\d{1,2})(?:/(?P<m3>\d{1,2})\s?[\-/. ]\s?"
    r"|(?P<s3>[.\-])(?P<n3>\d{1,2})(?P=s3))(?P<y3>\d{2})(?![\d/]|[.:]\d)"
)
_CLOCK = r"(?P<{0}_hour>\d{{1,2}})(?:[.:](?P<{0}_minute>\d{{2}}))?"
_KL = r"(?:\bkl(?:okken)?\.?\s*)"
_SPAN = re.compile(
    rf"(?P<kl>{_KL})?(?<![\d.,:/])" + _CLOCK.format("start")
    + rf"\s*(?:-|–|—|til)\s*(?:ca\.?\s*)?{_KL}?(?:ca\.?\s*)?" + _CLOCK.format("end")
    + r"(?![\d/]|[.,:]\d)",
    re.IGNORECASE,
)  # fmt: skip
_DIGITS = re.compile(rf"{_KL}(\d{{2}})(\d{{2}})(\s*(?:-|–|—|til)\s*{_KL}?)(\d{{2}})(\d{{2}})(?!\d)",
                     re.IGNORECASE)  # fmt: skip
_BARE_DIGITS = re.compile(r"(?<!\d)([012]\d)([0-5]\d)\s*(?:-|–|—|til)\s*([012]\d)([0-5]\d)(?!\d)")
_SINGLE = re.compile(rf"{_KL}(?:ca\.?\s*)?" + _CLOCK.format("start") + r"(?!\d)", re.IGNORECASE)
_CELL = re.compile(rf"\s*{_KL}?(?:ca\.?\s*)?" + _CLOCK.format("start") + r"(?!\d)", re.IGNORECASE)
_HALF = re.compile(r"(\d*)\s?½")
_LENGTHS = {"en": "1", "én": "1", "halvanden": "1,5", "to": "2", "tre": "3", "en halv": "0,5",
            "en hel": "1"}  # fmt: skip
_SPELLED = re.compile(
    rf"\b({'|'.join(sorted(_LENGTHS, key=len, reverse=True))})\s+(timer?)\b", re.IGNORECASE
)
_DURATION = re.compile(
    r"(?<![\d.,])(?P<number>\d{1,3}(?:[.,]\d{1,2})?)\s*(?P<unit>timer|time|t|minutter|min)\b"
    r"(?:\s*(?:og\s*)?(?P<rest>[0-5]?\d)\s*(?:minutter|min|m)\b)?",
    re.IGNORECASE,
)


@cache
def month_numbers() -> dict[str, int]:
    """Return month names and their short forms, casefolded, → number."""
    found: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        names = get_month_names(width, locale="da")
        found |= {names[number].rstrip(".").casefold(): number for number in range(1, 13)}
    return found | {"sept": 9}


@cache
def _dates() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(month_numbers(), key=len, reverse=True))
    words = (
        rf"(?<![\d.,])(?P<d4>\d{{1,2}})\.?\s*(?P<m4>{names})\b\.?\s*,?\s*"
        # 5. oktober 10-12 is no day of 2010.
        r"(?P<y4>\d{4}|'?\d{2}(?!\s*(?:-|–|—|til)\s*\d))(?!\d|[.:]\d)"
    )
    return tuple(re.compile(one, re.IGNORECASE) for one in (_ISO, _LONG, _SHORT, words))


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
    day, month = int(found["d"]), found["m"] or found["name"]
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
        rf"(?<![\d.,/:\-])(?P<d>\d{{1,2}})(?:\s?/\s?(?P<m>\d{{1,2}})(?![\d/.\-])"
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


def _found(text: str) -> list[tuple[int, int, dt.date]]:
    """Return where each date begins and ends; of two that overlap, the one that begins first."""
    found: list[tuple[int, int, dt.date]] = []
    for start, end, day in sorted(_candidates(text)):
        if not found or start >= found[-1][1]:
            found.append((start, end, day))
    return found


def _candidates(text: str) -> Iterator[tuple[int, int, dt.date]]:
    for pattern in _dates():
        for match in pattern.finditer(text):
            if (day := _date(match)) is not None:
                yield match.start(), match.end(), day


def _date(match: re.Match[str]) -> dt.date | None:
    parts = {name[0]: value for name, value in match.groupdict().items() if value is not None}
    month, year = parts.get("m") or parts["n"], int(parts["y"].lstrip("'"))
    number = int(month) if month.isdigit() else month_numbers()[month.casefold()]
    try:
        return dt.date(year if year >= 100 else 2000 + year, number, int(parts["d"]))
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
    if is_about_time:
        told = _BARE_DIGITS.sub(r"\1.\2-\3.\4", told)
    spaced = _DIGITS.sub(r"kl. \1.\2\3\4.\5", told)
    for match in _SPAN.finditer(spaced):
        start, end = _time(match, "start"), _time(match, "end")
        is_clear = is_about_time or match["kl"] or match["start_minute"] or match["end_minute"]
        if start is not None and end is not None and start < end and is_clear:
            return start, end
    return None


def find_clock(text: str) -> dt.time | None:
    """Return the first clock time that stands behind ``kl.``."""
    for match in _SINGLE.finditer(without_dates(text)):
        if (found := _time(match, "start")) is not None:
            return found
    return None


def begins_with_month(text: str) -> bool:
    """Say whether a text begins with the name of a month."""
    word = re.match(r"[^\W\d_]+", text.strip())
    return word is not None and word[0].casefold() in month_numbers()


def clock_of(cell: str) -> dt.time | None:
    """Return the clock time that a cell begins with, with or without ``kl.``."""
    match = _CELL.match(cell)
    return _time(match, "start") if match else None


def find_duration(text: str) -> int | None:
    """Return the first duration in a text, in minutes: ``90 min.``, ``1,5 time``, ``1 t 30 m``."""
    match = _DURATION.search(_HALF.sub(lambda half: f"{half[1] or 0},5", _in_digits(text)))
    if match is None:
        return None
    number = float(match["number"].replace(",", "."))
    is_hours = match["unit"].casefold().startswith("t")
    minutes = round(number * (60 if is_hours else 1)) + (int(match["rest"] or 0) if is_hours else 0)
    return minutes if 0 < minutes <= 24 * 60 else None


def _in_digits(text: str) -> str:
    """Return a text with a spelled length in digits: ``halvanden time`` is 1,5 time."""
    return _SPELLED.sub(lambda match: f"{_LENGTHS[match[1].casefold()]} {match[2]}", text)


def minutes_between(start: dt.time, end: dt.time) -> int:
    """Return the minutes from one clock time to a later one of the same day."""
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def _time(match: re.Match[str], name: str) -> dt.time | None:
    hour, minute = int(match[f"{name}_hour"]), int(match[f"{name}_minute"] or 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None
