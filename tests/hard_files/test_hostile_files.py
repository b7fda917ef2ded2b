"""Files made to break a reader: each is refused for what it is, in bounded memory and time.

All of them lie in one inbox beside a good log, and ingest reads them in a process of its own that
may not take more than 3 GB. The limit of time is only there to end what would never end.
"""

from __future__ import annotations

import subprocess
import sys

import pytest
from hard_town import CORPUS, HERE, deliver, make_town
from made.hostile import HOSTILE
from outcomes import Outcomes, read_expected

EXPECTED = read_expected("hostile")
SETTINGS = """
[ingest.profiles]
"*.ics" = "calendar_iben"
"""
SECONDS = 120

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
    run = [sys.executable, str(HERE / "made" / "limited_run.py"), str(workspace.root)]
    done = subprocess.run(run, capture_output=True, text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert not done.stderr, done.stderr[-3000:]
    return Outcomes(workspace)


def test_every_hostile_file_has_an_outcome() -> None:
    assert {*HOSTILE, "good.csv"} == EXPECTED.keys()


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_hostile_file_is_refused_for_what_it_is(name: str, hostile: Outcomes) -> None:
    wrong = hostile.differences(EXPECTED[name])
    assert not wrong, f"{EXPECTED[name].why}:\n" + "\n".join(wrong)
