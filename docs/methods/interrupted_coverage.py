"""How often the intervals of the interrupted series cover: the table in ``interrupted-series.md``.

Simulates a team of five whose shares of time hang together from month to month, puts in a change
of level and slope, and asks ``interrupted``. ``python docs/methods/interrupted_coverage.py``
writes the rows and fails where a coverage is not as promised; ``make verify`` runs it.
"""

from __future__ import annotations

import sys

import numpy as np
from numpy.random import Generator
from scipy.special import expit, logit

from pipeline.analysis.interrupted import Fit, interrupted

DRAWS = 1000
PEOPLE, BASELINE, TRANSITION, AFTER = 5, 24, 3, 18
SHARE, LEVEL, SLOPE = 0.30, 0.40, 0.10
BETWEEN_MONTHS, BETWEEN_PEOPLE, SEASON = 0.35, 0.40, 0.10
MONTHS = np.arange(BASELINE + TRANSITION + AFTER) + 12 * 2022
IS_AFTER = np.arange(len(MONTHS)) >= BASELINE + TRANSITION
IS_KEPT = (np.arange(len(MONTHS)) < BASELINE) | IS_AFTER


def team(rng: Generator, rho: float, people: str) -> tuple[np.ndarray, np.ndarray]:
    """Return the team's log odds of each month without a change, and its hours."""
    noise = np.empty((len(MONTHS), PEOPLE))
    noise[0] = rng.normal(size=PEOPLE)
    for month in range(1, len(MONTHS)):
        noise[month] = rho * noise[month - 1] + rng.normal(size=PEOPLE) * np.sqrt(1 - rho**2)
    means = np.full(noise.shape, logit(SHARE))
    if people != "alike":
        means += rng.normal(size=PEOPLE) * BETWEEN_PEOPLE
    if people == "one replaced":
        who, when = rng.integers(PEOPLE), rng.integers(6, len(MONTHS))
        means[when:, who] = logit(SHARE) + rng.normal() * BETWEEN_PEOPLE
    hours = rng.uniform(90, 130, noise.shape)
    direct = (expit(means + BETWEEN_MONTHS * noise) * hours).sum(axis=1)
    return logit(direct / hours.sum(axis=1)), hours.sum(axis=1)


def one(rng: Generator, rho: float, people: str, seed: int) -> tuple[Fit, float]:
    """Return the fit of one simulated team, and the hours that the change truly gained."""
    without, hours = team(rng, rho, people)
    season = SEASON * np.sin(2 * np.pi * MONTHS / 12)
    since = (np.arange(len(MONTHS)) - BASELINE - TRANSITION) / 12
    change = IS_AFTER * (LEVEL + SLOPE * since)
    top = expit(without + season + change) * hours
    kept = (top[IS_KEPT], hours[IS_KEPT], MONTHS[IS_KEPT], IS_AFTER[IS_KEPT])
    middle = logit(SHARE) + season
    gained = (expit(middle + change) - expit(middle)) * hours
    return interrupted(*kept, seed=seed), float(gained.sum())


def coverage(rho: float, people: str) -> tuple[np.ndarray, float, float]:
    """Return the shares of intervals that cover, their mean width, and of failed diagnostics.

    The intervals are of the change of level, the change of slope and the hours gained.
    """
    rng = np.random.default_rng([2025, round(10 * rho), len(people)])
    covered, width, flagged = np.zeros(3), 0.0, 0
    for seed in range(DRAWS):
        fit, gained = one(rng, rho, people, seed)
        found = [
            fit.estimates[name]
            for name in ("level_change", "slope_change_per_year", "hours_gained")
        ]
        truths = (LEVEL, SLOPE, gained)
        covered += [e.lower <= truth <= e.upper for e, truth in zip(found, truths, strict=True)]
        width += found[0].upper - found[0].lower
        flagged += fit.hangs_together
    return covered / DRAWS, width / DRAWS, flagged / DRAWS


def main() -> int:
    """Write the rows of the table; return 1 where a coverage is not as promised."""
    is_kept = True
    for people in ("alike", "differ", "one replaced"):
        for rho in (0.0, 0.3, 0.6):
            covered, width, flagged = coverage(rho, people)
            cells = " | ".join(f"{100 * hit:.1f} %" for hit in covered)
            sys.stdout.write(
                f"| {people} | {rho} | {cells} | {width:.2f} | {100 * flagged:.1f} % |\n"
            )
            sys.stdout.flush()
            if people != "one replaced":
                low, high = (0.92, 0.98) if rho < 0.5 else (0.88, 1.0)
                is_kept &= bool((covered >= low).all() and (covered <= high).all())
    return 0 if is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
