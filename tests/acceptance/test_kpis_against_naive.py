"""KPI values equal an independent, naive recomputation from the truth, for every row."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

import pytest
from acceptance_truth import Truth, read_truth
from comparison import mismatches, report
from demo_run import Demo
from naive import CATEGORY_SHARES, Figure, Key, Municipality
from naive_calendar import later
from warehouse_contents import kpi_values, rows

from pipeline.demo import lay_out_samples
from pipeline.publish import candidate_file
from pipeline.run import run_stage
from pipeline.samples import SampleOptions, write_sample
from pipeline.workspace import open_workspace

CATALOGUE = {
    *(f"{category}_share" for category in CATEGORY_SHARES),
    "direct_share_contact_recount",
    "direct_share_narrow",
    "direct_hours_gained",
    "direct_hours_gained_per_week",
    "direct_fte_gained",
    "direct_of_outreach_share",
    "over_18_share",
    "ssp_attendance_rate",
    "anchoring_conformity",
    "registration_coverage",
    "refused_share",
    "absence_share",
    "mentor_share",
    "conversation_share",
    "ssp_hours",
    "minutes_coverage",
    "log_minutes_agreement",
    "visibility_on_request_share",
    "visibility_after_concern_share",
    "visibility_after_concern_chance",
    "evening_weekend_share",
    "order_based_share",
    "contacts_per_direct_hour",
    "area_balance",
    "shared_practice_share",
    "youth_pedagogy_share",
    "authority_share",
    "local_link_share",
    "mentor_courses",
    "hours_moved",
    "registration_delay_days",
    "actions_on_time_rate",
    "actions_unclear_share",
    "action_lead_days",
    "order_lead_days",
}


@pytest.fixture(scope="module")
def naive_demo(demo: Demo) -> dict[Key, Figure]:
    return Municipality(demo.truth).figures()


def test_every_figure_of_the_demo(demo: Demo, naive_demo: dict[Key, Figure]) -> None:
    actual = kpi_values(demo.warehouse)
    assert {key[0] for key in actual} == CATALOGUE
    found = mismatches(naive_demo, actual, demo.truth.settings.recorded_share_minimum)
    assert not found, report(found)


def test_the_comparison_covers_every_kind_of_row(demo: Demo, naive_demo: dict[Key, Figure]) -> None:
    """A comparison of two empty sets would also succeed."""
    compared = naive_demo.keys() & kpi_values(demo.warehouse).keys()
    kinds = {"month", "quarter", "year", "rolling_4_quarters", "baseline"}
    for kpi_id in CATALOGUE - {"anchoring_conformity", "refused_share"}:
        assert {key[1] for key in compared if key[0] == kpi_id} == kinds, kpi_id
    assert len({key[4] for key in compared if key[3] == "network"}) == 6
    assert {key[4] for key in compared if key[3] == "unit"} == {"cbf", "ungdomsskolen"}
    assert len(compared) > 2000


def test_the_comparison_notices_a_figure_that_is_off(
    demo: Demo, naive_demo: dict[Key, Figure]
) -> None:
    actual = kpi_values(demo.warehouse)
    key = ("direct_share", "quarter", dt.date(2025, 4, 1), "team", "all")
    actual[key] = {**actual[key], "value": actual[key]["value"] + 1e-6}
    gone = ("visibility_share", "month", dt.date(2024, 5, 1), "unit", "ungdomsskolen")
    del actual[gone]
    more = ("network_share", "month", dt.date(2031, 5, 1), "team", "all")
    actual[more] = dict(actual[key])
    found = mismatches(naive_demo, actual, demo.truth.settings.recorded_share_minimum)
    assert [text.split()[:3] for text in found] == [
        ["direct_share", "quarter", "2025-04-01"],
        ["visibility_share", "month", "2024-05-01"],
        ["network_share", "month", "2031-05-01"],
    ]


def test_refused_share_by_source_sums_to_the_team(demo: Demo) -> None:
    """No source is forgotten, none counted twice."""
    parts: dict[tuple[str, dt.date], list[float]] = {}
    whole = {}
    for (kpi_id, kind, start, dimension, _), row in kpi_values(demo.warehouse).items():
        if kpi_id == "refused_share":
            pair = [row["numerator"], row["denominator"]]
            if dimension == "source":
                before = parts.get((kind, start), [0.0, 0.0])
                parts[kind, start] = [a + b for a, b in zip(before, pair, strict=True)]
            elif row["denominator"]:
                whole[kind, start] = pair
    assert whole
    # A source has a cell in every period, also where it sent nothing.
    assert {period: pair for period, pair in parts.items() if pair[1]} == whole


def test_shares_of_working_time_sum_to_one(demo: Demo) -> None:
    sums: dict[tuple[Any, ...], float] = {}
    for (kpi_id, *rest), row in kpi_values(demo.warehouse).items():
        if kpi_id in {f"{category}_share" for category in CATEGORY_SHARES}:
            sums[tuple(rest)] = sums.get(tuple(rest), 0.0) + (row["value"] or 0.0)
    assert all(total == pytest.approx(1, abs=1e-9) for total in sums.values() if total)


def test_contacts_that_began_with_the_reform_give_no_data_before_it(demo: Demo) -> None:
    """kpis.md, *Recorded or not*: such a column must never look like an effect of the reform."""
    actual = kpi_values(demo.warehouse)
    recount = {
        key[1:3]: row
        for key, row in actual.items()
        if key[0] == "direct_share_contact_recount" and key[3] == "team"
    }
    baseline = next(row for key, row in recount.items() if key[0] == "baseline")
    assert baseline["status"] == "no_data"
    assert recount["quarter", dt.date(2025, 4, 1)]["status"] == "ok"


def test_periods_are_described_as_they_are(demo: Demo) -> None:
    """Last day, completeness and side of each period (architecture.md, ``core.dim_period``)."""
    settings = demo.truth.settings
    municipality = Municipality(demo.truth)
    ends = {(period.kind, period.start): period.end for period in municipality.periods}
    wrong = []
    for row in rows(
        demo.warehouse,
        "SELECT DISTINCT period_type, period_start, period_end, is_complete, side "
        "FROM mart.kpi_value",
    ):
        end = ends[row["period_type"], row["period_start"]]
        side = _side(demo.truth, row["period_start"], end)
        if (row["period_end"], row["is_complete"], row["side"]) != (
            end,
            end <= settings.as_of,
            side,
        ):
            wrong.append(f"{row}: naive end {end}, side {side}")
    assert not wrong, "\n".join(wrong[:20])


def _side(truth: Truth, start: dt.date, end: dt.date) -> str:
    """Return the side all months of a period are on, else ``mixed``."""
    effective = truth.settings.effective_from
    assert effective is not None
    settled = later(effective, 3)  # ungetid.toml of the demo: three transition months
    sides = set()
    month = start
    while month <= end:
        after = "after" if month >= settled else "transition"
        sides.add("baseline" if month < effective else after)
        month = later(month, 1)
    return sides.pop() if len(sides) == 1 else "mixed"


# -- other municipalities ----------------------------------------------------------------------

# Other seeds, each model and none; spans that begin and end in the middle of a year.
OTHERS = {
    "baseline": SampleOptions(
        seed=11,
        date_from=dt.date(2023, 8, 1),
        date_to=dt.date(2024, 11, 15),
        model="baseline",
    ),
    "model_1": SampleOptions(
        seed=4711,
        date_from=dt.date(2022, 7, 1),
        date_to=dt.date(2024, 8, 31),
        model="model_1",
    ),
    "model_2": SampleOptions(
        seed=1905,
        date_from=dt.date(2022, 11, 1),
        date_to=dt.date(2024, 5, 31),
        model="model_2",
        scale=2,
    ),
}
BASELINES = {"baseline": None, "model_1": dt.date(2022, 7, 1), "model_2": dt.date(2022, 11, 1)}


# One of the three each time, all of them by ``make verify``.
COMPARED = OTHERS if os.environ.get("VERIFY") else ("baseline",)


@pytest.mark.parametrize("model", COMPARED)
def test_every_figure_of_another_municipality(tmp_path: Path, model: str) -> None:
    write_sample(tmp_path / "sample", OTHERS[model])
    lay_out_samples(tmp_path / "sample", tmp_path / "workspace")
    workspace = open_workspace(tmp_path / "workspace")
    run_stage(workspace, "ingest")
    run_stage(workspace, "build")
    truth = read_truth(tmp_path / "sample")
    municipality = Municipality(truth)
    baseline = municipality.baseline
    assert (baseline and baseline.start) == BASELINES[model]
    expected, actual = municipality.figures(), kpi_values(candidate_file(workspace))
    assert {key[0] for key in actual} == CATALOGUE
    assert len(expected.keys() & actual.keys()) > 1000
    found = mismatches(expected, actual, truth.settings.recorded_share_minimum)
    assert not found, report(found)
