"""Drawn appointments through iCalendar: every way of saying when, single and in series."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pytest
from drawn_logs import COPENHAGEN, DAYS, spans
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ingest_town import entries_of, make_workspace, problems_of, read

from pipeline.ingest.identity import STAFF
from pipeline.ingest.knowledge import Knowledge, read_knowledge

PROFILE = """\
id = "whose_calendar"
name = "Kalender"
based_on = "calendar"
[constants]
staff_code = "OP1"
"""
ACTIVITIES = {"mentoring": "Mentorstøtte", "internal_meeting": "Teammøde", "absence": "Ferie"}
NETWORKS = {"vejleaa": "Vejleåparken", "gildbro": "Gildbro", None: ""}


@dataclass(frozen=True)
class Appointment:
    """An appointment by the wall in Copenhagen, and how often it comes back each week."""

    day: dt.date
    start: dt.time
    end: dt.time
    minutes: int
    activity: str
    network: str | None
    way: str
    times: int = 1
    left_out: frozenset[int] = frozenset()


def _utc(day: dt.date, at: dt.time, minutes: int = 0) -> str:
    moment = dt.datetime.combine(day, at, COPENHAGEN).astimezone(dt.UTC)
    return f"{moment + dt.timedelta(minutes=minutes):%Y%m%dT%H%M%SZ}"


def _wall(day: dt.date, at: dt.time) -> str:
    return f"{dt.datetime.combine(day, at):%Y%m%dT%H%M%S}"


def _elsewhere(day: dt.date, at: dt.time, minutes: int = 0) -> str:
    moment = dt.datetime.combine(day, at, COPENHAGEN).astimezone(dt.UTC)
    moment += dt.timedelta(minutes=minutes)
    return f"{moment.astimezone(ZoneInfo('America/New_York')):%Y%m%dT%H%M%S}"


def _end_day(one: Appointment) -> dt.date:
    return one.day + dt.timedelta(days=one.end <= one.start)


def _zoned(zone: str) -> Callable[[Appointment], list[str]]:
    return lambda one: [
        f"DTSTART;TZID={zone}:{_wall(one.day, one.start)}",
        f"DTEND;TZID={zone}:{_wall(_end_day(one), one.end)}",
    ]


WAYS: dict[str, Callable[[Appointment], list[str]]] = {
    "utc": lambda one: [
        f"DTSTART:{_utc(one.day, one.start)}",
        f"DTEND:{_utc(one.day, one.start, one.minutes)}",
    ],
    "copenhagen": _zoned("Europe/Copenhagen"),
    "windows": _zoned("Romance Standard Time"),
    "floating": lambda one: [
        f"DTSTART:{_wall(one.day, one.start)}",
        f"DTEND:{_wall(_end_day(one), one.end)}",
    ],
    "duration": lambda one: [
        f"DTSTART;TZID=Europe/Copenhagen:{_wall(one.day, one.start)}",
        f"DURATION:PT{one.minutes}M",
    ],
    "elsewhere": lambda one: [
        f"DTSTART;TZID=America/New_York:{_elsewhere(one.day, one.start)}",
        f"DTEND;TZID=America/New_York:{_elsewhere(one.day, one.start, one.minutes)}",
    ],
}


@st.composite
def appointments(draw: st.DrawFn) -> Appointment:
    activity = draw(st.sampled_from(sorted(ACTIVITIES)))
    network = draw(st.sampled_from(list(NETWORKS)))
    if draw(st.booleans()):
        day = draw(DAYS)
        start, end, minutes = draw(spans(day))
        way = draw(st.sampled_from(sorted(WAYS)))
        return Appointment(day, start, end, minutes, activity, network, way)
    # A series by day, over changes of the clocks.
    day = draw(st.dates(dt.date(2023, 1, 1), dt.date(2024, 8, 31)))
    start = dt.time(draw(st.integers(6, 18)), draw(st.sampled_from([0, 5, 30, 59])))
    minutes = draw(st.integers(1, 240))
    end = (dt.datetime.combine(day, start) + dt.timedelta(minutes=minutes)).time()
    way = draw(st.sampled_from(["copenhagen", "windows", "floating", "duration"]))
    times = draw(st.integers(2, 15))
    left_out = draw(st.frozensets(st.integers(1, times - 1), max_size=3))
    return Appointment(day, start, end, minutes, activity, network, way, times, left_out)


def event(number: int, one: Appointment) -> list[str]:
    """Write an appointment."""
    lines = ["BEGIN:VEVENT", f"UID:{number}@example.org", "DTSTAMP:20240101T000000Z"]
    lines += WAYS[one.way](one)
    words = [ACTIVITIES[one.activity], NETWORKS[one.network]]
    lines.append("CATEGORIES:" + ",".join(word for word in words if word))
    if one.times > 1:
        lines.append(f"RRULE:FREQ=WEEKLY;COUNT={one.times}")
        zone = WAYS[one.way](one)[0].removeprefix("DTSTART").split(":")[0]
        for week in sorted(one.left_out):
            out = _wall(one.day + dt.timedelta(weeks=week), one.start)
            lines.append(f"EXDATE{zone}:{out}")
    return [*lines, "SUMMARY:Samtale\\, med komma", "END:VEVENT"]


def folded(line: str) -> str:
    """Fold a line at 75 bytes, as the format asks."""
    content, pieces = line.encode(), []
    while len(content) > 74:
        cut = 74
        while content[cut] & 0xC0 == 0x80:
            cut -= 1
        pieces.append(content[:cut])
        content = b" " + content[cut:]
    return b"\r\n".join([*pieces, content]).decode()


def calendar_of(drawn: list[Appointment]) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//drawn//EN"]
    for number, one in enumerate(drawn):
        lines += event(number, one)
    return "\r\n".join(folded(line) for line in [*lines, "END:VCALENDAR", ""]).encode()


def truth_of(drawn: list[Appointment]) -> list[tuple[object, ...]]:
    """Return day, start, end, minutes, activity and area of every appointment that took place."""
    return sorted(
        (
            one.day + dt.timedelta(weeks=week),
            one.start,
            one.end,
            one.minutes,
            one.activity,
            one.network or "",
        )
        for one in drawn
        for week in range(one.times)
        if week not in one.left_out
    )


@pytest.fixture(scope="module")
def whose(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    pins = 'is_synthetic = true\n[ingest.profiles]\n"*.ics" = "whose_calendar"\n'
    workspace = make_workspace(tmp_path_factory.mktemp("calendar") / "town", settings=pins)
    workspace.profiles.mkdir(exist_ok=True)
    (workspace.profiles / "whose.toml").write_text(PROFILE, encoding="utf-8")
    return read_knowledge(workspace)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(drawn=st.lists(appointments(), min_size=1, max_size=10))
def test_a_calendar_is_read_as_it_was_meant(whose: Knowledge, drawn: list[Appointment]) -> None:
    reading = read(calendar_of(drawn), whose, "mine.ics")
    assert not problems_of(reading)
    entries = entries_of(reading)
    found = entries.select(
        "work_date", "start_time", "end_time", "duration_minutes", "activity_code", "network_code"
    ).iter_rows()
    assert sorted((*row[:5], row[5] or "") for row in found) == truth_of(drawn)
    assert set(entries["staff_code"]) == {whose.identity.code(STAFF, "OP1")}
    assert entries["source_line"].is_unique().all()
