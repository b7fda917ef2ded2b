"""What differs once it is transpiled, on one line each: why models may not use it.

``tests/sql/test_portable_sql.py`` forbids these in every model. Where one of them comes to be the
same, because Spark or sqlglot has changed, the test says so, and it may be allowed.
"""

from __future__ import annotations

from typing import Any

import duckdb
import pytest
from spark_tables import SparkWarehouse, in_spark

FORBIDDEN = {
    "a Sunday is 0 in DuckDB and 1 in Spark": "select extract(dow from date '2025-03-02')",
    "the same as a function": "select dayofweek(date '2025-03-02')",
    "Spark knows no isodow": "select extract(isodow from date '2025-03-02')",
    "sqlglot gives percentile_cont two arguments, Spark wants one": (
        "select quantile_cont(v, 0.25) from (values (1), (2), (10)) as t(v)"
    ),
    "the interpolated percentile becomes an approximate one": (
        "select percentile_cont(0.25) within group (order by v) "
        "from (values (1), (2), (10)) as t(v)"
    ),
    "the order within a list is dropped": (
        "select list(v order by v desc) from (values (1), (20), (10)) as t(v)"
    ),
    "the same by its other name": (
        "select array_agg(v order by v desc) from (values (1), (20), (10)) as t(v)"
    ),
    "Spark's first() takes no order": (
        "select first(v order by v desc) from (values (1), (20), (10)) as t(v)"
    ),
    "Spark counts nothing distinct in a window": (
        "select count(distinct v) over (partition by 1) from (values (1), (1)) as t(v)"
    ),
    "DuckDB counts firsts of months, Spark whole months": (
        "select date_diff('month', date '2025-01-31', date '2025-02-01')"
    ),
}
# No lint can see these, since they depend on the types: the comparison on the demo does.
UNSEEN = {
    "DuckDB rounds to a whole number, Spark cuts off": "select cast(cast(2.7 as double) as int)",
    "DuckDB's decimal divided is a double, Spark's a short decimal": (
        "select sum(v) / 3 from (values (cast(0.1 as decimal(18, 1)))) as t(v)"
    ),
    "divided by zero is infinite in DuckDB, an error in Spark": "select cast(1 as double) / 0",
}


def _on_spark(spark: SparkWarehouse, sql: str) -> Any:
    from pyspark.errors import PySparkException

    try:
        return spark.select(in_spark(sql)).rows
    except PySparkException as error:
        return str(error)


@pytest.mark.parametrize("sql", [*FORBIDDEN.values(), *UNSEEN.values()])
def test_the_difference_is_there(spark: SparkWarehouse, sql: str) -> None:
    assert _on_spark(spark, sql) != duckdb.sql(sql).fetchall()


def test_what_models_use_instead_is_the_same(spark: SparkWarehouse) -> None:
    sql = (
        "select string_agg(v, ', ' order by v desc), max(v), count(distinct v), "
        "date_diff('day', date '2025-01-31', date '2025-02-02'), "
        "cast(date '2025-03-01' - interval 1 day as date) "
        "from (values ('a'), ('c'), ('b')) as t(v)"
    )
    assert _on_spark(spark, sql) == duckdb.sql(sql).fetchall()
