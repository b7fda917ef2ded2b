"""One document → the minutes of one meeting."""

from __future__ import annotations

from typing import Literal

from pipeline.ingest.formats import decode
from pipeline.ingest.log_table import FileRefused
from pipeline.ingest.minutes.agenda import read_agenda
from pipeline.ingest.minutes.blocks import Document
from pipeline.ingest.minutes.concerns import read_concerns
from pipeline.ingest.minutes.docx_reader import read_docx
from pipeline.ingest.minutes.follow_ups import read_follow_ups
from pipeline.ingest.minutes.head import Head
from pipeline.ingest.minutes.participants import read_participants
from pipeline.ingest.minutes.records import Minutes, MinutesRefused, MinutesWords
from pipeline.ingest.minutes.sections import ITEM, Section, divide
from pipeline.ingest.minutes.text_readers import read_markdown, read_text

DocumentFormat = Literal["docx", "markdown", "text"]


def read_minutes(content: bytes, document_format: DocumentFormat, words: MinutesWords) -> Minutes:
    """Read the minutes of one meeting.

    Text serves to find typed values and is then let go: nothing that is returned holds any.

    Parameters
    ----------
    content
        The document. A DOCX must have been measured before (``formats.recognise``).

    Raises
    ------
    MinutesRefused
        ``unreadable_document``, ``no_text``, ``no_network``, ``no_date``, ``several_meetings``,
        ``future_meeting``, ``no_end_time``.
    """
    document = _document(content, document_format)
    if not document.blocks:
        raise MinutesRefused("no_text")
    sections = divide(document)
    attendances, notes = read_participants(sections, words)
    head = Head(sections, words)
    meeting = head.meeting(has_participants=bool(attendances), has_content=_has_content(sections))
    if document.images:
        notes = [*notes, ("image_not_read", None)]
    if meeting.status in ("cancelled", "agenda_only"):
        return Minutes(meeting, agenda_items=read_agenda(sections, words), notes=notes)
    return Minutes(
        meeting,
        attendances,
        read_agenda(sections, words),
        read_concerns(sections, meeting.network_code, words),
        read_follow_ups(sections, meeting, words),
        notes,
    )


def _document(content: bytes, document_format: DocumentFormat) -> Document:
    if document_format == "docx":
        return read_docx(content)
    try:
        text, _ = decode(content)
    except FileRefused:
        raise MinutesRefused("unreadable_document") from None
    return read_markdown(text) if document_format == "markdown" else read_text(text)


def _has_content(sections: list[Section]) -> bool:
    """Say whether anything is written under an item, a concern or a follow-up."""
    told = (ITEM, "concerns", "old_actions", "new_actions")
    return any(_is_filled(one) for one in sections if one.kind in told)


def _is_filled(section: Section) -> bool:
    has_rows = any(any(any(row) for row in table.rows[1:]) for table in section.tables())
    return has_rows or any(text.strip(" .…_-") for text, _ in section.lines())
