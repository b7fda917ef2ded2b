"""All minutes of ``data_samples/`` against the truth: precision and recall of every field."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path

import polars as pl
import pytest
from sample_words import FORMATS, SAMPLES, sample_words

from pipeline.ingest.minutes import Minutes, MinutesRefused, read_minutes

Facts = dict[str, Counter]  # field → (meeting, …, value) with how often
# As minutes have it → as the truth has it.
ACTION_FIELDS = {
    "kind": "kind",
    "responsible_staff_code": "staff_code",
    "responsible_organisation": "organisation",
    "decided_on": "decided_on",
    "due_on": "due_on",
    "status": "status",
    "closed_on": "closed_on",
}
LATE = dt.date(2099, 1, 1)


def clock(minute: int | None) -> dt.time | None:
    return None if minute is None else dt.time(minute // 60, minute % 60)


def add(facts: Facts, field: str, *value: object) -> None:
    facts.setdefault(field, Counter())[value] += 1


def add_each(facts: Facts, key: tuple, values: dict[str, object]) -> None:
    for field, value in values.items():
        add(facts, field, *key, value)


def true_facts() -> Facts:
    truth = {
        name: pl.read_parquet(SAMPLES / "truth" / f"{name}.parquet")
        for name in ("meetings", "attendance", "concerns", "actions", "agenda", "decisions")
    }
    facts: Facts = {}
    for m in truth["meetings"].iter_rows(named=True):
        is_met = m["status"] in ("held", "broken_off")
        add_each(facts, (m["meeting_id"],), {
            "network": m["network_code"], "date": m["meeting_date"], "status": m["status"],
            "start": clock(m["start_minute"]), "end": clock(m["end_minute"]) if is_met else None,
            "duration": m["end_minute"] - m["start_minute"] if is_met else None,
            "place": m["place_code"], "minute_taker": m["minute_taker_staff_code"],
            "minute_taker_role": m["minute_taker_role"],
        })  # fmt: skip
    for item in truth["agenda"].iter_rows():
        add(facts, "agenda", *item)
    for decision in truth["decisions"].drop("decision_number").iter_rows():
        add(facts, "decision", *decision)
    for a in truth["attendance"].iter_rows(named=True):
        who = (a["meeting_id"], a["staff_code"], a["organisation"])
        add(facts, "attendance", *who, a["status"])
        add(facts, "participant_role", *who, a["participant_role"])
        is_late, is_early = a["from_minute"] is not None, a["to_minute"] is not None
        add(facts, "late_or_early", *who, is_late, is_early)
        add(facts, "attendance_times", *who, clock(a["from_minute"]), clock(a["to_minute"]))
    for c in truth["concerns"].iter_rows(named=True):
        add(facts, "concern", c["meeting_id"], c["network_code"], c["topic"], c["mention_count"])
    for a in truth["actions"].filter("is_numbered").iter_rows(named=True):
        values = {f"action_{name}": a[name] for name in ACTION_FIELDS.values()}
        add_each(facts, (a["meeting_id"], a["action_id"]), values)
    return facts


def read_facts(meeting_id: str, minutes: Minutes, facts: Facts) -> None:
    m = minutes.meeting
    is_met = m.status in ("held", "broken_off")
    add_each(facts, (meeting_id,), {
        "network": m.network_code, "date": m.meeting_date, "status": m.status,
        "start": m.start_time, "end": m.end_time if is_met else None,
        "duration": m.duration_minutes if is_met else None,
        "place": m.place_code, "minute_taker": m.minute_taker_staff_code,
        "minute_taker_role": m.minute_taker_role,
    })  # fmt: skip
    for item in minutes.agenda_items:
        add(facts, "agenda", meeting_id, item.item_number, item.topic)
    for one in minutes.decisions:
        told = (one.kind, one.topic, one.item_number, one.action_id)
        add(facts, "decision", meeting_id, *told)
    for a in minutes.attendances:
        who = (meeting_id, a.staff_code, a.organisation)
        add(facts, "attendance", *who, a.status)
        add(facts, "participant_role", *who, a.participant_role)
        add(facts, "late_or_early", *who, a.came_late, a.left_early)
        add(facts, "attendance_times", *who, a.from_time, a.to_time)
    for c in minutes.concerns:
        add(facts, "concern", meeting_id, c.network_code, c.topic, c.mention_count)
    numbered = (one for one in minutes.action_items if one.action_id.startswith("H-"))
    for a in numbered:
        values = {f"action_{name}": getattr(a, read) for read, name in ACTION_FIELDS.items()}
        add_each(facts, (meeting_id, a.action_id), values)


@pytest.fixture(scope="module")
def outcome() -> tuple[Facts, dict[str, str]]:
    """Read every document: the facts of those that stand, and why others were refused."""
    meetings = pl.read_parquet(SAMPLES / "truth" / "meetings.parquet")
    standing = dict(meetings.select("file", "meeting_id").iter_rows())
    inbox, facts, refused = SAMPLES / "inbox", {}, {}
    for path in sorted((inbox / "referater").rglob("*.*")):
        name = path.relative_to(inbox).as_posix()
        try:
            found = read_minutes(path.read_bytes(), FORMATS[path.suffix], sample_words(LATE))
        except MinutesRefused as refusal:
            refused[name] = refusal.reason_code
            continue
        if name in standing:
            read_facts(standing[name], found, facts)
    return facts, refused


FIELDS = sorted(true_facts())


@pytest.mark.parametrize("field", FIELDS)
def test_precision_and_recall(outcome, field):
    read, true = outcome[0][field], true_facts()[field]
    right = (read & true).total()
    precision, recall = right / read.total(), right / true.total()
    print(f"{field}: {right} right of {read.total()} read and {true.total()} true")  # noqa: T201
    assert min(precision, recall) >= 0.98, sorted(map(str, (read - true) | (true - read)))[:5]


def test_every_refusal_was_planted(outcome):
    problems = json.loads((SAMPLES / "truth" / "problems.json").read_text(encoding="utf-8"))
    planted = {
        p["file"]: p["reason_code"].replace("_file", "_document")
        for p in problems
        if Path(p["file"]).parts[0] == "referater" and "refused" in p["outcome"]
    }
    assert planted
    assert outcome[1] == planted
