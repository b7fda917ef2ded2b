"""What the forecast says where the truth is known: the tables in ``forecast.md``.

Simulates 18 months after a reform (24 before it), the team's share moving by a true pace, and asks
for the month in which a target is reached. ``python docs/methods/forecast_coverage.py`` writes
the rows.
"""

from __future__ import annotations

import sys

import numpy as np
from numpy.random import Generator

from pipeline.analysis.forecast import HORIZON, back_test, fit_pace, forecast

DRAWS = 500
BEFORE, TRANSITION, AFTER = 24, 3, 18
LEVEL, TARGET = 0.38, 0.45
NOISE = 0.02  # of a month's share about its line
RHOS = (0.0, 0.3, 0.6)
PACES = (0.0, 0.0015, 0.003)
OUTCOMES = ("reached", "expected", "unclear_pace", "not_at_this_pace", "not_supported")
SEED = 2026


def course(rng: Generator, rho: float, pace: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return a series with a step at the reform and a pace after it, its months and courses."""
    count = BEFORE + TRANSITION + AFTER
    noise = np.empty(count)
    noise[0] = rng.normal()
    for month in range(1, count):
        noise[month] = rho * noise[month - 1] + rng.normal() * np.sqrt(1 - rho**2)
    months = np.arange(count) + 12 * 2022
    season = 0.01 * np.sin(2 * np.pi * months / 12)
    is_after = np.arange(count) >= BEFORE
    since = np.arange(count) - (count - 1)
    line = np.where(is_after, LEVEL + pace * (since + AFTER - 1), 0.28)
    values = line + season + NOISE * noise
    values[BEFORE : BEFORE + TRANSITION] = np.nan
    return values, months, is_after.astype(np.int64)


def coverage(rng: Generator, rho: float, pace: float, draws: int = DRAWS) -> dict[str, float]:
    """Return how often each outcome is said, and how often the interval holds the true month."""
    level = LEVEL + pace * (AFTER - 1)
    truth = np.ceil((TARGET - level) / pace - 1e-9) if pace > 0 else np.inf
    found = dict.fromkeys((*OUTCOMES, "held"), 0)
    for _ in range(draws):
        series = course(rng, rho, pace)
        line = fit_pace(*series)
        said = forecast(line, back_test(*series), TARGET, is_upward=True)
        found[said.outcome] += 1
        assert line is not None  # noqa: S101 - 18 months are enough
        ahead = np.arange(HORIZON + 1, dtype=np.float64)
        gap, reach = line.line(ahead) - TARGET, line.reach(ahead)
        early = np.argmax(gap + reach >= 0) if (gap + reach >= 0).any() else np.inf
        late = np.argmax(gap - reach >= 0) if (gap - reach >= 0).any() else np.inf
        if truth > HORIZON:
            found["held"] += bool(late == np.inf)
        else:
            found["held"] += bool(early <= truth <= late)
    return {name: count / draws for name, count in found.items()}


def rows(draws: int = DRAWS) -> list[str]:
    """Return the rows of the table."""
    rng = np.random.default_rng(SEED)
    lines = []
    for pace in PACES:
        for rho in RHOS:
            found = coverage(rng, rho, pace, draws)
            said = " | ".join(f"{100 * share:.0f} %" for share in found.values())
            lines.append(f"| {100 * pace:.2f} | {rho} | {said} |")
    return lines


def main() -> None:
    """Write the table."""
    sys.stdout.write("\n".join((*rows(), "")))


if __name__ == "__main__":
    main()
