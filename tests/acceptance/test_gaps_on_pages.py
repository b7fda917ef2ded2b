"""Where there are no figures, each page says so in a sentence, whatever is chosen; none breaks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from browser_page import Watched
from gap_town import EMPTY, OF_ABSENCE, WITHOUT_WORK, run_gap_town
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
# What a program says of nothing, and a person never does.
_OF_PROGRAMS = re.compile(r"\b(?:nan|NaN|None|null|undefined|inf|Infinity)\b")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run_gap_town(tmp_path_factory.mktemp("gaps") / "town")


@pytest.fixture(scope="module")
def pages_without_baseline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return run_gap_town(tmp_path_factory.mktemp("short") / "town", first="2023-07")


def tabs(page: Page) -> dict[str, str]:
    """Open every page of the dashboard; return its name and what can be read on it."""
    texts = {}
    for tab in page.get_by_role("tab").all():
        tab.click()
        page.wait_for_timeout(120)
        texts[tab.inner_text()] = " ".join(page.locator("main").inner_text().split())
        too_wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not page.evaluate(too_wide), tab.inner_text()
    assert len(texts) == 10
    wrong = {name: _OF_PROGRAMS.findall(text) for name, text in texts.items()}
    assert not any(wrong.values()), wrong
    return texts


@pytest.mark.parametrize("quarter", [EMPTY, OF_ABSENCE])
def test_a_quarter_without_work_is_told_on_every_page(
    pages: Path, watched: Watched, quarter: str
) -> None:
    page = watched.open(pages / "dashboard.html")
    assert "ingen registreret arbejdstid" not in page.locator("main").inner_text()
    page.locator("select[name=kvartal]").select_option(quarter)
    name = f"{quarter[-1]}. kvartal 2024"
    for tab, text in tabs(page).items():
        assert f"Viser {name}, men der er ingen registreret arbejdstid." in text, tab
        assert f"Der er ingen registreret arbejdstid i {name}." in text, tab
    page.get_by_role("tab", name="Overblik").click()
    assert page.locator(".value-box-value").first.inner_text() == "ingen data"
    lead = page.locator(".u-lead:visible").inner_text()
    assert f"Der er ingen data om direkte arbejde for {name}" in lead
    title = page.locator("#composition h2").inner_text()
    assert title == f"Der er ingen data om fordelingen af tiden for {name}"
    assert not watched.complaints


def test_areas_without_work_are_named_and_said_to_have_none_when_chosen(
    pages: Path, watched: Watched
) -> None:
    page = watched.open(pages / "dashboard.html", "#Områder")
    note = page.locator("#areas-outreach .u-how").inner_text()
    assert "Uden tal i perioden: " in note
    assert all(name in note.partition("Uden tal i perioden: ")[2] for name in WITHOUT_WORK)
    assert "Gildbro" not in note
    page.locator("select[name=omraade]").select_option(label="Vejleåparken")
    for tab, text in tabs(page).items():
        assert "»Vejleåparken«, men der er ingen tal at vise." in text, tab
    page.get_by_role("tab", name="Overblik").click()
    values = page.locator(".value-box-value").all_inner_texts()
    assert values == ["ingen data"] * 4
    assert not watched.complaints


def test_a_town_without_a_baseline_says_so(pages_without_baseline: Path, watched: Watched) -> None:
    page = watched.open(pages_without_baseline / "dashboard.html")
    told = tabs(page)
    assert "intet udgangspunkt" in told["Overblik"].casefold()
    assert "intet udgangspunkt" in told["Nøgletal"].casefold()
    assert "Der er ingen data at vise." in told["Er det sket?"]
    assert "uden data" in told["Model"]
    assert page.locator(".value-box-value").count() == 4
    page.get_by_role("tab", name="Overblik").click()
    page.locator("select[name=omraade]").select_option(label="Gildbro")
    assert "intet udgangspunkt" in page.locator("main").inner_text().casefold()
    assert not watched.complaints


@pytest.mark.parametrize("name", ["committee.html", "quality.html", "methods.html"])
def test_the_other_pages_stand_too(pages: Path, watched: Watched, name: str) -> None:
    page = watched.open(pages / name)
    text = page.locator("main").inner_text()
    if name == "committee.html":
        assert not _OF_PROGRAMS.findall(text)
    assert page.locator("h1:visible").count() >= 1
    assert not watched.complaints
