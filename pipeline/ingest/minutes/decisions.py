"""What a meeting decided: its kind, topic, area and item of the agenda; never its wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from pipeline.ingest.minutes.any_of import any_of
from pipeline.ingest.minutes.blocks import MOST_ROWS, ListItem, Paragraph, Table
from pipeline.ingest.minutes.columns import Row, columns_of, is_empty, table_kind, table_rows
from pipeline.ingest.minutes.follow_up_marks import own_id_in
from pipeline.ingest.minutes.records import MeetingDecision, MinutesWords
from pipeline.ingest.minutes.sections import Section
from pipeline.ingest.minutes.sources import Source
from pipeline.ingest.minutes.wordings import code_told
from pipeline.ingest.minutes.words_beside import rows_of

_NOT_HERE = {"participants", "apologies", "absent", "next_meeting", "old_actions", "agenda"}
_SAID = any_of(
    r"\b(?:det|der)\s+(?:blev|er|bliver)\s+(?:herefter\s+|enstemmigt\s+)?(?:besluttet|vedtaget)\b"
    r"|\b(?:netværket|gruppen|mødet|vi|alle|deltagerne)\s+(?:besluttede|vedtog|godkendte|besluttet)\b"
    r"|^\W{0,8}(?:beslutning|besluttet|vedtaget|konklusion)\s*:"
    r"|\b(?:blev|er)\s+(?:enstemmigt\s+)?(?:godkendt|vedtaget)\b"
)
_NOT_DECIDED = re.compile(
    r"\bikke\b[^.]{0,30}\b(?:besluttet|beslutning|vedtaget|godkendt)\b"
    r"|\b(?:besluttet|vedtaget|godkendt)\b[^.]{0,20}\bsidste (?:møde|gang)\b"
    r"|\bsidste (?:møde|gang)\b[^.]{0,30}\b(?:besluttet|vedtaget)\b"
    r"|\bingen beslutning|\bafventer beslutning|\bhvis det\b",
    re.IGNORECASE,
)
_NONE = re.compile(r"^\W{0,8}(?:der (?:er|var|blev) )?(?:ingen|intet)\b|^\W{0,8}$", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!])\s+(?=[A-ZÆØÅ])")
_NUMBER = re.compile(r"\d{1,2}")


@dataclass(frozen=True)
class _Written:
    """A decision as written: the text of each part, and where it stands."""

    text: str
    kind: str
    topic: str
    area: str
    item: str
    action_id: str
    sources: dict[str, Source]


def read_decisions(sections: list[Section], words: MinutesWords) -> list[MeetingDecision]:
    """Return the decisions: of their own section, of a column, and as running text tells them.

    One that names no area is about the meeting's own.
    """
    return [
        _decision(written, words)
        for section in sections
        for written in islice(_written(section), MOST_ROWS)
    ]


def _written(section: Section) -> Iterator[_Written]:
    for block in section.blocks:
        if isinstance(block, Table):
            if table_kind(block) in ("decisions", "agenda"):
                yield from _of_table(block)
        elif section.kind == "decisions":
            if not is_empty(block.text) and not _NONE.search(block.text):
                yield _of_text(block.text, Source(block.place, "section"), section)
        elif section.kind not in _NOT_HERE and isinstance(block, Paragraph | ListItem):
            for sentence in _SENTENCES.split(block.text):
                if _SAID.search(sentence) and not _NOT_DECIDED.search(sentence):
                    yield _of_text(sentence, Source(block.place, "running_text"), section)


def _of_text(text: str, source: Source, section: Section) -> _Written:
    item = "" if section.number is None else str(section.number)
    parts = ("kind", "topic", "area", "action_id")
    sources = dict.fromkeys(parts, source) | {"item": Source(section.place, "heading")}
    return _Written(text, text, text, text, item, text, sources)


def _of_table(table: Table) -> Iterator[_Written]:
    name = "agenda" if table_kind(table) == "agenda" else "decisions"
    columns = columns_of(name, table.rows[0])
    at_item = "number" if name == "agenda" else "item_number"
    for row in table_rows(table, name):
        text = row["decision"]
        if not text or _NONE.search(text):
            continue
        has_kind = name == "decisions" and "kind" in columns and row["kind"] != ""
        yield _Written(
            text,
            row["kind"] if has_kind else text,
            row["topic"] or text,
            row["area"] or text,
            row[at_item],
            row["action_id"] or text,
            _sources(row, at_item, has_kind=has_kind),
        )


def _sources(row: Row, at_item: str, *, has_kind: bool) -> dict[str, Source]:
    def of(column: str) -> Source:
        return row.source(column if row[column] else "decision")

    return {
        "kind": of("kind") if has_kind else row.source("decision"),
        "topic": of("topic"),
        "area": of("area"),
        "item": row.source(at_item),
        "action_id": of("action_id"),
    }


def _decision(written: _Written, words: MinutesWords) -> MeetingDecision:
    kind = code_told(written.kind, _kind_words())
    topic = code_told(written.topic, words.topics)
    area = code_told(written.area, words.networks)
    number = _NUMBER.search(written.item)
    action_id = own_id_in(written.action_id)
    at = written.sources
    told = {
        "kind": kind and at["kind"].written(_KIND_TOLD.get(kind[1], kind[1])),
        "topic": topic and at["topic"].written(topic[1]),
        "network_code": area and at["area"].written(area[1]),
        "item_number": at["item"] if number else None,
        "action_id": replace(at["action_id"], found_by="own_id") if action_id else None,
    }
    return MeetingDecision(
        kind[0] if kind else "other",
        topic and topic[0],
        area and area[0],
        int(number[0]) if number else None,
        action_id,
        sources={name: source for name, source in told.items() if source is not None},
    )


# A decision is told in a sentence with more verbs than one.
_KIND_TOLD = {"mentioned": "exact", "one_of_several": "first_verb"}


@cache
def _kind_words() -> dict[str, str]:
    """Return the wordings of the kinds of decision: their verbs, and their names in Danish."""
    rows = rows_of("decision_kinds.csv")
    return {word: row["kind"] for row in rows for word in row["words"].split("|")}
