"""Where in a document follow-ups stand: tables, lists, lines under their point of the agenda."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.ingest.minutes.action_kinds import begins_as_task
from pipeline.ingest.minutes.blocks import Block, ListItem, Table
from pipeline.ingest.minutes.columns import Row
from pipeline.ingest.minutes.deadlines import Around
from pipeline.ingest.minutes.follow_up_lines import Lines
from pipeline.ingest.minutes.follow_up_marks import (
    begins_with_label,
    is_marked_task,
    is_task_label,
)
from pipeline.ingest.minutes.follow_up_parts import PERHAPS_NEW, PERHAPS_OLD, Line
from pipeline.ingest.minutes.follow_up_tables import ACTIONS, AroundOf, Tables, is_deadline
from pipeline.ingest.minutes.label_roles import (
    is_label_like,
    is_of_last_time,
    is_of_tasks,
    people_role,
)
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.sections import HEAD, ITEM, Section
from pipeline.ingest.minutes.statuses import is_status, status_of

_LONGEST_NAME, _MOST_NAME_WORDS = 60, 4
_WHOLE = 0.8  # of a value that is a day and hardly more
# "Næste møde: 1/11" below a task says nothing of it.
_OF_OTHERS = re.compile(r"\bnæste\b|\bmøde|\breferent|\bdato\b", re.IGNORECASE)


def written(
    sections: list[Section], roster: Roster, around_of: AroundOf
) -> Iterator[tuple[str, Row]]:
    """Yield kind of section and row of each follow-up of a document, still as text.

    Parameters
    ----------
    around_of
        Kind of section → what its deadlines are counted from.
    """
    lines = Lines(roster)
    tables = Tables(roster, lines, around_of)
    kind, owner, is_listing, due = ITEM, "", False, ""
    for section in sections:
        is_below = section.kind == ITEM and section.number is None
        if is_below and len(section.title) <= _LONGEST_NAME and roster.who(section.title):
            owner = section.title  # a heading that names who does what stands below it
            kind = kind if kind in ACTIONS else ITEM
        else:
            kind, owner = section.kind, ""
        kind = _perhaps(section.title) if section.kind == ITEM and not owner else kind
        spoken, due = kind, ""
        around = around_of(kind)
        for one in _of_section(section, roster, around):
            if isinstance(one, Table):
                yield from tables.rows(one, kind)
                continue
            if _names_owner(one, kind, roster):
                owner, is_listing = one.text, False
                continue
            if not one.is_listed and one.text.rstrip().endswith(":"):
                # A line above a list says what it is about, or until when it is to be done.
                named = one.text.strip(" :")
                due = named if is_deadline(named, around, share=_WHOLE) else ""
                told = _perhaps(named) if kind in (ITEM, HEAD) else kind
                spoken = spoken if due else told
            elif not one.is_listed:
                spoken, due = kind, ""
            if is_listing and not one.is_listed:
                owner = ""  # the list below who does it is at its end
            is_listing = bool(owner) and one.is_listed
            line = replace(one, text=f"{one.text} – {due}") if due and one.is_listed else one
            for row in lines.rows(line, spoken, around_of(spoken), owner):
                yield spoken, _with_status(row, section.title)


def _with_status(row: Row, title: str) -> Row:
    """Return a row that stands as its heading says, where it says nothing itself: ``Løst``."""
    if row["status"] or status_of(title) not in ("closed", "dropped") or not is_label_like(title):
        return row
    others = {**row.others, "status": "heading"}
    return replace(row, cells={**row.cells, "status": title}, others=others)


def _perhaps(title: str) -> str:
    """Return what a heading in a writer's own words may be about; its lines must bear it out."""
    if len(title) > _LONGEST_NAME or not (is_of_tasks(title) or is_of_last_time(title)):
        return ITEM
    return PERHAPS_OLD if is_of_last_time(title) else PERHAPS_NEW


def _names_owner(line: Line, kind: str, roster: Roster) -> bool:
    """Say whether a line is no more than who does what stands below it."""
    if line.is_listed and ("(" in line.text or len(line.text.split()) > _MOST_NAME_WORDS):
        return False
    is_theirs = kind in (*ACTIONS, PERHAPS_OLD, PERHAPS_NEW)
    is_head = is_theirs or line.text.rstrip().endswith(":")
    return is_head and len(line.text) <= _LONGEST_NAME and roster.who(line.text) is not None


def _of_section(section: Section, roster: Roster, around: Around) -> Iterator[Line | Table]:
    """Yield tables and lines; what only says who or until when belongs to the line above.

    A heading may be the task itself, with who and until when below it.
    """
    above: Line | None = None
    if section.kind == ITEM and begins_as_task(section.title):
        above = Line(section.title, section.place, is_listed=True)
    is_title = above is not None
    label = ""  # "Konklusion:" above a list
    for block in section.blocks:
        if isinstance(block, Table):
            yield from filter(None, (None if is_title else above,))
            above, is_title = None, False
            yield block
            continue
        line = _line(block)
        if is_task_label(line.text):
            label = line.text.strip(" *:")
            continue
        if label and line.is_listed:
            line = replace(line, text=f"{label}: {line.text}")
        else:
            label = ""
        is_task = above is not None and _is_task(above.text)
        if above is not None and _ends_with_status(above, line):
            yield replace(above, text=f"{above.text.rstrip()} {line.text}")
            above, is_title = None, False
            continue
        if above is not None and (detail := _detail(line.text, roster, around, is_task=is_task)):
            above = Line(f"{above.text} – {detail}", above.place, is_listed=True)
            is_title = False
            continue
        yield from filter(None, (None if is_title else above,))
        above, is_title = line, False
    yield from filter(None, (None if is_title else above,))


def _ends_with_status(above: Line, line: Line) -> bool:
    """Say whether a line of its own says how what stands above it went: ``Udført.``"""
    is_dated = any(map(str.isdigit, above.text)) and not above.is_listed
    return is_dated and not line.is_listed and is_status(line.text.strip(" ."))


def _is_task(text: str) -> bool:
    return begins_as_task(text) or is_marked_task(text)


def _detail(text: str, roster: Roster, around: Around, *, is_task: bool) -> str:
    """Return what a line says of the task above it, behind a label that is known; else nothing.

    The value decides, whatever the label is: somebody who may be named, or a day.
    """
    if begins_with_label(text):
        return text
    label, colon, value = text.partition(":")
    is_short = bool(colon) and bool(value.strip()) and is_label_like(label)
    is_own = _is_task(label) or "(" in label or _OF_OTHERS.search(label) is not None
    if not is_task or not is_short or is_own or roster.who(label) is not None:
        return ""
    if roster.who(value) is not None and not people_role(label):
        return f"Ansvarlig: {value.strip()}"
    if is_deadline(value.strip(), around, share=_WHOLE):
        return f"Frist: {value.strip()}"
    return f"Status: {value.strip()}" if is_status(value) else ""


def _line(block: Block) -> Line:
    text = "" if isinstance(block, Table) else block.text
    return Line(text, block.place, isinstance(block, ListItem))
