"""The ten tasks tell the same as the KPIs, in every period, for the team and each unit."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest
from demo_run import Demo
from warehouse_contents import rows

# KPI → the tasks that it is made of.
SUMS = {
    "direct_share": (3, 4, 5, 6, 7),
    "visibility_share": (2,),
    "teaching_share": (8,),
    "network_share": (9,),
    "bridging_share": (10,),
}
Cell = tuple[Any, ...]


@pytest.fixture(scope="module")
def tasks(demo: Demo) -> dict[Cell, dict[int, dict[str, Any]]]:
    found: dict[Cell, dict[int, dict[str, Any]]] = defaultdict(dict)
    for row in rows(demo.warehouse, "select * from mart.task_time"):
        cell = (row["period_type"], row["period_start"], row["dimension"], row["dimension_value"])
        found[cell][row["task"]] = row
    assert len(found) > 100
    assert all(sorted(by_task) == list(range(1, 11)) for by_task in found.values())
    return dict(found)


def _kpi(demo: Demo, kpi_id: str) -> dict[Cell, dict[str, Any]]:
    found = rows(demo.warehouse, f"select * from mart.kpi_value where kpi_id = '{kpi_id}'")
    return {
        (row["period_type"], row["period_start"], row["dimension"], row["dimension_value"]): row
        for row in found
    }


@pytest.mark.parametrize("kpi_id", SUMS)
def test_tasks_add_up_to_their_kpi(
    demo: Demo, tasks: dict[Cell, dict[int, dict[str, Any]]], kpi_id: str
) -> None:
    figures = _kpi(demo, kpi_id)
    assert figures.keys() == tasks.keys()
    assert any(row["value"] for row in figures.values())
    for cell, row in figures.items():
        parts = [tasks[cell][task] for task in SUMS[kpi_id]]
        assert sum(part["task_minutes"] for part in parts) == pytest.approx(60 * row["numerator"])
        assert parts[0]["whole_minutes"] == pytest.approx(60 * row["denominator"])
        assert max(part["staff_count"] for part in parts) <= row["staff_count"]


def test_the_first_task_is_the_reach_of_the_target_group(
    demo: Demo, tasks: dict[Cell, dict[int, dict[str, Any]]]
) -> None:
    figures = {cell: row for cell, row in _kpi(demo, "over_18_share").items() if cell[2] == "team"}
    assert figures
    for cell, row in figures.items():
        first = tasks[cell][1]
        assert first["task_minutes"] == pytest.approx(60 * row["numerator"])
        assert first["whole_minutes"] == pytest.approx(60 * row["denominator"])
        assert first["recorded_share"] == pytest.approx(row["recorded_share"])


def test_change_is_counted_from_the_baseline(
    tasks: dict[Cell, dict[int, dict[str, Any]]],
) -> None:
    (start,) = {cell[1] for cell in tasks if cell[0] == "baseline"}
    moved = 0
    for cell, by_task in tasks.items():
        for task, row in by_task.items():
            before = tasks["baseline", start, *cell[2:]][task]
            assert row["baseline_share"] == before["share"]
            assert row["baseline_staff_count"] == before["staff_count"]
            if row["share"] is not None and before["share"] is not None:
                assert row["share_change"] == pytest.approx(row["share"] - before["share"])
                moved += row["share_change"] != 0
    assert moved > 100
