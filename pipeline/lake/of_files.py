"""What became of each file and of its rows: the manifest, refusals, notes, corrections."""

from __future__ import annotations

from pipeline.lake.patterns import CODE, CODES, FILE_KEY, HEX, VERSION
from pipeline.lake.table import MOMENT, WHOLE, YES_NO, lake_table

MANIFEST = lake_table(
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
        "is_full_export": YES_NO,  # it replaces what its profile knew of its persons and period
        # What was detected, or pinned in the profile; null where the format has no such thing.
        "encoding": VERSION,
        "delimiter": r"semicolon|comma|tab|pipe|none",
        "heading_line": WHOLE,  # of the first table
        "date_order": r"day_first|month_first|year_first|mixed",
        "decimal_mark": r"comma|point|both",
        "received_at": MOMENT,  # UTC; recorded once, when these bytes first arrived
        "parts": CODES,  # the tables it has rows of; null where there are none
        "rows_received": WHOLE,
        "rows_accepted": WHOLE,
        "rows_refused": WHOLE,
        "rows_erased": WHOLE,  # left out for good; received, and neither accepted nor refused
        "mentions_erased": WHOLE,  # of a person in a document that stays: rows left out or blanked
        "status": r"loaded|partly_refused|refused|empty|withdrawn|erased",
        "reason_code": CODE,  # why the whole file was refused
        "is_current": YES_NO,  # the parts of this row count
        # It has been taken back with all its rows: its parts are gone, its counts remain.
        "is_withdrawn": YES_NO,
        # The original is gone, and the parser or a vocabulary has changed since.
        "is_stale": YES_NO,
        "erasures": HEX,  # digest of the erasures that its rows have been held against
    },
)

REFUSED_ROW = lake_table(
    "refused_row",
    "one problem of a row (or document) that was refused",
    {
        "file_key": FILE_KEY,
        "source_sheet": WHOLE,
        "source_line": WHOLE,
        "problem_number": WHOLE,  # from 1 within the row; rows are counted by problem_number = 1
        "column_name": CODE,  # canonical name
        "source_column": WHOLE,  # from 1
        "value_kind": r"empty|text|number|date|time|too_long|code",
        "reason_code": CODE,  # row_rule gives the Danish text
    },
)

FILE_NOTE = lake_table(
    "file_note",
    "something to be told about a file that was read all the same",
    {
        "file_key": FILE_KEY,
        "source_line": WHOLE,
        "source_column": WHOLE,
        "reason_code": CODE,
    },
)

ROW_CORRECTION = lake_table(
    "row_correction",
    "one row of a hand-back workbook and one row that it names",
    {
        "file_key": FILE_KEY,
        "source_sheet": WHOLE,
        "source_line": WHOLE,
        "corrected_file_key": FILE_KEY,
        "corrected_sheet": WHOLE,
        "corrected_line": WHOLE,
        # What became of the row that names it: an entry; refused once more; or no entry, since
        # somebody said that the refused row is no registration.
        "outcome": r"accepted|refused|dropped",
    },
)
