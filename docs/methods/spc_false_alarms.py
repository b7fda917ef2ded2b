"""How often a control chart gives a signal where nothing has changed: the table in ``spc.md``.

Simulates a team of five whose shares of time hang together from month to month, freezes the limits
of 24 months and asks which rules mark any of the 18 months that follow, though the team works as
before. ``python docs/methods/spc_false_alarms.py`` writes the rows.
"""

from __future__ import annotations

import sys

import numpy as np
from numpy.random import Generator

from pipeline.analysis.control_chart import lay_out
from pipeline.analysis.rule_sets import MDC_2023, RULE_SETS, RULES, RuleSet

DRAWS = 2000
STAFF, BASELINE, AFTER = 5, 24, 18
SHARE, BETWEEN_MONTHS, BETWEEN_PEOPLE = 0.30, 0.08, 0.08
PEOPLE = ("alike", "differ", "one replaced")
RHOS = (0.0, 0.3, 0.6)
SEED = 2025


def shares(rng: Generator, months: int, rho: float, people: str) -> np.ndarray:
    """Return each person's share of each month (months × people), AR(1) about their own mean."""
    noise = np.empty((months, STAFF))
    noise[0] = rng.normal(size=STAFF)
    for month in range(1, months):
        fresh = rng.normal(size=STAFF) * np.sqrt(1 - rho**2)
        noise[month] = rho * noise[month - 1] + fresh
    means = np.full((months, STAFF), SHARE)
    if people != "alike":
        means += rng.normal(size=STAFF) * BETWEEN_PEOPLE
    if people == "one replaced":
        who, when = rng.integers(STAFF), rng.integers(6, months)
        means[when:, who] = SHARE + rng.normal() * BETWEEN_PEOPLE
    return means + noise * BETWEEN_MONTHS


def false_alarms(
    rng: Generator, rho: float, people: str, rule_set: RuleSet = MDC_2023, draws: int = DRAWS
) -> dict[str, float]:
    """Return how often each rule marks any month after the baseline, as shares of the charts.

    Returns
    -------
    dict
        Each rule; ``any``: one of them at least; ``last``: the last month is marked, which is
        what the verdict is said of.
    """
    months = BASELINE + AFTER
    is_base = np.arange(months) < BASELINE
    parts = (~is_base).astype(np.int64)  # no run leads from the baseline into what follows
    found = dict.fromkeys((*RULES, "any", "last"), 0)
    for _ in range(draws):
        hours = rng.uniform(90, 130, (months, STAFF))
        values = (shares(rng, months, rho, people) * hours).sum(axis=1) / hours.sum(axis=1)
        laid = lay_out(
            values,
            rule_set,
            stretches=np.zeros(months, dtype=np.int64),
            makes_limits=is_base,
            parts=parts,
        )
        after = np.array([laid.marks[rule][BASELINE:] != 0 for rule in RULES])
        for rule, marks in zip(RULES, after, strict=True):
            found[rule] += bool(marks.any())
        found["any"] += bool(after.any())
        found["last"] += bool(after[:, -1].any())
    return {name: count / draws for name, count in found.items()}


def row(people: str, rho: float, found: dict[str, float]) -> str:
    """Return a row of the table."""
    said = " | ".join(f"{100 * share:.1f} %" for share in found.values())
    return f"| {people} | {rho} | {said} |"


def rows(draws: int = DRAWS) -> list[str]:
    """Return the rows of the table of the default set."""
    rng = np.random.default_rng(SEED)
    return [
        row(people, rho, false_alarms(rng, rho, people, draws=draws))
        for people in PEOPLE
        for rho in RHOS
    ]


def rows_by_set(draws: int = DRAWS) -> list[str]:
    """Return the rows of the table of all sets, for people who are alike."""
    rng = np.random.default_rng(SEED + 1)
    return [
        row(name, rho, false_alarms(rng, rho, "alike", rule_set, draws))
        for name, rule_set in RULE_SETS.items()
        for rho in RHOS
    ]


def main() -> None:
    """Write both tables."""
    sys.stdout.write("\n".join((*rows(), "", *rows_by_set(), "")))


if __name__ == "__main__":
    main()
