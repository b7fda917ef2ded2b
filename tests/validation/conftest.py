"""One clean candidate for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_candidate import make_candidate


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_candidate(tmp_path_factory.mktemp("clean"))
