"""Which published figures become others, and which reason can be told: two small warehouses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.validation import Build, write_value_changes
from pipeline.validation.revisions import MOST_BUILDS, VALUE_CHANGE

SCHEMA = """
create schema mart; create schema core; create schema raw; create schema staging;
create table core.dim_period (period_type varchar, period_start date, period_end date,
    is_complete boolean);
insert into core.dim_period values
    ('baseline', '2022-01-01', '2023-12-31', false), ('quarter', '2025-04-01', '2025-06-30', true),
    ('quarter', '2025-07-01', '2025-09-30', false), ('month', '2025-04-01', '2025-04-30', true);
create table mart.kpi_definition (kpi_id varchar, unit varchar, definition_en varchar,
    boundary_en varchar);
create table mart.public_kpi_value (kpi_id varchar, period_type varchar, period_start date,
    value double, status varchar, is_suppressed boolean);
create table core.fact_time_entry (file_key varchar, work_date date);
create table staging.stg_files (file_key varchar, is_withdrawn boolean);
create table raw.correction_value (correction_id varchar, column_name varchar);
create table raw.correction_entry (action varchar, file_key varchar, source_sheet integer,
    source_line integer);
create table raw.setting (as_of date, minimum double);
create table raw.decision (decided_on date);
create table raw.ref_activity (activity_code varchar);
create table core.dim_staff (staff_code varchar);
"""


@dataclass(frozen=True)
class Made:
    """What is special about a warehouse; its quarter that has ended is 2025-Q2."""

    share: float | None = 0.41
    running: float = 0.50
    baseline: float = 0.30
    suppressed: bool = False
    definition: str = "hours by hours"
    minimum: float = 0.8
    files: tuple[str, ...] = ("f-1",)
    entries: tuple[tuple[str, str], ...] = (("f-1", "2025-05-05"),)
    corrected: tuple[str, ...] = ()


def make(path: Path, made: Made, key: str) -> Build:
    day = dt.date(2025, 7, 8 + int(key[-1]))
    status = "no_data" if made.share is None else "ok"
    figures: list[tuple[Any, ...]] = [
        ("quarter", "2025-04-01", made.share, status, made.suppressed),
        ("quarter", "2025-07-01", made.running, "ok", False),
        ("baseline", "2022-01-01", made.baseline, "ok", False),
        ("month", "2025-04-01", made.share, status, False),
    ]
    with duckdb.connect(path) as connection:
        connection.execute(SCHEMA)
        insert = connection.execute
        insert("insert into mart.kpi_definition values ('a', 'share', ?, null)", [made.definition])
        insert("insert into raw.setting values (?, ?)", [day, made.minimum])
        for row in figures:
            insert("insert into mart.public_kpi_value values ('a', ?, ?, ?, ?, ?)", list(row))
        for file in made.files:
            insert("insert into staging.stg_files values (?, false)", [file])
        for entry in made.entries:
            insert("insert into core.fact_time_entry values (?, ?)", list(entry))
        for line in made.corrected:
            insert("insert into raw.correction_entry values ('drop', 'f-1', null, ?)", [line])
    return Build(path, key, day)


def read(build: Build) -> list[dict[str, Any]]:
    with duckdb.connect(build.file, read_only=True) as connection:
        found = connection.execute("select * from quality.value_change order by all").fetchall()
    return [dict(zip(VALUE_CHANGE.columns, row, strict=True)) for row in found]


def told(tmp_path: Path, before: Made, now: Made) -> list[dict[str, Any]]:
    former, candidate = make(tmp_path / "1.db", before, "k1"), make(tmp_path / "2.db", now, "k2")
    write_value_changes(former, None)
    assert read(former) == []
    write_value_changes(candidate, former)
    return read(candidate)


OTHER = replace(Made(), share=0.43)


@pytest.mark.parametrize(
    ("now", "reasons"),
    [
        (replace(OTHER, files=("f-1", "f-2"), entries=(*Made().entries, ("f-2", "2025-06-30"))),
         "late_entries"),
        # Entries of another quarter came: it may be the file, and is not said to be more.
        (replace(OTHER, files=("f-1", "f-2"), entries=(*Made().entries, ("f-2", "2025-07-01"))),
         "files"),
        (replace(OTHER, files=()), "files"),
        (replace(OTHER, corrected=("7",)), "corrections"),
        (replace(OTHER, minimum=0.7), "settings"),
        (replace(OTHER, definition="hours by other hours"), "definition"),
        (replace(OTHER, minimum=0.7, definition="else"), "settings;definition"),
        (OTHER, "program"),
        (replace(Made(), share=None, minimum=0.9), "settings"),
    ],
)  # fmt: skip
def test_a_figure_that_had_been_seen_is_told_with_its_reason(
    now: Made, reasons: str, tmp_path: Path
) -> None:
    [row] = told(tmp_path, Made(), now)
    assert (row["kpi_id"], row["period_type"]) == ("a", "quarter")
    assert (row["former_value"], row["value"]) == (0.41, now.share)
    assert (row["former_build_key"], row["build_key"]) == ("k1", "k2")
    assert (row["former_as_of"], row["as_of"]) == (dt.date(2025, 7, 9), dt.date(2025, 7, 10))
    assert row["reasons"] == reasons


def test_the_baseline_is_told_too(tmp_path: Path) -> None:
    [row] = told(tmp_path, Made(), replace(Made(), baseline=0.31))
    assert (row["period_type"], row["former_value"], row["value"]) == ("baseline", 0.30, 0.31)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (Made(), Made()),
        (Made(), replace(Made(), running=0.99)),  # it had not ended
        (Made(), replace(Made(), share=0.41049)),  # readers see the same
        (replace(Made(), suppressed=True), OTHER),
        (Made(), replace(OTHER, suppressed=True)),
    ],
)
def test_what_readers_do_not_see_to_have_changed_is_not_told(
    before: Made, now: Made, tmp_path: Path
) -> None:
    assert told(tmp_path, before, now) == []


def test_history_goes_on_from_what_readers_see_and_ends_after_many_builds(tmp_path: Path) -> None:
    former: Build | None = None
    for number in range(MOST_BUILDS + 4):
        made = replace(Made(), share=0.20 + number / 100)
        build = make(tmp_path / f"{number}.db", made, f"k{number % 10}")
        write_value_changes(build, former)
        former = build
    assert former is not None
    found = read(former)
    assert [row["revisions_ago"] for row in found] == list(range(MOST_BUILDS))
    assert found[0]["former_value"] == pytest.approx(found[1]["value"])
    again = make(tmp_path / "again.db", made, "k9")
    write_value_changes(again, former)
    assert read(again) == found, "published again, nothing has changed"


def test_a_warehouse_that_cannot_be_compared_begins_the_history(tmp_path: Path) -> None:
    candidate = make(tmp_path / "2.db", OTHER, "k2")
    (tmp_path / "torn.db").write_bytes(b"no warehouse")
    write_value_changes(candidate, Build(tmp_path / "torn.db", "k1", dt.date(2025, 7, 1)))
    assert read(candidate) == []
    older = make(tmp_path / "1.db", Made(), "k1")  # of a version that knew of no such table
    write_value_changes(candidate, older)
    assert read(candidate) == []
