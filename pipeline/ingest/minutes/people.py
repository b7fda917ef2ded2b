"""Our own staff in a cell or a line: by code, name, initials or e-mail, and never by a guess."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.ingest.minutes.blocks import plain

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
    parts = [plain(part) for part in _PARTS.split(whole)]
    turned = [f"{after} {before}" for before, after in pairwise(parts)]
    bare = [_TITLES.sub("", _REMARK.sub("", part)) for part in parts]
    wordings = [*_EMAIL.findall(whole), *parts, *turned, *bare, *(part.strip(".") for part in bare)]
    wordings += [other for one in wordings for other in _spelt_otherwise(one)]
    return list(dict.fromkeys(staff[one] for one in wordings if one in staff))


def _spelt_otherwise(name: str) -> list[str]:
    """Return a name with the other spelling of å: ``Skovgaard`` is ``Skovgård``."""
    pairs = (("aa", "å"), ("å", "aa"))
    return [name.replace(one, other) for one, other in pairs if one in name]
