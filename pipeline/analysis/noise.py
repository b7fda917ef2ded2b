"""The noise of a share of time: what months and people vary by when nothing moves.

A share of one person in one month is the team's level plus the person's lasting effect, plus what
the month does to everybody, plus what it does to that person. The last two hang together from
month to month. Everything is worked out for many series at once, so that the same estimates can
be made of thousands of simulated ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
Sides = npt.NDArray[np.int64]
BASELINE, AFTER, NEITHER = 0, 1, 2
# A month's share is counted from some hundred pieces of work: that sampling noise is white and
# hides how persistent the rest is. Beyond the first lag correlation fades no faster than this.
SLOWEST_FADING = 0.6
# Three years and a half cannot tell 0.8 from 0.6, and where chance put the estimate that high a
# shift of ten points was missed: what is believed ends a little above the 0.6 to be withstood.
_MOST = 0.65
_GRID = np.linspace(0, _MOST, 66)
# In what people's own months make of the team's variance. Everybody's months are taken to have at
# least that in common, since so little cannot be told from none.
_LEAST_IN_COMMON = 0.4
# What the belief is worth that they hang together as each person's do; it decides only where there
# is hardly more in common than that.
_PRIOR = 0.5
_NOTHING = 1e-12


@dataclass(frozen=True)
class Estimates:
    """Parameters of the noise, one of each per series.

    Parameters
    ----------
    own_correlation, own_variance
        Of neighbouring months and of one month, in what is each person's own.
    common_correlation, common_variance
        The same of what a month does to everybody.
    people_variance
        Of people's lasting effects.
    """

    own_correlation: Values
    own_variance: Values
    common_correlation: Values
    common_variance: Values
    people_variance: Values


@dataclass(frozen=True)
class _Expected:
    """What a moment is expected to be at variances of one: by autocorrelation, and by people."""

    own: Values
    common: Values
    people: float


Moment = TypeVar("Moment")


@dataclass(frozen=True)
class _Moments(Generic[Moment]):
    """Sums of squares and of neighbours' products that the estimates are made from."""

    team: Moment
    team_next: Moment
    own: Moment
    own_next: Moment
    people: Moment


class Noise:
    """The noise of series of one team: whose hours, in which months, on which side.

    Parameters
    ----------
    hours
        People × months without a gap in the calendar; 0 where a person did not work.
    sides
        By month: ``BASELINE``, ``AFTER`` or ``NEITHER``.

    Raises
    ------
    ValueError
        When a side has no hours at all.
    """

    def __init__(self, hours: Values, sides: Sides) -> None:
        self.hours = hours
        self.sides = sides
        totals = [hours[:, sides == side].sum() for side in (BASELINE, AFTER)]
        if min(totals) <= 0:
            raise ValueError("a side has no hours")
        # Change = Σ weights × shares: exactly the difference of the two pooled shares.
        self.weights = np.where(sides == AFTER, hours / totals[AFTER], 0.0)
        self.weights -= np.where(sides == BASELINE, hours / totals[BASELINE], 0.0)
        self._side_hours = [np.where(sides == side, hours, 0.0) for side in (BASELINE, AFTER)]
        used = self._side_hours[BASELINE] + self._side_hours[AFTER]
        team = used.sum(axis=0)
        self._of_team = np.divide(used, team, out=np.zeros_like(used), where=team > 0)
        # Full months tell more: squares count by hours.
        self._root = np.sqrt(used / used[used > 0].mean())
        self._team_root = np.sqrt(team / team[team > 0].mean())
        self._is_used = used > 0
        of_people = used.sum(axis=1) / used.sum()
        self._people_count = 1 / float(of_people @ of_people)
        self._season = _season(sides, team > 0)

    def change(self, shares: Values) -> Values:
        """Return the change of the pooled share, baseline to after, of each series.

        Parameters
        ----------
        shares
            Series × people × months; any number where there are no hours.
        """
        return np.asarray(np.einsum("npt,pt->n", shares, self.weights))

    def estimate(self, shares: Values) -> Estimates:
        """Estimate the parameters of each series from months about their own side's level.

        Every person's months are taken about that person's mean on the same side, so that neither
        a change nor who came and went is taken for noise. Sums of squares and of neighbours'
        products are then equated with what they are expected to be at each autocorrelation, by
        which the estimates are free of the bias that short series and few people bring.
        """
        found, expected = self._moments(shares), self._expected
        zero = np.zeros(len(shares))
        own, own_variance = zero, zero
        if expected.own.own[0] > _NOTHING:
            ratio = _ratio(found.own_next, found.own)
            own = _correlation(ratio, expected.own_next.own, expected.own.own)
            own_variance = found.own / _at(expected.own.own, own)
        team = np.maximum(found.team - own_variance * _at(expected.team.own, own), 0.0)
        team_next = found.team_next - own_variance * _at(expected.team_next.own, own)
        by_people = own_variance / self._people_count
        prior = _PRIOR * by_people
        team = np.maximum(team, _LEAST_IN_COMMON * by_people * _at(expected.team.common, own))
        common = _correlation(
            _ratio(
                team_next + prior * _at(expected.team_next.common, own),
                team + prior * _at(expected.team.common, own),
            ),
            expected.team_next.common,
            expected.team.common,
        )
        common_variance = team / _at(expected.team.common, common)
        people = zero
        if expected.people.people > _NOTHING:
            rest = own_variance * _at(expected.people.own, own)
            rest = rest + common_variance * _at(expected.people.common, common)
            people = np.maximum(found.people - rest, 0) / expected.people.people
        return Estimates(own, own_variance, common, common_variance, people)

    def error(self, of: Estimates) -> Values:
        """Return the standard error of the change by chance alone, people's turnover included."""
        own, common, people = self._of_change
        variance = (
            of.own_variance * _at(own, of.own_correlation)
            + of.common_variance * _at(common, of.common_correlation)
            + of.people_variance * people
        )
        return np.sqrt(variance)

    def draw(self, of: Estimates, draws: int, rng: np.random.Generator) -> Values:
        """Draw series (draws × people × months, about 0) in which nothing moves.

        Parameters
        ----------
        of
            Of one series.
        """
        people, months = self.hours.shape
        own = rng.standard_normal((draws * people, months)) @ self._root_of(of.own_correlation[0]).T
        common = rng.standard_normal((draws, months)) @ self._root_of(of.common_correlation[0]).T
        lasting = rng.standard_normal((draws, people, 1))
        return np.asarray(
            own.reshape(draws, people, months) * np.sqrt(of.own_variance[0])
            + common[:, None] * np.sqrt(of.common_variance[0])
            + lasting * np.sqrt(of.people_variance[0])
        )

    def _root_of(self, correlation: float) -> Values:
        months = np.arange(self.hours.shape[1])
        of_lags = _fading(np.array([correlation]), len(months))[0]
        matrix = of_lags[np.abs(months[:, None] - months)]
        return np.linalg.cholesky(matrix + _NOTHING * np.eye(len(months)))

    def _moments(self, shares: Values) -> _Moments[Values]:
        team, own, people = self._parts(shares)
        return _Moments(
            team=np.einsum("nt,nt->n", team, team),
            team_next=np.einsum("nt,nt->n", team[:, 1:], team[:, :-1]),
            own=np.einsum("npt,npt->n", own, own),
            own_next=np.einsum("npt,npt->n", own[:, :, 1:], own[:, :, :-1]),
            people=np.einsum("np,np->n", people, people),
        )

    def _parts(self, shares: Values) -> tuple[Values, Values, Values]:
        """Return the team's months, each person's about the team's, and people's means.

        All three are linear in the shares, and free of each side's level.
        """
        rest = np.where(self._is_used, shares, 0.0)
        apart = np.zeros(shares.shape[:2])
        for side, hours in enumerate(self._side_hours):
            whole = hours.sum(axis=1)
            sums = np.einsum("npt,pt->np", shares, hours)
            means = np.divide(sums, whole, out=np.zeros_like(sums), where=whole > 0)
            rest -= means[:, :, None] * (hours > 0)
            if side == BASELINE:
                weights = whole / whole.sum()
                apart = (means - (means @ weights)[:, None]) * np.sqrt(weights)
        team = np.einsum("npt,pt->nt", rest, self._of_team)
        own = (rest - team[:, None]) * self._root
        if self._season is not None:
            team = team - (team @ self._season) @ self._season.T
        return team * self._team_root, own, apart

    @cached_property
    def _expected(self) -> _Moments[_Expected]:
        """What each moment is expected to be, by autocorrelation, at variances of one."""
        people, months = self.hours.shape
        units = np.eye(people * months).reshape(-1, people, months)
        team, own, apart = (part.reshape(len(units), -1) for part in self._parts(units))
        after = own.reshape(len(units), people, months)
        shifted = np.concatenate([after[:, :, 1:], np.zeros_like(after[:, :, :1])], axis=2)
        forms = _Moments(
            team=team @ team.T,
            team_next=team[:, :-1] @ team[:, 1:].T,
            own=own @ own.T,
            own_next=own @ shifted.reshape(len(units), -1).T,
            people=apart @ apart.T,
        )
        return _Moments(**{name: self._expectation(form) for name, form in vars(forms).items()})

    def _expectation(self, form: Values) -> _Expected:
        people, months = self.hours.shape
        by_person = form.reshape(people, months, people, months)
        same = np.einsum("ptpu->tu", by_person)
        everybody = by_person.sum(axis=(0, 2))
        fading = _fading(_GRID, months)
        return _Expected(
            own=fading @ _by_lag(same),
            common=fading @ _by_lag(everybody),
            people=float(np.einsum("ptpu->", by_person)),
        )

    @cached_property
    def _of_change(self) -> tuple[Values, Values, float]:
        """The variance of the change, by autocorrelation, at variances of one."""
        fading = _fading(_GRID, self.hours.shape[1])
        team = self.weights.sum(axis=0)
        return (
            fading @ _by_lag(self.weights.T @ self.weights),
            fading @ _by_lag(np.outer(team, team)),
            float((self.weights.sum(axis=1) ** 2).sum()),
        )


def _fading(correlation: Values, months: int) -> Values:
    """Return the autocorrelation at each lag: white noise on top of an AR(1) series."""
    lags = np.arange(months)
    pace = np.maximum(correlation, SLOWEST_FADING)[:, None]
    later = correlation[:, None] * pace ** np.maximum(lags - 1, 0)
    return np.where(lags == 0, 1.0, later)


def _by_lag(matrix: Values) -> Values:
    """Add up a matrix of months by their distance."""
    count = len(matrix)
    lags = np.abs(np.subtract.outer(np.arange(count), np.arange(count)))
    return np.asarray(np.bincount(lags.ravel(), matrix.ravel(), minlength=count), np.float64)


def _season(sides: Sides, has_hours: npt.NDArray[np.bool_]) -> Values | None:
    """Return an orthonormal yearly wave over the months, where both sides are whole years.

    Then a season is no part of the change, and need not be taken for noise.
    """
    counts = [int(((sides == side) & has_hours).sum()) for side in (BASELINE, AFTER)]
    if any(count % 12 or count == 0 for count in counts):
        return None
    angle = 2 * np.pi * np.arange(len(sides)) / 12
    wave = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    wave *= ((sides != NEITHER) & has_hours)[:, None]
    return np.linalg.qr(wave)[0]


def _ratio(above: Values, below: Values) -> Values:
    return np.divide(above, below, out=np.zeros_like(above), where=below > _NOTHING)


def _at(table: Values, correlation: Values) -> Values:
    return np.interp(correlation, _GRID, table)


def _correlation(found: Values, next_month: Values, same_month: Values) -> Values:
    """Return the autocorrelation at which that ratio is to be expected; 0 to 0.65."""
    return np.interp(found, next_month / same_month, _GRID)
