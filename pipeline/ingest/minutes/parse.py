"""One document → the minutes of one meeting."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Literal

from pipeline.ingest.minutes.abbreviations import spelled_out
from pipeline.ingest.minutes.agenda import read_agenda
from pipeline.ingest.minutes.apart import Apart
from pipeline.ingest.minutes.blocks import (
    MOST_BLOCKS,
    MOST_TEXT,
    Document,
    Heading,
    Place,
    placed,
    visible,
)
from pipeline.ingest.minutes.circumstances import with_circumstances
from pipeline.ingest.minutes.columns import is_empty
from pipeline.ingest.minutes.concerns import read_concerns
from pipeline.ingest.minutes.decisions import read_decisions
from pipeline.ingest.minutes.docx_reader import read_docx
from pipeline.ingest.minutes.doubts import doubted
from pipeline.ingest.minutes.follow_ups import read_follow_ups
from pipeline.ingest.minutes.head import Filled, Head
from pipeline.ingest.minutes.legends import explained
from pipeline.ingest.minutes.mail_quotes import divided_at_quote
from pipeline.ingest.minutes.mail_reader import (
    has_unread_files,
    parts_of,
    sent_on,
    subject_of,
    without_mail_heads,
)
from pipeline.ingest.minutes.markdown_reader import read_markdown
from pipeline.ingest.minutes.misspelt_names import with_misspelt
from pipeline.ingest.minutes.next_meeting import next_meeting
from pipeline.ingest.minutes.officers import add_officers
from pipeline.ingest.minutes.pandoc_reader import read_by_pandoc
from pipeline.ingest.minutes.participants import read_participants
from pipeline.ingest.minutes.people_by_content import PeopleByContent
from pipeline.ingest.minutes.people_labels import one_label_to_a_line
from pipeline.ingest.minutes.people_members import with_members_told
from pipeline.ingest.minutes.personal import Personal
from pipeline.ingest.minutes.prompts import without_prompts
from pipeline.ingest.minutes.records import Minutes, MinutesRefused, MinutesWords
from pipeline.ingest.minutes.remembering import forget_document
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.sections import ITEM, Section, divide
from pipeline.ingest.minutes.set_off import headings_that_are
from pipeline.ingest.minutes.shown_html import shown
from pipeline.ingest.minutes.sources import NOT_TOLD
from pipeline.ingest.minutes.text_reader import read_text
from pipeline.ingest.minutes.writer import with_writer
from pipeline.ingest.privacy import texts_beside
from pipeline.ingest.readers.formats import decode
from pipeline.ingest.readers.log_table import FileRefused

DocumentFormat = Literal["docx", "odt", "pdf", "rtf", "html", "mail", "markdown", "text"]
# A text document that is another kind of file under a wrong name.
_OTHER_KINDS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")


# What page headers and text boxes may tell where the text does not.
_IN_THE_MARGIN = ("no_network", "no_date", "no_end_time")
_SECONDS = 60  # for a document
_AGENDA = "agenda_only"
_ONE_READS = threading.Lock()


def read_minutes(content: bytes, document_format: DocumentFormat, words: MinutesWords) -> Minutes:
    """Read the minutes of one meeting.

    Text serves to find typed values and is then let go: nothing that is returned holds any.

    Parameters
    ----------
    document_format
        ``mail``: the minutes are attached to it or are its text; one that has them as DOCX and as
        PDF has them once.

    Raises
    ------
    MinutesRefused
        ``unreadable_document``, ``password_protected``, ``unresolved_changes``,
        ``scanned_document``, ``no_text``, ``no_network``, ``no_date``, ``several_meetings``,
        ``future_meeting``, ``no_end_time``.
    """
    if document_format == "mail":
        with _remembering():
            return _of_mail(content, words)
    try:
        document = _document(content, document_format)
    except BaseException:
        forget_document()
        raise
    with _remembering():
        return _of_document(document, words)


@contextmanager
def _remembering() -> Iterator[None]:
    """Read one document while no other thread does: what is remembered is of that one alone."""
    with _ONE_READS:
        try:
            yield
        finally:
            forget_document()


def _of_mail(mail: bytes, words: MinutesWords) -> Minutes:
    """Read the minutes that a mail brings; its subject stands beside the text."""
    parts, subject = parts_of(mail), subject_of(mail)
    reasons = []
    found: dict[tuple[object, ...], Minutes] = {}
    for part in parts:
        if not part.is_attached and not all(is_agenda for is_agenda, *_ in found):
            break  # a text that says: here are the minutes
        try:
            document = _document(part.content, part.written_in)
            beside = [*document.beside, *texts_beside(part.content), subject]
            document = replace(document, beside=beside, sent_on=sent_on(mail))
            newest = None if part.is_attached else _newest(document, subject, words)
            minutes = newest or _of_mailed(without_mail_heads(document), subject, words)
        except MinutesRefused as refused:
            reasons.append(refused.reason_code)
        else:
            meeting = minutes.meeting
            is_agenda = meeting.status == _AGENDA
            found.setdefault((is_agenda, meeting.network_code, meeting.meeting_date), minutes)
    # The agenda, of the same meeting or the next one, that is sent along with minutes is none.
    told = [one for (is_agenda, *_), one in found.items() if not is_agenda] or [*found.values()]
    if len(told) > 1:
        raise MinutesRefused("several_meetings")
    if not told:
        is_unread = has_unread_files(mail)
        raise MinutesRefused("unreadable_document" if is_unread else (reasons or ["no_text"])[0])
    return told[0]


def _newest(document: Document, subject: str, words: MinutesWords) -> Minutes | None:
    """Read the minutes above those of another meeting that are quoted below; None where none are.

    Minutes that are quoted below a few words are what the mail brings.
    """
    divided = divided_at_quote(document)
    if divided is None:
        return None
    newest, quoted = map(without_mail_heads, divided)
    try:
        minutes = _of_mailed(newest, subject, words)
        if minutes.meeting.status == _AGENDA:
            return None
    except MinutesRefused:
        return None
    try:
        older = _of_document(quoted, words).meeting
        is_other = (older.network_code, older.meeting_date) != (
            minutes.meeting.network_code, minutes.meeting.meeting_date,
        )  # fmt: skip
    except MinutesRefused as refused:
        is_other = refused.reason_code == "several_meetings"
    noted = [*minutes.notes, ("quoted_minutes_not_read", None)]
    return replace(minutes, notes=noted) if is_other else None


def _of_mailed(document: Document, subject: str, words: MinutesWords) -> Minutes:
    """Read minutes that came by mail: the subject is their title where they have none."""
    try:
        return _of_document(document, words)
    except MinutesRefused as refused:
        if refused.reason_code not in ("no_network", "no_date") or not subject:
            raise
    titled = Heading(subject, 1, place=Place("mail_subject", None))
    return _of_document(replace(document, blocks=[titled, *document.blocks]), words)


def _of_document(document: Document, words: MinutesWords) -> Minutes:
    document = placed(document)
    whole = replace(document, blocks=[*document.margins, *document.blocks], margins=[])
    try:
        minutes = _minutes(document, words)
    except MinutesRefused as refused:
        if refused.reason_code not in _IN_THE_MARGIN or not document.margins:
            raise
        return _minutes(whole, words)
    is_untold = minutes.meeting.sources.get("duration_minutes") == NOT_TOLD
    return _with_length(minutes, whole, words) if document.margins and is_untold else minutes


def _with_length(minutes: Minutes, whole: Document, words: MinutesWords) -> Minutes:
    """Return minutes read with what stands beside their text, where that tells the length."""
    try:
        found = _minutes(whole, words)
    except MinutesRefused:
        return minutes
    return minutes if found.meeting.duration_minutes is None else found


def _minutes(document: Document, words: MinutesWords) -> Minutes:
    if not document.blocks:
        raise MinutesRefused("scanned_document" if document.images else "no_text")
    document = with_writer(document)
    document = with_members_told(document)
    words = with_misspelt(document, words)
    sections = PeopleByContent(words).told_apart(divide(one_label_to_a_line(document, words)))
    head = Head(sections, words, document.sent_on)
    people = read_participants(sections, words)
    filled = Filled(
        has_participants=bool(people.attendances),
        has_statuses=people.has_statuses,
        has_present=people.has_present,
        has_content=_has_content(sections),
    )
    add_officers(people, sections, words)
    roster = Roster(people.named, words)
    meeting = with_circumstances(head.meeting(filled), head, people, words)
    personal = Personal(words.known)
    notes = personal.notes(document, sections)
    if document.images:
        notes.insert(0, ("image_not_read", None))
    # What is classified from here on knows no citizens.
    sections = personal.taken_out(sections, roster)
    following = next_meeting(document, meeting.meeting_date)
    agenda = read_agenda(sections, words)
    if meeting.status in ("cancelled", _AGENDA):
        return Minutes(meeting, agenda_items=agenda, notes=notes)
    actions = read_follow_ups(sections, meeting, words, roster, following)
    tasks = frozenset(at.place for one in actions for at in one.sources.values())
    minutes = Minutes(
        meeting,
        people.attendances,
        agenda,
        read_concerns(sections, meeting.network_code, words, tasks),
        actions,
        read_decisions(sections, words),
        [*people.notes, *notes],
    )
    return doubted(minutes)


# Those that are no text; what is one is decoded first.
_READERS: dict[DocumentFormat, Callable[[bytes], Document]] = {
    "docx": read_docx,
    "odt": lambda content: read_by_pandoc(content, "odt"),
    "pdf": Apart("pipeline.ingest.minutes.pdf_process", _SECONDS),
    "rtf": lambda content: read_by_pandoc(content, "rtf"),
}


def _document(content: bytes, document_format: DocumentFormat) -> Document:
    reader = _READERS.get(document_format)
    document = _text(content, document_format) if reader is None else reader(content)
    blocks = headings_that_are(without_prompts(document.blocks))
    document = replace(document, blocks=spelled_out(explained(blocks)))
    if len(document.blocks) > MOST_BLOCKS:
        raise MinutesRefused("unreadable_document")
    return document


def _text(content: bytes, document_format: DocumentFormat) -> Document:
    if content.startswith(_OTHER_KINDS):
        raise MinutesRefused("unreadable_document")
    try:
        text, _ = decode(content)
    except FileRefused:
        raise MinutesRefused("unreadable_document") from None
    text = visible(text)
    if len(text) > MOST_TEXT or text.count("\n") > MOST_BLOCKS:
        raise MinutesRefused("unreadable_document")
    if document_format == "html":
        return read_by_pandoc(shown(text).encode(), "html")
    return read_markdown(text) if document_format == "markdown" else read_text(text)


def _has_content(sections: list[Section]) -> bool:
    """Say whether anything is written under an item, a concern or a follow-up."""
    told = (ITEM, "concerns", "old_actions", "new_actions")
    return any(_is_filled(one) for one in sections if one.kind in told)


def _is_filled(section: Section) -> bool:
    cells = (cell for table in section.tables() for row in table.rows[1:] for cell in row)
    return not all(map(is_empty, cells)) or any(not is_empty(text) for text, _ in section.lines())
