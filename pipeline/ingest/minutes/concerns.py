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
_NONE = re.compile(r"^(?:der (?:er|var) )?(?:ingen|intet)\b", re.IGNORECASE)


def read_concerns(sections: list[Section], network_code: str, words: MinutesWords) -> list[Concern]:
    """Return the concerns, one per area and topic; the meeting's area unless one is named."""
    counts: Counter[tuple[str, str]] = Counter()
    for section in sections:
        if section.kind == "concerns":
            for area, topic, count in _written(section):
                network = code_of(area, words.networks) or network_code
                counts[network, code_of(topic, words.topics) or "other"] += count
    return [Concern(network, topic, count) for (network, topic), count in counts.items()]


def _written(section: Section) -> Iterator[tuple[str, str, int]]:
    """Yield area, topic and count as written."""
    for table in section.tables():
        columns = columns_of("concerns", table.rows[0]) if table.rows else {}
        body = table.rows[1:] if columns else table.rows
        if not columns:
            columns = {"area": 0, "topic": 1, "count": 2}
        for row in body:
            cells = {column: row[at] for column, at in columns.items() if at < len(row)}
            if topic := cells.get("topic", ""):
                yield cells.get("area", ""), topic, _number(cells.get("count", ""))
    for text, _ in section.lines():
        if not _NONE.search(text):
            match = _COUNT.search(text)
            count = int(match[1] or match[2]) if match else 1
            yield text, _COUNT.sub("", text), max(count, 1)


def _number(cell: str) -> int:
    digits = re.search(r"\d{1,3}", cell)
    return max(int(digits[0]), 1) if digits else 1
