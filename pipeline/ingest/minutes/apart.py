"""A reader in a process of its own, which may be stopped.

PDF is read by much Python code over a format with loops in it: what makes that run for ever, or
take all memory, must not take the run with it. The process serves all documents of a run, one after
the other: a length of eight bytes, then the document; back come a length and the pickled answer.
"""

from __future__ import annotations

import atexit
import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from pipeline.ingest.minutes.blocks import Document
from pipeline.ingest.minutes.records import MinutesRefused
from pipeline.ingest.minutes.remembering import forget_document

_MEMORY = 1024**3
_STARTING = 60  # seconds
_LENGTH = 8
_ROOT = Path(__file__).parents[3]


class Apart:
    """Calls a reader of documents in another process.

    Parameters
    ----------
    module
        A module that calls :func:`serve` when it is run.
    seconds
        How long it may take over one document.
    """

    def __init__(self, module: str, seconds: float) -> None:
        self._module = module
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._one_asks = threading.Lock()
        atexit.register(self.stop)

    def __call__(self, content: bytes) -> Document:
        """Read a document.

        Raises
        ------
        MinutesRefused
            As the reader does; ``unreadable_document`` when it takes too long or breaks down.
        """
        with self._one_asks:
            answer = self._answer(content)
        if isinstance(answer, str):
            raise MinutesRefused(answer)
        return answer

    def _answer(self, content: bytes) -> Document | str:
        is_running = self._process is not None and self._process.poll() is None
        process = (is_running and self._process) or self._started()
        seconds = self._seconds + (0 if is_running else _STARTING)
        clock = threading.Timer(seconds, process.kill)
        clock.daemon = True
        clock.start()
        try:
            _send(process.stdin, content)
            answer: Document | str = pickle.loads(_receive(process.stdout))  # noqa: S301 - our own
        except (OSError, EOFError):
            self.stop()
            return "unreadable_document"
        finally:
            clock.cancel()
        return answer

    def stop(self) -> None:
        """End the process; the next document starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()

    def _started(self) -> subprocess.Popen[bytes]:
        self.stop()
        # Not what lies where we were started: that may be anybody's.
        command = [sys.executable, "-P", "-m", self._module]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what a library says of a document may quote it
            env=os.environ | {"PYTHONPATH": str(_ROOT)},
        )
        return self._process


def serve(read: Callable[[bytes], Document]) -> None:
    """Read one document after the other until nobody asks any more.

    Parameters
    ----------
    read
        Bytes → document; may raise MinutesRefused.
    """
    _limit_memory()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with the run
    logging.disable()
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    while True:
        try:
            content = _receive(sys.stdin.buffer)
        except EOFError:
            return
        try:
            answer: Document | str = read(content)
        except MinutesRefused as refused:
            answer = refused.reason_code
        except (MemoryError, RecursionError):
            answer = "unreadable_document"
        forget_document()
        _send(out, pickle.dumps(answer))


def _send(pipe: IO[bytes] | None, content: bytes) -> None:
    if pipe is None:
        raise EOFError
    pipe.write(len(content).to_bytes(_LENGTH, "little"))
    pipe.write(content)
    pipe.flush()


def _receive(pipe: IO[bytes] | None) -> bytes:
    if pipe is None:
        raise EOFError
    length = pipe.read(_LENGTH)
    content = pipe.read(int.from_bytes(length, "little")) if len(length) == _LENGTH else b""
    if len(length) < _LENGTH or len(content) < int.from_bytes(length, "little"):
        raise EOFError
    return content


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has no such module
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))
