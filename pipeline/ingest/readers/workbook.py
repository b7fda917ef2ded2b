"""Workbooks (XLSX, XLSM, XLSB, XLS, ODS): sheets by fastexcel, as text with the row of the sheet.

Formulas are never evaluated and macros never run: a cell has the value that was stored with it.
What a workbook holds is counted before it is opened
(:mod:`~pipeline.ingest.readers.workbook_extent`).

A hidden sheet is not read: what nobody sees is a copy or an aid more often than a registration.
Nor is a sheet that lacks a needed column beside one that has them all, as a summary or a pivot
table does. Each is noted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import fastexcel
import polars as pl

from pipeline.ingest.headings import HeadingRow, HeadingWords
from pipeline.ingest.readers.binary_extent import extent_of_xls, extent_of_xlsb
from pipeline.ingest.readers.compound_file import CompoundFile
from pipeline.ingest.readers.containers import Container
from pipeline.ingest.readers.heading_rows import find_heading_rows
from pipeline.ingest.readers.log_table import LINE, FileRefused, Log, LogTable, rows_of, table_below
from pipeline.ingest.readers.merged_cells import filled_down
from pipeline.ingest.readers.ods_extent import extent_of_ods
from pipeline.ingest.readers.workbook_extent import Extent, extent_of_xlsx

_FEW_ROWS = 40
_MOST_COLUMNS = 1000
_OLE = b"\xd0\xcf\x11\xe0"
_KIND = re.compile(r"got '(\w+)\((.*)\)'$", re.DOTALL)
_DURATION = re.compile(r'^"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?"$')
_ERRORS = {
    "NA": "#N/A", "Ref": "#REF!", "Value": "#VALUE!", "Div0": "#DIV/0!", "Name": "#NAME?",
    "Null": "#NULL!", "Num": "#NUM!",
}  # fmt: skip
_UNREADABLE = "#ERROR!"
_DAYS_TO_1904 = pl.duration(days=1462 - 1)  # from Excel's day 0 of times of day, 1899-12-31
_Result = TypeVar("_Result")


def read_workbook(content: bytes, words: HeadingWords) -> Log:
    """Read every sheet that is a log.

    Raises
    ------
    FileRefused
        ``unreadable_file``; ``password_protected``; ``sheet_too_large``; ``unknown_format`` where
        it is an old document of another kind; ``no_header`` where no sheet has a heading row;
        ``too_many_columns``; ``empty_file`` where no sheet has anything.
    """
    kind, extent = _measured(content)
    found: list[LogTable] = []
    unread: list[int] = []
    is_too_wide = False
    merged = dict(enumerate(extent.merged, start=1))
    for number, sheet in enumerate(_guarded(lambda: _sheets(content, extent)), start=1):
        if sheet is None:
            unread.append(number)
        elif sheet.width > 1:  # more than the line
            table = _table(sheet, number, words, merged.get(number, []))
            found += [table] if table else []
            unread += [] if table else [number]
            is_too_wide |= table is None and _is_wide(sheet)
    if not found and is_too_wide:
        raise FileRefused("too_many_columns")
    if not found:
        raise FileRefused("no_header" if unread else "empty_file")
    whole = [table for table in found if not table.headings.missing] or found
    passed_over = {table.sheet for table in found} - {table.sheet for table in whole}
    unread += [sheet for sheet in passed_over if sheet is not None]
    return Log(tuple(whole), kind, None, "none", tuple(sorted(unread)))


def _measured(content: bytes) -> tuple[str, Extent]:
    """Say which kind of workbook it is, and what it holds."""
    if content.startswith(_OLE):
        return "xls", extent_of_xls(CompoundFile(content))
    container = Container(content)
    if "xl/workbook.bin" in container.names:
        return "xlsb", extent_of_xlsb(container)
    if "content.xml" in container.names:
        return "ods", extent_of_ods(container)
    return "xlsx", extent_of_xlsx(container)


def _table(
    sheet: pl.DataFrame, number: int, words: HeadingWords, merged: Sequence[str]
) -> LogTable | None:
    head = rows_of(sheet.head(_FEW_ROWS))
    filled = [at for at, cells in enumerate(head) if any(cells)]
    found = find_heading_rows([_without_end(head[row]) for row in filled], words)
    if found is None:
        return None
    line = filled[found.last] + 1
    headings = words.match(found.cells)
    whole = filled_down(_with_clocks(sheet, headings), headings, merged)
    return table_below(whole, headings, line, sheet=number)


def _with_clocks(sheet: pl.DataFrame, headings: HeadingRow) -> pl.DataFrame:
    """Give clock times that lost their format their writing back: 0.354166667 is half past eight.

    0.25 may be six o'clock, or a quarter past midnight that somebody wrote as text: it is a part of
    a day only where the sheet has a longer one, and else cannot be read.
    """
    places = [
        str(headings.columns[name].position)
        for name in ("start_time", "end_time")
        if name in headings.columns
    ]
    if not places:
        return sheet
    is_part = any(sheet[at].str.contains(r"^0\.[0-9]{3,}$").any() for at in places)
    is_short = r"^0\.(?:[0-9]|[0-9][1-9])$"

    def written(cell: pl.Expr) -> pl.Expr:
        if not is_part:
            return pl.when(cell.str.contains(is_short)).then(pl.lit(_UNREADABLE)).otherwise(cell)
        part = cell.str.extract(r"^(0(?:\.[0-9]+)?)$").cast(pl.Float64, strict=False)
        minutes = (part * 24 * 60).round().cast(pl.Int32)
        clock = pl.format(
            "{}:{}",
            (minutes // 60).cast(pl.String),
            (minutes % 60).cast(pl.String).str.zfill(2),
        )
        return pl.coalesce(clock, cell)

    return sheet.with_columns(written(pl.col(at)).alias(at) for at in places)


def _without_end(cells: Sequence[str | None]) -> Sequence[str | None]:
    """Return a row up to its last filled cell; a sheet is as wide as its widest row."""
    last = max((at for at, cell in enumerate(cells, start=1) if cell and cell.strip()), default=0)
    return cells[:last]


def _is_wide(sheet: pl.DataFrame) -> bool:
    """Say whether a sheet begins with a row of more cells than a log has columns."""
    head = rows_of(sheet.head(_FEW_ROWS))
    return any(sum(cell is not None for cell in row) > _MOST_COLUMNS for row in head)


def _sheets(content: bytes, extent: Extent) -> list[pl.DataFrame | None]:
    """Return the worksheets as text: ``source_line`` and a column per position, from 1.

    A hidden sheet is None.
    """
    book = fastexcel.read_excel(content)
    errors = dict(enumerate(extent.errors))
    return [
        _sheet(book, at, errors.get(at, []), is_1904=extent.is_1904)
        for at in range(len(book.sheet_names))
    ]


def _sheet(
    book: Any, at: int, errors: list[tuple[int, int, str]], *, is_1904: bool
) -> pl.DataFrame | None:
    sheet = book.load_sheet(at, header_row=None, skip_rows=0, dtypes="string")
    if sheet.visible != "visible" and sheet.width:
        return None
    batch, no_text = sheet.to_arrow_with_errors()
    frame = pl.DataFrame(pl.from_arrow(batch))
    # The reader begins at the first column in use; positions are those of the sheet.
    places = [column.absolute_index + 1 for column in sheet.available_columns()]
    told = (
        [(*error.position, _text_of(error.detail)) for error in no_text.errors] if no_text else []
    )
    told += [
        (row - 1, places.index(column), error or _UNREADABLE)
        for row, column, error in errors
        if column in places
    ]
    below = max((row + 1 for row, *_ in told), default=0) - frame.height
    if below > 0:  # rows of nothing but errors
        frame = pl.concat([frame, frame.clear(below)])
    frame = _with_texts(frame, told)
    found = dict(zip(places, frame.columns, strict=True))
    blank = pl.lit(None, pl.String())
    columns = [
        (_of_1900(pl.col(found[at])) if is_1904 else pl.col(found[at])).alias(str(at))
        if at in found
        else blank.alias(str(at))
        for at in range(1, max(places, default=0) + 1)
    ]
    return frame.select(columns).with_row_index(LINE, offset=1)


def _with_texts(frame: pl.DataFrame, told: list[tuple[int, int, str]]) -> pl.DataFrame:
    """Put texts into cells that the reader gave none: row and column from 0."""
    by_column: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for row, column, text in told:
        by_column[column].append((row, text))
    changed = [
        frame.to_series(column).scatter([row for row, _ in cells], [text for _, text in cells])
        for column, cells in by_column.items()
    ]
    return frame.with_columns(changed)


def _text_of(detail: str) -> str:
    """Return the text of a cell that is no text: an error, or a time of an ODS spreadsheet.

    An error stays an error: it is no blank, so that the row is refused for what it is.
    """
    found = _KIND.search(detail)
    if found is None:
        return _UNREADABLE
    duration = _DURATION.match(found[2])
    if found[1] == "DurationIso" and duration:
        days, hours, minutes, seconds = (float(part or 0) for part in duration.groups()[1:])
        total = round(days * 86_400 + hours * 3600 + minutes * 60 + seconds)
        return f"{duration[1]}{total // 3600}:{total // 60 % 60:02}:{total % 60:02}"
    return _ERRORS.get(found[2], _UNREADABLE)


def _of_1900(cell: pl.Expr) -> pl.Expr:
    """Count a time of day or a duration from 1900, as it is counted where days are."""
    near = cell.str.extract(r"^(1904-\d\d-\d\d \d\d:\d\d:\d\d)(?:\.\d+)?$")
    moment = near.str.to_datetime("%Y-%m-%d %H:%M:%S", strict=False) - _DAYS_TO_1904
    return pl.coalesce(moment.dt.strftime("%Y-%m-%d %H:%M:%S"), cell)


def _guarded(work: Callable[[], _Result]) -> _Result:
    """Do some work of the reader's; whatever it says of a broken file, the file is unreadable."""
    try:
        return work()
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 - its Rust panics are no Exception
        raise FileRefused("unreadable_file") from None
