"""XLSX: sheets by fastexcel, as text with the sheet row of each row. Formulas are never evaluated.

A cell may stand anywhere, and the reader holds a whole rectangle in memory; so the sheets are
looked through first, and a rectangle of more than ``MAX_CELLS`` cells is refused.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import fastexcel
import polars as pl

from pipeline.ingest.headings import HeadingWords
from pipeline.ingest.log_table import LINE, FileRefused, Log, LogTable, rows_of, table_below

MAX_CELLS = 20_000_000
_CHUNK = 4 * 1024**2
_OVERLAP = 4096
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br=[\"'](\d+)[\"']")
_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Z]+)\d+[\"']")
_WIDE = re.compile(rb"\br=[\"'][A-Z]{2,}\d+[\"']")
# A cell may say where it is though its row does not.
_FAR = re.compile(rb"\br=[\"'][A-Z]{1,3}(\d{5,7})[\"']")
_FEW_ROWS = 40


def read_workbook(content: bytes, words: HeadingWords) -> Log:
    """Read every sheet that has a heading row.

    Raises
    ------
    FileRefused
        ``unreadable_file``; ``no_header`` where no sheet has a heading row; ``empty_file`` where
        no sheet has anything.
    """
    _check_extent(content)
    tables: list[LogTable] = []
    unread = []
    for number, sheet in enumerate(_guarded(lambda: _sheets(content)), start=1):
        if sheet is None:
            unread.append(number)
            continue
        if sheet.width == 1:  # the line alone
            continue
        table = _table(sheet, number, words)
        if table is None:
            unread.append(number)
        else:
            tables.append(table)
    if not tables:
        raise FileRefused("no_header" if unread else "empty_file")
    return Log(tuple(tables), "xlsx", None, "none", tuple(unread))


def _table(sheet: pl.DataFrame, number: int, words: HeadingWords) -> LogTable | None:
    head = rows_of(sheet.head(_FEW_ROWS))
    filled = [at for at, cells in enumerate(head) if any(cells)]
    at = words.find([head[row] for row in filled])
    if at is None:
        return None
    row = filled[at]
    return table_below(sheet, words.match(head[row]), row + 1, sheet=number)


def _sheets(content: bytes) -> list[pl.DataFrame | None]:
    """Return the worksheets as text: ``source_line`` and a column per position, from 1.

    A hidden sheet is None: what nobody sees is a copy or an aid more often than a registration.
    """
    book = fastexcel.read_excel(content)
    return [_sheet(book, name) for name in book.sheet_names]


def _sheet(book: Any, name: str) -> pl.DataFrame | None:
    sheet = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    if sheet.visible != "visible":
        return None
    frame: pl.DataFrame = sheet.to_polars()
    # The reader begins at the first column in use; positions are those of the sheet.
    places = [column.absolute_index + 1 for column in sheet.available_columns()]
    found = dict(zip(places, frame.columns, strict=True))
    blank = pl.lit(None, pl.String())
    columns = [
        (pl.col(found[at]) if at in found else blank).alias(str(at))
        for at in range(1, max(places, default=0) + 1)
    ]
    return frame.select(columns).with_row_index(LINE, offset=1)


def _guarded(work: Callable[[], list[pl.DataFrame | None]]) -> list[pl.DataFrame | None]:
    """Do some work of the reader's; whatever it says of a broken file, the file is unreadable."""
    try:
        return work()
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 - its Rust panics are no Exception
        raise FileRefused("unreadable_file") from None


def _check_extent(content: bytes) -> None:
    """Refuse a workbook whose sheets span more cells than fit in memory."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if name.endswith(".xml"):  # a sheet may lie anywhere
                    with archive.open(name) as sheet:
                        rows, columns = _extent(sheet)
                    if rows * columns > MAX_CELLS:
                        raise FileRefused("unreadable_file")
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError):
        raise FileRefused("unreadable_file") from None


def _extent(sheet: Any) -> tuple[int, int]:
    """Return the last row and the last column that a sheet's XML names."""
    rows = columns = 0
    before = b""
    while chunk := sheet.read(_CHUNK):
        piece = before + chunk
        before = piece[-_OVERLAP:]
        rows = max([rows, *map(int, _ROW.findall(piece)), *map(int, _FAR.findall(piece))])
        # Letters are counted one by one only where there are columns beyond Z at all.
        wide = _WIDE.search(piece) is not None
        names = set(_CELL.findall(piece)) if wide else set()
        columns = max([columns, 26, *map(_position, names)])
    return rows, columns


def _position(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
