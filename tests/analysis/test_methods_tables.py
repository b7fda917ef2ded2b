"""The figures of ``docs/methods``: a small fixed part always, all of it in ``make verify``."""

from __future__ import annotations

import importlib.util
import os
import re
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

METHODS = Path(__file__).resolve().parents[2] / "docs" / "methods"
WHOLE = pytest.mark.skipif(
    not os.environ.get("VERIFY"), reason="minutes of simulation: make verify"
)


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, METHODS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def printed(page: str) -> dict[tuple[str, str], list[float]]:
    """The rows of the page's tables: the first two cells → the percentages."""
    found = {}
    for line in (METHODS / page).read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) > 3 and cells[-1].endswith("%") and re.match(r"[a-z0-9]", cells[0]):
            found[cells[0], cells[1]] = [float(cell.rstrip(" %")) for cell in cells[2:]]
    return found


@pytest.mark.parametrize(("people", "rho"), [("alike", 0.0), ("one replaced", 0.6)])
def test_false_alarms_are_those_of_the_page(people: str, rho: float) -> None:
    module = script("spc_false_alarms")
    draws = 150
    found = module.false_alarms(np.random.default_rng(1), rho, people, draws=draws)
    for share, percent in zip(found.values(), printed("spc.md")[people, str(rho)], strict=True):
        expected = percent / 100
        error = np.sqrt(max(expected * (1 - expected), 0.01) / draws)
        assert abs(share - expected) < 4 * error


def test_a_flat_course_is_given_no_month() -> None:
    found = script("forecast_coverage").coverage(np.random.default_rng(1), 0.3, 0.0, draws=20)
    assert found["expected"] <= 0.1
    assert found["held"] >= 0.9


@WHOLE
def test_the_page_of_control_charts_is_what_the_script_writes() -> None:
    module, page = script("spc_false_alarms"), (METHODS / "spc.md").read_text(encoding="utf-8")
    for row in (*module.rows(), *module.rows_by_set()):
        assert row in page


@WHOLE
def test_the_page_of_forecasts_is_what_the_script_writes() -> None:
    page = (METHODS / "forecast.md").read_text(encoding="utf-8")
    for row in script("forecast_coverage").rows():
        assert row in page
