"""The rules by which the kind of a task is told, from the lists of verbs and of objects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.ingest.minutes.danish_verbs import (
    active_forms,
    imperative_of,
    nouns_of,
    past_forms,
)
from pipeline.ingest.minutes.task_wording import may_be_slip, slips_of
from pipeline.ingest.minutes.words_beside import rows_of

_PREFIXES = ("gen", "frem", "ud", "til", "rund", "videre", "op", "ned", "ind", "om", "efter",
             "gennem", "under", "sam", "for", "af", "mis", "fore", "hjemme", "over")  # fmt: skip
_INFLECTED = r"(?:n|t|r|ne|rne|[bdfgklmnprst]?e(?:n|t|r|ne|rne)?)?s?"
_SHORTEST_IN_COMPOUND = 4
_NO_COMPOUND = ("forsøg", "udvid", "forstå", "forhold", "tilbage")  # no compounds
_WHOLE = ("@party", "@place", "@way", "@there")  # classes of which one pattern is made
# Other words far more often than what somebody does: a preposition, tenants, leaders.
_SHORT = {"tur", "tip"}  # objects that tell a kind though they are short
_NO_FORM = {"ved", "lejer", "leder", "rundt"}


@dataclass(frozen=True)
class Rule:
    """A verb of a kind, with what stands beside it; the ``nth`` of the list."""

    kind: str
    verb: str
    beside: tuple[re.Pattern[str], ...]
    words: tuple[str, ...]
    nth: int
    is_next: bool = False  # what stands beside the verb stands right behind it
    part: str = ""  # what a text must hold for it to apply, in any word


@cache
def objects() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Return kind, word and pattern of what a task may be about."""
    return tuple(
        (row["kind"], word, _pattern(word))
        for row in rows_of("action_objects.csv")
        for word in row["words"].split("|")
        if row["kind"]
        and " " not in word
        and (len(word) >= _SHORTEST_IN_COMPOUND or word in _SHORT)
    )


@cache
def any_object() -> re.Pattern[str]:
    """Return one pattern of all that a task may be about: most words are none of them."""
    inflected = [word for _, word, pattern in objects() if pattern == _any_word([word])]
    others = [pattern for _, word, pattern in objects() if word not in inflected]
    return re.compile("|".join(f"(?:{one.pattern})" for one in (_any_word(inflected), *others)))


@cache
def _rules() -> tuple[Rule, ...]:
    found: list[Rule] = []
    for row in rows_of("action_verbs.csv"):
        for beside in _alternatives(row["beside"]):
            words = tuple(beside.removeprefix("=").split())
            patterns = tuple(map(_pattern, words))
            is_next = beside.startswith("=")
            parts = [word.rstrip("*") for word in words if not word.startswith("@")]
            part = max(parts, key=len, default="")
            nth = len(found)
            found.append(Rule(row["kind"], row["verb"], patterns, words, nth, is_next, part))
    return tuple(found)


def _alternatives(text: str) -> Iterator[str]:
    """Yield what may stand beside a verb; a class of nouns is each of its words."""
    classes = {row["object"]: row["words"].split("|") for row in rows_of("action_objects.csv")}
    for one in text.split("|"):
        first, *more = one.split(" ")
        if first.startswith("@") and first not in _WHOLE:
            yield from (" ".join([noun, *more]) for noun in classes[first[1:]])
        else:
            yield one


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """Return the pattern of a word in any form, and as the last part of a compound."""
    if word in _WHOLE:  # one pattern: it may stand anywhere among the words beside
        row = next(row for row in rows_of("action_objects.csv") if row["object"] == word[1:])
        # No genitive: "netværkets årshjul" is a calendar, not whom it is for.
        return re.compile(_any_word(row["words"].split("|")).pattern.removesuffix("s?"))
    if word.endswith("*"):
        return re.compile(rf"{re.escape(word[:-1])}\w*")
    if len(word) < _SHORTEST_IN_COMPOUND:
        return re.compile(re.escape(word))
    return _any_word([word])


def _any_word(words: list[str]) -> re.Pattern[str]:
    """Return the pattern of any of some words in any form, and as the last part of a compound."""
    told = "|".join(map(re.escape, words))
    return re.compile(rf"[\w-]{{0,20}}(?:{told})'?{_INFLECTED}")


@cache
def active() -> dict[str, tuple[Rule, ...]]:
    """Return the forms that say somebody does or shall do something, with their rules."""
    return _indexed(active_forms)


@cache
def past() -> dict[str, tuple[Rule, ...]]:
    """Return the forms that say somebody did something, with their rules."""
    return _indexed(past_forms)


@cache
def _nouns() -> dict[str, tuple[Rule, ...]]:
    return _indexed(nouns_of)


def _indexed(forms_of: Callable[[str], frozenset[str]]) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for rule in _rules():
        for form in forms_of(rule.verb) - _NO_FORM:
            found.setdefault(form, []).append(rule)
    return {form: tuple(rules) for form, rules in found.items()}


def forms_of_word(word: str) -> tuple[tuple[str, tuple[Rule, ...]], ...]:
    """Return the rules of the verb that a word is a form of, with the form; a compound's last."""
    kinds = (("active", active()), ("past", past()), ("noun", _nouns()))
    found = [(form, rules[word]) for form, rules in kinds if word in rules]
    if found:
        return tuple(found)
    is_compound = word.startswith(_PREFIXES) and not word.startswith(_NO_COMPOUND)
    for prefix in _PREFIXES if is_compound else ():
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= _SHORTEST_IN_COMPOUND and rest in active():
            # To do again is to do; other prefixes make other verbs of those that say little.
            alone = tuple(one for one in active()[rest] if prefix == "gen" or not one.beside)
            return (("compound", alone),) if alone else ()
    return ()


@cache
def bare_forms() -> frozenset[str]:
    """Return the imperatives, which are nouns as well: ``tal``, ``møde``, ``lås``."""
    return frozenset(imperative_of(rule.verb) for rule in _rules()) | {"møde"}


@cache
def slips() -> dict[str, tuple[str, ...]]:
    """Return what verbs are with a letter left out, with the verbs."""
    found: dict[str, list[str]] = {}
    for form in active():
        if form.endswith(("e", "r")) and may_be_slip(form):
            for slip in slips_of(form):
                found.setdefault(slip, []).append(form)
    return {slip: tuple(forms) for slip, forms in found.items()}
