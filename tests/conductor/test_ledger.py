"""The ledger and the lock."""

import datetime as dt
import json
import subprocess
import sys

import pytest

from pipeline.ledger import RunRecord, only_run
from pipeline.problems import ExitCode, UngetidError
from pipeline.workspace import create_workspace


@pytest.fixture
def workspace(tmp_path):
    return create_workspace(tmp_path / "ishoej")


def record():
    return RunRecord(as_of=dt.date(2025, 10, 8), as_of_source="setting")


def test_a_run_is_one_line_with_its_stages_and_versions(workspace):
    for _ in range(2):
        run = record()
        with run.stage("ingest") as note:
            note["outcome"] = "unchanged"
        with run.stage("build"):
            pass
        run.write(workspace)
    lines = [json.loads(line) for line in workspace.ledger.read_text().splitlines()]
    assert len(lines) == 2
    assert lines[0]["as_of"] == "2025-10-08"
    assert lines[0]["stages"]["ingest"]["outcome"] == "unchanged"
    assert lines[0]["stages"]["build"]["outcome"] == "done"
    assert {"ungetid", "git_revision", "duckdb", "polars"} <= lines[0]["software"].keys()


def test_a_stage_that_raises_is_a_failed_stage():
    run = record()
    with pytest.raises(RuntimeError), run.stage("build"):
        raise RuntimeError
    assert run.stages["build"]["outcome"] == "failed"
    assert run.stages["build"]["seconds"] >= 0


HOLD = """
import sys
from pathlib import Path
from pipeline.ledger import only_run
from pipeline.workspace import Workspace
with only_run(Workspace(Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_second_run_is_told_who_holds_the_workspace_and_a_dead_holder_is_none(workspace):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(workspace.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(UngetidError, match=f"process {holder.pid}") as caught, only_run(workspace):
        pass
    assert caught.value.exit_code is ExitCode.BUSY
    holder.kill()
    holder.wait()
    with only_run(workspace):  # the system let go of the lock of the dead process
        pass


def test_a_line_that_a_crash_tore_does_not_tear_the_next(workspace):
    record().write(workspace)
    with workspace.ledger.open("a") as file:
        file.write('{"broken')
    record().write(workspace)
    lines = workspace.ledger.read_text().splitlines()
    assert len(lines) == 3
    assert json.loads(lines[2])["as_of"] == "2025-10-08"
