"""Which entries of one member of staff count, as a warehouse has them."""

from __future__ import annotations

from pathlib import Path

from pipeline.warehouse_file import open_read_only


def entries_that_count(file: Path, staff_code: str) -> dict[tuple[str, int | None, int], bool]:
    """Say of each entry whether it counts, or something that came later stands instead.

    Parameters
    ----------
    file
        A candidate or a published warehouse.
    staff_code
        Whose entries, keyed.

    Returns
    -------
    dict
        File's key, sheet and line → True where the entry is in ``core.fact_time_entry``. An entry
        that came in after the build is not in it.

    Raises
    ------
    UngetidError
        When the warehouse cannot be read.
    """
    query = """
        select
            entries.file_key,
            entries.source_sheet,
            entries.source_line,
            facts.file_key is not null
        from staging.stg_time_entries as entries
        left join core.fact_time_entry as facts
            on entries.file_key = facts.file_key
            and entries.source_line = facts.source_line
            and entries.source_sheet is not distinct from facts.source_sheet
        where entries.staff_code = ?
    """
    with open_read_only(file) as connection:
        found = connection.execute(query, [staff_code]).fetchall()
    return {(key, sheet, line): counts for key, sheet, line, counts in found}
