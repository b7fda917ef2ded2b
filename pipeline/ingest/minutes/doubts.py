"""What can hardly be right: values that contradict others, or that no meeting has.

Such a value stays as it was read, with a low confidence: it is not used until somebody has looked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from pipeline.ingest.minutes.records import ActionItem, Attendance, Concern, Meeting, Minutes, Told

Record = TypeVar("Record", bound=Told)
_SHORTEST, _LONGEST = 10, 6 * 60  # minutes that a meeting lasts
_FURTHEST = dt.timedelta(days=3 * 366)  # nobody sets a deadline further ahead
_MOST_MENTIONS = 50


def doubted(minutes: Minutes) -> Minutes:
    """Return minutes in which a value that can hardly be right has a low confidence."""
    meeting = _meeting(minutes.meeting)
    return replace(
        minutes,
        meeting=meeting,
        attendances=[_attendance(one, meeting) for one in minutes.attendances],
        concerns=[_concern(one) for one in minutes.concerns],
        action_items=[_action(one, meeting.meeting_date) for one in minutes.action_items],
    )


def _doubt(record: Record, fields: Iterable[str], read_as: str) -> Record:
    """Return a record some of whose values are doubted."""
    doubtful = {
        name: record.sources[name].written(read_as) for name in fields if name in record.sources
    }
    return replace(record, sources={**record.sources, **doubtful}) if doubtful else record


def _meeting(meeting: Meeting) -> Meeting:
    length = meeting.duration_minutes
    is_odd = length is not None and not _SHORTEST <= length <= _LONGEST
    return _doubt(meeting, ["duration_minutes"], "implausible") if is_odd else meeting


def _attendance(one: Attendance, meeting: Meeting) -> Attendance:
    """Take back that somebody was late who was not; doubt who came when it was over."""
    if one.from_time and meeting.start_time and one.from_time <= meeting.start_time:
        one = replace(one, came_late=False)
    if one.to_time and meeting.end_time and one.to_time >= meeting.end_time:
        one = replace(one, left_early=False)
    odd = []
    if one.from_time and meeting.end_time and one.from_time >= meeting.end_time:
        odd += ["from_time", "came_late"]
    if one.to_time and meeting.start_time and one.to_time <= meeting.start_time:
        odd += ["to_time", "left_early"]
    return _doubt(one, odd, "contradiction")


def _concern(one: Concern) -> Concern:
    is_odd = one.mention_count > _MOST_MENTIONS
    return _doubt(one, ["mention_count"], "implausible") if is_odd else one


def _action(one: ActionItem, day: dt.date) -> ActionItem:
    """Doubt days out of order: decided by now, then due, closed between the first and now."""
    odd = []
    if one.decided_on and one.decided_on > day:
        odd.append("decided_on")
    if one.due_on and one.decided_on and one.due_on < one.decided_on:
        odd.append("due_on")
    begun = one.decided_on or dt.date.min
    if one.closed_on and not (begun <= one.closed_on <= day):
        odd.append("closed_on")
    one = _doubt(one, odd, "contradiction")
    is_far = one.due_on is not None and one.due_on - day > _FURTHEST
    return _doubt(one, ["due_on"], "implausible") if is_far else one
