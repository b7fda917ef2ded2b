"""The day of the next meeting: ``til næste møde`` is a deadline only where it is told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.ingest.minutes.blocks import Document, Table, plain
from pipeline.ingest.minutes.deadline_days import Around
from pipeline.ingest.minutes.deadlines import find_deadlines

_NEXT = re.compile(
    r"\b(?:(?:næste|kommende|følgende)\s+(?:ssp-?|netværks-?)?(?:møde|gang|bordrunde|samling|netværk)\w{0,4}|"
    r"(?:nyt\s+(?:netværks)?møde|ny\s+mødedato)|mødes\s+(?:næste\s+gang|på\s+ny)|"
    r"(?:ses|mødes)\s+igen)\b",
    re.IGNORECASE,
)
_AT_THE_BEGINNING = 15  # "Opgaven løses til næste møde" announces none
_NEAR = 80  # characters between the words and the day
_DATED = {"exact", "two_digit_year", "missing_year"}


def next_meeting(document: Document, meeting: dt.date) -> dt.date | None:
    """Return the day of the next meeting: the first one behind words that announce it.

    Parameters
    ----------
    meeting
        The day of this one, which a day without a year follows.
    """
    heads = ""
    for text in _texts(document):
        told = f"{heads}{text}"
        for match in _NEXT.finditer(told):
            if not _announces(told, match):
                continue
            near = told[match.end() : match.end() + _NEAR]
            for one in find_deadlines(near, Around(meeting)):
                if one.read_as in _DATED and one.day is not None and one.day > meeting:
                    return one.day
        # A heading says it, and the day stands below.
        heads = f"{text}: " if len(text) <= _NEAR // 2 and _NEXT.search(text) else ""
    return None


def _announces(text: str, match: re.Match[str]) -> bool:
    """Say whether words announce a meeting: a sentence begins with them, or they are a label."""
    begun = max(text.rfind(mark, 0, match.start()) for mark in (". ", "| ", "; ", "! "))
    is_first = match.start() - begun - 1 <= _AT_THE_BEGINNING
    is_label = text[match.end() : match.end() + 1] == ":"
    return is_first or is_label or match[0].endswith("igen")


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Table):
            if len(block.rows) == 2:  # labels above what they say
                for head, cell in zip(*block.rows, strict=False):
                    yield f"{plain(head)}: {plain(cell)}"
            for row in block.rows:
                yield ": ".join(plain(cell) for cell in row if cell)
        else:
            yield block.text
