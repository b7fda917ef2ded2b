"""Lists of people known by what stands in them, behind labels that no list of words has.

A line or a list is about who came when nearly all of it is people: our own by name, others by a
name and where they are from. Its label says in which way, by its stems; a label that says nothing
of people heads those who came, if it stands before the agenda and does not speak of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.ingest.minutes.attendance_words import status_in
from pipeline.ingest.minutes.blocks import Block, ListItem, Paragraph, Table
from pipeline.ingest.minutes.columns import table_kind
from pipeline.ingest.minutes.fact_tables import PEOPLE
from pipeline.ingest.minutes.head_lines import heads_facts
from pipeline.ingest.minutes.headings import LEADING_SIGNS, without_number
from pipeline.ingest.minutes.label_roles import (
    heads_other_people,
    is_label_like,
    people_role,
)
from pipeline.ingest.minutes.people_in_prose import PeopleInProse
from pipeline.ingest.minutes.people_known import LEAST_PEOPLE, PeopleKnown
from pipeline.ingest.minutes.people_lines import (
    is_nobody,
)
from pipeline.ingest.minutes.people_mentions import listing_in
from pipeline.ingest.minutes.people_sentences import clauses_apart, role_told
from pipeline.ingest.minutes.people_tables import (
    Listed,
    people_of_cells,
    people_of_places,
    people_of_rows,
    with_whole_names,
)
from pipeline.ingest.minutes.records import MinutesWords
from pipeline.ingest.minutes.sections import HEAD, ITEM, Section

_WALKED = {HEAD, ITEM, "facts", "agenda", *PEOPLE}
_MOST_STATUS_WORDS = 4  # behind a name and a colon
_MOST_LEAD_WORDS, _MOST_CLAUSES = 12, 20
_SENTENCE_END = re.compile(r"(?:[a-zæøå]{3}|\d\d)\.\s+[A-ZÆØÅ]")
_LEAST_UNLABELLED = 3  # items of a list without a label


@dataclass(frozen=True)
class _Run:
    """People below or behind one label."""

    kind: str
    label: str
    blocks: list[Block]
    end: int  # the first block that is none of theirs


class PeopleByContent:
    """Finds lists of people in sections.

    Parameters
    ----------
    words
        The staff map and the vocabulary of partners.
    """

    def __init__(self, words: MinutesWords) -> None:
        self._words = words
        self._known = PeopleKnown(words)
        self._prose = PeopleInProse(words)

    def told_apart(self, sections: list[Section]) -> list[Section]:
        """Return the sections with each list of people in a section of its own."""
        found: list[Section] = []
        is_front = True
        for one in self._titles_told(sections):
            is_front = is_front and one.number is None and one.kind in _WALKED
            if one.kind not in _WALKED:
                found.append(one)
                continue
            found += self._divided(self._titled(one, is_front=is_front), is_front=is_front)
        return found

    def _titles_told(self, sections: list[Section]) -> Iterator[Section]:
        """Yield the sections, with those whose heading is somebody told as people.

        Minutes by participant have a heading for each who came; one alone below a heading of people
        is the whole of their list: ``Afbud:`` and below it ``1. Trine Berg – SSP``.
        """
        is_by_person = self._is_by_participant(sections)
        last: Section | None = None
        for one in sections:
            is_somebody = one.kind == ITEM and self._known.is_person(without_number(one.title))
            is_rest = last is not None and last.kind in PEOPLE and not last.blocks
            if is_somebody and (is_by_person or is_rest):
                kind = last.kind if is_rest and last is not None else "participants"
                item = ListItem(without_number(one.title), line=one.place.line, place=one.place)
                yield Section(kind, "", 3, place=one.place, blocks=[item])
            last = one
            yield one

    def _is_by_participant(self, sections: list[Section]) -> bool:
        """Say whether headings name those who came, and nothing else does."""
        kinds = {one.kind for one in sections}
        headed = [one for one in sections if one.kind == ITEM and self._known.is_person(one.title)]
        is_listed = "participants" in kinds or any(
            table_kind(table) == "participants" for one in sections for table in one.tables()
        )
        return len(headed) >= LEAST_PEOPLE and not is_listed

    def _titled(self, section: Section, *, is_front: bool) -> Section:
        """Return a section of people where its title was not known as theirs."""
        if section.kind != ITEM or not section.title or not section.blocks:
            return section
        run = self._below(section.title, section.blocks, 0, is_front=is_front)
        is_whole = run is not None and run.end == len(section.blocks)
        return replace(section, kind=run.kind) if run is not None and is_whole else section

    def _divided(self, section: Section, *, is_front: bool) -> Iterator[Section]:
        blocks, at = section.blocks, 0
        now = replace(section, blocks=[])
        # Among people, a label that says nothing of coming is where they are from.
        is_alone = is_front and section.kind not in PEOPLE
        is_behind = section.kind in PEOPLE
        end_of_people = self._end_of_people(section)
        while at < len(blocks):
            if at == end_of_people:
                yield now
                now = Section(ITEM, level=section.level, place=blocks[at].place)
            runs, rest, end = self._runs(
                blocks, at, is_front=is_alone, is_told=section.is_told, is_behind=is_behind
            )
            if not runs:
                now.blocks += rest or [blocks[at]]
                at += 1
                continue
            yield now
            if isinstance(blocks[at], Table) and runs[-1].kind == "participants":
                end = self._with_rest(runs[-1], blocks, end)
            if section.kind in PEOPLE and rest and all(map(self._lists_people, rest)):
                # "Til stede var A og B. C mødte ikke op.": the others are whom the heading says
                yield replace(section, blocks=rest)
                rest = []
            for run in runs:
                yield Section(run.kind, run.label, 3, place=blocks[at].place, blocks=run.blocks)
            kind = ITEM if section.kind in PEOPLE else section.kind
            now = Section(kind, level=section.level, place=section.place, blocks=rest)
            at = end
        yield now

    def _lists_people(self, block: Block) -> bool:
        """Say whether a text lists people and no more, or says of them that they came."""
        listing = None if isinstance(block, Table) else listing_in(block.text, self._words)
        if listing is None:
            return False
        return not listing.around or role_told(listing) is not None

    def _with_rest(self, run: _Run, blocks: list[Block], at: int) -> int:
        """Take the lines below a row that tabs have made a table: people, with no label again."""
        while at < len(blocks):
            block = blocks[at]
            if not isinstance(block, Paragraph) or ":" in block.text:
                break
            if not self._known.strong(block.text) or not self._is_line(block):
                break
            run.blocks.append(ListItem(block.text, line=block.line, place=block.place))
            at += 1
        return at

    def _end_of_people(self, section: Section) -> int | None:
        """Return the paragraph with which a section of people is about something else for good."""
        if section.kind not in PEOPLE:
            return None
        if section.is_told:
            more = enumerate(section.blocks[1:], 1)
            return next((at for at, block in more if not self._is_line(block)), None)
        last = -1
        for at, block in enumerate(section.blocks):
            if isinstance(block, Table):
                return None
            if self._known.strong(block.text):
                last = at
        after = range(last + 1, len(section.blocks)) if last >= 0 else range(0)
        paragraphs = (at for at in after if isinstance(section.blocks[at], Paragraph))
        return next((at for at in paragraphs if not self._is_line(section.blocks[at])), None)

    def _is_line(self, block: Block) -> bool:
        """Say whether a paragraph may still be somebody, or says that there is nobody."""
        text = "" if isinstance(block, Table) else block.text
        label, colon, _ = text.partition(":")
        is_of_others = bool(colon) and people_role(label) is None and heads_other_people(label)
        if is_of_others and is_label_like(label):
            return False
        return self._known.is_line_of_people(text, is_labelled=True)

    def _runs(
        self, blocks: list[Block], at: int, *, is_front: bool, is_told: bool, is_behind: bool
    ) -> tuple[list[_Run], list[Block], int]:
        """Return the people at a block, what is left of it, and the block after them."""
        block, after = blocks[at], at + 1
        run = None
        if isinstance(block, Table) and not is_told:
            listed, left = self._of_table(block, is_front=is_front or is_behind)
            runs = [_Run(one.kind, one.label, list(one.items), 0) for one in listed]
            return runs, [left] if left is not None else [], after
        is_more = isinstance(block, Paragraph) and bool(at)  # "Til stede: A", below it "Afbud: B"
        if isinstance(block, Paragraph | ListItem) and (not is_told or is_more):
            run = self._labelled_run(block, blocks, after, is_front=is_front)
        if run is None and is_front:
            run = self._unlabelled_run(blocks, at) or self._bare_run(blocks, at)
        if run is not None:
            return [run], [], run.end
        is_read = is_front or (is_behind and bool(at or not is_told))
        if isinstance(block, Paragraph) and is_read:
            return *self._of_prose(block, is_front=True if is_front else None), after
        return [], [], after

    def _bare_run(self, blocks: list[Block], at: int) -> _Run | None:
        """Return the people of lines that begin here and are nothing but people."""
        end, number = at, 0
        while end < len(blocks) and not isinstance(one := blocks[end], Table):
            if ":" in one.text:
                break  # read by its label
            is_above = end + 1 < len(blocks) and isinstance(blocks[end + 1], ListItem)
            is_heading = is_above and isinstance(one, Paragraph) and self._known.is_place(one.text)
            if not is_heading and not self._known.is_only_people(one.text):
                break
            number += 0 if is_heading else self._known.strong(one.text)
            end += 1
        if number < _LEAST_UNLABELLED:
            return None
        return _Run("participants", "", list(blocks[at:end]), end)

    def _unlabelled_run(self, blocks: list[Block], at: int) -> _Run | None:
        """Return the people of items that begin here, each somebody and where they are from."""
        end = at
        while end < len(blocks) and isinstance(one := blocks[end], ListItem):
            if not self._known.is_line_of_people(one.text, is_labelled=False):
                break
            end += 1
        is_whole = end == len(blocks) or not isinstance(blocks[end], ListItem)
        if end - at < _LEAST_UNLABELLED or not is_whole:
            return None
        return _Run("participants", "", list(blocks[at:end]), end)

    def _labelled_run(
        self, block: Paragraph | ListItem, blocks: list[Block], after: int, *, is_front: bool
    ) -> _Run | None:
        """Return the people behind the label that a line begins with, or below it."""
        label, colon, content = LEADING_SIGNS.sub("", block.text).partition(":")
        if not is_label_like(label) or _SENTENCE_END.search(label) is not None:
            return None
        if not content.strip():
            return self._below(label, blocks, after, is_front=is_front and bool(colon))
        if not colon or len(clauses_apart(content.strip(" .").replace(";", ","))) > 1:
            return None
        kind = self._known.kind(label, content.strip(), is_front=is_front)
        told = replace(block, text=content.strip(" ."))
        if kind is None and is_front and self._known.is_group(block.text):
            kind, told = "participants", block
        return None if kind is None else _Run(kind, label, [told], after)

    def _below(self, label: str, blocks: list[Block], at: int, *, is_front: bool) -> _Run | None:
        """Return the people of the lines below a label."""
        kind = people_role(label)
        if kind is None and heads_other_people(label) and self._are_told(blocks[at:]):
            kind = "participants"  # "Indkaldt:" and behind each of them whether they came
        if self._known.begins_with_name(label) or (
            kind is None and (not is_front or heads_other_people(label))
        ):
            return None
        end, known, told_nobody = at, 0, False
        while end < len(blocks):
            block = blocks[end]
            if isinstance(block, Table) or type(block) is not type(blocks[at]):
                break
            if not self._known.is_line_of_people(block.text, is_labelled=kind is not None):
                break
            known += self._known.strong(block.text)
            told_nobody = told_nobody or is_nobody(block.text)
            end += 1
        if known < (LEAST_PEOPLE if kind is None else 1) and not (kind and told_nobody):
            return None
        return _Run(kind or "participants", label, list(blocks[at:end]), end)

    def _are_told(self, blocks: list[Block]) -> bool:
        """Say whether the lines of a list each tell somebody, and whether they came."""
        texts = [LEADING_SIGNS.sub("", one.text) for one in blocks if not isinstance(one, Table)]
        told = [text for text in texts if status_in(text) and self._known.begins_with_name(text)]
        return len(told) >= LEAST_PEOPLE and len(told) == len(texts)

    def _of_table(self, table: Table, *, is_front: bool) -> tuple[list[Listed], Table | None]:
        """Return the people of a table, and what is left of it."""
        # "Netværk | Dato | Tid | Sted": the place is nobody.
        is_of_people = is_front and not heads_facts(table)
        table = with_whole_names(table) if is_of_people else table
        whole = people_of_places(table, self._words) if is_of_people else None
        if whole is None and is_of_people:
            whole = people_of_rows(table, self._words)
        if whole is not None:
            return [whole], None
        if table_kind(table) is not None:
            return [], table
        told = list(people_of_cells(table, self._labelled))
        taken = {cell for _, cells in told for cell in cells}
        rows = tuple(
            tuple("" if (y, x) in taken else cell for x, cell in enumerate(row))
            for y, row in enumerate(table.rows)
        )
        is_left = any(cell for row in rows for cell in row)
        return [one for one, _ in told], replace(table, rows=rows) if is_left else None

    def _labelled(self, label: str, value: str) -> str | None:
        """Return which people a cell holds behind a label that speaks of people."""
        is_theirs = is_label_like(label) and people_role(label) is not None
        return self._known.kind(label, value, is_front=False) if is_theirs else None

    def _of_prose(
        self, block: Paragraph, *, is_front: bool | None
    ) -> tuple[list[_Run], list[Block]]:
        """Return the people of sentences that are about nothing else, and the text that is left.

        Parameters
        ----------
        is_front
            See ``PeopleInProse.of_text``.
        """
        told, rest = self._prose.of_text(block.text, is_front=is_front)
        if not told:
            return [], []  # as it stands: its full stop says that it is prose
        runs = [_Run(one.kind, one.around, [replace(block, text=one.names)], 0) for one in told]
        return runs, [replace(block, text=rest)] if rest else []
