"""The blocks of which minutes are made, before a writer gives them a format."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.samples.minutes_facts import Facts


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 (the title) or 2."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of its own."""

    text: str


@dataclass(frozen=True)
class Listing:
    """A list, numbered or with bullets."""

    items: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True)
class Table:
    """A table; the first row is its header."""

    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Listing | Table


@dataclass
class Layout:
    """A document of blocks, with what a word processor keeps outside the text."""

    blocks: list[Block] = field(default_factory=list)
    author: str = ""
    header: str = ""
    comment: str = ""
    facts: Facts = field(default_factory=Facts)
