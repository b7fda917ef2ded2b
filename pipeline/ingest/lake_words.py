"""Which words the strings of the lake are members of: vocabularies, and lists that are fixed."""

from __future__ import annotations

from pipeline.ingest.headings import COLUMNS, HELPERS
from pipeline.ingest.orders.order_headings import ORDER_COLUMNS
from pipeline.ingest.reference import ReferenceData
from pipeline.lake import RECORD_KINDS, SOURCE_TABLES

_ACTION_KINDS = ("contact", "agreement", "visit", "investigate", "inform", "other")
_DECISION_KINDS = ("approve", "start", "stop", "postpone", "refer", "agree", "inform", "other")
# What a value of minutes may be as a code: a member of one of these, or one of a fixed list.
_READ_VOCABULARIES = (
    "network", "place", "role", "partner", "topic", "action_kind", "decision_kind",
)  # fmt: skip
_READ_FIXED = (
    "held", "cancelled", "broken_off", "agenda_only", "present", "apologies", "absent",
    "information", "concern", "decision", "open", "closed", "dropped",
)  # fmt: skip
# Lake column → the vocabulary its values are members of, by table.
VOCABULARY_OF = {
    "time_entry": {
        "activity_code": "activity",
        "network_code": "network",
        "place_code": "place",
        "target_group": "target_group",
        "partner_codes": "partner",
        "occasion": "occasion",
    },
    "refused_row": {"reason_code": "reason", "column_name": "column"},
    "file_note": {"reason_code": "reason"},
    "meeting": {"network_code": "network", "place_code": "place", "minute_taker_role": "role"},
    "attendance": {"organisation": "partner", "participant_role": "role"},
    "agenda_item": {"topic": "topic", "agreement_kind": "action_kind"},
    "concern": {"network_code": "network", "topic": "topic"},
    "meeting_decision": {"network_code": "network", "topic": "topic", "kind": "decision_kind"},
    "action_item": {"responsible_organisation": "partner", "kind": "action_kind"},
    "order": {"network_code": "network", "topic": "topic"},
    "extracted_value": {
        "field": "field",
        "code": "read_code",
        "found_by": "reading_rule",
        "read_as": "reading_rule",
    },
    "staff": {"employment_unit": "unit"},
}


def words_of_lake(reference: ReferenceData) -> dict[str, set[str]]:
    """Return the members of each vocabulary that ``VOCABULARY_OF`` names."""
    words = {name: set(found.codes) for name, found in reference.vocabularies.items()}
    words["topic"] |= {"other"}
    words["reason"] = set(reference.table("row_rule")["reason_code"])
    words["column"] = {*COLUMNS, *HELPERS, *ORDER_COLUMNS, "row"}
    words["action_kind"] = set(_ACTION_KINDS)
    words["decision_kind"] = set(_DECISION_KINDS)
    words["reading_rule"] = set(reference.table("reading_rule")["rule"])
    records = [table for table in SOURCE_TABLES if table.name in RECORD_KINDS]
    words["field"] = {name for table in records for name in table.schema}
    words["read_code"] = set(_READ_FIXED).union(*(words[name] for name in _READ_VOCABULARIES))
    return words
