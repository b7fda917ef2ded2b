"""The lines of a section put together: what only says who or until when belongs to a task above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.ingest.minutes.action_kinds import begins_as_task, verb_told
from pipeline.ingest.minutes.blocks import Block, ListItem, Table
from pipeline.ingest.minutes.deadline_days import Around
from pipeline.ingest.minutes.deadlines import find_deadlines
from pipeline.ingest.minutes.follow_up_columns import is_deadline
from pipeline.ingest.minutes.follow_up_line import Line
from pipeline.ingest.minutes.follow_up_marks import (
    ARROW,
    LABELLED,
    TICK,
    begins_with_label,
    is_bare_label,
    is_marked_task,
    is_task_label,
)
from pipeline.ingest.minutes.label_roles import is_label_like, people_role
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.sections import ITEM, Section
from pipeline.ingest.minutes.statuses import is_status

_WHAT = re.compile(r"^\W*(?:gør\s+)?(?:hvad|opgave|handling|aftale)\s*:\s*", re.IGNORECASE)
# "Næste møde: 1/11" below a task says nothing of it.
_OF_OTHERS = re.compile(r"\bnæste\b|\bmøde|\breferent|\bdato\b", re.IGNORECASE)
WHOLE = 0.8  # of a value that is a day and hardly more
_MOST_NAME_WORDS = 4


def lines_of(section: Section, roster: Roster, around: Around) -> Iterator[Line | Table]:
    """Yield tables and lines; what only says who or until when belongs to the line above.

    A heading may be the task itself, with who and until when below it.
    """
    above: Line | None = None
    is_marked = is_marked_task(section.title) or _is_detailed(section)
    if section.kind == ITEM and (is_marked or begins_as_task(section.title)):
        above = Line(section.title, section.place, is_listed=True)
    is_title = above is not None and not is_marked
    before = _Before()
    for block in section.blocks:
        if isinstance(block, Table):
            yield from filter(None, (None if is_title else above,))
            above, is_title = None, False
            yield block
            continue
        line = _line(block)
        if before.keeps(line, is_last=block is section.blocks[-1]):
            continue
        if _is_responsible(line.text) and (above is None or _has_responsible(above.text)):
            yield from filter(None, (None if is_title else above,))
            above, is_title, before.ahead = None, False, line.text
            continue
        line = before.joined(line)
        whole = None if above is None else _gone_on_with(above, line, roster, around)
        if whole is None:
            yield from filter(None, (None if is_title else above,))
        above, is_title = line if whole is None else whole, False
    yield from filter(None, (None if is_title else above,))


@dataclass
class _Before:
    """What lines above say of the next one.

    Parameters
    ----------
    ahead
        ``Hvem: Jonas`` before what is to be done.
    label
        ``Konklusion:`` above a list.
    pending
        ``Ansvarlig`` above a name.
    """

    ahead: str = ""
    label: str = ""
    pending: str = ""

    def keeps(self, line: Line, *, is_last: bool) -> bool:
        """Say whether a line is a label alone, which is kept for the line below."""
        if is_task_label(line.text):
            self.label = line.text.strip(" *:")
            return True
        if is_last or not is_bare_label(line.text):
            return False
        self.pending = line.text.strip(" *:")
        return True

    def joined(self, line: Line) -> Line:
        """Return a line with what was kept for it."""
        if self.ahead:
            line = replace(line, text=f"{_WHAT.sub('', line.text)} – {self.ahead}")
        if self.pending:
            line = replace(line, text=f"{self.pending}: {line.text}")
        if self.label and line.is_listed:
            line = replace(line, text=f"{self.label}: {line.text}")
        else:
            self.label = ""
        self.ahead = self.pending = ""
        return line


def _gone_on_with(above: Line, line: Line, roster: Roster, around: Around) -> Line | None:
    """Return a line with what the one below says of it; None where that is about something else."""
    is_task = _is_task(above.text)
    if is_task and (who := _who_alone(line.text, roster, around)):
        return Line(f"{above.text} – {who}", above.place, is_listed=True)
    if _ends_with_status(above, line):
        return replace(above, text=f"{above.text.rstrip()} {line.text}")
    detail = _detail(line.text, roster, around, is_task=is_task)
    return Line(f"{above.text} – {detail}", above.place, is_listed=True) if detail else None


def _is_detailed(section: Section) -> bool:
    """Say whether there is no more below a heading than who does it, and until when."""
    lines = [text for text, _ in section.lines()]
    is_all = len(lines) == len(section.blocks) and all(map(begins_with_label, lines))
    return bool(section.title) and bool(lines) and is_all and _is_responsible(lines[0])


def _is_responsible(text: str) -> bool:
    """Say whether a line says by a label who shall do something, and no more."""
    found = LABELLED.match(text.lstrip(" -–•*(")) if ":" in text else None
    return found is not None and found.lastgroup == "responsible" and ":" in found[0]


def _has_responsible(text: str) -> bool:
    return any(mark.lastgroup == "responsible" for mark in LABELLED.finditer(text))


def _who_alone(text: str, roster: Roster, around: Around) -> str:
    """Return who, and until when, of a line that is no more than them in brackets or behind a sign.

    ``→ Nadia, 13/10``, ``(Dorthe – senest 20. oktober)``
    """
    bare = ARROW.sub("", text.strip())
    if TICK.match(text) or (bare == text.strip() and not bare.startswith(("(", "["))):
        return ""
    bare = bare.strip(" ()[].")
    days = find_deadlines(bare, around)
    at = (days[0].start, days[0].end) if days else (len(bare), len(bare))
    named = f"{bare[: at[0]]} {bare[at[1] :]}".strip(" ,.–-/")
    if not named or len(named.split()) > _MOST_NAME_WORDS or roster.who(named) is None:
        return ""
    return f"Ansvarlig: {named}" + (f" – Frist: {bare[at[0] : at[1]]}" if days else "")


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
    if not is_task or not is_short:
        return ""
    is_own = (
        _is_task(label)
        or verb_told(label) is not None
        or "(" in label
        or _OF_OTHERS.search(label) is not None
    )
    if is_own or roster.who(label) is not None:
        return ""
    if roster.who(value) is not None and not people_role(label):
        return f"Ansvarlig: {value.strip()}"
    if is_deadline(value.strip(), around, share=WHOLE):
        return f"Frist: {value.strip()}"
    return f"Status: {value.strip()}" if is_status(value) else ""


def _line(block: Block) -> Line:
    text = "" if isinstance(block, Table) else block.text
    return Line(text, block.place, isinstance(block, ListItem))
