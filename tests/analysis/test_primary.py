"""The primary verdict from hours: which periods, whose hours, and what is only a label."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import duckdb
import numpy as np
import pytest
from xmr_series import months

from pipeline.analysis.primary import CONTACT, NARROW, PRIMARY, read_verdicts

SIDES = ["baseline"] * 24 + ["transition"] * 3 + ["after"] * 12
ALL = months(len(SIDES))
STAFF = ("m-1", "m-2", "m-3", "m-4", "m-5")
# Kind of time → category, street, contact counted, a contact there was, task.
KINDS = {
    "mentoring": ("direct", False, False, False, 5),
    "dialogue": ("direct", True, True, True, 3),
    "walk with contacts": ("visibility", True, True, True, 2),
    "walk without": ("visibility", True, True, False, 2),
    "office": ("internal", False, False, False, None),
}
SHARES = {"mentoring": 0.15, "dialogue": 0.15, "walk with contacts": 0.2, "walk without": 0.2}


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """Five people whose months vary, and in which nothing moves."""
    rng = np.random.default_rng(1)
    with duckdb.connect() as connection:
        connection.execute(
            """
            create schema core; create schema mart; create schema raw;
            create table core.month_hours (staff_code varchar, month_start date,
                category_code varchar, is_street boolean, has_contact_count boolean,
                has_contact boolean, task integer, duration_minutes double,
                role varchar default 'operative', is_working_time boolean default true,
                target_group varchar, has_place_column boolean default true);
            create table raw.setting (recorded_share_minimum double);
            insert into raw.setting values (0.8);
            create table core.period (period_type varchar, period_start date, period_end date,
                side varchar);
            """
        )
        for staff in STAFF:
            own = 0.05 * rng.standard_normal()
            for month in ALL:
                minutes = 60 * rng.uniform(90, 130)
                moved = own + 0.03 * rng.standard_normal()
                shares = SHARES | {
                    "dialogue": SHARES["dialogue"] + moved / 2,
                    "mentoring": SHARES["mentoring"] + moved / 2,
                }
                shares["office"] = 1 - sum(shares.values())
                for kind, share in shares.items():
                    category, street, counted, contact, task = KINDS[kind]
                    row = [staff, month, category, street, counted, contact, task, share * minutes]
                    connection.execute(
                        "insert into core.month_hours by position "
                        "(staff_code, month_start, category_code, is_street, has_contact_count, "
                        "has_contact, task, duration_minutes) values (?, ?, ?, ?, ?, ?, ?, ?)",
                        row,
                    )
        for month, side in zip(ALL, SIDES, strict=True):
            period(connection, "month", month, month, side)
        period(connection, "baseline", ALL[0], ALL[23], "baseline")
        period(connection, "rolling_4_quarters", ALL[24], ALL[35], "mixed")
        period(connection, "rolling_4_quarters", ALL[27], ALL[38], "after")
        yield connection


def period(
    con: duckdb.DuckDBPyConnection, kind: str, first: dt.date, last: dt.date, side: str
) -> None:
    end = (last + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    con.execute("insert into core.period values (?, ?, ?, ?)", [kind, first, end, side])


def rebook(con: duckdb.DuckDBPyConnection, kind: str, part: float, to: str) -> None:
    """From the effective date on, book a part of one kind of time as another category."""
    category, street, _, contact, task = KINDS[kind]
    columns = "staff_code, month_start, is_street, has_contact_count, has_contact"
    where = (
        "category_code = ? and is_street = ? and has_contact = ? and task = ? and month_start >= ?"
    )
    values = [category, street, contact, task, ALL[24]]
    other = KINDS[to]
    con.execute(
        f"insert into core.month_hours ({columns}, category_code, task, duration_minutes) "
        f"select {columns}, '{other[0]}', {other[4] or 'null'}, duration_minutes * {part} "
        f"from core.month_hours where {where}",
        values,
    )
    con.execute(
        f"update core.month_hours set duration_minutes = duration_minutes * {1 - part} "
        f"where {where}",
        values,
    )


def work_otherwise(con: duckdb.DuckDBPyConnection, part: float) -> None:
    """From the effective date on, spend a part of the time in the street on mentoring."""
    con.execute(
        "insert into core.month_hours "
        "(staff_code, month_start, category_code, is_street, has_contact_count, has_contact, "
        "task, duration_minutes) "
        "select staff_code, month_start, 'direct', false, false, false, 5, "
        "duration_minutes * $part "
        "from core.month_hours where category_code = 'visibility' and month_start >= $first",
        {"part": part, "first": ALL[24]},
    )
    con.execute(
        "update core.month_hours set duration_minutes = duration_minutes * (1 - $part) "
        "where category_code = 'visibility' and month_start >= $first",
        {"part": part, "first": ALL[24]},
    )


def verdicts(con: duckdb.DuckDBPyConnection, no_data: tuple[str, str] = ("", "")) -> list[dict]:
    """Work out the KPIs as their definitions say, and judge; one KPI and period may lack data."""
    con.execute(
        f"""
        create or replace table mart.kpi_value as
        with kpis as (
            select '{PRIMARY}' as kpi_id, *, category_code = 'direct' as counts
            from core.month_hours
            union all
            select '{CONTACT}', *, category_code = 'direct'
                and not (is_street and has_contact_count and not has_contact)
            from core.month_hours
            union all
            select '{NARROW}', *, category_code = 'direct' and task <> 4 from core.month_hours
        )
        select
            kpi_id, periods.period_type, periods.period_start, periods.period_end, periods.side,
            'team' as dimension, true as is_complete,
            sum(case when counts then duration_minutes else 0 end) / 60 as numerator,
            sum(duration_minutes) / 60 as denominator,
            numerator / denominator as value,
            case when kpi_id = $kpi and periods.period_type = $type then 'no_data' else 'ok' end
                as status
        from core.period as periods
        join kpis on kpis.month_start between periods.period_start and periods.period_end
        group by all
        """,
        {"kpi": no_data[0], "type": no_data[1]},
    )
    found: list[dict[str, Any]] = read_verdicts(con).rows(named=True)
    return found


def last(con: duckdb.DuckDBPyConnection, no_data: tuple[str, str] = ("", "")) -> dict[str, Any]:
    return verdicts(con, no_data)[-1]


def test_nothing_moved(con: duckdb.DuckDBPyConnection) -> None:
    mixed, after = verdicts(con)
    assert (mixed["verdict"], mixed["reason"]) == ("too_little_data", "not_after")
    assert (after["verdict"], after["direction"]) == ("not_shown", None)
    assert (after["baseline_month_count"], after["month_count"]) == (24, 12)
    assert after["change"] == pytest.approx(after["value"] - after["baseline_value"])


def test_time_that_moved_is_called_moved_and_holds_in_each_recount(
    con: duckdb.DuckDBPyConnection,
) -> None:
    work_otherwise(con, 0.3)
    found = last(con)
    assert (found["verdict"], found["direction"]) == ("moved", "up")
    assert [found[name] for name in ("contact_recount", "narrow_recount", "off_street")] == (
        ["holds"] * 3
    )
    assert found["contact_is_bound"] is False


def test_less_direct_work_has_moved_down(con: duckdb.DuckDBPyConnection) -> None:
    rebook(con, "dialogue", 0.9, "office")
    rebook(con, "mentoring", 0.9, "office")
    found = last(con)
    assert (found["verdict"], found["direction"]) == ("moved", "down")
    assert found["change_upper"] < 0


def test_walks_without_a_contact_that_got_another_name(con: duckdb.DuckDBPyConnection) -> None:
    rebook(con, "walk without", 0.8, "dialogue")
    found = last(con)
    assert found["change"] > 0.12
    assert found["p_value"] < 0.05
    assert (found["verdict"], found["contact_recount"]) == ("moved_label_only", "does_not_hold")


def test_walks_with_contacts_that_got_another_name(con: duckdb.DuckDBPyConnection) -> None:
    """The recount follows the label; but nothing moved where nobody takes it for a walk."""
    rebook(con, "walk with contacts", 0.8, "dialogue")
    found = last(con)
    assert (found["contact_recount"], found["off_street"]) == ("holds", "does_not_hold")
    assert found["verdict"] == "moved_street_only"


def test_contacts_that_nobody_counted_before_give_a_bound(con: duckdb.DuckDBPyConnection) -> None:
    work_otherwise(con, 0.3)
    con.execute(
        "update core.month_hours set has_contact_count = false, has_contact = false "
        "where month_start < ?",
        [ALL[24]],
    )
    found = last(con, (CONTACT, "baseline"))
    assert (found["verdict"], found["contact_is_bound"]) == ("moved", True)
    assert found["contact_change"] <= found["change"] + 1e-12


def test_with_a_bound_a_label_is_found_too(con: duckdb.DuckDBPyConnection) -> None:
    rebook(con, "walk without", 0.8, "dialogue")
    found = last(con, (CONTACT, "baseline"))
    assert found["verdict"] == "moved_label_only"


def test_without_contacts_it_is_unchecked(con: duckdb.DuckDBPyConnection) -> None:
    work_otherwise(con, 0.3)
    assert last(con, (CONTACT, "rolling_4_quarters"))["verdict"] == "moved_unchecked"


def test_without_places_it_is_unchecked(con: duckdb.DuckDBPyConnection) -> None:
    work_otherwise(con, 0.3)
    con.execute("update core.month_hours set has_place_column = month_start >= ?", [ALL[24]])
    assert last(con)["verdict"] == "moved_unchecked"


@pytest.mark.parametrize(
    ("no_data", "reason"),
    [((PRIMARY, "baseline"), "no_baseline"), ((PRIMARY, "rolling_4_quarters"), "no_data")],
)
def test_too_little_data_says_why(
    con: duckdb.DuckDBPyConnection, no_data: tuple[str, str], reason: str
) -> None:
    found = last(con, no_data)
    assert (found["verdict"], found["reason"]) == ("too_little_data", reason)
    assert found["change"] is None
    assert found["contact_recount"] is None


def test_months_without_work_are_too_few(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("delete from core.month_hours where month_start >= ?", [ALL[34]])
    found = last(con)
    assert (found["verdict"], found["reason"]) == ("too_little_data", "too_few_months")


def test_people_who_do_not_add_up_to_the_kpi_are_left_out(con: duckdb.DuckDBPyConnection) -> None:
    """A municipality may define the measure anew: then whole months of the team are judged."""
    work_otherwise(con, 0.3)
    verdicts(con)
    con.execute("update mart.kpi_value set numerator = 0.9 * numerator, value = 0.9 * value")
    found = read_verdicts(con).rows(named=True)[-1]
    assert found["change"] == pytest.approx(found["value"] - found["baseline_value"])
    assert found["verdict"] == "moved_unchecked"


def test_nothing_at_all_gives_no_rows(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("delete from core.month_hours")
    assert verdicts(con) == []
