"""Rows that come back and are refused once more do not stop publication by being counted twice."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import pytest
from small_candidate import SUITES
from small_lake import SmallLake
from small_lake_rows import file_key

from pipeline.validation.suites import OffendingRows, read_suites
from pipeline.warehouse import build

DAY = dt.date(2025, 5, 5)
ROW = {"day": DAY, "who": "Alfa", "minutes": 60, "activity": "mentoring"}


@pytest.mark.parametrize(("is_named", "offends"), [(True, False), (False, True)])
def test_the_share_counts_a_row_where_it_came_first(
    tmp_path: Path, is_named: bool, offends: bool
) -> None:
    """One of ten rows is refused; three workbooks bring it again, or bring new rows."""
    lake = SmallLake(tmp_path / "town")
    lake.staff([{"who": "Alfa"}])
    lake.log("a.csv", [{**ROW, "minutes": minutes} for minutes in range(1, 10)], refused=1)
    for number in range(3):
        rows = [{**ROW, "replaces": "a.csv:11" if is_named else "", "outcome": "refused"}]
        lake.log(f"{number}.xlsx", rows, sheet=1)
    candidate = build(lake.write(), dt.date(2025, 6, 30), tmp_path / "c.duckdb").candidate
    check = next(one.check for one in read_suites(SUITES) if one.id == "refused_rows_few_enough")
    assert isinstance(check, OffendingRows)
    assert check.observed is not None
    with duckdb.connect(candidate, read_only=True) as warehouse:
        found = {key for (key,) in warehouse.execute(check.sql).fetchall()}
        share = warehouse.execute(check.observed).fetchone()
    assert found == ({file_key(f"{number}.xlsx") for number in range(3)} if offends else set())
    assert share == ((4 / 13 if offends else 1 / 10),)
