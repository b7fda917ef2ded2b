"""What a file is follows from its bytes; containers are measured before they are opened."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
import xlsxwriter
from ingest_town import GOOD, csv_of, read

from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.readers import containers
from pipeline.ingest.readers.formats import recognise
from pipeline.ingest.readers.log_table import FileRefused
from pipeline.ingest.readers.source import Source


def container(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def reason_of(content: bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        recognise(Source.of_bytes(content))
    return refused.value.reason_code


def shape_of(content: bytes) -> str:
    return recognise(Source.of_bytes(content)).shape


ODT = b"application/vnd.oasis.opendocument.text"
MAIL = b"Received: from a\r\n  by b\r\nFrom: a@example.org\r\nSubject: Referat\r\n\r\n"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (container({"word/document.xml": b"<a/>"}), "docx"),
        (container({"mimetype": ODT, "content.xml": b"<a/>"}), "odt"),
        (b"%PDF-1.7\n", "pdf"),
        (rb"{\rtf1 Referat}", "rtf"),
        (b"<html><body><h1>Referat</h1></body></html>", "html"),
        (MAIL, "mail"),
    ],
)
def test_kinds_of_document(content: bytes, kind: str) -> None:
    found = recognise(Source.of_bytes(content))
    assert (found.shape, found.document) == ("document", kind)


def test_shapes() -> None:
    assert shape_of(container({"xl/workbook.xml": b"<a/>"})) == "workbook"
    assert shape_of(container({"word/document.xml": b"<a/>"})) == "document"
    assert shape_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100) == "workbook"
    assert shape_of(b'[{"dato": 1}]') == "json"
    assert shape_of(b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n") == "calendar"
    assert shape_of(b"PAR1" + b"x" * 20 + b"PAR1") == "parquet"
    assert shape_of(b"# Referat") == "text"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (container({"a.txt": b"x"}), "unknown_format"),
        (b"PK\x03\x04 torn", "unreadable_file"),
        (b"PAR1 torn", "unreadable_file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(64)), "unknown_format"),
        (b"<!DOCTYPE html><table>", "web_page"),
    ],
)
def test_refused(content: bytes, reason: str) -> None:
    assert reason_of(content) == reason


def test_half_a_character_at_the_end(knowledge: Knowledge) -> None:
    assert read(b"\xff\xfed\x00a\x00t\x00o", knowledge).reason_code == "unreadable_file"


def test_a_container_that_unpacks_to_too_much_is_not_opened() -> None:
    bomb = container({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b"\0" * 5 * 1024**2})
    assert len(bomb) < 20_000
    assert reason_of(bomb) == "unreadable_file"


def test_a_declared_size_over_the_limit_is_believed() -> None:
    content = bytearray(container({"xl/workbook.xml": b"<a/>", "xl/a.xml": b"x"}))
    at = content.rfind(b"PK\x01\x02")  # the directory's entry of the last member
    content[at + 24 : at + 28] = struct.pack("<I", containers.MAX_UNPACKED + 1)
    assert reason_of(bytes(content)) == "unreadable_file"


def test_the_name_decides_nothing_that_the_bytes_tell(knowledge: Knowledge) -> None:
    for name in ("log.csv", "log.xlsx", "referat.docx", "log", "log.txt", "log.md"):
        assert read(csv_of([GOOD]), knowledge, name).format == "csv"
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, list(GOOD))
    sheet.write_row(1, 0, list(GOOD.values()))
    book.close()
    reading = read(target.getvalue(), knowledge, "log.csv")
    assert (reading.format, reading.rows_accepted) == ("xlsx", 1)
