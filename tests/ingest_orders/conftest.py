"""The small workspace of the ingest tests, for files of orders."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "ingest"))
sys.path.append(str(Path(__file__).parents[1] / "ingest_sheets"))

from ingest_town import knowledge_of, make_workspace

from pipeline.ingest.knowledge import Knowledge
from pipeline.workspace import Workspace


@pytest.fixture(scope="session")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return knowledge_of(tmp_path_factory.mktemp("orders") / "town")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path / "town")
