"""Reading the suites: what an analyst may get wrong is one message that names file and entry."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import sqlglot
from small_candidate import SUITES
from sqlglot import exp

from pipeline.problems import UngetidError
from pipeline.validation.suites import Expectation, OffendingRows, OnTable, read_suites

ENTRY = """\
suite: core
expectations:
  - id: one
    severity: critical
    owner: registreringsansvarlig
    description_da: Noget er galt.
    mend_da: Ret det.
    table: core.dim_staff
    type: expect_column_values_to_not_be_null
    kwargs: {column: role}
    keys: [valid_from]
"""
CHECK = """\
/*
suite: core
severity: warning
owner: registreringsansvarlig
description_da: Noget er galt.
mend_da: Ret det.
elements: from core.dim_staff
*/
select staff_code from core.dim_staff;
"""


def folder(tmp_path: Path, entry: str = ENTRY, check: str = CHECK) -> Path:
    (tmp_path / "sql").mkdir()
    (tmp_path / "core.yml").write_text(entry, encoding="utf-8")
    (tmp_path / "sql" / "two.sql").write_text(check, encoding="utf-8")
    return tmp_path


def test_both_kinds_are_read(tmp_path: Path) -> None:
    one, two = read_suites(folder(tmp_path))
    assert isinstance(one.check, OnTable)
    assert one.check.kwargs == {"column": "role"}
    assert isinstance(two.check, OffendingRows)
    assert two.check.sql == "select staff_code from core.dim_staff"
    assert (one.id, two.id, one.severity, two.severity) == ("one", "two", "critical", "warning")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("severity: critical", "severty: critical", "severty|severity"),
        ("severity: critical", "severity: fatal", "severity"),
        ("owner: registreringsansvarlig", "owner: ''", "owner"),
        ("    mend_da: Ret det.\n", "", "mend_da"),
        ("table: core.dim_staff", "table: dim_staff", "table"),
        ("kwargs: {column: role}", "kwarg: {column: role}", "kwarg"),
        ("kwargs: {column: role}", "kwargs: {colum: role}", "colum"),
        ("kwargs: {column: role}", "kwargs: {column: role, mostly: 0.9}", "mostly"),
        ("kwargs: {column: role}", "kwargs: {}", "column"),
        ("_to_not_be_null", "_to_not_be_nul", "expect_column_values_to_not_be_nul"),
        ("id: one", "id: One thing", "id"),
    ],
)
def test_a_misspelt_entry_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in ENTRY
    with pytest.raises(UngetidError, match=said) as fault:
        read_suites(folder(tmp_path, ENTRY.replace(old, new, 1)))
    entry = "One thing" if old == "id: one" else "one"
    assert fault.value.where == f"expectations/core.yml, entry {entry}"
    assert fault.value.mend


def test_an_entry_without_an_id_is_counted(tmp_path: Path) -> None:
    with pytest.raises(UngetidError, match=r"at id"):
        read_suites(folder(tmp_path, ENTRY.replace("- id: one\n    severity", "- severity")))
    with pytest.raises(UngetidError, match=r"core\.yml, entry 1"):
        read_suites(tmp_path)


@pytest.mark.parametrize("content", ["suite: core\nexpectation: []\n", "", "- a\n- b\n", "a: [\n"])
def test_a_broken_suite_is_named(tmp_path: Path, content: str) -> None:
    with pytest.raises(UngetidError) as fault:
        read_suites(folder(tmp_path, content))
    assert fault.value.where == "expectations/core.yml"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("severity: warning", "sevrity: warning"),
        ("elements: from core.dim_staff\n", ""),
        ("elements: from", "elements: select"),
        ("/*\n", ""),
        ("mend_da: Ret det.", "mend_da: Ret: det."),
    ],
)
def test_a_broken_check_is_named(tmp_path: Path, old: str, new: str) -> None:
    assert old in CHECK
    with pytest.raises(UngetidError) as fault:
        read_suites(folder(tmp_path, check=CHECK.replace(old, new, 1)))
    assert fault.value.where == "expectations/sql/two.sql"


def test_an_id_stands_once(tmp_path: Path) -> None:
    with pytest.raises(UngetidError, match="stands twice") as fault:
        read_suites(folder(tmp_path, ENTRY.replace("id: one", "id: two")))
    assert fault.value.where == "expectations/core.yml, entry two and expectations/sql/two.sql"


def test_no_suite_at_all_is_no_pass(tmp_path: Path) -> None:
    with pytest.raises(UngetidError, match="nothing would be checked"):
        read_suites(tmp_path)


def test_a_new_suite_needs_no_python(tmp_path: Path) -> None:
    shutil.copytree(SUITES, tmp_path / "expectations")
    text = ENTRY.replace("suite: core", "suite: ours")
    (tmp_path / "expectations" / "ours.yml").write_text(text, encoding="utf-8")
    found = read_suites(tmp_path / "expectations")
    assert len(found) == len(read_suites(SUITES)) + 1
    assert {one.suite for one in found} == {"core", "kpi", "landed", "ours"}


@pytest.mark.parametrize("one", read_suites(SUITES), ids=lambda one: one.id)
def test_the_shipped_expectations_are_well_written(one: Expectation) -> None:
    for text in (one.description_da, one.mend_da):
        assert text.endswith("."), text
        assert text[0].isupper(), text
    if isinstance(one.check, OnTable):
        speaks_of_rows = one.check.type.startswith("expect_co")
        assert bool(one.check.keys) is speaks_of_rows, "rows are named by their keys"
        return
    (query,) = sqlglot.parse(one.check.sql, read="duckdb")
    assert isinstance(query, exp.Query)
    own = {cte.alias for cte in query.find_all(exp.CTE)}
    tables = [table for table in query.find_all(exp.Table) if table.name not in own]
    assert tables
    assert all(table.db for table in tables), "schema.table"
