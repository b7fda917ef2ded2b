"""Numbers, dates and names in the language of the report: those of ``pipeline.wording``.

Here what is missing has words too. The examples are Danish.
"""

from __future__ import annotations

import datetime as dt

from babel.dates import format_date

from pipeline.reporting.language import _, current
from pipeline.wording import formats

NO_BREAK_SPACE = formats.NO_BREAK_SPACE


def no_data() -> str:
    """Return what stands where there is no figure."""
    return _("ingen data")


def not_reached() -> str:
    """Return what stands where a median lies beyond what has been seen."""
    return _("ikke nået")


def share(value: float | None) -> str:
    """Return a share of 0-1 as percent with one decimal: ``27,4 %``."""
    return no_data() if value is None else formats.percent(value, 1, current())


def whole_share(value: float | None) -> str:
    """Return a share of 0-1 as whole percent, for axes and hover: ``27 %``."""
    return no_data() if value is None else formats.percent(value, 0, current())


def points(change: float | None, *, signed: bool = True) -> str:
    """Return a difference of two shares in percentage points: ``+14,3 procentpoint``."""
    return no_data() if change is None else formats.points(change, current(), signed=signed)


def amount(value: float | None, *, signed: bool = False) -> str:
    """Return hours or a count of them: whole from 10 up, else with one decimal."""
    return no_data() if value is None else formats.amount(value, current(), signed=signed)


def hours(value: float | None, *, signed: bool = False) -> str:
    """Return hours with their unit: ``28 timer``, ``1,4 timer``."""
    return _of(value, "hours", signed=signed)


def hours_a_week(value: float | None, *, signed: bool = False) -> str:
    """Return hours a week with their unit."""
    return _of(value, "hours_per_week", signed=signed)


def full_time(value: float | None, *, signed: bool = False) -> str:
    """Return full-time equivalents, always with one decimal: ``0,9 årsværk``."""
    return _of(value, "fte", signed=signed)


def decimals(value: float | None) -> str:
    """Return a number with two decimals and no unit: ``0,42``."""
    return no_data() if value is None else formats.decimal(value, 2, current())


def count(value: float | None) -> str:
    """Return a whole number with Danish thousands separators."""
    return no_data() if value is None else formats.decimal(value, 0, current())


def significant(value: float) -> str:
    """Return a number with three significant digits and no unit: ``0,0312``."""
    text = f"{value:.3g}"
    return text.replace(".", ",") if current() == "da" else text


def by_unit(value: float | None, unit: str) -> str:
    """Return a KPI's value in its unit (``unit`` of ``mart.kpi_definition``)."""
    return _of(value, unit, signed=False)


def change_by_unit(change: float | None, unit: str) -> str:
    """Return a KPI's change with its sign: shares in percentage points, else in the unit."""
    if change is None:
        return no_data()
    return formats.change_by_unit(change, unit, current(), signed=True)


def long_date(day: dt.date) -> str:
    """Return ``8. oktober 2025``."""
    return formats.date(day, current())


def long_month(day: dt.date) -> str:
    """Return ``oktober 2025``."""
    return formats.month(day, current())


def long_quarter(day: dt.date) -> str:
    """Return ``3. kvartal 2025``."""
    return formats.quarter(day, current())


def short_month(day: dt.date) -> str:
    """Return ``okt. 25``, for axes and tables."""
    return format_date(day, "MMM yy", locale=formats.locale(current()))


def short_quarter(day: dt.date) -> str:
    """Return ``3. kv. 2025``, for axes and tables."""
    return format_date(day, "QQQ y", locale=formats.locale(current()))


def word(number: int) -> str:
    """Return a small whole number as it is written in running text: ``tre``, ``12``."""
    return formats.word(number, current())


def joined(words: list[str]) -> str:
    """Return a Danish enumeration: ``a, b og c``."""
    return formats.joined(words, current())


def _of(value: float | None, unit: str, *, signed: bool) -> str:
    return no_data() if value is None else formats.by_unit(value, unit, current(), signed=signed)
