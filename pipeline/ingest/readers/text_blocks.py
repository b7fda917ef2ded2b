r"""Text as UTF-8 in blocks, whatever it is written in, so that no more than a block is held.

What is told apart: UTF-8 and UTF-16 with their byte order marks; UTF-16 without one, by every other
byte that is 0; UTF-32 with its mark; UTF-8 without one, when all of the file is valid UTF-8; the
code page of DOS (850, of whose Danish letters 865 is no different) and that of old Macs, by Danish
letters within words; else Windows-1252, of which ISO-8859-1 is a part as far as letters go.
ISO-8859-15 cannot be told from it: they differ in eight signs (``€ Š š Ž ž Œ œ Ÿ``), no Danish
letter among them.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

import numpy as np
import polars as pl

from pipeline.ingest.readers.log_table import FileRefused
from pipeline.ingest.readers.source import HEAD_BYTES, Source

BLOCK_BYTES = 16 * 1024**2
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MAX_CONTROL_SHARE = 0.005
_FEW_CONTROLS = 8  # a short text may hold a stray one
_UTF_16_SHARE = 0.3  # of every other byte that is 0 where Latin text is in UTF-16
# æ, ø and å of a code page between two letters, where Windows-1252 has quotes and signs; and those
# of Windows-1252, which no other page has between letters of Danish.
_SINGLE_BYTE = {
    "cp850": re.compile(rb"(?<=[A-Za-z])[\x86\x91\x9b](?=[A-Za-z])"),
    "mac_roman": re.compile(rb"(?<=[A-Za-z])[\x8c\xbe\xbf](?=[A-Za-z])"),
}
_WINDOWS = re.compile(rb"[\xc5\xc6\xd8\xe5\xe6\xf8]")
_CUT_OFF = "\ufffd".encode()
_OF_ONE_BYTE = {"cp1252", "cp850", "mac_roman"}
_RECORDED = {
    "cp850": "ibm850",
    "mac_roman": "macintosh",
    "cp1252": "windows-1252",
    "latin-1": "iso-8859-1",
}


class NotUtf8(Exception):  # noqa: N818 - an answer, not an error
    """A file that began like UTF-8 is none: it is read again as Windows-1252."""


def encoding_of(head: bytes) -> str:
    """Return the encoding of a text by its first bytes; ``utf-8`` stands until it is disproved.

    Raises
    ------
    FileRefused
        ``unknown_format`` where too many control characters say that this is no text.
    """
    if head.startswith(codecs.BOM_UTF8):
        return _if_text(head, "utf-8-sig")
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = head[:HEAD_BYTES:2], head[1:HEAD_BYTES:2]
    if odd and odd.count(0) > _UTF_16_SHARE * len(odd) and not even.count(0):
        return "utf-16-le"
    if odd and even.count(0) > _UTF_16_SHARE * len(even) and not odd.count(0):
        return "utf-16-be"
    return _if_text(head, "utf-8")


def single_byte_encoding(content: bytes) -> str:
    """Return the encoding of a text that is not in Unicode, by its Danish letters."""
    if _WINDOWS.search(content):
        return "cp1252"
    counts = {name: len(letters.findall(content)) for name, letters in _SINGLE_BYTE.items()}
    likeliest = max(counts, key=lambda name: counts[name])
    return likeliest if counts[likeliest] else "cp1252"


def _if_text(head: bytes, encoding: str) -> str:
    if len(_CONTROL.findall(head)) > max(_FEW_CONTROLS, _MAX_CONTROL_SHARE * len(head)):
        raise FileRefused("unknown_format")
    return encoding


def recorded(encoding: str) -> str:
    """Return an encoding as the manifest records it."""
    return _RECORDED.get(encoding, encoding)


def text_blocks(source: Source, encoding: str, size: int = BLOCK_BYTES) -> Iterator[bytes]:
    r"""Yield a text as UTF-8; blocks end anywhere but within a character or a ``\r\n``.

    Ends of lines are ``\n`` or ``\r\n``: a ``\r`` alone has become ``\n``. Bytes that Windows-1252
    lacks become U+FFFD, which no vocabulary knows, so that a row that needs them is refused.

    Raises
    ------
    FileRefused
        ``unreadable_file`` where bytes are no text in this encoding.
    NotUtf8
        Where the encoding is ``utf-8`` and the bytes are not.
    """
    before = b""
    for block in _utf8(source, encoding, size):
        joined = before + block if before else block
        before = joined[-1:] if joined.endswith(b"\r") else b""
        yield _with_line_ends(joined.removesuffix(b"\r"))
    if before:
        yield b"\n"


def whole_text(source: Source, encoding: str) -> str:
    r"""Return a text that is read whole; ends of lines are ``\n`` alone.

    Raises
    ------
    FileRefused
        ``too_large_file``, or as :func:`text_blocks`.
    NotUtf8
        As :func:`text_blocks`.
    """
    content = Source.of_bytes(source.whole())
    return b"".join(text_blocks(content, encoding)).decode().replace("\r\n", "\n")


def _utf8(source: Source, encoding: str, size: int) -> Iterator[bytes]:
    if encoding in {"utf-8", "utf-8-sig"}:
        yield from _checked(source.blocks(size), encoding)
        return
    errors = "replace" if encoding in _OF_ONE_BYTE else "strict"
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    try:
        for block in source.blocks(size):
            yield decoder.decode(block).encode()
        yield decoder.decode(b"", final=True).encode()
    except (UnicodeDecodeError, UnicodeEncodeError):  # half a character; half of a pair
        raise FileRefused("unreadable_file") from None


def _checked(blocks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """Yield blocks of UTF-8 that end between characters, without the byte order mark."""
    before = b""
    is_first, has_letters = True, encoding == "utf-8-sig"
    for block in blocks:
        joined = before + block
        if is_first and encoding == "utf-8-sig":
            if len(joined) < len(codecs.BOM_UTF8):
                before = joined
                continue
            joined = joined.removeprefix(codecs.BOM_UTF8)
        is_first = False
        cut = _last_whole(joined)
        before = joined[cut:]
        has_letters |= not joined[:cut].isascii()
        yield _valid(joined[:cut], encoding)
    # A file that broke off within a letter is what it was up to there.
    is_torn = has_letters and "\ufffd" in before.decode(errors="replace")
    yield _CUT_OFF if is_torn else _valid(before, encoding)


def _last_whole(block: bytes) -> int:
    """Return where the last character that may not be whole begins."""
    for back in range(1, min(4, len(block)) + 1):
        byte = block[-back]
        if byte < 0x80:
            return len(block)
        if byte >= 0xC0:
            return len(block) - back
    return len(block)


def _valid(block: bytes, encoding: str) -> bytes:
    if block.isascii():
        return block
    try:  # Polars checks in a third of the time that decoding takes
        pl.Series([block]).cast(pl.String)
    except pl.exceptions.ComputeError:
        pass
    else:
        return block
    if encoding == "utf-8":
        raise NotUtf8
    raise FileRefused("unreadable_file")


def _with_line_ends(block: bytes) -> bytes:
    r"""Make every ``\r`` without a ``\n`` behind it an end of line."""
    data = np.frombuffer(block, dtype=np.uint8)
    returns = np.flatnonzero(data == ord("\r"))
    behind = data[np.minimum(returns + 1, len(data) - 1)]  # behind the last, itself
    if (behind == ord("\n")).all():
        return block
    return block.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
