"""The shares of the composition add up to one, in every period and unit with working time."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import pytest
from small_lake import SmallLake
from starter_rows import reference_rows

from pipeline.warehouse import build

WORKING = [row["category_code"] for row in reference_rows("category") if row["is_working_time"]]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """Every activity there is, over nine months and two units, 1 to 97 minutes at a time."""
    lake = SmallLake(tmp_path_factory.mktemp("composition") / "town")
    lake.staff([{"who": "Alfa"}, {"who": "Beta", "unit": "ungdomsskolen"}])
    activities = [row["activity_code"] for row in reference_rows("activity")]
    rows = [
        {
            "day": dt.date(2025, 1, 6) + 3 * number * dt.timedelta(1),
            "who": ("Alfa", "Beta", "Alfa")[number % 3],
            "minutes": 1 + number * 37 % 97,
            "activity": activities[number * 5 % len(activities)],
        }
        for number in range(85)
    ]
    lake.log("a.csv", rows)
    candidate: Path = lake.root / "candidate.duckdb"
    build(lake.write(), dt.date(2025, 9, 30), candidate)
    return duckdb.connect(candidate, read_only=True)


def test_shares_sum_to_one(warehouse: duckdb.DuckDBPyConnection) -> None:
    names = ", ".join(f"'{category}_share'" for category in WORKING)
    sums = warehouse.execute(
        f"select sum(value), count(*) from mart.kpi_value where kpi_id in ({names}) "
        "and denominator > 0 group by period_type, period_start, dimension, dimension_value"
    ).fetchall()
    assert len(sums) > 30
    assert all(count == len(WORKING) for _, count in sums)
    assert all(total == pytest.approx(1, abs=1e-12) for total, _ in sums)


def test_units_sum_to_the_team(warehouse: duckdb.DuckDBPyConnection) -> None:
    wrong = warehouse.execute(
        """
        select team.kpi_id, team.period_start
        from mart.kpi_value as team
        inner join mart.kpi_value as units using (kpi_id, period_type, period_start)
        where team.dimension = 'team' and units.dimension = 'unit' and team.kpi_id like '%_share'
        group by team.kpi_id, team.period_type, team.period_start, team.numerator, team.denominator
        having abs(sum(units.numerator) - team.numerator) > 1e-9
            or abs(sum(units.denominator) - team.denominator) > 1e-9
        """
    ).fetchall()
    assert wrong == []
