"""Options that cannot hold are refused; large samples are logs alone, with their counts."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.problems import ExitCode, UngetidError
from pipeline.samples import SampleOptions, write_sample
from pipeline.workspace import open_workspace

BULK = SampleOptions(seed=5, date_from=dt.date(2023, 11, 1), date_to=dt.date(2024, 2, 29), scale=30)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"date_from": dt.date(2024, 1, 2), "date_to": dt.date(2024, 1, 1)}, "date_to"),
        ({"effective_from": dt.date(2024, 1, 2)}, "effective_from"),
        ({"transition_months": 25}, "transition_months"),
        ({"scale": 0}, "scale"),
        ({"seed": -1}, "seed"),
        ({"model": "model_3"}, "model_3"),
    ],
)
def test_options_that_do_not_hold(options: dict[str, Any], said: str) -> None:
    with pytest.raises(UngetidError, match=said.removesuffix("_3")) as fault:
        SampleOptions(**options)
    assert fault.value.mend


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (dt.date(2024, 1, 1), dt.date(2024, 1, 31)),
        (dt.date(2022, 3, 15), dt.date(2022, 5, 14)),
        (dt.date(2025, 1, 1), dt.date(2025, 12, 31)),
        (dt.date(2024, 3, 28), dt.date(2024, 3, 31)),
    ],
)
def test_any_span_gives_a_truth_that_adds_up(tmp_path: Path, first: dt.date, last: dt.date) -> None:
    """A month, a spring before the reform, a year after it, an Easter with next to nothing."""
    report = write_sample(tmp_path, SampleOptions(seed=3, date_from=first, date_to=last))
    entries = pl.read_parquet(tmp_path / "truth" / "entries.parquet")
    assert len(entries) == report.entry_count
    files = json.loads((tmp_path / "truth" / "files.json").read_text("utf-8"))
    for file in files:
        parts = file["rows_loaded"] + file["rows_refused"] + file["rows_superseded"]
        assert file["rows_received"] == parts
    if len(entries):
        assert first <= entries["work_date"].min() <= entries["work_date"].max() <= last


@pytest.fixture(scope="module")
def bulk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bulk")
    write_sample(folder, BULK)
    return folder


@pytest.fixture(scope="module")
def bulk_rows(bulk: Path) -> pl.DataFrame:
    logs = sorted((bulk / "inbox" / "aktivitet").iterdir())
    return pl.concat(
        pl.read_csv(path, separator=";", infer_schema=False).with_columns(file=pl.lit(path.name))
        for path in logs
    )


def test_bulk_is_logs_alone(bulk: Path) -> None:
    files = [path for path in (bulk / "inbox").rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {".csv"}
    assert not (bulk / "inbox" / "referater").exists()


def test_bulk_counts_and_composition_are_true(bulk: Path, bulk_rows: pl.DataFrame) -> None:
    files = json.loads((bulk / "truth" / "files.json").read_text("utf-8"))
    counts = dict(bulk_rows.group_by("file").len().iter_rows())
    assert {Path(f["path"]).name: f["rows_received"] for f in files} == counts
    assert all(f["rows_loaded"] == f["rows_received"] for f in files)
    minutes = bulk_rows["timer"].str.replace(",", ".").cast(pl.Float64) * 60
    is_operative = bulk_rows["medarbejder"].str.starts_with("OP")
    told = pl.read_parquet(bulk / "truth" / "composition.parquet")["duration_minutes"].sum()
    assert round(minutes.filter(is_operative).sum()) == told


def test_no_row_of_bulk_is_a_copy(bulk_rows: pl.DataFrame) -> None:
    assert len(bulk_rows) > 30_000
    assert not bulk_rows.is_duplicated().any()
    # Thirty staffs of seven; OP3 has left before this span, and OP7 comes after it.
    assert bulk_rows["medarbejder"].n_unique() == 30 * 7


def test_bulk_is_reproducible(bulk: Path, tmp_path: Path) -> None:
    write_sample(tmp_path, BULK)
    for path in (bulk / "inbox").rglob("*.csv"):
        again = tmp_path / path.relative_to(bulk)
        assert again.read_bytes() == path.read_bytes(), path.name


def test_the_command_writes_a_workspace_that_can_be_run(tmp_path: Path) -> None:
    words = ["--seed", "9", "--from", "2024-01-01", "--to", "2024-03-31", "--model", "model_1"]
    answer = CliRunner().invoke(app, ["sample", str(tmp_path / "town"), *words])
    assert answer.exit_code == int(ExitCode.OK), answer.output
    workspace = open_workspace(tmp_path / "town")
    assert workspace.settings().decision[0].model == "model_1"
    assert workspace.settings().is_synthetic
    assert (workspace.reference / "activities.csv").is_file()
    assert "OP1" in (workspace.reference / "staff.csv").read_text("utf-8-sig")
    assert (workspace.root / "truth" / "entries.parquet").is_file()


def test_the_command_refuses_a_folder_that_is_not_empty(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    answer = CliRunner().invoke(app, ["sample", str(tmp_path)])
    assert answer.exit_code == int(ExitCode.BAD_SETUP)
    assert "is not empty" in " ".join(answer.output.split())
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
