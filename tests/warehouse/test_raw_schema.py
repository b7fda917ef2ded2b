"""The lake as tables: only the parts that count, and a message when one is missing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import polars as pl
import pytest
from small_lake import SmallLake
from small_lake_rows import digest, file_key

from pipeline.lake import part_path
from pipeline.problems import UngetidError
from pipeline.warehouse import build
from pipeline.warehouse.raw import load_raw, raw_tables

AS_OF = dt.date(2025, 6, 30)
ENTRY = {"day": dt.date(2025, 5, 5), "who": "Alfa", "minutes": 60, "activity": "mentoring"}


def loaded(lake: SmallLake) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("create schema raw")
    load_raw(connection, lake.write(), AS_OF)
    return connection


def test_every_table_is_there_without_any_file(tmp_path: Path) -> None:
    connection = loaded(SmallLake(tmp_path / "town"))
    found = connection.execute("select 'raw.' || table_name from duckdb_tables()").fetchall()
    assert {name for (name,) in found} == set(raw_tables())
    assert connection.execute("select count(*) from raw.time_entry").fetchone() == (0,)


def test_a_version_that_does_not_count_is_not_read(tmp_path: Path) -> None:
    lake = SmallLake(tmp_path / "town")
    lake.log("old.csv", [ENTRY], is_current=False)
    lake.log("new.csv", [ENTRY])
    found = loaded(lake).execute("select file_key from raw.time_entry").fetchall()
    assert found == [(file_key("new.csv"),)]


def test_received_on_is_the_day_in_copenhagen(tmp_path: Path) -> None:
    lake = SmallLake(tmp_path / "town")
    for name, hour in (("summer.csv", 22), ("before.csv", 21)):
        lake.log(name, [ENTRY], received_at=dt.datetime(2025, 6, 30, hour, 30))  # noqa: DTZ001 - UTC by contract
    query = "select received_on from raw.manifest where kind = 'activity' order by 1"
    assert loaded(lake).execute(query).fetchall() == [
        (dt.date(2025, 6, 30),),
        (dt.date(2025, 7, 1),),
    ]


def test_the_calendar_spans_whole_years_from_the_first_work_to_as_of(tmp_path: Path) -> None:
    lake = SmallLake(tmp_path / "town")
    lake.log("a.csv", [{**ENTRY, "day": dt.date(2023, 11, 6)}])
    query = "select min(calendar_date), max(calendar_date), count(*) from raw.calendar_day"
    assert loaded(lake).execute(query).fetchone() == (
        dt.date(2023, 1, 1),
        dt.date(2025, 12, 31),
        365 + 366 + 365,
    )


def test_an_empty_lake_is_said_with_what_to_do(tmp_path: Path) -> None:
    lake = SmallLake(tmp_path / "town")
    with pytest.raises(UngetidError) as caught:
        build(lake.workspace, AS_OF, tmp_path / "candidate.duckdb")
    assert "no manifest" in caught.value.what
    assert "ungetid ingest" in caught.value.mend
    assert not (tmp_path / "candidate.duckdb").exists()


def test_a_missing_part_is_named_and_nothing_is_built(tmp_path: Path) -> None:
    lake = SmallLake(tmp_path / "town")
    lake.log("a.csv", [ENTRY])
    workspace = lake.write()
    part = part_path("time_entry", digest("part", "a.csv"))
    (workspace.lake / part).unlink()
    before = tmp_path / "candidate.duckdb"
    before.write_bytes(b"the one before")
    with pytest.raises(UngetidError) as caught:
        build(workspace, AS_OF, before)
    assert caught.value.where == f"lake/{part}"
    assert "1 row(s)" in caught.value.what
    assert before.read_bytes() == b"the one before"
    assert {path.name for path in tmp_path.iterdir()} == {"candidate.duckdb", "town"}


def test_a_damaged_part_is_said(tmp_path: Path) -> None:
    lake = SmallLake(tmp_path / "town")
    lake.log("a.csv", [ENTRY])
    workspace = lake.write()
    (workspace.lake / part_path("time_entry", digest("part", "a.csv"))).write_bytes(b"no Parquet")
    with pytest.raises(UngetidError) as caught:
        build(workspace, AS_OF, tmp_path / "candidate.duckdb")
    assert "cannot be read" in caught.value.what
    assert caught.value.where == "lake/time_entry/"


def test_the_settings_are_one_row(tmp_path: Path) -> None:
    settings = 'municipality = "Prøve Kommune"\nis_synthetic = true\n[baseline]\nmonths = 18\n'
    lake = SmallLake(tmp_path / "town", settings=settings)
    query = "select as_of, municipality, is_synthetic, baseline_months from raw.setting"
    assert loaded(lake).execute(query).fetchall() == [(AS_OF, "Prøve Kommune", True, 18)]


def test_parts_of_before_a_column_was_there_are_read(tmp_path: Path) -> None:
    """Of two documents one was read by an earlier version: its meeting has no place."""
    lake = SmallLake(tmp_path / "town")
    for at, place in enumerate(("club", "street"), start=1):
        lake.minutes(f"m{at}", {"network": "strand", "day": dt.date(2025, at, 1), "place": place})
    newer = ["place_code", "minute_taker_role", "minute_taker_staff_code"]
    first, second = sorted((lake.workspace.lake / "meeting").glob("*.parquet"))
    kept = pl.read_parquet(second)["place_code"].item()
    pl.read_parquet(first).drop(newer).write_parquet(first)
    (lake.workspace.lake / "attendance").joinpath(first.name).unlink()
    workspace = lake.write()
    with duckdb.connect() as connection:
        connection.execute("create schema raw")
        load_raw(connection, workspace, dt.date(2025, 12, 31))
        found = connection.execute("select place_code from raw.meeting order by 1").fetchall()
        assert found == [(kept,), (None,)]
    pl.read_parquet(second).drop(newer).write_parquet(second)
    build(workspace, dt.date(2025, 12, 31), tmp_path / "candidate.duckdb")
    with duckdb.connect(tmp_path / "candidate.duckdb", read_only=True) as connection:
        rows = connection.execute("select is_held, place_code from core.fact_meeting").fetchall()
        assert rows == [(True, None), (True, None)]
