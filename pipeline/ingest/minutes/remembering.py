"""What was found out once: of a text for as long as its document is read, and of a vocabulary.

What reads people, tasks and concerns asks the same of the same text, each for its own ends. Half of
the answers are here already; passing them along would bind all those readers to each other.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")
_Words = TypeVar("_Words")
_MOST_VOCABULARIES = 8  # a run has five
_MOST_TEXTS = 10_000
_FORGET: list[Callable[[], None]] = []


def per_document(function: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
    """Remember what a function answered, until the document has been read.

    Parameters
    ----------
    function
        Its answer hangs on its arguments alone, which can be keys, and nobody changes it.
    """
    kept = lru_cache(maxsize=_MOST_TEXTS)(function)
    _FORGET.append(kept.cache_clear)
    return cast("Callable[_Asked, _Answer]", kept)


def per_document_by_words(
    function: Callable[[str, _Words], _Answer],
) -> Callable[[str, _Words], _Answer]:
    """Do the same for a function of a text and a vocabulary, which is known by being the same."""
    kept: dict[tuple[str, int], tuple[_Words, _Answer]] = {}
    _FORGET.append(kept.clear)

    def remembered(text: str, words: _Words) -> _Answer:
        found = kept.get((text, id(words)))
        if found is not None and found[0] is words:
            return found[1]
        if len(kept) >= _MOST_TEXTS:
            kept.clear()
        answer = function(text, words)
        kept[text, id(words)] = words, answer
        return answer

    return remembered


def forget_document() -> None:
    """Let go of all texts: none outlives the reading of its document."""
    for forget in _FORGET:
        forget()


def made_once(
    make: Callable[[dict[str, str]], _Answer],
) -> Callable[[dict[str, str]], _Answer]:
    """Return a function that makes something of a vocabulary when it is first asked for it.

    Vocabularies are known by being the very same: they are asked for at every line of a document,
    and a key of all their words would take longer than to search the line.

    Parameters
    ----------
    make
        Is given the vocabulary, casefolded wording → code, which nobody changes afterwards.
    """
    kept: list[tuple[dict[str, str], _Answer]] = []

    def made(wordings: dict[str, str]) -> _Answer:
        for known, found in kept:
            if known is wordings:
                return found
        found = make(wordings)
        kept.insert(0, (wordings, found))
        del kept[_MOST_VOCABULARIES:]
        return found

    return made
