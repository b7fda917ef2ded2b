"""Which concerns were raised, about which area, and how often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from pipeline.ingest.minutes.blocks import MOST_ROWS, ListItem, Paragraph, Table
from pipeline.ingest.minutes.columns import is_empty, table_kind, table_rows
from pipeline.ingest.minutes.records import Concern, MinutesWords
from pipeline.ingest.minutes.sections import Section
from pipeline.ingest.minutes.sources import Source, surest
from pipeline.ingest.minutes.wordings import code_told, codes_in

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


@dataclass(frozen=True)
class _Written:
    """One concern as written: its texts, and where each stands."""

    area: str
    topic: str
    count: int
    at_area: Source
    at_topic: Source
    at_count: Source


def read_concerns(sections: list[Section], network_code: str, words: MinutesWords) -> list[Concern]:
    """Return the concerns, one per area and topic; the meeting's area unless one is named.

    Of a concern that is told more than once, the surest telling is its source.
    """
    counts: Counter[tuple[str, str]] = Counter()
    sources: dict[tuple[str, str], dict[str, Source]] = {}
    for section in sections:
        for one in islice(_written(section, words), MOST_ROWS):
            network, topic = code_told(one.area, words.networks), code_told(one.topic, words.topics)
            key = (network[0] if network else network_code, topic[0] if topic else "other")
            counts[key] += one.count
            at_area = one.at_area if network else replace(one.at_topic, found_by="default")
            told = {
                "network_code": at_area.written(network[1] if network else "exact"),
                "topic": one.at_topic.written(topic[1] if topic else "unknown_word"),
                "mention_count": one.at_count,
            }
            before = sources.get(key, {})
            sources[key] = {name: surest(at, before.get(name)) for name, at in told.items()}
    return [
        Concern(network, topic, count, sources=sources[network, topic])
        for (network, topic), count in counts.items()
    ]


def _written(section: Section, words: MinutesWords) -> Iterator[_Written]:
    """Yield the concerns as written."""
    is_own = section.kind == "concerns"
    for block in section.blocks:
        if isinstance(block, Table):
            kind = table_kind(block)
            if kind == "concerns" or (is_own and kind is None):
                yield from _of_table(block)
        elif is_own and isinstance(block, ListItem | Paragraph):
            yield from _of_text(block, words)


def _of_table(table: Table) -> Iterator[_Written]:
    for row in table_rows(table, "concerns", {"area": 0, "topic": 1, "count": 2}):
        is_total = _TOTAL.match(row["topic"]) or _TOTAL.match(row["area"])
        count = _number(row["count"])
        if row["topic"] and not is_total and not _NONE.search(row["topic"]) and count:
            at = {name: row.source(name) for name in ("area", "topic", "count")}
            if not row["count"]:
                at["count"] = replace(at["topic"], found_by="default")
            yield _Written(row["area"], row["topic"], count, at["area"], at["topic"], at["count"])


def _of_text(block: ListItem | Paragraph, words: MinutesWords) -> Iterator[_Written]:
    """Yield the concern of an item of a list, or of running text that names a topic."""
    text = block.text
    is_item = isinstance(block, ListItem) and not is_empty(text)
    if _NONE.search(text) or not (is_item or codes_in(text, words.topics)):
        return
    match = _COUNT.search(text)
    digits = next((found for found in match.groups() if found), "1") if match else "1"
    if int(digits):
        at = Source(block.place, "section" if is_item else "running_text")
        counted = at if match else replace(at, found_by="default")
        yield _Written(text, _COUNT.sub("", text), int(digits), at, at, counted)


def _number(cell: str) -> int:
    """Return a count as written, in digits or in words; 1 where none is."""
    digits = re.search(_NUMBER, cell)
    if digits:
        return int(digits[1])
    word = re.match(r"\w+", cell.casefold())
    return _WORDS.get(word[0], 1) if word else 1
