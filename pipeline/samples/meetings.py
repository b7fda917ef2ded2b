"""The meetings of the six networks: when, who came, what worried them, what was to be done."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from pipeline.samples.days import is_school_holiday, public_holidays
from pipeline.samples.dialects import Entry
from pipeline.samples.entries import SCHEMA
from pipeline.samples.followups import Action, FollowUps
from pipeline.samples.options import SampleOptions
from pipeline.samples.people import StaffMember
from pipeline.samples.vocabulary import meetings_planned

_MONTHS = {6: (1, 3, 5, 8, 10, 12), 7: (1, 3, 4, 6, 8, 10, 11)}
_STARTS = (8 * 60 + 30, 9 * 60, 9 * 60 + 30, 10 * 60, 13 * 60, 14 * 60)
_LENGTHS = (60, 75, 90, 90, 120)
# How many of a hundred meetings go otherwise than planned; unwritten: nobody wrote minutes.
_OTHERWISE = {"cancelled": 5, "broken_off": 4, "agenda_only": 4, "unwritten": 3}
_COMES, FORGETS_TO_LOG = 0.88, 0.06
_PARTNERS = ("school", "police", "housing", "club", "authority", "association")
_TOPICS = {
    "gathering": 5, "drugs": 4, "vandalism": 3, "school_absence": 3,
    "well_being": 2, "online": 2, "violence": 2, "radicalisation": 1,
}  # fmt: skip
_WORRIED = {"gildbro": 3, "vejleaa": 4, "vibeholm": 3, "strand": 3, "landsbyen": 1, "torslunde": 1}


@dataclass(frozen=True)
class Attendance:
    """One participant: of our own staff, or from an organisation."""

    staff_code: str | None
    organisation: str | None
    status: str
    from_minute: int | None = None
    to_minute: int | None = None


@dataclass(frozen=True)
class Concern:
    """How often a topic came up, and about which area."""

    network_code: str
    topic: str
    mention_count: int


@dataclass(frozen=True)
class Meeting:
    """One meeting; times are minutes after midnight, ``end`` is when it really ended."""

    network_code: str
    meeting_date: dt.date
    number_in_year: int
    start: int
    planned_end: int
    end: int
    status: str
    attendance: tuple[Attendance, ...] = ()
    concerns: tuple[Concern, ...] = ()
    old_actions: tuple[Action, ...] = ()
    new_actions: tuple[Action, ...] = ()

    @property
    def meeting_id(self) -> str:
        """The id that the lake gives it: network and day."""
        return f"m-{self.network_code}-{self.meeting_date:%Y%m%d}"


def draw_meetings(
    options: SampleOptions,
    staff: Sequence[StaffMember],
    days: pl.DataFrame,
    draw: random.Random,
) -> tuple[Meeting, ...]:
    """Draw all meetings of the span, by date.

    Parameters
    ----------
    days
        As :func:`pipeline.samples.days.person_days` gives them: who was at work.
    """
    at_work = {
        (code, day)
        for code, day in days.filter(
            (pl.col("absence") == 0) & (pl.col("day_minutes") > 0)
        ).select("staff_code", "work_date").iter_rows()
    }  # fmt: skip
    planned = _planned(options, draw)
    follow_ups = {network: FollowUps(network, draw) for network in meetings_planned()}
    statuses = _statuses(len(planned), draw)
    held = []
    for meeting, status in zip(planned, statuses, strict=True):
        drawn = replace(meeting, status=status)
        if status in ("held", "broken_off", "unwritten"):
            drawn = _filled(drawn, staff, at_work, follow_ups[meeting.network_code], draw)
        held.append(drawn)
    return tuple(held)


def one_a_day(meetings: Sequence[Meeting]) -> tuple[Meeting, ...]:
    """Let everybody of our own be at one meeting a day, and every meeting have its minutes."""
    taken: set[tuple[str | None, dt.date]] = set()
    found = []
    for meeting in meetings:
        attendance = []
        for who in meeting.attendance:
            key = (who.staff_code, meeting.meeting_date)
            is_ours = who.staff_code is not None and who.status == "present"
            is_double = is_ours and key in taken
            attendance.append(replace(who, status="apologies") if is_double else who)
            taken.add(key)
        status = "held" if meeting.status == "unwritten" else meeting.status
        found.append(replace(meeting, attendance=tuple(attendance), status=status))
    return tuple(found)


def not_as_if_at(meetings: Sequence[Meeting], entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries; work for a network on a day it met, by who was not there, names none."""
    met = {(one.network_code, one.meeting_date) for one in meetings}
    there = {
        (one.network_code, one.meeting_date, who.staff_code)
        for one in meetings
        for who in one.attendance
        if who.status == "present"
    }
    return [
        replace(entry, network_code=None)
        if entry.category == "network"
        and (entry.network_code, entry.work_date) in met
        and (entry.network_code, entry.work_date, entry.staff_code) not in there
        else entry
        for entry in entries
    ]


def meeting_entries(
    meetings: Sequence[Meeting],
    days: pl.DataFrame,
    draw: random.Random,
    forgets: float = FORGETS_TO_LOG,
) -> pl.DataFrame:
    """Return the log entries of our own staff who were at a meeting; a few forget to log it.

    A person is at one meeting at a time: a second one on the same day is logged too, since its
    duration or day differs, or is put together with the first.

    Parameters
    ----------
    forgets
        How many forget it, 0-1.
    """
    person = {
        (code, day): (number, role, unit)
        for code, day, number, role, unit in days.select(
            "staff_code", "work_date", "person", "role", "employment_unit"
        ).iter_rows()
    }
    found = []
    for meeting in meetings:
        for who in meeting.attendance:
            is_ours = who.staff_code is not None and who.status == "present"
            if not is_ours or draw.random() < forgets:
                continue
            number, role, unit = person[who.staff_code or "", meeting.meeting_date]
            begin = who.from_minute or meeting.start
            found.append(
                {
                    "person": number,
                    "staff_code": who.staff_code,
                    "role": role,
                    "employment_unit": unit,
                    "work_date": meeting.meeting_date,
                    "absence": 0,
                    "start_minute": begin,
                    "duration_minutes": (who.to_minute or meeting.end) - begin,
                    "activity_code": "network_meeting",
                    "network_code": meeting.network_code,
                    "place_code": "town_hall",
                    "partner_codes": "police;school",
                }
            )
    return pl.DataFrame(found, schema=SCHEMA)


def _planned(options: SampleOptions, draw: random.Random) -> list[Meeting]:
    """Return the meetings of the yearly plan that lie in the span, by date."""
    closed = public_holidays(options.date_from, options.date_to)
    found = []
    for year in range(options.date_from.year, options.date_to.year + 1):
        for network, count in meetings_planned().items():
            for month in _MONTHS[count]:
                day = _meeting_day(year, month, closed, draw)
                if not options.date_from <= day <= options.date_to:
                    continue
                start, length = draw.choice(_STARTS), draw.choice(_LENGTHS)
                end = start + length
                found.append(Meeting(network, day, 0, start, end, end, "held"))
    found.sort(key=lambda meeting: (meeting.meeting_date, meeting.network_code))
    count_in: dict[int, int] = {}
    numbered = []
    for meeting in found:
        year = meeting.meeting_date.year
        count_in[year] = count_in.get(year, 0) + 1
        numbered.append(replace(meeting, number_in_year=count_in[year]))
    return numbered


def _meeting_day(year: int, month: int, closed: np.ndarray, draw: random.Random) -> dt.date:
    """Draw a Tuesday, Wednesday or Thursday on which schools and offices are open."""
    while True:
        day = dt.date(year, month, draw.randrange(3, 26))
        # August before the schools open again has a few days left in any year.
        as_array = np.array([day], dtype="datetime64[D]")
        is_open = not is_school_holiday(as_array)[0] and as_array[0] not in closed
        if day.isoweekday() in (2, 3, 4) and is_open:
            return day


def _statuses(size: int, draw: random.Random) -> list[str]:
    """Return how each meeting went: each other way at least once where there are enough."""
    others = [
        status
        for status, of_hundred in _OTHERWISE.items()
        for _ in range(max(size >= 2 * len(_OTHERWISE), round(size * of_hundred / 100)))
    ]
    statuses = [*others, *["held"] * (size - len(others))]
    draw.shuffle(statuses)
    return statuses


def _filled(
    meeting: Meeting,
    staff: Sequence[StaffMember],
    at_work: set[tuple[str, dt.date]],
    follow_ups: FollowUps,
    draw: random.Random,
) -> Meeting:
    """Say who came, what was raised and what was agreed."""
    if meeting.status == "broken_off":
        meeting = replace(meeting, end=meeting.start + draw.choice((15, 30, 45)))
    attendance = _attendance(meeting, staff, at_work, draw)
    if meeting.status == "broken_off":
        return replace(meeting, attendance=attendance)
    own = [who.staff_code for who in attendance if who.staff_code and who.status == "present"]
    old, new = follow_ups.at(meeting.meeting_date, meeting.number_in_year, own)
    return replace(
        meeting,
        attendance=attendance,
        concerns=_concerns(meeting.network_code, draw),
        old_actions=old,
        new_actions=new,
    )


def _attendance(
    meeting: Meeting,
    staff: Sequence[StaffMember],
    at_work: set[tuple[str, dt.date]],
    draw: random.Random,
) -> tuple[Attendance, ...]:
    """Return our own people of that network, and its regulars from outside."""
    day = meeting.meeting_date
    employed = [member for member in staff if member.is_employed(day)]
    network = list(meetings_planned()).index(meeting.network_code)
    found = []
    for role, count in (("consultant", 1), ("operative", 2)):
        of_role = [member.staff_code for member in employed if member.role == role]
        for nth in range(min(count, len(of_role))):
            code = of_role[(network + nth) % len(of_role)]
            found.append(_came(meeting, (code, None), draw, can_come=(code, day) in at_work))
    found += [
        _came(meeting, (None, partner), draw, can_come=draw.random() < _COMES)
        for partner in _PARTNERS[: 4 + network % 3]
    ]
    return tuple(found)


def _came(
    meeting: Meeting, who: tuple[str | None, str | None], draw: random.Random, *, can_come: bool
) -> Attendance:
    """Say whether somebody came, in time and to the end."""
    if not can_come or draw.random() > 0.94:
        status = "apologies" if draw.random() < 0.8 else "absent"
        return Attendance(*who, status)
    came, went = None, None
    if meeting.status == "held" and draw.random() < 0.10:
        if draw.random() < 0.5:
            came = meeting.start + 15
        else:
            went = meeting.end - 30
    return Attendance(*who, "present", came, went)


def _concerns(network: str, draw: random.Random) -> tuple[Concern, ...]:
    """Draw what worried the network; now and then about a neighbouring area."""
    count = draw.choice(range(_WORRIED[network] + 1))
    topics: list[str] = []
    while len(topics) < count:
        topic = draw.choices(list(_TOPICS), list(_TOPICS.values()))[0]
        if topic not in topics:
            topics.append(topic)
    return tuple(
        Concern(
            draw.choice(list(_WORRIED)) if draw.random() < 0.08 else network,
            topic,
            draw.choice((1, 1, 2, 2, 3, 4)),
        )
        for topic in topics
    )
