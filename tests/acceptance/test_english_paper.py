"""The committee's report in English, read back from PDF and Word: the figures of the warehouse."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from demo_run import Demo
from left_danish import danish_among
from pypdf import PdfReader
from test_paper import elements
from warehouse_contents import rows

from pipeline.reporting import formats
from pipeline.reporting.disclosure import PUBLIC_KPIS
from pipeline.reporting.language import speaking

QUARTER = "2025-Q3"
SECTIONS = [
    "Summary",
    "Background",
    "Development",
    "The ten tasks",
    "Advantages and drawbacks of the chosen model",
    "Data and limitations",
    "Recommendation",
    "Appendix 1. Key figures",
    "Appendix 2. Definitions and methods",
]
# Decision 32: names, and what a municipality has said of itself in Danish.
NAMES = ("Økonomi- & Planudvalget", "Ishøj", "opdigtet beslutning", "opdigtede data")


@pytest.fixture(scope="module")
def pdf(english_site: Path) -> PdfReader:
    return PdfReader(english_site / QUARTER / "en" / "committee.pdf")


@pytest.fixture(scope="module")
def word(english_site: Path) -> Any:
    return docx.Document(str(english_site / QUARTER / "en" / "committee.docx"))


@pytest.fixture(scope="module")
def texts(pdf: PdfReader, word: Any) -> dict[str, str]:
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return {
        "pdf": "\n".join(page.extract_text() for page in pdf.pages),
        "docx": "\n".join([*(p.text for p in word.paragraphs), *cells]),
    }


def flat(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_every_public_kpi_stands_there_with_its_values(
    ending: str, texts: dict[str, str], demo: Demo
) -> None:
    """As the Danish ones: baseline, quarter and last four quarters; others are not even named."""
    text, values, missing = flat(texts[ending]), 0, []
    for row in rows(
        demo.warehouse,
        f"""
        select v.kpi_id, v.period_type, v.value, v.status, d.unit, d.title_en
        from mart.kpi_value as v join mart.kpi_definition as d using (kpi_id)
        where v.dimension = 'team' and (
            v.period_type = 'baseline'
            or v.period_type in ('quarter', 'rolling_4_quarters') and v.label_en like '%{QUARTER}'
        )
        """,
    ):
        if row["kpi_id"] not in PUBLIC_KPIS:
            assert flat(row["title_en"]) not in text, row["title_en"]
            continue
        assert flat(row["title_en"]) in text, row["title_en"]
        is_gain = row["kpi_id"].startswith(("direct_hours", "direct_fte"))
        if row["status"] != "ok" or (is_gain and row["period_type"] == "baseline"):
            continue
        with speaking("en"):
            shown = formats.by_unit(row["value"], row["unit"])
        values += 1
        if flat(shown) not in text:
            missing.append(f"{row['kpi_id']} {row['period_type']}: {shown}")
    assert not missing
    assert values >= 40


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_no_danish_is_left_and_it_has_the_form_of_a_memorandum(
    ending: str, texts: dict[str, str]
) -> None:
    assert danish_among(texts[ending].splitlines(), NAMES) == []
    for line in (
        r"Date: 8 October 2025",
        r"To: Økonomi- & Planudvalget",
        r"Case number: OPDIGTET-0000",
        r"The figures show time, not effect\.",
        r"Recommendation\s+To be written by the administration\.\s+",
    ):
        assert re.search(line, texts[ending]), line


def test_the_pdf_is_tagged_english_and_its_pictures_have_english_words(pdf: PdfReader) -> None:
    root: Any = pdf.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert re.search(r"pdfuaid:part>1<", root["/Metadata"].get_data().decode())
    assert "from visibility to direct work" in str(pdf.metadata and pdf.metadata.title)
    assert [entry.title for entry in pdf.outline] == SECTIONS  # type: ignore[union-attr]
    figures = [one for one in elements(root["/StructTreeRoot"]) if one["/S"] == "/Figure"]
    words = [str(one["/Alt"]) for one in figures]
    assert len(words) == 3
    assert all(len(one) > 80 and "%" in one for one in words)
    assert danish_among(words, NAMES) == []
    assert 4 <= len(pdf.pages) <= 8


def test_the_word_file_is_english_to_word_too(english_site: Path, word: Any) -> None:
    assert [p.text for p in word.paragraphs if p.style.name == "Heading 1"] == SECTIONS
    assert word.core_properties.language == "en-GB"
    archive = zipfile.ZipFile(english_site / QUARTER / "en" / "committee.docx")
    assert 'w:val="en-GB"' in archive.read("word/styles.xml").decode()
    words = re.findall(
        r'<wp:docPr[^>]*descr="([^"]{80,})"', archive.read("word/document.xml").decode()
    )
    assert len(words) == 3
    assert danish_among(words, NAMES) == []
