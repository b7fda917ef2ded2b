"""The demo as the acceptance tests see it, and the command run as a scheduler runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from acceptance_truth import Truth

from pipeline.publish import published
from pipeline.workspace import Workspace


@dataclass(frozen=True)
class Demo:
    """A demo workspace after its first run.

    Parameters
    ----------
    stdout, stderr
        What that run wrote to the terminal.
    """

    workspace: Workspace
    truth: Truth
    stdout: Path
    stderr: Path

    @property
    def warehouse(self) -> Path:
        """The published warehouse."""
        current = published(self.workspace)
        assert current is not None
        return current.file


def ungetid(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, with a wide terminal and the built-in engine."""
    environment = {**os.environ, "COLUMNS": "300", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )
