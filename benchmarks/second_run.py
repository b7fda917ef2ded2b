"""How long a second run takes against the first: under a third is promised.

Lays the demo out in a temporary folder, runs it twice with the built-in engine, each time in a
process of its own as a scheduler would, and prints both times and their ratio.

    python benchmarks/second_run.py

Ends with 1 when the ratio is not under a third.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pipeline.demo import lay_out_samples
from pipeline.problems import ExitCode
from pipeline.resources import resource_folder

PROMISED = 1 / 3
COMPLETE = {int(ExitCode.OK), int(ExitCode.INPUT_REFUSED)}


def timed_run(root: Path) -> float:
    """Run the workspace once; return the seconds it took on the clock."""
    command = [sys.executable, "-m", "pipeline.cli", "run", "-w", str(root), "--engine", "builtin"]
    start = time.perf_counter()
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if answer.returncode not in COMPLETE:
        sys.exit(f"The run ended with {answer.returncode}:\n{answer.stdout}{answer.stderr}")
    return seconds


def main() -> int:
    """Time two runs of a fresh demo and print the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "demo"
        lay_out_samples(resource_folder("data_samples"), root)
        first, second = timed_run(root), timed_run(root)
    ratio = second / first
    print(f"first run {first:.1f} s, second run {second:.1f} s, ratio {ratio:.3f}")
    return 0 if ratio < PROMISED else 1


if __name__ == "__main__":
    sys.exit(main())
