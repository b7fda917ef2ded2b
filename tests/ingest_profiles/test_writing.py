"""In which order a log's dates are: what one date proves, and what nothing proves."""

from __future__ import annotations

import polars as pl
import pytest
from exports import loaded, read_text, variant
from ingest_town import problems_of

from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.rows.times import date_of
from pipeline.ingest.rows.writing import Writing

HEAD = "Dato;Medarbejder;Aktivitet;Område;Timer\n"


def log(*dates: str) -> str:
    return HEAD + "".join(f"{date};OP1;Samtale;Gildbro;1\n" for date in dates)


def written(*dates: str, clocks: tuple[str, ...] = (), is_declared: bool = False) -> Writing:
    """What is known of a log after its dates, one batch each, and its clock times."""
    writing = Writing("day_first", is_declared=is_declared)
    for date in dates:
        texts = pl.Series("text", [date])
        read = texts.to_frame().select(date_of(pl.col("text"))).to_series()
        writing.observe("work_date", texts, read)
    texts = pl.Series("text", clocks, dtype=pl.String())
    writing.observe("start_time", texts, texts)
    return writing


def test_one_date_of_the_other_order_refuses_the_file(knowledge: Knowledge) -> None:
    reading = read_text(log("03/04/2024", "04/14/2024"), knowledge)
    assert (reading.reason_code, reading.parts) == ("other_date_order", {})


@pytest.mark.parametrize(
    ("dates", "line"),
    [
        (("04/14/2024",), 2),
        (("04/14/2024", "05/05/2024"), 2),
        (("03/04/2024", "14/04/2024", "04/14/2024"), 4),
        (("2024-04-03", "04/14/2024"), 3),
    ],
)
def test_a_slip_of_the_pen_refuses_its_row(
    knowledge: Knowledge, dates: tuple[str, ...], line: int
) -> None:
    assert problems_of(read_text(log(*dates), knowledge)) == [(line, "work_date", "bad_date")]


def test_short_years_may_stand_first(knowledge: Knowledge) -> None:
    dates = ("25-03-20", "25-03-21", "25-03-24")
    assert read_text(log(*dates), knowledge).reason_code == "other_date_order"
    own = variant(knowledge, "standard", dates={"order": "year_first"})
    assert len(loaded(read_text(log(*(f"24{date[2:]}" for date in dates)), own), "work_date")) == 3
    assert not written(*dates, is_declared=True).is_of_other_order


@pytest.mark.parametrize(
    "dates",
    [
        ("20-03-24", "21-03-24", "24-03-24"),
        ("25-03-24", "25-04-24", "25-05-24"),
        ("31-12-23", "31-12-24"),
        ("01-03-22", "15-03-23", "15-04-24"),
        ("fre 20-03-20", "21-03-20"),
    ],
)
def test_danish_short_dates_are_read(dates: tuple[str, ...]) -> None:
    assert not written(*dates).is_of_other_order


@pytest.mark.parametrize(
    ("dates", "clocks", "is_declared", "is_other"),
    [
        (("05/10/2023",), ("9:00 AM",), False, True),
        (("05/10/2023 9:00 AM",), (), False, True),
        (("05/10/2023",), ("9:00 AM",), True, False),
        (("05/10/2023", "25/10/2023"), ("9:00 AM",), False, False),
        (("05/10/2023",), ("9:00",), False, False),
        (("05-10-2023",), ("9:00 AM",), False, False),
        (("2023-10-05",), ("9:00 AM",), False, False),
        (("05/05/2023",), ("9:00 AM",), False, False),
    ],
)
def test_am_and_pm_speak_for_months_first(
    dates: tuple[str, ...], clocks: tuple[str, ...], is_declared: bool, is_other: bool
) -> None:
    writing = written(*dates, clocks=clocks, is_declared=is_declared)
    assert writing.is_of_other_order is is_other


@pytest.mark.parametrize(
    ("texts", "is_mixed", "mark"),
    [
        (("1,5", "1.30"), True, "both"),
        (("1,5", "2"), False, "comma"),
        (("1.5", "1:30"), False, "point"),
        (("1,5", "8-10.30"), False, "comma"),
        (("1,5 t", "1.30 t"), True, "both"),
        (("1.234,5",), False, "both"),
    ],
)
def test_two_decimal_marks_in_one_column(texts: tuple[str, ...], is_mixed: bool, mark: str) -> None:
    writing = Writing("day_first")
    column = pl.Series("text", texts)
    writing.observe("duration_minutes", column, column)
    assert (writing.has_mixed_marks, writing.decimal_mark) == (is_mixed, mark)


def test_two_columns_may_have_a_mark_each() -> None:
    writing = Writing("day_first")
    for column, text in (("duration_minutes", "1,5"), ("duration_2", "1.5")):
        texts = pl.Series("text", [text])
        writing.observe(column, texts, texts)
    assert not writing.has_mixed_marks
