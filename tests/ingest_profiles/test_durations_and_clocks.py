"""How long work lasted: units, two durations, end dates, midnight, and the days clocks change."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from exports import loaded, read_text, variant, with_profile
from ingest_town import csv_of, notes_of, problems_of, read, row

from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.profiles import Profile

CLOCKED = "dato;start;slut;slutdato;timer;medarbejder;aktivitet\n"


def one_row(knowledge: Knowledge, *cells: str) -> tuple[list[Any], list[str], list[str]]:
    """Minutes, reasons of refusal and notes of one row."""
    reading = read_text(CLOCKED + ";".join([*cells, "OP1", "Dokumentation"]), knowledge)
    minutes = [minutes for (minutes,) in loaded(reading, "duration_minutes")]
    reasons = [reason for *_, reason in problems_of(reading)]
    return minutes, reasons, [reason for *_, reason in notes_of(reading)]


@pytest.mark.parametrize(
    ("cells", "minutes", "reason"),
    [
        # Spring: the night of 31 March 2024 has no 2 o'clock, and the day 23 hours.
        (("30-03-2024", "22:00", "06:00", "", ""), 420, None),
        (("31-03-2024", "01:30", "03:30", "", ""), 60, None),
        (("31-03-2024", "02:30", "04:00", "", ""), None, "skipped_hour"),
        (("30-03-2024", "22:00", "02:15", "", ""), None, "skipped_hour"),
        (("31-03-2024", "", "", "", "23"), 1380, None),
        (("31-03-2024", "", "", "", "23,5"), None, "more_than_a_day"),
        (("30-03-2024", "18:00", "08:00", "", ""), 780, None),
        # Autumn: on 29 October 2023 2 o'clock comes twice, and the day has 25 hours.
        (("28-10-2023", "22:00", "06:00", "", ""), 540, None),
        (("29-10-2023", "01:30", "03:30", "", ""), 180, None),
        (("29-10-2023", "02:30", "03:30", "", ""), 120, None),
        (("29-10-2023", "", "", "", "25"), 1500, None),
        (("29-10-2023", "", "", "", "25,1"), None, "more_than_a_day"),
        (("29-10-2023", "00:00", "00:00", "30-10-2023", ""), 1500, None),
        # From the first of the doubled hour into the second, and past it.
        (("29-10-2023", "02:30", "02:15", "", ""), 45, None),
        (("29-10-2023", "02:30", "02:30", "29-10-2023", ""), 60, None),
        (("29-10-2023", "02:50", "02:10", "29-10-2023", ""), 20, None),
        (("29-10-2023", "02:00", "02:45", "", ""), 45, None),
        (("28-10-2023", "22:00", "02:30", "", ""), 270, None),
        (("29-10-2023", "03:30", "03:15", "29-10-2023", ""), None, "end_before_start"),
        (("29-10-2023", "03:30", "03:15", "", ""), None, "span_too_long"),
        # Any other day.
        (("22-10-2023", "02:30", "02:15", "", ""), None, "span_too_long"),
        (("30-10-2023", "", "", "", "24"), 1440, None),
        (("30-10-2023", "", "", "", "24,1"), None, "more_than_a_day"),
        (("30-10-2023", "22:00", "06:00", "", ""), 480, None),
        (("30-10-2023", "22:00", "06:00", "31-10-2023", ""), 480, None),
        (("30-10-2023", "08:00", "24:00", "30-10-2023", ""), 960, None),
        (("30-10-2023", "16:00", "15:00", "30-10-2023", ""), None, "end_before_start"),
        (("30-10-2023", "16:00", "15:00", "29-10-2023", "1"), None, "end_before_start"),
        (("30-10-2023", "08:00", "15:00", "02-11-2023", "7"), None, "more_than_a_day"),
        (("30-10-2023", "08:00", "07:30", "31-10-2023", ""), 1410, None),
        (("30-10-2023", "08:00", "07:30", "", ""), None, "span_too_long"),
        (("30-10-2023", "08:00", "16:00", "i morgen", ""), None, "bad_date"),
        (("30-10-2023", "2:30 PM", "12:05 AM", "", ""), 575, None),
    ],
)
def test_how_long_it_lasted(
    knowledge: Knowledge, cells: tuple[str, ...], minutes: int | None, reason: str | None
) -> None:
    found, reasons, _ = one_row(knowledge, *cells)
    assert found == ([] if minutes is None else [minutes])
    assert reasons == ([] if reason is None else [reason])


def test_a_night_shift_belongs_to_the_day_it_began(knowledge: Knowledge) -> None:
    reading = read_text(CLOCKED + "28-10-2023;22:00;06:00;;;OP1;Dokumentation", knowledge)
    assert loaded(reading, "work_date") == [(dt.date(2023, 10, 28),)]


@pytest.mark.parametrize(
    ("cells", "is_conflict"),
    [
        (("30-10-2023", "08:00", "09:30", "", "1,5"), False),
        (("30-10-2023", "08:00", "09:20", "", "1,33"), False),
        (("30-10-2023", "08:00", "09:20", "", "1,3"), False),
        (("30-10-2023", "08:00", "09:20", "", "1,4"), True),
        (("30-10-2023", "08:00", "09:21", "", "1:20"), True),
        (("30-10-2023", "08:00:40", "09:30:10", "", "01:29:30"), False),
        (("30-10-2023", "08:00", "09:30", "", "1:32:00"), True),
        # Either of the doubled hour may have been meant.
        (("29-10-2023", "01:30", "02:30", "", "1"), False),
        (("29-10-2023", "01:30", "02:30", "", "2"), False),
        (("29-10-2023", "02:30", "03:30", "", "1"), False),
        (("29-10-2023", "01:30", "02:30", "", "3"), True),
        # Into the second of it, by the clock on the wall.
        (("29-10-2023", "02:30", "02:15", "", "0,75"), False),
        (("29-10-2023", "02:30", "02:30", "29-10-2023", "1"), False),
        (("29-10-2023", "02:30", "02:15", "", "1,5"), True),
    ],
)
def test_two_durations_that_differ(
    knowledge: Knowledge, cells: tuple[str, ...], is_conflict: bool
) -> None:
    found, reasons, notes = one_row(knowledge, *cells)
    assert (len(found), reasons) == (1, [])
    assert notes == (["duration_conflict"] if is_conflict else [])


def test_the_profile_says_which_duration_counts(knowledge: Knowledge) -> None:
    text = CLOCKED + "30-10-2023;08:00;10:00;;1,5;OP1;Dokumentation\n"
    text += "30-10-2023;;;;1,5;OP1;Dokumentation\n30-10-2023;08:00;10:00;;x;OP1;Dokumentation\n"
    by_clock = variant(knowledge, "standard", durations={"trust": "clock"})
    reading = read_text(text, by_clock)
    assert loaded(reading, "duration_minutes") == [(120,), (90,)]
    assert notes_of(reading) == [(2, None, "duration_conflict")]
    assert problems_of(reading) == [(4, "duration_minutes", "bad_duration")]
    assert loaded(read_text(text, knowledge), "duration_minutes") == [(90,), (90,)]


HOURS_AND_MINUTES = "dato;timer;minutter;medarbejder;aktivitet\n"


def test_hours_beside_minutes_are_two_durations(knowledge: Knowledge) -> None:
    rows = ["05-03-2024;1,5;90;OP1;Samtale", "05-03-2024;1,0;75;OP1;Samtale"]
    rows += ["05-03-2024;;45;OP1;Samtale", "05-03-2024;1;x;OP1;Samtale"]
    reading = read_text(HOURS_AND_MINUTES + "\n".join(rows), knowledge)
    assert loaded(reading, "duration_minutes") == [(90,), (60,), (45,)]
    conflicts = [line for line, _, reason in notes_of(reading) if reason == "duration_conflict"]
    assert conflicts == [3]
    assert problems_of(reading) == [(5, "duration_2", "bad_duration")]


@pytest.mark.parametrize("cells", ["1;30", "0;45", "2;0", "1,0;30"])
def test_what_looks_like_parts_is_not_guessed(knowledge: Knowledge, cells: str) -> None:
    reading = read_text(f"{HOURS_AND_MINUTES}05-03-2024;{cells};OP1;Samtale\n", knowledge)
    assert problems_of(reading) == [(2, "duration_minutes", "unclear_parts")]


def test_a_span_in_one_cell_is_a_duration(knowledge: Knowledge) -> None:
    text = "dato;kl.;medarbejder;aktivitet\n05-03-2024;22-6;OP1;Samtale\n"
    reading = read_text(f"{text}05-03-2024;9.30;OP1;Samtale\n", knowledge)
    assert loaded(reading, "duration_minutes", "start_time") == [(480, None)]
    assert problems_of(reading) == [(3, "duration_minutes", "bad_duration")], "one clock time"


@pytest.mark.parametrize(
    ("day", "span", "minutes"),
    [
        ("30-03-2024", "22:00-06:00", 420),
        ("28-10-2023", "kl. 22-6", 540),
        ("29-10-2023", "1.30-3.30", 180),
        ("29-10-2023", "23-6", 420),
        ("31-03-2024", "2.30-4", None),
        ("27-10-2023", "22-6", 480),
    ],
)
def test_a_span_in_one_cell_lasts_what_passed(
    knowledge: Knowledge, day: str, span: str, minutes: int | None
) -> None:
    cells = "medarbejder;aktivitet\n"
    alone = read_text(f"dato;kl.;{cells}{day};{span};OP1;Samtale\n", knowledge)
    assert loaded(alone, "duration_minutes") == ([] if minutes is None else [(minutes,)])
    reasons = [reason for *_, reason in problems_of(alone)]
    assert reasons == (["skipped_hour"] if minutes is None else [])
    if minutes is None:
        return
    hours = f"{minutes / 60:.2f}".replace(".", ",")
    for told in (f"{span};{hours}", f"{span};{minutes} min"):
        beside = read_text(f"dato;kl.;timer;{cells}{day};{told};OP1;Samtale\n", knowledge)
        assert loaded(beside, "duration_minutes") == [(minutes,)]
        assert "duration_conflict" not in [reason for *_, reason in notes_of(beside)]
    wrong = read_text(f"dato;kl.;timer;{cells}{day};{span};2;OP1;Samtale\n", knowledge)
    assert "duration_conflict" in [reason for *_, reason in notes_of(wrong)]


def test_the_other_of_a_doubled_hour_may_be_meant_in_one_cell(knowledge: Knowledge) -> None:
    text = "dato;kl.;timer;medarbejder;aktivitet\n"
    text += "29-10-2023;1.30-2.30;1;OP1;Samtale\n29-10-2023;1.30-2.30;2;OP1;Samtale\n"
    reading = read_text(text, knowledge)
    assert loaded(reading, "duration_minutes") == [(60,), (120,)]
    assert "duration_conflict" not in [reason for *_, reason in notes_of(reading)]


def test_a_start_alone_beside_hours_is_whole(knowledge: Knowledge) -> None:
    text = "dato;kl.;timer;medarbejder;aktivitet\n05-03-2024;8.30;1,5;OP1;Samtale\n"
    text += "05-03-2024;kl. 23;2;OP1;Samtale\n05-03-2024;8.30;;OP1;Samtale\n"
    text += "05-03-2024;8-9;;OP1;Samtale\n05-03-2024;1,5;2;OP1;Samtale\n"
    reading = read_text(text, knowledge)
    columns = ("start_time", "end_time", "duration_minutes")
    assert loaded(reading, *columns) == [
        (dt.time(8, 30), dt.time(10), 90),
        (dt.time(23), dt.time(1), 120),
        (None, None, 60),
    ]
    assert [(line, reason) for line, _, reason in problems_of(reading)] == [
        (4, "bad_duration"),
        (6, "bad_duration"),
    ]


@pytest.mark.parametrize(
    ("cells", "end", "reason"),
    [
        (("05-03-2024", "08:30", "", "", "1,5"), dt.time(10), None),
        (("28-10-2023", "22:00", "", "", "9"), dt.time(6), None),
        (("05-03-2024", "08:30", "", "", ""), None, "half_a_clock_span"),
        (("05-03-2024", "08:30", "", "", "x"), None, "bad_duration"),
        (("05-03-2024", "8x", "", "", "1,5"), None, "bad_clock"),
        (("05-03-2024", "", "10:00", "", "1,5"), None, "half_a_clock_span"),
    ],
)
def test_a_start_with_a_blank_end(
    knowledge: Knowledge, cells: tuple[str, ...], end: dt.time | None, reason: str | None
) -> None:
    reading = read_text(CLOCKED + ";".join([*cells, "OP1", "Dokumentation"]), knowledge)
    assert [reason for *_, reason in problems_of(reading)] == ([reason] if reason else [])
    assert loaded(reading, "end_time") == ([(end,)] if end else [])
    assert "duration_conflict" not in [reason for *_, reason in notes_of(reading)]


def test_a_column_of_hours_goes_before_one_of_spans(knowledge: Knowledge) -> None:
    text = "dato;kl.;timer;medarbejder;aktivitet\n05-03-2024;8-9.30;1,75;OP1;Samtale\n"
    reading = read_text(text, knowledge)
    assert loaded(reading, "duration_minutes") == [(105,)]
    assert [reason for *_, reason in notes_of(reading)][:1] == ["duration_conflict"]


def test_one_column_may_hold_start_and_end(knowledge: Knowledge) -> None:
    columns = {"work_date": "dato", "start_time": "vagt", "end_time": "vagt"}
    columns |= {"staff_code": "medarbejder", "activity_code": "aktivitet"}
    own = Profile.model_validate({"id": "rota", "name": "rota", "columns": columns})
    text = "dato;vagt;medarbejder;aktivitet\n05-03-2024;kl. 22-6.30;OP1;Samtale\n"
    reading = read_text(f"{text}05-03-2024;8;OP1;Samtale\n", with_profile(knowledge, own))
    night = (dt.time(22), dt.time(6, 30), 510)
    assert loaded(reading, "start_time", "end_time", "duration_minutes") == [night]
    assert {reason for *_, reason in problems_of(reading)} == {"bad_clock"}


def test_hours_and_minutes_may_be_parts_where_a_profile_says_so(knowledge: Knowledge) -> None:
    profile = Profile.model_validate(
        {
            "id": "parts",
            "name": "parts",
            "durations": {"parts": True},
            "columns": {
                "work_date": "dato",
                "staff_code": "medarbejder",
                "activity_code": "aktivitet",
                "duration_minutes": {"headings": ["timer"], "unit": "hours"},
                "duration_2": {"headings": ["minutter"], "unit": "minutes"},
            },
        }
    )
    rows = ["05-03-2024;1;30;OP1;Samtale", "05-03-2024;;45;OP1;Samtale"]
    rows += ["05-03-2024;2;;OP1;Samtale", "05-03-2024;1;x;OP1;Samtale", "05-03-2024;;;OP1;Samtale"]
    reading = read_text(HOURS_AND_MINUTES + "\n".join(rows), with_profile(knowledge, profile))
    assert loaded(reading, "duration_minutes") == [(90,), (45,), (120,)]
    assert [reason for *_, reason in problems_of(reading)] == ["bad_duration", "missing_duration"]
    assert "duration_conflict" not in {reason for *_, reason in notes_of(reading)}


def test_a_start_and_a_duration_give_the_end(knowledge: Knowledge) -> None:
    text = "dato;start;timer;medarbejder;aktivitet\n"
    text += "30-10-2023;23:00;1,5;OP1;Dokumentation\n29-10-2023;01:30;2;OP1;Dokumentation\n"
    reading = read_text(text, knowledge)
    ends = [(dt.time(0, 30), 90), (dt.time(2, 30), 120)]
    assert loaded(reading, "end_time", "duration_minutes") == ends
    assert problems_of(reading) == []


@pytest.mark.parametrize("unit", ["seconds", "days"])
def test_units_that_only_a_profile_can_say(knowledge: Knowledge, unit: str) -> None:
    cell = {"seconds": "5400", "days": "0,0625"}[unit]
    base = Profile.model_validate(
        {
            "id": "unit",
            "name": "unit",
            "durations": {"unit": unit},
            "columns": {
                "work_date": "dato",
                "staff_code": "medarbejder",
                "activity_code": "aktivitet",
                "duration_minutes": "varighed",
            },
        }
    )
    text = f"dato;varighed;medarbejder;aktivitet\n05-03-2024;{cell};OP1;Samtale\n"
    own = with_profile(knowledge, base)
    assert loaded(read_text(text, own), "duration_minutes") == [(90,)]
    assert loaded(read_text(text, knowledge), "duration_minutes") == [], "never guessed"


def test_a_part_of_a_day_is_no_number_of_hours(knowledge: Knowledge) -> None:
    reading = read(csv_of([row(timer="0,0625"), row(timer="0,33"), row(timer="1.250")]), knowledge)
    assert problems_of(reading) == [(2, "duration_minutes", "bad_duration")]
    assert loaded(reading, "duration_minutes") == [(20,), (75,)]
