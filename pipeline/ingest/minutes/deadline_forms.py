"""Deadlines that name no day: ``inden uge 43``, ``om 14 dage``, ``ultimo næste måned``."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_NUMBERS = {"en": 1, "et": 1, "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6,
            "syv": 7, "otte": 8, "ni": 9, "ti": 10, "tolv": 12, "fjorten": 14}  # fmt: skip
_DAY = "|".join(WEEKDAYS)
_COUNT = rf"\d{{1,2}}|et\s+par|{'|'.join(_NUMBERS)}"
_MEETING = r"(?:netværks|ssp-?)?møde(?:t)?|gang"
_FORMS = {
    "next": rf"(?:\b(?:senest|inden|til|ved|på)\s+)?(?:(?:det|den|vores)\s+)?"
            rf"\b(?:næste|kommende|følgende|førstkommende)\s+(?:{_MEETING})\b"
            r"|\b(?:(?:inden|til|når)\s+)?vi\s+(?:mødes|ses|samles)\s+(?:igen|næste\s+gang)\b",
    "before_next": rf"\b(?:senest\s+)?(?P<ahead>{_COUNT})\s+(?P<ahead_unit>dage?|uger?)\s+før\s+"
                   rf"(?:det\s+)?(?:næste|kommende)\s+(?:{_MEETING})\b",
    "weekday_next": rf"\b(?:(?:på|inden|senest)\s+)?(?P<next_day>{_DAY})\s+i\s+næste\s+uge\b",
    "next_month": r"\b(?:(?:senest|inden|i|ved)\s+)?(?:(?P<next_part>primo|medio|ultimo|"
                  r"(?:starten|begyndelsen|midten|slutningen|udgangen|løbet)\s+af)\s+)?"
                  r"næste\s+måned\b",
    "quarter": r"\b(?:(?:inden\s+)?(?:udgangen|slutningen)\s+af\s+|i\s+)?(?P<quarter>[1-4])\.\s*"
               r"(?:kvartal|kvt)\b\.?(?:\s+(?P<quarter_year>20\d\d))?",
    "quarter_end": r"\b(?:kvartalets\s+udgang|udgangen\s+af\s+(?:dette\s+)?kvartalet?)\b",
    "week_end": r"\b(?:ugens\s+udgang|udgangen\s+af\s+(?:denne\s+uge|ugen)|"
                r"ugen\s+(?:ud|er\s+omme))\b",
    "of_next_month": r"\b(?:(?:senest|inden|den|d\.)\s*){1,2}(?P<following_day>\d{1,2})\.?\s+"
                     r"(?:i\s+)?næste\s+måned\b",
    "of_this_month": r"\b(?:(?:senest|inden|den|d\.)\s*){1,2}(?P<this_day>\d{1,2})\.?\s+"
                     r"(?:ds\b\.?|dennes\b)",
    "week": rf"(?:\b(?P<week_day>{_DAY})\s+(?:i\s+)?)?(?P<week_before>\binden\s+)?"
            r"(?:\bi\s+(?:løbet\s+af\s+)?)?\b(?:uge\s*(?:nr\.?\s*)?|ugenr\.?\s*|u\.?\s?)"
            r"(?P<week>\d{1,2})(?!\d)"
            r"(?:\s*[-,/(]?\s*(?P<week_year>20\d\d))?",
    "day_of": r"\b(?:i\s+)?(?P<at>næste uge|denne uge|overmorgen|morgen)\b",
    "after": rf"\b(?:om|inden\s?for|i\s+løbet\s+af|(?:i\s+)?de\s+(?:næste|kommende))\s+"
             rf"(?P<count>{_COUNT})\s+(?P<unit>dage?|uger?|måned(?:er)?)s?(?:\s+tid)?\b",
    "weekday": r"\b(?:på|inden|senest(?:\s+på)?|(?:på\s+)?(?:først|næst)kommende)\s+"
               rf"(?P<weekday>{_DAY})\b"
               r"(?!\s+(?:d\.|den|\d|i\s+uge|i\s+næste|uge))",
    "christmas": r"\b(?:inden|før|senest(?:\s+til)?|til)\s+jul(?:en|eferien)?\b(?!\.?\s*\d)",
    # School holidays lie otherwise each year: until when is told, the day is not.
    "holidays": r"\b(?:inden|før|efter|senest|til)\s+(?:(?:efterårs|vinter|påske|sommer)?ferien|"
                r"påsken?|pinsen?|weekenden|sommeren|eksamen)\b",
    "year_end": r"\b(?:årets udgang|udgangen af året|året\s+(?:er\s+omme|ud)|nytår|årsskiftet)\b",
    "month_end": r"\b(?:(?:udgangen|slutningen) af (?:denne )?måneden?|måneden (?:ud|er omme)|"
                 r"denne måned|månedens (?:udgang|slutning))\b",
    "undated": r"\b(?:hurtigst muligt|snarest(?: muligt)?|løbende|asap|straks|ved lejlighed|"
               r"så (?:snart|hurtigt|vidt) (?:som muligt|det (?:kan lade sig gøre|er muligt))|"
                r"hen ad vejen|(?:ingen|uden) (?:fast )?(?:dato|deadline|frist)|når der er tid|"
                r"i den kommende tid|"
                r"med det samme|snarligt?|efter behov)\b",
}  # fmt: skip
PERIODS = {
    "primo": 10, "starten af": 10, "begyndelsen af": 10,
    "først i": 10, "tidligt i": 10, "midt i": 20, "sidst i": 31, "sent i": 31,
    "medio": 20, "midten af": 20,
    "ultimo": 31, "slutningen af": 31, "udgangen af": 31, "løbet af": 31, "i": 31, "senest": 31,
}  # fmt: skip
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


@cache
def forms() -> re.Pattern[str]:
    """Return the pattern of all forms; the group that ends with ``_`` says which one matched."""
    return re.compile(
        "|".join(rf"(?P<{name}_>{form})" for name, form in _FORMS.items()), re.IGNORECASE
    )


def of_form(match: re.Match[str], around: Around) -> tuple[dt.date | None, str]:
    """Return the day that a form means, and the rule by which it was read."""
    form = next(name for name in _FORMS if match[f"{name}_"] is not None)
    read_as, day_of = _READERS[form]
    return day_of(match, around), read_as


def _weekday(match: re.Match[str], around: Around) -> dt.date:
    wanted = WEEKDAYS.index(match["weekday"].casefold())
    return around.meeting + dt.timedelta(days=(wanted - around.meeting.weekday()) % 7 or 7)


def _weekday_next(match: re.Match[str], around: Around) -> dt.date:
    """Return a weekday of the week after the meeting's: ``torsdag i næste uge``."""
    monday = around.meeting - dt.timedelta(days=around.meeting.weekday())
    return monday + dt.timedelta(days=7 + WEEKDAYS.index(match["next_day"].casefold()))


def _before_next(match: re.Match[str], around: Around) -> dt.date | None:
    """Return the day so long before the next meeting; None where that is not told."""
    if around.following is None:
        return None
    ahead = _after(match["ahead"], match["ahead_unit"].casefold(), around.following)
    return around.following - (ahead - around.following)


def _next_month(match: re.Match[str], around: Around) -> dt.date:
    """Return the day that a part of the next month ends with; its last day where none is told."""
    first = _month_end(around.meeting) + dt.timedelta(days=1)
    part = " ".join((match["next_part"] or "udgangen af").casefold().split())
    last = calendar.monthrange(first.year, first.month)[1]
    return first.replace(day=min(PERIODS[part], last))


def _of_next_month(match: re.Match[str], around: Around) -> dt.date | None:
    first = _month_end(around.meeting) + dt.timedelta(days=1)
    return day_of_year(first.year, first.month, int(match["following_day"]))


def _quarter(match: re.Match[str], around: Around) -> dt.date | None:
    number = int(match["quarter"])

    def on(year: int) -> dt.date:
        return _month_end(dt.date(year, 3 * number, 1))

    return on(int(match["quarter_year"])) if match["quarter_year"] else around.nearest(on)


def _quarter_end(meeting: dt.date) -> dt.date:
    return _month_end(meeting.replace(month=(meeting.month + 2) // 3 * 3, day=1))


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
    if word in ("morgen", "overmorgen"):
        return meeting + dt.timedelta(days=1 + (word == "overmorgen"))
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
    "before_next": ("next_meeting", _before_next),
    "weekday_next": ("counted", _weekday_next),
    "next_month": ("period", _next_month),
    "quarter": ("period", _quarter),
    "quarter_end": ("period", lambda _, around: _quarter_end(around.meeting)),
    "week_end": ("period", lambda _, around: _day_of("denne uge", around.meeting)),
    "of_this_month": (
        "counted",
        lambda match, around: day_of_year(
            around.meeting.year, around.meeting.month, int(match["this_day"])
        ),
    ),
    "christmas": ("period", lambda _, around: around.nearest(lambda year: dt.date(year, 12, 24))),
    "of_next_month": ("counted", _of_next_month),
    "holidays": ("exact", lambda _, __: None),
    "year_end": ("period", lambda _, around: dt.date(around.meeting.year, 12, 31)),
    "month_end": ("period", lambda _, around: _month_end(around.meeting)),
    "undated": ("exact", lambda _, __: None),
}
