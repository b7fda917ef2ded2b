"""The day of a meeting whose year stands elsewhere, or that is told from the day of a mail."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from pipeline.ingest.minutes.deadline_days import WEEKDAYS
from pipeline.ingest.minutes.moments import (
    date_without_year,
    find_dates,
    month_numbers,
    without_dates,
)

_YEAR = re.compile(r"(?<![\d./-])(?:20[0-4]\d)(?![\d/]|-\d)")
_DOTTED = re.compile(
    r"(?P<lead>(?:dag|\bd\.|\bden)\s+|[–—,|]\s+(?=[^–—,|]{3,6}(?:$|[–—,|])))"
    r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.?(?![\d.:])",
    re.IGNORECASE,
)
# What the meeting was first to be: "var planlagt til den 3. januar 2024, men blev holdt …".
_PLANNED = re.compile(
    r"\b(?:planlagt|berammet|fastsat|oprindelig\w*|(?:flyttet|rykket|udsat|udskudt)\s+fra"
    r"|(?:det\s+)?aflyste?\s+møde|i\s+stedet\s+for|indkald\w*(?=\s+(?:den|d\.)\s))\b[^,;()|]{0,70}",
    re.IGNORECASE,
)
_OF_MEETING = r"(?:\bmøde\w*|\w+mødet?\b|\breferat\w*|\bmødtes|\btak\s+for|\bnoter\w*|\bsidst\b)"
_RELATIVE = re.compile(
    rf"{_OF_MEETING}[^.!?]{{0,40}}\b(?:i\s+(?P<ago>dag|går|forgårs)|"
    r"(?P<today>dagens|her\s+til\s+(?:morgen|formiddag|middag|eftermiddag)|i\s+(?:morges|(?:for|efter)middags)))\b"
    rf"|\b(?P<todays>dagens)\s+(?:\w+)?møde",
    re.IGNORECASE,
)
_AGO = {"dag": 0, "går": 1, "forgårs": 2}
_DAYS = "|".join(WEEKDAYS)
_WEEKDAY = re.compile(
    rf"{_OF_MEETING}[^.!?]{{0,40}}\b(?:i\s+)?(?P<day>{_DAYS})s?\b|\b(?P<timed>{_DAYS})\s+kl\b",
    re.IGNORECASE,
)
_BARE_DAY = re.compile(
    rf"\b(?P<day>{_DAYS})\s+(?:den\s+|d\.\s*)(?P<d>\d{{1,2}})\.?(?!\d|\s?[./]\s?\d)", re.IGNORECASE
)
_WEEK = 7


def year_told(texts: list[str]) -> int | None:
    """Return the one year that lines name beside no day: ``Referater 2023``, ``Møde 6/2025``."""
    years = {int(one[0]) for text in texts for one in _YEAR.finditer(_bare(text))}
    return years.pop() if len(years) == 1 else None


def _bare(text: str) -> str:
    return re.sub(r"(\d)\s?[-/]\s?(?=20\d\d)", r"\1 ", without_dates(text))


def day_in_year(text: str, year: int) -> dt.date | None:
    """Return the first day of a text that has no year, in a year."""
    dotted = _DOTTED.sub(r"\g<lead>\g<d>/\g<m>", text)
    return date_without_year(dotted, dt.date(year, 12, 31), is_past=True)


def day_in_month_told(texts: list[str]) -> dt.date | None:
    """Return the day of ``tirsdag den 12.`` where a line above names month and year alone."""
    heads = [one for text in texts for one in _month_and_year().finditer(_bare(text))]
    days = [one for text in texts for one in _BARE_DAY.finditer(without_dates(text))]
    if len({one[0].casefold() for one in heads}) != 1 or not days:
        return None
    month = month_numbers()[heads[0]["month"].casefold()]
    try:
        day = dt.date(int(heads[0]["year"]), month, int(days[0]["d"]))
    except ValueError:
        return None
    return day if WEEKDAYS[day.weekday()] == days[0]["day"].casefold() else None


@cache
def _month_and_year() -> re.Pattern[str]:
    names = "|".join(sorted(month_numbers(), key=len, reverse=True))
    return re.compile(rf"\b(?P<month>{names})\.?\s+(?P<year>20[0-4]\d)\b", re.IGNORECASE)


def day_before(text: str, sent_on: dt.date) -> dt.date | None:
    """Return the day that a text tells from the day it was sent: ``mødet i går``."""
    match = _RELATIVE.search(text)
    if match is not None:
        return sent_on - dt.timedelta(days=_AGO.get((match["ago"] or "dag").casefold(), 0))
    match = _WEEKDAY.search(text)
    if match is None:
        return None
    day = (match["day"] or match["timed"]).casefold()
    return sent_on - dt.timedelta(days=(sent_on.weekday() - WEEKDAYS.index(day)) % _WEEK)


def without_planned(text: str) -> str:
    """Return a text without the day a meeting was first planned for, where another is told."""
    told = _PLANNED.sub(lambda one: " " if find_dates(one[0]) else one[0], text)
    return told if told != text and find_dates(text) and find_dates(told) else text
