"""Random calendars against the same occurrences counted out by plain arithmetic."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from calendar_texts import RECEIVED_ON, calendar, event, spans_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.ingest.knowledge import Knowledge

HERE = ZoneInfo("Europe/Copenhagen")
ZONES = {"Europe/Copenhagen": HERE, "Romance Standard Time": HERE, "UTC": dt.UTC, "": HERE}


@dataclass(frozen=True)
class Planned:
    """An appointment at a time of the day, every so many days, so many times."""

    start: dt.datetime
    minutes: int
    zone: str
    every: int
    count: int
    weekly: bool
    left_out: frozenset[int]
    by_duration: bool

    def starts(self) -> list[dt.datetime]:
        step = dt.timedelta(days=self.every * (7 if self.weekly else 1))
        return [self.start + at * step for at in range(self.count)]

    def text(self, number: int) -> str:
        def moment(name: str, when: dt.datetime) -> str:
            stamp = when.strftime("%Y%m%dT%H%M%S")
            if self.zone == "UTC":
                return f"{name}:{stamp}Z"
            return f"{name};TZID={self.zone}:{stamp}" if self.zone else f"{name}:{stamp}"

        end = self.start + dt.timedelta(minutes=self.minutes)
        lines = [f"UID:{number}", moment("DTSTART", self.start)]
        lines += [f"DURATION:PT{self.minutes}M"] if self.by_duration else [moment("DTEND", end)]
        if self.count > 1:
            kind = "WEEKLY" if self.weekly else "DAILY"
            lines.append(f"RRULE:FREQ={kind};INTERVAL={self.every};COUNT={self.count}")
            lines += [moment("EXDATE", self.starts()[at]) for at in sorted(self.left_out)]
        return event(*lines)

    def spans(self) -> list[str]:
        zone = ZONES[self.zone]
        found = []
        for at, start in enumerate(self.starts()):
            if at in self.left_out:
                continue
            ends = start + dt.timedelta(minutes=self.minutes)
            first, last = (one.replace(tzinfo=zone).astimezone(HERE) for one in (start, ends))
            passed = last.astimezone(dt.UTC) - first.astimezone(dt.UTC)
            if dt.date(2000, 1, 1) <= first.date() <= RECEIVED_ON:
                found.append(
                    f"{first:%Y-%m-%d %H:%M} – {last:%Y-%m-%d %H:%M} "
                    f"({passed // dt.timedelta(minutes=1)} min)"
                )
        return found


@st.composite
def plans(draw: st.DrawFn) -> Planned:
    day = draw(st.dates(dt.date(1999, 12, 1), dt.date(2025, 2, 1)))
    # Clocks are changed between 2 and 3; a time that does not exist has no one meaning.
    hour = draw(st.integers(4, 22))
    count = draw(st.integers(1, 40))
    return Planned(
        dt.datetime.combine(day, dt.time(hour, draw(st.integers(0, 59)))),
        draw(st.integers(1, 119)),
        draw(st.sampled_from(sorted(ZONES))),
        draw(st.integers(1, 5)),
        count,
        draw(st.booleans()),
        frozenset(draw(st.sets(st.integers(1, count - 1), max_size=3)))
        if count > 1
        else frozenset(),
        draw(st.booleans()),
    )


@given(st.lists(plans(), max_size=5))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_occurrences_are_those_counted_out(knowledge: Knowledge, planned: list[Planned]) -> None:
    text = calendar(*(plan.text(number) for number, plan in enumerate(planned)))
    expected = sorted(span for plan in planned for span in plan.spans())
    assert sorted(spans_of(text, knowledge)) == expected
