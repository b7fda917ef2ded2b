"""Reading from a drive that may stop to answer: it is waited for, but not without end.

A read that does not come back cannot be interrupted. So it is done in a thread that nobody waits
for at the end of the process, and given up when nothing has come of it for a while.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import BinaryIO, Generic, TypeVar

PATIENCE = 120.0  # seconds without a byte
_LOOK = 0.5  # seconds between looks at whether anything came
_Result = TypeVar("_Result")


class Waiting(Generic[_Result]):
    """Work in a thread of its own, which says from time to time that it goes on.

    Parameters
    ----------
    work
        Is given what to call whenever something has been read.
    """

    def __init__(self, work: Callable[[Callable[[], None]], _Result]) -> None:
        self._last = time.monotonic()
        self._answers: SimpleQueue[tuple[_Result | None, BaseException | None]] = SimpleQueue()
        threading.Thread(target=self._do, args=(work,), daemon=True, name="reading").start()

    def _do(self, work: Callable[[Callable[[], None]], _Result]) -> None:
        try:
            self._answers.put((work(self._goes_on), None))
        except BaseException as error:  # noqa: BLE001 - raised again where the result is taken
            self._answers.put((None, error))

    def _goes_on(self) -> None:
        self._last = time.monotonic()

    def result(self) -> _Result:
        """Return what the work gave; raises what it raised.

        Raises
        ------
        TimeoutError
            When nothing has come for ``PATIENCE`` seconds.
        """
        while True:
            try:
                found, error = self._answers.get(timeout=min(_LOOK, PATIENCE))
            except Empty:
                if time.monotonic() - self._last > PATIENCE:
                    raise TimeoutError("the drive does not answer") from None
                continue
            if error is not None:
                raise error
            return found  # type: ignore[return-value]  # None only beside an error


class PatientFile:
    """A file that is opened and read in a thread of its own, from its start to its end.

    Parameters
    ----------
    open_file
        Opens it.

    Raises
    ------
    TimeoutError
        As :meth:`Waiting.result`, also of :meth:`read`.
    """

    def __init__(self, open_file: Callable[[], BinaryIO]) -> None:
        self._asked: SimpleQueue[int | None] = SimpleQueue()
        self._answers: SimpleQueue[bytes | BaseException] = SimpleQueue()
        self._thread = threading.Thread(
            target=self._work, args=(open_file,), daemon=True, name="reading"
        )
        self._thread.start()
        self._is_given_up = False

    def _work(self, open_file: Callable[[], BinaryIO]) -> None:
        try:
            with open_file() as file:
                while (size := self._asked.get()) is not None:
                    self._answers.put(file.read(size))
        except BaseException as error:  # noqa: BLE001 - raised again where it is read
            self._answers.put(error)

    def __enter__(self) -> PatientFile:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Let the thread close the file: now, or when it comes back."""
        self._asked.put(None)
        if not self._is_given_up:
            self._thread.join(PATIENCE)

    def read(self, size: int) -> bytes:
        """Return the next bytes; none at the end."""
        self._asked.put(size)
        try:
            found = self._answers.get(timeout=PATIENCE)
        except Empty:
            self._is_given_up = True
            raise TimeoutError("the drive does not answer") from None
        if isinstance(found, BaseException):
            raise found
        return found
