"""Workbooks as a spreadsheet program would save them after somebody has typed into some cells."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

import fastexcel

Cell = str | int | float


def member(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode("utf-8")


def sheet_xml(content: bytes, number: int = 1) -> str:
    return member(content, f"xl/worksheets/sheet{number}.xml")


def typed_into(content: bytes, cells: Mapping[str, Cell], *, number: int = 1) -> bytes:
    """Type into cells of a sheet: text becomes text, a number keeps the column's format."""
    path = f"xl/worksheets/sheet{number}.xml"
    xml = sheet_xml(content, number)
    for place, value in cells.items():
        xml = _with_cell(xml, place, value)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name == path:
                body = xml.encode("utf-8")
            if name == "docProps/core.xml":  # every program says when it saved
                body = body.replace(b"2000-01-01T00:00:00Z", b"2024-05-01T10:00:00Z")
            new.writestr(name, body)
    return out.getvalue()


def _with_cell(xml: str, place: str, value: Cell) -> str:
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", place).groups()  # type: ignore[union-attr]
    style = _style(xml, place, letters)
    said = (
        f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        if isinstance(value, str)
        else f'<c r="{place}" s="{style}"><v>{value}</v></c>'
    )
    there = re.search(rf'<row r="{row}"[^>]*?(/>|>.*?</row>)', xml, re.DOTALL)
    if there is None:
        return xml.replace("</sheetData>", f'<row r="{row}">{said}</row></sheetData>')
    line = there.group(0)
    cell = re.search(rf'<c r="{place}"[^>]*?(/>|>.*?</c>)', line, re.DOTALL)
    if cell is not None:
        return xml.replace(line, line.replace(cell.group(0), said))
    found = sorted([*re.findall(r"<c r=.*?(?:/>|</c>)", line, re.DOTALL), said], key=_position)
    head = line.split(">", 1)[0].rstrip("/")
    return xml.replace(line, f"{head}>{''.join(found)}</row>")


def _position(cell: str) -> tuple[int, str]:
    letters = re.match(r'<c r="([A-Z]+)', cell)[1]  # type: ignore[index]
    return len(letters), letters


def _style(xml: str, place: str, letters: str) -> str:
    own = re.search(rf'<c r="{place}" s="(\d+)"', xml)
    if own:
        return own[1]
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - 64
    for first, last, style in re.findall(r'<col min="(\d+)" max="(\d+)"[^>]*? style="(\d+)"', xml):
        if int(first) <= at <= int(last):
            return str(style)
    return "0"


def texts_of(content: bytes, sheet: int | str = 0) -> list[list[str | None]]:
    """The cells of a sheet as text."""
    found = fastexcel.read_excel(content).load_sheet(sheet, header_row=None, dtypes="string")
    return [list(row) for row in found.to_polars().rows()]


def place_of(content: bytes, reference_end: str, heading: str, sheet: int | str = 0) -> str:
    """Where a cell of a hand-back workbook is: by its row's reference, and its heading."""
    rows = texts_of(content, sheet)
    line = next(
        at for at, row in enumerate(rows, start=1) if (row[0] or "").endswith(reference_end)
    )
    return f"{chr(65 + rows[0].index(heading))}{line}"
