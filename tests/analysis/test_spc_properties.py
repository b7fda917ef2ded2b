"""What must hold for every series."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xmr_series import all_marks, decided, points

from pipeline.analysis.chart import extended_chart
from pipeline.analysis.control_chart import control_chart
from pipeline.analysis.limits import moving_ranges, xmr_limits
from pipeline.analysis.rule_sets import MDC_2023, RULE_SETS, RULES, Rule

# Whole thousandths: two values are equal or clearly apart, and so they stay under the maps below.
VALUE = st.integers(0, 1000).map(lambda n: n / 1000)
MONTH = st.one_of(VALUE, VALUE, VALUE, st.none())
SERIES = st.lists(MONTH, min_size=14, max_size=40)
FACTOR = st.sampled_from([0.25, 0.5, 2.0, 8.0])
SHIFT = st.sampled_from([-4.0, -0.5, 0.5, 4.0])


def found_in(values: list[float | None]) -> dict[Rule, list[int]]:
    return all_marks(values, xmr_limits(points(values), MDC_2023))


def mapped(values: list[float | None], factor: float, shift: float) -> list[float | None]:
    return [None if value is None else value * factor + shift for value in values]


@given(SERIES, FACTOR, SHIFT)
def test_limits_move_with_the_series(
    values: list[float | None], factor: float, shift: float
) -> None:
    before = xmr_limits(points(values), MDC_2023)
    after = xmr_limits(points(mapped(values, factor, shift)), MDC_2023)
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
    assert found_in(mapped(values, factor, shift)) == found_in(values)


@given(SERIES)
def test_turned_upside_down_the_marks_turn(values: list[float | None]) -> None:
    back = found_in(mapped(values, -1, 1))
    assert found_in(values) == {rule: [-mark for mark in marks] for rule, marks in back.items()}


@given(SERIES)
def test_backwards_the_same_months_are_marked(values: list[float | None]) -> None:
    """Rules look both ways: only what rises then falls, and a peak changes its trend."""
    marks, back = found_in(values), found_in(values[::-1])
    for rule in RULES:
        turned = back[rule][::-1]
        if rule == "trend":
            assert [mark != 0 for mark in marks[rule]] == [mark != 0 for mark in turned]
        else:
            assert marks[rule] == turned


@given(SERIES)
def test_what_is_not_counted_is_not_marked(values: list[float | None]) -> None:
    marks = found_in(values)
    empty = [at for at, value in enumerate(values) if value is None]
    assert all(marks[rule][at] == 0 for rule in RULES for at in empty)
    ranges = moving_ranges(points(values))
    assert not (ranges < 0).any()


@given(SERIES, st.sampled_from(list(RULE_SETS)), st.lists(st.integers(0, 13), max_size=3))
def test_a_ghost_is_a_gap(values: list[float | None], rule_set: str, ghosts: list[int]) -> None:
    """It is shown, and everything else is as if nothing were there."""
    gaps = [None if at in ghosts else value for at, value in enumerate(values)]
    shown = control_chart(values, rule_set=rule_set, ghosts=ghosts)
    assert shown["value"].to_list() == values
    assert shown.drop("value", "is_ghost").equals(
        control_chart(gaps, rule_set=rule_set).drop("value", "is_ghost")
    )


@given(st.lists(VALUE, min_size=26, max_size=40), st.integers(13, 26))
def test_a_recalculation_parts_the_limits(values: list[float | None], at: int) -> None:
    """Each stretch has the lines that it would have alone."""
    whole = control_chart(values, recalculate_at=[at])
    lines = ["centre", "lower_limit", "upper_limit", "moving_range"]
    for part, alone in ((whole[:at], values[:at]), (whole[at:], values[at:])):
        assert part.select(lines).equals(control_chart(alone).select(lines))


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(50, 200)), min_size=14, max_size=40),
    st.sampled_from([0.5, 60.0]),
)
def test_p_prime_knows_no_unit_of_the_denominator(
    months: list[tuple[int, int]], factor: float
) -> None:
    shares = [top / bottom for top, bottom in months]
    sizes = [float(bottom) for _, bottom in months]
    charts = [
        control_chart(shares, denominators=[size * scale for size in sizes])
        for scale in (1.0, factor)
    ]
    for line in ("centre", "lower_limit", "upper_limit"):
        assert charts[1][line].to_list() == pytest.approx(charts[0][line].to_list(), abs=1e-9)


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
