"""What a file is: decided by its bytes, never by its name alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from pipeline.ingest.readers.containers import Container
from pipeline.ingest.readers.log_table import FileRefused
from pipeline.ingest.readers.source import HEAD_BYTES, Source
from pipeline.ingest.readers.text_blocks import (
    NotUtf8,
    encoding_of,
    recorded,
    single_byte_encoding,
    whole_text,
)

_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_ODT = b"application/vnd.oasis.opendocument.text"
_OLE = b"\xd0\xcf\x11\xe0"
# What many web systems call an Excel export.
_WEB_PAGE = re.compile(r"(?i)<(?:!doctype html|html|head|body|table|meta)\b")
# The head of a mail that was saved: fields, those that go on, and among them who sent it. A mailbox
# begins with a line of its own; what a mail system notes for itself may be empty.
_MAIL = re.compile(
    r"(?:From .*\r?\n)?(?:[A-Za-z][A-Za-z0-9-]*:(?:[ \t].*)?\r?\n(?:[ \t].*\r?\n)*){3}"
)
_BLANK_LINE = re.compile(r"\r?\n\r?\n")
_LONGEST_HEAD = 1024**2
_SENT_BY = re.compile(r"(?im)^from:[ \t]")
_TAGS = re.compile(r"<[^>]{0,2000}>")
_OF_MINUTES = re.compile(r"(?i)\b(?:(?:beslutnings|møde)?referat|dagsorden)\b")
Shape = Literal["workbook", "document", "parquet", "json", "calendar", "text"]
DocumentShape = Literal["docx", "odt", "pdf", "rtf", "html", "mail"]


@dataclass(frozen=True)
class Recognised:
    """What a file is.

    Parameters
    ----------
    content
        All bytes of a file that is no text.
    encoding
        How a text is encoded, as far as its beginning shows; else None.
    document
        Which kind of document it is; None for what is none, or shows it only by its words.
    """

    shape: Shape
    content: bytes = b""
    encoding: str | None = None
    document: DocumentShape | None = None


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
    known = _by_signature(source, head)
    if known is not None:
        return known
    return _by_beginning(source, head, encoding or encoding_of(head))


def _by_signature(source: Source, head: bytes) -> Recognised | None:
    """Say what a file is that begins as no text does; None for a text."""
    if head.startswith(b"PK\x03\x04"):
        return _container(source.whole())
    if head.startswith(b"PAR1"):
        content = source.whole()
        if not content.endswith(b"PAR1") or len(content) < 12:
            raise FileRefused("unreadable_file")
        return Recognised("parquet", content)
    if head.startswith(_OLE):  # Office before 2007, or any with a password
        return Recognised("workbook", source.whole())
    if head.startswith(b"%PDF-"):
        return Recognised("document", source.whole(), document="pdf")
    if head.startswith(b"{\\rtf"):
        return Recognised("document", source.whole(), document="rtf")
    return None


def _by_beginning(source: Source, head: bytes, encoding: str) -> Recognised:
    """Say what a text is by what it begins with."""
    text = head.decode(encoding, errors="ignore").lstrip("\ufeff \t\r\n\v\f")
    if _MAIL.match(text) and _SENT_BY.search(_mail_head(source, text)):
        return Recognised("document", source.whole(), document="mail")
    if _WEB_PAGE.match(text):
        if not _OF_MINUTES.search(_TAGS.sub(" ", text)):
            raise FileRefused("web_page")
        return Recognised("document", source.whole(), document="html")
    if text.startswith(("[", "{")):
        return Recognised("json", encoding=encoding)
    if text[:20].upper().startswith("BEGIN:VCALENDAR"):
        return Recognised("calendar", encoding=encoding)
    return Recognised("text", encoding=encoding)


def _mail_head(source: Source, text: str) -> str:
    """Return the head of a mail, however long what the mail systems wrote into it is."""
    if _BLANK_LINE.search(text) or source.size <= HEAD_BYTES:
        return text
    return _BLANK_LINE.split(source.whole()[:_LONGEST_HEAD].decode("latin-1"), maxsplit=1)[0]


def _container(content: bytes) -> Recognised:
    container = Container(content)
    if container.names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return Recognised("workbook", content)
    if "word/document.xml" in container.names:
        return Recognised("document", content, document="docx")
    if {"content.xml", "mimetype"} <= container.names:
        kind = container.read("mimetype", 100).strip()
        if kind in {_SPREADSHEET, _SPREADSHEET + b"-template"}:
            return Recognised("workbook", content)
        if kind in {_ODT, _ODT + b"-template"}:
            return Recognised("document", content, document="odt")
    if "META-INF/manifest.xml" in container.names:
        manifest = container.read("META-INF/manifest.xml", HEAD_BYTES)
        if b"encryption-data" in manifest:  # newer LibreOffice packs the whole of it
            raise FileRefused("password_protected")
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
        encoding = single_byte_encoding(content)
        return whole_text(source, encoding), recorded(encoding)
