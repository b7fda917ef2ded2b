"""The demo's pages in English in a real browser, opened from disk with the network cut."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_page import Watched, boxes
from demo_run import Demo
from left_danish import danish_among, texts
from lxml import html
from playwright.sync_api import Page
from warehouse_contents import figure, rows

from pipeline.reporting import formats
from pipeline.reporting.language import speaking

pytestmark = pytest.mark.browser
QUARTER = "2025-Q3"
PAGES = ("index", "dashboard", "committee", "quality", "methods")
# What stays Danish in English pages (decision 32): names, and the words that a log is written in.
NAMES = (
    "Ishøj",
    "Vejleåparken",
    "Strandområdet",
    "Økonomi- & Planudvalget",
    "På dansk",
    "Ungdomsskolen",
    "x under Udgår (to be left out)",
    "Write åben, lukket or bortfaldet (open, closed or dropped)",
    "(e.g. 1.5 as 1,5)",
    "Write hours as 1,5 or 1:30",
)
TABS = [
    "Overview",
    "Areas",
    "Tasks",
    "Networks",
    "Has it happened?",
    "Model",
    "What if",
    "Key figures",
    "Control charts",
    "Data quality",
]


def page_file(site: Path, name: str) -> Path:
    return site / "en" / "index.html" if name == "index" else site / QUARTER / "en" / f"{name}.html"


def left(page: Page) -> list[str]:
    """Return what is Danish on a page as it stands, charts that are drawn included."""
    return danish_among(texts(html.fromstring(page.content())), NAMES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_english_whole_and_in_order(
    english_site: Path, watched: Watched, name: str
) -> None:
    """One visit, with every tab opened: requests, complaints, axe, language, words of charts."""
    file = page_file(english_site, name)
    page = watched.open(file)
    assert page.locator("html").get_attribute("lang") == "en"
    others = "[lang]:not(html):not([lang=en])"
    assert set(page.locator(others).all_inner_texts()) <= {"På dansk"}
    tabs = page.get_by_role("tab").all()
    if name == "dashboard":
        assert [tab.inner_text() for tab in tabs] == TABS
    for tab in tabs or [None]:
        if tab is not None:
            tab.click()
            page.wait_for_timeout(200)
            assert page.locator("h1:visible").all_inner_texts() == [tab.inner_text()]
        found = Axe().run(page).response["violations"]
        assert not [(one["id"], one["nodes"][0]["html"][:200]) for one in found]
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0
    if name == "dashboard":
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")  # draws every chart
        assert page.locator(".u-plot svg.main-svg").count() >= 10
    assert left(page) == []
    beyond = [url for url in watched.requests if not url.startswith(("data:", "blob:"))]
    assert beyond == [file.resolve().as_uri()]
    assert not watched.complaints


def test_what_is_chosen_shows_the_figures_of_the_warehouse(
    demo: Demo, english_site: Path, watched: Watched
) -> None:
    page = watched.open(page_file(english_site, "dashboard"))
    choose = {
        one: page.locator(f"form.u-choose select[name={one}]")
        for one in ("kvartal", "omraade", "maalgruppe")
    }
    for quarter in ("2025-Q3", "2024-Q1", "2022-Q2"):
        choose["kvartal"].select_option(quarter)
        with speaking("en"):
            expected = {
                title: formats.share(figure(demo.warehouse, kpi_id, quarter, "all"))
                for title, kpi_id in (
                    ("Direct work", "direct_share"),
                    ("Visibility in the streets", "visibility_share"),
                )
            }
        assert expected.items() <= boxes(page).items()
        assert f"Q{quarter[-1]} {quarter[:4]}" in page.locator(".u-said").inner_text()
    choose["kvartal"].select_option("2025-Q2")
    choose["omraade"].select_option("strand")
    with speaking("en"):
        outreach = formats.share(
            figure(demo.warehouse, "direct_of_outreach_share", "2025-Q2", "strand")
        )
    assert re.fullmatch(r"\d+\.\d%", outreach)
    assert boxes(page)["Direct work as a share of outreach"] == outreach
    assert left(page) == []
    choose["omraade"].select_option("")
    choose["maalgruppe"].select_option("over_18")
    [time] = rows(
        demo.warehouse,
        "select times.share_of_direct from mart.outreach_time as times "
        "inner join core.dim_period as periods using (period_type, period_start) "
        "where label_en = '2025-Q2' and period_type = 'quarter' "
        "and times.dimension_value = 'over_18'",
    )
    with speaking("en"):
        assert boxes(page)["Share of direct work"] == formats.share(time["share_of_direct"])
    assert left(page) == []
    page.get_by_role("button", name="Reset").click()
    assert "?" not in page.url
    assert not watched.complaints


def test_every_chart_gives_its_table_as_csv(
    english_site: Path, watched: Watched, tmp_path: Path
) -> None:
    """Heads in English, decimal points, the separator of English spreadsheets, the same cells."""
    page = watched.open(page_file(english_site, "dashboard"))
    page.evaluate("document.querySelectorAll('[role=tabpanel]').forEach(p => { p.hidden = false })")
    charts = page.locator("figure.u-chart:has(.u-plot):visible")
    assert charts.count() >= 6
    for chart in charts.all():
        with page.expect_download() as waited:
            chart.locator("button[data-get=csv]").click()
        content = Path(waited.value.path()).read_bytes().decode("utf-8-sig")
        saved = list(csv.reader(io.StringIO(content, newline=""), delimiter=","))
        shown: Any = chart.locator(".u-table tr").evaluate_all(
            "all => all.map(row => Array.from(row.cells).map(cell => cell.textContent))"
        )
        assert saved == [[" ".join(cell.split()) for cell in row] for row in shown]
        assert len(saved) >= 3
        assert danish_among((cell for line in saved for cell in line), NAMES) == []
    assert not watched.complaints


def test_the_ways_between_pages_and_languages_lead_somewhere(
    english_site: Path, watched: Watched
) -> None:
    page = watched.open(page_file(english_site, "index"))
    page.get_by_role("link", name="Dashboard").first.click()
    page.wait_for_load_state("load")
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="På dansk").click()
    page.wait_for_load_state("load")
    assert page.locator("html").get_attribute("lang") == "da"
    assert page.get_by_role("tab", name="Overblik").is_visible()
    page = watched.open(english_site / "index.html")
    page.get_by_role("link", name="In English").click()
    page.wait_for_load_state("load")
    assert page.locator("html").get_attribute("lang") == "en"
    for file in english_site.rglob("en/*.html"):
        links = re.findall(r'href="([^"#:]+\.(?:html|pdf|docx))"', file.read_text(encoding="utf-8"))
        assert links
        assert all((file.parent / link).is_file() for link in links), file
    assert not watched.complaints
