"""How often the gate speaks when nothing is wrong: the tables in ``gates.md``.

``python docs/methods/gate_false_alarms.py`` writes fifty municipalities in which nothing is wrong,
takes each through ingest, build, analysis and validation, and prints how often each statistical
warning fired. It ends with 1 when anything else fired at all. Then it simulates the distribution
of hours. With numbers, only those seeds (about 20 seconds of one core each).
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.random import Generator

from pipeline.analysis import analyse
from pipeline.ingest import ingest
from pipeline.progress import Silent
from pipeline.resources import resource_folder
from pipeline.samples import SampleOptions, write_clean
from pipeline.validation import Verdict, validate
from pipeline.warehouse import build
from pipeline.workspace import complete_workspace, open_workspace

SEEDS = range(1, 51)
STATISTICAL = ("activity_hours_steady", "kpi_without_jump", "source_volume_usual")
FIRST, LAST = dt.date(2022, 7, 1), dt.date(2025, 3, 31)

PEOPLE, ACTIVITIES, ENTRIES_A_MONTH = 5, 16, 75
EXCESS_BITS, DESIGN_EFFECT = 0.015, 2
SIMULATIONS = 1000
VARIETIES = (0.0, 0.1, 0.2, 0.3)  # of a person's mix from month to month: sd / mean of a share
MOVED = (0.05, 0.10, 0.15)


def validated(seed: int, folder: Path, first: dt.date = FIRST, last: dt.date = LAST) -> Verdict:
    """Take one clean municipality all the way to its verdict."""
    options = SampleOptions(seed=seed, date_from=first, date_to=last)
    write_clean(folder, options)
    complete_workspace(folder)
    workspace = open_workspace(folder)
    ingest(workspace, progress=Silent())
    candidate = folder / "candidate.duckdb"
    build(workspace, options.as_of, candidate)
    analyse(candidate, effective_from=options.effective_from)
    return validate(candidate, resource_folder("expectations"))


def divergence(share: np.ndarray, before: np.ndarray) -> np.ndarray:
    """Return the Jensen-Shannon divergence in bits along the last axis."""
    middle = (share + before) / 2

    def half(one: np.ndarray) -> np.ndarray:
        ratio = np.divide(one, middle, out=np.ones_like(one), where=one > 0)
        return (one * np.log2(ratio)).sum(axis=-1)

    return (half(share) + half(before)) / 2


def drift_rates(rng: Generator, variety: float) -> list[float]:
    """Return how often the distribution is called unsteady: unmoved, and with hours moved."""
    months, size = 15, SIMULATIONS
    typical = 1 / np.arange(2, ACTIVITIES + 2)
    typical /= typical.sum()
    person = rng.dirichlet(20 * typical, (size, PEOPLE, 1))
    if variety:
        factor = rng.gamma(1 / variety**2, variety**2, (size, PEOPLE, months, ACTIVITIES))
        mix = person * factor
    else:
        mix = np.repeat(person, months, axis=2)
    mix /= mix.sum(axis=-1, keepdims=True)
    found = []
    for moved in (0.0, *MOVED):
        spoilt = mix.copy()
        # So much of all hours goes from the largest activities to one of middling size.
        taken = np.minimum(spoilt[:, :, 12:, :3], moved / 3)
        spoilt[:, :, 12:, :3] -= taken
        spoilt[:, :, 12:, 5] += taken.sum(axis=-1)
        counts = rng.multinomial(ENTRIES_A_MONTH, spoilt / spoilt.sum(axis=-1, keepdims=True))
        # Lengths of a quarter of an hour to two and a half, as in logs.
        hours = counts * rng.gamma(4, 0.25, counts.shape)
        now, before = hours[:, :, 12:].sum(axis=(1, 2)), hours[:, :, :12].sum(axis=(1, 2))
        share = now / now.sum(axis=-1, keepdims=True)
        former = before / before.sum(axis=-1, keepdims=True)
        entries = PEOPLE * ENTRIES_A_MONTH * np.array([3, 12])
        chance = (ACTIVITIES - 1) / (8 * np.log(2)) * (1 / entries).sum()
        bound = DESIGN_EFFECT * chance + EXCESS_BITS
        found.append(float((divergence(share, former) > bound).mean()))
    return found


def rows() -> list[str]:
    """Return the rows of the simulated table."""
    return [
        f"| {100 * variety:.0f} % | "
        + " | ".join(
            f"{100 * rate:.1f} %" for rate in drift_rates(np.random.default_rng(7), variety)
        )
        + " |"
        for variety in VARIETIES
    ]


def main() -> int:
    """Write both tables; say whether only statistical warnings fired."""
    seeds = [int(word) for word in sys.argv[1:]] or list(SEEDS)
    fired: Counter[str] = Counter()
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            failed = [one.expectation.id for one in validated(seed, Path(folder)).failed]
        fired.update(failed)
        sys.stderr.write(f"seed {seed}: {', '.join(failed) or 'nothing'}\n")
    for name in STATISTICAL:
        sys.stdout.write(f"| `{name}` | {fired[name]} of {len(seeds)} |\n")
    for row in rows():
        sys.stdout.write(row + "\n")
    others = {name: count for name, count in fired.items() if name not in STATISTICAL}
    if others:
        sys.stdout.write(f"Not statistical, and fired all the same: {others}\n")
    return int(bool(others))


if __name__ == "__main__":
    sys.exit(main())
