"""Street addresses: a street with a number, with floor, door and town where they are told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.ingest.privacy.found import Found

# How Danish streets are called, alone or with -s before it in a compound.
_KINDS = (
    "vej|vejen|gade|gaden|gang|gangen|allé|alle|alléen|alleen|stræde|strædet|vænge|vænget|boulevard|"
    "boulevarden|plads|pladsen|park|parken|torv|torvet|have|haven|bakke|bakken|bakker|toft|toften|"
    "tofte|ager|agre|lund|lunden|løkke|løkken|skrænt|skrænten|svinget|sti|stien|strand|vang|vangen|"
    "kaj|kajen|krog|krogen|mark|marken|høj|højen|dal|dalen|eng|engen|skov|skoven|hegn|hegnet|"
    "kvarteret|gård|gården|hus|husene|led|leddet|kær|kæret|holm|holmen|næs|næsset|bro|broen|mose|"
    "mosen|ås|åsen|vold|volden|port|porten|terrasse|terrassen|esplanaden|planen|buen|ringen|"
    "stræderne|rækken|brink|brinken|kløften|dammen|søpark|byvej|lyngen|klit|klitten|diget"
)
_FLOOR = (
    r"(?:,?\s+(?:\d{1,2}(?!\d)|st|kld?)\.?(?:\s*sal)?"
    r",?\s*(?:tv|th|mf|dør\s*\d{1,3}|\d{1,3})?\b\.?)?"
)
_TOWN = r"(?:,?\s+(?:DK-)?\d{4}\s+[A-ZÆØÅ][a-zæøå]+(?:\s+[A-ZÆØÅ][a-zæøå]*)?)?"
_NUMBER = r"\s+\d{1,3}(?:\s?[A-Za-z](?![\w]))?(?![\w%]|[.,:/-]\d)"
_AMOUNT = r"(?!\s*(?:unge|børn|personer|kr|timer|minutter|gange|%|elever|år|dage|stk|møder))"
_STREET = re.compile(
    rf"(?<![\w])(?:[A-ZÆØÅ][\w.'’-]*\s){{0,3}}(?:[A-ZÆØÅ][\w'’-]*?(?:{_KINDS})|[A-ZÆØÅ][\w.'’-]*\s(?:{_KINDS}))"
    rf"{_NUMBER}{_AMOUNT}{_FLOOR}{_TOWN}"
)
_LIVES = re.compile(
    r"(?i:\b(?:bor|boende|bopæl|adresse|adressen|hjemme|hjem|opgang(?:en)?|flyttet|flytter)"
    r"(?:\s+(?:på|i|til|ved|er))*[\s:]+)"
    rf"((?:[A-ZÆØÅ][\w.'’-]*\s?){{1,4}}{_NUMBER}{_AMOUNT}{_FLOOR}{_TOWN})"
)
_LOWER = re.compile(
    rf"(?i)\b(?:bor|adresse|adressen|hjem til)\s+(?:på\s+|i\s+|er\s+)?"
    rf"([a-zæøå]+(?:{_KINDS})\s+\d{{1,3}}\s?[a-z]?\b)"
)
_POSTAL = re.compile(r",\s*((?:DK-)?[1-9]\d{3}\s+[A-ZÆØÅ][a-zæøå]{2,}(?:\s+[A-ZÆØÅ][a-zæøå]*)?)")
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_addresses(text: str) -> Iterator[Found]:
    """Yield the addresses of a text."""
    for match in _STREET.finditer(text):
        yield Found("address", match.start(), match.end(), 0.85)
    for pattern in (_LIVES, _LOWER):
        for match in pattern.finditer(text):
            yield Found("address", match.start(1), match.end(1), 0.8)
    for match in _POSTAL.finditer(text):
        if not _YEAR.match(match[1]):
            yield Found("address", match.start(1), match.end(1), 0.6)
