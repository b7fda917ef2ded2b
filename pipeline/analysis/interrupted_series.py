"""Interrupted time series of the shares that the reform is about, as tables."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import duckdb
import numpy as np
import polars as pl

from pipeline.analysis.interrupted import FEWEST_AFTER, FEWEST_BEFORE, Fit, interrupted
from pipeline.analysis.tables_movement import ITS_ESTIMATE, ITS_FIT, ITS_MONTH, frame

# The three shares of the memo's first page, and direct work as the two recounts have it.
INTERRUPTED_KPIS = (
    "direct_share",
    "direct_share_contact_recount",
    "direct_share_narrow",
    "visibility_share",
    "cross_cutting_share",
)
Reason = Literal["no_decision", "too_few_months", "never_varies"]
_SEED = 20230705  # the memo's date: any number does, as long as it stays the same

_MONTHS = """
    select period_start as month_start, side, numerator, denominator
    from mart.kpi_value
    where
        kpi_id = ? and period_type = 'month' and dimension = 'team' and is_complete
        and side in ('baseline', 'after')
        and status = 'ok' and numerator is not null and denominator > 0
    order by month_start
"""


def read_interrupted(
    connection: duckdb.DuckDBPyConnection, *, effective_from: dt.date | None
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Fit each KPI's months as an interrupted time series, and say where that cannot be done.

    Returns
    -------
    tuple[polars.DataFrame, polars.DataFrame, polars.DataFrame]
        The rows of ``analysis.its_fit``, ``analysis.its_estimate``, ``analysis.its_month``.
    """
    fits, estimates, months = [], [], []
    for kpi_id in INTERRUPTED_KPIS:
        series = connection.execute(_MONTHS, [kpi_id]).pl()
        reason, fit = fit_series(series, is_decided=effective_from is not None)
        fits.append(_fit_row(kpi_id, series, reason, fit))
        if fit is not None:
            estimates += [
                {"kpi_id": kpi_id, "quantity": name, **vars(found)}
                for name, found in fit.estimates.items()
            ]
            months += _month_rows(kpi_id, series, fit)
    return frame(ITS_FIT, fits), frame(ITS_ESTIMATE, estimates), frame(ITS_MONTH, months)


def fit_series(series: pl.DataFrame, *, is_decided: bool) -> tuple[Reason | None, Fit | None]:
    """Fit one series, or say why not.

    Parameters
    ----------
    series
        ``month_start``, ``side`` (``baseline`` or ``after``), ``numerator`` and ``denominator``
        (hours) of the months with data, in order.

    Returns
    -------
    tuple[str or None, Fit or None]
        ``no_decision``, ``too_few_months`` or ``never_varies``, or the fit.
    """
    if not is_decided:
        return "no_decision", None
    is_after = (series["side"] == "after").to_numpy()
    if (~is_after).sum() < FEWEST_BEFORE or is_after.sum() < FEWEST_AFTER:
        return "too_few_months", None
    numerators, denominators = (
        series[name].cast(pl.Float64).to_numpy() for name in ("numerator", "denominator")
    )
    if np.ptp(numerators / denominators) == 0:
        return "never_varies", None
    starts = series["month_start"]
    months = (starts.dt.year().cast(pl.Int64) * 12 + starts.dt.month()).to_numpy()
    return None, interrupted(numerators, denominators, months, is_after, seed=_SEED)


def _fit_row(
    kpi_id: str, series: pl.DataFrame, reason: str | None, fit: Fit | None
) -> dict[str, object]:
    after = series.filter(pl.col("side") == "after")["month_start"]
    row: dict[str, object] = {
        "kpi_id": kpi_id,
        "reason": reason,
        "baseline_month_count": len(series) - len(after),
        "after_month_count": len(after),
    }
    if fit is None:
        return row | dict.fromkeys(name for name in ITS_FIT.columns if name not in row)
    farthest = int(fit.distance.argmax())
    return row | {
        "replaced_month_count": int(fit.is_replaced.sum()),
        "season_pair_count": fit.pair_count,
        "start_month": after[0],
        "last_month": after[-1],
        "autocorrelation": fit.autocorrelation,
        "ljung_box_p": fit.ljung_box_p,
        "durbin_watson": fit.durbin_watson,
        "hangs_together": fit.hangs_together,
        "most_influential_month": series["month_start"][farthest],
        "highest_distance": float(fit.distance[farthest]),
        "leans_on_one_month": fit.leans_on_one_month,
    }


def _month_rows(kpi_id: str, series: pl.DataFrame, fit: Fit) -> list[dict[str, object]]:
    return [
        {
            "kpi_id": kpi_id,
            "month_start": month["month_start"],
            "side": month["side"],
            "value": month["numerator"] / month["denominator"],
            "hours": month["denominator"],
            "fitted": float(fit.fitted[at]),
            "counterfactual": float(fit.counterfactual[at]),
            "counterfactual_lower": float(fit.counterfactual_lower[at]),
            "counterfactual_upper": float(fit.counterfactual_upper[at]),
            "is_replaced": bool(fit.is_replaced[at]),
            "leverage": float(fit.leverage[at]),
            "distance": float(fit.distance[at]),
        }
        for at, month in enumerate(series.iter_rows(named=True))
    ]
