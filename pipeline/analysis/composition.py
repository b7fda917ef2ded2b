"""How far the composition of the time has come from the baseline, and what went where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import duckdb
import numpy as np
import polars as pl

from pipeline.analysis.autoregression import Numbers
from pipeline.analysis.composition_test import FEWEST_BASELINE, FEWEST_NOW, composition_test
from pipeline.analysis.logratios import clr, distance, flows, ilr, replaced
from pipeline.analysis.tables_movement import (
    COMPOSITION_CHANGE,
    COMPOSITION_FLOW,
    COMPOSITION_PART,
    frame,
)

_CATEGORIES = (
    "select category_code from core.dim_category where is_working_time order by sort_order"
)
_HOURS = """
    select
        month_start,
        category_code,
        sum(duration_minutes) / 60 as hours
    from core.month_hours
    where role = 'operative' and is_working_time and category_code is not null
    group by all
"""
_PERIODS = """
    select
        periods.period_type,
        periods.period_start,
        periods.side,
        list(months.month_start order by months.month_start) as months
    from core.dim_period as periods
    join core.period_month as months using (period_type, period_start)
    where
        periods.period_type = 'baseline'
        or (
            periods.is_complete
            and periods.period_type in ('quarter', 'rolling_4_quarters', 'year')
        )
    group by all
    order by periods.period_type, periods.period_start
"""
Reason = Literal["no_baseline", "not_after", "too_few_months"]
Row = dict[str, object]


@dataclass(frozen=True)
class _Side:
    """A period, or the baseline: its months with hours, months × categories."""

    hours: Numbers
    months: np.ndarray[tuple[int], np.dtype[np.int64]]

    @property
    def total(self) -> Numbers:
        """Hours by category."""
        summed: Numbers = self.hours.sum(axis=0)
        return summed


def read_composition(
    connection: duckdb.DuckDBPyConnection,
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Return distance, test, log ratios and minimal flows of each complete period's composition.

    Returns
    -------
    tuple[polars.DataFrame, polars.DataFrame, polars.DataFrame]
        The rows of ``analysis.composition_change``, ``analysis.composition_part``,
        ``analysis.composition_flow``; of the last two none for a period without hours.
    """
    codes = [code for (code,) in connection.execute(_CATEGORIES).fetchall()]
    hours: dict[object, Numbers] = {}
    for month, code, amount in connection.execute(_HOURS).fetchall():
        if code in codes:
            hours.setdefault(month, np.zeros(len(codes)))[codes.index(code)] = amount
    periods = connection.execute(_PERIODS).fetchall()
    before = next(
        (_side(months, hours) for kind, _, _, months in periods if kind == "baseline"), None
    )
    changes: list[Row] = []
    parts: list[Row] = []
    moves: list[Row] = []
    for kind, start, side, months in periods:
        key: Row = {"period_type": kind, "period_start": start}
        now = _side(months, hours)
        if now is not None:
            parts += [key | part for part in _parts(codes, now.total)]
        if kind == "baseline":
            continue
        changes.append(key | _change(before, now, side))
        if before is not None and now is not None:
            moves += [key | move for move in _moves(codes, before.total, now.total)]
    return (
        frame(COMPOSITION_CHANGE, changes),
        frame(COMPOSITION_PART, parts),
        frame(COMPOSITION_FLOW, moves),
    )


def _side(months: list[object], hours: dict[object, Numbers]) -> _Side | None:
    known = [month for month in months if month in hours and hours[month].sum() > 0]
    if not known:
        return None
    numbers = [month.year * 12 + month.month for month in known]  # type: ignore[attr-defined]  # DuckDB's dates
    return _Side(np.array([hours[month] for month in known]), np.array(numbers))


def _change(before: _Side | None, now: _Side | None, side: str) -> Row:
    reason = _reason(before, now, side)
    tested, none = None, 0
    if before is not None and now is not None:
        none = int((before.hours == 0).sum() + (now.hours == 0).sum())
        if reason is None:
            tested = composition_test(
                np.vstack([before.hours, now.hours]),
                np.concatenate([before.months, now.months]),
                np.repeat([False, True], [len(before.months), len(now.months)]),
            )
    both = before is not None and now is not None
    return {
        "aitchison_distance": (
            distance(replaced(before.total), replaced(now.total))
            if both and before is not None and now is not None
            else None
        ),
        "p_value": tested.p_value if tested else None,
        "autocorrelation": tested.autocorrelation if tested else None,
        "baseline_month_count": 0 if before is None else len(before.months),
        "month_count": 0 if now is None else len(now.months),
        "replaced_count": none,
        "reason": reason,
    }


def _reason(before: _Side | None, now: _Side | None, side: str) -> Reason | None:
    if before is None:
        return "no_baseline"
    if side != "after":
        return "not_after"
    months = 0 if now is None else len(now.months)
    # What the test takes: months for the mean, the season, the change and every log ratio.
    free = len(before.months) + months - before.hours.shape[1] - 3
    if len(before.months) < FEWEST_BASELINE or months < FEWEST_NOW or free < 1:
        return "too_few_months"
    return None


def _parts(codes: list[str], total: Numbers) -> list[Row]:
    shares = replaced(total)
    pivot = [*map(float, ilr(shares)), None]
    return [
        {
            "category_code": code,
            "hours": float(total[at]),
            "share": float(total[at] / total.sum()),
            "is_replaced": bool(total[at] <= 0),
            "clr": float(clr(shares)[at]),
            "ilr": pivot[at],
        }
        for at, code in enumerate(codes)
    ]


def _moves(codes: list[str], before: Numbers, now: Numbers) -> list[Row]:
    moved = flows(before / before.sum(), now / now.sum())
    return [
        {
            "from_category": source,
            "to_category": target,
            "minimal_share": float(moved[row, column]),
            "minimal_hours": float(moved[row, column] * now.sum()),
        }
        for row, source in enumerate(codes)
        for column, target in enumerate(codes)
        if moved[row, column] > 0
    ]
