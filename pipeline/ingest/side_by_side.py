"""Small files are read two at a time: while one is being opened, the other is read.

What opens a PDF, an ODT or a web page is a process of its own, and half of the time of reading
minutes is waiting for it. What comes of the files is handed out in their order, so that a run gives
the same whichever was ready first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from typing import TypeVar

AT_ONCE = 2
_MOST_WAITING = 4  # files that are read, or wait for their turn to be taken
_LOOK = 0.5  # seconds: without an end to its waiting, Windows' Python does not hear Ctrl-C
_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def side_by_side(
    items: Iterable[_Item],
    work: Callable[[_Item], _Result],
    is_alone: Callable[[_Item], bool],
    drop: Callable[[_Result], None],
) -> Generator[_Result, None, None]:
    """Yield what some work gives for each item, in their order; what it raises is raised here.

    Whoever stops to take them closes the iterator (:func:`contextlib.closing`).

    Parameters
    ----------
    is_alone
        The item is worked on in this thread, while nothing else is: it is large, or what reads it
        bears nobody beside it.
    drop
        Is given what was ready and is not wanted any more, after something was raised.
    """
    waiting: deque[Future[_Result]] = deque()
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="reading files") as pool:
        try:
            for item in items:
                alone = is_alone(item)
                while waiting and (alone or len(waiting) >= _MOST_WAITING):
                    yield _result_of(waiting.popleft())
                if alone:
                    yield work(item)
                else:
                    waiting.append(pool.submit(work, item))
            while waiting:
                yield _result_of(waiting.popleft())
        finally:
            for one in waiting:
                if not one.cancel():
                    with suppress(BaseException):  # the first thing that was raised is told
                        drop(one.result())


def _result_of(future: Future[_Result]) -> _Result:
    while not wait((future,), timeout=_LOOK).done:
        pass
    return future.result()
