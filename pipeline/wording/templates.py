"""Templates with named places, each filled as its language writes such a value."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from string import Formatter
from typing import Any, NamedTuple

from pipeline.wording import formats
from pipeline.wording.formats import NO_BREAK_SPACE, Language

_FORMATTER = Formatter()
_WHITE = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")


class Place(NamedTuple):
    """A named place in a template, and the format of what is put there."""

    name: str
    format: str


class Period(NamedTuple):
    """A period of ``core.dim_period`` by its type and names; one that runs is marked."""

    period_type: str
    label_da: str
    label_en: str
    is_complete: bool = True


Template = tuple[str | Place, ...]


def parsed(text: str) -> Template:
    """Return a template's pieces: literal text and places.

    Raises
    ------
    ValueError
        For a place without a name, or a format that there is not.
    """
    found: list[str | Place] = []
    for literal, name, spec, conversion in _FORMATTER.parse(formats.unbroken(text)):
        if literal:
            found.append(literal)
        if name is None:
            continue
        if (
            not name
            or conversion
            or (spec and spec not in FORMATS and spec not in ("joined", "sure"))
        ):
            raise ValueError(f"no such place: {{{name}:{spec}}}")
        found.append(Place(name, spec or ""))
    return tuple(found)


def flat(text: str) -> str:
    """Put words of the data on one line, without control characters."""
    return _WHITE.sub(" ", text).strip()


def period(when: Period, language: Language) -> str:
    """Return a period as the beginning of a clause: ``i de fire kvartaler til og med …``."""
    if when.period_type == "baseline":
        return {"da": "i udgangspunktet", "en": "in the baseline"}[language]
    if not when.is_complete:
        running = {"da": "perioden er ikke afsluttet", "en": "a period that is not over"}[language]
        return f"{period(when._replace(is_complete=True), language)} ({running})"
    if language == "da":
        last = when.label_da.rpartition("til og med ")[2]
        is_rolling = when.period_type == "rolling_4_quarters"
        return f"i de fire kvartaler til og med {last}" if is_rolling else f"i {when.label_da}"
    named = formats.period_name(when.label_da, when.label_en, language)
    if when.period_type == "rolling_4_quarters":
        return f"in the four quarters to {named.rpartition(' to ')[2]}"
    return f"in {named}"


def _number(value: float, language: Language) -> str:
    """Return a number; without a decimal that would be nought."""
    return formats.decimal(value, 0 if float(value).is_integer() or value >= 10 else 1, language)


def _days(value: float, language: Language) -> str:
    one, many = {"da": ("dag", "dage"), "en": ("day", "days")}[language]
    return f"{_number(value, language)}{NO_BREAK_SPACE}{one if value == 1 else many}"


def _p_value(value: float, language: Language) -> str:
    if value < 0.01:
        less = {"da": "under", "en": "below"}[language]
        return f"{less} {formats.decimal(0.01, 2, language)}"
    # Rounded down: never is 0.0497 shown as 0.05, or 0.099 as 0.10.
    return formats.decimal(int(value * 100 + 1e-9) / 100, 2, language)


Values = Mapping[str, Any]
FORMATS: dict[str, Callable[[Any, Language, Values], str]] = {
    "": lambda value, _language, _values: flat(str(value)),
    "share": lambda value, language, _: formats.percent(value, 1, language),
    "whole": lambda value, language, _: formats.percent(value, 0, language),
    "points": lambda value, language, _: formats.points(value, language),
    "+points": lambda value, language, _: formats.points(value, language, signed=True),
    # Without the unit, which stands beside it.
    "bare": lambda value, language, _: formats.decimal(value * 100, 1, language),
    "+bare": lambda value, language, _: formats.decimal(value * 100, 1, language, signed=True),
    "amount": lambda value, language, _: formats.amount(value, language),
    "+amount": lambda value, language, _: formats.amount(value, language, signed=True),
    "hundredths": lambda value, language, _: formats.decimal(value, 2, language),
    "p": lambda value, language, _: _p_value(value, language),
    "days": lambda value, language, _: _days(value, language),
    "number": lambda value, language, _: _number(value, language),
    "word": lambda value, language, _: formats.word(int(value), language),
    "month": lambda value, language, _: formats.month(_day(value), language),
    "date": lambda value, language, _: formats.date(_day(value), language),
    "period": lambda value, language, _: period(value, language),
    "unit": lambda value, language, values: formats.by_unit(value, values["unit"], language),
    "change": lambda value, language, values: formats.change_by_unit(
        value, values["unit"], language, signed=False
    ),
    "+change": lambda value, language, values: formats.change_by_unit(
        value, values["unit"], language, signed=True
    ),
}


def _day(value: dt.date) -> dt.date:
    return value.date() if isinstance(value, dt.datetime) else value
