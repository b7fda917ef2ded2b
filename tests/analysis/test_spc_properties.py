"""What must hold for every series."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xmr_series import decided, points

from pipeline.analysis.chart import extended_chart
from pipeline.analysis.limits import process_limits, with_moving_ranges
from pipeline.analysis.rule_sets import MDC_2023, RULES
from pipeline.analysis.rules import with_rules

# Whole thousandths: two values are equal or clearly apart, and so they stay under the maps below.
VALUE = st.integers(0, 1000).map(lambda n: n / 1000)
MONTH = st.one_of(VALUE, VALUE, VALUE, st.none())
SERIES = st.lists(MONTH, min_size=14, max_size=40)
FACTOR = st.sampled_from([0.25, 0.5, 2.0, 8.0])
SHIFT = st.sampled_from([-4.0, -0.5, 0.5, 4.0])


def mapped(values: list[float | None], factor: float, shift: float) -> list[float | None]:
    return [None if value is None else value * factor + shift for value in values]


@given(SERIES, FACTOR, SHIFT)
def test_limits_move_with_the_series(
    values: list[float | None], factor: float, shift: float
) -> None:
    before = process_limits(points(values), MDC_2023)
    after = process_limits(points(mapped(values, factor, shift)), MDC_2023)
    assert after.are_there is before.are_there
    for line in ("centre", "lower", "upper"):
        old, new = getattr(before, line), getattr(after, line)
        assert (old is None) == (new is None)
        if old is not None:
            assert new == pytest.approx(old * factor + shift, abs=1e-9)
    if before.mean_moving_range is not None:
        assert after.mean_moving_range == pytest.approx(before.mean_moving_range * factor, abs=1e-9)


@given(SERIES, FACTOR, SHIFT)
def test_marks_stay_under_scaling_and_shifting(
    values: list[float | None], factor: float, shift: float
) -> None:
    found = []
    for version in (values, mapped(values, factor, shift)):
        frame = points(version)
        found.append(with_rules(frame, process_limits(frame, MDC_2023), MDC_2023).select(RULES))
    assert found[0].equals(found[1])


@given(SERIES)
def test_turned_upside_down_the_marks_turn(values: list[float | None]) -> None:
    frame, turned = points(values), points(mapped(values, -1, 1))
    marks = with_rules(frame, process_limits(frame, MDC_2023), MDC_2023).select(RULES)
    back = with_rules(turned, process_limits(turned, MDC_2023), MDC_2023).select(RULES)
    assert marks.rows() == [tuple(-mark for mark in row) for row in back.rows()]


@given(SERIES)
def test_backwards_the_same_months_are_marked(values: list[float | None]) -> None:
    """Rules look both ways: only what rises then falls, and a peak changes its trend."""
    frame, turned = points(values), points(values[::-1])
    marks = with_rules(frame, process_limits(frame, MDC_2023), MDC_2023)
    back = with_rules(turned, process_limits(turned, MDC_2023), MDC_2023)[::-1]
    for rule in ("outside", "two_of_three", "shift"):
        assert marks[rule].to_list() == back[rule].to_list()
    assert (marks["trend"] != 0).to_list() == (back["trend"] != 0).to_list()


@given(SERIES)
def test_what_is_not_counted_is_not_marked(values: list[float | None]) -> None:
    frame = points(values)
    marked = with_rules(frame, process_limits(frame, MDC_2023), MDC_2023)
    empty = marked.filter(~marked["is_counted"])
    assert all(mark == 0 for row in empty.select(RULES).rows() for mark in row)
    ranges = with_moving_ranges(frame)["moving_range"].drop_nulls()
    assert (ranges >= 0).all()


@given(st.lists(VALUE, min_size=13, max_size=24), st.lists(MONTH, max_size=12))
def test_what_follows_does_not_move_the_limits(
    baseline: list[float | None], after: list[float | None]
) -> None:
    alone = extended_chart(decided(baseline, []), MDC_2023, "up")
    followed = extended_chart(decided(baseline, after), MDC_2023, "up")
    assert followed.limits == alone.limits
    assert (
        followed.points["rule"].to_list()[: len(baseline) - 7]
        == (alone.points["rule"].to_list()[: len(baseline) - 7])
    ), "what follows can lengthen a run of the last months, and no more"
