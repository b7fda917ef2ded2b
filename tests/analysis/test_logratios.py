"""Log ratios, the minimal flows, and the test that a composition changed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from pipeline.analysis.composition_test import composition_test
from pipeline.analysis.logratios import (
    clr,
    distance,
    flows,
    ilr,
    of_clr,
    of_ilr,
    pivots,
    replaced,
)

HOURS = st.lists(st.floats(0.6, 2000), min_size=2, max_size=9)
PAIRS = st.integers(2, 9).flatmap(
    lambda parts: st.tuples(
        *(st.lists(st.floats(0.6, 2000), min_size=parts, max_size=parts) for _ in range(2))
    )
)


def closed(hours: list[float]) -> np.ndarray:
    return np.array(hours) / sum(hours)


def test_log_ratios_by_hand() -> None:
    shares = np.array([0.5, 0.25, 0.25])
    mean = (0.5 * 0.25 * 0.25) ** (1 / 3)
    assert clr(shares) == pytest.approx(np.log(shares / mean))
    first = np.sqrt(2 / 3) * np.log(0.5 / 0.25)
    assert ilr(shares) == pytest.approx([first, 0.0], abs=1e-15)
    even = np.full(3, 1 / 3)
    assert distance(shares, even) == pytest.approx(np.log(2) * np.sqrt(2 / 3))


@given(HOURS)
def test_log_ratios_go_there_and_back(hours: list[float]) -> None:
    shares = closed(hours)
    assert of_clr(clr(shares)) == pytest.approx(shares, abs=1e-12)
    assert of_ilr(ilr(shares)) == pytest.approx(shares, abs=1e-12)
    basis = pivots(len(hours))
    assert basis.T @ basis == pytest.approx(np.eye(len(hours) - 1), abs=1e-12)
    assert basis.sum(axis=0) == pytest.approx(np.zeros(len(hours) - 1), abs=1e-12)


@given(PAIRS, st.floats(0.1, 10))
def test_distance_is_that_of_either_log_ratios_and_knows_no_units(
    pair: tuple[list[float], list[float]], factor: float
) -> None:
    one, other = map(closed, pair)
    found = distance(one, other)
    assert found == pytest.approx(float(np.linalg.norm(ilr(one) - ilr(other))), abs=1e-9)
    assert found == pytest.approx(distance(other, one))
    assert found == pytest.approx(distance(one * factor, other), abs=1e-9)


@given(st.lists(st.one_of(st.just(0.0), st.floats(1, 2000)), min_size=2, max_size=9))
def test_half_an_hour_stands_for_none_and_the_rest_keep_their_ratios(hours: list[float]) -> None:
    found = np.array(hours)
    if found.sum() <= 0.5 * (found == 0).sum():
        with pytest.raises(ValueError, match="no hours"):
            replaced(found)
        return
    shares = replaced(found)
    assert shares.sum() == pytest.approx(1)
    assert (shares > 0).all()
    assert shares[found == 0] * found.sum() == pytest.approx(np.full((found == 0).sum(), 0.5))
    kept = found > 0
    ratios = shares[kept] / found[kept]
    assert ratios == pytest.approx(np.full(kept.sum(), ratios[0]))


@given(PAIRS)
def test_flows_are_minimal_and_make_one_of_the_other(
    pair: tuple[list[float], list[float]],
) -> None:
    before, now = map(closed, pair)
    moved = flows(before, now)
    assert (moved >= 0).all()
    assert before - moved.sum(axis=1) + moved.sum(axis=0) == pytest.approx(now, abs=1e-12)
    assert moved.sum() == pytest.approx(np.abs(now - before).sum() / 2, abs=1e-12)
    # Nothing passes through a part: what gives does not get.
    assert not ((moved.sum(axis=0) > 0) & (moved.sum(axis=1) > 0)).any()


def test_flows_by_hand() -> None:
    moved = flows(np.array([0.5, 0.3, 0.2]), np.array([0.2, 0.5, 0.3]))
    assert moved[0] == pytest.approx([0, 0.2, 0.1])
    assert moved[1:].sum() == 0
    assert not flows(np.array([0.5, 0.5]), np.array([0.5, 0.5])).any()


def team_months(
    rng: np.random.Generator, rho: float, months: int, *, heavy: bool = False
) -> np.ndarray:
    """Hours of five people who differ, by category; their log ratios hang together, AR(1)."""
    people, parts = 5, 5
    mean = np.log([0.3, 0.3, 0.15, 0.1, 0.15]) + rng.normal(size=(people, parts)) * 0.3
    shape = (people, parts)

    def fresh() -> np.ndarray:
        return rng.standard_t(5, shape) / np.sqrt(5 / 3) if heavy else rng.normal(size=shape)

    noise = fresh()
    hours = np.empty((months, parts))
    for month in range(months):
        shares = np.exp(mean + 0.3 * noise)
        shares /= shares.sum(axis=1, keepdims=True)
        hours[month] = (shares * rng.uniform(80, 130, (people, 1))).sum(axis=0)
        noise = rho * noise + np.sqrt(1 - rho**2) * fresh()
    return hours


def drawn_p_values(rho: float, now: int, count: int, *, heavy: bool = False) -> np.ndarray:
    rng = np.random.default_rng(31)
    months = np.arange(27 + now)
    kept = (months < 24) | (months >= 27)
    return np.array(
        [
            composition_test(
                team_months(rng, rho, 27 + now, heavy=heavy)[kept], months[kept], months[kept] >= 27
            ).p_value
            for _ in range(count)
        ]
    )


@pytest.mark.parametrize(("rho", "now"), [(0.0, 3), (0.3, 12), (0.6, 12)])
def test_p_values_are_uniform_where_nothing_changed(rho: float, now: int) -> None:
    """The whole of it, 1,000 simulations a row, is in docs/methods/composition.md."""
    p_values = drawn_p_values(rho, now, 150)
    assert stats.kstest(p_values, "uniform").pvalue > 0.01
    assert (p_values <= 0.05).mean() <= 0.12


def test_a_planted_change_is_seen() -> None:
    rng = np.random.default_rng(2)
    months = np.arange(39)
    hours = team_months(rng, 0.3, 39)
    moved = hours[27:, 1] * 0.4
    hours[27:, 1] -= moved
    hours[27:, 0] += moved
    kept = (months < 24) | (months >= 27)
    found = composition_test(hours[kept], months[kept], months[kept] >= 27)
    assert found.p_value < 0.001


def test_the_order_of_the_parts_changes_nothing() -> None:
    hours = team_months(np.random.default_rng(2), 0.3, 36)
    is_now = np.arange(36) >= 24
    one = composition_test(hours, np.arange(36), is_now)
    other = composition_test(hours[:, ::-1], np.arange(36), is_now)
    assert other.p_value == pytest.approx(one.p_value, abs=1e-9)


def test_independent_months_without_a_season_give_hotellings_own_test() -> None:
    """Two parts are one log ratio: with the autocorrelation known to be none, Student's t."""
    from pipeline.analysis.composition_test import _under

    rng = np.random.default_rng(6)
    coordinates = rng.normal(size=(18, 1))
    is_now = np.arange(18) >= 12
    design = np.column_stack([np.ones(18), is_now])
    _, p_value = _under(0.0, coordinates, design, np.arange(18))
    plain = stats.ttest_ind(coordinates[is_now, 0], coordinates[~is_now, 0])
    assert p_value == pytest.approx(plain.pvalue, abs=1e-12)


@pytest.mark.parametrize(("before", "now"), [(11, 6), (24, 2)])
def test_too_few_months_are_refused(before: int, now: int) -> None:
    hours = team_months(np.random.default_rng(2), 0.0, before + now)
    months = np.arange(before + now)
    with pytest.raises(ValueError, match="too few"):
        composition_test(hours, months, months >= before)
