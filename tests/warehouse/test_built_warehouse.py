"""Every table and column of the warehouse says what it is; the stage stands by itself."""

from __future__ import annotations

import ast
import datetime as dt
import shutil
from pathlib import Path

import duckdb
import pytest
from small_lake import SmallLake

import pipeline.warehouse
from pipeline.analysis import analyse
from pipeline.problems import UngetidError
from pipeline.resources import resource_folder
from pipeline.validation import validate
from pipeline.warehouse import BuildReport, build

STAGES = {"ingest", "analysis", "validation", "reporting", "samples"}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    lake = SmallLake(tmp_path_factory.mktemp("documentation") / "town")
    lake.staff([{"who": "Alfa"}])
    day = dt.date(2025, 5, 5)
    lake.log(
        "a.csv",
        [
            {"day": day, "who": "Alfa", "minutes": 60, "activity": "mentoring"},
            {"day": day, "who": "Gamma", "minutes": 60, "activity": "mentoring"},
        ],
        refused=1,
        rows_received=4,
    )
    return build(lake.write(), dt.date(2025, 6, 30), lake.root / "candidate.duckdb")


def test_every_table_and_column_has_a_comment(report: BuildReport, tmp_path: Path) -> None:
    """What build, analysis and validation make; from the headers of SQL, YAML and tables.py."""
    candidate = tmp_path / "candidate.duckdb"
    shutil.copyfile(report.candidate, candidate)
    analyse(candidate, effective_from=None)
    validate(candidate, resource_folder("expectations"))
    with duckdb.connect(candidate, read_only=True) as connection:
        schemas = {
            row[0]
            for row in connection.execute("select schema_name from duckdb_tables()").fetchall()
        }
        found = connection.execute(
            "select schema_name || '.' || table_name, comment from duckdb_tables() union all "
            "select schema_name || '.' || table_name || '.' || column_name, comment "
            "from duckdb_columns() where not internal"
        ).fetchall()
    assert schemas == {"raw", "staging", "core", "kpi", "mart", "analysis", "quality"}
    assert len(found) > 500
    assert [name for name, comment in found if not comment] == []


def test_the_report_counts_every_table(report: BuildReport) -> None:
    with duckdb.connect(report.candidate, read_only=True) as connection:
        names = connection.execute("select schema_name, table_name from duckdb_tables()").fetchall()
    assert {f"{schema}.{table}" for schema, table in names} == report.table_rows.keys()
    assert report.table_rows["core.fact_time_entry"] == 2


def test_the_report_tells_of_entries_without_staff_and_of_rows_that_are_lost(
    report: BuildReport,
) -> None:
    assert report.entries_without_staff == 1
    [lost] = report.unreconciled
    assert (lost.rows_received, lost.rows_loaded, lost.rows_refused, lost.difference) == (
        4,
        2,
        1,
        1,
    )


def test_the_stage_imports_no_other_stage() -> None:
    folder = Path(pipeline.warehouse.__file__).parent
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            wrong = [
                name for name in names if name.split(".")[1:2] and name.split(".")[1] in STAGES
            ]
            assert not wrong, f"{path.name}: {wrong}"


def test_the_same_lake_gives_the_same_rows(report: BuildReport, tmp_path: Path) -> None:
    """Byte for byte equal values: sums of whole numbers do not depend on their order."""
    from pipeline.workspace import open_workspace

    workspace = open_workspace(report.candidate.parent)
    again = build(workspace, dt.date(2025, 6, 30), tmp_path / "again.duckdb")
    for table in report.table_rows:
        contents = []
        for file in (report.candidate, again.candidate):
            with duckdb.connect(file, read_only=True) as connection:
                rows = connection.execute(f"select * from {table}").fetchall()
                contents.append(sorted(map(repr, rows)))
        assert contents[0] == contents[1], table


def test_the_threads_of_a_build_are_those_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = SmallLake(tmp_path / "town")
    lake.staff([{"who": "Alfa"}])
    workspace = lake.write()
    asked: list[object] = []
    connect = duckdb.connect

    def spy(*args: object, **options: object) -> duckdb.DuckDBPyConnection:
        asked.append(dict(options.get("config") or {}).get("threads"))  # type: ignore[call-overload]
        return connect(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(duckdb, "connect", spy)
    monkeypatch.setenv("UNGETID_THREADS", "3")
    build(workspace, dt.date(2025, 6, 30), tmp_path / "candidate.duckdb")
    assert asked == [3]
    monkeypatch.setenv("UNGETID_THREADS", "many")
    with pytest.raises(UngetidError, match="UNGETID_THREADS"):
        build(workspace, dt.date(2025, 6, 30), tmp_path / "candidate.duckdb")


def test_every_column_has_a_type_that_other_engines_have(report: BuildReport) -> None:
    """A sum of whole numbers is a HUGEINT in DuckDB alone: the model is to cast it."""
    known = {
        "BOOLEAN", "INTEGER", "BIGINT", "DOUBLE", "DECIMAL", "VARCHAR", "DATE", "TIME", "TIMESTAMP",
    }  # fmt: skip
    with duckdb.connect(report.candidate, read_only=True) as connection:
        found = connection.execute(
            "select schema_name || '.' || table_name || '.' || column_name, "
            "split_part(data_type, '(', 1) from duckdb_columns() where not internal"
        ).fetchall()
    assert len(found) > 300
    assert [(name, kind) for name, kind in found if kind not in known] == []
