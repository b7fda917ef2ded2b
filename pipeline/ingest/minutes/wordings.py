"""Finding a vocabulary's words in a text: whole words, the longest wording first."""

from __future__ import annotations

import re
from functools import cache

from pipeline.ingest.minutes.any_of import any_of
from pipeline.ingest.minutes.blocks import plain
from pipeline.ingest.minutes.remembering import made_once, per_document_by_words
from pipeline.ingest.minutes.words_beside import rows_of

# How Danish nouns end in the definite form, the plural and the genitive; some double a letter.
_INFLECTED = r"(?:n|t|r|ne|[bdfgklmnprst]?e(?:n|t|r|ne|rne)?)?s?"
_SHORTEST_INFLECTED = 4
_OFFICE_END = re.compile(
    r"(?:lærer|leder|betjent|medarbejder|pædagog|vejleder|rådgiver|konsulent|inspektør|sekretær)"
    r"(?:en|e|ne|s)?$",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\s(?:i|på|fra|ved)\s")
_SHORTEST_IN_COMPOUND, _LONGEST_COMPOUND = 4, 40


@made_once
def _pattern(wordings: dict[str, str]) -> re.Pattern[str]:
    told = [word for word in wordings if len(word) > 1 or word.isalpha()]
    longest_first = sorted(told, key=lambda word: (-len(word), word))
    words = [_spaced(word) for word in longest_first if word]
    inflected = "|".join(word for word in words if len(word) >= _SHORTEST_INFLECTED)
    short = "|".join(word for word in words if len(word) < _SHORTEST_INFLECTED)
    return re.compile(rf"(?<!\w)(?:({inflected or '(?!)'}){_INFLECTED}|({short or '(?!)'}))(?!\w)")


def _spaced(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s+")


def codes_in(text: str, wordings: dict[str, str]) -> list[str]:
    """Return the codes whose wordings stand in a text, in the order in which they stand.

    A shorter wording inside a longer one is not found beside it; ``hærværket`` is ``hærværk``.
    One of a single mark (``-``) is no word of running text and is left out.

    Parameters
    ----------
    wordings
        Casefolded wording → code.
    """
    matches = _pattern(wordings).findall(text.casefold())
    found = (plain(inflected or short) for inflected, short in matches)
    return list(dict.fromkeys(wordings[word] for word in found if word in wordings))


def spans_of(text: str, wordings: dict[str, str]) -> list[tuple[str, int, int]]:
    """Return code, start and end of each wording that stands in a text; see :func:`codes_in`."""
    found = []
    for match in _pattern(wordings).finditer(text.casefold()):
        code = wordings.get(plain(match[1] or match[2]))
        if code is not None:
            found.append((code, *match.span()))
    return found


def code_of(cell: str, wordings: dict[str, str]) -> str | None:
    """Return the code that a whole cell names, else the first one that it mentions."""
    exact = wordings.get(plain(cell).casefold())
    return exact if exact is not None else next(iter(codes_in(cell, wordings)), None)


@per_document_by_words
def code_told(cell: str, wordings: dict[str, str]) -> tuple[str, str] | None:
    """Return the code that a cell names, and in which form (a rule of ``read_as``)."""
    exact = wordings.get(plain(cell).casefold())
    if exact is not None:
        return exact, "exact"
    codes = codes_in(cell, wordings)
    if not codes:
        return None
    return codes[0], "mentioned" if len(codes) == 1 else "one_of_several"


def code_in_compound(text: str, wordings: dict[str, str]) -> str | None:
    """Return the code of the longest wording that a compound word ends or begins with.

    The last part says what something is: ``Vibeholmskolen`` is a school; ``politibetjent`` and
    ``klubleder`` are told by their first.
    """
    found = _in_compound(text, wordings)
    return None if found is None else found[0]


def _in_compound(text: str, wordings: dict[str, str]) -> tuple[str, str] | None:
    found: list[tuple[bool, int, str]] = []
    for token in re.findall(r"\w+", text.casefold()):
        if len(token) > _LONGEST_COMPOUND:
            continue
        for word, code in _in_compounds(wordings):
            if word not in token:
                continue
            if re.search(rf"{re.escape(word)}{_INFLECTED}$", token):
                found.append((True, len(word), code))
            elif token.startswith(word):
                # Who works somewhere is told by where: "ungdomsskolelærer" is no school's teacher.
                found.append((_OFFICE_END.search(token) is not None, len(word), code))
    if not found:
        return None
    is_last, _, code = max(found)
    return code, "compound" if is_last else "prefix"


@made_once
def _in_compounds(wordings: dict[str, str]) -> list[tuple[str, str]]:
    """Return the wordings that may be a part of a compound, with their codes."""
    return [(word, code) for word, code in wordings.items() if _may_be_in_compound(word)]


def _may_be_in_compound(word: str) -> bool:
    return len(word) >= _SHORTEST_IN_COMPOUND and word.isalpha()


def told_in_words_or_parts(text: str, wordings: dict[str, str]) -> tuple[str, str] | None:
    """Return the code that a text names, in words or in a compound of one, and in which form."""
    return code_told(text, wordings) or _in_compound(text, wordings)


@per_document_by_words
def organisation_told(text: str, partners: dict[str, str]) -> tuple[str, str] | None:
    """Return the partner that a text names, and in which form; see :func:`organisation_of`.

    Of several, the one behind a preposition: ``lærer i ungdomsskolen`` is from there.
    """
    if not may_tell_organisation(text, partners):
        return None
    by_office = _office_in(text, partners, "first")
    found = code_told(text, partners) or (by_office and (by_office, "compound"))
    found = found or _in_compound(text, partners)
    if found is not None and found[1] == "one_of_several" and (at := _WHERE.search(text)):
        found = code_told(text[at.end() :], partners) or found
    if "," in text:  # "lærer, ungdomsskolen": where somebody is from stands last
        last = organisation_told(text.rpartition(",")[2], partners)
        found = last if last is not None and last[1] != "prefix" else found
    if found is not None:
        return found
    by_office = _office_in(text, partners, "last")
    if by_office is not None:
        return by_office, "compound"
    broken = partners.get(plain(text).casefold().replace(" ", ""))
    return None if broken is None else (broken, "broken_word")


def may_tell_organisation(text: str, partners: dict[str, str]) -> bool:
    """Say whether a text may name a partner; hardly any does, and is then searched only once.

    Looked for is all that is looked for afterwards: wordings, the parts of compounds, offices.
    """
    folded = text.casefold()
    # Of several parts each is looked at alone; a letter that becomes two is found in either form.
    if "," in text or len(folded) != len(text) or _any_told(partners).search(folded) is not None:
        return True
    bare = plain(text).casefold()
    return bare in partners or bare.replace(" ", "") in partners


@made_once
def _any_told(partners: dict[str, str]) -> re.Pattern[str]:
    begun = (word for word in partners if word[:1].isalnum() and not _may_be_in_compound(word))
    anywhere = partners.keys() - (at_start := frozenset(begun))
    words = [*map(_spaced, filter(None, anywhere)), *(rf"\b{_spaced(word)}" for word in at_start)]
    offices = (row[1].pattern for when in ("first", "last") for row in _offices(when))
    return any_of(*words, *offices)


def _office_in(text: str, partners: dict[str, str], when: str) -> str | None:
    """Return the partner that an office belongs to, of those the vocabulary has.

    ``forebyggelsesbetjent`` is of the police, ``viceskoleleder`` of a school.

    Parameters
    ----------
    when
        ``first``: those whose word holds that of another partner (``boldklubben`` is no club).
    """
    if _any_office(when).search(text) is None:
        return None  # as most texts, which are then searched once
    found = next((row for row in _offices(when) if row[1].search(text)), None)
    if found is None or found[0] not in partners.values():
        return None
    return found[0]


@cache
def _any_office(when: str) -> re.Pattern[str]:
    return any_of(*(row[1].pattern for row in _offices(when)))


@cache
def _offices(when: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["organisation"], re.compile(row["words"], re.IGNORECASE))
        for row in rows_of("offices.csv")
        if row["looked_up"] == when
    )


def organisation_of(text: str, partners: dict[str, str]) -> str | None:
    """Return the partner that a text names, in words or in a compound of one; None for none.

    A cell of a PDF that is narrower than its word breaks it without a mark: ``Boligorganisatio n``.
    """
    found = organisation_told(text, partners)
    return None if found is None else found[0]
