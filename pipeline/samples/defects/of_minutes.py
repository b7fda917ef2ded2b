"""Defects of meetings, their parts and follow-ups."""

from __future__ import annotations

from pipeline.samples.defects.defect import critical, double, info, warning

_MEETING = "where meeting_id = '{meeting}'"
_PERSON = f"{_MEETING} and participant_number"
_ACTION = "where action_id = '{action}'"
_FILE = ("{minutes}",)


def _meeting(change: str) -> str:
    return f"update core.fact_meeting set {change} {_MEETING}"


def _action(change: str) -> str:
    return f"update core.fact_action_item set {change} {_ACTION}"


OF_MINUTES = {
    "meeting_twice": critical(
        "one meeting counts twice", "meeting_unique",
        double("core.fact_meeting", "meeting_id = '{meeting}'"),
        examples=("{meeting}:{minutes}",), count=2,
    ),
    "meeting_of_no_network": critical(
        "minutes without a network", "meeting_has_network", _meeting("network_code = null"),
        examples=_FILE,
    ),
    "meeting_of_unknown_network": critical(
        "minutes of a network that was taken out of the list", "meeting_network_known",
        _meeting("network_code = 'atlantis'"), examples=_FILE,
    ),
    "meeting_status_unknown": critical(
        "a meeting neither held nor cancelled", "meeting_status", _meeting("status = 'maybe'"),
        examples=_FILE,
    ),
    "meeting_of_five_minutes": warning(
        "start and end are mixed up", "meeting_duration", _meeting("duration_minutes = 5"),
        examples=_FILE,
    ),
    "meeting_of_a_day": warning(
        "an end on the wrong day", "meeting_duration", _meeting("duration_minutes = 1440"),
        examples=_FILE,
    ),
    "part_without_meeting": critical(
        "a concern of a meeting that is not there", "meeting_parts_resolve",
        f"update core.fact_concern set meeting_id = 'm-nowhere-19990101' {_MEETING}",
        examples=("m-nowhere-19990101",),
    ),
    "topic_unknown": critical(
        "a concern of a topic that was taken out of the list", "concern_topic_known",
        f"update core.fact_concern set topic = 'weather' {_MEETING}",
        examples=("{meeting}",),
    ),
    "seat_twice": critical(
        "one participant counts twice", "attendance_unique",
        double(
            "core.fact_attendance",
            "meeting_id = '{meeting}' and participant_number = {outsider}",
        ),
        examples=("{meeting}:{outsider}",), count=2,
    ),
    "attendance_status_unknown": critical(
        "neither there nor away", "attendance_status",
        f"update core.fact_attendance set status = 'asleep' {_PERSON} = {{outsider}}",
        examples=("{meeting}:{outsider}",),
    ),
    "guest_of_our_own": warning(
        "a participant who was not employed yet", "attendance_staff_on_that_day",
        f"update core.fact_attendance set role = null {_PERSON} = {{own}}",
        examples=("{meeting}:{own}",),
    ),
    "meeting_in_minutes_only": info(
        "nobody logs the meeting", "log_and_minutes_agree",
        "insert into core.log_minutes_difference by name "
        f"select meeting_id, 'only_in_minutes' as kind from core.fact_meeting {_MEETING}",
        examples=("{meeting}:only_in_minutes",),
    ),
    "value_in_doubt": warning(
        "a deadline that may be read in two ways", "minutes_value_unsettled",
        "insert into core.review_item by name "
        "select '{value}' as value_id, '{value_file}' as file_key",
        examples=("{value}:{value_file}",),
    ),
    "action_twice": critical(
        "one follow-up counts twice", "action_item_unique",
        double("core.fact_action_item", "action_id = '{action}'"),
        examples=("{action}",), count=2,
    ),
    "action_without_status": critical(
        "a follow-up without a status", "action_item_has_status", _action("status = null"),
        examples=("{action}",),
    ),
    "action_status_unknown": critical(
        "a follow-up neither open nor closed", "action_item_status",
        _action("status = 'forgotten'"), examples=("{action}",),
    ),
    "action_open_and_closed": critical(
        "an open follow-up with a day of closing", "action_item_state_clear",
        _action("closed_on = decided_on, closure_known_by = 'day'"), examples=("{action}",),
    ),
    "action_closed_by_nobody": critical(
        "a closed follow-up that no meeting saw closed", "action_item_state_clear",
        _action("status = 'closed'"), examples=("{action}",),
    ),
    "action_due_before": warning(
        "a deadline before the decision", "action_item_days_in_order",
        _action("due_on = decided_on - 1"), examples=("{action}",),
    ),
}  # fmt: skip
