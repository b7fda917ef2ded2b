"""Labels of people that stand several on one line, each put on a line of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.ingest.minutes.blocks import Block, Document, ListItem, Paragraph, Table
from pipeline.ingest.minutes.label_roles import people_role
from pipeline.ingest.minutes.people_groups import groups_apart
from pipeline.ingest.minutes.people_known import LEAST_PEOPLE
from pipeline.ingest.minutes.records import MinutesWords

_INNER_LABEL = re.compile(
    r"[.|;)/–-]\s+(?P<label>(?:[A-ZÆØÅ]|afbud|fravær|udeblev)[^:.|;()]{0,30}):\s"
)
_IN_OFFICE = {"mødeleder", "ordstyrer", "dirigent", "referent"}
_LONGEST_LINE, _FRONT = 1000, 12  # blocks among which people are listed without a label


def one_label_to_a_line(document: Document, words: MinutesWords) -> Document:
    """Return a document in which each label of people begins a line of its own.

    ``Til stede: A, B. Afbud: C`` tells of two kinds of people on one line, ``Skole: A. Politi: B``
    of people from two places.
    """
    blocks: list[Block] = []
    for at, block in enumerate(document.blocks):
        if isinstance(block, Paragraph | ListItem) and len(block.text) <= _LONGEST_LINE:
            grouped = groups_apart(block.text, words, is_front=at < _FRONT)
            if grouped:
                blocks += [Paragraph(text, block.line, block.place) for text in grouped]
                continue
        ends = _label_starts(block.text) if isinstance(block, Paragraph | ListItem) else []
        if not ends or isinstance(block, Table):
            blocks.append(block)
            continue
        starts = [0, *ends]
        pieces_of = zip(starts, [*ends, len(block.text)], strict=True)
        texts = [block.text[first:last].strip(" |;–-") for first, last in pieces_of]
        blocks += [replace(block, text=text) for text in texts if text]
    return replace(document, blocks=blocks)


def _label_starts(text: str) -> list[int]:
    """Return where labels of people begin within a line that begins with one."""
    if text.count(":") < LEAST_PEOPLE:
        return []
    first = text.partition(":")[0]
    if people_role(first) is None and first.casefold() not in _IN_OFFICE:
        return []
    return [
        found.start("label")
        for found in _INNER_LABEL.finditer(text)
        if people_role(found["label"]) is not None or found["label"].casefold() in _IN_OFFICE
    ]
