"""Every way of writing a date, a clock time or a duration: read as it was meant, or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.rows.column_readers import contact_count_of, flag_of
from pipeline.ingest.rows.durations import minutes_of
from pipeline.ingest.rows.times import clock_of, date_of, moment_of, order_of

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2049, 12, 31))
MINUTES = st.integers(1, 1440)
MOMENTS = st.builds(
    dt.datetime.combine, DAYS.filter(lambda day: day.year < 2040), st.times(), st.just(dt.UTC)
)
CLOCKS = st.times().map(lambda time: time.replace(second=0, microsecond=0))

DATES: dict[str, tuple[tuple[str, ...], Callable[[dt.date], str]]] = {
    "dashes": (("day_first",), lambda day: f"{day:%d-%m-%Y}"),
    "dots and a clock": (("day_first",), lambda day: f"{day:%d.%m.%Y} kl. 7.30"),
    "short": (("day_first",), lambda day: f"{day.day}/{day.month}-{day:%y}"),
    "american": (("month_first",), lambda day: f"{day.month}/{day.day}/{day.year}"),
    "american, short, pm": (("month_first",), lambda day: f"{day:%m/%d/%y} 2:30 PM"),
    "year first, short": (("year_first",), lambda day: f"{day:%y-%m-%d}"),
    "iso": (("day_first", "month_first", "year_first"), dt.date.isoformat),
    "basic": (("day_first", "month_first", "year_first"), lambda day: f"{day:%Y%m%d}"),
    "slashes": (("day_first", "month_first"), lambda day: f"{day:%Y/%m/%d} 00:00:00"),
    "english": (("day_first", "month_first"), lambda day: f"{day:%b} {day.day}, {day.year}"),
    "named": (("day_first", "month_first"), lambda day: f"{day.day} {day:%B} {day.year}"),
}
DURATIONS: dict[str, tuple[str, Callable[[int], str]]] = {
    "comma": ("hours", lambda minutes: f"{minutes / 60:.2f}".replace(".", ",")),
    "point": ("hours", lambda minutes: f"{minutes / 60:.3f} h"),
    "clock": ("hours", lambda minutes: f"{minutes // 60}:{minutes % 60:02d}"),
    "seconds": ("hours", lambda minutes: f"{minutes // 60:02d}:{minutes % 60:02d}:00"),
    "words": ("hours", lambda minutes: f"{minutes // 60} t {minutes % 60} min"),
    "iso": ("hours", lambda minutes: f"PT{minutes // 60}H{minutes % 60}M"),
    "iso seconds": ("hours", lambda minutes: f"PT{minutes * 60}S"),
    "toggl": ("hours", lambda minutes: f"{minutes}:00 min"),
    "min": ("hours", lambda minutes: f"{minutes} min"),
    "minutes": ("minutes", str),
    "unit seconds": ("seconds", lambda minutes: str(minutes * 60)),
    "days": ("days", lambda minutes: f"{minutes / 1440:.10f}"),
}


def one(reader: Callable[..., pl.Expr], text: str | None, **options: Any) -> Any:
    frame = pl.DataFrame({"t": [text]}, schema={"t": pl.String()})
    return frame.select(reader(pl.col("t"), **options)).item()


@settings(max_examples=40, deadline=None)
@given(
    day=DAYS,
    form=st.sampled_from(sorted(DATES)),
    order=st.sampled_from(["day_first", "month_first", "year_first"]),
)
def test_a_date_is_read_in_its_order_or_not_at_all(day: dt.date, form: str, order: str) -> None:
    orders, write = DATES[form]
    read = one(date_of, write(day), order=order)
    if order in orders:
        assert read == day
    proven = one(order_of, write(day))
    # A short year that stands first looks like a day: what it then gives may be too long ago.
    is_plain = form != "year first, short" and order in {"day_first", "month_first"}
    if proven in {"day_first", "month_first"} and is_plain:
        assert (read is not None) == (proven == order)


@settings(max_examples=40, deadline=None)
@given(day=DAYS)
def test_a_date_proves_its_order_alone(day: dt.date) -> None:
    assert one(order_of, f"{day:%d-%m-%Y}") == ("day_first" if day.day > 12 else None)
    assert one(order_of, f"{day:%m/%d/%Y}") == ("month_first" if day.day > 12 else None)
    assert one(order_of, day.isoformat()) == "year_first"


@settings(max_examples=40, deadline=None)
@given(minutes=MINUTES, form=st.sampled_from(sorted(DURATIONS)))
def test_durations_come_back(minutes: int, form: str) -> None:
    unit, write = DURATIONS[form]
    assert one(minutes_of, write(minutes), unit=unit) == minutes


@settings(max_examples=40, deadline=None)
@given(time=CLOCKS)
def test_clock_times_come_back(time: dt.time) -> None:
    for text in (f"{time:%H:%M}", f"{time:%H.%M}", f"{time:%H%M}", f"kl. {time.hour}.{time:%M}"):
        assert one(clock_of, text) == time
    for text in (f"{time:%I:%M %p}", f"{time:%I:%M:%S %p}", f"{time:%I.%M}{time:%p}".lower()):
        assert one(clock_of, text) == one(clock_of, text, clock="12h") == time
    assert one(clock_of, f"{time:%H:%M}", clock="12h") is None


@settings(max_examples=40, deadline=None)
@given(
    moment=MOMENTS,
    minutes=st.integers(-14 * 60, 14 * 60),
)
def test_a_moment_with_a_zone_is_the_wall_time_of_copenhagen(
    moment: dt.datetime, minutes: int
) -> None:
    moment = moment.replace(second=0, microsecond=0)
    local = moment.astimezone(COPENHAGEN)
    written = moment.astimezone(dt.timezone(dt.timedelta(minutes=minutes)))
    for text in (f"{moment:%Y%m%dT%H%M%SZ}", moment.isoformat(), written.isoformat()):
        assert one(date_of, text) == local.date()
        assert one(clock_of, text) == local.time()
        assert one(moment_of, text) == local.replace(tzinfo=None)


@settings(max_examples=40, deadline=None)
@given(text=st.text("0123456789.,:;-/ tmhpazæ²¼①٣１", max_size=14))
def test_nothing_is_read_that_is_no_figure(text: str) -> None:
    """Compatibility forms and other scripts' figures are never turned into ours."""
    odd = any(char in "²¼①٣１" for char in text)
    for reader, options in ((minutes_of, {"unit": "hours"}), (clock_of, {}), (date_of, {})):
        read = one(reader, text, **options)
        assert not odd or read is None


@pytest.mark.parametrize(
    ("text", "unit", "decimal", "minutes"),
    [
        ("1.200", "minutes", "either", None),
        ("1.200", "minutes", "comma", 1200),
        ("1.200", "minutes", "point", 1),
        ("1,200", "minutes", "point", 1200),
        ("3.600", "seconds", "either", None),
        ("3.600", "seconds", "comma", 60),
        ("0,250", "minutes", "either", 0),
        ("1.234,5", "minutes", "either", 1235),
        ("1,234.5", "minutes", "either", 1235),
        ("1.234.567", "seconds", "either", 20576),
        ("1 200", "minutes", "either", 1200),
        ("1.5", "hours", "comma", None),
        ("1,5", "hours", "point", None),
        ("1.250", "hours", "either", 75),
        ("1,2,3", "minutes", "either", None),
        ("1²", "minutes", "either", None),
        ("１２", "minutes", "either", None),
        ("00:00:29", "hours", "either", 0),
        ("00:00:30", "hours", "either", 1),
        ("1:75", "hours", "either", None),
        ("P1DT1H", "hours", "either", 1500),
        ("PT", "hours", "either", None),
        ("-1t30m", "hours", "either", -90),
    ],
)
def test_numbers_that_could_be_two(text: str, unit: str, decimal: str, minutes: int | None) -> None:
    assert one(minutes_of, text, unit=unit, decimal=decimal) == minutes


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("23-07-05", "day_first", None),
        ("23-07-05", "year_first", dt.date(2023, 7, 5)),
        ("05-07-23", "day_first", dt.date(2023, 7, 5)),
        ("05-07-2023", "year_first", None),
        ("10/05/2023", "day_first", dt.date(2023, 5, 10)),
        ("10/05/2023", "month_first", dt.date(2023, 10, 5)),
        ("25/12/2023", "month_first", None),
        ("45000", "day_first", None),
        ("05-07-2023 23:30 +00:00", "day_first", None),
        ("onsdag den 5. juli 2023", "day_first", dt.date(2023, 7, 5)),
        ("05-Oct-2023", "day_first", dt.date(2023, 10, 5)),
        ("5. Dezember 2023", "day_first", dt.date(2023, 12, 5)),
    ],
)
def test_dates_that_could_be_two(text: str, order: str, day: dt.date | None) -> None:
    assert one(date_of, text, order=order) == day


def test_flags_and_counts() -> None:
    assert [one(flag_of, text) for text in ("SAND", "ja", "0", "False", "måske", None)] == [
        *(True, True, False, False, None, None)
    ]
    assert [one(contact_count_of, text) for text in ("2.0", "1.000", "0", "10,5")] == [
        *(2, None, 0, None)
    ]
