"""Ways of writing a log down: every format, encoding, delimiter, line end and quote style."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import polars as pl
import xlsxwriter
from drawn_logs import Drawn

Table = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Written:
    """A file, and the place of each of its rows."""

    content: bytes
    places: list[int]


def table_of(rows: Sequence[Drawn]) -> list[list[str]]:
    """Return headings and rows of cells."""
    headings = list(rows[0].cells)
    return [headings, *([row.cells[name] for name in headings] for row in rows)]


def delimited(
    table: Table,
    *,
    encoding: str,
    mark: str = ";",
    line_end: str = "\r\n",
    quoting: int = csv.QUOTE_MINIMAL,
) -> Written:
    """Write text; a line end within a cell is a line of the file, too."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=mark, lineterminator="\n", quoting=quoting).writerows(table)  # type: ignore[arg-type]
    places, line = [], 1
    for cells in table:
        places.append(line)
        line += 1 + sum(cell.count("\n") for cell in cells)
    return Written(text.getvalue().replace("\n", line_end).encode(encoding), places[1:])


def workbook_of_texts(table: Table) -> Written:
    """Write a sheet in which every cell is text."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet()
    for line, cells in enumerate(table):
        for at, cell in enumerate(cells):
            sheet.write_string(line, at, cell)
    book.close()
    return Written(target.getvalue(), list(range(2, len(table) + 1)))


def workbook_of_values(rows: Sequence[Drawn]) -> Written:
    """Write a sheet as a person does: true days, times of day and numbers."""
    table = table_of(rows)
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    clock = book.add_format({"num_format": "hh:mm"})
    sheet.write_row(0, 0, table[0])
    for line, (row, cells) in enumerate(zip(rows, table[1:], strict=True), start=1):
        for at, (heading, cell) in enumerate(zip(table[0], cells, strict=True)):
            value = _value(row, heading)
            if isinstance(value, dt.time):
                sheet.write_datetime(line, at, value, clock)
            elif isinstance(value, dt.date):
                moment = dt.datetime.combine(value, dt.time())
                sheet.write_datetime(line, at, moment, day)
            elif isinstance(value, float):
                sheet.write_number(line, at, value)
            else:
                sheet.write_string(line, at, cell)
    book.close()
    return Written(target.getvalue(), list(range(2, len(table) + 1)))


def _value(row: Drawn, heading: str) -> dt.date | dt.time | float | None:
    """Return what a cell is where a program would know its type; None where it is text."""
    if row.truth is None or not row.cells[heading]:
        return None
    if heading == "timer":
        return round(float(row.truth["duration_minutes"]) / 60, 2)
    if heading == "minutter":
        return float(row.truth["duration_minutes"])
    column = {"dato": "work_date", "start": "start_time", "slut": "end_time"}.get(heading)
    found: dt.date | dt.time | None = row.truth[column] if column else None
    return found


def open_document(rows: Sequence[Drawn]) -> Written:
    """Write OpenDocument with typed days, times of day and numbers."""
    table = table_of(rows)
    lines = ["".join(_ods_text(cell) for cell in table[0])]
    for row, cells in zip(rows, table[1:], strict=True):
        pairs = zip(table[0], cells, strict=True)
        lines.append("".join(_ods_cell(_value(row, heading), cell) for heading, cell in pairs))
    body = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names}><office:body>'
        f'<office:spreadsheet><table:table table:name="Ark1">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return Written(target.getvalue(), list(range(2, len(table) + 1)))


def _ods_text(cell: str) -> str:
    if not cell:
        return "<table:table-cell/>"
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _ods_cell(value: dt.date | dt.time | float | None, cell: str) -> str:
    if value is None:
        return _ods_text(cell)
    if isinstance(value, dt.time):
        kind, said = "time", f'office:time-value="PT{value:%H}H{value:%M}M00S"'
    elif isinstance(value, dt.date):
        kind, said = "date", f'office:date-value="{value.isoformat()}"'
    else:
        kind, said = "float", f'office:value="{value!r}"'
    shown = f"<text:p>{escape(cell)}</text:p>"
    return f'<table:table-cell office:value-type="{kind}" {said}>{shown}</table:table-cell>'


def parquet_of_texts(table: Table) -> Written:
    """Write Parquet in which every column is text."""
    target = io.BytesIO()
    frame = pl.DataFrame(list(table[1:]), schema=list(table[0]), orient="row")
    frame.cast(pl.String).write_parquet(target)
    return Written(target.getvalue(), list(range(1, len(table))))


def parquet_of_values(rows: Sequence[Drawn]) -> Written:
    """Write Parquet with a day, a time of day and a number wherever all of a column's cells are."""
    table = table_of(rows)
    columns: dict[str, pl.Series] = {}
    for at, heading in enumerate(table[0]):
        values = [_value(row, heading) for row in rows]
        texts = [cells[at] for cells in table[1:]]
        is_typed = all(v is not None or not text for v, text in zip(values, texts, strict=True))
        columns[heading] = pl.Series(values if is_typed and any(texts) else texts)
    target = io.BytesIO()
    pl.DataFrame(columns).write_parquet(target)
    return Written(target.getvalue(), list(range(1, len(table))))


def json_array(rows: Sequence[Drawn]) -> Written:
    """Write an array of records; what is blank is null or left out, numbers are numbers."""
    records = [_record(row, number) for number, row in enumerate(rows)]
    text = json.dumps({"registreringer": records}, ensure_ascii=False, indent=1)
    return Written(text.encode(), list(range(1, len(rows) + 1)))


def ndjson(rows: Sequence[Drawn]) -> Written:
    """Write a record a line, the letters escaped."""
    lines = [json.dumps(_record(row, number)) for number, row in enumerate(rows)]
    return Written(("\n".join(lines) + "\n").encode(), list(range(1, len(rows) + 1)))


def _record(row: Drawn, number: int) -> dict[str, object]:
    record: dict[str, object] = {}
    for heading, cell in row.cells.items():
        value = _value(row, heading)
        if isinstance(value, dt.date | dt.time):
            record[heading] = value.isoformat()
        elif isinstance(value, float):
            record[heading] = value
        elif cell or number % 2 == 0:
            record[heading] = cell or None
        else:
            record[heading] = ""
    return record


def worked_out(minutes: Sequence[int], form: str) -> bytes:
    """Write hours as a program works them out, with all their decimals."""
    hours = [one / 60 for one in minutes]
    rows = {"dato": "2024-09-02", "timer": hours, "medarbejder": "OP1", "aktivitet": "Kursus"}
    frame = pl.DataFrame(rows)
    target = io.BytesIO()
    if form == "xlsx":
        frame.write_excel(target)
    elif form == "parquet":
        frame.write_parquet(target)
    else:
        target.write(json.dumps(frame.to_dicts()).encode())
    return target.getvalue()


DELIMITED: dict[str, Callable[[Table], Written]] = {
    f"{encoding} {name} {end} {quotes}": (
        lambda table, e=encoding, m=mark, n=line_end, q=quoting: delimited(
            table, encoding=e, mark=m, line_end=n, quoting=q
        )
    )  # type: ignore[misc]
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1")
    for name, mark in (("semicolon", ";"), ("comma", ","), ("tab", "\t"), ("pipe", "|"))
    for end, line_end in (("lf", "\n"), ("crlf", "\r\n"), ("cr", "\r"))
    for quotes, quoting in (("minimal", csv.QUOTE_MINIMAL), ("all", csv.QUOTE_ALL))
}
RECORDS: dict[str, Callable[[Sequence[Drawn]], Written]] = {
    "xlsx texts": lambda rows: workbook_of_texts(table_of(rows)),
    "xlsx values": workbook_of_values,
    "ods values": open_document,
    "parquet texts": lambda rows: parquet_of_texts(table_of(rows)),
    "parquet values": parquet_of_values,
    "json": json_array,
    "ndjson": ndjson,
}
