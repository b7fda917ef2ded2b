"""What reports read: values with a status, periods with a name, definitions from the headers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import duckdb
import pytest
from small_lake import SmallLake

from pipeline.problems import UngetidError
from pipeline.resources import resource_folder
from pipeline.warehouse import build
from pipeline.warehouse.headers import KpiHeader
from pipeline.warehouse.models import read_models

AS_OF = dt.date(2025, 7, 15)
SETTINGS = "as_of = 2025-07-15\n"


def entry(day: dt.date, activity: str, minutes: int = 60, **others: Any) -> dict[str, Any]:
    return {"day": day, "who": "Alfa", "minutes": minutes, "activity": activity, **others}


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """In April 4 of 5 street hours have their contacts counted, in May 3 of 4; July is running."""
    lake = SmallLake(tmp_path_factory.mktemp("mart") / "town", settings=SETTINGS)
    lake.staff([{"who": "Alfa"}])
    street = {"place": "street", "activity": "outreach_dialogue"}
    rows = []
    for month, counted in ((4, 4), (5, 3)):
        first = dt.date(2025, month, 1)
        rows += [entry(first + n * dt.timedelta(1), **street, contacts=1) for n in range(counted)]
        rows.append(entry(first.replace(day=20), **street))
    rows.append(entry(dt.date(2025, 7, 1), "teaching"))
    lake.log("a.csv", rows)
    candidate = lake.root / "candidate.duckdb"
    build(lake.write(), AS_OF, candidate)
    return duckdb.connect(candidate, read_only=True)


def months(warehouse: duckdb.DuckDBPyConnection, kpi_id: str, columns: str) -> dict[int, Any]:
    found = warehouse.execute(
        f"select month(period_start), {columns} from mart.kpi_value "
        "where kpi_id = ? and period_type = 'month' and dimension = 'team' "
        "and period_start >= '2025-01-01'",
        [kpi_id],
    )
    return {month: cells for month, *cells in found.fetchall()}


def test_a_share_without_hours_is_no_data(warehouse: duckdb.DuckDBPyConnection) -> None:
    assert months(warehouse, "direct_share", "value, status") == {
        4: [1, "ok"],
        5: [1, "ok"],
        6: [None, "no_data"],
        7: [0, "ok"],
    }


def test_too_little_recorded_is_no_data(warehouse: duckdb.DuckDBPyConnection) -> None:
    """80 % is enough (it is the minimum), 75 % is not; the value is there for the analyst."""
    found = months(warehouse, "direct_share_contact_recount", "recorded_share, value, status")
    assert found[4] == [0.8, 1, "ok"]
    assert found[5] == [0.75, 1, "no_data"]


def test_hours_need_no_denominator(tmp_path: Path) -> None:
    lake = SmallLake(
        tmp_path / "town",
        settings=SETTINGS + '[[decision]]\ndate = 2025-01-01\nbody = "Udvalget"\n'
        'model = "model_1"\neffective_from = 2025-05-01\ntransition_months = 0\n',
    )
    lake.staff([{"who": "Alfa"}])
    lake.log(
        "a.csv",
        [
            entry(dt.date(2024, 4, 2), "teaching"),
            entry(dt.date(2025, 5, 5), "mentoring", minutes=90),
        ],
    )
    candidate = tmp_path / "candidate.duckdb"
    build(lake.write(), AS_OF, candidate)
    with duckdb.connect(candidate, read_only=True) as connection:
        found = months(connection, "direct_hours_gained", "denominator, value, status")
    assert found[5] == [None, 1.5, "ok"]
    assert found[6] == [None, None, "no_data"]


def test_only_periods_that_have_ended_are_complete(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = warehouse.execute(
        "select distinct label_da, label_en, period_end, is_complete, side from mart.kpi_value "
        "where period_type in ('quarter', 'year') or (period_type = 'month' and period_start >= "
        "'2025-06-01') order by period_end, label_en"
    ).fetchall()
    assert found == [
        ("juni 2025", "2025-06", dt.date(2025, 6, 30), True, "undecided"),
        ("2. kvartal 2025", "2025-Q2", dt.date(2025, 6, 30), True, "undecided"),
        ("juli 2025", "2025-07", dt.date(2025, 7, 31), False, "undecided"),
        ("3. kvartal 2025", "2025-Q3", dt.date(2025, 9, 30), False, "undecided"),
        ("2025", "2025", dt.date(2025, 12, 31), False, "undecided"),
    ]


def test_every_cell_stands_once_for_every_value_of_its_dimensions(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    """A unit or network without hours has its cell too: absent is not the same as nothing."""
    definitions = warehouse.execute("select kpi_id, dimensions from mart.kpi_definition").fetchall()
    values = {"team": 1, "unit": 2, "network": 6, "source": 1}
    (periods,) = warehouse.execute("select count(*) from core.dim_period").fetchone() or (0,)
    expected = {
        kpi_id: periods * sum(values[name] for name in dimensions.split(";"))
        for kpi_id, dimensions in definitions
    }
    found = warehouse.execute(
        "select kpi_id, count(*), count(distinct (period_type, period_start, dimension, "
        "dimension_value)) from mart.kpi_value group by kpi_id"
    ).fetchall()
    assert {kpi_id: count for kpi_id, count, _ in found} == expected
    assert all(count == distinct for _, count, distinct in found)


def test_definitions_come_from_the_headers(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = warehouse.execute(
        "select title_da, unit, good, dimensions, shown_with, memo, definition_da "
        "from mart.kpi_definition where kpi_id = 'direct_share_narrow'"
    ).fetchone()
    assert found is not None
    assert found[:6] == (
        "Andel direkte arbejde i snæver forstand",
        "share",
        "up",
        "team;unit",
        "direct_share",
        "tasks 3, 5–7",
    )
    assert "\n" not in found[6]
    assert found[6].startswith("Beregnes som andelen af direkte arbejde")


def test_what_a_kpi_is_shown_with_is_a_kpi_and_the_order_has_no_ties() -> None:
    headers = {
        model.table.removeprefix("kpi."): model.header
        for model in read_models(resource_folder("sql"))
        if isinstance(model.header, KpiHeader)
    }
    assert {h.shown_with for h in headers.values() if h.shown_with} <= headers.keys()
    orders = [header.sort_order for header in headers.values()]
    assert len(set(orders)) == len(orders)


def test_lineage_tells_what_reads_what(warehouse: duckdb.DuckDBPyConnection) -> None:
    found = warehouse.execute(
        "select depends_on from mart.lineage where table_name = 'kpi.direct_fte_gained' order by 1"
    ).fetchall()
    assert found == [
        ("core.baseline_presence",),
        ("core.dim_period",),
        ("kpi.direct_hours_gained",),
    ]


# -- a KPI that is not one -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("as value,", "as valu,", "differ in the columns: valu, value."),
        ("cast(1 as double) as recorded_share", "1 as recorded_share", "differ: recorded_share"),
        ("dimensions: [team, unit]", "dimensions: [team]", "dimension unit"),
        ("sort_order: 10", "columns:\n  persons: none", "differ in the columns: persons."),
    ],
)
def test_a_kpi_with_other_columns_stops_the_build_and_is_named(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    sql = tmp_path / "sql"
    for schema in ("staging", "core"):
        (sql / schema).parent.mkdir(exist_ok=True)
        (sql / schema).symlink_to(resource_folder("sql") / schema)
    (sql / "kpi").mkdir()
    text = (resource_folder("sql") / "kpi" / "direct_share.sql").read_text(encoding="utf-8")
    assert old in text
    (sql / "kpi" / "direct_share.sql").write_text(text.replace(old, new), encoding="utf-8")
    lake = SmallLake(tmp_path / "town", settings=SETTINGS)
    lake.staff([{"who": "Alfa"}])
    lake.log("a.csv", [entry(dt.date(2025, 5, 5), "mentoring")])
    with pytest.raises(UngetidError) as caught:
        build(lake.write(), AS_OF, tmp_path / "candidate.duckdb", sql=sql)
    assert says in caught.value.what
    assert caught.value.where == "sql/kpi/direct_share.sql"
