"""A document's blocks, divided by what their headings say they are about."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pipeline.ingest.minutes.blocks import (
    Block,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Table,
    plain,
)

HEAD, ITEM, NEXT_MEETING = "head", "item", "next_meeting"
_PEOPLE = {"participants", "apologies", "absent"}
_NUMBER = re.compile(r"^(?:punkt|pkt\.?|ad)?\s*\d{1,2}\s*[.):]?\s*", re.IGNORECASE)
_LONGEST_HEADING = 60
_FOLDER = Path(__file__).parent


@dataclass
class Section:
    """Blocks under one heading.

    Parameters
    ----------
    kind
        ``head`` (before the first heading that says anything), ``item`` (any other heading), or a
        section of ``section_words.csv``.
    """

    kind: str
    title: str = ""
    level: int = 0
    blocks: list[Block] = field(default_factory=list)

    def lines(self) -> Iterator[tuple[str, int | None]]:
        """Yield the texts of paragraphs and list items, with their lines."""
        for block in self.blocks:
            if isinstance(block, Paragraph | ListItem):
                yield block.text, block.line

    def listed(self) -> Iterator[tuple[str, int | None, bool]]:
        """Yield the same, with whether the line is an item of a list."""
        for block in self.blocks:
            if isinstance(block, Paragraph | ListItem):
                yield block.text, block.line, isinstance(block, ListItem)

    def tables(self) -> Iterator[Table]:
        """Yield the tables."""
        return (block for block in self.blocks if isinstance(block, Table))


@cache
def rows_of(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a word list that lies beside this module."""
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter=";"))


@cache
def _section_words() -> tuple[tuple[str, str], ...]:
    """Return (word, section), the longest word first."""
    words = [(word, row["section"]) for row in rows_of("section_words.csv") for word in _words(row)]
    return tuple(sorted(words, key=lambda pair: (-len(pair[0]), pair)))


def _words(row: dict[str, str]) -> list[str]:
    return row["words"].split("|")


def columns_of(table: str, header: tuple[str, ...]) -> dict[str, int]:
    """Return which column of a table is where, by its header.

    Parameters
    ----------
    table
        A table of ``column_words.csv``.

    Returns
    -------
    dict
        Column → position; empty when the row is no header.
    """
    found: dict[str, int] = {}
    known = {word: row["column"] for row in rows_of("column_words.csv") if row["table"] == table
             for word in _words(row)}  # fmt: skip
    for position, cell in enumerate(header):
        column = known.get(plain(cell).casefold().rstrip(":"))
        if column is not None:
            found.setdefault(column, position)
    return found


def heading_kind(text: str) -> tuple[str, str] | None:
    """Return what a line says it is the heading of, and what stands behind the colon on it.

    ``Deltagere: Politi, skole`` is a heading with its content on one line.
    """
    folded = _NUMBER.sub("", text, count=1).strip()
    for word, section in _section_words():
        if not folded.casefold().startswith(word):
            continue
        rest = folded[len(word) :]
        if not rest.strip(" :.") or rest.lstrip().startswith(":"):
            return section, rest.strip(" :.") if ":" in rest else ""
        if rest[0] in " (,/–-" and len(folded) <= _LONGEST_HEADING:
            return section, ""
    return None


def divide(document: Document) -> list[Section]:
    """Divide a document into its sections; the first one is the head."""
    sections = [Section(HEAD)]
    for block in document.blocks:
        if isinstance(block, Heading):
            _open(sections, block)
        elif isinstance(block, Paragraph) and (found := _spoken_heading(block.text)) is not None:
            kind, rest = found
            if kind == NEXT_MEETING and rest:
                continue  # one line about another meeting; what follows is about this one
            sections.append(Section(kind, block.text, 2))
            if rest:
                sections[-1].blocks.append(Paragraph(rest, block.line))
        else:
            sections[-1].blocks.append(block)
    return sections


def _open(sections: list[Section], heading: Heading) -> None:
    """Begin a section; the title belongs to the head."""
    head = sections[0]
    if not head.title and not head.blocks and len(sections) == 1:
        head.title, head.level = heading.text, heading.level
        return
    found = heading_kind(heading.text)
    kind, rest = found if found is not None else (ITEM, "")
    if rest and kind not in _PEOPLE:
        kind, rest = ITEM, ""  # "2. Bekymring: rusmidler" is an item of the agenda
    sections.append(Section(kind, heading.text, heading.level))
    if rest:
        sections[-1].blocks.append(Paragraph(rest, heading.line))


def _spoken_heading(text: str) -> tuple[str, str] | None:
    """Return the section that a paragraph opens: only one that is no more than a heading."""
    found = heading_kind(text)
    if found is None:
        return None
    _, rest = found
    is_bare = len(_NUMBER.sub("", text, count=1).split()) <= 4 and not text.endswith(".")
    return found if rest or is_bare else None
