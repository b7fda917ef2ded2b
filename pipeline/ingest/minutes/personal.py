"""Personal data in minutes: taken out before anything is classified, and told by its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.ingest.minutes.action_kinds import action_verbs
from pipeline.ingest.minutes.blocks import Block, Document, Table
from pipeline.ingest.minutes.columns import columns_of, table_kind
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.sections import Section
from pipeline.ingest.privacy import (
    OF_PARTICIPANTS,
    Found,
    Kind,
    Known,
    Warnings,
    find,
    masked,
)

_PEOPLE = frozenset({"participants", "apologies", "absent"})
# Lines that name those who hold the meeting.
_OFFICE = re.compile(
    r"^\W{0,8}(?:referent|mødeleder|ordstyrer|formand|deltager\w*|afbud|fraværende|til stede|"
    r"fremmødte|fremsendt|udsendt|kopi|cc|ansvarlig\w*|tovholder)\b",
    re.IGNORECASE,
)
_NAME_WORDS = 2
_NONE: frozenset[Kind] = frozenset()
_Text = tuple[str, int | None, frozenset[Kind]]  # with its line, and what belongs there


class Personal:
    """Personal data of one document: each text is looked through once.

    Parameters
    ----------
    known
        Staff and the words of vocabularies, which stay: they are what is looked up.
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        self._found: dict[str, list[Found]] = {}
        self._roster: Roster | None = None

    def notes(self, document: Document, sections: list[Section]) -> list[tuple[str, int | None]]:
        """Return one note per kind of personal data that a document holds, with its first line.

        Those who took part for an organisation are named where participants are, and where it is
        said who shall do something: that is no personal data of citizens.
        """
        warnings = Warnings(self._known)
        for section in sections:
            for text, line, allowed in _texts(section):
                warnings.note(self._in(text), line, allowed=allowed)
        margins = (text for block in document.margins for text in _texts_of(block))
        warnings.look_beside([*margins, *document.beside])
        return [(reason, line) for reason, (line, _) in sorted(warnings.places.items())]

    def taken_out(self, sections: list[Section], roster: Roster | None = None) -> list[Section]:
        """Return sections with a mark in the place of each piece of personal data.

        Parameters
        ----------
        roster
            The participants: their names say who shall do what, and stay.
        """
        self._roster = roster
        return [
            replace(
                one,
                title=self._masked(one.title),
                blocks=[self._block(block) for block in one.blocks],
            )
            for one in sections
        ]

    def _in(self, text: str) -> list[Found]:
        if text not in self._found:
            self._found[text] = find(text, self._known)
        return self._found[text]

    def _masked(self, text: str) -> str:
        found = [_behind_verb(text, one) for one in self._in(text)]
        return masked(text, [one for one in found if not self._stays(text, one)])

    def _stays(self, text: str, one: Found) -> bool:
        """Say whether a piece names a participant, or nobody.

        ``@Karen Find …`` asks somebody; ``Tage fat i …`` is a verb, whoever is called so.
        """
        if self._roster is None:
            return False
        piece = text[one.start : one.end].removeprefix("@")
        is_asked = text[: one.end].endswith(f"@{piece}")
        is_known = is_asked and self._roster.who(piece.partition(" ")[0]) is not None
        if one.kind == "name":
            # "Pålagt Jonas Vestergren": a sentence begins before the name.
            name = piece.partition(" ")[2] if len(piece.split()) > _NAME_WORDS else piece
            is_theirs = self._roster.takes_part(piece) or self._roster.who(name) is not None
            return piece.casefold() in action_verbs() or is_theirs or is_known
        if one.kind == "address":
            # "Bo Mosekrog" and below it "21. august" are no house number.
            name = re.split(r"\s*\n|\s+(?=\d)", piece)[0]
            return " " in name and self._roster.takes_part(name)
        return one.kind == "profile_url" and is_known

    def _block(self, block: Block) -> Block:
        if isinstance(block, Table):
            rows = tuple(tuple(map(self._masked, row)) for row in block.rows)
            return replace(block, rows=rows)
        return replace(block, text=self._masked(block.text))


def _behind_verb(text: str, one: Found) -> Found:
    """Return a name without the verb of a task before it: ``Kontakte Falck`` asks for a call."""
    first, space, rest = text[one.start : one.end].partition(" ")
    is_verb = one.kind == "name" and bool(rest) and first.casefold() in action_verbs()
    return replace(one, start=one.start + len(first) + len(space)) if is_verb else one


def _texts(section: Section) -> Iterator[_Text]:
    is_of_people = section.kind in _PEOPLE
    yield section.title, None, OF_PARTICIPANTS if is_of_people else _NONE
    for block in section.blocks:
        if isinstance(block, Table):
            yield from _of_table(block, is_of_people=is_of_people)
        else:
            is_office = is_of_people or _OFFICE.match(block.text) is not None
            yield block.text, block.line, OF_PARTICIPANTS if is_office else _NONE


def _of_table(table: Table, *, is_of_people: bool) -> Iterator[_Text]:
    kind = table_kind(table)
    is_of_people = is_of_people or kind == "participants"
    at = columns_of("actions", table.rows[0]) if kind == "actions" else {}
    for number, row in enumerate(table.rows):
        is_office = _OFFICE.match(row[0]) is not None if row else False
        for place, cell in enumerate(row):
            is_allowed = is_of_people or is_office or place == at.get("responsible")
            yield cell, table.line_of(number), OF_PARTICIPANTS if is_allowed else _NONE


def _texts_of(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row)
    else:
        yield block.text
