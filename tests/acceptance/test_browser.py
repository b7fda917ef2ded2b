"""The demo's pages in a real browser, opened from disk with the network cut."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_page import Watched
from demo_run import Demo

pytestmark = pytest.mark.browser
PICTURES = Path(__file__).parents[2] / "artefacts"
PAGES = (
    "index.html",
    "2025-Q3/dashboard.html",
    "2025-Q3/committee.html",
    "2025-Q3/quality.html",
    "2025-Q3/methods.html",
)
TABS = [
    "Overblik",
    "Områder",
    "Opgaver",
    "Netværk",
    "Er det sket?",
    "Model",
    "Hvad nu hvis",
    "Nøgletal",
    "Styringsdiagrammer",
    "Datakvalitet",
]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_for_nothing_and_complains_of_nothing(
    demo: Demo, watched: Watched, name: str
) -> None:
    file = demo.workspace.site / name
    watched.open(file)
    beyond = [url for url in watched.requests if not url.startswith(("data:", "blob:"))]
    assert beyond == [file.resolve().as_uri()]
    assert not watched.complaints


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(demo: Demo, watched: Watched, name: str) -> None:
    """Every tab is examined, since what is hidden is not; all rules of axe-core, of any weight."""
    page = watched.open(demo.workspace.site / name)
    for tab in page.get_by_role("tab").all() or [None]:
        if tab is not None:
            tab.click()
            page.wait_for_timeout(300)
        found = Axe().run(page).response["violations"]
        assert not [(one["id"], one["nodes"][0]["html"][:200]) for one in found]


def test_the_checks_lead_from_the_dashboard_to_the_report_and_back(
    demo: Demo, watched: Watched
) -> None:
    """A row that is to be looked at is named with its file and line on both pages."""
    page = watched.open(demo.workspace.site / "2025-Q3" / "dashboard.html", "#Datakvalitet")
    table = page.get_by_role("region", name="Rækker, der skal ses efter")
    place = table.locator("li").first.inner_text()
    assert re.search(r"fil f-[0-9a-f]{16}", place)
    trends = page.get_by_role("region", name="Kontroller af data")
    drawn = trends.get_by_role("img").all()
    assert len(drawn) == trends.locator("tbody tr").count() >= 5
    page.locator("summary", has_text="kontroller, der er bestået").click()
    passed = page.get_by_role("region", name="der er bestået i alle opgørelserne")
    assert passed.get_by_role("img").count() == passed.locator("tbody tr").count() >= 50
    assert "opgørelse" in drawn[0].get_attribute("aria-label")
    assert "✗" in trends.locator("tbody tr").first.inner_text()
    page.get_by_role("link", name="kvalitetsrapporten").click()
    page.wait_for_load_state("load")
    assert page.get_by_role("heading", name="Kvalitetsrapport", level=1).is_visible()
    assert place in page.locator("main").inner_text()
    page.get_by_role("link", name="Dashboard").click()
    page.wait_for_load_state("load")
    assert page.get_by_role("heading", name="Overblik", level=1).is_visible()
    assert not watched.complaints


@pytest.mark.parametrize("width", [390, 1280, 1920])
@pytest.mark.parametrize("name", PAGES)
def test_no_page_scrolls_sideways(demo: Demo, browser: Any, name: str, width: int) -> None:
    """Its pictures are kept in ``artefacts/``: whoever changes a page looks at them."""
    PICTURES.mkdir(exist_ok=True)
    watched = Watched(browser, width)
    page = watched.open(demo.workspace.site / name)
    tabs = page.get_by_role("tab").all()
    for tab in tabs or [None]:
        if tab is not None:
            tab.click()
            page.wait_for_timeout(300)
        too_wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        shown = tab.inner_text() if tab else "page"
        assert too_wide <= 0, f"{name}, {shown} at {width} px"
        picture = "-".join((Path(name).stem, re.sub(r"\W+", "_", shown).strip("_"), str(width)))
        assert page.screenshot(path=PICTURES / f"{picture}.png", full_page=True)
    watched.context.close()


def test_every_chart_is_drawn(demo: Demo, watched: Watched) -> None:
    page = watched.open(demo.workspace.site / "2025-Q3" / "dashboard.html")
    for tab in TABS[:2]:
        page.get_by_role("tab", name=tab).click()
        page.wait_for_timeout(600)
        places = page.locator(".u-plot:visible")
        assert places.count() >= 3
        for place in places.all():
            assert place.locator("svg.main-svg").count() >= 1
            assert place.bounding_box()["width"] > 100
    assert not watched.complaints


def test_pages_are_reached_by_keyboard_and_stay_in_the_address(
    demo: Demo, watched: Watched
) -> None:
    file = demo.workspace.site / "2025-Q3" / "dashboard.html"
    page = watched.open(file)
    assert page.get_by_role("tab").all_inner_texts() == TABS
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Spring til indhold"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.textContent") == "Overblik"
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("heading", name="Områder", level=1).is_visible()
    assert not page.get_by_role("heading", name="Overblik", level=1).is_visible()
    page.keyboard.press("End")
    assert page.get_by_role("heading", name="Datakvalitet", level=1).is_visible()
    again = watched.open(file, "#Nøgletal")
    assert again.get_by_role("heading", name="Nøgletal", level=1).is_visible()


def test_each_page_has_its_landmarks_language_and_one_main_heading(
    demo: Demo, watched: Watched
) -> None:
    page = watched.open(demo.workspace.site / "2025-Q3" / "dashboard.html")
    assert page.locator("html").get_attribute("lang") == "da"
    for role in ("banner", "main", "contentinfo", "navigation"):
        assert page.get_by_role(role).count() == 1, role
    for tab in TABS:
        page.get_by_role("tab", name=tab).click()
        assert page.locator("h1:visible").all_inner_texts() == [tab]


def test_a_chart_opens_as_a_table_by_keyboard(demo: Demo, watched: Watched) -> None:
    page = watched.open(demo.workspace.site / "2025-Q3" / "dashboard.html")
    summary = page.locator("figure details.u-details:visible summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("details[open] table").first.is_visible()


def test_everything_is_printed_with_its_charts(demo: Demo, watched: Watched) -> None:
    """As the browser's own print does: no tab has been opened before."""
    page = watched.open(demo.workspace.site / "2025-Q3" / "dashboard.html")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    places = page.locator(".u-plot")
    assert places.count() >= 10
    for place in places.all():
        assert place.locator("svg.main-svg").count() >= 1
        assert place.bounding_box()["width"] <= 700, "as wide as the paper, not as the screen"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("h1:visible").all_inner_texts() == ["Overblik"]
    assert not watched.complaints


def test_no_table_is_wider_than_the_paper(demo: Demo, watched: Watched) -> None:
    page = watched.open(demo.workspace.site / "2025-Q3" / "dashboard.html")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    wide = page.evaluate(
        """[...document.querySelectorAll('.page table.u-table')].filter(table => table.offsetWidth)
        .filter(table => table.scrollWidth > table.closest('.u-scroll').clientWidth + 1)
        .map(table => [table.caption.textContent, table.scrollWidth])"""
    )
    assert wide == []


def test_names_beside_bars_are_whole_on_paper(demo: Demo, watched: Watched) -> None:
    page = watched.open(demo.workspace.site / "2025-Q3" / "dashboard.html")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    cut = page.locator(".u-lying .u-plot").evaluate_all(
        """all => all.flatMap(plot => [...plot.querySelectorAll('.ytick text')]
            .filter(text => text.getBoundingClientRect().left
                < plot.getBoundingClientRect().left - 1)
            .map(text => text.textContent))"""
    )
    assert page.locator(".u-lying .u-plot .ytick").count() >= 12
    assert cut == []


def test_values_of_boxes_stand_in_line(demo: Demo, watched: Watched) -> None:
    """One title has two lines at this width."""
    page = watched.open(demo.workspace.site / "2025-Q3" / "dashboard.html")
    boxes = [one.bounding_box() for one in page.locator(".value-box-value").all()]
    assert len(boxes) == 4
    assert len({round(box["y"]) for box in boxes if box}) == 1


def test_no_table_of_the_notat_is_cut_off(demo: Demo, watched: Watched) -> None:
    page = watched.open(demo.workspace.site / "2025-Q3" / "committee.html")
    cut = page.evaluate(
        "[...document.querySelectorAll('main table')]"
        ".filter(table => table.scrollWidth > table.parentElement.clientWidth + 1).length"
    )
    assert cut == 0


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_what_scrolls_is_reached_by_keyboard_and_has_a_name(
    demo: Demo, browser: Any, name: str, width: int
) -> None:
    """Rule scrollable-region-focusable of axe."""
    watched = Watched(browser, width)
    page = watched.open(demo.workspace.site / name)
    page.evaluate("document.querySelectorAll('[role=tabpanel]').forEach(p => { p.hidden = false })")
    scrolling = page.evaluate(
        """[...document.querySelectorAll('main *')]
        .filter(e => e.scrollWidth > e.clientWidth + 1
            && /auto|scroll/.test(getComputedStyle(e).overflowX))
        .map(e => [e.tabIndex, e.getAttribute('role'), Boolean(e.getAttribute('aria-label'))])"""
    )
    assert all(one == [0, "region", True] for one in scrolling), scrolling
    if width == 390 and name != "index.html":
        assert scrolling, "the table of all KPIs does not fit on a phone"
    watched.context.close()


@pytest.mark.parametrize("name", PAGES[1:])
def test_every_heading_of_a_table_says_what_it_heads(
    demo: Demo, watched: Watched, name: str
) -> None:
    page = watched.open(demo.workspace.site / name)
    tables = page.locator("main table")
    assert tables.count() >= 2
    lacking = page.evaluate(
        """[...document.querySelectorAll('main table')].filter(table =>
            ![...table.querySelectorAll('thead th')].every(th => th.scope === 'col')
            || ![...table.tBodies].every(body => [...body.rows].every(
                row => row.cells[0].tagName === 'TH' && row.cells[0].scope === 'row')))
        .map(table => table.caption.textContent)"""
    )
    assert lacking == []


def test_a_printed_page_stands_without_colours_of_the_background(
    demo: Demo, watched: Watched
) -> None:
    """Value boxes in two columns, dark letters in the bar, headings beside what they head."""
    page = watched.open(demo.workspace.site / "2025-Q3" / "dashboard.html")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    bar = "getComputedStyle(document.querySelector('.bar')).color"
    assert page.evaluate(bar) == "rgb(31, 42, 51)"
    boxes = [box.bounding_box() for box in page.locator(".valuebox").all()]
    assert len({round(box["x"]) for box in boxes}) == 2
    assert len({round(box["y"]) for box in boxes}) == 2
    after = "e => getComputedStyle(e).breakAfter"
    for heading in page.locator("h2.u-finding, .u-table thead").all():
        assert heading.evaluate(after) == "avoid"
