"""Tables of a PDF whose columns are told by white space alone are read; prose is not torn."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import typst
from sample_words import sample_words

from pipeline.ingest.minutes import read_minutes
from pipeline.ingest.minutes.blocks import Block, Heading, Paragraph, Table
from pipeline.ingest.minutes.pdf_reader import read_pdf

PEOPLE = (
    ("Navn", "Funktion", "Fremmøde"),
    ("Jonas Vestergren", "gadeplansmedarbejder", "Til stede"),
    ("Lone Hjort", "lokalbetjent, politiet", "Afbud"),
    ("Ida Bang", "lærer, Vibeholmskolen", "Til stede"),
)
TASKS = (
    ("Opgave", "Ansvarlig", "Frist"),
    ("Kontakte boligforeningen om belysningen ved stien og parkeringspladsen bag butikkerne",
     "Jonas Vestergren", "1. april 2024"),
    ("Besøge klubben", "Politiet", "15. april 2024"),
    ("Indkalde til et fælles møde om de lange pauser mellem timerne", "Vibeholmskolen",
     "2. maj 2024"),
)  # fmt: skip
PROSE = (
    "Vi talte længe om de unge ved stationen og om, hvad der skal til, for at der bliver ro om "
    "aftenen. Flere har set, at der er kommet nye til, og at gruppen er blevet større hen over "
    "vinteren, men at stemningen for det meste er god."
)
LOOKS = {
    "close rows": "inset: (x: 5pt, y: 2pt)",
    "rows apart": "inset: (x: 5pt, y: 6pt)",
    "centred": "align: center, inset: 5pt",
    "in the middle of a row": "align: left + horizon, inset: 5pt",
    "days to the right": "align: (left, left, right), inset: 5pt",
    "as wide as its words": "columns: (auto, auto, auto), column-gutter: 9pt, inset: 2pt",
    "the first column wide": "columns: (2fr, 1fr, 1fr), inset: (x: 5pt, y: 2pt)",
}


def table(rows: tuple[tuple[str, ...], ...], look: str = "inset: (x: 5pt, y: 2pt)") -> str:
    cells = ", ".join(f'"{cell}"' for row in rows for cell in row)  # "1. april" is no list
    columns = "" if "columns:" in look else f"columns: {len(rows[0])} * (1fr,), "
    return f"#table(stroke: none, {columns}{look}, {cells})"


def blocks(*parts: str, setting: str = "") -> list[Block]:
    return read_pdf(typst.compile("\n\n".join((setting, *parts)).encode())).blocks


def text_of(found: list[Block]) -> list[Any]:
    return [one.rows if isinstance(one, Table) else one.text for one in found]


@pytest.mark.parametrize("setting", ["", "#set par(justify: true)", "#set text(size: 8pt)"])
@pytest.mark.parametrize("look", LOOKS.values(), ids=list(LOOKS))
def test_rows_are_read_whole(look: str, setting: str) -> None:
    found = blocks(
        "Deltagere",
        table(PEOPLE, look),
        "Nye aftaler",
        table(TASKS, look),
        PROSE,
        setting=setting,
    )
    assert text_of(found) == ["Deltagere", PEOPLE, "Nye aftaler", TASKS, PROSE]


def test_columns_may_be_nearer_than_words_of_two_sentences() -> None:
    rows = table(TASKS, "inset: (x: 1.5pt, y: 2pt)")
    assert text_of(blocks("Nye aftaler", rows, PROSE)) == ["Nye aftaler", TASKS, PROSE]


def test_people_and_tasks_are_those_of_the_table() -> None:
    content = typst.compile(
        "\n\n".join(
            (
                "= Referat af SSP-møde i Vibeholm", "Dato: 14. marts 2024 kl. 9.00-10.30",
                "Deltagere", table(PEOPLE), "Nye aftaler", table(TASKS),
            )
        ).encode()
    )  # fmt: skip
    minutes = read_minutes(content, "pdf", sample_words(dt.date(2099, 1, 1)))
    assert [(one.staff_code, one.organisation, one.status) for one in minutes.attendances] == [
        ("OP1", None, "present"),
        (None, "police", "apologies"),
        (None, "school", "present"),
    ]
    assert [
        (one.kind, one.responsible_staff_code or one.responsible_organisation, one.due_on)
        for one in minutes.action_items
    ] == [
        ("contact", "OP1", dt.date(2024, 4, 1)),
        ("visit", "police", dt.date(2024, 4, 15)),
        ("agreement", "school", dt.date(2024, 5, 2)),
    ]


@pytest.mark.parametrize("lines", range(20, 36))
def test_a_table_over_two_pages_is_one(lines: int) -> None:
    """Wherever the page ends, within a row too."""
    space = f"#v({lines} * 1em)"
    setting = '#set page(paper: "a5", numbering: "1", header: [Referat, Vibeholm])'
    found = blocks(space, "Nye aftaler", table(TASKS + TASKS[1:]), "Ha' det godt.", setting=setting)
    [rows] = [one.rows for one in found if isinstance(one, Table)]
    assert rows == TASKS + TASKS[1:]


def test_cells_that_are_blank_stay_so() -> None:
    rows = (TASKS[0], ("Ringe til skolen", "", "3. maj 2024"), ("Skrive til klubben", "OP1", ""),
            ("Spørge naboerne", "", ""), ("Besøge parken", "Politiet", "4. maj 2024"))  # fmt: skip
    assert text_of(blocks("Aftaler", table(rows))) == ["Aftaler", rows]


def test_labels_and_what_they_say_are_lines() -> None:
    rows = (("Dato:", "14. marts 2024"), ("Sted:", "Rådhuset"), ("Til stede:", PROSE))
    assert text_of(blocks(table(rows))) == [f"{label} {said}" for label, said in rows]


def test_a_table_below_another_kind_of_table_begins_anew() -> None:
    facts = (("Dato:", "14. marts 2024"), ("Sted:", "Rådhuset"), ("Mødeleder:", "Jonas Vestergren"))
    found = text_of(blocks(table(facts), "== Punkter", table(TASKS)))
    assert found == [*(f"{label} {said}" for label, said in facts), "Punkter", TASKS]


@pytest.mark.parametrize("setting", ["", "#set par(justify: true)"])
@pytest.mark.parametrize("width", range(150, 500, 25))
def test_prose_is_not_torn(width: int, setting: str) -> None:
    found = blocks("== Drøftelse", f"#block(width: {width}pt)[{PROSE} {PROSE}]", setting=setting)
    assert [type(one) for one in found] == [Heading, Paragraph]
    assert text_of(found)[1] == f"{PROSE} {PROSE}"


def test_lists_are_no_tables() -> None:
    found = blocks(
        "+ Velkomst\n+ Siden sidst\n+ Eventuelt", "#set list(body-indent: 2em)\n- A\n- B"
    )
    assert not any(isinstance(one, Table) for one in found)
    assert len(found) == 5
