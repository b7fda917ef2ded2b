"""A check that cannot be made is no pass; what we rely on in Great Expectations on DuckDB."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest
from rich.console import Console
from small_candidate import SUITES, planted

from pipeline.problems import UngetidError
from pipeline.validation import Outcome, Verdict, validate
from pipeline.validation.checks import run_expectations
from pipeline.validation.gx_duckdb import CandidateSource
from pipeline.validation.kinds import KINDS
from pipeline.validation.suites import Expectation, OffendingRows, OnTable, Severity


def expectation(check: OnTable | OffendingRows, severity: Severity = "warning") -> Expectation:
    said = {"owner": "ejer", "description_da": "Galt.", "mend_da": "Ret.", "where": "her"}
    return Expectation(suite="s", id="one", severity=severity, check=check, **said)


def on_table(kind: str, kwargs: dict[str, Any], table: str = "t.rows") -> OnTable:
    return OnTable(table, kind, kwargs, ("k", "line"))


@pytest.fixture
def source(tmp_path: Path) -> Iterator[CandidateSource]:
    """Ten rows: k is f-…0 or f-…1, line counts, v is line % 7, n is null in lines 3 and 5."""
    file = tmp_path / "tried.duckdb"
    with duckdb.connect(file) as con:
        con.execute(
            """
            create schema t;
            create table t.rows as select
                'f-000000000000000' || (i % 2) as k, i as line, i % 7 as v,
                case when i not in (3, 5) then 'a' end as n, cast(null as varchar) as nil
            from range(1, 11) as r (i) order by i desc;
            create table t.nothing as from t.rows where false;
            """
        )
    with closing(CandidateSource(file)) as opened:
        yield opened


def run(source: CandidateSource, check: OnTable | OffendingRows) -> Outcome:
    (outcome,) = run_expectations(source, [expectation(check)], lambda _done: None)
    return outcome


F0, F1 = "f-0000000000000000", "f-0000000000000001"
BOTH = "expect_compound_columns_to_be_unique"

# type → kwargs that pass, kwargs that fail, how many rows then offend, their first keys
TRIED: dict[str, tuple[dict[str, Any], dict[str, Any], int, tuple[str, ...]]] = {
    "expect_column_values_to_not_be_null": (
        {"column": "k"},
        {"column": "n"},
        2,
        (f"{F1}:3", f"{F1}:5"),
    ),
    "expect_column_values_to_be_null": (
        {"column": "nil"},
        {"column": "n"},
        8,
        (f"{F0}:2", f"{F0}:4", f"{F0}:6", f"{F0}:8", f"{F0}:10"),
    ),
    "expect_column_values_to_be_between": (
        {"column": "v", "min_value": 0, "max_value": 6},
        {"column": "v", "min_value": 1, "max_value": 5},
        2,
        (f"{F0}:6", f"{F1}:7"),
    ),
    "expect_column_values_to_be_in_set": (
        {"column": "n", "value_set": ["a"]},
        {"column": "v", "value_set": [0, 1, 2, 3, 4]},
        2,
        (f"{F0}:6", f"{F1}:5"),
    ),
    "expect_column_values_to_not_be_in_set": (
        {"column": "n", "value_set": ["b", "it's"]},
        {"column": "v", "value_set": [6]},
        1,
        (f"{F0}:6",),
    ),
    "expect_column_values_to_be_unique": (
        {"column": "line"},
        {"column": "v"},
        6,
        (f"{F0}:2", f"{F0}:8", f"{F0}:10", f"{F1}:1", f"{F1}:3"),
    ),
    BOTH: (
        {"column_list": ["k", "line"]},
        {"column_list": ["k", "n"]},
        10,
        (f"{F0}:2", f"{F0}:4", f"{F0}:6", f"{F0}:8", f"{F0}:10"),
    ),
    "expect_table_row_count_to_be_between": (
        {"min_value": 10, "max_value": 10},
        {"min_value": 11},
        1,
        (),
    ),
}


def test_every_kind_is_tried() -> None:
    assert TRIED.keys() == KINDS.keys()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != BOTH])
def test_a_kind_on_duckdb(source: CandidateSource, kind: str) -> None:
    passing, failing, count, examples = TRIED[kind]
    passed = run(source, on_table(kind, passing))
    assert (passed.is_success, passed.observed_count, passed.element_count) == (True, 0, 10)
    assert passed.examples == ()
    failed = run(source, on_table(kind, failing))
    assert (failed.is_success, failed.observed_count, failed.element_count) == (False, count, 10)
    assert failed.severity == "warning"
    assert failed.examples == examples


def test_compound_uniqueness_overlooks_nulls(source: CandidateSource) -> None:
    """Why core.yml warns of it: the two rows with equal k and no n are not counted."""
    passing, failing, count, examples = TRIED[BOTH]
    assert run(source, on_table(BOTH, passing)).is_success
    failed = run(source, on_table(BOTH, failing))
    assert (failed.is_success, failed.observed_count) == (False, count - 2)
    assert failed.examples == examples


def test_an_empty_table_passes_and_says_so(source: CandidateSource) -> None:
    for kind, (_, failing, _, _) in TRIED.items():
        found = run(source, on_table(kind, failing, "t.nothing"))
        if kind == "expect_table_row_count_to_be_between":
            assert (found.is_success, found.observed_value) == (False, "0")
        else:
            assert (found.is_success, found.observed_count, found.element_count) == (True, 0, 0)


@pytest.mark.parametrize(
    "check",
    [
        on_table("expect_column_values_to_not_be_null", {"column": "nope"}),
        on_table("expect_column_values_to_not_be_null", {"column": "k"}, "t.nope"),
        on_table("expect_table_row_count_to_be_between", {"min_value": 0}, "nope.nope"),
        on_table("expect_column_values_to_be_between", {"column": "k", "min_value": 3}),
        OnTable("t.rows", "expect_column_values_to_not_be_null", {"column": "n"}, ("nope",)),
        OffendingRows("select nope from t.rows", "from t.rows", None),
        OffendingRows("selct k from t.rows", "from t.rows", None),
        OffendingRows("select k from t.nope", "from t.rows", None),
        OffendingRows("select k from t.rows where false", "from t.nope", None),
        OffendingRows("select k from t.rows where false", "from t.rows", "select nope"),
        OffendingRows("select cast(k as integer) as k from t.rows", "from t.rows", None),
        OffendingRows("drop table t.rows", "from t.rows", None),
    ],
    ids=repr,
)
def test_a_check_that_cannot_be_made_is_a_failed_critical(
    source: CandidateSource, check: OnTable | OffendingRows
) -> None:
    found = run(source, check)
    assert (found.is_success, found.severity) == (False, "critical")
    assert (found.observed_count, found.element_count, found.examples) == (None, None, ())
    assert found.observed_value is not None
    assert found.observed_value.startswith("Kontrollen kunne ikke udføres: ")
    assert len(found.observed_value) > 45, "it says why"
    assert F0 not in found.observed_value, "a database's message may quote a value"
    assert "her" in found.mend_da
    assert not Verdict((found,)).is_publishable


def test_one_broken_check_takes_no_other_with_it(source: CandidateSource) -> None:
    good, bad = on_table("expect_column_values_to_be_unique", {"column": "line"}), "nope"
    listed = [
        Expectation("s", name, "info", "", "", "", "", check)
        for name, check in {
            "a": good,
            "b": on_table("expect_column_values_to_be_unique", {"column": bad}),
            "c": OffendingRows("select k from t.rows where v > 6", "from t.rows", None),
            "d": OffendingRows(f"select {bad} from t.rows", "from t.rows", None),
        }.items()
    ]
    done: list[int] = []
    found = run_expectations(source, listed, done.append)
    assert [one.expectation.id for one in found] == ["a", "b", "c", "d"]
    assert [one.is_success for one in found] == [True, False, True, False]
    assert sum(done) == 4


@pytest.mark.parametrize(
    "sql",
    [
        "select k, line from t.rows where regexp_matches(k, '^f-[0-9]{15}1$') and v = 5",
        "select k, line from t.rows where v = 5 and line = 5 -- ends in a comment",
        "select k, line from t.rows where line = 5 order by line",
        "with x as (select * from t.rows) select k, line from x where line = 5",
    ],
)
def test_any_select_can_be_a_check(source: CandidateSource, sql: str) -> None:
    found = run(source, OffendingRows(sql, "from t.rows", "select max(v) / 4 from t.rows"))
    assert (found.is_success, found.observed_count, found.element_count) == (False, 1, 10)
    assert found.examples == (f"{F1}:5",)
    assert found.observed_value == "1.5"


def test_examples_are_the_first_five_in_order(source: CandidateSource) -> None:
    found = run(source, OffendingRows("select line from t.rows", "from t.rows", None))
    assert found.observed_count == 10
    assert found.examples == ("1", "2", "3", "4", "5")


def test_more_than_a_library_s_page_of_rows_is_counted(source: CandidateSource) -> None:
    """Great Expectations shows 200 rows at most; the count is the whole."""
    many = OffendingRows("select i as n from range(1234) as r (i)", "from range(5000)", None)
    found = run(source, many)
    assert (found.observed_count, found.element_count) == (1234, 5000)


def test_an_example_is_never_text(source: CandidateSource) -> None:
    sql = "select 'Jens Hansen' as a, null as b, 7 as c, date '2025-01-02' as d"
    found = run(source, OffendingRows(sql, "from t.rows", None))
    assert found.examples == ("(ingen kode):7:2025-01-02",)


def test_a_source_lets_go_of_its_file(tmp_path: Path) -> None:
    file = tmp_path / "t.duckdb"
    duckdb.connect(file).close()
    with closing(CandidateSource(file)) as source:
        assert source.rows("select 1") == [(1,)]
        with pytest.raises(Exception, match="read-only"):
            source.rows("create table x as select 1")
    with duckdb.connect(file) as con:
        con.execute("create table x as select 1")


def test_no_candidate_is_one_message(tmp_path: Path) -> None:
    with pytest.raises(UngetidError, match="ungetid build"):
        validate(tmp_path / "none.duckdb", SUITES)
    assert list(tmp_path.iterdir()) == []


def test_the_terminal_shows_what_failed_and_where(clean: Path, tmp_path: Path) -> None:
    file = planted(
        clean,
        tmp_path / "c.duckdb",
        "update core.fact_time_entry set duration_minutes = 1400 where source_line = 9",
        "update mart.kpi_value set status = 'no_data' where kpi_id = 'over_18_share'",
    )
    verdict = validate(file, SUITES)
    console = Console(width=300, record=True, file=(tmp_path / "terminal").open("w"))
    console.print(verdict.said())
    text = console.export_text()
    (row,) = [found for found in verdict.failed if found.severity == "critical"]
    assert all(example in text for example in row.examples)
    assert "der udgives intet" in text
    assert "kritisk" in text
    assert "over_18_share" not in text, "an info is counted, not listed"
    passed = len(verdict.outcomes) - 2
    assert f"{passed} af {len(verdict.outcomes)} bestået" in text


def test_a_verdict_without_faults_is_one_line(
    validated: tuple[Path, Verdict], tmp_path: Path
) -> None:
    _, verdict = validated
    console = Console(width=100, record=True, file=(tmp_path / "terminal").open("w"))
    console.print(verdict.said())
    said = [line for line in console.export_text().splitlines() if any(map(str.isalnum, line))]
    assert len(said) == 1


def test_great_expectations_is_imported_only_when_used() -> None:
    """And a thread can begin with it; no analytics, nothing said."""
    program = (
        "import sys, threading, os\n"
        "import pipeline.validation as v\n"
        "assert 'great_expectations' not in sys.modules\n"
        "v.warm_up()\n"
        "[t.join() for t in threading.enumerate() if t.name == 'import-gx']\n"
        "assert 'great_expectations' in sys.modules\n"
        "assert os.environ['GX_ANALYTICS_ENABLED'] == 'False'\n"
        "assert not [m for m in sys.modules if 'posthog' in m or 'telemetry' in m]\n"
    )
    home = {**os.environ, "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=home, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
