"""Which quarters are rendered in which language, when nobody says so and when somebody does."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import pytest

from pipeline import stages
from pipeline.publish import Published
from pipeline.stages import Pages
from pipeline.workspace import Workspace, create_workspace


@pytest.fixture
def town(tmp_path: Path) -> Workspace:
    workspace = create_workspace(tmp_path / "town")
    for page in ("2025-Q3", "2025-Q3/en", "2024-Q4", "2024-Q1/en", "2019-Q1"):
        folder = workspace.site / page
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "quality.html").write_text("page")
    return workspace


@pytest.fixture
def current(town: Workspace) -> Published:
    file = town.root / "warehouse-1.duckdb"
    with duckdb.connect(file) as connection:
        connection.execute("create schema core")
        connection.execute(
            "create table core.dim_period as select 'quarter' as period_type, "
            "unnest(['2024-Q1', '2024-Q4', '2025-Q3']) as label_en"
        )
    return Published(file, "key", "digest", dt.date(2025, 10, 8))


def test_a_run_renders_the_last_quarter_in_every_language_it_lies_there_in(
    town: Workspace, current: Published
) -> None:
    assert stages._to_render(town, current, None) == {"da": ("2025-Q3",), "en": ("2025-Q3",)}
    (town.site / "2025-Q3" / "en" / "quality.html").unlink()
    assert stages._to_render(town, current, None) == {"da": ("2025-Q3",)}


def test_a_rollback_renders_every_quarter_that_the_version_has(
    town: Workspace, current: Published
) -> None:
    found = stages._to_render(town, current, Pages(every_quarter=True))
    assert found == {"da": ("2025-Q3", "2024-Q4"), "en": ("2024-Q1", "2025-Q3")}


def test_who_asks_gets_what_was_asked_for(town: Workspace, current: Published) -> None:
    asked = Pages(quarters=["2024-Q4"])
    assert stages._to_render(town, current, asked) == {"da": ["2024-Q4"]}
    assert stages._to_render(town, current, Pages()) == {"da": ("2025-Q3",)}
    assert stages._to_render(town, current, Pages(language="en")) == {"en": ("2025-Q3",)}
