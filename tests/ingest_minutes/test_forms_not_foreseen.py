"""Forms that the tenth batch brought: times, days, places and lines no mechanism had foreseen."""

from __future__ import annotations

import datetime as dt

import pytest
from minutes_documents import WORDS

from pipeline.ingest.minutes import read_minutes
from pipeline.ingest.minutes.deadline_days import Around
from pipeline.ingest.minutes.deadlines import deadline_of, find_deadlines
from pipeline.ingest.minutes.moments import find_duration, find_span
from pipeline.ingest.minutes.people_lines import pieces
from pipeline.ingest.minutes.text_reader import read_text
from pipeline.ingest.minutes.wordings import organisation_of

HEAD = "# SSP-netværk Gildbro\n\nDato: 5. oktober 2023 kl. 9.30-11\n\n"
PEOPLE = "## Deltagere\n\n- Jonas Vestergren (SSP)\n- Ulla Hjortebro (skolen)\n\n"
AROUND = Around(dt.date(2023, 10, 5))


def read(text: str, head: str = HEAD):
    return read_minutes(f"{head}{text}".encode(), "markdown", WORDS)


def actions(text: str) -> list[tuple]:
    return [
        (one.kind, one.responsible_staff_code or one.responsible_organisation, one.due_on,
         one.status)
        for one in read(PEOPLE + text).action_items
    ]  # fmt: skip


# -- times and days --------------------------------------------------------------------------------


def test_clock_times_without_a_mark_are_a_span_only_where_time_is_meant():
    assert find_span("1400-1600") == (dt.time(14), dt.time(16))
    assert find_span("side 1400-1600", is_about_time=False) is None


def test_lengths_in_words():
    assert find_duration("sad sammen i halvanden time") == 90
    assert find_duration("to timer") == 120


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tirsdag i uge 44", dt.date(2023, 10, 31)),
        ("senest fredag i uge 43", dt.date(2023, 10, 27)),
        ("uge 43", dt.date(2023, 10, 29)),
        ("senest 8.11.", dt.date(2023, 11, 8)),
        ("på næste møde den 24. november", dt.date(2023, 11, 24)),
        ("inden månedens udgang", dt.date(2023, 10, 31)),
        ("fre. 10/11", dt.date(2023, 11, 10)),
    ],
)
def test_days(text, day):
    found = deadline_of(text, AROUND)
    assert found is not None
    assert found.day == day
    assert len(find_deadlines(text, AROUND)) == 1


def test_start_and_end_with_the_day():
    head = (
        "# SSP-netværk Gildbro\n\nStarttidspunkt: 05-10-2023 09:30\n\n"
        "Sluttidspunkt: 05-10-2023 11:00\n\n"
    )
    meeting = read(PEOPLE, head).meeting
    assert meeting.meeting_date == dt.date(2023, 10, 5)
    assert (meeting.start_time, meeting.end_time) == (dt.time(9, 30), dt.time(11))


# -- people ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("office", "organisation"),
    [("forebyggelsesbetjent", "police"), ("viceskoleleder", "school"), ("rådgiver", "authority")],
)
def test_an_office_tells_where_somebody_is_from(office, organisation):
    assert organisation_of(office, {"politi": "police", "skole": "school",
                                    "myndighed": "authority"}) == organisation  # fmt: skip


def test_an_office_of_no_partner_of_the_vocabulary_is_nowhere():
    assert organisation_of("forebyggelsesbetjent", {"skole": "school"}) is None


def test_what_somebody_does_is_nobody_else():
    assert pieces("Nadia Hjortebro, opsøgende medarbejder", WORDS) == [
        "Nadia Hjortebro, opsøgende medarbejder"
    ]


def test_people_from_somewhere():
    text = "Omkring bordet sad Ulla Hjortebro fra skolen og Jonas Vestergren fra SSP.\n\n"
    found = {(one.staff_code or one.organisation, one.status) for one in read(text).attendances}
    assert found == {("OP1", "present"), ("school", "present")}


def test_a_point_is_not_from_somewhere():
    text = "Deltagere: Jonas Vestergren (SSP)\n\n1. Nyt fra området\n\nDer er ro.\n"
    assert len(read(text).attendances) == 1


# -- tasks -----------------------------------------------------------------------------------------


def test_a_day_above_a_list_is_the_deadline_of_all_in_it():
    text = "## Hjemmearbejde\n\nSenest fre. 10/11:\n\n- Jonas kontakter kiosken\n"
    assert actions(text) == [("contact", "OP1", dt.date(2023, 11, 10), "open")]


def test_who_and_when_in_one_column():
    text = (
        "| Referat | Hvem og hvornår |\n|---|---|\n"
        "| Uro<br>Der er uro.<br>Vi aftalte at kontakte kiosken. | Jonas<br>10/11 |\n"
        "| Intet. | |\n"
    )
    assert actions(text) == [("contact", "OP1", dt.date(2023, 11, 10), "open")]


def test_what_was_promised_last_time_in_running_text():
    text = (
        "## Gennemgang\n\nVi begyndte med det, der var aftalt på forrige møde. Jonas havde lovet at"
        " kontakte kiosken senest 1/10. Den opgave er løst.\n"
    )
    assert actions(text) == [("contact", "OP1", dt.date(2023, 10, 1), "closed")]


def test_a_sentence_about_a_day_that_is_past_is_no_task():
    assert actions("## Nyt\n\nDer er ro. Skolen besøgte klubben senest 1. oktober 2023.\n") == []


def test_lines_that_an_editor_broke_are_one():
    text = (
        "Referat\n\nDer blev set unge køre hasarderet på løbehjul på gågaden. Antallet af\n"
        "klager er faldet.\nHenrik kontakter centerchefen om opholdet på p-dækket senest\n10/11\n"
    )
    blocks = [one.text for one in read_text(text).blocks]
    assert blocks[1].endswith("Antallet af klager er faldet.")
    assert blocks[2].endswith("senest 10/11")
