"""What the demo has none of (hand-backs, full exports, ...), on the cases worked out on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from case_files import Case, all_cases
from case_lakes import build_case
from same_rows import differences
from spark_tables import SparkWarehouse, in_duckdb

from pipeline.warehouse import model_order

MODELS = {model.table: model for model in model_order()}
FILES = (
    "action_items",
    "corrections",
    "entry_rules",
    "full_export",
    "hand_back",
    "orders",
    "uncertain_values",
)
CASES = [case for case in all_cases() if case.file in FILES]


def _models_of(case: Case) -> list[str]:
    return sorted({section.name for section in case.expected} & set(MODELS))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}: {case.title}")
def test_spark_gives_the_rows_of_duckdb(spark: SparkWarehouse, tmp_path: Path, case: Case) -> None:
    candidate, tables = build_case(case, tmp_path), _models_of(case)
    spark.load(candidate, sorted({name for table in tables for name in MODELS[table].depends_on}))
    for table in tables:
        expected = in_duckdb(candidate, f"select * from {table}")
        wrong = differences(expected, spark.run(MODELS[table]))
        assert not wrong, "\n".join([MODELS[table].file, *wrong])


def test_the_cases_reach_what_the_demo_does_not() -> None:
    shown = {table for case in CASES for table in _models_of(case)}
    assert shown >= {
        "staging.stg_row_corrections",
        "staging.stg_handed_back_rows",
        "staging.stg_full_export_days",
        "staging.stg_time_entries",
        "staging.stg_refused_rows",
        "core.standing_entry",
        "core.entry_flag",
        "core.refused_row",
    }
