"""When a target is reached at this pace: the line, its interval, and when nothing is said."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.analysis.forecast import Backtest, Pace, back_test, fit_pace, forecast

SUPPORTED = Backtest(10, 0.01, 0.02)
MONTHS = np.arange(24264, 24264 + 48)  # from January 2022 on
NO_WIDTH = np.zeros((2, 2))


def course(values: list[float]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return np.array(values), MONTHS[: len(values)], np.zeros(len(values), dtype=np.int64)


def pace(level: float, slope: float, level_sd: float = 0.0, slope_sd: float = 0.0) -> Pace:
    covariance = np.diag([level_sd**2, slope_sd**2])
    return Pace(level, slope, covariance, 2.0, 0.0, np.zeros(12))


# -- the line -----------------------------------------------------------------------------------


def test_a_straight_line_is_found_as_it_is() -> None:
    found = fit_pace(*course([0.30 + 0.002 * n for n in range(18)]))
    assert found is not None
    assert found.level == pytest.approx(0.334, abs=1e-9)
    assert found.slope == pytest.approx(0.002, abs=1e-9)


def test_the_season_is_no_pace() -> None:
    """Flat but for the season: the last months rise, the line does not."""
    wave = [0.05 * np.sin(2 * np.pi * month / 12) for month in MONTHS[:27]]
    found = fit_pace(*course([0.30 + one for one in wave]))
    assert found is not None
    assert found.slope == pytest.approx(0.0, abs=1e-9)
    assert found.season[3] == pytest.approx(0.05, abs=1e-9), "April"


def test_before_the_reform_is_another_line() -> None:
    values = np.array([0.30 - 0.001 * n for n in range(24)] + [0.40 + 0.003 * n for n in range(15)])
    courses = np.array([0] * 24 + [1] * 15)
    found = fit_pace(values, MONTHS[:39], courses)
    assert found is not None
    assert (found.level, found.slope) == pytest.approx((0.442, 0.003), abs=1e-9)


def test_gaps_are_left_out() -> None:
    values = np.array([0.30 + 0.002 * n for n in range(20)])
    values[[3, 11]] = np.nan
    found = fit_pace(values, MONTHS[:20], np.zeros(20, dtype=np.int64))
    assert found is not None
    assert found.slope == pytest.approx(0.002, abs=1e-9)


@pytest.mark.parametrize(("count", "is_there"), [(11, False), (12, True)])
def test_eleven_and_twelve_months(count: int, is_there: bool) -> None:
    assert (fit_pace(*course([0.3, 0.32] * 6)[:1], *course([0.0] * 12)[1:]) is not None) is True
    values, months, courses = course([0.3 + n % 3 / 100 for n in range(count)])
    assert (fit_pace(values, months, courses) is not None) is is_there


def test_a_short_new_course_is_not_told_from_the_old_one() -> None:
    values = np.array([0.3 + n % 3 / 100 for n in range(30)])
    assert fit_pace(values, MONTHS[:30], np.array([0] * 24 + [1] * 6)) is None


# -- what is said -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "target", "is_upward", "expected"),
    [
        (pace(0.40, 0.01), 0.45, True, ("expected", 5, 5, 5)),
        (pace(0.30, -0.01), 0.25, False, ("expected", 5, 5, 5)),
        (pace(0.40, 0.01), 0.40, True, ("reached", 0, 0, 0)),
        (pace(0.40, 0.01, level_sd=0.02), 0.39, True, ("reached", 0, 0, 3)),
        (pace(0.40, 0.01, level_sd=0.01), 0.45, True, ("expected", 5, 3, 7)),
        (pace(0.40, -0.01), 0.45, True, ("not_at_this_pace", None, None, None)),
        (pace(0.40, 0.0005), 0.45, True, ("not_at_this_pace", None, None, None)),
        (pace(0.40, 0.0), 0.45, True, ("not_at_this_pace", None, None, None)),
        (pace(0.40, 0.01, slope_sd=0.006), 0.45, True, ("unclear_pace", 5, 3, None)),
    ],
)
def test_by_hand(
    line: Pace, target: float, is_upward: bool, expected: tuple[str, int, int, int]
) -> None:
    found = forecast(line, SUPPORTED, target, is_upward=is_upward)
    assert (found.outcome, found.expected, found.earliest, found.latest) == expected


def test_a_line_that_did_worse_than_as_now_is_not_carried_on() -> None:
    worse = Backtest(10, 0.03, 0.02)
    assert forecast(pace(0.4, 0.01), worse, 0.45, is_upward=True).outcome == "not_supported"
    assert forecast(pace(0.4, 0.01), worse, 0.39, is_upward=True).outcome == "reached"


def test_too_little_data() -> None:
    assert forecast(None, SUPPORTED, 0.4, is_upward=True).outcome == "too_little_data"
    untested = Backtest(2, None, None)
    assert forecast(pace(0.4, 0.01), untested, 0.45, is_upward=True).outcome == "too_little_data"


# -- the back-test ------------------------------------------------------------------------------


def test_back_test_by_hand() -> None:
    """A line has no error; "as now" is the mean of twelve months: 6.5 + 1 months behind the next.

    The mean of the next three lies two months ahead of the origin, that of the last twelve 5.5
    behind it: 7.5 steps of 0.002.
    """
    found = back_test(*course([0.30 + 0.002 * n for n in range(18)]))
    assert found.trials == 18 - 12 - 3 + 1
    assert found.error == pytest.approx(0.0, abs=1e-9)
    assert found.error_as_now == pytest.approx(7.5 * 0.002, abs=1e-9)


def test_no_forecast_looks_over_a_reform() -> None:
    values = np.array([0.30] * 15 + [0.50] * 15) + np.arange(30) % 2 / 100
    found = back_test(values, MONTHS[:30], np.array([0] * 15 + [1] * 15))
    assert found.trials == 2
    assert found.error is None, "one origin before, one after: too few"
    longer = np.array([0.30] * 20 + [0.50] * 20) + np.arange(40) % 2 / 100
    tested = back_test(longer, MONTHS[:40], np.array([0] * 20 + [1] * 20))
    assert tested.error is not None
    assert tested.error < 0.05, "a step of 0.2 would be seen"


def test_a_flat_noisy_series_supports_no_line() -> None:
    """Most of a hundred series without any pace are given no month."""
    rng = np.random.default_rng(7)
    said = []
    for _ in range(100):
        values = course(list(0.40 + 0.03 * rng.normal(size=30)))
        tests = back_test(*values)
        said.append(forecast(fit_pace(*values), tests, 0.45, is_upward=True).outcome)
    assert said.count("expected") <= 5


def test_the_interval_holds_the_month() -> None:
    """A true pace of 0.004 a month reaches 0.45 after 12.5: inside the interval nearly always."""
    rng = np.random.default_rng(11)
    held = 0
    for _ in range(200):
        noise = np.zeros(30)
        for n in range(1, 30):
            noise[n] = 0.3 * noise[n - 1] + 0.02 * rng.normal()
        values = course(list(0.284 + 0.004 * np.arange(30) + noise))
        found = forecast(fit_pace(*values), SUPPORTED, 0.45, is_upward=True)
        early = found.earliest if found.earliest is not None else 10**6
        late = found.latest if found.latest is not None else 10**6
        held += early <= 13 <= late + 1
    assert held >= 184, "92 of a hundred"


@settings(deadline=None)
@given(
    st.lists(st.integers(0, 1000), min_size=12, max_size=30),
    st.integers(0, 1000),
    st.sampled_from([10.0, 100.0]),
)
def test_the_unit_is_of_no_matter(numbers: list[int], target: int, factor: float) -> None:
    one, other = (
        forecast(
            fit_pace(*(values := course([number * scale for number in numbers]))),
            back_test(*values),
            (target + 0.5) * scale,
            is_upward=True,
        )
        for scale in (1.0, factor)
    )
    assert one.outcome == other.outcome
    assert one.expected == pytest.approx(other.expected, abs=1) or one.expected is None
