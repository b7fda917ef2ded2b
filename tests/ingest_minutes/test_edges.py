"""Where one rule meets another: what is read, what is not, and what is told."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from minutes_documents import (
    AGENDA,
    CONCERNS,
    NEW,
    OLD,
    PEOPLE,
    SECTIONS,
    TITLE,
    WORDS,
    markdown,
)

from pipeline.ingest.minutes import Attendance, Concern, MinutesRefused, read_minutes


def read(*sections: str, kind: str = "markdown", **options):
    return read_minutes(markdown(*sections, **options), kind, WORDS)


def refused(*sections: str, **options) -> str:
    with pytest.raises(MinutesRefused) as caught:
        read(*sections, **options)
    return caught.value.reason_code


def people(*lines: str, header: str = "| Navn | Organisation | Status |") -> str:
    rule = "|---" * (header.count("|") - 1) + "|"
    return "\n".join(["## Deltagere", "", header, rule, *lines])


@settings(max_examples=60, deadline=None)
@given(st.permutations(range(len(SECTIONS))), st.sampled_from(["markdown", "text"]))
def test_the_order_of_the_sections_does_not_matter(order, kind):
    def sorted_rows(minutes):
        lists = (minutes.attendances, minutes.agenda_items, minutes.concerns, minutes.action_items)
        return minutes.meeting, *(sorted(map(repr, rows)) for rows in lists)

    shuffled = read(*(SECTIONS[number] for number in order), kind=kind)
    assert sorted_rows(shuffled) == sorted_rows(read(*SECTIONS))


# -- the meeting -----------------------------------------------------------------------------------


def test_another_meeting_that_was_cancelled_cancels_not_this_one():
    for line in ("Næste møde: mødet den 7. december er aflyst.", "Forrige møde blev aflyst."):
        assert read(line, PEOPLE).meeting.status == "held"
        assert read(PEOPLE, line).meeting.status == "held"


@pytest.mark.parametrize("line", ["AFLYST", "Status: aflyst", "Mødet blev desværre aflyst."])
def test_a_cancelled_meeting_needs_no_duration(line):
    found = read(line, title=TITLE, when="Dato: 7. december 2023").meeting
    assert (found.status, found.duration_minutes) == ("cancelled", None)


def test_broken_off_without_a_clock_time_ends_as_planned():
    found = read(PEOPLE, "Mødet måtte afbrydes på grund af en alarm.").meeting
    assert (found.status, found.end_time) == ("broken_off", dt.time(11))


def test_the_end_may_be_told_at_the_end():
    found = read(PEOPLE, "Mødet sluttede kl. 10.45.", when="Dato: 5. oktober 2023 kl. 9.30").meeting
    assert (found.start_time, found.end_time, found.duration_minutes) == (
        dt.time(9, 30), dt.time(10, 45), 75,
    )  # fmt: skip


@pytest.mark.parametrize(
    "when",
    ["Målgruppe: unge på 12-15 år\n\nDato: 5. oktober 2023", "Dato: 5/10-23\n\nPunkt 1-2 udgår"],
)
def test_ages_and_pages_are_no_hours(when):
    assert read(PEOPLE, when=when).meeting.duration_minutes is None


@pytest.mark.parametrize(
    "when",
    [
        "Dato: torsdag d. 5. okt. 2023 fra kl. 9.30 til kl. 11.00",
        "Dato/tid: 05.10.2023 kl. 9.30 – ca. 11",
        "Dato: 2023/10/05 kl. 0930-1100",
        "| Dato | Tid | Sted |\n|---|---|---|\n| 5/10-23 | 9.30-11 | Rådhuset |",
        "Tid og sted: 5. oktober, 2023 klokken 9:30 - 11:00, Rådhuset",
        "---\n\nDato: 5-10-2023 | Tid: 9.30–11",
        "Referat godkendt: 12. oktober 2023\n\nDato: 5 oktober 2023 kl 9:30-11",
        "Dato: 5. oktober 2023\n\nVarighed: 1 time og 30 min.",
    ],
)
def test_when(when):
    found = read(PEOPLE, when=when).meeting
    assert (found.meeting_date, found.duration_minutes) == (dt.date(2023, 10, 5), 90)


def test_front_matter_tells_too():
    text = markdown(PEOPLE, when="").decode()
    front = "---\nforfatter: Vindulf\ndato: 2023-10-05\ntid: 9.30-11\n---\n"
    found = read_minutes((front + text).encode(), "markdown", WORDS).meeting
    assert (found.meeting_date, found.duration_minutes) == (dt.date(2023, 10, 5), 90)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ({"title": "Referat", "when": "Netværk: Gildbro\n\nOmråde: Torslunde"}, "several_meetings"),
        ({"when": "Netværk: Vejleåparken\n\nDato: 5/10-23 kl. 9-10"}, "several_meetings"),
        ({"when": "Dato: 5/10-23 kl. 9-10\n\nDato: 6/10-23 kl. 9-10"}, "several_meetings"),
        ({"title": "Referat", "when": "Sted: Torslunde\n\nDato: 5/10-23 kl. 9-10"}, "no_network"),
        ({"when": "Dato: i oktober kl. 9-10"}, "no_date"),
    ],
)
def test_what_is_not_clear_is_refused(options, reason):
    assert refused(PEOPLE, **options) == reason


def test_two_meetings_in_one_file():
    other = "Dato: 26/10-23 kl. 9-10"
    assert refused(PEOPLE, CONCERNS, f"# {TITLE}", other, PEOPLE) == "several_meetings"
    assert refused(PEOPLE, CONCERNS, "## Fakta", other, PEOPLE) == "several_meetings"
    other_network = f"# {TITLE.replace('Gildbro', 'Torslunde')}"
    assert refused(PEOPLE, other_network, "Dato: 5/10-23 kl. 9-10", PEOPLE) == "several_meetings"


def test_an_agenda_with_those_invited_is_no_meeting():
    title = TITLE.replace("Referat", "Dagsorden")
    invited = "## Deltagere\n\n- Jonas Vestergren\n- LKA\n"
    found = read(invited, AGENDA, title=title, when="Dato: 7/12-23 kl. 9-11")
    assert found.meeting.status == "agenda_only"
    assert found.attendances == []
    assert len(found.agenda_items) == 3


def test_a_template_with_prompts_is_not_filled_in():
    empty = people("| [navn] | [organisation] | [status] |", "| … | … | … |")
    told = ("## Bekymringer\n\n[Skriv her]", "## Opfølgning\n\n...")
    assert read(empty, *told).meeting.status == "agenda_only"


# -- people ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Udeblevet uden afbud", "absent"),
        ("ikke til stede", "absent"),
        ("mødte ikke", "absent"),
        ("Afbud (syg)", "apologies"),
        ("meldt afbud", "apologies"),
        ("Fraværende", "absent"),
        ("Fraværende med afbud", "apologies"),
        ("TIL STEDE", "present"),
        ("kom kl. 9.45", "present"),
        ("x", "present"),
    ],
)
def test_statuses(said, status):
    assert read(people(f"| JVE | gadeplan | {said} |")).attendances[0].status == status


@pytest.mark.parametrize(
    ("said", "came", "left"),
    [
        ("Til stede (kom kl. 9.45)", "9.45", None),
        ("Til stede, gik kl. 10.30", None, "10.30"),
        ("Til stede kl. 9.45-10.30", "9.45", "10.30"),
        ("deltog fra kl. 9:45 til kl. 10:30", "9.45", "10.30"),
        ("ankom 9.45", "9.45", None),
        ("forlod mødet kl. 10.30 pga. andet møde", None, "10.30"),
        ("Til stede", None, None),
        ("Til stede, lærer fra 7. klasse", None, None),
        ("Afbud, kom kl. 9.45", None, None),
    ],
)
def test_who_came_late_or_left_early(said, came, left):
    def clock(text):
        return text and dt.datetime.strptime(text, "%H.%M").time()  # noqa: DTZ007 - a clock time

    found = read(people(f"| JVE | gadeplan | {said} |")).attendances[0]
    assert (found.from_time, found.to_time) == (clock(came), clock(left))


@pytest.mark.parametrize(
    "cell",
    ["jonas  vestergren", "Vestergren, Jonas", "Jonas Vestergren (JVE)", "JVE – Jonas Vestergren",
     "Konsulent Jonas Vestergren", "Op1", "**Jonas Vestergren**"],
)  # fmt: skip
def test_our_own_by_any_wording(cell):
    assert [one.staff_code for one in read(people(f"| {cell} | x | Til stede |")).attendances] == [
        "OP1"
    ]


@pytest.mark.parametrize(
    "cell",
    ["Jonas Vestergren Holm", "Lars Jonas Vestergren", "JVEN", "Jonas", "Vestergren", "OP11"],
)
def test_somebody_else_by_a_like_name(cell):
    assert read(people(f"| {cell} | Politi | Til stede |")).attendances == [
        Attendance(None, "police", "present")
    ]


def test_two_of_ours_in_one_cell():
    found = read(people("| Jonas Vestergren og LKA | gadeplan | Til stede |")).attendances
    assert [one.staff_code for one in found] == ["OP1", "OP2"]


def test_where_only_absence_is_marked_the_others_came():
    found = read(people("| JVE | gadeplan | |", "| LKA | gadeplan | Afbud |")).attendances
    assert [one.status for one in found] == ["present", "apologies"]


def test_a_blank_among_those_marked_is_not_counted():
    found = read(people("| JVE | gadeplan | |", "| LKA | gadeplan | Til stede |")).attendances
    assert [one.staff_code for one in found] == ["OP2"]


def test_the_same_person_in_two_places_came_if_they_came():
    twice = people("| Kvisto Rimløv | Politi | Til stede |", "| JVE | x | Afbud |")
    also = "## Afbud\n\n- Kvisto Rimløv (politi)\n"
    assert read(twice, also).attendances == [
        Attendance(None, "police", "present"), Attendance("OP1", None, "apologies"),
    ]  # fmt: skip


def test_two_who_are_named_by_their_organisation_are_two():
    found = read("## Deltagere\n\n- Politiet\n- Politiet\n- Skolen\n").attendances
    assert [one.organisation for one in found] == ["police", "police", "school"]


@pytest.mark.parametrize(
    ("written", "code"),
    [("Vibeholmskolen", "school"), ("politibetjent", "police"), ("Klubleder", "club"),
     ("Ishøj Kommune", "other"), ("", "other"), ("den lokale skoles leder", "school")],
)  # fmt: skip
def test_organisations(written, code):
    found = read(people(f"| Kvisto Rimløv | {written} | Til stede |"))
    assert found.attendances == [Attendance(None, code, "present")]


def test_who_is_from_nowhere_is_told_once():
    rows = [f"| Kvisto Rimløv{letter} | | Til stede |" for letter in "abc"]
    assert [reason for reason, _ in read(people(*rows)).notes] == ["unknown_participant"]
    ours = people("| Kvisto Rimløv | Ishøj Kommune | Til stede |")
    assert read(ours).notes == []


def test_sentences_below_the_list_are_nobody():
    text = "- JVE\n\nAlle mødte til tiden, og stemningen var god.\n\nTak for kaffen!\n"
    assert [one.staff_code for one in read(f"## Deltagere\n\n{text}").attendances] == ["OP1"]


def test_columns_are_found_by_their_headings():
    rows = ("| x | | Skole | Kvisto Rimløv |", "| | x | gadeplan | JVE |", "| 2 | | | I alt |")
    table = people(*rows, header="| Til stede | Afbud | Funktion | Navn |")
    assert read(table).attendances == [
        Attendance(None, "school", "present"), Attendance("OP1", None, "apologies"),
    ]  # fmt: skip


def test_tables_are_known_by_their_headings_wherever_they_stand():
    bare = [re.sub(r"^## .*\n", "", one) for one in (PEOPLE, CONCERNS, OLD, NEW)]
    texts = [f"## Andet {number}\n\n{one}" for number, one in enumerate(bare)]
    found, whole = read(*texts), read(PEOPLE, CONCERNS, OLD, NEW)
    assert dataclasses.replace(found, agenda_items=whole.agenda_items) == whole


def test_columns_of_clock_times():
    table = people("| JVE | kl. 9.45 | |", "| LKA | | 10:30 |", header="| Navn | Kom | Gik |")
    assert [(one.from_time, one.to_time) for one in read(table).attendances] == [
        (dt.time(9, 45), None), (None, dt.time(10, 30)),
    ]  # fmt: skip


# -- concerns and follow-ups -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "topic", "count"),
    [
        ("Rusmidler (3)", "drugs", 3),
        ("rusmidler x 3", "drugs", 3),
        ("3 gange hærværk", "vandalism", 3),
        ("Hærværket ved hallen: 2", "vandalism", 2),
        ("Hærværk på vej 12, nr. 2100", "vandalism", 1),
        ("Uro om aftenen", "other", 1),
        ("Hash, cpr 310299-1234", "drugs", 1),
    ],
)
def test_items_of_concern(line, topic, count):
    assert read(PEOPLE, f"## Bekymringer\n\n- {line}").concerns == [
        Concern("gildbro", topic, count)
    ]


@pytest.mark.parametrize(
    ("cell", "count"),
    [("", 1), ("3", 3), ("3 gange", 3), ("ca. 4", 4), ("tre", 3), ("0", None), ("310299-1234", 1),
     ("3102991234", 1), ("20 30 40 50", 1)],
)  # fmt: skip
def test_counts_are_counts(cell, count):
    table = f"## Bekymringer\n\n| Emne | Antal |\n|---|---|\n| Hash | {cell} |\n"
    expected = [] if count is None else [Concern("gildbro", "drugs", count)]
    assert read(PEOPLE, table).concerns == expected


def test_running_text_about_concerns_is_no_list_of_them():
    prose = "Der var en lang snak.\n\nNaboen har ringet 3 gange i maj."
    assert read(PEOPLE, f"## Bekymringer\n\n{prose}").concerns == []


def test_a_follow_up_in_two_sections_is_one():
    again = OLD.replace("Opfølgning fra sidst", "Opfølgning").replace("Lukket 28-09-2023", "Åben")
    for order in ((OLD, again), (again, OLD)):
        [one] = read(PEOPLE, *order).action_items
        assert (one.status, one.closed_on) == ("closed", dt.date(2023, 9, 28))


def test_equal_follow_ups_without_numbers_are_two():
    header = "| Opgave | Ansvarlig | Frist |\n|---|---|---|\n"
    rows = "| Ringe til skolen | JVE | 1/12-23 |\n| Ringe til klubben | JVE | 1/12-23 |\n"
    ids = [one.action_id for one in read(PEOPLE, f"## Opfølgning\n\n{header}{rows}").action_items]
    assert len(set(ids)) == 2
    assert all(re.fullmatch(r"h-[0-9a-f]{12}", one) for one in ids)


@pytest.mark.parametrize(
    ("said", "status", "closed_on"),
    [
        ("Åben", "open", None), ("", "open", None), ("i gang", "open", None),
        ("ikke afsluttet", "open", None), ("endnu ikke lukket", "open", None),
        ("Lukket 1/10-23", "closed", dt.date(2023, 10, 1)), ("udført", "closed", None),
        ("Afsluttet den 1. oktober 2023", "closed", dt.date(2023, 10, 1)),
        ("Bortfaldet 1/10-23", "dropped", None), ("udgår", "dropped", None),
    ],
)  # fmt: skip
def test_how_a_follow_up_stands(said, status, closed_on):
    [found] = read(PEOPLE, OLD.replace("Lukket 28-09-2023", said)).action_items
    assert (found.status, found.closed_on) == (status, closed_on)


def test_dashes_in_an_id_and_sentences_that_name_one():
    [found] = read(PEOPLE, OLD.replace("H-2023-02-1", "h–2023‑02–1")).action_items
    assert found.action_id == "H-2023-02-1"
    prose = "## Opfølgning fra sidst\n\nVi talte om H-2023-02-1, som venter.\n\n- H-2023-09-1 Ringe"
    assert [one.action_id for one in read(PEOPLE, prose).action_items] == ["H-2023-09-1"]


def test_a_task_with_somebody_in_front():
    [found] = read(PEOPLE, "## Opfølgning\n\n- JVE: ringe til skolen, senest 1/12-23").action_items
    assert (found.kind, found.responsible_staff_code) == ("contact", "OP1")
    assert found.due_on == dt.date(2023, 12, 1)


# -- no text ---------------------------------------------------------------------------------------

CODES = re.compile(r"[a-z_]{1,40}|OP\d|KON\d|H-\d{4}-\d{1,3}-\d{1,3}|h-[0-9a-f]{12}")
PLANTS = ("Vindulf Kragetop", "310299-1234", "tlf. 00 12 34 56", "v.kragetop@example.org",
          "Kvisttroldevej 7", "AB 12 345")  # fmt: skip


def read_or_reason(text: str):
    try:
        return read_minutes(text.encode(), "markdown", WORDS)
    except MinutesRefused as refused:
        return str(refused)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9))
def test_whatever_is_planted_only_codes_come_out(seed):
    """Pieces of personal data in any place of any line: every string returned is a code."""
    draw = random.Random(seed)  # noqa: S311 - invented data, not a secret
    lines = markdown(*SECTIONS).decode().split("\n")
    for _ in range(12):
        at = draw.randrange(len(lines))
        spot = draw.randrange(len(lines[at]) + 1)
        lines[at] = f"{lines[at][:spot]} {draw.choice(PLANTS)} {lines[at][spot:]}"
    found = read_or_reason("\n".join(lines))
    if isinstance(found, str):
        assert CODES.fullmatch(found)
        return
    values = [found.meeting, *found.attendances, *found.agenda_items, *found.concerns]
    for row in [*values, *found.action_items]:
        for value in vars(row).values():
            assert not isinstance(value, str) or CODES.fullmatch(value)
            assert not isinstance(value, int) or value < 1440
    assert all(CODES.fullmatch(reason) for reason, _ in found.notes)
