"""How a system or a spreadsheet writes an entry: columns, headings, dates, durations, people."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pipeline.samples.people import StaffMember
from pipeline.samples.vocabulary import ABSENCE_WORDS, activities, worded

Cell = str | int | float | dt.date | dt.time | dt.datetime | None

HEADINGS = {
    "entry_id": "registrering_id",
    "work_date": "dato",
    "start_time": "start",
    "end_time": "slut",
    "duration_minutes": "timer",
    "staff_code": "medarbejder",
    "activity_code": "aktivitet",
    "network_code": "netværk",
    "place_code": "sted",
    "target_group": "målgruppe",
    "contact_count": "antal kontakter",
    "partner_codes": "samarbejdspart",
    "occasion": "anledning",
    "reference": "reference",
    "course_code": "forløb",
    "registered_at": "registreret",
    "note": "note",
}
_VOCABULARY = {
    "network_code": "networks",
    "place_code": "places",
    "target_group": "target_groups",
    "occasion": "occasions",
}
_ABSENCE = ("", "holiday", "sick", "child_sick", "leave")


@dataclass(frozen=True)
class Entry:
    """One true time entry; times in minutes after midnight."""

    staff_code: str
    role: str
    employment_unit: str
    work_date: dt.date
    duration_minutes: int
    activity_code: str
    absence: int = 0
    start_minute: int | None = None
    network_code: str | None = None
    place_code: str | None = None
    target_group: str | None = None
    contact_count: int | None = None
    partner_codes: str | None = None
    occasion: str | None = None
    reference: str | None = None
    course_code: str | None = None

    @property
    def category(self) -> str:
        """The category of time, which follows from the activity."""
        return activities()[self.activity_code][0]


@dataclass(frozen=True)
class Dialect:
    """One way of writing a log.

    Parameters
    ----------
    columns
        Canonical names, in the file's order.
    date_style, duration_style
        Keys of the tables below; ``typed`` gives dates, times and numbers as such.
    staff_style
        What stands in the cell of the person.
    headings
        Headings that differ from the contract's.
    variety
        Chance that a code is written otherwise than by its plain Danish name.
    """

    name: str
    format: Literal["csv", "xlsx", "parquet"]
    columns: tuple[str, ...]
    date_style: str = "dashes"
    duration_style: str = "decimal"
    staff_style: Literal["code", "initials", "name", "email"] = "code"
    delimiter: str = ";"
    encoding: str = "cp1252"
    headings: Mapping[str, str] = field(default_factory=dict)
    variety: float = 0.15

    def heading(self, column: str) -> str:
        """Return the heading over a column."""
        return self.headings.get(column, HEADINGS[column])


DATE_STYLES: dict[str, Callable[[dt.date], Cell]] = {
    "dashes": lambda day: f"{day:%d-%m-%Y}",
    "dots": lambda day: f"{day:%d.%m.%Y}",
    "short": lambda day: f"{day.day}/{day.month}-{day:%y}",
    "iso": lambda day: day.isoformat(),
    "typed": lambda day: day,
}
DURATION_STYLES: dict[str, Callable[[int], Cell]] = {
    "decimal": lambda minutes: f"{minutes / 60:.2f}".rstrip("0").rstrip(".").replace(".", ","),
    "clock": lambda minutes: f"{minutes // 60}:{minutes % 60:02d}",
    "min": lambda minutes: f"{minutes} min",
    "minutes": str,
    "typed": lambda minutes: round(minutes / 60, 2),
    "whole": lambda minutes: minutes,
}


def clock(minute: int, style: str) -> Cell:
    """Write a time of day, in minutes after midnight."""
    hour, rest = divmod(minute % 1440, 60)
    return dt.time(hour, rest) if style == "typed" else f"{hour:02d}:{rest:02d}"


def staff_cell(member: StaffMember, dialect: Dialect) -> str:
    """Write who worked, the way the dialect does."""
    return {
        "code": member.staff_code,
        "initials": member.initials,
        "name": member.name,
        "email": member.email,
    }[dialect.staff_style]


def cells_of(
    entry: Entry, member: StaffMember, dialect: Dialect, draw: random.Random
) -> dict[str, Cell]:
    """Write an entry in a dialect: canonical column → cell, without id, registration and note."""
    typed = dialect.date_style
    cells: dict[str, Cell] = {
        "work_date": DATE_STYLES[dialect.date_style](entry.work_date),
        "duration_minutes": DURATION_STYLES[dialect.duration_style](entry.duration_minutes),
        "staff_code": staff_cell(member, dialect),
        "activity_code": _activity(entry, dialect, draw),
        "contact_count": entry.contact_count,
        "reference": entry.reference,
        "course_code": entry.course_code,
    }
    if entry.start_minute is not None:
        cells["start_time"] = clock(entry.start_minute, typed)
        cells["end_time"] = clock(entry.start_minute + entry.duration_minutes, typed)
    for column, vocabulary in _VOCABULARY.items():
        cells[column] = _word(vocabulary, getattr(entry, column), dialect, draw)
    partners = (entry.partner_codes or "").split(";") if entry.partner_codes else []
    separator = ";" if dialect.format == "parquet" else "; "
    cells["partner_codes"] = (
        separator.join(str(_word("partners", one, dialect, draw)) for one in partners) or None
    )
    return {column: cells.get(column) for column in dialect.columns}


def as_written(entry: Entry, dialect: Dialect) -> Entry:
    """Return what a file in that dialect tells of an entry: nothing it has no column for."""
    has = set(dialect.columns)
    return Entry(
        staff_code=entry.staff_code,
        role=entry.role,
        employment_unit=entry.employment_unit,
        work_date=entry.work_date,
        duration_minutes=entry.duration_minutes,
        activity_code=entry.activity_code,
        absence=entry.absence,
        start_minute=entry.start_minute if "start_time" in has else None,
        network_code=entry.network_code if "network_code" in has else None,
        place_code=entry.place_code if "place_code" in has else None,
        target_group=entry.target_group if "target_group" in has else None,
        contact_count=entry.contact_count if "contact_count" in has else None,
        partner_codes=entry.partner_codes if "partner_codes" in has else None,
        occasion=entry.occasion if "occasion" in has else None,
        reference=entry.reference if "reference" in has else None,
        course_code=entry.course_code if "course_code" in has else None,
    )


def _activity(entry: Entry, dialect: Dialect, draw: random.Random) -> str:
    if dialect.format == "parquet":
        return entry.activity_code
    if entry.absence:
        return draw.choice(ABSENCE_WORDS[_ABSENCE[entry.absence]])
    return worded("activities", entry.activity_code, draw, dialect.variety)


def _word(vocabulary: str, code: str | None, dialect: Dialect, draw: random.Random) -> str | None:
    if code is None or dialect.format == "parquet":
        return code
    return worded(vocabulary, code, draw, dialect.variety)


_BASE = ("work_date", "staff_code", "activity_code", "duration_minutes", "network_code")
_CLOCKED = ("work_date", "start_time", "end_time", "duration_minutes", "staff_code")
_OPTIONAL = (
    "place_code", "target_group", "contact_count", "partner_codes", "occasion",
    "reference", "course_code", "note",
)  # fmt: skip
_REFORM = ("entry_id", *_CLOCKED, "activity_code", "network_code", *_OPTIONAL)

# Before the reform: the street plan's export, without contacts, references or occasions.
STREET_PLAN = Dialect(
    "gadeplan", "csv", (*_BASE, "place_code", "target_group", "partner_codes", "note"),
    headings={"network_code": "Område", "work_date": "Dato", "duration_minutes": "Timer"},
)  # fmt: skip
# The youth school's own workbook: clock times, no target group.
YOUTH_SCHOOL = Dialect(
    "ungdomsskolen", "xlsx",
    (*_CLOCKED, "activity_code", "network_code", "place_code", "partner_codes", "note"),
    "typed", "typed", "initials",
)  # fmt: skip
# The consultants' time-tracking product, with ids of its own and the time of registration.
TIME_TRACKING = Dialect(
    "tidsregistrering", "csv",
    ("entry_id", *_CLOCKED, "activity_code", "network_code", "place_code", "target_group",
     "registered_at", "note"),
    "iso", "minutes", "email", ",", "utf-8-sig", {"duration_minutes": "minutter"}, 0.0,
)  # fmt: skip
TIME_TRACKING_UNICODE = Dialect(
    "tidsregistrering", "csv", TIME_TRACKING.columns,
    "iso", "minutes", "email", "\t", "utf-16", {"duration_minutes": "minutter"}, 0.0,
)  # fmt: skip
# From the reform on: one log for the operative team, exported in another way nearly every quarter.
REFORM_CLOCK = Dialect("operativ", "csv", _REFORM, "short", "clock", "initials")
# What a team settles on that wants every KPI: with the time of registration.
SETTLED = Dialect(
    "operativ", "csv", (*_REFORM[:-1], "registered_at", "note"), "short", "clock", "initials"
)
REFORM_MIN = Dialect(
    "operativ", "csv", _REFORM, "dashes", "min", "name", "|", "utf-8",
    {"duration_minutes": "varighed"},
)  # fmt: skip
REFORM_BOOK = Dialect("operativ", "xlsx", _REFORM[1:], "typed", "typed")
REFORM_DECIMAL = Dialect("operativ", "csv", (*_BASE, *_OPTIONAL), "dots", "decimal")
REFORM_PARQUET = Dialect("operativ", "parquet", _REFORM, "typed", "whole", variety=0.0)
REFORM_CYCLE = (REFORM_CLOCK, REFORM_MIN, REFORM_BOOK, REFORM_DECIMAL)
