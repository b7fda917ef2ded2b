"""The SQL can be moved to another engine: Spark reads it after transpilation."""

from __future__ import annotations

import pytest
import sqlglot
from sqlglot import ErrorLevel, exp

from pipeline.warehouse import model_order
from pipeline.warehouse.models import Model

MODELS = model_order()
# Same name and another result, or no such thing elsewhere; weekdays come from core.dim_date.
FORBIDDEN = (exp.List, exp.ArrayAgg, exp.Quantile, exp.PercentileCont, exp.Qualify, exp.DayOfWeek)
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
    assert not [found.name for found in tree.find_all(exp.Anonymous)]


@pytest.mark.parametrize(
    "select",
    ["select extract(dow from d) from core.x", "select list(d) from core.x", "select dayofweek(d)"],
)
def test_the_check_sees_what_it_looks_for(select: str) -> None:
    model = Model("core.x", select, MODELS[0].header, ())
    with pytest.raises(AssertionError):
        test_nothing_is_used_that_differs_in_silence(model)
