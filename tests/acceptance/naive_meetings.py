"""Figures from the minutes: who was at the table, for how long, and whether the logs say so too.

Readings that hold for all KPIs stand in :mod:`naive`.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from acceptance_truth import Meeting
from naive_calendar import DAY, Period, days, later, month_of
from naive_town import TEAM, Cut, Figure, Figures, Town, share


def meetings_of(town: Town, period: Period, cut: Cut, *statuses: str) -> list[Meeting]:
    """Return the meetings of a period and cut that have some status."""
    return [
        meeting
        for meeting in town.truth.meetings
        if meeting.status in statuses
        and town.counts(period, meeting.meeting_date)
        and cut in (TEAM, ("network", meeting.network_code))
    ]


def ssp_attendance_rate(town: Town, period: Period, cut: Cut) -> Figure:
    """Meetings held with at least one operative participant ÷ meetings held.

    kpis.md, ssp_attendance_rate. Readings: *held* is the status ``held`` alone; a participant
    is present (apologies are none) and operative on the day of the meeting. ``staff_count``:
    the operative people who were present.
    """
    held = meetings_of(town, period, cut, "held")
    present = {meeting.meeting_id: operative_at(town, meeting) for meeting in held}
    attended = sum(bool(codes) for codes in present.values())
    everybody = {code for codes in present.values() for code in codes}
    return share(Fraction(attended), Fraction(len(held)), len(everybody))


def operative_at(town: Town, meeting: Meeting) -> dict[str, int | None]:
    """Return the operative people who were present, with their minutes where these are known.

    Minutes: from their own coming to their own going where these are given and fit the meeting,
    else its whole length.
    """
    found: dict[str, int | None] = {}
    for row in town.truth.attendance:
        if row.meeting_id != meeting.meeting_id or row.status != "present" or not row.staff_code:
            continue
        if town.truth.role_of(row.staff_code, meeting.meeting_date) != "operative":
            continue
        minutes = meeting.duration_minutes
        begin = meeting.start_minute if row.from_minute is None else row.from_minute
        end = meeting.end_minute if row.to_minute is None else row.to_minute
        is_partial = row.from_minute is not None or row.to_minute is not None
        if is_partial and None not in (begin, end, minutes) and 0 <= end - begin <= minutes:
            minutes = end - begin
        found[row.staff_code] = minutes
    return found


def ssp_hours(town: Town, period: Period, cut: Cut) -> Figure:
    """Attendance × duration of meetings held (kpis.md, ssp_hours).

    Recorded share: attendances whose length is known.
    """
    held = meetings_of(town, period, cut, "held")
    attended = [pair for meeting in held for pair in operative_at(town, meeting).items()]
    known = [minutes for _, minutes in attended if minutes is not None]
    recorded = Fraction(len(known), len(attended)) if attended else Fraction(1)
    value = Fraction(sum(known), 60)
    return Figure(value, None, value, len({code for code, _ in attended}), recorded)


def minutes_coverage(town: Town, period: Period, cut: Cut) -> Figure:
    """Σ min(minutes received, meetings planned) ÷ Σ planned, by network.

    kpis.md, minutes_coverage: "minutes received ÷ meetings planned (networks.csv)". Readings
    (docs/decisions/0019): a twelfth of the year's plan a month, of a running month by days; what
    was cancelled or broken off has its minutes, an agenda is none; no network makes up for another.
    """
    months: dict[dt.date, int] = {}
    for day in town.elapsed_days(period):
        months[month_of(day)] = months.get(month_of(day), 0) + 1
    part = sum(
        (
            Fraction(passed, len(list(days(month, later(month, 1) - DAY))))
            for month, passed in months.items()
        ),
        Fraction(0),
    )
    covered = planned = Fraction(0)
    for code, a_year in town.truth.networks.items():
        if cut not in (TEAM, ("network", code)):
            continue
        own = Fraction(a_year, 12) * part
        with_minutes = meetings_of(
            town, period, ("network", code), "held", "cancelled", "broken_off"
        )
        covered += min(Fraction(len(with_minutes)), own)
        planned += own
    return share(covered, planned, None)


def log_minutes_agreement(town: Town, period: Period, cut: Cut) -> Figure:
    """Attendances that a log tells too ÷ operative attendances in the minutes.

    kpis.md, log_minutes_agreement: "a log entry of that person that day, overlapping the meeting,
    or without clock times of category network for that network". Readings (docs/decisions/0019):
    meetings held or broken off; where the meeting has no clock times, as where the entry has none.
    """
    attended = [
        (meeting, code)
        for meeting in meetings_of(town, period, cut, "held", "broken_off")
        for code in operative_at(town, meeting)
    ]
    matched = [pair for pair in attended if _is_logged(town, *pair)]
    return share(
        Fraction(len(matched)), Fraction(len(attended)), len({code for _, code in attended})
    )


def _is_logged(town: Town, meeting: Meeting, staff_code: str) -> bool:
    begin, end = meeting.start_minute, meeting.end_minute
    if begin is not None and end is None and meeting.duration_minutes is not None:
        end = begin + meeting.duration_minutes
    for entry in town.of_day(staff_code, meeting.meeting_date):
        if entry.category_code == "absence":
            continue
        if entry.start_minute is None or begin is None or end is None:
            if (entry.category_code, entry.network_code) == ("network", meeting.network_code):
                return True
            continue
        assert entry.end_minute is not None
        is_overnight = entry.end_minute <= entry.start_minute
        entry_end = 24 * 60 if is_overnight else entry.end_minute
        if entry.start_minute < end and entry_end > begin:
            return True
    return False


def figures(town: Town, period: Period) -> Figures:
    """Return every figure of this module in one period."""
    measures = (ssp_attendance_rate, ssp_hours, minutes_coverage, log_minutes_agreement)
    return {
        (measure.__name__, cut): measure(town, period, cut)
        for measure in measures
        for cut in town.meeting_cuts()
    }
