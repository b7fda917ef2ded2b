"""Every number on every page is found in the warehouse; a wrong one would not be."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import docx
import pytest
from demo_run import Demo
from number_sweep import Cells, blocks, normal, numbers
from pypdf import PdfReader

from pipeline.reporting.render import render
from pipeline.resources import resource_folder

QUARTER = "2025-Q3"
PAGES = (
    "index.html",
    f"{QUARTER}/dashboard.html",
    f"{QUARTER}/committee.html",
    f"{QUARTER}/quality.html",
    f"{QUARTER}/methods.html",
)
# A page with fewer numbers than that has lost some, or the sweep has.
FEWEST = {"index": 8, "dashboard": 900, "committee": 150, "quality": 150, "methods": 60}


@pytest.fixture(scope="module")
def cells(demo: Demo) -> Cells:
    return Cells(demo.warehouse, QUARTER)


def page_blocks(demo: Demo, name: str) -> list[str]:
    return blocks((demo.workspace.site / name).read_text(encoding="utf-8"))


def shown(texts: list[str]) -> Counter[str]:
    return Counter(one.shown.lstrip("+") for text in texts for one in numbers(text))


@pytest.mark.parametrize("name", PAGES)
def test_every_number_is_a_cell_of_the_warehouse(name: str, demo: Demo, cells: Cells) -> None:
    texts = page_blocks(demo, name)
    assert sum(shown(texts).values()) >= FEWEST[Path(name).stem]
    unfound = {text[:160]: wrong for text in texts if (wrong := cells.unfound(text))}
    assert not unfound


@pytest.mark.parametrize("quarter", ["2022-Q1", "2024-Q1", "2025-Q4"])
def test_past_and_running_quarters_too(quarter: str, demo: Demo, tmp_path: Path) -> None:
    """One of the baseline, one of the transition, and one that has not ended."""
    render(
        demo.warehouse,
        resource_folder("reports"),
        tmp_path / "site",
        quarters=[quarter],
        audience="committee",
        engine="builtin",
    )
    cells = Cells(demo.warehouse, quarter)
    page = (tmp_path / "site" / quarter / "committee.html").read_text(encoding="utf-8")
    unfound = {text[:160]: wrong for text in blocks(page) if (wrong := cells.unfound(text))}
    assert not unfound
    index = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="([^"#]+)"', index)
    assert links
    assert all((tmp_path / "site" / link).is_file() for link in links)


def changed(text: str, place: re.Match[str]) -> str:
    """Return a text in which one number is another one: its last digit is two more."""
    digit = place[0][-1]
    other = str((int(digit) + 2) % 10)
    return f"{text[: place.end() - 1]}{other}{text[place.end() :]}"


def test_a_wrong_number_is_seen(demo: Demo, cells: Cells) -> None:
    """Each share of the notat in turn gets another last digit; three of four cannot pass.

    The others meet another figure of the same KPI, which has some twenty. The description of the
    chart of the composition names all categories at once: it is left out.
    """
    tried = seen = 0
    for text in dict.fromkeys(page_blocks(demo, f"{QUARTER}/committee.html")):
        if "Stablede søjler" in text:
            continue
        for place in re.finditer(r"\d+,\d(?= (?:%|procentpoint))", text):
            tried += 1
            seen += bool(cells.unfound(changed(text, place)))
    assert tried > 100
    assert seen >= 0.75 * tried, f"{seen} of {tried} wrong numbers were seen"


@pytest.mark.parametrize(
    "said",
    [
        "Andelen af direkte arbejde er 12,3 %.",
        "Af 19.316 modtagne registreringer er 1.234 afvist.",
        "svarende til 77 flere timer om ugen",
        "Andel undervisning 99,9 %",
    ],
)
def test_invented_numbers_are_seen(said: str, cells: Cells) -> None:
    assert cells.unfound(said)


def test_what_is_no_figure_is_left_out() -> None:
    for said in ("8. oktober 2025", "3. kvartal 2025", "opgave 3–7", "Bilag 2", "sep. 25",
                 "Marriott & Pope 1954, Biometrika 41", "(95 %-interval", "under 5 %"):  # fmt: skip
        assert not numbers(said), said
    [one] = numbers("41,9 % af tiden")
    assert one.is_of(0.41949)
    assert not one.is_of(0.41951 + 0.0005)
    assert not one.is_of(41.9)
    assert [n.value for n in numbers("fra −18,7 til −9,8 procentpoint")] == [18.7, 9.8]
    assert [n.value for n in numbers("19.315 rækker, 0,6 årsværk")] == [19315, 0.6]


def paper(demo: Demo, ending: str) -> list[str]:
    file = demo.workspace.site / QUARTER / f"committee.{ending}"
    if ending == "docx":
        document = docx.Document(str(file))
        rows = [row for table in document.tables for row in table.rows]
        texts = [" ".join(cell.text for cell in row.cells) for row in rows]
        return [normal(text) for text in [*texts, *(p.text for p in document.paragraphs)]]
    pages = [page.extract_text() for page in PdfReader(file).pages]
    # The number of the page stands at its foot.
    texts = [re.sub(r"\b\d / \d\b", " ", page) for page in pages]
    return [normal(" ".join(texts))]


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_paper_has_the_numbers_of_the_page_and_no_other(ending: str, demo: Demo) -> None:
    """Those of the page are cells of the warehouse."""
    page = [
        text
        for text in page_blocks(demo, f"{QUARTER}/committee.html")
        if "Linje med" not in text and "Stablede søjler" not in text
    ]  # alternative texts are no text of a PDF
    on_paper, on_page = shown(paper(demo, ending)), shown(page)
    assert set(on_paper) == set(on_page)
    assert sum(on_paper.values()) > 100
