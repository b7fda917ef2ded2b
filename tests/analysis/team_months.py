"""Simulated months of a small team: what the verdicts are tried on."""

from __future__ import annotations

import numpy as np

from pipeline.analysis.noise import AFTER, BASELINE, NEITHER, Sides, Values


def team_months(
    seed: int,
    *,
    correlation: float = 0.3,
    shift: float = 0.0,
    people: int = 5,
    replaced: int = 0,
    baseline: int = 24,
    after: int = 12,
) -> tuple[Values, Values, Sides]:
    """Return numerators, hours and sides of a team whose months hang together.

    Each person has a share of their own (standard deviation 0.08), an AR(1) of their own (0.06)
    and one in common with all others (0.02); July has few hours. Of those replaced, one leaves
    and another comes in some month.
    """
    rng = np.random.default_rng(seed)
    months = baseline + 3 + after
    sides = np.array([BASELINE] * baseline + [NEITHER] * 3 + [AFTER] * after)
    staff = people + replaced
    lags = np.abs(np.subtract.outer(np.arange(months), np.arange(months)))
    root = np.linalg.cholesky(np.asarray(float(correlation)) ** lags)
    shares = 0.3 + 0.08 * rng.standard_normal((staff, 1))
    shares = shares + 0.06 * rng.standard_normal((staff, months)) @ root.T
    shares = shares + 0.02 * (rng.standard_normal(months) @ root.T)
    shares = np.clip(shares + shift * (sides == AFTER), 0, 1)
    hours = rng.uniform(90, 130, (staff, months))
    hours[:, np.arange(months) % 12 == 6] *= 0.3
    for number in range(replaced):
        when = int(rng.integers(6, months - 6))
        hours[number, when:] = 0
        hours[people + number, :when] = 0
    return shares * hours, hours, sides
