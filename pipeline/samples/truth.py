"""The truth: what was planted, in the files below ``truth/`` that tests compare against."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.samples.logs import LogFile, LogRow
from pipeline.samples.minutes_facts import TOO_LATE
from pipeline.samples.minutes_files import MinutesFile, standing_files
from pipeline.samples.oddities import CONFLICT_MINUTES
from pipeline.samples.order_files import OrderFile, orders_frame
from pipeline.samples.people import StaffMember
from pipeline.samples.planted import Planted
from pipeline.samples.standing import FiledRow, sha256
from pipeline.samples.truth_readme import TRUTH_README
from pipeline.samples.vocabulary import activities

# Whether the file has the column, so that a blank is an answer; by the lake's names.
_HAS = {
    "has_network_column": "network_code",
    "has_place_column": "place_code",
    "has_target_group_column": "target_group",
    "has_contact_column": "contact_count",
    "has_partner_column": "partner_codes",
    "has_occasion_column": "occasion",
    "has_reference_column": "reference",
}
_ENTRIES: dict[str, pl.DataType] = {
    "file": pl.String(),
    "sheet": pl.Int32(),
    "line": pl.Int32(),
    "own_id": pl.String(),
    "staff_code": pl.String(),
    "role": pl.String(),
    "employment_unit": pl.String(),
    "work_date": pl.Date(),
    "start_minute": pl.Int32(),
    "end_minute": pl.Int32(),
    "duration_minutes": pl.Int32(),
    "activity_code": pl.String(),
    "category_code": pl.String(),
    "task": pl.Int32(),
    "network_code": pl.String(),
    "place_code": pl.String(),
    "target_group": pl.String(),
    "contact_count": pl.Int32(),
    "partner_codes": pl.String(),
    "occasion": pl.String(),
    "reference": pl.String(),
    "course_code": pl.String(),
    "registered_at": pl.Datetime("us"),
    **{flag: pl.Boolean() for flag in _HAS},
}
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


@dataclass(frozen=True)
class FileTruth:
    """What is to become of one file's rows (a document is one row)."""

    path: str
    kind: str
    format: str
    content_sha256: str
    received_at: str
    copies: list[str]
    rows_received: int
    rows_loaded: int
    rows_refused: int
    rows_superseded: int


@dataclass(frozen=True)
class Handed:
    """Everything that was handed over, and what becomes of it."""

    logs: Sequence[LogFile]
    filed: Sequence[FiledRow]
    minutes: Sequence[MinutesFile]
    refused_documents: Sequence[FileTruth]
    orders: Sequence[OrderFile] = ()

    @property
    def standing(self) -> list[MinutesFile]:
        """The documents that stand, by meeting."""
        return standing_files(self.minutes)


def write_truth(
    folder: Path, staff: Sequence[StaffMember], handed: Handed, planted: Planted
) -> list[FileTruth]:
    """Write all of ``truth/`` and return what is to become of each file."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = entries_frame(handed.filed)
    _write(folder / "entries.parquet", entries)
    _write(folder / "composition.parquet", composition(entries))
    _write(folder / "staff.parquet", staff_frame(staff))
    standing = sorted(handed.standing, key=lambda file: file.meeting.meeting_id)
    _write_meetings(folder, standing)
    _write(folder / "orders.parquet", orders_frame(handed.orders))
    files = [
        *_log_truth(handed),
        *_minutes_truth(handed),
        *_order_truth(handed.orders),
        *handed.refused_documents,
    ]
    files.sort(key=lambda file: file.path)
    _note_rows(handed, planted)
    _note_files(handed, planted)
    write_json(folder / "files.json", [asdict(file) for file in files])
    problems = sorted(
        planted.problems,
        key=lambda one: (one.file, one.sheet or 0, one.line or 0, one.column or "", one.outcome),
    )
    write_json(folder / "problems.json", [asdict(problem) for problem in problems])
    write_json(folder / "personal_data.json", [asdict(piece) for piece in planted.personal])
    (folder / "README.md").write_bytes(TRUTH_README.encode())
    return files


def entries_frame(filed: Iterable[FiledRow]) -> pl.DataFrame:
    """Return the entries that stand, one row each, as their file tells them."""
    rows = []
    for one in filed:
        if one.fate != "loaded":
            continue
        entry = one.row.told
        category, task = activities()[entry.activity_code]
        rows.append(
            {
                **{name: getattr(entry, name, None) for name in _ENTRIES},
                "file": one.file.path,
                "sheet": one.row.sheet,
                "line": one.row.line,
                "own_id": one.row.own_id,
                "category_code": category,
                "task": task,
                "end_minute": _end_minute(one.row),
                "registered_at": _moment(one.row.cells.get("registered_at")),
                **{flag: one.file.has(column) for flag, column in _HAS.items()},
            }
        )
    return pl.DataFrame(rows, schema=_ENTRIES)


def _end_minute(row: LogRow) -> int | None:
    """Return the clock time at which an entry ends as its file writes it."""
    if row.told.start_minute is None:
        return None
    is_conflict = any(reason == "duration_conflict" for _, reason in row.notes)
    end = row.told.start_minute + row.told.duration_minutes + CONFLICT_MINUTES * is_conflict
    return end % (24 * 60)


def _moment(cell: object) -> dt.datetime | None:
    """Return when a row says that it was registered."""
    return dt.datetime.fromisoformat(cell) if isinstance(cell, str) else None


def composition(entries: pl.DataFrame) -> pl.DataFrame:
    """Return the operative team's minutes by month and category, absence included."""
    return (
        entries.filter(pl.col("role") == "operative")
        .group_by(month_start=pl.col("work_date").dt.truncate("1mo"), category_code="category_code")
        .agg(pl.col("duration_minutes").sum().cast(pl.Int64))
        .sort("month_start", "category_code")
    )


def staff_frame(staff: Sequence[StaffMember]) -> pl.DataFrame:
    """Return ``staff.csv`` with types."""
    rows = [
        {
            "staff_code": member.staff_code,
            "role": member.role,
            "employment_unit": period.employment_unit,
            "weekly_norm_hours": period.weekly_norm_hours,
            "valid_from": period.valid_from,
            "valid_to": period.valid_to,
        }
        for member in staff
        for period in member.periods
    ]
    schema = {"weekly_norm_hours": pl.Float64(), "valid_from": pl.Date(), "valid_to": pl.Date()}
    return pl.DataFrame(rows, schema_overrides=schema)


def _write_meetings(folder: Path, standing: Sequence[MinutesFile]) -> None:
    meetings = pl.DataFrame([_meeting(file) for file in standing], schema=_MEETINGS)
    _write(folder / "meetings.parquet", meetings)
    attendance = [row for file in standing for row in _attendance(file)]
    _write(folder / "attendance.parquet", pl.DataFrame(attendance, schema=_ATTENDANCE))
    concerns = [
        {"meeting_id": file.meeting.meeting_id, **asdict(concern)}
        for file in standing
        for concern in file.meeting.concerns
    ]
    _write(folder / "concerns.parquet", pl.DataFrame(concerns, schema=_CONCERNS))
    actions = [row for file in standing for row in _actions(file)]
    _write(folder / "actions.parquet", pl.DataFrame(actions, schema=_ACTIONS))
    agenda = [
        {"meeting_id": file.meeting.meeting_id, "item_number": number, "topic": topic}
        for file in standing
        for number, topic in enumerate(file.facts.topics, start=1)
    ]
    _write(folder / "agenda.parquet", pl.DataFrame(agenda, schema=_AGENDA))
    decisions = [
        {"meeting_id": file.meeting.meeting_id, "decision_number": number, **asdict(one)}
        for file in standing
        for number, one in enumerate(file.facts.decisions, start=1)
    ]
    frame = pl.DataFrame(
        [{name: row[name] for name in _DECISIONS} for row in decisions], _DECISIONS
    )
    _write(folder / "decisions.parquet", frame)
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


def _log_truth(handed: Handed) -> list[FileTruth]:
    fates = Counter((one.file.path, one.fate) for one in handed.filed)
    return [
        FileTruth(
            file.path,
            "activity",
            file.dialect.format,
            sha256(file.content),
            file.received_at.isoformat(),
            [path for path, _ in file.copies],
            sum(row.is_row for row in file.rows),
            fates[file.path, "loaded"],
            fates[file.path, "refused"],
            fates[file.path, "superseded"],
        )
        for file in handed.logs
    ]


def _minutes_truth(handed: Handed) -> list[FileTruth]:
    standing = {file.path for file in handed.standing}
    return [
        FileTruth(
            file.path,
            "minutes",
            "markdown" if file.path.endswith(".md") else "docx",
            sha256(file.content),
            file.received_at.isoformat(),
            [path for path, _ in file.copies],
            1,
            int(file.path in standing),
            0,
            int(file.path not in standing),
        )
        for file in handed.minutes
    ]


def _order_truth(files: Sequence[OrderFile]) -> list[FileTruth]:
    found = []
    for file in files:
        fates = Counter(row.fate for row in file.rows)
        found.append(
            FileTruth(
                file.path,
                "orders",
                file.format,
                sha256(file.content),
                file.received_at.isoformat(),
                [],
                len(file.rows),
                fates["loaded"],
                fates["refused"],
                fates["superseded"],
            )
        )
    return found


def _note_rows(handed: Handed, planted: Planted) -> None:
    """Note what becomes of rows: superseded, refused, or loaded and told."""
    for one in handed.filed:
        path, row = one.file.path, one.row
        if one.fate == "superseded":
            reason = "a_later_row_has_its_id" if row.own_id else "an_earlier_file_has_the_row"
            planted.add_problem(path, reason, "superseded", sheet=row.sheet, line=row.line)
        for column, reason in row.faults:
            planted.add_problem(
                path, reason, "refused", sheet=row.sheet, line=row.line, column=column
            )
    for log in handed.logs:
        for row in log.rows:
            for told, reason in row.notes:
                planted.add_problem(
                    log.path, reason, "noted", sheet=row.sheet, line=row.line, column=told
                )
        if log.unknown_column:
            line = 2 if log.dialect.format == "xlsx" else 1
            planted.add_problem(log.path, "unknown_column", "noted", line=line)


def _note_files(handed: Handed, planted: Planted) -> None:
    """Note documents in whose place another stands, and files handed over twice."""
    standing = {file.path for file in handed.standing}
    for file in handed.minutes:
        if file.path not in standing:
            reason = "an_agenda_alone" if file.status == "agenda_only" else "a_draft"
            planted.add_problem(file.path, reason, "superseded")
    copies = [pair for one in handed.logs for pair in one.copies]
    copies += [pair for one in handed.minutes for pair in one.copies]
    for path, _ in copies:
        planted.add_problem(path, "the_same_bytes", "same_file")


def write_json(path: Path, content: list[dict[str, Any]]) -> None:
    """Write a list of objects, one on each line."""
    lines = (json.dumps(one, ensure_ascii=False) for one in content)
    path.write_bytes(("[\n" + ",\n".join(lines) + "\n]\n").encode())


def _write(path: Path, frame: pl.DataFrame) -> None:
    frame.write_parquet(path, compression="zstd", compression_level=9)
