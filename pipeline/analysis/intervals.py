"""How sure one can be of a change between two pooled shares of monthly series."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import t as student_t

Months = npt.NDArray[np.float64]
FEWEST_BASELINE_MONTHS = 12
FEWEST_MONTHS = 3
_MOST_AUTOCORRELATION = 0.9


@dataclass(frozen=True)
class Change:
    """A change of a share, with its interval.

    Parameters
    ----------
    change, lower, upper
        In shares (0.1 is ten percentage points).
    autocorrelation
        Lag-1 autocorrelation of the months about their side's share, as it was used; 0 to 0.9.
    degrees_of_freedom
        Of the t distribution that the interval is from.
    """

    change: float
    lower: float
    upper: float
    autocorrelation: float
    degrees_of_freedom: float


def change_of_share(
    baseline: tuple[Months, Months], now: tuple[Months, Months], *, confidence: float = 0.95
) -> Change:
    """Return the change from one pooled share to another with a confidence interval.

    A share is Σ numerator ÷ Σ denominator, a ratio estimator whose error is that of the mean of
    its linearised residuals (Cochran 1977, *Sampling Techniques*, ch. 6). Months of the same few
    people are not independent: the variance of the mean is that of an AR(1) series (Box, Jenkins
    & Reinsel 2008, §2.1.2; Bayley & Hammersley 1946), with one lag-1 autocorrelation for both
    sides, freed of its bias in short series (Marriott & Pope 1954) and never taken below 0, so
    that no interval is narrower than that of independent months. The coverage that it
    reaches stands in docs/methods/intervals.md.

    Parameters
    ----------
    baseline, now
        Numerators and denominators of the months of each side, in order of time; every
        denominator above 0.

    Raises
    ------
    ValueError
        With fewer than 12 months in the baseline, fewer than 3 now, or a denominator of 0.
    """
    sides = [_residuals(*baseline), _residuals(*now)]
    if len(sides[0][1]) < FEWEST_BASELINE_MONTHS or len(sides[1][1]) < FEWEST_MONTHS:
        raise ValueError("too few months")
    change = sides[1][0] - sides[0][0]
    residuals = [one for _, one in sides]
    rho = _autocorrelation(residuals)
    inflation = [_inflation(rho, len(one)) for one in residuals]
    # The residuals about a side's own share vary less than the series: n - inflation, not n.
    free = sum(len(one) - by for one, by in zip(residuals, inflation, strict=True))
    variance = sum(float(one @ one) for one in residuals) / free
    of_means = (by / len(one) for one, by in zip(residuals, inflation, strict=True))
    error = float(np.sqrt(variance * sum(of_means)))
    independent = sum(len(one) / by for one, by in zip(residuals, inflation, strict=True))
    freedom = max(independent - len(residuals), 1.0)
    reach = float(student_t.ppf((1 + confidence) / 2, freedom)) * error
    return Change(change, change - reach, change + reach, rho, freedom)


def _residuals(numerators: Months, denominators: Months) -> tuple[float, Months]:
    """Return the pooled share and each month's distance from it, in shares of a mean month."""
    if not len(denominators) or (denominators <= 0).any():
        raise ValueError("a denominator is 0")
    share = float(numerators.sum() / denominators.sum())
    return share, (numerators - share * denominators) / denominators.mean()


def _autocorrelation(residuals: list[Months]) -> float:
    """Return the lag-1 autocorrelation within the sides, freed of its bias; 0 to 0.9."""
    whole = sum(float(one @ one) for one in residuals)
    # Figures with no more than the noise of floating point in them have none.
    if whole < np.finfo(np.float64).eps:
        return 0.0
    raw = sum(float(one[1:] @ one[:-1]) for one in residuals) / whole
    count = sum(len(one) for one in residuals) / len(residuals)
    corrected = (raw + 1 / count) / (1 - min(4 / count, 0.5))
    return float(np.clip(corrected, 0, _MOST_AUTOCORRELATION))


def _inflation(rho: float, count: int) -> float:
    """Return the variance of a mean of AR(1) values ÷ that of independent ones."""
    lags = np.arange(1, count)
    return float(1 + 2 * np.sum((1 - lags / count) * rho**lags))
