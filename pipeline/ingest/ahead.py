"""Reading on in a thread of its own while what has been read is worked on."""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Iterator
from typing import TypeVar

_Item = TypeVar("_Item")
_WAIT = 0.1  # seconds until a reader whose items nobody takes looks whether it is to stop


class _End:
    """No more items follow; with what went wrong, if anything did."""

    def __init__(self, fault: BaseException | None) -> None:
        self.fault = fault


def ahead(items: Iterator[_Item]) -> Iterator[_Item]:
    """Yield items that are made in another thread, a few ahead of the one in use.

    What goes wrong while an item is made is raised in its place. The thread begins with the second
    item, and ends when the items do or nobody takes them any more.
    """
    yield from itertools.islice(items, 1)
    made: queue.Queue[_Item | _End] = queue.Queue(maxsize=2)
    is_over = threading.Event()

    def offer(item: _Item | _End) -> None:
        while not is_over.is_set():
            try:
                made.put(item, timeout=_WAIT)
            except queue.Full:
                continue
            return

    def make() -> None:
        fault: BaseException | None = None
        try:
            for item in items:
                offer(item)
                if is_over.is_set():
                    return
        except BaseException as error:  # noqa: BLE001 - raised again where the items are taken
            fault = error
        offer(_End(fault))

    thread = threading.Thread(target=make, name="reading ahead", daemon=True)
    thread.start()
    try:
        while not isinstance(item := made.get(), _End):
            yield item
        if item.fault is not None:
            raise item.fault
    finally:
        is_over.set()
        thread.join()
