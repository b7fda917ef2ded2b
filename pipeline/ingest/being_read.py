"""Which files are being read, for the run after one that ended in the middle of them.

A library that reads a format can take the whole process with it, and nothing that was read would
then count: the next run would end at the same file. So while files are read, ``private/being_read``
says which; a run that ends as it should removes it. A file that stands there was perhaps only in
the way when somebody switched the machine off. It is therefore tried in a process of its own first,
and refused only where that ends, too.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from types import TracebackType

import polars as pl

from pipeline.workspace import Workspace

NAME = "being_read"
_DIGEST = re.compile("[0-9a-f]{64}")
_NOTHING = "0" * 64


class BeingRead:
    """Says which files are being read, for as long as any is.

    Writing costs some microseconds a file: nothing is flushed, since what is to be outlived is the
    process and not the machine.

    Parameters
    ----------
    at_once
        How many files may be read at the same time.
    """

    def __init__(self, workspace: Workspace, at_once: int = 1) -> None:
        self._path = workspace.private / NAME
        self._file: FileIO | None = None
        self._suspects: set[str] = set()
        self._read = [_NOTHING] * at_once
        self._one_writes = threading.Lock()

    def __enter__(self) -> BeingRead:
        """Take over what the last run left."""
        try:
            found = _DIGEST.findall(self._path.read_text(encoding="ascii", errors="replace"))
        except OSError:
            found = []
        self._suspects = {*found} - {_NOTHING}
        self._path.parent.mkdir(mode=0o700, exist_ok=True)
        self._path.unlink(missing_ok=True)
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._file = FileIO(descriptor, "w")
        # Those stay until a run has ended well: this one may end at yet another file.
        self._file.write("\n".join([*self._read, *sorted(self._suspects)]).encode())
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Forget everything: whatever ended the work, it was no library that took the process."""
        if self._file is not None:
            self._file.close()
            self._file = None
        self._path.unlink(missing_ok=True)

    @contextmanager
    def reading(self, sha256: str) -> Iterator[None]:
        """Say that a file is read within the block; of several threads each may be in one."""
        self._change(_NOTHING, sha256)
        try:
            yield
        finally:
            self._change(sha256, _NOTHING)

    def _change(self, before: str, sha256: str) -> None:
        with self._one_writes:
            at = self._read.index(before)
            self._read[at] = sha256
            if self._file is not None:
                self._file.seek(at * (len(_NOTHING) + 1))
                self._file.write(sha256.encode())

    def is_suspect(self, sha256: str) -> bool:
        """Say whether a run ended while it read this file."""
        return sha256 in self._suspects


def can_be_read(workspace: Workspace, path: Path, sha256: str, received_on: dt.date) -> bool:
    """Read a file in a process of its own, for nothing, and say whether that came to its end.

    Parameters
    ----------
    path
        The file; told through a pipe, since its name may name somebody.
    """
    words = [str(workspace.root), str(path), sha256, received_on.isoformat()]
    asked = subprocess.run(
        [sys.executable, "-m", "pipeline.ingest.being_read"],
        input=b"\0".join(os.fsencode(word) for word in words),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,  # a reader's last words may quote a cell
        check=False,
    )
    return asked.returncode == 0


class _Nowhere:
    """Takes rows and forgets them."""

    def add(self, table: str, rows: pl.DataFrame) -> None:
        """Forget rows."""

    def forget(self) -> None:
        """Nothing is there to forget."""


def _try() -> None:
    """Read the file that was asked for; how it fares there is for the run itself to find."""
    from pipeline.ingest.knowledge import read_knowledge  # noqa: PLC0415 - a process of its own
    from pipeline.ingest.read_file import read_source  # noqa: PLC0415 - the same
    from pipeline.ingest.readers.source import Source, SourceChanged  # noqa: PLC0415 - the same

    root, path, sha256, day = (os.fsdecode(word) for word in sys.stdin.buffer.read().split(b"\0"))
    workspace = Workspace(Path(root))
    knowledge = read_knowledge(workspace)
    name = Path(path).relative_to(workspace.inbox).as_posix()
    try:
        source = Source.of_file(Path(path), sha256, lambda _done: None)
        read_source(source, name, dt.date.fromisoformat(day), knowledge, _Nowhere())
    except (OSError, SourceChanged):
        return


if __name__ == "__main__":
    _try()
