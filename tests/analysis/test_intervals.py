"""The interval of a change between two shares: by hand, in its properties, in its coverage."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from pipeline.analysis.intervals import change_of_share

HOURS = st.floats(50, 800)
SHARES = st.floats(0.01, 0.99)
MONTHS = st.lists(st.tuples(SHARES, HOURS), min_size=12, max_size=30)
FEW_MONTHS = st.lists(st.tuples(SHARES, HOURS), min_size=3, max_size=14)


def side(months: list[tuple[float, float]]) -> tuple[np.ndarray, np.ndarray]:
    columns = np.array(months)
    return columns[:, 0] * columns[:, 1], columns[:, 1]


def test_independent_months_of_equal_hours_give_the_t_test_of_equal_variances() -> None:
    """Without autocorrelation (here: negative, so taken as none) it is Student's own interval."""
    before, now = np.tile([0.30, 0.34], 12), np.tile([0.41, 0.43], 6)
    change = change_of_share((before * 100, np.full(24, 100.0)), (now * 100, np.full(12, 100.0)))
    expected = stats.ttest_ind(now, before).confidence_interval(0.95)
    assert change.autocorrelation == 0
    assert change.degrees_of_freedom == 34
    assert change.change == pytest.approx(0.10)
    assert (change.lower, change.upper) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_months_that_hang_together_make_it_wider() -> None:
    alternating = np.tile([0.30, 0.34], 12)
    hanging = np.repeat([0.30, 0.34], 12)
    now = np.tile([0.41, 0.43], 6) * 100, np.full(12, 100.0)
    narrow = change_of_share((alternating * 100, np.full(24, 100.0)), now)
    wide = change_of_share((hanging * 100, np.full(24, 100.0)), now)
    assert wide.autocorrelation > 0.5
    assert wide.upper - wide.lower > 2 * (narrow.upper - narrow.lower)


@given(MONTHS, FEW_MONTHS)
def test_change_is_that_of_the_pooled_shares_and_lies_in_its_interval(
    before: list[tuple[float, float]], now: list[tuple[float, float]]
) -> None:
    b, n = side(before), side(now)
    change = change_of_share(b, n)
    assert change.change == pytest.approx(n[0].sum() / n[1].sum() - b[0].sum() / b[1].sum())
    assert change.lower <= change.change <= change.upper
    assert 0 <= change.autocorrelation <= 0.9


@given(MONTHS, FEW_MONTHS, st.floats(0.1, 50))
def test_other_units_change_nothing(
    before: list[tuple[float, float]], now: list[tuple[float, float]], factor: float
) -> None:
    b, n = side(before), side(now)
    plain = change_of_share(b, n)
    scaled = change_of_share((b[0] * factor, b[1] * factor), (n[0] * factor, n[1] * factor))
    assert (scaled.lower, scaled.upper) == pytest.approx((plain.lower, plain.upper), abs=1e-9)


def test_a_share_that_never_varies_has_an_interval_without_width() -> None:
    before, now = (np.full(24, 30.0), np.full(24, 100.0)), (np.full(12, 40.0), np.full(12, 100.0))
    change = change_of_share(before, now)
    assert (change.lower, change.upper) == pytest.approx((0.1, 0.1))


@pytest.mark.parametrize(
    ("before", "now"),
    [(11, 12), (24, 2)],
    ids=["too short a baseline", "too few months now"],
)
def test_too_few_months_are_refused(before: int, now: int) -> None:
    with pytest.raises(ValueError, match="too few months"):
        change_of_share((np.ones(before), np.full(before, 2.0)), (np.ones(now), np.full(now, 2.0)))


def test_a_month_without_hours_is_refused() -> None:
    hours = np.array([100.0] * 11 + [0.0])
    with pytest.raises(ValueError, match="denominator"):
        change_of_share((np.ones(12), hours), (np.ones(3), np.ones(3) * 2))


@pytest.mark.parametrize("rho", [0.0, 0.3, 0.6])
def test_it_covers_the_truth_as_often_as_it_says(rho: float) -> None:
    """400 draws: the share covered has a standard error of 1.1 percentage points at 95 %."""
    rng = np.random.default_rng(20_250_101)
    covered = 0
    for _ in range(400):
        noise = [rng.normal()]
        for _ in range(36):
            noise.append(rho * noise[-1] + np.sqrt(1 - rho**2) * rng.normal())
        hours = rng.uniform(450, 650, 37)
        shares = 0.3 + 0.03 * np.array(noise)
        shares[25:] += 0.1
        num = shares * hours
        change = change_of_share((num[:24], hours[:24]), (num[25:], hours[25:]))
        covered += change.lower <= 0.1 <= change.upper
    assert 0.91 <= covered / 400 <= 0.99
