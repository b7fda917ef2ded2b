"""The header of a SQL file: its documentation, and a message when it is wrong."""

from __future__ import annotations

import pytest

from pipeline.problems import UngetidError
from pipeline.warehouse.headers import KPI_COLUMNS, KpiHeader, TableHeader, read_header

KPI = """/*
title_da: Andel
title_en: Share
unit: share
good: up
dimensions: [team]
memo: p. 1
definition_da: Timer divideret
  med timer.
definition_en: Hours by hours.
columns:
  staff_count: nobody
*/
select 1"""


def test_a_table_is_documented() -> None:
    text = "/*\ngrain: one day\nkey: [day]\ncolumns:\n  day: the day\n*/ select 1 as day"
    header = read_header(text, "core", "sql/core/x.sql")
    assert header == TableHeader(grain="one day", key=("day",), columns={"day": "the day"})
    assert header.comment == "Grain: one day"


def test_a_kpi_has_the_columns_of_all_kpis_and_its_own_words_for_some() -> None:
    header = read_header(KPI, "kpi", "sql/kpi/x.sql")
    assert isinstance(header, KpiHeader)
    assert header.columns == {**KPI_COLUMNS, "staff_count": "nobody"}
    assert header.definition_da == "Timer divideret med timer."
    assert header.comment == "Share. Hours by hours."
    assert header.shown_with is None


@pytest.mark.parametrize(
    ("text", "schema", "says"),
    [
        ("select 1", "core", "no header"),
        ("-- a comment\nselect 1", "core", "no header"),
        ("/*\ngrain: one day: or two\n*/ select 1", "core", "no YAML"),
        ("/*\ncolumns: {}\n*/ select 1", "core", "wrong at grain"),
        ("/*\ngrain: ''\ncolumns: {}\n*/ select 1", "core", "wrong at grain"),
        ("/*\ngrain: a day\ncolumns: {}\nkeys: [day]\n*/ select 1", "core", "wrong at keys"),
        ("/* */ select 1", "core", "wrong at its top"),
        (KPI.replace("good: up", "good: higher"), "kpi", "wrong at good"),
        (KPI.replace("unit: share\n", ""), "kpi", "wrong at unit"),
        (KPI.replace("[team]", "[team, person]"), "kpi", "wrong at dimensions.1"),
        (KPI.replace("memo: p. 1", "memo: p: 1"), "kpi", "no YAML"),
    ],
)
def test_a_wrong_header_is_named_with_its_file(text: str, schema: str, says: str) -> None:
    with pytest.raises(UngetidError) as caught:
        read_header(text, schema, "sql/x/y.sql")
    assert says in caught.value.what
    assert caught.value.where == "sql/x/y.sql"
    assert caught.value.mend
