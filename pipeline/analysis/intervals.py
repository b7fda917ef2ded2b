"""How sure one can be of a pooled share and of its change: whole months × people, resampled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy.stats import t as student_t

Values = npt.NDArray[np.float64]
Months = tuple[Values, Values]
"""Numerators and denominators, people × months (one row: of the team), in order of time."""
FEWEST_BASELINE_MONTHS = 12
FEWEST_MONTHS = 3
BLOCK_MONTHS = 6
DRAWS = 999
_SEED = 20230705
_MOST_AUTOCORRELATION = 0.9
_GRID = np.linspace(0, _MOST_AUTOCORRELATION, 19)
_NOTHING = 1e-12


@dataclass(frozen=True)
class Change:
    """A change of a share, with its interval, and that of the share itself.

    Parameters
    ----------
    change, lower, upper
        In shares (0.1 is ten percentage points).
    p_value
        Of no change at all, both sides.
    value_lower, value_upper
        Of the share now, by what months vary; within 0-1.
    autocorrelation
        Lag-1 autocorrelation of the months about their side's share, as it was used; 0 to 0.9.
    degrees_of_freedom
        Of the t distribution that the change's interval is from.
    """

    change: float
    lower: float
    upper: float
    p_value: float
    value_lower: float
    value_upper: float
    autocorrelation: float
    degrees_of_freedom: float


def change_of_share(baseline: Months, now: Months, *, confidence: float = 0.95) -> Change:
    """Return the change from one pooled share to another with a confidence interval.

    A share is Σ numerator ÷ Σ denominator, a ratio estimator whose error is that of the mean of
    its linearised residuals (Cochran 1977, *Sampling Techniques*, ch. 6). Months of the same few
    people are not independent, so whole months of everybody are drawn with replacement, in
    circular blocks of six (Politis & Romano 1992), and beside them whole people: their lasting
    differences count as far as others work, or in other hours, than in the baseline. Blocks of a
    short series vary too little. By how much, at the months' own autocorrelation, is worked out
    for these very draws, and made good (:func:`_spread`); Student's t does the rest, with as many
    degrees of freedom as the draws' variance is worth (and people).
    The coverage that it reaches stands in docs/methods/intervals.md.

    Raises
    ------
    ValueError
        With fewer than 12 months in the baseline, fewer than 3 now, or a denominator of 0.
    """
    (base, before), (share, after) = (_residuals(*side) for side in (baseline, now))
    if len(before) < FEWEST_BASELINE_MONTHS or len(after) < FEWEST_MONTHS:
        raise ValueError("too few months")
    change = share - base
    rho = _autocorrelation([before, after])
    residuals = np.concatenate([before, after])
    of_change, of_value = (spread.at(rho, residuals) for spread in _spread(len(before), len(after)))
    of_people, people = _people_error(baseline, now)
    error = float(np.hypot(of_change.error, of_people))
    freedom = of_change.freedom
    if people > 1 and error > _NOTHING:  # Satterthwaite 1946
        freedom = error**4 / (of_change.error**4 / freedom + of_people**4 / (people - 1))
    reach = float(student_t.ppf((1 + confidence) / 2, freedom)) * error
    of_now = float(student_t.ppf((1 + confidence) / 2, of_value.freedom)) * of_value.error
    if error > _NOTHING:
        p_value = float(2 * student_t.sf(abs(change) / error, freedom))
    else:
        p_value = 1.0 if abs(change) < _NOTHING else 0.0
    return Change(
        change=change,
        lower=change - reach,
        upper=change + reach,
        p_value=p_value,
        value_lower=max(share - of_now, 0.0),
        value_upper=min(share + of_now, 1.0),
        autocorrelation=rho,
        degrees_of_freedom=freedom,
    )


def _residuals(numerators: Values, denominators: Values) -> tuple[float, Values]:
    """Return the pooled share and each month's distance from it, in shares of a mean month.

    People are taken about their own share on this side: who came and went is no noise of months.
    """
    hours = denominators.sum(axis=0)
    if not len(hours) or (hours <= 0).any():
        raise ValueError("a denominator is 0")
    share = float(numerators.sum() / denominators.sum())
    whole = denominators.sum(axis=1)
    own = np.divide(numerators.sum(axis=1), whole, out=np.zeros(len(whole)), where=whole > 0)
    return share, (numerators - own[:, None] * denominators).sum(axis=0) / hours.mean()


def _autocorrelation(residuals: list[Values]) -> float:
    """Return the lag-1 autocorrelation within the sides, freed of its bias; 0 to 0.9.

    The bias of short series: Marriott & Pope 1954. Never below 0, so that no interval is narrower
    than that of independent months.
    """
    whole = sum(float(one @ one) for one in residuals)
    # Figures with no more than the noise of floating point in them have none.
    if whole < np.finfo(np.float64).eps:
        return 0.0
    raw = sum(float(one[1:] @ one[:-1]) for one in residuals) / whole
    count = sum(len(one) for one in residuals) / len(residuals)
    corrected = (raw + 1 / count) / (1 - min(4 / count, 0.5))
    return float(np.clip(corrected, 0, _MOST_AUTOCORRELATION))


def _inflation(rho: float, count: int) -> float:
    """Return the variance of a mean of AR(1) values ÷ that of independent ones.

    Source: Bayley & Hammersley 1946.
    """
    lags = np.arange(1, count)
    return float(1 + 2 * np.sum((1 - lags / count) * rho**lags))


@dataclass(frozen=True)
class _Error:
    error: float
    freedom: float


@dataclass(frozen=True)
class _Spread:
    """The draws of one mean (or difference of means), and what their variance is worth.

    Parameters
    ----------
    weights
        Draws × months, baseline first: what each month weighs.
    factors
        At each autocorrelation of ``_GRID``, the true variance ÷ what the draws' is expected to be
        when the residuals are those of an AR(1) series about each side's own mean.
    freedom
        At each, the degrees of freedom of the draws' variance (Satterthwaite 1946).
    """

    weights: Values
    factors: Values
    freedom: Values

    def at(self, rho: float, residuals: Values) -> _Error:
        error = np.std(self.weights @ residuals) * np.sqrt(np.interp(rho, _GRID, self.factors))
        return _Error(float(error), float(max(np.interp(rho, _GRID, self.freedom), 1.0)))


@lru_cache(maxsize=256)
def _spread(before: int, after: int) -> tuple[_Spread, _Spread]:
    """Return the draws for the change and for the share now, by months on each side."""
    rng = np.random.default_rng([_SEED, before, after])
    now, then = (_drawn(count, before + after, rng) for count in (after, before))
    sides = np.repeat([0, 1], [before, after])
    is_same = sides[:, None] == sides
    about_mean = np.eye(before + after) - is_same / np.where(sides == 0, before, after)
    lags = np.abs(np.subtract.outer(np.arange(before + after), np.arange(before + after)))
    series = [about_mean @ np.where(is_same, rho**lags, 0) @ about_mean for rho in _GRID]
    true = [[_inflation(rho, count) / count for count in (before, after)] for rho in _GRID]
    return (
        _worth(now - then, series, [sum(sides) for sides in true]),
        _worth(now, series, [sides[1] for sides in true]),
    )


def _worth(weights: Values, series: list[Values], true: list[float]) -> _Spread:
    """Hold the variance of the draws against the true one, for residuals of each covariance."""
    form = np.cov(weights.T, bias=True)
    products = [form @ covariance for covariance in series]
    expected = np.array([np.trace(one) for one in products])
    freedom = expected**2 / np.array([np.trace(one @ one) for one in products])
    return _Spread(weights, np.array(true) / expected, freedom)


def _drawn(count: int, of: int, rng: np.random.Generator) -> Values:
    """Draw months in circular blocks; return what each month weighs in the mean of each draw."""
    length = min(BLOCK_MONTHS, count)
    blocks = -(-count // length)
    starts = rng.integers(of, size=(DRAWS, blocks))
    months = (starts[:, :, None] + np.arange(length)).reshape(DRAWS, -1)[:, :count] % of
    weights = np.zeros((DRAWS, of))
    np.add.at(weights, (np.arange(DRAWS)[:, None], months), 1 / count)
    return weights


def _people_error(baseline: Months, now: Months) -> tuple[float, int]:
    """Return what other people, or other hours of the same, may make of the change.

    Whole people are drawn with replacement from the baseline for every person there is.

    Returns
    -------
    tuple of float and int
        The standard deviation over the draws, and from how many people it comes.
    """
    hours = baseline[1].sum(axis=1)
    is_there = hours > 0
    people = int(is_there.sum())
    if people < 2:
        return 0.0, people
    shares = baseline[0].sum(axis=1)[is_there] / hours[is_there]
    weights = now[1].sum(axis=1) / now[1].sum() - hours / hours.sum()
    # n people about their own mean vary by (n - 1)/n of what people do.
    apart = (shares - shares.mean()) * np.sqrt(people / (people - 1))
    rng = np.random.default_rng([_SEED, len(weights), people])
    drawn = rng.integers(people, size=(DRAWS, len(weights)))
    return float(np.std(apart[drawn] @ weights)), people
