"""Dates and clock times: every way of writing one reads as what was written."""

from __future__ import annotations

import datetime as dt

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.minutes.moments import find_clock, find_date, find_duration, find_span

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2079, 12, 31))
WAYS = (
    lambda day: format_date(day, "EEEE 'den' d. MMMM y", locale="da"),
    lambda day: format_date(day, "d. MMM y", locale="da"),
    lambda day: f"{day.day}/{day.month}-{day:%y}",
    lambda day: f"{day.day}/{day.month} {day.year}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day:%d-%m-%Y}",
    lambda day: f"{day:%d.%m.%y}",
    lambda day: day.isoformat(),
)


@given(DAYS, st.sampled_from(WAYS), st.sampled_from(["{}", "Dato: {} kl. 9.30-11", "den {}."]))
def test_dates(day, way, frame):
    assert find_date(frame.format(way(day))) == day


@pytest.mark.parametrize(
    "text",
    ["kl. 9.10-11.00", "9.10-11", "31. februar 2023", "H-2023-10-5", "tlf. 12 34 56 78", "3.15"],
)
def test_what_is_no_date(text):
    assert find_date(text) is None


CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0, tzinfo=None))


@given(CLOCKS, CLOCKS, st.sampled_from([".", ":"]), st.sampled_from(["-", "–", " til ", " - kl. "]))
def test_spans(start, end, mark, between):
    written = [f"{clock.hour}{mark}{clock.minute:02d}" for clock in (start, end)]
    expected = (start, end) if start < end else None
    assert find_span(f"Torsdag 5/10-23 kl. {between.join(written)}") == expected


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("kl. 9.30–11", (dt.time(9, 30), dt.time(11))),
        ("kl. 9-11", (dt.time(9), dt.time(11))),
        ("5/10-23 kl. 9:30 til 11", (dt.time(9, 30), dt.time(11))),
        ("2023-10-05", None),
        ("kl. 25-26", None),
        ("kl. 9.75-11", None),
    ],
)
def test_spans_as_written(text, span):
    assert find_span(text) == span


def test_a_single_clock_needs_its_mark():
    assert find_clock("afbrudt kl. 9.50") == dt.time(9, 50)
    assert find_clock("kl 14") == dt.time(14)
    assert find_clock("9.50") is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("90 min.", 90), ("1,5 time", 90), ("2 timer", 120), ("45 minutter", 45), ("0 min", None)],
)
def test_durations(text, minutes):
    assert find_duration(text) == minutes
