"""Interrupted time series: a share's level and slope before and after, on the log-odds scale."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit
from statsmodels.regression.linear_model import GLS
from statsmodels.stats.diagnostic import acorr_ljungbox
from statsmodels.stats.outliers_influence import OLSInfluence
from statsmodels.stats.stattools import durbin_watson

from pipeline.analysis.autoregression import Numbers, Regression, regress, whitened

FEWEST_BEFORE = 12
FEWEST_AFTER = 6
ZERO_HOURS = 0.5  # stands for none, and whole less that for all: log odds of 0 there are none
DRAWS = 4000
_CONFIDENCE = 0.95
_MONTHS_A_YEAR = 12
_MONTHS_A_PAIR = 24  # of sine and cosine
_MOST_PAIRS = 2
_SUSPECT = 0.01
_FAR = 1.0  # Cook's distance from which a month moves the result by itself
Months = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Estimate:
    """A quantity with its 95 % interval."""

    value: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Fit:
    """An interrupted time series that was fitted.

    Parameters
    ----------
    pair_count
        Pairs of sine and cosine for the seasons.
    is_replaced
        By month: the share was 0 or 1, and half an hour stands for it.
    fitted, counterfactual, counterfactual_lower, counterfactual_upper
        By month, shares; before the change fitted and counterfactual are one.
    estimates
        ``level_change`` and ``slope_change_per_year`` (log odds), ``change_at_start``,
        ``change_at_end`` and ``mean_change`` (shares, back-transformed), ``hours_gained`` (hours).
    autocorrelation
        REML estimate, -0.3 to 0.95.
    ljung_box_p, durbin_watson
        Of the whitened residuals: is anything left that hangs together?
    leverage, distance
        By month: how much it could move the line, and how much it does (Cook's distance).
    """

    pair_count: int
    is_replaced: npt.NDArray[np.bool_]
    fitted: Numbers
    counterfactual: Numbers
    counterfactual_lower: Numbers
    counterfactual_upper: Numbers
    estimates: dict[str, Estimate]
    autocorrelation: float
    ljung_box_p: float
    durbin_watson: float
    leverage: Numbers
    distance: Numbers

    @property
    def hangs_together(self) -> bool:
        """Whether the residuals still hang together: the model does not hold all of it."""
        return self.ljung_box_p < _SUSPECT

    @property
    def leans_on_one_month(self) -> bool:
        """Whether one month moves the result by itself."""
        return bool((self.distance > _FAR).any())


def design(months: Months, is_after: npt.NDArray[np.bool_], *, pairs: int, start: int) -> Numbers:
    """Return the columns of the segmented regression.

    ``1``, ``time``, ``after``, ``time since the start × after`` (Wagner et al. 2002) and pairs of
    sine and cosine of the year (Lopez Bernal et al. 2017); times in years.

    Parameters
    ----------
    months
        Numbers of the months, counted on over the years.
    start
        The first month after the transition: where the change of level is read.
    """
    since = (months - start) / _MONTHS_A_YEAR
    angles = 2 * np.pi * np.outer(months % _MONTHS_A_YEAR, np.arange(1, pairs + 1)) / _MONTHS_A_YEAR
    columns = [np.ones(len(months)), since, is_after, since * is_after]
    return np.column_stack([*columns, np.sin(angles), np.cos(angles)]).astype(np.float64)


def interrupted(
    numerators: Numbers,
    denominators: Numbers,
    months: Months,
    is_after: npt.NDArray[np.bool_],
    *,
    seed: int,
) -> Fit:
    """Fit a segmented regression of the log odds of a share, with AR(1) errors.

    Months of the transition and without hours are left out by the caller; gaps are known by the
    numbers of the months. Shares of 0 and 1 are taken as half an hour, and all but half an hour.
    Intervals are of draws of ``regress``: GLS at each autocorrelation, weighted by its restricted
    likelihood. Newey–West is not used: it covers far less than it says at this length (Turner et
    al. 2021). Coverage: docs/methods/interrupted-series.md.

    Parameters
    ----------
    numerators, denominators
        Hours, by month.
    months
        Numbers of the months, counted on over the years, increasing.

    Raises
    ------
    ValueError
        With fewer than 12 months before or 6 after, a denominator of 0, or a share that never
        varies.
    """
    if (~is_after).sum() < FEWEST_BEFORE or is_after.sum() < FEWEST_AFTER:
        raise ValueError("too few months")
    if (denominators <= 0).any():
        raise ValueError("a denominator is 0")
    shares, is_replaced = log_odds_ready(numerators, denominators)
    if np.ptp(shares) == 0:
        raise ValueError("the share never varies")
    pairs = min(len(months) // _MONTHS_A_PAIR, _MOST_PAIRS)
    columns = design(months, is_after, pairs=pairs, start=int(months[is_after][0]))
    found = regress(logit(shares), columns, months)
    rng = np.random.default_rng(seed)
    lines, estimates = _lines(found, columns, is_after, denominators, rng)
    fit = GLS(logit(shares), columns, sigma=_correlations(months, found.autocorrelation)).fit()
    left = whitened(logit(shares) - columns @ fit.params, months, found.autocorrelation)
    influence = OLSInfluence(fit)
    lags = min(10, len(months) // 5)
    return Fit(
        pair_count=pairs,
        is_replaced=is_replaced,
        fitted=lines[0],
        counterfactual=lines[1],
        counterfactual_lower=lines[2],
        counterfactual_upper=lines[3],
        estimates=estimates,
        autocorrelation=found.autocorrelation,
        ljung_box_p=float(acorr_ljungbox(left, lags=[lags])["lb_pvalue"].iloc[0]),
        durbin_watson=float(durbin_watson(left)),
        leverage=influence.hat_matrix_diag,
        distance=influence.cooks_distance[0],
    )


def log_odds_ready(
    numerators: Numbers, denominators: Numbers
) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    """Return the shares, half an hour in place of none and of all, and which were replaced."""
    room = np.minimum(ZERO_HOURS, denominators / 2)
    hours = np.clip(numerators, room, denominators - room)
    is_replaced = (numerators <= 0) | (numerators >= denominators)
    kept = np.where(is_replaced, hours, numerators)
    return kept / denominators, is_replaced


def _correlations(months: Months, rho: float) -> Numbers:
    """Return the correlation of each month with each: ρ to the power of their distance."""
    return np.power(rho, np.abs(np.subtract.outer(months, months)), dtype=np.float64)


def _lines(
    found: Regression,
    columns: Numbers,
    is_after: npt.NDArray[np.bool_],
    hours: Numbers,
    rng: np.random.Generator,
) -> tuple[tuple[Numbers, ...], dict[str, Estimate]]:
    """Return the fitted and counterfactual shares with its ends, and what follows from them."""
    without = columns.copy()
    without[:, 2:4] = 0
    drawn = found.draws(DRAWS, rng)
    both = np.vstack([found.estimate, drawn])
    fitted, counterfactual = expit(both @ columns.T), expit(both @ without.T)
    change = (fitted - counterfactual)[:, is_after]
    weights = hours[is_after]
    quantities = {
        "level_change": both[:, 2],
        "slope_change_per_year": both[:, 3],
        "change_at_start": change[:, 0],
        "change_at_end": change[:, -1],
        "mean_change": change @ weights / weights.sum(),
        "hours_gained": change @ weights,
    }
    lower, upper = _ends(counterfactual[1:])
    return (fitted[0], counterfactual[0], lower, upper), {
        name: Estimate(float(values[0]), *map(float, _ends(values[1:])))
        for name, values in quantities.items()
    }


def _ends(drawn: Numbers) -> Numbers:
    tail = (1 - _CONFIDENCE) / 2
    ends: Numbers = np.quantile(drawn, [tail, 1 - tail], axis=0)
    return ends
