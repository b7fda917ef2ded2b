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
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.ingest.minutes.remembering import per_document
from pipeline.ingest.minutes.task_rules import (
    Rule,
    active,
    any_object,
    bare_forms,
    forms_of_word,
    objects,
    past,
    slips,
)
from pipeline.ingest.minutes.task_wording import (
    BEFORE_NOUNS,
    answer_to,
    before_clause,
    labelled_first,
    may_be_slip,
    participle_first,
    passive_first,
    slips_of,
    with_motion,
)

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[.;!?]")
_ORDINAL = re.compile(r"\.(?<=\d\.)(?=\s)")
_ENDS = {".", ";", "!", "?"}
_BEHIND_NOUNS = {"af", "til", "på", "om", "med", "hos", "ved", "for", "i", "fra", "over", "m"}
_QUESTION = {"hvorvidt", "hvem", "hvad", "hvor", "hvornår", "hvordan", "hvorfor", "hvilke",
             "hvilken", "hvilket", "hvormange"}  # fmt: skip
_ASKED_BY_OM = {"der", "det", "de", "vi", "man", "nogen", "han", "hun"}
_WEEKDAY = re.compile(r"(?:man|tirs|ons|tors|fre|lør|søn)dag")
# A time of day is when, behind these or as a weekday: "åbent om aftenen", "fredag aften".
_TIME_OF_DAY = re.compile(
    rf"(?P<weekday>{_WEEKDAY.pattern})(?:e|en|ene|s)?(?:aften)?(?:en)?|\w*(?:aften|middag|dag|dage|tid)(?:en|ene|er|erne)?s?"
)
_BEFORE_TIMES = {"af", "om", "i", "på", "til", "ved", "hver", "for", "fra", "efter", "før", "inden"}
_MOST_WORDS = 30  # of a task
_REACH, _STEP = 8, 5  # words from the verb to the first word beside it, and on to the next
_HEAD = 5  # words within which the verb of a task stands
_FILLERS = {
    "lige",
    "også",
    "nok",
    "jo",
    "gerne",
    "bare",
    "vist",
}  # they say nothing of what is done
# What one goes somewhere to do: "tager ud og ser på stedet" is one doing.
_SEEING = {"se", "ser", "hilse", "hilser", "kigge", "kigger", "kig"}
_PLURALS = {"klager", "samtaler", "møder", "aftaler", "prøver", "taler", "cykler"}  # nouns as well
_JOINED = {"og", "samt", "eller"}
_WRITTEN = {"brev", "mail", "e-mail", "sms"}  # what is sent, to whom tells the kind


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
class _Match:
    rule: Rule
    at: int
    span: int
    form: str  # active, past, noun

    @property
    def rank(self) -> tuple[int, int, int]:
        """Sort key: what stands beside the verb decides; nearer before further."""
        return -len(self.rule.beside), self.span, self.rule.nth


@per_document
def kind_of(task: str) -> Kind:
    """Return the kind of a task; ``other`` with the rule ``unknown_word`` where nothing tells it.

    Parameters
    ----------
    task
        The words of the task, with or without who shall do it.
    """
    words = with_motion(_words(labelled_first(task, _is_told_by)))
    words = participle_first(words, _is_participle)
    words = passive_first(words, _is_told_by, lambda word: word in active() or word in past())
    matches = _by_verb(words)
    if matches and (named := _named_first(words, matches[0][0].at)) is not None:
        return named
    if not matches and _by_object(words[:1]).read_as != "object_word":
        words, is_slip = _put_right(words)
        matches = _by_verb(words) if is_slip else []
    answer = answer_to(words)
    if answer is not None and (found := _of_question(matches, answer)) is not None:
        return found
    if matches:
        best = min(matches[0], key=lambda one: one.rank)
        others = {min(more, key=lambda one: one.rank).rule.kind for more in matches[1:]}
        decided = (best.rule.verb, *best.rule.words)
        is_alone = others <= {best.rule.kind}
        is_far = best.at >= _HEAD and words[best.at - 1] != "at"
        told = "exact" if is_alone and not is_far else "first_verb"
        return Kind(best.rule.kind, "compound" if best.form == "compound" else told, decided)
    return _by_object(words)


def _of_question(matches: list[list[_Match]], answer: list[str]) -> Kind | None:
    """Return the kind of a question: what shall be done about it, else finding the answer."""
    behind = _by_verb(answer)
    if behind:
        best = min(behind[0], key=lambda one: one.rank)
        return Kind(best.rule.kind, "exact", (best.rule.verb, *best.rule.words))
    # "Kan Jonas ringe til skolen?" asks somebody to do it.
    kinds = {one.rule.kind for one in matches[0]} if matches else set()
    return Kind("investigate", "object_word", ("?",)) if kinds <= {"other"} else None


def _is_told_by(word: str) -> bool:
    """Say whether a word is a verb's form that is no noun as well: not ``tal`` or ``lås``."""
    return word in active() and word not in bare_forms() and word not in _PLURALS


def _is_infinitive(word: str) -> bool:
    return word in active() and not word.endswith("r")


def _named_first(words: list[str], verb_at: int) -> Kind | None:
    """Return the kind of the noun that a task begins with, where its verb is of something else.

    ``Besked til alle, at klubben lukker``, ``Kontrol af alarmer``.
    """
    clause = before_clause(words, _is_infinitive)
    is_noun = len(words) > 1 and words[1] in _BEHIND_NOUNS and not forms_of_word(words[0])
    if not 0 < clause <= verb_at and not (is_noun and verb_at):
        return None
    told = _by_object(words[: 1 if is_noun else clause])
    return told if told.read_as == "object_word" else None


def _put_right(words: list[str]) -> tuple[list[str], bool]:
    """Return the words with a slip in the first put right where only one kind of verb is meant."""
    if not words or not may_be_slip(words[0]) or words[0] in active() or words[0] in past():
        return words, False
    meant = {
        verb for slip in slips_of(words[0]) for verb in slips().get(slip, ()) if may_be_slip(verb)
    }
    kinds = {rule.kind for verb in meant for rule in active()[verb] if not rule.beside}
    return ([min(meant), *words[1:]], True) if len(kinds) == 1 else (words, False)


def verb_told(task: str) -> Kind | None:
    """Return the kind that a verb tells for certain; None for other tasks."""
    found = kind_of(task)
    is_sure = found.read_as in ("exact", "first_verb", "compound") and found.kind != "other"
    return found if is_sure else None


def begins_as_task(text: str) -> bool:
    """Say whether a text begins with what somebody does: ``Kontakt …``, ``at ringe …``."""
    words = [word for word in _words(text, 3) if word != "at"]
    return bool(words) and words[0] in active()


def is_past_of_task(text: str) -> bool:
    """Say whether a text begins with what somebody did or has done: ``kontaktet skolen``."""
    words = _words(text, 1)
    return bool(words) and words[0] in past() and words[0] not in active()


def is_passive(text: str) -> bool:
    """Say whether a verb of the first words is in the passive: ``Kiosken kontaktes``."""
    return any(word.endswith("s") and word in active() for word in _words(text, _HEAD))


def holds_doing(text: str) -> bool:
    """Say whether any word of a text is a verb that a task may begin with."""
    return any(word in active() for word in _all_words(text))


def has_task_verb(text: str) -> bool:
    """Say whether any word of a text is a form of a verb that tasks are told with."""
    return any(word in active() or word in past() for word in _words(text))


@cache
def action_verbs() -> frozenset[str]:
    """Return all forms with which a task begins."""
    return frozenset(active())


def _words(text: str, most: int = _MOST_WORDS) -> list[str]:
    return list(_all_words(text)[:most])


@per_document
def _all_words(text: str) -> tuple[str, ...]:
    told = text[:600].casefold().replace("é", "e")  # "invitér"
    if "." in told:
        told = _ORDINAL.sub("", told)  # the point of "7. klasse" ends no sentence
    return tuple([word for word in _WORD.findall(told) if word not in _FILLERS])


def _by_verb(words: list[str]) -> list[list[_Match]]:
    """Return the matches at each verb that counts: the first, and those joined to it by *og*."""
    found: list[list[_Match]] = []
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        if (found and before not in _JOINED) or _is_only_agreed(words, at):
            continue
        here = list(_at(words, at, word, before))
        if here:
            found.append(here)
    return found


def _is_participle(word: str) -> bool:
    is_past = word.endswith("t") and word in past() and word not in active()
    return is_past and _by_object([word]).read_as != "object_word"  # "mødet" is a noun


def _is_only_agreed(words: list[str], at: int) -> bool:
    """Say whether what is to be done was agreed, and is no agreement: ``aftalt, at Bo ringer``."""
    behind = words[at + 1] if at + 1 < len(words) else ""
    return words[at] in ("aftalt", "aftaltes") and (behind == "at" or _is_told_by(behind))


def _at(words: list[str], at: int, word: str, before: str) -> Iterator[_Match]:
    for form, rules in forms_of_word(word):
        is_noun_here = before in BEFORE_NOUNS and not word.endswith(("r", "es"))
        if (form == "noun" and at > 1) or is_noun_here:
            continue
        behind = (one for one in range(at + 1, len(words)) if _is_behind_all(words, one))
        end = next(behind, len(words))
        window = " ".join(words[at + 1 : end])
        for rule in rules:
            # For most rules a look is enough whether their longest word is there at all.
            if rule.part in window:
                span = _span(rule, words, at, end)
                if span is not None:
                    yield _Match(rule, at, span, form)


def _is_behind_all(words: list[str], at: int) -> bool:
    """Say whether no word from here on stands beside a verb that is before it."""
    return words[at] in _ENDS or _is_next_verb(words, at)


def _span(rule: Rule, words: list[str], at: int, end: int) -> int | None:
    """Return how many words behind the verb the words beside it end; None where one is missing."""
    here, reach = at, 1 if rule.is_next else _REACH
    for pattern in rule.beside:
        for further in range(here + 1, min(here + 1 + reach, end)):
            if pattern.fullmatch(words[further]) and not _is_when(words, further):
                here, reach = further, _STEP
                break
        else:
            return None
    return here - at


def _is_next_verb(words: list[str], at: int) -> bool:
    """Say whether a second verb begins here: ``går ned og taler med gruppen på bænken``."""
    is_joined = words[at - 1] in _JOINED and words[at] not in _SEEING
    return is_joined and words[at] in active() and words[at] not in bare_forms()


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
        is_object = any_object().fullmatch(word) is not None and not _is_when(words, at)
        for kind, name, pattern in objects() if is_object else ():
            if pattern.fullmatch(word):
                sent = _by_verb(["sende", *words[at:]]) if name in _WRITTEN else []
                told = min(sent[0], key=lambda one: one.rank).rule.kind if sent else kind
                return Kind(told, "object_word", (name,))
    return Kind("other", "unknown_word")
