"""How often the primary verdict is right: the tables in ``primary_verdict.md``.

Simulates teams in which nothing moves, asks ``judge`` of each, and holds planted shifts against
the same intervals. ``python docs/methods/verdict_rates.py`` writes the rows (about 6 minutes of
one core); with a number, so many teams a row and not 400. Give the linear algebra one
thread (``OMP_NUM_THREADS=1``): the matrices are small, and more of them only wait.
"""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from pipeline.analysis.moved import judge
from pipeline.analysis.noise import AFTER, BASELINE, NEITHER, Sides, Values
from pipeline.samples.mix import draw_networks, planned_mix
from pipeline.samples.options import SampleOptions

TEAMS = 400
DRAWS = 299
SHIFTS = (0.03, 0.05, 0.10)
CORRELATIONS = (0.0, 0.3, 0.6)
# Higher than the test believes in, and of which teams it is tried.
BEYOND = 0.8
# Its people's months hang together by that much (pipeline/samples/mix.py).
GENERATOR, OF_GENERATOR = "the sample generator's", 0.5
TRIED_BEYOND = ("people differ", "months move all together", "sampling noise on top")


@dataclass(frozen=True)
class Team:
    """What varies, in standard deviations of a person's share of one month.

    Parameters
    ----------
    between
        Between people, for good.
    own, common
        From month to month (AR(1)): of each person's own, and of everybody's.
    white
        Of each person's own, without any memory: sampling noise.
    season
        Height of a yearly wave.
    replaced
        How many leave, each followed by somebody else.
    baseline
        Months of it.
    """

    between: float = 0.08
    own: float = 0.08
    common: float = 0.0
    white: float = 0.0
    season: float = 0.0
    replaced: int = 0
    baseline: int = 24


TEAMS_BY_NAME = {
    "people alike": Team(between=0),
    "people differ": Team(),
    "months move all together": Team(own=0.06, common=0.025),
    "months move only together": Team(own=0, common=0.036),
    "sampling noise on top": Team(own=0.03, common=0.02, white=0.05),
    "a yearly wave": Team(own=0.05, season=0.03),
    "one of five replaced": Team(replaced=1),
    "two of five replaced": Team(replaced=2),
    "a baseline of 12 months": Team(baseline=12),
}


def series(rng: Generator, shape: tuple[int, ...], months: int, correlation: float) -> Values:
    """Return AR(1) series of variance one, the last axis being time."""
    lags = np.abs(np.subtract.outer(np.arange(months), np.arange(months)))
    root = np.linalg.cholesky(np.asarray(float(correlation)) ** lags)
    return rng.standard_normal((*shape, months)) @ root.T


def months_of(rng: Generator, team: Team, correlation: float) -> tuple[Values, Values, Sides]:
    """Return numerators, hours and sides of a team in which nothing moves."""
    months, people = team.baseline + 3 + 12, 5 + team.replaced
    sides = np.array([BASELINE] * team.baseline + [NEITHER] * 3 + [AFTER] * 12)
    hours = rng.uniform(90, 130, (people, months))
    for number in range(team.replaced):
        when = rng.integers(6, months - 3)
        hours[number, when:] = 0
        hours[5 + number, :when] = 0
    shares = 0.3 + team.between * rng.standard_normal((people, 1))
    shares = shares + team.own * series(rng, (people,), months, correlation)
    shares = shares + team.common * series(rng, (), months, correlation)
    shares = shares + team.white * rng.standard_normal((people, months))
    shares = shares + team.season * np.sin(2 * np.pi * np.arange(months) / 12)
    return shares * hours, hours, sides


def months_of_generator(rng: Generator) -> tuple[Values, Values, Sides]:
    """Return the same of five people of the sample generator, every piece of work drawn."""
    unmoved = SampleOptions(date_to=dt.date(2025, 3, 31), effective_from=dt.date(2030, 1, 1))
    mix = planned_mix(unmoved, ["operative"] * 5, rng, has_minutes=False)
    sides = np.array([BASELINE] * 24 + [NEITHER] * 3 + [AFTER] * 12)
    pieces = rng.integers(60, 85, (5, len(sides)))
    network = draw_networks(int(pieces.max()) * pieces.size, rng).reshape(*pieces.shape, -1)
    person, month = np.indices(pieces.shape)[:, :, :, None]
    chance = mix.kind[:, :, :1] * mix.direct[person, month, network]
    lengths = rng.choice((0.5, 0.75, 1, 1.5, 2, 3), network.shape)
    lengths = lengths * (np.arange(network.shape[2]) < pieces[:, :, None])
    is_direct = rng.random(network.shape) < chance
    return (lengths * is_direct).sum(axis=2), lengths.sum(axis=2), sides


def rates(name: str, correlation: float, count: int) -> tuple[float, ...]:
    """Return the shares called moved and probably moved, the mean reach, and the powers."""
    rng = np.random.default_rng([2025, round(10 * correlation)])
    teams = (
        months_of_generator(rng)
        if name == GENERATOR
        else months_of(rng, TEAMS_BY_NAME[name], correlation)
        for _ in range(count)
    )
    found = [judge(*team, draws=DRAWS) for team in teams]
    changes = np.array([one.change for one in found])
    reach = np.array([one.upper for one in found]) - changes
    told = [one.verdict for one in found]
    # A shift of all months after adds itself to the change, and changes nothing else.
    powers = (float(np.mean(changes + shift > reach)) for shift in SHIFTS)
    moved, probably = (told.count(one) / count for one in ("moved", "probably_moved"))
    return (moved, probably, float(reach.mean()), *powers)


def main() -> None:
    """Write the rows of the tables."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else TEAMS
    rows = [(name, correlation) for name in TEAMS_BY_NAME for correlation in CORRELATIONS]
    rows += [(GENERATOR, OF_GENERATOR), *((name, BEYOND) for name in TRIED_BEYOND)]
    for name, correlation in rows:
        moved, probably, reach, *powers = rates(name, correlation, count)
        cells = [f"{100 * moved:.1f} %", f"{100 * probably:.1f} %", f"± {100 * reach:.1f}"]
        cells += [f"{100 * power:.0f} %" for power in powers]
        sys.stdout.write(f"| {name} | {correlation} | {' | '.join(cells)} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
