"""The demo's win/lose table: every line in every period, verdicts that follow from the figures."""

from __future__ import annotations

from typing import Any

import pytest
from demo_run import Demo
from warehouse_contents import rows

LAST = ("rolling_4_quarters", "2024-10-01")


@pytest.fixture(scope="module")
def lines(demo: Demo) -> list[dict[str, Any]]:
    return rows(
        demo.warehouse,
        "select found.*, lines.side, lines.direction, lines.is_measured, periods.side as stands "
        "from analysis.model_line as found "
        "join core.dim_model_line as lines using (model_id, line_number) "
        "join core.dim_period as periods using (period_type, period_start)",
    )


def test_every_line_of_both_models_stands_in_every_complete_period(
    demo: Demo, lines: list[dict[str, Any]]
) -> None:
    (counted,) = rows(
        demo.warehouse,
        "select (select count(*) from core.dim_model_line) * count(*) as expected "
        "from core.dim_period where is_complete "
        "and period_type in ('quarter', 'rolling_4_quarters', 'year')",
    )
    assert len(lines) == counted["expected"] > 300


def test_verdicts_follow_from_the_interval(lines: list[dict[str, Any]]) -> None:
    seen = set()
    for line in lines:
        low, high = line["change_lower"], line["change_upper"]
        if not line["is_measured"]:
            expected = "not_measured"
        elif low is None:
            expected = "no_data"
            assert line["reason"] is not None
        else:
            assert line["stands"] == "after"
            assert low <= line["change"] <= high
            assert line["reason"] is None
            upwards = (line["side"] == "wins") == (line["direction"] == "up")
            good, bad = (low > 0, high < 0) if upwards else (high < 0, low > 0)
            expected = "won" if good else "lost" if bad else "not_yet"
        assert line["verdict"] == expected, line
        seen.add(expected)
    assert seen == {"won", "lost", "not_yet", "no_data", "not_measured"}


def test_figures_are_those_of_the_kpis(demo: Demo, lines: list[dict[str, Any]]) -> None:
    values = {
        (row["kpi_id"], row["period_type"], row["period_start"]): row
        for row in rows(demo.warehouse, "select * from mart.kpi_value where dimension = 'team'")
    }
    before = {key[0]: row for key, row in values.items() if key[1] == "baseline"}
    compared = 0
    for line in lines:
        if line["kpi_id"] is None:
            continue
        now = values[line["kpi_id"], line["period_type"], line["period_start"]]
        then = before[line["kpi_id"]]
        assert line["value"] == (now["value"] if now["status"] == "ok" else None)
        assert line["baseline_value"] == (then["value"] if then["status"] == "ok" else None)
        if line["change"] is not None:
            assert line["change"] == pytest.approx(now["value"] - then["value"], abs=1e-12)
            compared += 1
    assert compared > 100


def test_what_was_planted_is_found(lines: list[dict[str, Any]]) -> None:
    """The synthetic Model 2 brings direct work closer to the youth school and the local area."""
    last = [line for line in lines if (line["period_type"], str(line["period_start"])) == LAST]
    said = {(line["model_id"], line["line_number"]): line["verdict"] for line in last}
    assert said["model_2", 1] == "won"  # youth pedagogy
    assert said["model_2", 3] == "won"  # local link
    assert said["model_1", 2] == "won"  # the same figure, feared lost under Model 1
    assert said["model_2", 8] == "no_data"  # references began with the reform
    assert {line["model_id"] for line in last if line["is_chosen"]} == {"model_2"}
