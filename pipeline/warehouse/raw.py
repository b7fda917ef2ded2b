"""The schema ``raw``: the lake's current parts, the settings and the calendar, as tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import duckdb
import polars as pl

from pipeline.confirmations import read_confirmed
from pipeline.lake import (
    MANIFEST,
    REFERENCE_SCHEMAS,
    SOURCE_TABLES,
    TIME_ENTRY,
    part_path,
)
from pipeline.lake_checksums import check_parts, standing_parts
from pipeline.problems import UngetidError
from pipeline.warehouse.calendar_days import calendar_days, public_holidays
from pipeline.warehouse.headers import read_raw_headers
from pipeline.warehouse.models import document
from pipeline.workspace import Workspace

_SQL_TYPES = {
    pl.String(): "VARCHAR",
    pl.Int32(): "INTEGER",
    pl.Float64(): "DOUBLE",
    pl.Boolean(): "BOOLEAN",
    pl.Date(): "DATE",
    pl.Time(): "TIME",
    pl.Datetime("us"): "TIMESTAMP",
}
_S, _I, _D, _F, _B = pl.String(), pl.Int32(), pl.Date(), pl.Float64(), pl.Boolean()
_DOCUMENTATION = Path(__file__).with_name("raw_tables.yml")
_FIRST_TABLE = {
    "activity": "time_entry",
    "minutes": "meeting",
    "orders": "order",
    "staff": "staff",
}

SETTING_SCHEMAS: dict[str, dict[str, pl.DataType]] = {
    "setting": {
        "as_of": _D,
        "municipality": _S,
        "is_synthetic": _B,
        "language": _S,
        "baseline_months": _I,
        "recorded_share_minimum": _F,
        "coverage_minimum": _F,
        "refused_share_maximum": _F,
        "day_hours_maximum": _F,
        "confidence_minimum": _F,
        "confidence_floor": _F,
        "overlapping_treatment": _S,
        "implausible_day_treatment": _S,
        "work_on_absence_treatment": _S,
    },
    "confirmed_value": {"value_id": _S, "confirmed_on": _D},
    "decision": {
        "decision_number": _I,
        "decided_on": _D,
        "body": _S,
        "case_number": _S,
        "model_id": _S,
        "effective_from": _D,
        "transition_months": _I,
    },
    "model": {
        "model_id": _S,
        "name_da": _S,
        "name_en": _S,
        "committee_da": _S,
        "director_da": _S,
    },
    "model_anchor": {"model_id": _S, "role": _S, "unit_code": _S},
    "model_lead": {"model_id": _S, "lead_scope": _S, "unit_code": _S},
    "task": {"task": _I, "text_da": _S, "text_en": _S, "kpi_id": _S},
    "model_line": {
        "model_id": _S,
        "line_number": _I,
        "dimension": _S,
        "side": _S,
        "text_da": _S,
        "text_en": _S,
        "is_measured": _B,
        "kpi_id": _S,
        "direction": _S,
    },
}

# What corrections.toml found; filled when it is known which entries stand.
_ENTRY = {"file_key": _S, "source_sheet": _I, "source_line": _I}
CORRECTION_SCHEMAS: dict[str, dict[str, pl.DataType]] = {
    "correction": {"correction_id": _S, "action": _S, "corrected_on": _D, "entry_count": _I},
    "correction_entry": {"correction_id": _S, "action": _S, **_ENTRY},
    "correction_value": {
        "correction_id": _S,
        **_ENTRY,
        "column_name": _S,
        "old_value": _S,
        "new_value": _S,
    },
    "overridden_entry": TIME_ENTRY.schema,
}


def raw_tables() -> list[str]:
    """Return the names of all tables of ``raw``, which models may read."""
    names = ["manifest", "calendar_day", "public_holiday", *SETTING_SCHEMAS]
    names += [table.name for table in SOURCE_TABLES]
    names += [f"ref_{name}" for name in REFERENCE_SCHEMAS]
    names += CORRECTION_SCHEMAS
    return [f"raw.{name}" for name in names]


def read_manifest(workspace: Workspace) -> pl.DataFrame:
    """Return the manifest's current rows with ``received_on``, the day in Copenhagen.

    Raises
    ------
    UngetidError
        When nothing has been ingested.
    """
    if not workspace.manifest.is_file():
        raise UngetidError(
            "The lake is empty: it has no manifest.",
            where="lake/manifest.parquet",
            mend="Run 'ungetid ingest' first.",
        )
    received = pl.col("received_at").dt.replace_time_zone("UTC")
    return (
        pl.read_parquet(workspace.manifest)
        .filter(pl.col("is_current"))
        .with_columns(
            received.dt.convert_time_zone("Europe/Copenhagen").dt.date().alias("received_on")
        )
        .sort("kind", "table", "file_key", "part_key")
    )


def load_raw(connection: duckdb.DuckDBPyConnection, workspace: Workspace, as_of: dt.date) -> None:
    """Fill the schema ``raw``.

    Raises
    ------
    UngetidError
        When nothing has been ingested, or the manifest names a part that is not in the lake, or
        is not what was written there.
    """
    manifest = read_manifest(workspace)
    check_parts(workspace.lake, workspace.manifest, standing_parts(manifest))
    _store(connection, "manifest", MANIFEST.schema | {"received_on": _D}, manifest)
    for table in SOURCE_TABLES:
        _load_parts(connection, table.name, table.schema, _parts(workspace, manifest, table.name))
    for name, schema in REFERENCE_SCHEMAS.items():
        table_name = f"ref_{name}"
        _load_parts(connection, table_name, schema, _parts(workspace, manifest, table_name))
    for name, rows in _settings(workspace, as_of).items():
        schema = SETTING_SCHEMAS[name]
        _store(connection, name, schema, pl.DataFrame(rows, schema=schema, orient="row"))
    for name, schema in CORRECTION_SCHEMAS.items():
        _create(connection, name, schema)
    days = _calendar(connection, as_of)
    _store(connection, "calendar_day", dict(days.schema), days)
    first, last = days["calendar_date"][0].year, days["calendar_date"][-1].year
    free = public_holidays(first, last)
    _store(connection, "public_holiday", dict(free.schema), free)
    _document(connection)


def _document(connection: duckdb.DuckDBPyConnection) -> None:
    """Write comments on every table and those of its columns that are documented."""
    headers = read_raw_headers(_DOCUMENTATION.read_text(encoding="utf-8"))
    found = connection.execute(
        "select table_name, list(column_name) from duckdb_columns() "
        "where schema_name = 'raw' group by table_name order by table_name"
    ).fetchall()
    for table, columns in found:
        header = headers[table]
        own = {column: text for column, text in header.columns.items() if column in columns}
        document(connection, f"raw.{table}", header.model_copy(update={"columns": own}))


def _parts(workspace: Workspace, manifest: pl.DataFrame, table: str) -> list[Path]:
    """Return the parts of a table that count; a file need not have rows in every table.

    A file that has been withdrawn has none, though its counts remain.
    """
    parts = []
    standing = manifest.filter(~pl.col("is_withdrawn").fill_null(value=False))
    for row in standing.iter_rows(named=True):
        path = workspace.lake / part_path(table, row["part_key"])
        if path.is_file():
            parts.append(path)
        elif row["rows_accepted"] and table == _FIRST_TABLE.get(row["kind"], f"ref_{row['table']}"):
            raise UngetidError(
                f"A part of the lake is missing, with {row['rows_accepted']} row(s).",
                where=f"lake/{part_path(table, row['part_key'])}",
                mend="Put it back from a copy, or delete lake/ and run 'ungetid ingest' again.",
            )
    return parts


def _create(
    connection: duckdb.DuckDBPyConnection, table: str, schema: dict[str, pl.DataType]
) -> None:
    columns = ", ".join(f'"{name}" {_SQL_TYPES[kind]}' for name, kind in schema.items())
    connection.execute(f"create table raw.{table} ({columns})")


def _load_parts(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    schema: dict[str, pl.DataType],
    files: Iterable[Path],
) -> None:
    """Copy Parquet parts into a table; without parts it is empty, with its columns."""
    _create(connection, table, schema)
    paths = [str(path) for path in files]
    if not paths:
        return
    try:
        # A part that was written before a column was there has nothing in it.
        parts = "read_parquet(?, union_by_name = true)"
        describe = f"describe select * from {parts}"  # noqa: S608 - our own names
        described = connection.execute(describe, [paths]).fetchall()
        held = {name for name, *_ in described}
        columns = ", ".join(f'"{name}"' for name in schema if name in held)
        insert = f"insert into raw.{table} by name select {columns} from {parts}"  # noqa: S608 - our own names
        connection.execute(insert, [paths])
    except duckdb.Error as error:
        raise UngetidError(
            f"Parts of the lake cannot be read: {error}",
            where=f"lake/{table}/",
            mend="Put them back from a copy, or delete lake/ and run 'ungetid ingest' again.",
        ) from error


def _store(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    schema: dict[str, pl.DataType],
    frame: pl.DataFrame,
) -> None:
    """Write a small frame as a table."""
    _create(connection, table, schema)
    connection.register("incoming", frame.select(*schema).to_arrow())
    connection.execute(f"insert into raw.{table} select * from incoming")  # noqa: S608 - our own names
    connection.unregister("incoming")


def _settings(workspace: Workspace, as_of: dt.date) -> dict[str, list[tuple[object, ...]]]:
    """Return the settings and models as rows of the tables in ``SETTING_SCHEMAS``."""
    settings, models, tasks = workspace.settings(), workspace.models(), workspace.tasks()
    decisions = sorted(settings.decision, key=lambda found: (found.effective_from, found.date))
    quality, rules = settings.quality, settings.ingest.entry_rules
    return {
        "setting": [
            (
                as_of,
                settings.municipality,
                settings.is_synthetic,
                settings.language,
                settings.baseline.months,
                quality.recorded_share_minimum,
                quality.coverage_minimum,
                quality.refused_share_maximum,
                quality.day_hours_maximum,
                quality.confidence_minimum,
                quality.confidence_floor,
                rules.overlapping,
                rules.implausible_day,
                rules.work_on_absence,
            )
        ],
        "confirmed_value": sorted(read_confirmed(workspace).items()),
        "decision": [
            (number, d.date, d.body, d.case_number, d.model, d.effective_from, d.transition_months)
            for number, d in enumerate(decisions, start=1)
        ],
        "model": [(m.id, m.name_da, m.name_en, m.committee_da, m.director_da) for m in models],
        "model_anchor": [(m.id, a.role, a.unit) for m in models for a in m.anchor],
        "model_lead": [(m.id, one.scope, one.unit) for m in models for one in m.lead],
        "task": [(t.number, t.text_da, t.text_en, t.kpi_id) for t in tasks],
        "model_line": [
            (m.id, n, x.dimension, x.side, x.text_da, x.text_en, x.measured, x.kpi_id, x.direction)
            for m in models
            for n, x in enumerate(m.line, start=1)
        ],
    }


def _calendar(connection: duckdb.DuckDBPyConnection, as_of: dt.date) -> pl.DataFrame:
    """Return the calendar of all years that work, a meeting or today falls in."""
    first, last = connection.execute(
        """
        select min(day), max(day) from (
            select min(work_date) as day from raw.time_entry
            union all select max(work_date) from raw.time_entry
            union all select min(meeting_date) from raw.meeting
            union all select max(meeting_date) from raw.meeting
        )
        """
    ).fetchone() or (None, None)
    return calendar_days(min(first or as_of, as_of), max(last or as_of, as_of))
