"""Who works, at what, and what is ordered: entries of the logs, orders, staff."""

from __future__ import annotations

from pipeline.lake.patterns import (
    CODE,
    CODES,
    COURSE_CODE,
    ENTRY_ID,
    FILE_KEY,
    ORDER_ID,
    REFERENCE,
    STAFF_CODE,
)
from pipeline.lake.table import CLOCK, DAY, MOMENT, WHOLE, YES_NO, lake_table

TIME_ENTRY = lake_table(
    "time_entry",
    "one accepted row of an activity log",
    {
        "file_key": FILE_KEY,
        "source_sheet": WHOLE,  # from 1; null where the format has no sheets
        "source_line": WHOLE,  # the physical line or sheet row, from 1
        "entry_id": ENTRY_ID,  # keyed: the source's own id, or the hash of the row
        "has_own_entry_id": YES_NO,
        "row_hash": ENTRY_ID,  # keyed hash of the typed values and the person, never of the note
        "work_date": DAY,
        "start_time": CLOCK,
        "end_time": CLOCK,
        "duration_minutes": WHOLE,
        "staff_code": STAFF_CODE,
        "activity_code": CODE,
        "network_code": CODE,
        "place_code": CODE,
        "target_group": CODE,
        "contact_count": WHOLE,
        "partner_codes": CODES,
        "occasion": CODE,
        "reference": REFERENCE,
        "course_code": COURSE_CODE,
        "registered_at": MOMENT,
        # Whether the file has the column at all: a blank cell in a known column is an answer,
        # a column that is not there is none.
        "has_network_column": YES_NO,
        "has_place_column": YES_NO,
        "has_target_group_column": YES_NO,
        "has_contact_column": YES_NO,
        "has_partner_column": YES_NO,
        "has_occasion_column": YES_NO,
        "has_reference_column": YES_NO,
    },
)

ORDER = lake_table(
    "order",
    "one accepted row of a file of orders",
    {
        "file_key": FILE_KEY,
        "source_sheet": WHOLE,
        "source_line": WHOLE,
        "order_id": ORDER_ID,
        "ordered_on": DAY,
        "network_code": CODE,  # null for the whole municipality
        "topic": CODE,
        "due_on": DAY,
        "withdrawn_on": DAY,
    },
)

STAFF = lake_table(
    "staff",
    "one member of staff in one period of validity",
    {
        "file_key": FILE_KEY,
        "source_line": WHOLE,
        "staff_code": STAFF_CODE,
        "role": r"operative|consultant",
        "employment_unit": CODE,
        "weekly_norm_minutes": WHOLE,
        "valid_from": DAY,
        "valid_to": DAY,  # the last day; null while it lasts
    },
)
