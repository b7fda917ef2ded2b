"""The truth of meetings and what was said there: the files that come from standing minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.samples.minutes_facts import TOO_LATE
from pipeline.samples.minutes_files import MinutesFile
from pipeline.samples.truth_files import write_frame, write_json

_MEETINGS: dict[str, pl.DataType] = {
    "meeting_id": pl.String(),
    "network_code": pl.String(),
    "meeting_date": pl.Date(),
    "status": pl.String(),
    "start_minute": pl.Int32(),
    "end_minute": pl.Int32(),
    "file": pl.String(),
    "place_code": pl.String(),
    "minute_taker_staff_code": pl.String(),
    "minute_taker_role": pl.String(),
}
_ATTENDANCE: dict[str, pl.DataType] = {
    "meeting_id": pl.String(),
    "staff_code": pl.String(),
    "organisation": pl.String(),
    "participant_role": pl.String(),
    "status": pl.String(),
    "from_minute": pl.Int32(),
    "to_minute": pl.Int32(),
}
_AGENDA: dict[str, pl.DataType] = {
    "meeting_id": pl.String(),
    "item_number": pl.Int32(),
    "topic": pl.String(),
}
_DECISIONS: dict[str, pl.DataType] = {
    "meeting_id": pl.String(),
    "decision_number": pl.Int32(),
    "kind": pl.String(),
    "topic": pl.String(),
    "item_number": pl.Int32(),
    "action_id": pl.String(),
}
_CONCERNS: dict[str, pl.DataType] = {
    "meeting_id": pl.String(),
    "network_code": pl.String(),
    "topic": pl.String(),
    "mention_count": pl.Int32(),
}
_ACTIONS: dict[str, pl.DataType] = {
    "meeting_id": pl.String(),
    "is_new": pl.Boolean(),
    "action_id": pl.String(),
    "kind": pl.String(),
    "staff_code": pl.String(),
    "organisation": pl.String(),
    "decided_on": pl.Date(),
    "due_on": pl.Date(),
    "status": pl.String(),
    "closed_on": pl.Date(),
    "is_numbered": pl.Boolean(),
}


def write_meetings(folder: Path, standing: Sequence[MinutesFile]) -> None:
    """Write what the standing minutes say, one file for each kind of thing."""
    meetings = pl.DataFrame([_meeting(file) for file in standing], schema=_MEETINGS)
    write_frame(folder / "meetings.parquet", meetings)
    attendance = [row for file in standing for row in _attendance(file)]
    write_frame(folder / "attendance.parquet", pl.DataFrame(attendance, schema=_ATTENDANCE))
    concerns = [
        {"meeting_id": file.meeting.meeting_id, **asdict(concern)}
        for file in standing
        for concern in file.meeting.concerns
    ]
    write_frame(folder / "concerns.parquet", pl.DataFrame(concerns, schema=_CONCERNS))
    actions = [row for file in standing for row in _actions(file)]
    write_frame(folder / "actions.parquet", pl.DataFrame(actions, schema=_ACTIONS))
    agenda = [
        {"meeting_id": file.meeting.meeting_id, "item_number": number, "topic": topic}
        for file in standing
        for number, topic in enumerate(file.facts.topics, start=1)
    ]
    write_frame(folder / "agenda.parquet", pl.DataFrame(agenda, schema=_AGENDA))
    decisions = [
        {"meeting_id": file.meeting.meeting_id, "decision_number": number, **asdict(one)}
        for file in standing
        for number, one in enumerate(file.facts.decisions, start=1)
    ]
    frame = pl.DataFrame(
        [{name: row[name] for name in _DECISIONS} for row in decisions], _DECISIONS
    )
    write_frame(folder / "decisions.parquet", frame)
    uncertain = [
        {"file": file.path, "meeting_id": file.meeting.meeting_id, **asdict(doubt)}
        for file in standing
        for doubt in file.facts.doubts
    ]
    write_json(folder / "uncertain.json", uncertain)


def _meeting(file: MinutesFile) -> dict[str, Any]:
    meeting = file.meeting
    return {
        "meeting_id": meeting.meeting_id,
        "network_code": meeting.network_code,
        "meeting_date": meeting.meeting_date,
        "status": file.status,
        "start_minute": meeting.start,
        "end_minute": meeting.end,
        "file": file.path,
        "place_code": file.facts.place_code,
        "minute_taker_staff_code": file.facts.minute_taker,
        "minute_taker_role": file.facts.minute_taker_role,
    }


def _attendance(file: MinutesFile) -> list[dict[str, Any]]:
    return [
        {
            "meeting_id": file.meeting.meeting_id,
            "staff_code": who.staff_code,
            "organisation": who.organisation,
            "participant_role": role,
            "status": who.status,
            "from_minute": who.from_minute,
            "to_minute": who.to_minute,
        }
        | _doubted(file, number)
        for number, (who, role) in enumerate(
            zip(file.meeting.attendance, file.facts.roles, strict=True), start=1
        )
    ]


def _doubted(file: MinutesFile, number: int) -> dict[str, Any]:
    """Return what the document tells of a participant other than it was."""
    told = {
        doubt.field: doubt.value
        for doubt in file.facts.doubts
        if (doubt.record_kind, doubt.record_number) == ("attendance", number)
    }
    late = {"from_minute": TOO_LATE} if "from_time" in told else {}
    return late | ({"organisation": told["organisation"]} if "organisation" in told else {})


def _actions(file: MinutesFile) -> list[dict[str, Any]]:
    meeting, found = file.meeting, []
    for is_new, actions in ((False, meeting.old_actions), (True, meeting.new_actions)):
        for action in actions:
            row = asdict(action)
            del row["task"]
            row["is_numbered"] = action.action_id not in file.facts.unnumbered
            found.append({"meeting_id": meeting.meeting_id, "is_new": is_new, **row})
    return found
