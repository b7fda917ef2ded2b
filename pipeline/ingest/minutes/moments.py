"""Dates, clock times and durations as Danish minutes write them."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from babel.dates import get_month_names

_LONGEST = 1000  # letters of a line in which a moment is looked for
_ISO = re.compile(r"(?<![\w\-])(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)")
_LONG = re.compile(
    r"(?<![\d.,/\-])(?P<day>\d{1,2})\s?[./\-]\s?(?P<month>\d{1,2})(?:\s?[./\-]\s?|\s)(?P<year>\d{4})(?!\d)"
)
# A year of two digits only behind marks that no span of clock times has: 9.10-11 is one.
_SHORT = re.compile(
    r"(?<![\d.,/\-])(?P<day>\d{1,2})(?:/(?P<month>\d{1,2})\s?[\-/. ]\s?"
    r"|(?P<mark>[.\-])(?P<other>\d{1,2})(?P=mark))(?P<year>\d{2})(?![\d/]|[.:]\d)"
)
_CLOCK = r"(?P<{0}_hour>\d{{1,2}})(?:[.:](?P<{0}_minute>\d{{2}}))?"
_SPAN = re.compile(
    r"(?<![\d.,:])" + _CLOCK.format("start") + r"\s*(?:-|–|—|til)\s*(?:kl(?:okken|\.)?\s*)?"
    + _CLOCK.format("end") + r"(?![\d:]|[.,]\d)",
    re.IGNORECASE,
)  # fmt: skip
_SINGLE = re.compile(r"\bkl(?:okken|\.)?\s*" + _CLOCK.format("start") + r"(?!\d)", re.IGNORECASE)
# Without a mark between hours and minutes only behind kl., or 2022-2023 would be a span.
_UNMARKED = re.compile(
    r"\bkl(?:okken|\.)?\s*(?P<start_hour>\d{2})(?P<start_minute>\d{2})\s*(?:-|–|—|til)\s*"
    r"(?P<end_hour>\d{2})(?P<end_minute>\d{2})(?!\d)",
    re.IGNORECASE,
)
_HALF = re.compile(r"(\d*)\s?½")
_DURATION = re.compile(
    r"(?<![\d.,])(?P<number>\d{1,3}(?:[.,]\d{1,2})?)\s*(?P<unit>timer|time|t|minutter|min)\b",
    re.IGNORECASE,
)


@cache
def _months() -> dict[str, int]:
    """Return month names and their short forms, casefolded, → number."""
    found: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        names = get_month_names(width, locale="da")
        found |= {names[number].rstrip(".").casefold(): number for number in range(1, 13)}
    return found


@cache
def _words() -> re.Pattern[str]:
    names = "|".join(sorted(_months(), key=len, reverse=True))
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})\.?\s*(?P<month>{names})\.?\s*"
        # 5. oktober 10-12 is no day of 2010.
        r"(?P<year>\d{4}|\d{2}(?!\s*(?:-|–|—|til)\s*\d))(?!\d|[.:]\d)",
        re.IGNORECASE,
    )


def find_date(text: str) -> dt.date | None:
    """Return the first date in a text; None when there is none that exists."""
    found = _first_date(text)
    return None if found is None else found[0]


def begins_with_month(text: str) -> bool:
    """Say whether a text begins with the name of a month."""
    word = re.match(r"[^\W\d_]+", text.strip())
    return word is not None and word[0].casefold() in _months()


def without_dates(text: str) -> str:
    """Return a text with its dates taken out, so that ``2023-10`` is no span of hours."""
    text = text[:_LONGEST]
    while (found := _first_date(text)) is not None:
        _, start, end = found
        text = f"{text[:start]} {text[end:]}"
    return text


def _first_date(text: str) -> tuple[dt.date, int, int] | None:
    text = text[:_LONGEST]
    found = []
    for pattern in (_ISO, _LONG, _SHORT, _words()):
        for match in pattern.finditer(text):
            if (day := _date(match)) is not None:
                found.append((match.start(), day, match.end()))
                break
    if not found:
        return None
    start, day, end = min(found)
    return day, start, end


def _date(match: re.Match[str]) -> dt.date | None:
    parts = match.groupdict()
    month, year = parts["month"] or parts["other"], int(parts["year"])
    number = int(month) if month.isdigit() else _months()[month.casefold()]
    try:
        return dt.date(year if year >= 100 else 2000 + year, number, int(parts["day"]))
    except ValueError:
        return None


def find_span(text: str) -> tuple[dt.time, dt.time] | None:
    """Return the first span of clock times in a text, e.g. ``9.30–11`` or ``kl. 9:30 til 11``."""
    bare = without_dates(text)
    for match in (*_UNMARKED.finditer(bare), *_SPAN.finditer(bare)):
        start, end = _time(match, "start"), _time(match, "end")
        if start is not None and end is not None and start < end:
            return start, end
    return None


def find_clock(text: str) -> dt.time | None:
    """Return the first clock time that stands behind ``kl.``."""
    for match in _SINGLE.finditer(without_dates(text)):
        if (found := _time(match, "start")) is not None:
            return found
    return None


def find_duration(text: str) -> int | None:
    """Return the first duration in a text, in minutes: ``90 min.``, ``1,5 time``."""
    match = _DURATION.search(_HALF.sub(lambda half: f"{half[1] or 0},5", text))
    if match is None:
        return None
    number = float(match["number"].replace(",", "."))
    return round(number * (60 if match["unit"].casefold().startswith("t") else 1)) or None


def minutes_between(start: dt.time, end: dt.time) -> int:
    """Return the minutes from one clock time to a later one of the same day."""
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def _time(match: re.Match[str], name: str) -> dt.time | None:
    hour, minute = int(match[f"{name}_hour"]), int(match[f"{name}_minute"] or 0)
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None
