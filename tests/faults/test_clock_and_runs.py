"""The clock moved back; two runs at once; what a run that was ended leaves behind."""

from __future__ import annotations

import datetime as dt
import json
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl
import pytest
from small_town import GOOD_ROW, as_csv, town
from typer.testing import CliRunner

from pipeline import clock, ledger, stages
from pipeline import run as conductor
from pipeline.cli import app
from pipeline.ledger import last_finished
from pipeline.problems import UngetidError
from pipeline.warehouse.build import _fresh_file
from pipeline.workspace import Workspace

THEN = dt.datetime(2025, 3, 4, 12, tzinfo=dt.UTC)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return town(tmp_path / "town", {"a.csv": as_csv([GOOD_ROW])})


def set_clock(patch: pytest.MonkeyPatch, moment: dt.datetime) -> None:
    patch.setattr(ledger, "_now", lambda: moment)
    patch.setattr(clock, "_now", lambda: moment)


@pytest.mark.parametrize(
    ("back", "is_told"),
    [
        (dt.timedelta(minutes=-5), False),
        (dt.timedelta(minutes=59), False),
        (dt.timedelta(hours=11), False),  # the same day: nothing is dated wrongly
        (dt.timedelta(hours=14), True),  # the day before, in Denmark
        (dt.timedelta(days=400), True),
    ],
)
def test_a_clock_that_was_moved_back(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, back: dt.timedelta, is_told: bool
) -> None:
    set_clock(monkeypatch, THEN)
    conductor.run_stage(workspace, "ingest")
    assert last_finished(workspace) == THEN
    before = workspace.ledger.read_bytes()
    set_clock(monkeypatch, THEN - back)
    if not is_told:
        conductor.run_stage(workspace, "ingest")
        return
    (workspace.inbox / "b.csv").write_bytes(as_csv([("06-03-2024", *GOOD_ROW[1:])]))
    for _ in range(2):  # told once, it is told again
        with pytest.raises(UngetidError, match="one of them was wrong") as caught:
            conductor.run(workspace, engine="builtin")
        assert "2025-03-04 12:00" in caught.value.what
    assert workspace.ledger.read_bytes() == before
    manifest = pl.read_parquet(workspace.manifest)
    assert manifest.filter(kind="activity").height == 1, "nothing came in with a wrong day"
    # It goes on to the ingest when somebody says so.
    monkeypatch.setattr(stages, "ingest", lambda *_, **__: {}["reached"])
    with pytest.raises(KeyError, match="reached"):
        conductor.run(workspace, engine="builtin", force=True)
    assert last_finished(workspace) == THEN - back


def test_the_last_line_that_can_be_read_says_when_the_last_run_ended(workspace: Workspace) -> None:
    assert last_finished(workspace) is None
    workspace.runs.mkdir(exist_ok=True)
    workspace.ledger.write_text(json.dumps({"finished_at": THEN.isoformat()}) + "\n{torn")
    assert last_finished(workspace) == THEN


HOLD = """
import sys
from pathlib import Path
from pipeline.ledger import only_run
from pipeline.workspace import Workspace
with only_run(Workspace(Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_two_runs_at_once_and_a_lock_that_is_left(workspace: Workspace) -> None:
    """The second is told who holds the workspace; when that one is killed, its lock is none."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(workspace.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    held = json.loads((workspace.runs / "holder.json").read_text())
    words = ["ingest", "-w", str(workspace.root)]
    answer = CliRunner().invoke(app, words)
    assert answer.exit_code == 4
    told = " ".join(answer.output.split())
    assert f"process {holder.pid}" in told
    assert held["started_at"] in told
    assert not workspace.manifest.exists(), "it has done nothing"
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    answer = CliRunner().invoke(app, words)
    assert answer.exit_code == 0, answer.output
    assert f"process {holder.pid}" in " ".join(answer.output.split()), "it says who was ended"
    line = json.loads(workspace.ledger.read_text().splitlines()[-1])
    assert line["interrupted"] == held
    CliRunner().invoke(app, words)
    line = json.loads(workspace.ledger.read_text().splitlines()[-1])
    assert line["interrupted"] == {}, "and says so once"


LEAVE_A_LOG = """
import os, signal, sys, duckdb
connection = duckdb.connect(sys.argv[1])
connection.execute("set wal_autocheckpoint = '1GB'")
connection.execute("create schema raw")
connection.execute("create table raw.left_over as select 1 as number")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_left_overs_of_a_build_and_of_an_analysis_are_no_part_of_the_next(tmp_path: Path) -> None:
    """A killed process leaves half a file, or DuckDB's log of what it had not yet put into it."""
    candidate = tmp_path / "candidate.duckdb"
    ended = subprocess.run([sys.executable, "-c", LEAVE_A_LOG, str(candidate)], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert candidate.with_name("candidate.duckdb.wal").stat().st_size
    for name in (".candidate.duckdb.new", ".candidate.duckdb.new.wal"):
        (tmp_path / name).write_bytes(b"half a file")
    (tmp_path / ".candidate.duckdb.spill").mkdir()
    (tmp_path / ".candidate.duckdb.spill" / "rest").write_bytes(b"spilled")
    with _fresh_file(candidate) as connection:
        connection.execute("create table raw.made as select 2 as number")
    assert [path.name for path in tmp_path.iterdir()] == ["candidate.duckdb"]
    with duckdb.connect(candidate) as connection:
        names = connection.execute("select table_name from duckdb_tables()").fetchall()
    assert names == [("made",)]
