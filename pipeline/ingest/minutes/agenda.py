"""The items of the agenda, by topic and kind."""

from __future__ import annotations

import re

from pipeline.ingest.minutes.blocks import ListItem
from pipeline.ingest.minutes.records import AgendaItem, MinutesWords
from pipeline.ingest.minutes.sections import ITEM, Section
from pipeline.ingest.minutes.wordings import code_of

_KINDS = (
    ("decision", re.compile(r"\bbeslut|\bgodkend|\btil afgørelse", re.IGNORECASE)),
    ("concern", re.compile(r"\bbekymring", re.IGNORECASE)),
)
_NUMBERED = re.compile(r"^\s*(?:punkt|pkt\.?)?\s*\d{1,2}\s*[.):]", re.IGNORECASE)


def read_agenda(sections: list[Section], words: MinutesWords) -> list[AgendaItem]:
    """Return the items of the list under the agenda's heading, else the numbered headings."""
    listed = [
        block.text
        for section in sections
        if section.kind == "agenda"
        for block in section.blocks
        if isinstance(block, ListItem)
    ]
    numbered = [one.title for one in sections if one.kind == ITEM and _NUMBERED.match(one.title)]
    return [
        AgendaItem(number, code_of(text, words.topics) or "other", _kind(text))
        for number, text in enumerate(listed or numbered, start=1)
    ]


def _kind(text: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), "information")
