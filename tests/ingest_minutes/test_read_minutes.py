"""One meeting, written in many ways, is the same typed values; what is not a meeting is told."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from minutes_documents import (
    AGENDA,
    CONCERNS,
    NEW,
    OLD,
    PEOPLE,
    SECTIONS,
    TITLE,
    WHEN,
    WORDS,
    as_docx,
    markdown,
)

from pipeline.ingest.minutes import (
    ActionItem,
    AgendaItem,
    Attendance,
    Concern,
    Meeting,
    MinutesRefused,
    read_minutes,
)

DAY = dt.date(2023, 10, 5)
MEETING = Meeting("gildbro", DAY, dt.time(9, 30), dt.time(11), 90, "held")
ATTENDANCES = [
    Attendance("OP1", None, "present", dt.time(9, 45), came_late=True),
    Attendance("OP2", None, "apologies"),
    Attendance(None, "school", "present"),
    Attendance(None, "police", "absent"),
]
ITEMS = [
    AgendaItem(1, "other", "decision"),
    AgendaItem(2, "vandalism", "information"),
    AgendaItem(3, "other", "concern"),
]
CONCERNS_READ = [Concern("gildbro", "drugs", 3), Concern("torslunde", "school_absence", 1)]
ACTIONS = [
    ActionItem("H-2023-02-1", "contact", "OP1", None, dt.date(2023, 9, 7), dt.date(2023, 10, 1),
               "closed", dt.date(2023, 9, 28)),
    ActionItem("H-2023-03-1", "visit", None, "police", DAY, dt.date(2023, 11, 2), "open", None),
    ActionItem("H-2023-03-2", "other", "OP2", None, DAY, dt.date(2023, 11, 2), "dropped", None),
]  # fmt: skip


def read(text, kind="markdown"):
    return read_minutes(text if isinstance(text, bytes) else text.encode(), kind, WORDS)


def refused(text, kind="markdown"):
    with pytest.raises(MinutesRefused) as caught:
        read(text, kind)
    return caught.value.reason_code


def assert_whole(minutes):
    assert minutes.meeting == MEETING
    assert minutes.attendances == ATTENDANCES
    assert minutes.agenda_items == ITEMS
    assert minutes.concerns == CONCERNS_READ
    assert minutes.action_items == ACTIONS


def test_markdown():
    assert_whole(read(markdown(*SECTIONS)))


def test_docx():
    assert_whole(read(as_docx(markdown(*SECTIONS).decode()), "docx"))


def test_plain_text():
    text = markdown(*SECTIONS).decode().replace("# ", "").replace("#", "").replace("|---", "")
    assert_whole(read(text, "text"))


@pytest.mark.parametrize("order", list(itertools.permutations(range(5)))[::17])
def test_the_order_of_the_sections_does_not_matter(order):
    minutes = read(markdown(*(SECTIONS[number] for number in order)))
    assert minutes.meeting == MEETING
    assert minutes.attendances == ATTENDANCES
    assert minutes.concerns == CONCERNS_READ
    assert sorted(minutes.action_items, key=lambda item: item.action_id) == ACTIONS


LISTED = """**Deltagere:**

- Jonas Vestergren (operativ medarbejder) – til stede, kom kl. 9.45
- Leyla Karadeniz – afbud
- Plantrine Birkesump (skolen) – til stede
- Kvisto Rimløv, politiet, ikke mødt

**Dagsorden**

1) Godkendelse af dagsorden
2) Tema: Hærværk
3) Bekymringer

**Bekymringer**

- Rusmidler (3) – Gildbro
- Torslunde: skolefravær

**Opfølgning siden sidst**

- H-2023-02-1: Kontakte klubben – ansvarlig: JVE – besluttet: 7. september 2023 – frist: 1/10-23 – lukket 28.9.2023

**Aftaler**

- H-2023-03-1 Besøge 8. årgang. Ansvarlig: politiet. Besluttet: 5/10 2023. Frist: 2/11-23. Status: åben
- H-2023-03-2 Vende tilbage senere; ansvarlig Leyla Karadeniz; besluttet 05.10.2023; frist 02.11.2023; status bortfaldet
"""  # noqa: E501 - as somebody wrote it


@pytest.mark.parametrize("kind", ["markdown", "docx"])
def test_lists_and_spoken_headings(kind):
    text = markdown(LISTED).decode().replace("**", "" if kind == "docx" else "**")
    content = as_docx(text) if kind == "docx" else text
    minutes = read(content, kind)
    assert minutes.attendances == ATTENDANCES
    assert minutes.concerns == CONCERNS_READ
    assert minutes.action_items == ACTIONS


def test_people_on_one_line():
    text = markdown("Deltagere: Jonas Vestergren, LKA, Kvisto Rimløv (politi)", "Afbud: Skolen")
    assert read(text).attendances == [
        Attendance("OP1", None, "present"),
        Attendance("OP2", None, "present"),
        Attendance(None, "police", "present"),
        Attendance(None, "school", "apologies"),
    ]


def test_crosses_in_columns():
    table = """## Fremmøde

| Navn | Funktion | Til stede | Afbud |
|---|---|---|---|
| JVE | gadeplan | x |  |
| LKA | gadeplan |  | X |
"""
    assert read(markdown(table)).attendances == [
        Attendance("OP1", None, "present"),
        Attendance("OP2", None, "apologies"),
    ]


@pytest.mark.parametrize(
    "when",
    [
        "Dato: 5/10-23 kl. 9:30 til 11",
        "Dato: 2023-10-05\n\nTid: 9.30-11.00",
        "Mødedato: 5.10.2023\n\nTidspunkt: kl. 9.30 – kl. 11.00",
        "Torsdag d. 5. oktober 2023, kl. 9.30-11",
        "| Dato | 05-10-2023 |\n|---|---|\n| Tid | 9.30-11 |",
        "Dato: 05.10.23\n\nStart: 9.30\n\nSlut: kl. 11",
    ],
)
def test_habits_of_writing_when(when):
    assert read(markdown(PEOPLE, when=when)).meeting == MEETING


def test_a_title_may_say_it_all():
    title = "Referat fra mødet i SSP-netværk Gildbro den 5. oktober 2023 kl. 9.30-11.00"
    assert read(markdown(PEOPLE, title=title, when="Sted: Skolen")).meeting == MEETING


def test_a_duration_will_do():
    minutes = read(markdown(PEOPLE, when="Dato: 5. oktober 2023\n\nVarighed: 1,5 time"))
    assert minutes.meeting.duration_minutes == 90
    assert minutes.meeting.start_time is None


def test_the_longest_wording_names_the_network():
    assert read(markdown(PEOPLE, title="Referat, Torslunde Landsby")).meeting.network_code == (
        "torslunde"
    )


def test_the_next_meeting_is_not_this_one():
    minutes = read(markdown(PEOPLE, "## Næste møde\n\nDato: 7. december 2023 kl. 10-12"))
    assert minutes.meeting == MEETING


# -- what is no meeting that was held --------------------------------------------------------------


def test_cancelled():
    minutes = read(
        markdown("Mødet er aflyst på grund af for mange afbud.", title=f"AFLYST: {TITLE}")
    )
    assert minutes.meeting.status == "cancelled"
    assert minutes.attendances == minutes.action_items == []


def test_an_event_that_was_cancelled_cancels_no_meeting():
    news = "## 1. Nyt\n\nSommerfesten er aflyst."
    assert read(markdown(PEOPLE, news)).meeting.status == "held"


def test_broken_off():
    minutes = read(markdown(PEOPLE, "Mødet blev afbrudt kl. 9.50 på grund af en brandalarm."))
    assert minutes.meeting.status == "broken_off"
    assert minutes.meeting.end_time == dt.time(9, 50)
    assert minutes.meeting.duration_minutes == 20


def test_an_agenda_is_no_meeting_even_of_a_day_to_come():
    text = markdown(AGENDA, title=TITLE.replace("Referat", "Dagsorden"), when="Dato: 7/12-23")
    assert read(text).meeting.status == "agenda_only"


def test_a_template_that_nobody_filled_in():
    empty = """## Deltagere

| Navn | Organisation/funktion | Status |
|---|---|---|
| Jonas Vestergren | Operativ medarbejder |  |
"""
    assert read(markdown(empty, "## Bekymringer", "## Opfølgning")).meeting.status == "agenda_only"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (markdown(PEOPLE, title="Referat af møde"), "no_network"),
        (markdown(PEOPLE, OLD, when="Sted: Skolen"), "no_date"),
        (markdown(PEOPLE, when="Dato: 31. februar 2023 kl. 9-10"), "no_date"),
        (markdown(CONCERNS, when="Dato: 5. oktober 2023"), "no_end_time"),
        (markdown(PEOPLE, when="Dato: 5. december 2023 kl. 9-10"), "future_meeting"),
        (markdown(PEOPLE, title="Referat, Gildbro og Vejleåparken"), "several_meetings"),
        (markdown(PEOPLE, "# Referat, Torslunde", "Dato: 6/10-23 kl. 9-10"), "several_meetings"),
        (b"", "unreadable_document"),
        (b"\n\n", "unreadable_document"),
    ],
)
def test_refusals(text, reason):
    found = refused(text)
    assert found == reason or (found, reason) == ("no_text", "unreadable_document")


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 torn", b"no zip at all", b"\xd0\xcf\x11\xe0 with a password"]
)
def test_a_docx_that_is_none(content):
    assert refused(content, "docx") == "unreadable_document"


# -- follow-ups without numbers, counts, pictures ------------------------------------------------


def test_a_follow_up_without_a_number_keeps_its_id_from_meeting_to_meeting():
    header = "| Opgave | Ansvarlig | Besluttet | Frist | Status |\n|---|---|---|---|---|\n"
    first = f"## Opfølgning\n\n{header}| Ringe til skolen | JVE | | 01-12-2023 | Åben |"
    again = f"## Opfølgning fra sidst\n\n{header}| Ringe til skolen | Jonas Vestergren | 05-10-2023 | 1/12-23 | Lukket |"  # noqa: E501 - a row of a table
    [one], [two] = (
        read(markdown(PEOPLE, first)).action_items,
        read(markdown(PEOPLE, again)).action_items,
    )
    assert one.action_id == two.action_id
    assert (one.status, two.status) == ("open", "closed")


def test_equal_concerns_are_added_up_and_none_is_none():
    text = markdown(
        PEOPLE, "## Bekymringer\n\n- Hash ved stationen\n- Rusmidler (2)\n- Mange unge ude"
    )
    assert read(text).concerns == [Concern("gildbro", "drugs", 3), Concern("gildbro", "other", 1)]
    assert read(markdown(PEOPLE, "## Bekymringer\n\nIngen bekymringer denne gang.")).concerns == []


def test_somebody_of_ours_who_is_not_known_is_noted():
    minutes = read(markdown(PEOPLE.replace("LKA", "QQX")))
    assert [reason for reason, _ in minutes.notes] == ["unknown_staff_initials"]
    assert minutes.attendances[1] == Attendance(None, "other", "apologies")


def test_a_name_inside_a_longer_name_is_somebody_else():
    minutes = read(markdown(PEOPLE.replace("Jonas Vestergren", "Jonas Vestergrensen")))
    assert minutes.attendances[0].staff_code is None


def test_the_same_person_twice_counts_once():
    twice = f"{PEOPLE}| JVE | Operativ medarbejder | Til stede |\n"
    assert [one.staff_code for one in read(markdown(twice)).attendances].count("OP1") == 1


def test_a_picture_is_told():
    minutes = read(markdown(PEOPLE, "![tavle](tavle.png)"))
    assert ("image_not_read", None) in minutes.notes


def test_a_picture_alone_is_a_scan():
    assert refused("![scan](side1.png)") == "scanned_document"


# -- what must never come out --------------------------------------------------------------------


def test_nothing_that_is_returned_holds_text_of_the_document():
    news = "## 1. Nyt\n\nBorgeren Vindulf Kragetop, 310299-1234, tlf. 0012 3456, har det svært."
    task = NEW.replace("Besøge 8. årgang", "Besøge Vindulf Kragetop")
    returned = repr(read(markdown(PEOPLE, news, CONCERNS, task)))
    for piece in ("Vindulf", "Kragetop", "310299", "Plantrine", "Birkesump", "Rimløv", "årgang"):
        assert piece not in returned


def test_a_refusal_says_its_reason_alone():
    with pytest.raises(MinutesRefused) as caught:
        read(markdown(PEOPLE, title="Referat om Vindulf Kragetop"))
    assert str(caught.value) == "no_network"


def test_a_very_long_line_and_very_many_lines():
    long = "æ" * 1_000_000
    many = "\n\n".join(f"linje {number}" for number in range(5_000))
    assert read(markdown(PEOPLE, f"## 1. Nyt\n\n{long}", many)).meeting == MEETING
    assert WHEN


@pytest.mark.parametrize("clock", ["", " kl. 9.30", " kl. 11-9"])
def test_a_length_that_nobody_tells_is_unknown(clock):
    """People came, so the meeting was held; nobody says how long, so somebody is asked."""
    meeting = read(markdown(PEOPLE, when=f"Dato: 5. oktober 2023{clock}")).meeting
    assert (meeting.status, meeting.duration_minutes) == ("held", None)
    asked = [
        (name, value, source.confidence)
        for name, value, source in meeting.values()
        if name == "duration_minutes"
    ]
    assert asked == [("duration_minutes", None, 0)]
