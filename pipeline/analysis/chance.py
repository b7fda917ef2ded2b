"""What chance alone would give of a KPI that is never zero: hours moved."""

from __future__ import annotations

import datetime as dt

import duckdb
import numpy as np
import numpy.typing as npt
import polars as pl

from pipeline.analysis.tables import KPI_CHANCE

DRAWS = 2000
_SEED = 20230705  # the memo's date: any number does, as long as it stays the same
_CONFIDENCE = 0.95
Blocks = npt.NDArray[np.float64]

# One block is one person's month: all that it holds is drawn together.
_BLOCKS = """
    select
        hours.staff_code,
        hours.month_start,
        hours.category_code,
        sum(hours.duration_minutes) as duration_minutes
    from core.month_hours as hours
    join core.dim_month as months using (month_start)
    where
        months.side = 'baseline' and hours.role = 'operative' and hours.is_working_time
        and hours.category_code is not null
    group by all
    order by all
"""
_PERIODS = """
    select kpis.period_type, kpis.period_start, periods.month_count, total.denominator
    from mart.kpi_value as kpis
    join core.dim_period as periods using (period_type, period_start)
    join mart.kpi_value as total using (period_type, period_start, dimension)
    where
        kpis.kpi_id = 'hours_moved' and total.kpi_id = 'direct_share'
        and kpis.dimension = 'team' and kpis.period_type <> 'baseline'
        and kpis.value is not null
    order by kpis.period_type, kpis.period_start
"""


def read_chance(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Return what chance alone would give of ``hours_moved``, by period, with its 95 % interval.

    Months of the same few people are not independent, so what is drawn with replacement from the
    baseline is each person's whole months (block resampling): as many as the period has months,
    and, for a baseline of their own, as many as the baseline has. Nothing has moved between the
    two but by chance. Seeded: the same warehouse gives the same figures.

    Returns
    -------
    polars.DataFrame
        The columns of ``analysis.kpi_chance`` (hours); no rows without a baseline.
    """
    blocks = _blocks(connection)
    rows = []
    by_months: dict[int, tuple[float, float, float]] = {}
    for kind, start, months, hours in connection.execute(_PERIODS).fetchall():
        if blocks.size == 0:
            break
        if months not in by_months:
            by_months[months] = chance_of_months(blocks, months)
        rows.append(_row(kind, start, hours, by_months[months]))
    schema = {
        "kpi_id": pl.String,
        "period_type": pl.String,
        "period_start": pl.Date,
        "chance": pl.Float64,
        "chance_lower": pl.Float64,
        "chance_upper": pl.Float64,
        "draw_count": pl.Int64,
    }
    assert list(schema) == list(KPI_CHANCE.columns)  # noqa: S101 - both stand in this package
    return pl.DataFrame(rows, schema=schema, orient="row")


def chance_of_months(
    blocks: Blocks, months: int, *, draws: int = DRAWS, seed: int = _SEED
) -> tuple[float, float, float]:
    """Return mean, lower and upper end of ½ Σ |share − baseline share| by chance alone.

    Parameters
    ----------
    blocks
        Minutes by person, month of the baseline and category.
    months
        How many months the period has.

    Returns
    -------
    tuple[float, float, float]
        Shares of the working hours, 0-1; the ends hold 95 % of the draws.
    """
    drawn = np.random.default_rng([seed, months])
    period = _shares(blocks, months, draws, drawn)
    baseline = _shares(blocks, blocks.shape[1], draws, drawn)
    moved = np.abs(period - baseline).sum(axis=1) / 2
    tail = (1 - _CONFIDENCE) / 2
    lower, upper = np.nanquantile(moved, [tail, 1 - tail])
    return float(np.nanmean(moved)), float(lower), float(upper)


def _shares(blocks: Blocks, months: int, draws: int, drawn: np.random.Generator) -> Blocks:
    """Draw months of each person with replacement and return the shares of what they hold."""
    people, known, categories = blocks.shape
    sums = np.zeros((draws, categories))
    for person in range(people):
        counts = drawn.multinomial(months, np.full(known, 1 / known), size=draws)
        sums += counts @ blocks[person]
    whole = sums.sum(axis=1, keepdims=True)
    shares: Blocks = np.divide(sums, whole, out=np.full_like(sums, np.nan), where=whole > 0)
    return shares


def _blocks(connection: duckdb.DuckDBPyConnection) -> Blocks:
    found = connection.execute(_BLOCKS).fetchall()
    names = [sorted({row[column] for row in found}) for column in range(3)]
    at = [{name: number for number, name in enumerate(of)} for of in names]
    blocks = np.zeros(tuple(len(of) for of in names))
    for who, month, category, minutes in found:
        blocks[at[0][who], at[1][month], at[2][category]] = minutes
    return blocks


def _row(
    kind: str, start: dt.date, hours: float, shares: tuple[float, float, float]
) -> tuple[object, ...]:
    return ("hours_moved", kind, start, *(hours * share for share in shares), DRAWS)
