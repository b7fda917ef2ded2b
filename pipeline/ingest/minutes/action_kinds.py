"""What kind of follow-up a task is, by its verb and by what stands beside the verb.

``action_verbs.csv`` lists verbs; a verb that says little by itself (*tage*, *give*, *få*) is listed
with the words that must stand behind it, or with a class of nouns of ``action_objects.csv``
(``@news``); what stands behind ``=`` must follow the verb at once. Every form of a verb is known,
and so are compounds of it (*gensende*). The first verb of a task decides, and with it the words
beside it that say most. Where no verb is known, its object or a question (*hvem der …*) tells, with
less confidence; where nothing does, the kind is ``other`` and asked about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.ingest.minutes.danish_verbs import active_forms, nouns_of, past_forms
from pipeline.ingest.minutes.words_beside import rows_of

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[.;!?]")
_ORDINAL = re.compile(r"(?<=\d)\.(?=\s)")
_ENDS = {".", ";", "!", "?"}
# Behind these a word is a noun: "et besøg", "om møde".
_BEFORE_NOUNS = {
    "en", "et", "den", "det", "de", "til", "om", "af", "på", "for", "i", "ved", "med", "fra", "sin",
    "sit", "sine", "vores", "deres", "ny", "nyt", "nye", "hver", "alle", "flere", "andre", "ingen",
    "fælles", "kort", "fast", "faste", "første", "næste", "sidste", "samme", "ugentlig", "uden",
}  # fmt: skip
_QUESTION = {"hvorvidt", "hvem", "hvad", "hvor", "hvornår", "hvordan", "hvorfor", "hvilke",
             "hvilken", "hvilket", "hvormange"}  # fmt: skip
_ASKED_BY_OM = {"der", "det", "de", "vi", "man", "nogen", "han", "hun"}
_PREFIXES = ("gen", "frem", "ud", "til", "rund", "videre", "op", "ned", "ind", "om", "efter",
             "gennem", "under", "sam", "for", "af", "mis", "fore", "hjemme", "over")  # fmt: skip
_WEEKDAY = re.compile(r"(?:man|tirs|ons|tors|fre|lør|søn)dag")
# A time of day is when, behind these or as a weekday: "åbent om aftenen", "fredag aften".
_TIME_OF_DAY = re.compile(
    rf"(?P<weekday>{_WEEKDAY.pattern})(?:e|en|ene|s)?(?:aften)?(?:en)?|\w*(?:aften|middag|dag|dage|tid)(?:en|ene|er|erne)?s?"
)
_BEFORE_TIMES = {"om", "i", "på", "til", "ved", "hver", "for", "fra", "efter", "før", "inden"}
_INFLECTED = r"(?:n|t|r|ne|[bdfgklmnprst]?e(?:n|t|r|ne|rne)?)?s?"
_MOST_WORDS = 30  # of a task
_REACH, _STEP = 8, 5  # words from the verb to the first word beside it, and on to the next
_HEAD = 5  # words within which the verb of a task stands
_SHORTEST_IN_COMPOUND = 4
_JOINED = {"og", "samt", "eller"}
_NO_COMPOUND = ("forsøg", "udvid", "forstå", "forhold")  # of other verbs than they end with
_NO_FORM = {"ved"}  # a preposition far more often than what somebody knows


@dataclass(frozen=True)
class Kind:
    """The kind of a task, by which rule of ``read_as``, and the listed words that decided."""

    kind: str
    read_as: str
    words: tuple[str, ...] = ()

    @property
    def is_usual(self) -> bool:
        """Say whether the task is of no kind by a verb that is known: nobody need be asked."""
        return self.kind == "other" and self.read_as != "unknown_word"


@dataclass(frozen=True)
class _Rule:
    kind: str
    verb: str
    beside: tuple[re.Pattern[str], ...]
    words: tuple[str, ...]
    nth: int
    is_next: bool = False  # what stands beside the verb stands right behind it


@dataclass(frozen=True)
class _Match:
    rule: _Rule
    at: int
    span: int
    form: str  # active, past, noun

    @property
    def rank(self) -> tuple[int, int, int]:
        """Sort key: what stands beside the verb decides; nearer before further."""
        return -len(self.rule.beside), self.span, self.rule.nth


def kind_of(task: str) -> Kind:
    """Return the kind of a task; ``other`` with the rule ``unknown_word`` where nothing tells it.

    Parameters
    ----------
    task
        The words of the task, with or without who shall do it.
    """
    words = _words(task)
    matches = _by_verb(words)
    if matches:
        best = min(matches[0], key=lambda one: one.rank)
        others = {min(more, key=lambda one: one.rank).rule.kind for more in matches[1:]}
        decided = (best.rule.verb, *best.rule.words)
        is_alone = others <= {best.rule.kind}
        is_far = best.at >= _HEAD and words[best.at - 1] != "at"
        told = "exact" if is_alone and not is_far else "first_verb"
        return Kind(best.rule.kind, "compound" if best.form == "compound" else told, decided)
    return _by_object(words)


def verb_told(task: str) -> Kind | None:
    """Return the kind that a verb tells for certain; None for other tasks."""
    found = kind_of(task)
    is_sure = found.read_as in ("exact", "first_verb", "compound") and found.kind != "other"
    return found if is_sure else None


def begins_as_task(text: str) -> bool:
    """Say whether a text begins with what somebody does: ``Kontakt …``, ``at ringe …``."""
    words = [word for word in _words(text)[:3] if word != "at"]
    return bool(words) and words[0] in _active()


def is_past_of_task(text: str) -> bool:
    """Say whether a text begins with what somebody did or has done: ``kontaktet skolen``."""
    words = _words(text)[:1]
    return bool(words) and words[0] in _past() and words[0] not in _active()


def is_passive(text: str) -> bool:
    """Say whether a verb of the first words is in the passive: ``Kiosken kontaktes``."""
    return any(word.endswith("s") and word in _active() for word in _words(text)[:_HEAD])


def has_task_verb(text: str) -> bool:
    """Say whether any word of a text is a form of a verb that tasks are told with."""
    return any(word in _active() or word in _past() for word in _words(text))


@cache
def action_verbs() -> frozenset[str]:
    """Return all forms with which a task begins."""
    return frozenset(_active())


def _words(text: str) -> list[str]:
    # The point of "7. klasse" ends no sentence.
    told = _ORDINAL.sub("", text[:600].casefold()).replace("é", "e")  # "invitér"
    return _WORD.findall(told)[:_MOST_WORDS]


def _by_verb(words: list[str]) -> list[list[_Match]]:
    """Return the matches at each verb that counts: the first, and those joined to it by *og*."""
    found: list[list[_Match]] = []
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        if found and before not in _JOINED:
            continue
        here = list(_at(words, at, word, before))
        if here:
            found.append(here)
    return found


def _at(words: list[str], at: int, word: str, before: str) -> Iterator[_Match]:
    for form, rules in _forms_of(word):
        is_noun_here = before in _BEFORE_NOUNS and not word.endswith("r")
        if (form == "noun" and at > 1) or is_noun_here:
            continue
        for rule in rules:
            span = _span(rule, words, at)
            if span is not None:
                yield _Match(rule, at, span, form)


def _span(rule: _Rule, words: list[str], at: int) -> int | None:
    """Return how many words behind the verb the words beside it end; None where one is missing."""
    here, reach = at, 1 if rule.is_next else _REACH
    for pattern in rule.beside:
        for further in range(here + 1, min(here + 1 + reach, len(words))):
            if words[further] in _ENDS:
                return None
            if pattern.fullmatch(words[further]) and not _is_when(words, further):
                here, reach = further, _STEP
                break
        else:
            return None
    return here - at


def _is_when(words: list[str], at: int) -> bool:
    """Say whether a word is when something is done, and not what: ``åbent om lørdagen``."""
    found = _TIME_OF_DAY.fullmatch(words[at])
    before = words[at - 1] if at else ""
    return found is not None and (
        found["weekday"] is not None
        or before in _BEFORE_TIMES
        or _WEEKDAY.match(before) is not None
    )


def _by_object(words: list[str]) -> Kind:
    """Return the kind that a question or an object tells where no verb is known."""
    for at, word in enumerate(words[: _HEAD + 1]):
        after = words[at + 1] if at + 1 < len(words) else ""
        if word in _QUESTION or (word == "om" and after in _ASKED_BY_OM):
            return Kind("investigate", "object_word", (word,))
    for at, word in enumerate(words[: _REACH + 1]):
        for kind, name, pattern in _objects() if not _is_when(words, at) else ():
            if pattern.fullmatch(word):
                return Kind(kind, "object_word", (name,))
    return Kind("other", "unknown_word")


@cache
def _objects() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (row["kind"], word, _pattern(word))
        for row in rows_of("action_objects.csv")
        for word in row["words"].split("|")
        if " " not in word and len(word) >= _SHORTEST_IN_COMPOUND
    )


@cache
def _rules() -> tuple[_Rule, ...]:
    found: list[_Rule] = []
    for row in rows_of("action_verbs.csv"):
        for beside in _alternatives(row["beside"]):
            words = tuple(beside.removeprefix("=").split())
            patterns = tuple(map(_pattern, words))
            is_next = beside.startswith("=")
            found.append(_Rule(row["kind"], row["verb"], patterns, words, len(found), is_next))
    return tuple(found)


def _alternatives(text: str) -> Iterator[str]:
    """Yield what may stand beside a verb; a class of nouns is each of its words."""
    classes = {row["object"]: row["words"].split("|") for row in rows_of("action_objects.csv")}
    for one in text.split("|"):
        first, *more = one.split(" ")
        if first.startswith("@"):
            yield from (" ".join([noun, *more]) for noun in classes[first[1:]])
        else:
            yield one


def _pattern(word: str) -> re.Pattern[str]:
    """Return the pattern of a word in any form, and as the last part of a compound."""
    if word.endswith("*"):
        return re.compile(rf"{re.escape(word[:-1])}\w*")
    if len(word) < _SHORTEST_IN_COMPOUND:
        return re.compile(re.escape(word))
    return re.compile(rf"[\w-]{{0,20}}{re.escape(word)}{_INFLECTED}")


@cache
def _active() -> dict[str, tuple[_Rule, ...]]:
    return _indexed(active_forms)


@cache
def _past() -> dict[str, tuple[_Rule, ...]]:
    return _indexed(past_forms)


@cache
def _nouns() -> dict[str, tuple[_Rule, ...]]:
    return _indexed(nouns_of)


def _indexed(forms_of: Callable[[str], frozenset[str]]) -> dict[str, tuple[_Rule, ...]]:
    found: dict[str, list[_Rule]] = {}
    for rule in _rules():
        for form in forms_of(rule.verb) - _NO_FORM:
            found.setdefault(form, []).append(rule)
    return {form: tuple(rules) for form, rules in found.items()}


def _forms_of(word: str) -> tuple[tuple[str, tuple[_Rule, ...]], ...]:
    """Return the rules of the verb that a word is a form of, with the form; a compound's last."""
    kinds = (("active", _active()), ("past", _past()), ("noun", _nouns()))
    found = [(form, rules[word]) for form, rules in kinds if word in rules]
    if found:
        return tuple(found)
    is_compound = word.startswith(_PREFIXES) and not word.startswith(_NO_COMPOUND)
    for prefix in _PREFIXES if is_compound else ():
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _SHORTEST_IN_COMPOUND and rest in _active():
            alone = tuple(one for one in _active()[rest] if not one.beside)
            return (("compound", alone),) if alone else ()
    return ()
