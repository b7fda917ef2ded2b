"""Runs in processes of their own, forked from one that has imported everything; and their ends.

Importing takes seconds and a run of a small town hardly more, so each run is a fork. The process
that forks must never use Polars or DuckDB itself: their threads do not live on in a fork.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

_LONGEST = 600  # seconds of a child: one that hangs is a fault, and ends
_FILE_EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.truncate"}
# What changes a file, or could: C functions by the modules and types that they belong to.
_FILE_MODULES = {"posix", "io", "_io", "nt"}
_NO_CALLS = {"fspath", "text_encoding", "readinto", "read", "urandom", "getpid"}


@dataclass(frozen=True)
class Ended:
    """How a child ended.

    Parameters
    ----------
    status
        Its exit code; negative where a signal ended it.
    """

    status: int
    seconds: float
    cpu_seconds: float

    @property
    def was_killed(self) -> bool:
        return self.status == -signal.SIGKILL


def in_child(
    work: Callable[[], object],
    *,
    arm: Callable[[], None] = lambda: None,
    kill_after: float | None = None,
    log: Path | None = None,
) -> Ended:
    """Do work in a forked process and wait for its end.

    Parameters
    ----------
    arm
        Called in the child before the work: sets what is to kill it.
    kill_after
        Seconds after which the child is killed from outside.
    log
        Gets what the child writes to the terminal.
    """
    start = time.perf_counter()
    pid = os.fork()
    if not pid:
        _be_child(work, arm, log)
    alarm = threading.Timer(_LONGEST if kill_after is None else kill_after, _kill, [pid])
    alarm.start()
    _, status, used = os.wait4(pid, 0)
    alarm.cancel()
    alarm.join()
    seconds = time.perf_counter() - start
    return Ended(os.waitstatus_to_exitcode(status), seconds, used.ru_utime + used.ru_stime)


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _be_child(work: Callable[[], object], arm: Callable[[], None], log: Path | None) -> None:
    code = 99
    try:
        if log is not None:
            terminal = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
            os.dup2(terminal, 1)
            os.dup2(terminal, 2)
        arm()
        code = int(work() or 0)  # type: ignore[call-overload]  # an exit code, or nothing
    except BaseException:  # noqa: BLE001 - a forked test must not go on as its parent
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def answer_of(work: Callable[[], Any], folder: Path) -> Any:
    """Return what a child found out; what it wrote when it failed is raised."""
    box, log = folder / "answer.pickle", folder / "answer.log"
    ended = in_child(lambda: box.write_bytes(pickle.dumps(work())) * 0, log=log)
    if ended.status:
        raise AssertionError(f"the child ended with {ended.status}: {log.read_text()[-2000:]}")
    return pickle.loads(box.read_bytes())  # noqa: S301 - our own child wrote it


def die() -> None:
    """End this process as ``kill -9`` does: no handler runs, no buffer is written."""
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(_LONGEST)  # the signal may take a moment to arrive


class FileChanges:
    """Lists what a process does to the files of a folder, in all its threads, or ends it there.

    Python tells of opening, renaming, removing and of folders before they happen; flushing it does
    not tell of, so that is watched by hand.

    Parameters
    ----------
    root
        The folder.
    before
        How the change begins before which the process ends, and which of those it is, from 1;
        None only lists them.
    """

    def __init__(self, root: Path, before: tuple[str, int] | None = None) -> None:
        self._root = str(root)
        self._before = before
        self._at = 0
        self.seen: list[str] = []
        self.is_on = True

    def die_at(self, number: int) -> None:
        """End this process before the change of that number from here on."""
        self.seen, self._at = [], number

    def arm(self) -> None:
        """Begin to watch this process, to its end."""
        flush = os.fsync

        def fsync(descriptor: int) -> None:
            self._step("flush")
            flush(descriptor)

        os.fsync = fsync
        sys.addaudithook(self._hear)

    def _hear(self, event: str, words: tuple[Any, ...]) -> None:
        # Imports and temporary files of libraries are no business of the workspace.
        if event not in _FILE_EVENTS or not str(words[0]).startswith(self._root):
            return
        if event != "open" or words[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            self._step(f"{event} {Path(str(words[0])).relative_to(self._root)}")

    def _step(self, what: str) -> None:
        if not self.is_on:
            return
        self.seen.append(what)
        if len(self.seen) == self._at:
            die()
        if self._before is None or not what.startswith(self._before[0]):
            return
        if sum(one.startswith(self._before[0]) for one in self.seen) == self._before[1]:
            die()


class FileCalls:
    """Counts every call to the operating system's files in one thread, before and after it.

    Parameters
    ----------
    at
        The number of the moment at which the process ends; 0 lists them only.
    """

    def __init__(self, at: int = 0) -> None:
        self._at = at
        self.moments: list[str] = []

    def arm(self) -> None:
        sys.setprofile(self._hear)

    def disarm(self) -> None:
        sys.setprofile(None)

    def _hear(self, _frame: FrameType, event: str, what: Any) -> None:
        if event not in {"c_call", "c_return"}:
            return
        owner = getattr(what, "__self__", None)
        module = getattr(what, "__module__", None) or type(owner).__module__
        if module not in _FILE_MODULES or what.__name__ in _NO_CALLS:
            return
        when = "before" if event == "c_call" else "after"
        self.moments.append(f"{when} {what.__name__}")
        if len(self.moments) == self._at:
            die()
