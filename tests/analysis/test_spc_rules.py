"""Each rule at its exact boundary. Source of the wording: kpis.md, set mdc-2023."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest
from xmr_series import all_marks, marks

from pipeline.analysis.chart import Chart, variation
from pipeline.analysis.limits import Limits
from pipeline.analysis.rule_sets import FIVE_POINT_TREND, MDC_2023, NHSR

LIMITS = Limits(centre=0.0, lower=-3.0, upper=3.0, mean_moving_range=3 / 2.66)
Z = [0.0]


# -- outside ---------------------------------------------------------------------------------


def test_on_a_limit_is_within() -> None:
    assert marks("outside", [3.0, -3.0, 3.0001, -3.0001], LIMITS) == [0, 0, 1, -1]


def test_a_last_bit_is_not_outside() -> None:
    """0.1 + 0.2 is not 0.3 as floats; as shares they are the same number."""
    limits = Limits(centre=0.2, lower=0.1, upper=0.3, mean_moving_range=0.03)
    assert marks("outside", [0.1 + 0.2], limits) == [0]


# -- shift -----------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", [1, -1])
def test_seven_in_a_row_on_one_side(sign: int) -> None:
    six = [sign * value for value in (0.5, 0.4, 0.5, 0.4, 0.5, 0.4)]
    assert marks("shift", [*Z, *six, *Z], LIMITS) == [0] * 8
    assert marks("shift", [*Z, *six, sign * 0.5, *Z], LIMITS) == [0, *[sign] * 7, 0]


def test_a_point_on_the_mean_breaks_a_shift() -> None:
    assert marks("shift", [0.5] * 6 + Z + [0.5] * 6, LIMITS) == [0] * 13


def test_a_gap_breaks_a_shift() -> None:
    assert marks("shift", [*[0.5] * 4, None, *[0.5] * 3], LIMITS) == [0] * 8
    assert marks("shift", [*[0.5] * 7, None, *[0.5] * 6], LIMITS) == [*[1] * 7, 0, *[0] * 6]


# -- trend -----------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", [1, -1])
def test_seven_in_a_row_that_rise_or_fall(sign: int) -> None:
    six = [sign * value / 10 for value in range(6)]
    assert marks("trend", six, LIMITS) == [0] * 6
    assert marks("trend", [*six, sign * 0.6], LIMITS) == [sign] * 7
    assert marks("trend", [*six, sign * 0.6, sign * 0.1], LIMITS) == [*[sign] * 7, 0]


def test_a_tie_breaks_a_trend() -> None:
    """Three steps, a tie, three steps: no seven points that each rise."""
    assert marks("trend", [0.0, 0.1, 0.2, 0.3, 0.3, 0.4, 0.5, 0.6], LIMITS) == [0] * 8


def test_a_trend_of_five() -> None:
    five = [0.0, 0.1, 0.2, 0.3, 0.4]
    assert marks("trend", [*five[:4], 0.0], LIMITS, FIVE_POINT_TREND) == [0] * 5
    assert marks("trend", [*five, 0.0], LIMITS, FIVE_POINT_TREND) == [1] * 5 + [0]


def test_a_tie_in_the_last_bit_is_a_tie() -> None:
    tied = [0.1 + 0.2, 0.3]
    assert tied[0] != tied[1]
    assert marks("trend", [0.6, 0.5, 0.4, *tied, 0.25, 0.2, 0.1], LIMITS) == [0] * 8


def test_a_gap_breaks_a_trend() -> None:
    assert marks("trend", [0.0, 0.1, 0.2, None, 0.3, 0.4, 0.5, 0.6], LIMITS) == [0] * 8


def test_a_peak_belongs_to_the_younger_trend() -> None:
    up_and_down = [*(n / 10 for n in range(7)), *(0.5 - n / 10 for n in range(6))]
    assert marks("trend", up_and_down, LIMITS) == [*[1] * 6, *[-1] * 7]


# -- two of three ----------------------------------------------------------------------------


def test_exactly_two_thirds_of_the_way_is_not_beyond() -> None:
    assert marks("two_of_three", [2.0, 0.1, 2.0, 0.1], LIMITS) == [0] * 4
    assert marks("two_of_three", [2.001, 0.1, 2.001, 0.1], LIMITS) == [1, 0, 1, 0]
    assert marks("two_of_three", [-0.1, -2.001, -2.001, 0.0], LIMITS) == [0, -1, -1, 0]


def test_one_of_three_is_nothing() -> None:
    assert marks("two_of_three", [2.5, 0.0, 0.0, 2.5, 0.0], LIMITS) == [0] * 5


def test_all_three_are_on_the_same_side() -> None:
    """The two near the limit, and the third as well; on the mean is on neither side."""
    assert marks("two_of_three", [2.5, -2.5, 0.0, 2.5], LIMITS) == [0] * 4
    assert marks("two_of_three", [2.5, -0.5, 2.5], LIMITS) == [0] * 3
    assert marks("two_of_three", [2.5, 0.0, 2.5], LIMITS) == [0] * 3
    assert marks("two_of_three", [2.5, 0.5, 2.5], LIMITS) == [1, 0, 1]
    anywhere = replace(MDC_2023, near_needs_one_side=False)
    assert marks("two_of_three", [2.5, -2.5, 2.5, -2.5], LIMITS, anywhere) == [1, -1, 1, -1]


def test_a_point_outside_counts_as_one_of_the_two() -> None:
    assert marks("two_of_three", [3.5, 0.1, 2.5], LIMITS) == [1, 0, 1]
    assert marks("two_of_three", [0.1, 3.5, 3.5], LIMITS) == [0, 1, 1]
    assert marks("two_of_three", [3.5, 0.1, 2.5], LIMITS, NHSR) == [0] * 3, "not by that set"
    assert marks("two_of_three", [2.5, 0.1, 2.5], LIMITS, NHSR) == [1, 0, 1]


def test_there_must_be_three() -> None:
    assert marks("two_of_three", [2.5, 2.5], LIMITS) == [0, 0]
    assert marks("two_of_three", [2.5, 2.5, None, 2.5], LIMITS) == [0] * 4, "a gap is no third"
    assert marks("two_of_three", [0.1, 0.1, 2.5, None, 2.5, 0.1, 0.1], LIMITS) == [0] * 7
    anywhere = replace(MDC_2023, near_needs_one_side=False)
    assert marks("two_of_three", [2.5, None, 2.5], LIMITS, anywhere) == [0] * 3


# -- together --------------------------------------------------------------------------------


def test_without_limits_nothing_is_marked() -> None:
    values = [float(n) for n in range(10)]
    for rule in ("outside", "trend", "two_of_three", "shift"):
        assert marks(rule, values, Limits(centre=4.5)) == [0] * 10


def test_a_constant_series_is_no_signal() -> None:
    limits = Limits(centre=0.1 + 0.2, lower=0.3, upper=0.1 + 0.2, mean_moving_range=0.0)
    for rule in ("outside", "trend", "two_of_three", "shift"):
        assert marks(rule, [0.3] * 20, limits) == [0] * 20


def test_both_are_said_where_both_apply() -> None:
    """The last of seven that fall, all above the mean: good news and bad news."""
    falling = [2.0 - n / 10 for n in range(7)]
    frame = pl.DataFrame(all_marks(falling, LIMITS)).with_columns(is_judged=True)
    chart = Chart("extended", frame, LIMITS, 13)
    assert variation(chart, "up") == "improving_and_concerning"
    assert variation(chart, "down") == "improving_and_concerning"
    assert variation(chart, "watch") == "upward_and_downward"
