"""Numbers, dates and lists as Danish and English readers expect them; from Babel's locale data."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, get_args

from babel.dates import format_date
from babel.numbers import get_decimal_symbol, get_group_symbol

Language = Literal["da", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
_LOCALES: dict[Language, str] = {"da": "da", "en": "en_GB"}
_WORDS: dict[Language, tuple[str, ...]] = {
    "da": ("nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti"),
    "en": ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
}
_AND: dict[Language, str] = {"da": "og", "en": "and"}

_UNITS: dict[str, dict[Language, str]] = {
    "hours": {"da": "timer", "en": "hours"},
    "hours_per_week": {"da": "timer om ugen", "en": "hours a week"},
    "fte": {"da": "årsværk", "en": "full-time equivalents"},
    "days": {"da": "dage", "en": "days"},
    "per_hour": {"da": "pr. time", "en": "per hour"},
}
_POINTS: dict[Language, str] = {"da": "procentpoint", "en": "percentage points"}
_QUARTER_LABEL = re.compile(r"\b(\d{4})-Q([1-4])\b")
_MONTH_LABEL = re.compile(r"\b(\d{4})-(\d{2})\b")
_LOOSE_PERCENT = re.compile(r"(?<=\d) (?=%)")
_ALWAYS_ONE_DECIMAL = ("fte", "per_hour")


def locale(language: Language) -> str:
    """Return Babel's name of a language as it is written here."""
    return _LOCALES[language]


def decimal(value: float, decimals: int, language: Language, *, signed: bool = False) -> str:
    """Return a number; a minus is a minus sign, and what rounds to nothing has no sign."""
    whole = round_half_up(value, decimals)
    text = _written(abs(whole), decimals, language)
    if whole < 0:
        return f"{MINUS}{text}"
    return f"+{text}" if signed and whole > 0 else text


def round_half_up(value: float, decimals: int) -> int:
    """Return a number in units of its last decimal, rounded half up as people do (0,45 → 0,5)."""
    size = int(abs(value) * 10**decimals + 0.5 + 1e-9)
    return -size if value < 0 else size


@cache
def _written(whole: int, decimals: int, language: Language) -> str:
    return f"{whole / 10**decimals:,.{decimals}f}".translate(_symbols(language))


@cache
def _symbols(language: Language) -> dict[int, str]:
    locale = _LOCALES[language]
    return str.maketrans({",": get_group_symbol(locale), ".": get_decimal_symbol(locale)})


def percent(value: float, decimals: int, language: Language) -> str:
    """Return a share of 0-1 as percent: ``27,4 %`` in Danish, ``27.4%`` in English."""
    number = decimal(round_half_up(value, decimals + 2) / 10**decimals, decimals, language)
    return f"{number}{NO_BREAK_SPACE}%" if language == "da" else f"{number}%"


def unbroken(text: str) -> str:
    """Return a text in which no line ends between a number and its ``%``: ``95 %-interval``."""
    return _LOOSE_PERCENT.sub(NO_BREAK_SPACE, text)


def amount(value: float, language: Language, *, signed: bool = False) -> str:
    """Return hours or a count of them: whole from 10 up, else with one decimal."""
    return decimal(value, 0 if abs(value) >= 9.95 else 1, language, signed=signed)


def points(change: float, language: Language, *, signed: bool = False) -> str:
    """Return a difference of two shares in percentage points: ``+14,3 procentpoint``."""
    number = decimal(change * 100, 1, language, signed=signed)
    return f"{number}{NO_BREAK_SPACE}{_POINTS[language]}"


def by_unit(value: float, unit: str, language: Language, *, signed: bool = False) -> str:
    """Return a KPI's value in its unit (``unit`` of ``mart.kpi_definition``)."""
    if unit == "share":
        return percent(value, 1, language)
    if unit in _ALWAYS_ONE_DECIMAL:
        number = decimal(value, 1, language, signed=signed)
    elif unit == "count" and not signed:
        number = decimal(value, 0, language)
    else:
        number = amount(value, language, signed=signed)
    known = _UNITS.get(unit)
    return f"{number}{NO_BREAK_SPACE}{known[language]}" if known else number


def change_by_unit(change: float, unit: str, language: Language, *, signed: bool) -> str:
    """Return a KPI's change: shares in percentage points, else in the unit."""
    if unit == "share":
        return points(change, language, signed=signed)
    return by_unit(change, unit, language, signed=signed)


@cache
def date(day: dt.date, language: Language) -> str:
    """Return ``8. oktober 2025``, ``8 October 2025``."""
    pattern = "d. MMMM y" if language == "da" else "d MMMM y"
    text: str = format_date(day, pattern, locale=_LOCALES[language])
    return text


@cache
def month(day: dt.date, language: Language) -> str:
    """Return ``oktober 2025``, ``October 2025``."""
    text: str = format_date(day, "MMMM y", locale=_LOCALES[language])
    return text


@cache
def quarter(day: dt.date, language: Language) -> str:
    """Return ``3. kvartal 2025``, ``Q3 2025``."""
    pattern = "QQQQ y" if language == "da" else "QQQ y"
    text: str = format_date(day, pattern, locale=_LOCALES[language])
    return text


@cache
def period_name(label_da: str, label_en: str, language: Language) -> str:
    """Return the name of a period of ``core.dim_period`` in running text.

    Its English label is written to be sorted (``2025-Q3``, ``2025-07``); here it becomes
    ``Q3 2025``, ``July 2025``.
    """
    if language == "da":
        return label_da
    named = _QUARTER_LABEL.sub(r"Q\2 \1", label_en)
    return _MONTH_LABEL.sub(
        lambda found: month(dt.date(int(found[1]), int(found[2]), 1), language), named
    )


def word(number: int, language: Language) -> str:
    """Return a small whole number as it is written in running text: ``tre``, ``12``."""
    words = _WORDS[language]
    return words[number] if 0 <= number < len(words) else decimal(number, 0, language)


def joined(words: Sequence[str], language: Language) -> str:
    """Return an enumeration: ``a, b og c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {_AND[language]} {words[-1]}"
