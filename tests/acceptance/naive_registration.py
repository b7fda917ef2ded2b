"""Figures of registration: how much is registered, absent, refused, and how late.

Readings that hold for all KPIs stand in :mod:`naive`.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from fractions import Fraction

from naive_calendar import Period, month_of
from naive_town import TEAM, Cut, Figure, Figures, Town, hours, people, share


def registration_coverage(town: Town, period: Period, cut: Cut) -> Figure:
    """Σ min(registered, expected) ÷ Σ expected, by person and week.

    kpis.md, registration_coverage; expected = gross norm − absence (contracts.md, staff.csv).
    Readings: registered = working hours; an ISO week is cut where the period ends, since days
    belong to periods by ``work_date``; expected is never negative; days after ``as_of`` are
    not yet expected. People: those with expected hours.
    """
    expected: dict[tuple[str, tuple[int, int]], Fraction] = defaultdict(Fraction)
    registered: dict[tuple[str, tuple[int, int]], Fraction] = defaultdict(Fraction)
    for code in town.operative_codes():
        for day in town.elapsed_days(period):
            if town.is_in(code, day, cut):
                expected[code, day.isocalendar()[:2]] += town.norm_hours(code, day)
    for entry in town.in_period(period):
        if not town.is_in(entry.staff_code, entry.work_date, cut):
            continue
        week = (entry.staff_code, entry.work_date.isocalendar()[:2])
        if entry.category_code == "absence":
            expected[week] -= hours([entry])
        else:
            registered[week] += hours([entry])
    owed = {week: max(amount, Fraction(0)) for week, amount in expected.items()}
    met = sum((min(registered[week], amount) for week, amount in owed.items()), Fraction(0))
    counted = {code for (code, _), amount in owed.items() if amount > 0}
    return share(met, sum(owed.values(), Fraction(0)), len(counted))


def refused_share(town: Town, period: Period) -> Figure:
    """Rows refused ÷ rows received, of activity files, by the month they were received.

    kpis.md, refused_share: "handed-back rows excluded". Readings: the month is Danish local
    time (contracts.md, *Time*); a file received twice is one file; a row that comes in a
    hand-back workbook for a row received before counts in neither, and what it replaces is
    refused no more; a withdrawn file leaves with all its rows. Nobody's hours: no
    ``staff_count``.
    """
    files = [
        file
        for file in town.truth.files
        if file.kind == "activity"
        and not file.is_withdrawn
        and town.counts(period, file.received_at.date())
    ]
    received = Fraction(sum(file.rows_received - file.rows_handed_back for file in files))
    refused = Fraction(sum(file.rows_refused - file.refused_handed_back for file in files))
    return share(refused, received, None)


def absence_share(town: Town, period: Period, cut: Cut) -> Figure:
    """Σ min(absence, norm) ÷ Σ norm, by person and week.

    kpis.md, absence_share: "hours of absence ÷ gross norm". Readings: no more absence than there
    was to work, person by person and week by week (docs/decisions/0019); a week is cut where a
    month ends and where the person changes unit. People: those with a norm.
    """
    norm: dict[tuple[object, ...], Fraction] = defaultdict(Fraction)
    absent: dict[tuple[object, ...], Fraction] = defaultdict(Fraction)

    def piece(code: str, day: dt.date) -> tuple[object, ...]:
        row = town.truth.employment(code, day)
        assert row is not None
        return code, row.employment_unit, month_of(day), day.isocalendar()[:2]

    for code in town.operative_codes():
        for day in town.elapsed_days(period):
            if town.is_in(code, day, cut) and (norm_hours := town.norm_hours(code, day)):
                norm[piece(code, day)] += norm_hours
    for entry in town.in_period(period):
        if entry.category_code == "absence" and town.is_in(entry.staff_code, entry.work_date, cut):
            absent[piece(entry.staff_code, entry.work_date)] += hours([entry])
    met = sum((min(absent[week], amount) for week, amount in norm.items()), Fraction(0))
    return share(met, sum(norm.values(), Fraction(0)), len({code for code, *_ in norm}))


def registration_delay_days(town: Town, period: Period) -> Figure:
    """Median days from work to registration (kpis.md, registration_delay_days).

    Readings: over entries of working time; by the calendar day, never under 0; of an even number
    the mean of the two in the middle. Recorded share: hours whose entry has a time of registration.
    """
    working = [entry for entry in town.in_period(period) if entry.category_code != "absence"]
    told = [entry for entry in working if entry.registered_at is not None]
    delays = sorted(max((e.registered_at.date() - e.work_date).days, 0) for e in told)
    middle = len(delays) // 2
    value = None
    if delays:
        value = Fraction(delays[middle] + delays[-middle - 1], 2)
    recorded = hours(told) / hours(working) if working else Fraction(1)
    return Figure(value, None, value, people(told), recorded)


def figures(town: Town, period: Period) -> Figures:
    """Return every figure of this module in one period."""
    found: Figures = {
        ("refused_share", TEAM): refused_share(town, period),
        ("registration_delay_days", TEAM): registration_delay_days(town, period),
    }
    for cut in town.unit_cuts():
        found["registration_coverage", cut] = registration_coverage(town, period, cut)
        found["absence_share", cut] = absence_share(town, period, cut)
    return found
