"""Control charts of the candidate's KPIs."""

from __future__ import annotations

import datetime as dt

import duckdb
import polars as pl

from pipeline.analysis.chart import (
    Chart,
    assurance,
    extended_chart,
    recalculated_chart,
    variation,
)
from pipeline.analysis.rule_sets import RULE_SETS, RuleSet
from pipeline.analysis.store import MonthlyKpi, read_monthly
from pipeline.analysis.tables import SPC_POINT, SPC_SUMMARY
from pipeline.problems import UngetidError

# The primary measure, and what the time is to come from. By month and for the team.
CHARTED_KPIS = ("direct_share", "visibility_share")


def control_charts(
    connection: duckdb.DuckDBPyConnection, *, effective_from: dt.date | None, rule_set: str
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Chart ``CHARTED_KPIS``.

    Parameters
    ----------
    connection
        To a candidate with ``mart`` and ``raw``.
    effective_from
        Where the recalculated view begins; None without a decision.
    rule_set
        A key of ``RULE_SETS``.

    Returns
    -------
    tuple of polars.DataFrame
        The rows of ``analysis.spc_point`` and of ``analysis.spc_summary``.

    Raises
    ------
    UngetidError
        When a charted KPI has no file below ``sql/kpi/``, or there is no such set of rules.
    """
    rules = RULE_SETS.get(rule_set)
    if rules is None:
        raise UngetidError(
            f"There is no set of rules named {rule_set!r}.",
            mend=f"Use one of: {', '.join(RULE_SETS)}.",
        )
    points, summary = [], []
    for kpi_id in CHARTED_KPIS:
        kpi = read_monthly(connection, kpi_id)
        charts = charts_of(kpi, effective_from, rules)
        points += [point_rows(kpi, chart, rules) for chart in charts]
        summary += [summary_row(kpi, chart, charts[-1], rules) for chart in charts]
    rows = pl.DataFrame(summary, schema=list(SPC_SUMMARY.columns), infer_schema_length=None)
    return pl.concat(points), rows


def charts_of(kpi: MonthlyKpi, effective_from: dt.date | None, rule_set: RuleSet) -> list[Chart]:
    """Return the extended chart and, where there is a decision, the recalculated one after it."""
    charts = [extended_chart(kpi.series, rule_set, kpi.good)]
    if effective_from is not None:
        charts.append(recalculated_chart(kpi.series, effective_from, rule_set, kpi.good))
    return charts


def point_rows(kpi: MonthlyKpi, chart: Chart, rule_set: RuleSet) -> pl.DataFrame:
    """Return a chart's months with the columns of ``analysis.spc_point``."""
    limits = chart.limits
    return chart.points.with_columns(
        kpi_id=pl.lit(kpi.kpi_id),
        view=pl.lit(chart.view),
        centre=pl.lit(limits.centre, pl.Float64),
        lower_limit=pl.lit(limits.lower, pl.Float64),
        upper_limit=pl.lit(limits.upper, pl.Float64),
        rule_set=pl.lit(rule_set.name),
    ).select(*SPC_POINT.columns)


def summary_row(
    kpi: MonthlyKpi, chart: Chart, current: Chart, rule_set: RuleSet
) -> dict[str, object]:
    """Return a chart's row of ``analysis.spc_summary``.

    Parameters
    ----------
    current
        The chart of the process as it runs now, against whose limits the target is held: limits
        frozen from the baseline would fail a target that has long been reached.
    """
    counted = chart.points.filter(pl.col("is_counted"))
    signals = chart.points.filter(pl.col("is_judged") & pl.col("rule").is_not_null())
    said = variation(chart, kpi.good)
    if said in ("improving", "concerning"):  # its first signal, not one of the other direction
        signals = signals.filter(pl.col("effect") == said)
    return {
        "kpi_id": kpi.kpi_id,
        "view": chart.view,
        "rule_set": rule_set.name,
        "point_count": counted.height,
        "baseline_point_count": chart.baseline_point_count,
        "has_limits": chart.limits.are_there,
        "centre": chart.limits.centre,
        "lower_limit": chart.limits.lower,
        "upper_limit": chart.limits.upper,
        "mean_moving_range": chart.limits.mean_moving_range,
        "variation": variation(chart, kpi.good),
        "first_signal_month": signals["month_start"].min(),
        "last_month": counted["month_start"].max(),
        "assurance": (
            assurance(current.limits, kpi.target, kpi.good) if chart.is_decided else None
        ),
    }
