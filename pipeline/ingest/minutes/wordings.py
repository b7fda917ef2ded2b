"""Finding a vocabulary's words in a text: whole words, the longest wording first."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.ingest.minutes.blocks import plain

# How Danish nouns end in the definite form, the plural and the genitive; some double a letter.
_INFLECTED = r"(?:n|t|r|ne|[bdfgklmnprst]?e(?:n|t|r|ne|rne)?)?s?"
_SHORTEST_INFLECTED = 4
_SHORTEST_IN_COMPOUND, _LONGEST_COMPOUND = 4, 40


@lru_cache(maxsize=64)
def _pattern(wordings: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(wordings, key=lambda word: (-len(word), word))
    words = [re.escape(word).replace(r"\ ", r"\s+") for word in longest_first if word]
    inflected = "|".join(word for word in words if len(word) >= _SHORTEST_INFLECTED)
    short = "|".join(word for word in words if len(word) < _SHORTEST_INFLECTED)
    return re.compile(rf"(?<!\w)(?:({inflected or '(?!)'}){_INFLECTED}|({short or '(?!)'}))(?!\w)")


def codes_in(text: str, wordings: dict[str, str]) -> list[str]:
    """Return the codes whose wordings stand in a text, in the order in which they stand.

    A shorter wording inside a longer one is not found beside it; ``hærværket`` is ``hærværk``.
    One of a single mark (``-``) is no word of running text and is left out.

    Parameters
    ----------
    wordings
        Casefolded wording → code.
    """
    words = tuple(word for word in wordings if len(word) > 1 or word.isalpha())
    matches = _pattern(words).findall(text.casefold())
    found = (plain(inflected or short) for inflected, short in matches)
    return list(dict.fromkeys(wordings[word] for word in found if word in wordings))


def code_of(cell: str, wordings: dict[str, str]) -> str | None:
    """Return the code that a whole cell names, else the first one that it mentions."""
    exact = wordings.get(plain(cell).casefold())
    return exact if exact is not None else next(iter(codes_in(cell, wordings)), None)


def code_in_compound(text: str, wordings: dict[str, str]) -> str | None:
    """Return the code of the longest wording that a compound word ends or begins with.

    The last part says what something is: ``Vibeholmskolen`` is a school; ``politibetjent`` and
    ``klubleder`` are told by their first.
    """
    found: list[tuple[bool, int, str]] = []
    for token in re.findall(r"\w+", text.casefold()):
        if len(token) > _LONGEST_COMPOUND:
            continue
        for word, code in wordings.items():
            if len(word) < _SHORTEST_IN_COMPOUND or not word.isalpha():
                continue
            if re.search(rf"{re.escape(word)}{_INFLECTED}$", token):
                found.append((True, len(word), code))
            elif token.startswith(word):
                found.append((False, len(word), code))
    return max(found)[2] if found else None


def organisation_of(text: str, partners: dict[str, str]) -> str | None:
    """Return the partner that a text names, in words or in a compound of one; None for none.

    A cell of a PDF that is narrower than its word breaks it without a mark: ``Boligorganisatio n``.
    """
    whole = plain(text).casefold().replace(" ", "")
    return code_of(text, partners) or code_in_compound(text, partners) or partners.get(whole)
