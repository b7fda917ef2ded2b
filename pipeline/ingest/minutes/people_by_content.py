"""Lists of people known by what stands in them, behind labels that no list of words has.

A line or a list is about who came when nearly all of it is people: our own by name, others by a
name and where they are from. Its label says in which way, by its stems; a label that says nothing
of people heads those who came, if it stands before the agenda and does not speak of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.ingest.minutes.attendance_words import OUR_OWN
from pipeline.ingest.minutes.blocks import Block, Heading, ListItem, Paragraph, Table, plain
from pipeline.ingest.minutes.columns import is_empty, table_kind
from pipeline.ingest.minutes.fact_tables import PEOPLE
from pipeline.ingest.minutes.label_roles import heads_other_people, is_label_like, people_role
from pipeline.ingest.minutes.people import staff_in
from pipeline.ingest.minutes.people_lines import NAME_END, is_nobody, is_person_name, pieces
from pipeline.ingest.minutes.people_sentences import clauses
from pipeline.ingest.minutes.records import MinutesWords
from pipeline.ingest.minutes.sections import HEAD, ITEM, Section
from pipeline.ingest.minutes.wordings import code_of, organisation_told

_FULL_NAME = re.compile(r"(?<![\w(])[A-ZÆØÅ][\w'’-]+(?:\s+[A-ZÆØÅ][\w'’-]+)+")
_LEAST_LABELLED, _LEAST_ALONE = 0.6, 0.75  # of the pieces of a list, with and without such a label
_LEAST_PEOPLE = 2  # behind a label that says nothing of people
_WALKED = {HEAD, ITEM, "facts", "agenda", *PEOPLE}
_MOST_LEAD_WORDS = 8


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

    def told_apart(self, sections: list[Section]) -> list[Section]:
        """Return the sections with each list of people in a section of its own."""
        found: list[Section] = []
        is_front = True
        for one in sections:
            is_front = is_front and one.number is None and one.kind in _WALKED
            if one.kind not in _WALKED:
                found.append(one)
                continue
            found += self._divided(self._titled(one, is_front=is_front), is_front=is_front)
        return found

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
        while at < len(blocks):
            # Among people, a label that says nothing of coming is where they are from.
            is_alone = is_front and section.kind not in PEOPLE
            run = None if section.is_told else self._run(blocks, at, is_front=is_alone)
            if run is None:
                now.blocks.append(blocks[at])
                at += 1
                continue
            yield now
            yield Section(run.kind, run.label, 3, place=blocks[at].place, blocks=run.blocks)
            kind = ITEM if section.kind in PEOPLE else section.kind
            now = Section(kind, level=section.level, place=section.place)
            at = run.end
        yield now

    def _run(self, blocks: list[Block], at: int, *, is_front: bool) -> _Run | None:
        block = blocks[at]
        if isinstance(block, Table):
            return self._of_table(block, at, is_front=is_front)
        if isinstance(block, Heading):
            return None
        label, colon, content = block.text.partition(":")
        if not is_label_like(label):
            return self._of_sentence(block, at, is_front=is_front) if not colon else None
        if colon and content.strip():
            kind = self._kind(label, content.strip(), is_front=is_front)
            told = replace(block, text=content.strip(" ."))
            return None if kind is None else _Run(kind, label, [told], at + 1)
        run = self._below(label, blocks, at + 1, is_front=is_front and bool(colon))
        if run is None and not colon:
            return self._of_sentence(block, at, is_front=is_front)
        return run

    def _below(self, label: str, blocks: list[Block], at: int, *, is_front: bool) -> _Run | None:
        """Return the people of the lines below a label."""
        kind = people_role(label)
        if self._begins_with_name(label) or (
            kind is None and (not is_front or heads_other_people(label))
        ):
            return None
        end, known, told_nobody = at, 0, False
        while end < len(blocks):
            block = blocks[end]
            if isinstance(block, Table) or type(block) is not type(blocks[at]):
                break
            if not self._is_line_of_people(block.text, is_labelled=kind is not None):
                break
            known += self._strong(block.text)
            told_nobody = told_nobody or is_nobody(block.text)
            end += 1
        if known < (_LEAST_PEOPLE if kind is None else 1) and not (kind and told_nobody):
            return None
        return _Run(kind or "participants", label, list(blocks[at:end]), end)

    def _of_table(self, table: Table, at: int, *, is_front: bool) -> _Run | None:
        """Return the people of a table of one label and one answer."""
        rows = [[(y, cell) for y, cell in enumerate(row) if cell] for row in table.rows]
        if table_kind(table) is not None or len(rows) != 1 or len(rows[0]) != 2:
            return None
        label, content = plain(rows[0][0][1]).rstrip(":"), rows[0][1][1]
        kind = self._kind(label, content, is_front=is_front)
        place = table.place_of(0, rows[0][1][0])
        told = [ListItem(plain(line), line=place.line, place=place)
                for line in content.split("\n") if not is_empty(line)]  # fmt: skip
        return None if kind is None else _Run(kind, label, list(told), at + 1)

    def _of_sentence(self, block: ListItem | Paragraph, at: int, *, is_front: bool) -> _Run | None:
        """Return the people of ``Rundt om bordet sad A (skolen), B (politiet) og C (SSP).``"""
        first = _FULL_NAME.search(block.text)
        if first is None or not is_front or isinstance(block, ListItem):
            return None
        if any(status for status, _ in clauses(block.text)):
            return None
        lead, names = block.text[: first.start()], block.text[first.start() :].rstrip(" .")
        if not lead.strip() or len(lead.split()) > _MOST_LEAD_WORDS or "(" in lead:
            return None
        kind = self._kind(lead, names, is_front=is_front)
        told = replace(block, text=names)
        return None if kind is None else _Run(kind, lead.strip(), [told], at + 1)

    def _kind(self, label: str, content: str, *, is_front: bool) -> str | None:
        """Return which people stand behind a label; None where they are none, or others."""
        parts = pieces(content, self._words)
        if not parts:
            return None
        strong = sum(map(self._is_person, parts))
        weak = sum(self._is_perhaps_person(part) for part in parts)
        role = people_role(label)
        if role is not None and not heads_other_people(label):
            return role if weak >= _LEAST_LABELLED * len(parts) else None
        if organisation_told(label, self._words.partners) or OUR_OWN.search(label):
            return None
        is_alone = strong >= _LEAST_ALONE * len(parts) and strong >= _LEAST_PEOPLE
        return "participants" if is_front and is_alone and not heads_other_people(label) else None

    def _is_line_of_people(self, text: str, *, is_labelled: bool) -> bool:
        parts = pieces(text.rstrip(" ."), self._words)
        if not parts:
            return is_labelled and is_nobody(text)
        is_one = self._is_perhaps_person if is_labelled else self._is_person
        return sum(map(is_one, parts)) >= _LEAST_ALONE * len(parts)

    def _strong(self, text: str) -> int:
        return sum(map(self._is_person, pieces(text.rstrip(" ."), self._words)))

    def _is_person(self, piece: str) -> bool:
        """Say whether a piece is one of ours, or a name and where they are from."""
        if staff_in(piece, self._words.staff):
            return True
        end = NAME_END.search(piece)
        if end is None or not is_person_name(piece[: end.start()]):
            return False
        rest = piece[end.start() :]
        is_ours = OUR_OWN.search(rest) is not None
        return is_ours or organisation_told(rest, self._words.partners) is not None

    def _begins_with_name(self, text: str) -> bool:
        """Say whether a line is about somebody by name, and so no label."""
        end = NAME_END.search(text)
        name = text[: end.start()] if end else text
        return self._is_person(text) or (is_person_name(name) and " " in name.strip())

    def _is_perhaps_person(self, piece: str) -> bool:
        """Say whether a piece may be somebody where its label speaks of people."""
        bare = piece.strip(" .*")
        is_name = is_person_name(bare) and " " in bare
        is_party = len(bare.split()) <= 3 and code_of(bare, self._words.partners) is not None
        return self._is_person(bare) or is_name or is_party
