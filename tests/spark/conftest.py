"""Spark, started once; skipped aloud where it is not installed, unless somebody asked for it."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from spark_session import spark_session, what_is_missing
from spark_tables import SparkWarehouse

# The cases on paper, and the builder of their lakes.
sys.path += [str(Path(__file__).parents[1] / folder) for folder in ("sql", "warehouse")]


@pytest.fixture(scope="session")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Spark; ``make verify`` fails where an ordinary test would be skipped."""
    if (missing := what_is_missing()) is not None:
        if os.environ.get("VERIFY"):
            pytest.fail(missing)
        warnings.warn(missing, stacklevel=1)
        pytest.skip(missing)
    with spark_session(tmp_path_factory.mktemp("spark")) as started:
        yield started


@pytest.fixture(scope="module")
def spark(session: Any, tmp_path_factory: pytest.TempPathFactory) -> SparkWarehouse:
    """Spark's catalogue, for the tables of this module."""
    return SparkWarehouse(session, tmp_path_factory.mktemp("tables"))
