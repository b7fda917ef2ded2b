"""The row conditions of ingest once more, on what was accepted: nothing in it may break one.

The conditions are data (``raw.ref_row_condition``), so what is checked here is what ingest asked.
A condition that needs the text of a cell, or what only the reader of a row knows, cannot be asked
of typed values; it is listed as not checked, with what it needs. Of an entry that
``corrections.toml`` has changed it can: what stands in it is what was written, so that texts and
time spans follow from it.
"""

from __future__ import annotations

import duckdb
import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from pipeline.lake import TIME_ENTRY
from pipeline.warehouse.headers import TableHeader
from pipeline.warehouse.models import document

CHECKS, BREACHES = "mart.row_condition_check", "mart.row_condition_breach"
_KEYS = ("file_key", "source_sheet", "source_line")
_KNOWN = {*TIME_ENTRY.schema, "received_on", "is_employed"}
# Columns of a source that no entry keeps: in a corrected entry they are blank.
_HELPERS = {
    "end_date": "date",
    "all_day": "boolean",
    "duration_2": "integer",
    "lineage": "varchar",
    "is_dropped": "boolean",
}
_NOT_SO = ("is_all_day", "has_unclear_parts", "activity_labels_disagree")
_SPANS = {
    "is_overnight",
    "clock_span",
    "span",
    "day_minutes",
    "start_is_skipped",
    "end_is_skipped",
}
_WRITTEN = (
    _KNOWN
    | {*_HELPERS, *_NOT_SO, *_SPANS}
    | {f"t_{name}" for name in (*TIME_ENTRY.schema, *_HELPERS)}
)

_CHECK = TableHeader(
    grain="one condition under which a row of a log is refused, asked again of what was accepted",
    key=("condition_number",),
    columns={
        "condition_number": "raw.ref_row_condition",
        "column_name": "canonical name of the column at fault",
        "reason_code": "why a row would be refused; mart.row_rule_count says it in words",
        "condition": "SQL over the row as it was read",
        "is_checked": "it can be asked of typed values",
        "needs": "else what it needs, separated by ;: t_<column> is the text of a cell",
        "rows_checked": "accepted rows that were asked; null where it is not checked",
        "rows_breaking": "those of them that break it",
    },
)
_BREACH = TableHeader(
    grain="one accepted row and one condition that it breaks",
    key=("condition_number", *_KEYS),
    columns={
        "condition_number": "the condition; mart.row_condition_check",
        "reason_code": "why the row should have been refused",
        "file_key": "the file",
        "source_sheet": "sheet of the file, from 1; null where the format has none",
        "source_line": "line of the file or row of the sheet, from 1",
        "is_stale": "the file was read with older rules, and its original is gone",
    },
)


def check_row_conditions(connection: duckdb.DuckDBPyConnection) -> None:
    """Make ``mart.row_condition_check`` and ``mart.row_condition_breach``.

    Raises
    ------
    duckdb.Error
        When a condition is no SQL over the columns of a row.
    """
    connection.execute(
        f"create table {CHECKS} (condition_number integer, column_name varchar, "
        "reason_code varchar, condition varchar, is_checked boolean, needs varchar, "
        "rows_checked bigint, rows_breaking bigint)"
    )
    connection.execute(
        f"create table {BREACHES} (condition_number integer, reason_code varchar, "
        "file_key varchar, source_sheet integer, source_line integer, is_stale boolean)"
    )
    (rows,) = connection.execute("select count(*) from raw.time_entry").fetchone() or (0,)
    for number, column, reason, condition in _conditions(connection):
        needs = what_it_needs(condition)
        breaking = None if needs else _insert_breaches(connection, number, reason, condition)
        connection.execute(
            f"insert into {CHECKS} values (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own name
            [
                number,
                column,
                reason,
                condition,
                not needs,
                ";".join(needs) or None,
                None if needs else rows,
                breaking,
            ],
        )
    document(connection, CHECKS, _CHECK)
    document(connection, BREACHES, _BREACH)


def what_it_needs(condition: str, *, is_written: bool = False) -> list[str]:
    """Return what a condition needs that an accepted entry does not have; sorted.

    Parameters
    ----------
    condition
        SQL as in ``row_conditions.csv``.
    is_written
        The entry stands as somebody wrote it: its texts are its values.
    """
    try:
        parsed = sqlglot.parse_one(condition, read="duckdb")
    except SqlglotError:
        return ["SQL that can be read"]
    known = _WRITTEN if is_written else _KNOWN
    return sorted({column.name for column in parsed.find_all(exp.Column)} - known)


def broken_conditions(
    connection: duckdb.DuckDBPyConnection, table: str
) -> list[tuple[str, str, str, int | None, int]]:
    """Return the conditions that rows break which stand as somebody wrote them.

    Parameters
    ----------
    table
        A table with the columns of an entry, as ``schema.name``; it is asked about the entries that
        are in ``raw.overridden_entry``.

    Returns
    -------
    list of tuple
        Column, reason, and the row's file, sheet and line; in order.
    """
    found: list[tuple[str, str, str, int | None, int]] = []
    for _, column, reason, condition in _conditions(connection):
        if what_it_needs(condition, is_written=True):
            continue
        broken = connection.execute(
            f"select {', '.join(_KEYS)} from {_as_written(table)} where {condition} order by all"  # noqa: S608 - the package's own rules
        ).fetchall()
        found += [(column, reason, *row) for row in broken]
    return found


def _conditions(connection: duckdb.DuckDBPyConnection) -> list[tuple[int, str, str, str]]:
    return connection.execute(
        "select condition_number, column_name, reason_code, condition "
        "from raw.ref_row_condition order by condition_number"
    ).fetchall()


def _as_read(table: str) -> str:
    """Return entries with what ingest knew of each besides: its file's day, and the staff list."""
    return f"""
        (
            select
                entries.*,
                files.received_on,
                files.is_stale,
                exists (
                    select 1 from raw.staff as staff
                    where staff.staff_code = entries.staff_code
                        and entries.work_date >= staff.valid_from
                        and entries.work_date <= coalesce(staff.valid_to, date '9999-12-31')
                ) as is_employed
            from {table} as entries
            inner join raw.manifest as files on entries.file_key = files.file_key
        ) as judged
    """  # noqa: S608 - our own names


def _as_written(table: str) -> str:
    """Return corrected entries with all that ingest would know of them, had they been so written.

    An end at or before the start is the next day. An hour that is skipped when clocks change is
    another one when it has gone to the moment it stands for and back.
    """
    texts = [f"cast({name} as varchar) as t_{name}" for name in TIME_ENTRY.schema]
    texts += [f"cast(null as varchar) as t_{name}" for name in _HELPERS]
    blanks = [f"cast(null as {kind}) as {name}" for name, kind in _HELPERS.items()]
    blanks += [f"false as {name}" for name in _NOT_SO]
    zone = "at time zone 'Europe/Copenhagen'"
    return f"""
        (
            select
                *,
                {", ".join(texts + blanks)},
                coalesce(end_time <= start_time, false) as is_overnight,
                work_date + start_time as start_at,
                work_date + end_time + to_days(is_overnight::integer) as end_at,
                cast(date_diff('minute', start_at, end_at) as integer) as clock_span,
                cast(date_diff('minute', start_at {zone}, end_at {zone}) as integer) as span,
                cast(date_diff(
                    'minute',
                    cast(work_date as timestamp) {zone},
                    cast(work_date + 1 as timestamp) {zone}
                ) as integer) as day_minutes,
                coalesce(start_at {zone} {zone} <> start_at, false) as start_is_skipped,
                coalesce(end_at {zone} {zone} <> end_at, false) as end_is_skipped
            from {_as_read(table)}
            where exists (
                select 1 from raw.overridden_entry as overridden
                where overridden.file_key = judged.file_key
                    and overridden.source_line = judged.source_line
                    and overridden.source_sheet is not distinct from judged.source_sheet
            )
        ) as written
    """  # noqa: S608 - our own names


def _insert_breaches(
    connection: duckdb.DuckDBPyConnection, number: int, reason: str, condition: str
) -> int:
    columns = ", ".join(_KEYS)
    (count,) = connection.execute(
        f"insert into {BREACHES} select ?, ?, {columns}, coalesce(is_stale, false) "  # noqa: S608 - the package's own rules
        f"from {_as_read('raw.time_entry')} where {condition}",
        [number, reason],
    ).fetchone() or (0,)
    return int(count)
