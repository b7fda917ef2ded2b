"""Has the composition of the time changed? Hotelling's test of months in log ratios."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import f as fisher_f

from pipeline.analysis.autoregression import AUTOCORRELATIONS, Numbers, whitened
from pipeline.analysis.logratios import ilr, replaced

FEWEST_BASELINE = 12
FEWEST_NOW = 3
_MONTHS_A_YEAR = 12
_SEASONS_FROM = 24
Months = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Tested:
    """The result of the test.

    Parameters
    ----------
    p_value
        How often chance alone would set the period as far apart from the baseline.
    autocorrelation
        The likeliest, of neighbouring months, all coordinates together.
    """

    p_value: float
    autocorrelation: float


def composition_test(hours: Numbers, months: Months, is_now: npt.NDArray[np.bool_]) -> Tested:
    """Test whether the mean composition of a period's months is that of the baseline's.

    What is compared are whole months of the whole team, in log ratios, so that people who work
    together stay together. Months hang together as well, as an AR(1) series: for each
    autocorrelation they are made independent and Hotelling's T² taken, whose distribution without
    a change is exactly an F (Anderson 2003, ch. 5 and 8); the p-values are weighted with the
    restricted likelihood of the autocorrelation, means and covariances integrated out, and its
    Jeffreys prior, since one estimate in its place would see changes too often. T² is the same
    whichever log ratios are chosen. From 24 months of baseline on a season of one wave is part of
    the model.

    Parameters
    ----------
    hours
        Months × parts.
    months
        Numbers of the months, counted on over the years, increasing.
    is_now
        The months of the period; the others are the baseline.

    Raises
    ------
    ValueError
        With fewer than 12 months in the baseline, fewer than 3 now, too few for so many parts, or
        a month without hours.
    """
    before = int((~is_now).sum())
    coordinates = ilr(replaced(hours))
    angle = 2 * np.pi * months / _MONTHS_A_YEAR
    season = [np.sin(angle), np.cos(angle)] if before >= _SEASONS_FROM else []
    design = np.column_stack([np.ones(len(months)), *season, is_now])
    free = len(months) - design.shape[1] - coordinates.shape[1] + 1
    if before < FEWEST_BASELINE or is_now.sum() < FEWEST_NOW or free < 1:
        raise ValueError("too few months")
    found = [_under(float(rho), coordinates, design, months) for rho in AUTOCORRELATIONS]
    logs, p_values = np.array(found).T
    weights = np.exp(logs - logs.max())
    p_value = float(weights @ p_values / weights.sum())
    return Tested(p_value, float(AUTOCORRELATIONS[int(logs.argmax())]))


def _under(
    rho: float, coordinates: Numbers, design: Numbers, months: Months
) -> tuple[float, float]:
    """Return the log restricted likelihood of an autocorrelation and the p-value under it."""
    width, parts = design.shape[1], coordinates.shape[1]
    free = len(months) - width
    white = whitened(np.column_stack([design, coordinates]), months, rho)
    x, y = white[:, :width], white[:, width:]
    unscaled = np.linalg.inv(x.T @ x)
    effects = unscaled @ x.T @ y
    left = y - x @ effects
    within = left.T @ left
    logs = np.log1p(-(rho ** (2 * np.diff(months)))).sum()
    known, spread = np.linalg.slogdet(unscaled)[1], np.linalg.slogdet(within)[1]
    # Jeffreys' prior of a stationary AR(1) series: a flat one found changes a little too often.
    prior = -np.log1p(-(rho**2)) / 2
    likelihood = (parts * (known - logs) - free * spread) / 2 + prior
    change = effects[-1]
    squared = float(change @ np.linalg.solve(within, change)) / unscaled[-1, -1]
    ratio = squared * (free - parts + 1) / parts
    return float(likelihood), float(fisher_f.sf(ratio, parts, free - parts + 1))
