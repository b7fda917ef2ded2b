"""Who is at work when: public and school holidays, absence, weekend shifts, forgotten days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import holidays
import numpy as np
import polars as pl

from pipeline.samples.options import SampleOptions
from pipeline.samples.people import StaffMember
from pipeline.samples.vocabulary import rows

# Absence kinds by their number; 0 is at work.
ABSENCE_KINDS = ("", "holiday", "sick", "child_sick", "leave")
_HOLIDAY, _SICK, _CHILD_SICK, _LEAVE = 1, 2, 3, 4

# Chance a day that an illness begins, by calendar month, and how long it lasts.
_SICK_BY_MONTH = np.array(
    [0.020, 0.022, 0.016, 0.011, 0.009, 0.008, 0.006, 0.009, 0.012, 0.014, 0.018, 0.019]
)
_SICK_LENGTH = ((1, 0.45), (2, 0.25), (3, 0.15), (5, 0.10), (10, 0.05))
_CHILD_SICK_CHANCE = 0.006
_SINGLE_HOLIDAYS_A_YEAR = 6
_LONG_ILLNESS = 27  # weekdays
_LONG_LEAVE = 30  # weekdays
# A day's work is on average a little under the norm, and a few days are never registered:
# together they give a registration coverage of about 95 %.
_FORGOTTEN_CHANCE = 0.035
_DAY_SHARE = (0.93, 1.05)
_WEEKEND_CHANCE = 0.22


def days_between(first: dt.date, last: dt.date) -> np.ndarray:
    """Return all days of a period as ``datetime64[D]``; empty when it ends before it begins."""
    return np.arange(np.datetime64(first, "D"), np.datetime64(last, "D") + 1)


def public_holidays(first: dt.date, last: dt.date) -> np.ndarray:
    """Return the Danish public holidays of a period (Store Bededag up to 2023 only)."""
    calendar = holidays.country_holidays("DK", years=range(first.year, last.year + 1))
    return np.array(sorted(day for day in calendar if first <= day <= last), dtype="datetime64[D]")


def is_school_holiday(days: np.ndarray) -> np.ndarray:
    """Return for each day whether the schools are closed."""
    closed = np.zeros(days.shape, dtype=bool)
    for row in rows("school_holidays"):
        first, last = np.datetime64(row["date_from"], "D"), np.datetime64(row["date_to"], "D")
        closed |= (days >= first) & (days <= last)
    return closed


def person_days(
    staff: Sequence[StaffMember], options: SampleOptions, rng: np.random.Generator
) -> pl.DataFrame:
    """Return one row per person and day at work or absent, sorted by person and day.

    Returns
    -------
    polars.DataFrame
        ``staff_code``, ``role``, ``employment_unit``, ``person`` (position in ``staff``),
        ``work_date``, ``absence`` (number in ``ABSENCE_KINDS``), ``day_minutes`` (what is to be
        registered; 0 for a day that was forgotten), ``norm_minutes``, ``is_weekend``.
    """
    closed = public_holidays(options.date_from, options.date_to)
    frames = []
    for person, member in enumerate(staff):
        frames += _days_of(person, member, options, closed, rng)
    return pl.concat(frames)


def _days_of(
    person: int,
    member: StaffMember,
    options: SampleOptions,
    closed: np.ndarray,
    rng: np.random.Generator,
) -> list[pl.DataFrame]:
    """Return one person's days, a frame per period of employment."""
    weekdays = days_between(options.date_from, options.date_to)
    weekdays = weekdays[np.is_busday(weekdays, holidays=closed)]
    absence = _absence(weekdays, member, person, options, rng)
    frames = []
    for period in member.periods:
        first = np.datetime64(max(period.valid_from, options.date_from), "D")
        last = np.datetime64(min(period.valid_to or options.date_to, options.date_to), "D")
        held = (weekdays >= first) & (weekdays <= last)
        days, kinds = weekdays[held], absence[held]
        norm = round(period.weekly_norm_hours * 60 / 5)
        minutes = _registered_minutes(kinds, norm, rng)
        if member.role == "operative":
            days = _with_weekend_shifts(days, kinds, last, rng)
        frames.append(
            pl.DataFrame(
                {
                    "person": np.full(len(days), person, dtype=np.int32),
                    "work_date": days,
                    "absence": kinds,
                    "day_minutes": minutes,
                    "is_weekend": np.is_busday(days) == False,  # noqa: E712 - an array
                }
            ).with_columns(
                staff_code=pl.lit(member.staff_code),
                role=pl.lit(member.role),
                employment_unit=pl.lit(period.employment_unit),
                norm_minutes=pl.lit(norm, pl.Int32),
            )
        )
    return frames


def _absence(
    days: np.ndarray,
    member: StaffMember,
    person: int,
    options: SampleOptions,
    rng: np.random.Generator,
) -> np.ndarray:
    """Return the kind of absence of each weekday."""
    kinds = np.zeros(len(days), dtype=np.int8)
    month = days.astype("datetime64[M]").astype(np.int64) % 12
    is_child_sick = rng.random(len(days)) < _CHILD_SICK_CHANCE * (person % 2)
    kinds[is_child_sick] = _CHILD_SICK
    begins = np.flatnonzero(rng.random(len(days)) < _SICK_BY_MONTH[month] * 0.7)
    lengths = pick_numbers(_SICK_LENGTH, len(begins), rng)
    for start, length in zip(begins, lengths, strict=True):
        kinds[start : start + length] = _SICK
    if person % 3 == 0:
        _mark_from(kinds, days, options.after_effect(-15 + 3 * person), _LONG_ILLNESS, _SICK)
    if member.staff_code.startswith("OP6"):
        _mark_from(kinds, days, options.after_effect(14), _LONG_LEAVE, _LEAVE)
    _mark_holidays(kinds, days, rng)
    return kinds


def _mark_from(kinds: np.ndarray, days: np.ndarray, first: dt.date, count: int, kind: int) -> None:
    """Mark one long spell."""
    start = int(np.searchsorted(days, np.datetime64(first, "D")))
    kinds[start : start + count] = kind


def _mark_holidays(kinds: np.ndarray, days: np.ndarray, rng: np.random.Generator) -> None:
    """Mark each year's holidays: summer weeks, autumn or winter week, Christmas, single days."""
    year = days.astype("datetime64[Y]").astype(int) + 1970
    for one in np.unique(year):
        summer = np.datetime64(f"{one}-07-01", "D") + int(rng.random() * 17)
        winter = np.datetime64(f"{one}-{'02-10' if rng.random() < 0.5 else '10-13'}", "D")
        christmas = np.datetime64(f"{one}-12-22", "D")
        for first, length in ((summer, 23), (winter, 7), (christmas, 10)):
            kinds[(days >= first) & (days < first + length)] = _HOLIDAY
        mine = np.flatnonzero(year == one)
        chosen = (rng.random(_SINGLE_HOLIDAYS_A_YEAR) * len(mine)).astype(int)
        kinds[mine[chosen]] = _HOLIDAY


def _registered_minutes(kinds: np.ndarray, norm: int, rng: np.random.Generator) -> np.ndarray:
    """Return what is to be registered each day, in quarters of an hour; absence is never short."""
    low, high = _DAY_SHARE
    share = low + (high - low) * rng.random(len(kinds))
    worked = np.rint(norm * share / 15).astype(np.int32) * 15
    worked[rng.random(len(kinds)) < _FORGOTTEN_CHANCE] = 0
    return np.where(kinds > 0, np.int32(norm), worked).astype(np.int32)


def _with_weekend_shifts(
    days: np.ndarray, kinds: np.ndarray, last: np.datetime64, rng: np.random.Generator
) -> np.ndarray:
    """Move some Mondays' work to the Saturday of the same week."""
    is_monday = (days.astype(np.int64) + 3) % 7 == 0  # 1 January 1970 was a Thursday
    is_moved = is_monday & (kinds == 0) & (rng.random(len(days)) < _WEEKEND_CHANCE)
    is_moved &= days + 5 <= last
    return np.where(is_moved, days + 5, days)


def pick_numbers(
    weighted: Sequence[tuple[int, float]], size: int, rng: np.random.Generator
) -> np.ndarray:
    """Draw whole numbers by weight."""
    values = np.array([value for value, _ in weighted])
    edges = np.cumsum([weight for _, weight in weighted])
    drawn = np.searchsorted(edges, rng.random(size) * edges[-1], side="right")
    picked: np.ndarray = values[drawn]
    return picked
