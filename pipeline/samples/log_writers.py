"""Activity logs as bytes; each row is told where it was written."""

from __future__ import annotations

import csv
import datetime as dt
import io
from itertools import groupby

import polars as pl
import xlsxwriter

from pipeline.samples.dialects import Cell
from pipeline.samples.logs import LogFile, LogRow
from pipeline.samples.packing import MADE_AT, repacked

# The upper of the two header rows of a workbook: a title over each group of columns.
_GROUPS = {
    "Tidspunkt": ("work_date", "start_time", "end_time", "duration_minutes"),
    "Hvem og hvad": ("staff_code", "activity_code"),
    "Hvor": ("network_code", "place_code"),
    "Med hvem": ("target_group", "contact_count", "partner_codes"),
    "Øvrigt": ("occasion", "reference", "course_code", "note"),
}
_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
_PARQUET = {
    "work_date": pl.Date(),
    "start_time": pl.Time(),
    "end_time": pl.Time(),
    "duration_minutes": pl.Int32(),
    "contact_count": pl.Int32(),
}


def write_log(file: LogFile) -> None:
    """Set a log's bytes, and sheet and line of each of its rows."""
    writer = {"csv": _csv, "xlsx": _xlsx, "parquet": _parquet}[file.dialect.format]
    file.content = writer(file)


def _csv(file: LogFile) -> bytes:
    """Write records ended by CR LF; a line within a quoted cell ends with LF alone."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=file.dialect.delimiter, lineterminator="\r\n")
    headings = [file.dialect.heading(column) for column in file.dialect.columns]
    writer.writerow([*headings, file.unknown_column] if file.unknown_column else headings)
    line = 2
    for row in file.rows:
        row.line = line
        cells = [_as_text(row.cells.get(column)) for column in file.dialect.columns]
        if file.unknown_column and row.is_row:
            cells.append("")
        # A line that is blank has no separators either.
        writer.writerow([*cells, *row.extra] if any(cells) else [])
        line += 1 + sum(cell.count("\n") for cell in cells)
    return text.getvalue().encode(file.dialect.encoding)


def _as_text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _xlsx(file: LogFile) -> bytes:
    """Write a workbook with a sheet per month and two header rows, the upper one merged."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties(
        {"created": MADE_AT, "author": file.author or "", "title": "Tidsregistrering"}
    )
    formats = {
        dt.date: book.add_format({"num_format": "dd-mm-yyyy"}),
        dt.time: book.add_format({"num_format": "hh:mm"}),
        str: book.add_format({"bold": True, "align": "center"}),
    }
    for number, (label, rows) in enumerate(_by_month(file.rows), start=1):
        sheet = book.add_worksheet(label)
        _headings(sheet, file, formats[str])
        if file.comment and number == 1:
            sheet.write_comment(1, 0, file.comment, {"author": file.author or ""})
        for at, row in enumerate(rows, start=2):
            row.sheet, row.line = number, at + 1
            for column, name in enumerate(file.dialect.columns):
                _write_cell(sheet, at, column, row.cells.get(name), formats)
    book.close()
    return repacked(target.getvalue())


def _by_month(rows: list[LogRow]) -> list[tuple[str, list[LogRow]]]:
    """Divide rows by the month their entry lies in; a row without one stays with those before."""
    label, labelled = "", []
    for row in rows:
        if row.entry is not None:
            label = f"{_MONTHS[row.entry.work_date.month - 1]} {row.entry.work_date.year}"
        labelled.append((label, row))
    first = next((label for label, _ in labelled if label), "ark")
    found = groupby(labelled, key=lambda pair: pair[0] or first)
    return [(label, [row for _, row in pairs]) for label, pairs in found]


def _headings(sheet: object, file: LogFile, centred: object) -> None:
    at = 0
    for title, columns in _GROUPS.items():
        count = sum(column in file.dialect.columns for column in columns)
        if count > 1:
            sheet.merge_range(0, at, 0, at + count - 1, title, centred)  # type: ignore[attr-defined]  # xlsxwriter has no types
        elif count == 1:
            sheet.write_string(0, at, title, centred)  # type: ignore[attr-defined]  # likewise
        at += count
    for column, name in enumerate(file.dialect.columns):
        sheet.write_string(1, column, file.dialect.heading(name))  # type: ignore[attr-defined]  # likewise
    if file.unknown_column:
        sheet.write_string(1, len(file.dialect.columns), file.unknown_column)  # type: ignore[attr-defined]  # likewise


def _write_cell(sheet: object, row: int, column: int, cell: Cell, formats: dict) -> None:  # type: ignore[type-arg]  # xlsxwriter has no types
    if cell is None:
        return
    if isinstance(cell, dt.date | dt.time):
        sheet.write_datetime(row, column, cell, formats[type(cell)])  # type: ignore[attr-defined]  # likewise
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)  # type: ignore[attr-defined]  # likewise
    else:
        sheet.write_string(row, column, cell)  # type: ignore[attr-defined]  # likewise


def _parquet(file: LogFile) -> bytes:
    """Write the canonical columns, typed."""
    for number, row in enumerate(file.rows, start=1):
        row.line = number
    schema = {column: _PARQUET.get(column, pl.String()) for column in file.dialect.columns}
    frame = pl.DataFrame([row.cells for row in file.rows], schema=schema)
    target = io.BytesIO()
    frame.write_parquet(target, compression="zstd", compression_level=9)
    return target.getvalue()
