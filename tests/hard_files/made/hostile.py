"""Files that are made to break a reader: bombs, lies, and cells and series without measure.

Each is written to a path, since some are larger than what a test should hold in memory. Nothing of
this is ever stored.
"""

from __future__ import annotations

import gzip
import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from made.workbooks import HEADINGS, workbook

MB = 1024**2
HEAD = "dato;timer;medarbejder;aktivitet;note\n"
GOOD = "05-03-2024;1,5;GA1;Kursus;\n"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LAUGHS = "".join(
    f'<!ENTITY l{level} "{f"&l{level - 1};" * 10 if level else "ha" * 10}">' for level in range(12)
)


def ten_thousand_columns(path: Path) -> None:
    """A heading row of 10 000 columns."""
    names = [*HEADINGS, *(f"kolonne {number}" for number in range(10_000))]
    row = ["05-03-2024", "1,5", "GA1", "Kursus", *("x" for _ in range(10_000))]
    path.write_text(";".join(names) + "\n" + ";".join(row) + "\n", encoding="utf-8")


def ten_thousand_columns_of_a_sheet(path: Path) -> None:
    """The same as a workbook."""
    names = [*HEADINGS, *(f"kolonne {number}" for number in range(10_000))]
    path.write_bytes(workbook(lambda book, _day: book.add_worksheet().write_row(0, 0, names)))


def line_of_delimiters(path: Path) -> None:
    """One line of five million semicolons among good ones."""
    path.write_text(HEAD + GOOD + ";" * 5_000_000 + "x\n" + GOOD, encoding="utf-8")


def line_of_quotes(path: Path) -> None:
    """A million quotation marks, odd and even, in lines that may and may not be quoted."""
    marks = '"' * 500_001
    text = f'{HEAD}{GOOD}06-03-2024;1;GA1;Kursus;{marks}\n07-03-2024;1;GA1;Kursus;x{marks}"\n{GOOD}'
    path.write_text(text, encoding="utf-8")


def cell_of_64_mb(path: Path) -> None:
    """A note of 64 MB."""
    with path.open("wb") as file:
        file.write(f'{HEAD}{GOOD}06-03-2024;1;GA1;Kursus;"'.encode())
        for _ in range(64):
            file.write(b"x" * MB)
        file.write(f'"\n{GOOD}'.encode())


def cell_of_2_gb(path: Path) -> None:
    """A cell of 2 GB, as a hole in the file."""
    with path.open("wb") as file:
        file.write(f"{HEAD}{GOOD}06-03-2024;1;GA1;Kursus;".encode())
        file.truncate(2 * 1024 * MB)


def only_nul_bytes(path: Path) -> None:
    """Headings, then a megabyte of NUL."""
    path.write_bytes(HEAD.encode() + b"\0" * MB)


def noise(path: Path) -> None:
    """A megabyte of noise."""
    path.write_bytes(random.Random(3).randbytes(MB))  # noqa: S311 - not for secrets


def zipped_log(path: Path) -> None:
    """A log somebody has packed with gzip."""
    path.write_bytes(gzip.compress((HEAD + GOOD).encode(), mtime=0))


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


def deep_json(path: Path) -> None:
    """Two hundred thousand brackets."""
    path.write_text("[" * 200_000 + "]" * 200_000, encoding="utf-8")


def deep_record(path: Path) -> None:
    """A record within a record within a record, fifty thousand deep."""
    path.write_text('[{"dato":' * 50_000 + "1" + "}]" * 50_000, encoding="utf-8")


def number_without_end(path: Path) -> None:
    """Numbers of a million digits and of an impossible size, beside a good record."""
    record = '{{"dato":"2024-03-05","timer":{},"medarbejder":"GA1","aktivitet":"Kursus"}}'
    numbers = ("1.5", "9" * 1_000_000, "1e999999", "-1e-999999")
    path.write_text("[" + ",".join(record.format(one) for one in numbers) + "]", encoding="utf-8")


def _calendar(*rules: str) -> str:
    events = "".join(
        f"BEGIN:VEVENT\nUID:e{number}\nDTSTAMP:20240301T120000Z\nCATEGORIES:Kursus\n{rule}\nEND:VEVENT\n"
        for number, rule in enumerate(rules)
    )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//EN\n{events}END:VCALENDAR\n"


def every_second(path: Path) -> None:
    """An appointment every second for ever, and a good one."""
    start = "DTSTART:20200101T080000Z\nDTEND:20200101T080001Z\nRRULE:FREQ=SECONDLY"
    good = "DTSTART:20240305T073000Z\nDTEND:20240305T083000Z"
    path.write_text(_calendar(start, good), encoding="utf-8")


def every_minute_of_every_year(path: Path) -> None:
    """A rule that names every minute of every hour of every day."""
    each = ",".join(str(number) for number in range(60))
    hours = ",".join(str(number) for number in range(24))
    rule = f"RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYHOUR={hours};BYMINUTE={each}"
    start = f"DTSTART:20000101T000000Z\nDTEND:20000101T000030Z\n{rule};BYSECOND={each}"
    path.write_text(_calendar(start), encoding="utf-8")


def daily_since_1601(path: Path) -> None:
    """An appointment every day since the year in which Windows begins to count."""
    start = "DTSTART:16010101T080000\nDTEND:16010101T083000\nRRULE:FREQ=DAILY"
    path.write_text(_calendar(start), encoding="utf-8")


def daily_since_1999(path: Path) -> None:
    """An appointment every day for longer than the records."""
    start = "DTSTART:19990101T080000\nDTEND:19990101T083000\nRRULE:FREQ=DAILY"
    path.write_text(_calendar(start), encoding="utf-8")


def series_without_end(path: Path) -> None:
    """Four hundred appointments every day since 2000."""
    start = "DTSTART:20000103T080000\nDTEND:20000103T083000\nRRULE:FREQ=DAILY"
    path.write_text(_calendar(*[start] * 400), encoding="utf-8")


def components_without_end(path: Path) -> None:
    """A hundred thousand appointments, each within the one before."""
    text = "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n" * 100_000 + "END:X\n" * 100_000
    path.write_text(text + "END:VCALENDAR\n", encoding="utf-8")


def one_long_value(path: Path) -> None:
    """Parquet in 5 kB: a word of 100 000 letters, once, for a quarter of a million rows."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    same = pa.array([0] * 250_000, pa.int32())
    words = ["2024-03-05", "1", "GA1", "Kursus", "x" * 100_000]
    columns = [pa.DictionaryArray.from_arrays(same, pa.array([word])) for word in words]
    table = pa.table(columns, names=[*HEADINGS[:4], "sted"])
    pq.write_table(table, path, compression="zstd", store_schema=False)


def four_million_short_rows(path: Path) -> None:
    """Four million rows of three signs, each of them to be refused."""
    path.write_text(HEAD + GOOD + "a;b\n" * 4_000_000, encoding="utf-8")


def heading_of_8_mb(path: Path) -> None:
    """A heading row with one heading of eight megabytes."""
    path.write_text(f"dato;timer;medarbejder;aktivitet;{'x' * 8 * MB}\n{GOOD}", encoding="utf-8")


HOSTILE: dict[str, Callable[[Path], None]] = {
    "ten_thousand_columns.csv": ten_thousand_columns,
    "ten_thousand_columns.xlsx": ten_thousand_columns_of_a_sheet,
    "line_of_delimiters.csv": line_of_delimiters,
    "line_of_quotes.csv": line_of_quotes,
    "cell_of_64_mb.csv": cell_of_64_mb,
    "cell_of_2_gb.csv": cell_of_2_gb,
    "heading_of_8_mb.csv": heading_of_8_mb,
    "only_nul_bytes.csv": only_nul_bytes,
    "noise.csv": noise,
    "gzip_named.csv": zipped_log,
    "zip_bomb.xlsx": zip_bomb,
    "lying_sizes.xlsx": lying_sizes,
    "members_that_overlap.xlsx": members_that_overlap,
    "zip_in_zip.xlsx": zip_in_zip,
    "archive_of_logs.zip": archive_of_logs,
    "xml_bomb.xlsx": xml_bomb,
    "xml_bomb_of_shared_strings.xlsx": xml_bomb_of_shared_strings,
    "text_of_half_a_gigabyte.xlsx": text_of_half_a_gigabyte,
    "external_entity.xlsx": external_entity,
    "far_corner.xlsx": far_corner,
    "repeated_cells.ods": repeated_cells,
    "repeated_blanks.ods": repeated_blanks,
    "xml_bomb.ods": xml_bomb_of_open_document,
    "password.xlsx": password,
    "torn.xlsx": torn_workbook,
    "compound_noise.xls": compound_noise,
    "torn.parquet": torn_parquet,
    "deep.json": deep_json,
    "deep_record.json": deep_record,
    "number_without_end.json": number_without_end,
    "every_second.ics": every_second,
    "every_minute_of_every_year.ics": every_minute_of_every_year,
    "daily_since_1999.ics": daily_since_1999,
    "daily_since_1601.ics": daily_since_1601,
    "series_without_end.ics": series_without_end,
    "components_without_end.ics": components_without_end,
    "one_long_value.parquet": one_long_value,
}
