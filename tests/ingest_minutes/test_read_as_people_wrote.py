"""Ways of writing that the fourteenth and fifteenth batch brought."""

from __future__ import annotations

import datetime as dt

import pytest
from minutes_documents import WORDS

from pipeline.ingest.minutes import read_minutes
from pipeline.ingest.minutes.deadline_days import Around
from pipeline.ingest.minutes.deadlines import find_deadlines
from pipeline.ingest.minutes.legends import without_legends
from pipeline.ingest.minutes.statuses import is_status, status_of
from pipeline.ingest.minutes.text_reader import read_text

HEAD = "Referat – lokalt SSP-netværk Gildbro\n\nDato: 5. oktober 2023 kl. 9.30-11\n\n"
PEOPLE = "Deltagere:\n- Jonas Vestergren (SSP)\n- Ulla Hjortebro (skolen)\n\n"
AROUND = Around(dt.date(2023, 11, 21), dt.date(2024, 1, 9))


def actions(text: str) -> set[tuple]:
    read = read_minutes(f"{HEAD}{PEOPLE}{text}".encode(), "text", WORDS)
    return {
        (one.responsible_staff_code or one.responsible_organisation, one.due_on, one.status)
        for one in read.action_items
    }


# -- lines that an editor broke --------------------------------------------------------------------

BROKEN = """\
Referat af mødet

Under punktet cykeltyverier blev det nævnt, at der forsvinder cykler, og
at stativerne ved perronen er værst. Det næste, der blev nævnt, var
lyset på stien bag skolen. Senest den 2. november henvender klubben sig
til Movia om stoppestedet. Inden udgangen af denne uge finder Christian
Stenvang frem til, hvem der har ansvaret for skuret og for lyset ved det
gamle bibliotek i byen.
"""


def test_a_broken_line_goes_on_with_a_capital_where_all_lines_are_broken():
    texts = [block.text for block in read_text(BROKEN).blocks]
    assert len(texts) == 2
    assert "Christian Stenvang frem" in texts[1]
    assert "til Movia" in texts[1]


def test_names_below_each_other_stay_apart():
    text = "Referat af mødet i netværket i dag\n\nTil stede\nUlla Hjortebro\nJonas Vestergren\n"
    assert len(read_text(text).blocks) == 4


def test_lines_of_people_as_wide_as_the_text_are_no_running_text():
    rows = "\n".join(f"Person {letter} fra et sted i kommunen, der er langt" for letter in "ABCDEF")
    assert len(read_text(f"Referat\n\n{rows}\n").blocks) == 7


# -- signs that the text explains ------------------------------------------------------------------


def test_a_sign_is_written_out_behind_what_it_marks():
    lines = [
        "HVEM?   + = her   A = afbud   0 = ikke her",
        " +  Jonas",
        " A  Ulla",
        " 0  Bo",
        "",
        "Ny liste",
        "+ ny",
    ]
    assert without_legends(lines) == [
        "HVEM?", "Jonas – til stede", "Ulla – afbud", "Bo – ikke til stede", "", "Ny liste", "+ ny",
    ]  # fmt: skip


def test_one_pair_explains_nothing_and_signs_end_with_their_list():
    lines = ["x = 4", "x holder 4 timer"]
    assert without_legends(lines) == lines
    lines = ["Liste  + = gjort  - = mangler", "+ ringe", "Andet punkt her", "+ mere"]
    assert without_legends(lines)[2:] == ["Andet punkt her", "+ mere"]


def test_a_list_with_explained_signs_says_how_tasks_stand():
    text = (
        "Fra sidst   [v] = klaret   [~] = ikke færdig   [x] = skrottet\n"
        "[v] Jonas: kontakt menighedsrådet om lyset (6/9)\n"
        "[x] Ulla: kontakt trænerne i bokseklubben (12/9)\n"
    )
    assert actions(text) == {
        ("OP1", dt.date(2023, 9, 6), "closed"),
        ("school", dt.date(2023, 9, 12), "dropped"),
    }


# -- how tasks stand -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Sagen er henlagt uden videre foretagende", "dropped"),
        ("Sagen er tilendebragt", "closed"),
        ("Sagen er endnu ikke tilendebragt", "open"),
        ("Opgaven er i bero", "open"),
    ],
)
def test_a_sentence_about_the_task_says_no_more_than_how_it_stands(said, status):
    assert is_status(said)
    assert status_of(said) == status


@pytest.mark.parametrize(
    "said",
    ["Sagen er klaret af Jonas den 3/9", "Det er en ny sag om hærværk ved stationen i Ishøj"],
)
def test_a_sentence_with_a_name_or_a_day_says_more(said):
    assert not is_status(said)


def test_a_protocol_hands_out_and_settles():
    text = (
        "Sager fra forrige møde\n----------------------\n"
        "Det var overdraget Ulla Hjortebro at tjekke om kameraerne optager, inden den 28. "
        "september 2023. Sagen er henlagt uden videre foretagende.\n"
    )
    assert actions(text) == {("school", dt.date(2023, 9, 28), "dropped")}


def test_what_stands_right_below_a_line_of_last_time_is_of_last_time():
    text = (
        "Først det fra sidste gang:\n"
        "Jonas har kontaktet boligselskabet om lyset. Fint!\n"
        "Ulla skal alligevel ikke orientere forældrene om turen.\n\n"
        "Trafik. Jonas har kontaktet politiet om farten på vejen.\n"
    )
    assert actions(text) == {("OP1", None, "closed"), ("school", None, "dropped")}


def test_words_behind_a_tick_say_more_than_the_tick():
    text = (
        "Fra sidst\n- ☒ Jonas: Undersøg behovet for et pigetilbud (30/9) – ikke aktuelt længere\n"
    )
    assert actions(text) == {("OP1", dt.date(2023, 9, 30), "dropped")}


# -- until when ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("frist d.30/1", dt.date(2024, 1, 30)),
        ("inden udgangen af næste måned", dt.date(2023, 12, 31)),
        ("medio næste måned", dt.date(2023, 12, 20)),
        ("torsdag i næste uge", dt.date(2023, 11, 30)),
        ("i uge nr. 49", dt.date(2023, 12, 10)),
        ("om en uges tid", dt.date(2023, 11, 28)),
        ("inden vi mødes igen", dt.date(2024, 1, 9)),
        ("på det kommende møde", dt.date(2024, 1, 9)),
        ("i løbet af 14 dage", dt.date(2023, 12, 5)),
        ("senest d. 28. ds.", dt.date(2023, 11, 28)),
        ("inden udgangen af 1. kvartal 2024", dt.date(2024, 3, 31)),
        ("inden kvartalets udgang", dt.date(2023, 12, 31)),
        ("inden udgangen af ugen", dt.date(2023, 11, 26)),
        ("inden udgangen af uge 50", dt.date(2023, 12, 17)),
        ("førstkommende fredag", dt.date(2023, 11, 24)),
        ("i overmorgen", dt.date(2023, 11, 23)),
    ],
)
def test_a_deadline_that_is_counted(said, day):
    assert [one.day for one in find_deadlines(said, AROUND)] == [day]


@pytest.mark.parametrize("said", ["hus 49", "en tre ugers plan", "du 4 er", "menu 12"])
def test_no_deadline(said):
    assert find_deadlines(said, AROUND) == []


# -- what the sixteenth batch brought --------------------------------------------------------------


def read(text: str, fmt: str = "text"):
    return read_minutes(text.encode(), fmt, WORDS)


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("Mødet påbegyndt kl. 0815. Mødet afsluttet kl. 0930.", dt.time(8, 15), dt.time(9, 30)),
        (
            "Vi gik i gang kvart i to og var færdige kvart over tre.",
            dt.time(13, 45),
            dt.time(15, 15),
        ),
        ("Mødet varede fra kl. 1400-1600.", dt.time(14), dt.time(16)),
    ],
)
def test_clock_times_as_they_are_spoken_and_radioed(said, start, end):
    head = "Referat – lokalt SSP-netværk Gildbro\n\nDato: 5. oktober 2023\n\n"
    meeting = read(f"{head}{said}\n\n{PEOPLE}").meeting
    assert (meeting.start_time, meeting.end_time) == (start, end)


def test_a_time_of_day_that_something_happens_is_not_the_meetings():
    head = "Referat – lokalt SSP-netværk Gildbro\n\nDato: 5. oktober 2023\n\n"
    meeting = read(f"{head}Støjen er værst mellem kl. 20 og 22.\n\n{PEOPLE}").meeting
    assert (meeting.start_time, meeting.end_time, meeting.duration_minutes) == (None, None, None)


def test_surname_first_is_the_same_person():
    people = "Navn | Fra\nVestergren, Jonas | SSP\nHjortebro, Ulla | skolen\n\n"
    tasks = "Nye opgaver\n-----------\n- Hjortebro, Ulla: ringe til kiosken (1/11)\n"
    text = f"{HEAD}Deltagere\n---------\n{people}{tasks}"
    [one] = read(text).action_items
    assert one.responsible_organisation == "school"


def test_a_title_on_top_is_no_section_whatever_it_begins_with():
    text = f"# Handleplan og referat for lokalt SSP-netværk Gildbro\n\n{HEAD[HEAD.index('Dato') :]}"
    assert read(text + PEOPLE, "markdown").meeting.network_code == "gildbro"


@pytest.mark.parametrize(
    ("said", "status"),
    [("ikke mødt, anmeldt forfald", "apologies"), ("ikke mødt, uden forfald", "absent"),
     ("ikke mødt", "absent"), ("mødt", "present")],
)  # fmt: skip
def test_protocols_say_who_came(said, status):
    people = f"1.1. Jonas Vestergren, SSP: mødt.\n1.2. Ulla Hjortebro, skolen: {said}.\n"
    found = read(f"{HEAD}Fremmøde\n--------\n{people}")
    [other] = [one for one in found.attendances if one.organisation]
    assert (other.organisation, other.status) == ("school", status)


def test_a_row_of_last_time_says_what_became_of_it():
    text = (
        f"{HEAD}{PEOPLE}| Punkt | Referat | Opfølgning |\n|---|---|---|\n"
        "| Sidste referat | Ulla skulle ringe til kiosken | Udgår |\n"
        "| Status fra skolerne | Ulla orienterede om fraværet | |\n"
    )
    [one] = read(text, "markdown").action_items
    assert (one.responsible_organisation, one.status) == ("school", "dropped")


def test_who_says_yes_has_a_task_without_a_deadline_too():
    text = (
        "Snus og vapes\n-------------\nDer findes dåser. Ulla sagde ja til at ringe til kiosken.\n"
    )
    assert actions(text) == {("school", None, "open")}
    assert actions("Snus og vapes\n-------------\nUlla ringer tit til kiosken om det.\n") == set()


def test_long_before_the_next_meeting():
    assert [one.day for one in find_deadlines("en uge før næste møde", AROUND)] == [
        dt.date(2024, 1, 2)
    ]
    nothing = Around(AROUND.meeting)
    assert [one.day for one in find_deadlines("en uge før næste møde", nothing)] == [None]
