"""The two views: what makes the limits, what is judged, what is said."""

from __future__ import annotations

import datetime as dt
import itertools

import polars as pl
import pytest
from xmr_series import decided, months, series

from pipeline.analysis.chart import (
    Chart,
    assurance,
    extended_chart,
    recalculated_chart,
    variation,
)
from pipeline.analysis.limits import Limits
from pipeline.analysis.rule_sets import MDC_2023

STEADY = [0.30, 0.32] * 12  # mean 0.31, every range 0.02: limits 0.31 ± 0.0532


def extended(frame: pl.DataFrame) -> Chart:
    return extended_chart(frame, MDC_2023, "up")


def rules(chart: Chart) -> list[str | None]:
    return chart.points["rule"].to_list()


def test_limits_are_the_baseline_s_and_extended_over_all() -> None:
    chart = extended(decided(STEADY, [0.9, 0.1] * 6))
    assert chart.limits.centre == pytest.approx(0.31, abs=1e-12)
    assert chart.limits.upper == pytest.approx(0.31 + 2.66 * 0.02, abs=1e-12)
    assert chart.limits.lower == pytest.approx(0.31 - 2.66 * 0.02, abs=1e-12)
    assert chart.baseline_point_count == 24
    assert rules(chart) == [None] * 24 + ["outside"] * 12
    assert chart.points["effect"].to_list()[24:] == ["improving", "concerning"] * 6


def test_what_is_good_turns_the_effect() -> None:
    chart = extended_chart(decided(STEADY, [0.2]), MDC_2023, "down")
    assert chart.points["effect"].to_list()[-1] == "improving"
    watched = extended_chart(decided(STEADY, [0.2]), MDC_2023, "watch")
    assert watched.points["rule"].to_list()[-1] == "outside"
    assert watched.points["effect"].to_list()[-1] is None


def test_transition_months_are_ghosts() -> None:
    """They make no limits, are marked by no rule, and break a run that would span them."""
    chart = extended(decided(STEADY, [0.315] * 4, transition=[0.9, 0.9, 0.9]))
    alone = extended(decided(STEADY, [0.315] * 4))
    assert chart.limits == alone.limits
    ghosts = chart.points.filter(pl.col("is_ghost"))
    assert ghosts["side"].to_list() == ["transition"] * 3
    assert ghosts["value"].to_list() == [0.9] * 3, "they are shown"
    assert ghosts["rule"].to_list() == [None] * 3
    assert ghosts["moving_range"].to_list() == [None] * 3
    assert chart.points["moving_range"].to_list()[27] is None, "none reaches back over a ghost"


def test_a_run_does_not_span_ghosts() -> None:
    """Four above the mean, transition, three above the mean: no seven in a row."""
    base = [*STEADY[:20], 0.32, 0.32, 0.32, 0.32]
    spanned = extended(decided(base, [0.32] * 3, transition=[0.32]))
    assert "shift" not in rules(spanned)
    joined = extended(decided(base, [0.32] * 3))
    assert "shift" not in rules(joined), "nor do months before the reform make one after it"
    own = extended(decided(base, [0.32] * 7))
    assert rules(own)[-7:] == ["shift"] * 7


def test_months_before_the_baseline_are_ghosts() -> None:
    frame = series([0.9] * 3 + STEADY, ["before"] * 3 + ["baseline"] * 24)
    chart = extended(frame)
    assert chart.points["is_ghost"].to_list() == [True] * 3 + [False] * 24
    assert chart.limits == extended(series(STEADY, ["baseline"] * 24)).limits


@pytest.mark.parametrize(("count", "has_limits"), [(12, False), (13, True)])
def test_twelve_and_thirteen_months_of_baseline(count: int, has_limits: bool) -> None:
    chart = extended(decided(STEADY[:count], [0.9]))
    assert chart.limits.are_there is has_limits
    assert chart.baseline_point_count == count
    assert rules(chart)[-1] == ("outside" if has_limits else None)
    assert variation(chart, "up") == ("improving" if has_limits else "too_little_data")


def test_a_run_chart_s_median_is_the_baseline_s() -> None:
    chart = extended(decided([0.1, 0.2, 0.3, 0.4] * 3, [0.9] * 20))
    assert chart.limits.centre == pytest.approx(0.25, abs=1e-12)


def test_a_decision_without_a_baseline_has_a_median() -> None:
    chart = extended(series([0.1, 0.2, 0.4, 0.6], ["before", "after", "after", "after"]))
    assert chart.limits.centre == 0.4
    assert chart.baseline_point_count == 0
    assert variation(chart, "up") == "too_little_data"


def test_without_a_decision_all_months_make_the_limits_and_are_judged() -> None:
    chart = extended(series(STEADY))
    assert chart.baseline_point_count == 24
    assert chart.points["is_judged"].all()
    assert variation(chart, "up") is None


def test_recalculated_begins_at_the_effective_date() -> None:
    frame = decided(STEADY, [0.50, 0.54] * 7, transition=[0.4, 0.4])
    chart = recalculated_chart(frame, [months(25)[-1]], MDC_2023, "up")
    assert chart.points["month_start"].min() == dt.date(2024, 1, 1)
    assert chart.points.height == 16
    assert chart.limits.centre == pytest.approx(0.52, abs=1e-12)
    assert chart.limits.mean_moving_range == pytest.approx(0.04, abs=1e-12)
    assert chart.baseline_point_count == 14
    assert variation(chart, "up") is None, "a second view, without a verdict of its own"


def test_no_moving_range_crosses_a_recalculation() -> None:
    """Without a transition the first month after has a neighbour before; not in this view."""
    frame = decided(STEADY, [0.50, 0.54] * 7)
    chart = recalculated_chart(frame, [months(25)[-1]], MDC_2023, "up")
    assert chart.points["moving_range"].to_list()[0] is None
    assert chart.limits.mean_moving_range == pytest.approx(0.04, abs=1e-12)


def test_a_month_that_is_not_there_is_a_gap() -> None:
    whole = decided(STEADY, [0.315] * 7)
    cut = whole.filter(pl.col("month_start") != dt.date(2024, 4, 1))
    assert rules(extended(whole))[-7:] == ["shift"] * 7
    chart = extended(cut)
    assert chart.points.height == whole.height, "the gap is shown as one"
    assert rules(chart)[-7:] == [None] * 7


def test_the_last_month_is_judged_not_the_best_one() -> None:
    chart = extended(decided(STEADY, [0.9, 0.31, 0.30, 0.32]))
    assert "outside" in rules(chart)
    assert variation(chart, "up") == "common_cause"


def test_ghosts_after_the_baseline_are_not_judged() -> None:
    chart = extended(decided([*STEADY[:23], 0.9], [], transition=[0.9]))
    assert variation(chart, "up") == "too_little_data", "the baseline is not what is asked about"


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_order_of_the_rows_is_of_no_matter(order: tuple[int, ...]) -> None:
    frame = decided(STEADY, [0.9, 0.31, 0.30, 0.32])
    quarters = [frame[7 * n : 7 * (n + 1)] for n in order]
    assert extended(pl.concat(quarters)).points.equals(extended(frame).points)


def test_precedence() -> None:
    """One month to which all four rules apply is named by the first; then by the next."""
    rising = [0.312 + n / 150 for n in range(7)]  # the last beyond two thirds, within the limits
    chart = extended(decided(STEADY, [*rising, 0.40]))
    found = chart.points.row(-1, named=True)
    assert [found[rule] for rule in ("outside", "trend", "two_of_three", "shift")] == [1] * 4
    assert rules(chart)[-8:] == ["trend"] * 7 + ["outside"]
    flat = extended(decided(STEADY, [0.35, 0.35, 0.35, 0.315, 0.316, 0.315, 0.316]))
    assert rules(flat)[-7:] == ["two_of_three"] * 3 + ["shift"] * 4


def test_an_empty_series() -> None:
    chart = extended(series([]))
    assert chart.points.height == 0
    assert chart.limits.centre is None
    assert variation(chart, "up") == "too_little_data"


LIMITS = Limits(0.4, 0.3, 0.5, 0.1 / 2.66)


@pytest.mark.parametrize(
    ("target", "up", "down"),
    [
        (None, "no_target", "no_target"),
        (0.2, "pass", "fail"),
        (0.3, "hit_or_miss", "hit_or_miss"),
        (0.4, "hit_or_miss", "hit_or_miss"),
        (0.5, "hit_or_miss", "hit_or_miss"),
        (0.6, "fail", "pass"),
    ],
)
def test_assurance(target: float | None, up: str, down: str) -> None:
    assert assurance(LIMITS, target, "up") == up
    assert assurance(LIMITS, target, "down") == down


def test_no_assurance_without_limits() -> None:
    assert assurance(Limits(0.4), 0.2, "up") is None
    assert assurance(Limits(0.4), None, "up") == "no_target"
    assert assurance(LIMITS, 0.2, "watch") is None
