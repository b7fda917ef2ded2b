"""Labels and layouts that no list of words has: what stands in them says what they are."""

from __future__ import annotations

import datetime as dt

import pytest
from minutes_documents import WORDS

from pipeline.ingest.minutes import read_minutes
from pipeline.ingest.minutes.label_roles import is_of_last_time, is_of_tasks, people_role

HEAD = "# Referat – lokalt SSP-netværk Gildbro\n\nDato: 5. oktober 2023 kl. 9.30-11\n\n"
PEOPLE = "## Deltagere\n\n- Jonas Vestergren (SSP)\n- Ulla Hjortebro (skolen)\n\n"


def read(text: str, head: str = HEAD):
    return read_minutes(f"{head}{text}".encode(), "markdown", WORDS)


def people(text: str) -> set[tuple]:
    return {(one.staff_code or one.organisation, one.status) for one in read(text).attendances}


def actions(text: str) -> list[tuple]:
    return [
        (one.kind, one.responsible_staff_code or one.responsible_organisation, one.due_on,
         one.status)
        for one in read(PEOPLE + text).action_items
    ]  # fmt: skip


# -- labels ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Mødedeltagerne", "participants"), ("De fremmødte", "participants"),
        ("Vi var", "participants"), ("Hvem sad om bordet", "participants"),
        ("Kunne desværre ikke", "apologies"), ("Forhindrede", "apologies"),
        ("Fravær uden afbud", "absent"), ("Kom ikke", "absent"), ("Trivsel", None),
    ],
)  # fmt: skip
def test_a_label_is_known_by_its_stems(label, role):
    assert people_role(label) == role


def test_labels_of_tasks():
    assert is_of_tasks("Hvem har lovet hvad")
    assert is_of_last_time("Huskelisten fra sidst")
    assert not is_of_tasks("Trivsel i udskolingen")


# -- people ----------------------------------------------------------------------------------------


def test_people_behind_a_label_of_their_own_kind():
    text = (
        "Med på mødet: Jonas Vestergren (SSP), Ulla Hjortebro (skolen)\n\n"
        "Kunne ikke komme: Bo Qvistrup (politiet)\n\n"
    )
    assert people(text) == {("OP1", "present"), ("school", "present"), ("police", "apologies")}


def test_people_behind_a_label_that_says_nothing_of_people():
    text = "Omkring bordet: Jonas Vestergren (SSP), Ulla Hjortebro (skolen)\n\n"
    assert people(text) == {("OP1", "present"), ("school", "present")}


@pytest.mark.parametrize("label", ["Kopi", "Ansvarlige", "Sendes"])
def test_people_who_need_not_have_come_are_not_counted(label):
    text = f"{PEOPLE}{label}: Leyla Karadeniz (SSP), Bo Qvistrup (politiet)\n\n"
    assert people(text) == {("OP1", "present"), ("school", "present")}


def test_a_label_of_people_with_no_people_behind_it_is_none():
    text = f"{PEOPLE}## Deltagelse i sommerens tilbud\n\n- Mange unge var med på turene\n"
    assert people(text) == {("OP1", "present"), ("school", "present")}


# -- tasks -----------------------------------------------------------------------------------------


def test_who_what_and_until_when_is_a_task_under_whatever_heading():
    text = "## Det næste stykke tid\n\n- Jonas tager fat i DSB senest 1. november 2023\n"
    assert actions(text) == [("contact", "OP1", dt.date(2023, 11, 1), "open")]


def test_what_was_said_without_a_deadline_is_none():
    text = "## Nyt\n\n- Skolen fortæller om fravær\n- Jonas kontakter mange unge\n"
    assert actions(text) == []


def test_a_label_names_whom_the_task_is_for():
    text = "## Uro\n\n- Opgave til Jonas: Mød op på stadion (deadline 1/11)\n"
    assert actions(text) == [("visit", "OP1", dt.date(2023, 11, 1), "open")]


def test_several_tasks_of_one():
    text = "## Hvem har lovet hvad\n\n- Jonas: Undersøger prisen (1/11). Booker et møde (2/11).\n"
    assert actions(text) == [
        ("investigate", "OP1", dt.date(2023, 11, 1), "open"),
        ("agreement", "OP1", dt.date(2023, 11, 2), "open"),
    ]


def test_a_table_of_points_has_tasks_only_where_somebody_has_something_to_do():
    text = (
        "| Emne | Referat | Ansvarlig | Frist |\n|---|---|---|---|\n"
        "| Velkomst | Tonen er blevet bedre. | | |\n"
        "| Uro | Mange er enige om at det går bedre. Det blev aftalt at besøge klubben. | Jonas |"
        " 1/11 |\n"
        "| Fra sidst | Tjekke lågen. Det er klaret. | Ulla Hjortebro | 1/10 |\n"
    )
    assert actions(text) == [
        ("visit", "OP1", dt.date(2023, 11, 1), "open"),
        ("investigate", "school", dt.date(2023, 10, 1), "closed"),
    ]


# -- when ------------------------------------------------------------------------------------------


def test_the_end_is_told_last():
    head = "# Referat – netværk Gildbro\n\nDato: 5. oktober 2023\n\nMødet startede: kl. 9.30\n\n"
    meeting = read(
        f"{PEOPLE}## Næste møde\n\n1. december\n\nVi sluttede kl. 11.00.\n", head
    ).meeting
    assert (meeting.start_time, meeting.end_time) == (dt.time(9, 30), dt.time(11))


def test_start_and_length_on_one_line():
    head = "# Netværk Gildbro\n\nMøde 5. oktober 2023\n\nStart kl. 9:30, varighed 1½ time\n\n"
    meeting = read(PEOPLE, head).meeting
    assert (meeting.end_time, meeting.duration_minutes) == (dt.time(11), 90)


# -- tables and lines whose headings nobody lists --------------------------------------------------


def test_several_labels_on_one_line():
    text = (
        "Til stede: Jonas Vestergren (SSP). Afbud: Ulla Hjortebro (skolen). "
        "Mødte ikke: Bo Qvistrup (politiet)\n"
    )
    assert people(text) == {("OP1", "present"), ("school", "apologies"), ("police", "absent")}


def test_clauses_say_what_people_did():
    text = (
        "Denne gang sad Jonas Vestergren (SSP) og Ulla Hjortebro (skolen) om bordet. "
        "Bo Qvistrup (politiet) kunne ikke komme.\n"
    )
    assert people(text) == {("OP1", "present"), ("school", "present"), ("police", "apologies")}


BY_COLUMN = """
| Hvem | Kommer fra | Var der? |
|---|---|---|
| Jonas Vestergren | SSP | ja |
| Ulla Hjortebro | skolen | nej, afbud |
| Bo Qvistrup | politiet | nej |
"""
BY_CROSS = """
| Deltager | Sted | Kom | Meldte fra | Kom ikke |
|---|---|---|---|---|
| Jonas Vestergren | SSP | x | | |
| Ulla Hjortebro | skolen | | x | |
| Bo Qvistrup | politiet | | | x |
"""
BY_HEADING = """
| Kom | Meldte fra | Dukkede ikke op |
|---|---|---|
| Jonas Vestergren (SSP) | Ulla Hjortebro (skolen) | Bo Qvistrup (politiet) |
"""
BY_LABEL = """
| Sted | Rådhuset |
|---|---|
| Var med | Jonas Vestergren (SSP) |
| Kunne ikke komme | Ulla Hjortebro (skolen) |
| Udeblev | Bo Qvistrup (politiet) |
"""


@pytest.mark.parametrize("table", [BY_COLUMN, BY_CROSS, BY_HEADING, BY_LABEL])
def test_tables_of_people_by_their_content(table):
    assert people(table) == {("OP1", "present"), ("school", "apologies"), ("police", "absent")}


def test_a_table_of_points_below_the_participants_holds_nobody():
    text = "| Pkt. | Emne | Referat |\n|---|---|---|\n| 1 | Uro | Der er ro. |\n"
    assert people(PEOPLE + text) == {("OP1", "present"), ("school", "present")}


BY_CONTENT = """| Hvad skal der ske? | Bold hos | Klar |
|---|---|---|
| Ringe til kiosken | Jonas | 1/11 |
"""
IN_A_CELL = """| Pkt. | Emne | Referat |
|---|---|---|
| 1 | Uro | Snak.<br>Opgave: Jonas ringer til kiosken inden 1/11 |
"""


@pytest.mark.parametrize(
    "text",
    [
        BY_CONTENT,
        IN_A_CELL,
        "Ring til kiosken\n\nHvem tager den: Jonas\n\nKlar: 1/11\n",
        "**Ring til kiosken**\n\nEjer: Jonas\n\nSkal være klar: 1/11\n",
        "- Jonas → ring til kiosken → 1/11\n",
        "Der er uro. Jonas påtog sig at ringe til kiosken senest 1. november.\n",
        "Kiosken ringes op af Jonas senest 1. november.\n",
        "### Jonas\n\n- Ring til kiosken (1/11)\n",
        "- 1/11 / Jonas / ringe til kiosken\n",
        "- SSP v/ Jonas: ringe til kiosken inden 1/11\n",
    ],
)
def test_a_task_is_read_however_it_is_laid_out(text):
    assert actions(f"## Uro\n\n{text}") == [("contact", "OP1", dt.date(2023, 11, 1), "open")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("- Jonas skulle ringe til kiosken senest 1/10. Det er sket.", "closed"),
        ("- Jonas har ringet til kiosken (frist 1/10)", "closed"),
        ("- Jonas nåede ikke at ringe til kiosken (senest 1/10)", "open"),
        ("- DROPPET: Jonas ringer til kiosken (1/10)", "dropped"),
        ("### Løst\n\n- Jonas: ringe til kiosken (1/10)", "closed"),
    ],
)
def test_how_a_task_stands(text, status):
    found = actions(f"## Hvad blev der af det?\n\n{text}\n")
    assert found == [("contact", "OP1", dt.date(2023, 10, 1), status)]


def test_boxes_to_tick_before_people_are_no_tasks():
    text = "## Hvem var der?\n\n- [x] Jonas Vestergren (SSP)\n- [ ] Bo Qvistrup (politiet), afbud\n"
    read_ = read(text)
    assert not read_.action_items
    assert {one.status for one in read_.attendances} == {"present", "apologies"}


def test_what_somebody_has_done_without_a_deadline_is_news():
    text = "## Siden sidst\n\n- Politiet har talt med mange unge\n- Skolen har sat lys op\n"
    assert actions(text) == []
