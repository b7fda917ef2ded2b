"""What is written beside the figures: where offending rows stand, and what came before."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import duckdb
import pytest
from rich.console import Console
from small_candidate import SUITES, planted

from pipeline.check_history import Check, CheckedBuild
from pipeline.validation import Outcome, Verdict, validate, write_history
from pipeline.validation.places import Place, places_of
from pipeline.validation.store import EXAMPLE, HISTORY
from pipeline.validation.suites import Expectation, OffendingRows, Severity

FILE = "f-0123456789abcdef"


def asked(file: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(file, read_only=True) as con:
        return con.execute(sql).fetchall()


@pytest.fixture
def lineage(tmp_path: Path) -> Path:
    file = tmp_path / "lineage.duckdb"
    with duckdb.connect(file) as con:
        con.execute(
            f"""
            create schema raw;
            create schema core;
            create table raw.extracted_value as select * from (values
                ('{FILE}', 'v-0123456789ab', 'm-gildbro-20240304', 'meeting', null, null, 4),
                ('{FILE}', 'v-1123456789ab', 'm-gildbro-20240304', 'attendance', 2, null, 9),
                ('f-1123456789abcdef', 'v-2', 'm-gildbro-20240404', 'x', 1, 'H-2024-03-1', 30),
                ('{FILE}', 'v-3', 'm-gildbro-20240304', 'x', 1, 'H-2024-03-1', 21)
            ) as v (file_key, value_id, meeting_id, record_kind, record_number, action_id,
                source_line);
            create table core.fact_meeting as
                select 'm-gildbro-20240304' as meeting_id, '{FILE}' as file_key;
            create table core.fact_order as select 'B-2024-018' as order_id, '{FILE}' as file_key,
                2 as source_sheet, 5 as source_line;
            """
        )
    return file


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (f"{FILE}:37", Place(FILE, None, 37)),
        (f"{FILE}:2:37", Place(FILE, 2, 37)),
        (FILE, Place(FILE, None, None)),
        (f"v-0123456789ab:{FILE}", Place(FILE, None, 4)),
        ("m-gildbro-20240304:2", Place(FILE, None, 9)),
        ("m-gildbro-20240304", Place(FILE, None, None)),
        ("m-gildbro-20240304:only_in_log", Place(FILE, None, None)),
        ("H-2024-03-1", Place(FILE, None, 21)),
        ("B-2024-018", Place(FILE, 2, 5)),
        (f"x:{FILE}", Place(FILE, None, None)),
        ("e-0123456789abcdef", None),  # its table is not in this candidate
        ("B-2024-019", None),
        ("2025-Q3", None),
        ("registration_delay_days", None),
    ],
)
def test_a_key_leads_to_file_and_line(lineage: Path, key: str, place: Place | None) -> None:
    with duckdb.connect(lineage, read_only=True) as con:
        found = places_of(con, [key, key])
    assert found == ({} if place is None else {key: place})


def test_offending_rows_are_written_with_their_places(clean: Path, tmp_path: Path) -> None:
    file = planted(
        clean,
        tmp_path / "c.duckdb",
        "update core.fact_time_entry set duration_minutes = 0 where source_line in (9, 11)",
    )
    validate(file, SUITES)
    rows = asked(
        file,
        "select example_number, example_key, file_key, source_sheet, source_line "
        "from quality.expectation_example where expectation_id = 'time_entry_duration' "
        "order by example_number",
    )
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    assert {row[4] for row in rows} == {9, 11}
    for _, key, file_key, sheet, line in rows:
        assert key == ":".join(str(part) for part in (file_key, sheet, line) if part is not None)
    assert asked(file, "select count(*) from quality.expectation_example where file_key is null") \
        == asked(file, "select count(*) from quality.expectation_example where "
                       "not regexp_matches(example_key, 'f-|m-|v-|h-|[BH]-')")  # fmt: skip


def test_the_history_is_a_documented_table_and_twice_is_once(clean: Path, tmp_path: Path) -> None:
    file = planted(clean, tmp_path / "c.duckdb")
    verdict = validate(file, SUITES)
    failed = Check("core", "former", "warning", False, 2, 9, None, (f"{FILE}:1", f"{FILE}:2"))
    builds = [
        CheckedBuild("b", dt.date(2025, 10, 8), "later", verdict.checks()),
        CheckedBuild("a", dt.date(2025, 10, 7), "earlier", (failed,)),
    ]
    for _ in range(2):
        write_history(file, builds)
        rows = asked(file, "select * from quality.expectation_history where builds_ago = 1")
        assert rows == [
            (1, "a", dt.date(2025, 10, 7), "core", "former", "warning", False, 2, 9, None,
             f"{FILE}:1;{FILE}:2")
        ]  # fmt: skip
        same = ", ".join(list(HISTORY.columns)[3:])
        assert asked(
            file,
            f"select {same} from quality.expectation_history where builds_ago = 0 order by all",
        ) == asked(file, f"select {same} from quality.expectation_result order by all")
    for table, columns in (
        ("expectation_history", HISTORY.columns),
        ("expectation_example", EXAMPLE.columns),
    ):
        said = asked(
            file,
            "select column_name, data_type, comment from duckdb_columns() "
            f"where table_name = '{table}' order by column_index",
        )
        assert said == [(name, kind, comment) for name, (kind, comment) in columns.items()]
        [(grain,)] = asked(
            file, f"select comment from duckdb_tables() where table_name = '{table}'"
        )
        assert grain.startswith("Grain:")


def outcome(severity: Severity, identity: str, **found: Any) -> Outcome:
    said = {"owner": "ejer", "description_da": "Noget er galt.", "mend_da": "Ret det."}
    check = OffendingRows("select 1", "from t", None)
    expectation = Expectation(
        suite="core", id=identity, severity=severity, check=check, where="her", **said
    )
    return Outcome(
        expectation=expectation,
        severity=severity,
        is_success=False,
        observed_value=None,
        mend_da="Ret det.",
        **found,
    )


def test_the_terminal_table_fits_eighty_columns(tmp_path: Path) -> None:
    """The longest name of a check, large counts and the longest key: nothing is cut."""
    long_key = "f-0123456789abcdef:12:123456"
    outcomes = (
        outcome("warning", "a_check_with_quite_a_long_name", observed_count=1234,
                element_count=1234567, examples=(long_key,)),
        outcome("critical", "stops", observed_count=2, element_count=9, examples=(FILE, long_key)),
        outcome("critical", "not_made", observed_count=None, element_count=0),
        outcome("info", "only_counted", observed_count=1, element_count=2),
    )  # fmt: skip
    console = Console(width=80, record=True, file=(tmp_path / "terminal").open("w"))
    console.print(Verdict(outcomes).said())
    text = console.export_text()
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "0 af 4 bestået; der udgives intet" in text
    rows = [line.split() for line in text.splitlines() if line.startswith((" kritisk", "kritisk"))]
    assert rows == [["kritisk", "stops", "2/9", FILE], ["kritisk", "not_made", "–"]]
    [warned] = [line for line in text.splitlines() if "advarsel" in line]
    assert long_key in warned
    assert "1234/1234567" in warned
    assert "only_counted" not in text
    assert "Noget er galt." in text, "what stops publishing stands on no page: it is told here"
    assert "Ret det." in text
