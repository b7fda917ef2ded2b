"""What people are, put behind their name: ``skoleleder Ulla Berg`` → ``Ulla Berg (skoleleder)``.

Danish minutes name people in either order. What reads lists of people knows the name first; so a
title before a name, with the adjectives before it and the place behind it, is put behind the name
before a line is taken apart. The endings of titles are in ``title_words.csv``.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.ingest.minutes.any_of import any_of
from pipeline.ingest.minutes.remembering import per_document
from pipeline.ingest.minutes.words_beside import rows_of

_ADJECTIVE = (
    r"[A-ZÆØÅa-zæøå][a-zæøå-]*"
    r"(?:iv|ive|ende|isk|iske|ial|iale|ig|ige|al|ale|ær|ære|ret|ens|ets|nes)"
)
_WORD = r"[A-ZÆØÅ][\w'’-]*"
_NAME = rf"{_WORD}(?:\s+(?:(?:af|von|van|de|el|al|bin)\s+)?{_WORD}){{0,3}}(?:\s+[A-ZÆØÅ]\.)?"
_PLACE = (
    r"(?:\s+(?:i|på|fra|hos|for|af)\s+"
    r"(?:[a-zæøå][\w’'-]*|[A-ZÆØÅ]{2,5}(?:['’-]\w+)?|[A-ZÆØÅ][\w-]*(?:skolen?|klubben|huset)))?"
)
# "undertegnede, skoleleder Ulla Berg, der også skrev referat"
_MYSELF = re.compile(r"\b[Uu]ndertegnede\b[,:]?\s+(?=(?:[a-zæøå.]+\s+)?[A-ZÆØÅ])")
_WHO_WROTE = re.compile(
    r",?\s+(?:der|som)\s+(?:også\s+|samtidig\s+)?(?:skrev|tog|førte|var|refererede|ledede|styrede)\b[^,.;()]*",
    re.IGNORECASE,
)
# A name, and what may stand between it and its title.
_NAME_BEFORE = re.compile(rf"{_NAME}(?:\s*\([^()]{{0,20}}\))?,\s+$")
_BARE_NAME = re.compile(rf"\s*{_NAME}(?:\s*\([^()]{{0,20}}\))?\s*")
_ENDS_WITH_NAME = re.compile(rf"\s*[^()]*?(?<!\w){_WORD}\s+{_NAME}(?:\s*\([^()]{{0,20}}\))?\s*")
_FULL_NAME = re.compile(rf"(?<!\w){_WORD}\s+{_WORD}")
_SLASH = re.compile(rf"(?P<name>{_WORD}\s+{_WORD})/(?P<place>[a-zæøå][\w-]*)")
_AND_FROM = re.compile(
    rf"(?P<and>\b(?:og|samt)\s+)fra\s+(?P<place>[a-zæøå][\w-]*)\s+(?P<name>{_WORD}\s+{_WORD})"
)
_FROM_CAME = re.compile(
    r"^\s*Fra\s+(?P<place>[\w-]{2,30})\s+(?P<did>deltog|mødte|kom|var)\s+(?P<names>[A-ZÆØÅ][^()]*)$"
)
_LISTED = re.compile(rf"{_WORD}(?:\s+{_WORD}){{0,3}}")
_COMMA = re.compile(r",(?![^()]*\))")


@per_document
def names_first(text: str) -> str:
    """Return a line of people with each title behind the name that it stands before."""
    if "/" in text:
        text = _SLASH.sub(r"\g<name> (\g<place>)", text)
    if "fra" in text:
        text = _AND_FROM.sub(r"\g<and>\g<name> (\g<place>)", text)
    if "Fra" in text:
        text = _FROM_CAME.sub(_from, text, count=1)
    if _any_title().search(text) is None:
        return text
    text = _MYSELF.sub("", _WHO_WROTE.sub("", text))
    found = list(_titled().finditer(text))
    is_joined = bool(found) and _is_joined(text, found)

    def turned(match: re.Match[str]) -> str:
        is_of_before = is_joined and _NAME_BEFORE.search(text, 0, match.start()) is not None
        return match[0] if is_of_before else _turned(match)

    return _titled().sub(turned, text)


def _from(match: re.Match[str]) -> str:
    """Return ``deltog Ida Bang (skolen)`` of ``Fra skolen deltog Ida Bang``."""
    names = _LISTED.sub(lambda one: f"{one[0]} ({match['place']})", match["names"])
    return f"{match['did']} {names}"


def _is_joined(text: str, found: list[re.Match[str]]) -> bool:
    """Say whether lines are joined, each with what somebody is behind their name.

    ``Ulla Berg, lærer på skolen Bo Holm, pædagog``: a name stands first, none last, and between
    the commas what the one before is and the name of the next.
    """
    first, *between = _COMMA.split(text.strip(" ."))
    number = len(between)
    while between and _FULL_NAME.search(between[-1]) is None:
        between.pop()
    if len(between) == number or _BARE_NAME.fullmatch(first) is None:
        return False
    has_places = any(one["place"] for one in found)
    is_between = all(_ENDS_WITH_NAME.fullmatch(one) for one in between)
    return is_between and len(between) >= (1 if has_places else 2)


def _turned(match: re.Match[str]) -> str:
    title = match["title"].removeprefix("den ").strip()
    said = f"{title}{match['place'] or ''}"
    if match["more"]:  # "SFO-leder Ulla Berg (referent)"
        return f"{match['name']} ({said}, "
    return f"{match['name']} ({said})"


@cache
def _any_title() -> re.Pattern[str]:
    return any_of(*(rf"{re.escape(row['ending'])}(?!\w)" for row in rows_of("title_words.csv")))


@cache
def _titled() -> re.Pattern[str]:
    endings = sorted((row["ending"] for row in rows_of("title_words.csv")), key=len, reverse=True)
    title = "|".join(re.escape(one) for one in endings)
    return re.compile(
        rf"(?<![\w-])(?P<title>(?:den\s+)?(?:{_ADJECTIVE}\s+){{0,3}}"
        rf"(?:[A-ZÆØÅa-zæøå][\w-]*?)?(?:{title}|{title.title()}))(?<!\w\s)(?P<place>{_PLACE})\s+"
        rf"(?P<name>{_NAME})(?P<more>\s*\()?"
    )
