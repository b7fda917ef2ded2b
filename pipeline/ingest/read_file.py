"""One file of the inbox: what is it, and what does it say?"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import PurePath

import polars as pl

from pipeline.ingest.activity import read_rows
from pipeline.ingest.calendar_log import read_calendar
from pipeline.ingest.delimited import read_delimited
from pipeline.ingest.documents import read_document
from pipeline.ingest.formats import Recognised, recognise
from pipeline.ingest.json_log import read_json
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.log_table import FileRefused, Log
from pipeline.ingest.parquet import read_parquet
from pipeline.ingest.reading import Reading, refused_file
from pipeline.ingest.workbook import read_workbook
from pipeline.lake import FILE_NOTE, REFUSED_ROW, ROW_CORRECTION, TIME_ENTRY

_DOCUMENT_ENDINGS = {".md", ".markdown", ".txt"}
_MINUTES_WORDS = re.compile(
    r"(?mi)^[\s#*>]*(?:(?:beslutnings|møde)?referat|dagsorden|deltagere|fremmødte|til stede)\b"
)
_MARKDOWN = re.compile(r"(?m)^(?:#{1,6} \S|\|.*\|\s*$|[-*+] \S|\*\*)")
_DELIMITED_LINE = re.compile(r"[;\t|,]")
_FORMATS = {
    "workbook": "xlsx",
    "document": "docx",
    "parquet": "parquet",
    "json": "json",
    "calendar": "ics",
    "text": "unknown",
}


def read_file(content: bytes, name: str, received_on: dt.date, knowledge: Knowledge) -> Reading:
    """Read a file, whatever it is.

    Parameters
    ----------
    name
        The file's name; asked only where the bytes could be either of two things.
    received_on
        The day in Copenhagen on which it was received.
    """
    try:
        known = recognise(content)
    except FileRefused as refused:
        return refused_file(refused.reason_code)
    try:
        if known.shape == "document":
            return read_document(content, "docx", None, received_on, knowledge)
        log = _log(content, known, knowledge, received_on)
        if log is not None:
            return _activity(log, received_on, knowledge)
        return _text_document(content, known, name, received_on, knowledge)
    except FileRefused as refused:
        return refused_file(refused.reason_code, file_format=_FORMATS[known.shape])
    except pl.exceptions.PolarsError:  # its message may quote a cell
        return refused_file("unreadable_file", file_format=_FORMATS[known.shape])


def _log(
    content: bytes, known: Recognised, knowledge: Knowledge, received_on: dt.date
) -> Log | None:
    if known.shape == "workbook":
        return read_workbook(content, knowledge.headings)
    if known.shape == "parquet":
        return read_parquet(content, knowledge.headings)
    if known.shape == "json":
        return read_json(known.text, known.encoding or "", knowledge.headings)
    if known.shape == "calendar":
        return read_calendar(known.text, known.encoding or "", knowledge.headings, received_on)
    return read_delimited(known.text, known.encoding or "", knowledge.headings)


def _activity(log: Log, received_on: dt.date, knowledge: Knowledge) -> Reading:
    rows = read_rows(log, received_on, knowledge)
    reason = "missing_column" if rows.missing_columns else None
    return Reading(
        "activity",
        "activity",
        log.format,
        log.encoding,
        log.delimiter,
        rows.rows_received,
        rows.rows_refused,
        "empty_file" if not rows.rows_received else reason,
        {
            TIME_ENTRY.name: rows.entries,
            REFUSED_ROW.name: rows.refused,
            FILE_NOTE.name: rows.notes,
            ROW_CORRECTION.name: rows.corrections,
        },
        rows.missing_columns,
        heading_line=log.tables[0].heading_line or None,
    )


def _text_document(
    content: bytes, known: Recognised, name: str, received_on: dt.date, knowledge: Knowledge
) -> Reading:
    """Read a text without a heading row: minutes, if it looks like them or is named like them."""
    looks_like_minutes = _MINUTES_WORDS.search(known.text[:20_000]) is not None
    if looks_like_minutes or PurePath(name).suffix.lower() in _DOCUMENT_ENDINGS:
        is_markdown = _MARKDOWN.search(known.text) is not None
        return read_document(
            content, "markdown" if is_markdown else "text", known.encoding, received_on, knowledge
        )
    lines = [line for line in known.text.split("\n", 40)[:40] if line.strip()]
    is_delimited = sum(bool(_DELIMITED_LINE.search(line)) for line in lines) * 2 >= len(lines)
    raise FileRefused("no_header" if is_delimited else "unknown_format")
