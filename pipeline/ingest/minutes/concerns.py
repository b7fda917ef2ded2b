"""Which concerns were raised, about which area, and how often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.ingest.minutes.records import Concern, MinutesWords
from pipeline.ingest.minutes.sections import Section, columns_of
from pipeline.ingest.minutes.wordings import code_of

_COUNT = re.compile(
    r"\(\s*(\d{1,3})\s*(?:gange|omtaler|x)?\s*\)|\b(\d{1,3})\s*(?:gange|omtaler|x)\b", re.IGNORECASE
)
_NUMBERS = {"en": 1, "et": 1, "én": 1, "ét": 1, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6,
            "syv": 7, "otte": 8, "ni": 9, "ti": 10, "ingen": 0}  # fmt: skip
_TOTAL = re.compile(r"^(?:i alt|total|sum)\b", re.IGNORECASE)
_NONE = re.compile(r"^(?:der (?:er|var) )?(?:ingen|intet)\b", re.IGNORECASE)


def read_concerns(sections: list[Section], network_code: str, words: MinutesWords) -> list[Concern]:
    """Return the concerns, one per area and topic; the meeting's area unless one is named."""
    counts: Counter[tuple[str, str]] = Counter()
    for section in sections:
        if section.kind == "concerns":
            for area, topic, count in _written(section, words):
                network = code_of(area, words.networks) or network_code
                counts[network, code_of(topic, words.topics) or "other"] += count
    return [Concern(network, topic, count) for (network, topic), count in counts.items()]


def _written(section: Section, words: MinutesWords) -> Iterator[tuple[str, str, int]]:
    """Yield area, topic and count as written."""
    for table in section.tables():
        columns = columns_of("concerns", table.rows[0]) if table.rows else {}
        body = table.rows[1:] if columns else table.rows
        if not columns:
            columns = {"area": 0, "topic": 1, "count": 2}
        for row in body:
            cells = {column: row[at] for column, at in columns.items() if at < len(row)}
            is_total = any(_TOTAL.search(cell) for cell in row)
            count = _number(cells.get("count", ""))
            if cells.get("topic") and count and not is_total:
                yield cells.get("area", ""), cells["topic"], count
    for text, _, is_listed in section.listed():
        match = _COUNT.search(text)
        # Prose between the concerns is one only where it names one.
        if _NONE.search(text) or not (is_listed or match or code_of(text, words.topics)):
            continue
        if count := int(match[1] or match[2]) if match else 1:
            yield text, _COUNT.sub("", text), count


def _number(cell: str) -> int:
    """Return how often a concern was raised: once where the cell does not say."""
    word = cell.strip().casefold()
    if word in _NUMBERS:
        return _NUMBERS[word]
    digits = re.search(r"\d{1,3}", cell)
    return int(digits[0]) if digits else 1
