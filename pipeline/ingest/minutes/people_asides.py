"""What a line of people says beside names, put so that what reads the line need not know of it."""

from __future__ import annotations

import re

from pipeline.ingest.minutes.person_names import NAME

# "Ida Bang, som er skoleleder, og Kim Sand, der kom kl. 9.45"
_WHO_IS = re.compile(
    r",\s+(?:som|der)\s+(?:(?:er|var)\s+(?P<is>ny\s+)?(?=\w)|(?=(?:kom|ankom|gik|stødte|forlod)\s))"
    r"(?P<what>(?!ikke\b|syg|forhindre|på\s|her\b|der\b|med\b|mødt|til\s)[^,;()]{3,50}?)(?=[,;.]\s|[.,;]?$|\s+og\s+[A-ZÆØÅ])"
)
_DEAR = re.compile(
    r"\b(?:vores|vor|den)\s+(?:egen\s+|nye?\s+|faste\s+)?(?=[a-zæøå-]+\s+[A-ZÆØÅ]|[A-ZÆØÅ][a-z])"
)
_NUMBERED = re.compile(r"(?:^|,?\s)\(?(?:\d{1,2}|[a-h])\)\s+(?=[A-ZÆØÅa-z])")
# A place in square brackets; how many came and who; who came in whose stead.
_SQUARE = re.compile(r"\[([^\[\]()]{2,40})\]")
_NUMBER_OF = re.compile(r"(?P<place>[\wæøå-]{2,20}):\s*\d{1,2}\s+\((?=[A-ZÆØÅ])")
_DURING = re.compile(
    rf"(?P<name>{NAME})\s+(?P<said>(?:kun\s+)?(?:under|fra|til|ved|i)\s+(?:punkt|pkt\.?)\s*\d+(?:\s*-\s*\d+)?)"
)
_ALL_COUNTED = re.compile(
    r"\s*(?:i\s+alt\s+)?\d{1,2}\s*(?:personer|deltagere|fremmødte)?\s*\((?P<names>[A-ZÆØÅ].*)\)\s*"
)
_STEAD = re.compile(r"stedet for|vikar for|stedfortræder for|afløser for|suppleant for|vegne af")
_INSTEAD_OF = re.compile(
    rf"(?P<name>{NAME})\s*,?\s+(?:i\s+stedet\s+for|(?:(?:som|der\s+er|var)\s+)?(?:vikar|stedfortræder|"
    rf"afløser|suppleant)\s+for|på\s+vegne\s+af)\s+{NAME}"
)
_ONLY = re.compile(r"^\W{0,4}(?:Kun|Alene|Også|Desuden|Desværre|Herudover)\s+(?=[A-ZÆØÅ])")


def told_plainly(text: str) -> str:
    """Return a line with clauses, counts and square brackets behind names as plain brackets.

    ``Mads i stedet for Trine`` names the one who came.
    """
    text = _who_is(_SQUARE.sub(r"(\1)", text))
    if _STEAD.search(text) is not None:
        text = _INSTEAD_OF.sub(r"\g<name>", text)
    if "punkt" in text or "pkt" in text:
        text = _DURING.sub(r"\g<name> (\g<said>)", text)
    if ":" in text:
        text = _NUMBER_OF.sub(r"\g<place> (", text)
    if (counted := _ALL_COUNTED.fullmatch(text)) is not None:
        text = counted["names"]
    return text


def _who_is(text: str) -> str:
    """Return a line with what it says of somebody in a clause of its own in brackets."""
    text = _DEAR.sub("", _ONLY.sub("", text))
    if text.count(")") > 1 and len(_NUMBERED.findall(text)) > 1:
        text = _NUMBERED.sub(", ", text).lstrip(", ")
    if ", som " not in text and ", der " not in text:
        return text
    return _WHO_IS.sub(r" (\g<what>)", text)
