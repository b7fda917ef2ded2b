"""Kills ``ungetid erase`` before changes of files and prints one JSON object for each.

A program of its own, as ``tests/faults/kill_runs.py``: it imports everything once and forks.

Usage: ``python kill_erasures.py FOLDER STEP`` (before every STEP-th change), with the folders of
the tests whose helpers it takes on ``PYTHONPATH``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from children import FileChanges, answer_of, in_child
from killed_town import copy_of
from quick_stages import make_town, use_quick_stages, where_the_code_is

from pipeline import erase as erasing
from pipeline import run as conductor
from pipeline.erasure_report import is_unfinished
from pipeline.workspace import Workspace

REQUEST = erasing.Request(staff="OP1")


def erase(root: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        use_quick_stages(patch)
        erasing.erase(Workspace(root), REQUEST)


def go_on(root: Path) -> str:
    """Let the next run do its work; say what is wrong afterwards."""
    workspace = Workspace(root)
    with pytest.MonkeyPatch.context() as patch:
        use_quick_stages(patch)
        if workspace.erased_file.exists():
            conductor.run(workspace)
        else:  # nothing had begun
            erasing.erase(workspace, REQUEST)
    if is_unfinished(workspace):
        return "it is still unfinished"
    if left := where_the_code_is(workspace):
        return f"the person is still in {sorted(left)}"
    if (workspace.inbox / "Åse Ravnkær.csv").exists():
        return "the person's file lies in the inbox"
    count = len(list(workspace.warehouse.glob("*.duckdb")))
    return "" if count == 1 else f"there are {count} warehouses"


def main() -> None:
    folder, step = Path(sys.argv[1]), int(sys.argv[2])
    log = folder / "log"
    assert in_child(lambda: make_town(folder / "base") and None, log=log).status == 0
    number, was_killed = 1, True
    while was_killed:
        root = copy_of(folder / "base", folder / "town")
        changes = FileChanges(root)
        changes.die_at(number)

        def work(root: Path = root) -> None:
            erase(root)

        was_killed = in_child(work, arm=changes.arm, log=log).was_killed
        wrong: Any = answer_of(lambda root=root: go_on(root), folder)
        told = {"number": number, "killed": was_killed, "wrong": wrong}
        sys.stdout.write(json.dumps(told) + "\n")
        number += step


if __name__ == "__main__":
    main()
