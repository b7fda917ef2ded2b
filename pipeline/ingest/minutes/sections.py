"""A document's blocks, divided by what their headings say they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from pipeline.ingest.minutes.blocks import (
    Block,
    Document,
    Heading,
    ListItem,
    Paragraph,
    Place,
    Table,
    plain,
)
from pipeline.ingest.minutes.sources import WHOLE, Source
from pipeline.ingest.minutes.words_beside import rows_of

HEAD, ITEM = "head", "item"
_PEOPLE = {"participants", "apologies", "absent"}
_NUMBER = re.compile(
    r"^(?:(?:punkt|pkt\.?|ad)\s*)?\d{1,2}\s*[.):]\s*|^(?:punkt|pkt\.?|ad)\s*\d{1,2}\s*",
    re.IGNORECASE,
)
# The title of minutes or of an agenda: more than the bare word, which heads a part of them.
_OF_MINUTES = r"^\W{0,8}(?:aflyst\W{1,8}|udkast til\s+)?(?:beslutnings|møde)?referat\b"
_TITLE = re.compile(
    rf"(?:{_OF_MINUTES}|^\W{0, 8}(?:aflyst\W{1, 8})?(?:(?:møde)?indkaldelse|dagsorden)\b)"
    r".*\b(?:møde|ssp|netværk)",
    re.IGNORECASE,
)
_FIRST_LEVEL_TITLE = re.compile(_OF_MINUTES + r".*\w", re.IGNORECASE)
_AFTER_WORD = re.compile(r"\s*[(,/–-]|\s+(?:fra|i|og|på|for|til|siden|ved|den|d\.)\s",
                         re.IGNORECASE)  # fmt: skip
_BRACKETS = re.compile(r"\([^)]{0,40}\)")
_LONGEST_HEADING = 60
_EMPTY = re.compile(r"[\s.…_\-–]*|[\[<(][^\])>]{0,80}[\])>]\W{0,8}")


@dataclass
class Section:
    """Blocks under one heading.

    Parameters
    ----------
    kind
        ``head`` (before the first heading that says anything), ``item`` (any other heading), or a
        section of ``section_words.csv``.
    number
        The number written before the heading.
    place
        Where the heading stands.
    """

    kind: str
    title: str = ""
    level: int = 0
    number: int | None = None
    blocks: list[Block] = field(default_factory=list)
    place: Place = WHOLE

    def lines(self) -> Iterator[tuple[str, Place]]:
        """Yield the texts of paragraphs and list items, with their places."""
        for block in self.blocks:
            if isinstance(block, Paragraph | ListItem):
                yield block.text, block.place

    def tables(self) -> Iterator[Table]:
        """Yield the tables."""
        return (block for block in self.blocks if isinstance(block, Table))


@dataclass(frozen=True)
class Row:
    """One row of a table: the text of each column that is known, and where it stands.

    Parameters
    ----------
    place
        Of the row, or of the line that was divided into columns.
    places
        Column → the place of its cell.
    found_by
        What says which column is which.
    others
        Column → what says so of it, where it is something else.
    """

    cells: dict[str, str]
    place: Place
    places: dict[str, Place] = field(default_factory=dict)
    found_by: str = "column"
    others: dict[str, str] = field(default_factory=dict)

    @property
    def line(self) -> int | None:
        """Its line, where there are lines."""
        return self.place.line

    def source(self, column: str, read_as: str = "exact") -> Source:
        """Return the source of a value that was read from a column."""
        found_by = self.others.get(column, self.found_by)
        return Source(self.places.get(column, self.place), found_by, read_as)

    def __getitem__(self, column: str) -> str:
        """Return the text of a column; empty where it is not there."""
        return self.cells.get(column, "")


@cache
def _section_words() -> tuple[tuple[str, str], ...]:
    """Return (word, section), the longest word first."""
    words = [(word, row["section"]) for row in rows_of("section_words.csv") for word in _words(row)]
    return tuple(sorted(words, key=lambda pair: (-len(pair[0]), pair)))


@cache
def _columns(table: str) -> dict[str, str]:
    return {word: row["column"] for row in rows_of("column_words.csv") if row["table"] == table
            for word in _words(row)}  # fmt: skip


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
    for position, cell in enumerate(header):
        column = _columns(table).get(plain(cell).casefold().rstrip(":*"))
        if column is not None:
            found.setdefault(column, position)
    return found


def is_empty(text: str) -> bool:
    """Say whether a cell or line holds nothing, or only a template's prompt: ``[navn]``, ``….``."""
    return _EMPTY.fullmatch(text) is not None


def table_rows(table: Table, name: str, columns: dict[str, int] | None = None) -> list[Row]:
    """Return the rows of a table below its header.

    Parameters
    ----------
    name
        A table of ``column_words.csv``.
    columns
        Which column is where when no header says so.
    """
    headed = columns_of(name, table.rows[0]) if table.rows else {}
    at = headed or columns or {}
    found = []
    for number, row in enumerate(table.rows):
        if headed and columns_of(name, row) == headed:
            continue  # the header, and where a page repeats it
        texts = {column: row[place] for column, place in at.items() if place < len(row)}
        cells = {column: "" if is_empty(text) else text for column, text in texts.items()}
        if any(cells.values()):
            places = {column: table.place_of(number, at[column]) for column in cells}
            found_by = "column" if headed else "position"
            found.append(Row(cells, table.place_of(number), places, found_by))
    return found


def table_kind(table: Table) -> str | None:
    """Return what a table is by its header, wherever it stands; None when that is not clear."""
    header = table.rows[0] if table.rows else ()
    decisions = columns_of("decisions", header)
    if decisions.get("decision") == 0:
        return "decisions"  # its other columns, topic and area, are those of concerns, too
    participants, concerns, actions = (
        columns_of(name, header).keys() for name in ("participants", "concerns", "actions")
    )
    if "task" in actions and len(actions & {"responsible", "due_on", "status", "decided_on"}) >= 1:
        return "actions"
    if len(actions & {"responsible", "due_on", "status", "decided_on", "action_id"}) >= 3:
        return "actions"
    if "topic" in concerns and concerns & {"count", "area"}:
        return "concerns"
    marks = {"status", "organisation", "role", "present", "apologies", "absent", "remark"}
    if "name" in participants and participants & marks:
        return "participants"
    return _agenda_or_decisions(header)


def _agenda_or_decisions(header: tuple[str, ...]) -> str | None:
    """Say whether a table lists the agenda's items or decisions: which of them comes first."""
    agenda, decisions = columns_of("agenda", header), columns_of("decisions", header)
    is_agenda = "item" in agenda and len(agenda) > 1
    if "decision" in decisions and not (is_agenda and agenda["item"] < decisions["decision"]):
        return "decisions"
    return "agenda" if is_agenda else None


def number_of(text: str) -> int | None:
    """Return the number before a heading."""
    found = _NUMBER.match(text)
    digits = re.search(r"\d{1,2}", found[0]) if found else None
    return int(digits[0]) if digits else None


def heading_kind(text: str, *, is_line: bool = False) -> tuple[str, str] | None:
    """Return what a line says it is the heading of, and what stands behind the colon on it.

    ``Deltagere: Politi, skole`` is a heading with its content on one line.

    Parameters
    ----------
    is_line
        Only a line of running text: it may not say more than the word before a colon, since
        ``Bekymring for støj: …`` is a sentence.
    """
    bare = _NUMBER.sub("", text, count=1).strip(" *#")
    for word, section in _section_words():
        if not bare.casefold().startswith(word):
            continue
        more, _, content = bare[len(word) :].partition(":")
        is_bare = _BRACKETS.sub("", more).strip(" .") == ""
        goes_on = _AFTER_WORD.match(more) is not None and len(bare) <= _LONGEST_HEADING
        # "Næste møde er den …" tells of another day, in whatever words.
        is_next = section == "next_meeting" and (not more or not more[0].isalnum())
        if is_next or is_bare or (goes_on and not (is_line and content.strip())):
            return section, more + content if is_next else content.strip(" .")
    return None


def divide(document: Document) -> list[Section]:
    """Divide a document into its sections; the first one is the head."""
    sections = [Section(HEAD)]
    for block in document.blocks:
        is_title = not isinstance(block, Table) and _TITLE.match(block.text) is not None
        if isinstance(block, Heading):
            is_called_so = block.level == 1 and _FIRST_LEVEL_TITLE.match(block.text) is not None
            _open(sections, block, is_title=is_title or is_called_so)
        elif isinstance(block, Paragraph) and is_title and len(block.text) <= 2 * _LONGEST_HEADING:
            _open(sections, Heading(block.text, 1, block.line, block.place), is_title=True)
        elif isinstance(block, Paragraph) and (found := _spoken_heading(block.text)) is not None:
            kind, rest = found
            if kind == "next_meeting" and rest:
                continue  # one line about another meeting; what follows is about this one
            section = Section(kind, block.text, 2, number_of(block.text), place=block.place)
            sections.append(section)
            if rest:
                section.blocks.append(Paragraph(rest, block.line, block.place))
        else:
            sections[-1].blocks.append(block)
    _give_a_title(sections[0])
    return sections


def _open(sections: list[Section], heading: Heading, *, is_title: bool) -> None:
    """Begin a section; the title belongs to the head."""
    head = sections[0]
    kind, rest = (HEAD, "") if is_title else heading_kind(heading.text) or (ITEM, "")
    if len(sections) == 1 and not head.title:
        # A document may be called "Dagsorden"; no document is called "Deltagere".
        is_first = not head.blocks and kind in (HEAD, ITEM, "agenda")
        if is_first or is_title or (heading.level == 1 and kind == ITEM):
            head.title, head.level, head.place = heading.text, heading.level, heading.place
            return
    if rest and kind not in _PEOPLE:
        kind, rest = ITEM, ""  # "2. Bekymring: rusmidler" is an item of the agenda
    section = Section(
        kind, heading.text, heading.level, number_of(heading.text), place=heading.place
    )
    sections.append(section)
    if rest:
        section.blocks.append(Paragraph(rest, heading.line, heading.place))


def _give_a_title(head: Section) -> None:
    """Where no heading is the title, the first line is."""
    if not head.title and head.blocks and isinstance(head.blocks[0], Paragraph):
        first = head.blocks[0]
        head.title, head.level, head.place = first.text, 1, first.place


def _spoken_heading(text: str) -> tuple[str, str] | None:
    """Return the section that a paragraph opens: only one that is no more than a heading."""
    found = heading_kind(text, is_line=True)
    if found is None:
        return None
    _, rest = found
    is_bare = len(_NUMBER.sub("", text, count=1).split()) <= 4 and not text.endswith(".")
    return found if rest or is_bare else None
