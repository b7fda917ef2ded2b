"""Concerns as people say them: ``Hashlugt ved hallen``, ``nogle af de unge ryger hash``.

``concern_words.csv`` has the words of each topic: those that tell a concern by themselves, and
those of what is only a subject until the sentence says that something is wrong with it (*fravær*,
*trivsel*, *sociale medier*). ``concern_signs.csv`` has the words that say so, and those that say
the opposite: that it is calm, that somebody teaches about it or shall do something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.ingest.minutes.any_of import any_of, first_of
from pipeline.ingest.minutes.remembering import per_document_by_words
from pipeline.ingest.minutes.wordings import spans_of
from pipeline.ingest.minutes.words_beside import rows_of

_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ\"»(])|;\s+|\n")
_CLAUSES = re.compile(
    r",?\s+(?:men|dog|hvorimod|mens|til\s+gengæld)\s+|,\s+(?:og|samt|ellers|så)\s+|\s+[–—]\s+(?=men|dog|ellers)|,?\s+(?:bortset\s+fra|på\s+nær)\s+",
    re.IGNORECASE,
)
_NONE_BEFORE = re.compile(
    r"\b(?:ingen|intet|ikke|ej|aldrig|hverken|uden|fri\s+for|nul)\b"
    r"(?!\s+(?:kun|bare|alene|mindst|stoppet|ophørt|faldet|aftaget|løst))"
    r"(?:\s+(?!og\b)[\wæøå/-]+){0,6}(?:\s+og)?\s*$",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(r"\b(?:ikke|ej|langt\s+fra)\s+(?:\w+\s+)?$", re.IGNORECASE)
_JOINING = re.compile(r"(?:\W|\d|\b(?:og|samt|i|på|det)\b)+")
_SOMEWHERE = re.compile(r"\s(?:på|via|ved|fra|over)\s")
_WORD_END = re.compile(r"[\w-]*")
_WORD_START = re.compile(r"[\w-]*$")
_LONGEST_LABEL = 60
_MOST_SENTENCES, _LONGEST_SENTENCE = 200, 600


@dataclass(frozen=True)
class Said:
    """A topic that a sentence names.

    Parameters
    ----------
    is_sure
        Its words tell a concern by themselves.
    read_as
        A rule of ``reading_rules.csv``.
    """

    topic: str
    start: int
    end: int
    is_sure: bool
    read_as: str


def sentences(text: str) -> list[str]:
    """Return the sentences of a text that are short enough to be some."""
    return [one[:_LONGEST_SENTENCE] for one in _SENTENCES.split(text)[:_MOST_SENTENCES] if one]


def concerns_told(text: str, topics: dict[str, str], *, is_own: bool = False) -> list[Said]:
    """Return the concerns that a sentence raises, each topic once, in their order.

    Parameters
    ----------
    topics
        The municipality's wordings of topics → their codes.
    is_own
        The sentence stands under a heading of concerns: a subject is one there.
    """
    found: dict[str, Said] = {}
    if _any_sign("over").search(text) is not None:
        return []  # "Der var hærværk sidste år, men ikke i år"
    is_worried = is_own or _any_sign("worry").search(text) is not None
    for clause in _CLAUSES.split(text):
        # Most clauses name no topic: what is said of it need not be looked for.
        if clause and said_in(clause, topics) and not is_no_concern(clause, is_own=is_own):
            for said in _raised(clause, topics):
                before = found.get(said.topic)
                if said.is_sure or (is_worried and before is None):
                    found[said.topic] = said if before is None or not before.is_sure else before
    sure = {topic: said for topic, said in found.items() if said.is_sure}
    return list((found if is_own else sure or found).values())


def is_label(text: str, topics: dict[str, str]) -> bool:
    """Say whether a text is no more than names of topics, as a heading is: ``Snus og vapes``."""
    if len(text) > _LONGEST_LABEL or _SOMEWHERE.search(text) is not None:
        return False  # "Mobning på nettet"
    said = said_in(text, topics)
    rest = list(text)
    for one in said:
        rest[one.start : one.end] = " " * (one.end - one.start)
    return bool(said) and _JOINING.sub("", "".join(rest)) == ""


def is_no_concern(clause: str, *, is_own: bool = False) -> bool:
    """Say whether a clause is about what somebody does, teaches, decided or would do.

    Below a heading of concerns, what somebody does about one stands beside it.
    """
    signs = ("prevention", "not_so") if is_own else ("prevention", "task", "not_so")
    return _any_sign(*signs).search(clause) is not None


def is_calm(text: str) -> bool:
    """Say whether a text tells that nothing is wrong: ``Ellers roligt``."""
    return any(True for _ in _calm(text))


def _raised(clause: str, topics: dict[str, str]) -> Iterator[Said]:
    calm = list(_calm(clause))
    for said in said_in(clause, topics):
        # "Faldende trivsel": a word that is part of what tells the concern does not calm it.
        is_apart = [end <= said.start or start >= said.end for start, end in calm]
        is_calmed = any(is_apart) if said.is_sure else bool(calm)
        is_none = _NONE_BEFORE.search(clause[: said.start]) is not None
        if not is_calmed and not is_none:
            yield said


def _calm(clause: str) -> Iterator[tuple[int, int]]:
    for match in _sign("calm").finditer(clause):
        if _TAKEN_BACK.search(clause[: match.start()]) is None:
            yield match.span()


@per_document_by_words
def said_in(text: str, topics: dict[str, str]) -> list[Said]:
    """Return the topics that a text names, in their order; of two words in one place, the longer.

    What the list of words does not have, a municipality's own wordings may.
    """
    known = set(topics.values())
    # Nine sentences of ten hold none of the words: they are looked through once, not by topic.
    listed = () if _any_topic().search(text) is None else _topics()
    everything = [
        Said(topic, match.start(), match.end(), is_sure, "compound" if is_sure else "prefix")
        for topic, is_sure, pattern in listed
        if topic in known
        for match in pattern.finditer(text)
        if not _is_in_other_word(text, *match.span())
    ]
    everything += [
        Said(code, start, end, is_sure=False, read_as="mentioned")
        for code, start, end in spans_of(text, topics)
        if not _is_in_other_word(text, start, end)
    ]
    everything.sort(key=lambda one: (-one.is_sure, one.start, one.start - one.end))
    kept: list[Said] = []
    for one in everything:
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _is_in_other_word(text: str, start: int, end: int) -> bool:
    """Say whether a word is the first part of who or what deals with it: ``rusmiddelkonsulent``."""
    if " " in text[start:end]:
        return False
    first = _WORD_START.search(text, 0, start)
    last = _WORD_END.match(text, end)
    before = first[0] if first is not None else ""
    behind = last[0] if last is not None else ""
    word = f"{before}{text[start:end]}{behind}".rpartition(" ")[2]
    return _any_sign("not_in_word").search(word) is not None


@cache
def _topics() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    words: dict[tuple[str, bool], list[str]] = {}
    for row in rows_of("concern_words.csv"):
        words.setdefault((row["topic"], row["strength"] == "sure"), []).append(row["words"])
    return tuple((topic, is_sure, first_of(*some)) for (topic, is_sure), some in words.items())


@cache
def _any_topic() -> re.Pattern[str]:
    return any_of(*(row["words"] for row in rows_of("concern_words.csv")))


@cache
def _sign(name: str) -> re.Pattern[str]:
    """Return the words of a sign, to tell where they stand."""
    return first_of(*_words_of(name))


@cache
def _any_sign(*names: str) -> re.Pattern[str]:
    return any_of(*(words for name in names for words in _words_of(name)))


def _words_of(sign: str) -> list[str]:
    return [row["words"] for row in rows_of("concern_signs.csv") if row["sign"] == sign]
