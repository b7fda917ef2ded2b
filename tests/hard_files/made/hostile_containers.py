"""Workbooks and containers made to break a reader: bombs, lies and torn files."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from pathlib import Path

from made.hostile_texts import GOOD, HEAD, MB
from made.workbooks import HEADINGS, workbook

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LAUGHS = "".join(
    f'<!ENTITY l{level} "{f"&l{level - 1};" * 10 if level else "ha" * 10}">' for level in range(12)
)


def ten_thousand_columns_of_a_sheet(path: Path) -> None:
    """The same as a workbook."""
    names = [*HEADINGS, *(f"kolonne {number}" for number in range(10_000))]
    path.write_bytes(workbook(lambda book, _day: book.add_worksheet().write_row(0, 0, names)))


def _parts(sheet: bytes) -> dict[str, bytes]:
    """Return the members of a workbook of one sheet."""
    target = io.BytesIO(workbook(lambda book, _day: book.add_worksheet().write_row(0, 0, HEADINGS)))
    with zipfile.ZipFile(target) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return {**parts, "xl/worksheets/sheet1.xml": sheet}


def _packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _sheet(rows: str, doctype: str = "") -> bytes:
    text = f'<?xml version="1.0"?>{doctype}<worksheet xmlns="{_MAIN}"><sheetData>{rows}'
    return f"{text}</sheetData></worksheet>".encode()


def zip_bomb(path: Path) -> None:
    """A sheet of 64 MB of blanks in 66 KB."""
    path.write_bytes(_packed(_parts(_sheet(" " * 64 * MB))))


def lying_sizes(path: Path) -> None:
    """The same, and the directory says that it unpacks to a thousand bytes."""
    content = bytearray(_packed(_parts(_sheet(" " * 64 * MB))))
    name = b"xl/worksheets/sheet1.xml"
    for signature, size_at, name_at in ((b"PK\x01\x02", 24, 46), (b"PK\x03\x04", 22, 30)):
        at = content.find(signature)
        while at >= 0:
            if content[at + name_at : at + name_at + len(name)] == name:
                content[at + size_at : at + size_at + 4] = struct.pack("<I", 1000)
            at = content.find(signature, at + 4)
    path.write_bytes(bytes(content))


def members_that_overlap(path: Path) -> None:
    """A directory of 1 500 names for the same packed megabyte."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    plain = _sheet(" " * MB)
    packed = packer.compress(plain) + packer.flush()
    sizes = struct.pack("<III", zlib.crc32(plain), len(packed), len(plain))
    local = b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes
    body = local + struct.pack("<HH", 1, 0) + b"a" + packed
    names = ["xl/workbook.xml", *(f"xl/worksheets/sheet{number}.xml" for number in range(1499))]
    directory = b"".join(
        b"PK\x01\x02"
        + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0)
        + sizes
        + struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0)
        + name.encode()
        for name in names
    )
    count = len(names)
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), 0)
    path.write_bytes(body + directory + b"PK\x05\x06" + end)


def zip_in_zip(path: Path) -> None:
    """Containers within containers, each the other's only sheet, ten levels down."""
    content = _sheet("")
    for _ in range(10):
        content = _packed({**_parts(content), "xl/embedded.xlsx": content})
    path.write_bytes(content)


def archive_of_logs(path: Path) -> None:
    """A ZIP with logs in it is no log."""
    path.write_bytes(_packed({"marts.csv": (HEAD + GOOD).encode(), "april.csv": HEAD.encode()}))


def xml_bomb(path: Path) -> None:
    """A billion laughs in a sheet."""
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>&l11;</t></is></c></row>'
    path.write_bytes(_packed(_parts(_sheet(cells, f"<!DOCTYPE worksheet [{_LAUGHS}]>"))))


def xml_bomb_of_shared_strings(path: Path) -> None:
    """A billion laughs among the shared strings, where the sheet is good."""
    cells = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    strings = (
        f'<?xml version="1.0"?><!DOCTYPE sst [{_LAUGHS}]>'
        f'<sst xmlns="{_MAIN}" count="1" uniqueCount="1"><si><t>&l11;</t></si></sst>'
    )
    path.write_bytes(_packed({**_parts(_sheet(cells)), "xl/sharedStrings.xml": strings.encode()}))


def text_of_half_a_gigabyte(path: Path) -> None:
    """A shared text of 100 kB, which five thousand cells have."""
    rows = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(1, 5001))
    strings = f'<?xml version="1.0"?><sst xmlns="{_MAIN}"><si><t>{"æbler " * 17_000}</t></si></sst>'
    path.write_bytes(_packed({**_parts(_sheet(rows)), "xl/sharedStrings.xml": strings.encode()}))


def external_entity(path: Path) -> None:
    """A sheet that asks for a file of the machine that reads it."""
    doctype = f'<!DOCTYPE worksheet [<!ENTITY x SYSTEM "{Path("/etc/hostname").as_uri()}">]>'
    cells = '<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>'
    path.write_bytes(_packed(_parts(_sheet(cells, doctype))))


def far_corner(path: Path) -> None:
    """Headings in A1, and one filled cell in the last row and column that a sheet can have."""

    def draw(book: object, _day: object) -> None:
        sheet = book.add_worksheet()  # type: ignore[attr-defined]
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_string(1_048_575, 16_383, "her")

    path.write_bytes(workbook(draw))


def open_document_of(table: str, doctype: str = "", sheet: str = "A") -> bytes:
    """Return a spreadsheet of OpenDocument with one sheet."""
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<?xml version="1.0"?>{doctype}<office:document-content{names}><office:body>'
        f'<office:spreadsheet><table:table table:name="{sheet}">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind.decode()}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    return _packed(
        {
            "mimetype": kind,
            "content.xml": content.encode(),
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


def _cells(words: list[str]) -> str:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{word}</text:p></table:table-cell>'
        for word in words
    )
    return f"<table:table-row>{cells}</table:table-row>"


def repeated_cells(path: Path) -> None:
    """OpenDocument says a cell once and how often it stands: here 17 thousand million times."""
    bomb = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    )
    path.write_bytes(open_document_of(_cells(HEADINGS) + bomb))


def repeated_blanks(path: Path) -> None:
    """The same of blank cells, as LibreOffice fills up a formatted sheet: they are nothing."""
    blanks = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    good = _cells(["05-03-2024", "1,5", "GA1", "Kursus"])
    path.write_bytes(open_document_of(_cells(HEADINGS) + good + blanks))


def xml_bomb_of_open_document(path: Path) -> None:
    """A billion laughs in a cell of OpenDocument."""
    path.write_bytes(open_document_of(_cells(["&l11;"]), f"<!DOCTYPE x [{_LAUGHS}]>"))


def password(path: Path) -> None:
    """A container whose members are encrypted."""
    content = bytearray(_packed(_parts(_sheet(""))))
    for signature, flags_at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.find(signature)
        while at >= 0:
            content[at + flags_at] |= 1
            at = content.find(signature, at + 4)
    path.write_bytes(bytes(content))


def torn_workbook(path: Path) -> None:
    """A workbook of which the last third has not arrived."""
    content = _packed(_parts(_sheet("")))
    path.write_bytes(content[: len(content) * 2 // 3])


def compound_noise(path: Path) -> None:
    """The first bytes of an old workbook, and noise."""
    noise_bytes = random.Random(5).randbytes(200_000)  # noqa: S311 - not for secrets
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise_bytes)


def torn_parquet(path: Path) -> None:
    """Parquet whose middle is noise."""
    import polars as pl

    target = io.BytesIO()
    row = dict(zip(HEADINGS, ["05-03-2024", "1,5", "GA1", "Kursus"], strict=True))
    pl.DataFrame([row] * 1000).write_parquet(target)
    content = bytearray(target.getvalue())
    content[8 : len(content) - 8] = random.Random(7).randbytes(len(content) - 16)  # noqa: S311
    path.write_bytes(bytes(content))


def one_long_value(path: Path) -> None:
    """Parquet in 5 kB: a word of 100 000 letters, once, for a quarter of a million rows."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    same = pa.array([0] * 250_000, pa.int32())
    words = ["2024-03-05", "1", "GA1", "Kursus", "x" * 100_000]
    columns = [pa.DictionaryArray.from_arrays(same, pa.array([word])) for word in words]
    table = pa.table(columns, names=[*HEADINGS[:4], "sted"])
    pq.write_table(table, path, compression="zstd", store_schema=False)
