"""What is made of a vocabulary, kept while the same vocabulary is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Made = TypeVar("_Made")
_MOST = 8  # vocabularies; a run has five


def made_once(
    make: Callable[[dict[str, str]], _Made],
) -> Callable[[dict[str, str]], _Made]:
    """Return a function that makes something of a vocabulary when it is first asked for it.

    Vocabularies are known by being the very same: they are asked for at every line of a document,
    and a key of all their words would take longer than to search the line.

    Parameters
    ----------
    make
        Is given the vocabulary, casefolded wording → code, which nobody changes afterwards.
    """
    kept: list[tuple[dict[str, str], _Made]] = []

    def made(wordings: dict[str, str]) -> _Made:
        for known, found in kept:
            if known is wordings:
                return found
        found = make(wordings)
        kept.insert(0, (wordings, found))
        del kept[_MOST:]
        return found

    return made
