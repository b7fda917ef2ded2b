"""What analysis reads from the candidate and writes into it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import cast

import duckdb
import polars as pl

from pipeline.analysis.control_chart import Good

# The direction that the chosen model's lines give a KPI; none where they contradict each other.
_MODEL_DIRECTIONS = """
    with chosen as (
        select arg_max(model_id, month_start) as model_id
        from core.model_in_force
        where
            model_id is not null
            and month_start <= (
                select max(period_start) from mart.kpi_value
                where period_type = 'month' and is_complete
            )
    )
    select kpi_id, min(good_direction)
    from core.dim_model_line
    where model_id = (select model_id from chosen) and is_measured and kpi_id is not null
    group by kpi_id
    having min(good_direction) = max(good_direction)
"""
_MONTHS = """
    select
        kpi_id,
        period_start as month_start,
        case when status = 'ok' then value end as value,
        side,
        denominator
    from mart.kpi_value
    where period_type = 'month' and dimension = 'team' and is_complete
    order by kpi_id, period_start
"""

_SHARES = """
    select kpi_id, period_start, numerator, denominator
    from mart.kpi_value
    where
        period_type = 'month' and dimension = 'team' and is_complete
        and numerator is not null and denominator > 0
    order by kpi_id, period_start
"""

Month = tuple[dt.date, float, float]
"""First day, numerator, denominator."""


@dataclass(frozen=True)
class MonthlyKpi:
    """What a chart is made from.

    Parameters
    ----------
    series
        ``month_start``, ``value``, ``side``, ``denominator`` of the team's complete months, in
        order; the value is null where the month's status is not ``ok``.
    good
        The direction that improves; ``watch`` where neither does. For a KPI that follows the
        model it is that of the chosen model.
    target
        The municipality's target in the KPI's unit; None where there is none.
    target_due
        When it is to be reached; None where that is not said.
    unit
        As in ``mart.kpi_definition``.
    is_trailing
        Whether a month's value is of the months before it, too.
    """

    kpi_id: str
    series: pl.DataFrame
    good: Good
    target: float | None
    target_due: dt.date | None = None
    unit: str = "share"
    is_trailing: bool = False


def read_monthly(connection: duckdb.DuckDBPyConnection) -> list[MonthlyKpi]:
    """Read every KPI's complete months, its good direction and its target.

    The target is the next one due from the last complete month on, else the last there was.

    Returns
    -------
    list of MonthlyKpi
        In the order of their ids; also those without any month.
    """
    directions = dict(connection.execute(_MODEL_DIRECTIONS).fetchall())
    targets = connection.execute("select distinct kpi_id from raw.ref_target").fetchall()
    months = connection.execute(_MONTHS).pl()
    by_kpi = months.partition_by("kpi_id", as_dict=True, include_key=False)
    found = []
    for kpi_id, good, unit, is_trailing in connection.execute(
        "select kpi_id, good, unit, coalesce(is_trailing, false) "
        "from mart.kpi_definition order by kpi_id"
    ).fetchall():
        series = by_kpi.get((kpi_id,), months.clear().drop("kpi_id"))
        last = series["month_start"].max()
        day = last if isinstance(last, dt.date) else None
        target, due = next_target(connection, kpi_id, day) if (kpi_id,) in targets else (None, None)
        improves = directions.get(kpi_id, "watch") if good == "model" else good
        found.append(
            MonthlyKpi(kpi_id, series, cast(Good, improves), target, due, unit, bool(is_trailing))
        )
    return found


def read_months(connection: duckdb.DuckDBPyConnection) -> dict[str, list[Month]]:
    """Return numerator and denominator of each share by complete month, for the whole team."""
    months: dict[str, list[Month]] = {}
    for kpi_id, start, numerator, denominator in connection.execute(_SHARES).fetchall():
        months.setdefault(kpi_id, []).append((start, float(numerator), float(denominator)))
    return months


def target_of(
    connection: duckdb.DuckDBPyConnection, kpi_id: str, day: dt.date | None
) -> float | None:
    """Return a KPI's target that is due next on or after a day, else the last there was.

    Returns
    -------
    float or None
        In the KPI's unit; None where the municipality has none.
    """
    return next_target(connection, kpi_id, day)[0]


def next_target(
    connection: duckdb.DuckDBPyConnection, kpi_id: str, day: dt.date | None
) -> tuple[float | None, dt.date | None]:
    """Return what :func:`target_of` returns, and when it is due."""
    row = connection.execute(
        """
        select target, due from raw.ref_target where kpi_id = $kpi and target is not null
        order by
            coalesce(due >= $month, false) desc,
            case when due >= $month then due end,
            due desc nulls last,
            target
        limit 1
        """,
        {"kpi": kpi_id, "month": day},
    ).fetchone()
    return (None, None) if row is None else (float(row[0]), row[1])
