"""A published warehouse, opened read-only, read once and closed.

Reports read ``mart``, ``analysis``, ``quality`` and dimension tables of ``core``; beside them the
settings, targets and refusal reasons (``raw.setting``, ``raw.decision``, ``raw.ref_target``,
``raw.ref_row_rule``), which hold no work of anybody, and the counts of refused and reconciled
rows. No query touches a time entry, a meeting or a member of staff.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import duckdb

from pipeline.reporting.records.figures import (
    Chance,
    Definition,
    Figure,
    Sentence,
    Suppressed,
    Target,
    TaskTime,
)
from pipeline.reporting.records.models import ModelLine, ModelMove, ModelPlace, WhatIfFigure
from pipeline.reporting.records.movement import (
    CompositionFlow,
    ItsEstimate,
    ItsFit,
    ItsMonth,
    MixChange,
)
from pipeline.reporting.records.quality import (
    CheckThen,
    Expectation,
    OffendingRow,
    Reconciled,
    Refused,
)
from pipeline.reporting.records.scope import (
    AreaBalance,
    NetworkFollowUp,
    NetworkParty,
    OutreachTime,
)
from pipeline.reporting.records.setting import Decision, Named, Period, Setting
from pipeline.reporting.records.spc import SpcPoint, SpcRuleSet, SpcSummary
from pipeline.warehouse_file import open_read_only

Record = TypeVar("Record")
SHOWN_BUILDS = 12  # of the history of checks

# Record → the rest of the query after its columns. Ordered, so that pages are the same each time.
_FIGURES = "mart.kpi_value order by kpi_id, period_type, period_start, dimension, dimension_value"
_PUBLIC = "mart.public_kpi_value order by kpi_id, period_type, period_start"
_SUPPRESSED = "mart.public_kpi_value where is_suppressed order by all"
_PERIODS = "core.dim_period order by period_type, period_start"
_DEFINITIONS = "mart.kpi_definition order by sort_order, kpi_id"
_TARGETS = "raw.ref_target where target is not null order by kpi_id, due"
_CHANCES = "analysis.kpi_chance order by kpi_id, period_type, period_start"
_POINTS = "analysis.spc_point order by kpi_id, view, month_start"
_SUMMARIES = "analysis.spc_summary order by kpi_id, view"
_RULE_SETS = "analysis.spc_rule_set where is_used"
_EXPECTATIONS = """
    quality.expectation_result
    order by
        is_success,
        case severity when 'critical' then 1 when 'warning' then 2 else 3 end,
        suite, expectation_id
"""
_CHECK_HISTORY = f"""
    quality.expectation_history where builds_ago < {SHOWN_BUILDS}
    order by expectation_id, builds_ago
"""
_OFFENDING = "quality.expectation_example order by expectation_id, example_number"
_DECISIONS = """
    (
        select decision.*, model.name_da as model_da, model.name_en as model_en
        from raw.decision as decision
        join core.dim_model as model using (model_id)
    )
    order by effective_from
"""
_CATEGORIES = """
    (
        select category_code as code, name_da, name_en, sort_order from core.dim_category
        where is_working_time
    )
    order by sort_order, code
"""
_NETWORKS = """
    (select network_code as code, name_da, name_en from core.dim_network) order by name_da, code
"""
_TARGET_GROUPS = """
    (
        select target_group as code, name_da, name_en from raw.ref_target_group
        where target_group <> 'none'
    )
    order by code = 'parents', code = 'mixed', code = 'over_18', code
"""
_OUTREACH = "mart.outreach_time order by dimension, dimension_value, period_type, period_start"
_BALANCES = "mart.area_balance order by period_type, period_start, network_code"
_PARTIES = """
    mart.network_participation
    order by dimension, dimension_value, period_type, period_start, party_kind,
        party_code in ('consultant', 'other'), party_name_da, party_code
"""
_FOLLOW_UPS = """
    mart.network_follow_up order by dimension, dimension_value, period_type, period_start
"""
_TASKS = """
    (
        select time.*, tasks.text_da, tasks.text_en, tasks.kpi_id
        from mart.task_time as time
        join core.dim_task as tasks using (task)
        where time.dimension = 'team'
    )
    order by task, period_type, period_start
"""
_MODEL_LINES = """
    (
        select
            found.*,
            lines.dimension,
            lines.side,
            lines.text_da,
            lines.text_en,
            model.name_da as model_da,
            model.name_en as model_en,
            definition.title_da,
            definition.title_en
        from analysis.model_line as found
        join core.dim_model_line as lines using (model_id, line_number)
        join core.dim_model as model using (model_id)
        left join mart.kpi_definition as definition on found.kpi_id = definition.kpi_id
    )
    order by model_id, line_number, period_type, period_start
"""
_MODEL_PLACES = """
    (
        select
            place.*,
            model.name_da as model_da,
            model.name_en as model_en,
            model.committee_da,
            coalesce(unit.name_da, place.unit_code) as unit_da,
            unit.name_en as unit_en
        from core.model_place as place
        join core.dim_model as model using (model_id)
        left join core.dim_unit as unit using (unit_code)
    )
    order by model_id, part, unit_da
"""
# Those of the pages; the rest is told by tables, or for analysts alone.
_SENTENCES = """
    analysis.sentence
    where
        result in (
            'primary_verdict', 'forecast', 'interrupted_series', 'model_lines', 'composition',
            'composition_flow', 'mix_change', 'kpi_change'
        )
    order by language, result, subject, variant, period_type, period_start
"""
_WHAT_IF = "analysis.what_if order by period_start, scenario, quantity, subject"
_MODEL_MOVES = """
    (
        select move.*, model.name_da as model_da, model.name_en as model_en
        from analysis.model_move as move
        join core.dim_model as model using (model_id)
    )
    order by period_start, model_id
"""
_ITS_FITS = """
    (
        select fit.*, definition.sort_order
        from analysis.its_fit as fit
        left join mart.kpi_definition as definition using (kpi_id)
    )
    order by sort_order nulls last, kpi_id
"""
_FLOWS = """
    analysis.composition_flow order by period_type, period_start, from_category, to_category
"""
# By person code alone, and as totals: the warehouse holds no single person's part.
_MIX = """
    analysis.mix_change
    where compared_with = 'baseline' and grouping = 'staff'
    order by kpi_id, period_type, period_start
"""
_RECONCILED = """
    (
        select
            files.source,
            count(*) as file_count,
            cast(sum(rows.rows_received) as bigint) as rows_received,
            cast(sum(rows.rows_loaded) as bigint) as rows_loaded,
            cast(sum(rows.rows_refused) as bigint) as rows_refused,
            cast(sum(rows.rows_superseded) as bigint) as rows_superseded,
            cast(sum(rows.rows_withdrawn) as bigint) as rows_withdrawn,
            cast(sum(rows.rows_erased) as bigint) as rows_erased,
            cast(sum(abs(rows.difference)) as bigint) as difference
        from core.file_reconciliation as rows
        join staging.stg_files as files using (file_key)
        group by files.source
    )
    order by source
"""
_REFUSED = """
    (
        select
            coalesce(rules.reason_da, refused.reason_code) as reason_da,
            rules.reason_en,
            coalesce(rules.mend_da, '') as mend_da,
            count(*) as row_count
        from core.refused_row as refused
        left join raw.ref_row_rule as rules using (reason_code)
        group by all
    )
    order by row_count desc, reason_da
"""


@dataclass(frozen=True)
class Published:
    """Everything that reports read of a published warehouse."""

    setting: Setting
    decisions: list[Decision]
    periods: list[Period]
    figures: list[Figure]
    public_figures: list[Figure]
    suppressed: list[Suppressed]
    definitions: list[Definition]
    targets: list[Target]
    chances: list[Chance]
    spc_points: list[SpcPoint]
    spc_summaries: list[SpcSummary]
    spc_rule_sets: list[SpcRuleSet]
    tasks: list[TaskTime]
    sentences: list[Sentence]
    model_lines: list[ModelLine]
    model_places: list[ModelPlace]
    what_if: list[WhatIfFigure]
    model_moves: list[ModelMove]
    its_fits: list[ItsFit]
    its_estimates: list[ItsEstimate]
    its_months: list[ItsMonth]
    composition_flows: list[CompositionFlow]
    mix_changes: list[MixChange]
    categories: list[Named]
    networks: list[Named]
    target_groups: list[Named]
    outreach_times: list[OutreachTime]
    area_balances: list[AreaBalance]
    network_parties: list[NetworkParty]
    follow_ups: list[NetworkFollowUp]
    expectations: list[Expectation]
    check_history: list[CheckThen]
    offending: list[OffendingRow]
    reconciled: list[Reconciled]
    refused: list[Refused]


def read(warehouse: Path) -> Published:
    """Read a published warehouse.

    Parameters
    ----------
    warehouse
        The DuckDB file that ``warehouse/current.json`` names.

    Raises
    ------
    UngetidError
        When the file is missing, is no warehouse, or lacks a table or column that reports read.
    """
    with open_read_only(warehouse) as connection:
        return _read_all(connection)


def _read_all(connection: duckdb.DuckDBPyConnection) -> Published:
    return Published(
        setting=_rows(connection, Setting, "raw.setting")[0],
        decisions=_rows(connection, Decision, _DECISIONS),
        periods=_rows(connection, Period, _PERIODS),
        figures=_rows(connection, Figure, _FIGURES),
        public_figures=_rows(connection, Figure, _PUBLIC),
        suppressed=_rows(connection, Suppressed, _SUPPRESSED),
        definitions=_rows(connection, Definition, _DEFINITIONS),
        targets=_rows(connection, Target, _TARGETS),
        chances=_rows(connection, Chance, _CHANCES),
        spc_points=_rows(connection, SpcPoint, _POINTS),
        spc_summaries=_rows(connection, SpcSummary, _SUMMARIES),
        spc_rule_sets=_rows(connection, SpcRuleSet, _RULE_SETS),
        tasks=_rows(connection, TaskTime, _TASKS),
        sentences=_rows(connection, Sentence, _SENTENCES),
        model_lines=_rows(connection, ModelLine, _MODEL_LINES),
        model_places=_rows(connection, ModelPlace, _MODEL_PLACES),
        what_if=_rows(connection, WhatIfFigure, _WHAT_IF),
        model_moves=_rows(connection, ModelMove, _MODEL_MOVES),
        its_fits=_rows(connection, ItsFit, _ITS_FITS),
        its_estimates=_rows(
            connection, ItsEstimate, "analysis.its_estimate order by kpi_id, quantity"
        ),
        its_months=_rows(connection, ItsMonth, "analysis.its_month order by kpi_id, month_start"),
        composition_flows=_rows(connection, CompositionFlow, _FLOWS),
        mix_changes=_rows(connection, MixChange, _MIX),
        categories=_rows(connection, Named, _CATEGORIES),
        networks=_rows(connection, Named, _NETWORKS),
        target_groups=_rows(connection, Named, _TARGET_GROUPS),
        outreach_times=_rows(connection, OutreachTime, _OUTREACH),
        area_balances=_rows(connection, AreaBalance, _BALANCES),
        network_parties=_rows(connection, NetworkParty, _PARTIES),
        follow_ups=_rows(connection, NetworkFollowUp, _FOLLOW_UPS),
        expectations=_rows(connection, Expectation, _EXPECTATIONS),
        check_history=_rows(connection, CheckThen, _CHECK_HISTORY),
        offending=_rows(connection, OffendingRow, _OFFENDING),
        reconciled=_rows(connection, Reconciled, _RECONCILED),
        refused=_rows(connection, Refused, _REFUSED),
    )


def _rows(connection: duckdb.DuckDBPyConnection, record: type[Record], source: str) -> list[Record]:
    """Read a record's columns from a table or subquery."""
    fields = dataclasses.fields(record)  # type: ignore[arg-type]  # every Record is a dataclass
    names = ", ".join(field.name for field in fields)
    rows = connection.execute(f"select {names} from {source}").fetchall()  # noqa: S608 - our own names
    return [record(*row) for row in rows]
