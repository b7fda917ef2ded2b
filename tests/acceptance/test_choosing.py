"""What a reader chooses on the dashboard changes what it should, to the warehouse's figures."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from browser_page import Watched, boxes
from demo_run import Demo
from playwright.sync_api import Page
from warehouse_contents import figure, rows

from pipeline.reporting import formats

pytestmark = pytest.mark.browser
KVARTAL, OMRAADE, MAALGRUPPE = (
    f"form.u-choose select[name={name}]" for name in ("kvartal", "omraade", "maalgruppe")
)


@pytest.fixture
def dashboard(demo: Demo) -> Path:
    return demo.workspace.site / "2025-Q3" / "dashboard.html"


def said(page: Page) -> str:
    return page.locator(".u-said").inner_text()


def time(demo: Demo, quarter: str, dimension_value: str) -> dict[str, Any]:
    [row] = rows(
        demo.warehouse,
        "select times.* from mart.outreach_time as times "
        "inner join core.dim_period as periods using (period_type, period_start) "
        f"where periods.label_en = '{quarter}' and period_type = 'quarter' "
        f"and dimension_value = '{dimension_value}'",
    )
    return row


def test_every_quarter_shows_its_own_figures(demo: Demo, watched: Watched, dashboard: Path) -> None:
    page = watched.open(dashboard)
    quarters = page.locator(f"{KVARTAL} option").evaluate_all("all => all.map(one => one.value)")
    assert quarters[0] == "2025-Q3"
    assert len(quarters) == 15
    for quarter in quarters:
        page.locator(KVARTAL).select_option(quarter)
        shown = boxes(page)
        assert shown["Direkte arbejde"] == formats.share(
            figure(demo.warehouse, "direct_share", quarter, "all")
        )
        assert shown["Synlighed i gadebilledet"] == formats.share(
            figure(demo.warehouse, "visibility_share", quarter, "all")
        )
        name = f"{quarter[-1]}. kvartal {quarter[:4]}"
        assert name in said(page)
        assert name in page.locator(".u-page:visible").inner_text()
    assert not watched.complaints


def test_every_area_and_target_group_shows_its_own_figures(
    demo: Demo, watched: Watched, dashboard: Path
) -> None:
    page = watched.open(dashboard, "?kvartal=2025-Q2")
    for row in rows(demo.warehouse, "select network_code, name_da from core.dim_network"):
        code = row["network_code"]
        page.locator(OMRAADE).select_option(code)
        shown = boxes(page)
        outreach = figure(demo.warehouse, "direct_of_outreach_share", "2025-Q2", code)
        assert shown["Direkte arbejde af den opsøgende tid"] == formats.share(outreach)
        found = time(demo, "2025-Q2", code)
        assert shown["Direkte timer om ugen"] == formats.hours(found["direct_hours_per_week"])
        assert shown["Synlighed, timer om ugen"] == formats.hours(
            found["visibility_hours_per_week"]
        )
        assert row["name_da"] in said(page)
    page.locator(OMRAADE).select_option("")
    groups = page.locator(f"{MAALGRUPPE} option").evaluate_all("all => all.map(one => one.value)")
    assert len(groups) == 5
    for code in groups[1:]:
        page.locator(MAALGRUPPE).select_option(code)
        found = time(demo, "2025-Q2", code)
        share = boxes(page)["Andel af det direkte arbejde"]
        assert share == formats.share(found["share_of_direct"])
    assert not watched.complaints


def test_the_kpi_table_of_an_area_is_the_warehouse(
    demo: Demo, watched: Watched, dashboard: Path
) -> None:
    page = watched.open(dashboard, "?kvartal=2025-Q1&omraade=strand#Nøgletal")
    shown = page.locator(".page:visible table.u-table tbody tr").evaluate_all(
        "all => all.map(row => [...row.cells].map(cell => cell.textContent.trim()))"
    )
    expected = rows(
        demo.warehouse,
        "select title_da, unit, value, status from mart.kpi_value join mart.kpi_definition "
        "using (kpi_id) where period_type = 'quarter' and label_en = '2025-Q1' "
        "and dimension = 'network' and dimension_value = 'strand'",
    )
    assert len(expected) >= 10
    found = {cells[0]: cells[3] for cells in shown}
    for row in expected:
        value = row["value"] if row["status"] == "ok" else None
        assert found[row["title_da"]] == formats.by_unit(value, row["unit"]), row["title_da"]


def test_the_chosen_kpi_is_drawn(demo: Demo, watched: Watched, dashboard: Path) -> None:
    page = watched.open(dashboard)
    page.get_by_role("combobox", name="Nøgletal").select_option("registration_coverage")
    page.wait_for_timeout(400)
    drawn = page.locator("#plot-spc-registration-coverage-1")
    assert drawn.locator("svg.main-svg").count() >= 1
    points = rows(
        demo.warehouse,
        "select value from analysis.spc_point where view = 'extended' "
        "and kpi_id = 'registration_coverage' and value is not null",
    )
    data = page.evaluate(
        "document.getElementById('plot-spc-registration-coverage-1').data.flatMap(t => t.y)"
    )
    values = {round(value, 9) for value in data if value is not None}
    assert points
    assert all(round(row["value"], 9) in values for row in points)
    assert "noegletal=registration_coverage" in page.url


def test_the_address_back_and_forward_and_a_copied_address(
    browser: Any, watched: Watched, dashboard: Path
) -> None:
    page = watched.open(dashboard, "#Overblik")
    start = boxes(page)
    page.locator(KVARTAL).select_option("2024-Q2")
    second = boxes(page)
    page.locator(OMRAADE).select_option("gildbro")
    third = boxes(page)
    assert len({str(one) for one in (start, second, third)}) == 3
    address = page.url
    assert address.endswith("?kvartal=2024-Q2&omraade=gildbro#Overblik")
    page.go_back()
    assert boxes(page) == second
    page.go_back()
    assert boxes(page) == start
    page.go_forward()
    page.go_forward()
    assert boxes(page) == third
    other = Watched(browser)
    other.open_address(address)
    assert boxes(other.page) == third
    assert other.page.locator(KVARTAL).input_value() == "2024-Q2"
    other.context.close()
    page.get_by_role("button", name="Nulstil").click()
    assert boxes(page) == start
    assert "?" not in page.url
    assert not watched.complaints


@pytest.mark.parametrize(
    "query",
    [
        "?kvartal=1900-Q9",
        "?kvartal=%3Cscript%3Ealert(1)%3C/script%3E",
        "?omraade=gildbro&maalgruppe=over_18",
        "?noegletal=__proto__&omraade=constructor",
    ],
)
def test_an_address_that_asks_for_nonsense_is_told(
    watched: Watched, dashboard: Path, query: str
) -> None:
    page = watched.open(dashboard, query)
    assert said(page).startswith("Adressen peger på et valg, der ikke findes i tallene. Viser 3.")
    assert "alert" not in said(page)
    assert not watched.complaints


def test_an_area_excludes_a_target_group_and_that_is_told(
    watched: Watched, dashboard: Path
) -> None:
    page = watched.open(dashboard)
    page.locator(OMRAADE).select_option("gildbro")
    page.locator(MAALGRUPPE).select_option("over_18")
    assert page.locator(OMRAADE).input_value() == ""
    assert said(page).startswith("Område og målgruppe kan ikke vælges på samme tid: så små tal")
    assert "18 år og derover" in said(page)


def test_what_is_there_for_the_team_alone_says_so(watched: Watched, dashboard: Path) -> None:
    page = watched.open(dashboard, "?omraade=gildbro#Opgaver")
    note = page.get_by_text("Vises kun for hele den operative indsats.")
    assert note.locator("visible=true").count() == 1
    page.get_by_role("tab", name="Datakvalitet").click()
    later = page.get_by_text("Gælder alle data, som de er nu, og følger ikke valget.")
    assert later.locator("visible=true").count() >= 2
    page.locator(OMRAADE).select_option("")
    assert note.locator("visible=true").count() == 0
    assert later.locator("visible=true").count() == 0


def test_a_past_quarter_shows_no_verdict_of_today(watched: Watched, dashboard: Path) -> None:
    page = watched.open(dashboard)
    verdicts = page.locator(".u-verdict:visible")
    signs = page.locator(".value-box-showcase")
    assert verdicts.count() == 4
    assert all("Styringsdiagram: " in text for text in verdicts.all_inner_texts())
    page.locator(KVARTAL).select_option("2024-Q2")
    assert verdicts.count() == 0
    assert not any(sign.is_visible() for sign in signs.all())
    page.locator(KVARTAL).select_option("2025-Q3")
    assert verdicts.count() == 4
    assert all(sign.is_visible() for sign in signs.all())


def test_a_browser_that_cannot_unpack_says_so_and_shows_the_page(
    watched: Watched, dashboard: Path
) -> None:
    watched.page.add_init_script("delete window.DecompressionStream")
    watched.page.goto(dashboard.resolve().as_uri() + "?kvartal=2024-Q2")
    watched.page.wait_for_timeout(400)
    page = watched.page
    assert said(page).startswith("Her vises 3. kvartal 2025. Browseren er for gammel")
    assert page.locator("select:visible").count() == 0
    assert len(boxes(page)) == 4
    assert page.locator("#composition svg.main-svg").count() >= 1
    assert not watched.complaints


def test_the_page_can_be_sent_by_mail(dashboard: Path) -> None:
    """Two thirds are Plotly; the rest holds 15 quarters, 6 areas, 4 target groups, 40 charts."""
    assert dashboard.stat().st_size < 7_500_000


def test_choosing_by_keyboard_alone(watched: Watched, dashboard: Path) -> None:
    page = watched.open(dashboard)
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "kvartal":
            break
    page.keyboard.press("ArrowDown")
    assert "Viser 2. kvartal 2025" in said(page)
    assert "kvartal=2025-Q2" in page.url
    assert page.evaluate("document.activeElement.name") == "kvartal", "the place is kept"
    status = page.get_by_role("status")
    assert re.search(r"Viser 2\. kvartal 2025", status.inner_text())
    assert status.get_attribute("aria-live") == "polite"
