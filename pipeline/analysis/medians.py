"""Medians over cases of which some are not over: Kaplan–Meier, by cohort."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import polars as pl
from statsmodels.duration.survfunc import SurvfuncRight

from pipeline.analysis.tables import KPI_MEDIAN

# S(t) is a product of fractions: what is a half on paper may be a little above it in floats.
_HALF = 0.5 + 1e-9

_CASES = """
    select kpi_id, period_type, period_start, cases.lead_days, cases.is_reached
    from core.lead_case as cases
    join core.period_month as months using (month_start)
    order by kpi_id, period_type, period_start, cases.lead_days, cases.case_id
"""


@dataclass(frozen=True)
class Median:
    """A median of lead times.

    Parameters
    ----------
    days
        None where it is not reached.
    lower, upper
        Ends of the 95 % confidence interval, in days; None where the end is not reached.
    """

    days: float | None
    lower: float | None
    upper: float | None


def median_of(days: Sequence[float], is_reached: Sequence[bool]) -> Median:
    """Return the Kaplan–Meier median: the first day by which half of the cases are reached.

    Parameters
    ----------
    days
        Days from the start of each case until it was reached, or until nobody looks any more.
    is_reached
        Whether the case was reached on that day; else it is censored there.

    Notes
    -----
    Product-limit estimate (Kaplan & Meier 1958); the median is the smallest t with S(t) ≤ ½. The
    interval is that of Brookmeyer & Crowley 1982 on the log(−log S) scale, as in SAS LIFETEST.
    """
    if not any(is_reached):
        return Median(None, None, None)
    survival = SurvfuncRight(np.asarray(days, float), np.asarray(is_reached, int))
    below = np.flatnonzero(survival.surv_prob <= _HALF)
    if len(below) == 0:
        return Median(None, None, None)
    with np.errstate(all="ignore"):  # log 0 where everybody, or nobody yet, is reached
        lower, upper = survival.quantile_ci(0.5)
    ends = (float(end) if np.isfinite(end) else None for end in (lower, upper))
    return Median(float(survival.surv_times[below[0]]), *ends)


def read_medians(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Return the median of every cohort of every KPI that is one.

    Returns
    -------
    polars.DataFrame
        The columns of ``analysis.kpi_median``; days.
    """
    cohorts: dict[tuple[object, ...], tuple[list[float], list[bool]]] = {}
    for *key, days, is_reached in connection.execute(_CASES).fetchall():
        found = cohorts.setdefault(tuple(key), ([], []))
        found[0].append(days)
        found[1].append(is_reached)
    rows = []
    for cohort, (lead_days, reached) in cohorts.items():
        median = median_of(lead_days, reached)
        counts = (len(lead_days), sum(reached))
        rows.append((*cohort, *counts, median.days, median.lower, median.upper))
    kinds = [pl.String, pl.String, pl.Date, pl.Int64, pl.Int64, *[pl.Float64] * 3]
    schema = dict(zip(KPI_MEDIAN.columns, kinds, strict=True))
    return pl.DataFrame(rows, schema=schema, orient="row")


def fill_in_medians(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the medians into ``mart.kpi_value``, where SQL could count the cases alone.

    What SQL marked as having no data, for want of cases or of sources with references, stays so.
    """
    connection.execute(
        """
        update mart.kpi_value as kpis
        set value = median.median_days, status = 'ok'
        from analysis.kpi_median as median
        where
            kpis.kpi_id = median.kpi_id
            and kpis.period_type = median.period_type
            and kpis.period_start = median.period_start
            and kpis.dimension = 'team'
            and kpis.status = 'not_reached'
            and median.median_days is not null
        """
    )
