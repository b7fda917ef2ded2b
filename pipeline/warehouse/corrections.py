"""What ``corrections.toml`` finds among the entries that stand, and what it makes of them.

Every correction looks at the entries as the sources have them, never at what another correction
made of them: their order in the file means nothing. Whatever differs from what a correction
expects stops the build, and the message names it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb

from pipeline.corrections import Correction, EntryFilter
from pipeline.lake import TIME_ENTRY
from pipeline.problems import ExitCode, UngetidError
from pipeline.warehouse.row_conditions import broken_conditions

_STANDING = "staging.stg_time_entries"
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
# A value that a correction gives, blank or not, is an answer: the column counts as recorded.
_HAS_COLUMN = {
    "network_code": "has_network_column",
    "place_code": "has_place_column",
    "target_group": "has_target_group_column",
    "contact_count": "has_contact_column",
    "partner_codes": "has_partner_column",
    "occasion": "has_occasion_column",
    "reference": "has_reference_column",
}
_SAME_ROW = (
    "{0}.file_key = {1}.file_key and {0}.source_line = {1}.source_line "
    "and {0}.source_sheet is not distinct from {1}.source_sheet"
)


def apply_corrections(
    connection: duckdb.DuckDBPyConnection, corrections: Sequence[Correction]
) -> None:
    """Fill ``raw.correction`` and the tables beside it; ``core.standing_entry`` reads them.

    Parameters
    ----------
    connection
        A candidate in which ``staging.stg_time_entries`` has been made.

    Raises
    ------
    UngetidError
        Names the correction: it finds nothing, another number of entries or other values than it
        expects, an unknown code, an entry that another correction changes too, or makes an entry
        that ingest would refuse.
    """
    for one in corrections:
        _check_codes(connection, one)
        _find(connection, one)
        _check_expected(connection, one)
        for column, value in one.changes.items():
            _note_change(connection, one, column, value)
    _check_conflicts(connection)
    if any(one.changes for one in corrections):
        _override(connection)
        _check_conditions(connection)


def _problem(correction: str, what: str, mend: str) -> UngetidError:
    return UngetidError(
        f"The correction '{correction}' {what}.",
        where=f"corrections.toml, [[correction]] '{correction}'",
        mend=f"{mend} Nothing was published.",
        exit_code=ExitCode.NOT_PUBLISHED,
    )


# -- which entries ---------------------------------------------------------------------------------


def _check_codes(connection: duckdb.DuckDBPyConnection, one: Correction) -> None:
    """Check that the codes of a filter and of ``set`` are in the vocabularies."""
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
                raise _problem(
                    one.id,
                    f"names a {own} that is not known here",
                    "Write a code that is known: the vocabularies are in reference/, staff codes "
                    "and file keys in the warehouse.",
                )


def _find(connection: duckdb.DuckDBPyConnection, one: Correction) -> None:
    """Write the entries that a correction names into ``raw.correction_entry``."""
    if isinstance(one.entries, EntryFilter):
        _insert(connection, one, *_filter_condition(one.entries))
    else:
        for named in one.entries:
            condition, values = _place_condition(named)
            if not _insert(connection, one, condition, values):
                _tell_what_became(connection, one, named, condition, values)
    count = _count(connection, one.id)
    if count != one.expect.entries:
        raise _problem(
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
    condition = "file_key = ? and source_sheet is not distinct from ? and source_line = ?"
    return condition, [file_key, int(sheet[0]) if sheet else None, int(line)]


def _insert(
    connection: duckdb.DuckDBPyConnection, one: Correction, condition: str, values: list[Any]
) -> int:
    """Add the standing entries of a condition that are not there yet; return how many hold it."""
    found = f"from {_STANDING} as e where not e.is_superseded and {condition}"
    (count,) = connection.execute(f"select count(*) {found}", values).fetchone() or (0,)
    connection.execute(
        "insert into raw.correction_entry "  # noqa: S608 - our own names
        f"select ?, ?, e.file_key, e.source_sheet, e.source_line {found} and not exists ("
        "select 1 from raw.correction_entry as c where c.correction_id = ? "
        f"and {_SAME_ROW.format('c', 'e')})",
        [one.id, one.action, *values, one.id],
    )
    return int(count)


def _tell_what_became(
    connection: duckdb.DuckDBPyConnection,
    one: Correction,
    named: str,
    condition: str,
    values: list[Any],
) -> None:
    """Say why what a correction names does not stand."""
    query = f"select count(*) from {_STANDING} where {condition}"  # noqa: S608 - our own names
    if connection.execute(query, values).fetchone() == (0,):
        raise _problem(
            one.id,
            f"names {named}, which is no entry",
            "Correct the place or the id, or take the correction out. With several sheets the "
            "sheet stands before the row. A row that was refused is handed back instead.",
        )
    raise _problem(
        one.id,
        f"names {named}, in whose place another row stands now",
        "The source has been mended or the row handed back: take the correction out, or let it "
        "name the row that stands.",
    )


def _count(connection: duckdb.DuckDBPyConnection, correction: str) -> int:
    query = "select count(*) from raw.correction_entry where correction_id = ?"
    return int((connection.execute(query, [correction]).fetchone() or (0,))[0])


# -- what is expected of them ----------------------------------------------------------------------


def _entries_of(columns: str) -> str:
    same = _SAME_ROW.format("c", "e")
    return (
        f"select {columns} from raw.correction_entry as c "  # noqa: S608 - our own names
        f"inner join {_STANDING} as e on {same} where c.correction_id = ?"
    )


def _check_expected(connection: duckdb.DuckDBPyConnection, one: Correction) -> None:
    mend = "The source has been mended or read anew: look at what stands now, and correct expect."
    for column, value in one.expect.given().items():
        other = _entries_of(f"count(*) filter (e.{column} is distinct from ?)")
        (count,) = connection.execute(other, [value, one.id]).fetchone() or (0,)
        if count:
            raise _problem(
                one.id,
                f"finds another {column} than it expects in {count} of {one.expect.entries} "
                "entries",
                mend,
            )
    if one.expect.total_minutes is not None:
        query = _entries_of("sum(e.duration_minutes)")
        if connection.execute(query, [one.id]).fetchone() != (one.expect.total_minutes,):
            raise _problem(one.id, "finds other total_minutes than it expects", mend)


# -- what becomes of them --------------------------------------------------------------------------


def _note_change(
    connection: duckdb.DuckDBPyConnection, one: Correction, column: str, value: object
) -> None:
    """Write old and new value of one column of each entry into ``raw.correction_value``."""
    old = _entries_of(
        "c.correction_id, c.file_key, c.source_sheet, c.source_line, "
        f"'{column}', cast(e.{column} as varchar), ?"
    )
    written = None if value is None else str(value)
    connection.execute(f"insert into raw.correction_value {old}", [written, one.id])


def _check_conflicts(connection: duckdb.DuckDBPyConnection) -> None:
    """Two corrections of one column of an entry, or of an entry that is dropped, are an error."""
    twice = connection.execute(
        f"""
        select a.correction_id, b.correction_id, a.column_name
        from raw.correction_value as a
        inner join raw.correction_value as b
            on a.column_name = b.column_name and a.correction_id < b.correction_id
            and {_SAME_ROW.format("a", "b")}
        union all
        select a.correction_id, b.correction_id, 'row'
        from raw.correction_entry as a
        inner join raw.correction_entry as b
            on a.action = 'drop' and a.correction_id <> b.correction_id
            and (b.action <> 'drop' or a.correction_id < b.correction_id)
            and {_SAME_ROW.format("a", "b")}
        order by all
        limit 1
        """  # noqa: S608 - our own names
    ).fetchone()
    if twice is not None:
        one, other, column = twice
        said = "drops an entry that is" if column == "row" else f"sets {column} of an entry that is"
        raise _problem(
            one, f"{said} corrected by '{other}' too", "Take one of them out, or let them be one."
        )


def _override(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the rows of ``raw.overridden_entry``: as the source has them, with the new values."""
    columns = ", ".join(f"e.{name}" for name in TIME_ENTRY.schema)
    connection.execute(
        f"insert into raw.overridden_entry select {columns} from {_STANDING} as e "  # noqa: S608 - our own names
        "where not e.is_superseded and exists (select 1 from raw.correction_value as c "
        f"where {_SAME_ROW.format('c', 'e')})"
    )
    changed = connection.execute(
        "select distinct column_name from raw.correction_value order by column_name"
    ).fetchall()
    for (column,) in changed:
        answered = f", {_HAS_COLUMN[column]} = true" if column in _HAS_COLUMN else ""
        connection.execute(
            f"update raw.overridden_entry as e "  # noqa: S608 - our own names
            f"set {column} = c.new_value{answered} "
            f"from raw.correction_value as c "
            f"where c.column_name = '{column}' and {_SAME_ROW.format('c', 'e')}"
        )


def _check_conditions(connection: duckdb.DuckDBPyConnection) -> None:
    """Check that no correction makes an entry that ingest would refuse."""
    before = set(broken_conditions(connection, "raw.time_entry"))
    for broken in broken_conditions(connection, "raw.overridden_entry"):
        if broken in before:
            continue
        column, reason, file_key, sheet, line = broken
        (correction,) = connection.execute(
            "select min(correction_id) from raw.correction_value "
            "where file_key = ? and source_sheet is not distinct from ? and source_line = ?",
            [file_key, sheet, line],
        ).fetchone() or ("",)
        raise _problem(
            correction,
            f"makes an entry that would be refused: {column}, {reason}",
            "Correct the values in set.",
        )
