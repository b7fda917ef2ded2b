"""Every hard file comes to what is written of it, and no row of any is lost."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import polars as pl
import pytest
from hard_town import lake_rows
from made.files import BUILT
from outcomes import Outcomes, corpus_files, read_expected

from pipeline.warehouse import build
from pipeline.workspace import Workspace

EXPECTED = read_expected("delimited", "workbooks", "tools", "json", "calendars", "columnar")


def test_every_file_has_an_outcome_and_every_outcome_a_file() -> None:
    assert {*corpus_files(), *BUILT} == EXPECTED.keys()
    assert not corpus_files().keys() & BUILT.keys()
    assert len(EXPECTED) >= 70


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_hard_file_comes_to_what_is_expected(name: str, outcomes: Outcomes) -> None:
    wrong = outcomes.differences(EXPECTED[name])
    assert not wrong, f"{EXPECTED[name].why}:\n" + "\n".join(wrong)


def test_received_is_loaded_refused_superseded_and_withdrawn(
    town: tuple[Workspace, Outcomes], tmp_path: Path
) -> None:
    workspace = town[0]
    candidate = tmp_path / "candidate.duckdb"
    build(workspace, dt.date(2025, 1, 6), candidate)
    with duckdb.connect(str(candidate), read_only=True) as connection:
        files = connection.sql("SELECT * FROM core.file_reconciliation").pl()
    manifest = pl.read_parquet(workspace.manifest).filter(
        pl.col("is_current") & (pl.col("kind") == "activity")
    )
    assert set(files["file_key"]) >= set(manifest["file_key"])
    assert files["rows_received"].sum() > 150
    parts = [name for name in files.columns if name.startswith("rows_") and name != "rows_received"]
    lost = files.filter(pl.col("rows_received") != pl.sum_horizontal(parts))
    assert lost.is_empty(), lost
    assert files.filter(pl.col("difference") != 0).is_empty()
    assert files["rows_refused"].sum() == _refused_rows(workspace)


def _refused_rows(workspace: Workspace) -> int:
    refused = lake_rows(workspace, "refused_row")
    return refused.filter(pl.col("problem_number") == 1).height
