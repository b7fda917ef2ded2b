"""What was agreed, by whom, until when, and how it stands."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice

from pipeline.ingest.minutes.blocks import MOST_ROWS, ListItem, Place, Table, plain
from pipeline.ingest.minutes.moments import date_told, date_without_year, find_date
from pipeline.ingest.minutes.people import staff_in
from pipeline.ingest.minutes.records import ActionItem, Meeting, MinutesWords
from pipeline.ingest.minutes.sections import Row, Section, table_kind, table_rows
from pipeline.ingest.minutes.sources import Source, kept
from pipeline.ingest.minutes.wordings import code_told, organisation_told
from pipeline.ingest.minutes.words_beside import rows_of

_SECTIONS = ("old_actions", "new_actions")
_BEFORE_ID = 4  # characters: a bullet or a bracket
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_ID = re.compile(r"(?<![\w-])H-20\d{2}-\d{1,3}-\d{1,3}(?![\w-])", re.IGNORECASE)
_DONE = r"lukket|afsluttet|udført|færdig\w*|gennemført|løst|sket|i orden"
_CLOSED = re.compile(rf"\b(?:{_DONE})\b|^\W{0, 8}(?:ok|✓|✔|x)\W{0, 8}$", re.IGNORECASE)
_DROPPED = re.compile(r"\bbortfald\w*|\bdroppe[st]\b|\bdroppet\b|\bopgivet\b|\budgår\b|\budgået\b"
                      r"|\bannulleret\b", re.IGNORECASE)  # fmt: skip
_OPEN = re.compile(rf"\b(?:ikke|endnu ikke|delvist|ej)\s+(?:{_DONE})\b", re.IGNORECASE)
_LABELS = {
    "responsible": r"ansvarlig(?:e)?|ansvar|tovholder",
    "due_on": r"(?:tids)?frist|deadline|senest|inden",
    "decided_on": r"besluttet|aftalt",
    "status": r"status",
}
_LABELLED = re.compile(
    "|".join(rf"(?P<{name}>\b(?:{words})\b\s*:?)" for name, words in _LABELS.items()), re.IGNORECASE
)
_VERB = re.compile(r"\s+(?:[a-zæøå]+er|skal|vil)\b")
_MOST_VERBS = 3  # nobody's name goes on behind the third
VERBS_TOLD = {"exact": "exact", "mentioned": "exact", "one_of_several": "first_verb"}
_STATUS_RANK = {"open": 0, "dropped": 1, "closed": 2}


def read_follow_ups(
    sections: list[Section], meeting: Meeting, words: MinutesWords
) -> list[ActionItem]:
    """Return the follow-ups, old ones and new ones, each once, as they stand in this document."""
    found: dict[str, ActionItem] = {}
    for section in sections:
        made: dict[str, int] = {}
        for row in islice(_written(section, words), MOST_ROWS):
            action, own_id = _action(row, section.kind, meeting, words)
            if not own_id:
                # Two tasks of the same kind, people and days are two: the second gets its own id.
                nth = made[action.action_id] = made.get(action.action_id, 0) + 1
                action = replace(action, action_id=_nth_id(action.action_id, nth))
            known = found.get(action.action_id)
            found[action.action_id] = action if known is None else _merged(known, action)
    return list(found.values())


def _written(section: Section, words: MinutesWords) -> Iterator[Row]:
    """Yield the cells of each follow-up by column: tables wherever they stand, by their header."""
    for block in section.blocks:
        if isinstance(block, Table):
            if table_kind(block) == "actions":
                rows = table_rows(block, "actions")
                yield from (row for row in rows if row["task"] or own_id_in(row["action_id"]))
        elif section.kind in _SECTIONS:
            is_listed = isinstance(block, ListItem)
            row = _of_text(block.text, block.place, words, is_listed=is_listed)
            if row is not None:
                yield row


def _of_text(text: str, place: Place, words: MinutesWords, *, is_listed: bool) -> Row | None:
    """Divide ``H-2025-03-2: opgave – ansvarlig: politi – frist: 5/10-23`` into its parts.

    A line without any of these marks is a follow-up only as an item of a list that names somebody
    to do it: ``JVE kontakter skolen``.
    """
    marks = list(_LABELLED.finditer(text))
    own_id = own_id_in(text)
    # An id in the middle of a sentence only refers to a follow-up.
    begins_with_id = own_id is not None and own_id_in(text[: len(own_id) + _BEFORE_ID]) == own_id
    owner = _owner(text, words)
    has_mark = any(mark.lastgroup in ("responsible", "due_on") for mark in marks)
    if not begins_with_id and not has_mark and not (is_listed and owner):
        return None
    cells = {"task": text[: marks[0].start()] if marks else text, "action_id": own_id or ""}
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=False):
        cells.setdefault(mark.lastgroup or "", text[mark.end() : end].strip(" :–-;,.()"))
    others = {"task": "section"}
    if "responsible" not in cells:
        cells["responsible"], others["responsible"] = owner, "running_text"
    if "status" not in cells and (_CLOSED.search(text) or _DROPPED.search(text)):
        cells["status"], others["status"] = text, "running_text"
    return Row(cells, place, found_by="label", others=others)


def _owner(text: str, words: MinutesWords) -> str:
    """Return who is to do it where no label says so; empty where nobody is named.

    One of ours as a part of the line, or whoever stands before the verb.
    """
    if staff_in(text, words.staff):
        return text
    for verb in list(_VERB.finditer(text))[:_MOST_VERBS]:
        before = text[: verb.start()]
        if staff_in(before, words.staff) or plain(before).casefold() in words.partners:
            return before
    return ""


def own_id_in(text: str) -> str | None:
    """Return the first id of a follow-up in a text, as they are written: ``H-2025-03-2``."""
    found = _ID.search(text.translate(_DASHES))
    return found[0].upper() if found else None


def _action(
    row: Row, section: str, meeting: Meeting, words: MinutesWords
) -> tuple[ActionItem, bool]:
    """Return the follow-up, and whether it has an id of its own."""
    staff, organisation, named = _responsible(row["responsible"], words)
    decided = date_told(row["decided_on"])
    due = date_told(row["due_on"]) or _without_year(row["due_on"], meeting)
    kind = code_told(row["task"], action_kind_words())
    status = _status(row["status"], row["closed_on"])
    closed = _closed(row) if status == "closed" else None
    own_id = own_id_in(f"{row['action_id']} {row['task']}")
    decided_on, due_on = decided and decided[0], due and due[0]
    known_since = decided_on or (meeting.meeting_date if section != "old_actions" else None)
    kind_code = kind[0] if kind else "other"
    key = (meeting.network_code, kind_code, staff, organisation, known_since, due_on)
    sources = {
        "action_id": Source(row.source("action_id").place, "own_id") if own_id else None,
        "kind": kind and row.source("task", VERBS_TOLD[kind[1]]),
        "responsible_staff_code": row.source("responsible"),
        "responsible_organisation": row.source("responsible", named),
        "decided_on": decided and row.source("decided_on", decided[1]),
        "due_on": due and row.source("due_on", due[1]),
        "status": _status_source(row),
        "closed_on": closed and closed[1],
    }
    action = ActionItem(
        own_id or _derived_id(key),
        kind_code,
        staff,
        organisation,
        decided_on,
        due_on,
        status,
        closed and closed[0],
        sources={name: source for name, source in sources.items() if source is not None},
    )
    return action, own_id is not None


def _without_year(cell: str, meeting: Meeting) -> tuple[dt.date, str] | None:
    """Return the first such day after the meeting, of a deadline without a year."""
    day = date_without_year(cell, meeting.meeting_date)
    return None if day is None else (day, "missing_year")


def _status_source(row: Row) -> Source:
    """Return where the status is from; what nobody says anything about is open."""
    said = next((column for column in ("status", "closed_on") if row[column]), None)
    return Source(row.place, "default") if said is None else row.source(said)


def _closed(row: Row) -> tuple[dt.date, Source] | None:
    """Return the day a follow-up was closed, and where it says so."""
    found = date_told(row["closed_on"])
    if found is not None:
        return found[0], row.source("closed_on", found[1])
    match = _CLOSED.search(row["status"])
    told = date_told(row["status"][match.start() :]) if match else None
    return told and (told[0], row.source("status", told[1]))


def _derived_id(key: tuple[object, ...]) -> str:
    """Return an id for a follow-up that has none, from its typed values alone."""
    text = "|".join("" if value is None else str(value) for value in key)
    return f"h-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _nth_id(action_id: str, nth: int) -> str:
    return action_id if nth == 1 else _derived_id((action_id, nth))


def _merged(one: ActionItem, other: ActionItem) -> ActionItem:
    """Return what two sightings in one document say together, in whichever order they stand.

    The further one is the later; of two deadlines the later one is the one put off to.
    """
    first, second = sorted((one, other), key=_furthest, reverse=True)
    whole = replace(
        first,
        kind=first.kind if first.kind != "other" else second.kind,
        responsible_staff_code=first.responsible_staff_code
        or (second.responsible_staff_code if first.responsible_organisation is None else None),
        responsible_organisation=first.responsible_organisation
        or (second.responsible_organisation if first.responsible_staff_code is None else None),
        decided_on=min(filter(None, (one.decided_on, other.decided_on)), default=None),
        due_on=max(filter(None, (one.due_on, other.due_on)), default=None),
        closed_on=first.closed_on or second.closed_on,
    )
    return replace(whole, sources=kept(whole, first, second))


def _furthest(action: ActionItem) -> tuple[int, dt.date, str]:
    return _STATUS_RANK[action.status], action.due_on or dt.date.min, repr(action)


def _status(cell: str, closed_cell: str) -> str:
    if _OPEN.search(cell):
        return "open"
    if _DROPPED.search(cell):
        return "dropped"
    return "closed" if _CLOSED.search(cell) or find_date(closed_cell) else "open"


def _responsible(cell: str, words: MinutesWords) -> tuple[str | None, str | None, str]:
    """Return our own member of staff, else the organisation, and in which form it is named."""
    staff = next(iter(staff_in(cell, words.staff)), None)
    if staff is not None:
        return staff, None, "exact"
    organisation, read_as = organisation_told(cell, words.partners) or ("other", "unknown_word")
    return None, organisation if plain(cell) else None, read_as


@cache
def action_kind_words() -> dict[str, str]:
    """Return the verbs of the kinds of follow-up."""
    return {
        word: row["kind"] for row in rows_of("action_kinds.csv") for word in row["words"].split("|")
    }
