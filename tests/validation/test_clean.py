"""A clean candidate passes every expectation, and the table of results is as documented."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from small_candidate import SUITES, planted

from pipeline.validation import Verdict, validate

COLUMNS = [
    "suite",
    "expectation_id",
    "severity",
    "is_success",
    "observed_count",
    "element_count",
    "observed_value",
    "description_da",
    "mend_da",
    "owner",
    "examples",
]


def results(file: Path) -> list[tuple[object, ...]]:
    with duckdb.connect(file, read_only=True) as con:
        return con.execute("from quality.expectation_result").fetchall()


def test_clean_data_pass_everything_and_twice_is_once(
    validated: tuple[Path, Verdict], capfd: pytest.CaptureFixture[str]
) -> None:
    file, verdict = validated
    assert [one.expectation.id for one in verdict.failed] == []
    assert verdict.is_publishable
    assert all(one.element_count is not None for one in verdict.outcomes)
    nothing = {one.expectation.id for one in verdict.outcomes if one.element_count == 0}
    assert nothing == set(), "the clean candidate has something for each to look at"
    first = results(file)
    assert validate(file, SUITES) == verdict
    assert results(file) == first
    said = capfd.readouterr()
    assert (said.out, said.err) == ("", ""), "Great Expectations says nothing of its own"


def test_the_table_is_documented(validated: tuple[Path, Verdict]) -> None:
    file, _ = validated
    with duckdb.connect(file, read_only=True) as con:
        columns = con.execute(
            "select column_name, comment from duckdb_columns() "
            "where table_name = 'expectation_result' order by column_index"
        ).fetchall()
        (comment,) = con.execute(
            "select comment from duckdb_tables() where table_name = 'expectation_result'"
        ).fetchone() or ("",)
    assert [name for name, _ in columns] == COLUMNS
    assert all(comment for _, comment in columns)
    assert comment.startswith("Grain:")
    assert [row[:2] for row in results(file)] == sorted(row[:2] for row in results(file))


def test_nothing_to_check_passes_and_is_recorded_as_nothing(clean: Path, tmp_path: Path) -> None:
    file = planted(
        clean,
        tmp_path / "c.duckdb",
        "delete from core.fact_action_item",
        "delete from core.fact_concern",
        "delete from core.fact_attendance",
    )
    verdict = validate(file, SUITES)
    assert verdict.is_publishable
    found = {one.expectation.id: one for one in verdict.outcomes}
    for name in ("action_item_unique", "action_item_status", "meeting_parts_resolve"):
        assert (found[name].is_success, found[name].element_count) == (True, 0), name


def test_the_path_may_hold_anything(validated: tuple[Path, Verdict]) -> None:
    """A folder's name is no part of a URL: blanks, %, ? and æøå stay what they are."""
    file, verdict = validated
    assert verdict.is_publishable
    assert {"%", "&", "#", "æ"} <= set(file.parent.name)
    assert [path.name for path in file.parent.iterdir()] == ["c.duckdb"]
