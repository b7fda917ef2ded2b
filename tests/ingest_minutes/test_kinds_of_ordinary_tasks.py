"""The kind of tasks as people at such tables word them, written before the word lists knew them.

``kinds_told.csv`` has the tasks, each with its kind.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pipeline.ingest.minutes.action_kinds import kind_of

with Path(__file__).with_name("kinds_told.csv").open(encoding="utf-8", newline="") as file:
    TOLD = [(row["kind"], row["task"]) for row in csv.DictReader(file, delimiter=";")]
SHARE = 0.97  # a task may be seen in two ways; what is wrong is listed


@pytest.mark.parametrize("kind", sorted({kind for kind, _ in TOLD}))
def test_tasks_of_a_kind(kind):
    tasks = [task for its_kind, task in TOLD if its_kind == kind]
    wrong = [(task, kind_of(task).kind) for task in tasks if kind_of(task).kind != kind]
    assert len(tasks) > 50
    assert len(wrong) <= (1 - SHARE) * len(tasks), wrong
