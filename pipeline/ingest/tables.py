"""Small CSV files with a heading row: reference data, the staff map, the delivery log.

They are written by a person and read whole; a fault in one is a fault of the set-up, and is told
with file, line and mend. A message never quotes a cell.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import math
from dataclasses import dataclass
from pathlib import Path

from pipeline.files import read_small
from pipeline.ingest.words import normal
from pipeline.problems import UngetidError

MAX_BYTES = 64 * 1024**2  # a delivery log of a million lines


@dataclass(frozen=True)
class Row:
    """One row of a small CSV: its line and its cells by canonical column, trimmed."""

    file: str
    line: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """Return a cell that must be filled in."""
        cell = self.cells.get(column, "")
        if not cell:
            raise self.fault(column, "is empty", "Fill it in.")
        return cell

    def whole(self, column: str) -> int | None:
        """Return a whole number; None where the cell is blank."""
        cell = self.cells.get(column, "")
        if not cell:
            return None
        if not cell.isdecimal() or len(cell) > 9:
            raise self.fault(column, "is no whole number", "Write a whole number of 0 or more.")
        return int(cell)

    def number(self, column: str) -> float:
        """Return a number with decimal comma or point."""
        cell = self.text(column)
        try:
            number = float(cell.replace(",", "."))
        except ValueError:
            number = math.nan
        if not math.isfinite(number) or "_" in cell:
            raise self.fault(column, "is no number", "Write a number, e.g. 37 or 0,45.")
        return number

    def flag(self, column: str) -> bool:
        """Return yes or no."""
        word = normal(self.text(column))
        if word not in {"1", "0", "ja", "nej", "true", "false", "sand", "falsk", "yes", "no"}:
            raise self.fault(column, "is neither 1 nor 0", "Write 1 or 0.")
        return word in {"1", "ja", "true", "sand", "yes"}

    def date(self, column: str) -> dt.date:
        """Return a date, as ``2025-12-31`` or ``31-12-2025``."""
        cell = self.text(column)
        for style in ("%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y"):
            try:
                return dt.datetime.strptime(cell, style).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
        raise self.fault(column, "is no date", "Write it as 2025-12-31 or 31-12-2025.")

    def fault(self, column: str, what: str, mend: str) -> UngetidError:
        """Return the message that a cell of this row is wrong."""
        where = f"{self.file}, line {self.line}"
        return UngetidError(f"The column {column} {what}.", where=where, mend=mend)


@dataclass(frozen=True)
class SmallTable:
    """All rows of a small CSV, and how its bytes were written."""

    content: bytes
    encoding: str
    rows: list[Row]


def read_small_csv(
    path: Path, shown_as: str, headings: dict[str, tuple[str, ...]], needed: tuple[str, ...]
) -> SmallTable:
    """Read a small CSV with ``;``.

    Parameters
    ----------
    shown_as
        How messages name the file, e.g. ``reference/staff.csv``.
    headings
        Canonical column → other headings that are accepted; others are passed over.
    needed
        Columns that must be there.

    Raises
    ------
    UngetidError
        When the file is missing, is no file, is larger than 64 MB, is no text in UTF-8, or lacks a
        column.
    """
    try:
        content = read_small(path, MAX_BYTES)
        text = content.decode("utf-8-sig")
    except FileNotFoundError:
        mend = "'ungetid init' writes one in a new workspace; copy it from there."
        raise UngetidError(f"{path.name} is missing.", where=shown_as, mend=mend) from None
    except OSError as error:
        mend = "Close it in other programs, and allow this user to read it."
        what = f"{path.name} cannot be opened: {error.strerror or 'the system refuses'}."
        raise UngetidError(what, where=shown_as, mend=mend) from None
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        where = f"{shown_as}, line {line}"
        mend = "Save it as CSV in UTF-8 (in Excel: 'CSV UTF-8')."
        raise UngetidError(f"{path.name} is not in UTF-8.", where=where, mend=mend) from None
    rows = _rows(text, shown_as, headings, needed)
    return SmallTable(content, "utf-8-sig" if content[:3] == b"\xef\xbb\xbf" else "utf-8", rows)


def _rows(
    text: str, shown_as: str, headings: dict[str, tuple[str, ...]], needed: tuple[str, ...]
) -> list[Row]:
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=";", strict=True)
    names = {
        normal(word): column for column, words in headings.items() for word in (column, *words)
    }
    rows: list[Row] = []
    columns: list[str | None] | None = None
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            if not any(cell.strip() for cell in cells):
                continue
            if columns is None:
                columns = [names.get(normal(cell)) for cell in cells]
                _check_columns(columns, shown_as, line, needed)
                continue
            _check_width(cells, columns, shown_as, line)
            pairs = zip(columns, cells, strict=False)
            rows.append(Row(shown_as, line, {name: cell.strip() for name, cell in pairs if name}))
    except csv.Error:
        where = f"{shown_as}, line {reader.line_num}"
        mend = "Mend the quotation marks of that line."
        raise UngetidError("A line cannot be read.", where=where, mend=mend) from None
    if columns is None:
        _check_columns([], shown_as, 1, needed)
    return rows


def _check_width(cells: list[str], columns: list[str | None], shown_as: str, line: int) -> None:
    if any(cell.strip() for cell in cells[len(columns) :]):
        raise UngetidError(
            "The row has more cells than the heading row.",
            where=f"{shown_as}, line {line}",
            mend="Remove the extra semicolon, or put the text that holds it in quotation marks.",
        )


def _check_columns(
    columns: list[str | None], shown_as: str, line: int, needed: tuple[str, ...]
) -> None:
    missing = [column for column in needed if column not in columns]
    if missing:
        raise UngetidError(
            f"The column {missing[0]} is missing.",
            where=f"{shown_as}, line {line}",
            mend="Add it to the heading row; columns are separated by semicolons.",
        )
