"""What the what-if is worked out from, and the scenarios that pages show."""

from __future__ import annotations

import datetime as dt

import duckdb
import numpy as np
import polars as pl

from pipeline.analysis.store import target_of
from pipeline.analysis.tables import MODEL_MOVE, WHAT_IF
from pipeline.analysis.whatif import DIRECT, OUTCOME, Observed, Scenario, Values, outcome

SCENARIOS = {"one_less": -1, "present": 0, "one_more": 1}
"""Name of a stored scenario → how many members of staff more than there are."""

_MONTHS = """
    select
        months.month_start,
        coalesce(sum(weeks.norm_minutes), 0) as norm,
        coalesce(sum(least(weeks.absence_minutes, weeks.norm_minutes)), 0) as absence
    from core.dim_month as months
    left join core.week_hours as weeks using (month_start)
    where months.month_start between $first and $last
    group by months.month_start
    order by months.month_start
"""
_MINUTES = """
    select period_start, category_code, category_minutes
    from core.category_time
    where
        period_type = 'month' and dimension = 'team'
        and period_start between $first and $last
"""
_OUTREACH = """
    select period_start, dimension_value, coalesce(denominator, 0)
    from mart.kpi_value
    where
        kpi_id = 'direct_of_outreach_share' and period_type = 'month'
        and dimension = 'network' and period_start between $first and $last
"""
_STAFF = """
    select staff_code, employment_unit, weekly_norm_minutes / 60 as norm_hours
    from core.dim_staff
    where role = 'operative' and $last between valid_from and valid_to
    order by staff_code
"""
_PERIODS = """
    select period_start, period_end from core.dim_period
    where period_type = 'rolling_4_quarters' and is_complete
    order by period_start
"""
_MOVES = """
    with

    staff as (
        select staff_code, employment_unit, weekly_norm_minutes / 60 as norm_hours
        from core.dim_staff
        where role = 'operative' and $last between valid_from and valid_to
    ),

    unit_shares as (
        select dimension_value as unit_code, value, staff_count
        from mart.kpi_value
        where
            kpi_id = 'direct_share' and period_type = 'rolling_4_quarters'
            and period_start = $first and dimension = 'unit' and status = 'ok'
    ),

    places as (
        select model_id, unit_code from core.model_place where part = 'operative'
    ),

    models as (
        select distinct model_id from places
    ),

    movers as (
        select models.model_id, staff.staff_code, staff.norm_hours
        from models
        cross join staff
        left join places
            on models.model_id = places.model_id and staff.employment_unit = places.unit_code
        where places.unit_code is null
    ),

    moved as (
        select
            models.model_id,
            count(movers.staff_code) as staff_count,
            coalesce(sum(movers.norm_hours), 0) as norm_hours
        from models
        left join movers on models.model_id = movers.model_id
        group by models.model_id
    ),

    destinations as (
        select
            places.model_id,
            avg(unit_shares.value) as destination_share,
            min(unit_shares.staff_count) as destination_staff_count
        from places
        join unit_shares on places.unit_code = unit_shares.unit_code
        group by places.model_id
    )

    select moved.*, destinations.destination_share, destinations.destination_staff_count
    from moved
    left join destinations on moved.model_id = destinations.model_id
    order by moved.model_id
"""


def read_observed(connection: duckdb.DuckDBPyConnection, first: dt.date, last: dt.date) -> Observed:
    """Return what the operative team did from one day to another, whole months.

    Parameters
    ----------
    connection
        To a candidate or a published warehouse.
    first, last
        First day of the first month, last day of the last.
    """
    span = {"first": first, "last": last}
    months = connection.execute(_MONTHS, span).fetchall()
    starts = [month for month, *_ in months]
    categories, minutes = _wide(connection.execute(_MINUTES, span).fetchall(), starts)
    areas, outreach = _wide(connection.execute(_OUTREACH, span).fetchall(), starts)
    staff = connection.execute(_STAFF, {"last": last}).fetchall()
    figures = np.array([row[1:] for row in months], dtype=np.float64).reshape(-1, 2)
    return Observed(
        categories=categories,
        minutes=minutes,
        norm=figures[:, 0],
        absence=figures[:, 1],
        areas=areas,
        outreach=outreach,
        staff=len(staff),
        norm_hours=float(np.mean([norm for *_, norm in staff])) if staff else 0.0,
    )


def _wide(
    rows: list[tuple[dt.date, str, float]], months: list[dt.date]
) -> tuple[tuple[str, ...], Values]:
    """Return the subjects and a table, months × subjects."""
    names = tuple(sorted({name for _, name, _ in rows}))
    table = np.zeros((len(months), len(names)))
    for month, name, value in rows:
        table[months.index(month), names.index(name)] = value
    return names, table


def read_whatif(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Return the stored scenarios for every complete four quarters.

    Returns
    -------
    polars.DataFrame
        The columns of ``analysis.what_if``; no rows for a period without rates.
    """
    schema = {"period_start": pl.Date, "scenario": pl.String, "target": pl.Float64} | OUTCOME
    frames = [pl.DataFrame(schema=schema)]
    for first, last in connection.execute(_PERIODS).fetchall():
        observed = read_observed(connection, first, last)
        target = target_of(connection, f"{DIRECT}_share", last)
        if not observed.is_enough:
            continue
        for name, more in SCENARIOS.items():
            if observed.staff + more < 1:
                continue
            scenario = Scenario(staff=observed.staff + more, target=target)
            worked_out = outcome(observed, scenario)
            frames.append(
                worked_out.select(
                    pl.lit(first).alias("period_start"),
                    pl.lit(name).alias("scenario"),
                    pl.lit(target, pl.Float64).alias("target"),
                    *OUTCOME,
                )
            )
    return pl.concat(frames).select(*WHAT_IF.columns)


def read_model_moves(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Return how many operative staff each model would move, and what it might do to their time.

    Returns
    -------
    polars.DataFrame
        The columns of ``analysis.model_move``.
    """
    rows = []
    for first, last in connection.execute(_PERIODS).fetchall():
        found = connection.execute(_MOVES, {"first": first, "last": last}).fetchall()
        rows += [(first, *row) for row in found]
    types = (pl.Date, pl.String, pl.Int64, pl.Float64, pl.Float64, pl.Int64)
    schema = dict(zip(MODEL_MOVE.columns, types, strict=True))
    return pl.DataFrame(rows, schema=schema, orient="row")
