"""A PDF set in two columns is read column by column; tables and lists of a browser as they look."""

from __future__ import annotations

from typing import Any

import pytest
import typst

from pipeline.ingest.minutes.blocks import Block, ListItem, Table
from pipeline.ingest.minutes.pdf_reader import read_pdf

PROSE = (
    (
        "Vi talte længe om de unge ved stationen og om, hvad der skal til, for at der bliver ro om "
        "aftenen. Flere har set, at der er kommet nye til, og at gruppen er blevet større hen over "
        "vinteren, men at stemningen for det meste er god."
    ),
    (
        "Skolen fortalte, at der er færre konflikter i frikvartererne end i efteråret, og at "
        "elevrådet har lavet en aftale med de ældste klasser om at passe på de mindste."
    ),
)
TASKS = (
    ("Opgave", "Hvem", "Frist"),
    ("Ringe til klubben om åben dag", "Jonas", "1. april"),
    ("Besøge klubben", "Politiet", "2. april"),
    ("Skrive til skolen om de lange pauser", "Lone", "3. april"),
)
HEADING = "Referat af SSP-møde i Vibeholm"


def table(setting: str = "") -> str:
    cells = ", ".join(f'"{cell}"' for row in TASKS for cell in row)
    return f"#table({setting} columns: (auto, auto, auto), {cells})"


def read(*parts: str, setting: str = "") -> list[Any]:
    found: list[Block] = read_pdf(typst.compile("\n\n".join((setting, *parts)).encode())).blocks
    return [one.rows if isinstance(one, Table) else one.text for one in found]


@pytest.mark.parametrize("setting", ["", "#set par(justify: true)", "#set text(size: 8pt)"])
@pytest.mark.parametrize("often", [1, 2, 4])
def test_columns_are_read_one_after_the_other(often: int, setting: str) -> None:
    body = ("== Orientering", *PROSE * often, "== Aftaler", "- Ringe til klubben", "- Skrive")
    told = ["Orientering", *PROSE * often, "Aftaler", "Ringe til klubben", "Skrive"]
    found = read(f"= {HEADING}", "#columns(2)[" + "\n\n".join(body) + "]", setting=setting)
    assert found[0] == HEADING
    assert " ".join(found[1:]) == " ".join(told)


@pytest.mark.parametrize("often", range(1, 13))
def test_pages_of_two_columns_are_read_in_order(often: int) -> None:
    setting = '#set page(paper: "a5", columns: 2, numbering: "1", header: [Referat #h(1fr) SSP])'
    found = read(f"= {HEADING}", *PROSE * often, "== Eventuelt", "Intet.", setting=setting)
    told = " ".join((HEADING, *PROSE * often, "Eventuelt", "Intet."))
    assert " ".join(one for one in found if one != "Referat SSP") == told


@pytest.mark.parametrize("look", ["", "stroke: none,"])
@pytest.mark.parametrize("lines", range(0, 40, 4))
def test_a_table_in_a_column_is_whole(lines: int, look: str) -> None:
    """Also where it goes on in the next column."""
    setting = '#set page(paper: "a4", flipped: true, columns: 2)'
    found = read(f"#v({lines} * 1em)", *PROSE, "== Aftaler", table(look), "Slut.", setting=setting)
    assert found == [*PROSE, "Aftaler", TASKS, "Slut."]


@pytest.mark.parametrize("setting", ["", "stroke: none,", "align: horizon, stroke: none,"])
def test_rows_of_tall_cells_are_no_columns(setting: str) -> None:
    rows = (("Punkt", "Drøftelse", "Beslutning"), ("Siden sidst", *PROSE), ("Skolen", *PROSE[::-1]))
    cells = ", ".join(f'"{cell}"' for row in rows for cell in row)
    assert read(f"#table({setting} columns: (1fr, 3fr, 2fr), {cells})") == [rows]


def test_bullets_that_are_drawn_begin_items() -> None:
    """Browsers draw them; a line as wide as the page would go on in the next one."""
    tasks = ("Ringe til klubben senest 1. april", "Besøge klubben i uge 12", "Skrive til skolen")
    dot = "#box(baseline: -2pt, circle(radius: 2pt, fill: black))#h(6pt)"
    content = typst.compile("\\ ".join(f'{dot}#"{task}"' for task in tasks).encode())
    items = [one for one in read_pdf(content).blocks if isinstance(one, ListItem)]
    assert tuple(one.text for one in items) == tasks
