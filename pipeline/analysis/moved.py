"""Has it moved? A change of a pooled share against what chance alone gives of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from pipeline.analysis.noise import AFTER, BASELINE, Noise, Sides, Values

Verdict = Literal["moved", "probably_moved", "not_shown", "too_little_data"]
Told = Literal[
    "moved",
    "moved_label_only",
    "moved_street_only",
    "moved_unchecked",
    "probably_moved",
    "probably_moved_label_only",
    "probably_moved_street_only",
    "probably_moved_unchecked",
    "not_shown",
    "too_little_data",
]
"""A verdict as it may be told, with the recounts' word."""
Recount = Literal["holds", "does_not_hold", "too_little_data"]

MOVED_BELOW = 0.05
PROBABLY_BELOW = 0.10
FEWEST_BASELINE_MONTHS = 12
FEWEST_MONTHS = 9
# Of the change, for a recount to tell the same story; what chance makes of a relabelling is less.
LEAST_PART = 0.5
DRAWS = 1999
_SEED = 20230705
_NO_NOISE = 1e-9


@dataclass(frozen=True)
class Judged:
    """A change, how sure it is, and the verdict on it.

    Parameters
    ----------
    verdict
        Of this measure alone.
    change, lower, upper
        In shares (0.1 is ten percentage points), with the 95 % interval. None with too little data.
    p_value
        How often a change of that size or more comes of chance alone. None with too little data.
    """

    verdict: Verdict
    change: float | None = None
    lower: float | None = None
    upper: float | None = None
    p_value: float | None = None

    @property
    def has_moved(self) -> bool:
        """Whether the verdict is *moved* or *probably moved*."""
        return self.verdict in ("moved", "probably_moved")


def judge(numerators: Values, hours: Values, sides: Sides, *, draws: int = DRAWS) -> Judged:
    """Judge the change of a pooled share, Σ numerators ÷ Σ hours, from baseline to after.

    The null is simulated: months of the same people in the same hours in which nothing moves but
    by chance, with the autocorrelation and the person effects of these months themselves
    (:class:`pipeline.analysis.noise.Noise`). The change is held against them in units of its
    standard error, which is estimated of every simulated series anew, as of the real one
    (bootstrap-t: Efron & Tibshirani 1993, *An Introduction to the Bootstrap*, §12.5): so it counts
    that autocorrelation and person effects are known but roughly. Seeded: the same figures get the
    same verdict.

    Parameters
    ----------
    numerators, hours
        People × months, without a gap in the calendar; 0 where a person did not work.
    sides
        By month: ``BASELINE``, ``AFTER`` or ``NEITHER``.

    Returns
    -------
    Judged
        *moved* below p = 0.05, *probably moved* below 0.10, else *not shown*; *too little data*
        with under 12 months of hours in the baseline or under 9 after.
    """
    numerators, hours = (np.asarray(one, np.float64) for one in (numerators, hours))
    worked = hours.sum(axis=0) > 0
    if (worked & (sides == BASELINE)).sum() < FEWEST_BASELINE_MONTHS:
        return Judged("too_little_data")
    if (worked & (sides == AFTER)).sum() < FEWEST_MONTHS:
        return Judged("too_little_data")
    is_there = hours.sum(axis=1) > 0
    noise = Noise(hours[is_there], sides)
    shares = np.divide(numerators, hours, out=np.zeros_like(numerators), where=hours > 0)
    shares = shares[None, is_there]
    change = float(noise.change(shares)[0])
    of = noise.estimate(shares)
    error = float(noise.error(of)[0])
    if error < _NO_NOISE:
        p_value = 1.0 if abs(change) < _NO_NOISE else 1 / (draws + 1)
        return Judged(_verdict(p_value), change, change, change, p_value)
    drawn = noise.draw(of, draws, np.random.default_rng(_SEED))
    errors = noise.error(noise.estimate(drawn))
    by_chance = np.abs(noise.change(drawn)) / np.maximum(errors, _NO_NOISE)
    p_value = float((1 + (by_chance >= abs(change) / error).sum()) / (draws + 1))
    reach = float(np.quantile(by_chance, 1 - MOVED_BELOW)) * error
    return Judged(_verdict(p_value), change, change - reach, change + reach, p_value)


def recount_of(measure: Judged, recount: Judged, *, least_part: float = LEAST_PART) -> Recount:
    """Say whether a recount tells the same story as the measure that has moved.

    It holds where it has (probably) moved the same way, and at least that part of the way.
    """
    if measure.change is None or recount.change is None:
        return "too_little_data"
    is_as_far = recount.change * np.sign(measure.change) >= least_part * abs(measure.change)
    return "holds" if recount.has_moved and is_as_far else "does_not_hold"


def _verdict(p_value: float) -> Verdict:
    if p_value < MOVED_BELOW:
        return "moved"
    return "probably_moved" if p_value < PROBABLY_BELOW else "not_shown"
