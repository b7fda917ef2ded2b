"""Each share and its change from the baseline, with intervals, by period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import duckdb
import numpy as np
import polars as pl
from statsmodels.stats.multitest import multipletests

from pipeline.analysis.intervals import (
    FEWEST_BASELINE_MONTHS,
    FEWEST_MONTHS,
    Change,
    Months,
    change_of_share,
)
from pipeline.analysis.people import OfMonth, read_people
from pipeline.analysis.store import Month, read_months
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


def read_changes(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Return each share and its change by complete quarter, four quarters and year.

    A change has an interval where the period lies wholly after the transition and its figure is
    that of its months added up; else ``reason`` says why not. The share itself has one before and
    in the transition, too. Of several KPIs that are tried at once some move by chance alone: the
    q-value is that of Benjamini & Hochberg (1995) over all KPIs of the same period.

    Returns
    -------
    polars.DataFrame
        The columns of ``analysis.kpi_change``, in the order of its key.
    """
    months = read_months(connection)
    people = read_people(connection)
    found = connection.execute(_PERIODS)
    names = [column[0] for column in found.description]
    rows = [
        _row(one, months.get(one["kpi_id"], []), people.get(one["kpi_id"], {}))
        for one in (dict(zip(names, values, strict=True)) for values in found.fetchall())
    ]
    return _corrected(pl.DataFrame(rows, schema=KPI_CHANGE.schema, orient="row"))


# Of findings that are called so, at most that part is expected to be chance.
FALSE_FINDINGS = 0.05


def _corrected(changes: pl.DataFrame) -> pl.DataFrame:
    """Add the q-values, and which changes survive, period by period."""
    parts = []
    for part in changes.partition_by("period_type", "period_start", maintain_order=True):
        is_tried = part["p_value"].is_not_null()
        q_values = np.full(part.height, np.nan)
        if is_tried.any():
            tried = part["p_value"].drop_nulls().to_numpy()
            q_values[is_tried.to_numpy()] = multipletests(tried, method="fdr_bh")[1]
        q_value = pl.Series("q_value", q_values).fill_nan(None)
        parts.append(part.with_columns(q_value, survives=q_value <= FALSE_FINDINGS))
    if not parts:
        return changes
    return pl.concat(parts).sort("kpi_id", "period_type", "period_start")


def _row(
    period: dict[str, object], months: list[Month], people: Mapping[dt.date, OfMonth]
) -> dict[str, object]:
    before = _between(months, people, period["baseline_start"], period["baseline_end"])
    now = _between(months, people, period["period_start"], period["period_end"])
    is_by_person = len(before[1]) == len(now[1]) > 1
    if not is_by_person:
        before, now = (_of_team(side) for side in (before, now))
    reason = _reason(period, before, now)
    found: Change | None = change_of_share(before, now) if reason in (None, "not_after") else None
    change = found if reason is None else None
    value, baseline = period["value"], period["baseline_value"]
    plain = value - baseline if isinstance(value, float) and isinstance(baseline, float) else None
    return {
        "kpi_id": period["kpi_id"],
        "period_type": period["period_type"],
        "period_start": period["period_start"],
        "baseline_value": baseline,
        "value": value,
        "value_lower": found.value_lower if found else None,
        "value_upper": found.value_upper if found else None,
        "change": plain,
        "change_lower": change.lower if change else None,
        "change_upper": change.upper if change else None,
        "p_value": change.p_value if change else None,
        "baseline_month_count": before[1].shape[1],
        "month_count": now[1].shape[1],
        "is_by_person": is_by_person if found else None,
        "autocorrelation": change.autocorrelation if change else None,
        "degrees_of_freedom": change.degrees_of_freedom if change else None,
        "reason": reason,
    }


def _reason(period: dict[str, object], before: Months, now: Months) -> Reason | None:
    """Return why there is no interval; None where there is one."""
    if period["baseline_start"] is None or period["baseline_value"] is None:
        return "no_baseline"
    if period["value"] is None:
        return "no_data"
    if before[1].shape[1] < FEWEST_BASELINE_MONTHS or now[1].shape[1] < FEWEST_MONTHS:
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
    if not whole:
        return "not_of_months"
    return None if period["side"] == "after" else "not_after"


def _between(
    months: list[Month], people: Mapping[dt.date, OfMonth], first: object, last: object
) -> Months:
    """Return the months of a period that have any, by person where people add up to the team."""
    if not isinstance(first, dt.date) or not isinstance(last, dt.date):
        return np.zeros((1, 0)), np.zeros((1, 0))
    chosen = [one for one in months if first <= one[0] <= last]
    team = np.array([one[1:] for one in chosen], dtype=np.float64).reshape(-1, 2).T
    known = [people[month] for month, *_ in chosen if month in people]
    if known and len(known) == len(chosen):
        by_person = np.array(known).transpose(1, 2, 0)
        if np.allclose(by_person.sum(axis=1), team, rtol=0, atol=_SAME):
            return by_person[0], by_person[1]
    return team[:1], team[1:]


def _of_team(side: Months) -> Months:
    tops, bottoms = (part.sum(axis=0, keepdims=True) for part in side)
    return tops, bottoms
