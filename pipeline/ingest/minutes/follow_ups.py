"""What was agreed, by whom, until when, and how it stands."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from functools import cache

from pipeline.ingest.minutes.blocks import plain
from pipeline.ingest.minutes.moments import find_date
from pipeline.ingest.minutes.records import ActionItem, Meeting, MinutesWords
from pipeline.ingest.minutes.sections import Section, columns_of, rows_of
from pipeline.ingest.minutes.wordings import code_of, codes_in

_SECTIONS = ("old_actions", "new_actions")
_ID = re.compile(r"\bH-\d{4}-\d{1,3}-\d{1,3}\b", re.IGNORECASE)
_CLOSED = re.compile(r"\blukket|\bafsluttet|\budført|\bfærdig|\bgennemført|\bløst\b", re.IGNORECASE)
_DROPPED = re.compile(r"\bbortfald|\bdroppet|\bopgivet|\budgår|\bannulleret", re.IGNORECASE)
_OPEN = re.compile(r"\bikke\s+(?:lukket|afsluttet|udført|færdig|gennemført|løst)", re.IGNORECASE)
_LABELS = {
    "responsible": r"ansvarlig(?:e)?|ansvar",
    "due_on": r"frist|deadline|senest",
    "decided_on": r"besluttet|aftalt",
    "status": r"status",
}
_LABELLED = re.compile(
    "|".join(rf"(?P<{name}>\b(?:{words})\b\s*:?)" for name, words in _LABELS.items()), re.IGNORECASE
)
_LONGEST_LINE = 2000
_SHAPE = {"responsible", "due_on", "status", "decided_on", "action_id"}


def read_follow_ups(
    sections: list[Section], meeting: Meeting, words: MinutesWords
) -> list[ActionItem]:
    """Return the follow-ups, old ones and new ones, as they stand in this document."""
    return [
        _action(cells, section.kind, meeting, words)
        for section in sections
        for cells in _written(section, words)
    ]


def _written(section: Section, words: MinutesWords) -> Iterator[dict[str, str]]:
    """Yield the cells of each follow-up by column."""
    for table in section.tables():
        columns = columns_of("actions", table.rows[0]) if table.rows else {}
        # A table of follow-ups is one wherever it stands, by its header.
        if len(_SHAPE & columns.keys()) < 2:
            continue
        for row in table.rows[1:]:
            cells = {column: row[at] for column, at in columns.items() if at < len(row)}
            if cells.get("task") or cells.get("action_id"):
                yield cells
    if section.kind in _SECTIONS:
        for text, _, is_listed in section.listed():
            found = _of_text(text, words, is_listed=is_listed)
            if found is not None:
                yield found


def _of_text(text: str, words: MinutesWords, *, is_listed: bool) -> dict[str, str] | None:
    """Divide ``H-2025-03-2: opgave – ansvarlig: politi – frist: 5/10-23`` into its parts.

    A line without any of these marks is a follow-up only as an item of a list that names somebody
    to do it: ``JVE kontakter skolen``.
    """
    text = text[:_LONGEST_LINE]
    marks = list(_LABELLED.finditer(text))
    own_id = _ID.search(text)
    owner = _owner(text, words)
    if not marks and not own_id and not (is_listed and owner):
        return None
    cells = {"task": text[: marks[0].start()] if marks else text}
    ends = [*(mark.start() for mark in marks[1:]), len(text)][: len(marks)]
    for mark, end in zip(marks, ends, strict=True):
        cells.setdefault(mark.lastgroup or "", text[mark.end() : end].strip(" :–-;,.()"))
    if owner:
        cells.setdefault("responsible", owner)
    if own_id:
        cells["action_id"] = own_id[0]
    if "status" not in cells and (_CLOSED.search(text) or _DROPPED.search(text)):
        cells["status"] = text
    return cells


def _owner(text: str, words: MinutesWords) -> str:
    """Return who is to do it where no label says so: one of ours, or who stands first."""
    ours = codes_in(text, words.staff)
    if ours:
        return next(word for word, code in words.staff.items() if code == ours[0])
    first = re.split(r"\s+(?:\w+er\b|skal\b|vil\b)", text, maxsplit=1)[0]
    return first if len(first.split()) <= 2 and code_of(first, words.partners) else ""


def _action(
    cells: dict[str, str], section: str, meeting: Meeting, words: MinutesWords
) -> ActionItem:
    status = _status(cells.get("status", ""), cells.get("closed_on", ""))
    staff, organisation = _responsible(cells.get("responsible", ""), words)
    decided = find_date(cells.get("decided_on", ""))
    due = find_date(cells.get("due_on", ""))
    kind = _kind(cells.get("task", ""))
    closed = find_date(cells.get("closed_on", "")) or _closed_on(cells.get("status", ""))
    own_id = _ID.search(f"{cells.get('action_id', '')} {cells.get('task', '')}")
    known_since = decided or (meeting.meeting_date if section == "new_actions" else None)
    key = (meeting.network_code, kind, staff, organisation, known_since, due)
    return ActionItem(
        own_id[0].upper() if own_id else _derived_id(key),
        kind,
        staff,
        organisation,
        decided,
        due,
        status,
        closed if status == "closed" else None,
    )


def _derived_id(key: tuple[object, ...]) -> str:
    """Return an id for a follow-up that has none, from its typed values alone."""
    text = "|".join("" if value is None else str(value) for value in key)
    return f"h-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _status(cell: str, closed_cell: str) -> str:
    if _OPEN.search(cell):
        return "open"
    if _DROPPED.search(cell):
        return "dropped"
    return "closed" if _CLOSED.search(cell) or find_date(closed_cell) else "open"


def _closed_on(cell: str) -> dt.date | None:
    match = _CLOSED.search(cell)
    return find_date(cell[match.start() :]) if match else None


def _responsible(cell: str, words: MinutesWords) -> tuple[str | None, str | None]:
    """Return our own member of staff, else the organisation."""
    name = plain(cell).casefold()
    parts = [name, *(plain(part) for part in re.split(r"[(),/;&+–]|\s-\s|\s+og\s+", name))]
    staff = next((words.staff[part] for part in parts if part in words.staff), None)
    if staff is not None:
        return staff, None
    return None, code_of(cell, words.partners) or ("other" if name else None)


@cache
def _kind_words() -> dict[str, str]:
    return {
        word: row["kind"] for row in rows_of("action_kinds.csv") for word in row["words"].split("|")
    }


def _kind(task: str) -> str:
    """Return what sort of task it is: by the first word that tells."""
    return next(iter(codes_in(task, _kind_words())), "other")
