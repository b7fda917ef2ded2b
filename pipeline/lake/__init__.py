"""The lake's contract: its tables, their columns and what a string in it may be.

Ingest writes these tables and the warehouse reads them; neither knows the other. A part is one
Parquet file ``lake/<table>/<part_key>.parquet`` with the rows of one source file. The manifest
names the parts that count. Personal text cannot get in: every string column is listed here with
the vocabulary it is a member of or the pattern it matches, and ``check_strings`` proves it.
"""

from __future__ import annotations

from pipeline.lake.of_files import FILE_NOTE, MANIFEST, REFUSED_ROW, ROW_CORRECTION
from pipeline.lake.of_minutes import (
    ACTION_ITEM,
    AGENDA_ITEM,
    ATTENDANCE,
    CONCERN,
    EXTRACTED_VALUE,
    MEETING,
    MEETING_DECISION,
    RECORD_KINDS,
)
from pipeline.lake.of_work import ORDER, STAFF, TIME_ENTRY
from pipeline.lake.patterns import (
    ACTION_ID,
    CODE,
    CODES,
    COURSE_CODE,
    ENTRY_ID,
    FILE_KEY,
    HEX,
    MEETING_ID,
    ORDER_ID,
    REFERENCE,
    STAFF_CODE,
    VALUE_ID,
    VERSION,
)
from pipeline.lake.reference import REFERENCE_SCHEMAS
from pipeline.lake.table import LakeTable

__all__ = [
    "ACTION_ID",
    "ACTION_ITEM",
    "AGENDA_ITEM",
    "ATTENDANCE",
    "CODE",
    "CODES",
    "CONCERN",
    "COURSE_CODE",
    "ENTRY_ID",
    "EXTRACTED_VALUE",
    "FILE_KEY",
    "FILE_NOTE",
    "HEX",
    "MANIFEST",
    "MEETING",
    "MEETING_DECISION",
    "MEETING_ID",
    "ORDER",
    "ORDER_ID",
    "RECORD_KINDS",
    "REFERENCE",
    "REFERENCE_SCHEMAS",
    "REFUSED_ROW",
    "ROW_CORRECTION",
    "SOURCE_TABLES",
    "STAFF",
    "STAFF_CODE",
    "TIME_ENTRY",
    "VALUE_ID",
    "VERSION",
    "LakeTable",
    "part_path",
]

SOURCE_TABLES = (
    TIME_ENTRY,
    REFUSED_ROW,
    FILE_NOTE,
    ROW_CORRECTION,
    MEETING,
    ATTENDANCE,
    AGENDA_ITEM,
    CONCERN,
    MEETING_DECISION,
    ACTION_ITEM,
    ORDER,
    EXTRACTED_VALUE,
    STAFF,
)


def part_path(table: str, part_key: str) -> str:
    """Return the path of a part below the lake folder."""
    return f"{table}/{part_key}.parquet"
