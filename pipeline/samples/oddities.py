"""What is told of a file that is read all the same, and personal data outside the rows."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from pipeline.samples.dialects import clock
from pipeline.samples.logs import LogBook, LogFile, LogRow

_EACH = 4

CONFLICT_MINUTES = 30  # by which clock times say more than the hours beside them


class OddityPlanter:
    """Plants blanks, conflicts, headings nobody knows, comments and properties."""

    def __init__(self, book: LogBook, draw: random.Random) -> None:
        self._book = book
        self._draw = draw

    def plant(self, files: Sequence[LogFile]) -> None:
        """Plant them all."""
        for file in self._some(files, "network_code"):
            self._blank(file, "network_code", "missing_network", ("visibility", "direct"))
        for file in self._some(files, "target_group"):
            self._blank(file, "target_group", "missing_target_group", ("direct",))
        for file in self._some(files, "start_time"):
            self._conflict(file)
        self._headings(files)
        self._outside_the_cells(files)

    def _some(self, files: Sequence[LogFile], column: str) -> list[LogFile]:
        able = [file for file in files if file.dialect.format == "csv" and file.has(column)]
        return self._draw.sample(able, min(2, len(able)))

    def _rows(self, file: LogFile, categories: tuple[str, ...]) -> list[LogRow]:
        able = [
            row
            for row in file.rows
            if row.entry is not None
            and row.entry.category in categories
            and row.entry.duration_minutes <= 8 * 60
            and not row.notes
        ]
        return self._draw.sample(able, min(_EACH, len(able)))

    def _blank(
        self, file: LogFile, column: str, reason_code: str, categories: tuple[str, ...]
    ) -> None:
        """Leave a cell blank that should say something: an answer too, so the row is loaded."""
        for row in self._rows(file, categories):
            row.cells[column] = None
            row.entry = (
                replace(row.told, network_code=None)
                if column == "network_code"
                else replace(row.told, target_group=None)
            )
            row.notes = ((column, reason_code),)

    def _conflict(self, file: LogFile) -> None:
        """Let clock times and hours differ: the hours are trusted."""
        for row in self._rows(file, ("visibility", "direct", "internal", "cross_cutting")):
            end = (row.told.start_minute or 0) + row.told.duration_minutes + CONFLICT_MINUTES
            row.cells["end_time"] = clock(end, file.dialect.date_style)
            row.notes = (("duration_minutes", "duration_conflict"),)

    def _headings(self, files: Sequence[LogFile]) -> None:
        """Give two logs a column that nobody knows, with a name in its heading."""
        able = [file for file in files if file.dialect.format == "csv" and not file.copies]
        for file in self._draw.sample(able, min(2, len(able))):
            where = f"{file.path}, heading"
            file.unknown_column = f"Aftalt med {self._book.invented.name(where)}"

    def _outside_the_cells(self, files: Sequence[LogFile]) -> None:
        """Put personal data into comments and properties of workbooks."""
        invented = self._book.invented
        for file in files:
            if file.dialect.format == "xlsx":
                where = f"{file.path}, cell comment"
                file.comment = f"Spørg {invented.name(where)} på {invented.phone(where)}"
                file.author = invented.name(f"{file.path}, author")
