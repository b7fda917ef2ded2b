"""A verdict of today does not stand in a quarter of the past."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import json
import re

import pytest

from pipeline.reporting.boxes import box_note, value_box
from pipeline.reporting.dashboard import open_dashboard
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.reading import read
from pipeline.reporting.tables import kpi_table

PRIMARY = "direct_share"


@pytest.mark.parametrize("quarter", ["2022-Q1", "2024-Q2", "2025-Q2"])
def test_a_quarter_after_which_a_whole_one_came_has_no_verdict(usual, quarter):
    kpis = Kpis(read(usual), "2025-Q3").at(quarter)
    note = box_note(kpis, PRIMARY)
    assert "Styringsdiagram" not in note
    assert value_box(kpis, PRIMARY)["icon"] == "info-circle"
    assert kpi_table(kpis).headings[-1] == "Styringsdiagram til og med september 2025"


def test_the_newest_quarter_has_it(usual):
    kpis = Kpis(read(usual), "2025-Q3")
    assert "Styringsdiagram: systematisk ændring i den ønskede retning." in box_note(kpis, PRIMARY)
    assert value_box(kpis, PRIMARY)["icon"] == "graph-up-arrow"
    assert kpi_table(kpis).headings[-1] == "Styringsdiagram"


def test_months_of_the_quarter_that_runs_are_named(written):
    """The page of the last complete quarter, while the next one has two months."""
    path = written(last=dt.date(2025, 11, 1), as_of=dt.date(2025, 12, 5))
    kpis = Kpis(read(path), "2025-Q3")
    told = "Styringsdiagram til og med november 2025: systematisk ændring i den ønskede retning."
    assert told in box_note(kpis, PRIMARY)
    assert kpis.months_beyond(PRIMARY) == 2
    assert not kpis.is_past(PRIMARY)
    assert Kpis(read(path), "2025-Q2").is_past(PRIMARY)


def test_a_chart_without_a_last_month_is_of_no_other_quarter(written):
    kpis = Kpis(read(written(variation=None)), "2024-Q1")
    assert kpis.months_beyond(PRIMARY) == 0


def test_the_script_hides_the_sign_of_a_quarter_without_verdict(usual):
    cell = open_dashboard(usual, "2025-Q3").box_note(PRIMARY).data
    assert re.findall(r'data-icon="(1?)"', cell) == ["1"]
    packed = re.search(r'class="u-variants">([^<]+)<', cell)
    assert packed is not None
    held = json.loads(gzip.decompress(base64.b64decode(packed[1])))
    signs = {
        quarter: 'data-icon="1"' in held["texts"][held["at"][f"{quarter}|team"]]
        for quarter in ("2024-Q2", "2025-Q2", "2025-Q3")
    }
    assert signs == {"2024-Q2": False, "2025-Q2": False, "2025-Q3": True}
