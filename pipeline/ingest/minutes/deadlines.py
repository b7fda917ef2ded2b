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
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from pipeline.ingest.minutes.moments import dates_in, month_numbers
from pipeline.ingest.minutes.time_words import DAY_PATTERN, day_number

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_NUMBERS = {"en": 1, "et": 1, "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6,
            "syv": 7, "otte": 8, "ni": 9, "ti": 10, "tolv": 12, "fjorten": 14}  # fmt: skip
_DAY = "|".join(WEEKDAYS)
_COUNT = rf"\d{{1,2}}|et\s+par|{'|'.join(_NUMBERS)}"
# What stands before a deadline and belongs to it.
_LEAD = re.compile(
    r"(?:\b(?:senest|inden|inden udgangen af|frist(?:en)?(?: (?:er|var))?|deadline|tidsfrist|pr\.?|"
    r"til|på|d\.|den)[\s:]+|\b(?:" + _DAY + r"|man|tirs?|ons|tors?|fre|lør|søn)\.?[\s,]+){1,4}$",
    re.IGNORECASE,
)
_MEETING = r"(?:netværks|ssp-?)?møde(?:t)?|gang"
_FORMS = {
    "next": rf"(?:\b(?:senest|inden|til|ved|på)\s+)?(?:det\s+)?\bnæste\s+(?:{_MEETING})\b",
    "week": rf"(?:\b(?P<week_day>{_DAY})\s+(?:i\s+)?)?(?P<week_before>\binden\s+)?"
            r"(?:\bi\s+(?:løbet\s+af\s+)?)?\buge\s*(?P<week>\d{1,2})(?!\d)"
            r"(?:\s*[-,/(]?\s*(?P<week_year>20\d\d))?",
    "day_of": r"\b(?:i\s+)?(?P<at>næste uge|denne uge|morgen)\b",
    "after": rf"\b(?:om|inden\s?for)\s+(?P<count>{_COUNT})\s+(?P<unit>dage?|uger?|måned(?:er)?)\b",
    "weekday": rf"\b(?:på|inden|senest(?:\s+på)?)\s+(?P<weekday>{_DAY})\b"
               r"(?!\s+(?:d\.|den|\d|i\s+uge|uge))",
    "christmas": r"\b(?:inden|før|senest(?:\s+til)?|til)\s+jul(?:en|eferien)?\b(?!\.?\s*\d)",
    # School holidays lie otherwise each year: until when is told, the day is not.
    "holidays": r"\b(?:inden|før|efter|senest|til)\s+(?:(?:efterårs|vinter|påske|sommer)?ferien|"
                r"påsken?|pinsen?|weekenden|sommeren|eksamen)\b",
    "year_end": r"\b(?:årets udgang|udgangen af året|nytår|årsskiftet)\b",
    "month_end": r"\b(?:udgangen af (?:denne )?måneden?|måneden ud|denne måned|"
                 r"månedens (?:udgang|slutning))\b",
    "undated": r"\b(?:hurtigst muligt|snarest(?: muligt)?|løbende|asap|straks|ved lejlighed|"
               r"så (?:snart|hurtigt|vidt) som muligt|med det samme|snarligt?|efter behov|"
                r"ingen (?:frist|deadline))\b",
}  # fmt: skip
# What every form above, every date and every month has one of.
_HINT = re.compile(
    r"\d|dag\b|uge|næste|morgen|måned|ferie|jul|påske|pinse|weekend|sommer|eksamen|nytår|året|år[es]|"
    r"hurtig|snar|løbende|asap|straks|lejlighed|muligt|samme|behov|ingen|jan|feb|mar|apr|maj|jun|aug|"
    r"sep|okt|nov|dec",
    re.IGNORECASE,
)
_PERIODS = {
    "primo": 10, "starten af": 10, "begyndelsen af": 10,
    "først i": 10, "tidligt i": 10, "midt i": 20, "sidst i": 31, "sent i": 31,
    "medio": 20, "midten af": 20,
    "ultimo": 31, "slutningen af": 31, "udgangen af": 31, "løbet af": 31, "i": 31, "senest": 31,
}  # fmt: skip
_DAY_AND_MONTH = re.compile(r"\d{1,2}\.\s?\d{1,2}")
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


@dataclass(frozen=True)
class Deadline:
    """A deadline in a text: the day, the form it was read in, and where it begins and ends.

    ``day`` is None where it names none: ``hurtigst muligt``, ``næste møde`` without a date.
    """

    day: dt.date | None
    read_as: str
    start: int
    end: int


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
            found[-1] = replace(one, start=before.start)  # "på næste møde den 24. oktober"
        else:
            found.append(one)
    return found


def deadline_of(cell: str, around: Around) -> Deadline | None:
    """Return the deadline that a cell or the text behind a label tells; None for none."""
    bare = cell.strip(" .:;,()").casefold()
    if _DAY_AND_MONTH.fullmatch(bare):
        cell = f"den {bare}"  # "28.4." is a day where nothing else is written
    if bare.split(" ")[0] in month_numbers() and len(bare.split()) <= 2:
        cell = f"i {bare}"
    return next(iter(find_deadlines(cell, around)), None)


def _all(text: str, around: Around) -> Iterator[Deadline]:
    for start, end, day, read_as in dates_in(text):
        yield Deadline(day, read_as, _led(text, start), end)
    for match in _bare_days().finditer(text):
        if (near := _bare_day(match, around)) is not None:
            yield Deadline(near, "missing_year", _led(text, match.start()), match.end())
    for match in _months().finditer(text):
        yield _month(match, around)
    for match in _forms().finditer(text):
        told, read_as = _of_form(match, around)
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
        rf"(?<![\d.,/\-])(?P<d1>{DAY_PATTERN})\.?\s*(?P<m1>{names})\b\.?(?!\s*'?\d{{2}})"
        r"|(?<![\d.,/\-])(?P<d2>\d{1,2})/(?P<m2>\d{1,2})(?!\d|[\-/.]\s?\d|\s20\d\d)"
        r"|\b(?:d\.|den|senest)\s*(?P<d3>\d{1,2})\.(?P<m3>\d{1,2})(?!\d|[\-/.]\d)",
        re.IGNORECASE,
    )


def _bare_day(match: re.Match[str], around: Around) -> dt.date | None:
    parts = {name[0]: value for name, value in match.groupdict().items() if value is not None}
    month = parts["m"]
    number = int(month) if month.isdigit() else month_numbers()[month.casefold()]
    return around.nearest(lambda year: _day(year, number, day_number(parts["d"])))


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


@cache
def _months() -> re.Pattern[str]:
    # "inden jul" is before Christmas; July is written out.
    names = "|".join(sorted(set(month_numbers()) - {"jul"}, key=len, reverse=True))
    periods = "|".join(sorted(_PERIODS, key=len, reverse=True))
    return re.compile(
        rf"(?P<before>\binden\s+)?(?:\b(?:i|inden|senest)\s+)?\b(?P<period>{periods}|inden)\s+"
        rf"(?P<month>{names})\b\.?(?:\s+(?P<year>20\d\d))?",
        re.IGNORECASE,
    )


def _month(match: re.Match[str], around: Around) -> Deadline:
    month = month_numbers()[match["month"].casefold()]
    period = match["period"].casefold()

    def on(year: int) -> dt.date:
        if period == "inden":
            return dt.date(year, month, 1) - dt.timedelta(days=1)
        last = calendar.monthrange(year, month)[1]
        return dt.date(year, month, min(_PERIODS[period], last))

    day = on(int(match["year"])) if match["year"] else around.nearest(on)
    return Deadline(day, "period", match.start(), match.end())


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(
        "|".join(rf"(?P<{name}_>{form})" for name, form in _FORMS.items()), re.IGNORECASE
    )


def _of_form(match: re.Match[str], around: Around) -> tuple[dt.date | None, str]:
    """Return the day that a form means, and the rule by which it was read."""
    form = next(name for name in _FORMS if match[f"{name}_"] is not None)
    read_as, day_of = _READERS[form]
    return day_of(match, around), read_as


def _weekday(match: re.Match[str], around: Around) -> dt.date:
    wanted = WEEKDAYS.index(match["weekday"].casefold())
    return around.meeting + dt.timedelta(days=(wanted - around.meeting.weekday()) % 7 or 7)


def _month_end(meeting: dt.date) -> dt.date:
    return meeting.replace(day=calendar.monthrange(meeting.year, meeting.month)[1])


def _week(match: re.Match[str], around: Around) -> dt.date | None:
    """Return the Sunday of a week; ``inden uge 43`` ends with the week before."""
    number = int(match["week"])
    earlier = dt.timedelta(days=7 if match["week_before"] else 0)
    told = match["week_day"]
    weekday = 1 + WEEKDAYS.index(told.casefold()) if told else 7

    def on(year: int) -> dt.date | None:
        try:
            return dt.date.fromisocalendar(year, number, weekday) - earlier
        except ValueError:
            return None

    return on(int(match["week_year"])) if match["week_year"] else around.nearest(on)


def _day_of(word: str, meeting: dt.date) -> dt.date:
    if word == "morgen":
        return meeting + dt.timedelta(days=1)
    sunday = meeting + dt.timedelta(days=6 - meeting.weekday())
    return sunday + dt.timedelta(days=7 if word == "næste uge" else 0)


def _after(count: str, unit: str, meeting: dt.date) -> dt.date:
    spelled = 2 if count.casefold().startswith("et ") else _NUMBERS.get(count.casefold(), 1)
    number = int(count) if count.isdigit() else spelled
    if unit.startswith("måned"):
        months = meeting.month - 1 + number
        year, month = meeting.year + months // 12, months % 12 + 1
        return dt.date(year, month, min(meeting.day, calendar.monthrange(year, month)[1]))
    return meeting + dt.timedelta(days=number * (7 if unit.startswith("uge") else 1))


_READERS: dict[str, tuple[str, Callable[[re.Match[str], Around], dt.date | None]]] = {
    "next": ("next_meeting", lambda _, around: around.following),
    "week": ("period", _week),
    "day_of": ("counted", lambda match, around: _day_of(match["at"].casefold(), around.meeting)),
    "after": (
        "counted",
        lambda match, around: _after(match["count"], match["unit"].casefold(), around.meeting),
    ),
    "weekday": ("counted", _weekday),
    "christmas": ("period", lambda _, around: around.nearest(lambda year: dt.date(year, 12, 24))),
    "holidays": ("exact", lambda _, __: None),
    "year_end": ("period", lambda _, around: dt.date(around.meeting.year, 12, 31)),
    "month_end": ("period", lambda _, around: _month_end(around.meeting)),
    "undated": ("exact", lambda _, __: None),
}
