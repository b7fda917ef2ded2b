"""Numbers, dates and names as a Danish reader expects them; all of it from Babel's locale data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

LOCALE = "da"
NO_BREAK_SPACE = "\u00a0"
NO_DATA = "ingen data"
NOT_REACHED = "ikke nået"
_WORDS = ("nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti")


def share(value: float | None) -> str:
    """Return a share of 0-1 as percent with one decimal: ``27,4 %``."""
    if value is None:
        return NO_DATA
    return format_percent(_settled(value, 3), format=f"#,##0.0{NO_BREAK_SPACE}%", locale=LOCALE)


def whole_share(value: float | None) -> str:
    """Return a share of 0-1 as whole percent, for axes and hover: ``27 %``."""
    if value is None:
        return NO_DATA
    return format_percent(_settled(value, 2), format=f"#,##0{NO_BREAK_SPACE}%", locale=LOCALE)


def points(change: float | None, *, signed: bool = True) -> str:
    """Return a difference of two shares in percentage points: ``+14,3 procentpoint``."""
    if change is None:
        return NO_DATA
    number = _decimal(change * 100, 1, signed=signed)
    return f"{number}{NO_BREAK_SPACE}procentpoint"


def amount(value: float | None, *, signed: bool = False) -> str:
    """Return hours or a count of them: whole from 10 up, else with one decimal."""
    if value is None:
        return NO_DATA
    return _decimal(value, 0 if abs(value) >= 9.95 else 1, signed=signed)


def hours(value: float | None, *, signed: bool = False) -> str:
    """Return hours with their unit: ``28 timer``, ``1,4 timer``."""
    if value is None:
        return NO_DATA
    return f"{amount(value, signed=signed)}{NO_BREAK_SPACE}timer"


def hours_a_week(value: float | None, *, signed: bool = False) -> str:
    """Return hours a week with their unit."""
    return NO_DATA if value is None else f"{hours(value, signed=signed)} om ugen"


def full_time(value: float | None, *, signed: bool = False) -> str:
    """Return full-time equivalents, always with one decimal: ``0,9 årsværk``."""
    if value is None:
        return NO_DATA
    return f"{_decimal(value, 1, signed=signed)}{NO_BREAK_SPACE}årsværk"


def decimals(value: float | None) -> str:
    """Return a number with two decimals and no unit: ``0,42``."""
    return NO_DATA if value is None else _decimal(value, 2, signed=False)


def count(value: float | None) -> str:
    """Return a whole number with Danish thousands separators."""
    return NO_DATA if value is None else _decimal(value, 0, signed=False)


def days(value: float | None, *, signed: bool = False) -> str:
    """Return days, whole from 10 up."""
    return NO_DATA if value is None else f"{amount(value, signed=signed)}{NO_BREAK_SPACE}dage"


def per_hour(value: float | None, *, signed: bool = False) -> str:
    """Return how many come in an hour, with one decimal: ``1,7 pr. time``."""
    if value is None:
        return NO_DATA
    return f"{_decimal(value, 1, signed=signed)}{NO_BREAK_SPACE}pr. time"


_BY_UNIT = {
    "share": share,
    "hours": hours,
    "hours_per_week": hours_a_week,
    "fte": full_time,
    "count": count,
    "days": days,
    "per_hour": per_hour,
}


def by_unit(value: float | None, unit: str) -> str:
    """Return a KPI's value in its unit (``unit`` of ``mart.kpi_definition``)."""
    return _BY_UNIT.get(unit, amount)(value)


def change_by_unit(change: float | None, unit: str) -> str:
    """Return a KPI's change with its sign: shares in percentage points, else in the unit."""
    if unit == "share":
        return points(change)
    signed: dict[str, Callable[..., str]] = {
        "hours_per_week": hours_a_week,
        "fte": full_time,
        "hours": hours,
        "days": days,
        "per_hour": per_hour,
    }
    return signed.get(unit, amount)(change, signed=True)


def long_date(day: dt.date) -> str:
    """Return ``8. oktober 2025``."""
    return format_date(day, "d. MMMM y", locale=LOCALE)


def long_month(day: dt.date) -> str:
    """Return ``oktober 2025``."""
    return format_date(day, "MMMM y", locale=LOCALE)


def short_month(day: dt.date) -> str:
    """Return ``okt. 25``, for axes and tables."""
    return format_date(day, "MMM yy", locale=LOCALE)


def short_quarter(day: dt.date) -> str:
    """Return ``3. kv. 2025``, for axes and tables."""
    return format_date(day, "QQQ y", locale=LOCALE)


def word(number: int) -> str:
    """Return a small whole number as it is written in running text: ``tre``, ``12``."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else count(number)


def joined(words: list[str]) -> str:
    """Return a Danish enumeration: ``a, b og c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} og {words[-1]}"


def _decimal(value: float, decimals: int, *, signed: bool) -> str:
    """Format a number; a minus is a minus sign, and what rounds to nothing has no sign."""
    settled = _settled(value, decimals)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = format_decimal(abs(settled), format=pattern, locale=LOCALE)
    if settled < 0:
        return f"\u2212{text}"
    return f"+{text}" if signed and settled > 0 else text


def _settled(value: float, decimals: int) -> float:
    """Round half up in the decimal sense (0,45 is shown as 0,5) and lose the sign of zero."""
    scale = 10**decimals
    rounded: float = int(abs(value) * scale + 0.5 + 1e-9) / scale
    return -rounded if value < 0 and rounded else rounded
