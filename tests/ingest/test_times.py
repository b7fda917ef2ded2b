"""Dates, clock times and durations as people write them."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest
from ingest_town import naive

from pipeline.ingest.rows.durations import minutes_of
from pipeline.ingest.rows.times import clock_of, date_of, kind_of, moment_of


def one(reader: object, text: str | None, **options: str) -> object:
    frame = pl.DataFrame({"t": [text]}, schema={"t": pl.String()})
    return frame.select(reader(pl.col("t"), **options)).item()  # type: ignore[operator]


@pytest.mark.parametrize(
    "text",
    [
        *("05-07-2023", "5/7-23", "05.07.2023", "2023-07-05", "5/7/2023", "05-07-23", "2023/7/5"),
        *("5. juli 2023", "5 JUL 23", "2023-07-05 00:00:00", "05-07-2023 kl. 14.30", " 5-7-2023 "),
        *("2023-07-05T08:00:00+02:00", "ons 5/7-23", "onsdag den 5. juli 2023", "ons. 5.7.23"),
        "05-07-2023 kl. 9",
    ],
)
def test_dates(text: str) -> None:
    assert one(date_of, text) == dt.date(2023, 7, 5)


@pytest.mark.parametrize(
    "text",
    [
        *("31-02-2024", "00-13-2022", "uge 14", "5-7", "2023", "1899-12-31 08:30:00", "45112", ""),
        *("05-07-2023x", "5-7-1923", "29-02-2023", "-5-7-2023"),
        *("mandag 5. juli 2023", "tors 5/7-23", "fre. 2023-07-05"),
    ],
)
def test_no_dates(text: str) -> None:
    assert one(date_of, text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("14:30", (14, 30)), ("14.30", (14, 30)), ("kl. 14.30", (14, 30)), ("1430", (14, 30))),
        *(("930", (9, 30)), ("9", (9, 0)), ("24:00", (0, 0)), ("08:30:00", (8, 30))),
        *(("1899-12-31 08:30:00", (8, 30)), ("1899-12-31 08:29:59.999", (8, 30))),
    ],
)
def test_clock_times(text: str, expected: tuple[int, int]) -> None:
    assert one(clock_of, text) == dt.time(*expected)


@pytest.mark.parametrize("text", ["25:70", "24:01", "ved lukketid", "8.5", "9:3", "-9:00", "12345"])
def test_no_clock_times(text: str) -> None:
    assert one(clock_of, text) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *(("1,5", 90), ("1.5", 90), ("1:30", 90), ("90 min", 90), ("1t30m", 90), ("90min.", 90)),
        *(("1,5 timer", 90), ("1 t 30 min", 90), ("1 time og 30 min", 90), ("1,5t", 90)),
        *(("1,33", 80), ("0,42", 25), ("0", 0), ("-2", -120), ("−2", -120), ("-1:30", -90)),
        *(("25:00", 1500), ("1500 min", 1500), ("24", 1440), ("1899-12-31 01:15:00", 75)),
        *(("1900-01-01 01:30:00", 1530), ("0,008", 0), ("0,0084", 1)),
        *(("½", 30), ("1½", 90), ("1 ½ t", 90), ("8-10.30", 150), ("8:00 – 10:30", 150)),
        *(("kl. 8-10.30", 150), ("22-6", 480), ("22-12", 840), ("kl. 18 til 24", 360)),
    ],
)
def test_durations(text: str, minutes: int) -> None:
    assert one(minutes_of, text, unit="hours") == minutes


def test_every_minute_comes_back_from_hours_with_two_decimals() -> None:
    minutes = range(1, 1441)
    text = pl.DataFrame({"t": [f"{one / 60:.2f}".replace(".", ",") for one in minutes]})
    assert text.select(minutes_of(pl.col("t"), unit="hours"))["t"].to_list() == list(minutes)


def test_a_heading_may_say_minutes() -> None:
    assert one(minutes_of, "90", unit="minutes") == 90
    assert one(minutes_of, "1:30", unit="minutes") == 90
    assert one(minutes_of, "2 timer", unit="minutes") == 120
    assert one(minutes_of, "10-12", unit="minutes") is None, "minutes or clock times"
    assert one(minutes_of, "10.00-12.00", unit="minutes") == 120


@pytest.mark.parametrize("text", ["9.30", "9:30", "8", "90 min"])
def test_a_column_of_spans_holds_nothing_else(text: str) -> None:
    assert one(minutes_of, text, unit="span") is None
    assert one(minutes_of, "8-9.30", unit="span") == 90


@pytest.mark.parametrize(
    "text", ["to timer", "1:75", "1e5", "1,5,5", "", "½ 1", "8-8", "22-13", "9999999999", "1 5"]
)
def test_no_durations(text: str) -> None:
    assert one(minutes_of, text, unit="hours") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-07-05 14:30", (14, 30)),
        ("2023-07-05T14:30:11.000000", (14, 30)),
        ("05-07-2023 kl. 14.30", (14, 30)),
        ("05-07-2023", (0, 0)),
        ("5/7-23 9:05", (9, 5)),
        ("5/7/2023 kl. 9", (9, 0)),
    ],
)
def test_moments(text: str, expected: tuple[int, int]) -> None:
    assert one(moment_of, text) == naive(2023, 7, 5, *expected)


@pytest.mark.parametrize("text", ["i forgårs", "2023-07-05 25:70", "14:30", "31-02-2023 14:30"])
def test_no_moments(text: str) -> None:
    assert one(moment_of, text) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((None, "empty"), ("Åse Ravnkær", "text"), ("1,5", "number"), ("05-07-2023", "date")),
        *(("14:30", "time"), ("QQ9", "code"), ("x" * 201, "too_long"), ("-3", "number")),
    ],
)
def test_kinds(text: str | None, kind: str) -> None:
    assert one(kind_of, text) == kind
