"""What a file is: decided by its bytes, never by its name alone.

Limits for containers (XLSX, DOCX), which a small file can otherwise exceed without measure: 512 MB
unpacked in all, 200 times the packed size of a member over 1 MB, 2 000 members.
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from dataclasses import dataclass
from typing import Literal

from pipeline.ingest.log_table import FileRefused

MAX_UNPACKED = 512 * 1024**2
MAX_RATIO = 200
_RATIO_FROM = 1024**2
_MAX_MEMBERS = 2000
_OLE = b"\xd0\xcf\x11\xe0"
_SAMPLE = 64 * 1024
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MAX_CONTROL_SHARE = 0.005
_FEW_CONTROLS = 8  # a short text may hold a stray one
_UTF_16_SHARE = 0.3  # of every other byte that is 0 where Latin text is in UTF-16


@dataclass(frozen=True)
class Recognised:
    r"""What a file is.

    Parameters
    ----------
    text
        The decoded text of a text file, with ``\\n`` alone at the ends of lines; else empty.
    encoding
        Its encoding, as the manifest records it.
    """

    shape: Literal["workbook", "document", "parquet", "json", "calendar", "text"]
    text: str = ""
    encoding: str | None = None


def recognise(content: bytes) -> Recognised:
    """Say what some bytes are.

    Raises
    ------
    FileRefused
        ``empty_file``, ``unreadable_file`` (torn, or it unpacks to too much), ``unknown_format``.
    """
    if not content.strip():
        raise FileRefused("empty_file")
    if content.startswith(b"PK\x03\x04"):
        return Recognised(_container(content))
    if content.startswith(b"PAR1"):
        if not content.endswith(b"PAR1") or len(content) < 12:
            raise FileRefused("unreadable_file")
        return Recognised("parquet")
    if content.startswith(_OLE):  # Office before 2007, or any with a password
        return Recognised("workbook")
    if content.startswith((b"%PDF", b"{\\rtf")):
        raise FileRefused("unknown_format")
    text, encoding = decode(content)
    if not text.strip():
        raise FileRefused("empty_file")
    if text.lstrip().startswith(("[", "{")):
        return Recognised("json", text, encoding)
    if text.lstrip()[:20].upper().startswith("BEGIN:VCALENDAR"):
        return Recognised("calendar", text, encoding)
    return Recognised("text", text, encoding)


def _container(content: bytes) -> Literal["workbook", "document"]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise FileRefused("unreadable_file") from None
    unpacked = sum(member.file_size for member in members)
    too_dense = any(
        member.file_size > _RATIO_FROM
        and member.file_size > MAX_RATIO * max(member.compress_size, 1)
        for member in members
    )
    if unpacked > MAX_UNPACKED or too_dense or len(members) > _MAX_MEMBERS:
        raise FileRefused("unreadable_file")
    names = {member.filename for member in members}
    if "xl/workbook.xml" in names:
        return "workbook"
    if "word/document.xml" in names:
        return "document"
    if "content.xml" in names and _is_spreadsheet(content):
        return "workbook"
    raise FileRefused("unknown_format")


def _is_spreadsheet(content: bytes) -> bool:
    """Say whether an OpenDocument container is a spreadsheet, by its member ``mimetype``."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("mimetype") as member:
            return member.read(100).strip() == b"application/vnd.oasis.opendocument.spreadsheet"
    except (KeyError, zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        raise FileRefused("unreadable_file") from None


def decode(content: bytes) -> tuple[str, str]:
    r"""Decode a text: by its byte order mark, else UTF-16 or UTF-8 by sight, else Windows-1252.

    Returns
    -------
    text, encoding
        Ends of lines are ``\\n``. Bytes that Windows-1252 lacks become U+FFFD, which no vocabulary
        knows, so that a row that needs them is refused.

    Raises
    ------
    FileRefused
        ``unknown_format`` where the bytes are no text.
    """
    encoding = _encoding(content)
    try:
        text = content.decode(encoding, errors="replace" if encoding == "cp1252" else "strict")
    except UnicodeDecodeError:
        raise FileRefused("unreadable_file") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, "windows-1252" if encoding == "cp1252" else encoding


def _encoding(content: bytes) -> str:
    if content.startswith(codecs.BOM_UTF8):
        return _if_text(content, "utf-8-sig")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = content[:_SAMPLE:2], content[1:_SAMPLE:2]
    if odd and odd.count(0) > _UTF_16_SHARE * len(odd) and not even.count(0):
        return "utf-16-le"
    if odd and even.count(0) > _UTF_16_SHARE * len(even) and not odd.count(0):
        return "utf-16-be"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(content)
    except UnicodeDecodeError:
        return _if_text(content, "cp1252")
    return _if_text(content, "utf-8")


def _if_text(content: bytes, encoding: str) -> str:
    """Return the encoding, unless too many control characters say that this is no text."""
    sample = content[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(_FEW_CONTROLS, _MAX_CONTROL_SHARE * len(sample)):
        raise FileRefused("unknown_format")
    return encoding
