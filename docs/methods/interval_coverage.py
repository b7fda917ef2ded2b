"""How often the interval of a change covers the truth: the table in ``intervals.md``.

Simulates a team of five whose shares of time hang together from month to month, and asks
``change_of_share`` for the change that was put in. ``python docs/methods/interval_coverage.py``
writes the rows.
"""

from __future__ import annotations

import sys

import numpy as np
from numpy.random import Generator

from pipeline.analysis.intervals import change_of_share

DRAWS = 2000
PEOPLE, BASELINE, TRANSITION = 5, 24, 3
SHARE, SHIFT = 0.30, 0.10
BETWEEN_MONTHS, BETWEEN_PEOPLE = 0.08, 0.08


def shares(rng: Generator, months: int, rho: float, people: str) -> np.ndarray:
    """Return each person's share of each month (months × people), AR(1) about their own mean."""
    noise = np.empty((months, PEOPLE))
    noise[0] = rng.normal(size=PEOPLE)
    for month in range(1, months):
        fresh = rng.normal(size=PEOPLE) * np.sqrt(1 - rho**2)
        noise[month] = rho * noise[month - 1] + fresh
    means = np.full((months, PEOPLE), SHARE)
    if people != "alike":
        means += rng.normal(size=PEOPLE) * BETWEEN_PEOPLE
    if people == "one replaced":
        who, when = rng.integers(PEOPLE), rng.integers(6, months)
        means[when:, who] = SHARE + rng.normal() * BETWEEN_PEOPLE
    return means + noise * BETWEEN_MONTHS


def coverage(rng: Generator, rho: float, people: str, now: int) -> tuple[float, float]:
    """Return the share of intervals that hold the change, and their mean width."""
    covered, width = 0, 0.0
    after = BASELINE + TRANSITION
    for _ in range(DRAWS):
        found = shares(rng, after + now, rho, people)
        found[after:] += SHIFT
        hours = rng.uniform(90, 130, found.shape)
        top, bottom = (found * hours).sum(axis=1), hours.sum(axis=1)
        change = change_of_share((top[:BASELINE], bottom[:BASELINE]), (top[after:], bottom[after:]))
        covered += change.lower <= SHIFT <= change.upper
        width += change.upper - change.lower
    return covered / DRAWS, width / DRAWS


def main() -> None:
    """Write the rows of the table."""
    rng = np.random.default_rng(2025)
    for people in ("alike", "differ", "one replaced"):
        for rho in (0.0, 0.3, 0.6):
            cells = [coverage(rng, rho, people, now) for now in (12, 3)]
            said = " | ".join(f"{100 * hit:.1f} % | {width:.2f}" for hit, width in cells)
            sys.stdout.write(f"| {people} | {rho} | {said} |\n")


if __name__ == "__main__":
    main()
