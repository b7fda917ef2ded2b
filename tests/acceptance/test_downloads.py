"""What a reader takes from a chart: its numbers as CSV, its picture as PNG, with no network."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from browser_page import Watched
from demo_run import Demo
from PIL import Image
from playwright.sync_api import Page
from warehouse_contents import rows

from pipeline.reporting import formats

pytestmark = pytest.mark.browser
COMPOSITION = "figure#composition"


@pytest.fixture
def page(demo: Demo, watched: Watched) -> Page:
    return watched.open(demo.workspace.site / "2025-Q3" / "dashboard.html")


def taken(page: Page, kind: str, figure: str = COMPOSITION) -> tuple[str, bytes]:
    """Press a button as a keyboard does; return the file's name and content."""
    button = page.locator(f"{figure} button[data-get={kind}]")
    button.focus()
    with page.expect_download() as waited:
        page.keyboard.press("Enter")
    return waited.value.suggested_filename, Path(waited.value.path()).read_bytes()


def table_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_numbers_are_those_of_the_table_and_of_the_warehouse(
    demo: Demo, page: Page, watched: Watched
) -> None:
    name, content = taken(page, "csv")
    assert name == "composition.csv"
    assert content.startswith(b"\xef\xbb\xbf"), "Excel needs it to see æøå"
    saved = table_of(content)
    shown = page.locator(f"{COMPOSITION} tr").evaluate_all(
        "all => all.map(row => Array.from(row.cells).map(cell => cell.textContent.trim()))"
    )
    assert saved == [[" ".join(cell.split()) for cell in row] for row in shown]
    [row] = rows(
        demo.warehouse,
        "select value from mart.kpi_value where kpi_id = 'direct_share' and status = 'ok' "
        "and period_type = 'quarter' and label_en = '2025-Q3' and dimension_value = 'all'",
    )
    told = {cell for line in saved if "3. kvartal 2025" in line[0] for cell in line}
    assert " ".join(formats.share(row["value"]).split()) in told
    assert not watched.complaints


def test_a_cell_is_no_formula_and_a_separator_parts_no_cell(page: Page) -> None:
    page.locator(f"{COMPOSITION} td").first.evaluate(
        "cell => { cell.textContent = '=1+1; \"x\"'; }"
    )
    page.locator(f"{COMPOSITION} td").nth(1).evaluate("cell => { cell.textContent = '−14,2'; }")
    saved = table_of(taken(page, "csv")[1])
    assert saved[1][1:3] == ['\'=1+1; "x"', "−14,2"]
    assert len({len(row) for row in saved}) == 1


def test_the_picture_holds_the_chart(page: Page, watched: Watched) -> None:
    name, content = taken(page, "png")
    assert name == "composition.png"
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    box = page.locator(f"{COMPOSITION} .u-plots").bounding_box()
    assert box is not None
    assert abs(picture.width - 2 * (box["width"] + 48)) <= 2
    assert picture.height > 2 * box["height"]
    colours = picture.getcolors(maxcolors=2**24) or []
    assert max(colours)[1] == (255, 255, 255)
    # The two largest categories are drawn, in the colours of the brand.
    drawn = {colour for count, colour in colours if count > 20_000}
    assert len(drawn) >= 3
    assert not watched.complaints


def test_every_chart_that_is_drawn_offers_both(page: Page) -> None:
    charts = page.locator("figure.u-chart:has(.u-plot)")
    assert charts.count() >= 6
    for kind in ("csv", "png"):
        assert page.locator(f"figure.u-chart:has(.u-plot) button[data-get={kind}]").count() == (
            charts.count()
        )
