"""One clean candidate for all tests of this folder, and its verdict."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_candidate import SUITES, make_candidate, planted

from pipeline.validation import Verdict, validate


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_candidate(tmp_path_factory.mktemp("clean"))


@pytest.fixture(scope="session")
def validated(clean: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Verdict]:
    """A copy of it, with the verdict: a folder's name is no part of a URL, whatever is in it."""
    folder = tmp_path_factory.mktemp("town") / "Ungdom & kultur 100%25 æøå #1"
    folder.mkdir()
    file = planted(clean, folder / "c.duckdb")
    return file, validate(file, SUITES)
