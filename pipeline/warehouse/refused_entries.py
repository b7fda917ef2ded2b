"""Entries that an entry rule refuses in a warehouse: they go back like rows refused at ingest."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.warehouse_file import open_read_only


@dataclass(frozen=True)
class RefusedEntry:
    """One entry and one entry rule that refuses it.

    Parameters
    ----------
    source_sheet
        None where the file has no sheets.
    column_name
        Canonical name of the column that it shows in.
    """

    file_key: str
    source_sheet: int | None
    source_line: int
    column_name: str
    reason_code: str


def refused_entries(file: Path) -> list[RefusedEntry]:
    """Return what the entry rules refuse in a warehouse, in order.

    Parameters
    ----------
    file
        A candidate or a published warehouse.

    Raises
    ------
    UngetidError
        When it cannot be read.
    """
    with open_read_only(file) as connection:
        found = connection.execute(
            "select distinct file_key, source_sheet, source_line, column_name, reason_code "
            "from core.entry_flag where is_refused order by all"
        ).fetchall()
    return [RefusedEntry(*row) for row in found]
