"""Containers and workbooks made to do harm are refused before anything is spread out in memory."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hand_made import (
    GOOD_ROW,
    HEAD,
    altered,
    compound_of,
    container,
    ods_of,
    ods_row,
    rows_book,
    xls_record,
    xlsb_of,
)
from ingest_town import read

from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.readers.containers import MAX_MEMBERS, Container, read_xml, xml_parser
from pipeline.ingest.readers.log_table import FileRefused

SHEET = "xl/worksheets/sheet1.xml"
BOOK = rows_book([HEAD, GOOD_ROW])
LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'  # and so on
OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def reason_of(content: bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        unpacked(content)
    return refused.value.reason_code


def unpacked(content: bytes) -> dict[str, bytes]:
    opened = Container(content)
    return {name: b"".join(opened.pieces(name)) for name in opened.names}


def with_size(content: bytes, name: str, size: int) -> bytes:
    """Tell another unpacked size of a member, in the directory and before the member."""
    changed = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        at = archive.getinfo(name).header_offset
    changed[at + 22 : at + 26] = struct.pack("<I", size)
    entry = content.index(name.encode(), content.index(b"PK\x01\x02")) - 46
    changed[entry + 24 : entry + 28] = struct.pack("<I", size)
    return bytes(changed)


def test_a_size_that_is_not_true() -> None:
    content = container({"a": b"x" * 1000, "b": b"y"})
    for size in (1, 999, 1001, 10_000):
        assert reason_of(with_size(content, "a", size)) == "unreadable_file"
    assert unpacked(content) == {"a": b"x" * 1000, "b": b"y"}


def test_members_that_share_their_bytes() -> None:
    content = container({"a": b"x" * 1000, "b": b"x" * 1000})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        second = archive.getinfo("b").header_offset
    entry = content.rindex(b"PK\x01\x02")
    assert content[entry + 42 : entry + 46] == struct.pack("<I", second)
    shared = content[: entry + 42] + struct.pack("<I", 0) + content[entry + 46 :]
    assert reason_of(shared) == "unreadable_file"


def test_too_many_members_too_dense_and_something_before_the_first() -> None:
    many = container({str(at): b"" for at in range(MAX_MEMBERS + 1)})
    assert reason_of(many) == "unreadable_file"
    assert reason_of(container({"a": b"\0" * 5 * 1024**2})) == "unreadable_file"
    assert reason_of(b"PK\x03\x04 before " + container({"a": b"x"})) == "unreadable_file"


def test_a_container_with_a_password() -> None:
    content = bytearray(container({"a": b"x"}))
    entry = content.index(b"PK\x01\x02")
    content[entry + 8] |= 1
    assert reason_of(bytes(content)) == "password_protected"


def test_deep_nesting_and_long_tags_are_read_in_bounded_memory() -> None:
    deep = b"<a>" * 200_000 + b"</a>" * 200_000
    read_xml(iter([deep]), xml_parser())
    tag = b"<a b='" + b"x" * 20 * 1024**2
    pieces = (tag[at : at + 1024**2] for at in range(0, len(tag), 1024**2))
    with pytest.raises(FileRefused):
        read_xml(pieces, xml_parser())


@pytest.mark.parametrize("head", [LAUGHS, OUTSIDE])
@pytest.mark.parametrize("member", [SHEET, "xl/sharedStrings.xml", "xl/styles.xml"])
def test_entities_in_any_part_refuse_the_workbook(
    knowledge: Knowledge, head: str, member: str
) -> None:
    content = altered(BOOK, {member: lambda text: text.replace("?>", "?>" + head, 1)})
    assert read(content, knowledge).reason_code == "unreadable_file"
    assert read(ods_of(ods_row(HEAD), head=head), knowledge).reason_code == "unreadable_file"


FAR = {
    "by its place": '<row r="2"><c r="XFD1048576"><v>1</v></c></row>',
    "in small letters": '<row r="2"><c r="xfd1048576"><v>1</v></c></row>',
    "with spaces": '<row r = "1048576" ><c r = "XFD1048576" ><v>1</v></c></row>',
    "with a prefix": '<x:row xmlns:x="x" r="1048576"><x:c r="XFD1048576"/></x:row>',
    "without any place": "<row>" + "<c/>" * 16_000 + "</row>" + "<row/>" * 2000 + "<row><c/></row>",
}


@pytest.mark.parametrize("way", FAR)
def test_a_cell_far_away(knowledge: Knowledge, way: str) -> None:
    content = altered(
        BOOK, {SHEET: lambda text: text.replace("</sheetData>", FAR[way] + "</sheetData>")}
    )
    assert read(content, knowledge).reason_code == "sheet_too_large"


def test_a_cell_far_away_in_the_other_kinds(knowledge: Knowledge) -> None:
    cell = struct.pack("<HHH", 65_535, 65_535, 0) + b"\0" * 8
    begin = xls_record(0x0809, b"\x00\x06\x10\0" + b"\0" * 12)
    near = xls_record(0x0203, struct.pack("<HHH", 0, 0, 0) + b"\0" * 8)
    xls = compound_of({"Workbook": begin + near + xls_record(0x0203, cell) + xls_record(0x0A)})
    told = struct.pack("<IIHHH", 0, 65_536, 0, 65_535, 0)
    told_xls = compound_of({"Workbook": begin + xls_record(0x0200, told) + xls_record(0x0A)})
    xlsb = xlsb_of([[1.0]], first_row=1_048_575, column=16_383)
    wide = '<table:table-cell table:number-columns-repeated="16384" office:value-type="string"/>'
    ods = ods_of(ods_row([wide], repeats=1_048_576))
    for content in (xls, told_xls, xlsb, ods):
        assert read(content, knowledge).reason_code == "sheet_too_large"


def test_texts_that_are_kept_once_and_stand_everywhere(knowledge: Knowledge) -> None:
    text = "x" * 1_000_000
    cells = "".join(f'<row r="{at}"><c r="A{at}" t="s"><v>0</v></c></row>' for at in range(3, 1003))
    xlsx = altered(
        BOOK,
        {
            SHEET: lambda sheet: sheet.replace("</sheetData>", cells + "</sheetData>"),
            "xl/sharedStrings.xml": lambda strings: strings.replace(">dato<", f">{text}<"),
        },
    )
    long = (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )
    spaces = (
        '<table:table-cell office:value-type="string"><text:p><text:s text:c="999999999"/></text:p>'
        "</table:table-cell>"
    )
    # Not so dense that the container is refused for it.
    for content in (
        xlsx,
        ods_of(ods_row([long.replace("x" * 1000, "xy" * 500)], repeats=1000)),
        ods_of(ods_row([spaces])),
    ):
        assert read(content, knowledge).reason_code in {"sheet_too_large", "unreadable_file"}
    assert read(ods_of(ods_row([spaces])), knowledge).reason_code == "sheet_too_large"


def test_a_sheet_under_a_false_name(knowledge: Knowledge) -> None:
    with zipfile.ZipFile(io.BytesIO(BOOK)) as archive:
        members: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    members["xl/worksheets/sheet1.png"] = members.pop(SHEET)
    relations = members["xl/_rels/workbook.xml.rels"]
    assert isinstance(relations, bytes)
    members["xl/_rels/workbook.xml.rels"] = relations.replace(b"sheet1.xml", b"sheet1.png")
    assert read(container(members), knowledge).reason_code == "unreadable_file"


def test_what_is_refused_never_fills_the_memory(tmp_path: Path) -> None:
    """In a process of its own that may use 1 GB of addresses more than it needs to start."""
    resource = pytest.importorskip("resource")
    assert resource
    far = FAR["by its place"]
    (tmp_path / "far.xlsx").write_bytes(
        altered(BOOK, {SHEET: lambda text: text.replace("</sheetData>", far + "</sheetData>")})
    )
    filled = ods_row(['<table:table-cell office:value-type="string"/>'], repeats=2_000_000_000)
    (tmp_path / "rows.ods").write_bytes(ods_of(filled))
    (tmp_path / "zeros.zip").write_bytes(container({"xl/workbook.xml": b"\0" * 200 * 1024**2}))
    program = """
import resource, sys
from pathlib import Path
from pipeline.ingest.readers.containers import Container
from pipeline.ingest.readers.log_table import FileRefused
from pipeline.ingest.readers.workbook import read_workbook
used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + 1024**3, used + 1024**3))
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        read_workbook(path.read_bytes(), None)
    except FileRefused as refused:
        print(path.name, refused.reason_code)
"""
    if not Path("/proc/self/statm").exists():
        pytest.skip("the size of a process is asked of Linux")
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines() == [
        "far.xlsx sheet_too_large", "rows.ods sheet_too_large", "zeros.zip unreadable_file",
    ], done.stderr  # fmt: skip
