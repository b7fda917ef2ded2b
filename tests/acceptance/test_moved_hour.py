"""One hour of visibility becomes direct work: exactly the KPIs that should move, move."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from naive import Key
from small_town import Row, as_csv, town, two_years_of_rows
from warehouse_contents import kpi_values

from pipeline.publish import candidate_file
from pipeline.run import run_stage

ROWS = two_years_of_rows()
DAY = dt.date(2024, 8, 14)
VISIBLE: Row = (
    f"{DAY:%d-%m-%Y}",
    "1,0",
    "OP1",
    "Synlighed i gadebilledet",
    "Gildbro",
    "Gaden",
    "Under 18 år",
    "2",
)
DIRECT: Row = (*VISIBLE[:3], "Opsøgende dialog", *VISIBLE[4:])
# KPI → by how much an hour moves its numerator and its denominator.
MOVED = {
    "direct_share": (1, 0),
    "direct_share_contact_recount": (1, 0),  # there were contacts: it is no visibility
    "direct_share_narrow": (1, 0),
    "visibility_share": (-1, 0),
    "direct_of_outreach_share": (1, 0),
    "over_18_share": (0, 1),  # the hour was with young people under 18
    "direct_hours_gained": (1, None),
    "contacts_per_direct_hour": (2, 1),
}
# They follow from others, or are no sum of hours.
FOLLOWS = {"direct_hours_gained_per_week", "direct_fte_gained", "hours_moved"}


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> dict[Key, tuple[Any, Any]]:
    """Every figure that differs: before and after."""
    before, after = (
        _kpis(tmp_path_factory.mktemp("town") / "town", [*ROWS, row]) for row in (VISIBLE, DIRECT)
    )
    assert before.keys() == after.keys()
    return {
        key: (before[key], after[key])
        for key in before
        for figures in [("numerator", "denominator", "value")]
        if any(_differ(before[key][name], after[key][name]) for name in figures)
    }


def _kpis(root: Any, rows: list[Row]) -> dict[Key, dict[str, Any]]:
    workspace = town(root, {"log.csv": as_csv(rows)})
    run_stage(workspace, "ingest")
    run_stage(workspace, "build")
    values = kpi_values(candidate_file(workspace))
    known = {key[0] for key in values}
    assert {kpi for kpi in MOVED if kpi != "contacts_per_direct_hour"} <= known
    return values


def _differ(before: float | None, after: float | None) -> bool:
    if before is None or after is None:
        return before is not after
    return abs(before - after) > 1e-9


def test_exactly_the_kpis_of_visibility_and_direct_work_move(
    changed: dict[Key, tuple[Any, Any]],
) -> None:
    moved = {key[0] for key in changed}
    assert moved <= MOVED.keys() | FOLLOWS
    assert moved >= MOVED.keys() - {"contacts_per_direct_hour"}


def test_each_moves_by_that_hour_in_every_cell(changed: dict[Key, tuple[Any, Any]]) -> None:
    seen = 0
    for key, (before, after) in changed.items():
        for name, by in zip(("numerator", "denominator"), MOVED.get(key[0], ()), strict=False):
            if by is None:
                assert before[name] is after[name] is None
            else:
                moved = (after[name] or 0) - (before[name] or 0)
                assert moved == pytest.approx(by, abs=1e-9), (key, name)
                seen += 1
    assert seen > 50


def test_only_the_periods_and_cells_that_hold_the_hour_move(
    changed: dict[Key, tuple[Any, Any]],
) -> None:
    ours = {("team", "all"), ("unit", "ungdomsskolen"), ("network", "gildbro")}
    for kpi, kind, start, dimension, value in changed:
        assert kind != "baseline"
        assert (dimension, value) in ours, kpi
        months = {"month": 1, "quarter": 3, "year": 12, "rolling_4_quarters": 12}[kind]
        index = (DAY.year - start.year) * 12 + DAY.month - start.month
        assert 0 <= index < months, (kpi, kind, start)
