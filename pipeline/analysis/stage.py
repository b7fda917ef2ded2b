"""The stage: statistics of the candidate, stored as tables of its schema ``analysis``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb

from pipeline.analysis.chance import read_chance
from pipeline.analysis.changes import read_changes
from pipeline.analysis.composition import read_composition
from pipeline.analysis.forecasts import forecasts
from pipeline.analysis.interrupted_series import read_interrupted
from pipeline.analysis.medians import fill_in_medians, read_medians
from pipeline.analysis.mix import read_mix
from pipeline.analysis.model_lines import read_model_lines
from pipeline.analysis.primary import read_verdicts
from pipeline.analysis.sentences import read_sentences
from pipeline.analysis.spc import ChartSettings, control_charts, read_charted, rule_set_rows
from pipeline.analysis.tables import (
    KPI_CHANCE,
    KPI_CHANGE,
    KPI_MEDIAN,
    MODEL_LINE,
    MODEL_MOVE,
    WHAT_IF,
)
from pipeline.analysis.tables_movement import (
    COMPOSITION_CHANGE,
    COMPOSITION_FLOW,
    COMPOSITION_PART,
    ITS_ESTIMATE,
    ITS_FIT,
    ITS_MONTH,
    MIX_CHANGE,
)
from pipeline.analysis.tables_sentences import SENTENCE
from pipeline.analysis.tables_spc import FORECAST, SPC_POINT, SPC_RULE_SET, SPC_SUMMARY
from pipeline.analysis.tables_verdict import PRIMARY_VERDICT
from pipeline.analysis.whatif_tables import read_model_moves, read_whatif
from pipeline.documented_tables import write_table


def analyse(
    candidate: Path, *, effective_from: dt.date | None, charts: ChartSettings | None = None
) -> None:
    """Compute the statistics of a candidate and store them in its schema ``analysis``.

    Medians over cases are written into ``mart.kpi_value`` too.

    Parameters
    ----------
    candidate
        A DuckDB file with ``mart`` and ``raw``; opened for writing.
    effective_from
        First effective date of a decision: where the recalculated view begins. None without a
        decision: then there is only the extended view, with the limits of all months.
    charts
        How control charts are made; None: by ``mdc-2023``, XmR, nothing set aside.

    Raises
    ------
    UngetidError
        When a charted KPI has no file below ``sql/kpi/``, or there is no such set of rules.
    """
    with duckdb.connect(candidate) as connection:
        connection.execute("create schema if not exists analysis")
        write_table(connection, KPI_MEDIAN, read_medians(connection))
        fill_in_medians(connection)
        settings = charts or ChartSettings()
        kpis = read_charted(connection)
        points, summary = control_charts(kpis, effective_from, settings)
        write_table(connection, SPC_RULE_SET, rule_set_rows(settings.rule_set))
        write_table(connection, SPC_POINT, points)
        write_table(connection, SPC_SUMMARY, summary)
        write_table(connection, FORECAST, forecasts(kpis, settings))
        write_table(connection, KPI_CHANCE, read_chance(connection))
        write_table(connection, PRIMARY_VERDICT, read_verdicts(connection))
        changes = read_changes(connection)
        write_table(connection, KPI_CHANGE, changes)
        write_table(connection, MODEL_LINE, read_model_lines(connection, changes))
        write_table(connection, WHAT_IF, read_whatif(connection))
        write_table(connection, MODEL_MOVE, read_model_moves(connection))
        _write_movement(connection, effective_from=effective_from)
        write_table(connection, SENTENCE, read_sentences(connection))


def _write_movement(
    connection: duckdb.DuckDBPyConnection, *, effective_from: dt.date | None
) -> None:
    """Write how the time moved: off its earlier course, from what to what, by whom."""
    fits, estimates, months = read_interrupted(connection, effective_from=effective_from)
    write_table(connection, ITS_FIT, fits)
    write_table(connection, ITS_ESTIMATE, estimates)
    write_table(connection, ITS_MONTH, months)
    changes, parts, flows = read_composition(connection)
    write_table(connection, COMPOSITION_CHANGE, changes)
    write_table(connection, COMPOSITION_PART, parts)
    write_table(connection, COMPOSITION_FLOW, flows)
    write_table(connection, MIX_CHANGE, read_mix(connection))
