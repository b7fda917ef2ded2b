"""The minutes as files: names, formats, drafts, agendas, and when each came."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.samples.invented import Invented
from pipeline.samples.meetings import Meeting
from pipeline.samples.minutes_layout import Layout, MinutesWriter
from pipeline.samples.minutes_writers import as_docx, as_markdown
from pipeline.samples.standing import sha256

_MARKDOWN_SHARE, _NAMED_SHARE = 0.55, 0.05
_DRAFTS, _AGENDAS_BEFORE = 3, 3


@dataclass
class MinutesFile:
    """One document about one meeting; ``status`` is what it says of it."""

    path: str
    meeting: Meeting
    status: str
    received_at: dt.datetime
    content: bytes
    copies: list[tuple[str, dt.datetime]] = field(default_factory=list)


class MinutesFiler:
    """Writes the documents of all meetings that somebody wrote about."""

    def __init__(self, writer: MinutesWriter, invented: Invented, draw: random.Random) -> None:
        self._writer = writer
        self._invented = invented
        self._draw = draw

    def files(self, meetings: Sequence[Meeting]) -> list[MinutesFile]:
        """Return all documents: minutes, drafts of some, agendas, and one handed over twice."""
        written = [meeting for meeting in meetings if meeting.status != "unwritten"]
        held = [meeting for meeting in written if meeting.status == "held"]
        early = self._draw.sample(held, min(_DRAFTS + _AGENDAS_BEFORE, len(held)))
        drafted, announced = early[:_DRAFTS], early[_DRAFTS:]
        found = []
        for meeting in written:
            if meeting in drafted:
                found.append(self._file(meeting, "udkast", 1, meeting.status))
            if meeting in announced:
                found.append(self._file(meeting, "dagsorden", 0, "agenda_only"))
            label = "dagsorden" if meeting.status == "agenda_only" else "referat"
            found.append(self._file(meeting, label, self._draw.randrange(3, 9), meeting.status))
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
        return MinutesFile(path, meeting, status, received, content)

    def _layout(self, meeting: Meeting, label: str, path: str) -> Layout:
        if label == "dagsorden":
            return self._writer.agenda(meeting)
        return self._writer.minutes(meeting, path, is_draft=label == "udkast")


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
