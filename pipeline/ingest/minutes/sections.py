"""A document's blocks, divided by what their headings say they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.ingest.minutes.action_kinds import begins_as_task
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
from pipeline.ingest.minutes.columns import table_kind
from pipeline.ingest.minutes.fact_tables import PEOPLE, parted, unfolded
from pipeline.ingest.minutes.headings import (
    LONGEST_HEADING,
    heading_kind,
    number_of,
    spoken_heading,
)
from pipeline.ingest.minutes.sources import WHOLE

HEAD, ITEM = "head", "item"
# The title of minutes or of an agenda: more than the bare word, which heads a part of them.
_OF_MINUTES = r"^\W{0,8}(?:aflyst\W{1,8}|udkast til\s+)?(?:beslutnings|møde)?referat\b"
_TITLE = re.compile(
    rf"(?:{_OF_MINUTES}|^\W{{0,8}}(?:aflyst\W{{1,8}})?(?:(?:møde)?indkaldelse|dagsorden)\b)"
    r".*\b(?:møde|ssp|netværk)",
    re.IGNORECASE,
)
_FIRST_LEVEL_TITLE = re.compile(_OF_MINUTES + r".*\w", re.IGNORECASE)
_ON_TOP = re.compile(r"referat\b|\bssp\b|netværk|\bmødenota", re.IGNORECASE)
_SINCE = re.compile(
    r"\W{0,8}(?:\d{1,2}\W{1,3})?(?:nyt\s+)?siden (?:sidste?|forrige)\b", re.IGNORECASE
)
_OF_TASKS = re.compile(
    r"\[[ xXvV✓-]?\]|[☐☑☒✓✔✗✘]|\b(?:frist\w*|deadline|udført|udestår|gjort|klaret|løst|"
    r"afsluttet|gennemført|færdig\w*|nået|sker fortsat|er i gang|mangler at|opgave\w*|"
    r"aftale\w*|ansvarlig\w*|punktet|udgår|skulle)\b",
    re.IGNORECASE,
)
# "Boligselskabet har malet bænkene"; what somebody has seen or heard is news.
_HAS_DONE = re.compile(
    r"\W*[A-ZÆØÅ][\w.-]*(?:\s+[A-ZÆØÅ][\w.-]*){0,2}\s+har\s+(?:nu\s+|allerede\s+)?"
    r"(?!oplevet|haft|set|hørt|været|fået|(?:be)?mærket|ikke\b|en\b|et\b)\w+(?:et|t)\b"
)
_APOLOGIES = re.compile(r"\W{0,8}(?:meldt\s|(?:der var )?)afbud|\W{0,8}fraværende med afbud",
                        re.IGNORECASE)  # fmt: skip
_ABSENT = re.compile(r"fravær(?:ende)?", re.IGNORECASE)
# "Ad 3. Drøftelse af de unges trivsel": a point's heading where nothing else marks it.
_POINT_HEADING = re.compile(
    r"\W{0,4}(?:punkt|pkt\.?|ad)\s*\d{1,2}\s*[.):–-]?\s+\S[^.:!?]*:?", re.IGNORECASE
)
_POINT = re.compile(r"\W{0,4}(?:punkt|pkt\.?|ad)\s*\d{1,2}\b", re.IGNORECASE)
_NEXT_POINT = re.compile(
    r"(?P<number>\d{1,2})[.)]\s+(?P<words>[A-ZÆØÅ](?:[\w/&-]+\s?,?){1,7}[^.,:;!?\d])"
)
# Whoever sends the minutes stands below it.
_FOLLOWS_UP = re.compile(r"\W*(?:\d{1,2}\W{1,3})?(?:opfølgn\w*|opsamling)\W*$", re.IGNORECASE)
_GREETING = re.compile(
    r"\W{0,4}(?:(?:med\s+)?(?:de\s+)?(?:venlige?|bedste|kærlige?|mange)\s+hils\w+|mvh|vh|hilsen|hilsner|"
    r"på\s+(?:\w+\s+)?vegne|referat\s+(?:ved|v/))\b",
    re.IGNORECASE,
)
_WHO = "hvem"  # beside "hvor" and "hvornår" in the head


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
    is_told
        What it is about stands on the line of the heading: a list below it is about something else.
    """

    kind: str
    title: str = ""
    level: int = 0
    number: int | None = None
    blocks: list[Block] = field(default_factory=list)
    place: Place = WHOLE
    is_told: bool = False

    def lines(self) -> Iterator[tuple[str, Place]]:
        """Yield the texts of paragraphs and list items, with their places."""
        for block in self.blocks:
            if isinstance(block, Paragraph | ListItem):
                yield block.text, block.place

    def tables(self) -> Iterator[Table]:
        """Yield the tables."""
        return (block for block in self.blocks if isinstance(block, Table))


def divide(document: Document) -> list[Section]:
    """Divide a document into its sections; the first one is the head."""
    sections = [Section(HEAD)]
    for block in document.blocks:
        if isinstance(block, Heading):
            is_called_so = block.level == 1 and _FIRST_LEVEL_TITLE.match(block.text) is not None
            # "Handleplan og referat for SSP-netværket": what stands on top is what the whole is.
            is_on_top = len(sections) == 1 and not sections[0].blocks
            is_called_so = is_called_so or (is_on_top and _ON_TOP.search(block.text) is not None)
            _open(sections, block, is_title=is_called_so or _TITLE.match(block.text) is not None)
        elif isinstance(block, Paragraph):
            _take_line(sections, block)
        elif isinstance(block, ListItem):
            _take_item(sections, block)
        else:
            for table in parted(block):
                _unfold(sections, _without_caption(sections, table))
    _give_a_title(sections[0])
    _tell_apart(sections)
    _tell_old_from_new(sections)
    for one in sections:
        if one.kind == "old_actions" and _SINCE.match(one.title) and not _is_followed_up(one):
            one.kind = ITEM
    return sections


def _is_followed_up(section: Section) -> bool:
    """Say whether "Siden sidst" tells how tasks went; else it is what has happened since."""
    rows = (" | ".join(row) for table in section.tables() for row in table.rows)
    lines = [text for text, _ in section.lines()]
    # Other headings below it may stand in the same section where nothing marks them.
    is_told_done = bool(lines) and _HAS_DONE.match(lines[0]) is not None
    return is_told_done or any(_OF_TASKS.search(text) for text in (*rows, *lines))


def _take_line(sections: list[Section], block: Paragraph) -> None:
    """Take a line: the title, a heading that is spoken, or text."""
    if _TITLE.match(block.text) is not None and len(block.text) <= 2 * LONGEST_HEADING:
        _open(sections, Heading(block.text, 1, block.line, block.place), is_title=True)
        return
    is_point = _POINT_HEADING.fullmatch(block.text) and len(block.text) <= LONGEST_HEADING
    found = spoken_heading(block.text)
    is_point = is_point or (found is None and _is_next_point(sections, block.text))
    if found is None and is_point:
        _open(sections, Heading(block.text, 2, block.line, block.place), is_title=False)
        return
    if found is None:
        is_greeting = _GREETING.match(block.text) is not None
        is_over = is_greeting or _POINT.match(block.text) is not None
        if (sections[-1].kind in PEOPLE and is_over) or is_greeting:
            # What the heading was about is at its end.
            sections.append(Section(ITEM, level=2, place=block.place))
        sections[-1].blocks.append(block)
        return
    kind, rest = found
    if kind == "next_meeting" and rest:
        return  # one line about another meeting; what follows is about this one
    section = Section(kind, block.text, 2, number_of(block.text), place=block.place)
    sections.append(section)
    if rest:
        # "Tid og sted: 25/9-2023 11–12" is about time because its label says so.
        told = block.text if kind == "facts" else rest
        section.blocks.append(Paragraph(told, block.line, block.place))
        section.is_told = True


def _is_next_point(sections: list[Section], text: str) -> bool:
    """Say whether a line with a number is the next point of the agenda: the one before has its own.

    Many write the numbers themselves, and nothing else marks these headings.
    """
    match = _NEXT_POINT.fullmatch(text)
    if match is None or begins_as_task(match["words"]):
        return False
    last = next((one.number for one in reversed(sections) if one.number is not None), None)
    words = match["words"].split()[1:]
    verbs = (word for word in words if word.endswith("r") and word not in ("opgaver", "aftaler"))
    is_next = int(match["number"]) == (1 if last is None else last + 1)
    return is_next and not any(map(begins_as_task, verbs))


def _take_item(sections: list[Section], block: ListItem) -> None:
    """Take an item of a list: mostly text, but a label in a list of facts opens a section."""
    at = sections[-1]
    spoken = _spoken_item(block, at)
    if spoken is not None:
        sections.append(spoken)
        if spoken.blocks:
            sections.append(Section(at.kind, level=at.level, place=at.place))
        return
    if at.is_told and at.kind in PEOPLE:
        sections.append(Section(ITEM, level=2, place=block.place))
    sections[-1].blocks.append(block)


def _spoken_item(block: ListItem, at: Section) -> Section | None:
    """Return the section that an item of a list opens: ``Afbud:``, ``Til stede: Politi``."""
    label, colon, content = block.text.partition(":")
    if not colon:
        return None
    found = heading_kind(label)
    kind = found[0] if found is not None and not found[1] else None
    if at.kind == HEAD and label.strip().casefold() == _WHO:
        kind = "participants"
    if content.strip() and kind in PEOPLE:
        item = replace(block, text=content.strip())
        return Section(kind, label, 3, place=block.place, blocks=[item])
    is_bare = not content.strip() and kind in (*PEOPLE, "old_actions", "new_actions")
    return Section(kind or ITEM, label, 3, place=block.place) if is_bare else None


def _tell_apart(sections: list[Section]) -> None:
    """Where those with apologies have a heading, the other absent ones sent none."""
    if any(_APOLOGIES.match(one.title) for one in sections if one.kind == "apologies"):
        for one in sections:
            if one.kind == "apologies" and _ABSENT.fullmatch(one.title.partition(":")[0].strip()):
                one.kind = "absent"


def _tell_old_from_new(sections: list[Section]) -> None:
    """Where other tasks have a heading further down, "Opfølgning" is about those of last time."""
    of_tasks = [one for one in sections if one.kind == "new_actions" and one.title]
    for at, one in enumerate(of_tasks):
        is_other = any(not _FOLLOWS_UP.match(later.title) for later in of_tasks[at + 1 :])
        if _FOLLOWS_UP.match(one.title) and is_other:
            one.kind = "old_actions"


def _unfold(sections: list[Section], table: Table) -> None:
    """Give each answer of a table of facts that is a section's a section of its own."""
    rest, answers = unfolded(table, _kind_of_label)
    at = sections[-1]
    if rest.rows:
        at.blocks.append(rest)
    # A card "Hvad skal gøres" below the heading of what was agreed last time is of last time.
    is_old = at.kind == "old_actions"
    for one in answers:
        kind = "old_actions" if is_old and one.kind == "new_actions" else one.kind
        sections.append(Section(kind, one.label, 2, place=one.place, blocks=list(one.blocks)))
    if answers:
        sections.append(Section(at.kind, level=at.level, place=at.place))


def _without_caption(sections: list[Section], table: Table) -> Table:
    """Return a table without a first row that is only its heading, which opens a section."""
    if len(table.rows) < 3 or len(table.rows[0]) < 2:
        return table
    first, header, *rows = table.rows
    # A blank row in its place: the others stay where they are.
    below = replace(table, rows=(header, ("",) * len(header), *rows))
    told = {plain(cell) for cell in first if cell}
    if len(told) != 1 or table_kind(below) is None:
        return table
    kind = _kind_of_label(next(iter(told)))
    if kind is not None:
        sections.append(Section(kind, next(iter(told)), 2, place=table.place_of(0)))
    return below


def _kind_of_label(label: str) -> str | None:
    found = heading_kind(label)
    return found[0] if found is not None and not found[1] else None


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
    if rest and kind not in PEOPLE:
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
