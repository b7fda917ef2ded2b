"""How often the interval of a change covers the truth: the table in ``intervals.md``.

Simulates a team of five whose shares of time hang together from month to month, and asks
``change_of_share`` for the change that was put in. ``python docs/methods/interval_coverage.py``
writes the rows; with a number, from so many teams a row and not 2,000.
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


def team(
    rng: Generator, months: int, rho: float, people: str
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return each person's share and hours (people × months), AR(1) about their own mean.

    The third is the team's mean share over the last months as it would be without any noise.
    """
    count = PEOPLE + (people == "one replaced")
    noise = np.empty((months, count))
    noise[0] = rng.normal(size=count)
    for month in range(1, months):
        fresh = rng.normal(size=count) * np.sqrt(1 - rho**2)
        noise[month] = rho * noise[month - 1] + fresh
    means = np.full(count, SHARE)
    if people != "alike":
        means += rng.normal(size=count) * BETWEEN_PEOPLE
    hours = rng.uniform(90, 130, (count, months))
    if people == "one replaced":
        when = rng.integers(6, months)
        hours[0, when:], hours[-1, :when] = 0, 0
    return (means + noise * BETWEEN_MONTHS).T, hours, means


def coverage(rng: Generator, rho: float, people: str, now: int, count: int) -> list[float]:
    """Return the share of intervals that hold the change, and the value, and the mean width."""
    covered, of_value, width = 0, 0, 0.0
    after = BASELINE + TRANSITION
    for _ in range(count):
        shares, hours, means = team(rng, after + now, rho, people)
        shares[:, after:] += SHIFT
        tops = shares * hours
        change = change_of_share(
            (tops[:, :BASELINE], hours[:, :BASELINE]), (tops[:, after:], hours[:, after:])
        )
        late = hours[:, after:].sum(axis=1)
        value = float(means @ late / late.sum()) + SHIFT
        covered += change.lower <= SHIFT <= change.upper
        of_value += change.value_lower <= value <= change.value_upper
        width += change.upper - change.lower
    return [covered / count, of_value / count, width / count]


def main() -> None:
    """Write the rows of the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DRAWS
    rng = np.random.default_rng(2025)
    for people in ("alike", "differ", "one replaced"):
        for rho in (0.0, 0.3, 0.6):
            cells = []
            for now in (12, 3):
                hit, of_value, width = coverage(rng, rho, people, now, count)
                cells.append(f"{100 * hit:.1f} % | {100 * of_value:.1f} % | {width:.2f}")
            sys.stdout.write(f"| {people} | {rho} | {' | '.join(cells)} |\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
