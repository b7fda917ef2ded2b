"""What chance alone would give of the hours moved."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.analysis.chance import chance_of_months


def people(months: int, spread: float, seed: int = 5) -> np.ndarray:
    """Three people's months of 100 hours, 30 % direct give or take, the rest visibility."""
    draw = np.random.default_rng(seed)
    direct = np.clip(1800 + spread * draw.standard_normal((3, months)), 0, 6000)
    return np.stack([direct, 6000 - direct], axis=2)


def test_months_that_are_all_alike_move_nothing() -> None:
    assert chance_of_months(people(24, spread=0), 3) == pytest.approx((0, 0, 0), abs=1e-12)


def test_chance_is_what_sampling_theory_says() -> None:
    """One share: its difference is normal with variance s² (1/3m + 1/3B); mean |d| = σ √(2/π)."""
    blocks = people(24, spread=600)
    spread = np.sqrt(np.var(blocks[:, :, 0], axis=1).mean()) / 6000
    sigma = spread * np.sqrt(1 / (3 * 3) + 1 / (3 * 24))
    mean, lower, upper = chance_of_months(blocks, 3, draws=20_000)
    assert mean == pytest.approx(sigma * np.sqrt(2 / np.pi), rel=0.03)
    assert upper == pytest.approx(sigma * 2.2414, rel=0.05)  # 97.5 % of |N(0, 1)|
    assert lower == pytest.approx(sigma * 0.0313, abs=sigma * 0.02)  # and 2.5 %


def test_a_longer_period_moves_less_by_chance() -> None:
    blocks = people(24, spread=600)
    assert chance_of_months(blocks, 12)[0] < chance_of_months(blocks, 3)[0]


def test_the_same_every_time_and_another_with_another_seed() -> None:
    blocks = people(12, spread=600)
    assert chance_of_months(blocks, 3) == chance_of_months(blocks, 3)
    assert chance_of_months(blocks, 3) != chance_of_months(blocks, 3, seed=1)


def test_months_without_work_are_no_share_of_nothing() -> None:
    blocks = np.zeros((1, 12, 2))
    blocks[0, 0] = 60, 60
    assert chance_of_months(blocks, 1) == pytest.approx((0, 0, 0))
