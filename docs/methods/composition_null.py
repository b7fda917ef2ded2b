"""Are the p-values of the composition's test uniform: the table in ``composition.md``.

Simulates a team of five whose composition of time hangs together from month to month, changes
nothing, and asks ``composition_test``. ``python docs/methods/composition_null.py`` writes the
rows and fails where the p-values are not as promised; ``make verify`` runs it.
"""

from __future__ import annotations

import sys

import numpy as np
from numpy.random import Generator
from scipy.stats import kstest

from pipeline.analysis.composition_test import composition_test

DRAWS = 1000
PEOPLE, BASELINE, TRANSITION = 5, 24, 3
SHARES = (0.29, 0.27, 0.16, 0.06, 0.08, 0.04, 0.10)
BETWEEN_MONTHS, BETWEEN_PEOPLE = 0.35, 0.40


def hours(rng: Generator, months: int, rho: float, noise: str) -> np.ndarray:
    """Return the team's hours, months × categories: log ratios AR(1) about each one's mean."""
    shape = (PEOPLE, len(SHARES))
    mean = np.log(SHARES) + (BETWEEN_PEOPLE * rng.normal(size=shape) if noise != "alike" else 0)

    def fresh() -> np.ndarray:
        if noise == "heavy tails":
            return rng.standard_t(4, shape) / np.sqrt(2)
        return rng.normal(size=shape)

    state = rng.normal(size=shape)
    found = np.empty((months, len(SHARES)))
    for month in range(months):
        parts = np.exp(mean + BETWEEN_MONTHS * state)
        parts /= parts.sum(axis=1, keepdims=True)
        found[month] = (parts * rng.uniform(90, 130, (PEOPLE, 1))).sum(axis=0)
        state = rho * state + np.sqrt(1 - rho**2) * fresh()
    return found


def p_values(rho: float, now: int, noise: str) -> np.ndarray:
    """Return the p-values of simulated teams in which nothing changes."""
    rng = np.random.default_rng([2025, round(10 * rho), now, len(noise)])
    months = np.arange(BASELINE + TRANSITION + now)
    is_now = months >= BASELINE + TRANSITION
    kept = (months < BASELINE) | is_now
    return np.array(
        [
            composition_test(
                hours(rng, len(months), rho, noise)[kept], months[kept], is_now[kept]
            ).p_value
            for _ in range(DRAWS)
        ]
    )


def main() -> int:
    """Write the rows of the table; return 1 where the p-values are not as promised."""
    is_kept = True
    for noise in ("alike", "differ", "heavy tails"):
        for now in (3, 12):
            for rho in (0.0, 0.3, 0.6):
                found = p_values(rho, now, noise)
                distance = kstest(found, "uniform")
                under = [100 * float((found <= level).mean()) for level in (0.01, 0.05, 0.10)]
                cells = " | ".join(f"{share:.1f} %" for share in under)
                sys.stdout.write(
                    f"| {noise} | {now} | {rho} | {distance.statistic:.3f} | "
                    f"{distance.pvalue:.2f} | {cells} |\n"
                )
                sys.stdout.flush()
                is_kept &= distance.statistic <= 0.06 and under[1] <= 8
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
