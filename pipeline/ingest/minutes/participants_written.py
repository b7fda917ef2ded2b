"""Participants as they are written: rows of a table, items of a list, names on a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from pipeline.ingest.minutes.attendance_words import (
    OUR_OWN,
    OUR_TOWN,
)
from pipeline.ingest.minutes.blocks import Block, ListItem, Paragraph, Table, plain
from pipeline.ingest.minutes.columns import table_kind
from pipeline.ingest.minutes.participants_lines import Written, of_text
from pipeline.ingest.minutes.participants_rows import of_table
from pipeline.ingest.minutes.people import staff_in
from pipeline.ingest.minutes.people_lines import (
    NAME_END,
    group_of,
    is_person_name,
    is_sentence,
    is_somebody,
    pieces,
)
from pipeline.ingest.minutes.people_sentences import clauses, told_apart
from pipeline.ingest.minutes.people_titles import names_first
from pipeline.ingest.minutes.records import MinutesWords
from pipeline.ingest.minutes.sections import HEAD, Section
from pipeline.ingest.minutes.wordings import organisation_of

_SECTIONS = {"participants": "present", "apologies": "apologies", "absent": "absent"}
_OF_THE_MEETING = {HEAD, "facts", "participants", "apologies", "absent"}
_LEAST_PEOPLE = 0.5  # of the first cells of a table below a heading of people
# Signs before a name.
_TICKED = re.compile(r"\s*(?:\[[xX]\]|[✅✓✔☑☒]|\+(?=\s))\ufe0f?\s*")
_CROSSED = re.compile(r"\s*(?:[❌✗✘÷−]|\[-\])\ufe0f?\s*")
_BOX = re.compile(r"\s*(?:\[\s?\]|☐)\s*")
_MOST_GROUP_WORDS = 3
_AWAY = re.compile(r"\W{0,4}fravær(?:ende)?\W*(?:$|:)", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]{0,100}\)")
_VERB = re.compile(
    r"\b(?:måtte|kunne|kan|skal|skulle|vil|ville|har|havde|blev|er|var|kom|gik|fik|bad|får)\b"
)


def written_in(sections: list[Section], words: MinutesWords) -> Iterator[Written]:
    """Yield the participants as they are written, in the order in which they stand."""
    for section in sections:
        default = _SECTIONS.get(section.kind)
        is_ticked = default is not None and any(_TICKED.match(text) for text, _ in section.lines())
        has_table = any(True for _ in section.tables())
        for block in _with_groups(section.blocks, words) if default else section.blocks:
            if isinstance(block, Table):
                kind = table_kind(block)
                is_theirs = default is not None and kind is None and not section.is_told
                is_theirs = is_theirs and _names_people(block, words)
                if kind == "participants" or is_theirs:
                    yield from of_table(block, default or "present", words)
            elif has_table and isinstance(block, Paragraph) and " " not in block.text:
                continue  # a heading below the table, which nothing marks as one
            elif default and isinstance(block, ListItem | Paragraph):
                told = list(_of_marked_line(block, default, words, is_ticked=is_ticked))
                yield from _without_apologies(told, section)
            elif isinstance(block, Paragraph) and section.kind in _OF_THE_MEETING:
                yield from _of_sentence(block, None, words)


def _without_apologies(told: list[Written], section: Section) -> list[Written]:
    """Return who stayed away: of ``Fraværende: A (afbud), B`` only the first sent word."""
    if not _AWAY.match(section.title) or not any(one.is_said for one in told):
        return told
    return [one if one.is_said else replace(one, status="absent") for one in told]


def _with_groups(blocks: list[Block], words: MinutesWords) -> list[Block]:
    """Return the blocks of a list with the organisation that stands above some in each of them.

    ``Skolen`` and below it ``- Ida Bang``, ``- Bo Lund``.
    """
    found: list[Block] = []
    group = ""
    for block, below in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Paragraph) and not (group and _is_name(block, words)):
            group = block.text.strip(" :*") if _heads_items(block, below, words) else ""
            if group:
                continue
        found.append(_of_group(block, group) if group else block)
    return found


def _of_group(block: Block, group: str) -> Block:
    if isinstance(block, ListItem | Paragraph) and ":" not in block.text:
        return replace(block, text=f"{group}: {block.text}")
    return block


def _heads_items(block: Paragraph, below: Block | None, words: MinutesWords) -> bool:
    text = block.text.strip(" :*")
    is_short = 0 < len(text.split()) <= _MOST_GROUP_WORDS and not text.endswith(".")
    is_above = isinstance(below, ListItem) or (below is not None and _is_name(below, words))
    is_somebody_named = _is_name(block, words) or names_first(text) != text  # "SFO-leder Ida Bang"
    if not is_above or not is_short or is_somebody_named:
        return False
    is_ours = OUR_OWN.search(text) is not None or OUR_TOWN.search(text) is not None
    return is_ours or organisation_of(text, words.partners) is not None


def _is_name(block: Block, words: MinutesWords) -> bool:
    """Say whether a paragraph is no more than somebody's name, with whatever is said behind it."""
    if not isinstance(block, Paragraph):
        return False
    name = NAME_END.split(names_first(block.text), maxsplit=1)[0].strip()
    is_full = is_person_name(name) and " " in name and organisation_of(name, words.partners) is None
    return is_full or bool(staff_in(name, words.staff))


def _names_people(table: Table, words: MinutesWords) -> bool:
    """Say whether a table without headings that are known has people in its first column."""
    cells = [row[0] for row in table.rows if row and row[0]]
    known = [cell for cell in cells if is_somebody(plain(cell), words)]
    return len(known) >= _LEAST_PEOPLE * len(cells)


def _of_marked_line(
    block: ListItem | Paragraph, default: str, words: MinutesWords, *, is_ticked: bool
) -> Iterator[Written]:
    """Yield the participants of a line that may begin with a sign: ``✅``, ``÷``, a box to tick.

    Parameters
    ----------
    is_ticked
        A line of the list is ticked: who is not did not come.
    """
    came, stayed = _TICKED.match(block.text), _CROSSED.match(block.text)
    sign = came or stayed or (_BOX.match(block.text) if is_ticked else None)
    if sign is None:
        yield from _of_line(block, default, words)
        return
    status = "present" if came else "absent"
    for one in _of_line(replace(block, text=block.text[sign.end() :]), default, words):
        told = one if one.is_said else replace(one, status=status, is_said=True)
        yield told


def _of_line(block: ListItem | Paragraph, default: str, words: MinutesWords) -> Iterator[Written]:
    """Yield the participants of a line under a heading that says what they are."""
    is_item = isinstance(block, ListItem)
    found = list(_of_sentence(block, default, words))
    if found:
        yield from found
        return
    block = replace(block, text=_of_people_alone(block.text, words))
    group, text = group_of(block.text, words)
    if not is_item and not group and is_sentence(block.text, words):
        return
    for piece in pieces(text, words):
        if is_item or is_somebody(piece, words):
            yield of_text(piece, default, block.place, group)


def _of_people_alone(text: str, words: MinutesWords) -> str:
    """Return a text of several sentences without those that are about something else."""
    told = list(told_apart(text, words))
    if len(told) < 2:
        return text
    kept = [
        one
        for one in told
        if _VERB.search(_BRACKETS.sub("", one)) is None
        and all(is_somebody(part, words) for part in pieces(one, words))
    ]
    return "; ".join(kept) if kept and len(kept) < len(told) else text


def _of_sentence(
    block: ListItem | Paragraph, default: str | None, words: MinutesWords
) -> Iterator[Written]:
    """Yield the participants of clauses that say who came and who did not.

    Without a heading above them, only where every part of the clause is somebody.
    """
    told = list(clauses(block.text, words))
    is_name_first = len(told) == 1 and block.text.startswith(told[0][1])
    if is_name_first and block.text[len(told[0][1]) :].lstrip()[:1].isalpha():
        is_name_first = False  # "Bo fra klubben havde meldt fra, han …"
    if all(status is None for status, _ in told) or (default and is_name_first):
        return
    for status, names in told:
        people = pieces(names, words) if status or default else []
        are_people = all(is_somebody(piece, words) for piece in people)
        if are_people:
            for piece in people:
                one = of_text(piece, status or default or "present", block.place)
                at = replace(one.sources["status"], found_by="running_text")
                is_said = one.is_said or status is not None
                yield replace(one, is_said=is_said, sources=dict.fromkeys(one.sources, at))
