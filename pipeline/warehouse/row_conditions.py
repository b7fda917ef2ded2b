"""The row conditions of ingest once more, on what was accepted: nothing in it may break one.

The conditions are data (``raw.ref_row_condition``), so what is checked here is what ingest asked.
A condition that needs the text of a cell, or what only the reader of a row knows, cannot be asked
of typed values; it is listed as not checked, with what it needs.
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


def what_it_needs(condition: str) -> list[str]:
    """Return what a condition needs that an accepted entry does not have; sorted.

    Parameters
    ----------
    condition
        SQL as in ``row_conditions.csv``.
    """
    try:
        parsed = sqlglot.parse_one(condition, read="duckdb")
    except SqlglotError:
        return ["SQL that can be read"]
    return sorted({column.name for column in parsed.find_all(exp.Column)} - _KNOWN)


def broken_conditions(
    connection: duckdb.DuckDBPyConnection, table: str
) -> list[tuple[str, str, str, int | None, int]]:
    """Return the conditions that rows of a table break.

    Parameters
    ----------
    table
        A table with the columns of an entry, as ``schema.name``.

    Returns
    -------
    list of tuple
        Column, reason, and the row's file, sheet and line; in order.
    """
    found: list[tuple[str, str, str, int | None, int]] = []
    for _, column, reason, condition in _conditions(connection):
        if what_it_needs(condition):
            continue
        broken = connection.execute(
            f"select {', '.join(_KEYS)} from {_as_read(table)} where {condition} order by all"  # noqa: S608 - the package's own rules
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
