"""The lake's contract: its tables, their columns and what a string in it may be.

Ingest writes these tables and the warehouse reads them; neither knows the other. A part is one
Parquet file ``lake/<table>/<part_key>.parquet`` with the rows of one source file. The manifest
names the parts that count. Personal text cannot get in: every string column is listed below with
the vocabulary it is a member of or the pattern it matches, and ``check_strings`` proves it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import polars as pl

FILE_KEY = r"f-[0-9a-f]{16}"
STAFF_CODE = r"s-[0-9a-f]{10}"
COURSE_CODE = r"c-[0-9a-f]{10}"
ENTRY_ID = r"e-[0-9a-f]{16}"
MEETING_ID = r"m-[a-z0-9_]+-[0-9]{8}"
ORDER_ID = r"B-20[0-9]{2}-[0-9]{1,4}"
REFERENCE = r"[BH]-20[0-9]{2}-[0-9]{1,4}(-[0-9]{1,3})?"
ACTION_ID = r"H-20[0-9]{2}-[0-9]{1,3}-[0-9]{1,3}|h-[0-9a-f]{12}"
VALUE_ID = r"v-[0-9a-f]{12}"
CODE = r"[a-z0-9_]{1,40}"
CODES = rf"{CODE}(;{CODE})*"
HEX = r"[0-9a-f]{24,64}"
VERSION = r"[A-Za-z0-9_.+\-]{1,40}"
_SOMEBODY = "s-0123456789"
# Texts that Python looks at sooner than Polars has made ready to.
_FEW = 500
_DAYS = ("work_date", "meeting_date", "ordered_on")


@dataclass(frozen=True)
class LakeTable:
    """A table of the lake.

    Parameters
    ----------
    name
        Folder below ``lake/``, and the table below the schema ``raw`` in the warehouse.
    grain
        What one row is.
    schema
        Column → Polars type.
    patterns
        String column → the regular expression that every value matches whole.
    """

    name: str
    grain: str
    schema: dict[str, pl.DataType]
    patterns: dict[str, str]

    def empty(self) -> pl.DataFrame:
        """Return the table without rows."""
        return pl.DataFrame(schema=self.schema)

    @property
    def staff_columns(self) -> tuple[str, ...]:
        """The columns that may hold the code of a member of staff, by what their patterns allow.

        A row of ``staff_code`` is that person's own; in every other column a person is mentioned.
        """
        return tuple(
            name for name, pattern in self.patterns.items() if re.fullmatch(pattern, _SOMEBODY)
        )

    @property
    def day(self) -> pl.Expr | None:
        """The day that a row is of; None where it has no day of its own.

        What belongs to a meeting is of the meeting's day, whatever days it names besides.
        """
        if self.patterns.get("meeting_id") == MEETING_ID:
            return pl.col("meeting_id").str.tail(8).str.to_date("%Y%m%d", strict=False)
        return next((pl.col(name) for name in _DAYS if name in self.schema), None)

    def check_strings(self, frame: pl.DataFrame) -> None:
        """Refuse a frame that is not of this table or holds a string that is no code.

        Raises
        ------
        ValueError
            Names the column only: the value may be what must not be seen.
        """
        if dict(frame.schema) != self.schema:
            raise ValueError(f"lake table {self.name}: the columns or types differ")
        for column in self.patterns:
            self._check_values(column, frame[column])

    def check_rows(self, rows: pl.DataFrame, different: dict[str, pl.Series]) -> None:
        """Do the same for many rows, without ``file_key``, of which the different texts are known.

        Parameters
        ----------
        rows
            Texts may be numbered (categorical).
        different
            String column → its different values.

        Raises
        ------
        ValueError
            As :meth:`check_strings`.
        """
        kinds = {
            name: _S if isinstance(kind, pl.Categorical) else kind
            for name, kind in rows.schema.items()
        }
        if kinds != {name: kind for name, kind in self.schema.items() if name != "file_key"}:
            raise ValueError(f"lake table {self.name}: the columns or types differ")
        for column in kinds.keys() & self.patterns.keys():
            self._check_values(column, different[column])

    def _check_values(self, column: str, values: pl.Series) -> None:
        if not _all_match(self.patterns[column], values):
            raise ValueError(f"lake table {self.name}: a value of {column} is no code")


def _all_match(pattern: str, values: pl.Series) -> bool:
    """Say whether every text matches a pattern whole; what is missing does."""
    if len(values) <= _FEW:
        matches = _compiled(pattern).fullmatch
        return all(text is None or matches(text) for text in values.to_list())
    return bool(values.str.contains(rf"^(?:{pattern})$").fill_null(value=True).all())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_S, _I, _D, _T, _B = pl.String(), pl.Int32(), pl.Date(), pl.Time(), pl.Boolean()
_F = pl.Float64()
_TS = pl.Datetime("us")


def _table(name: str, grain: str, columns: dict[str, pl.DataType | str]) -> LakeTable:
    """Make a table; a column given as a string is text that matches that pattern."""
    schema = {key: _S if isinstance(kind, str) else kind for key, kind in columns.items()}
    patterns = {key: kind for key, kind in columns.items() if isinstance(kind, str)}
    return LakeTable(name, grain, schema, patterns)


MANIFEST = _table(
    "manifest",
    "one row per version in which a source file was read",
    {
        "file_key": FILE_KEY,  # f- and the first 16 hex digits of the SHA-256 of the bytes
        "content_sha256": HEX,
        "fingerprint": HEX,  # parser version, profile, vocabularies, staff map
        "part_key": HEX,  # names the Parquet parts
        "kind": r"activity|minutes|orders|reference|staff|unknown",
        "table": CODE,  # which reference table; else the kind
        "format": (
            r"csv|xlsx|xls|xlsb|ods|parquet|json|ndjson|ics"
            r"|docx|odt|pdf|rtf|html|mail|markdown|text|unknown"
        ),
        "profile": CODE,  # how the log was read: a shipped profile's id or the workspace's own
        "is_full_export": _B,  # it replaces what its profile knew of its persons and period
        # What was detected, or pinned in the profile; null where the format has no such thing.
        "encoding": VERSION,
        "delimiter": r"semicolon|comma|tab|pipe|none",
        "heading_line": _I,  # of the first table
        "date_order": r"day_first|month_first|year_first|mixed",
        "decimal_mark": r"comma|point|both",
        "received_at": _TS,  # UTC; recorded once, when these bytes first arrived
        "parts": CODES,  # the tables it has rows of; null where there are none
        "rows_received": _I,
        "rows_accepted": _I,
        "rows_refused": _I,
        "rows_erased": _I,  # left out for good; received, and neither accepted nor refused
        "mentions_erased": _I,  # of a person in a document that stays: rows left out or blanked
        "status": r"loaded|partly_refused|refused|empty|withdrawn|erased",
        "reason_code": CODE,  # why the whole file was refused
        "is_current": _B,  # the parts of this row count
        # It has been taken back with all its rows: its parts are gone, its counts remain.
        "is_withdrawn": _B,
        "is_stale": _B,  # the original is gone, and the parser or a vocabulary has changed since
        "erasures": HEX,  # digest of the erasures that its rows have been held against
    },
)

TIME_ENTRY = _table(
    "time_entry",
    "one accepted row of an activity log",
    {
        "file_key": FILE_KEY,
        "source_sheet": _I,  # from 1; null where the format has no sheets
        "source_line": _I,  # the physical line or sheet row, from 1
        "entry_id": ENTRY_ID,  # keyed: the source's own id, or the hash of the row
        "has_own_entry_id": _B,
        "row_hash": ENTRY_ID,  # keyed hash of the typed values and the person, never of the note
        "work_date": _D,
        "start_time": _T,
        "end_time": _T,
        "duration_minutes": _I,
        "staff_code": STAFF_CODE,
        "activity_code": CODE,
        "network_code": CODE,
        "place_code": CODE,
        "target_group": CODE,
        "contact_count": _I,
        "partner_codes": CODES,
        "occasion": CODE,
        "reference": REFERENCE,
        "course_code": COURSE_CODE,
        "registered_at": _TS,
        # Whether the file has the column at all: a blank cell in a known column is an answer,
        # a column that is not there is none.
        "has_network_column": _B,
        "has_place_column": _B,
        "has_target_group_column": _B,
        "has_contact_column": _B,
        "has_partner_column": _B,
        "has_occasion_column": _B,
        "has_reference_column": _B,
    },
)

REFUSED_ROW = _table(
    "refused_row",
    "one problem of a row (or document) that was refused",
    {
        "file_key": FILE_KEY,
        "source_sheet": _I,
        "source_line": _I,
        "problem_number": _I,  # from 1 within the row; rows are counted by problem_number = 1
        "column_name": CODE,  # canonical name
        "source_column": _I,  # from 1
        "value_kind": r"empty|text|number|date|time|too_long|code",
        "reason_code": CODE,  # row_rule gives the Danish text
    },
)

FILE_NOTE = _table(
    "file_note",
    "something to be told about a file that was read all the same",
    {
        "file_key": FILE_KEY,
        "source_line": _I,
        "source_column": _I,
        "reason_code": CODE,
    },
)

ROW_CORRECTION = _table(
    "row_correction",
    "one row of a hand-back workbook and one row that it names",
    {
        "file_key": FILE_KEY,
        "source_sheet": _I,
        "source_line": _I,
        "corrected_file_key": FILE_KEY,
        "corrected_sheet": _I,
        "corrected_line": _I,
        # What became of the row that names it: an entry; refused once more; or no entry, since
        # somebody said that the refused row is no registration.
        "outcome": r"accepted|refused|dropped",
    },
)

MEETING = _table(
    "meeting",
    "one document that holds the minutes of one meeting",
    {
        "file_key": FILE_KEY,
        "meeting_id": MEETING_ID,
        "network_code": CODE,
        "meeting_date": _D,
        "start_time": _T,
        "end_time": _T,
        "duration_minutes": _I,
        "status": r"held|cancelled|broken_off|agenda_only",
        "place_code": CODE,  # what kind of place; never an address
        "minute_taker_role": CODE,
        "minute_taker_staff_code": STAFF_CODE,  # our own staff only
    },
)

ATTENDANCE = _table(
    "attendance",
    "one participant of a meeting in one document",
    {
        "file_key": FILE_KEY,
        "meeting_id": MEETING_ID,
        "participant_number": _I,
        "staff_code": STAFF_CODE,  # our own staff only
        "organisation": CODE,  # everybody else: a partner code
        "participant_role": CODE,  # and what they are there
        "status": r"present|apologies|absent",
        "from_time": _T,
        "to_time": _T,
        "came_late": _B,
        "left_early": _B,
    },
)

AGENDA_ITEM = _table(
    "agenda_item",
    "one item of an agenda",
    {
        "file_key": FILE_KEY,
        "meeting_id": MEETING_ID,
        "item_number": _I,
        "topic": CODE,
        "agreement_kind": CODE,  # what sort of agreement it is about; null where about none
        "kind": r"information|concern|decision",
    },
)

CONCERN = _table(
    "concern",
    "one topic of concern of one network in one document",
    {
        "file_key": FILE_KEY,
        "meeting_id": MEETING_ID,
        "concern_number": _I,
        "network_code": CODE,
        "topic": CODE,
        "mention_count": _I,
    },
)

MEETING_DECISION = _table(
    "meeting_decision",
    "one decision of a meeting in one document",
    {
        "file_key": FILE_KEY,
        "meeting_id": MEETING_ID,
        "decision_number": _I,
        "item_number": _I,  # of the agenda; null where it stands under none
        "kind": CODE,
        "topic": CODE,
        "network_code": CODE,  # the area it is about
        "action_id": ACTION_ID,  # the follow-up that it names
    },
)

ACTION_ITEM = _table(
    "action_item",
    "one follow-up as it stands in one document",
    {
        "file_key": FILE_KEY,
        "meeting_id": MEETING_ID,
        "action_id": ACTION_ID,
        "kind": CODE,
        "responsible_staff_code": STAFF_CODE,
        "responsible_organisation": CODE,
        "decided_on": _D,
        "due_on": _D,
        "status": r"open|closed|dropped",
        "closed_on": _D,
    },
)

ORDER = _table(
    "order",
    "one accepted row of a file of orders",
    {
        "file_key": FILE_KEY,
        "source_sheet": _I,
        "source_line": _I,
        "order_id": ORDER_ID,
        "ordered_on": _D,
        "network_code": CODE,  # null for the whole municipality
        "topic": CODE,
        "due_on": _D,
        "withdrawn_on": _D,
    },
)

# What is read from minutes, by its table.
RECORD_KINDS = (
    "meeting",
    "attendance",
    "agenda_item",
    "concern",
    "meeting_decision",
    "action_item",
)

EXTRACTED_VALUE = _table(
    "extracted_value",
    "one value that was read from minutes: where it stands, and how sure it is",
    {
        "file_key": FILE_KEY,
        "value_id": VALUE_ID,  # keyed, of the document, the place, the field and the value
        "meeting_id": MEETING_ID,
        "record_kind": "|".join(RECORD_KINDS),
        # participant_number, item_number, concern_number, decision_number; else null.
        "record_number": _I,
        "action_id": ACTION_ID,  # of an action item
        "field": CODE,  # a column of that record's table
        # The value, in the column of its type: a member of a vocabulary, or no text at all.
        "code": CODE,
        "staff_code": STAFF_CODE,
        "day": _D,
        "clock": _T,
        "number": _I,
        "place_kind": (
            r"heading|paragraph|list_item|table_cell|page_header|page_footer|text_box"
            r"|mail_subject|document"
        ),
        "place_number": _I,  # which paragraph or table, from 1
        "place_row": _I,
        "place_cell": _I,
        "source_line": _I,
        "found_by": CODE,  # rules of reading_rules.csv
        "read_as": CODE,
        "confidence": _F,
    },
)

STAFF = _table(
    "staff",
    "one member of staff in one period of validity",
    {
        "file_key": FILE_KEY,
        "source_line": _I,
        "staff_code": STAFF_CODE,
        "role": r"operative|consultant",
        "employment_unit": CODE,
        "weekly_norm_minutes": _I,
        "valid_from": _D,
        "valid_to": _D,  # the last day; null while it lasts
    },
)

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

# Reference tables hold the municipality's own words (names of activities, areas, units):
# they are the vocabularies that the strings above are members of.
REFERENCE_SCHEMAS: dict[str, dict[str, pl.DataType]] = {
    "category": {
        "category_code": _S,
        "name_da": _S,
        "name_en": _S,
        "is_working_time": _B,
        "sort_order": _I,
        "boundary_da": _S,
        "boundary_en": _S,
    },
    "activity": {
        "activity_code": _S,
        "name_da": _S,
        "name_en": _S,
        "category_code": _S,
        "task": _I,  # the memo's task number; null where it has none
    },
    "network": {
        "network_code": _S,
        "name_da": _S,
        "name_en": _S,
        "meetings_planned_per_year": _I,
    },
    "unit": {"unit_code": _S, "name_da": _S, "name_en": _S, "centre_da": _S},
    "partner": {"partner_code": _S, "name_da": _S, "name_en": _S},
    "place": {"place_code": _S, "name_da": _S, "name_en": _S},
    "target_group": {"target_group": _S, "name_da": _S, "name_en": _S},
    "occasion": {"occasion": _S, "name_da": _S, "name_en": _S},
    "topic": {"topic": _S, "name_da": _S, "name_en": _S},
    "role": {"role_code": _S, "name_da": _S, "name_en": _S},
    "school_holiday": {"name_da": _S, "date_from": _D, "date_to": _D},
    "target": {"kpi_id": _S, "target": _F, "due": _D, "is_example": _B},
    "row_rule": {
        "reason_code": _S,
        # refused (a row), file (a whole file), note, entry (an entry among all others: flagged,
        # or refused where the settings say so)
        "severity": _S,
        "reason_da": _S,
        "mend_da": _S,
        "reason_en": _S,
    },
    "reading_rule": {
        "rule_kind": _S,  # found_by or read_as
        "rule": _S,
        "confidence": _F,
        "meaning_da": _S,
        "meaning_en": _S,
    },
    "row_condition": {
        "condition_number": _I,
        "column_name": _S,  # canonical name
        "reason_code": _S,
        "condition": _S,  # SQL over the typed columns, and t_<column>: the cell's text
    },
}


def part_path(table: str, part_key: str) -> str:
    """Return the path of a part below the lake folder."""
    return f"{table}/{part_key}.parquet"
