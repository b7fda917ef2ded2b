"""The ledger's history of checks: what it keeps, what a crash or an erasure leaves of it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from pipeline.check_history import Check, CheckedBuild, append, forget_rows, read
from pipeline.workspace import Workspace, create_workspace

ROW = "f-0123456789abcdef:17"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "ishoej")


def build(key: str, day: int = 8, observed: str | None = None) -> CheckedBuild:
    failed = Check("core", "entry_overlapping", "warning", False, 1, 490, observed, (ROW,))
    passed = Check("kpi", "share_within_bounds", "critical", True, 0, 42, None)
    return CheckedBuild(key, dt.date(2025, 10, day), "2025-10-08T02:00:00+00:00", (failed, passed))


def test_what_is_kept_is_read_back_the_newest_first(workspace: Workspace) -> None:
    assert read(workspace) == []
    for number, key in enumerate("abc", start=1):
        append(workspace, build(key, number))
    assert read(workspace) == [build("c", 3), build("b", 2), build("a", 1)]
    assert read(workspace, most=2) == [build("c", 3), build("b", 2)]
    assert len(workspace.check_history.read_text(encoding="utf-8").splitlines()) == 3


def test_a_build_that_is_checked_again_counts_once_as_it_was_checked_last(
    workspace: Workspace,
) -> None:
    """A run was killed after its checks; the next one makes the same build again."""
    undisturbed = [build("b", 2), build("a", 1)]
    for one in reversed(undisturbed):
        append(workspace, one)
    assert read(workspace) == undisturbed
    append(workspace, undisturbed[0])
    assert read(workspace) == undisturbed


def test_a_line_that_a_crash_tore_is_passed_over_and_tears_no_other(workspace: Workspace) -> None:
    append(workspace, build("a", 1))
    whole = workspace.check_history.read_bytes()
    append(workspace, build("b", 2))
    torn = workspace.check_history.read_bytes()[len(whole) : -40]
    workspace.check_history.write_bytes(whole + torn)
    assert read(workspace) == [build("a", 1)]
    append(workspace, build("b", 2))
    assert read(workspace) == [build("b", 2), build("a", 1)]


@pytest.mark.parametrize(
    ("observed", "left"),
    [("0.0038", "0.0038"), ("2025-09-30", "2025-09-30"), ("12 %", "12 %"), (None, None),
     ("s-0123456789", None), (f"{ROW} og andre", None), ("Anna 3", None)],
)  # fmt: skip
def test_an_erasure_takes_every_key_and_leaves_the_counts(
    workspace: Workspace, observed: str | None, left: str | None
) -> None:
    append(workspace, build("a", 1, observed))
    append(workspace, build("b", 2, observed))
    with workspace.check_history.open("ab") as file:
        file.write(f'{{"build_key": "c", "checks": ["{ROW}'.encode())
    assert forget_rows(workspace) == 3, "two lines, and what a crash had left of a third"
    content = workspace.check_history.read_text(encoding="utf-8")
    assert ROW not in content
    assert [one.build_key for one in read(workspace)] == ["b", "a"]
    failed, passed = read(workspace)[0].checks
    assert (failed.examples, failed.observed_value) == ((), left)
    assert (failed.observed_count, failed.element_count, failed.is_success) == (1, 490, False)
    assert passed == build("b").checks[1]
    assert forget_rows(workspace) == 0, "again, there is nothing left to take out"
    assert [json.loads(line)["as_of"] for line in content.splitlines()] == [
        "2025-10-01",
        "2025-10-02",
    ]


def test_nothing_to_forget_is_no_file(workspace: Workspace) -> None:
    assert forget_rows(workspace) == 0
    assert not workspace.check_history.exists()
