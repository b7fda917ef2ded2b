"""``kill -9`` in the middle of an erasure: the next run finishes it, and nothing of it is left.

``make verify`` kills before every change of a file, elsewhere before every twelfth.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1]


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no fork and no SIGKILL")
def test_the_next_run_finishes_an_erasure_that_was_killed(tmp_path: Path) -> None:
    step = "1" if os.environ.get("VERIFY") else "12"
    words = [sys.executable, str(Path(__file__).with_name("kill_erasures.py")), str(tmp_path), step]
    helpers = [str(FOLDER / name) for name in ("ingest", "ingest_sheets", "acceptance", "faults")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(helpers)}
    asked = subprocess.run(words, capture_output=True, text=True, env=environment, check=False)
    assert asked.returncode == 0, asked.stderr[-3000:]
    moments = [json.loads(line) for line in asked.stdout.splitlines()]
    assert not [one for one in moments if one["wrong"]]
    assert [one["killed"] for one in moments] == [True] * (len(moments) - 1) + [False]
    assert len(moments) > 5
