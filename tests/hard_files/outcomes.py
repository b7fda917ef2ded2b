"""What is expected of a hard file (``expected/*.toml``), and how it is held against the lake.

A table per file. Of a loaded row only what is written is compared; all rows must be named, unless
``loaded_count`` stands for them. ``refused`` names every problem; of a list of reasons any is
right. ``notes`` must be there, others may be; at ``agreeing_lines`` there is no
``duration_conflict``. ``says``: a regular expression that the file's refusal must match, in Danish.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hard_town import HERE, STAFF_CODES, lake_rows

from pipeline.files import sha256_of
from pipeline.ingest.identity import COURSE, STAFF, Identity, read_identity
from pipeline.workspace import Workspace

_COLUMNS = {
    "date": "work_date",
    "start": "start_time",
    "end": "end_time",
    "minutes": "duration_minutes",
    "activity": "activity_code",
    "network": "network_code",
    "place": "place_code",
    "target": "target_group",
    "contacts": "contact_count",
    "partners": "partner_codes",
    "occasion": "occasion",
    "reference": "reference",
    "registered": "registered_at",
}
_MANIFEST = ("format", "encoding", "delimiter", "kind", "status", "date_order", "decimal_mark")


@dataclass(frozen=True)
class Expected:
    """The expected outcome of one file; a value of ``""`` stands for none."""

    name: str
    why: str
    manifest: dict[str, str]
    profile: str | None = None
    reason: str | None = None
    says: str | None = None
    loaded: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    loaded_count: int | None = None
    agreeing_lines: list[int] = field(default_factory=list)
    is_quiet: bool = False


def read_expected(*groups: str) -> dict[str, Expected]:
    """Read the expected outcomes of some groups: file name → what must come of it."""
    found: dict[str, Expected] = {}
    for path in (HERE / "expected" / f"{group}.toml" for group in groups):
        for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            assert name not in found, f"{name} has two outcomes"
            manifest = {key: table.pop(key) for key in _MANIFEST if key in table}
            found[name] = Expected(name=name, manifest=manifest, **table)
    return found


class Outcomes:
    """What a workspace's ingest made of each file, by the file's name."""

    def __init__(self, workspace: Workspace) -> None:
        paths = [path for path in workspace.inbox.rglob("*") if path.is_file()]
        self._keys = {path.name: f"f-{sha256_of(path)[:16]}" for path in paths}
        assert len(set(self._keys.values())) == len(paths), "two hard files are one"
        rules = lake_rows(workspace, "ref_row_rule").to_dicts()
        self._rules = {one["reason_code"]: (one["reason_da"], one["mend_da"]) for one in rules}
        self._identity = read_identity(workspace)
        self._entries = lake_rows(workspace, "time_entry").to_dicts()
        self._refused = lake_rows(workspace, "refused_row").to_dicts()
        self._notes = lake_rows(workspace, "file_note").to_dicts()
        self._manifest = _manifest(workspace)

    def differences(self, expected: Expected) -> list[str]:
        """Return what is not as expected, in words."""
        key = self._keys[expected.name]
        row = self._manifest.get(key)
        if row is None:
            return [f"{expected.name} is not in the manifest"]
        return [
            *self._of_file(expected, row),
            *self._of_entries(expected, [one for one in self._entries if one["file_key"] == key]),
            *self._of_problems(expected, [one for one in self._refused if one["file_key"] == key]),
            *self._of_notes(expected, [one for one in self._notes if one["file_key"] == key]),
        ]

    def _of_file(self, expected: Expected, row: dict[str, Any]) -> list[str]:
        wrong = [
            f"{key} is {row[key]!r}, not {value!r}"
            for key, value in expected.manifest.items()
            if row[key] != value
        ]
        if expected.profile and not (row["profile"] or "").startswith(expected.profile):
            wrong.append(f"profile is {row['profile']!r}, not {expected.profile!r}")
        if row["reason_code"] != expected.reason and expected.says is None:
            wrong.append(f"the file's reason is {row['reason_code']!r}, not {expected.reason!r}")
        if expected.says is not None:
            said = " ".join(self._rules.get(row["reason_code"] or "", ("", "")))
            if not re.search(expected.says, said):
                wrong.append(f"the refusal ({row['reason_code']!r}) does not say {expected.says!r}")
        received = row["rows_accepted"] + row["rows_refused"]
        if row["rows_received"] != received:
            wrong.append(f"received {row['rows_received']}, accounted for {received}")
        return wrong

    def _of_entries(self, expected: Expected, entries: list[dict[str, Any]]) -> list[str]:
        if expected.loaded_count is not None:
            count = len(entries)
            return [] if count == expected.loaded_count else [f"{count} rows are loaded"]
        if not any("line" in one for one in expected.loaded):
            return self._of_moments(expected.loaded, entries)
        found = {_place(one): one for one in entries}
        wanted = {(one.get("sheet"), one["line"]): one for one in expected.loaded}
        wrong = [f"the row {place} is not loaded" for place in wanted if place not in found]
        wrong += [f"the row {place} is loaded" for place in found if place not in wanted]
        for place in sorted(wanted.keys() & found.keys(), key=str):
            wrong += self._of_entry(place, wanted[place], found[place])
        return wrong

    def _of_moments(self, wanted: list[dict[str, Any]], entries: list[dict[str, Any]]) -> list[str]:
        """Compare rows without a line, as those of calendars, by when they began."""
        wanted = sorted(wanted, key=lambda one: (one["date"], one["start"]))
        found = sorted(entries, key=lambda one: (one["work_date"], one["start_time"]))
        if len(wanted) != len(found):
            shown = [(str(one["work_date"]), str(one["start_time"])) for one in found]
            return [f"{len(found)} rows are loaded, not {len(wanted)}: {shown}"]
        pairs = zip(wanted, found, strict=True)
        return [text for one, entry in pairs for text in self._of_entry(one["date"], one, entry)]

    def _of_entry(self, place: object, wanted: dict[str, Any], entry: dict[str, Any]) -> list[str]:
        identity = self._identity
        values = {_COLUMNS[key]: value for key, value in wanted.items() if key in _COLUMNS}
        if "staff" in wanted:
            values["staff_code"] = identity.code(STAFF, wanted["staff"])
        if "course" in wanted:
            values["course_code"] = identity.code(COURSE, wanted["course"])
        unknown = wanted.keys() - _COLUMNS.keys() - {"staff", "course", "line", "sheet"}
        assert not unknown, f"an outcome cannot have {unknown}"
        return [
            f"row {place}: {column} is {_shown(identity, entry[column])}, not {value!r}"
            for column, value in values.items()
            if entry[column] != (None if value == "" else value)
        ]

    def _of_problems(self, expected: Expected, problems: list[dict[str, Any]]) -> list[str]:
        if expected.reason == "missing_column":
            return []
        found = {(*_place(one), one["column_name"]): one["reason_code"] for one in problems}
        wrong = []
        for one in expected.refused:
            place = (one.get("sheet"), one["line"])
            columns = [one["column"]] if "column" in one else [key[2] for key in found]
            at = next((key for key in found if key[:2] == place and key[2] in columns), None)
            reason = found.pop(at) if at else None
            if reason not in (
                one["reason"] if isinstance(one["reason"], list) else [one["reason"]]
            ):
                wrong.append(f"row {place}: refused as {reason}, not {one['reason']}")
        return wrong + [f"refused: {key} {reason}" for key, reason in found.items()]

    def _of_notes(self, expected: Expected, notes: list[dict[str, Any]]) -> list[str]:
        found = [(one["source_line"], one["reason_code"]) for one in notes]
        wrong = [
            f"no note {one}"
            for one in expected.notes
            if not any(
                one["reason"] == reason and one.get("line", line) == line for line, reason in found
            )
        ]
        conflicts = [line for line, reason in found if reason == "duration_conflict"]
        wrong += [
            f"row {line}: a conflict" for line in conflicts if line in expected.agreeing_lines
        ]
        if expected.is_quiet and found:
            wrong.append(f"notes: {found}")
        return wrong


def _place(row: dict[str, Any]) -> tuple[int | None, int]:
    return row["source_sheet"], row["source_line"]


def _manifest(workspace: Workspace) -> dict[str, dict[str, Any]]:
    import polars as pl

    frame = pl.read_parquet(workspace.manifest).filter("is_current")
    return {row["file_key"]: row for row in frame.to_dicts()}


def _shown(identity: Identity, value: object) -> str:
    """Return a value, a member of staff by the code that the key was made of."""
    known = {identity.code(STAFF, code): code for code in STAFF_CODES}
    return repr(known.get(str(value), value))


def corpus_files() -> dict[str, Path]:
    """Return the stored files by name."""
    return {path.name: path for path in sorted((HERE / "corpus").rglob("*")) if path.is_file()}
