"""Each share's change from the baseline, with an interval, by period."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import duckdb
import numpy as np
import polars as pl

from pipeline.analysis.intervals import (
    FEWEST_BASELINE_MONTHS,
    FEWEST_MONTHS,
    Change,
    Months,
    change_of_share,
)
from pipeline.analysis.tables import KPI_CHANGE

Reason = Literal["no_data", "no_baseline", "not_after", "too_few_months", "not_of_months"]
# As far as floating point goes: hours in a period against the sum of those of its months.
_SAME = 1e-6

_PERIODS = """
    select
        now.kpi_id,
        now.period_type,
        now.period_start,
        now.period_end,
        now.side,
        now.numerator,
        now.denominator,
        case when now.status = 'ok' then now.value end as value,
        base.period_start as baseline_start,
        base.period_end as baseline_end,
        base.numerator as baseline_numerator,
        base.denominator as baseline_denominator,
        case when base.status = 'ok' then base.value end as baseline_value
    from mart.kpi_value as now
    join mart.kpi_definition as definition using (kpi_id)
    left join mart.kpi_value as base
        on now.kpi_id = base.kpi_id
        and base.period_type = 'baseline'
        and base.dimension = 'team'
    where
        definition.unit = 'share'
        and now.dimension = 'team'
        and now.period_type in ('quarter', 'rolling_4_quarters', 'year')
        and now.is_complete
    order by now.kpi_id, now.period_type, now.period_start
"""
_MONTHS = """
    select kpi_id, period_start, numerator, denominator
    from mart.kpi_value
    where
        period_type = 'month' and dimension = 'team' and is_complete
        and numerator is not null and denominator > 0
    order by kpi_id, period_start
"""


def read_changes(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Return each share's change by complete quarter, four quarters and year.

    An interval is given for periods that lie wholly after the transition and whose figure is that
    of its months added up; else ``reason`` says why there is none.

    Returns
    -------
    polars.DataFrame
        The columns of ``analysis.kpi_change``, in the order of its key.
    """
    months: dict[str, list[tuple[dt.date, float, float]]] = {}
    for kpi_id, start, numerator, denominator in connection.execute(_MONTHS).fetchall():
        months.setdefault(kpi_id, []).append((start, float(numerator), float(denominator)))
    found = connection.execute(_PERIODS)
    names = [column[0] for column in found.description]
    rows = [
        _row(one, months.get(one["kpi_id"], []))
        for one in (dict(zip(names, values, strict=True)) for values in found.fetchall())
    ]
    schema = {name: _TYPES[kind] for name, (kind, _) in KPI_CHANGE.columns.items()}
    return pl.DataFrame(rows, schema=schema, orient="row")


_TYPES: dict[str, type[pl.DataType]] = {
    "VARCHAR": pl.String,
    "DATE": pl.Date,
    "DOUBLE": pl.Float64,
    "BIGINT": pl.Int64,
}


def _row(
    period: dict[str, object], months: list[tuple[dt.date, float, float]]
) -> dict[str, object]:
    before = _between(months, period["baseline_start"], period["baseline_end"])
    now = _between(months, period["period_start"], period["period_end"])
    reason = _reason(period, before, now)
    change: Change | None = change_of_share(before, now) if reason is None else None
    value, baseline = period["value"], period["baseline_value"]
    plain = value - baseline if isinstance(value, float) and isinstance(baseline, float) else None
    return {
        "kpi_id": period["kpi_id"],
        "period_type": period["period_type"],
        "period_start": period["period_start"],
        "baseline_value": baseline,
        "value": value,
        "change": plain,
        "change_lower": change.lower if change else None,
        "change_upper": change.upper if change else None,
        "baseline_month_count": len(before[1]),
        "month_count": len(now[1]),
        "autocorrelation": change.autocorrelation if change else None,
        "degrees_of_freedom": change.degrees_of_freedom if change else None,
        "reason": reason,
    }


def _reason(
    period: dict[str, object], before: tuple[Months, Months], now: tuple[Months, Months]
) -> Reason | None:
    """Return why there is no interval; None where there is one."""
    if period["baseline_start"] is None or period["baseline_value"] is None:
        return "no_baseline"
    if period["value"] is None:
        return "no_data"
    if period["side"] != "after":
        return "not_after"
    if len(before[1]) < FEWEST_BASELINE_MONTHS or len(now[1]) < FEWEST_MONTHS:
        return "too_few_months"
    sums = (
        (before, period["baseline_numerator"], period["baseline_denominator"]),
        (now, period["numerator"], period["denominator"]),
    )
    whole = all(
        abs(float(parts.sum()) - float(str(total))) <= _SAME * max(1.0, float(parts.sum()))
        for side, *totals in sums
        for parts, total in zip(side, totals, strict=True)
    )
    return None if whole else "not_of_months"


def _between(
    months: list[tuple[dt.date, float, float]], first: object, last: object
) -> tuple[Months, Months]:
    """Return numerators and denominators of the months of a period that have any."""
    chosen = (
        [one[1:] for one in months if first <= one[0] <= last]
        if isinstance(first, dt.date) and isinstance(last, dt.date)
        else []
    )
    columns = np.array(chosen, dtype=np.float64).reshape(-1, 2)
    return columns[:, 0], columns[:, 1]
