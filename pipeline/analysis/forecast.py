"""At this pace, when is a target reached: a straight line, its interval and how well it did."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import stats
from statsmodels.regression.linear_model import GLS, OLS

Numbers = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Outcome = Literal[
    "reached", "expected", "unclear_pace", "not_at_this_pace", "not_supported", "too_little_data"
]
FEWEST = 12  # months of one course: with fewer its slope is the season's
HORIZON = 60  # months: a line of a year or two says nothing of what lies further ahead
QUARTER = 3  # months that one back-test looks ahead: what the reports tell of
FEWEST_TRIALS = 3
_SEASON_FROM = 24  # months that a season can be told from a course in
_CONFIDENCE = 0.95
_STRONGEST = 0.8  # autocorrelation; with more, nothing of so few months is known


@dataclass(frozen=True)
class Pace:
    """A straight line through the months of the course that goes on, their season left out.

    Parameters
    ----------
    level
        The line in the last month, in the unit of the series.
    slope
        What it gains a month.
    covariance
        Of level and slope.
    quantile
        Standard errors that a 95 % interval reaches to either side.
    autocorrelation
        Of neighbouring months, as it was used.
    season
        What the months of the year add, January first; noughts where it is not known.
    """

    level: float
    slope: float
    covariance: Numbers
    quantile: float
    autocorrelation: float
    season: Numbers

    def line(self, ahead: Numbers) -> Numbers:
        """Return the line so many months after the last."""
        return self.level + self.slope * ahead

    def reach(self, ahead: Numbers) -> Numbers:
        """Return half the width of the line's 95 % interval so many months after the last."""
        (level, both), (_, slope) = self.covariance
        variance = level + 2 * ahead * both + ahead**2 * slope
        reach: Numbers = self.quantile * np.sqrt(np.maximum(variance, 0.0))
        return reach


@dataclass(frozen=True)
class Backtest:
    """How far forecasts from the series' own past were from what came.

    Parameters
    ----------
    trials
        Forecasts of the mean of the next three months.
    error
        Mean absolute error of the line, in the unit of the series; None without trials.
    error_as_now
        Of saying that all stays as in the last twelve months.
    """

    trials: int
    error: float | None
    error_as_now: float | None


@dataclass(frozen=True)
class Forecast:
    """When a target is reached, in months after the last; None where that cannot be said.

    Parameters
    ----------
    expected
        Where the line reaches the target.
    earliest, latest
        Where the ends of its 95 % interval do; ``latest`` None: it may never be.
    """

    outcome: Outcome
    expected: int | None = None
    earliest: int | None = None
    latest: int | None = None


def fit_pace(values: Numbers, months: Whole, courses: Whole) -> Pace | None:
    """Fit the line of the last course by generalised least squares with AR(1) errors.

    Earlier courses (before a reform) have lines of their own; from 24 months on all share a season
    of one wave a year. Neighbouring months are alike, which makes a line look surer than it is:
    their correlation is estimated from the residuals and corrected for its own bias, which is
    large in so few months (Marriott & Pope, *Biometrika* 41 (1954) 390-402).

    Parameters
    ----------
    values
        nan where a month has no data or does not count.
    months
        Months counted from any January, in order.
    courses
        0, 1, …: which course a month is of; the last one is what goes on.

    Returns
    -------
    Pace or None
        None with fewer than twelve months of the last course.
    """
    counts = ~np.isnan(values)
    last = int(courses.max(initial=0))
    if (counts & (courses == last)).sum() < FEWEST:
        return None
    used = [c for c in range(last + 1) if (counts & (courses == c)).sum() >= FEWEST]
    rows = counts & np.isin(courses, used)
    design = _design(months, courses, used, has_season=rows.sum() >= _SEASON_FROM)[rows]
    seen, at = values[rows], months[rows]
    rho = _autocorrelation(np.asarray(OLS(seen, design).fit().resid), at, design.shape[1])
    errors = rho ** np.abs(np.subtract.outer(at, at)) if rho > 0 else None
    found = GLS(seen, design, sigma=errors).fit()
    line = slice(2 * len(used) - 2, 2 * len(used))
    params, covariance = np.asarray(found.params), np.asarray(found.cov_params())
    freedom = (len(seen) - design.shape[1]) * (1 - rho) / (1 + rho)
    waves = params[2 * len(used) :]
    level, slope = params[line].tolist()
    return Pace(
        level=level,
        slope=slope,
        covariance=covariance[line, line],
        quantile=float(stats.t.ppf((1 + _CONFIDENCE) / 2, max(freedom, 2.0))),
        autocorrelation=rho,
        season=_waves(np.arange(12)) @ waves if waves.size else np.zeros(12),
    )


def forecast(pace: Pace | None, tests: Backtest, target: float, *, is_upward: bool) -> Forecast:
    """Say when a target is reached if the line goes on.

    Parameters
    ----------
    pace
        None where there are too few months.
    tests
        A line that has done worse than "as now" is not carried on.
    target
        In the unit of the series.
    is_upward
        Whether more is better.
    """
    if pace is None or tests.error is None or tests.error_as_now is None:
        return Forecast("too_little_data")
    ahead = np.arange(HORIZON + 1, dtype=np.float64)
    gap = (pace.line(ahead) - target) * (1 if is_upward else -1)
    reach = pace.reach(ahead)
    expected, earliest, latest = (_first(gap + by >= 0) for by in (0 * reach, reach, -reach))
    if expected == 0:
        return Forecast("reached", 0, 0, latest)
    if tests.error > tests.error_as_now:
        return Forecast("not_supported")
    if expected is None:
        return Forecast("not_at_this_pace", None, earliest)
    slowest = pace.slope * (1 if is_upward else -1) - pace.quantile * math.sqrt(
        max(float(pace.covariance[1, 1]), 0.0)
    )
    if slowest <= 0:
        return Forecast("unclear_pace", expected, earliest)
    return Forecast("expected", expected, earliest, latest)


def back_test(values: Numbers, months: Whole, courses: Whole) -> Backtest:
    """Forecast every quarter of the past from what was known before it (rolling origin).

    From the twelfth month of a course on, each month is an origin once: the line is fitted to the
    months up to it, and the mean of the next three is held against it. Judged are the origins of
    the last course where it has at least three, else those of all.

    Parameters
    ----------
    values, months, courses
        As :func:`fit_pace`.
    """
    trials: list[tuple[int, float, float]] = []
    for origin in range(len(values) - QUARTER):
        after = slice(origin + 1, origin + 1 + QUARTER)
        came = values[after]
        if (courses[after] != courses[origin]).any() or np.isnan(came).any():
            continue
        past = slice(0, origin + 1)
        pace = fit_pace(values[past], months[past], courses[past])
        if pace is None:
            continue
        ahead = (months[after] - months[origin]).astype(np.float64)
        said = pace.line(ahead) + pace.season[months[after] % 12]
        course = values[past][courses[past] == courses[origin]]
        as_now = np.nanmean(course[-FEWEST:])
        trials.append(
            (
                int(courses[origin]),
                abs(float(said.mean() - came.mean())),
                abs(float(as_now - came.mean())),
            )
        )
    last = [trial for trial in trials if trial[0] == courses.max(initial=0)]
    judged = last if len(last) >= FEWEST_TRIALS else trials
    if len(judged) < FEWEST_TRIALS:
        return Backtest(len(judged), None, None)
    errors = np.array([trial[1:] for trial in judged]).mean(axis=0)
    return Backtest(len(judged), float(errors[0]), float(errors[1]))


def _design(months: Whole, courses: Whole, used: list[int], *, has_season: bool) -> Numbers:
    """Return level and slope of each course, counted from its last month, and one yearly wave."""
    columns = []
    for course in used:
        here = (courses == course).astype(np.float64)
        from_last = months - months[courses == course].max()
        columns += [here, here * from_last]
    lines = np.column_stack(columns)
    return np.hstack([lines, _waves(months)]) if has_season else lines


def _waves(months: Whole) -> Numbers:
    angle = 2 * np.pi * months / 12
    return np.column_stack([np.sin(angle), np.cos(angle)])


def _autocorrelation(residuals: Numbers, months: Whole, terms: int) -> float:
    """Return the correlation of neighbouring residuals, corrected for bias; 0 to 0.8."""
    neighbours = np.diff(months) == 1
    spread = float(residuals @ residuals)
    if not neighbours.any() or spread <= 0:
        return 0.0
    together = float((residuals[1:] * residuals[:-1])[neighbours].sum())
    count = len(residuals)
    found = together / spread * count / neighbours.sum()
    corrected = (found + terms / count) / max(1 - (terms + 2) / count, 0.1)
    return float(np.clip(corrected, 0.0, _STRONGEST))


def _first(holds: npt.NDArray[np.bool_]) -> int | None:
    """Return the first place that holds."""
    return int(holds.argmax()) if holds.any() else None
