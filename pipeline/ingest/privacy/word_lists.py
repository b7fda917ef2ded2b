"""The lists beside this module: common names, words around names, and proper nouns that are none.

They hold names that many people bear and no person; a column tells where they are common.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

_FOLDER = Path(__file__).parent
# What an institution, a place or a day is called, at the end of a compound.
_INSTITUTION = re.compile(
    r"(?:skole[nrs]?|skolens|skolerne|gymnasi(?:et|um)|station(?:en)?|centret|centeret|center|klub(?:ben|berne|s)?|hus(?:et)?|"
    r"hallen|hal|kommunen?s?|politi(?:et)?s?|forening(?:en)?|bibliotek(?:et)?|kirken?|parken?|plads(?:en)?|"
    r"torv(?:et)?|vej(?:en)?|gaden?|havnen?|strand(?:en)?|haven?|vuggestue(?:n)?|netværk(?:et)?|område(?:t|r)?|"
    r"projekt(?:et)?|team(?:et)?|udvalg(?:et)?|festival(?:en)?|ugen?|dagen|aften(?:en)?|kvarter(?:et)?|bydel(?:en)?|syd|"
    r"nord|øst|vest|selskab(?:et)?|afdeling(?:en)?|fond(?:en)?|råd(?:et)?|styrelse(?:n)?|konsulent(?:en|er)?|"
    r"leder(?:en)?|medarbejder(?:e|en)?|vagt(?:en)?|turnering(?:en)?|cup|hotel|cafe(?:en)?|café(?:en)?|sport|"
    r"tilbud(?:det)?|indsats(?:en)?|gruppen?|møde(?:t|r)?|bold|idræt|torvet|butik(?:ken)?|marked(?:et)?|system(?:et)?|"
    r"toget|bussen|banen|stien|søen|åen|bakken|skoven|broen|egnen|landet|loven|planen)$"
)
_RANKS = {"strong": 0.9, "weak": 0.65}


@dataclass(frozen=True)
class Names:
    """Common names, casefolded.

    Parameters
    ----------
    clear
        Those that are no other word.
    unclear
        Those that are a Danish word as well, as *Storm*.
    """

    clear: frozenset[str]
    unclear: frozenset[str]


@cache
def given_names() -> Names:
    """Return given names."""
    return _names("given_names.csv")


@cache
def surnames() -> Names:
    """Return family names."""
    return _names("surnames.csv")


@cache
def kinds_of_names() -> dict[str, Literal["given", "surname", "unclear"]]:
    """Return which kind of name each of both lists is; what is clear in one list is so in all."""
    given, family = given_names(), surnames()
    return {
        **dict.fromkeys(given.unclear | family.unclear, "unclear"),
        **dict.fromkeys(family.clear, "surname"),
        **dict.fromkeys(given.clear, "given"),
    }


def _names(file: str) -> Names:
    rows = _rows(file)
    unclear = frozenset(row["name"].casefold() for row in rows if row["is_word"] == "1")
    return Names(frozenset(row["name"].casefold() for row in rows) - unclear, unclear)


@cache
def proper_nouns() -> frozenset[str]:
    """Return places, organisations, makes and words of headings, casefolded."""
    return frozenset(row["word"] for row in _rows("proper_nouns.csv"))


@cache
def name_before() -> re.Pattern[str]:
    """Return a pattern of the end of a text that a name follows; its group says how surely."""
    rows = _rows("name_contexts.csv")
    groups = (
        rf"(?P<{rank}>{_by_letter(row['words'] for row in rows if row['strength'] == rank)})"
        for rank in _RANKS
    )
    return re.compile(
        rf"(?i)(?<!\w)(?:{'|'.join(groups)})\s*(?:er\s+|:\s*|,\s*|\(\s*|[\"'“»]\s*)?$"
    )


def confidence_before(text: str, end: int) -> float:
    """Return how surely a name begins at a place, by the words before it; 0 where nothing says."""
    match = name_before().search(text[max(end - 40, 0) : end])
    return _RANKS[match.lastgroup or "weak"] if match else 0.0


@lru_cache(maxsize=4096)
def is_institution(word: str) -> bool:
    """Say whether a word, casefolded, ends as the names of institutions, places and days do."""
    return _INSTITUTION.search(word.removesuffix("s")) is not None


def _by_letter(wordings: Iterable[str]) -> str:
    """Return a pattern of some wordings, which are tried only behind their first letter."""
    found: dict[str, list[str]] = {}
    for one in wordings:
        found.setdefault(one[0], []).append(_spaced(one[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in found.items())


def _spaced(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"\s+")


@cache
def _rows(file: str) -> tuple[dict[str, str], ...]:
    with (_FOLDER / file).open(encoding="utf-8", newline="") as source:
        return tuple(csv.DictReader(source, delimiter=";"))
