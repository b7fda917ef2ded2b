"""Which figures that readers have seen become others with the candidate, and why.

Only figures of quarters that had ended when they were published, and of the baseline: those of a
running quarter change by their nature. The table is a function of the candidate and of the
warehouse that readers see, whose own rows it takes over; see decision 35.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import duckdb

from pipeline.documented_tables import Table, write_rows
from pipeline.wording import formats

MOST_BUILDS = 24
"""As many as the method report lists."""

VALUE_CHANGE = Table(
    "quality.value_change",
    (
        "Grain: one figure of the whole team, of a quarter that had ended or the baseline, that "
        "became another one from one published warehouse to the next"
    ),
    {
        "revisions_ago": (
            "INTEGER",
            "0: the latest build that changed figures; 1: the one before; …",
        ),
        "former_build_key": ("VARCHAR", "build that readers saw before"),
        "former_as_of": ("DATE", "the day that counted as today in it"),
        "build_key": ("VARCHAR", "build that changed the figure"),
        "as_of": ("DATE", "the day that counted as today in it"),
        "kpi_id": ("VARCHAR", "name of the file below sql/kpi/"),
        "period_type": ("VARCHAR", "quarter or baseline"),
        "period_start": ("DATE", "first day of the period"),
        "former_value": ("DOUBLE", "as readers saw it; null where there was no data"),
        "value": ("DOUBLE", "as it is now; null where there is no data"),
        "reasons": (
            "VARCHAR",
            (
                "late_entries, files, corrections, settings, definition, or program where none "
                "is known"
            ),
        ),
    },
)
# Figures fit to be shown outside the building, before and now: one of few people is in neither.
_FIGURES = """
    select
        kpi_id, definition.unit, period_type, period_start,
        case when status = 'ok' then public.value end as value,
        is_suppressed,
        period.period_end, period.is_complete or period_type = 'baseline' as is_closed
    from {catalogue}.mart.public_kpi_value as public
    join {catalogue}.mart.kpi_definition as definition using (kpi_id)
    join {catalogue}.core.dim_period as period using (period_type, period_start)
    where period_type in ('quarter', 'baseline')
"""
_CHANGED = f"""
    select former.kpi_id, now.unit, former.period_type, former.period_start, now.period_end,
        former.value, now.value
    from ({_FIGURES.format(catalogue="former")}) as former
    join ({_FIGURES.format(catalogue="candidate")}) as now
        using (kpi_id, period_type, period_start)
    where former.value is distinct from now.value
        and former.is_closed and now.is_closed
        and not former.is_suppressed and not now.is_suppressed
    order by kpi_id, period_type, period_start
"""  # noqa: S608 - our own names
_FILES = "select distinct file_key from {}.staging.stg_files where not is_withdrawn"
# What a build is made of besides files; where the two differ, it may be why.
_MADE_OF = {
    "corrections": (
        "select * exclude (correction_id) from {}.raw.correction_value",
        "select action, file_key, source_sheet, source_line from {}.raw.correction_entry",
    ),
    "settings": (
        "select * exclude (as_of) from {}.raw.setting",
        "select * from {}.raw.decision",
        "select * from {}.raw.ref_activity",
        "select * from {}.core.dim_staff",
    ),
}
_DEFINITIONS = """
    select kpi_id from (
        select kpi_id, unit, definition_en, boundary_en from former.mart.kpi_definition
        except all
        select kpi_id, unit, definition_en, boundary_en from candidate.mart.kpi_definition
    ) as changed
"""
_LATE = """
    select distinct {start} as period_start
    from candidate.core.fact_time_entry
    where file_key not in (select file_key from former.staging.stg_files)
"""


@dataclass(frozen=True)
class ValueChange:
    """A row of ``quality.value_change``."""

    revisions_ago: int
    former_build_key: str
    former_as_of: dt.date
    build_key: str
    as_of: dt.date
    kpi_id: str
    period_type: str
    period_start: dt.date
    former_value: float | None
    value: float | None
    reasons: str


@dataclass(frozen=True)
class Build:
    """A warehouse, and what it is known by."""

    file: Path
    build_key: str
    as_of: dt.date


def write_value_changes(candidate: Build, former: Build | None) -> None:
    """Write ``quality.value_change``, documented; what stood there is replaced.

    Parameters
    ----------
    candidate
        Nobody may have its file open to read.
    former
        What readers see; none where nothing has been published, or where what was published is
        not to be told of: after an erasure the difference would be what the erased one did. One
        that cannot be compared (of an earlier version of the program) begins the history anew.
    """
    rows: list[ValueChange] = []
    if former is not None:
        try:
            rows = _history(candidate, former)
        except duckdb.Error:
            rows = []
    with duckdb.connect(candidate.file) as connection:
        connection.execute("create schema if not exists quality")
        write_rows(connection, VALUE_CHANGE, [astuple(row) for row in rows])


def _history(candidate: Build, former: Build) -> list[ValueChange]:
    """Return what changes with the candidate, then what the former warehouse knew to have changed.

    A build that is published again has nothing to compare and keeps what is known.
    """
    with duckdb.connect() as connection:
        for name, build in (("former", former), ("candidate", candidate)):
            path = str(build.file).replace("'", "''")
            connection.execute(f"attach '{path}' as {name} (read_only)")
        fresh = _fresh(connection, candidate, former)
        names = ", ".join(VALUE_CHANGE.columns)
        known = [
            ValueChange(*row)
            for row in connection.execute(
                f"select {names} from former.{VALUE_CHANGE.name} order by all"  # noqa: S608 - our own names
            ).fetchall()
        ]
    if not fresh:
        return known
    older = [
        ValueChange(one.revisions_ago + 1, *astuple(one)[1:])
        for one in known
        if one.revisions_ago + 1 < MOST_BUILDS
    ]
    return [*fresh, *older]


def _fresh(
    connection: duckdb.DuckDBPyConnection, candidate: Build, former: Build
) -> list[ValueChange]:
    changed = connection.execute(_CHANGED).fetchall()
    shown = [row for row in changed if _shown(row[5], row[1]) != _shown(row[6], row[1])]
    if not shown:
        return []
    reasons = _Reasons(connection)
    return [
        ValueChange(
            0,
            former.build_key,
            former.as_of,
            candidate.build_key,
            candidate.as_of,
            kpi_id,
            period_type,
            start,
            before,
            value,
            ";".join(reasons.of(kpi_id, start, end)),
        )
        for kpi_id, _, period_type, start, end, before, value in shown
    ]


def _shown(value: float | None, unit: str) -> str | None:
    """Return a figure as readers see it: what is rounded away has not changed for them."""
    return None if value is None else formats.by_unit(value, unit, "da")


class _Reasons:
    """What may be why a figure changed: what is other in the candidate than in the former one."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        def of(query: str) -> set[tuple[object, ...]]:
            return set(connection.execute(query).fetchall())

        def differ(queries: Iterable[str]) -> bool:
            return any(of(one.format("former")) != of(one.format("candidate")) for one in queries)

        self._has_other_files = differ((_FILES,))
        self._definitions = {row[0] for row in of(_DEFINITIONS)}
        self._general = [name for name, queries in _MADE_OF.items() if differ(queries)]
        self._late_days = [row[0] for row in of(_LATE.format(start="work_date"))]

    def of(self, kpi_id: str, start: dt.date, end: dt.date) -> Sequence[str]:
        """Return the reasons that can be told of one figure."""
        found = []
        if any(start <= day <= end for day in self._late_days if isinstance(day, dt.date)):
            found.append("late_entries")
        elif self._has_other_files:
            found.append("files")
        found += self._general
        if kpi_id in self._definitions:
            found.append("definition")
        return found or ["program"]
