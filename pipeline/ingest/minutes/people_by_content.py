"""Lists of people known by what stands in them, behind labels that no list of words has.

A line or a list is about who came when nearly all of it is people: our own by name, others by a
name and where they are from. Its label says in which way, by its stems; a label that says nothing
of people heads those who came, if it stands before the agenda and does not speak of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.ingest.minutes.attendance_words import OUR_OWN, status_in
from pipeline.ingest.minutes.blocks import Block, Document, Heading, ListItem, Paragraph, Table
from pipeline.ingest.minutes.columns import table_kind
from pipeline.ingest.minutes.fact_tables import PEOPLE
from pipeline.ingest.minutes.label_roles import (
    heads_other_people,
    is_label_like,
    people_role,
)
from pipeline.ingest.minutes.people import staff_in
from pipeline.ingest.minutes.people_groups import groups_apart
from pipeline.ingest.minutes.people_lines import (
    NAME_END,
    group_of,
    is_nobody,
    is_person_name,
    pieces,
)
from pipeline.ingest.minutes.people_mentions import listing_in
from pipeline.ingest.minutes.people_sentences import CLAUSE_ENDS, role_told
from pipeline.ingest.minutes.people_tables import Listed, people_of_cells, people_of_rows
from pipeline.ingest.minutes.records import MinutesWords
from pipeline.ingest.minutes.sections import HEAD, ITEM, LEADING_SIGNS, Section, without_number
from pipeline.ingest.minutes.wordings import code_of, organisation_told

_INNER_LABEL = re.compile(r"[.|;)–-]\s+(?P<label>[A-ZÆØÅ][^:.|;()]{2,30}):\s")
_LEAST_LABELLED, _LEAST_ALONE = 0.6, 0.75  # of the pieces of a list, with and without such a label
_LEAST_PEOPLE = 2  # behind a label that says nothing of people
_STAYED_AWAY = {"apologies", "absent"}
_WALKED = {HEAD, ITEM, "facts", "agenda", *PEOPLE}
_MOST_STATUS_WORDS = 4  # behind a name and a colon
_MOST_LEAD_WORDS, _MOST_CLAUSES = 12, 20
_LONGEST_LINE, _FRONT = 1000, 12  # blocks among which people are listed without a label


@dataclass(frozen=True)
class _Run:
    """People below or behind one label."""

    kind: str
    label: str
    blocks: list[Block]
    end: int  # the first block that is none of theirs


def one_label_to_a_line(document: Document, words: MinutesWords) -> Document:
    """Return a document in which each label of people begins a line of its own.

    ``Til stede: A, B. Afbud: C`` tells of two kinds of people on one line, ``Skole: A. Politi: B``
    of people from two places.
    """
    blocks: list[Block] = []
    for at, block in enumerate(document.blocks):
        if isinstance(block, Paragraph | ListItem) and len(block.text) <= _LONGEST_LINE:
            grouped = groups_apart(block.text, words, is_front=at < _FRONT)
            if grouped:
                blocks += [Paragraph(text, block.line, block.place) for text in grouped]
                continue
        ends = _label_starts(block.text) if isinstance(block, Paragraph | ListItem) else []
        if not ends or isinstance(block, Table):
            blocks.append(block)
            continue
        starts = [0, *ends]
        pieces_of = zip(starts, [*ends, len(block.text)], strict=True)
        texts = [block.text[first:last].strip(" |;–-") for first, last in pieces_of]
        blocks += [replace(block, text=text) for text in texts if text]
    return replace(document, blocks=blocks)


def _label_starts(text: str) -> list[int]:
    """Return where labels of people begin within a line that begins with one."""
    if text.count(":") < _LEAST_PEOPLE or people_role(text.partition(":")[0]) is None:
        return []
    return [
        found.start("label")
        for found in _INNER_LABEL.finditer(text)
        if people_role(found["label"]) is not None
    ]


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
            is_somebody = one.kind == ITEM and self._is_person(without_number(one.title))
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
        headed = [one for one in sections if one.kind == ITEM and self._is_person(one.title)]
        is_listed = "participants" in kinds or any(
            table_kind(table) == "participants" for one in sections for table in one.tables()
        )
        return len(headed) >= _LEAST_PEOPLE and not is_listed

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
        end_of_people = self._end_of_people(section)
        while at < len(blocks):
            if at == end_of_people:
                yield now
                now = Section(ITEM, level=section.level, place=blocks[at].place)
            runs, rest, end = self._runs(blocks, at, is_front=is_alone, is_told=section.is_told)
            if not runs:
                now.blocks.append(blocks[at])
                at += 1
                continue
            yield now
            for run in runs:
                yield Section(run.kind, run.label, 3, place=blocks[at].place, blocks=run.blocks)
            kind = ITEM if section.kind in PEOPLE else section.kind
            now = Section(kind, level=section.level, place=section.place, blocks=rest)
            at = end
        yield now

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
            if self._strong(block.text):
                last = at
        after = range(last + 1, len(section.blocks)) if last >= 0 else range(0)
        paragraphs = (at for at in after if isinstance(section.blocks[at], Paragraph))
        return next((at for at in paragraphs if not self._is_line(section.blocks[at])), None)

    def _is_line(self, block: Block) -> bool:
        """Say whether a paragraph may still be somebody, or says that there is nobody."""
        text = "" if isinstance(block, Table) else block.text
        return self._is_line_of_people(text, is_labelled=True)

    def _runs(
        self, blocks: list[Block], at: int, *, is_front: bool, is_told: bool
    ) -> tuple[list[_Run], list[Block], int]:
        """Return the people at a block, what is left of it, and the block after them."""
        block, after = blocks[at], at + 1
        if isinstance(block, Heading) or is_told:
            return [], [], after
        if isinstance(block, Table):
            listed, left = self._of_table(block, is_front=is_front)
            runs = [_Run(one.kind, one.label, list(one.items), 0) for one in listed]
            return runs, [left] if left is not None else [], after
        label, colon, content = LEADING_SIGNS.sub("", block.text).partition(":")
        is_one = len(CLAUSE_ENDS.split(content.strip(" ."))) == 1
        if colon and content.strip() and is_label_like(label) and is_one:
            kind = self._kind(label, content.strip(), is_front=is_front)
            told = replace(block, text=content.strip(" ."))
            if kind is None and is_front and self._is_group(block.text):
                kind, told = "participants", block
            if kind is not None:
                return [_Run(kind, label, [told], after)], [], after
        elif is_label_like(label) and not content.strip():
            run = self._below(label, blocks, after, is_front=is_front and bool(colon))
            if run is not None:
                return [run], [], run.end
        if isinstance(block, Paragraph) and is_front:
            runs, rest = self._of_sentences(block, is_front=is_front)
            return runs, [replace(block, text=rest)] if rest else [], after
        return [], [], after

    def _below(self, label: str, blocks: list[Block], at: int, *, is_front: bool) -> _Run | None:
        """Return the people of the lines below a label."""
        kind = people_role(label)
        if kind is None and heads_other_people(label) and self._are_told(blocks[at:]):
            kind = "participants"  # "Indkaldt:" and behind each of them whether they came
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

    def _are_told(self, blocks: list[Block]) -> bool:
        """Say whether the lines of a list each tell somebody, and whether they came."""
        texts = [LEADING_SIGNS.sub("", one.text) for one in blocks if not isinstance(one, Table)]
        told = [text for text in texts if status_in(text) and self._begins_with_name(text)]
        return len(told) >= _LEAST_PEOPLE and len(told) == len(texts)

    def _of_table(self, table: Table, *, is_front: bool) -> tuple[list[Listed], Table | None]:
        """Return the people of a table, and what is left of it."""
        whole = people_of_rows(table, self._words) if is_front else None
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
        return self._kind(label, value, is_front=False) if is_theirs else None

    def _of_sentences(self, block: Paragraph, *, is_front: bool) -> tuple[list[_Run], str]:
        """Return the people of sentences that are about nothing else, and the text that is left.

        What stands around the names says what they did: ``Rundt om bordet sad A og B, mens C kunne
        ikke komme``.
        """
        runs: list[_Run] = []
        left: list[str] = []
        for clause in CLAUSE_ENDS.split(block.text)[:_MOST_CLAUSES]:
            told = self._of_clause(clause, is_front=is_front)
            if told is None:
                left.append(clause)
            else:
                kind, around, names = told
                runs.append(_Run(kind, around, [replace(block, text=names)], 0))
                if any(map(str.isdigit, around)):
                    left.append(around)  # "Mødet varede fra kl. 9 til 10, og med var …"
        return runs, ". ".join(one.strip(" .") for one in left)

    def _of_clause(self, clause: str, *, is_front: bool) -> tuple[str, str, str] | None:
        """Return kind, the words around the names, and the names; None for another clause."""
        listing = listing_in(clause, self._words)
        if listing is None:
            return None
        lead, tail = listing.lead, listing.tail
        near = lead.rpartition(", ")[2]
        is_short = len(near.split()) <= _MOST_LEAD_WORDS and len(tail.split()) <= _MOST_LEAD_WORDS
        is_told = bool(listing.around) and (bool(lead) or role_told(listing) is not None)
        is_near = people_role(listing.around) is None or people_role(f"{near} {tail}") is not None
        if not is_told or not is_short or not is_near:
            return None  # "Der var ikke noget med slagsmål, men så sent, at Jonas ringede hjem"
        kind = self._kind(listing.around, listing.names, is_front=is_front and bool(lead))
        return None if kind is None else (kind, listing.around, listing.names)

    def _kind(self, label: str, content: str, *, is_front: bool) -> str | None:
        """Return which people stand behind a label; None where they are none, or others."""
        parts = pieces(content, self._words)
        if not parts:
            return None
        strong = sum(map(self._is_person, parts))
        weak = sum(self._is_perhaps_person(part) for part in parts)
        role = people_role(label)
        is_theirs = role in _STAYED_AWAY or (role is not None and not heads_other_people(label))
        if not is_theirs and len(parts) >= _LEAST_PEOPLE and all(map(status_in, parts)):
            return "participants" if weak == len(parts) else None
        if is_theirs:
            return role if weak >= _LEAST_LABELLED * len(parts) else None
        if organisation_told(label, self._words.partners) or OUR_OWN.search(label):
            return None
        is_alone = strong >= _LEAST_ALONE * len(parts) and strong >= _LEAST_PEOPLE
        return "participants" if is_front and is_alone and not heads_other_people(label) else None

    def _is_group(self, text: str) -> bool:
        """Say whether a line tells an organisation and who came: ``Skolen: Ulla Berg``."""
        group, names = group_of(text, self._words)
        parts = pieces(names.rstrip(" ."), self._words) if group else []
        told = [NAME_END.split(part, maxsplit=1)[0].strip(" .*") for part in parts]
        return bool(told) and all(
            bool(staff_in(name, self._words.staff)) or (is_person_name(name) and " " in name)
            for name in told
        )

    def _is_line_of_people(self, text: str, *, is_labelled: bool) -> bool:
        text = LEADING_SIGNS.sub("", text)
        parts = pieces(group_of(text, self._words)[1].rstrip(" ."), self._words)
        if not parts:
            return is_labelled and is_nobody(text)
        if is_labelled and self._begins_with_name(parts[0]):
            return True
        is_one = self._is_perhaps_person if is_labelled else self._is_person
        return sum(map(is_one, parts)) >= _LEAST_ALONE * len(parts)

    def _strong(self, text: str) -> int:
        names = group_of(LEADING_SIGNS.sub("", text), self._words)[1].rstrip(" .")
        return sum(map(self._is_person, pieces(names, self._words)))

    def _is_person(self, piece: str) -> bool:
        """Say whether a piece is one of ours, or a name and where they are from."""
        if staff_in(piece, self._words.staff):
            return True
        if self._words.by_short_name(piece.strip(" .*")) is not None:
            return True
        end = NAME_END.search(piece)
        if end is None or not is_person_name(piece[: end.start()]):
            return False
        rest = piece[end.start() :]
        most = _MOST_STATUS_WORDS if ":" in end[0] else _MOST_LEAD_WORDS
        if len(rest.split()) > most:
            return False  # "Dorthe: holder et møde med boligselskabet i uge 10"
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
        end = NAME_END.search(bare)
        is_told = end is not None and is_person_name(bare[: end.start()])
        is_from = is_told and " " in bare[: end.start()].strip() if end is not None else False
        return self._is_person(bare) or is_name or is_party or is_from
