"""Every readable text of a file, whatever it is packed in, to look for personal data in."""

from __future__ import annotations

import base64
import gzip
import html
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl
from pypdf import PdfReader

_ENCODINGS = ("utf-8", "cp1252", "utf-16-le", "utf-16-be")
_PLAIN = re.compile(r"[a-z0-9]+")
_MOST_PARTS, _LEAST_PART = 40, 2  # pieces that are tried one by one; letters of a part
_TAG = re.compile(r"<[^>]*>")
_PACKED = re.compile(r'class="u-variants">([A-Za-z0-9+/=]+)<')


def texts_of(path: Path, needles: Needles) -> Iterator[str]:
    """Yield the texts of a file: as it is, unpacked, and as its own format tells it."""
    yield path.name
    content = path.read_bytes()
    if path.suffix in (".duckdb", ".parquet"):
        yield from texts_of_columns(content, needles)
    else:
        yield from _texts_of_bytes(content)
    if path.suffix == ".parquet":
        yield from _parquet_texts(path)
    elif path.suffix == ".duckdb":
        yield from _duckdb_texts(path)
    elif content.startswith(b"%PDF"):
        yield from _pdf_texts(content)


def texts_of_columns(content: bytes, needles: Needles) -> Iterator[str]:
    """Yield the texts of a file that is no text, in the encodings in which it may hold a piece.

    To decode what is no text takes seconds a file, and most hold nothing of what is looked for.
    """
    small = content.lower()
    for encoding in _ENCODINGS:
        if needles.may_stand_in(small, encoding):
            yield content.decode(encoding, errors="ignore")


def _texts_of_bytes(content: bytes) -> Iterator[str]:
    for encoding in _ENCODINGS:
        text = content.decode(encoding, errors="ignore")
        yield text
        if encoding == "utf-8":
            yield from _unescaped(text)
    if content.startswith(b"PK\x03\x04"):
        try:
            archive = zipfile.ZipFile(io.BytesIO(content))
        except zipfile.BadZipFile:
            return
        for name in archive.namelist():
            yield name
            yield from _texts_of_bytes(archive.read(name))


def _unescaped(text: str) -> Iterator[str]:
    """Yield a text with HTML entities, tags and JSON escapes taken out (a run may split a name)."""
    if "<" in text:
        yield html.unescape(text)
        yield html.unescape(_TAG.sub("", text))
        # What a reader of the dashboard can choose lies in it packed.
        for packed in _PACKED.findall(text):
            yield from _unescaped(gzip.decompress(base64.b64decode(packed)).decode())
    if "\\u" in text:
        yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)


def _parquet_texts(path: Path) -> Iterator[str]:
    frame = pl.read_parquet(path)
    for column in frame.columns:
        yield column
        yield "\n".join(str(value) for value in frame[column].unique().to_list())
    yield json.dumps(pl.read_parquet_metadata(path))


def _duckdb_texts(path: Path) -> Iterator[str]:
    """Yield every cell, name and comment of a warehouse."""
    with duckdb.connect(str(path), read_only=True) as connection:
        for catalogue in ("duckdb_tables()", "duckdb_columns()", "duckdb_views()"):
            yield str(connection.execute(f"SELECT * FROM {catalogue}").fetchall())
        tables = connection.execute(
            "SELECT table_schema, table_name FROM information_schema.tables"
        ).fetchall()
        for schema, table in tables:
            yield str(connection.execute(f'SELECT * FROM "{schema}"."{table}"').fetchall())


def _pdf_texts(content: bytes) -> Iterator[str]:
    reader = PdfReader(io.BytesIO(content))
    yield str(reader.metadata)
    yield "\n".join(page.extract_text() for page in reader.pages)


@dataclass(frozen=True)
class Needles:
    """What is looked for.

    Parameters
    ----------
    pattern
        Each piece as a word of its own, however it is spaced.
    parts
        Of each piece, its longest run of letters and digits without accents: where that does not
        stand, the piece does not. Empty where there are too many to be tried one by one.
    """

    pattern: re.Pattern[str]
    parts: frozenset[str]

    def may_stand_in(self, small: bytes, encoding: str) -> bool:
        """Say whether any piece may stand in bytes whose ASCII letters are small."""
        return not self.parts or any(part.encode(encoding) in small for part in self.parts)


def needle_pattern(pieces: Iterable[str]) -> Needles:
    """Return what finds many pieces, each as a word of its own, however it is spaced.

    A piece of three letters is otherwise found in any hash. Pieces are grouped by their first two
    letters: else each of hundreds of them is tried at every letter of every file.
    """
    words = sorted({" ".join(p.casefold().split()) for p in pieces}, key=len, reverse=True)
    grouped: dict[str, list[str]] = {}
    for word in words:
        grouped.setdefault(word[:2], []).append(_spaced(word[2:]))
    groups = (f"{_spaced(first)}(?:{'|'.join(rest)})" for first, rest in grouped.items())
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")
    parts = [max(_PLAIN.findall(word), key=len, default="") for word in words]
    is_few = len(parts) <= _MOST_PARTS and all(len(part) >= _LEAST_PART for part in parts)
    return Needles(pattern, frozenset(parts) if is_few else frozenset())


def _spaced(text: str) -> str:
    return re.escape(text).replace("\\ ", r"\s+")


def found_in(path: Path, pieces: Needles) -> set[str]:
    """Return which pieces a file holds, casefolded, single-spaced."""
    return {
        " ".join(match.split())
        for text in texts_of(path, pieces)
        for match in pieces.pattern.findall(text.casefold())
    }
