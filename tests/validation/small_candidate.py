"""A candidate of a few rows that passes every expectation, for planting one defect at a time."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from pathlib import Path

import duckdb

from pipeline.warehouse import build

sys.path.append(str(Path(__file__).parents[1] / "warehouse"))
from small_lake import SmallLake
from small_lake_rows import rule_rows

SUITES = Path(__file__).parents[2] / "expectations"
AS_OF = dt.date(2025, 3, 31)
SETTINGS = """\
as_of = 2025-03-31

[[decision]]
date = 2023-10-10
body = "Økonomi- & Planudvalget"
model = "model_1"
effective_from = 2024-10-01
transition_months = 2
"""
TIMED = {"start": dt.time(10), "end": dt.time(12, 30), "minutes": 150, "place": "street"}
HALF = {"day": None, "minutes": 222, "who": "a"}


def make_candidate(folder: Path) -> Path:
    """Build a candidate: two people, half direct and half internal, and one network's meetings."""
    lake = SmallLake(folder / "lake", settings=SETTINGS)
    lake.reference("target", [])
    lake.reference("row_rule", rule_rows("row_rule"))
    lake.reference("row_condition", rule_rows("row_condition"))
    lake.staff([{"who": "a"}, {"who": "b", "unit": "ungdomsskolen"}])
    direct = {"activity": "conversation", "network": "gildbro", "target": "under_18", "contacts": 1}
    direct |= {"start": dt.time(13), "end": dt.time(16, 42), "reference": "B-2024-001"}
    days = [dt.date(2023, 10, 2) + dt.timedelta(days=n) for n in range(546)]
    work = [day for day in days if day.isoweekday() <= 5]
    meetings = [dt.date(2025, month, 10) for month in range(1, 4)]
    office, at_meeting = {"activity": "documentation"}, {"activity": "network_meeting"}
    at_meeting["network"] = "gildbro"
    rows = [
        {"day": day, "minutes": 222, "who": who, "place": "club", "occasion": None, **what}
        | {"registered": dt.datetime.combine(day, dt.time(18))}
        for day in work
        for who in "ab"
        for what in (direct, at_meeting if who == "a" and day in meetings else office)
    ]
    with_id = [{"day": AS_OF, "minutes": 10, "who": "b", "activity": "training", "id": 1}]
    seen = {"activity": "street_presence", "network": "gildbro", "occasion": "routine"}
    seen |= {"day": dt.date(2025, 1, 12), "minutes": 10, "who": "b"}
    # Received in the last quarter, so that every KPI has a value there.
    received = {"received_at": dt.datetime(2025, 3, 31, 12)}  # noqa: DTZ001 - UTC by contract
    lake.log("log", rows, refused=3, **received)
    lake.log("ids", with_id, **received)
    lake.log("visible", [seen], **received)
    for month, day in enumerate(meetings, start=1):
        meeting = {
            "network": "gildbro",
            "day": day,
            "people": [{"who": "a"}, {"organisation": "school"}],
            "concerns": [{"topic": topic} for topic in ("drugs", "online", "other", "violence")],
            "actions": [
                {
                    "action_id": f"H-2025-{month}-1",
                    "who": "a",
                    "due_on": dt.date(2025, month, 20),
                }
            ],
            "values": [
                {
                    "value_id": f"v-{month:012x}",
                    "record_kind": "action_item",
                    "action_id": f"H-2025-{month}-1",
                    "field": "due_on",
                    "day": dt.date(2025, month, 20),
                    "place_kind": "paragraph",
                    "place_number": 9,
                    "found_by": "column",
                    "read_as": "exact",
                    "confidence": 1.0,
                }
            ],
        }
        lake.minutes(f"minutes {month}", meeting)
    orders = (("B-2024-001", days[0]), ("B-2025-001", dt.date(2025, 1, 3)))
    lake.orders("orders", [{"id": one, "day": day, "network": "gildbro"} for one, day in orders])
    candidate = folder / "candidate.duckdb"
    build(lake.write(), AS_OF, candidate)
    return candidate


def planted(clean: Path, copy: Path, *statements: str) -> Path:
    """Copy a candidate and change the copy."""
    shutil.copyfile(clean, copy)
    with duckdb.connect(copy) as connection:
        for statement in statements:
            connection.execute(statement)
    return copy
