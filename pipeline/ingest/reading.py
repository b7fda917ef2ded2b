"""What one file became: its line of the manifest to be, and its rows for the lake."""

from __future__ import annotations

from dataclasses import dataclass, field

import polars as pl

from pipeline.lake import FILE_NOTE, REFUSED_ROW


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
    parts
        Lake table → its rows, without ``file_key``.
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

    @property
    def rows_accepted(self) -> int:
        """Rows that were taken in."""
        return self.rows_received - self.rows_refused

    @property
    def status(self) -> str:
        """How the file fared."""
        if self.reason_code == "empty_file":
            return "empty"
        if self.reason_code is not None or (self.rows_received and not self.rows_accepted):
            return "refused"
        return "partly_refused" if self.rows_refused else "loaded"

    def rows_of(self, table: str) -> pl.DataFrame:
        """Return the rows for a lake table; none where it has none."""
        empty = {REFUSED_ROW.name: REFUSED_ROW, FILE_NOTE.name: FILE_NOTE}
        found = self.parts.get(table)
        return empty[table].empty().drop("file_key") if found is None else found


def refused_file(reason_code: str, *, file_format: str = "unknown") -> Reading:
    """Return the outcome of a file of which nothing could be read."""
    return Reading("unknown", "unknown", file_format, reason_code=reason_code)
