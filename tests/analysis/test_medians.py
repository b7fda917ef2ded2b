"""Kaplan–Meier medians of lead times, against figures worked out on paper."""

from __future__ import annotations

import datetime as dt

import duckdb
import pytest

from pipeline.analysis.medians import fill_in_medians, median_of, read_medians
from pipeline.analysis.tables import KPI_MEDIAN
from pipeline.documented_tables import write_table


def test_without_censoring_it_is_the_median() -> None:
    assert median_of([9, 2, 4], [True] * 3).days == 4
    assert median_of([0], [True]).days == 0


def test_half_reached_is_reached() -> None:
    """S(3) = 3/4, S(5) = 1/2: by day 5 half of the four is reached."""
    assert median_of([3, 5, 8, 9], [True, True, False, False]).days == 5
    # S = 5/6 · 4/5 · 3/4 is a half on paper.
    assert median_of([1, 2, 3, 9, 9, 9], [True] * 3 + [False] * 3).days == 3


def test_who_is_no_longer_looked_at_leaves_the_count() -> None:
    """4 at risk on day 2: 3/4; two leave on day 3; of 1 left the event on day 7: 0."""
    assert median_of([2, 3, 3, 7], [True, False, False, True]).days == 7


def test_not_reached() -> None:
    assert median_of([4, 9, 9], [True, False, False]).days is None
    assert median_of([4, 9], [False, False]).days is None


def test_interval_of_a_textbook() -> None:
    """The 6-MP arm of Freireich et al. 1963: median 23 weeks, 95 % from 13 on without an end."""
    times = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
    events = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
    found = median_of(times, [bool(one) for one in events])
    assert (found.days, found.lower, found.upper) == (23, 13, None)


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    con.execute(
        """
        create schema core; create schema mart; create schema analysis;
        create table core.lead_case as
            select * from (values
                ('action_lead_days', 'a', date '2025-01-01', 3, true),
                ('action_lead_days', 'b', date '2025-01-01', 7, true),
                ('action_lead_days', 'c', date '2025-02-01', 9, false),
                ('order_lead_days', 'd', date '2025-01-01', 1, true)
            ) as t(kpi_id, case_id, month_start, lead_days, is_reached);
        create table core.period_month as
            select 'month' as period_type, m as period_start, m as month_start
            from (values (date '2025-01-01'), (date '2025-02-01')) as t(m);
        create table mart.kpi_value as
            select * from (values
                ('action_lead_days', 'month', date '2025-01-01', 'team', null, 'not_reached'),
                ('action_lead_days', 'month', date '2025-02-01', 'team', null, 'not_reached'),
                ('order_lead_days', 'month', date '2025-01-01', 'team', null, 'no_data')
            ) as t(kpi_id, period_type, period_start, dimension, value, status);
        alter table mart.kpi_value alter value type double;
        """
    )
    return con


def test_cohorts_and_what_is_filled_in(connection: duckdb.DuckDBPyConnection) -> None:
    medians = read_medians(connection)
    assert medians.select("kpi_id", "case_count", "reached_count", "median_days").rows() == [
        ("action_lead_days", 2, 2, 3.0),
        ("action_lead_days", 1, 0, None),
        ("order_lead_days", 1, 1, 1.0),
    ]
    write_table(connection, KPI_MEDIAN, medians)
    fill_in_medians(connection)
    found = connection.execute("select * exclude (dimension, period_type) from mart.kpi_value")
    assert found.fetchall() == [
        ("action_lead_days", dt.date(2025, 1, 1), 3.0, "ok"),
        ("action_lead_days", dt.date(2025, 2, 1), None, "not_reached"),
        ("order_lead_days", dt.date(2025, 1, 1), None, "no_data"),
    ]
