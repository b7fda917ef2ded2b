"""A municipality drawn at random straight into a lake, with its truth: what no sample plans for.

People change role and unit in the middle of a week, leave and come back; columns are missing in
some files and cells blank in others; meetings are broken off; files arrive minutes before
midnight; the effective date may leave too little before it, or not exist.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import random
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import polars as pl
from acceptance_truth import (
    COPENHAGEN,
    Attendance,
    Entry,
    InboxFile,
    Meeting,
    StaffRow,
    Truth,
    TruthSettings,
)
from naive_calendar import DAY, later

from pipeline import lake
from pipeline.resources import STARTER
from pipeline.workspace import Workspace, create_workspace

NETWORKS = ("gildbro", "vejleaa", "vibeholm", "strand", "landsbyen", "torslunde")
PLACES = ("street", "school", "home", None)
TARGET_GROUPS = ("under_18", "over_18", "mixed", "parents", "none", None)
UNITS = ("cbf", "ungdomsskolen")
_REFERENCE = {
    "category": "categories",
    "activity": "activities",
    "network": "networks",
    "unit": "units",
    "partner": "partners",
    "place": "places",
    "target_group": "target_groups",
    "occasion": "occasions",
    "topic": "topics",
    "school_holiday": "school_holidays",
}
_OWN_NAME = ("target_group", "occasion", "topic")  # their code's column has no suffix


def code(prefix: str, length: int, *words: object) -> str:
    """Return a code as the lake's patterns want it: a prefix and some hex digits."""
    return prefix + hashlib.sha256("|".join(map(str, words)).encode()).hexdigest()[:length]


def reference(name: str) -> list[dict[str, Any]]:
    """Return the rows of a starter vocabulary, with the lake's names and types."""
    schema = lake.REFERENCE_SCHEMAS[name]
    path = STARTER / "reference" / f"{_REFERENCE[name]}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = list(csv.DictReader(file, delimiter=";"))
    own = name if name in _OWN_NAME else f"{name}_code"
    renamed = [{**row, own: row.get("code"), "category_code": row.get("category")} for row in found]
    if name == "category":
        renamed = [{**row, "category_code": row["code"]} for row in found]
    return [{col: _typed(row.get(col), kind) for col, kind in schema.items()} for row in renamed]


def _typed(text: str | None, kind: pl.DataType) -> Any:
    if not text:
        return None
    if kind == pl.Date():
        return dt.date.fromisoformat(text)
    if kind == pl.Boolean():
        return text == "1"
    return int(text) if kind == pl.Int32() else text


@dataclass
class DrawnLake:
    """Draws a municipality and writes it as a lake.

    Parameters
    ----------
    seed
        Another seed gives another municipality.
    root
        Where its workspace is made.
    """

    seed: int
    root: Path
    entries: list[Entry] = field(default_factory=list)
    staff: list[StaffRow] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    attendance: list[Attendance] = field(default_factory=list)
    files: list[InboxFile] = field(default_factory=list)
    manifest: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)  # noqa: S311 - invented data, not a secret
        self.first = dt.date(self.draw.randint(2021, 2023), self.draw.randint(1, 12), 1)
        self.last = later(self.first, self.draw.randint(15, 34)) - DAY
        self.as_of = self.last + self.draw.randint(-30, 40) * DAY  # work after it counts nowhere
        self.workspace: Workspace = create_workspace(self.root)
        self.settings = self._settings()
        self.activities = {row["activity_code"]: row for row in reference("activity")}

    def _settings(self) -> TruthSettings:
        draw, lines = self.draw, [f"as_of = {self.as_of.isoformat()}"]
        effective, unit, months = None, None, draw.choice([12, 18, 24, 36])
        if draw.random() < 0.85:
            effective = later(self.first, draw.randint(9, 20))
            model = draw.choice(["model_1", "model_2"])
            unit = {"model_1": "cbf", "model_2": "ungdomsskolen"}[model]
            lines += [
                "[[decision]]",
                f"date = {later(effective, -2).isoformat()}",
                'body = "Udvalget"',
                f'model = "{model}"',
                f"effective_from = {effective.isoformat()}",
                f"transition_months = {draw.randint(0, 6)}",
            ]
        lines += ["[baseline]", f"months = {months}"]
        self.workspace.settings_file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return TruthSettings(self.as_of, effective, unit, months, 0.8)

    # -- drawing --------------------------------------------------------------------------------

    def draw_all(self) -> Truth:
        """Draw and write everything; return its truth."""
        for name in _REFERENCE:
            self._part(f"ref {name}", "reference", {f"ref_{name}": reference(name)}, table=name)
        self._draw_staff()
        for number in range(self.draw.randint(2, 5)):
            self._draw_log(f"log {number}")
        for number in range(self.draw.randint(10, 60)):
            self._draw_meeting(f"minutes {number}")
        frame = pl.DataFrame(self.manifest, schema=lake.MANIFEST.schema, orient="row")
        frame.write_parquet(self.workspace.manifest)
        return Truth(
            self.root,
            self.settings,
            tuple(self.entries),
            tuple(self.staff),
            tuple(self.meetings),
            tuple(self.attendance),
            tuple(self.files),
        )

    def _draw_staff(self) -> None:
        span = (self.last - self.first).days
        for number in range(self.draw.randint(3, 6)):
            day = self.first + self.draw.randint(-400, span // 3) * DAY
            for period in range(self.draw.randint(1, 4)):
                last = day + self.draw.randint(5, span) * DAY
                role = "operative" if number == 0 or self.draw.random() < 0.8 else "consultant"
                norm = Fraction(self.draw.choice([37 * 60, 1776, 1920, 600]), 60)
                unit = self.draw.choice(UNITS)
                is_open = period == 3
                end = dt.date.max if is_open else last
                self.staff.append(StaffRow(f"P{number}", role, unit, norm, day, end))
                day = last + self.draw.choice([1, 1, 1, 40]) * DAY
        rows = [
            {
                "file_key": code("f-", 16, "staff"),
                "source_line": line,
                "staff_code": code("s-", 10, row.staff_code),
                "role": row.role,
                "employment_unit": row.employment_unit,
                "weekly_norm_minutes": int(row.weekly_norm_hours * 60),
                "valid_from": row.valid_from,
                "valid_to": None if row.valid_to == dt.date.max else row.valid_to,
            }
            for line, row in enumerate(self.staff, start=2)
        ]
        self._part("staff", "staff", {"staff": rows})

    def _draw_log(self, name: str) -> None:
        has = {column: self.draw.random() < 0.7 for column in ("network", "target_group")}
        has |= {column: self.draw.random() < 0.7 for column in ("contact", "place")}
        rows, line = [], 1
        for row in self.staff:
            day = max(row.valid_from, self.first)
            last = min(row.valid_to, self.last)
            if last < self.last and self.draw.random() < 0.3:
                last += (
                    3 * DAY
                )  # registers on after leaving: nobody's hours, or those of the next row
            while day <= last:
                line += 1
                rows.append(self._draw_entry(name, line, row.staff_code, day, has))
                day += self.draw.choice([0, 1, 1, 2, 3, 5, 9, 60]) * DAY
        refused = self.draw.randint(0, 30)
        self._part(name, "activity", {"time_entry": rows}, refused=refused)

    def _draw_entry(
        self, name: str, line: int, who: str, day: dt.date, has: dict[str, bool]
    ) -> dict[str, Any]:
        draw = self.draw
        activity = draw.choice([*self.activities, "mentoring", "conversation", "street_presence"])
        entry = Entry(
            staff_code=who,
            work_date=day,
            duration_minutes=draw.choice([1, 7, 15, 60, 90, 444, 600]),
            category_code=self.activities[activity]["category_code"],
            task=self.activities[activity]["task"],
            network_code=draw.choice([*NETWORKS, None]) if has["network"] else None,
            place_code=draw.choice(PLACES) if has["place"] else None,
            target_group=draw.choice(TARGET_GROUPS) if has["target_group"] else None,
            contact_count=draw.choice([0, 0, 1, 5, None]) if has["contact"] else None,
            has_target_group_column=has["target_group"],
            has_place_column=has["place"],
            has_network_column=has["network"],
        )
        self.entries.append(entry)
        same = ("work_date", "duration_minutes", "network_code", "place_code", "target_group")
        blank = dict.fromkeys(lake.TIME_ENTRY.schema)
        return {
            **blank,
            **{column: getattr(entry, column) for column in (*same, "contact_count")},
            **{column: has.get(column[4:-7], False) for column in blank if column[:4] == "has_"},
            "file_key": code("f-", 16, name),
            "source_line": line,
            "entry_id": code("e-", 16, name, line),
            "row_hash": code("e-", 16, name, line),
            "has_own_entry_id": True,
            "staff_code": code("s-", 10, who),
            "activity_code": activity,
        }

    def _draw_meeting(self, name: str) -> None:
        draw, network = self.draw, self.draw.choice(NETWORKS)
        day = self.first + draw.randint(0, (self.last - self.first).days) * DAY
        meeting_id = f"m-{network}-{day:%Y%m%d}"
        if any(meeting.meeting_id == meeting_id for meeting in self.meetings):
            return
        status = draw.choice(["held"] * 5 + ["cancelled", "broken_off", "agenda_only"])
        self.meetings.append(Meeting(meeting_id, network, day, status))
        own = {"file_key": code("f-", 16, name), "meeting_id": meeting_id}
        people: list[dict[str, Any]] = [
            {"staff_code": None, "organisation": "police", "status": "present"}
        ]
        for who in sorted({row.staff_code for row in self.staff}):
            if draw.random() < 0.4:
                presence = draw.choice(["present", "apologies", "absent"])
                people.append({"staff_code": who, "organisation": None, "status": presence})
        self.attendance += [Attendance(meeting_id, p["staff_code"], p["status"]) for p in people]
        for number, person in enumerate(people, start=1):
            keyed = person["staff_code"] and code("s-", 10, person["staff_code"])
            person |= {**own, "participant_number": number, "staff_code": keyed}
            person |= {"from_time": None, "to_time": None}
        head = {**own, "network_code": network, "meeting_date": day, "status": status}
        head |= {"start_time": None, "end_time": None, "duration_minutes": draw.choice([90, None])}
        self._part(name, "minutes", {"meeting": [head], "attendance": people})

    # -- writing --------------------------------------------------------------------------------

    def _part(
        self,
        name: str,
        kind: str,
        parts: dict[str, list[dict[str, Any]]],
        *,
        table: str | None = None,
        refused: int = 0,
    ) -> None:
        part_key, file_key = code("", 32, name), code("f-", 16, name)
        schemas = {found.name: found.schema for found in lake.SOURCE_TABLES}
        schemas |= {f"ref_{key}": schema for key, schema in lake.REFERENCE_SCHEMAS.items()}
        accepted = len(next(iter(parts.values())))
        parts = {**parts, "refused_row": self._refused(file_key, accepted + 2, refused)}
        for part, rows in parts.items():
            path = self.workspace.lake / lake.part_path(part, part_key)
            path.parent.mkdir(parents=True, exist_ok=True)
            pl.DataFrame(rows, schema=schemas[part], orient="row").write_parquet(path)
        received = self._draw_received()
        self.manifest.append(
            {
                "file_key": file_key,
                "content_sha256": code("", 64, name),
                "fingerprint": code("", 32, "fingerprint"),
                "part_key": part_key,
                "kind": kind,
                "table": table or kind,
                "format": "csv",
                "encoding": "utf-8",
                "delimiter": "semicolon",
                "received_at": received.astimezone(dt.UTC).replace(tzinfo=None),
                "rows_received": accepted + refused,
                "rows_accepted": accepted,
                "rows_refused": refused,
                "status": "partly_refused" if refused else "loaded",
                "reason_code": None,
                "is_current": True,
                "is_stale": False,
            }
        )
        counts = (accepted + refused, refused, 0, accepted)
        self.files.append(InboxFile(name, kind, *counts, received))

    def _draw_received(self) -> dt.datetime:
        """Draw a moment of arrival; often minutes around midnight between two months."""
        day = self.first + self.draw.randint(0, (self.as_of - self.first).days) * DAY
        clock = self.draw.choice([dt.time(0, 20), dt.time(23, 40), dt.time(12)])
        if self.draw.random() < 0.5:
            day = day.replace(day=1)
        return dt.datetime.combine(day, clock, COPENHAGEN)

    @staticmethod
    def _refused(file_key: str, line: int, count: int) -> list[dict[str, Any]]:
        """Return refused rows, every other one with two problems: rows are what counts."""
        blank = dict.fromkeys(lake.REFUSED_ROW.schema)
        named = {"file_key": file_key, "value_kind": "text", "reason_code": "bad_date"}
        return [
            {**blank, **named, "source_line": line + row, "problem_number": problem}
            for row in range(count)
            for problem in ((1, 2) if row % 2 else (1,))
        ]
