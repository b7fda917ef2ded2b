"""Network minutes: what the reader of minutes found → lake tables, staff keyed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, Literal

import polars as pl

from pipeline.ingest.identity import ACTION
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.reading import Reading
from pipeline.lake import (
    ACTION_ITEM,
    AGENDA_ITEM,
    ATTENDANCE,
    CONCERN,
    FILE_NOTE,
    MEETING,
    REFUSED_ROW,
    LakeTable,
)

if TYPE_CHECKING:
    from pipeline.ingest.minutes import Minutes, MinutesWords

DocumentFormat = Literal["docx", "odt", "pdf", "rtf", "html", "mail", "markdown", "text"]


def read_document(
    content: bytes,
    document_format: DocumentFormat,
    encoding: str | None,
    received_on: dt.date,
    knowledge: Knowledge,
) -> Reading:
    """Read one document; it counts as one row, taken in or refused.

    Parameters
    ----------
    received_on
        The day in Copenhagen on which it was received; a later meeting is refused.
    """
    # Here, since most runs bring no document, and what reads DOCX takes its time to import.
    from pipeline.ingest.minutes import MinutesRefused, read_minutes  # noqa: PLC0415 - see above

    try:
        minutes = read_minutes(content, document_format, _words(knowledge, received_on))
    except MinutesRefused as refused:
        return _outcome(
            document_format, encoding, refused.reason_code, _refused(refused.reason_code)
        )
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - a document is untrusted; its text must not get into a traceback
        reason = "unreadable_document"
        return _outcome(document_format, encoding, reason, _refused(reason))
    read = _outcome(document_format, encoding, None, _tables(minutes, knowledge))
    parts, mentions = knowledge.erasures.of_document(read.parts)
    is_erased = read.parts[MEETING.name].height > parts[MEETING.name].height
    return replace(read, parts=parts, rows_erased=int(is_erased), mentions_erased=mentions)


def _outcome(
    document_format: str,
    encoding: str | None,
    reason_code: str | None,
    parts: dict[str, pl.DataFrame],
) -> Reading:
    refused = 0 if reason_code is None else 1
    return Reading(
        "minutes", "minutes", document_format, encoding, "none", 1, refused, reason_code, parts
    )


def refused_document(reading: Reading, reason_code: str) -> Reading:
    """Return the outcome of a document that turned out to be unfit after it was read."""
    parts = _refused(reason_code)
    return _outcome(reading.format, reading.encoding, reason_code, parts)


def _words(knowledge: Knowledge, received_on: dt.date) -> MinutesWords:
    """Return the wordings that minutes are read with."""
    from pipeline.ingest.minutes import MinutesWords  # noqa: PLC0415 - see read_document

    found = {
        name: {
            word.casefold(): code for word, code in knowledge.vocabularies[name].wordings.items()
        }
        for name in ("network", "partner", "topic")
    }
    staff = {word.casefold(): code for word, code in knowledge.staff.wordings.items()}
    return MinutesWords(
        networks=found["network"],
        partners=found["partner"],
        topics=found["topic"],
        staff=staff,
        received_on=received_on,
        others=tuple(
            word
            for name, vocabulary in knowledge.vocabularies.items()
            if name not in found
            for word in vocabulary.wordings
        ),
    )


def _refused(reason_code: str) -> dict[str, pl.DataFrame]:
    row = {"problem_number": 1, "value_kind": "text", "reason_code": reason_code}
    return {REFUSED_ROW.name: _frame(REFUSED_ROW, [row])}


def _tables(minutes: Minutes, knowledge: Knowledge) -> dict[str, pl.DataFrame]:
    meeting = asdict(minutes.meeting)
    day: dt.date = meeting["meeting_date"]
    own = {"meeting_id": f"m-{meeting['network_code']}-{day:%Y%m%d}"}
    people = [_keyed(row, "staff_code", knowledge) for row in map(asdict, minutes.attendances)]
    actions = [
        _keyed(row, "responsible_staff_code", knowledge) | _own_or_keyed_id(row, knowledge)
        for row in map(asdict, minutes.action_items)
    ]
    numbered = [row | {"participant_number": at} for at, row in enumerate(people, start=1)]
    notes = [{"reason_code": reason, "source_line": line} for reason, line in minutes.notes]
    return {
        MEETING.name: _frame(MEETING, [meeting], own),
        ATTENDANCE.name: _frame(ATTENDANCE, numbered, own),
        AGENDA_ITEM.name: _frame(AGENDA_ITEM, map(asdict, minutes.agenda_items), own),
        CONCERN.name: _frame(CONCERN, map(asdict, minutes.concerns), own),
        ACTION_ITEM.name: _frame(ACTION_ITEM, actions, own),
        FILE_NOTE.name: _frame(FILE_NOTE, notes),
    }


def _keyed(row: dict[str, Any], column: str, knowledge: Knowledge) -> dict[str, Any]:
    code = row[column]
    return row | {column: None if code is None else knowledge.staff.keyed[code]}


def _own_or_keyed_id(row: dict[str, Any], knowledge: Knowledge) -> dict[str, str]:
    """Return the id of a follow-up; one made of its values is keyed.

    It is a hash over few and known values, the plain staff code among them: whoever can compute
    it could try all staff until one fits.
    """
    action_id: str = row["action_id"]
    is_made = action_id.startswith("h-")
    return {"action_id": knowledge.identity.code(ACTION, action_id) if is_made else action_id}


def _frame(
    table: LakeTable, rows: Iterable[dict[str, Any]], own: dict[str, Any] | None = None
) -> pl.DataFrame:
    """Return rows with a lake table's columns but the file key."""
    schema = {name: kind for name, kind in table.schema.items() if name != "file_key"}
    full = [{name: (row | (own or {})).get(name) for name in schema} for row in rows]
    return pl.DataFrame(full, schema=schema)
