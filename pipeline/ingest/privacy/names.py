"""Names and initials of persons in Danish text.

A name is known by lists of common names of every origin that is common in Denmark, by the words
before it (*mor til*, *den unge*), and by two capitals in the middle of a sentence that stand for
nothing else: Danish nouns have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from pipeline.ingest.privacy.found import Found, Known
from pipeline.ingest.privacy.word_lists import (
    confidence_before,
    given_names,
    is_institution,
    kinds_of_names,
    proper_nouns,
    surnames,
)

# given, surname, either of them that is a word as well, unknown, no name
_Class = Literal["given", "surname", "unclear", "unknown", "other"]
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LINK = re.compile(r"[ \u00a0]|[ \u00a0](?:[A-ZÆØÅ]\.[ \u00a0]?){1,2}")
_PARTICLES = frozenset(
    "al el bin ibn bint abu abd ul ur von van der de del della da dos la".split()  # noqa: SIM905 - read as a line
)
_SENTENCE_ENDS = frozenset('.!?:;•–*>»\n|"-/')
_INITIALS = re.compile(r"(?<![\w.])[A-ZÆØÅ]\.(?: ?[A-ZÆØÅ]\.){1,3}(?! ?[A-ZÆØÅ][a-zæøå])")
_BARE_INITIALS = re.compile(r"(?<![\w.-])[A-ZÆØÅ]{2,3}(?![\w-])")
_NOBODY = frozenset({"nn", "xx", "xxx"})  # as whoever leaves a name out writes
_SPEAKS = re.compile(
    r" (?:mødte|ringede|ringer|fortæller|fortalte|siger|sagde|vil gerne|bor|"
    r"går i|kom|ønsker|oplyser|skrev|har fået|er blevet)\b"
)
_LOWER = re.compile(r"(?<![\w@.])[^\W\d_]{3,}(?![\w@])")
_SURE, _LIKELY, _ONE_NAME, _UNCLEAR = 0.95, 0.8, 0.75, 0.6
_TWO_CAPITALS, _FIRST_CAPITALS = 0.55, 0.5
_GOES_ON = re.compile(r"[, (\u00a0]+[a-zæøå0-9]")


class _Word(NamedTuple):
    """A capitalised word, and what it may be."""

    start: int
    end: int
    kind: _Class
    is_first: bool  # of a sentence, where every word has a capital


def find_names(text: str, known: Known) -> Iterator[Found]:
    """Yield the names of a text but those of our own staff and the words of vocabularies."""
    is_shouted = text.isupper()
    for run in _runs(text, known, is_shouted=is_shouted):
        found = _judged(text, run, is_shouted=is_shouted)
        if found and not known.is_staff(text[found.start : found.end]):
            yield found
    yield from _in_small_letters(text, known)


def _runs(text: str, known: Known, *, is_shouted: bool) -> Iterator[list[_Word]]:
    """Yield capitalised words that stand beside each other, without those that are no names."""
    words = list(_WORD.finditer(text))
    run: list[_Word] = []
    at = 0
    while at < len(words):
        word = words[at]
        if not run and word[0][0].islower() and word[0][2:3] != "-":
            at += 1  # as most words: what has no capital, and no article before one, begins none
            continue
        if run and len(word[0]) == 1 and text[word.end() : word.end() + 1] == ".":
            at += 1  # the initial of a middle name
            continue
        kind = _kind(word[0], known, is_shouted=is_shouted)
        if kind == "other":
            if run:
                yield run
            run = []
        else:
            if run and not _LINK.fullmatch(text, run[-1].end, word.start()):
                yield run
                run = []
            run.append(_Word(word.start(), word.end(), kind, _is_first(text, word.start())))
        skipped = _particles(words, at, text) if run else 0
        if skipped:
            # The name goes on behind its particle: what is between counts as its part.
            run[-1] = _Word(
                run[-1].start, words[at + skipped].end(), run[-1].kind, run[-1].is_first
            )
        at += 1 + skipped
    if run:
        yield run


def _particles(words: list[re.Match[str]], at: int, text: str) -> int:
    """Return how many particles follow a word and stand before another capital."""
    count = 0
    while at + count + 1 < len(words) and words[at + count + 1][0] in _PARTICLES and count < 2:
        count += 1
    after = at + count + 1
    if not count or after >= len(words) or not words[after][0][0].isupper():
        return 0
    is_plain = all(text[words[i].end() : words[i + 1].start()] == " " for i in range(at, after))
    return count if is_plain else 0


def _kind(word: str, known: Known, *, is_shouted: bool) -> _Class:
    # al-Hassan, el-Sayed
    has_article = word[:3] in {"al-", "el-", "Al-", "El-"} and word[3:4].isupper()
    if not (word[0].isupper() or has_article) or len(word) < 2:
        return "other"
    lower = word.casefold()
    bare = _listed(lower.removeprefix("al-").removeprefix("el-"))
    if lower in known.words or lower.removesuffix("s") in known.words:
        return "other"
    if lower in proper_nouns() or lower.removesuffix("s") in proper_nouns():
        return "other" if bare in ("unknown", "unclear") else bare
    if bare != "unknown" or has_article:
        return bare
    parts = lower.split("-")
    is_abbreviation = word.split("-", maxsplit=1)[0] == parts[0].upper()  # SSP-lærer
    if is_abbreviation or is_institution(lower) or not known.words.isdisjoint(parts):
        return "other"
    return "other" if is_shouted else "unknown"


def _listed(lower: str) -> _Class:
    """Look a word up in the lists: as it is, without a genitive's s, and by its parts."""
    kinds = kinds_of_names()
    found = kinds.get(lower) or kinds.get(
        lower.removesuffix("s").removesuffix("'").removesuffix("’")
    )
    if found is not None:
        return found
    given, family = given_names(), surnames()
    parts = lower.split("-")
    if (
        len(parts) > 1
        and (parts[0] in given.clear or parts[0] in given.unclear)
        and (parts[1] in given.clear or parts[1] in family.clear)
    ):
        return "given"
    return "unknown"


def _is_first(text: str, start: int) -> bool:
    """Say whether a word begins a sentence, a line or a quotation."""
    before = text[:start].rstrip()
    return not before or before[-1] in _SENTENCE_ENDS


def _judged(text: str, run: list[_Word], *, is_shouted: bool) -> Found | None:
    """Say whether capitalised words are a name, and how surely."""
    context = confidence_before(text, run[0].start)
    if not context and len(run) == 1 and run[0].is_first and run[0].kind == "unknown":
        return None  # the sentence's own capital
    kinds = {word.kind for word in run}
    confidence = context
    if len(run) > 1:
        goes_on = _GOES_ON.match(text, run[-1].end) is not None
        confidence = max(context, _of_several(kinds, run, goes_on=goes_on))
    elif kinds & {"given", "surname"}:
        confidence = max(context, _LIKELY if "given" in kinds else _ONE_NAME)
    elif "unclear" in kinds:
        speaks = _SPEAKS.match(text, run[0].end) is not None
        is_name = not is_shouted and (not run[0].is_first or speaks)
        confidence = max(context, _UNCLEAR if is_name else 0.0)
    if not confidence:
        return None
    return Found("name", run[0].start, run[-1].end, confidence)


def _of_several(kinds: set[_Class], run: list[_Word], *, goes_on: bool) -> float:
    """Return how surely two or more capitalised words are a name.

    Parameters
    ----------
    goes_on
        A sentence in small letters follows: they are no heading.
    """
    if {"given", "surname"} <= kinds or ("unclear" in kinds and kinds & {"given", "surname"}):
        return _SURE
    if kinds & {"given", "surname"}:
        return _LIKELY
    if "unclear" in kinds:
        return _UNCLEAR
    if run[0].is_first:
        return _FIRST_CAPITALS if goes_on else 0.0
    return _TWO_CAPITALS


def _in_small_letters(text: str, known: Known) -> Iterator[Found]:
    """Yield names without capitals: two listed ones, or one that words announce."""
    given, family = given_names().clear, surnames().clear
    if given.isdisjoint(_LOWER.findall(text)):
        return  # as most texts: where each word stands takes twice the time
    words = [match for match in _LOWER.finditer(text) if match[0].islower()]
    for at, word in enumerate(words):
        if word[0] not in given:
            continue
        after = words[at + 1] if at + 1 < len(words) else None
        is_pair = (
            after is not None and after[0] in family and text[word.end() : after.start()] == " "
        )
        end = after.end() if is_pair and after else word.end()
        confidence = _LIKELY if is_pair else confidence_before(text, word.start()) - 0.1
        if confidence >= _TWO_CAPITALS and not known.is_staff(text[word.start() : end]):
            yield Found("name", word.start(), end, confidence)


def find_initials(text: str, known: Known) -> Iterator[Found]:
    """Yield initials with points, and bare ones that words announce (*den unge AM*)."""
    for match in _INITIALS.finditer(text):
        bare = re.sub(r"[. ]", "", match[0]).casefold()
        if bare not in known.staff and bare not in _NOBODY:
            context = confidence_before(text, match.start())
            yield Found("initials", match.start(), match.end(), max(context, 0.55))
    for match in _BARE_INITIALS.finditer(text):
        lower = match[0].casefold()
        is_word = (
            lower in _NOBODY
            or lower in known.staff
            or lower in known.words
            or lower in proper_nouns()
        )
        if not is_word and confidence_before(text, match.start()) > _LIKELY:
            yield Found("initials", match.start(), match.end(), 0.7)
