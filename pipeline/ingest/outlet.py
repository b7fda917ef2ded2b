"""Where the rows of a file go: into the parts of the lake, and a preview for the report."""

from __future__ import annotations

import polars as pl

from pipeline.ingest.erasing import Erasures
from pipeline.ingest.report import Preview
from pipeline.ingest.store import Lake


class LakeOutlet:
    """Takes the rows of one file.

    Parameters
    ----------
    part_key
        Names its parts.
    file_key
        Stands in every row; None for reference data.
    erasures
        What must not get into the lake again.
    """

    def __init__(
        self,
        lake: Lake,
        part_key: str,
        file_key: str | None,
        erasures: Erasures | None = None,
    ) -> None:
        self.part_key = part_key
        self.preview = Preview()
        self._lake = lake
        self._erasures = erasures
        self._parts = lake.parts(part_key, file_key)

    def add(self, table: str, rows: pl.DataFrame) -> None:
        """Write rows of a lake table, without ``file_key``; what was erased is left out.

        Raises
        ------
        ValueError
            When a string is no code or no member of its vocabulary.
        UngetidError
            When the disk refuses.
        """
        if self._erasures:
            rows = self._erasures.kept(table, rows).rows
        try:
            self._parts.add(table, rows)
        except OSError as error:
            raise self._lake.refused_by_disk(error) from None
        self.preview.add(table, rows)

    def add_all(self, tables: dict[str, pl.DataFrame]) -> None:
        """Write the rows of several tables; raises as :meth:`add`."""
        for table, rows in tables.items():
            self.add(table, rows)

    def forget(self) -> None:
        """Forget all rows so far."""
        self._parts.forget()
        self.preview = Preview()

    def take(self) -> str | None:
        """Give the parts to the lake, to count with the next manifest; return their tables.

        Raises
        ------
        UngetidError
            When the disk refuses.
        """
        try:
            self._lake.take(self._parts)
        except OSError as error:
            raise self._lake.refused_by_disk(error) from None
        return self._parts.tables
