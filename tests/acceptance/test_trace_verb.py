"""``ungetid trace`` on the demo: what counts in a figure, and where it was written."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import Result
from demo_run import Demo
from typer.testing import CliRunner
from warehouse_contents import rows

from pipeline.cli import app

LAST = "2025-Q3"


def ungetid(*words: object) -> Result:
    return CliRunner(env={"COLUMNS": "300", "NO_COLOR": "1"}).invoke(app, [*map(str, words)])


def trace(demo: Demo, *words: object) -> Result:
    return ungetid("trace", *words, "--workspace", demo.workspace.root)


def test_every_row_of_a_share_is_told_with_file_and_line(demo: Demo, tmp_path: Path) -> None:
    """The rows are those that plain SQL of the definition finds, and no others."""
    answer = trace(demo, "direct_share", "--quarter", LAST, "--json", "--csv", tmp_path / "r.csv")
    assert answer.exit_code == 0, answer.output
    found = json.loads(answer.stdout)
    wanted = rows(
        demo.warehouse,
        "select file_key, source_sheet, source_line, duration_minutes / 60 as hours, "
        "category_code = 'direct' as is_direct from core.fact_time_entry "
        "where work_date between '2025-07-01' and '2025-09-30' and role = 'operative' "
        "and is_working_time and duration_minutes > 0 and work_date <= "
        "(select as_of from raw.setting)",
    )
    assert len(wanted) > 200
    expected = {
        (row["file_key"], row["source_sheet"], row["source_line"]): (
            row["hours"] if row["is_direct"] else 0.0,
            row["hours"],
        )
        for row in wanted
    }
    told = {
        (row["file"], row["sheet"], row["line"]): (row["numerator"], row["denominator"])
        for row in found["rows"]
    }
    assert told.keys() == expected.keys()
    assert all(told[place] == pytest.approx(hours) for place, hours in expected.items())
    assert found["totals"]["core.fact_time_entry"]["numerator"] == pytest.approx(found["numerator"])
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as stream:
        written = list(csv.DictReader(stream, delimiter=";"))
    assert {(row["file"], int(row["line"])) for row in written} == {
        (file, line) for file, _, line in expected
    }


def test_a_meeting_figure_leads_to_the_minutes(demo: Demo) -> None:
    answer = trace(demo, "ssp_attendance_rate", "--quarter", "2025q3", "--json")
    assert answer.exit_code == 0, answer.output
    found = json.loads(answer.stdout)
    meetings = [row for row in found["rows"] if row["table"] == "core.fact_meeting"]
    assert len(meetings) == found["denominator"]
    present = [row for row in found["rows"] if row["table"] == "core.fact_attendance"]
    assert {row["file"] for row in present} <= {row["file"] for row in meetings}
    assert all(row["what"].endswith("present") for row in present)
    totals = found["totals"]["core.fact_attendance"]
    assert totals["numerator"] == pytest.approx(found["numerator"])


def test_what_is_shown_names_nobody(demo: Demo) -> None:
    answer = trace(demo, "ssp_attendance_rate", "--network", "vibeholm")
    assert answer.exit_code == 0, answer.output
    assert "defined in sql/kpi/ssp_attendance_rate.sql" in answer.output
    codes = rows(demo.warehouse, "select distinct staff_code as code from core.dim_staff")
    assert codes
    assert not [row["code"] for row in codes if row["code"] in answer.output]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("direkte_andel",), "There is no KPI"),
        (("direct_share", "--quarter", "1999-Q1"), "There is no quarter"),
        (("direct_share", "--unit", "nowhere"), "Name one of these: "),
        (("direct_share", "--network", "vibeholm"), "It has none by network"),
        (("direct_share", "--network", "vibeholm", "--unit", "cbf"), "Give one of the two"),
    ],
)
def test_what_cannot_be_traced_is_said(demo: Demo, words: tuple[str, ...], said: str) -> None:
    answer = trace(demo, *words)
    assert answer.exit_code == 2
    assert said in answer.output


def test_a_figure_of_figures_says_which_to_trace(demo: Demo) -> None:
    answer = trace(demo, "direct_hours_gained_per_week", "--quarter", LAST)
    assert answer.exit_code == 0, answer.output
    assert "trace those: direct_share, direct_hours_gained" in answer.output
