"""The truth: what was planted, in the files below ``truth/`` that tests compare against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import polars as pl

from pipeline.samples.order_files import orders_frame
from pipeline.samples.people import StaffMember
from pipeline.samples.planted import Planted
from pipeline.samples.truth_entries import composition, entries_frame
from pipeline.samples.truth_files import FileTruth, Handed, file_truth, write_frame, write_json
from pipeline.samples.truth_meetings import write_meetings
from pipeline.samples.truth_readme import TRUTH_README


def write_truth(
    folder: Path, staff: Sequence[StaffMember], handed: Handed, planted: Planted
) -> list[FileTruth]:
    """Write all of ``truth/`` and return what is to become of each file."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = entries_frame(handed.filed)
    write_frame(folder / "entries.parquet", entries)
    write_frame(folder / "composition.parquet", composition(entries))
    write_frame(folder / "staff.parquet", staff_frame(staff))
    standing = sorted(handed.standing, key=lambda file: file.meeting.meeting_id)
    write_meetings(folder, standing)
    write_frame(folder / "orders.parquet", orders_frame(handed.orders))
    files = file_truth(handed)
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
