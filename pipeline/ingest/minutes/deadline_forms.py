"""Deadlines that name no day: ``inden uge 43``, ``om 14 dage``, ``sidst på måneden``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import cache

from pipeline.ingest.minutes import deadline_days as days
from pipeline.ingest.minutes import deadline_parts as parts
from pipeline.ingest.minutes.any_of import any_of
from pipeline.ingest.minutes.deadline_days import NUMBERS, WEEKDAYS, Around

_DAY = "|".join(WEEKDAYS)
_SHORT_DAY = r"(?:man|ma|tirs?|ti|ons?|tors?|to|fre?|lør|søn)\.?"
_ONE_COUNT = rf"\d{{1,2}}|(?:(?:et|en)\s+)?par|{'|'.join(sorted(NUMBERS, key=len, reverse=True))}"
_COUNT = rf"(?:(?:{_ONE_COUNT})\s*(?:-|–|\btil\b|\beller\b)\s*)?(?:{_ONE_COUNT})"


def _counted(name: str) -> str:
    """Return the pattern of so many days: ``en uges tid``, ``ca. 14 dage``."""
    about = r"(?:(?:ca\.?|cirka|omkring|højst|godt|knap|små|en\s+(?=\w+\s+dage))\s*)?"
    units = r"dage?|uger?|måned(?:er)?|år"
    size = r"(?:(?:lille|god|hel|stiv|knap)\s+)?"
    hours = r"(?:24|48|72)\s+(?=timer)"
    return (
        rf"{about}(?P<{name}>{hours}|{_COUNT})\s*{size}"
        rf"(?P<{name}_unit>(?<=\d\s)timer|(?<!\w){units})s?(?:\s+tid)?"
    )


_UNIT = r"(?:dage?|uger?)"
_MEETING = (
    r"(?:netværks|lokal(?:råds|gruppe)?|område|koordin(?:erings|ations)|samarbejds|gruppe|fælles|"
    r"ordinære\s+|ssp[\s-]?)?møde(?:t)?|gang"
)
PART = (
    r"primo|medio|ultimo|(?:i\s+)?(?:start(?:en)?|slut)(?:\s+af)?|"
    r"(?:i\s+)?(?:begyndelsen|midten|slutningen|udgangen|løbet)\s+af|"
    r"(?:først|tidligt|midt|sidst|sent)\s+(?:i|på)|midt"
)
_BY = r"(?:\b(?:senest|inden|i|ved|til|med|pr\.?)\s+){0,2}"
_THIS = r"(?:denne|indeværende|den\s+her)"
_FORMS = {
    "next": rf"(?:\b(?:senest|inden|til|ved|på)\s+)?(?:(?:det|den|vores)\s+)?"
            rf"\b(?:næste|kommende|følgende|førstkommende)\s+(?:{_MEETING})\b"
            r"|\b(?:(?:inden|til|når|før)\s+)?vi\s+(?:mødes|ses|samles)\s+"
            r"(?:igen\b|næste\s+gang\b|(?=(?:d\.|den|\d)))",
    "before_next": rf"\b(?:senest\s+)?(?:(?P<ahead>{_COUNT})\s+(?P<ahead_unit>{_UNIT})|"
                   r"(?P<just>ugen|dagen))\s+(?:før|inden|op\s+til)\s+"
                   rf"(?:det\s+)?(?:næste|kommende)\s+(?:{_MEETING})\b",
    "meeting_in": r"\b(?:(?:senest|inden|til|ved|på|før)\s+)?mødet\s+i\s+"
                  r"(?P<meeting_month>[a-z]{3,9})\b",
    "weekday_next": rf"\b(?:(?:på|inden|senest)\s+)?(?P<next_day>{_DAY})\s+(?:i\s+)?"
                    r"(?P<next_week>(?:den\s+)?(?:næste|kommende)\s+uge|ugen\s+efter|"
                    rf"{_THIS}\s+uge)\b"
                    rf"|\bnæste\s+uges\s+(?P<uges_day>{_DAY})\b",
    "weekday_on": rf"\b(?:(?:på|inden|senest)\s+)?(?P<on_day>{_DAY})\s+(?:om\s+)?"
                  rf"(?P<on>{_COUNT})\s+(?P<on_unit>{_UNIT})\b",
    "next_month": rf"{_BY}\b(?:(?P<next_part>{PART})\s+)?næste\s+måned\b",
    "quarter": r"\b(?:(?:inden\s+)?(?:udgangen|slutningen)\s+af\s+|i\s+)?"
               r"(?P<quarter>[1-4]\.|første|andet|tredje|fjerde)\s*"
               r"(?:kvartal|kvt)\b\.?(?:\s+(?P<quarter_year>20\d\d))?",
    "quarter_end": r"\b(?:kvartalets\s+udgang|kvartalet\s+(?:ud|er\s+(?:omme|gået|slut))|"
                   r"(?:udgangen\s+af\s+|i\s+)(?:dette\s+)?kvartal(?:et)?)\b",
    "week_end": r"\b(?:ugens\s+(?:udgang|slutning)|"
                r"(?:(?:udgangen|slutningen|løbet)\s+af|sidst\s+på|"
                rf"senere\s+på|i)\s+(?:{_THIS}\s+uge|ugen(?!\s+(?:efter|før|op)\b))|ugen\s+(?:ud|er\s+(?:omme|gået)))\b",
    "weekend": r"\b(?P<by_weekend>inden|før|i|til|efter|på\s+den\s+anden\s+side\s+af)\s+"
               r"(?:denne\s+|den\s+kommende\s+)?weekend(?:en)?\b",
    "of_next_month": r"\b(?:(?:senest|inden|den|d\.)\s*){1,2}(?P<following_day>\d{1,2}|første)\.?"
                     r"\s+(?:i\s+)?næste\s+måned\b",
    "of_this_month": r"\b(?:(?:senest|inden|den|d\.)\s*){0,2}(?P<this_day>\d{1,2})\.?\s+"
                     rf"(?:ds\b\.?|dennes\b|(?:i\s+)?{_THIS}\s+måned\b)",
    "of_a_month": r"\b(?:(?:senest|inden|til)\s+)?(?:d\.|den)\s*(?P<some_day>\d{1,2})\."
                  r"(?:\s+i\s+måneden\b|(?=\s*(?:$|[,;)\].–|-]|og\s|kl\b)))",
    "week": rf"(?:\b(?P<week_day>{_DAY}|{_SHORT_DAY})\s+(?:i\s+)?)?"
            r"(?P<week_before>\b(?:inden|før)\s+(?:\w*ferien?\s*[,(]\s*)?)?"
            r"(?:\bi\s+(?:løbet\s+af\s+)?)?\b(?:uge(?:n|rne)?\s*(?:nr\.?\s*)?|ugenr\.?\s*|u\.?\s?)"
            r"(?P<week>\d{1,2})(?!\d)"
            r"(?:(?:\s*,\s*\d{1,2}(?=\s*(?:,|og|eller)))*\s*(?:[-–/+]|eller|og|til)\s*(?:uge\s*)?(?P<week_to>\d{1,2})(?![\d/.:-]))?"
            r"(?:\s*[-,/(]?\s*(?P<week_year>20\d\d))?"
            rf"(?:\s*[,(]\s*(?:på\s+)?(?P<day_of_week>{_DAY})\b)?"
            r"(?P<week_over>\s+(?:er\s+(?:omme|gået|slut|forbi)|slutter)\b)?",
    "day_of": rf"\b(?:i\s+)?(?P<at>(?:(?:inden|før)\s+)?(?:den\s+)?(?:næste|kommende)\s+uge|"
              rf"{_THIS}\s+uge|"
              r"ugen\s+efter(?!\s+(?:\w*ferie|påske|pinse|jul|nytår|næste|mødet))|"
              r"overmorgen|imorgen|(?<!dag\s)(?<!hver\s)morgen)\b",
    "after": r"\b(?:om|inden(?:\s?for)?|i\s+løbet\s+af|(?:i\s+)?de\s+(?:næste|kommende)|"
             r"senest(?:\s+om)?)"
             rf"\s+(?:de\s+(?:næste|kommende)\s+)?{_counted('count')}\b",
    "ahead_of": rf"\b{_counted('from')}\s+"
                r"(?:fra\s+(?:i\s+dag|nu|mødet)|frem\b|efter\s+(?:dette\s+)?møde(?:t)?)",
    "half_year": r"\bom\s+et\s+(?P<half>halvt|helt)?\s*år\b",
    "weekday": r"\b(?:på|inden|senest(?:\s+på)?|næste|(?:på\s+)?(?:først|næst)kommende)\s+"
               rf"(?P<weekday>{_DAY})\b"
               r"(?!\s+(?:d\.|den|\d|i\s+uge|i\s+næste|uge))"
               rf"|\b(?:den\s+kommende|kommende|i\s+løbet\s+af|(?:inden|før)\s+fyraften|klar|"
               rf"færdig(?:t|e)?)\s+(?:på\s+)?(?P<day_alone>{_DAY})(?:en)?\b"
               r"(?!\s+(?:d\.|den|\d|i\s+uge|i\s+næste|uge))",
    "christmas": r"\b(?:inden|før|senest(?:\s+til)?|(?:op\s+|ind)?til)\s+"
                 r"jul(?:en|eferien|edagene|eaften)?\b(?!\.?\s*\d)",
    # School holidays lie otherwise each year: until when is told, the day is not.
    "holidays": r"\b(?:inden|før|efter|senest|til)\s+(?:(?:efterårs|vinter|påske|sommer)?ferien|"
                r"påsken?|pinsen?|sommeren|eksamen)\b|\befter\s+(?:nytår|jul(?:en|eferien)?)\b",
    "year_end": rf"\b(?:årets (?:udgang|afslutning|slutning)|udgangen af (?:året|{_THIS} år)|"
                r"året\s+(?:er\s+(?:omme|gået|slut)|rinder\s+ud|ud)|ultimo\s+året|"
                r"nytår|årsskiftet|i\s+(?:løbet\s+af\s+)?(?:(?:dette|indeværende)\s+år|året))\b",
    "part_of_year": r"\b(?:(?P<year_part>primo|ultimo|"
                    r"(?:udgangen|slutningen|starten|løbet)\s+af)\s+(?P<of_year>20\d\d)|(?P<new_year>(?:først|tidligt)\s+i\s+det\s+nye\s+år))"
                    r"\b(?!\.\d)",
    "month_end": rf"{_BY}\b(?:(?P<month_part>{PART})\s+(?:{_THIS}\s+måned|måneden)|"
                 rf"måneden (?:ud|er (?:omme|gået|slut))|{_THIS} måned|"
                 r"månedens (?:udgang|slutning|afslutning)|månedsskiftet)\b",
    "undated": r"\b(?:hurtigst muligt|snarest(?: muligt)?|løbende|asap|straks|omgående|"
               r"ved lejlighed|"
               r"så (?:snart|hurtigt|vidt) (?:som muligt|det (?:kan lade sig gøre|er muligt))|"
               r"hen ad vejen|(?:ingen|uden) (?:fast )?(?:dato|deadline|frist)|når der er tid|"
               r"i den kommende tid|"
               r"med det samme|snarligt?|efter behov)\b",
}  # fmt: skip


_FORMS |= parts.FORMS
# Words of which a text holds one where it holds one of the forms: most texts hold none.
_HELD_BY = (
    (r"mød|gang|ses|samles", ("next", "before_next", "meeting_in")),
    (r"dag", ("weekday_on", "weekday_next", "weekday")),
    (r"uge|\bu\.?\s?\d", ("week", "week_end")),
    (r"uge|morgen", ("day_of",)),
    (r"dage|uge|måned|år|timer", ("after", "half_year")),
    (r"\bfra\s+(?:i\s+dag|nu|mødet)|\bfrem\b|\befter\s+(?:dette\s+)?møde", ("ahead_of",)),
    (r"måned|\bds|dennes", ("next_month", "of_next_month", "of_this_month", "month_end")),
    (r"\bd(?:en|\.)\s*\d", ("of_a_month",)),
    (r"kvart|kvt", ("quarter", "quarter_end")),
    (r"weekend", ("weekend",)),
    (r"jul|ferie|påske|pinse|sommer|eksamen|nytår", ("christmas", "holidays")),
    (r"året|år[es]|nytår|dette\s+år|indeværende", ("year_end",)),
    (r"\b20\d\d|nye\s+år", ("part_of_year",)),
    (r"uden|ingen|hurtig|snar|løbende|asap|straks|omgående|samme|lejlighed|behov|ad\s+vejen|tid|vidt",
     ("undated",)),
    *parts.HELD_BY,
)  # fmt: skip


@cache
def _held_by() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return what a text must hold → the forms that are looked for then, by group."""
    return tuple(
        (
            any_of(hint),
            re.compile("|".join(rf"(?P<{name}_>{_FORMS[name]})" for name in names), re.IGNORECASE),
        )
        for hint, names in _HELD_BY
    )


def matches(text: str) -> Iterator[re.Match[str]]:
    """Yield where a text has one of the forms; the group that ends with ``_`` says which."""
    for hint, forms in _held_by():
        if hint.search(text) is not None:
            yield from forms.finditer(text)


def of_form(match: re.Match[str], around: Around) -> tuple[dt.date | None, str]:
    """Return the day that a form means, and the rule by which it was read."""
    groups = match.groupdict()
    form = next(name for name in _FORMS if groups.get(f"{name}_") is not None)
    read_as, day_of = _READERS[form]
    return day_of(match, around), read_as


def _before_next(match: re.Match[str], around: Around) -> dt.date | None:
    """Return the day so long before the next meeting; None where that is not told."""
    if around.following is None:
        return None
    count, unit = match["ahead"] or "en", match["ahead_unit"] or match["just"]
    return around.following - (days.after(count, unit, around.following) - around.following)


def _weekday_next(match: re.Match[str], around: Around) -> dt.date:
    """Return a weekday of this week or of the next: ``fredag i denne uge``."""
    told = (match["next_week"] or "næste").casefold()
    of_next = days.weekday_of_next_week(match["next_day"] or match["uges_day"], around.meeting)
    is_this = not any(one in told for one in ("næste", "kommende", "efter"))
    return of_next - dt.timedelta(days=7 if is_this else 0)


def _weekday_on(match: re.Match[str], around: Around) -> dt.date:
    """Return a weekday so many weeks after its next one: ``tirsdag otte dage``."""
    first = days.next_weekday(match["on_day"], around.meeting)
    ahead = days.after(match["on"], match["on_unit"], first) - first
    return first + dt.timedelta(days=ahead.days // 7 * 7)


def _week(match: re.Match[str], around: Around) -> dt.date | None:
    """Return the Sunday of a week; ``inden uge 43`` ends with the week before."""
    number = int(match["week_to"] or match["week"])
    is_before = match["week_before"] and not match["week_over"]
    earlier = dt.timedelta(days=7 if is_before else 0)
    told = match["day_of_week"] or match["week_day"]
    weekday = 1 + days.weekday_number(told) if told else 7

    def on(year: int) -> dt.date | None:
        try:
            return dt.date.fromisocalendar(year, number, weekday) - earlier
        except ValueError:
            return None

    return on(int(match["week_year"])) if match["week_year"] else around.nearest(on)


def _quarter(match: re.Match[str], around: Around) -> dt.date | None:
    told = match["quarter"].casefold().rstrip(".")
    number = int(told) if told.isdigit() else 1 + days.ORDINALS.index(told)

    def on(year: int) -> dt.date:
        return days.month_end(dt.date(year, 3 * number, 1))

    return on(int(match["quarter_year"])) if match["quarter_year"] else around.nearest(on)


def _part_of_year(match: re.Match[str], around: Around) -> dt.date:
    if match["new_year"]:
        return dt.date(around.meeting.year + 1, 1, 10)
    year, is_early = int(match["of_year"]), match["year_part"].casefold().startswith(("p", "st"))
    return dt.date(year, 1, 10) if is_early else dt.date(year, 12, 31)


def _half_year(match: re.Match[str], around: Around) -> dt.date:
    is_half = (match["half"] or "").casefold() == "halvt"
    return days.after("6" if is_half else "12", "måneder", around.meeting)


_READERS: dict[str, tuple[str, Callable[[re.Match[str], Around], dt.date | None]]] = {
    "next": ("next_meeting", lambda _, around: around.following),
    "before_next": ("next_meeting", _before_next),
    "meeting_in": (
        "next_meeting", lambda match, around: parts.meeting_in(match["meeting_month"], around),
    ),
    "weekday_next": ("counted", _weekday_next),
    "weekday_on": ("counted", _weekday_on),
    "next_month": (
        "period", lambda match, around: days.of_next_month(match["next_part"], around.meeting),
    ),
    "quarter": ("period", _quarter),
    "quarter_end": ("period", lambda _, around: days.quarter_end(around.meeting)),
    "week_end": ("period", lambda _, around: days.day_of("denne uge", around.meeting)),
    "weekend": (
        "counted", lambda match, around: days.of_weekend(match["by_weekend"], around.meeting),
    ),
    "of_next_month": (
        "counted",
        lambda match, around: days.day_of_next_month(match["following_day"], around.meeting),
    ),
    "of_this_month": (
        "counted",
        lambda match, around: days.day_of_year(
            around.meeting.year, around.meeting.month, int(match["this_day"])
        ),
    ),
    "of_a_month": (
        "counted", lambda match, around: days.next_such_day(int(match["some_day"]), around),
    ),
    "week": ("period", _week),
    "day_of": (
        "counted", lambda match, around: days.day_of(match["at"].casefold(), around.meeting),
    ),
    "after": (
        "counted",
        lambda match, around: days.after(match["count"], match["count_unit"], around.meeting),
    ),
    "ahead_of": (
        "counted",
        lambda match, around: days.after(match["from"], match["from_unit"], around.meeting),
    ),
    "half_year": ("counted", _half_year),
    "weekday": (
        "counted", lambda match, around: days.next_weekday(
            match["weekday"] or match["day_alone"], around.meeting
        ),
    ),
    "christmas": ("period", lambda _, around: around.nearest(lambda year: dt.date(year, 12, 24))),
    "holidays": ("exact", lambda _, __: None),
    "year_end": ("period", lambda _, around: dt.date(around.meeting.year, 12, 31)),
    "part_of_year": ("period", _part_of_year),
    "month_end": (
        "period", lambda match, around: days.of_this_month(match["month_part"], around.meeting),
    ),
    "undated": ("exact", lambda _, __: None),
    **parts.READERS,
}  # fmt: skip
