"""Days and periods, worked out by hand: no holiday package, no date dimension.

Sources: contracts.md, *Time* and *Reference data* (weekdays that are no public holiday); kpis.md,
*Periods* and *Baseline*; docs/architecture.md, ``core.dim_period``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

DAY = dt.timedelta(days=1)


def easter_sunday(year: int) -> dt.date:
    """Return Easter Sunday by the anonymous Gregorian computus (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


@cache
def danish_public_holidays(year: int) -> set[dt.date]:
    """Return the public holidays (helligdage) of a year.

    Store Bededag was one up to and including 2023. 5 June, 24 and 31 December are days off by
    agreement, not public holidays, and count as ordinary weekdays.
    """
    easter = easter_sunday(year)
    from_easter = [-3, -2, 0, 1, 39, 49, 50]
    if year <= 2023:
        from_easter.append(26)  # the fourth Friday after Easter
    days = {easter + dt.timedelta(days=offset) for offset in from_easter}
    return days | {dt.date(year, 1, 1), dt.date(year, 12, 25), dt.date(year, 12, 26)}


@cache
def is_norm_day(day: dt.date) -> bool:
    """Say whether a day carries a fifth of the weekly norm: a weekday that is no holiday."""
    return day.isoweekday() <= 5 and day not in danish_public_holidays(day.year)


def days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Yield every day of a span, both ends included."""
    while first <= last:
        yield first
        first += DAY


def month_of(day: dt.date) -> dt.date:
    """Return the first day of the month."""
    return day.replace(day=1)


def later(month: dt.date, count: int) -> dt.date:
    """Return the first day of the month so many months later (or earlier)."""
    index = month.year * 12 + month.month - 1 + count
    return dt.date(index // 12, index % 12 + 1, 1)


def months_between(first: dt.date, last: dt.date) -> int:
    """Return how many months one first of a month lies after another."""
    return (last.year - first.year) * 12 + last.month - first.month


@dataclass(frozen=True)
class Period:
    """A span of whole months.

    Parameters
    ----------
    kind
        ``month``, ``quarter``, ``year``, ``rolling_4_quarters`` or ``baseline``.
    start, end
        First and last day.
    """

    kind: str
    start: dt.date
    end: dt.date

    def holds(self, day: dt.date) -> bool:
        """Say whether a day lies in the period."""
        return self.start <= day <= self.end


def _period(kind: str, start: dt.date, months: int) -> Period:
    return Period(kind, start, later(start, months) - DAY)


def all_periods(first: dt.date, last: dt.date) -> list[Period]:
    """Return every month, quarter, year and rolling period that touches the months first–last.

    ``first`` and ``last`` are firsts of months. A rolling period is four whole quarters, named by
    its last one (architecture.md); one that ends after the quarter of ``last`` is not made.
    """
    found = []
    month = first
    while month <= last:
        found.append(_period("month", month, 1))
        month = later(month, 1)
    quarter = first.replace(month=(first.month - 1) // 3 * 3 + 1)
    while quarter <= last:
        found.append(_period("quarter", quarter, 3))
        found.append(_period("rolling_4_quarters", later(quarter, -9), 12))
        quarter = later(quarter, 3)
    years = range(first.year, last.year + 1)
    return found + [_period("year", dt.date(year, 1, 1), 12) for year in years]


def baseline_period(
    first: dt.date, last: dt.date, effective_from: dt.date | None, months: int
) -> Period | None:
    """Return the window before the effective date; None without a decision or under 12 months.

    kpis.md: "pooled hours of the 24 months before the effective date (as many as there are, never
    under 12)". Reading: *as many as there are* = since the first month with a registration, and up
    to the month of ``as_of`` where the effective date is still to come.
    """
    if effective_from is None:
        return None
    start = max(later(effective_from, -months), first)
    seen = months_between(start, min(effective_from, later(last, 1)))
    return None if seen < 12 else _period("baseline", start, months_between(start, effective_from))
