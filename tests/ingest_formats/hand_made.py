"""Workbooks made by hand: spreadsheets as ODS and XLSB, and containers made to do harm."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence

import xlsxwriter

HEAD = ["dato", "timer", "medarbejder", "aktivitet"]
GOOD_ROW = ["05-03-2024", "1,5", "OP1", "Samtale"]
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {"office": "office", "table": "table", "text": "text"}.items()
)
_CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def container(members: Mapping[str, bytes | str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def book_of(fill: Callable[[xlsxwriter.Workbook], None], **options: object) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, **options})
    fill(book)
    book.close()
    return target.getvalue()


def rows_book(*sheets: Sequence[Sequence[object]], **options: object) -> bytes:
    def fill(book: xlsxwriter.Workbook) -> None:
        for rows in sheets:
            sheet = book.add_worksheet()
            for number, cells in enumerate(rows):
                sheet.write_row(number, 0, cells)

    return book_of(fill, **options)


def altered(content: bytes, changes: Mapping[str, Callable[[str], str]]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        members: dict[str, bytes | str] = {name: source.read(name) for name in source.namelist()}
    for name, change in changes.items():
        text = members[name]
        members[name] = change(text.decode() if isinstance(text, bytes) else text)
    return container(members)


def ods_of(*tables: str, head: str = "", manifest: str = "<manifest/>") -> bytes:
    body = "".join(f'<table:table table:name="a">{table}</table:table>' for table in tables)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<office:document-content {_NAMES} {_CALC}>'
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return container({"mimetype": _ODS, "content.xml": content, "META-INF/manifest.xml": manifest})


def ods_row(cells: Sequence[str], repeats: int = 1) -> str:
    """A row; a cell that begins with ``<`` is written as it is."""
    start, end = (
        '<table:table-cell office:value-type="string"><text:p>',
        "</text:p></table:table-cell>",
    )
    made = [cell if cell.startswith("<") else f"{start}{cell}{end}" for cell in cells]
    return (
        f'<table:table-row table:number-rows-repeated="{repeats}">{"".join(made)}</table:table-row>'
    )


def xlsb_of(rows: Sequence[Sequence[object]], *, first_row: int = 0, column: int = 0) -> bytes:
    """An XLSB workbook with one sheet: BrtCellReal, BrtCellSt, BrtFmlaError, none for None."""
    records = [_record(129), _record(148, struct.pack("<IIII", 0, 0, 0, 0)), _record(145)]
    for number, cells in enumerate(rows, start=first_row):
        records.append(_record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0)))
        for at, cell in enumerate(cells, start=column):
            if isinstance(cell, str):
                text = struct.pack("<I", len(cell)) + cell.encode("utf-16-le")
                records.append(_record(6, struct.pack("<II", at, 0) + text))
            elif isinstance(cell, bytes):  # the code of an error that a formula gave
                records.append(_record(11, struct.pack("<II", at, 0) + cell + b"\0" * 6))
            elif cell is not None:
                records.append(_record(5, struct.pack("<IId", at, 0, cell)))
    records += [_record(146), _record(130)]
    name = struct.pack("<I", 1) + "a".encode("utf-16-le")
    relation = struct.pack("<I", 4) + "rId1".encode("utf-16-le")
    sheet = _record(156, struct.pack("<II", 0, 1) + relation + name)
    book = _record(131) + _record(153, struct.pack("<III", 0, 0, 0)) + _record(143) + sheet
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Target="worksheets/sheet1.bin" Type="http://schemas.openxmlformats'
        '.org/officeDocument/2006/relationships/worksheet"/></Relationships>'
    )
    return container(
        {
            "xl/workbook.bin": book + _record(144) + _record(132),
            "xl/_rels/workbook.bin.rels": relations,
            "xl/worksheets/sheet1.bin": b"".join(records),
        }
    )


def _record(kind: int, data: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, rest = b"", len(data)
    while True:
        length += bytes([rest & 0x7F | (0x80 if rest > 0x7F else 0)])
        rest >>= 7
        if not rest:
            return number + length + data


def compound_of(streams: Mapping[str, bytes]) -> bytes:
    """An OLE compound file (MS-CFB) with some streams, all in sectors of 512 bytes."""
    free, end, table_mark = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    sectors: list[bytes] = []
    chain: list[int] = []
    places = {}
    for name, data in streams.items():
        padded = data.ljust(max(4096, -(-len(data) // 512) * 512), b"\0")
        places[name] = (len(sectors), len(padded))
        count = len(padded) // 512
        chain += [*range(len(sectors) + 1, len(sectors) + count), end]
        sectors += [padded[at : at + 512] for at in range(0, len(padded), 512)]
    entries = [_entry("Root Entry", 5, end, 0)]
    entries += [_entry(name, 2, start, size) for name, (start, size) in places.items()]
    listed = b"".join(entries)
    listed = listed.ljust(-(-len(listed) // 512) * 512, b"\0")
    directory, count = len(sectors), len(listed) // 512
    chain += [*range(directory + 1, directory + count), end]
    sectors += [listed[at : at + 512] for at in range(0, len(listed), 512)]
    tables = -(-(len(chain) + 4) // 128)
    places_of_tables = list(range(len(sectors), len(sectors) + tables))
    chain += [table_mark] * tables
    chain += [free] * (tables * 128 - len(chain))
    table = struct.pack(f"<{len(chain)}I", *chain)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, tables, directory, 0, 4096, end, 0, end, 0)
    header += struct.pack("<109I", *places_of_tables, *[free] * (109 - tables))
    return header + b"".join(sectors) + table


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    marks = struct.pack("<HBBIII", len(text), kind, 1, *[0xFFFFFFFF] * 3)
    return text.ljust(64, b"\0") + marks + b"\0" * 36 + struct.pack("<III", start, size, 0)


def xls_record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data
