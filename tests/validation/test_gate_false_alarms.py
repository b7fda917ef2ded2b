"""A municipality in which nothing is wrong passes; the figures of ``docs/methods/gates.md``."""

from __future__ import annotations

import datetime as dt
import importlib.util
import os
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

METHODS = Path(__file__).resolve().parents[2] / "docs" / "methods"
PAGE = (METHODS / "gates.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "gate_false_alarms", METHODS / "gate_false_alarms.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", [2025])
def test_nothing_is_said_of_a_clean_municipality(
    script: ModuleType, tmp_path: Path, seed: int
) -> None:
    """One seed of two years, from the files to the verdict; ``make verify`` takes fifty longer."""
    verdict = script.validated(seed, tmp_path, dt.date(2023, 1, 1), dt.date(2024, 12, 31))
    assert verdict.is_publishable
    fired = {one.expectation.id for one in verdict.failed}
    assert fired <= set(script.STATISTICAL)


def test_only_warnings_are_statistical(script: ModuleType) -> None:
    from pipeline.resources import resource_folder
    from pipeline.validation.suites import read_suites

    severities = {one.id: one.severity for one in read_suites(resource_folder("expectations"))}
    assert {severities[name] for name in script.STATISTICAL} == {"warning"}


def test_the_bound_on_the_page_is_that_of_the_check(script: ModuleType) -> None:
    from pipeline.resources import resource_folder

    sql = resource_folder("expectations") / "sql" / "activity_hours_steady.sql"
    text = sql.read_text(encoding="utf-8")
    assert f"judged.by_chance + {script.EXCESS_BITS}" in text
    assert f"{script.DESIGN_EFFECT} * (totals.activity_count - 1) / (8 * ln(2))" in text
    assert f"{script.EXCESS_BITS} bits" in PAGE


def test_the_divergence_is_none_of_equals_and_a_bit_of_opposites(script: ModuleType) -> None:
    one = np.array([[0.5, 0.5, 0.0], [0.5, 0.5, 0.0]])
    other = np.array([[0.5, 0.5, 0.0], [0.0, 0.0, 1.0]])
    np.testing.assert_allclose(script.divergence(one, other), [0, 1], atol=1e-12)


@pytest.mark.skipif(not os.environ.get("VERIFY"), reason="simulation: make verify")
def test_the_page_is_what_the_simulation_writes(script: ModuleType) -> None:
    for row in script.rows():
        assert row in PAGE
