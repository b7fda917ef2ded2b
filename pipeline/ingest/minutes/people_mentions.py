"""People listed in a sentence: ``… sad Jonas fra SSP, Ulla Berg (skolen) og lærer Bo Holm``.

A sentence lists people where names stand beside each other with nothing between them but where
each is from, what they are and the marks of a list. What stands before the first and behind the
last says what they did.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipeline.ingest.minutes.attendance_words import was_there
from pipeline.ingest.minutes.people_shared import said_of_each
from pipeline.ingest.minutes.people_titles import names_first
from pipeline.ingest.minutes.records import MinutesWords
from pipeline.ingest.minutes.wordings import organisation_of

_DAY = r"(?:Man|Tirs|Ons|Tors|Fre|Lør|Søn)dag\b"
_WORD = rf"(?!{_DAY})[A-ZÆØÅ][\w'’-]*\.?"
_NAME = re.compile(rf"(?<![\w(.-]){_WORD}(?:\s+(?:(?:af|von|van|de|el|al|bin)\s+)?{_WORD})*")
_DID = (
    r"(?:kom|havde|har|var|er|meldte|mødte|deltog|kunne|blev|sendte|måtte|manglede|udeblev|sad|ville|"
    r"gav|dukkede|der|som|men|mens|og|samt|ikke)\b"
)
_PLACE = rf"(?:(?!{_DID})[\w/-]+)(?:\s+(?!{_DID})(?!{_WORD}\s+{_WORD})[\w/-]+){{0,4}}"
# Behind a name: where they are from, and what is said of them alone.
_BEHIND = re.compile(
    rf"(?:\s*\([^)]{{0,80}}\)|\s+(?:fra|ved|v/|i|på)\s+{_PLACE}|\s+[–-]\s+{_PLACE}"
    rf"|,\s+(?:(?=[a-zæøå]){_PLACE}|[A-ZÆØÅ]{{2,6}}(?:-\w+)?)(?=\s*(?:[,;.()]|$)|\s(?:og|samt|[–-])\s|\s{_DID}))+"
)
# Between two of them: a mark of a list, and what the second one is.
_BETWEEN = re.compile(
    rf"\s*(?:[,;+/]|[,;]?\s(?:og|samt))\s*(?:(?:(?!{_DID})[a-zæøå-]+\s){{1,3}}|[\w-]+[a-zæøå]\s)?",
)
_AND_PLACE = re.compile(r"\s*(?:,|\bog|\bsamt)\s+(?P<place>[\w-]{3,30})\W*$")
_AT_A_PLACE = re.compile(r"\b(?:i|på|hos|ved)\s*$", re.IGNORECASE)  # "mødtes i Ishøj Landsby"
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_MOST_PEOPLE = 60


@dataclass(frozen=True)
class Listing:
    """People of one sentence, and the words before and behind them."""

    lead: str
    names: str
    tail: str

    @property
    def around(self) -> str:
        """What says what they did."""
        return f"{self.lead} {self.tail}".strip()

    @property
    def names_and_when(self) -> str:
        """The names, and behind them what says that somebody came late or left early."""
        return f"{self.names} ({self.tail})" if was_there(self.tail) else self.names


def listing_in(clause: str, words: MinutesWords) -> Listing | None:
    """Return the people that a clause lists; None where it names none, or tells of them apart.

    Parameters
    ----------
    words
        Says which single words name one of our own.
    """
    clause = names_first(said_of_each(clause, words))
    spans = list(_mentions(clause, words))[:_MOST_PEOPLE]
    if not spans:
        return None
    for (_, end), (start, _) in pairwise(spans):
        if _BETWEEN.fullmatch(clause[end:start]) is None:
            return None
    first, last = spans[0][0], spans[-1][1]
    if (more := _AND_PLACE.match(clause, last)) is not None and organisation_of(
        more["place"], words.partners
    ):
        last = more.end("place")  # "Trine Berg og politiet"
    lead = clause[:first]
    title = re.search(r"(?:^|\s)((?!med\b|var\b|fra\b|af\b|deltog\b)[a-zæøå]*"
                      r"(?:leder|lærer|betjent|medarbejder|konsulent|rådgiver|pædagog))\s$",
                      lead)  # fmt: skip
    first = title.start(1) if title is not None else first
    if _AT_A_PLACE.search(clause[:first]) or "(" in clause[:first]:
        return None
    return Listing(clause[:first].strip(" *:-–"), clause[first:last], clause[last:].strip(" .*!"))


def _mentions(clause: str, words: MinutesWords) -> list[tuple[int, int]]:
    """Return where people stand, each with where they are from."""
    found: list[tuple[int, int]] = []
    at = names = 0
    outside = _BRACKETS.sub(lambda one: " " * len(one[0]), clause)
    while (name := _NAME.search(outside, at)) is not None:
        behind = _BEHIND.match(clause, name.end())
        end = name.end() if behind is None else behind.end()
        is_ours = words.by_short_name(name[0]) is not None or name[0].casefold() in words.staff
        is_name = " " in name[0] or is_ours
        is_told = behind is not None and behind[0].lstrip().startswith("(")
        is_area = name[0].casefold() in words.networks  # "Ishøj Landsby"
        is_name, is_told = is_name and not is_area, is_told and not is_area
        at = end if is_name or is_told else name.end()
        names += is_name
        if is_name or is_told:
            found.append((name.start(), end))
    return found if names else []
