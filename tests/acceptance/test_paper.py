"""The committee's report on paper: a notat in form, a PDF and a Word file for everybody."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

import docx
import pytest
from demo_run import Demo
from pypdf import PdfReader

QUARTER = "2025-Q3"
SECTIONS = [
    "Resumé",
    "Baggrund",
    "Udvikling",
    "De ti opgaver",
    "Fordele og ulemper ved den valgte model",
    "Datagrundlag og forbehold",
    "Indstilling",
    "Bilag 1. Nøgletal",
    "Bilag 2. Definitioner og metode",
]


@pytest.fixture(scope="module")
def pdf(demo: Demo) -> PdfReader:
    return PdfReader(demo.workspace.site / QUARTER / "committee.pdf")


@pytest.fixture(scope="module")
def word(demo: Demo) -> Any:
    return docx.Document(str(demo.workspace.site / QUARTER / "committee.docx"))


def elements(node: Any) -> Iterator[Any]:
    """Return the elements of a PDF's structure tree, the outermost first."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            yield from elements(child)
    elif hasattr(node, "get"):
        if "/S" in node:
            yield node
        yield from elements(node.get("/K"))


def test_the_pdf_is_tagged_and_says_what_it_is(pdf: PdfReader) -> None:
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "da"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "fra synlighed til direkte arbejde" in str(pdf.metadata and pdf.metadata.title)
    assert re.search(r"pdfuaid:part>1<", root["/Metadata"].get_data().decode())
    assert 4 <= len(pdf.pages) <= 8


def test_its_bookmarks_and_headings_are_the_sections_of_a_notat(pdf: PdfReader) -> None:
    assert [entry.title for entry in pdf.outline] == SECTIONS  # type: ignore[union-attr]


def test_figures_have_words_and_tables_have_headings(pdf: PdfReader) -> None:
    root: Any = pdf.trailer["/Root"]
    found = list(elements(root["/StructTreeRoot"]))
    kinds = Counter(str(one["/S"]) for one in found)
    figures = [one for one in found if one["/S"] == "/Figure"]
    assert len(figures) == 3
    assert all(len(str(one["/Alt"])) > 80 and "%" in str(one["/Alt"]) for one in figures)
    assert kinds["/H1"] == len(SECTIONS)
    assert kinds["/Table"] == kinds["/THead"] == 4
    assert kinds["/Caption"] == kinds["/Table"] + kinds["/Figure"]


def test_no_heading_stands_alone_at_the_foot_of_a_page(pdf: PdfReader) -> None:
    for page in pdf.pages:
        lines = [line for line in page.extract_text().splitlines() if line.strip()]
        last = lines[-2]  # the last one is the page's number
        assert last not in SECTIONS
        assert not last.startswith("Tabel "), "a caption is followed by its table"


def test_every_font_is_in_the_file(pdf: PdfReader) -> None:
    for page in pdf.pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            [inner] = font.get_object()["/DescendantFonts"]
            descriptor = inner.get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)


def test_the_word_file_has_styles_captions_and_words_for_pictures(demo: Demo, word: Any) -> None:
    styles = Counter(paragraph.style.name for paragraph in word.paragraphs)
    headings = [p.text for p in word.paragraphs if p.style.name == "Heading 1"]
    assert headings == SECTIONS
    assert styles["Title"] == styles["Subtitle"] == 1
    assert styles["Image Caption"] == 3
    assert styles["Table Caption"] == len(word.tables) == 4
    assert not styles["Normal"], "every paragraph has a style that the municipality can change"
    assert word.core_properties.language == "da-DK"
    assert "fra synlighed til direkte arbejde" in word.core_properties.title
    archive = zipfile.ZipFile(demo.workspace.site / QUARTER / "committee.docx")
    assert 'w:val="da-DK"' in archive.read("word/styles.xml").decode()
    drawn = archive.read("word/document.xml").decode()
    assert drawn.count("<w:tblHeader") >= len(word.tables), "headings are repeated on each page"
    assert len(re.findall(r'<wp:docPr[^>]*descr="[^"]{80,}"', drawn)) == 3


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_it_has_the_form_of_a_notat(ending: str, pdf: PdfReader, word: Any) -> None:
    text = (
        "\n".join(page.extract_text() for page in pdf.pages)
        if ending == "pdf"
        else "\n".join(paragraph.text for paragraph in word.paragraphs)
    )
    for line in (
        r"Dato: 8\. oktober 2025",
        r"Til: Økonomi- & Planudvalget",
        r"Fra: Ishøj Kommune",
        r"Sagsnummer: OPDIGTET-0000",
        r"Vedrører: ",
        r"Tallene viser tid, ikke virkning\.",
        r"Indstilling\s+Skrives af forvaltningen\.\s+",
    ):
        assert re.search(line, text), line
    # What is to be recommended is for a person to write.
    between = re.search(r"Skrives af forvaltningen\.(.*?)Bilag 1", text, re.DOTALL)
    assert between is not None
    assert len(between[1]) < 40
