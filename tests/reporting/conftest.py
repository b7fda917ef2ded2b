"""Published warehouses for the tests of the reports, each situation written once a session."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from published_file import PublishedFile
from published_situation import Situation

Write = Callable[..., Path]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Write:
    """Return a function that writes the warehouse of a situation."""
    known: dict[str, Path] = {}

    def write(**special: object) -> Path:
        name = repr(sorted(special.items(), key=lambda item: item[0]))
        if name not in known:
            path = tmp_path_factory.mktemp("warehouse") / "published.duckdb"
            known[name] = PublishedFile(path, Situation(**special)).write()
        return known[name]

    return write


@pytest.fixture(scope="session")
def usual(written: Write) -> Path:
    """Return the warehouse of the usual situation: decided, improving, contacts recorded late."""
    return written()
