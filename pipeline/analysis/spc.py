"""Control charts of the candidate's KPIs."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Literal

import duckdb
import polars as pl

from pipeline.analysis.chart import (
    Asked,
    Chart,
    assurance,
    extended_chart,
    recalculated_chart,
    variation,
)
from pipeline.analysis.rule_sets import MDC_2023, RULE_SETS, RuleSet, rule_set_of
from pipeline.analysis.store import MonthlyKpi, read_monthly
from pipeline.analysis.tables_spc import SPC_POINT, SPC_RULE_SET, SPC_SUMMARY
from pipeline.problems import UngetidError

# The primary measure, and what the time is to come from: those that the reports draw.
CHARTED_KPIS = ("direct_share", "visibility_share")
ShareLimits = Literal["xmr", "p-prime"]
_NO_WIDTH = 1e-9  # of the largest value: limits nearer to the mean than that lie on it
WhyNoLimits = Literal["too_few_months", "no_spread", "overlapping_months"]
_TOO_FEW: WhyNoLimits = "too_few_months"


@dataclass(frozen=True)
class SetAside:
    """A month that is shown and counts for nothing, or one from which limits begin anew.

    Parameters
    ----------
    month
        Its first day.
    reason
        Shown with the chart.
    kpi_ids
        For which KPIs; none named: for all.
    """

    month: dt.date
    reason: str
    kpi_ids: tuple[str, ...] = ()

    def is_of(self, kpi_id: str) -> bool:
        """Whether it concerns a KPI."""
        return not self.kpi_ids or kpi_id in self.kpi_ids


@dataclass(frozen=True)
class ChartSettings:
    """How the municipality wants its control charts.

    Parameters
    ----------
    rule_set
        A key of ``RULE_SETS``.
    share_limits
        XmR for all KPIs, or p′ (Laney 2002) for those that are shares.
    recalculations, ghosts
        Months of the charts.
    """

    rule_set: str = MDC_2023.name
    share_limits: ShareLimits = "xmr"
    recalculations: tuple[SetAside, ...] = ()
    ghosts: tuple[SetAside, ...] = ()

    def check(self, kpi_ids: Iterable[str]) -> None:
        """Check that every KPI that is named is one.

        Raises
        ------
        UngetidError
            Names the settings, and what may be named.
        """
        known = set(kpi_ids)
        for one in (*self.ghosts, *self.recalculations):
            if not known.issuperset(one.kpi_ids):
                raise UngetidError(
                    "A month of the charts names a KPI that there is not.",
                    where="ungetid.toml, [charts]",
                    mend=f"Use names of files below sql/kpi/: {', '.join(sorted(known))}.",
                )

    def asked_of(self, kpi: MonthlyKpi) -> Asked:
        """Return what concerns one KPI."""
        return Asked(
            {one.month: one.reason for one in self.ghosts if one.is_of(kpi.kpi_id)},
            {one.month: one.reason for one in self.recalculations if one.is_of(kpi.kpi_id)},
            uses_p_prime=self.share_limits == "p-prime" and kpi.unit == "share",
        )


def control_charts(
    kpis: Sequence[MonthlyKpi], effective_from: dt.date | None, settings: ChartSettings
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Chart every KPI.

    Parameters
    ----------
    effective_from
        Where the recalculated view begins; None without a decision.

    Returns
    -------
    tuple of polars.DataFrame
        The rows of ``analysis.spc_point`` and of ``analysis.spc_summary``.

    Raises
    ------
    UngetidError
        When there is no such set of rules, or the settings name a KPI that there is not.
    """
    rules = rule_set_of(settings.rule_set)
    settings.check(kpi.kpi_id for kpi in kpis)
    points, summary = [], []
    for kpi in kpis:
        asked = settings.asked_of(kpi)
        charts = charts_of(kpi, effective_from, rules, asked)
        points += [point_rows(kpi, chart, rules, asked) for chart in charts]
        summary += [summary_row(kpi, chart, charts[-1], rules, asked) for chart in charts]
    rows = pl.DataFrame(summary, schema=list(SPC_SUMMARY.columns), infer_schema_length=None)
    return pl.concat(points, how="vertical_relaxed") if points else pl.DataFrame(), rows


def read_charted(connection: duckdb.DuckDBPyConnection) -> list[MonthlyKpi]:
    """Read the months of every KPI.

    Raises
    ------
    UngetidError
        When a KPI that the reports draw has no file below ``sql/kpi/``.
    """
    kpis = read_monthly(connection)
    for kpi_id in CHARTED_KPIS:
        if kpi_id not in {kpi.kpi_id for kpi in kpis}:
            raise UngetidError(
                f"The KPI {kpi_id} is charted, but nothing defines it.",
                where=f"sql/kpi/{kpi_id}.sql",
                mend="Put the file back; the control charts need it.",
            )
    return kpis


def charts_of(
    kpi: MonthlyKpi, effective_from: dt.date | None, rule_set: RuleSet, asked: Asked
) -> list[Chart]:
    """Return the extended chart and, where limits begin anew, the recalculated one after it.

    A chart whose limits would tell nothing is a run chart: where months share their data with
    the months before them, and where most months are equal, so that the limits have no width and
    every other month would lie outside.
    """
    starts = [*asked.recalculations, *([effective_from] if effective_from else [])]
    without_limits = replace(rule_set, minimum_points=sys.maxsize)

    def drawn(rules: RuleSet) -> list[Chart]:
        charts = [extended_chart(kpi.series, rules, kpi.good, asked)]
        if starts:
            charts.append(recalculated_chart(kpi.series, starts, rules, kpi.good, asked))
        return charts

    if kpi.is_trailing:
        return drawn(without_limits)
    charts = drawn(rule_set)
    if not any(map(has_no_spread, charts)):
        return charts
    runs = drawn(without_limits)
    return [run if has_no_spread(chart) else chart for chart, run in zip(charts, runs, strict=True)]


def has_no_spread(chart: Chart) -> bool:
    """Whether a chart's limits lie on its mean."""
    upper, centre = chart.limits.upper, chart.limits.centre
    if upper is None or centre is None:
        return False
    largest = chart.points.select(pl.col("value").abs().max()).item()
    return bool(upper - centre <= _NO_WIDTH * largest)


def point_rows(kpi: MonthlyKpi, chart: Chart, rule_set: RuleSet, asked: Asked) -> pl.DataFrame:
    """Return a chart's months with the columns of ``analysis.spc_point``."""
    said = dict(asked.ghosts)
    if chart.view == "recalculated":
        said |= asked.recalculations
    months = chart.points["month_start"].to_list()
    own: dict[str, pl.Expr | pl.Series] = {
        "kpi_id": pl.lit(kpi.kpi_id),
        "view": pl.lit(chart.view),
        "reason": pl.Series([said.get(month) for month in months], dtype=pl.String),
        "rule_set": pl.lit(rule_set.name),
    }
    return chart.points.select(
        own.get(name, pl.col(name)).alias(name) for name in SPC_POINT.columns
    )


def summary_row(
    kpi: MonthlyKpi, chart: Chart, current: Chart, rule_set: RuleSet, asked: Asked
) -> dict[str, object]:
    """Return a chart's row of ``analysis.spc_summary``.

    Parameters
    ----------
    current
        The chart of the process as it runs now, against whose limits the target is held: limits
        frozen from the baseline would fail a target that has long been reached.
    """
    counted = chart.points["is_counted"].arg_true()
    last = chart.points.row(counted[-1], named=True) if len(counted) else {}
    kind = "p_prime" if asked.uses_p_prime else "xmr"
    reason = _why_no_limits(kpi, chart, rule_set)
    said = variation(chart, kpi.good)
    is_judged = chart.is_decided and reason in (None, _TOO_FEW)
    return {
        "kpi_id": kpi.kpi_id,
        "view": chart.view,
        "rule_set": rule_set.name,
        "limit_kind": kind if chart.limits.are_there else "run",
        "good": kpi.good,
        "point_count": len(counted),
        "baseline_point_count": chart.baseline_point_count,
        "has_limits": chart.limits.are_there,
        "centre": chart.limits.centre,
        "lower_limit": chart.limits.lower,
        "upper_limit": chart.limits.upper,
        "mean_moving_range": chart.limits.mean_moving_range,
        "last_month": last.get("month_start"),
        "last_value": last.get("value"),
        "target": kpi.target,
        "variation": said if is_judged else None,
        "first_signal_month": first_signal(chart, said),
        "assurance": assurance(current.limits, kpi.target, kpi.good) if is_judged else None,
        "reason": reason,
    }


def first_signal(chart: Chart, said: str | None) -> dt.date | None:
    """Return the first judged month that a rule marks; in the verdict's direction, if any."""
    points = chart.points
    signals = zip(
        points["month_start"].to_list(),
        points["is_judged"].to_list(),
        points["rule"].to_list(),
        points["effect"].to_list(),
        strict=True,
    )
    is_directed = said in ("improving", "concerning")  # not a signal of the other direction
    for month, is_judged, rule, effect in signals:
        if is_judged and rule is not None and (not is_directed or effect == said):
            found: dt.date = month
            return found
    return None


def rule_set_rows(used: str) -> pl.DataFrame:
    """Return the rows of ``analysis.spc_rule_set``."""
    rows = [
        {**asdict(rules), "rule_set": rules.name, "is_used": rules.name == used}
        for rules in RULE_SETS.values()
    ]
    return pl.DataFrame(rows).select(*SPC_RULE_SET.columns)


def _why_no_limits(kpi: MonthlyKpi, chart: Chart, rule_set: RuleSet) -> WhyNoLimits | None:
    if chart.limits.are_there:
        return None
    if kpi.is_trailing:
        return "overlapping_months"
    return "no_spread" if chart.baseline_point_count >= rule_set.minimum_points else _TOO_FEW
