"""The demo's pages: the right numbers in every format, and nothing that only management may see."""

from __future__ import annotations

import html
import json
import re
import zipfile
from typing import Any

import docx
import pytest
from demo_run import Demo
from pypdf import PdfReader
from warehouse_contents import rows

from pipeline.reporting import formats
from pipeline.reporting.disclosure import PUBLIC_KPIS

QUARTER = "2025-Q3"
NOT_EFFECT = "Tallene viser tid, ikke virkning"


def flat(text: str) -> str:
    """Return a text without white space of any kind: a line may break anywhere."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def pages(demo: Demo) -> dict[str, str]:
    """Return the readable text of each page."""
    folder = demo.workspace.site / QUARTER
    texts = {}
    for name in ("dashboard.html", "committee.html"):
        page = (folder / name).read_text(encoding="utf-8")
        page = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.DOTALL)
        texts[name] = html.unescape(re.sub(r"<[^>]+>", " ", page))
    reader = PdfReader(folder / "committee.pdf")
    texts["committee.pdf"] = "\n".join(page.extract_text() for page in reader.pages)
    document = docx.Document(folder / "committee.docx")
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    texts["committee.docx"] = "\n".join([p.text for p in document.paragraphs] + cells)
    return texts


@pytest.fixture(scope="module")
def figures(demo: Demo) -> list[dict[str, Any]]:
    """Return what the KPI table shows of each KPI: baseline, quarter and last four quarters."""
    return rows(
        demo.warehouse,
        """
        select v.kpi_id, v.period_type, v.value, v.status, d.unit, d.title_da
        from mart.kpi_value as v join mart.kpi_definition as d using (kpi_id)
        where v.dimension = 'team' and (
            v.period_type = 'baseline'
            or v.period_type in ('quarter', 'rolling_4_quarters') and v.label_en like '%2025-Q3'
        )
        """,
    )


FORMATS = ("dashboard.html", "committee.html", "committee.pdf", "committee.docx")


@pytest.mark.parametrize("name", FORMATS)
def test_every_kpi_stands_in_every_format_with_its_values(
    name: str, pages: dict[str, str], figures: list[dict[str, Any]]
) -> None:
    text = flat(pages[name])
    assert len({row["kpi_id"] for row in figures}) >= 18
    missing = []
    for row in figures:
        if name.startswith("committee") and row["kpi_id"] not in PUBLIC_KPIS:
            assert flat(row["title_da"]) not in text, row["title_da"]
            continue
        assert flat(row["title_da"]) in text, row["title_da"]
        is_gain = row["kpi_id"].startswith(("direct_hours", "direct_fte"))
        if row["status"] != "ok" or (is_gain and row["period_type"] == "baseline"):
            continue  # no data has no number; a gain over the baseline is not shown of the baseline
        shown = formats.by_unit(row["value"], row["unit"])
        if flat(shown) not in text:
            missing.append(f"{row['kpi_id']} {row['period_type']}: {shown}")
    assert not missing


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_that_time_is_no_effect_and_that_all_is_invented(
    name: str, pages: dict[str, str]
) -> None:
    assert flat(NOT_EFFECT) in flat(pages[name])
    assert flat("Opdigtede data") in flat(pages[name])


def test_the_front_sentence_holds_the_figures(
    pages: dict[str, str], figures: list[dict[str, Any]]
) -> None:
    found = re.search(r"Styringsdiagrammet viser [^.]*\.[^.]*\.", pages["dashboard.html"])
    assert found is not None
    value = {(row["kpi_id"], row["period_type"]): row["value"] for row in figures}
    for key in (
        ("direct_share", "baseline"),
        ("direct_share", "rolling_4_quarters"),
        ("visibility_share", "baseline"),
        ("visibility_share", "rolling_4_quarters"),
    ):
        assert formats.share(value[key]) in found[0], key
    weekly = value["direct_hours_gained_per_week", "rolling_4_quarters"]
    assert f"{formats.amount(abs(weekly))}\u00a0flere timer om ugen" in found[0]
    fte = value["direct_fte_gained", "rolling_4_quarters"]
    assert formats.full_time(abs(fte)) in found[0]


def test_the_charts_hold_the_points_of_the_warehouse(demo: Demo) -> None:
    page = (demo.workspace.site / QUARTER / "dashboard.html").read_text(encoding="utf-8")
    kept = re.compile(r'<script type="application/json"[^>]*>(.*?)</script>', re.DOTALL)
    data = [json.loads(found) for found in kept.findall(page)]
    data = [one for one in data if "layout" in one]
    assert len(data) >= 10, "composition, two control charts, six areas, attendance"
    drawn = {
        round(value, 9)
        for figure in data
        for trace in figure["data"]
        for value in trace.get("y") or []
        if isinstance(value, int | float)
    }
    points = rows(
        demo.warehouse,
        "select value from analysis.spc_point where view = 'extended' "
        "and kpi_id in ('direct_share', 'visibility_share')",
    )
    assert len(points) == 90
    missing = {row["value"] for row in points if row["value"] is not None and not (
        {round(row["value"], 9), round(row["value"] * 100, 9)} & drawn)}  # fmt: skip
    assert not missing


def test_paper_has_its_charts_with_words_for_them(demo: Demo) -> None:
    folder = demo.workspace.site / QUARTER
    archive = zipfile.ZipFile(folder / "committee.docx")
    drawn = archive.read("word/document.xml").decode()
    assert drawn.count("<pic:pic") == 3
    assert len(re.findall(r'<wp:docPr[^>]*descr="[^"]{80,}"', drawn)) == 3
    page = (folder / "committee.html").read_text(encoding="utf-8")
    alternatives = re.findall(r'<img[^>]*\salt="([^"]*)"', page, re.DOTALL)
    assert len(alternatives) == 3
    assert all("%" in text and len(text) > 80 for text in alternatives)
    reader = PdfReader(folder / "committee.pdf")
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert not any(page.images for page in reader.pages), "charts on paper are vectors"


@pytest.mark.parametrize("name", ["committee.html", "committee.pdf", "committee.docx"])
def test_the_committee_sees_no_area_and_no_person(
    name: str, demo: Demo, pages: dict[str, str]
) -> None:
    """kpis.md, *Disclosure control*: no table or chart by area, unit or person at all."""
    raw = (demo.workspace.site / QUARTER / name).read_bytes()
    text = f"{pages[name]}\n{raw.decode('utf-8', errors='ignore')}"
    for row in rows(demo.warehouse, "select name_da, network_code from core.dim_network"):
        assert row["name_da"] not in text
    assert not re.search(r"\bs-[0-9a-f]{10}\b", text)


@pytest.mark.parametrize("name", ["committee.html", "committee.pdf", "committee.docx"])
def test_the_committee_does_not_see_what_one_person_makes_up(
    name: str, pages: dict[str, str], figures: list[dict[str, Any]]
) -> None:
    """Before the reform one operative person stood in the prescribed unit: a share of the team."""
    [before] = [
        row
        for row in figures
        if row["kpi_id"] == "anchoring_conformity" and row["period_type"] == "baseline"
    ]
    assert flat(before["title_da"]) not in flat(pages[name])
    assert flat(formats.share(before["value"])) not in flat(pages[name])


def test_no_page_shows_a_code_of_a_person(demo: Demo) -> None:
    for page in demo.workspace.site.rglob("*.html"):
        assert not re.search(r"\bs-[0-9a-f]{10}\b", page.read_text(encoding="utf-8")), page.name


def test_the_index_leads_to_pages_that_are_there(demo: Demo) -> None:
    index = demo.workspace.site / "index.html"
    links = re.findall(r'href="([^"#][^"]*)"', index.read_text(encoding="utf-8"))
    assert len(links) == 6
    assert all((index.parent / link).is_file() for link in links)
