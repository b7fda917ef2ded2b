"""A municipality drawn at random straight into a lake, with its truth: what no sample plans for.

People change role and unit in the middle of a week, leave and come back; columns are missing in
some files and cells blank in others; meetings are broken off; files arrive minutes before
midnight; the effective date may leave too little before it, or not exist. Logs are copied, replaced
by full exports, corrected and taken back (``drawn_files.py``); entries overlap, are refused for it
or not, and some are corrected in ``corrections.toml``.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import polars as pl
from acceptance_truth import (
    COPENHAGEN,
    ActionSighting,
    Attendance,
    Concern,
    Entry,
    InboxFile,
    Meeting,
    Order,
    StaffRow,
    Truth,
    TruthSettings,
)
from drawn_files import ACTIONS, NETWORKS, ORDERS, DrawnLogs
from naive_calendar import DAY, later
from naive_standing import Log, Place, Row, Standing, odd_entries

from pipeline import lake
from pipeline.resources import STARTER
from pipeline.workspace import Workspace, create_workspace

TOPICS = ("gathering", "vandalism", "drugs", "violence", "online")
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
_RULES = {
    "overlapping_entries": "overlapping",
    "implausible_day": "implausible_day",
    "work_on_absence": "work_on_absence",
}
_SAME = (  # of an entry, what the truth says in the lake's own words
    *("partner_codes", "occasion", "reference", "course_code", "registered_at"),
    *("has_partner_column", "has_occasion_column", "has_reference_column"),
)
_OWN_NAME = ("target_group", "occasion", "topic")  # their code's column has no suffix


def code(prefix: str, length: int, *words: object) -> str:
    """Return a code as the lake's patterns want it: a prefix and some hex digits."""
    return prefix + hashlib.sha256("|".join(map(str, words)).encode()).hexdigest()[:length]


def minute_of(clock: dt.time | None) -> int | None:
    """Return minutes after midnight."""
    return None if clock is None else clock.hour * 60 + clock.minute


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
    concerns: list[Concern] = field(default_factory=list)
    actions: list[ActionSighting] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    files: list[InboxFile] = field(default_factory=list)
    manifest: list[dict[str, Any]] = field(default_factory=list)
    flags: set[tuple[str, int, str, bool]] = field(default_factory=set)
    named_otherwise: int = 0

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
        self.day_hours_maximum = draw.choice([16, 8, 5])
        self.refused_rules = {rule for rule in _RULES if draw.random() < 0.3}
        lines.append(f"quality.day_hours_maximum = {self.day_hours_maximum}")
        lines += [f'ingest.entry_rules.{_RULES[rule]} = "refuse"' for rule in self.refused_rules]
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
        self._draw_logs()
        for number in range(self.draw.randint(10, 60)):
            self._draw_meeting(f"minutes {number}")
        self._draw_orders()
        self.write_manifest()
        return Truth(
            self.root,
            self.settings,
            tuple(self.entries),
            tuple(self.staff),
            tuple(self.meetings),
            tuple(self.attendance),
            tuple(self.files),
            concerns=tuple(self.concerns),
            actions=tuple(self.actions),
            orders=tuple(self.orders),
        )

    def write_manifest(self) -> None:
        """Write the manifest as it stands in memory."""
        frame = pl.DataFrame(self.manifest, schema=lake.MANIFEST.schema, orient="row")
        frame.write_parquet(self.workspace.manifest)

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

    # -- logs -----------------------------------------------------------------------------------

    def _draw_logs(self) -> None:
        """Draw the logs, work out what becomes of each row, and write them."""
        drawn = DrawnLogs(self.draw, self.staff, (self.first, self.last), self.activities)
        logs = drawn.draw_all(self._draw_received, lambda name: code("", 64, name))
        standing = Standing(logs)
        dropped, rows = self._correct(standing)
        norms = {row.person_day: self._daily_norm(*row.person_day) for row in rows}
        odd = odd_entries(rows, self.day_hours_maximum, norms)
        odd |= {(place, "marked_in_corrections") for place in self.marked}
        refused = {place for place, reason in odd if reason in self.refused_rules}
        self.flags = {
            (code("f-", 16, place[0]), place[2], reason, reason in self.refused_rules)
            for place, reason in odd
        }
        loaded = [row for row in rows if row.place not in refused]
        self.entries += [self._entry(row.values) for row in loaded]
        for log in logs:
            self._write_log(log)
            self._count(log, standing, {row.place for row in loaded}, refused, dropped)

    def _correct(self, standing: Standing) -> tuple[set[Place], list[Row]]:
        """Draw corrections of a few standing entries and write them as ``corrections.toml``.

        Some name the entry by another row that gives it and has been superseded.
        """
        rows = standing.standing()
        chosen = self.draw.sample(rows, k=min(len(rows), self.draw.randint(0, 9)))
        changes: dict[Place, dict[str, Any]] = {}
        dropped: set[Place] = set()
        self.marked: set[Place] = set()
        text = ""
        for number, row in enumerate(chosen):
            action = self.draw.choice(["drop", "override", "flag"])
            new = self._new_values() if action == "override" else {}
            changes[row.place] = new
            dropped |= {row.place} if action == "drop" else set()
            self.marked |= {row.place} if action == "flag" else set()
            others = standing.other_names(row)
            named = self.draw.choice(others) if others else row.place
            self.named_otherwise += named != row.place
            text += _correction(number, action, row, named, new)
        self.workspace.corrections_file.write_text(text, encoding="utf-8")
        left = [row for row in rows if row.place not in dropped]
        return dropped, [
            replace(row, values={**row.values, **changes.get(row.place, {})}) for row in left
        ]

    def _new_values(self) -> dict[str, Any]:
        """Draw what a correction sets, and what follows from it."""
        network = {"network_code": self.draw.choice(NETWORKS), "has_network_column": True}
        category = self.activities["teaching"]["category_code"]
        choices: list[dict[str, Any]] = [
            {"duration_minutes": 33},
            {"activity_code": "teaching", "category": category},
            network,
            {"contact_count": 0, "has_contact_column": True},
            {"start_time": None, "end_time": None},
        ]
        return self.draw.choice(choices)

    def _daily_norm(self, who: str, day: dt.date) -> Fraction | None:
        for row in self.staff:
            if row.staff_code == who and row.valid_from <= day <= row.valid_to:
                return row.weekly_norm_hours / 5
        return None

    def _entry(self, values: dict[str, Any]) -> Entry:
        return Entry(
            staff_code=values["staff_code"],
            work_date=values["work_date"],
            duration_minutes=values["duration_minutes"],
            category_code=values["category"],
            task=self.activities[values["activity_code"]]["task"],
            network_code=values["network_code"],
            place_code=values["place_code"],
            target_group=values["target_group"],
            contact_count=values["contact_count"],
            has_target_group_column=values["has_target_group_column"],
            has_place_column=values["has_place_column"],
            has_network_column=values["has_network_column"],
            activity_code=values["activity_code"],
            start_minute=minute_of(values["start_time"]),
            end_minute=minute_of(values["end_time"]),
            **{name: values[name] for name in _SAME},
        )

    def _write_log(self, log: Log) -> None:
        entries = [] if log.is_withdrawn else [_lake_row(row) for row in log.rows]
        named = {
            "accepted": {row.place: row.replaces for row in log.rows},
            "refused": log.refused_again,
            "dropped": log.dropped,
        }
        corrections = [
            {**_corrected(place), "outcome": outcome, **dict(zip(_KEYS, _keyed(own), strict=True))}
            for outcome, rows in named.items()
            for own, places in rows.items()
            for place in places
        ]
        parts = {"time_entry": entries, "row_correction": corrections}
        self._part(log.name, "activity", parts, refused=log.refused, log=log)

    def _count(
        self,
        log: Log,
        standing: Standing,
        loaded: set[Place],
        refused: set[Place],
        dropped: set[Place],
    ) -> None:
        """Note what is to become of a log's rows."""
        own = {row.place for row in log.rows}
        received = len(own) + len(log.refused) + len(log.dropped)
        if log.is_withdrawn:
            file = InboxFile(log.name, "activity", received, 0, 0, 0, log.received, received, True)
            self.files.append(file)
            return
        gone = standing.replaced | standing.taken_out
        still_refused = (set(log.refused) - gone) | (own & refused)
        taken_out = set(log.dropped) | (set(log.refused) & standing.taken_out)
        superseded = (own & standing.superseded) | (set(log.refused) & standing.replaced)
        handed_back = standing.handed_back(log)
        self.files.append(
            InboxFile(
                log.name,
                "activity",
                received,
                len(still_refused),
                len(superseded),
                len(own & loaded),
                log.received,
                rows_withdrawn=len(own & dropped) + len(taken_out),
                rows_handed_back=len(handed_back),
                rows_corrected=len(standing.corrected(log)),
                refused_handed_back=len((handed_back & still_refused) - own),
            )
        )

    # -- meetings -------------------------------------------------------------------------------

    def _draw_meeting(self, name: str) -> None:
        draw, network = self.draw, self.draw.choice(NETWORKS)
        day = self.first + draw.randint(0, (self.last - self.first).days) * DAY
        meeting_id = f"m-{network}-{day:%Y%m%d}"
        if any(meeting.meeting_id == meeting_id for meeting in self.meetings):
            return
        status = draw.choice(["held"] * 5 + ["cancelled", "broken_off", "agenda_only"])
        start, end = draw.choice([(None, None), (dt.time(9), dt.time(10, 30)), (dt.time(9), None)])
        minutes = draw.choice([90, 90, None]) if end is None else 90
        self.meetings.append(
            Meeting(meeting_id, network, day, status, minute_of(start), minute_of(end), minutes)
        )
        own = {"file_key": code("f-", 16, name), "meeting_id": meeting_id}
        nothing = {"from_time": None, "to_time": None}
        people: list[dict[str, Any]] = [
            {"staff_code": None, "organisation": "police", "status": "present", **nothing}
        ]
        for who in sorted({row.staff_code for row in self.staff}):
            if draw.random() < 0.4:
                presence = draw.choice(["present", "apologies", "absent"])
                part = draw.choice([nothing, nothing, {**nothing, "from_time": dt.time(9, 20)}])
                part = draw.choice([part, part, {**part, "to_time": dt.time(10)}])
                people.append({"staff_code": who, "organisation": None, "status": presence, **part})
        self.attendance += [
            Attendance(
                meeting_id,
                p["staff_code"],
                p["status"],
                minute_of(p["from_time"]),
                minute_of(p["to_time"]),
            )
            for p in people
        ]
        for number, person in enumerate(people, start=1):
            keyed = person["staff_code"] and code("s-", 10, person["staff_code"])
            person |= {**own, "participant_number": number, "staff_code": keyed}
        head = {**own, "network_code": network, "meeting_date": day, "status": status}
        head |= {"start_time": start, "end_time": end, "duration_minutes": minutes}
        drawn = sorted({(draw.choice(NETWORKS), topic) for topic in TOPICS if draw.random() < 0.3})
        self.concerns += [Concern(meeting_id, about, topic) for about, topic in drawn]
        concerns = [
            {**own, "network_code": about, "topic": topic, "mention_count": draw.randint(1, 3)}
            for about, topic in drawn
        ]
        actions = [self._sighting(meeting_id, own, day) for _ in range(draw.choice([0, 1, 2]))]
        parts = {"meeting": [head], "attendance": people, "concern": concerns}
        self._part(name, "minutes", {**parts, "action_item": actions})

    def _sighting(self, meeting_id: str, own: dict[str, Any], day: dt.date) -> dict[str, Any]:
        """Draw how a follow-up stands at a meeting; once at most on each day."""
        draw = self.draw
        seen = {one.action_id for one in self.actions if one.meeting_id[-8:] == meeting_id[-8:]}
        action_id = draw.choice([one for one in ACTIONS if one not in seen])
        who = draw.choice(sorted({row.staff_code for row in self.staff}))
        status = draw.choice(["open", "open", "closed", "dropped"])
        closed_on = draw.choice([None, day - 3 * DAY]) if status == "closed" else None
        due_on = draw.choice([None, day + draw.randint(-20, 90) * DAY])
        decided_on = draw.choice([None, day - draw.randint(0, 9) * DAY])
        self.actions.append(
            ActionSighting(meeting_id, action_id, who, decided_on, due_on, status, closed_on)
        )
        return {
            **own,
            "action_id": action_id,
            "kind": "other",
            "responsible_staff_code": code("s-", 10, who),
            "responsible_organisation": None,
            "decided_on": decided_on,
            "due_on": due_on,
            "status": status,
            "closed_on": closed_on,
        }

    def _draw_orders(self) -> None:
        """Draw orders, before and after the first delivery; some are withdrawn."""
        rows = []
        for line, order_id in enumerate(ORDERS, start=2):
            span = (self.last - self.first).days
            day = self.first + self.draw.randint(0, span) * DAY
            gone = self.draw.choice([None, None, day + self.draw.randint(0, 200) * DAY])
            self.orders.append(Order(order_id, day, gone))
            rows.append(
                {
                    "file_key": code("f-", 16, "orders"),
                    "source_sheet": None,
                    "source_line": line,
                    "order_id": order_id,
                    "ordered_on": day,
                    "network_code": None,
                    "topic": "other",
                    "due_on": None,
                    "withdrawn_on": gone,
                }
            )
        self._part("orders", "orders", {"order": rows})

    # -- writing --------------------------------------------------------------------------------

    def _part(
        self,
        name: str,
        kind: str,
        parts: dict[str, list[dict[str, Any]]],
        *,
        table: str | None = None,
        refused: Sequence[Place] = (),
        log: Log | None = None,
    ) -> None:
        part_key, file_key = code("", 32, name), code("f-", 16, name)
        schemas = {found.name: found.schema for found in lake.SOURCE_TABLES}
        schemas |= {f"ref_{key}": schema for key, schema in lake.REFERENCE_SCHEMAS.items()}
        accepted = len(log.rows) if log else len(next(iter(parts.values())))
        is_withdrawn = log is not None and log.is_withdrawn
        parts = {**parts, "refused_row": _refused_rows([] if is_withdrawn else refused)}
        for part, rows in parts.items():
            path = self.workspace.lake / lake.part_path(part, part_key)
            path.parent.mkdir(parents=True, exist_ok=True)
            if not is_withdrawn:
                pl.DataFrame(rows, schema=schemas[part], orient="row").write_parquet(path)
        received = log.received if log else self._draw_received()
        self.manifest.append(
            {
                "file_key": file_key,
                "content_sha256": code("", 64, name),
                "fingerprint": code("", 32, "fingerprint"),
                "part_key": part_key,
                "kind": kind,
                "table": table or kind,
                "format": "csv",
                "profile": log.profile if log else None,
                "is_full_export": log.is_full_export if log else False,
                "encoding": "utf-8",
                "delimiter": "semicolon",
                "received_at": received.astimezone(dt.UTC).replace(tzinfo=None),
                "rows_received": accepted + len(refused) + (len(log.dropped) if log else 0),
                "rows_accepted": accepted,
                "rows_refused": len(refused),
                "status": "withdrawn" if is_withdrawn else "loaded",
                "reason_code": None,
                "is_current": True,
                "is_withdrawn": is_withdrawn,
                "is_stale": False,
            }
        )
        if log is None:
            self.files.append(InboxFile(name, kind, accepted, 0, 0, accepted, received))

    def _draw_received(self) -> dt.datetime:
        """Draw a moment of arrival; often minutes around midnight between two months."""
        day = self.first + self.draw.randint(0, (self.as_of - self.first).days) * DAY
        clock = self.draw.choice([dt.time(0, 20), dt.time(23, 40), dt.time(12)])
        if self.draw.random() < 0.5:
            day = day.replace(day=1)
        return dt.datetime.combine(day, clock, COPENHAGEN)


# -- rows of the lake --------------------------------------------------------------------------

_KEYS = ("file_key", "source_sheet", "source_line")


def _keyed(place: Place) -> tuple[str, int | None, int]:
    name, sheet, line = place
    return code("f-", 16, name), sheet or None, line


def _corrected(place: Place) -> dict[str, Any]:
    file_key, sheet, line = _keyed(place)
    return {"corrected_file_key": file_key, "corrected_sheet": sheet, "corrected_line": line}


def _lake_row(row: Row) -> dict[str, Any]:
    values, row_hash = row.values, code("e-", 16, row.content())
    has = {column: False for column in lake.TIME_ENTRY.schema if column[:4] == "has_"}
    known = {name: values[name] for name in lake.TIME_ENTRY.schema if name in values}
    return {
        **dict.fromkeys(lake.TIME_ENTRY.schema),
        **has,
        **known,
        **dict(zip(_KEYS, _keyed(row.place), strict=True)),
        "staff_code": code("s-", 10, values["staff_code"]),
        "entry_id": code("e-", 16, row.own_id) if row.own_id else row_hash,
        "row_hash": row_hash,
        "has_own_entry_id": row.own_id is not None,
    }


def _refused_rows(places: Sequence[Place]) -> list[dict[str, Any]]:
    """Return refused rows, every other one with two problems: rows are what counts."""
    blank = dict.fromkeys(lake.REFUSED_ROW.schema)
    why = {"value_kind": "text", "reason_code": "bad_date"}
    return [
        {**blank, **why, **dict(zip(_KEYS, _keyed(place), strict=True)), "problem_number": problem}
        for place in places
        for problem in ((1, 2) if place[2] % 2 else (1,))
    ]


def _correction(number: int, action: str, row: Row, named: Place, new: dict[str, Any]) -> str:
    """Return one ``[[correction]]`` that names a row by its place, or by that of an equal one."""
    file_key, sheet, line = _keyed(named)
    place = f"{file_key}:{sheet}:{line}" if sheet else f"{file_key}:{line}"
    columns = [name for name in new if name in lake.TIME_ENTRY.schema and name[:4] != "has_"]
    old = {"duration_minutes": None} | dict.fromkeys(columns)
    written = ", ".join(f"{name} = {_toml(row.values[name])}" for name in old)
    changed = ", ".join(f"{name} = {_toml(new[name])}" for name in columns)
    return (
        f'[[correction]]\nid = "c-{number}"\nentries = ["{place}"]\naction = "{action}"\n'
        f'reason = "x"\nby = "x"\non = 2025-01-01\nexpect = {{entries = 1, {written}}}\n'
        + (f"set = {{{changed}}}\n" if columns else "")
    )


def _toml(value: object) -> str:
    if value is None:
        return '""'
    return (
        str(value)
        if isinstance(value, int)
        else f'"{value:%H:%M}"'
        if isinstance(value, dt.time)
        else f'"{value}"'
    )
