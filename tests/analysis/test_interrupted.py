"""Interrupted time series: published data, statsmodels' own results, edges, coverage."""

from __future__ import annotations

import datetime as dt

import numpy as np
import polars as pl
import pytest
import statsmodels.api as sm
from scipy.special import expit, logit
from sicily import BAN, EVENTS, IS_AFTER, MONTHS, POPULATION
from statsmodels.tsa.statespace.sarimax import SARIMAX

from pipeline.analysis.autoregression import regress, whitened
from pipeline.analysis.interrupted import design, interrupted, log_odds_ready
from pipeline.analysis.interrupted_series import fit_series

AFTER_24 = np.arange(45) >= 27
KEPT = (np.arange(45) < 24) | AFTER_24


def simulated(
    rng: np.random.Generator, rho: float, *, level: float = 0.5, slope: float = 0.1
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """24 months, 3 left out, 18 after: numerators, hours, months, is_after, noise-free log odds."""
    months = np.arange(45) + 12 * 2022
    noise = np.empty(45)
    noise[0] = rng.normal()
    for at in range(1, 45):
        noise[at] = rho * noise[at - 1] + np.sqrt(1 - rho**2) * rng.normal()
    since = (np.arange(45) - 27) / 12
    line = logit(0.3) + AFTER_24 * (level + slope * since)
    hours = rng.uniform(400, 700, 45)
    shares = expit(line + 0.15 * noise)
    return (shares * hours)[KEPT], hours[KEPT], months[KEPT], AFTER_24[KEPT], line[KEPT]


def test_the_design_gives_the_published_estimates_of_the_tutorial() -> None:
    """Level change of the Sicilian smoking ban: RR 0.894, with seasons 0.885 (0.839-0.933)."""
    assert EVENTS[~IS_AFTER].mean() == pytest.approx(810.9, abs=0.05)
    assert EVENTS[IS_AFTER].mean() == pytest.approx(857.5, abs=0.05)
    start = int(MONTHS[BAN])

    def level(pairs: int) -> tuple[float, np.ndarray]:
        columns = np.delete(design(MONTHS, IS_AFTER, pairs=pairs, start=start), 3, axis=1)
        model = sm.GLM(EVENTS, columns, family=sm.families.Poisson(), offset=np.log(POPULATION))
        fit = model.fit(scale="X2")
        return float(np.exp(fit.params[2])), np.exp(fit.conf_int()[2])

    plain, _ = level(0)
    seasonal, interval = level(2)
    assert plain == pytest.approx(0.894, abs=0.0005)
    assert seasonal == pytest.approx(0.885, abs=0.0005)
    assert interval == pytest.approx([0.839, 0.933], abs=0.0005)


def test_the_whole_method_finds_the_change_of_the_tutorial() -> None:
    """With a change of slope, which the authors find to be very little: about 11 to 12 % fewer."""
    fit = interrupted(EVENTS, POPULATION, MONTHS, IS_AFTER, seed=1)
    change = fit.estimates["level_change"]
    assert np.exp(change.value) == pytest.approx(0.878, abs=0.006)
    assert change.upper < 0
    slope = fit.estimates["slope_change_per_year"]
    assert slope.lower < 0 < slope.upper
    assert fit.pair_count == 2


@pytest.mark.parametrize("rho", [0.0, 0.4, 0.7])
def test_the_estimate_is_statsmodels_own_gls(rho: float) -> None:
    top, hours, months, is_after, _ = simulated(np.random.default_rng(5), rho)
    columns = design(months, is_after, pairs=1, start=int(months[24]))
    values = logit(top / hours)
    found = regress(values, columns, months)
    sigma = np.power(found.autocorrelation, np.abs(np.subtract.outer(months, months)))
    fit = sm.GLS(values, columns, sigma=sigma).fit()
    assert found.estimate == pytest.approx(fit.params, abs=1e-9)
    variance = found.residual_squares[found.likeliest] / found.free
    covariance = found.unscaled[found.likeliest] * variance
    assert covariance == pytest.approx(fit.cov_params(), abs=1e-9)


def test_the_likeliest_autocorrelation_is_near_that_of_statsmodels_in_a_long_series() -> None:
    rng = np.random.default_rng(8)
    noise = [rng.normal()]
    for _ in range(599):
        noise.append(0.5 * noise[-1] + np.sqrt(0.75) * rng.normal())
    columns = np.column_stack([np.ones(600), np.arange(600) / 12])
    values = np.array(noise) + columns @ [1.0, 0.02]
    found = regress(values, columns, np.arange(600))
    other = SARIMAX(values, exog=columns, order=(1, 0, 0)).fit(disp=False)
    assert found.autocorrelation == pytest.approx(other.params[2], abs=0.03)
    assert found.estimate == pytest.approx(other.params[:2], abs=0.01)


def test_whitening_knows_gaps() -> None:
    months = np.array([1, 2, 5])
    rho = 0.5
    correlations = np.power(rho, np.abs(np.subtract.outer(months, months)))
    transform = whitened(np.eye(3), months, rho)
    assert transform @ correlations @ transform.T == pytest.approx(np.eye(3), abs=1e-12)


def test_the_lines_part_where_the_change_begins_and_the_hours_are_between_them() -> None:
    top, hours, months, is_after, _ = simulated(np.random.default_rng(3), 0.2)
    fit = interrupted(top, hours, months, is_after, seed=1)
    assert fit.fitted[~is_after] == pytest.approx(fit.counterfactual[~is_after])
    gap = (fit.fitted - fit.counterfactual)[is_after]
    gained = fit.estimates["hours_gained"]
    assert gained.value == pytest.approx(float(gap @ hours[is_after]))
    assert gained.lower < gained.value < gained.upper
    assert fit.estimates["mean_change"].value == pytest.approx(gained.value / hours[is_after].sum())
    assert (fit.counterfactual_lower < fit.counterfactual_upper).all()
    assert (fit.counterfactual_lower > 0).all()
    assert (fit.counterfactual_upper < 1).all()


def test_the_other_share_is_the_mirror_image() -> None:
    """A share and what is left of it: log odds change their sign, and nothing else does."""
    top, hours, months, is_after, _ = simulated(np.random.default_rng(4), 0.3)
    one = interrupted(top, hours, months, is_after, seed=1)
    rest = interrupted(hours - top, hours, months, is_after, seed=1)
    for name, found in one.estimates.items():
        assert rest.estimates[name].value == pytest.approx(-found.value, abs=1e-9)
    assert rest.autocorrelation == one.autocorrelation


def test_the_same_seed_gives_the_same_interval() -> None:
    series = simulated(np.random.default_rng(4), 0.3)[:4]
    assert interrupted(*series, seed=1).estimates == interrupted(*series, seed=1).estimates


def test_half_an_hour_stands_for_none_and_for_what_all_lacks() -> None:
    shares, is_replaced = log_odds_ready(
        np.array([0.0, 30.0, 100.0, 0.0]), np.array([100.0, 100.0, 100.0, 0.6])
    )
    assert shares == pytest.approx([0.005, 0.3, 0.995, 0.5])
    assert is_replaced.tolist() == [True, False, True, True]


def test_a_share_of_none_leaves_finite_lines() -> None:
    top, hours, months, is_after, _ = simulated(np.random.default_rng(4), 0.3)
    top[5], top[30] = 0, hours[30]
    fit = interrupted(top, hours, months, is_after, seed=1)
    assert fit.is_replaced.sum() == 2
    assert np.isfinite(fit.fitted).all()
    assert fit.leans_on_one_month == bool((fit.distance > 1).any())


def test_what_is_left_hanging_together_is_seen() -> None:
    """A wave of six months is neither season of one pair nor AR(1)."""
    top, hours, months, is_after, line = simulated(np.random.default_rng(4), 0.0)
    wave = expit(line + 0.4 * np.sin(2 * np.pi * months / 5)) * hours
    assert interrupted(wave, hours, months, is_after, seed=1).hangs_together
    assert not interrupted(top, hours, months, is_after, seed=1).hangs_together


def series(before: int, after: int, shares: list[float] | None = None) -> pl.DataFrame:
    count = before + after
    months = [dt.date(2022 + at // 12, at % 12 + 1, 1) for at in range(count)]
    values = shares or [0.3 + 0.01 * (at % 3) for at in range(count)]
    return pl.DataFrame(
        {
            "month_start": months,
            "side": ["baseline"] * before + ["after"] * after,
            "numerator": [100 * value for value in values],
            "denominator": [100.0] * count,
        },
        schema={
            "month_start": pl.Date,
            "side": pl.String,
            "numerator": pl.Float64,
            "denominator": pl.Float64,
        },
    )


@pytest.mark.parametrize(
    ("found", "is_decided", "reason"),
    [
        (series(24, 12), False, "no_decision"),
        (series(11, 12), True, "too_few_months"),
        (series(24, 5), True, "too_few_months"),
        (series(0, 0), True, "too_few_months"),
        (series(24, 12, [0.3] * 36), True, "never_varies"),
    ],
    ids=["no decision", "short baseline", "too early", "nothing", "constant"],
)
def test_where_there_is_no_series_the_reason_is_said(
    found: pl.DataFrame, is_decided: bool, reason: str
) -> None:
    assert fit_series(found, is_decided=is_decided) == (reason, None)


def test_the_shortest_series_has_no_season_and_a_wide_interval() -> None:
    _, short = fit_series(series(12, 6), is_decided=True)
    _, longer = fit_series(series(24, 12), is_decided=True)
    assert short is not None
    assert longer is not None
    assert (short.pair_count, longer.pair_count) == (0, 1)
    widths = [
        fit.estimates["mean_change"].upper - fit.estimates["mean_change"].lower
        for fit in (short, longer)
    ]
    assert widths[0] > widths[1] > 0


def test_too_few_months_and_months_without_hours_are_refused() -> None:
    top, hours, months, is_after, _ = simulated(np.random.default_rng(4), 0.3)
    with pytest.raises(ValueError, match="too few"):
        interrupted(top[:28], hours[:28], months[:28], is_after[:28], seed=1)
    hours[3] = 0
    with pytest.raises(ValueError, match="denominator"):
        interrupted(top, hours, months, is_after, seed=1)


@pytest.mark.parametrize(("rho", "least"), [(0.0, 0.90), (0.3, 0.90), (0.6, 0.87)])
def test_it_covers_the_truth_as_often_as_it_says(rho: float, least: float) -> None:
    """150 draws, standard error 1.8 points; the whole of it is docs/methods."""
    rng = np.random.default_rng(20_250_101)
    covered = np.zeros(2)
    for at in range(150):
        top, hours, months, is_after, line = simulated(rng, rho)
        found = interrupted(top, hours, months, is_after, seed=at).estimates
        truth = float(((expit(line) - 0.3) * hours)[is_after].sum())
        level, gained = found["level_change"], found["hours_gained"]
        covered += [level.lower <= 0.5 <= level.upper, gained.lower <= truth <= gained.upper]
    assert (covered / 150 >= least).all()
    assert (covered / 150 <= 0.995).all()
