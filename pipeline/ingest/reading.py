"""What one file became: its line of the manifest to be, and its rows for the lake."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import polars as pl

from pipeline.lake import FILE_NOTE, REFUSED_ROW, SOURCE_TABLES

_TABLES = {table.name: table for table in SOURCE_TABLES}
_OF_A_LOG = ("time_entry", "refused_row", "file_note", "row_correction")


class Outlet(Protocol):
    """Takes the rows of a log as they are read."""

    def add(self, table: str, rows: pl.DataFrame) -> None:
        """Take rows of a lake table, without ``file_key``; texts may be numbered (categorical)."""

    def forget(self) -> None:
        """Forget all rows so far: the file is read anew, or not at all."""


class Gathered:
    """Keeps the rows of a small file in memory."""

    def __init__(self) -> None:
        self._frames: dict[str, list[pl.DataFrame]] = {}

    def add(self, table: str, rows: pl.DataFrame) -> None:
        """Keep rows of a lake table."""
        empty = _TABLES[table].no_rows
        self._frames.setdefault(table, []).append(rows.cast(empty.schema))

    def forget(self) -> None:
        """Forget all rows so far."""
        self._frames.clear()

    @property
    def parts(self) -> dict[str, pl.DataFrame]:
        """Table of a log → its rows, without ``file_key``."""
        return {table: self._of(table) for table in _OF_A_LOG}

    def _of(self, table: str) -> pl.DataFrame:
        empty: pl.DataFrame = _TABLES[table].no_rows
        whole: pl.DataFrame = pl.concat([empty, *self._frames.get(table, ())])
        return whole


@dataclass(frozen=True)
class Reading:
    """The outcome of reading one file.

    Parameters
    ----------
    kind, table, format, encoding, delimiter, profile, is_full_export, heading_line, date_order, \
    decimal_mark
        As in the lake's manifest.
    reason_code
        Why the whole file was refused.
    headings
        Sheet (None where there are none) and column → its heading as the file writes it; only of
        columns that the profile knows.
    parts
        Lake table → its rows, without ``file_key``; those of a log go to an outlet instead.
    rows_dropped
        Rows of a hand-back workbook which say of a refused row that it is no registration.
    rows_erased, mentions_erased
        Rows that are left out for good; and the places of a document in which somebody stood.
    """

    kind: str
    table: str
    format: str
    encoding: str | None = None
    delimiter: str = "none"
    rows_received: int = 0
    rows_refused: int = 0
    reason_code: str | None = None
    parts: dict[str, pl.DataFrame] = field(default_factory=dict)
    missing_columns: tuple[str, ...] = ()
    profile: str | None = None
    is_full_export: bool = False
    heading_line: int | None = None
    date_order: str | None = None
    decimal_mark: str | None = None
    headings: dict[tuple[int | None, str], str] = field(default_factory=dict)
    rows_dropped: int = 0
    rows_erased: int = 0
    mentions_erased: int = 0

    @property
    def rows_accepted(self) -> int:
        """Rows that were taken in; what is no registration, or was erased, is neither."""
        return self.rows_received - self.rows_refused - self.rows_dropped - self.rows_erased

    @property
    def status(self) -> str:
        """How the file fared."""
        if self.reason_code == "empty_file":
            return "empty"
        if 0 < self.rows_received == self.rows_erased:
            return "erased"
        left = self.rows_received - self.rows_erased
        if self.reason_code is not None or 0 < self.rows_refused == left:
            return "refused"
        return "partly_refused" if self.rows_refused else "loaded"

    def rows_of(self, table: str) -> pl.DataFrame:
        """Return the rows for a lake table; none where it has none."""
        empty = {REFUSED_ROW.name: REFUSED_ROW, FILE_NOTE.name: FILE_NOTE}
        found = self.parts.get(table)
        return empty[table].no_rows if found is None else found


def refused_file(reason_code: str, *, file_format: str = "unknown") -> Reading:
    """Return the outcome of a file of which nothing could be read."""
    return Reading("unknown", "unknown", file_format, reason_code=reason_code)
