"""What other programs, and older ones, leave in a document: marks, tabs, code pages, long heads."""

from __future__ import annotations

import datetime as dt
import io
from email.message import EmailMessage
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from sample_words import sample_words

from pipeline.ingest.minutes import MinutesRefused, read_minutes
from pipeline.ingest.minutes.blocks import Table
from pipeline.ingest.minutes.docx_reader import read_docx
from pipeline.ingest.minutes.text_reader import read_text
from pipeline.ingest.readers.formats import recognise
from pipeline.ingest.readers.source import Source

WORDS = sample_words(dt.date(2099, 1, 1))
TEXT = (
    "Referat af SSP-møde i Gildbro\nDato: 14. marts 2024 kl. 9.00-10.30\n"
    "Til stede: Jonas Vestergren, Ida Bang (lærer, Vibeholmskolen)\n\nNye aftaler\n"
    "- Jonas Vestergren besøger klubben senest 1. maj 2024\n"
)


def saved(document: Any) -> bytes:
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def field(document: Any, label: str, text: str, *, style: str = "", colour: str = "") -> None:
    """Add a label and a content control that is still marked as showing its prompt."""
    paragraph = document.add_paragraph(label)
    control, settings, content = (
        OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent")
    )
    settings.append(OxmlElement("w:showingPlcHdr"))
    run = paragraph.add_run(text)
    for name, value in (("rStyle", style), ("color", colour)):
        if value:
            one = OxmlElement(f"w:{name}")
            one.set(qn("w:val"), value)
            run._r.get_or_add_rPr().append(one)
    content.append(run._r)
    control.append(settings)
    control.append(content)
    paragraph._p.append(control)


def test_a_field_that_is_filled_counts_though_it_is_marked_as_empty() -> None:
    document = docx.Document()
    document.add_heading("Referat af SSP-møde", 1)
    field(document, "Netværk: ", "Gildbro")
    field(document, "Dato: ", "14. marts 2024")
    field(document, "Tid: ", "9.00-10.30")
    field(document, "Til stede: ", "Jonas Vestergren")
    minutes = read_minutes(saved(document), "docx", WORDS)
    assert minutes.meeting.network_code == "gildbro"
    assert minutes.meeting.meeting_date == dt.date(2024, 3, 14)
    assert [one.staff_code for one in minutes.attendances] == ["OP1"]


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("Gildbro", {"style": "PlaceholderText"}),
        ("Gildbro", {"style": "Pladsholdertekst"}),
        ("Gildbro", {"colour": "808080"}),
        ("[Gildbro]", {}),
        ("Klik eller tryk her for at skrive tekst.", {}),
        ("Vælg netværk, fx Gildbro", {}),
    ],
)
def test_a_prompt_is_no_value(text: str, looks: dict[str, str]) -> None:
    document = docx.Document()
    document.add_heading("Referat af SSP-møde", 1)
    field(document, "Netværk: ", text, **looks)
    document.add_paragraph("Dato: 14. marts 2024 kl. 9-10")
    with pytest.raises(MinutesRefused) as refused:
        read_minutes(saved(document), "docx", WORDS)
    assert refused.value.reason_code == "no_network"


def test_hidden_text_is_no_value_and_is_looked_through_for_names() -> None:
    document = docx.Document()
    document.add_heading("Referat af SSP-møde i Gildbro", 1)
    document.add_paragraph("Dato: 14. marts 2024 kl. 9-10")
    people = document.add_paragraph("Til stede: Jonas Vestergren")
    people.add_run(", Leyla Karadeniz").font.hidden = True
    document.paragraphs[1].add_run(" Ring til Mehmet Yildirim, 010190-1234").font.hidden = True
    minutes = read_minutes(saved(document), "docx", WORDS)
    assert [one.staff_code for one in minutes.attendances] == ["OP1"]
    assert ("personal_beside_text", None) in minutes.notes


def test_tables_that_are_laid_out_by_a_table_are_read() -> None:
    document = docx.Document()
    document.add_heading("Referat af SSP-møde i Gildbro", 1)
    document.add_paragraph("Dato: 14. marts 2024 kl. 9-10")
    cells = document.add_table(1, 2).rows[0].cells
    for cell, rows in (
        (cells[0], (("Navn", "Status"), ("Jonas Vestergren", "Til stede"))),
        (cells[1], (("Opgave", "Ansvarlig"), ("Ringe til klubben", "Jonas Vestergren"))),
    ):
        inner = cell.add_table(2, 2)
        for nth, row in enumerate(rows):
            for at, text in enumerate(row):
                inner.cell(nth, at).text = text
    minutes = read_minutes(saved(document), "docx", WORDS)
    assert [one.staff_code for one in minutes.attendances] == ["OP1"]
    assert [one.responsible_staff_code for one in minutes.action_items] == ["OP1"]


def blocks(*lines: str) -> list[Any]:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return [
        one.rows if isinstance(one, Table) else one.text
        for one in read_docx(saved(document)).blocks
    ]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (  # as many tabs on each: a blank cell is one
            ("Opgave\tHvem\tFrist", "Ringe\tJonas\t1. maj", "Skrive\t\t2. maj"),
            [(("Opgave", "Hvem", "Frist"), ("Ringe", "Jonas", "1. maj"), ("Skrive", "", "2. maj"))],
        ),
        (  # as many as it takes to get to the next stop
            ("Navn\t\t\tFunktion\tMødt", "Jonas Vestergren\tSSP\t\tJa", "Ida\t\t\tSkole\t\tJa"),
            [
                (
                    ("Navn", "Funktion", "Mødt"),
                    ("Jonas Vestergren", "SSP", "Ja"),
                    ("Ida", "Skole", "Ja"),
                )
            ],
        ),
        (("Dato:\t14. marts", "Tid:\t9-10"), ["Dato: 14. marts", "Tid: 9-10"]),
        (("1.\tVelkomst", "2.\tEventuelt"), ["1. Velkomst", "2. Eventuelt"]),
        (("Dato\t14. marts", "Slut"), ["Dato 14. marts", "Slut"]),
        (
            ("Dato:\t14. marts", "Navn\tSkole\tMødt", "Ida\tBakken\tJa"),
            ["Dato: 14. marts", (("Navn", "Skole", "Mødt"), ("Ida", "Bakken", "Ja"))],
        ),
    ],
)
def test_lines_set_by_tab_stops(lines: tuple[str, ...], found: list[Any]) -> None:
    assert blocks("Før", *lines, "Efter") == ["Før", *found, "Efter"]


TABLES = """Referat af SSP-møde i Gildbro
Dato: 14. marts 2024 kl. 9.00-10.30
Deltagere
Navn
Funktion
Fremmøde
Jonas Vestergren
gadeplansmedarbejder
Til stede
Lone Hjort
lokalbetjent, politiet
Afbud
Nye aftaler
Opgave
Ansvarlig
Frist
Kontakte boligforeningen om belysningen ved stien, som de unge har spurgt til
Jonas Vestergren
1. april 2024
Besøge klubben
Politiet

Ringe til skolen

løbende
"""


def test_a_table_saved_as_text_with_a_cell_on_each_line() -> None:
    minutes = read_minutes(TABLES.encode(), "text", WORDS)
    assert [(one.staff_code, one.organisation, one.status) for one in minutes.attendances] == [
        ("OP1", None, "present"),
        (None, "police", "apologies"),
    ]
    assert [
        (one.kind, one.responsible_staff_code or one.responsible_organisation, one.due_on)
        for one in minutes.action_items
    ] == [
        ("contact", "OP1", dt.date(2024, 4, 1)),
        ("visit", "police", None),
        ("contact", None, None),
    ]


def test_labels_with_what_they_say_below_are_no_table() -> None:
    told = "Opgave\nRinge til klubben\nAnsvarlig\nJonas Vestergren\nFrist\n1. april 2024\n"
    assert not any(isinstance(one, Table) for one in read_text(told).blocks)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp850", "cp865",
     "mac_roman", "iso8859_15"],
)  # fmt: skip
def test_text_of_every_system_reads_the_same(encoding: str) -> None:
    assert read_minutes(TEXT.encode(encoding), "text", WORDS) == read_minutes(
        TEXT.encode(), "text", WORDS
    )


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_what_does_not_say_how_it_is_written_is_refused(encoding: str) -> None:
    with pytest.raises(MinutesRefused) as refused:
        read_minutes(TEXT.encode(encoding), "text", WORDS)
    assert refused.value.reason_code == "unreadable_document"


def test_quotes_and_signs_of_windows_are_no_letters_of_dos() -> None:
    told = TEXT.replace("besøger", "»besøger« ’lige’ † ›nu‹ og")
    assert read_minutes(told.encode("cp1252"), "text", WORDS).action_items


@pytest.mark.parametrize("size", [1_000, 80_000, 300_000])
def test_a_mail_is_one_however_long_its_head_is(size: int) -> None:
    systems = "".join(f"X-Filter-{nth}: {'a' * 60}\r\n" for nth in range(size // 75))
    mail = (
        f"Received: by a\r\n{systems}From: a@b.example\r\nSubject: Referat\r\n\r\n{TEXT}".encode()
    )
    assert recognise(Source.of_bytes(mail)).document == "mail"


def test_a_long_text_with_colons_is_no_mail() -> None:
    told = "".join(f"Punkt: {'a' * 60}\r\n" for _ in range(2_000)).encode()
    assert recognise(Source.of_bytes(told)).shape == "text"


NOTES = """---
tags: [ssp, møde]
aliases: []
---

# Referat af SSP-møde i Gildbro

Dato: 14. marts 2024 kl. 9.00-10.30

## Deltagere

- [[Jonas Vestergren]]
- [[Personer/Leyla Karadeniz|Leyla Karadeniz]]

## Orientering

> [!note] Intet nyt fra klubben.

![[tavle.png]]

## Opgaver

- [ ] Ringe til klubben @Jonas Vestergren \N{CALENDAR} 2024-04-01
- [ ] Besøge skolen – [[Personer/Leyla Karadeniz]], senest 15. april 2024
"""


def test_notes_of_a_note_program() -> None:
    minutes = read_minutes(NOTES.encode(), "markdown", WORDS)
    assert [one.staff_code for one in minutes.attendances] == ["OP1", "OP2"]
    assert [(one.responsible_staff_code, one.due_on) for one in minutes.action_items] == [
        ("OP1", dt.date(2024, 4, 1)),
        ("OP2", dt.date(2024, 4, 15)),
    ]
    assert minutes.concerns == []
    assert minutes.notes == [("image_not_read", None)]


def test_a_web_page_that_is_laid_out_by_a_table() -> None:
    inner = (
        "<h1>Referat af SSP-møde i Gildbro</h1><p>Dato: 14. marts 2024 kl. 9-10</p>"
        "<table><tr><td>Navn</td><td>Status</td></tr>"
        "<tr><td>Jonas Vestergren</td><td>Til stede</td></tr></table>"
    )
    page = f"<html><body><table><tr><td>Menu</td><td>{inner}</td></tr></table></body></html>"
    minutes = read_minutes(page.encode(), "html", WORDS)
    assert [one.staff_code for one in minutes.attendances] == ["OP1"]


def test_a_file_of_a_mail_that_has_no_name_is_known_by_its_beginning() -> None:
    document = docx.Document()
    for line in TEXT.split("\n"):
        document.add_paragraph(line)
    mail = EmailMessage()
    mail["Subject"], mail["From"] = "Hilsen", "a@b.example"
    mail.set_content("Hermed.")
    mail.add_attachment(saved(document), maintype="application", subtype="octet-stream")
    assert read_minutes(mail.as_bytes(), "mail", WORDS).meeting.network_code == "gildbro"
