"""The minutes as files: names, formats, drafts, agendas, and when each came."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.samples.invented import Invented
from pipeline.samples.meetings import Meeting
from pipeline.samples.minutes_blocks import Layout
from pipeline.samples.minutes_facts import (
    DOUBTS,
    EACH_DOUBT,
    Facts,
    own_draw,
    seen_without_number,
)
from pipeline.samples.minutes_layout import MinutesWriter
from pipeline.samples.minutes_writers import as_docx, as_markdown
from pipeline.samples.standing import sha256

_MARKDOWN_SHARE, _NAMED_SHARE = 0.55, 0.05
_DRAFTS, _AGENDAS_BEFORE = 3, 3
_UNNUMBERED = 6  # follow-ups that are seen again without their number


@dataclass
class MinutesFile:
    """One document about one meeting; ``status`` is what it says of it."""

    path: str
    meeting: Meeting
    status: str
    received_at: dt.datetime
    content: bytes
    copies: list[tuple[str, dt.datetime]] = field(default_factory=list)
    facts: Facts = field(default_factory=Facts)


class MinutesFiler:
    """Writes the documents of all meetings that somebody wrote about."""

    def __init__(self, writer: MinutesWriter, invented: Invented, draw: random.Random) -> None:
        self._writer = writer
        self._invented = invented
        self._draw = draw
        self._doubts: dict[str, str] = {}
        self._unnumbered: dict[str, str] = {}

    def plain_files(self, meetings: Sequence[Meeting]) -> list[MinutesFile]:
        """Return one document about each meeting, which leaves nothing in doubt."""
        return [
            self._file(meeting, _label(meeting), self._draw.randrange(3, 9), meeting.status)
            for meeting in meetings
            if meeting.status != "unwritten"
        ]

    def files(self, meetings: Sequence[Meeting]) -> list[MinutesFile]:
        """Return all documents: minutes, drafts of some, agendas, and one handed over twice."""
        written = [meeting for meeting in meetings if meeting.status != "unwritten"]
        held = [meeting for meeting in written if meeting.status == "held"]
        early = self._draw.sample(held, min(_DRAFTS + _AGENDAS_BEFORE, len(held)))
        drafted, announced = early[:_DRAFTS], early[_DRAFTS:]
        sure = [meeting for meeting in held if meeting not in early]
        self._unnumbered = seen_without_number(meetings, _UNNUMBERED)
        self._doubts = _doubts([one for one in sure if one.meeting_id not in self._unnumbered])
        found = []
        for meeting in written:
            if meeting in drafted:
                found.append(self._file(meeting, "udkast", 1, meeting.status))
            if meeting in announced:
                found.append(self._file(meeting, "dagsorden", 0, "agenda_only"))
            days = self._draw.randrange(3, 9)
            found.append(self._file(meeting, _label(meeting), days, meeting.status))
        standing = [file for file in found if file.meeting not in early]
        for file in standing[:1]:
            stem, _, ending = file.path.rpartition(".")
            copied_at = file.received_at + dt.timedelta(days=2)
            file.copies.append((f"{stem}_igen.{ending}", copied_at))
        return found

    def _file(self, meeting: Meeting, label: str, days: int, status: str) -> MinutesFile:
        stem = f"referater/{meeting.network_code}/{meeting.meeting_date}_{label}"
        stem += f"_{meeting.network_code}"
        if self._draw.random() < _NAMED_SHARE:
            where = f"{stem} (…), file name"
            stem += f" ({self._invented.name(where, is_ascii=True)})"
        is_markdown = self._draw.random() < _MARKDOWN_SHARE
        path = f"{stem}.{'md' if is_markdown else 'docx'}"
        layout = self._layout(meeting, label, path)
        content = as_markdown(layout) if is_markdown else as_docx(layout)
        hour = 9 + self._draw.randrange(7)
        received = dt.datetime.combine(
            meeting.meeting_date + dt.timedelta(days=days), dt.time(hour, self._draw.randrange(60))
        )
        return MinutesFile(path, meeting, status, received, content, facts=layout.facts)

    def _layout(self, meeting: Meeting, label: str, path: str) -> Layout:
        if label == "dagsorden":
            return self._writer.agenda(meeting)
        return self._writer.minutes(
            meeting,
            path,
            is_draft=label == "udkast",
            doubt=self._doubts.get(meeting.meeting_id, ""),
            unnumbered=self._unnumbered.get(meeting.meeting_id, ""),
        )


def _label(meeting: Meeting) -> str:
    return "dagsorden" if meeting.status == "agenda_only" else "referat"


def _doubts(meetings: Sequence[Meeting]) -> dict[str, str]:
    """Return what the minutes of a few meetings leave in doubt: each doubt twice."""
    able = [meeting for meeting in meetings if meeting.new_actions and _has_guest(meeting)]
    able.sort(key=lambda meeting: own_draw(meeting, "doubt").random())
    wanted = [doubt for doubt in DOUBTS for _ in range(EACH_DOUBT)]
    return {one.meeting_id: doubt for one, doubt in zip(able, wanted, strict=False)}


def _has_guest(meeting: Meeting) -> bool:
    """Say whether somebody from outside came in time."""
    return any(
        who.organisation and who.status == "present" and who.from_minute is None
        for who in meeting.attendance
    )


def standing_files(files: Sequence[MinutesFile]) -> list[MinutesFile]:
    """Return the document that stands for each meeting (``sql/staging/stg_meetings.sql``).

    An agenda never replaces what tells how a meeting went; else what was received last stands.
    """
    best: dict[str, MinutesFile] = {}
    for file in files:
        former = best.get(file.meeting.meeting_id)
        if former is None or _order(file) > _order(former):
            best[file.meeting.meeting_id] = file
    return list(best.values())


def _order(file: MinutesFile) -> tuple[bool, dt.datetime, str]:
    return file.status != "agenda_only", file.received_at, sha256(file.content)
