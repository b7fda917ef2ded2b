"""Regression of a monthly series whose errors hang together, AR(1), gaps allowed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]

# A little below 0, too: were it cut off there, the intervals of independent months would cover
# more than they say (docs/methods/interrupted-series.md).
AUTOCORRELATIONS: Numbers = np.linspace(-0.3, 0.95, 51)


@dataclass(frozen=True)
class Regression:
    """A regression under every autocorrelation that is held possible.

    Parameters
    ----------
    autocorrelations, weights
        The values on the grid and their posterior weights, which add up to 1.
    coefficients, unscaled
        By autocorrelation: the GLS estimate and (X'V⁻¹X)⁻¹.
    residual_squares
        By autocorrelation: the whitened residuals' sum of squares, for each series.
    free
        Months less coefficients.
    """

    autocorrelations: Numbers
    weights: Numbers
    coefficients: Numbers
    unscaled: Numbers
    residual_squares: Numbers
    free: int

    @property
    def likeliest(self) -> int:
        """The place on the grid of the likeliest autocorrelation: its REML estimate."""
        return int(self.weights.argmax())

    @property
    def autocorrelation(self) -> float:
        """The REML estimate of the autocorrelation."""
        return float(self.autocorrelations[self.likeliest])

    @property
    def estimate(self) -> Numbers:
        """The GLS estimate of the coefficients at the likeliest autocorrelation."""
        found: Numbers = self.coefficients[self.likeliest]
        return found

    def draws(self, count: int, rng: np.random.Generator) -> Numbers:
        """Draw coefficients, with what is not known of autocorrelation and variance.

        Returns
        -------
        numpy.ndarray
            Draws × coefficients.
        """
        at = rng.choice(len(self.weights), size=count, p=self.weights)
        roots = np.linalg.cholesky(self.unscaled)
        variances = self.residual_squares[at] / rng.chisquare(self.free, count)
        normal = rng.standard_normal((count, self.coefficients.shape[1]))
        spread = np.einsum("dij,dj->di", roots[at], normal)
        drawn: Numbers = self.coefficients[at] + np.sqrt(variances)[:, None] * spread
        return drawn


def whitened(values: Numbers, months: npt.NDArray[np.int64], rho: float) -> Numbers:
    """Return values of an AR(1) series as independent ones of equal variance.

    The Prais–Winsten transformation (1954), which keeps the first value; between months that are
    *k* apart the correlation is ρᵏ, so that a gap is no neighbour.

    Parameters
    ----------
    values
        Months × columns, or one number a month.
    months
        Increasing numbers of the months.
    """
    gaps = np.diff(months)
    phi = (rho**gaps).reshape(-1, *([1] * (values.ndim - 1)))
    rest = (values[1:] - phi * values[:-1]) / np.sqrt(1 - phi**2)
    return np.concatenate([values[:1], rest])


def regress(values: Numbers, design: Numbers, months: npt.NDArray[np.int64]) -> Regression:
    """Regress a series on a design with AR(1) errors, under each autocorrelation from -0.3 to 0.95.

    The weight of an autocorrelation is its restricted likelihood (Patterson & Thompson 1971;
    Harville 1974), the coefficients and the variance integrated out, with a flat prior: what
    short series do not tell about it widens the intervals, where one estimate put in its place
    would make them too narrow. (Restricted, because the ordinary estimate is biased toward 0 in
    short series: Cheang & Reinsel 2000.)

    Raises
    ------
    ValueError
        Without more months than coefficients, or where the columns of the design do not differ.
    """
    count, width = design.shape
    if count <= width or np.linalg.matrix_rank(design) < width:
        raise ValueError("too few months")
    parts = [_under(rho, values, design, months) for rho in AUTOCORRELATIONS]
    logs = np.array([part[3] for part in parts])
    weights = np.exp(logs - logs.max())
    return Regression(
        AUTOCORRELATIONS,
        weights / weights.sum(),
        np.array([part[0] for part in parts]),
        np.array([part[1] for part in parts]),
        np.array([part[2] for part in parts]),
        count - width,
    )


def _under(
    rho: float, values: Numbers, design: Numbers, months: npt.NDArray[np.int64]
) -> tuple[Numbers, Numbers, float, float]:
    """Return estimate, (X'V⁻¹X)⁻¹, whitened sum of squares and log restricted likelihood."""
    white = whitened(np.column_stack([design, values]), months, float(rho))
    x, y = white[:, :-1], white[:, -1]
    unscaled = np.asarray(np.linalg.inv(x.T @ x), dtype=np.float64)
    estimate = unscaled @ x.T @ y
    left = y - x @ estimate
    # Figures with no more than the noise of floating point in them are one line.
    squares = max(float(left @ left), np.finfo(np.float64).tiny)
    logs = np.log1p(-(float(rho) ** (2 * np.diff(months)))).sum()
    log_unscaled = np.linalg.slogdet(unscaled)[1]
    likelihood = (-logs + log_unscaled - (len(y) - x.shape[1]) * np.log(squares)) / 2
    return estimate, unscaled, squares, float(likelihood)
