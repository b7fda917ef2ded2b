"""The common model of a document: blocks in reading order, whatever format they came from.

A new format is one more reader that returns a :class:`Document`; what reads values stays as it is.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field, replace

from pipeline.ingest.minutes.remembering import per_document

# Nobody writes a longer line that a value is read from: what follows is prose. These bounds are
# what keeps a document that was made to be slow from being it.
LONGEST_LINE = 2_000
LONGEST_HEADING = 120
MOST_BLOCKS = 20_000
MOST_TEXT = 2_000_000  # characters
MOST_ROWS = 1_000  # participants, concerns or follow-ups of one meeting
_OPEN_BOX = "☐"
_BOX = re.compile(r"[☐☒☑✓✔✅]\ufe0f?")
_FEWEST_BOXES = 2
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


@dataclass(frozen=True)
class Place:
    """Where something stands in a document.

    Parameters
    ----------
    kind
        ``heading``, ``paragraph``, ``list_item``, ``table_cell``; beside the text ``page_header``,
        ``page_footer``, ``text_box``, ``mail_subject``; ``document`` where it is no single place.
    number
        Which paragraph of the text, from 1: headings and items of lists are counted, empty ones
        and tables are not. Of a cell, which table. Beside the text, which one of its kind.
    row, cell
        Of a table, from 1.
    line
        In formats that have lines.
    """

    kind: str
    number: int | None
    row: int | None = None
    cell: int | None = None
    line: int | None = None


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is the title's.

    Parameters
    ----------
    is_set_off
        It is one only by its look: bold or underlined by hand.
    """

    text: str
    level: int
    line: int | None = None
    place: Place = Place("heading", None)
    is_set_off: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or one line of it where the writer broke the line."""

    text: str
    line: int | None = None
    place: Place = Place("paragraph", None)


@dataclass(frozen=True)
class ListItem:
    """One item of a list; ``number`` and ``sign`` only where they are written in the source."""

    text: str
    is_numbered: bool = False
    line: int | None = None
    number: int | None = None
    place: Place = Place("list_item", None)
    sign: str = ""


@dataclass(frozen=True)
class Table:
    """A table; which of its rows is the header is for the reader of its section to say.

    Parameters
    ----------
    line
        Of its first row.
    is_ruled
        A line of dashes stands below the first row, as Markdown has it.
    """

    rows: tuple[tuple[str, ...], ...]
    line: int | None = None
    is_ruled: bool = False
    place: Place = Place("table_cell", None)

    def place_of(self, row: int, cell: int | None = None) -> Place:
        """Return the place of a row or of a cell in it; both are numbered from 0."""
        at = None if cell is None else cell + 1
        return replace(self.place, row=row + 1, cell=at, line=self.line_of(row))

    def line_of(self, number: int) -> int | None:
        """Return the line of a row, which are numbered from 0."""
        below_rule = self.is_ruled and number > 0
        return None if self.line is None else self.line + number + below_rule


Block = Heading | Paragraph | ListItem | Table


@dataclass
class Document:
    """A document.

    Parameters
    ----------
    images
        How many pictures it holds: what they show is not read.
    margins
        What stands beside the text: page headers and footers, text boxes. Asked only for what the
        text does not tell.
    beside
        Properties and the like, only looked through for personal data.
    sent_on
        The day a mail with it was sent: a day without a year is the last such day before.
    """

    blocks: list[Block] = field(default_factory=list)
    images: int = 0
    margins: list[Block] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    sent_on: dt.date | None = None


def placed(document: Document) -> Document:
    """Return a document whose blocks know their places."""
    return replace(document, blocks=_numbered(document.blocks), margins=_numbered(document.margins))


def _numbered(blocks: list[Block]) -> list[Block]:
    """Count tables by themselves, what stands beside the text by its kind, all else together."""
    counts: dict[str, int] = {}
    found: list[Block] = []
    for block in blocks:
        kind = block.place.kind
        counted = "text" if kind in ("heading", "paragraph", "list_item") else kind
        counts[counted] = counts.get(counted, 0) + 1
        place = Place(kind, counts[counted], line=block.line)
        found.append(replace(block, place=place))
    return found


def visible(text: str) -> str:
    """Return a text without signs that show nothing: they divide words that a reader sees whole.

    Soft hyphens, spaces without width and marks of direction come along from web pages and mails,
    control signs from forms.
    """
    return _UNSEEN.sub("", text)


@per_document
def plain(text: str) -> str:
    """Return a text on one line: single spaces; å is one letter, not a and ring."""
    text = ticked(text[:LONGEST_LINE])
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def ticked(text: str) -> str:
    """Return what is ticked of a choice: ``Status: ☒ Løst ☐ Ikke løst`` is ``Status: Løst``.

    A text without exactly one tick among several boxes, each with its word, stays as it is.
    """
    if _OPEN_BOX not in text:
        return text
    before, *choices = _BOX.split(text)
    boxes = _BOX.findall(text)
    chosen = [word for box, word in zip(boxes, choices, strict=True) if box != _OPEN_BOX]
    if len(boxes) < _FEWEST_BOXES or len(chosen) != 1 or not all(map(str.strip, choices)):
        return text
    return f"{before}{chosen[0].strip()}"


def cell_lines(text: str) -> str:
    """Return a cell's text with the lines that its writer broke, each with single spaces."""
    return "\n".join(filter(None, map(plain, ticked(text[:LONGEST_LINE]).split("\n"))))


def heads(text: str) -> bool:
    """Say whether a bold line, alone, is a heading: it is short, and no sentence or label."""
    _, colon, value = text.partition(":")
    return (
        len(text) <= LONGEST_HEADING
        and not text.endswith((".", ",", ";"))
        and not (colon and value.strip())
    )
