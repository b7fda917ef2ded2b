"""What every reader of activity logs gives: cells as text, each row with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from pipeline.ingest.headings import HeadingRow

LINE = "source_line"
HAS_EXTRA = "has_extra"
_ROWS_AT_ONCE = 250_000


class FileRefused(Exception):  # noqa: N818 - an answer, not an error
    """A whole file cannot be taken in.

    Parameters
    ----------
    reason_code
        A reason of ``row_rules.csv`` with the severity ``file``.
    """

    def __init__(self, reason_code: str) -> None:
        self.reason_code = reason_code
        super().__init__(reason_code)


@dataclass(frozen=True)
class LogTable:
    """The rows below one heading row.

    Parameters
    ----------
    batches
        Frames of cells, in order, to be taken once: ``1``, ``2``, … (text) by position, as wide as
        the headings; ``source_line``; ``has_extra``: the row has filled cells beyond the headings.
    headings
        Which column is which.
    heading_line
        Line of the heading row.
    sheet
        Sheet of a workbook, from 1; None where there are no sheets.
    extra_reason
        Why rows with ``has_extra`` are refused as a whole.
    """

    batches: Iterable[pl.DataFrame]
    headings: HeadingRow
    heading_line: int
    sheet: int | None = None
    extra_reason: str = "too_many_cells"


@dataclass(frozen=True)
class Log:
    """An activity log as it was read.

    Parameters
    ----------
    format, encoding, delimiter
        As the manifest records them.
    unread_sheets
        Sheets with contents that are not read as a log.
    notes
        What else is told of the file, by its reason of ``row_rules.csv``; complete when the rows
        of all tables have been taken.
    """

    tables: tuple[LogTable, ...]
    format: str
    encoding: str | None = None
    delimiter: str = "none"
    unread_sheets: tuple[int, ...] = ()
    notes: Iterable[str] = ()


def tidied(cell: pl.Expr) -> pl.Expr:
    """Return a cell trimmed; null where it is blank."""
    trimmed = cell.str.strip_chars()
    return pl.when(trimmed != "").then(trimmed)


def table_below(
    frame: pl.DataFrame,
    headings: HeadingRow,
    heading_line: int,
    *,
    sheet: int | None = None,
    refused_as: str | None = None,
) -> LogTable:
    """Make a table of the rows below a heading row of a frame of text cells.

    Parameters
    ----------
    frame
        ``source_line`` and ``1``, ``2``, … (text); rows up to the heading row are left out.
    refused_as
        The reason for which every one of the rows is refused, where a reader could not make cells
        of them.
    """
    # The frame is at least as wide as its heading row, which is one of its rows.
    positions = [int(name) for name in frame.columns if name != LINE]
    within = [position for position in positions if position <= headings.width]
    beyond = [tidied(pl.col(str(p))).is_not_null() for p in positions if p > headings.width]
    cells = frame.filter(pl.col(LINE) > heading_line).select(
        pl.col(LINE).cast(pl.Int32),
        *(tidied(pl.col(str(position))) for position in within),
        (pl.any_horizontal(beyond) if beyond else pl.lit(value=refused_as is not None)).alias(
            HAS_EXTRA
        ),
    )
    return LogTable(_slices(cells), headings, heading_line, sheet, refused_as or "too_many_cells")


def _slices(cells: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Yield a frame a slice at a time: what is made of its cells takes more room than they do."""
    yield from cells.iter_slices(_ROWS_AT_ONCE)


def rows_of(frame: pl.DataFrame) -> Sequence[Sequence[str | None]]:
    """Return a few rows of a frame of text cells without their line."""
    return frame.drop(LINE).rows()
