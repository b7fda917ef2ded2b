"""The words of a task in the order in which its kind is looked for: what somebody does first.

People leave the verb out (*skal forbi klubben*), put what it is about before it (*Tal fra skolen
indhentes*) and slip on a key (*kontkte*). The kind is told by a verb and the words behind it, so
each is set right here first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

# Behind these a word is a noun: "et besøg", "om møde".
BEFORE_NOUNS = {
    "en", "et", "den", "det", "de", "til", "om", "af", "på", "for", "i", "ved", "med", "fra", "sin",
    "sit", "sine", "vores", "deres", "ny", "nyt", "nye", "hver", "alle", "flere", "andre", "ingen",
    "fælles", "kort", "fast", "faste", "første", "næste", "sidste", "samme", "ugentlig", "uden",
}  # fmt: skip
_MODALS = {"skal", "vil", "skulle", "ville", "må", "kan", "bør", "sk"}
_SMALL = {"lige", "også", "gerne", "nok", "selv", "nu", "snart", "igen", "jævnligt", "så", "jo"}
_WAYS = {"forbi", "med", "ud", "ned", "hen", "over", "ind", "op", "hjem", "rundt"}
_BEHIND_WAYS = {"i", "på", "til", "hos", "ved", "forbi"}
_MOTION = "tage"
# Behind these a passive is of another sentence: "kontakt skolen, når døren låses".
_SUBORDINATE = {"om", "der", "hvis", "når", "hvem", "hvad", "hvor", "som", "før", "at", "hvordan",
                "hvornår", "hvorfor", "hvilke", "hvilken", "fordi", "mens", "indtil"}  # fmt: skip
_CLAUSE = {"der", "som", "når", "hvis", "fordi", "mens"}
_ENDS = {".", ";", "!", "?"}
_HELPING = {"få", "får", "fik", "have", "har"}
_HEAD, _NEAR = 6, 2  # words from the beginning to *få*, and from there to what is done
_FURTHEST = 12  # words before a passive
_SHORTEST = 5
# Words that begin a question which somebody shall find the answer to.
_ASKS = {"er", "findes", "har", "må", "kan", "skal", "hvem", "hvad", "hvor", "hvornår", "hvordan",
         "hvorfor", "hvilke", "hvilken", "hvilket", "hvis", "gælder", "bør", "vil"}  # fmt: skip


def with_motion(words: list[str]) -> list[str]:
    """Return the words with the verb that a way alone stands for: ``skal forbi klubben``."""
    at = 0
    while at < len(words) and (words[at] in _MODALS or words[at] in _SMALL):
        at += 1
    here, behind = words[at : at + 1], words[at + 1 : at + 2]
    if not here or here[0] not in _WAYS or not (here[0] == "forbi" or behind):
        return words
    is_led = here[0] == "forbi" or (behind[0] in _BEHIND_WAYS and here[0] != "med")
    if not is_led and behind[0] not in _WAYS:
        return words
    return [*words[:at], _MOTION, *words[at:]]


def passive_first(
    words: list[str], is_verb: Callable[[str], bool], may_be_verb: Callable[[str], bool]
) -> list[str]:
    """Return the words with a passive set before what it is about: ``indhentes tal fra skolen``.

    Parameters
    ----------
    is_verb
        Whether a word is a verb's form that no noun has, or the passive of one.
    may_be_verb
        Whether a word may be a verb's form: behind another, ``om`` is of what it is about.
    """
    for at, word in enumerate(words[: _FURTHEST + 1]):
        is_about = word == "om" and at == 1 and not may_be_verb(words[0])
        if (word in _SUBORDINATE and not is_about) or word in _ENDS:
            return words
        is_noun = at > 0 and words[at - 1] in BEFORE_NOUNS and not word.endswith(("r", "es"))
        if is_verb(word) and not is_noun:
            is_passive = word.endswith("s") and not word.endswith("ss")
            return [word, *words[:at], *words[at + 1 :]] if at and is_passive else words
    return words


def participle_first(words: list[str], is_participle: Callable[[str], bool]) -> list[str]:
    """Return the words with what one gets done in the place of *få*: ``får mødet rykket``."""
    for at, word in enumerate(words[:_HEAD]):
        ahead = range(at + 1, min(at + 1 + _NEAR, len(words))) if word in _HELPING else range(0)
        found = next((one for one in ahead if is_participle(words[one])), None)
        if found is not None:
            return [*words[:at], words[found], *words[at + 1 : found], *words[found + 1 :]]
    return words


def labelled_first(task: str, is_verb: Callable[[str], bool]) -> str:
    """Return a task with the passive behind its label set first: ``Lås: tjekkes``."""
    label, colon, rest = task.partition(":")
    first = rest.split(maxsplit=1)[:1]
    is_told = bool(first) and first[0].casefold().strip(".,").endswith("s")
    if not colon or not is_told or not is_verb(first[0].casefold().strip(".,")):
        return task
    return f"{first[0].strip('.,')} {label} {rest.partition(first[0])[2]}"


def before_clause(words: list[str], is_infinitive: Callable[[str], bool]) -> int:
    """Return where the first subordinate clause begins: ``besked, at legepladsen lukker``.

    ``at`` before an infinitive begins none: ``huske at ringe``.
    """
    for at, word in enumerate(words):
        behind = words[at + 1] if at + 1 < len(words) else ""
        if word in _CLAUSE or (word == "at" and not is_infinitive(behind)):
            return at
    return len(words)


def answer_to(words: list[str]) -> list[str] | None:
    """Return what stands behind a question, ``[]`` for nothing; None where none is asked."""
    if "?" not in words or words[0] not in _ASKS:
        return None
    return words[words.index("?") + 1 :]


def slips_of(word: str) -> Iterator[str]:
    """Yield what a word is with a letter left out anywhere, and the word itself.

    Two words of which any of these is the same differ by one slip of a finger at most, or by two
    letters that have changed places.
    """
    yield word
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]


def may_be_slip(word: str) -> bool:
    """Say whether a word is long enough that one wrong letter does not make it another."""
    return len(word) >= _SHORTEST and word.isalpha()
