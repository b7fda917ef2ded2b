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
    return team(columns[:, 0] * columns[:, 1], columns[:, 1])


def team(numerators: np.ndarray, hours: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """One row: of the team."""
    return numerators[None], hours[None]


def test_independent_months_come_near_the_t_test_of_equal_variances() -> None:
    """Blocks know the variance less well than independent months do: somewhat wider, never far."""
    rng = np.random.default_rng(1)
    ratios = []
    for _ in range(200):
        before, now = 0.30 + 0.03 * rng.normal(size=24), 0.4 + 0.03 * rng.normal(size=12)
        change = change_of_share(
            team(before * 9, np.full(24, 9.0)), team(now * 9, np.full(12, 9.0))
        )
        expected = stats.ttest_ind(now, before).confidence_interval(0.95)
        assert (change.lower + change.upper) / 2 == pytest.approx(
            (expected.low + expected.high) / 2
        )
        ratios.append((change.upper - change.lower) / (expected.high - expected.low))
    assert 1.0 < np.mean(ratios) < 1.3


def test_months_that_hang_together_make_it_wider() -> None:
    alternating = np.tile([0.30, 0.34], 12)
    hanging = np.repeat([0.30, 0.34], 12)
    now = team(np.tile([0.41, 0.43], 6) * 100, np.full(12, 100.0))
    narrow = change_of_share(team(alternating * 100, np.full(24, 100.0)), now)
    wide = change_of_share(team(hanging * 100, np.full(24, 100.0)), now)
    assert wide.autocorrelation > 0.5
    assert wide.upper - wide.lower > 2 * (narrow.upper - narrow.lower)


def people(shares: list[float], hours: list[float], months: int) -> tuple[np.ndarray, np.ndarray]:
    """Everybody with the same share each month: there is no noise but that of who works."""
    whole = np.repeat(np.array(hours)[:, None], months, axis=1)
    return whole * np.array(shares)[:, None], whole


def test_the_same_people_in_the_same_hours_add_nothing() -> None:
    team_of = [0.2, 0.3, 0.4, 0.5]
    change = change_of_share(people(team_of, [100] * 4, 24), people(team_of, [90] * 4, 12))
    assert (change.change, change.lower, change.upper) == pytest.approx((0, 0, 0), abs=1e-9)


def test_somebody_else_may_differ_by_what_people_differ_by() -> None:
    """By hand: one of four is replaced, so a quarter of the time is another's: √2/4 people's SD."""
    shares = [0.2, 0.3, 0.4, 0.5]
    before = people([*shares, 0.0], [100, 100, 100, 100, 0], 24)
    now = people([*shares, 0.2], [0, 100, 100, 100, 100], 12)
    change = change_of_share(before, now)
    apart = np.std(shares, ddof=1) * np.sqrt(2) / 4
    assert change.degrees_of_freedom == pytest.approx(3)
    assert change.upper - change.change == pytest.approx(stats.t.ppf(0.975, 3) * apart, rel=0.1)


def test_the_p_value_is_that_of_the_interval() -> None:
    rng = np.random.default_rng(4)
    for shift in (0.0, 0.01, 0.02, 0.03, 0.05):
        before, now = 0.30 + 0.03 * rng.normal(size=24), 0.3 + shift + 0.03 * rng.normal(size=12)
        change = change_of_share(
            team(before * 9, np.full(24, 9.0)), team(now * 9, np.full(12, 9.0))
        )
        assert (change.p_value < 0.05) == (change.lower > 0 or change.upper < 0)


@given(MONTHS, FEW_MONTHS)
def test_change_is_that_of_the_pooled_shares_and_lies_in_its_interval(
    before: list[tuple[float, float]], now: list[tuple[float, float]]
) -> None:
    b, n = side(before), side(now)
    change = change_of_share(b, n)
    assert change.change == pytest.approx(n[0].sum() / n[1].sum() - b[0].sum() / b[1].sum())
    assert change.lower <= change.change <= change.upper
    assert 0 <= change.value_lower <= n[0].sum() / n[1].sum() + 1e-12
    assert n[0].sum() / n[1].sum() - 1e-12 <= change.value_upper <= 1
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
    before = team(np.full(24, 30.0), np.full(24, 100.0))
    now = team(np.full(12, 40.0), np.full(12, 100.0))
    change = change_of_share(before, now)
    assert (change.lower, change.upper) == pytest.approx((0.1, 0.1))


@pytest.mark.parametrize(
    ("before", "now"),
    [(11, 12), (24, 2)],
    ids=["too short a baseline", "too few months now"],
)
def test_too_few_months_are_refused(before: int, now: int) -> None:
    with pytest.raises(ValueError, match="too few months"):
        change_of_share(
            team(np.ones(before), np.full(before, 2.0)), team(np.ones(now), np.full(now, 2.0))
        )


def test_a_month_without_hours_is_refused() -> None:
    hours = np.array([100.0] * 11 + [0.0])
    with pytest.raises(ValueError, match="denominator"):
        change_of_share(team(np.ones(12), hours), team(np.ones(3), np.ones(3) * 2))


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
        change = change_of_share(team(num[:24], hours[:24]), team(num[25:], hours[25:]))
        covered += change.lower <= 0.1 <= change.upper
    assert 0.91 <= covered / 400 <= 0.99
