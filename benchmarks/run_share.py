"""How much validation adds to a run: at most a quarter is promised, once imports are warm.

Lays the demo out in a temporary folder and runs it with the built-in engine in this process: once
to warm every import, then anew from an empty lake. What validation adds is its own wall time over
that of all the rest of the same run. The first run shows what the import of Great Expectations
adds after it has overlapped the build.

    python benchmarks/run_share.py

Ends with 1 when the share is over a quarter.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from pipeline.demo import lay_out_samples
from pipeline.resources import resource_folder
from pipeline.run import run
from pipeline.workspace import open_workspace

PROMISED = 0.25


def run_anew(folder: Path) -> tuple[float, dict[str, float]]:
    """Run a fresh demo; return the seconds of the run and of each stage."""
    lay_out_samples(resource_folder("data_samples"), folder)
    start = time.perf_counter()
    report = run(open_workspace(folder), engine="builtin")
    seconds = time.perf_counter() - start
    return seconds, {name: note["seconds"] for name, note in report.record.stages.items()}


def main() -> int:
    """Print the stages of both runs and the share of validation in each."""
    share = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name in ("cold", "warm"):
            seconds, stages = run_anew(Path(folder) / name)
            share = stages["validate"] / (seconds - stages["validate"])
            shown = ", ".join(f"{stage} {taken:.1f} s" for stage, taken in stages.items())
            print(f"{name} imports: {seconds:.1f} s ({shown}); validation adds {share:.1%}")
    return 0 if share <= PROMISED else 1


if __name__ == "__main__":
    sys.exit(main())
