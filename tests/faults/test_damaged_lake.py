"""A lake file that is truncated or altered: told by name, read again where its source is there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from small_town import GOOD_ROW, as_csv, town
from typer.testing import CliRunner

from pipeline import clock, stages
from pipeline import run as conductor
from pipeline.cli import app
from pipeline.ingest import ingest
from pipeline.lake_checksums import (
    DamagedLake,
    check_parts,
    is_as_written,
    recorded_digests,
    standing_parts,
)
from pipeline.ledger import RunRecord
from pipeline.problems import UngetidError
from pipeline.progress import Silent
from pipeline.warehouse import build
from pipeline.workspace import Workspace

OTHER_ROW = ("06-03-2024", *GOOD_ROW[1:])


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = town(tmp_path / "town", {"a.csv": as_csv([GOOD_ROW]), "b.csv": as_csv([OTHER_ROW])})
    ingest(made, progress=Silent())
    return made


def a_part(workspace: Workspace, table: str = "time_entry") -> Path:
    return min((workspace.lake / table).glob("*.parquet"))


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def alter(path: Path) -> None:
    """Change a number in it: the file stays a Parquet file, of the same length."""
    content = path.read_bytes()
    changed = content.replace((90).to_bytes(4, "little"), (91).to_bytes(4, "little"))
    assert changed != content
    path.write_bytes(changed)
    assert 91 in pl.read_parquet(path)["duration_minutes"].to_list()


def build_it(workspace: Workspace) -> None:
    build(workspace, clock.day_of_run(workspace)[0], workspace.warehouse / "candidate.duckdb")


@pytest.mark.parametrize("damage", [truncate, alter])
def test_a_build_names_the_part_and_the_mend(
    workspace: Workspace, damage: Callable[[Path], None]
) -> None:
    part = a_part(workspace)
    damage(part)
    with pytest.raises(DamagedLake) as caught:
        build_it(workspace)
    assert caught.value.where == f"lake/time_entry/{part.name}"
    assert "ungetid run" in caught.value.mend
    assert not (workspace.warehouse / "candidate.duckdb").exists()


@pytest.mark.parametrize(
    ("table", "damage"),
    [("time_entry", truncate), ("time_entry", alter), ("ref_activity", truncate)],
)
def test_a_run_reads_again_what_still_lies_there(
    workspace: Workspace,
    table: str,
    damage: Callable[[Path], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of files and of reference data; what comes of it is the same bytes as before."""
    part = a_part(workspace, table)
    before, manifest = part.read_bytes(), workspace.manifest.read_bytes()
    damage(part)
    built = []

    def build_candidate(one: Workspace, record: RunRecord, _progress: object) -> None:
        check_parts(one.lake, one.manifest, standing_parts(pl.read_parquet(one.manifest)))
        built.append(record.build_key)
        raise UngetidError("Far enough.")

    monkeypatch.setattr(stages, "build_candidate", build_candidate)
    with pytest.raises(UngetidError, match="Far enough"):
        conductor.run(workspace, engine="builtin")
    assert built
    assert part.read_bytes() == before
    assert pl.read_parquet(workspace.manifest).equals(pl.read_parquet(manifest))
    line = json.loads(workspace.ledger.read_text().splitlines()[-1])
    assert line["damaged_parts"] == [f"{table}/{part.name}"]


def test_what_has_left_the_inbox_must_come_from_a_copy(workspace: Workspace) -> None:
    for path in workspace.inbox.glob("*.csv"):
        path.unlink()
    part = a_part(workspace)
    truncate(part)
    answer = CliRunner().invoke(app, ["run", "-w", str(workspace.root), "--engine", "builtin"])
    assert answer.exit_code == 2
    assert part.name in answer.output.replace("\n", "")
    assert "copy" in answer.output
    assert not list(workspace.warehouse.iterdir()), "nothing was published"


def test_a_manifest_that_was_altered_is_told(workspace: Workspace) -> None:
    rows = pl.read_parquet(workspace.manifest)
    metadata = pl.read_parquet_metadata(workspace.manifest)
    kept = {key: value for key, value in metadata.items() if key.startswith("ungetid.")}
    rows.with_columns(rows_accepted=pl.col("rows_accepted") + 1).write_parquet(
        workspace.manifest, metadata=kept
    )
    with pytest.raises(UngetidError, match="manifest was changed"):
        ingest(workspace, progress=Silent())


def test_a_lake_of_an_older_release_gets_its_checksums(workspace: Workspace) -> None:
    recorded = recorded_digests(workspace.manifest)
    rows = pl.read_parquet(workspace.manifest)
    assert recorded.keys() == {*standing_parts(rows)}
    rows.write_parquet(workspace.manifest)
    assert recorded_digests(workspace.manifest) == {}
    assert is_as_written(workspace.manifest, rows)
    ingest(workspace, progress=Silent())
    assert recorded_digests(workspace.manifest) == recorded


def test_nothing_new_leaves_the_manifest_as_it_is(workspace: Workspace) -> None:
    before = workspace.manifest.stat().st_ino
    ingest(workspace, progress=Silent())
    assert workspace.manifest.stat().st_ino == before
