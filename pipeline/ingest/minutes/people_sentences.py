"""Participants in running text: ``Til stede var A og B, mens C havde meldt afbud.``

A clause tells of people when it begins with words that say who came (*til stede var*, *i mødet
deltog*, *afbud fra*) or ends with what those before it did (*havde meldt afbud*, *var udeblevet*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.ingest.minutes.label_roles import is_of_tasks, people_role
from pipeline.ingest.minutes.people_mentions import Listing, listing_in
from pipeline.ingest.minutes.people_told import organisation_said, role_beside
from pipeline.ingest.minutes.records import MinutesWords

_CLAUSE_ENDS = re.compile(
    r"(?<!\d)(?<!\bv)(?<!\bpa)(?<!(?-i:\s[A-ZÆØÅ]))[.;]\s+(?=(?-i:[A-ZÆØÅ]))|,?\s+(?:mens|medens|hvorimod|hvorefter)\s+"
    r"|,?\s+(?:og|samt|men)\s+(?=(?:der (?:var|er) )?(?:meldt )?afbud fra)"
    r"|,\s+(?:og|men)\s+(?=(?-i:[A-ZÆØÅ])[^,]{0,80}\b(?:ikke|afbud)\b)"
    r"|,?\s+(?:og|men)\s+(?=der\s+(?:kom|mødte|var)\s+(?:ikke\s+nogen|ingen)\s)"
    r"|(?:(?<=kl\.\s\d)|(?<=kl\.\s\d\d))\.\s+(?=(?-i:[A-ZÆØÅ]))"
    r"|(?<=\d[.:]\d\d)[.;]\s+(?=(?-i:[A-ZÆØÅ]))",
    re.IGNORECASE,
)
# What every end of a clause is found by, and hardly anything else.
_MAY_END = re.compile(
    r"[.;]\s+[A-ZÆØÅ]|\s(?i:mens|medens|hvorimod|hvorefter|og|samt|men)\s",
)
_PRESENT = r"(?:til\s?stede|fremmødte?|mødt(?: op)?|deltagerne|deltagere|mødedeltagere|deltagende)"
_LEADS = (
    ("apologies", r"(?:der\s+(?:var|er|blev meldt|kom)\s+)?(?:meldt\s+)?afbud\s+(?:fra|til|af)"),
    ("apologies", r"(?:følgende\s+)?(?:havde|har)?\s?(?:meldt|sendt)\s+afbud"),
    ("absent", r"(?:følgende\s+)?(?:udeblevet|udeblev|fraværende|ikke mødt|ikke til ?stede)"),
    ("present", rf"(?:følgende\s+(?:var\s+)?)?{_PRESENT}(?:\s+(?:var|er|i mødet(?: var)?))?"),
    ("present", r"(?:i|på|til)\s+mødet\s+(?:deltog|mødte|var)"),
    ("present", r"(?:følgende\s+|der\s+|mødet\s+havde\s+)?deltog(?:\s+i mødet)?"),
    ("present", r"med\b[^.:,()]{0,25}\bvar"),
)  # fmt: skip
_ENDS = (
    ("apologies", r"(?:havde|har)\s+(?:desværre\s+)?(?:meldt|sendt|givet)\s+afbud"),
    ("apologies", r"(?:meldte|sendte|gav|havde|måtte melde)\s+afbud|var\s+(?:forhindret|syge?)"),
    ("absent", r"(?:var|er)\s+(?:udeblevet|fraværende|ikke\s+(?:mødt|til\s?stede|fremmødt))"),
    ("absent", r"udeblev|(?:mødte|dukkede|kom|deltog|var)\s+ikke(?:\s+(?:op|mødt|til\s?stede))?"),
    ("present", r"(?:var|er)\s+(?:til\s?stede|mødt(?:\s+op)?|med)|deltog(?:\s+i mødet)?"),
)  # fmt: skip
_LEADING = tuple((status, re.compile(rf"\W{{0,4}}{lead}\b\s*:?\s+", re.IGNORECASE))
                 for status, lead in _LEADS)  # fmt: skip
_ENDING = tuple(
    (status, re.compile(rf"\s+(?:{end})\s*[.!]?\s*$", re.IGNORECASE)) for status, end in _ENDS
)
_ANY_ENDING = re.compile(rf"\s+(?:{'|'.join(end for _, end in _ENDS)})\s*[.!]?\s*$", re.IGNORECASE)
_STATUS = {"participants": "present", "apologies": "apologies", "absent": "absent"}
_MOST_CLAUSES = 40
# A clause that tells of several, each by what they did.
_EACH = re.compile(
    r"(?:,|\s[–-])\s+(?:og\s+|men\s+|samt\s+)?(?=(?:(?:[A-ZÆØÅ][\w'’-]+\s+){1,3}(?:\([^()]{1,40}\)\s+)?"
    r"(?:og\s+)?){1,3}"
    r"(?:var|er|kom|havde|har|meldte|sendte|måtte|kunne|nåede|deltog|mødte|stødte|gik|udeblev)\b)"
)


def clauses(text: str, words: MinutesWords) -> Iterator[tuple[str | None, str]]:
    """Yield (status, names) of each clause; status is None where its words tell none."""
    for clause in told_apart(text, words):
        yield _told(clause, words)


def clauses_apart(text: str) -> list[str]:
    """Return the clauses of a text; most lines are of one, which a shorter look tells."""
    return _CLAUSE_ENDS.split(text) if _MAY_END.search(text) is not None else [text]


def told_apart(text: str, words: MinutesWords) -> Iterator[str]:
    """Yield the clauses of a text, one for each whom it tells something else of."""
    text = text.replace("~~", "")  # who is struck through is told of behind it
    for clause in clauses_apart(text)[:_MOST_CLAUSES]:
        if not clause or not clause.strip(" ."):
            continue
        each = _EACH.split(clause)
        listing = listing_in(clause, words) if len(each) > 1 else None
        if len(each) > 1 and (listing is None or _EACH.search(f", {listing.tail}") is not None):
            yield from (one.strip() for one in each if one.strip(" ."))
        else:
            yield clause.strip()


def role_told(listing: Listing) -> str | None:
    """Return which people a sentence lists; None where it says nothing of coming.

    ``Jonas skal alligevel ikke …`` tells of a task.
    """
    beside = role_beside(listing.lead, listing.tail)
    if beside is not None:
        return beside
    is_of_task = not listing.lead and is_of_tasks(listing.tail)
    if is_of_task:
        return None
    # "Der var ikke noget slagsmål, men så sent, at Jonas ringede hjem" tells of no absence.
    near = listing.lead.rpartition(", ")[2]
    return people_role(listing.around) and people_role(f"{near} {listing.tail}")


def _told(clause: str, words: MinutesWords) -> tuple[str | None, str]:
    if (said := organisation_said(clause, words)) is not None:
        return _STATUS[said[0]], said[1]
    listing = listing_in(clause, words)
    role = None if listing is None else role_told(listing)
    if listing is not None and role is not None:
        return _STATUS[role], listing.names_and_when
    for status, ending in _ENDING if _ANY_ENDING.search(clause) is not None else ():
        if (match := ending.search(clause)) is not None:
            return status, clause[: match.start()]
    for status, lead in _LEADING:
        if (match := lead.match(clause)) is not None:
            return status, clause[match.end() :].rstrip(" .")
    return None, clause.rstrip(" .")
