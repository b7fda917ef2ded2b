"""Names of our own staff as this document misspells them: ``Nadja Khatibi``, ``Jonas Vestergreen``.

A first name and a surname that both are nearly those of one of ours, and of one alone, are theirs.
The wording is known for as long as the document is read, and what it tells is less sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from pipeline.ingest.minutes.blocks import Document, Table
from pipeline.ingest.minutes.records import MinutesWords
from pipeline.ingest.minutes.remembering import made_once

_TWO_WORDS = re.compile(r"(?<![\w.'’-])(?=([A-ZÆØÅ][\w'’-]+)[ \n]+([A-ZÆØÅ][\w'’-]{3,}))")
_MOST_BLOCKS = 60  # from the top: whoever took part is named there
_ALIKE, _VERY_ALIKE, _FIRST_ALIKE = 0.85, 0.9, 0.79  # ratios of letters in common
_SHORTEST_PET_NAME = 4  # letters: "Abdi" of "Abdirahim"


def with_misspelt(document: Document, words: MinutesWords) -> MinutesWords:
    """Return the words with each misspelling of one of ours that a document has.

    Parameters
    ----------
    words
        The staff map; it stays as it is where nothing is misspelt.
    """
    staff = _by_beginning(words.staff)
    found: dict[str, str] = {}
    for text in _texts(document):
        for match in _TWO_WORDS.finditer(text):
            first, last = match[1].casefold(), match[2].casefold()
            name = f"{first} {last}"
            if name in words.staff or name in found:
                continue
            near = {
                code
                for own_first, own_last, code in staff.get(last[:2], ())
                if _are_alike(first, last, own_first, own_last)
            }
            if len(near) == 1:
                found[name] = near.pop()
    if not found:
        return words
    return replace(words, staff={**words.staff, **found}, misspelt=frozenset(found))


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks[:_MOST_BLOCKS]:
        if isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row)
        else:
            yield block.text


@made_once
def _by_beginning(staff: dict[str, str]) -> dict[str, list[tuple[str, str, str]]]:
    """Return first name, surname and code of ours by the first two letters of the surname."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for wording, code in staff.items():
        first, *more = wording.split()
        if more and "@" not in wording:
            found.setdefault(more[-1][:2], []).append((first, more[-1], code))
    return found


def _are_alike(first: str, last: str, own_first: str, own_last: str) -> bool:
    if abs(len(last) - len(own_last)) > 1:
        return False  # "Vestergrensen" is another family's name
    surnames = _ratio(last, own_last)
    if first == own_first:
        return surnames >= _ALIKE
    is_short_form = own_first.startswith(first) and len(first) >= _SHORTEST_PET_NAME
    if is_short_form or own_first == _without_aa(first):
        return surnames == 1.0
    is_near = first[0] == own_first[0] and _ratio(first, own_first) >= _FIRST_ALIKE
    return is_near and surnames >= _VERY_ALIKE


def _ratio(one: str, other: str) -> float:
    pairs = ((one, other), (_without_aa(one), _without_aa(other)))
    return max(SequenceMatcher(None, *pair, autojunk=False).ratio() for pair in pairs)


def _without_aa(name: str) -> str:
    return name.replace("aa", "å")
