"""Files made to break a reader: each is refused for what it is, in bounded memory and time.

All of them lie in one inbox beside a good log, and ingest reads them in a process of its own that
may not take more than 3 GB. The limit of time is only there to end what would never end.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from hard_town import CORPUS, HERE, deliver, make_town
from made.hostile import HOSTILE
from made.hostile_texts import four_million_short_rows
from outcomes import Outcomes, read_expected

from pipeline.workspace import Workspace

EXPECTED = read_expected("hostile")
SETTINGS = """
[ingest.profiles]
"*.ics" = "calendar_iben"
"""
SECONDS = 300

pytest.importorskip("resource")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """What became of each hostile file."""
    root = tmp_path_factory.mktemp("hostile")
    workspace = make_town(root / "town", settings=SETTINGS, profiles=HERE / "profiles")
    for name, write in HOSTILE.items():
        write(workspace.inbox / name)
    good = CORPUS / "delimited" / "utf8.csv"
    (workspace.inbox / "good.csv").write_bytes(good.read_bytes())
    deliver(workspace, sorted(path.name for path in workspace.inbox.iterdir()))
    ingest_within_limits(workspace)
    return Outcomes(workspace)


def ingest_within_limits(workspace: Workspace, *also: str) -> None:
    run = [sys.executable, str(HERE / "made" / "limited_run.py"), str(workspace.root), *also]
    done = subprocess.run(run, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert not done.stderr, done.stderr[-3000:]


def test_refused_rows_are_counted_and_not_held(tmp_path: Path) -> None:
    workspace = make_town(tmp_path / "town")
    four_million_short_rows(workspace.inbox / "short.csv")
    ingest_within_limits(workspace, "refused")
    assert len(list(workspace.private.glob("refused/*.xlsx"))) == 1
    row = (
        pl.read_parquet(workspace.manifest).filter(pl.col("kind") == "activity").row(0, named=True)
    )
    counts = {name: row[f"rows_{name}"] for name in ("received", "accepted", "refused")}
    assert counts == {"received": 4_000_001, "accepted": 1, "refused": 4_000_000}


def test_every_hostile_file_has_an_outcome() -> None:
    assert {*HOSTILE, "good.csv"} == EXPECTED.keys()


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_hostile_file_is_refused_for_what_it_is(name: str, hostile: Outcomes) -> None:
    wrong = hostile.differences(EXPECTED[name])
    assert not wrong, f"{EXPECTED[name].why}:\n" + "\n".join(wrong)
