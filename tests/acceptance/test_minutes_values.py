"""What minutes tell, in the published warehouse, against what was planted in them."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from typing import Any

import duckdb
import polars as pl
import pytest
from demo_run import Demo

from pipeline.ingest.arrivals import read_file_index
from pipeline.ingest.identity import STAFF, read_identity
from pipeline.resources import resource_folder

TRUTH = resource_folder("data_samples") / "truth"


def truth(name: str) -> list[dict[str, Any]]:
    return pl.read_parquet(TRUTH / f"{name}.parquet").to_dicts()


@pytest.fixture(scope="module")
def ask(demo: Demo) -> Any:
    """Return what asks the published warehouse."""
    with duckdb.connect(demo.warehouse, read_only=True) as connection:
        yield lambda select: connection.execute(select).fetchall()


def test_nothing_is_uncertain_but_what_was_planted(ask: Any, demo: Demo) -> None:
    paths: dict[str, list[str]] = {}
    for key, path in read_file_index(demo.workspace):
        paths.setdefault(key, []).append(path)
    found = Counter()
    for key, *value in ask(
        "select file_key, record_kind, record_number, action_id, field, value, read_as "
        "from core.review_item"
    ):
        (path,) = [one for one in paths[key] if "_igen." not in one]
        found[path, *value] += 1
    fields = ("file", "record_kind", "record_number", "action_id", "field", "value", "read_as")
    planted = json.loads((TRUTH / "uncertain.json").read_text(encoding="utf-8"))
    assert found == Counter(tuple(one[name] for name in fields) for one in planted)
    assert len(planted) >= 10


def test_values_under_the_floor_are_used_by_no_fact(ask: Any) -> None:
    unused = ask("select meeting_id, record_number from core.review_item where not is_used")
    assert unused
    for meeting_id, number in unused:
        ((attended, length),) = ask(
            "select attended_minutes, duration_minutes from core.fact_attendance as people "
            "inner join core.fact_meeting as meetings on people.meeting_id = meetings.meeting_id "
            f"where people.meeting_id = '{meeting_id}' and participant_number = {number}"
        )
        assert attended == length, "the clock time at which somebody came is not used"


def test_places_and_who_took_the_minutes(ask: Any, demo: Demo) -> None:
    identity = read_identity(demo.workspace)
    found = ask(
        "select meeting_id, place_code, minute_taker_role, minute_taker_staff_code "
        "from core.fact_meeting"
    )
    planted = [
        (
            one["meeting_id"],
            one["place_code"],
            one["minute_taker_role"],
            one["minute_taker_staff_code"] and identity.code(STAFF, one["minute_taker_staff_code"]),
        )
        for one in truth("meetings")
    ]
    assert Counter(found) == Counter(planted)
    assert {place for _, place, *_ in planted} > {"town_hall", "school", "club", "other"}


def test_roles_and_who_came_late_or_left_early(ask: Any) -> None:
    """Who came when it was over is not said to have come late: that cannot be right."""
    found = ask(
        "select meeting_id, organisation, participant_role, came_late, left_early "
        "from core.fact_attendance where staff_code is null"
    )
    ends = {one["meeting_id"]: one["end_minute"] for one in truth("meetings")}
    planted = [
        (
            one["meeting_id"],
            one["organisation"],
            one["participant_role"],
            one["from_minute"] is not None and one["from_minute"] < ends[one["meeting_id"]],
            one["to_minute"] is not None,
        )
        for one in truth("attendance")
        if one["staff_code"] is None
    ]
    assert Counter(found) == Counter(planted)


def test_decisions_and_topics_of_the_agenda(ask: Any) -> None:
    found = ask(
        "select meeting_id, decision_number, kind, topic, item_number, action_id "
        "from core.fact_decision"
    )
    assert Counter(found) == Counter(tuple(one.values()) for one in truth("decisions"))
    items = ask("select meeting_id, item_number, topic from core.fact_agenda_item")
    assert Counter(items) == Counter(tuple(one.values()) for one in truth("agenda"))


def test_a_follow_up_is_one_from_meeting_to_meeting(ask: Any) -> None:
    """Also where it is seen again without its number."""
    found = ask(
        "select action_id, meeting_id, status, due_on, closed_on from core.action_item_history"
    )
    actions = truth("actions")
    planted = Counter(
        (one["action_id"], one["meeting_id"], one["status"], one["due_on"], one["closed_on"])
        for one in actions
    )
    assert Counter(found) == planted
    assert any(not one["is_numbered"] for one in actions)


def test_a_follow_up_keeps_its_first_deadline_and_day(ask: Any) -> None:
    days = {one["meeting_id"]: one["meeting_date"] for one in truth("meetings")}
    seen: dict[str, list[dict[str, Any]]] = {}
    for one in sorted(truth("actions"), key=lambda one: days[one["meeting_id"]]):
        seen.setdefault(one["action_id"], []).append(one)
    found = ask(
        "select action_id, decided_on, due_on, latest_due_on, status, closed_on, closure_known_by, "
        "sighting_count from core.fact_action_item"
    )
    planted: list[tuple[str, dt.date, dt.date, dt.date, str, dt.date | None, str | None, int]] = [
        (
            action_id,
            rows[0]["decided_on"],
            rows[0]["due_on"],
            rows[-1]["due_on"],
            rows[-1]["status"],
            rows[-1]["closed_on"],
            "day" if rows[-1]["closed_on"] else None,
            len(rows),
        )
        for action_id, rows in seen.items()
    ]
    assert Counter(found) == Counter(planted)
