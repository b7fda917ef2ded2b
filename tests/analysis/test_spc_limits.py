"""Centre and limits: published examples, the first by hand, the thresholds to both sides."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from xmr_series import points

from pipeline.analysis.limits import moving_ranges, p_prime_limits, xmr_limits
from pipeline.analysis.rule_sets import MDC_2023

# Both books take 3 / d2 with d2 = 1.128, of which 2.66 is the rounded value.
BY_THE_BOOK = replace(MDC_2023, limit_factor=3 / 1.128)

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2 "Individuals Control Charts": flowrates
# of ten batches. The page gives the mean 50.81, the mean moving range 1.8778 and the limits
# 55.8041 and 45.8159.
FLOWRATES = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]

# Montgomery, Introduction to Statistical Quality Control, chapter "Control Charts for Variables",
# section on individual measurements: viscosity of aircraft primer paint, fifteen batches. The book
# gives the mean 33.52, the mean moving range 0.48 and, from these, the limits 34.80 and 32.24.
VISCOSITIES = [33.75, 33.05, 34.00, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.20, 33.62, 33.00,
               33.54, 33.12, 33.84]  # fmt: skip


def exactly(values: list[float]) -> tuple[Fraction, Fraction]:
    """Mean and mean moving range in exact arithmetic."""
    exact = [Fraction(str(value)) for value in values]
    ranges = [abs(b - a) for a, b in itertools.pairwise(exact)]
    return sum(exact, Fraction(0)) / len(exact), sum(ranges, Fraction(0)) / len(ranges)


def test_nist_flowrates() -> None:
    limits = xmr_limits(points(FLOWRATES), replace(BY_THE_BOOK, minimum_points=10))
    assert limits.centre == pytest.approx(50.81, abs=1e-9)
    assert limits.mean_moving_range == pytest.approx(16.9 / 9, abs=1e-9)
    assert limits.mean_moving_range == pytest.approx(1.8778, abs=5e-5)
    assert limits.upper == pytest.approx(55.8041, abs=5e-5)
    assert limits.lower == pytest.approx(45.8159, abs=5e-5)


def test_montgomery_viscosities() -> None:
    limits = xmr_limits(points(VISCOSITIES), BY_THE_BOOK)
    assert limits.centre == pytest.approx(33.52, abs=5e-3)
    assert limits.mean_moving_range == pytest.approx(0.48, abs=5e-3)
    # The book rounds the mean moving range to two places before it computes the limits.
    assert limits.upper == pytest.approx(34.80, abs=2e-2)
    assert limits.lower == pytest.approx(32.24, abs=2e-2)


@pytest.mark.parametrize("values", [FLOWRATES, VISCOSITIES])
def test_published_series_in_exact_arithmetic(values: list[float]) -> None:
    limits = xmr_limits(points(values), replace(MDC_2023, minimum_points=10))
    mean, mean_range = exactly(values)
    reach = Fraction("2.66") * mean_range
    assert limits.centre == pytest.approx(float(mean), abs=1e-9)
    assert limits.mean_moving_range == pytest.approx(float(mean_range), abs=1e-9)
    assert limits.upper == pytest.approx(float(mean + reach), abs=1e-9)
    assert limits.lower == pytest.approx(float(mean - reach), abs=1e-9)


def test_moving_ranges_by_hand() -> None:
    found = moving_ranges(points([3.0, 5.0, 4.0, None, 9.0, 7.5])).tolist()
    expected = [math.nan, 2.0, 1.0, math.nan, math.nan, 1.5]
    assert found == pytest.approx(expected, nan_ok=True), "none spans the gap"


def test_thirteen_by_hand() -> None:
    """1, 2, 1, 2, …: the mean is 19/13, each of the twelve ranges is 1."""
    limits = xmr_limits(points([1.0, 2.0] * 6 + [1.0]), MDC_2023)
    assert limits.centre == pytest.approx(19 / 13, abs=1e-12)
    assert limits.mean_moving_range == 1.0
    assert limits.upper == pytest.approx(19 / 13 + 2.66, abs=1e-12)
    assert limits.lower == pytest.approx(19 / 13 - 2.66, abs=1e-12)


def test_twelve_points_have_a_median_and_no_limits() -> None:
    limits = xmr_limits(points([1.0, 2.0] * 5 + [2.0, 9.0]), MDC_2023)
    assert limits.centre == 2.0
    assert not limits.are_there
    assert (limits.lower, limits.upper, limits.mean_moving_range) == (None, None, None)


def test_gaps_are_no_points() -> None:
    """Thirteen months, one of them empty: twelve points."""
    values: list[float | None] = [1.0, 2.0] * 6 + [1.0]
    values[5] = None
    assert not xmr_limits(points(values), MDC_2023).are_there
    assert xmr_limits(points([*values, 2.0]), MDC_2023).are_there


def test_no_two_in_a_row_have_no_limits() -> None:
    values: list[float | None] = [1.0, None] * 13
    assert not xmr_limits(points(values), MDC_2023).are_there


def test_no_point_at_all() -> None:
    assert xmr_limits(points([]), MDC_2023).centre is None
    assert xmr_limits(points([None, None]), MDC_2023).centre is None


def test_screening_is_done_once() -> None:
    """Ranges 1 … 1, 10, 10, 100: the first screening finds 100, a second would find 10."""
    values = [0.0, 1.0] * 15 + [11.0, 1.0, 101.0]
    ranges = [1.0] * 29 + [10.0, 10.0, 100.0]
    assert moving_ranges(points(values))[1:].tolist() == ranges
    assert 10 <= 3.267 * sum(ranges) / 32 < 100
    left = ranges[:-1]
    assert 3.267 * sum(left) / 31 < 10, "a second screening would find something"
    limits = xmr_limits(points(values), MDC_2023)
    assert limits.mean_moving_range == pytest.approx(sum(left) / 31, abs=1e-12)
    assert limits.centre == pytest.approx(sum(values) / 33, abs=1e-12), "the points all count"


def test_a_range_at_the_threshold_stays() -> None:
    """With a factor of 4: ranges 1 × 12 and one of 6; their mean is 18/13, four times it 72/13."""
    values = [0.0, 1.0] * 6 + [0.0, 6.0]
    below = xmr_limits(points(values), replace(MDC_2023, screening_factor=6 / (18 / 13) - 1e-9))
    at = xmr_limits(points(values), replace(MDC_2023, screening_factor=6 / (18 / 13) + 1e-9))
    assert below.mean_moving_range == pytest.approx(1.0, abs=1e-12)
    assert at.mean_moving_range == pytest.approx(18 / 13, abs=1e-12)


def test_a_constant_series_has_limits_on_its_mean() -> None:
    limits = xmr_limits(points([0.3] * 13), MDC_2023)
    assert limits.are_there
    assert limits.mean_moving_range == 0.0
    assert limits.lower == limits.centre == limits.upper == pytest.approx(0.3, abs=1e-15)


def test_p_prime_by_hand() -> None:
    """Shares 0.4 and 0.6 by turns of a hundred: z is -2 and 2 (p̄ 0.5, √(0.25/100) = 0.05).

    Every range of z is 4, so σ_z = 4 / 1.128, and the limits are 0.5 ± 3 σ_z 0.05.
    """
    shares, sizes = points([0.4, 0.6] * 7), np.full(14, 100.0)
    limits = p_prime_limits(shares, sizes, MDC_2023)
    assert limits.centre == pytest.approx(0.5, abs=1e-12)
    assert limits.sigma_z == pytest.approx(4 / 1.128, abs=1e-12)
    assert limits.upper == pytest.approx(0.5 + 3 * 4 / 1.128 * 0.05, abs=1e-12)


def test_p_prime_of_equal_denominators_is_xmr() -> None:
    """But for 3 / 1.128, of which 2.66 is the rounded value."""
    shares = points([0.31, 0.28, 0.35, 0.30, 0.27, 0.33, 0.36, 0.29, 0.30, 0.32, 0.28, 0.34, 0.31])
    p_prime = p_prime_limits(shares, np.full(13, 640.0), MDC_2023)
    xmr = xmr_limits(shares, BY_THE_BOOK)
    assert p_prime.centre == pytest.approx(xmr.centre, abs=1e-12)
    assert p_prime.upper == pytest.approx(xmr.upper, abs=1e-12)


def test_p_prime_needs_denominators() -> None:
    """A month without hours is a gap; with twelve left there is a median."""
    sizes = np.full(13, 100.0)
    sizes[4] = 0.0
    limits = p_prime_limits(points([0.4, 0.6] * 6 + [0.5]), sizes, MDC_2023)
    assert not limits.are_there


def test_p_prime_of_nought_has_no_width() -> None:
    limits = p_prime_limits(points([0.0] * 14), np.full(14, 50.0), MDC_2023)
    assert limits.lower == limits.upper == 0.0
