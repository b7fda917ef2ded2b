"""Changes from the baseline: which periods have an interval, and why others have none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import duckdb
import numpy as np
import polars as pl
import pytest
from xmr_series import months

from pipeline.analysis.changes import read_changes
from pipeline.analysis.intervals import change_of_share

SIDES = ["baseline"] * 24 + ["transition"] * 3 + ["after"] * 12
ALL = months(len(SIDES))
SHARES = [0.30, 0.34] * 12 + [0.4] * 3 + [0.41, 0.43] * 6
HOURS = [500.0 + 10 * (number % 7) for number in range(len(SIDES))]


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(
            """
            create schema mart; create schema core; create schema raw;
            create table core.month_hours (staff_code varchar, month_start date,
                category_code varchar, role varchar, is_working_time boolean,
                duration_minutes double, is_street boolean, has_contact boolean,
                has_contact_count boolean, has_place_column boolean, task integer,
                target_group varchar);
            create table raw.setting (recorded_share_minimum double);
            create table mart.kpi_definition (kpi_id varchar, unit varchar);
            insert into mart.kpi_definition
                values ('direct_share', 'share'), ('ssp_hours', 'hours');
            create table mart.kpi_value (kpi_id varchar, period_type varchar, period_start date,
                period_end date, dimension varchar, numerator double, denominator double,
                value double, is_complete boolean, side varchar, status varchar);
            """
        )
        for kpi in ("direct_share", "ssp_hours"):
            for number in range(len(ALL)):
                add(connection, kpi, "month", (number, number + 1), SIDES[number])
            add(connection, kpi, "baseline", (0, 24), "baseline")
            add(connection, kpi, "quarter", (24, 27), "transition")
            add(connection, kpi, "quarter", (27, 30), "after")
            add(connection, kpi, "rolling_4_quarters", (24, 36), "mixed")
            add(connection, kpi, "rolling_4_quarters", (27, 39), "after")
        yield connection


def add(
    con: duckdb.DuckDBPyConnection, kpi: str, kind: str, held: tuple[int, int], side: str
) -> None:
    first, end = held
    top = sum(SHARES[n] * HOURS[n] for n in range(first, end))
    bottom = sum(HOURS[first:end])
    after = ALL[end] if end < len(ALL) else dt.date(ALL[-1].year, ALL[-1].month, 28)
    last = after - dt.timedelta(days=1) if end < len(ALL) else after
    row = [kpi, kind, ALL[first], last, "team", top, bottom, top / bottom, True, side, "ok"]
    con.execute(f"insert into mart.kpi_value values ({', '.join('?' * len(row))})", row)


def changes(con: duckdb.DuckDBPyConnection) -> dict[tuple[str, dt.date], dict[str, Any]]:
    rows = read_changes(con).rows(named=True)
    assert {row["kpi_id"] for row in rows} == {"direct_share"}
    return {(row["period_type"], row["period_start"]): row for row in rows}


def test_four_quarters_after_the_transition_have_the_interval_of_their_months(
    con: duckdb.DuckDBPyConnection,
) -> None:
    row = changes(con)["rolling_4_quarters", ALL[27]]
    share, hours = np.array(SHARES), np.array(HOURS)
    expected = change_of_share(
        (share[None, :24] * hours[:24], hours[None, :24]),
        (share[None, 27:] * hours[27:], hours[None, 27:]),
    )
    assert row["reason"] is None
    assert (row["baseline_month_count"], row["month_count"]) == (24, 12)
    assert row["change"] == pytest.approx(row["value"] - row["baseline_value"])
    assert row["change"] == pytest.approx(expected.change)
    assert row["change_lower"] == pytest.approx(expected.lower)
    assert row["change_upper"] == pytest.approx(expected.upper)


def test_a_quarter_has_one_too_and_it_is_wider(con: duckdb.DuckDBPyConnection) -> None:
    quarter, year = changes(con)["quarter", ALL[27]], changes(con)["rolling_4_quarters", ALL[27]]
    assert quarter["reason"] is None
    assert quarter["change_upper"] - quarter["change_lower"] > (
        year["change_upper"] - year["change_lower"]
    )


@pytest.mark.parametrize(("kind", "first"), [("quarter", 24), ("rolling_4_quarters", 24)])
def test_months_of_transition_have_a_change_and_no_interval(
    con: duckdb.DuckDBPyConnection, kind: str, first: int
) -> None:
    row = changes(con)[kind, ALL[first]]
    assert row["change"] is not None
    assert (row["change_lower"], row["reason"]) == (None, "not_after")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("delete from mart.kpi_value where period_type = 'baseline'", "no_baseline"),
        (
            "update mart.kpi_value set status = 'no_data' where period_type = 'baseline'",
            "no_baseline",
        ),
        (
            "update mart.kpi_value set status = 'no_data' where period_type like 'rolling%'",
            "no_data",
        ),
        (
            """
            update mart.kpi_value set denominator = 0
            where period_type = 'month' and period_start < '2023-02-01'
            """,
            "too_few_months",
        ),
        (
            "update mart.kpi_value set numerator = numerator + 1 where period_type like 'rolling%'",
            "not_of_months",
        ),
    ],
)
def test_where_there_is_no_interval_it_says_why(
    con: duckdb.DuckDBPyConnection, change: str, reason: str
) -> None:
    con.execute(change)
    row = changes(con)["rolling_4_quarters", ALL[27]]
    assert (row["reason"], row["change_lower"], row["change_upper"]) == (reason, None, None)


def with_people(con: duckdb.DuckDBPyConnection) -> None:
    """The same hours as two people's, of whom one works from the fifteenth month on."""
    for number, (month, share, hours) in enumerate(zip(ALL, SHARES, HOURS, strict=True)):
        staff = {"m-1": 1.0} if number < 14 else {"m-1": 0.5, "m-2": 0.5}
        for code, part in staff.items():
            minutes = hours * part * 60
            for category, amount in (("direct", share * minutes), ("other", (1 - share) * minutes)):
                row = [code, month, category, "operative", True, amount, *[False] * 4, 3, None]
                con.execute(f"insert into core.month_hours values ({', '.join('?' * 12)})", row)


def test_where_people_add_up_to_the_team_they_are_resampled(con: duckdb.DuckDBPyConnection) -> None:
    (alone, *_) = read_changes(con).filter(pl.col("reason").is_null()).rows(named=True)
    assert alone["is_by_person"] is False
    with_people(con)
    (row, *_) = read_changes(con).filter(pl.col("reason").is_null()).rows(named=True)
    assert row["is_by_person"] is True
    con.execute("update core.month_hours set duration_minutes = duration_minutes + 1")
    (off, *_) = read_changes(con).filter(pl.col("reason").is_null()).rows(named=True)
    assert off["is_by_person"] is False
    assert (off["change_lower"], off["p_value"]) == (alone["change_lower"], alone["p_value"])


def test_the_share_itself_has_an_interval_in_the_transition_too(
    con: duckdb.DuckDBPyConnection,
) -> None:
    row = changes(con)["quarter", ALL[24]]
    assert row["value_lower"] < row["value"] < row["value_upper"]
    assert (row["change_lower"], row["p_value"], row["q_value"]) == (None, None, None)


def test_p_values_are_corrected_within_each_period(con: duckdb.DuckDBPyConnection) -> None:
    """Benjamini & Hochberg by hand: the p-value × how many were tried ÷ its rank."""
    con.execute("insert into mart.kpi_definition values ('two', 'share'), ('three', 'share')")
    for kpi, shift in (("two", 0.04), ("three", 0.06)):
        con.execute(
            """
            insert into mart.kpi_value
            select $kpi, * exclude (kpi_id) replace (
                numerator - case when side = 'after' then denominator * $shift else 0 end
                    as numerator,
                value - case when side = 'after' then $shift else 0 end as value
            )
            from mart.kpi_value where kpi_id = 'direct_share'
            """,
            {"kpi": kpi, "shift": shift},
        )
    rows = read_changes(con).filter(pl.col("p_value").is_not_null()).rows(named=True)
    for kind in ("quarter", "rolling_4_quarters"):
        family = sorted(
            (row for row in rows if row["period_type"] == kind), key=lambda row: row["p_value"]
        )
        assert len(family) == 3
        raw = [row["p_value"] * 3 / rank for rank, row in enumerate(family, 1)]
        expected = [min(raw[rank:]) for rank in range(3)]
        assert [row["q_value"] for row in family] == pytest.approx(expected)
        assert [row["survives"] for row in family] == [q <= 0.05 for q in expected]
