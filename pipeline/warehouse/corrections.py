"""What ``corrections.toml`` finds among the entries that stand, and what it makes of them.

Every correction looks at the entries as the sources have them, never at what another correction
made of them: their order in the file means nothing. Whatever differs from what a correction
expects stops the build, and the message names it.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from pipeline.corrections import Correction
from pipeline.lake import TIME_ENTRY
from pipeline.warehouse.correction_entries import (
    SAME_ROW,
    STANDING,
    check_codes,
    correction_problem,
    find_entries,
)
from pipeline.warehouse.row_conditions import broken_conditions

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
        check_codes(connection, one)
        find_entries(connection, one)
        _check_expected(connection, one)
        for column, value in one.changes.items():
            _note_change(connection, one, column, value)
    _check_conflicts(connection)
    if any(one.changes for one in corrections):
        _override(connection)
        _check_conditions(connection)


# -- what is expected of them ----------------------------------------------------------------------


def _entries_of(columns: str) -> str:
    same = SAME_ROW.format("c", "e")
    return (
        f"select {columns} from raw.correction_entry as c "  # noqa: S608 - our own names
        f"inner join {STANDING} as e on {same} where c.correction_id = ?"
    )


def _check_expected(connection: duckdb.DuckDBPyConnection, one: Correction) -> None:
    mend = "The source has been mended or read anew: look at what stands now, and correct expect."
    for column, value in one.expect.given().items():
        other = _entries_of(f"count(*) filter (e.{column} is distinct from ?)")
        (count,) = connection.execute(other, [value, one.id]).fetchone() or (0,)
        if count:
            raise correction_problem(
                one.id,
                f"finds another {column} than it expects in {count} of {one.expect.entries} "
                "entries",
                mend,
            )
    if one.expect.total_minutes is not None:
        query = _entries_of("sum(e.duration_minutes)")
        if connection.execute(query, [one.id]).fetchone() != (one.expect.total_minutes,):
            raise correction_problem(one.id, "finds other total_minutes than it expects", mend)


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
            and {SAME_ROW.format("a", "b")}
        union all
        select a.correction_id, b.correction_id, 'row'
        from raw.correction_entry as a
        inner join raw.correction_entry as b
            on a.action = 'drop' and a.correction_id <> b.correction_id
            and (b.action <> 'drop' or a.correction_id < b.correction_id)
            and {SAME_ROW.format("a", "b")}
        order by all
        limit 1
        """  # noqa: S608 - our own names
    ).fetchone()
    if twice is not None:
        one, other, column = twice
        said = "drops an entry that is" if column == "row" else f"sets {column} of an entry that is"
        raise correction_problem(
            one, f"{said} corrected by '{other}' too", "Take one of them out, or let them be one."
        )


def _override(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the rows of ``raw.overridden_entry``: as the source has them, with the new values."""
    columns = ", ".join(f"e.{name}" for name in TIME_ENTRY.schema)
    connection.execute(
        f"insert into raw.overridden_entry select {columns} from {STANDING} as e "  # noqa: S608 - our own names
        "where not e.is_superseded and exists (select 1 from raw.correction_value as c "
        f"where {SAME_ROW.format('c', 'e')})"
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
            f"where c.column_name = '{column}' and {SAME_ROW.format('c', 'e')}"
        )


def _check_conditions(connection: duckdb.DuckDBPyConnection) -> None:
    """Check that no correction makes an entry that ingest would refuse."""
    before = set(broken_conditions(connection, "raw.time_entry"))
    for broken in broken_conditions(connection, "raw.overridden_entry"):
        column, reason, *place = broken
        changed = dict(
            connection.execute(
                "select column_name, min(correction_id) from raw.correction_value "
                "where file_key = ? and source_sheet is not distinct from ? and source_line = ? "
                "group by column_name order by column_name",
                place,
            ).fetchall()
        )
        # What only the source could tell, as a night of more than 14 hours with both its dates.
        if broken in before and column not in changed:
            continue
        raise correction_problem(
            changed.get(column) or min(changed.values()),
            f"makes an entry that would be refused: {column}, {reason}",
            "Correct the values in set.",
        )
