"""The conditions of ingest are asked again of what was accepted, as far as typed values tell."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import duckdb
import pytest
from small_lake import SmallLake
from small_lake_rows import file_key, rule_rows

from pipeline.warehouse import build
from pipeline.warehouse.row_conditions import what_it_needs

ROW = {"day": dt.date(2025, 5, 5), "who": "Alfa", "minutes": 60, "activity": "mentoring"}
RECEIVED = dt.datetime(2025, 5, 6, 12)  # noqa: DTZ001 - UTC by contract

CONDITIONS = [
    {"condition_number": number, "column_name": column, "reason_code": reason, "condition": said}
    for number, column, reason, said in (
        (1, "work_date", "missing_date", "t_work_date IS NULL"),
        (2, "work_date", "future_date", "work_date > received_on"),
        (4, "staff_code", "staff_not_employed", "NOT is_employed"),
        (3, "duration_minutes", "duration_not_positive", "duration_minutes <= 0"),
    )
]


@pytest.mark.parametrize(
    ("condition", "needs"),
    [
        ("work_date > received_on", []),
        ("duration_minutes <= 0 OR contact_count < 0", []),
        ("t_work_date IS NULL", ["t_work_date"]),
        ("is_overnight AND span > 840", ["is_overnight", "span"]),
        ("NOT is_employed", []),
        ("work_date >", ["SQL that can be read"]),
    ],
)
def test_a_condition_says_what_it_needs(condition: str, needs: list[str]) -> None:
    assert what_it_needs(condition) == needs


def test_the_shipped_conditions_are_checked_or_need_what_only_the_reader_has() -> None:
    needed = {
        row["condition"]: what_it_needs(row["condition"]) for row in rule_rows("row_condition")
    }
    assert "SQL that can be read" not in {name for names in needed.values() for name in names}
    assert [condition for condition, names in needed.items() if not names], "some are checked"


def test_accepted_rows_that_break_a_condition_are_found(tmp_path: Path) -> None:
    lake = SmallLake(tmp_path / "town")
    lake.reference("row_condition", CONDITIONS)
    lake.staff([{"who": "Alfa"}])
    late = dt.date(2025, 5, 7)
    rows: list[dict[str, Any]] = [ROW, {**ROW, "day": late}, {**ROW, "minutes": 0}]
    rows.append({**ROW, "who": "Gamma"})
    lake.log("a.csv", rows, received_at=RECEIVED)
    lake.log("old.csv", [{**ROW, "minutes": -1}], received_at=RECEIVED, is_stale=True)
    candidate = tmp_path / "candidate.duckdb"
    build(lake.write(), dt.date(2025, 6, 30), candidate)
    with duckdb.connect(candidate, read_only=True) as warehouse:
        found = warehouse.execute(
            "select reason_code, file_key, source_line, is_stale from mart.row_condition_breach "
            "order by all"
        ).fetchall()
        told = warehouse.execute(
            "select sum(rows_breaking), bool_and(is_checked = (needs is null)) "
            "from mart.row_condition_check"
        ).fetchone()
    a, old = file_key("a.csv"), file_key("old.csv")
    expected = [
        ("duration_not_positive", a, 4, False),
        ("duration_not_positive", old, 2, True),
        ("future_date", a, 3, False),
        ("staff_not_employed", a, 5, False),
    ]
    assert found == sorted(expected)
    assert told == (4, True)
