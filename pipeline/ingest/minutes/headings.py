"""What a heading says it is about, in the words of ``section_words.csv`` or in a writer's own."""

from __future__ import annotations

import re
from functools import cache

from pipeline.ingest.minutes.moments import begins_with_month
from pipeline.ingest.minutes.words_beside import rows_of

_NUMBER = re.compile(
    r"^(?:(?:punkt|pkt\.?|ad)\s*)?\d{1,2}\s*[.):]\s*|^(?:punkt|pkt\.?|ad)\s*\d{1,2}\s*",
    re.IGNORECASE,
)
# Signs before a heading, and what explains signs behind it: "FRA SIDST  [v] = klaret".
LEADING_SIGNS = re.compile(r"^\s*(?:[\u2190-\u2bff\ufe0f\U0001f300-\U0001faff]+\s*)+")
_LEGEND = re.compile(r"\s+\S{1,3}\s*=\s.*$")
_AFTER_WORD = re.compile(r"\s*[(,/–-]|\s+(?:fra|i|og|på|for|til|siden|ved|den|d\.)\s",
                         re.IGNORECASE)  # fmt: skip
_BRACKETS = re.compile(r"\([^)]{0,40}\)")
# Headings in a writer's own words: "Status på sidste mødes opgaver", "Hvad gør vi nu?".
_FOLLOW_UPS = re.compile(
    r"\b(?:opfølgning\w*|aftaler(?:ne)?|aftalte|opgaver(?:ne)?|opgaveliste|handlinger(?:ne)?|handleplan|aktion\w*|to-?do|"
    r"hvem gør hvad|gør vi|enige om følgende|skal gøres|næste skridt)\b",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|"
    r"sommer(?:en)?|efteråret|vinteren|foråret)"
)
# Of an earlier meeting: "Status på det, vi aftalte i november", "Opgaver fra mødet i maj".
_OF_LAST_TIME = re.compile(
    r"\b(?:afsluttede|lukkede|udførte|løste|gennemførte|sidst|sidste|forrige|tidligere|gamle?|gl|seneste|status\s+på)\b"
    rf"|\bfra\s+(?:mødet\s+(?:i|den|d\.)\s|{_MONTH}|(?:den\s+|d\.\s?)?\d{{1,2}}[./])"
    rf"|\b(?:aftal\w*|lovede|besluttede|sagde|blev\s+enige)\b.{{0,20}}\si\s+{_MONTH}\b"
    r"|\bhavde\s+(?:aftalt|lovet|besluttet|sagt)\b"
    # "Hvordan er det gået med det, vi aftalte?", "Hvad blev der af aftalerne?"
    r"|\b(?:gik\s+det|det\s+gået)\s+(?:\w+\s+)?med\b|\bblev\s+der\s+af\b|\blangt\s+er\s+vi\b"
    r"|\b(?:nåede|fik|fulgte)\s+vi\b",
    re.IGNORECASE,
)
_STANDING = re.compile(r"\b(?:status|sager|punkter|opsamling|gennemgang)\b", re.IGNORECASE)
# Absence from school is a topic: "Fravær og trivsel", "Fravær i udskolingen".
_TOPIC_OF_SCHOOLS = re.compile(
    r"fravær\s+(?:og|i|på|for|hos|blandt|ved|fra)\s+(?!.{0,20}(?:afbud|udeblev|møde))",
    re.IGNORECASE,
)
_BARE_HEADING = re.compile(
    r"(?:opfølgning|opsamling|status|aftaler|opgaver)\s+(?:på|fra|siden)\s", re.IGNORECASE
)
_MOST_HEADING_WORDS = 6
LONGEST_HEADING = 60


@cache
def _section_words() -> dict[str, list[tuple[str, str]]]:
    """Return (word, section) by the first letter, the longest word first."""
    words = [(word, row["section"]) for row in rows_of("section_words.csv") for word in _words(row)]
    found: dict[str, list[tuple[str, str]]] = {}
    for word, section in sorted(words, key=lambda pair: (-len(pair[0]), pair)):
        found.setdefault(word[:1], []).append((word, section))
    return found


def _words(row: dict[str, str]) -> list[str]:
    return row["words"].split("|")


def number_of(text: str) -> int | None:
    """Return the number before a heading."""
    found = _NUMBER.match(text)
    if found is not None and begins_with_month(text[found.end() :]):
        return None  # "2. april 2025" is a day
    digits = re.search(r"\d{1,2}", found[0]) if found else None
    return int(digits[0]) if digits else None


def without_number(text: str) -> str:
    """Return a heading without the number before it."""
    return _NUMBER.sub("", text, count=1)


def heading_kind(text: str, *, is_line: bool = False) -> tuple[str, str] | None:
    """Return what a line says it is the heading of, and what stands behind the colon on it.

    ``Deltagere: Politi, skole`` is a heading with its content on one line.

    Parameters
    ----------
    is_line
        Only a line of running text: it may not say more than the word before a colon, since
        ``Bekymring for støj: …`` is a sentence.
    """
    bare = _LEGEND.sub("", LEADING_SIGNS.sub("", text))
    bare = _NUMBER.sub("", bare, count=1).strip(" *#")
    folded = bare.casefold()
    for word, section in _section_words().get(folded[:1], ()):
        if not folded.startswith(word) or _TOPIC_OF_SCHOOLS.match(folded):
            continue
        more, _, content = bare[len(word) :].partition(":")
        is_bare = _BRACKETS.sub("", more).strip(" .?") == ""
        goes_on = _AFTER_WORD.match(more) is not None and len(bare) <= LONGEST_HEADING
        # "Næste møde er den …" tells of another day, in whatever words.
        is_next = section == "next_meeting" and (not more or not more[0].isalnum())
        if is_next or is_bare or (goes_on and not (is_line and content.strip())):
            # "Opfølgning på sidste referat"
            is_old = section == "new_actions" and _OF_LAST_TIME.search(more) is not None
            kind = "old_actions" if is_old else section
            if section == "decisions" and goes_on and _FOLLOW_UPS.search(more):
                kind = "new_actions"  # "Beslutninger og opgaver"
            return kind, more + content if is_next else content.strip(" .")
    is_whole = not is_line or text.rstrip(" *").endswith((":", "?")) or _is_bare_heading(bare)
    of_actions = _action_heading(bare) if is_whole else None
    return None if of_actions is None else (of_actions, "")


def _is_bare_heading(text: str) -> bool:
    """Say whether a line is a heading of follow-ups though nothing marks it as one."""
    is_short = len(text.split()) <= _MOST_HEADING_WORDS
    return is_short and _BARE_HEADING.match(text) is not None and not text.endswith((".", "!"))


def _action_heading(text: str) -> str | None:
    """Return which follow-ups a heading is about that no list of words has as a whole."""
    if len(text) > LONGEST_HEADING or text.endswith(".") or ":" in text.rstrip(":"):
        return None
    is_old = _OF_LAST_TIME.search(text) is not None
    if _FOLLOW_UPS.search(text) or (is_old and _STANDING.search(text)):
        return "old_actions" if is_old else "new_actions"
    return None


def spoken_heading(text: str) -> tuple[str, str] | None:
    """Return the section that a paragraph opens: only one that is no more than a heading."""
    found = heading_kind(text, is_line=True)
    if found is None:
        return None
    _, rest = found
    is_bare = len(_NUMBER.sub("", text, count=1).split()) <= 4 and not text.endswith(".")
    return found if rest or is_bare else None
