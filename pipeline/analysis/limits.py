"""Centre and limits of a control chart: XmR (individual values and moving ranges), and p′."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.analysis.rule_sets import RuleSet

Numbers = npt.NDArray[np.float64]
# 3 / d2 for ranges of two is 2.66 after rounding; Laney's chart has the two apart.
_D2 = 1.128
_SIGMAS = 3.0


@dataclass(frozen=True)
class Limits:
    """Where a chart's lines lie; in the unit of the series.

    Parameters
    ----------
    centre
        The mean where there are limits (for p′ the pooled share), else the median; None where
        there is no point at all.
    lower, upper
        The limits; None where there are too few points. Not cut off at 0 or 1: what a share
        cannot be is for the drawing to leave out. For p′ those of a month with as large a
        denominator as the mean of those that made the limits.
    mean_moving_range
        After screening; None where there are no limits, and for p′.
    sigma_z
        For p′: how much wider the limits are than a binomial's. Else None.
    """

    centre: float | None
    lower: float | None = None
    upper: float | None = None
    mean_moving_range: float | None = None
    sigma_z: float | None = None

    @property
    def are_there(self) -> bool:
        """Whether the chart is a control chart and not a run chart."""
        return self.upper is not None


def moving_ranges(values: Numbers) -> Numbers:
    """Return each point's distance from the one before; nan where either of the two is nan."""
    distances = np.full(values.shape, np.nan)
    distances[1:] = np.abs(np.diff(values))
    return distances


def screened_mean(ranges: Numbers, rule_set: RuleSet) -> float:
    """Return the mean of moving ranges, those above the rule set's factor left out, once.

    Source: Nelson, *Journal of Quality Technology* 14 (1982) 172-173.

    Parameters
    ----------
    ranges
        At least one; none of them nan.
    """
    mean = float(ranges.mean())
    if rule_set.screening_factor is None:
        return mean
    # Equal to the threshold but for the last bits is not above it.
    kept = ranges[ranges <= rule_set.screening_factor * mean * (1 + 1e-12)]
    return float(kept.mean())


def xmr_limits(values: Numbers, rule_set: RuleSet) -> Limits:
    """Compute centre and limits from the points that make them.

    Mean ± ``limit_factor`` × mean moving range, where moving ranges above ``screening_factor`` ×
    their mean are left out, once. Source: Provost & Murray, *The Health Care Data Guide*, ch. 5.

    Parameters
    ----------
    values
        Months in order; nan where a month has no data or does not count. No range spans it.

    Returns
    -------
    Limits
        Only a median where there are fewer than ``minimum_points`` points, or no two in a row.
    """
    known = values[~np.isnan(values)]
    ranges = moving_ranges(values)
    ranges = ranges[~np.isnan(ranges)]
    if known.size < rule_set.minimum_points or ranges.size == 0:
        return Limits(centre=float(np.median(known)) if known.size else None)
    mean_range = screened_mean(ranges, rule_set)
    centre = float(known.mean())
    reach = rule_set.limit_factor * mean_range
    return Limits(centre, centre - reach, centre + reach, mean_range)


def p_prime_limits(values: Numbers, denominators: Numbers, rule_set: RuleSet) -> Limits:
    """Compute the limits of shares whose denominators differ from month to month.

    The pooled share ± 3 σ_z √(p(1 − p) / n): a binomial's limits, widened (or narrowed) by σ_z,
    the standard deviation of the standardised shares by their mean moving range / 1.128, screened
    as in :func:`xmr_limits`. The unit of the denominators is of no matter. Source: Laney,
    *Quality Engineering* 14 (2002) 531-537.

    Parameters
    ----------
    values
        Shares, 0-1; nan where a month does not count.
    denominators
        Of the same months; a month without a positive one does not count.

    Returns
    -------
    Limits
        Only a median where :func:`xmr_limits` would have only one. :func:`reach_by_denominator`
        tells the limits of each month.
    """
    usable = ~np.isnan(values) & (np.nan_to_num(denominators) > 0)
    shares = np.where(usable, values, np.nan)
    if usable.sum() < rule_set.minimum_points or np.isnan(moving_ranges(shares)).all():
        return xmr_limits(shares, rule_set)
    sizes = denominators[usable]
    pooled = float((shares[usable] * sizes).sum() / sizes.sum())
    spread = np.sqrt(max(pooled * (1 - pooled), 0.0) / np.where(usable, denominators, np.nan))
    deviations = np.divide(shares - pooled, spread, out=np.zeros_like(shares), where=spread > 0)
    deviations[~usable] = np.nan
    ranges = moving_ranges(deviations)
    sigma_z = screened_mean(ranges[~np.isnan(ranges)], rule_set) / _D2
    reach = _SIGMAS * sigma_z * np.sqrt(max(pooled * (1 - pooled), 0.0) / float(sizes.mean()))
    return Limits(pooled, pooled - reach, pooled + reach, sigma_z=sigma_z)


def reach_by_denominator(limits: Limits, denominators: Numbers) -> Numbers:
    """Return how far p′ limits lie from the centre in each month; nan without a denominator."""
    centre, sigma_z = limits.centre, limits.sigma_z
    if centre is None or sigma_z is None:
        return np.full(denominators.shape, np.nan)
    sizes = np.where(np.nan_to_num(denominators) > 0, denominators, np.nan)
    reach: Numbers = _SIGMAS * sigma_z * np.sqrt(max(centre * (1 - centre), 0.0) / sizes)
    return reach
