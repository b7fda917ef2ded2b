"""Several documents at once: this process renders, and so do others beside it."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pipeline.reporting.engine.task import Task
from pipeline.reporting.engine.worker import pages_of

_MOST_HELPERS = 3
# A helper takes a second to start: it is worth that from the third document on.
_FEWEST_TASKS = 3


def helper_count(tasks: int) -> int:
    """Return how many processes to start beside this one: one a core, and no more than help."""
    if tasks < _FEWEST_TASKS or not sys.executable:
        return 0
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return max(0, min(cores - 1, _MOST_HELPERS, tasks - 1))


def run_all(tasks: Sequence[Task], advance: Callable[[int], None]) -> list[list[Path]]:
    """Render all; return the pages of each, in the order of the tasks.

    Parameters
    ----------
    advance
        Told of each document that is done.

    Raises
    ------
    UngetidError
        Of the first document that could not be rendered; no further one is begun then.
    """
    run = _Run(tasks, advance)
    with _helpers(helper_count(len(tasks))) as helpers:
        threads = [threading.Thread(target=run.through, args=(one,)) for one in helpers]
        for thread in threads:
            thread.start()
        try:
            run.here()
        finally:
            run.stop()
            for thread in threads:
                thread.join()
    if run.faults:
        raise run.faults[0]
    return [run.made[number] for number in range(len(tasks))]


class _Run:
    """What is to be done yet, and what has been done."""

    def __init__(self, tasks: Sequence[Task], advance: Callable[[int], None]) -> None:
        self.made: dict[int, list[Path]] = {}
        self.faults: list[Exception] = []
        self._advance = advance
        self._lock = threading.Lock()
        self._waiting: queue.SimpleQueue[tuple[int, Task]] = queue.SimpleQueue()
        for number, task in enumerate(tasks):
            self._waiting.put((number, task))

    def here(self) -> None:
        """Render in this process until nothing waits."""
        self._take(lambda task: task.run())

    def through(self, helper: subprocess.Popen[str]) -> None:
        """Let another process render until nothing waits."""
        self._take(lambda task: _asked(helper, task))

    def stop(self) -> None:
        """Let nothing more be begun."""
        while self._next() is not None:
            pass

    def _take(self, render: Callable[[Task], list[Path]]) -> None:
        while (found := self._next()) is not None:
            number, task = found
            try:
                pages = render(task)
            except Exception as error:  # noqa: BLE001 - raised again by run_all
                self.faults.append(error)
                self.stop()
                return
            with self._lock:
                self.made[number] = pages
                self._advance(1)

    def _next(self) -> tuple[int, Task] | None:
        try:
            return self._waiting.get_nowait()
        except queue.Empty:
            return None


def _asked(helper: subprocess.Popen[str], task: Task) -> list[Path]:
    assert helper.stdin is not None  # noqa: S101 - both are pipes; narrows the type
    assert helper.stdout is not None  # noqa: S101 - likewise
    try:
        helper.stdin.write(task.as_line())
        helper.stdin.flush()
        answer = helper.stdout.readline()
    except BrokenPipeError:
        answer = ""
    return [Path(page) for page in pages_of(answer, task)]


@contextmanager
def _helpers(count: int) -> Iterator[list[subprocess.Popen[str]]]:
    """Start processes that render; they end when their task is done and nothing more comes."""
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "pipeline.reporting.engine.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        for _ in range(count)
    ]
    try:
        yield started
    finally:
        for helper in started:
            helper.kill()  # what it was asked is answered by now, or nobody waits for it
            helper.communicate()
