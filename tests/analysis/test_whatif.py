"""What if: the arithmetic by hand, its properties, and what it refuses."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.analysis.whatif import Observed, Scenario, outcome

CATEGORIES = ("cross_cutting", "direct", "internal", "teaching", "visibility")
MIX = (0.10, 0.40, 0.15, 0.05, 0.30)


def observed(mix: tuple[float, ...] = MIX, months: int = 12, absence: float = 0.2) -> Observed:
    """Four full-time people; every month is like the other."""
    norm = np.full(months, 4 * 37 * 60 * 52 / 12)
    at_work = norm * (1 - absence)
    return Observed(
        categories=CATEGORIES,
        minutes=at_work[:, None] * np.array(mix),
        norm=norm,
        absence=norm * absence,
        areas=("a", "b"),
        outreach=np.tile([30.0, 10.0], (months, 1)),
        staff=4,
        norm_hours=37.0,
    )


def worked_out(seen: Observed, **assumed: Any) -> dict[tuple[str, str], float]:
    rows = outcome(seen, Scenario(**assumed)).rows(named=True)
    return {(row["quantity"], row["subject"]): row["value"] for row in rows}


def test_the_target_takes_from_visibility_and_cross_cutting_in_proportion() -> None:
    found = worked_out(observed(), target=0.5)
    at_work = 4 * 37 * 0.8
    assert found["hours_at_work", "all"] == pytest.approx(at_work)
    assert found["hours_now", "direct"] == pytest.approx(0.4 * at_work)
    assert found["hours_moved", "direct"] == pytest.approx(0.1 * at_work)
    # Ten percentage points out of 30 and 10: three quarters from visibility.
    assert found["share_target", "visibility"] == pytest.approx(0.225)
    assert found["share_target", "cross_cutting"] == pytest.approx(0.075)
    assert found["share_target", "teaching"] == pytest.approx(0.05)
    assert found["share_target", "internal"] == pytest.approx(0.15)


def test_what_these_two_cannot_give_comes_from_the_rest_but_internal_time() -> None:
    found = worked_out(observed(), target=0.83)
    assert found["share_target", "visibility"] == pytest.approx(0)
    assert found["share_target", "cross_cutting"] == pytest.approx(0)
    assert found["share_target", "teaching"] == pytest.approx(0.02)
    assert found["share_target", "internal"] == pytest.approx(0.15)


def test_a_target_below_today_gives_time_back_where_there_is_none_to_come_from() -> None:
    found = worked_out(observed(mix=(0, 0.6, 0.15, 0.25, 0)), target=0.5)
    assert found["share_target", "direct"] == pytest.approx(0.5)
    assert found["share_target", "teaching"] == pytest.approx(0.35)


def test_a_target_that_internal_time_leaves_no_room_for_is_not_reached() -> None:
    found = worked_out(observed(), target=0.86)
    assert found["highest_share", "direct"] == pytest.approx(0.85)
    assert not any(quantity.endswith(("_target", "_moved")) for quantity, _ in found)


def test_full_time_equivalents_by_area() -> None:
    """Direct work is 0.4 of what four people do: 1.6, of which three quarters in one area."""
    found = worked_out(observed(), target=0.5)
    assert found["full_time_now", "all"] == pytest.approx(1.6)
    assert found["full_time_now", "a"] == pytest.approx(1.2)
    assert found["full_time_target", "all"] == pytest.approx(2.0)
    assert found["full_time_target", "b"] == pytest.approx(0.5)


def test_one_more_who_does_only_direct_work() -> None:
    found = worked_out(observed())
    assert found["share_with_hire", "direct"] == pytest.approx((4 * 0.4 + 0.85) / 5)


def test_assumed_rates_replace_observed_ones() -> None:
    found = worked_out(observed(), staff=6, norm_hours=30, absence_share=0.1, internal_share=0.32)
    assert found["hours_at_work", "all"] == pytest.approx(6 * 30 * 0.9)
    assert found["share_now", "internal"] == pytest.approx(0.32)
    assert found["share_now", "direct"] == pytest.approx(0.4 * 0.68 / 0.85)  # proportions stay


def test_months_that_are_alike_leave_no_uncertainty() -> None:
    for row in outcome(observed(), Scenario(target=0.5)).iter_rows(named=True):
        assert (row["lower"], row["upper"]) == pytest.approx((row["value"], row["value"]))


def test_months_that_differ_do_and_the_same_each_time() -> None:
    seen = observed()
    seen.minutes[::2, 1] *= 1.3
    first, second = (outcome(seen, Scenario(target=0.6)) for _ in range(2))
    assert first.equals(second)
    for row in first.iter_rows(named=True):
        if row["quantity"] == "hours_moved" and row["subject"] == "direct":
            assert row["lower"] < row["value"] < row["upper"]


SHARES = st.lists(st.floats(0.02, 1), min_size=5, max_size=5)


@given(SHARES, st.floats(0, 0.99))
def test_time_is_neither_made_nor_lost(weights: list[float], target: float) -> None:
    mix = tuple(float(one) for one in np.array(weights) / sum(weights))
    found = worked_out(observed(mix), target=target)
    assert sum(found["share_now", name] for name in CATEGORIES) == pytest.approx(1)
    if ("share_target", "direct") in found:
        reached = [found["share_target", name] for name in CATEGORIES]
        assert sum(reached) == pytest.approx(1)
        assert min(reached) >= -1e-12
        assert found["share_target", "direct"] == pytest.approx(target)
        assert found["share_target", "internal"] == pytest.approx(mix[2])
        moved = [found["hours_moved", name] for name in CATEGORIES]
        assert sum(moved) == pytest.approx(0, abs=1e-9)
    else:
        assert target > found["highest_share", "direct"]


def test_without_work_there_is_nothing_to_take_rates_from() -> None:
    seen = observed()
    seen.minutes[:] = 0
    with pytest.raises(ValueError, match="nothing was observed"):
        outcome(seen, Scenario())


@pytest.mark.parametrize("field", ["absence_share", "internal_share", "target"])
@pytest.mark.parametrize("share", [-0.1, 1.0, 45.0])
def test_a_share_lies_between_nought_and_one(field: str, share: float) -> None:
    with pytest.raises(ValueError, match="share"):
        outcome(observed(), Scenario(**{field: share}))
