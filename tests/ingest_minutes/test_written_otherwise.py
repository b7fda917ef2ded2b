"""Ways of writing that the eighth batch of layouts brought, and what must not be read from them."""

from __future__ import annotations

import datetime as dt

import pytest
from minutes_documents import WORDS

from pipeline.ingest.minutes import read_minutes

HEAD = "# Referat – lokalt SSP-netværk Gildbro\n\n"
WHEN = "Dato: 5. oktober 2023 kl. 9.30-11\n\n"
PEOPLE = "## Deltagere\n\n- Jonas Vestergren (SSP)\n- Ulla Hjortebro (skolen)\n\n"


def read(text: str, when: str = WHEN, people: str = PEOPLE):
    return read_minutes(f"{HEAD}{when}{people}{text}".encode(), "markdown", WORDS)


def actions(text: str) -> list[tuple]:
    return [
        (one.responsible_staff_code or one.responsible_organisation, one.due_on, one.status)
        for one in read(text).action_items
    ]


# -- when ------------------------------------------------------------------------------------------


def test_start_and_length_tell_the_end_and_say_so():
    when = "Dato: 5. oktober 2023\n\nStarttid: 9:30\n\nVarighed: 90 minutter\n\n"
    meeting = read("", when).meeting
    assert (meeting.start_time, meeting.end_time) == (dt.time(9, 30), dt.time(11))
    assert meeting.sources["end_time"].found_by == "from_length"
    assert meeting.sources["end_time"].confidence < 1


def test_no_end_follows_from_a_length_alone_nor_beyond_midnight():
    day = "Dato: 5. oktober 2023\n\n"
    assert read("", f"{day}Varighed: 90 minutter\n\n").meeting.end_time is None
    late = read("", f"{day}Start: 23:30\n\nVarighed: 90 minutter\n\n").meeting
    assert (late.start_time, late.end_time, late.duration_minutes) == (dt.time(23, 30), None, 90)


def test_two_labels_on_one_line_are_two():
    meeting = read("", "Dato: 5. oktober 2023 Start: 9:30 Slut: 11:00 Sted: 2630\n\n").meeting
    assert meeting.meeting_date == dt.date(2023, 10, 5)
    assert (meeting.start_time, meeting.end_time) == (dt.time(9, 30), dt.time(11))


@pytest.mark.parametrize("label", ["Dato og tid", "Tid og sted"])
def test_a_label_of_several_words_stays_whole(label):
    when = f"{label}: 5. oktober 2023 kl. 9.30-11 Næste mødedato: 7. december 2023\n\n"
    meeting = read("", when).meeting
    assert meeting.meeting_date == dt.date(2023, 10, 5)
    assert meeting.end_time == dt.time(11)


# -- who -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["Hvem var der?", "Hvem kom?", "Delt.:"])
def test_who_came_in_everyday_words(heading):
    minutes = read("", people=f"## {heading}\n\n- Jonas Vestergren\n- Ulla (skolen)\n\n")
    assert [one.staff_code or one.organisation for one in minutes.attendances] == ["OP1", "school"]


@pytest.mark.parametrize("point", ["Pkt. 1: Fravær og trivsel", "## Fravær i udskolingen"])
def test_absence_from_school_is_nobody_who_stayed_away(point):
    minutes = read(f"{point}\n\n- Skolen har flere bekymrede forældre\n- Klubben er åben\n")
    assert len(minutes.attendances) == 2


def test_a_point_ends_the_list_of_people():
    text = "Afbud:\n- Bo Tangbæk (politiet)\n\nPkt. 1: Nyt\n- Klubben er glad (for hallen)\n"
    statuses = [one.status for one in read(text).attendances]
    assert statuses == ["present", "present", "apologies"]


# -- what was agreed -------------------------------------------------------------------------------

_DECIDED = "## Dagsorden\n\n| Punkt | Drøftelse | Beslutning |\n|---|---|---|\n"


def test_a_decision_beside_its_point_is_a_task_only_with_somebody_and_a_day():
    rows = (
        "| 1. Hallen | Uro | Jonas ringer til halinspektøren senest 1. november 2023. |\n"
        "| 2. Tonen | Ros | Skolen ringer til forældre. |\n"
        "| 3. Lys | Mørkt | Vi ser tiden an. |\n"
        "| 4. Eventuelt | | |\n"
    )
    told = _DECIDED + rows.replace("Jonas", "Jonas Vestergren")
    assert actions(told) == [("OP1", dt.date(2023, 11, 1), "open")]


def test_what_is_agreed_within_a_text():
    text = "## Hallen\n\nDer er uro. Aftalt: Skolen kontakter hallen senest 1. november 2023.\n"
    assert actions(text) == [("school", dt.date(2023, 11, 1), "open")]
    (item,) = read(text).action_items
    assert item.sources["status"].confidence < 1
    assert actions("## Hallen\n\nDer er uro. Konklusion: Skolen savner mere støtte.\n") == []


@pytest.mark.parametrize(
    ("after", "status"),
    [
        ("Det er gjort.", "closed"),
        ("Det er ikke sket endnu.", "open"),
        ("Det er ikke længere aktuelt.", "dropped"),
        ("Klubben har gjort det godt i år.", "open"),
    ],
)
def test_what_was_agreed_last_time_in_sentences(after, status):
    asked = "Skolen skulle kontakte hallen senest 1. september 2023."
    told = [("school", dt.date(2023, 9, 1), status)]
    assert actions(f"## Siden sidst\n\n{asked} {after}\n") == told
    assert actions(f"## Siden sidst\n\nSkolen var med i hallen. {after}\n") == []


def test_a_line_behind_the_list_of_somebody_is_not_theirs():
    text = "## Opgaver\n\nSkolen:\n\n- Ring til hallen, senest 1. november 2023\n\n"
    assert len(actions(text)) == 1
    assert len(actions(f"{text}Vi takker af den 7. december 2023.\n")) == 1
    assert len(actions(f"{text}Vi ses igen 7. december 2023.\n")) == 1


def test_a_task_that_is_struck_out_keeps_who_it_was_for():
    text = "## Siden sidst\n\n- [ ] ~~**Ulla:** Ringe til hallen (frist 1.9.2023)~~ (udgår)\n"
    assert actions(text) == [("school", dt.date(2023, 9, 1), "dropped")]
