"""Files of orders of a few rows, and what became of them."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import xlsxwriter
from ingest_town import RECEIVED_ON

from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.read_file import read_file
from pipeline.ingest.reading import Reading

GOOD = {
    "Bestillingsnummer": "B-2024-014",
    "Bestilt": "05-03-2024",
    "Netværk": "Gildbro",
    "Emne": "Hærværk",
    "Frist": "01-05-2024",
    "Trukket tilbage": "",
    "Bemærkning": "",
}
HEADINGS = tuple(GOOD)


def order(**cells: str) -> dict[str, str]:
    """A good row with other cells: ``id``, ``day``, ``network``, ``topic``, ``due``, …"""
    short = ("id", "day", "network", "topic", "due", "withdrawn", "note")
    return GOOD | {
        heading: cells[key] for key, heading in zip(short, GOOD, strict=True) if key in cells
    }


def csv_of(rows: Iterable[Mapping[str, str]], *, headings: Sequence[str] = HEADINGS) -> bytes:
    lines = [";".join(headings)]
    lines += [";".join(row.get(name, "") for name in headings) for row in rows]
    return "\r\n".join(lines).encode("utf-8-sig")


def xlsx_of(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook; days become cells with a date, and a text that begins with = a formula."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, dt.date):
                    sheet.write_datetime(at, column, dt.datetime.combine(cell, dt.time()), day)
                elif cell is not None:
                    sheet.write(at, column, cell)
    book.close()
    return content.getvalue()


def read(
    content: bytes, knowledge: Knowledge, name: str = "x", on: dt.date = RECEIVED_ON
) -> Reading:
    return read_file(content, name, on, knowledge)


def orders_of(reading: Reading) -> list[tuple[Any, ...]]:
    """The accepted rows from their number on."""
    return reading.parts["order"].drop("source_sheet", "source_line").rows()


def problems_of(reading: Reading) -> list[tuple[int, str, str]]:
    found = reading.rows_of("refused_row").select("source_line", "column_name", "reason_code")
    return found.rows()


def notes_of(reading: Reading) -> list[str]:
    return reading.rows_of("file_note")["reason_code"].to_list()
