"""From hours by person, month and category to the tables of how the time moved."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import numpy as np
import polars as pl
import pytest

from pipeline.analysis.composition import read_composition
from pipeline.analysis.mix import read_mix

CATEGORIES = ("direct", "visibility", "internal")
PEOPLE = ("s-1", "s-2", "s-3")
SHARES = {"before": (0.3, 0.5, 0.2), "after": (0.5, 0.3, 0.2)}
START = dt.date(2022, 1, 1)


def month(number: int) -> dt.date:
    return dt.date(2022 + number // 12, number % 12 + 1, 1)


def side(number: int) -> str:
    return "baseline" if number < 24 else "transition" if number < 27 else "after"


@pytest.fixture
def town(tmp_path: Path) -> duckdb.DuckDBPyConnection:
    """Three people, 24 months before and 12 after 3 of transition; the third comes after."""
    rng = np.random.default_rng(4)
    hours = []
    for number in range(39):
        shares = SHARES["after" if number >= 24 else "before"]
        for person in PEOPLE if number >= 27 else PEOPLE[:2]:
            unit = "cbf" if person == "s-1" else "us"
            for category, share in zip(CATEGORIES, shares, strict=True):
                minutes = round(6000 * share * rng.uniform(0.8, 1.2))
                row = (person, month(number), category, "operative", True, minutes, unit)
                hours.append(row)
            hours.append((person, month(number), "absence", "operative", False, 999, unit))
        hours.append(("s-9", month(number), "internal", "consultant", True, 9999, "cbf"))
    con = duckdb.connect(tmp_path / "town.duckdb")
    con.execute(
        """
        create schema core; create schema mart;
        create table core.month_hours (staff_code varchar, month_start date,
            category_code varchar, role varchar, is_working_time boolean,
            duration_minutes bigint, employment_unit varchar);
        create table core.dim_category as select * from (values ('direct', true, 1),
            ('visibility', true, 2), ('internal', true, 3), ('absence', false, 4))
            as t (category_code, is_working_time, sort_order);
        create table mart.kpi_definition as select category_code || '_share' as kpi_id
            from core.dim_category where category_code <> 'internal';
        create table core.dim_period (period_type varchar, period_start date, side varchar,
            is_complete boolean);
        create table core.period_month (period_type varchar, period_start date, month_start date);
        """
    )
    con.executemany("insert into core.month_hours values (?, ?, ?, ?, ?, ?, ?)", hours)
    con.execute("insert into core.dim_period values ('baseline', ?, 'baseline', true)", [START])
    for number in range(24):
        row = ["baseline", START, month(number)]
        con.execute("insert into core.period_month values (?, ?, ?)", row)
    for first in range(0, 42, 3):
        row = ["quarter", month(first), side(first), first < 39]
        con.execute("insert into core.dim_period values (?, ?, ?, ?)", row)
        for number in range(first, min(first + 3, 39)):
            key = ["quarter", month(first), month(number)]
            con.execute("insert into core.period_month values (?, ?, ?)", key)
    return con


def pooled(con: duckdb.DuckDBPyConnection, start: dt.date, end: dt.date) -> dict[str, float]:
    rows = con.execute(
        """
        select category_code, sum(duration_minutes) / sum(sum(duration_minutes)) over ()
        from core.month_hours
        where role = 'operative' and is_working_time and month_start between ? and ?
        group by category_code
        """,
        [start, end],
    ).fetchall()
    return dict(rows)


def test_the_split_adds_up_to_the_change_of_the_share(town: duckdb.DuckDBPyConnection) -> None:
    found = read_mix(town)
    assert set(found["kpi_id"]) == {"direct_share", "visibility_share"}
    gap = found["change"] - found["within_change"] - found["mix_change"]
    assert gap.abs().max() < 1e-12  # type: ignore[operator]
    assert (found["change"] - found["value"] + found["value_before"]).abs().max() < 1e-12  # type: ignore[operator]
    last = found.row(
        by_predicate=(pl.col("kpi_id") == "direct_share")
        & (pl.col("period_start") == month(36))
        & (pl.col("compared_with") == "baseline")
        & (pl.col("grouping") == "staff"),
        named=True,
    )
    assert last["value"] == pytest.approx(pooled(town, month(36), month(38))["direct"])
    assert last["value_before"] == pytest.approx(pooled(town, month(0), month(23))["direct"])
    assert (last["both_count"], last["came_count"], last["went_count"]) == (2, 1, 0)
    assert last["within_change"] > 0.05


def test_a_year_before_is_the_same_quarter_and_units_are_a_grouping(
    town: duckdb.DuckDBPyConnection,
) -> None:
    found = read_mix(town)
    years = found.filter(pl.col("compared_with") == "year_before")
    assert years["period_start"].min() == month(12)
    units = found.filter((pl.col("grouping") == "unit") & (pl.col("compared_with") == "baseline"))
    assert set(units["both_count"]) == {2}
    assert set(units["came_count"]) == {0}


def test_no_column_holds_a_person(town: duckdb.DuckDBPyConnection) -> None:
    found = read_mix(town)
    texts = found.select(pl.col(pl.String)).unpivot()["value"].unique().to_list()
    assert not [text for text in texts if text.startswith("s-")]


def test_composition_and_flows_are_those_of_the_pooled_hours(
    town: duckdb.DuckDBPyConnection,
) -> None:
    changes, parts, flows = read_composition(town)
    before, now = pooled(town, month(0), month(23)), pooled(town, month(36), month(38))
    last = parts.filter(pl.col("period_start") == month(36), pl.col("period_type") == "quarter")
    assert dict(last.select("category_code", "share").iter_rows()) == pytest.approx(now)
    assert last["clr"].sum() == pytest.approx(0, abs=1e-12)
    assert last["ilr"].to_list()[-1] is None
    moved = flows.filter(pl.col("period_start") == month(36))
    expected = sum(abs(now[name] - before[name]) for name in CATEGORIES) / 2
    assert moved["minimal_share"].sum() == pytest.approx(expected, abs=1e-12)
    tested = changes.filter(pl.col("p_value").is_not_null())
    assert set(tested["period_start"]) == {month(first) for first in (27, 30, 33, 36)}
    assert tested["p_value"].max() < 0.001  # type: ignore[operator]
    assert set(changes["reason"].drop_nulls()) == {"not_after"}
    running = changes.filter(pl.col("period_start") == month(39))
    assert running.is_empty()


def test_without_a_baseline_the_reason_is_said(town: duckdb.DuckDBPyConnection) -> None:
    town.execute("delete from core.dim_period where period_type = 'baseline'")
    changes, parts, flows = read_composition(town)
    assert set(changes["reason"]) == {"no_baseline"}
    assert changes["aitchison_distance"].null_count() == len(changes)
    assert not parts.is_empty()
    assert flows.is_empty()
    assert set(read_mix(town)["compared_with"]) == {"year_before"}


def test_a_period_without_hours_is_no_error(town: duckdb.DuckDBPyConnection) -> None:
    town.execute("delete from core.month_hours where month_start >= ?", [month(36)])
    changes, _, flows = read_composition(town)
    last = changes.row(by_predicate=pl.col("period_start") == month(36), named=True)
    assert last["reason"] == "too_few_months"
    assert last["aitchison_distance"] is None
    assert flows.filter(pl.col("period_start") == month(36)).is_empty()
    assert read_mix(town).filter(pl.col("period_start") == month(36)).is_empty()
