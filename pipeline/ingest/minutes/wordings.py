"""Finding a vocabulary's words in a text: whole words, the longest wording first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.ingest.minutes.blocks import plain


@lru_cache(maxsize=64)
def _pattern(wordings: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(wordings, key=lambda word: (-len(word), word))
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first if word)
    return re.compile(rf"(?<!\w)(?:{words or '(?!)'})(?!\w)")


def codes_in(text: str, wordings: dict[str, str]) -> list[str]:
    """Return the codes whose wordings stand in a text, in the order in which they stand.

    A shorter wording inside a longer one is not found beside it. One of a single mark (``-``)
    is no word of running text and is left out.

    Parameters
    ----------
    wordings
        Casefolded wording → code.
    """
    words = tuple(word for word in wordings if len(word) > 1 or word.isalpha())
    found = (plain(match) for match in _pattern(words).findall(text.casefold()))
    return list(dict.fromkeys(wordings[word] for word in found if word in wordings))


def code_of(cell: str, wordings: dict[str, str]) -> str | None:
    """Return the code that a whole cell names, else the first one that it mentions."""
    exact = wordings.get(plain(cell).casefold())
    return exact if exact is not None else next(iter(codes_in(cell, wordings)), None)


def first_of(codes: Iterable[str | None], default: str) -> str:
    """Return the first code that is one."""
    return next((code for code in codes if code is not None), default)
