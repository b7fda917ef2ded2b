"""The items of the agenda, by topic and kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.ingest.minutes.action_kinds import verb_told
from pipeline.ingest.minutes.blocks import ListItem, Table
from pipeline.ingest.minutes.columns import is_empty, table_kind, table_rows
from pipeline.ingest.minutes.headings import number_of
from pipeline.ingest.minutes.records import AgendaItem, MinutesWords
from pipeline.ingest.minutes.sections import Section
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
    """An item as written; topic and kind stand in the text itself unless there are columns."""

    number: int | None
    text: str
    topic: str
    kind: str
    sources: dict[str, Source]

    @classmethod
    def of_text(cls, number: int | None, text: str, source: Source) -> _Item:
        """Return an item that is one text."""
        return cls(number, text, text, text, dict.fromkeys(("item", "topic", "kind"), source))


def _read(number: int, item: _Item, words: MinutesWords) -> AgendaItem:
    """Return an item; that it is about none of the topics is no uncertain value."""
    topic = code_told(item.topic, words.topics)
    agreement = verb_told(item.text)
    kind = _kind(item.kind)
    sources = {}
    if topic is not None:
        sources["topic"] = item.sources["topic"].written(topic[1])
    if agreement is not None:
        sources["agreement_kind"] = item.sources["item"].written(agreement.read_as)
    if kind != _NO_KIND:
        sources["kind"] = item.sources["kind"]
    return AgendaItem(
        number,
        "other" if topic is None else topic[0],
        kind,
        None if agreement is None else agreement.kind,
        sources=sources,
    )


def _listed(sections: list[Section]) -> Iterator[_Item]:
    """Yield the items of the list, or of the table; a numbered line is one too."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, Table):
                if table_kind(block) == "agenda":
                    yield from _of_table(block)
            elif section.kind == "agenda" and not is_empty(block.text):
                number = block.number if isinstance(block, ListItem) else None
                number = number or number_of(block.text)
                if isinstance(block, ListItem) or number is not None:
                    yield _Item.of_text(number, block.text, Source(block.place, "section"))


def _of_table(table: Table) -> Iterator[_Item]:
    for row in table_rows(table, "agenda"):
        if row["item"]:
            found = re.search(r"\d{1,2}", row["number"])
            at = {name: row.source(name if row[name] else "item") for name in ("topic", "kind")}
            yield _Item(
                int(found[0]) if found else number_of(row["item"]),
                row["item"],
                row["topic"] or row["item"],
                row["kind"] or row["item"],
                at | {"item": row.source("item")},
            )


def _headed(sections: list[Section]) -> Iterator[_Item]:
    return (
        _Item.of_text(one.number, one.title, Source(one.place, "heading"))
        for one in sections
        if one.number is not None
    )


def _kind(text: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), _NO_KIND)
