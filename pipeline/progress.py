"""How a stage tells how far it is, without knowing who listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol


class Progress(Protocol):
    """Somebody who shows progress."""

    def step(self, title: str, total: int | None) -> AbstractContextManager[Callable[[int], None]]:
        """Open a step; the callable it gives takes the number of units done since the last call.

        Parameters
        ----------
        title
            What is being done, in the reader's words.
        total
            Units of work; None where it is not known.
        """


class Silent:
    """Shows nothing: for tests, schedulers and ``--quiet``."""

    @contextmanager
    def step(self, title: str, total: int | None) -> Iterator[Callable[[int], None]]:  # noqa: ARG002 - the protocol's names
        """Open a step that nobody watches."""
        yield lambda _done: None
