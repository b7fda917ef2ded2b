"""Which concerns were raised, about which area, and how often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from pipeline.ingest.minutes.blocks import MOST_ROWS, ListItem, Paragraph, Table
from pipeline.ingest.minutes.records import Concern, MinutesWords
from pipeline.ingest.minutes.sections import Section, is_empty, table_kind, table_rows
from pipeline.ingest.minutes.wordings import code_of, codes_in

# A count has three digits at most: a longer number is something else, and may be somebody's.
_NUMBER = r"(?<![\d.,/-])(\d{1,3})(?![\d]|[.,/-]\d)"
_COUNT = re.compile(
    rf"\(\s*{_NUMBER}\s*(?:gange|gang|omtaler|omtale|x|stk\.?)?\s*\)"
    rf"|{_NUMBER}\s*(?:gange|gang|omtaler|omtale|x|×)(?!\w)|(?<!\w)[x×]\s*{_NUMBER}"
    rf"|[:–-]\s*{_NUMBER}\s*$",
    re.IGNORECASE,
)
_WORDS = {"ingen": 0, "en": 1, "et": 1, "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5,
          "seks": 6, "syv": 7, "otte": 8, "ni": 9, "ti": 10}  # fmt: skip
_NONE = re.compile(
    r"^\W{0,8}(?:der (?:er|var|blev) )?(?:ingen|intet|ikke)\b|^\W{0,8}$", re.IGNORECASE
)
_TOTAL = re.compile(r"^(?:i alt|total|sum)\b", re.IGNORECASE)


def read_concerns(sections: list[Section], network_code: str, words: MinutesWords) -> list[Concern]:
    """Return the concerns, one per area and topic; the meeting's area unless one is named."""
    counts: Counter[tuple[str, str]] = Counter()
    for section in sections:
        for area, topic, count in islice(_written(section, words), MOST_ROWS):
            network = code_of(area, words.networks) or network_code
            counts[network, code_of(topic, words.topics) or "other"] += count
    return [Concern(network, topic, count) for (network, topic), count in counts.items()]


def _written(section: Section, words: MinutesWords) -> Iterator[tuple[str, str, int]]:
    """Yield area, topic and count as written."""
    is_own = section.kind == "concerns"
    for block in section.blocks:
        if isinstance(block, Table):
            kind = table_kind(block)
            if kind == "concerns" or (is_own and kind is None):
                yield from _of_table(block)
        elif is_own and isinstance(block, ListItem | Paragraph):
            yield from _of_text(block, words)


def _of_table(table: Table) -> Iterator[tuple[str, str, int]]:
    for row in table_rows(table, "concerns", {"area": 0, "topic": 1, "count": 2}):
        is_total = _TOTAL.match(row["topic"]) or _TOTAL.match(row["area"])
        count = _number(row["count"])
        if row["topic"] and not is_total and not _NONE.search(row["topic"]) and count:
            yield row["area"], row["topic"], count


def _of_text(block: ListItem | Paragraph, words: MinutesWords) -> Iterator[tuple[str, str, int]]:
    """Yield the concern of an item of a list, or of running text that names a topic."""
    text = block.text
    is_item = isinstance(block, ListItem) and not is_empty(text)
    if _NONE.search(text) or not (is_item or codes_in(text, words.topics)):
        return
    match = _COUNT.search(text)
    digits = next((found for found in match.groups() if found), "1") if match else "1"
    if int(digits):
        yield text, _COUNT.sub("", text), int(digits)


def _number(cell: str) -> int:
    """Return a count as written, in digits or in words; 1 where none is."""
    digits = re.search(_NUMBER, cell)
    if digits:
        return int(digits[1])
    word = re.match(r"\w+", cell.casefold())
    return _WORDS.get(word[0], 1) if word else 1
