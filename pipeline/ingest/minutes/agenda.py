"""The items of the agenda, by topic and kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.ingest.minutes.blocks import ListItem, Table
from pipeline.ingest.minutes.records import AgendaItem, MinutesWords
from pipeline.ingest.minutes.sections import Section, is_empty, number_of
from pipeline.ingest.minutes.sources import Source
from pipeline.ingest.minutes.wordings import code_told

_KINDS = (
    ("decision", re.compile(r"\bbeslut|\bgodkend|\btil afgørelse|\bvedtag", re.IGNORECASE)),
    ("concern", re.compile(r"\bbekymring", re.IGNORECASE)),
)
_NO_KIND = "information"
_MOST_ITEMS = 60


def read_agenda(sections: list[Section], words: MinutesWords) -> list[AgendaItem]:
    """Return the items of the list under the agenda's heading, else the numbered headings.

    An item keeps the number that is written; where none is, or one twice, items are counted.
    """
    items = list(_listed(sections)) or list(_headed(sections))
    numbers = [item.number for item in items]
    if None in numbers or len(set(numbers)) < len(numbers):
        numbers = list(range(1, len(items) + 1))
    return [
        _read(number, item, words)
        for number, item in list(zip(numbers, items, strict=True))[:_MOST_ITEMS]
        if number is not None
    ]


@dataclass(frozen=True)
class _Item:
    number: int | None
    text: str
    source: Source


def _read(number: int, item: _Item, words: MinutesWords) -> AgendaItem:
    """Return an item; that it is about none of the topics is no uncertain value."""
    topic = code_told(item.text, words.topics)
    kind = _kind(item.text)
    sources = {}
    if topic is not None:
        sources["topic"] = item.source.written(topic[1])
    if kind != _NO_KIND:
        sources["kind"] = item.source
    return AgendaItem(number, "other" if topic is None else topic[0], kind, sources=sources)


def _listed(sections: list[Section]) -> Iterator[_Item]:
    """Yield number and text of the items of the list; a numbered line is one too."""
    for section in sections:
        for block in section.blocks if section.kind == "agenda" else ():
            if isinstance(block, Table) or is_empty(block.text):
                continue
            number = block.number if isinstance(block, ListItem) else None
            number = number or number_of(block.text)
            if isinstance(block, ListItem) or number is not None:
                yield _Item(number, block.text, Source(block.place, "section"))


def _headed(sections: list[Section]) -> Iterator[_Item]:
    return (
        _Item(one.number, one.title, Source(one.place, "heading"))
        for one in sections
        if one.number is not None
    )


def _kind(text: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), _NO_KIND)
