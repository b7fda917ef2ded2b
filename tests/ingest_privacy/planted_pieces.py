"""Ten thousand invented pieces of personal data, and a search for them in anything."""

from __future__ import annotations

import io
import json
import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
from pypdf import PdfReader

from pipeline.samples.invented import Invented
from pipeline.samples.planted import Planted

SHARES = {
    "name": 4000,
    "cpr": 2000,
    "phone": 1500,
    "email": 1000,
    "address": 800,
    "plate": 400,
    "profile": 300,
}
_WORD = re.compile(r"\w{7,}")
_NUMBER = re.compile(
    r"(?<!\w)(?:\d{6}-\d{4}|\d{10}|\d\d(?: \d\d){3}|[a-zæøå]{2} \d\d \d{3}|\w+_plantet\d+)(?!\w)"
)
_NO_PIECES = {"example", "instagram"}


class Pieces:
    """Hands out pieces, each once.

    Parameters
    ----------
    seed
        Of what is drawn.
    """

    def __init__(self, seed: int) -> None:
        draw = random.Random(seed)  # noqa: S311 - no secret
        invented = Invented(draw, Planted())
        letters = "QWXZÆØÅ"

        def profile(number: int) -> str:
            return f"https://www.instagram.com/{draw.choice(letters).lower()}q_plantet{number}"

        def plate(number: int) -> str:
            pair = letters[number % 7] + letters[number // 7 % 7]
            return f"{pair} {number % 90 + 10} {number % 900 + 100}"

        makers = {
            "name": lambda _: invented.name("place"),
            "cpr": lambda _: invented.cpr("place"),
            "phone": lambda _: invented.phone("place"),
            "email": lambda _: invented.email("place"),
            "address": lambda _: invented.address("place"),
            "plate": plate,
            "profile": profile,
        }
        every = [makers[kind](at) for kind, count in SHARES.items() for at in range(count)]
        draw.shuffle(every)
        self.every = every
        self.names = [text for text in every if re.fullmatch(r"[^\W\d_]+ [^\W\d_]+", text)]
        self._left = iter(every)
        self._names = iter(reversed(self.names))
        self.taken: set[str] = set()

    def one(self) -> str:
        """Return the next piece, of any kind; they begin anew when all are planted."""
        piece = next(self._left, None)
        if piece is None:
            self._left = iter(self.every)
            piece = next(self._left)
        self.taken.add(piece)
        return piece

    def name(self) -> str:
        """Return a name, for where only a name can stand."""
        piece = next(self._names)
        self.taken.add(piece)
        return piece

    def said(self, count: int = 3) -> str:
        """Return a sentence with so many pieces."""
        return "Talte med " + ", ".join(self.one() for _ in range(count)) + " i dag."


class Search:
    """Finds pieces, or any word of one, in texts."""

    def __init__(self, pieces: list[str]) -> None:
        lower = [piece.casefold() for piece in pieces]
        self._words = {word for piece in lower for word in _WORD.findall(piece)} - _NO_PIECES
        self._words = {word for word in self._words if not word.isdigit()}
        self._numbers = {number for piece in lower for number in _NUMBER.findall(piece)}
        self._numbers |= {number.replace("-", "") for number in self._numbers}

    def hits(self, text: str) -> set[str]:
        """Return what of the pieces a text holds."""
        plain = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
        lower = " ".join(plain.casefold().split())
        words = self._words & set(_WORD.findall(lower))
        return words | (self._numbers & set(_NUMBER.findall(lower)))

    def hits_in(self, path: Path) -> set[str]:
        """Return what a file holds: in its name, as it is, and as its format tells it."""
        return set().union(*(self.hits(text) for text in _texts(path)))


def _texts(path: Path) -> Iterator[str]:
    yield path.name
    content = path.read_bytes()
    yield content.decode("utf-8", errors="ignore")
    if path.suffix not in {".parquet", ".duckdb"}:
        yield content.decode("cp1252", errors="ignore")
        yield content.decode("utf-16-le", errors="ignore")
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                text = archive.read(name).decode("utf-8", errors="ignore")
                yield from (text, re.sub(r"<[^>]*>", "", text))
    elif content.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(content))
        yield str(reader.metadata)
        yield from (page.extract_text() for page in reader.pages)
    elif path.suffix == ".parquet" and content.endswith(b"PAR1"):
        for column in pl.read_parquet(path):
            yield column.name
            yield "\n".join(map(str, column.unique().to_list()))
        yield json.dumps(pl.read_parquet_metadata(path))
    elif path.suffix == ".duckdb":
        yield from _of_warehouse(path)


def _of_warehouse(path: Path) -> Iterator[str]:
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = connection.execute(
            "SELECT table_schema, table_name FROM information_schema.tables"
        ).fetchall()
        for schema, table in tables:
            yield str(connection.execute(f'FROM "{schema}"."{table}"').fetchall())
        yield str(connection.execute("SELECT comment FROM duckdb_columns()").fetchall())
