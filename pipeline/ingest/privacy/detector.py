"""Personal data in a text: found, and taken out before the text is classified.

What is found serves to classify without it and to warn. What keeps personal data out of the lake is
the lake's contract, which takes codes alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.ingest.privacy.addresses import find_addresses
from pipeline.ingest.privacy.cpr import find_cpr
from pipeline.ingest.privacy.found import Found, Known
from pipeline.ingest.privacy.links import find_emails, find_profiles
from pipeline.ingest.privacy.names import find_initials, find_names
from pipeline.ingest.privacy.numbers import find_phones, find_plates

LEAST = 0.5  # confidence of what is told
MASK = "¤"  # no letter, no digit and no punctuation that a reader of minutes looks for

_DIGIT = re.compile(r"\d")


def find(text: str, known: Known) -> list[Found]:
    """Return the personal data of a text, by its place; where two overlap, the surer one.

    Parameters
    ----------
    text
        One line, paragraph or cell.
    known
        Staff, and the words of the vocabularies.
    """
    found = [one for one in _all(text, known) if one.confidence >= LEAST]
    found.sort(key=lambda one: (-one.confidence, one.start - one.end, one.start, one.kind))
    kept: list[Found] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _all(text: str, known: Known) -> Iterable[Found]:
    yield from find_emails(text, known)
    yield from find_profiles(text)
    if _DIGIT.search(text) is not None:
        yield from find_cpr(text)
        yield from find_phones(text)
        yield from find_plates(text)
        yield from find_addresses(text)
    yield from find_names(text, known)
    yield from find_initials(text, known)


def masked(text: str, found: Iterable[Found]) -> str:
    """Return a text with a mark in place of each piece.

    Parameters
    ----------
    found
        As :func:`find` gives it for this text.
    """
    pieces, at = [], 0
    for one in found:
        pieces += [text[at : one.start], MASK]
        at = one.end
    return "".join([*pieces, text[at:]]) if at else text
