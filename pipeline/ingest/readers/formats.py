"""What a file is: decided by its bytes, never by its name alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.ingest.readers.containers import Container
from pipeline.ingest.readers.log_table import FileRefused
from pipeline.ingest.readers.source import HEAD_BYTES, Source
from pipeline.ingest.readers.text_blocks import NotUtf8, encoding_of, recorded, whole_text

_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_OLE = b"\xd0\xcf\x11\xe0"
# What many web systems call an Excel export.
_WEB_PAGE = re.compile(r"(?i)<(?:!doctype html|html|head|body|table|meta)\b")
Shape = Literal["workbook", "document", "parquet", "json", "calendar", "text"]


@dataclass(frozen=True)
class Recognised:
    """What a file is.

    Parameters
    ----------
    content
        All bytes of a file that is no text.
    encoding
        How a text is encoded, as far as its beginning shows; else None.
    """

    shape: Shape
    content: bytes = b""
    encoding: str | None = None


def recognise(source: Source, encoding: str | None = None) -> Recognised:
    """Say what a file is.

    Parameters
    ----------
    encoding
        That of its text, where it is pinned.

    Raises
    ------
    FileRefused
        ``empty_file``, ``unreadable_file`` (torn, or it unpacks to too much), ``unknown_format``,
        ``too_large_file``, ``web_page``.
    """
    head = source.head()
    if not head.strip() and source.size <= len(head):
        raise FileRefused("empty_file")
    if head.startswith(b"PK\x03\x04"):
        content = source.whole()
        return Recognised(_container(content), content)
    if head.startswith(b"PAR1"):
        content = source.whole()
        if not content.endswith(b"PAR1") or len(content) < 12:
            raise FileRefused("unreadable_file")
        return Recognised("parquet", content)
    if head.startswith(_OLE):  # Office before 2007, or any with a password
        return Recognised("workbook", source.whole())
    if head.startswith((b"%PDF", b"{\\rtf")):
        raise FileRefused("unknown_format")
    found = encoding or encoding_of(head)
    text = head.decode(found, errors="ignore").lstrip("\ufeff \t\r\n\v\f")
    if _WEB_PAGE.match(text):
        raise FileRefused("web_page")
    if text.startswith(("[", "{")):
        return Recognised("json", encoding=found)
    if text[:20].upper().startswith("BEGIN:VCALENDAR"):
        return Recognised("calendar", encoding=found)
    return Recognised("text", encoding=found)


def _container(content: bytes) -> Shape:
    container = Container(content)
    if container.names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return "workbook"
    if "word/document.xml" in container.names:
        return "document"
    if {"content.xml", "mimetype"} <= container.names:
        kind = container.read("mimetype", 100).strip()
        if kind in {_SPREADSHEET, _SPREADSHEET + b"-template"}:
            return "workbook"
    raise FileRefused("unknown_format")


def decode(content: bytes) -> tuple[str, str]:
    r"""Decode a text in memory, as :mod:`~pipeline.ingest.readers.text_blocks` tells encodings.

    Returns
    -------
    text, encoding
        Ends of lines are ``\n``. The encoding is as the manifest records it.

    Raises
    ------
    FileRefused
        ``unknown_format`` where the bytes are no text; ``unreadable_file``.
    """
    source = Source.of_bytes(content)
    encoding = encoding_of(content[:HEAD_BYTES])
    try:
        return whole_text(source, encoding), recorded(encoding)
    except NotUtf8:
        return whole_text(source, "cp1252"), recorded("cp1252")
