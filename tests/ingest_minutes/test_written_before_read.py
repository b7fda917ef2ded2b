"""Kinds, deadlines and statuses as colleagues word them, written before the reader was looked at.

Each list beside this test was written in rounds, from the definitions of the kinds alone; what
the reader got wrong at first stands in decision 18. ``known_wrong`` says why a row still is.
"""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from pipeline.ingest.minutes.abbreviations import spelled_out
from pipeline.ingest.minutes.action_kinds import kind_of
from pipeline.ingest.minutes.blocks import Paragraph
from pipeline.ingest.minutes.deadline_days import Around
from pipeline.ingest.minutes.deadlines import deadline_of
from pipeline.ingest.minutes.statuses import status_told

KNOWN_WRONG = 0.02  # share of a list


def _rows(name: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _written_out(text: str) -> str:
    block = spelled_out([Paragraph(text)])[0]
    assert isinstance(block, Paragraph)
    return block.text


TASKS = _rows("kinds_written.csv")
DEADLINES = _rows("deadlines_written.csv")
REMARKS = _rows("statuses_written.csv")


@pytest.mark.parametrize("kind", sorted({row["kind"] for row in TASKS}))
def test_kinds(kind):
    rows = [row for row in TASKS if row["kind"] == kind]
    read = {row["task"]: kind_of(_written_out(row["task"])).kind for row in rows}
    assert [
        (row["task"], read[row["task"]])
        for row in rows
        if read[row["task"]] != kind and not row["known_wrong"]
    ] == []
    assert len(rows) > 60


@pytest.mark.parametrize("meeting", sorted({row["meeting"] for row in DEADLINES}))
def test_deadlines(meeting):
    rows = [row for row in DEADLINES if row["meeting"] == meeting]
    wrong = []
    for row in rows:
        around = Around(dt.date.fromisoformat(meeting), dt.date.fromisoformat(row["next_meeting"]))
        found = deadline_of(_written_out(row["text"]), around)
        day = "" if found is None or found.day is None else found.day.isoformat()
        if day != row["day"] and not row["known_wrong"]:
            wrong.append((row["text"], row["day"], day))
    assert wrong == []
    assert len(rows) > 20


@pytest.mark.parametrize("status", sorted({row["status"] for row in REMARKS}))
def test_statuses(status):
    rows = [row for row in REMARKS if row["status"] == status]
    wrong = [
        (row["remark"], told)
        for row in rows
        if (told := status_told(_written_out(row["remark"])) or "open") != status
        and not row["known_wrong"]
    ]
    assert wrong == []
    assert len(rows) > 25


@pytest.mark.parametrize("rows", [TASKS, DEADLINES, REMARKS])
def test_little_is_known_to_be_wrong(rows):
    assert sum(bool(row["known_wrong"]) for row in rows) <= KNOWN_WRONG * len(rows)
