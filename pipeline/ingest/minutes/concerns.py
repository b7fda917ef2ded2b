"""Which concerns were raised, about which area, and how often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from pipeline.ingest.minutes.blocks import MOST_ROWS, ListItem, Paragraph, Place, Table
from pipeline.ingest.minutes.columns import is_empty, table_kind, table_rows
from pipeline.ingest.minutes.concern_talk import (
    concerns_told,
    is_calm,
    is_label,
    said_in,
    sentences,
)
from pipeline.ingest.minutes.fact_tables import PEOPLE
from pipeline.ingest.minutes.records import Concern, MinutesWords
from pipeline.ingest.minutes.sections import HEAD, ITEM, Section
from pipeline.ingest.minutes.sources import Source, surest
from pipeline.ingest.minutes.wordings import code_told

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
# Where people talk; below a heading of follow-ups only what is none of them.
_OF_TASKS = {"old_actions", "new_actions"}
_OF_TALK = {HEAD, ITEM, *_OF_TASKS}
_NEWS = re.compile(r"\bsiden\s+sidst\b|\bnyt\b", re.IGNORECASE)
_TALK_COLUMN = re.compile(
    r"drøft|referat|orienter|noter?\b|indhold|resum|sagt|snak|status|bemærk|nyt\b|indtryk",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:frist|deadline|senest|inden|ansvar\w*|skulle|skal)\b|\d[./]\s?\d", re.IGNORECASE
)
_LEAST_WORDS = 8  # of a line that tells of more than people
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
    told: tuple[str, str] | None = None  # topic and how it is read, where that is known


def read_concerns(
    sections: list[Section], network_code: str, words: MinutesWords, tasks: frozenset[Place]
) -> list[Concern]:
    """Return the concerns, one per area and topic; the meeting's area unless one is named.

    What is told in talk counts where no table or section of concerns has it already. Of a concern
    that is told more than once, the surest telling is its source.

    Parameters
    ----------
    tasks
        Where follow-ups stand: what shall be done about a concern is no further one.
    """
    listed, talk = _Found(), _Found()
    for section in sections:
        for one in islice(_written(section, words), MOST_ROWS):
            listed.add(one, network_code, words)
        for one in islice(_spoken(section, words, tasks), MOST_ROWS):
            talk.add(one, network_code, words)
    return listed.concerns() + [one for one in talk.concerns() if not listed.has(one)]


@dataclass
class _Found:
    """Concerns by area and topic, added up."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    sources: dict[tuple[str, str], dict[str, Source]] = field(default_factory=dict)

    def add(self, one: _Written, network_code: str, words: MinutesWords) -> None:
        """Take a concern as it is written."""
        network = code_told(one.area, words.networks)
        topic, read_as = one.told or code_told(one.topic, words.topics) or ("other", "unknown_word")
        key = (network[0] if network else network_code, topic)
        self.counts[key] += one.count
        at_area = one.at_area if network else replace(one.at_topic, found_by="default")
        told = {
            "network_code": at_area.written(network[1] if network else "exact"),
            "topic": one.at_topic.written(read_as),
            "mention_count": one.at_count,
        }
        before = self.sources.get(key, {})
        self.sources[key] = {name: surest(at, before.get(name)) for name, at in told.items()}

    def has(self, one: Concern) -> bool:
        """Say whether a concern's area and topic are told."""
        return (one.network_code, one.topic) in self.counts

    def concerns(self) -> list[Concern]:
        """Return them in the order in which they were told first."""
        return [
            Concern(network, topic, count, sources=self.sources[network, topic])
            for (network, topic), count in self.counts.items()
        ]


def _written(section: Section, words: MinutesWords) -> Iterator[_Written]:
    """Yield the concerns of tables and sections that are about nothing else."""
    is_own = section.kind == "concerns"
    for block in section.blocks:
        if isinstance(block, Table):
            kind = table_kind(block)
            if kind == "concerns" or (is_own and kind is None):
                yield from _of_table(block)
        elif is_own and isinstance(block, ListItem | Paragraph):
            yield from _of_text(block, words)


def _spoken(section: Section, words: MinutesWords, tasks: frozenset[Place]) -> Iterator[_Written]:
    """Yield the concerns that people raised in talk, each topic once for a paragraph or an item."""
    if section.kind not in (*_OF_TALK, *PEOPLE):
        return
    is_of_news = section.kind not in _OF_TASKS or _NEWS.search(section.title) is not None
    for block in section.blocks:
        if isinstance(block, Table):
            yield from _of_talk_table(block, words, tasks)
        elif section.kind in PEOPLE:
            # What follows a line of people, up to the next heading.
            if isinstance(block, Paragraph) and len(block.text.split()) >= _LEAST_WORDS:
                yield from _of_talk(block.text, block.place, words, tasks)
        elif isinstance(block, Paragraph) or (
            is_of_news and isinstance(block, ListItem) and not _is_task(block, section, tasks)
        ):
            yield from _of_talk(block.text, block.place, words, tasks)


def _is_task(block: ListItem, section: Section, tasks: frozenset[Place]) -> bool:
    """Say whether an item is a follow-up; below *Siden sidst* only one that says until when."""
    is_news = section.kind in _OF_TASKS and _DATED.search(block.text) is None
    return block.place in tasks and not is_news


def _of_talk_table(
    table: Table, words: MinutesWords, tasks: frozenset[Place]
) -> Iterator[_Written]:
    """Yield the concerns of cells where people write what was said."""
    kind = table_kind(table)
    if kind not in (None, "agenda", "actions"):
        return
    columns = [
        at
        for at, cell in enumerate(table.rows[0])
        if kind is None or _TALK_COLUMN.search(cell) is not None
    ]
    for number, row in enumerate(table.rows[1:], 1):
        for at in columns:
            place = table.place_of(number, at)
            if at < len(row) and place not in tasks:
                yield from _of_talk(row[at], place, words, tasks)


def _of_talk(
    text: str, place: Place, words: MinutesWords, tasks: frozenset[Place]
) -> Iterator[_Written]:
    told: dict[tuple[str, str], _Written] = {}
    at = Source(place, "running_text")
    has_task = place in tasks
    for sentence in () if is_label(text, words.topics) else sentences(text):
        if has_task and _DATED.search(sentence):
            continue
        for said in concerns_told(sentence, words.topics):
            one = _Written(sentence, sentence, 1, at, at, replace(at, found_by="default"),
                           (said.topic, said.read_as))  # fmt: skip
            area = code_told(sentence, words.networks)
            told.setdefault((area[0] if area else "", said.topic), one)
    yield from told.values()


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
    """Yield the concerns of an item of a list, or of running text that names a topic."""
    if isinstance(block, ListItem):
        yield from _of_item(block.text, block.place, words)
        return
    for sentence in sentences(block.text):
        yield from _of_sentence(sentence, Source(block.place, "running_text"), words)


def _of_item(text: str, place: Place, words: MinutesWords) -> Iterator[_Written]:
    at = Source(place, "section")
    found = list(_of_sentence(text, at, words))
    yield from found
    is_none = is_empty(text) or _NONE.search(text) is not None or is_calm(text)
    if not (found or is_none or said_in(text, words.topics)):
        yield from _counted(text, at, None)


def _of_sentence(text: str, at: Source, words: MinutesWords) -> Iterator[_Written]:
    if _NONE.search(text):
        return
    match = _COUNT.search(text)
    for said in concerns_told(text, words.topics, is_own=True)[: 1 if match else None]:
        yield from _counted(text, at, (said.topic, said.read_as))


def _counted(text: str, at: Source, told: tuple[str, str] | None) -> Iterator[_Written]:
    match = _COUNT.search(text)
    digits = next((found for found in match.groups() if found), "1") if match else "1"
    if int(digits):
        counted = at if match else replace(at, found_by="default")
        yield _Written(text, _COUNT.sub("", text), int(digits), at, at, counted, told)


def _number(cell: str) -> int:
    """Return a count as written, in digits or in words; 1 where none is."""
    digits = re.search(_NUMBER, cell)
    if digits:
        return int(digits[1])
    word = re.match(r"\w+", cell.casefold())
    return _WORDS.get(word[0], 1) if word else 1
