"""The SQL can be moved to another engine: Spark reads it after transpilation."""

from __future__ import annotations

import pytest
import sqlglot
from sqlglot import ErrorLevel, exp

from pipeline.warehouse import model_order
from pipeline.warehouse.models import Model

MODELS = model_order()
# Same name and another result, or no such thing elsewhere; weekdays come from core.dim_date.
# tests/spark/test_known_differences.py shows of each what Spark makes of it.
FORBIDDEN = (
    exp.List,
    exp.ArrayAgg,
    exp.First,
    exp.Last,
    exp.Quantile,
    exp.ApproxQuantile,
    exp.PercentileCont,
    exp.PercentileDisc,
    exp.Qualify,
    exp.DayOfWeek,
    exp.DayOfWeekIso,
    exp.Week,
    exp.WeekOfYear,
)
FORBIDDEN_PARTS = {"dow", "isodow", "dayofweek", "week", "weekday"}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.table)
def test_spark_reads_the_transpiled_model(model: Model) -> None:
    [text] = sqlglot.transpile(
        model.sql, read="duckdb", write="spark", unsupported_level=ErrorLevel.RAISE
    )
    spark = sqlglot.parse_one(text, read="spark")
    assert isinstance(spark, exp.Query)
    columns = sqlglot.parse_one(model.sql, read="duckdb").named_selects
    assert spark.named_selects == columns


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.table)
def test_nothing_is_used_that_differs_in_silence(model: Model) -> None:
    tree = sqlglot.parse_one(model.sql, read="duckdb")
    assert not list(tree.find_all(*FORBIDDEN))
    parts = {str(found.this).lower() for found in tree.find_all(exp.Extract)}
    assert not parts & FORBIDDEN_PARTS
    windows = [found.this for found in tree.find_all(exp.Window)]
    assert not [found for found in windows if found.find(exp.Distinct)]
    # DuckDB counts the first days of months that lie between, Spark whole months.
    units = {str(found.args.get("unit") or "day").lower() for found in tree.find_all(exp.DateDiff)}
    assert units <= {"day"}
    assert not [found.name for found in tree.find_all(exp.Anonymous)]


@pytest.mark.parametrize(
    "select",
    [
        "extract(dow from d)",
        "extract(isodow from d)",
        "extract(week from d)",
        "dayofweek(d)",
        "isodow(d)",
        "weekofyear(d)",
        "date_part('dow', d)",
        "list(d)",
        "list(d order by d desc)",
        "array_agg(d order by d)",
        "first(d order by d)",
        "quantile_cont(d, 0.5)",
        "quantile_disc(d, 0.5)",
        "quantile(d, 0.5)",
        "percentile_cont(0.5) within group (order by d)",
        "approx_quantile(d, 0.5)",
        "date_diff('month', d, e)",
        "datediff('week', d, e)",
        "count(distinct d) over (partition by e)",
        "some_function_of_duckdb(d)",
    ],
)
def test_the_check_sees_what_it_looks_for(select: str) -> None:
    model = Model("core.x", f"select {select} as x from core.x", MODELS[0].header, ())
    with pytest.raises(AssertionError):
        test_nothing_is_used_that_differs_in_silence(model)


def test_the_check_lets_days_pass() -> None:
    sql = "select date_diff('day', d, e) as x, count(distinct t) as y from core.x"
    test_nothing_is_used_that_differs_in_silence(Model("core.x", sql, MODELS[0].header, ()))
