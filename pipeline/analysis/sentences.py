"""Every result of the analysis in Danish and English, as the rows of ``analysis.sentence``."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import duckdb
import polars as pl

from pipeline.analysis.primary import PRIMARY
from pipeline.analysis.tables_sentences import SENTENCE
from pipeline.wording import LANGUAGES, Period, Result, results, results_ahead, results_movement

Row = dict[str, Any]

# A target that is the municipality's own in one row and an example in another is its own.
_KPIS = "select kpi_id, title_da, title_en, unit from mart.kpi_definition"
_TARGETS = """
    select kpi_id, target, bool_and(is_example) as is_example
    from raw.ref_target
    group by kpi_id, target
"""
_PERIODS = """
    select period_type, period_start, label_da, label_en, is_complete from core.dim_period
"""
_VERDICTS = "select * from analysis.primary_verdict order by period_start"
_SUMMARIES = """
    select *, exists (from raw.decision) as is_decided
    from analysis.spc_summary
    where view = 'extended' and point_count > 0
    order by kpi_id
"""
_FORECASTS = "select * from analysis.forecast order by kpi_id"
_FITS = "select * from analysis.its_fit order by kpi_id"
_ESTIMATES = "select * from analysis.its_estimate"
_CHANGES = "select * from analysis.kpi_change order by kpi_id, period_type, period_start"
_CHANCES = """
    select chance.*, case when value.status = 'ok' then value.value end as value
    from analysis.kpi_chance as chance
    join mart.kpi_value as value
        on chance.kpi_id = value.kpi_id
        and chance.period_type = value.period_type
        and chance.period_start = value.period_start
        and value.dimension = 'team'
    order by chance.kpi_id, chance.period_type, chance.period_start
"""
_MEDIANS = "select * from analysis.kpi_median order by kpi_id, period_type, period_start"
_WHAT_IF = """
    select *, 'rolling_4_quarters' as period_type
    from analysis.what_if
    where scenario = 'present' and subject = 'direct'
    order by period_start
"""
_LINES = """
    select
        line.*, memo.side, memo.text_da, memo.text_en,
        model.name_da as model_da, model.name_en as model_en
    from analysis.model_line as line
    join core.dim_model_line as memo using (model_id, line_number)
    join core.dim_model as model using (model_id)
    order by line.model_id, line.period_type, line.period_start, line.line_number
"""
_COMPOSITIONS = "select * from analysis.composition_change order by period_type, period_start"
_FLOWS = """
    select
        flow.*,
        source.name_da as from_da, source.name_en as from_en,
        target.name_da as to_da, target.name_en as to_en
    from analysis.composition_flow as flow
    join core.dim_category as source on flow.from_category = source.category_code
    join core.dim_category as target on flow.to_category = target.category_code
"""
_MIXES = """
    select * from analysis.mix_change
    order by kpi_id, period_type, period_start, compared_with, grouping
"""


class Told(NamedTuple):
    """A result and what it is of."""

    result: Result
    subject: str | None
    period: tuple[Any, Any] = (None, None)
    variant: str | None = None


def read_sentences(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Tell every result that stands in the schema ``analysis``, in each language.

    Returns
    -------
    polars.DataFrame
        The columns of ``analysis.sentence``.
    """
    columns: dict[str, list[Any]] = {name: [] for name in SENTENCE.columns}
    for told in _told(_Tables(connection)):
        for language in LANGUAGES:
            cells = (
                told.result.name,
                told.subject,
                told.variant,
                *told.period,
                language,
                told.result.facts.get("certainty"),
                told.result.text(language, "short"),
                told.result.text(language),
            )
            for column, cell in zip(columns.values(), cells, strict=True):
                column.append(cell)
    return pl.DataFrame(columns, schema=SENTENCE.schema)


class _Tables:
    """Rows of the candidate, each with the names of what it is of."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._kpis = {row.pop("kpi_id"): row for row in self._plain(_KPIS)}
        self._targets = {
            (row["kpi_id"], row["target"]): row["is_example"] for row in self._plain(_TARGETS)
        }
        self._periods = {
            _key(row): Period(
                row["period_type"], row["label_da"], row["label_en"], bool(row["is_complete"])
            )
            for row in self._plain(_PERIODS)
        }

    def rows(self, query: str) -> list[Row]:
        """Return rows by name, with title and unit of the KPI, period and kind of target."""
        found = self._plain(query)
        for row in found:
            row.update(self._kpis.get(row.get("kpi_id"), {}))
            if "target" in row and "kpi_id" in row:
                row["is_example"] = self._targets.get((row["kpi_id"], row["target"]), False)
            if "period_type" in row:
                row["period"] = self._periods[_key(row)]
        return found

    def _plain(self, query: str) -> list[Row]:
        found = self._connection.execute(query)
        names = [column[0] for column in found.description]
        return [dict(zip(names, map(_known, values), strict=True)) for values in found.fetchall()]


def _told(tables: _Tables) -> Iterator[Told]:
    for row in tables.rows(_VERDICTS):
        verdict = results.primary_verdict(row)
        yield Told(verdict, PRIMARY, ("rolling_4_quarters", row["period_start"]))
    for row in tables.rows(_SUMMARIES):
        yield Told(results.spc_variation(row), row["kpi_id"])
        yield Told(results.spc_assurance(row), row["kpi_id"])
    for row in tables.rows(_FORECASTS):
        yield Told(results_ahead.forecast(row), row["kpi_id"])
    for row in tables.rows(_CHANGES):
        change = results.kpi_change(row, is_primary=row["kpi_id"] == PRIMARY)
        yield Told(change, row["kpi_id"], _key(row))
    for row in tables.rows(_CHANCES):
        yield Told(results_ahead.kpi_chance(row), row["kpi_id"], _key(row))
    for row in tables.rows(_MEDIANS):
        yield Told(results_ahead.kpi_median(row), row["kpi_id"], _key(row))
    yield from _what_if(tables.rows(_WHAT_IF))
    yield from _lines(tables.rows(_LINES))
    yield from _movement(tables)


def _what_if(rows: Iterable[Row]) -> Iterator[Told]:
    periods: dict[tuple[Any, Any], dict[str, results.Row]] = defaultdict(dict)
    for row in rows:
        periods[_key(row)][row["quantity"]] = row
    for key, figures in periods.items():
        one = next(iter(figures.values()))
        found = results_ahead.what_if(figures, one["target"], one["period"])
        yield Told(found, PRIMARY, key)


def _lines(rows: Iterable[Row]) -> Iterator[Told]:
    models: dict[tuple[Any, ...], list[results.Row]] = defaultdict(list)
    for row in rows:
        models[row["model_id"], *_key(row)].append(row)
        subject = f"{row['model_id']}:{row['line_number']}"
        yield Told(results.model_line(row), subject, _key(row))
    for (model_id, kind, start), lines in models.items():
        yield Told(results.model_lines(lines), model_id, (kind, start))


def _movement(tables: _Tables) -> Iterator[Told]:
    estimates: dict[str, dict[str, results.Row]] = defaultdict(dict)
    for row in tables.rows(_ESTIMATES):
        estimates[row["kpi_id"]][row["quantity"]] = row
    for row in tables.rows(_FITS):
        fit = results_movement.interrupted_series(row, estimates[row["kpi_id"]])
        yield Told(fit, row["kpi_id"])
    flows: dict[tuple[Any, Any], list[Row]] = defaultdict(list)
    for row in tables.rows(_FLOWS):
        flows[_key(row)].append(row)
    for row in tables.rows(_COMPOSITIONS):
        yield Told(results_movement.composition(row), None, _key(row))
        flow = results_movement.composition_flow(flows[_key(row)], row["period"])
        yield Told(flow, None, _key(row))
    for row in tables.rows(_MIXES):
        variant = f"{row['compared_with']}:{row['grouping']}"
        yield Told(results_movement.mix_change(row), row["kpi_id"], _key(row), variant)


def _known(value: object) -> object:
    """Return a value; none where it is no number that could be told."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _key(row: Row) -> tuple[Any, Any]:
    return row["period_type"], row["period_start"]
