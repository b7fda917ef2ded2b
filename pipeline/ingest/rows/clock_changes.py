"""When clocks change in Copenhagen: wall times as moments, and the days that are not 24 hours.

To ask the calendar is slow, and a log asks about the same few hundred days again and again: of each
day from 1900 to 2100 it is asked once.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pipeline.ingest.rows.times import MINUTES_A_DAY, ZONE

_FIRST = dt.date(1900, 1, 1)
_LAST = dt.date(2100, 12, 31)
_DAY_0 = dt.date(1970, 1, 1)
_Flags = NDArray[np.bool_]


def local(moment: pl.Expr, which: str) -> pl.Expr:
    """Return a wall time as a moment of Copenhagen; null in an hour that was skipped.

    Parameters
    ----------
    which
        Which of a doubled hour is meant: ``earliest`` or ``latest``.
    """
    return moment.dt.replace_time_zone(ZONE, ambiguous=pl.lit(which), non_existent="null")


def day_minutes(day: pl.Expr, later: int = 0) -> pl.Expr:
    """Return how many minutes the day, or one some days later, had: 1380, 1440 or 1500."""
    midnight = day.cast(pl.Datetime("us")) + pl.duration(days=later)
    next_one = midnight + pl.duration(days=1)
    passed = local(next_one, "earliest") - local(midnight, "earliest")
    return passed.dt.total_minutes().cast(pl.Int32).fill_null(MINUTES_A_DAY)


def changes_clock(days: pl.Series) -> pl.Series:
    """Say of each day whether it had not 24 hours; no where it is null or before 1900."""
    return _looked_up(days, "changes")


def is_day_before_change(days: pl.Series) -> pl.Series:
    """Say of each day whether the one after it had not 24 hours; as :func:`changes_clock`."""
    return _looked_up(days, "is_before")


def is_near_change(days: pl.Series) -> pl.Series:
    """Say of each day whether it lies in the last eight of March or October; no where it is null.

    The last Sunday of these months is among them, and the Saturday before it.
    """
    return _looked_up(days, "is_near")


@cache
def _flags(name: str) -> _Flags:
    """Return a flag of each day from the first; that of the first itself stands for any other."""
    day = pl.col("day")
    days = pl.select(day=pl.date_range(_FIRST, _LAST))
    asked = {
        "changes": day_minutes(day) != MINUTES_A_DAY,
        "is_before": day_minutes(day, 1) != MINUTES_A_DAY,
        "is_near": day.dt.month().is_in([3, 10]) & (day.dt.day() >= 24),
    }
    flags: _Flags = days.select(asked[name]).to_series().to_numpy().copy()
    flags[0] = False
    return flags


def _looked_up(days: pl.Series, name: str) -> pl.Series:
    flags = _flags(name)
    first = (_FIRST - _DAY_0).days
    numbers = days.to_physical().fill_null(first).to_numpy() - first
    is_within = (numbers > 0) & (numbers < len(flags))
    found = flags[numbers] if is_within.all() else flags[np.where(is_within, numbers, 0)]
    return pl.Series(days.name, found, dtype=pl.Boolean())
