"""Our own staff in a cell or a line: by code, name, initials or e-mail, and never by a guess."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.ingest.minutes.blocks import plain
from pipeline.ingest.minutes.remembering import made_once, per_document_by_words

_WORD = re.compile(r"\w+")
_PARTS = re.compile(r"[(),;/\[\]<>|+&:\n]|\s[-–—]\s|[–—]|\bog\b")
_EMAIL = re.compile(r"[^\s<>(),;:]+@[^\s<>(),;:]+")
# What stands behind a name without a mark between: how long they were there, and whether.
_REMARK = re.compile(
    r"\s+(?:kom|ankom|gik|forlod|deltog|mødte|afbud|udeblev|udeblevet|til stede|tilstede|fra|"
    r"til kl|kl|ikke|meldt|syg|v/)\b.*$",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"^(?:(?:kriminalpræventiv|operativ|ssp)[\s-]+)?(?:konsulent|medarbejder|gadeplansmedarbejder|"
    r"leder|afdelingsleder|v/|ved)\s+",
    re.IGNORECASE,
)


@per_document_by_words
def staff_in(text: str, staff: dict[str, str]) -> list[str]:
    """Return the codes of our own staff whose wording is the whole text or a whole part of it.

    A part is what stands between commas, brackets, dashes and the like. ``Vestergren, Jonas`` is
    ``Jonas Vestergren``; a name inside a longer name is somebody else.

    Parameters
    ----------
    staff
        Code, name, initials or e-mail, casefolded → plain staff code.
    """
    whole = plain(text).casefold()
    if whole in staff:
        return [staff[whole]]
    if not _may_name(whole, staff):
        return []
    parts = [plain(part) for part in _PARTS.split(whole)]
    turned = [f"{after} {before}" for before, after in pairwise(parts)]
    bare = [_TITLES.sub("", _REMARK.sub("", part)) for part in parts]
    wordings = [*_EMAIL.findall(whole), *parts, *turned, *bare, *(part.strip(".") for part in bare)]
    wordings += [other for one in wordings for other in _spelt_otherwise(one)]
    return list(dict.fromkeys(staff[one] for one in wordings if one in staff))


def _may_name(text: str, staff: dict[str, str]) -> bool:
    """Say whether a casefolded text has a word of somebody's wording, however å is spelt.

    Hardly any line names our staff, and this takes a tenth of the time of taking one apart.
    """
    return "@" in text or not words_of_all(staff).isdisjoint(words_of(text))


def words_of(text: str) -> list[str]:
    """Return the words of a casefolded text, with one spelling of å."""
    return _WORD.findall(text.replace("å", "aa"))


@made_once
def words_of_all(wordings: dict[str, str]) -> frozenset[str]:
    """Return the words of all wordings; see :func:`words_of`."""
    return frozenset(word for one in wordings for word in words_of(one))


def _spelt_otherwise(name: str) -> list[str]:
    """Return a name with the other spelling of å: ``Skovgaard`` is ``Skovgård``."""
    pairs = (("aa", "å"), ("å", "aa"))
    return [name.replace(one, other) for one, other in pairs if one in name]
