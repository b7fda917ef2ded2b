"""KPI values against the naive ones over municipalities that nobody planned."""

from __future__ import annotations

from pathlib import Path

import pytest
from comparison import mismatches, report
from drawn_lake import DrawnLake
from naive import Municipality
from warehouse_contents import kpi_values

from pipeline.progress import Silent
from pipeline.warehouse import build


@pytest.mark.parametrize("seed", range(8))
def test_every_figure_of_a_drawn_municipality(tmp_path: Path, seed: int) -> None:
    drawn = DrawnLake(seed, tmp_path / "town")
    truth = drawn.draw_all()
    candidate = tmp_path / "candidate.duckdb"
    build(drawn.workspace, truth.settings.as_of, candidate, progress=Silent())
    expected = Municipality(truth).figures()
    found = mismatches(expected, kpi_values(candidate), truth.settings.recorded_share_minimum)
    assert not found, report(found)
