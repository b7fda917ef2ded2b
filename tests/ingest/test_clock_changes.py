"""Days on which clocks change: looked up by number, the same as the calendar says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import polars as pl
import pytest

from pipeline.ingest.rows.clock_changes import (
    changes_clock,
    is_day_before_change,
    is_near_change,
)

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DAY = dt.timedelta(days=1)


def _is_odd(day: dt.date) -> bool:
    def offset(of: dt.date) -> dt.timedelta | None:
        return dt.datetime.combine(of, dt.time(), COPENHAGEN).utcoffset()

    return offset(day) != offset(day + DAY)


def test_days_of_thirty_years_are_as_the_calendar_has_them() -> None:
    first = dt.date(2005, 1, 1)
    days = [first + number * DAY for number in range(30 * 365)]
    series = pl.Series("day", days)
    odd = [_is_odd(day) for day in days]
    assert changes_clock(series).to_list() == odd
    assert is_day_before_change(series).to_list() == [_is_odd(day + DAY) for day in days]
    assert sum(odd) in {59, 60}
    near = is_near_change(series)
    assert series.filter(near).dt.day().min() == 24
    assert set(series.filter(near).dt.month().unique()) == {3, 10}
    assert not (changes_clock(series) & ~near).any()


@pytest.mark.parametrize("look", [changes_clock, is_day_before_change, is_near_change])
def test_days_beyond_the_calendar_and_blanks_are_no_such_days(
    look: Callable[[pl.Series], pl.Series],
) -> None:
    days = [None, dt.date(1, 3, 31), dt.date(1900, 1, 1), dt.date(9999, 10, 31)]
    assert look(pl.Series("day", days, dtype=pl.Date)).to_list() == [False] * 4
    assert look(pl.Series("day", [], dtype=pl.Date)).to_list() == []
