"""KPI values against the naive ones over municipalities that nobody planned."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from acceptance_truth import Truth
from comparison import mismatches, report
from drawn_lake import DrawnLake
from drawn_rows import code
from naive import Municipality
from warehouse_contents import all_contents, difference, kpi_values, rows

from pipeline import lake
from pipeline.analysis import analyse
from pipeline.progress import Silent
from pipeline.warehouse import build

SEEDS = range(8)


@dataclass(frozen=True)
class Built:
    """A drawn municipality, its truth and what was built of it."""

    drawn: DrawnLake
    truth: Truth
    candidate: Path


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> list[Built]:
    built = []
    for seed in SEEDS:
        folder = tmp_path_factory.mktemp("drawn")
        drawn = DrawnLake(seed, folder / "town")
        truth = drawn.draw_all()
        candidate = folder / "candidate.duckdb"
        build(drawn.workspace, truth.settings.as_of, candidate, progress=Silent())
        built.append(Built(drawn, truth, candidate))
    return built


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_of_a_drawn_municipality(towns: list[Built], seed: int) -> None:
    town = towns[seed]
    drawn, truth, candidate = town.drawn, town.truth, town.candidate
    analyse(candidate, effective_from=truth.settings.effective_from)
    assert differing_files(drawn, candidate) == []
    assert flags(candidate) == drawn.flags
    expected = Municipality(truth).figures()
    found = mismatches(expected, kpi_values(candidate), truth.settings.recorded_share_minimum)
    assert not found, report(found)


def differing_files(drawn: DrawnLake, candidate: Path) -> list[tuple[Any, ...]]:
    """Return the logs whose rows did not become what they were to become."""
    counts = (
        "rows_received",
        "rows_refused",
        "rows_superseded",
        "rows_loaded",
        "rows_withdrawn",
        "rows_handed_back",
        "rows_corrected",
    )
    actual = {
        row["file_key"]: tuple(row[name] for name in counts)
        for row in rows(candidate, "SELECT * FROM core.file_reconciliation WHERE difference = 0")
    }
    expected = {
        code("f-", 16, file.path): tuple(getattr(file, name) for name in counts)
        for file in drawn.parts.files
        if file.kind == "activity"
    }
    return [
        (key, expected[key], actual.get(key))
        for key in sorted(expected)
        if expected[key] != actual.get(key)
    ]


def flags(candidate: Path) -> set[tuple[str, int, str, bool]]:
    found = rows(candidate, "SELECT * FROM core.entry_flag")
    return {
        (row["file_key"], row["source_line"], row["reason_code"], row["is_refused"])
        for row in found
    }


def test_the_drawn_municipalities_hold_everything(towns: list[Built]) -> None:
    """What is never drawn is never compared."""
    names = ("reason", "superseded", "action", "named", "refused", "by another row")
    seen: dict[str, set[Any]] = {name: set() for name in names}
    for town in towns:
        drawn, candidate = town.drawn, town.candidate
        seen["by another row"] |= {drawn.corrections.named_otherwise > 0}
        seen["reason"] |= {(reason, refused) for *_, reason, refused in drawn.flags}
        for name, query in {
            "superseded": "SELECT DISTINCT superseded_by AS v FROM staging.stg_time_entries",
            "action": "SELECT DISTINCT action AS v FROM raw.correction",
            "named": "SELECT DISTINCT outcome || ' ' || target AS v "
            "FROM staging.stg_row_corrections",
            "refused": "SELECT DISTINCT concat(is_replaced, is_dropped, is_handed_back) AS v "
            "FROM staging.stg_refused_rows",
        }.items():
            seen[name] |= {row["v"] for row in rows(candidate, query)}
    rules = {"overlapping_entries", "implausible_day", "work_on_absence"}
    assert seen["reason"] >= {(rule, refused) for rule in rules for refused in (True, False)}
    assert seen["superseded"] == {None, "hand_back", "full_export", "same_id", "equal_row"}
    assert True in seen["by another row"]
    assert seen["action"] == {"drop", "override", "flag"}
    targets = ("refused", "accepted", "unknown")
    named = {f"{outcome} {target}" for outcome in ("accepted", "refused") for target in targets}
    assert seen["named"] == named | {"dropped refused", "dropped unknown"}
    outcomes = [("false", "false"), ("true", "false"), ("false", "true")]
    assert seen["refused"] == {
        "".join((*outcome, is_back)) for outcome in outcomes for is_back in ("true", "false")
    }


def test_the_order_of_reading_changes_nothing(tmp_path: Path) -> None:
    """Files in the other order in the manifest, rows in the other order in every part."""
    drawn = DrawnLake(3, tmp_path / "town")
    as_of = drawn.draw_all().settings.as_of
    contents = []
    for name in ("before", "after"):
        candidate = tmp_path / f"{name}.duckdb"
        build(drawn.workspace, as_of, candidate, progress=Silent())
        contents.append(all_contents(candidate))
        for path in drawn.workspace.lake.rglob("*.parquet"):
            pl.read_parquet(path).reverse().write_parquet(path)
        for row in drawn.parts.manifest:  # part keys decide in which order parts are read
            fresh = code("", 32, "again", row["part_key"])
            for table in [found.name for found in lake.SOURCE_TABLES] + [f"ref_{row['table']}"]:
                path = drawn.workspace.lake / lake.part_path(table, row["part_key"])
                if path.is_file():
                    path.rename(drawn.workspace.lake / lake.part_path(table, fresh))
            row["part_key"] = fresh
        drawn.parts.write_manifest()
    for tables in contents:
        del tables["raw.manifest"]  # it names the parts
    assert not difference(*contents)
