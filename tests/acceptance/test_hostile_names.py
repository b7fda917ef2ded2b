"""Names with code, quotes, syntax, emoji and 300 letters, on every page and for every choice."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from browser_page import Watched
from demo_run import Demo
from hostile_names import HOSTILE, with_hostile_names
from playwright.sync_api import Page

from pipeline.reporting.charts.declaration import short
from pipeline.reporting.render import render
from pipeline.resources import resource_folder

pytestmark = pytest.mark.browser
PAGES = ("dashboard.html", "committee.html", "quality.html", "methods.html")
# What a page must never have got from a name.
_INJECTED = """() => ({
    broken: window.broken,
    images: document.querySelectorAll('img[src="x"]').length,
    links: document.querySelectorAll('a[href^="javascript"]').length,
    bold: [...document.querySelectorAll('b, em, i, strong')]
        .filter(one => /^(fed|Vi|be)$/.test(one.textContent)).length,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    escapedTwice: /&lt;script|&amp;|&quot;|\\\\[*_`|]/.test(document.body.innerText),
})"""
_NOTHING = {"images": 0, "links": 0, "bold": 0, "wide": 0, "escapedTwice": False}


@dataclass(frozen=True)
class Town:
    """Pages of a warehouse with hostile names.

    Parameters
    ----------
    names
        Table → key → name.
    """

    folder: Path
    names: dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def town(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Town:
    root = tmp_path_factory.mktemp("hostile")
    names = with_hostile_names(demo.warehouse, root / "w.duckdb")
    render(
        root / "w.duckdb",
        resource_folder("reports"),
        root / "site",
        quarters=["2025-Q3"],
        engine="builtin",
    )
    return Town(root / "site" / "2025-Q3", names)


def injected(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(_INJECTED)
    return {name: value for name, value in found.items() if value is not None}


def cells(page: Page) -> set[str]:
    """Return the texts of all cells that can be seen, what is folded up in them left out."""
    texts: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('.page:not([hidden]) :is(td, th)')].map(cell => {
            const copy = cell.cloneNode(true);
            copy.querySelectorAll('details').forEach(one => one.remove());
            return copy.textContent.trim();
        })"""
    )
    return set(texts)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_and_no_page_is_wider_than_its_window(
    town: Town, browser: Any, name: str, width: int
) -> None:
    watched = Watched(browser, width)
    page = watched.open(town.folder / name)
    for tab in page.get_by_role("tab").all() or [None]:
        if tab is not None:
            tab.click()
            page.wait_for_timeout(120)
        assert injected(page) == _NOTHING, tab and tab.inner_text()
    assert not watched.complaints
    assert all(url.startswith(("file:", "data:", "blob:")) for url in watched.requests)
    watched.context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("list_name", ["omraade", "maalgruppe"])
def test_every_choice_shows_its_name_literally(
    town: Town, browser: Any, list_name: str, width: int
) -> None:
    table = {"omraade": "core.dim_network", "maalgruppe": "raw.ref_target_group"}[list_name]
    watched = Watched(browser, width)
    page = watched.open(town.folder / "dashboard.html")
    names = {code: name for code, name in town.names[table].items() if code != "none"}
    listed = page.locator(f"form.u-choose select[name={list_name}] option").evaluate_all(
        "all => all.slice(1).map(one => [one.value, one.textContent])"
    )
    assert dict(listed) == names
    for code, name in names.items():
        page.locator(f"form.u-choose select[name={list_name}]").select_option(code)
        page.wait_for_timeout(120)
        said = page.locator(".u-said").inner_text()
        assert name in said
        if "der er ingen tal" not in said:
            assert f"»{name}« fik " in page.locator("#composition h2").inner_text()
            alt = page.locator("#composition [role=img]").first.get_attribute("aria-label")
            assert f"»{name}«" in (alt or "")
            caption = page.locator("#composition .u-scroll").get_attribute("aria-label")
            assert name in (caption or "")
        assert name in page.locator(".u-lead:visible").inner_text()
        assert injected(page) == _NOTHING, name
        page.get_by_role("tab", name="Nøgletal").click()
        page.wait_for_timeout(60)
        if list_name == "omraade":
            assert name in page.locator("h2.u-finding:visible").inner_text()
        assert injected(page) == _NOTHING, name
        page.get_by_role("tab", name="Overblik").click()
    assert not watched.complaints
    watched.context.close()


@pytest.mark.parametrize(
    ("tab", "table", "prefix"),
    [
        ("Netværk", "core.dim_network", False),
        ("Netværk", "mart.network_participation", False),
        ("Opgaver", "core.dim_task", True),
        ("Nøgletal", "mart.kpi_definition", False),
        ("Model", "core.dim_model_line", True),
    ],
)
def test_tables_show_every_name_literally(
    town: Town, watched: Watched, tab: str, table: str, prefix: bool
) -> None:
    page = watched.open(town.folder / "dashboard.html", f"#{tab}")
    shown = cells(page)
    for key, name in town.names[table].items():
        if prefix:  # a task and a line have their number or kind before them
            assert any(cell.endswith(f": {name}") for cell in shown), (key, name)
        else:
            assert name in shown, (key, name)


def test_drawings_have_names_as_text_with_the_whole_of_them_when_pointed_at(
    town: Town, watched: Watched
) -> None:
    page = watched.open(town.folder / "dashboard.html", "#Områder")
    page.wait_for_timeout(500)
    names = town.names["core.dim_network"].values()
    panels = page.locator("h3.u-panel:visible").all_inner_texts()
    assert {" ".join(one.split()) for one in panels} == {" ".join(name.split()) for name in names}
    place = page.locator("#areas-attendance .u-plot")
    ticks = place.locator(".ytick text").evaluate_all("all => all.map(one => one.textContent)")
    assert {tick.replace("\u00a0", " ") for tick in ticks} == {short(name, 30) for name in names}
    for number in range(len(names)):
        told = place.evaluate(
            "(plot, n) => { window.Plotly.Fx.hover(plot, [{curveNumber: 0, pointNumber: n}]);"
            " return [...plot.querySelectorAll('.hoverlayer text tspan')]"
            ".map(one => one.textContent).join(' '); }",
            number,
        )
        letters = "".join(told.split())
        assert any("".join(name.split()) in letters for name in names), told
    page.get_by_role("tab", name="Overblik").click()
    page.wait_for_timeout(500)
    legend = page.locator("#composition .legendtext").evaluate_all(
        "all => all.map(one => one.textContent)"
    )
    categories = {short(name, 48) for name in town.names["core.dim_category"].values()}
    assert legend
    assert {one.replace("\u00a0", " ") for one in legend} <= categories
    assert injected(page) == _NOTHING


def test_a_file_is_named_by_us_and_holds_names_as_text(town: Town, watched: Watched) -> None:
    page = watched.open(town.folder / "dashboard.html", "#Netværk")
    button = page.locator("figure:visible button[data-get=csv]")
    button.focus()
    with page.expect_download() as waited:
        page.keyboard.press("Enter")
    assert waited.value.suggested_filename == "network-parties.csv"
    content = Path(waited.value.path()).read_text(encoding="utf-8-sig")
    first, *others = csv.reader(io.StringIO(content, newline=""), delimiter=";")
    plain = {" ".join(name.split()) for name in town.names["core.dim_network"].values()}
    # What a spreadsheet would take for a formula has an apostrophe before it.
    assert {cell.removeprefix("'") for cell in first[1:]} == plain
    assert not any(cell.startswith("=") for row in [first, *others] for cell in row)
    parties = {" ".join(one.split()) for one in town.names["mart.network_participation"].values()}
    assert {row[0].removeprefix("'") for row in others} <= parties
    assert len(HOSTILE) == 8
