"""Charts: the same numbers in the picture, the words and the table as in the warehouse."""

from __future__ import annotations

import datetime as dt
import json
import re
from xml.etree import ElementTree as ET

import duckdb
import plotly.graph_objects as go
import pytest

from pipeline.problems import UngetidError
from pipeline.reporting import formats
from pipeline.reporting.charts import draw_paper, plotly_figures
from pipeline.reporting.report import open_report

QUARTER = "2025-Q3"
CHARTS = ("composition", "direct_share", "visibility_share", "areas", "attendance", "balance")
SITUATIONS = {
    "usual": {},
    "no data": {"has_hours": False},
    "one quarter, one network missing": {
        "first": dt.date(2025, 7, 1),
        "without_network": "vibeholm",
        "variation": None,
    },
}


def values(warehouse, sql):
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize("category", ["direct", "visibility", "internal"])
def test_composition_draws_the_warehouse(usual, category):
    chart = open_report(usual, QUARTER).declared("composition")
    stored = values(
        usual,
        f"""
        select value from mart.kpi_value where kpi_id = '{category}_share'
        and period_type = 'quarter' and dimension = 'team' order by period_start
        """,
    )
    (figure,) = plotly_figures(chart)
    names = [s.colour for s in chart.panels[0].series]
    number = ["direct", "visibility", "cross_cutting", "network", "teaching", "bridging"]
    position = number.index(category) if category in number else len(names) - 1
    assert figure["data"][position]["y"] == [round(row[0], 9) for row in stored]
    assert chart.rows[-1][position + 1] == formats.share(stored[-1][0])
    assert formats.share(stored[-1][0]) in chart.alt


def test_control_chart_draws_the_warehouse(usual):
    chart = open_report(usual, QUARTER).declared("direct_share")
    stored = values(
        usual,
        """
        select value, centre, upper_limit from analysis.spc_point
        where kpi_id = 'direct_share' and view = 'extended' order by month_start
        """,
    )
    by_name = {s.name: s for s in chart.panels[0].series}
    assert by_name["Andel"].values == tuple(row[0] for row in stored)
    assert by_name["Middel"].values == tuple(row[1] for row in stored)
    assert formats.share(stored[0][2]) in chart.alt
    marked = by_name["Signal i den ønskede retning"].values
    assert sum(value is not None for value in marked) == 18
    assert "Måneder med signal: 18." in chart.alt


def test_without_a_decision_a_chart_judges_nothing(written):
    report = open_report(written(has_decision=False), QUARTER)
    chart = report.declared("direct_share")
    assert chart.title.endswith(": ikke vurderet uden en beslutning")
    assert "beregnet ud fra alle 45 måneder, fordi der ikke er registreret nogen beslutning" in (
        chart.note
    )
    by_name = {s.name: s.values for s in chart.panels[0].series}
    assert [v is not None for v in by_name["Måned med signal"]] == [False] * 44 + [True]
    assert chart.rows[-1][-1] == "Måned med signal: uden for grænserne"
    assert "Måneder med signal: 1." in chart.alt
    shown = f"{report.table('kpi').data} {report.box_note('direct_share').data} {chart}"
    assert "Ikke vurderet" in shown
    for judged in ("ønskede retning", "uønskede", "målet nås", "veksler", "tilfældig variation"):
        assert judged not in shown


def test_the_source_names_the_day_of_the_figures_not_of_the_data(usual):
    source = open_report(usual, QUARTER).declared("composition").source
    assert source.endswith("registreringer og referater, opgjort pr. 8. oktober 2025.")


def test_areas_draw_the_warehouse_on_one_scale(usual):
    chart = open_report(usual, QUARTER).declared("areas")
    figures = plotly_figures(chart)
    assert len(figures) == 6
    assert len({json.dumps(figure["layout"]["yaxis"]["range"]) for figure in figures}) == 1
    for panel, figure in zip(chart.panels, figures, strict=True):
        stored = values(
            usual,
            f"""
            select value from mart.kpi_value
            join core.dim_network on dimension_value = network_code
            where kpi_id = 'direct_of_outreach_share' and period_type = 'quarter'
            and name_da = '{panel.title}' order by period_start
            """,
        )
        assert figure["data"][1]["y"] == [round(row[0], 9) for row in stored]
    assert [panel.title for panel in chart.panels] == sorted(panel.title for panel in chart.panels)


def test_attendance_says_how_many_meetings(usual):
    chart = open_report(usual, QUARTER).declared("attendance")
    assert "Strandområdet 83,3 % (5 af 6 møder)" in chart.alt.replace("\u00a0", " ")


def test_the_balance_names_the_area_with_least_time_for_its_concerns(usual):
    chart = open_report(usual, QUARTER).declared("balance")
    title = chart.title.replace("\u00a0", " ")
    [(share, name)] = values(
        usual,
        """
        select concern_share, name_da
        from mart.area_balance join core.dim_network using (network_code)
        where period_type = 'quarter' and period_start = date '2025-07-01' order by gap limit 1
        """,
    )
    assert title.startswith(f"{name} får mindst tid i forhold til bekymringerne: 16,7 % af tiden")
    assert f"{100 * share:.1f} %".replace(".", ",") in title
    assert "18 bekymringer på 6 møder" in chart.alt.replace("\u00a0", " ")


def test_without_concerns_the_balance_says_so(written):
    chart = open_report(written(has_hours=False), QUARTER).declared("balance")
    assert chart.title == "Der er for få bekymringer til at sammenholde dem med tiden"


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("special", SITUATIONS.values(), ids=SITUATIONS.keys())
def test_every_chart_draws_in_both_outputs(written, tmp_path, name, special):
    chart = open_report(written(**special), QUARTER).declared(name)
    for figure in plotly_figures(chart):
        go.Figure(figure)  # refuses what Plotly does not know
    svg = draw_paper(chart, tmp_path / "a.svg", "svg").read_text(encoding="utf-8")
    assert ET.fromstring(svg).tag.endswith("svg")  # noqa: S314 - our own drawing
    assert draw_paper(chart, tmp_path / "a.png", "png").read_bytes()[:4] == b"\x89PNG"
    assert all((chart.title, chart.alt, chart.unit))


@pytest.mark.parametrize("name", ["composition", "direct_share"])
def test_the_same_numbers_give_the_same_bytes(usual, tmp_path, name):
    pictures = [
        draw_paper(open_report(usual, QUARTER).declared(name), tmp_path / f"{n}.{kind}", kind)
        for kind in ("svg", "png")
        for n in range(2)
    ]
    contents = [path.read_bytes() for path in pictures]
    assert contents[0] == contents[1]
    assert contents[2] == contents[3]
    assert open_report(usual, QUARTER).chart(name) is not None
    pages = {open_report(usual, QUARTER).chart(name).data for _ in range(2)}
    assert len(pages) == 1


def test_plotly_stands_once_and_ids_are_unique(usual):
    report = open_report(usual, QUARTER)
    page = "".join(report.chart(name).data for name in CHARTS)
    assert page.count("plotly.js v") == 1
    ids = re.findall(r'id="([^"]+)"', re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL))
    assert len(ids) == len(set(ids))
    assert not re.search(r'(?:src|href)="', page.replace("\n", " ").partition("<figure")[2])


def test_marks_and_patterns_tell_apart_without_colour(usual):
    report = open_report(usual, QUARTER)
    bars = report.declared("composition").panels[0].series
    patterns = [bar.pattern for bar in bars]
    assert patterns.count("") == 2, "the two that are compared: one dark, one light"
    assert len(set(patterns)) == len(patterns) - 1
    symbols = [s.symbol for s in report.declared("direct_share").panels[0].series if s.symbol]
    assert {"circle", "triangle"} <= set(symbols)


def test_invented_data_are_marked_on_every_chart(written):
    for is_synthetic in (True, False):
        report = open_report(written(is_synthetic=is_synthetic), QUARTER)
        for name in CHARTS:
            assert report.declared(name).source.startswith("Opdigtede data.") is is_synthetic


def test_unknown_chart_is_told(usual):
    with pytest.raises(UngetidError, match=r"no chart 'nothing'.*composition"):
        open_report(usual, QUARTER).chart("nothing")
