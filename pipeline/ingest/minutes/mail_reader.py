"""EML → the documents in it: what is attached, and what is written in the mail itself."""

from __future__ import annotations

import datetime as dt
import email
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from typing import Literal

from pipeline.ingest.minutes.blocks import Block, Document, Heading, Paragraph
from pipeline.ingest.minutes.moments import clock_of
from pipeline.ingest.minutes.records import MinutesRefused
from pipeline.ingest.readers.formats import decode
from pipeline.ingest.readers.log_table import FileRefused

PartFormat = Literal["docx", "odt", "pdf", "rtf", "html", "markdown", "text"]
_MOST_PARTS, _MOST_MARKS = 100, 5_000
_KINDS: dict[str, PartFormat] = {
    ".docx": "docx", ".docm": "docx", ".odt": "odt", ".pdf": "pdf", ".rtf": "rtf",
    ".htm": "html", ".html": "html", ".md": "markdown", ".txt": "text",
}  # fmt: skip
_TYPES: dict[str, PartFormat] = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/pdf": "pdf",
    "application/rtf": "rtf",
    "text/rtf": "rtf",
}
# Attachments in which minutes may be that are not opened here.
_UNREAD = (".doc", ".dot", ".pages", ".wps", ".zip", ".rar", ".7z", ".msg", ".dat")
# The fields of a forwarded mail's head, in Danish and English; each comes once in a head.
_FIELDS = {
    "fra": "from", "from": "from", "sendt": "date", "sent": "date", "dato": "date", "date": "date",
    "til": "to", "to": "to", "cc": "cc", "bcc": "bcc", "emne": "subject", "subject": "subject",
    "vedhæftede filer": "files", "attachments": "files",
}  # fmt: skip
_FIELD = re.compile(rf"^[>\s*_]*({'|'.join(_FIELDS)})[*_]*\s*:", re.IGNORECASE)
_QUOTED = re.compile(r"^(?:>\s?)+")


@dataclass(frozen=True)
class Part:
    """A document of a mail.

    Parameters
    ----------
    content
        Its bytes; text is in UTF-8.
    is_attached
        It is a file, not the mail's own text.
    """

    content: bytes
    written_in: PartFormat
    is_attached: bool


def parts_of(content: bytes) -> list[Part]:
    """Return the documents of a mail: files first, then its text, the richer version of it.

    Raises
    ------
    MinutesRefused
        ``unreadable_document`` when it is no mail, or has over 100 parts.
    """
    if content.count(b"\n--") > _MOST_MARKS:  # the parser would read every part before we counted
        raise MinutesRefused("unreadable_document")
    try:
        message = email.message_from_bytes(content, policy=policy.default)
        parts = []
        for number, part in enumerate(message.walk()):
            if number > _MOST_PARTS:
                raise MinutesRefused("unreadable_document")
            if isinstance(part, EmailMessage) and not part.is_multipart():
                parts += list(_part(part))
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError):
        raise MinutesRefused("unreadable_document") from None
    files = [part for part in parts if part.is_attached]
    texts = [part for part in parts if not part.is_attached]
    rich = [part for part in texts if part.written_in == "html"]
    return files + (rich or texts)


def subject_of(content: bytes) -> str:
    """Return the subject of a mail that can be read."""
    parsed = email.message_from_bytes(content, policy=policy.default)
    return str(parsed.get("subject", ""))


def sent_on(content: bytes) -> dt.date | None:
    """Return the day a mail was sent, as its head says it; None where that is no day."""
    try:
        parsed = email.message_from_bytes(content, policy=policy.default)
        found = getattr(parsed.get("date"), "datetime", None)
    except (MessageError, LookupError, ValueError, TypeError, AttributeError):
        return None
    return found.date() if isinstance(found, dt.datetime) else None


def _part(part: EmailMessage) -> Iterator[Part]:
    """Yield what a part of a mail is, if it is a document."""
    name = (part.get_filename() or "").casefold()
    ending = name[name.rfind(".") :] if "." in name else ""
    kind = part.get_content_type()
    written_in = _KINDS.get(ending) or _TYPES.get(kind)
    is_attached = bool(name) or part.is_attachment()
    if not is_attached and kind in ("text/plain", "text/html"):
        text = _decoded(part)
        yield Part(text.encode(), "html" if kind == "text/html" else "text", is_attached=False)
    elif written_in is not None or not ending:
        payload = part.get_payload(decode=True)
        content = payload if isinstance(payload, bytes) else b""
        written_in = written_in or _by_signature(content)
        if content and written_in is not None:
            yield Part(content, written_in, is_attached=True)


def _by_signature(content: bytes) -> PartFormat | None:
    """Return what a file without a name is, by its first bytes."""
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"{\\rtf"):
        return "rtf"
    is_packed = content.startswith(b"PK\x03\x04")
    return "docx" if is_packed and b"word/document.xml" in content else None


def _decoded(part: EmailMessage) -> str:
    """Return the text of a part; one that is not in the encoding that it tells is tried as others.

    Raises
    ------
    MinutesRefused
        ``unreadable_document`` where the bytes are no text.
    """
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    told = str(part.get_content_charset() or "")
    try:
        return content.decode(told or "utf-8")
    except (LookupError, ValueError):
        pass
    try:
        return decode(content)[0]
    except FileRefused:
        raise MinutesRefused("unreadable_document") from None


def has_unread_files(content: bytes) -> bool:
    """Say whether a mail that can be read has a file with it of a kind that is not opened here."""
    parsed = email.message_from_bytes(content, policy=policy.default)
    names = ((part.get_filename() or "").casefold() for part in parsed.walk())
    return any(name.endswith(_UNREAD) for name in names)


def is_head_line(text: str, *fields: str) -> bool:
    """Say whether a line is one of these fields of a mail's head: ``Fra: Lone Hjort``."""
    found = _FIELD.match(text)
    return (
        found is not None
        and _FIELDS[found[1].casefold()] in fields
        and clock_of(text[found.end() :]) is None
    )


def without_mail_heads(document: Document) -> Document:
    """Return a mail's text without the heads of forwarded mails, whose date is no meeting's."""
    kept: list[Block] = []
    head: dict[str, Block] = {}  # field → its line; several fields are a head, one is a line

    def close() -> None:
        if len(head) < 2:
            kept.extend(head.values())
        head.clear()

    for block in document.blocks:
        if not isinstance(block, Paragraph | Heading):
            close()
            kept.append(block)
            continue
        found = _FIELD.match(block.text)
        field = _FIELDS[found[1].casefold()] if found else ""
        # "Fra: 9.30" and "Til: 11.00" are when the meeting began and ended.
        is_clock = found is not None and clock_of(block.text[found.end() :]) is not None
        if field == "from" and not is_clock:
            close()
            head[field] = block
        elif head and field and field not in head:
            head[field] = block
        else:
            close()
            kept.append(replace(block, text=_QUOTED.sub("", block.text)))
    close()
    return replace(document, blocks=kept)
