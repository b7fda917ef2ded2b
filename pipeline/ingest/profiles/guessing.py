"""What a person would guess of an unknown tool's columns, and how sure one may be of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from pipeline.ingest.headings import NOTE
from pipeline.ingest.profiles.looking import Look, orders_proven, rows_with, short_dates
from pipeline.ingest.profiles.profile import CODE_COLUMNS, Profile
from pipeline.ingest.words import normal

Confidence = Literal["high", "medium", "low"]
_SURE, _LIKELY, _POSSIBLE = 0.95, 0.6, 0.3
_FEWEST_DAYS = 3  # different figures in one place, to be taken for days
_FIRST_YEAR = 15  # of two digits: older ones are not believed
_HINTS = {
    "minutes": r"\bmin",
    "seconds": r"\bse[kc]",
    "hours": r"\btime|\bhour|varighed|duration|tid",
}
_BREAK = re.compile(r"\b(?:\w*pauser?|breaks?|frokost\w*|lunch)\b")
# By their values, columns are taken for one of these, in this order, the best one first.
_BY_VALUES = ("work_date", "staff_code", *CODE_COLUMNS)
_CLOCKS = ("start_time", "end_time")


@dataclass(frozen=True)
class Guess:
    """One column of the file taken for one of ours.

    Parameters
    ----------
    why
        ``heading`` or ``values``: what speaks for it.
    """

    column: str
    look: Look
    confidence: Confidence
    why: Literal["heading", "values"]
    unit: str = ""


@dataclass(frozen=True)
class Setting:
    """One setting of the draft, how sure it is, and what speaks for it."""

    value: str
    confidence: Confidence
    because: str


@dataclass
class Guesses:
    """All that is guessed of a file.

    Parameters
    ----------
    breaks
        Columns that look like breaks, which nothing subtracts.
    """

    columns: list[Guess] = field(default_factory=list)
    labels: list[Guess] = field(default_factory=list)
    notes: list[Look] = field(default_factory=list)
    unknown: list[Look] = field(default_factory=list)
    breaks: list[Look] = field(default_factory=list)

    def of(self, column: str) -> Guess | None:
        """Return the column taken for one of ours."""
        return next((guess for guess in self.columns if guess.column == column), None)


def guess_columns(looks: Iterable[Look], profiles: Iterable[Profile]) -> Guesses:
    """Guess by headings that any profile knows, then by what the columns hold."""
    words, labels = _known_words(profiles)
    guesses = Guesses()
    rest: list[Look] = []
    for look in looks:
        word = normal(look.heading)
        column, unit = words.get(word, ("", ""))
        if not column and _BREAK.search(word):
            guesses.breaks.append(look)
        elif column == NOTE:
            guesses.notes.append(look)
        elif column and guesses.of(column) is None and _may_be(column, look):
            guesses.columns.append(Guess(column, look, _trust(column, look), "heading", unit))
        elif word in labels:
            guesses.labels.append(Guess("labels", look, "medium", "heading"))
        else:
            rest.append(look)
    for look in rest:
        column = _by_values(look, guesses)
        if column:
            sure: Confidence = "medium" if look.shares.get(like(column), 0) >= _SURE else "low"
            unit = _hinted(look) if column == "duration_minutes" else ""
            guesses.columns.append(Guess(column, look, sure, "values", unit))
        else:
            guesses.unknown.append(look)
    return guesses


def _known_words(profiles: Iterable[Profile]) -> tuple[dict[str, tuple[str, str]], set[str]]:
    """Return heading → column and unit, and headings of labels, of all profiles; ours first."""
    words: dict[str, tuple[str, str]] = {}
    labels: set[str] = set()
    for profile in sorted(profiles, key=lambda one: (one.id != "standard", one.id)):
        for column, sources in profile.columns.items():
            for source in sources:
                for heading in source.headings:
                    words.setdefault(normal(heading), (column, source.unit or ""))
        labels |= {normal(word) for one in profile.labels.columns for word in one}
    return words, labels


def _trust(column: str, look: Look) -> Confidence:
    share = look.shares.get(like(column), 1.0 if look.filled else 0.0)
    return "high" if share >= _SURE else "medium" if share >= _LIKELY else "low"


def _may_be(column: str, look: Look) -> bool:
    """Say whether anything in a column can be what its heading says: days and times must."""
    is_told = like(column) in {"work_date", "start_time", "duration_minutes"}
    return not is_told or not look.filled or look.shares.get(like(column), 0) > 0


def like(column: str) -> str:
    """Return the kind of column whose share tells of this one."""
    like = {
        "end_date": "work_date",
        "end_time": "start_time",
        "duration_2": "duration_minutes",
        "staff_code_2": "staff_code",
    }
    return like.get(column, column)


def _by_values(look: Look, guesses: Guesses) -> str:
    """Return the column that most of the values can be read as; nothing where none fits."""
    for clock in _CLOCKS:
        if guesses.of(clock) is None and look.shares.get("start_time", 0) >= _SURE:
            return clock
    free = [name for name in _BY_VALUES if guesses.of(name) is None]
    best = max(free, key=lambda name: look.shares.get(name, 0), default="")
    if best and look.shares.get(best, 0) >= (_LIKELY if best == "work_date" else _POSSIBLE):
        return best
    has_unit = rows_with(look, r"(?i)[0-9] ?(?:t|timer?|h|min)\b|^[0-9]{1,2}:[0-9]{2}")
    is_duration = look.shares.get("duration_minutes", 0) >= _SURE and (has_unit or _hinted(look))
    return "duration_minutes" if is_duration and not guesses.of("duration_minutes") else ""


def _hinted(look: Look) -> str:
    """Return the unit of time that a heading hints at."""
    word = normal(look.heading)
    return next((unit for unit, hint in _HINTS.items() if re.search(hint, word)), "")


def guess_order(look: Look) -> Setting:
    """Guess in which order dates are written.

    A figure over 31 is a year, one over 12 no month: that proves an order. Where short dates stay
    open, the years are the figures that take few values, and the days those that take many.
    """
    proven = orders_proven(look)
    short = short_dates(look)
    figures = {order: rows for order, rows in proven.items() if order != "year_first" or short}
    if len(figures) > 1:
        most = max(figures, key=lambda order: figures[order])
        told = ", ".join(f"{rows} rows prove {order}" for order, rows in figures.items())
        return Setting(most, "low", f"the file is mixed: {told}")
    if figures:
        (order,) = figures
        return Setting(order, "high", f"proven by {figures[order]} rows")
    if proven:
        return Setting("day_first", "high", "dates begin with the year; nothing is left open")
    return _order_of_short(short) or Setting(
        "day_first", "low", "every date can be read both ways: ask whoever exported it"
    )


def _order_of_short(dates: list[tuple[int, int, int]]) -> Setting | None:
    """Guess the order of short dates by which figures look like years; None where none do.

    Which of the others is the month is asked for: the days must stand in one place, too.
    """
    kinds = [len(set(figures)) for figures in zip(*dates, strict=True)]
    if not dates or max(kinds) < _FEWEST_DAYS:
        return None
    asked = "25-03-20 may be March 20 or 25: ask whoever exported it"
    if kinds[0] < kinds[2] and all(first >= _FIRST_YEAR for first, *_ in dates):
        return Setting(
            "year_first", "low", f"the first figures take few values, as years do; {asked}"
        )
    if kinds[2] < kinds[0] and all(last >= _FIRST_YEAR for *_, last in dates):
        return Setting(
            "day_first", "medium", f"the last figures take few values, as years do; {asked}"
        )
    return None


def guess_clock(look: Look) -> Setting:
    """Guess whether clock times have 12 or 24 hours."""
    halves = rows_with(look, r"(?i)[0-9] ?[ap]\.?m\.?$")
    if halves:
        return Setting("12h", "high", f"{halves} rows have AM or PM")
    return Setting("24h", "high" if look.filled else "low", "no row has AM or PM")


def guess_unit(guess: Guess) -> Setting:
    """Guess what a bare number in a column of durations counts."""
    look = guess.look
    bare = rows_with(look, r"^[0-9]+(?:[.,][0-9]+)?$")
    if guess.unit:
        sure: Confidence = "high" if guess.why == "heading" else "low"
        return Setting(guess.unit, sure, "the heading says so")
    if not bare:
        return Setting("hours", "high", "no row is a bare number")
    large = rows_with(look, r"^[0-9]{2,3}$")
    huge = rows_with(look, r"^[0-9]{4,}$")
    if huge * 2 > bare:
        return Setting("seconds", "low", "most numbers are 1000 or more")
    if large * 2 > bare:
        return Setting("minutes", "medium", "most numbers are from 10 to 999")
    return Setting("hours", "medium", "most numbers are small or have decimals")


def guess_decimal(look: Look) -> Setting:
    """Guess the decimal mark."""
    commas = rows_with(look, r"^[0-9]+,[0-9]+$")
    points = rows_with(look, r"^[0-9]+\.[0-9]+$")
    if commas and points:
        told = f"{commas} rows have a comma, {points} a point"
        return Setting("either", "low", told)
    if commas or points:
        return Setting("comma" if commas else "point", "high", f"{commas or points} rows have it")
    return Setting("either", "high", "no row has decimals")
