"""What a model promised and cost: won, not yet, lost, no data, not measured."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl
import pytest

from pipeline.analysis.model_lines import judged

START = dt.date(2025, 1, 1)
LINE: dict[str, Any] = {
    "model_id": "model_2",
    "line_number": 1,
    "kpi_id": "authority_share",
    "good_direction": "up",
    "is_measured": True,
    "is_known": True,
    "period_type": "quarter",
    "period_start": START,
    "is_decided": True,
}
CHANGE: dict[str, Any] = {
    "kpi_id": "authority_share",
    "period_type": "quarter",
    "period_start": START,
    "change": 0.05,
    "change_lower": 0.01,
    "change_upper": 0.09,
    "baseline_month_count": 24,
    "reason": None,
}
LINE_TYPES = {"kpi_id": pl.String, "good_direction": pl.String}
CHANGE_TYPES = {"reason": pl.String, "change_lower": pl.Float64, "change_upper": pl.Float64}


def verdict(line: dict[str, Any], change: dict[str, Any] | None) -> tuple[str, str | None]:
    lines = pl.DataFrame([LINE | line], schema_overrides=LINE_TYPES)
    changes = pl.DataFrame([CHANGE | (change or {})], schema_overrides=CHANGE_TYPES)
    found = judged(lines, changes.clear() if change is None else changes)
    return found["verdict"][0], found["reason"][0]


@pytest.mark.parametrize(
    ("good", "lower", "upper", "said"),
    [
        ("up", 0.01, 0.09, "won"),
        ("up", -0.01, 0.11, "not_yet"),
        ("up", 0.0, 0.1, "not_yet"),
        ("up", -0.09, -0.01, "lost"),
        ("down", -0.09, -0.01, "won"),
        ("down", -0.11, 0.01, "not_yet"),
        ("down", 0.01, 0.09, "lost"),
    ],
)
def test_the_whole_interval_decides(good: str, lower: float, upper: float, said: str) -> None:
    found = verdict({"good_direction": good}, {"change_lower": lower, "change_upper": upper})
    assert found == (said, None)


def test_what_nothing_measures_is_not_measured_whatever_the_figures() -> None:
    line = {"is_measured": False, "kpi_id": None, "good_direction": None}
    assert verdict(line, {}) == ("not_measured", None)


@pytest.mark.parametrize(
    ("line", "change", "reason"),
    [
        ({"is_known": False}, None, "no_kpi"),
        ({"is_decided": False}, {"reason": "no_baseline"}, "undecided"),
        ({}, None, "no_share"),
        ({}, {"reason": "not_after", "change_lower": None, "change_upper": None}, "not_after"),
        ({}, {"reason": "no_data", "change_lower": None, "change_upper": None}, "no_data"),
    ],
)
def test_why_there_is_no_data(
    line: dict[str, Any], change: dict[str, Any] | None, reason: str
) -> None:
    assert verdict(line, change) == ("no_data", reason)


def test_one_kpi_answers_for_several_lines() -> None:
    lines = pl.DataFrame([LINE, LINE | {"line_number": 5, "good_direction": "down"}])
    changes = pl.DataFrame([CHANGE], schema_overrides=CHANGE_TYPES)
    assert judged(lines, changes)["verdict"].to_list() == ["won", "lost"]
