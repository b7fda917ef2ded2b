"""What is read from minutes: meetings, what was said and agreed, and where each value stands."""

from __future__ import annotations

from pipeline.lake.patterns import ACTION_ID, CODE, FILE_KEY, MEETING_ID, STAFF_CODE, VALUE_ID
from pipeline.lake.table import CLOCK, DAY, DECIMAL, WHOLE, YES_NO, lake_table

MEETING = lake_table(
    "meeting",
    "one document that holds the minutes of one meeting",
    {
        "file_key": FILE_KEY,
        "meeting_id": MEETING_ID,
        "network_code": CODE,
        "meeting_date": DAY,
        "start_time": CLOCK,
        "end_time": CLOCK,
        "duration_minutes": WHOLE,
        "status": r"held|cancelled|broken_off|agenda_only",
        "place_code": CODE,  # what kind of place; never an address
        "minute_taker_role": CODE,
        "minute_taker_staff_code": STAFF_CODE,  # our own staff only
    },
)

ATTENDANCE = lake_table(
    "attendance",
    "one participant of a meeting in one document",
    {
        "file_key": FILE_KEY,
        "meeting_id": MEETING_ID,
        "participant_number": WHOLE,
        "staff_code": STAFF_CODE,  # our own staff only
        "organisation": CODE,  # everybody else: a partner code
        "participant_role": CODE,  # and what they are there
        "status": r"present|apologies|absent",
        "from_time": CLOCK,
        "to_time": CLOCK,
        "came_late": YES_NO,
        "left_early": YES_NO,
    },
)

AGENDA_ITEM = lake_table(
    "agenda_item",
    "one item of an agenda",
    {
        "file_key": FILE_KEY,
        "meeting_id": MEETING_ID,
        "item_number": WHOLE,
        "topic": CODE,
        "agreement_kind": CODE,  # what sort of agreement it is about; null where about none
        "kind": r"information|concern|decision",
    },
)

CONCERN = lake_table(
    "concern",
    "one topic of concern of one network in one document",
    {
        "file_key": FILE_KEY,
        "meeting_id": MEETING_ID,
        "concern_number": WHOLE,
        "network_code": CODE,
        "topic": CODE,
        "mention_count": WHOLE,
    },
)

MEETING_DECISION = lake_table(
    "meeting_decision",
    "one decision of a meeting in one document",
    {
        "file_key": FILE_KEY,
        "meeting_id": MEETING_ID,
        "decision_number": WHOLE,
        "item_number": WHOLE,  # of the agenda; null where it stands under none
        "kind": CODE,
        "topic": CODE,
        "network_code": CODE,  # the area it is about
        "action_id": ACTION_ID,  # the follow-up that it names
    },
)

ACTION_ITEM = lake_table(
    "action_item",
    "one follow-up as it stands in one document",
    {
        "file_key": FILE_KEY,
        "meeting_id": MEETING_ID,
        "action_id": ACTION_ID,
        "kind": CODE,
        "responsible_staff_code": STAFF_CODE,
        "responsible_organisation": CODE,
        "decided_on": DAY,
        "due_on": DAY,
        "status": r"open|closed|dropped",
        "closed_on": DAY,
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

EXTRACTED_VALUE = lake_table(
    "extracted_value",
    "one value that was read from minutes: where it stands, and how sure it is",
    {
        "file_key": FILE_KEY,
        "value_id": VALUE_ID,  # keyed, of the document, the place, the field and the value
        "meeting_id": MEETING_ID,
        "record_kind": "|".join(RECORD_KINDS),
        # participant_number, item_number, concern_number, decision_number; else null.
        "record_number": WHOLE,
        "action_id": ACTION_ID,  # of an action item
        "field": CODE,  # a column of that record's table
        # The value, in the column of its type: a member of a vocabulary, or no text at all.
        "code": CODE,
        "staff_code": STAFF_CODE,
        "day": DAY,
        "clock": CLOCK,
        "number": WHOLE,
        "place_kind": (
            r"heading|paragraph|list_item|table_cell|page_header|page_footer|text_box"
            r"|mail_subject|document"
        ),
        "place_number": WHOLE,  # which paragraph or table, from 1
        "place_row": WHOLE,
        "place_cell": WHOLE,
        "source_line": WHOLE,
        "found_by": CODE,  # rules of reading_rules.csv
        "read_as": CODE,
        "confidence": DECIMAL,
    },
)
