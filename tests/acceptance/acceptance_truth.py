"""The truth of a sample municipality as plain records; what the files hold: ``truth/README.md``."""

from __future__ import annotations

import csv
import datetime as dt
import json
import tomllib
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl

from pipeline.resources import STARTER

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@dataclass(frozen=True)
class Entry:
    """One true time entry, after duplicates and corrections."""

    staff_code: str
    work_date: dt.date
    duration_minutes: int
    category_code: str
    task: int | None
    network_code: str | None
    place_code: str | None
    target_group: str | None
    contact_count: int | None
    has_target_group_column: bool
    has_place_column: bool = True
    has_network_column: bool = True
    activity_code: str | None = None
    # Minutes after midnight by the clock; an end at or before the start is the next day's.
    start_minute: int | None = None
    end_minute: int | None = None
    partner_codes: str | None = None
    occasion: str | None = None
    reference: str | None = None
    course_code: str | None = None
    registered_at: dt.datetime | None = None
    has_partner_column: bool = True
    has_occasion_column: bool = True
    has_reference_column: bool = True


@dataclass(frozen=True)
class StaffRow:
    """One period in which a person's role, unit and norm are the same."""

    staff_code: str
    role: str
    employment_unit: str
    weekly_norm_hours: Fraction
    valid_from: dt.date
    valid_to: dt.date


@dataclass(frozen=True)
class Meeting:
    """One meeting whose minutes are in the inbox."""

    meeting_id: str
    network_code: str
    meeting_date: dt.date
    status: str
    start_minute: int | None = None
    end_minute: int | None = None
    duration_minutes: int | None = None


@dataclass(frozen=True)
class Attendance:
    """One participant of one meeting."""

    meeting_id: str
    staff_code: str | None
    status: str
    from_minute: int | None = None
    to_minute: int | None = None


@dataclass(frozen=True)
class Concern:
    """One topic of concern about one area at one meeting."""

    meeting_id: str
    network_code: str
    topic: str


@dataclass(frozen=True)
class ActionSighting:
    """One follow-up as it stands in the minutes of one meeting."""

    meeting_id: str
    action_id: str
    staff_code: str | None
    decided_on: dt.date | None
    due_on: dt.date | None
    status: str
    closed_on: dt.date | None


@dataclass(frozen=True)
class Order:
    """One order that stands."""

    order_id: str
    ordered_on: dt.date
    withdrawn_on: dt.date | None


@dataclass(frozen=True)
class InboxFile:
    """What is to become of one file's rows."""

    path: str
    kind: str
    rows_received: int
    rows_refused: int
    rows_superseded: int
    rows_loaded: int
    received_at: dt.datetime
    rows_withdrawn: int = 0
    is_withdrawn: bool = False
    # Rows that came in a hand-back workbook for a row received before; of them, the refused.
    rows_handed_back: int = 0
    refused_handed_back: int = 0
    rows_corrected: int = 0


@dataclass(frozen=True)
class TruthSettings:
    """What the figures depend on in ``ungetid.toml`` and ``models.toml``."""

    as_of: dt.date
    effective_from: dt.date | None
    operative_unit: str | None
    baseline_months: int
    recorded_share_minimum: float


def starter_networks() -> dict[str, int]:
    """Return the networks of the starter and how often each is to meet a year."""
    path = STARTER / "reference" / "networks.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return {row["code"]: int(row["meetings_planned_per_year"]) for row in rows}


@dataclass(frozen=True)
class Truth:
    """Everything the generator planted that figures follow from."""

    folder: Path
    settings: TruthSettings
    entries: tuple[Entry, ...]
    staff: tuple[StaffRow, ...]
    meetings: tuple[Meeting, ...]
    attendance: tuple[Attendance, ...]
    files: tuple[InboxFile, ...]
    networks: dict[str, int] = field(default_factory=starter_networks)
    concerns: tuple[Concern, ...] = ()
    actions: tuple[ActionSighting, ...] = ()
    orders: tuple[Order, ...] = ()

    def employment(self, staff_code: str, day: dt.date) -> StaffRow | None:
        """Return the row of ``staff.csv`` that holds on a day."""
        for row in self._by_person.get(staff_code, ()):
            if row.valid_from <= day <= row.valid_to:
                return row
        return None

    def role_of(self, staff_code: str, day: dt.date) -> str | None:
        """Return a person's role on a day."""
        row = self.employment(staff_code, day)
        return None if row is None else row.role

    @cached_property
    def _by_person(self) -> dict[str, list[StaffRow]]:
        grouped: dict[str, list[StaffRow]] = {}
        for row in self.staff:
            grouped.setdefault(row.staff_code, []).append(row)
        return grouped


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Read a Parquet file into plain rows."""
    return pl.read_parquet(path).to_dicts()


def read_truth(samples: Path) -> Truth:
    """Read the truth of a folder as ``ungetid sample`` writes it."""
    truth = samples / "truth"
    return Truth(
        folder=truth,
        settings=_settings(samples),
        entries=tuple(_pick(Entry, row) for row in rows_of(truth / "entries.parquet")),
        staff=tuple(_staff_row(row) for row in rows_of(truth / "staff.parquet")),
        meetings=tuple(_meeting(row) for row in rows_of(truth / "meetings.parquet")),
        attendance=tuple(_pick(Attendance, row) for row in rows_of(truth / "attendance.parquet")),
        concerns=tuple(_pick(Concern, row) for row in rows_of(truth / "concerns.parquet")),
        actions=tuple(_pick(ActionSighting, row) for row in rows_of(truth / "actions.parquet")),
        orders=tuple(_pick(Order, row) for row in rows_of(truth / "orders.parquet")),
        files=tuple(_file(row) for row in read_list(truth / "files.json")),
    )


def read_list(path: Path) -> list[dict[str, Any]]:
    """Read a JSON list of objects."""
    content = json.loads(path.read_text(encoding="utf-8"))
    assert isinstance(content, list), path.name
    return content


def _pick(kind: Any, row: dict[str, Any]) -> Any:
    return kind(**{name: row[name] for name in kind.__dataclass_fields__ if name in row})


def _meeting(row: dict[str, Any]) -> Any:
    minutes = row["end_minute"] - row["start_minute"]
    return _pick(Meeting, {**row, "duration_minutes": minutes})


def _staff_row(row: dict[str, Any]) -> StaffRow:
    norm = Fraction(str(row["weekly_norm_hours"]))
    return StaffRow(
        row["staff_code"],
        row["role"],
        row["employment_unit"],
        norm,
        row["valid_from"],
        row["valid_to"] or dt.date.max,
    )


def _file(row: dict[str, Any]) -> InboxFile:
    received = dt.datetime.fromisoformat(row["received_at"])
    local = received.replace(tzinfo=COPENHAGEN) if received.tzinfo is None else received
    return _pick(InboxFile, {**row, "received_at": local.astimezone(COPENHAGEN)})


def _settings(samples: Path) -> TruthSettings:
    settings = tomllib.loads((samples / "ungetid.toml").read_text(encoding="utf-8-sig"))
    decisions = settings.get("decision", [])
    assert len(decisions) <= 1, "the naive recomputation knows one decision"
    unit = _operative_unit(samples, decisions[0]["model"]) if decisions else None
    return TruthSettings(
        as_of=settings["as_of"],
        effective_from=decisions[0]["effective_from"] if decisions else None,
        operative_unit=unit,
        baseline_months=settings.get("baseline", {}).get("months", 24),
        recorded_share_minimum=settings.get("quality", {}).get("recorded_share_minimum", 0.80),
    )


def _operative_unit(samples: Path, model_id: str) -> str:
    own = samples / "models.toml"
    starter = Path(__file__).parents[2] / "pipeline" / "starter" / "models.toml"
    models = tomllib.loads((own if own.is_file() else starter).read_text(encoding="utf-8-sig"))
    model = next(model for model in models["model"] if model["id"] == model_id)
    return str(next(a["unit"] for a in model["anchor"] if a["role"] == "operative"))
