"""Network minutes: what the reader of minutes found → lake tables, staff keyed."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Literal

import polars as pl

from pipeline.ingest.identity import ACTION, VALUE
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.reading import Reading
from pipeline.lake import (
    ACTION_ITEM,
    AGENDA_ITEM,
    ATTENDANCE,
    CONCERN,
    EXTRACTED_VALUE,
    FILE_NOTE,
    MEETING,
    MEETING_DECISION,
    REFUSED_ROW,
    LakeTable,
)

if TYPE_CHECKING:
    from pipeline.ingest.minutes import Minutes, MinutesWords, Told

_RECORDS = {
    table.name: table
    for table in (MEETING, ATTENDANCE, AGENDA_ITEM, CONCERN, MEETING_DECISION, ACTION_ITEM)
}
# The column by which the rows of one document are told apart.
_NUMBERS = {
    ATTENDANCE.name: "participant_number",
    CONCERN.name: "concern_number",
    MEETING_DECISION.name: "decision_number",
}
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
    digest = hashlib.sha256(content).hexdigest()
    read = _outcome(document_format, encoding, None, _tables(minutes, digest, knowledge))
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
    """Return the wordings that minutes are read with.

    Those of the document before are kept: most were received on the same day, and what is made of
    all the words, once it is asked for, takes as long as reading a short document.
    """
    before: MinutesWords | None = knowledge.shelf.get(_words)
    if before is None or before.received_on != received_on:
        before = knowledge.shelf[_words] = _made_words(knowledge, received_on)
    return before


def _made_words(knowledge: Knowledge, received_on: dt.date) -> MinutesWords:
    from pipeline.ingest.minutes import MinutesWords  # noqa: PLC0415 - see read_document

    found = {
        name: {
            word.casefold(): code for word, code in knowledge.vocabularies[name].wordings.items()
        }
        for name in ("network", "partner", "topic", "place", "role")
    }
    staff = {word.casefold(): code for word, code in knowledge.staff.wordings.items()}
    return MinutesWords(
        networks=found["network"],
        partners=found["partner"],
        topics=found["topic"],
        staff=staff,
        places=found["place"],
        roles=found["role"],
        staff_roles=knowledge.staff.roles,
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


def _tables(minutes: Minutes, digest: str, knowledge: Knowledge) -> dict[str, pl.DataFrame]:
    keyed = _Keyed(minutes, knowledge)
    notes = [{"reason_code": reason, "source_line": line} for reason, line in minutes.notes]
    values = list(_values(keyed, digest, knowledge))
    return {
        **{name: _frame(table, keyed.rows[name], keyed.own) for name, table in _RECORDS.items()},
        EXTRACTED_VALUE.name: _frame(EXTRACTED_VALUE, values, keyed.own),
        FILE_NOTE.name: _frame(FILE_NOTE, notes),
    }


class _Keyed:
    """The rows of each table, numbered, with keyed codes for our own staff.

    Parameters
    ----------
    rows
        Table → rows, in the order in which ``records`` has them.
    """

    def __init__(self, minutes: Minutes, knowledge: Knowledge) -> None:
        day = minutes.meeting.meeting_date
        self.own = {"meeting_id": f"m-{minutes.meeting.network_code}-{day:%Y%m%d}"}
        self.records: dict[str, Sequence[Told]] = {
            MEETING.name: [minutes.meeting],
            ATTENDANCE.name: minutes.attendances,
            AGENDA_ITEM.name: minutes.agenda_items,
            CONCERN.name: minutes.concerns,
            MEETING_DECISION.name: minutes.decisions,
            ACTION_ITEM.name: minutes.action_items,
        }
        self.rows = {
            name: [
                _keyed(_plain(one), knowledge) | ({_NUMBERS[name]: at} if name in _NUMBERS else {})
                for at, one in enumerate(records, start=1)
            ]
            for name, records in self.records.items()
        }


def _plain(record: Told) -> dict[str, Any]:
    """Return the values of a record; where they came from is told in a table of its own."""
    return {one.name: getattr(record, one.name) for one in fields(record) if one.name != "sources"}


def _values(keyed: _Keyed, digest: str, knowledge: Knowledge) -> Iterator[dict[str, Any]]:
    """Yield where each value stands and how sure it is.

    Its id is keyed, as that of a follow-up is: it is made of the document, the place, the field and
    the value, so that it stays while the document says the same, however the reader gets better.
    """
    seen: Counter[str] = Counter()
    for kind, records in keyed.records.items():
        for record, row in zip(records, keyed.rows[kind], strict=True):
            number = row.get(_NUMBERS.get(kind, "item_number"))
            for name, value, source in record.values():
                at = source.place
                place = (at.kind, at.number, at.row, at.cell)
                key = "|".join(map(str, (digest, kind, name, *place, value)))
                seen[key] += 1
                yield {
                    "value_id": knowledge.identity.code(VALUE, f"{key}|{seen[key]}"),
                    "record_kind": kind,
                    "record_number": number,
                    "action_id": row["action_id"] if kind == ACTION_ITEM.name else None,
                    "field": name,
                    **_typed(name, row[name]),
                    "place_kind": at.kind,
                    "place_number": at.number,
                    "place_row": at.row,
                    "place_cell": at.cell,
                    "source_line": at.line,
                    "found_by": source.found_by,
                    "read_as": source.read_as,
                    "confidence": source.confidence,
                }


def _typed(name: str, value: Any) -> dict[str, Any]:
    """Return a value under the column of its type; an id of a follow-up stands beside it.

    What minutes should tell and do not (``not_told``) has no value in any column.
    """
    if name == "action_id" or value is None:
        return {}
    if name.endswith("staff_code"):
        return {"staff_code": value}
    columns = {str: "code", dt.date: "day", dt.time: "clock", int: "number", bool: "number"}
    return {columns[type(value)]: int(value) if isinstance(value, bool) else value}


def _keyed(row: dict[str, Any], knowledge: Knowledge) -> dict[str, Any]:
    """Return a row with keyed staff codes and, of a follow-up that has none of its own, its id."""
    codes = {
        name: None if code is None else knowledge.staff.keyed[code]
        for name, code in row.items()
        if name.endswith("staff_code")
    }
    made = _own_or_keyed_id(row, knowledge) if row.get("action_id") else {}
    return row | codes | made


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
    whole = [row | (own or {}) for row in rows]
    if not whole:
        return table.no_rows
    full = [{name: row.get(name) for name in table.row_schema} for row in whole]
    return pl.DataFrame(full, schema=table.row_schema)
