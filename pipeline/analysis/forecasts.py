"""The forecasts of the KPIs that have a target, as the rows of ``analysis.forecast``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import polars as pl

from pipeline.analysis.chart import Asked, every_month
from pipeline.analysis.forecast import (
    FEWEST,
    Backtest,
    Forecast,
    Numbers,
    Pace,
    Whole,
    back_test,
    fit_pace,
    forecast,
)
from pipeline.analysis.spc import ChartSettings
from pipeline.analysis.store import MonthlyKpi
from pipeline.analysis.tables_spc import FORECAST

_FURTHEST_DUE = 24  # months ahead that a line is read at


def forecasts(kpis: Sequence[MonthlyKpi], settings: ChartSettings) -> pl.DataFrame:
    """Return the rows of ``analysis.forecast``: KPIs with a target and a good direction.

    What goes on is the last course: the months after the transition, or those from the last
    recalculation in the settings on. Ghosts count for nothing, as in the charts.
    """
    rows = [
        forecast_row(kpi, settings.asked_of(kpi))
        for kpi in kpis
        if kpi.target is not None and kpi.good in ("up", "down")
    ]
    schema = {name: _TYPES[kind] for name, (kind, _) in FORECAST.columns.items()}
    return pl.DataFrame(rows, schema=schema)


def forecast_row(kpi: MonthlyKpi, asked: Asked) -> dict[str, object]:
    """Return one KPI's row; its target and direction are there."""
    assert kpi.target is not None  # noqa: S101 - the caller has chosen those that have one
    series = every_month(kpi.series)
    values, months, courses = months_of(series, asked)
    tests = Backtest(0, None, None)
    pace = None if kpi.is_trailing else fit_pace(values, months, courses)
    if pace is not None:
        tests = back_test(values, months, courses)
    found = forecast(pace, tests, kpi.target, is_upward=kpi.good == "up")
    course = values[courses == courses.max(initial=0)]
    known = np.flatnonzero(~np.isnan(values) & (courses == courses.max(initial=0)))
    dates = series["month_start"].to_list()
    last = dates[known[-1]] if known.size else None
    return {
        "kpi_id": kpi.kpi_id,
        "target": kpi.target,
        "target_due": kpi.target_due,
        "outcome": found.outcome,
        "first_month": dates[known[0]] if known.size else None,
        "last_month": last,
        "month_count": int(known.size),
        "level_as_now": _mean_of_last(course),
        **_pace_columns(pace),
        **_month_columns(found, last),
        **_at_due(pace, last, kpi),
        "backtest_count": tests.trials,
        "backtest_error": tests.error,
        "backtest_error_as_now": tests.error_as_now,
    }


def months_of(series: pl.DataFrame, asked: Asked) -> tuple[Numbers, Whole, Whole]:
    """Return values (nan where a month does not count), months in a row and their courses.

    Up to the last month that counts, since a line is read from there on; unless a course has begun
    after it, of which nothing is known yet.
    """
    sides, dates = series["side"].to_list(), series["month_start"].to_list()
    counts = [
        side in ("baseline", "after", "undecided") and date not in asked.ghosts
        for side, date in zip(sides, dates, strict=True)
    ]
    values = series["value"].cast(pl.Float64).fill_null(np.nan).to_numpy()
    values = np.where(np.array(counts, dtype=np.bool_), values, np.nan)
    begins = [date in asked.recalculations for date in dates]
    is_after = [side in ("after", "transition") for side in sides]
    starts = np.diff(np.array(is_after, dtype=np.int64), prepend=0) > 0
    courses = np.cumsum(starts | np.array(begins, dtype=np.bool_))
    months = np.array([12 * date.year + date.month - 1 for date in dates], dtype=np.int64)
    known = np.flatnonzero(~np.isnan(values))
    is_last = known.size > 0 and courses[known[-1]] == courses[-1]
    end = known[-1] + 1 if is_last else len(values)
    return values[:end], months[:end], courses[:end] - (courses[0] if len(courses) else 0)


def _mean_of_last(course: Numbers) -> float | None:
    last = course[-FEWEST:]
    return None if np.isnan(last).all() else float(np.nanmean(last))


def _pace_columns(pace: Pace | None) -> dict[str, float | None]:
    if pace is None:
        names = ("level", "pace", "pace_lower", "pace_upper", "autocorrelation")
        return dict.fromkeys(names)
    reach = pace.quantile * float(np.sqrt(max(float(pace.covariance[1, 1]), 0.0)))
    return {
        "level": pace.level,
        "pace": pace.slope,
        "pace_lower": pace.slope - reach,
        "pace_upper": pace.slope + reach,
        "autocorrelation": pace.autocorrelation,
    }


def _month_columns(found: Forecast, last: dt.date | None) -> dict[str, dt.date | None]:
    ahead = {
        "expected_month": found.expected,
        "earliest_month": found.earliest,
        "latest_month": found.latest,
    }
    return {name: _later(last, count) for name, count in ahead.items()}


def _later(month: dt.date | None, count: int | None) -> dt.date | None:
    if month is None or count is None:
        return None
    index = 12 * month.year + month.month - 1 + count
    return dt.date(index // 12, index % 12 + 1, 1)


def _at_due(pace: Pace | None, last: dt.date | None, kpi: MonthlyKpi) -> dict[str, float | None]:
    """Return the line at the target's date with its interval; a share within 0-1."""
    names = ("value_at_due", "value_at_due_lower", "value_at_due_upper")
    due = kpi.target_due
    if pace is None or last is None or due is None:
        return dict.fromkeys(names)
    count = 12 * (due.year - last.year) + due.month - last.month
    if not 0 <= count <= _FURTHEST_DUE:
        return dict.fromkeys(names)
    ahead = np.array([float(count)])
    line, reach = float(pace.line(ahead)[0]), float(pace.reach(ahead)[0])
    ends = (line, line - reach, line + reach)
    if kpi.unit == "share":
        ends = tuple(min(max(end, 0.0), 1.0) for end in ends)  # type: ignore[assignment]  # three
    return dict(zip(names, ends, strict=True))


_TYPES = {
    "VARCHAR": pl.String,
    "DATE": pl.Date,
    "DOUBLE": pl.Float64,
    "BIGINT": pl.Int64,
}
