"""Tables of a PDF whose rows are told apart by shading or by every other rule: no row is lost."""

from __future__ import annotations

import datetime as dt
import io

import pdfplumber
import pytest
import typst
from sample_words import sample_words

from pipeline.ingest.minutes import read_minutes
from pipeline.ingest.minutes.pdf_tables import tables_of

# Word's list and shading styles, as an office program prints them.
LOOKS = {
    "every row ruled": "stroke: 0.5pt",
    "every other row shaded": "stroke: none, fill: (_, y) => if calc.odd(y) { luma(220) }",
    "shaded between two rules": (
        "fill: (_, y) => if calc.odd(y) { luma(220) }, "
        "stroke: (_, y) => if y == 0 { (top: 1pt, bottom: 1pt) }"
    ),
    "cells of every other row": (
        "stroke: (_, y) => if calc.odd(y) { 0.5pt } else { (top: 0.5pt, bottom: 0.5pt) }"
    ),
}
PEOPLE = (
    ("Navn", "Funktion", "Fremmøde"),
    ("Jonas Vestergren", "gadeplansmedarbejder", "Til stede"),
    ("Lone Hjort", "lokalbetjent, politiet", "Afbud"),
    ("Ida Bang", "lærer, Vibeholmskolen", "Til stede"),
    ("Bo Lund", "Fritidsklubben", "Til stede"),
)
TASKS = (
    ("Opgave", "Ansvarlig", "Frist"),
    ("Kontakte boligforeningen om belysningen ved stien og parkeringspladsen bag butikkerne",
     "Jonas Vestergren", "1. april 2024"),
    ("Besøge klubben", "Politiet", "15. april 2024"),
)  # fmt: skip


def table(rows: tuple[tuple[str, ...], ...], look: str) -> str:
    cells = ", ".join(f"[{cell}]" for row in rows for cell in row)
    return f"#table(columns: (1fr, 1fr, 1fr), inset: (x: 5pt, y: 2pt), {LOOKS[look]}, {cells})"


def pdf(*parts: str) -> bytes:
    return typst.compile("\n\n".join(parts).encode())


@pytest.mark.parametrize("look", LOOKS)
def test_every_row_of_people_and_tasks_is_read(look: str) -> None:
    content = pdf(
        "= Referat af SSP-møde i Vibeholm", "Dato: 14. marts 2024 kl. 9.00-10.30", "Deltagere",
        table(PEOPLE, look), "Nye aftaler", table(TASKS, look),
    )  # fmt: skip
    minutes = read_minutes(content, "pdf", sample_words(dt.date(2099, 1, 1)))
    assert [(one.staff_code, one.organisation, one.status) for one in minutes.attendances] == [
        ("OP1", None, "present"),
        (None, "police", "apologies"),
        (None, "school", "present"),
        (None, "club", "present"),
    ]
    assert [
        (one.kind, one.responsible_staff_code or one.responsible_organisation, one.due_on)
        for one in minutes.action_items
    ] == [
        ("contact", "OP1", dt.date(2024, 4, 1)),
        ("visit", "police", dt.date(2024, 4, 15)),
    ]


@pytest.mark.parametrize("look", LOOKS)
def test_a_heading_or_a_paragraph_beside_a_table_is_no_row(look: str) -> None:
    after = "Vi talte længe om de unge ved stationen og om, hvad der skal til for at få ro igen."
    content = pdf("Før tabellen", table(PEOPLE, look), "Nye aftaler", table(TASKS, look), after)
    with pdfplumber.open(io.BytesIO(content)) as opened:
        first, second = tables_of(opened.pages[0])
    assert first.rows == PEOPLE
    assert [row[1:] for row in second.rows] == [row[1:] for row in TASKS]


def test_a_cell_over_all_columns_stays_one() -> None:
    content = typst.compile(
        b"#table(columns: (1fr, 1fr), stroke: 0.5pt, table.cell(colspan: 2)[Aftaler fra sidst],"
        b"[Opgave], [Hvem], [Ringe til klubben], [Jonas])"
    )
    with pdfplumber.open(io.BytesIO(content)) as opened:
        [found] = tables_of(opened.pages[0])
    assert found.rows[0][0] == "Aftaler fra sidst"
    assert len(found.rows) == 3
