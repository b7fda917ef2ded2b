"""One small workspace's knowledge for all unit tests of readers: nothing in it changes."""

from __future__ import annotations

import pytest
from ingest_town import knowledge_of

from pipeline.ingest.knowledge import Knowledge


@pytest.fixture(scope="session")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return knowledge_of(tmp_path_factory.mktemp("known") / "town")
