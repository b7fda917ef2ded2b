"""What each organisation model promised and cost by the memo, against what has been measured."""

from __future__ import annotations

from typing import Literal

import duckdb
import polars as pl

from pipeline.analysis.tables import MODEL_LINE

Verdict = Literal["won", "not_yet", "lost", "no_data", "not_measured"]
OwnReason = Literal["undecided", "no_kpi", "no_share"]
"""Why a line has no data, beside the reasons of ``analysis.kpi_change``."""

_LINES = """
    select
        lines.model_id,
        lines.line_number,
        lines.kpi_id,
        lines.good_direction,
        lines.is_measured,
        lines.kpi_id is null or definitions.kpi_id is not null as is_known,
        periods.period_type,
        periods.period_start,
        coalesce(in_force.model_id = lines.model_id, false) as is_chosen,
        decided.there is not null as is_decided
    from core.dim_model_line as lines
    cross join core.dim_period as periods
    left join mart.kpi_definition as definitions on lines.kpi_id = definitions.kpi_id
    left join core.model_in_force as in_force
        on date_trunc('month', periods.period_end) = in_force.month_start
    left join (select distinct 1 as there from raw.decision) as decided on true
    where
        periods.is_complete
        and periods.period_type in ('quarter', 'rolling_4_quarters', 'year')
    order by lines.model_id, lines.line_number, periods.period_type, periods.period_start
"""


def read_model_lines(connection: duckdb.DuckDBPyConnection, changes: pl.DataFrame) -> pl.DataFrame:
    """Return the verdict on each line of the memo's table, for every model and complete period.

    Parameters
    ----------
    changes
        The rows of ``analysis.kpi_change``.

    Returns
    -------
    polars.DataFrame
        The columns of ``analysis.model_line``, in the order of its key.
    """
    lines = connection.execute(_LINES).pl()
    return judged(lines, changes).select(*MODEL_LINE.columns)


def judged(lines: pl.DataFrame, changes: pl.DataFrame) -> pl.DataFrame:
    """Add what was measured and the verdict to each line.

    A line is *won* where the whole interval of the change lies on the good side of 0, *lost*
    where it lies on the bad side, else *not yet*: what a model is to win and what it is feared to
    lose are judged alike. One KPI may answer for several lines.

    Parameters
    ----------
    lines
        ``model_id``, ``line_number``, ``kpi_id``, ``good_direction`` (up or down), ``is_measured``,
        ``is_known`` (the catalogue has the KPI), ``period_type``, ``period_start``, ``is_decided``.
    changes
        As :func:`read_model_lines`.
    """
    on = ["kpi_id", "period_type", "period_start"]
    joined = lines.join(changes, on=on, how="left", maintain_order="left")
    towards_good = pl.when(pl.col("good_direction") == "up")
    best = towards_good.then(pl.col("change_lower")).otherwise(-pl.col("change_upper"))
    worst = towards_good.then(pl.col("change_upper")).otherwise(-pl.col("change_lower"))
    reason = (
        pl.when(~pl.col("is_measured"))
        .then(pl.lit(None, pl.String))
        .when(~pl.col("is_known"))
        .then(pl.lit("no_kpi"))
        .when(~pl.col("is_decided"))
        .then(pl.lit("undecided"))
        .when(pl.col("baseline_month_count").is_null())
        .then(pl.lit("no_share"))
        .otherwise(pl.col("reason"))
    )
    verdict = (
        pl.when(~pl.col("is_measured"))
        .then(pl.lit("not_measured"))
        .when(pl.col("reason").is_not_null() | best.is_null())
        .then(pl.lit("no_data"))
        .when(best > 0)
        .then(pl.lit("won"))
        .when(worst < 0)
        .then(pl.lit("lost"))
        .otherwise(pl.lit("not_yet"))
    )
    return joined.with_columns(reason=reason).with_columns(verdict=verdict)
