"""``ungetid whatif`` on the demo: its rates are those of the KPIs, and its words can be read."""

from __future__ import annotations

import json

import pytest
from click.testing import Result
from demo_run import Demo
from demo_run import ungetid as in_a_process_of_its_own
from typer.testing import CliRunner
from warehouse_contents import rows

from pipeline.cli import app

LAST = "2025-Q3"


def ungetid(*words: object) -> Result:
    """Run the verb in this process: the libraries need not be loaded again for each question."""
    return CliRunner(env={"COLUMNS": "300", "NO_COLOR": "1"}).invoke(app, [*map(str, words)])


def asked(demo: Demo, *words: str) -> dict[tuple[str, str], float]:
    answer = ungetid("whatif", "--workspace", demo.workspace.root, "--json", *words)
    assert answer.exit_code == 0, answer.output
    found = json.loads(answer.stdout)
    return {(row["quantity"], row["subject"]): row["value"] for row in found["figures"]}


def kpi(demo: Demo, kpi_id: str) -> float:
    (row,) = rows(
        demo.warehouse,
        f"select value from mart.kpi_value where kpi_id = '{kpi_id}' and dimension = 'team' "
        "and period_type = 'rolling_4_quarters' and period_start = '2024-10-01'",
    )
    return float(row["value"])


def test_rates_are_those_of_the_kpis(demo: Demo) -> None:
    found = asked(demo, "--quarter", LAST)
    for category in ("direct", "visibility", "cross_cutting", "internal", "teaching"):
        share = kpi(demo, f"{category}_share")
        assert found["share_now", category] == pytest.approx(share, abs=1e-12)


def test_the_stored_scenario_is_the_one_that_the_verb_works_out(demo: Demo) -> None:
    found = asked(demo, "--target", "45 %", "--quarter", LAST)
    stored = rows(
        demo.warehouse,
        "select quantity, subject, value from analysis.what_if "
        "where scenario = 'present' and period_start = '2024-10-01' and target = 0.45",
    )
    assert len(stored) == len(found) > 40
    for row in stored:
        assert found[row["quantity"], row["subject"]] == pytest.approx(row["value"])


def test_numbers_may_be_written_as_danes_write_them(demo: Demo) -> None:
    ways = [asked(demo, "--target", text) for text in ("0.5", "0,5", "50%", "50 %")]
    assert all(found == ways[0] for found in ways)
    assert ways[0]["share_target", "direct"] == pytest.approx(0.5)


def test_the_terminal_shows_danish_tables(demo: Demo) -> None:
    words = ("whatif", "--workspace", demo.workspace.root, "--staff", "6")
    answer = in_a_process_of_its_own(*words)
    assert answer.returncode == 0
    for word in ("Hvad nu hvis: 6 medarbejdere", "Årsværk", "Vejleåparken", "viser tid"):
        assert word in answer.stdout


def test_what_was_assumed_stands_in_the_heading(demo: Demo) -> None:
    """Two tables with other absence else look alike when they are copied to managers."""
    words = ("--absence", "0.2", "--internal", "0.1", "--target", "0.5")
    answer = ungetid("whatif", "--workspace", demo.workspace.root, *words)
    told = " ".join(answer.stdout.split())
    assert "fravær 20,0 %, intern tid 10,0 %, mål 50,0 % direkte arbejde" in told
    assert "en uge uden helligdage" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--target", "45"), "45 percent as 0.45"),
        (("--target", "mange"), "write a number"),
        (("--staff", "0"), "--staff"),
        (("--quarter", "2022-Q1"), "2022-Q4"),
        (("--norm-hours", "370"), "--norm-hours"),
    ],
)
def test_what_cannot_be_is_said(demo: Demo, words: tuple[str, ...], said: str) -> None:
    answer = ungetid("whatif", "--workspace", demo.workspace.root, *words)
    assert answer.exit_code == 2
    assert said in answer.output


def test_who_has_to_move_is_counted_by_their_unit(demo: Demo) -> None:
    found = rows(
        demo.warehouse,
        "select model_id, staff_count from analysis.model_move "
        "where period_start = '2024-10-01' order by model_id",
    )
    staff = rows(
        demo.warehouse,
        "select employment_unit, count(*) as there from core.dim_staff where role = 'operative' "
        "and date '2025-09-30' between valid_from and valid_to group by 1",
    )
    there = {row["employment_unit"]: row["there"] for row in staff}
    everybody = sum(there.values())
    assert {row["model_id"]: row["staff_count"] for row in found} == {
        "model_1": everybody - there.get("cbf", 0),
        "model_2": everybody - there.get("ungdomsskolen", 0),
    }
