"""One file of the inbox: what is it, and what does it say?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePath
from typing import TypeVar

import polars as pl

from pipeline.ingest.activity import read_rows
from pipeline.ingest.appointments import work_alone
from pipeline.ingest.documents import DocumentFormat, read_document
from pipeline.ingest.headings import HeadingWords
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.orders import OrderHeadings, read_orders
from pipeline.ingest.privacy import BESIDE_TEXT, Warnings, texts_beside
from pipeline.ingest.profiles import ProfileBook
from pipeline.ingest.profiles.profile import FileFormat
from pipeline.ingest.readers.delimited import pins_of, read_delimited
from pipeline.ingest.readers.formats import Recognised, Shape, recognise
from pipeline.ingest.readers.json_log import read_json
from pipeline.ingest.readers.log_table import FileRefused, Log
from pipeline.ingest.readers.parquet import read_parquet
from pipeline.ingest.readers.source import Source, SourceChanged
from pipeline.ingest.readers.text_blocks import (
    NotUtf8,
    recorded,
    single_byte_encoding,
    text_blocks,
    whole_text,
)
from pipeline.ingest.readers.workbook import read_workbook
from pipeline.ingest.reading import Gathered, Outlet, Reading, refused_file
from pipeline.lake import FILE_NOTE
from pipeline.problems import UngetidError

Result = TypeVar("Result")
_DOCUMENT_ENDINGS = {".md", ".markdown", ".txt"}
_MINUTES_WORDS = re.compile(
    r"(?mi)^[\s#*>]*(?:(?:beslutnings|møde)?referat|dagsorden|deltagere|fremmødte|til stede)\b"
)
_MARKDOWN = re.compile(r"(?m)^(?:#{1,6} \S|\|.*\|\s*$|[-*+] \S|\*\*)")
_DELIMITED_LINE = re.compile(r"[;\t|,]")
_MAX_DOCUMENT = 64 * 1024**2  # minutes of a meeting are never longer
_CODECS = {"windows-1252": "cp1252", "iso-8859-1": "latin-1"}
_PROFILE_FORMATS: dict[Shape, FileFormat] = {
    "workbook": "workbook",
    "parquet": "parquet",
    "json": "json",
    "calendar": "calendar",
    "text": "csv",
}
_FORMATS: dict[Shape, str] = {
    "workbook": "xlsx",
    "document": "docx",
    "parquet": "parquet",
    "json": "json",
    "calendar": "ics",
    "text": "unknown",
}


def read_file(content: bytes, name: str, received_on: dt.date, knowledge: Knowledge) -> Reading:
    """Read a file that is in memory; its rows are the reading's parts.

    Parameters
    ----------
    name, received_on
        As :func:`read_source`.
    """
    rows = Gathered()
    reading = read_source(Source.of_bytes(content), name, received_on, knowledge, rows)
    return replace(reading, parts=rows.parts) if reading.kind == "activity" else reading


def read_source(
    source: Source, name: str, received_on: dt.date, knowledge: Knowledge, outlet: Outlet
) -> Reading:
    """Read a file, whatever it is.

    Parameters
    ----------
    name
        The file's path below the inbox: the settings may name its profile, and its ending is asked
        where the bytes could be either of two things.
    received_on
        The day in Copenhagen on which it was received.
    outlet
        Is given the rows of a log as they are read; a document's are the reading's parts.

    Raises
    ------
    SourceChanged
        When the file is written meanwhile; what the outlet was given must be forgotten.
    OSError
        When it cannot be read to its end.
    """
    file = _File(source, name, received_on, knowledge, outlet)
    try:
        return file.read()
    except FileRefused as refused:
        reason = refused.reason_code
    except (OSError, SourceChanged, UngetidError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - whatever a reader stumbles over, Rust's panics included
        reason = "unreadable_file"  # without its message, which may quote a cell
    outlet.forget()
    return refused_file(reason, file_format=_FORMATS[file.shape])


class _File:
    """One file that is being read.

    Parameters
    ----------
    source, name, received_on, knowledge, outlet
        As :func:`read_source`.
    """

    def __init__(
        self,
        source: Source,
        name: str,
        received_on: dt.date,
        knowledge: Knowledge,
        outlet: Outlet,
    ) -> None:
        self._source, self._name, self._received_on = source, name, received_on
        self._knowledge, self._outlet = knowledge, outlet
        self._words = knowledge.headings.for_path(name)
        self.shape: Shape = "text"

    def read(self) -> Reading:
        """Read it as what it is; raises as :func:`with_log`."""
        try:
            return with_log(self._source, self._received_on, self._words, self._read_as)
        except FileRefused as refused:
            known = recognise(self._source) if refused.reason_code == "no_header" else None
            if known is None or known.shape != "workbook":
                raise
            orders = self._orders(known, None)
            if orders is None:
                raise
        self.shape = known.shape
        return self._order_reading(orders, known)

    def _read_as(self, known: Recognised, log: Log | None) -> Reading:
        self._outlet.forget()  # what was read by an encoding that did not hold
        self.shape = known.shape
        orders = self._orders(known, log)
        if orders is not None:
            return self._order_reading(orders, known)
        if log is not None:
            reading = _activity(log, self._received_on, self._knowledge, self._outlet)
            if reading.reason_code is None:
                self._outlet.add(FILE_NOTE.name, _beside(known.content, self._knowledge))
            return reading
        reading = _document(self._source, known, self._name, self._received_on, self._knowledge)
        has_none = reading.reason_code is not None or reading.rows_erased > 0
        return reading if has_none else _with_notes(reading, known, self._knowledge)

    def _order_reading(self, orders: Log, known: Recognised) -> Reading:
        reading = read_orders(orders, self._received_on, self._knowledge)
        parts, erased = self._knowledge.erasures.of_orders(reading.parts)
        reading = replace(reading, parts=parts, rows_erased=erased)
        return _with_notes(reading, known, self._knowledge)

    def _orders(self, known: Recognised, log: Log | None) -> Log | None:
        """Return the file's orders; None where its headings are not theirs.

        A file is a log first: it holds orders only where it heads no log, or one that lacks what
        every log has while nothing is lacking that orders have. Whoever pins a profile to it says
        that it is a log.
        """
        is_log = log is not None and not log.tables[0].headings.missing
        if is_log or self._words.pin is not None or known.shape not in {"text", "workbook"}:
            return None
        try:
            found = _log(self._source, known, OrderHeadings(), self._received_on)
        except FileRefused as refused:
            if refused.reason_code not in {"no_header", "empty_file"}:
                raise
            return None
        is_whole = found is not None and not found.tables[0].headings.missing
        return found if is_whole or log is None else None


def _beside(content: bytes, knowledge: Knowledge) -> pl.DataFrame:
    """Return the note that personal data stands beside the text, where it does."""
    warnings = Warnings(knowledge.known)
    warnings.look_beside(texts_beside(content))
    rows = [{"reason_code": reason} for reason in warnings.places]
    return pl.DataFrame(rows, schema=FILE_NOTE.row_schema) if rows else FILE_NOTE.no_rows


def _with_notes(reading: Reading, known: Recognised, knowledge: Knowledge) -> Reading:
    """Return the reading of a document with that note, once."""
    notes = reading.parts[FILE_NOTE.name]
    if BESIDE_TEXT in notes["reason_code"].to_list():
        return reading
    more = _beside(known.content, knowledge)
    if not more.height:
        return reading
    return replace(reading, parts=reading.parts | {FILE_NOTE.name: pl.concat([notes, more])})


def with_log(
    source: Source,
    received_on: dt.date,
    words: HeadingWords,
    work: Callable[[Recognised, Log | None], Result],
) -> Result:
    """Do some work on a file as an activity log.

    Parameters
    ----------
    words
        Which row is a heading row, and how it is read.
    work
        Is given what the file is, and the log; None for a document or a text without headings. It
        is done again from the beginning where the file turns out not to be in UTF-8.

    Raises
    ------
    FileRefused
        As the readers of the formats do; also while the work takes the rows.
    """
    pins = pins_of(words)
    encoding = _CODECS.get(pins.encoding or "", pins.encoding)
    known = recognise(source, encoding)
    if isinstance(words, ProfileBook) and known.shape in _PROFILE_FORMATS:
        words = words.for_format(_PROFILE_FORMATS[known.shape])
    try:
        return work(known, _log(source, known, words, received_on))
    except NotUtf8:
        if encoding is not None:  # pinned: nothing else is tried
            raise FileRefused("unreadable_file") from None
    known = replace(known, encoding=single_byte_encoding(source.head()))
    return work(known, _log(source, known, words, received_on))


def _log(
    source: Source, known: Recognised, words: HeadingWords, received_on: dt.date
) -> Log | None:
    if known.shape == "document":
        return None
    if known.shape == "workbook":
        return read_workbook(known.content, words)
    if known.shape == "parquet":
        return read_parquet(known.content, words)
    encoding = known.encoding or "utf-8"
    if known.shape == "text":
        return read_delimited(text_blocks(source, encoding), recorded(encoding), words)
    text = whole_text(source, encoding)
    if known.shape == "json":
        return read_json(text, recorded(encoding), words)
    # Here, since its library takes its time, and most files are no calendar.
    from pipeline.ingest.readers.calendar_log import read_calendar  # noqa: PLC0415 - see above

    return read_calendar(text, recorded(encoding), words, received_on)


def _activity(log: Log, received_on: dt.date, knowledge: Knowledge, outlet: Outlet) -> Reading:
    rows = read_rows(work_alone(log), received_on, knowledge, outlet.add)
    is_erased = 0 < rows.rows_received == rows.rows_erased
    reason = "missing_column" if rows.missing_columns and not is_erased else None
    headings = log.tables[0].headings
    return Reading(
        "activity",
        "activity",
        log.format,
        log.encoding,
        log.delimiter,
        rows.rows_received,
        rows.rows_refused,
        "empty_file" if not rows.rows_received else reason,
        missing_columns=rows.missing_columns,
        profile=headings.profile.id,
        # A hand-back workbook speaks of its rows alone, whatever the file they came from did.
        is_full_export=headings.profile.options.full_export and "lineage" not in headings.columns,
        heading_line=log.tables[0].heading_line or None,
        date_order=rows.date_order,
        decimal_mark=rows.decimal_mark,
        headings=_written(log),
        rows_dropped=rows.rows_dropped,
        rows_erased=rows.rows_erased,
    )


def _written(log: Log) -> dict[tuple[int | None, str], str]:
    """Return the headings of the known columns as the file writes them."""
    return {
        (table.sheet, name): table.headings.names[column.position - 1]
        for table in log.tables
        for name, column in table.headings.columns.items()
    }


def _document(
    source: Source, known: Recognised, name: str, received_on: dt.date, knowledge: Knowledge
) -> Reading:
    """Read minutes; a text without headings is read as minutes if it looks like or is named so."""
    if known.shape == "document":
        return read_document(known.content, known.document or "docx", None, received_on, knowledge)
    encoding = known.encoding or "utf-8"
    if not any(block.strip() for block in text_blocks(source, encoding)):
        raise FileRefused("empty_file")
    is_short = source.size <= _MAX_DOCUMENT
    text = whole_text(source, encoding) if is_short else source.head().decode(encoding, "replace")
    looks_like_minutes = _MINUTES_WORDS.search(text[:20_000]) is not None
    is_named_so = PurePath(name).suffix.lower() in _DOCUMENT_ENDINGS
    if is_short and (looks_like_minutes or is_named_so):
        kind: DocumentFormat = "markdown" if _MARKDOWN.search(text) else "text"
        content = source.whole()
        return read_document(content, kind, recorded(encoding), received_on, knowledge)
    lines = [line for line in text.split("\n", 40)[:40] if line.strip()]
    is_delimited = sum(bool(_DELIMITED_LINE.search(line)) for line in lines) * 2 >= len(lines)
    raise FileRefused("no_header" if is_delimited else "unknown_format")
