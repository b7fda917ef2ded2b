"""``kill -9`` at any moment: readers see the old or the new warehouse; the next run does it all.

Issue 7, *Done when*. ``make verify`` kills at every call of publish and at 200 moments of a run,
each in a town of its own; elsewhere a fixed tenth is killed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows knows no fork and no SIGKILL")
IS_VERIFYING = bool(os.environ.get("VERIFY"))


@pytest.fixture(scope="module")
def moments(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Kill runs, in a process that has no threads when it forks; one dict a moment."""
    folder = tmp_path_factory.mktemp("killed")
    words = [sys.executable, str(Path(__file__).with_name("kill_runs.py")), str(folder)]
    asked = subprocess.run(
        [*words, *([] if IS_VERIFYING else ["--tenth"])],
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 0, asked.stderr[-3000:]
    return [json.loads(line) for line in asked.stdout.splitlines()]


def test_every_run_was_killed_at_a_moment_of_its_own(moments: list[dict[str, Any]]) -> None:
    assert all(one["killed"] for one in moments), [one for one in moments if not one["killed"]]
    names = [one["moment"] for one in moments]
    assert len(set(names)) == len(names)
    in_publish = [name for name in names if name.startswith("publish")]
    assert len(names) - len(in_publish) >= (200 if IS_VERIFYING else 14)
    assert len(in_publish) >= (70 if IS_VERIFYING else 7)


def test_readers_see_the_old_or_the_new_warehouse_whole(moments: list[dict[str, Any]]) -> None:
    neither = [one for one in moments if one["seen"] not in {"old", "new"}]
    assert not neither
    assert {one["seen"] for one in moments} == {"old", "new"}
    # While one run publishes, there is one moment at which readers get the new one.
    publishing = [one["seen"] for one in moments if one["moment"].startswith("publish")]
    assert publishing == sorted(publishing, key=["old", "new"].index)


def test_the_next_run_needs_no_repair_and_ends_as_an_undisturbed_one(
    moments: list[dict[str, Any]],
) -> None:
    wrong = [one for one in moments if one["wrong"]]
    assert not wrong
