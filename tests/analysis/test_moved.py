"""Has it moved? Error rates over seeds, what is invariant, and what must not break it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from team_months import team_months

from pipeline.analysis.moved import Judged, judge, recount_of
from pipeline.analysis.noise import AFTER, BASELINE, NEITHER
from pipeline.analysis.primary import qualified

FEW = 199


def verdicts(count: int, **team: float) -> list[str]:
    return [judge(*team_months(seed, **team), draws=FEW).verdict for seed in range(count)]


@pytest.mark.parametrize("correlation", [0.0, 0.3, 0.6])
def test_without_a_shift_moved_is_rare(correlation: float) -> None:
    """Five in a hundred are to be expected; thirteen or more are a chance of one in a thousand."""
    assert verdicts(100, correlation=correlation).count("moved") < 13


def test_with_somebody_replaced_too() -> None:
    assert verdicts(100, replaced=1).count("moved") < 13


def test_ten_points_are_found() -> None:
    assert verdicts(60, correlation=0.3, shift=0.10).count("moved") >= 55


def test_down_is_a_move_too() -> None:
    found = judge(*team_months(1, shift=-0.15), draws=FEW)
    assert found.verdict == "moved"
    assert found.upper is not None
    assert found.upper < 0


def test_the_change_is_that_of_the_pooled_shares() -> None:
    numerators, hours, sides = team_months(3, shift=0.05)
    found = judge(numerators, hours, sides, draws=FEW)
    then, now = (
        numerators[:, sides == side].sum() / hours[:, sides == side].sum()
        for side in (BASELINE, AFTER)
    )
    assert found.change == pytest.approx(now - then, abs=1e-12)
    assert found.lower is not None
    assert found.upper is not None
    assert (found.lower + found.upper) / 2 == pytest.approx(now - then, abs=1e-12)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(12, 24), st.integers(9, 12), st.floats(-0.2, 0.2))
def test_interval_and_verdict_agree(seed: int, baseline: int, after: int, shift: float) -> None:
    team = team_months(seed, shift=shift, baseline=baseline, after=after)
    found = judge(*team, draws=FEW)
    assert found.lower is not None
    assert found.upper is not None
    assert found.p_value is not None
    if found.p_value < 0.045:
        assert found.lower > 0 or found.upper < 0
    if found.p_value > 0.055:
        assert found.lower <= 0 <= found.upper
    assert judge(*team, draws=FEW) == found, "the same figures, the same verdict"


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.1, 50))
def test_with_all_hours_multiplied_nothing_changes(seed: int, factor: float) -> None:
    numerators, hours, sides = team_months(seed)
    one = judge(numerators, hours, sides, draws=FEW)
    other = judge(factor * numerators, factor * hours, sides, draws=FEW)
    assert other.p_value == pytest.approx(one.p_value, abs=0.006)
    assert other.upper == pytest.approx(one.upper, abs=1e-6)


def test_transition_belongs_to_neither_side() -> None:
    numerators, hours, sides = team_months(4)
    one = judge(numerators, hours, sides, draws=FEW)
    numerators[:, sides == NEITHER] *= 0.1
    assert judge(numerators, hours, sides, draws=FEW) == one


@pytest.mark.parametrize(("baseline", "after"), [(11, 12), (24, 8), (0, 12), (12, 0)])
def test_too_little_data(baseline: int, after: int) -> None:
    found = judge(*team_months(1, baseline=baseline, after=after), draws=FEW)
    assert found == Judged("too_little_data")


def test_somebody_who_left_before_is_nobody() -> None:
    numerators, hours, sides = team_months(5)
    one = judge(numerators, hours, sides, draws=FEW)
    nothing = np.zeros((2, hours.shape[1]))
    with_more = judge(
        np.vstack([numerators, nothing]), np.vstack([hours, nothing]), sides, draws=FEW
    )
    assert with_more == one


@pytest.mark.parametrize("people", [1, 2, 7])
def test_any_number_of_people(people: int) -> None:
    found = judge(*team_months(6, people=people, shift=0.3), draws=FEW)
    assert found.verdict == "moved"


def test_odd_months() -> None:
    """Months missing, hardly anybody at work, all direct work or none: an interval all the same."""
    numerators, hours, sides = team_months(7)
    hours[:, 4] = numerators[:, 4] = 0
    hours[:, 30] = numerators[:, 30] = 0
    hours[1:, 6], numerators[1:, 6] = 0, 0
    hours[0, :3] = 0.25
    numerators[:, 8] = hours[:, 8]
    numerators[:, 9] = 0
    numerators[0, :3] = 0.25
    found = judge(numerators, hours, sides, draws=FEW)
    assert found.lower is not None
    assert found.upper is not None
    assert -0.5 < found.lower < found.change < found.upper < 0.5


@pytest.mark.parametrize(("now", "verdict"), [(0.3, "not_shown"), (0.4, "moved")])
def test_months_that_are_all_the_same(now: float, verdict: str) -> None:
    _, hours, sides = team_months(8)
    shares = np.where(sides == AFTER, now, 0.3)
    found = judge(hours * shares, hours, sides, draws=FEW)
    assert found.verdict == verdict
    assert found.change == pytest.approx(now - 0.3, abs=1e-12)


def test_one_of_few_replaced_widens_the_interval() -> None:
    """People differ, so a team with somebody else in it may differ without working otherwise."""
    widths = [
        np.mean(
            [
                (one.upper or 0) - (one.lower or 0)
                for one in (judge(*team_months(s, replaced=n), draws=FEW) for s in range(20))
            ]
        )
        for n in (0, 1)
    ]
    assert widths[1] > 1.2 * widths[0]


MOVED = Judged("moved", 0.10, 0.05, 0.15, 0.001)


@pytest.mark.parametrize(
    ("recount", "told", "verdict"),
    [
        (Judged("moved", 0.09, 0.04, 0.14, 0.001), "holds", "moved"),
        (Judged("probably_moved", 0.05, -0.001, 0.1, 0.06), "holds", "moved"),
        (Judged("moved", 0.04, 0.01, 0.07, 0.01), "does_not_hold", "moved_label_only"),
        (Judged("moved", -0.09, -0.14, -0.04, 0.001), "does_not_hold", "moved_label_only"),
        (Judged("not_shown", 0.09, -0.01, 0.19, 0.2), "does_not_hold", "moved_label_only"),
        (Judged("too_little_data"), "too_little_data", "moved_unchecked"),
    ],
)
def test_never_a_bare_moved_that_the_recount_does_not_share(
    recount: Judged, told: str, verdict: str
) -> None:
    assert recount_of(MOVED, recount) == told
    assert qualified(MOVED, recount, MOVED) == verdict


@pytest.mark.parametrize(
    ("off_street", "verdict"),
    [
        (Judged("moved", 0.021, 0.01, 0.03, 0.001), "moved"),
        (Judged("moved", 0.019, 0.01, 0.03, 0.001), "moved_street_only"),
        (Judged("not_shown", 0.03, -0.01, 0.07, 0.2), "moved_street_only"),
        (Judged("too_little_data"), "moved_unchecked"),
    ],
)
def test_what_lies_in_the_street_alone_may_be_a_label(off_street: Judged, verdict: str) -> None:
    assert qualified(MOVED, MOVED, off_street) == verdict


def test_what_has_not_moved_needs_no_recount() -> None:
    nothing = Judged("too_little_data")
    for verdict in ("not_shown", "too_little_data"):
        assert qualified(Judged(verdict), nothing, nothing) == verdict


def test_a_relabelling_never_looks_like_a_move() -> None:
    """Street hours without a contact are booked as direct work; nobody works otherwise."""
    for seed in range(40):
        numerators, hours, sides = team_months(seed, correlation=0.6)
        labelled = numerators + 0.12 * hours * (sides == AFTER)
        measure = judge(labelled, hours, sides, draws=FEW)
        recount = judge(numerators, hours, sides, draws=FEW)
        assert qualified(measure, recount, measure) not in ("moved", "probably_moved")
