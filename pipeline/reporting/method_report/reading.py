"""What the method report reads of a published warehouse."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipeline.problems import UngetidError
from pipeline.reporting import language
from pipeline.reporting.records.setting import Setting
from pipeline.warehouse_file import open_read_only

SCHEMAS = ("raw", "staging", "core", "kpi", "mart")
"""Those of ``mart.lineage``, in the order in which they are made."""

_KPIS = """
    select
        kpi_id, title_da, title_en, definition_da, definition_en, boundary_da, boundary_en, unit,
        good, dimensions, shown_with, memo, least_value, greatest_value, needs_chance,
        is_median_of_cases, is_trailing
    from mart.kpi_definition
    order by sort_order, kpi_id
"""
# What a header says of a column of its own KPI; what all have in common is no news.
_PARTS = """
    select table_name, column_name, comment
    from duckdb_columns()
    where
        schema_name = 'kpi'
        and column_name in ('numerator', 'denominator')
        and comment not like 'hours (or counts) above the line%'
        and comment not like 'hours (or counts) below the line%'
"""
_LINEAGE = "select table_name, depends_on from mart.lineage order by all"
_BUILDS = """
    select
        builds_ago,
        any_value(build_key) as build_key,
        any_value(as_of) as as_of,
        count(*) as checks,
        count(*) filter (not is_success and severity = 'critical') as critical,
        count(*) filter (not is_success and severity <> 'critical') as others
    from quality.expectation_history
    group by builds_ago
    order by builds_ago
"""
# The baseline has no quarter; its name is the page's own.
_VALUE_CHANGES = """
    select
        changes.revisions_ago, changes.former_as_of, changes.as_of, changes.build_key,
        changes.kpi_id, changes.period_type, changes.period_start, changes.former_value,
        changes.value, changes.reasons
    from quality.value_change as changes
    join mart.kpi_definition as definition using (kpi_id)
    order by
        revisions_ago, definition.sort_order, kpi_id, period_type = 'quarter', period_start desc
"""
_SETTING = """
    select
        as_of, municipality, is_synthetic, recorded_share_minimum, coverage_minimum,
        baseline_months, refused_share_maximum, day_hours_maximum, confidence_minimum
    from raw.setting
"""
_RULES = "select rule_set, source from analysis.spc_rule_set where is_used"


@dataclass(frozen=True)
class Kpi:
    """A KPI as the header of its SQL file has it."""

    kpi_id: str
    title_da: str
    title_en: str
    definition_da: str
    definition_en: str
    boundary_da: str | None
    boundary_en: str | None
    unit: str
    good: str
    dimensions: str
    shown_with: str | None
    memo: str
    least_value: float | None
    greatest_value: float | None
    needs_chance: bool
    is_median_of_cases: bool
    is_trailing: bool

    @property
    def title(self) -> str:
        """Its name on a page."""
        return language.either(self.title_da, self.title_en)

    @property
    def boundary(self) -> str | None:
        """The rule of what belongs to it and what does not."""
        return language.either_or_none(self.boundary_da, self.boundary_en)


@dataclass(frozen=True)
class Build:
    """A build that was checked, published or not; 0 builds ago is the one that is read."""

    builds_ago: int
    build_key: str
    as_of: dt.date
    checks: int
    critical: int
    others: int


@dataclass(frozen=True)
class ValueChange:
    """A figure that readers had seen and that became another one, and what may be why.

    Parameters
    ----------
    revisions_ago
        0 is the latest build that changed figures.
    former_as_of, as_of
        The days of the warehouse that readers saw before, and of the one that changed it.
    reasons
        Codes of ``quality.value_change``, separated by ``;``.
    """

    revisions_ago: int
    former_as_of: dt.date
    as_of: dt.date
    build_key: str
    kpi_id: str
    period_type: str
    period_start: dt.date
    former_value: float | None
    value: float | None
    reasons: str


@dataclass(frozen=True)
class MethodSetting(Setting):
    """The settings that decide what is shown, and of what."""

    baseline_months: int
    refused_share_maximum: float
    day_hours_maximum: float
    confidence_minimum: float


@dataclass(frozen=True)
class Methods:
    """Everything that the method report reads.

    Parameters
    ----------
    parts
        KPI and column (``numerator``, ``denominator``) -> what its header says of it.
    lineage
        Table -> the tables that it is made from; both as ``schema.name``.
    rule_set, rule_source
        The rules of the control charts; None where there is no chart.
    """

    setting: MethodSetting
    kpis: list[Kpi]
    parts: dict[tuple[str, str], str]
    lineage: dict[str, list[str]]
    builds: list[Build]
    value_changes: list[ValueChange]
    rule_set: str | None
    rule_source: str | None

    def upstream(self, table: str) -> dict[str, list[str]]:
        """Return everything that a table is made from, by schema, from the last to the first."""
        found: set[str] = set()
        waiting = [table]
        while waiting:
            fresh = set(self.lineage.get(waiting.pop(), ())) - found
            found |= fresh
            waiting += fresh
        return {
            schema: names
            for schema in reversed(SCHEMAS)
            if (names := sorted(name for name in found if name.startswith(f"{schema}.")))
        }


def read_methods(warehouse: Path) -> Methods:
    """Read what the method report tells.

    Raises
    ------
    UngetidError
        When the file is missing, or lacks a table or column that the report reads.
    """
    with open_read_only(warehouse) as connection:
        return _read(connection)


def _read(connection: duckdb.DuckDBPyConnection) -> Methods:
    setting = connection.execute(_SETTING).fetchone()
    if setting is None:
        raise UngetidError("The warehouse has no settings.", mend="Run 'ungetid run --force'.")
    lineage: dict[str, list[str]] = {}
    for table, upstream in connection.execute(_LINEAGE).fetchall():
        lineage.setdefault(table, []).append(upstream)
    rules = connection.execute(_RULES).fetchone() or (None, None)
    return Methods(
        setting=MethodSetting(*setting),
        kpis=[Kpi(*row) for row in connection.execute(_KPIS).fetchall()],
        parts={(row[0], row[1]): row[2] for row in connection.execute(_PARTS).fetchall()},
        lineage=lineage,
        builds=[Build(*row) for row in connection.execute(_BUILDS).fetchall()],
        value_changes=[ValueChange(*row) for row in connection.execute(_VALUE_CHANGES).fetchall()],
        rule_set=rules[0],
        rule_source=rules[1],
    )
