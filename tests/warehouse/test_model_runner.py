"""The model runner: order, lineage, and messages that name the file."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipeline.problems import UngetidError
from pipeline.warehouse import model_order
from pipeline.warehouse.models import in_order, read_models, run_model
from pipeline.warehouse.raw import raw_tables

HEADER = "/*\ngrain: one thing\nkey: [n]\ncolumns:\n  n: a number\n*/\n"


def folder(root: Path, **models: str) -> Path:
    """Write models, named ``schema__table``, each with a header."""
    for name, select in models.items():
        path = root / f"{name.replace('__', '/')}.sql"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEADER + select, encoding="utf-8")
    return root


def test_each_model_comes_after_all_that_it_reads() -> None:
    made = set(raw_tables())
    for model in model_order():
        assert made.issuperset(model.depends_on), model.table
        made.add(model.table)


def test_the_order_follows_what_is_read_not_the_name(tmp_path: Path) -> None:
    sql = folder(
        tmp_path,
        core__a="select n from core.z",
        core__z="with own as (select * from staging.m) select n from own join raw.source using (n)",
        staging__m="select 1 as n",
    )
    models = in_order(read_models(sql), ["raw.source"])
    assert [model.table for model in models] == ["staging.m", "core.z", "core.a"]
    assert models[1].depends_on == ("raw.source", "staging.m")


def test_files_that_read_each_other_in_a_circle_are_all_named(tmp_path: Path) -> None:
    sql = folder(
        tmp_path,
        core__a="select n from core.b",
        core__b="select n from core.c",
        core__c="select n from core.a",
        core__free="select 1 as n",
    )
    with pytest.raises(UngetidError) as caught:
        in_order(read_models(sql), [])
    assert "circle" in caught.value.what
    assert {"sql/core/a.sql", "sql/core/b.sql", "sql/core/c.sql"} == set(
        caught.value.where.split(" -> ")
    )


@pytest.mark.parametrize(
    ("select", "says"),
    [
        ("select n from core.nowhere", "core.nowhere is read, but nothing makes it"),
        ("select n from nowhere", "'nowhere' has no schema"),
        ("select 1 as n; select 2 as n", "holds 2 statement(s)"),
        ("create table x (n integer)", "must hold one SELECT"),
        ("select n from (select 1 as n", "cannot be read"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, select: str, says: str) -> None:
    with pytest.raises(UngetidError) as caught:
        in_order(read_models(folder(tmp_path, core__wrong=select)), [])
    assert says in caught.value.what
    assert caught.value.where == "sql/core/wrong.sql"


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    opened = duckdb.connect()
    opened.execute("create schema core")
    return opened


def test_a_model_becomes_a_table_with_comments(
    tmp_path: Path, connection: duckdb.DuckDBPyConnection
) -> None:
    [model] = read_models(folder(tmp_path, core__x="select 7 as n"))
    run_model(connection, model)
    assert connection.execute("select * from core.x").fetchall() == [(7,)]
    comments = (
        "select comment from duckdb_tables() union all "
        "select comment from duckdb_columns() where schema_name = 'core'"
    )
    assert connection.execute(comments).fetchall() == [("Grain: one thing",), ("a number",)]


@pytest.mark.parametrize(
    ("select", "says"),
    [
        ("select 1 as n union all select 1", "Two rows share the key (n) = (1,)"),
        ("select 'x'::integer as n", "does not run"),
        ("select 1 as another", "differ in the columns: another, n."),
        ("select 1 as n, 2 as undocumented", "differ in the columns: undocumented."),
    ],
)
def test_what_goes_wrong_at_run_time_names_the_file(
    tmp_path: Path, connection: duckdb.DuckDBPyConnection, select: str, says: str
) -> None:
    [model] = read_models(folder(tmp_path, core__x=select))
    with pytest.raises(UngetidError) as caught:
        run_model(connection, model)
    assert says in caught.value.what
    assert caught.value.where == "sql/core/x.sql"
