"""Who wrote the minutes, named where they call themselves *jeg*: ``Vi var: Bo, Ida og jeg``.

The name is that of the signature or of the minute-taker's label; in memory only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.ingest.minutes.any_of import any_of
from pipeline.ingest.minutes.blocks import LONGEST_LINE, Block, Document, ListItem, Paragraph
from pipeline.ingest.minutes.person_names import NAME

_GREETING = re.compile(
    r"\W{0,4}(?i:(?:(?:med\s+)?(?:de\s+)?(?:venlige?|bedste|kærlige?|mange|varme)\s+(?:\w+\s+)?hils\w+|mvh|vh|kh|"
    rf"hilsen|hilsner))\W*(?P<name>{NAME})?\W*$"
)
_MINUTE_TAKER = re.compile(
    rf"\W{{0,4}}(?i:referent|referat\s+(?:ved|v/|af)|ref\.?)\W{{1,3}}(?P<name>{NAME})\W*$"
)
_SIGNED = re.compile(rf"\W{{0,4}}(?P<name>{NAME})(?:,\s*[a-zæøåA-ZÆØÅ -]{{2,40}})?\W*$")
# Who says in brackets who they are: "Jeg (Karina Holm, sundhedsplejerske) tog notater".
_I_AM = re.compile(rf"\b[Jj]eg\s*\((?P<name>{NAME}),\s*(?P<what>[^()]{{3,40}})\)")
_MYSELF = any_of("jeg", "mig", "undertegnede")  # what _ME and _ACTS look for among the rest
_ME = re.compile(
    r"(?P<before>\b(?:og|samt|med)\s+|[,:]\s+|^\W{0,4}(?=mig\s+selv|undertegnede))"
    r"(?:jeg(?:\s+selv)?|mig(?:\s+selv)?|undertegnede)(?=\s*(?:$|[.,;()]|fra\s))"
    # "undertegnede, skoleleder Ida Bang" names itself.
    r"(?!\s*[,(]\s*(?:[a-zæøå.-]{2,20}\s+){0,2}(?-i:[A-ZÆØÅ]))",
    re.IGNORECASE,
)
# What somebody is, below their name: "Klubleder", "Natteravnene", "Lærer, Gildbroskolen".
_OFFICE = re.compile(r"[A-ZÆØÅ][\w-]*(?:,?\s+[\w-]+){0,4}")
_IS_FULL = re.compile(r"\w\s+[A-ZÆØÅ]")
_INITIAL = re.compile(r"\s[A-ZÆØÅ]\.$")
_LAST = 4  # blocks, among which a signature stands
# "Undertegnede kører forbi …", "Jeg selv laver …": at the beginning of a sentence.
_ACTS = re.compile(
    r"(?P<before>^\W{0,4}(?:\d{1,2}[.)]\s*)?|\.\s+|,\s+at\s+)(?:jeg(?:\s+selv)?|undertegnede)\s+"
    r"(?=[a-zæøå]{2,20}(?:r|de|te|le)\b)",
    re.IGNORECASE,
)
_BY_NAME = re.compile(
    rf"\b(?i:undertegnede|jeg)\s*[,(]\s*(?:[a-zæøå.]{{2,12}}\s+)?(?P<after>{NAME})"
    rf"|(?<![\w'’-])(?P<before>{NAME})\s*(?:,[^,()]{{1,40}})?\((?:[^()]{{0,60}}\b)?"
    r"(?:ref\.?|referent|skriver|skrev|noter|notater|tog\s+notater|sekretær)\b[^()]{0,20}\)"
)
_MOST_LINES_BELOW = 2  # between a greeting and the name


def with_writer(document: Document) -> Document:
    """Return a document in which its writer stands by name in lists of people."""
    texts = [one for one in document.blocks if isinstance(one, Paragraph | ListItem)]
    told = (one.text for one in texts if _MYSELF.search(one.text) is not None)
    if not any(_ME.search(text) or _ACTS.search(text) for text in told):
        return document
    name = next(_names(texts), None) or next(_named_beside(texts), None)
    if name is None:
        return document
    name = name if _INITIAL.search(name) else name.rstrip(".")
    return replace(document, blocks=[_named(one, name) for one in document.blocks])


def _named(block: Block, name: str) -> Block:
    if not isinstance(block, Paragraph | ListItem):
        return block
    text = _ME.sub(lambda one: f"{one['before']}{name}", block.text)
    bare = name.partition(" (")[0]
    return replace(block, text=_ACTS.sub(lambda one: f"{one['before']}{bare} ", text))


def _named_beside(texts: list[Paragraph | ListItem]) -> Iterator[str]:
    """Yield names that stand beside *undertegnede* or before *(referent)*; a name at the end."""
    for one in texts:
        if (match := _BY_NAME.search(one.text[:LONGEST_LINE])) is not None:
            yield match["after"] or match["before"]
    if texts and (signed := _SIGNED.fullmatch(texts[-1].text)) is not None:
        yield signed["name"]


def _names(texts: list[Paragraph | ListItem]) -> Iterator[str]:
    """Yield what may be the writer's name: the last signature first, then the minute-taker's."""
    yield from _with_office(texts)
    for at in range(len(texts) - 1, -1, -1):
        greeting = _GREETING.match(texts[at].text)
        if greeting is None:
            continue
        below = [_SIGNED.match(one.text) for one in texts[at + 1 : at + 1 + _MOST_LINES_BELOW]]
        for match in (greeting, *below):
            if match is not None and match["name"]:
                yield match["name"]
    for one in texts:
        if (told := _I_AM.search(one.text)) is not None:
            yield f"{told['name']} ({told['what']})"
    for one in texts:
        if (label := _MINUTE_TAKER.match(one.text)) is not None:
            yield label["name"]


def _with_office(texts: list[Paragraph | ListItem]) -> Iterator[str]:
    """Yield the name among the last lines below which stands what somebody is or where from."""
    for at in range(len(texts) - 2, max(len(texts) - 2 - _LAST, -1), -1):
        name, office = _SIGNED.match(texts[at].text), texts[at + 1].text.strip()
        is_told = name is not None and _OFFICE.fullmatch(office) is not None
        if name is not None and is_told and _IS_FULL.search(name["name"]) is not None:
            yield f"{name['name']} ({office})"
