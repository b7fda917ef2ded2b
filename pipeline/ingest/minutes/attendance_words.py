"""What minutes say of a participant: present, apologies, absent, came late, left early."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.ingest.minutes.any_of import any_of
from pipeline.ingest.minutes.moments import clock_of

# In this order: who stayed away "uden afbud" sent no apologies.
_TOLD = (
    ("absent", (r"\b(?:uden|intet|ikke (?:meldt|sendt|anmeldt))"
                      r" (?:afbud|forfald|besked)")),
    ("apologies", (r"\b(?:meldt|anmeldt|sendt) (?:lovligt )?(?:afbud|forfald)\b"
                         r"|\bfraværende? med afbud\b")),
    ("absent", (r"\budeble\w*|\b(?:ikke|ej) (?:mødt|fremmødt|til ?stede|deltaget|set)"
                      r"|\b(?:mødte|deltog|kom) ikke\b(?! (?:i )?hele)|\bdukkede ikke op"
                      r"|\bikke hørt fra\b"
                      r"|\b(?:uden|intet|ikke (?:meldt|sendt)) afbud"
                      r"|\bnej\b(?!.{0,20}\b(?:afbud|syg|ferie|kursus|barsel|orlov|forhindret|fri)\b)|\s÷$")),
    ("apologies", (r"\bafbud\b|\bmeldt fra\b|\bforfald\b"
                         r"|\bframeldt\b|\bsyge?\b|\bforhindret\b"
                         r"|\bsygemeldt\b|\bsygdom\b|\bkunne (?:desværre )?ikke\b"
                         r"|\bmelde(?:r|te)? fra\b"
                         r"|\b(?:på|har|holder|pga\.?) (?:ferie|kursus|barsel|orlov)\b"
                         r"|^\W*(?:nej\W{1,3})?(?:på\s+)?(?:ferie|kursus|barsel|orlov|fri)\W*$")),
    ("absent", (r"\bfravær\w*")),
    ("present", (r"\btil ?stede\b|\bdeltog\b|\bdeltager\b|\bdeltaget\b|\b(?:frem)?mødt|\bmødte\b"
                       r"|\bvar med\b|\b(?:på|via) (?:teams|skype|zoom|telefon|video)\w*"
                       r"|^\W*(?:online|digitalt|virtuelt|fysisk)\W*$"
                       r"|\bja\b|^\s*[x✓✔☒☑+]\s*$")),
)  # fmt: skip
_STATUSES = tuple((status, any_of(pattern)) for status, pattern in _TOLD)
_ANY_STATUS = any_of(*(pattern for _, pattern in _TOLD))
_AT = r"[^,;()]{0,25}?((?:kl(?:okken)?\.?\s*)\d[\d.:]*|\d{1,2}[.:]\d{2})"
_CAME = re.compile(rf"\b(?:an)?(?:kom|komst)\b{_AT}|\b(?:stødte|dukkede|koblede)\b{_AT}"
                   rf"|\bmødte\b{_AT}|\bfra\s+((?:kl\.?\s*)\d[\d.:]*"
                   r"|\d{1,2}[.:]\d{2})", re.IGNORECASE)  # fmt: skip
_LEFT = re.compile(rf"\b(?:gik|gå|går|forlod|forlade|afsted|smuttede|smutte|kørte)\b{_AT}"
                   r"|(?<!stødte )\b(?:ind)?til\s+((?:kl\.?\s*)\d[\d.:]*"
                   r"|\d{1,2}[.:]\d{2})", re.IGNORECASE)  # fmt: skip
_LATE = re.compile(r"\b(?:kom|ankom|mødte)\b[^,;()]{0,15}\b(?:for sent|sent|senere|forsinket)\b"
                   r"|\bforsinket\b", re.IGNORECASE)  # fmt: skip
_EARLY = re.compile(r"\b(?:gik|forlod|måtte gå|måtte forlade|smuttede|kørte)\b[^,;()]{0,20}"
                    r"\b(?:tidlig\w*|før|inden)\b",
                    re.IGNORECASE)  # fmt: skip
OUR_OWN = re.compile(
    r"\boperativ|\bop\b|\bkriminalpræventiv konsulent|\bgadeplan|\bssp\b(?!-?lærer)"
    r"|\bssp-?(?:medarbejder|konsulent|team)|\b(?:opsøgende|udgående)\s+(?:\w+\s+)?(?:medarbejder|indsats)"
    r"|\bgademedarbejder|\bkriminalpræventive?\s+(?:konsulent|medarbejder|team)",
    re.IGNORECASE,
)
OUR_TOWN = re.compile(r"\bkommune", re.IGNORECASE)
MARKED = {"x", "ja", "✓", "✔", "☒", "☑", "+", "1", "v", "●", "•"}
# Letters of a column that a legend explains: mødt, deltog, til stede; afbud; udeblevet, fraværende.
_LETTERS = {"m": "present", "d": "present", "t": "present", "a": "apologies", "u": "absent",
            "f": "absent", "af": "apologies", "afb": "apologies", "ub": "absent",
            "ts": "present", "ud": "absent", "÷": "absent", "−": "absent"}  # fmt: skip


def status_in(text: str) -> str | None:
    """Return the status that a text tells; None where it tells none."""
    if _ANY_STATUS.search(text) is None:
        return None  # as most texts, which are then searched once
    return next((status for status, pattern in _STATUSES if pattern.search(text)), None)


def was_there(text: str) -> bool:
    """Say whether somebody came late or left early, and so was there."""
    patterns = (_CAME, _LEFT, _LATE, _EARLY)
    return any(pattern.search(text) is not None for pattern in patterns)


def letter_of(cell: str) -> str | None:
    """Return the status that a single letter stands for."""
    return _LETTERS.get(cell.strip(" .()").casefold())


def is_late(text: str) -> bool:
    """Say whether a text tells that somebody came late, without saying when."""
    return _LATE.search(text) is not None


def is_early(text: str) -> bool:
    """Say whether a text tells that somebody left early, without saying when."""
    return _EARLY.search(text) is not None


def came_at(text: str) -> dt.time | None:
    """Return when somebody came, where a text says so."""
    return _clock(_CAME, text)


def left_at(text: str) -> dt.time | None:
    """Return when somebody left, where a text says so."""
    return _clock(_LEFT, text)


def _clock(pattern: re.Pattern[str], text: str) -> dt.time | None:
    match = pattern.search(text)
    if match is None:
        return None
    told = next(group for group in match.groups() if group is not None)
    return clock_of(told)
