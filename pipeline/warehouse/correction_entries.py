"""Which entries a correction of ``corrections.toml`` finds, among those that stand."""

from __future__ import annotations

from typing import Any

import duckdb

from pipeline.corrections import Correction, EntryFilter
from pipeline.problems import ExitCode, UngetidError

STANDING = "staging.stg_time_entries"
# Column → the table of the codes that it may hold.
_VOCABULARIES = {
    "staff_code": "raw.staff",
    "activity_code": "raw.ref_activity",
    "network_code": "raw.ref_network",
    "place_code": "raw.ref_place",
    "target_group": "raw.ref_target_group",
    "partner_code": "raw.ref_partner",
    "occasion": "raw.ref_occasion",
    "file_key": "raw.manifest",
}
_AT = "file_key = ? and source_sheet is not distinct from ? and source_line = ?"
SAME_ROW = (
    "{0}.file_key = {1}.file_key and {0}.source_line = {1}.source_line "
    "and {0}.source_sheet is not distinct from {1}.source_sheet"
)


def correction_problem(correction: str, what: str, mend: str) -> UngetidError:
    """Return the error that names a correction."""
    return UngetidError(
        f"The correction '{correction}' {what}.",
        where=f"corrections.toml, [[correction]] '{correction}'",
        mend=f"{mend} Nothing was published.",
        exit_code=ExitCode.NOT_PUBLISHED,
    )


def check_codes(connection: duckdb.DuckDBPyConnection, one: Correction) -> None:
    """Check that the codes of a filter and of ``set`` are in the vocabularies.

    Raises
    ------
    UngetidError
        Names the correction and the column.
    """
    named = one.entries.model_dump() if isinstance(one.entries, EntryFilter) else {}
    for column, value in [*named.items(), *one.changes.items()]:
        is_list = column == "partner_codes"
        table = _VOCABULARIES.get("partner_code" if is_list else column)
        if table is None or value is None:
            continue
        own = "partner_code" if is_list else column
        for code in str(value).split(";") if is_list else [value]:
            query = f"select count(*) from {table} where {own} = ?"  # noqa: S608 - our own names
            if connection.execute(query, [code]).fetchone() == (0,):
                raise correction_problem(
                    one.id,
                    f"names a {own} that is not known here",
                    "Write a code that is known: the vocabularies are in reference/, staff codes "
                    "and file keys in the warehouse.",
                )


def find_entries(connection: duckdb.DuckDBPyConnection, one: Correction) -> None:
    """Write the entries that a correction names into ``raw.correction_entry``.

    Raises
    ------
    UngetidError
        Names the correction: it finds nothing, or another number of entries than it expects.
    """
    if isinstance(one.entries, EntryFilter):
        _insert(connection, one, *_filter_condition(one.entries))
    else:
        for named in one.entries:
            condition, values = _place_condition(named)
            if _insert(connection, one, condition, values):
                continue
            now = _where_it_stands_now(connection, condition, values)
            if now is None:
                raise _what_became(connection, one, named, condition, values)
            _insert(connection, one, _AT, now)
    count = _count(connection, one.id)
    if count != one.expect.entries:
        raise correction_problem(
            one.id,
            f"finds {count} standing entries, not the {one.expect.entries} that it expects",
            "Look at what stands now: the source may have been mended, and the correction be done.",
        )
    connection.execute(
        "insert into raw.correction values (?, ?, ?, ?)", [one.id, one.action, one.on, count]
    )


def _filter_condition(found: EntryFilter) -> tuple[str, list[Any]]:
    conditions = {
        "work_date >= ?": found.date_from,
        "work_date <= ?": found.date_to,
        **{
            f"{column} = ?": getattr(found, column)
            for column in ("staff_code", "activity_code", "network_code", "file_key")
        },
    }
    given = {condition: value for condition, value in conditions.items() if value is not None}
    return " and ".join(given), list(given.values())


def _place_condition(named: str) -> tuple[str, list[Any]]:
    """Return the condition for ``f-…:17``, ``f-…:2:17`` or an entry id."""
    if named.startswith("e-"):
        return "entry_id = ?", [named]
    file_key, *sheet, line = named.split(":")
    return _AT, [file_key, int(sheet[0]) if sheet else None, int(line)]


def _insert(
    connection: duckdb.DuckDBPyConnection, one: Correction, condition: str, values: list[Any]
) -> int:
    """Add the standing entries of a condition that are not there yet; return how many hold it."""
    found = f"from {STANDING} as e where not e.is_superseded and {condition}"
    (count,) = connection.execute(f"select count(*) {found}", values).fetchone() or (0,)
    connection.execute(
        "insert into raw.correction_entry "  # noqa: S608 - our own names
        f"select ?, ?, e.file_key, e.source_sheet, e.source_line {found} and not exists ("
        "select 1 from raw.correction_entry as c where c.correction_id = ? "
        f"and {SAME_ROW.format('c', 'e')})",
        [one.id, one.action, *values, one.id],
    )
    return int(count)


def _where_it_stands_now(
    connection: duckdb.DuckDBPyConnection, condition: str, values: list[Any]
) -> list[Any] | None:
    """Return the place of the row that gives the entry of a superseded row, unchanged.

    Another file may give the same entry: an equal copy that came before, its id again with the same
    values, a full export. The k-th of a file's equal rows is then the k-th of those that stand.
    What has been handed back was mended on purpose.
    """
    found = connection.execute(
        f"""
        with named as (select * from {STANDING} where {condition}),
        alike as (
            select
                e.file_key, e.source_sheet, e.source_line, e.is_superseded, e.superseded_by,
                {SAME_ROW.format("e", "o")} as is_named,
                row_number() over (
                    partition by e.file_key order by e.source_sheet, e.source_line
                ) as copy_of_file,
                row_number() over (
                    partition by e.is_superseded
                    order by f.received_order, e.source_sheet, e.source_line
                ) as copy_of_all
            from {STANDING} as e
            inner join named as o on e.row_hash = o.row_hash and e.entry_id = o.entry_id
            inner join staging.stg_files as f on e.file_key = f.file_key
        )
        select now.file_key, now.source_sheet, now.source_line
        from alike as now
        inner join alike as former on now.copy_of_all = former.copy_of_file
        where former.is_named and former.superseded_by <> 'hand_back' and not now.is_superseded
        """,  # noqa: S608 - our own names
        values,
    ).fetchone()
    return None if found is None else list(found)


def _what_became(
    connection: duckdb.DuckDBPyConnection,
    one: Correction,
    named: str,
    condition: str,
    values: list[Any],
) -> UngetidError:
    """Say why what a correction names does not stand."""
    query = f"select count(*) from {STANDING} where {condition}"  # noqa: S608 - our own names
    if connection.execute(query, values).fetchone() == (0,):
        return correction_problem(
            one.id,
            f"names {named}, which is no entry",
            "Correct the place or the id, or take the correction out. With several sheets the "
            "sheet stands before the row. A row that was refused is handed back instead.",
        )
    return correction_problem(
        one.id,
        f"names {named}, in whose place another row stands now",
        "The source has been mended or the row handed back: take the correction out, or let it "
        "name the row that stands.",
    )


def _count(connection: duckdb.DuckDBPyConnection, correction: str) -> int:
    query = "select count(*) from raw.correction_entry where correction_id = ?"
    return int((connection.execute(query, [correction]).fetchone() or (0,))[0])
