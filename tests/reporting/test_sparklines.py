"""A KPI's course in its row: what is drawn, what is said of it, and where nothing can be drawn."""

from __future__ import annotations

import re

import duckdb
import pytest
from pages import outputs

from pipeline.reporting import formats
from pipeline.reporting.dashboard import open_dashboard
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.reading import read
from pipeline.reporting.report import open_report
from pipeline.reporting.scope_tables import area_kpi_table
from pipeline.reporting.scopes import Scope
from pipeline.reporting.sparklines import MOST_QUARTERS, Sparkline, sparkline, sparkline_html
from pipeline.reporting.tables import kpi_table

QUARTER = "2025-Q3"
_PLACE = re.compile(r"[ML]?(\d+\.?\d*) (\d+\.?\d*)")


def drawn(line: Sparkline) -> list[list[tuple[float, float]]]:
    """Return the stretches of a line as places: across, and up from the foot."""
    paths = re.findall(r'<path d="(M[^H"]+)"', sparkline_html(line))
    return [[(float(x), 30 - float(y)) for x, y in _PLACE.findall(path)] for path in paths]


def test_the_course_is_the_public_values_of_the_last_quarters(usual):
    kpis = Kpis(read(usual), QUARTER)
    line = sparkline(kpis, kpis.definition("direct_share"))
    with duckdb.connect(str(usual), read_only=True) as connection:
        rows = connection.execute(
            "select value, label_da from mart.kpi_value where kpi_id = 'direct_share' "
            "and dimension = 'team' and period_type = 'quarter' order by period_start"
        ).fetchall()
    values = [value for value, _ in rows[-MOST_QUARTERS:]]
    assert len(values) == MOST_QUARTERS
    assert list(line.values) == values
    for told in (
        f"først {formats.share(values[0])}",
        f"lavest {formats.share(min(values))} (",
        f"højest {formats.share(max(values))} (",
        f"senest {formats.share(values[-1])}",
        "Udgangspunkt: 27,0\u00a0%",
    ):
        assert told in line.said
    named = dict(zip(re.findall(r"\((\d\. kvartal \d{4})\)", line.said), (min, max), strict=True))
    by_label = {label: value for value, label in rows}
    assert all(by_label[label] == pytest.approx(of(values)) for label, of in named.items())
    assert f'aria-label="{line.said}"' in sparkline_html(line)


def test_what_is_higher_is_drawn_higher(usual):
    kpis = Kpis(read(usual), QUARTER)
    line = sparkline(kpis, kpis.definition("visibility_share"))
    [stretch] = drawn(line)
    assert len(stretch) == len(line.values)
    assert [x for x, _ in stretch] == sorted(x for x, _ in stretch)
    pairs = sorted(zip(line.values, (y for _, y in stretch), strict=True))
    heights = [y for _, y in pairs]
    assert heights == sorted(heights)
    assert (heights[0], heights[-1]) == (4, 26)


def test_an_earlier_quarter_ends_its_own_course(usual):
    kpis = Kpis(read(usual), QUARTER).at("2023-Q4")
    line = sparkline(kpis, kpis.definition("direct_share"))
    assert len(line.values) == 8
    assert "Forløb fra 1. kvartal 2022 til 4. kvartal 2023" in line.said


def test_gaps_points_and_the_dot():
    line = Sparkline((1.0, 2.0, None, 3.0, None, 2.0, 1.0), 1.5, "said")
    assert [len(stretch) for stretch in drawn(line)] == [2, 2]
    content = sparkline_html(line)
    assert content.count('r="1.5"') == 1, "a quarter between gaps"
    assert content.count('r="3"') == 1
    assert content.count("u-spark-level") == 1
    without_last = sparkline_html(Sparkline((1.0, 2.0, None), None, "said"))
    assert 'r="3"' not in without_last
    assert "u-spark-level" not in without_last


@pytest.mark.parametrize("values", [(2.0,), (2.0, 2.0), (None, 2.0), (0.0, 0.0, 0.0)])
def test_one_value_or_none_that_differs_stays_inside_the_picture(values):
    content = sparkline_html(Sparkline(values, None, "said"))
    assert "nan" not in content
    places = [float(y) for y in re.findall(r'cy="([\d.]+)"', content)]
    assert places
    assert all(0 <= y <= 30 for y in places)


def test_no_value_is_said_and_nothing_is_drawn(written):
    kpis = Kpis(read(written(has_hours=False)), QUARTER)
    line = sparkline(kpis, kpis.definition("direct_share"))
    assert line.is_empty
    assert sparkline_html(line) == "ingen data"


def test_quarters_without_a_figure_are_counted(usual):
    kpis = Kpis(read(usual), QUARTER)
    line = sparkline(kpis, kpis.definition("direct_share_contact_recount"))
    missing = sum(value is None for value in line.values)
    assert missing > 1
    assert f" {missing} kvartaler er uden tal." in line.said


def test_an_area_has_its_own_courses(usual):
    kpis = Kpis(read(usual), QUARTER)
    table = area_kpi_table(kpis, Scope("network", "strand", "Strand"))
    assert len(table.courses) == len(table.rows) >= 2
    [own] = [c for row, c in zip(table.rows, table.courses, strict=True) if "opsøgende" in row[0]]
    team = sparkline(kpis, kpis.definition("direct_of_outreach_share"))
    assert own.values != team.values
    assert own.values[-1] == kpis.value("direct_of_outreach_share", kpis.quarter, network="strand")


def test_every_row_of_the_page_has_its_cell_and_paper_has_none(usual, tmp_path):
    table = kpi_table(Kpis(read(usual), QUARTER))
    content = open_dashboard(usual, QUARTER).table_html("kpi")
    assert content.count('class="u-course"') + content.count("<td>ingen data</td>") >= len(
        table.rows
    )
    assert '<th scope="col">Forløb</th>' in content
    paper = open_report(usual, QUARTER, audience="committee").paper_table("kpi").data
    assert "Forløb" not in paper
    assert outputs("committee.qmd", usual, QUARTER, tmp_path)
