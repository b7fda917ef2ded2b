"""Whether a text holds any of many words: the same answer as one long pattern, in less time.

A pattern of some hundred words is tried word by word at every letter of a text. Here those that
stand at the start of a word are tried only there, and all only where their first letters stand,
which is told without folding the case of any: the words are put together letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_LETTER = re.compile(r"(?P<letter>[a-zæøå])(?![?*+{])")
_ANYTHING_BEFORE = r"\w*"
_AT_A_WORD = r"\b"
_AT_A_BEGINNING = re.compile(r"\\b(?!\\W|-|→)|\\w\*")
_GROUP = "(?:"
_NAME_OF_GROUP = re.compile(r"\(\?P<\w+>")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_OF_A_WORD = re.compile(r"[a-zæøå0-9](?![?*{])|\\[wd](?![?*{])")
# What a pattern that is blind to case takes for a letter beside its capital.
_ALIKE = {"i": "İı", "k": "\u212a", "s": "ſ", "å": "\u212b"}
_MOST_LETTERS = 3  # that are put together: behind them hardly two words are left


def any_of(*patterns: str) -> re.Pattern[str]:
    """Return a pattern, blind to case, that is found in a text where one of several is.

    Which of them was found, and where it ends, is not told: their order is lost.

    Parameters
    ----------
    patterns
        Each may be of several, with bars between them.
    """
    at_start: list[str] = []
    at_edge: list[str] = []
    anywhere: list[str] = []
    bare = (_NAME_OF_GROUP.sub(_GROUP, pattern) for pattern in patterns)
    for one in (part for pattern in bare for each in _apart(pattern) for part in _told_apart(each)):
        behind = one.removeprefix(_AT_A_WORD)
        if behind == one:
            anywhere += _told_apart(one.removeprefix(_ANYTHING_BEFORE))
        else:
            for each in _told_apart(behind):
                (at_start if _begins_word(each) else at_edge).append(each)
    found = [rf"\b(?=\w)(?:{by_letter(at_start)})"] if at_start else []
    found += [rf"\b(?i:{'|'.join(at_edge)})"] if at_edge else []
    found += [by_letter(anywhere)] if anywhere else []
    return re.compile("|".join(found))


def first_of(*patterns: str) -> re.Pattern[str]:
    r"""Return a pattern, blind to case, of several: what is found is that of the first listed.

    Parameters
    ----------
    patterns
        One that begins with ``\b`` or ``\w*`` is found where a word begins, not where one ends.
        Those that are of several, with bars, are tried behind those that are not; those that need
        not begin a word behind all others.
    """
    alone: list[str] = []
    barred: list[str] = []
    anywhere: list[str] = []
    for pattern in patterns:
        each = list(_apart(pattern))
        behind = [part for one in each for part in _told_apart(one.removeprefix(_AT_A_WORD))]
        if len(each) == 1 and _AT_A_BEGINNING.match(pattern) is not None:
            alone += behind
        elif all(one.startswith(_AT_A_WORD) for one in each) and all(map(_begins_word, behind)):
            barred += behind
        else:
            anywhere += (part for one in each for part in _told_apart(one))
    found = [rf"\b(?=\w)(?:{by_letter(alone + barred)})"] if alone + barred else []
    return re.compile("|".join([*found, by_letter(anywhere)] if anywhere else found))


def by_letter(patterns: Iterable[str], most: int = _MOST_LETTERS) -> str:
    """Return a pattern of several in their order, those beside each other by their first letters.

    Those that begin with the same letter are tried one after the other as they are listed; of those
    that begin with others none can be found in the same place.
    """
    found: list[str] = []
    letters: dict[str, list[str]] = {}
    for one in patterns:
        match = _LETTER.match(one) if most else None
        if match is not None:
            letters.setdefault(match["letter"], []).append(one[match.end() :])
        else:
            found += [*_with_letters(letters, most), f"(?i:{one})"]
            letters = {}
    return "|".join([*found, *_with_letters(letters, most)])


def _with_letters(letters: dict[str, list[str]], most: int) -> Iterator[str]:
    for letter, rest in letters.items():
        yield f"[{letter}{letter.upper()}{_ALIKE.get(letter, '')}](?:{by_letter(rest, most - 1)})"


def _told_apart(pattern: str) -> Iterator[str]:
    """Yield ``ac`` and ``bc`` of ``(?:a|b)c``: a pattern for each of the group it begins with."""
    if not pattern.startswith(_GROUP):
        yield pattern
        return
    inside, behind = _first_group(pattern)
    if behind[:1] in ("?", "*", "+", "{"):
        yield pattern
        return
    for one in _apart(inside):
        yield from _told_apart(one + behind)


def _begins_word(pattern: str) -> bool:
    """Say whether a pattern begins with a letter, however it goes on: a group may be of several."""
    if not pattern.startswith(_GROUP):
        return _OF_A_WORD.match(pattern) is not None
    inside, behind = _first_group(pattern)
    return behind[:1] not in ("?", "*", "{") and all(map(_begins_word, _apart(inside)))


def _first_group(pattern: str) -> tuple[str, str]:
    """Return what stands inside the group that a pattern begins with, and behind it."""
    end = next(at for at, depth in _depths(pattern) if not depth and pattern[at] == ")")
    return pattern[len(_GROUP) : end], pattern[end + 1 :]


def _apart(pattern: str) -> Iterator[str]:
    """Yield what stands between the bars of a pattern that are outside all its brackets."""
    begun = 0
    for at, depth in _depths(pattern):
        if pattern[at] == "|" and not depth:
            yield pattern[begun:at]
            begun = at + 1
    yield pattern[begun:]


def _depths(pattern: str) -> Iterator[tuple[int, int]]:
    """Yield where the brackets and bars of a pattern stand, and in how many groups behind each."""
    at, depth = 0, 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 1
        elif (letters := _CLASS.match(pattern, at)) is not None:
            at = letters.end() - 1
        elif sign in "()|":
            depth += {"(": 1, ")": -1, "|": 0}[sign]
            yield at, depth
        at += 1
