"""Every model, transpiled and run on Spark, gives on the demo the rows that DuckDB gives.

Each reads the tables of the built candidate, not those that Spark made: so each is tested on
identical input, and what is done between two models (corrections) is in it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from same_rows import differences
from spark_tables import SparkWarehouse, in_duckdb

from pipeline.demo import lay_out_samples
from pipeline.ingest import ingest
from pipeline.progress import Silent
from pipeline.resources import resource_folder
from pipeline.warehouse import build, model_order
from pipeline.warehouse.models import Model
from pipeline.workspace import open_workspace

MODELS = model_order()


@pytest.fixture(scope="module")
def candidate(spark: SparkWarehouse, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's candidate, with all tables that any model reads in Spark as well."""
    root = tmp_path_factory.mktemp("demo") / "workspace"
    lay_out_samples(resource_folder("data_samples"), root)
    workspace = open_workspace(root)
    ingest(workspace, progress=Silent())
    as_of = workspace.settings().as_of
    assert as_of is not None
    built = build(workspace, as_of, root / "candidate.duckdb").candidate
    spark.load(built, sorted({table for model in MODELS for table in model.depends_on}))
    return built


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.table)
def test_spark_gives_the_rows_of_duckdb(
    spark: SparkWarehouse, candidate: Path, model: Model
) -> None:
    expected = in_duckdb(candidate, f"select * from {model.table}")
    wrong = differences(expected, spark.run(model))
    assert not wrong, "\n".join([model.file, *wrong])


def test_a_model_that_counts_otherwise_is_noticed(spark: SparkWarehouse, candidate: Path) -> None:
    """A comparison that says yes to everything would also succeed."""
    model = next(model for model in MODELS if model.table == "kpi.direct_share")
    expected = in_duckdb(candidate, f"select * from {model.table}")
    for wrong in ("category_minutes / 61", "cast(null as bigint)", "category_minutes / 60 + 0.001"):
        changed = model.sql.replace("category_minutes / 60", wrong)
        assert changed != model.sql
        other = Model(model.table, changed, model.header, model.depends_on)
        assert differences(expected, spark.run(other))
