"""The function that a reader would call: what it takes, and what it gives back."""

from __future__ import annotations

import math

import numpy as np
import pytest

from pipeline.analysis import control_chart
from pipeline.problems import UngetidError

STEADY = [0.30, 0.32] * 12


def test_everything_that_is_no_number_is_a_gap() -> None:
    values = [*STEADY[:6], None, *STEADY[6:]]
    expected = control_chart(values)
    for nothing in (math.nan, math.inf, -math.inf):
        assert control_chart([nothing if v is None else v for v in values]).equals(expected)
    assert control_chart(np.array([math.nan if v is None else v for v in values])).equals(expected)
    assert expected["value"][6] is None
    assert expected["moving_range"].to_list()[6:8] == [None, None]


@pytest.mark.parametrize("values", [[], [1.0], [None] * 20, [1.0, None] * 10])
def test_series_of_next_to_nothing(values: list[float | None]) -> None:
    chart = control_chart(values)
    assert chart.height == len(values)
    assert chart["upper_limit"].null_count() == len(values)
    assert chart["rule"].null_count() == len(values)


def test_a_constant_series() -> None:
    chart = control_chart([0.1 + 0.2, 0.3] * 10, good="up")
    assert chart["rule"].null_count() == 20, "equal but for the last bit"


@pytest.mark.parametrize("factor", [1e-6, 100.0, 3600.0])
def test_the_unit_is_of_no_matter(factor: float) -> None:
    values = [*STEADY, 0.5, 0.31, 0.33, 0.34, 0.35, 0.36, 0.37, 0.38]
    one = control_chart(values, baseline=24, good="up")
    other = control_chart([value * factor for value in values], baseline=24, good="up")
    assert other.select("rule", "effect").equals(one.select("rule", "effect"))
    assert other["upper_limit"][0] == pytest.approx(one["upper_limit"][0] * factor, rel=1e-12)


def test_without_a_good_direction_a_signal_has_no_effect() -> None:
    chart = control_chart([*STEADY, 0.9], baseline=24)
    assert chart.select("rule", "effect").row(-1) == ("outside", None)


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(UngetidError, match=r"mdc-1999.*mdc-2023, nhsr, five-point-trend"):
        control_chart(STEADY, rule_set="mdc-1999")
    with pytest.raises(ValueError, match="denominators"):
        control_chart(STEADY, denominators=[1.0])
    with pytest.raises(ValueError, match="outside the series"):
        control_chart(STEADY, ghosts=[24])
