"""People working differently, against a different mix of people: by hand and as properties."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.analysis.kitagawa import kitagawa

PERSON = st.one_of(
    st.just((0.0, 0.0)),
    st.tuples(st.floats(0, 1), st.floats(0.25, 500)).map(lambda own: (own[0] * own[1], own[1])),
)
SIDES = st.integers(1, 8).flatmap(
    lambda people: st.tuples(
        *(st.lists(PERSON, min_size=people, max_size=people) for _ in range(2))
    )
)


def side(people: list[tuple[float, float]]) -> dict[str, tuple[float, float]]:
    return {f"s-{number}": hours for number, hours in enumerate(people)}


def share(found: dict[str, tuple[float, float]]) -> float:
    return sum(part for part, _ in found.values()) / sum(hours for _, hours in found.values())


@given(SIDES)
def test_the_terms_add_up_and_change_their_sign_with_the_sides(
    sides: tuple[list[tuple[float, float]], list[tuple[float, float]]],
) -> None:
    before, now = map(side, sides)
    assume(sum(hours for _, hours in before.values()) > 0)
    assume(sum(hours for _, hours in now.values()) > 0)
    terms = kitagawa(before, now)
    total = sum(term.within + term.mix for term in terms.values())
    assert total == pytest.approx(share(now) - share(before), abs=1e-12)
    for name, back in kitagawa(now, before).items():
        assert back.within == pytest.approx(-terms[name].within, abs=1e-12)
        assert back.mix == pytest.approx(-terms[name].mix, abs=1e-12)


@given(SIDES, st.floats(0.1, 20))
def test_more_hours_for_all_change_nothing(
    sides: tuple[list[tuple[float, float]], list[tuple[float, float]]], factor: float
) -> None:
    before, now = map(side, sides)
    assume(sum(hours for _, hours in before.values()) > 0)
    assume(sum(hours for _, hours in now.values()) > 0)
    more = {name: (part * factor, hours * factor) for name, (part, hours) in now.items()}
    scaled, plain = kitagawa(before, more), kitagawa(before, now)
    for name, term in plain.items():
        assert scaled[name].within == pytest.approx(term.within, abs=1e-9)
        assert scaled[name].mix == pytest.approx(term.mix, abs=1e-9)


def test_the_same_people_with_the_same_hours_who_work_differently() -> None:
    terms = kitagawa({"a": (20, 100), "b": (40, 100)}, {"a": (40, 100), "b": (60, 100)})
    assert sum(term.within for term in terms.values()) == pytest.approx(0.2)
    assert all(term.mix == pytest.approx(0) for term in terms.values())


def test_who_works_as_before_with_other_hours_is_mix_alone() -> None:
    """0.2 of 300 hours and 0.6 of 100, then the other way round: 30 % becomes 50 %."""
    terms = kitagawa({"a": (60, 300), "b": (60, 100)}, {"a": (20, 100), "b": (180, 300)})
    assert sum(term.within for term in terms.values()) == pytest.approx(0)
    assert sum(term.mix for term in terms.values()) == pytest.approx(0.2)
    # By hand: (0.2 - 0.4) x (0.25 - 0.75) and (0.6 - 0.4) x (0.75 - 0.25).
    assert terms["a"].mix == pytest.approx(0.1)
    assert terms["b"].mix == pytest.approx(0.1)


def test_who_comes_or_goes_is_mix_alone() -> None:
    before = {"stays": (30, 100), "goes": (10, 100)}
    now = {"stays": (40, 100), "comes": (60, 100)}
    terms = kitagawa(before, now)
    assert terms["comes"].within == terms["goes"].within == 0
    assert not terms["comes"].is_on_both
    assert not terms["goes"].is_on_both
    assert terms["stays"].is_on_both
    assert terms["stays"].within == pytest.approx(0.05)
    # Pooled 0.2 before and 0.5 now, middle 0.35: (0.6 - 0.35) x 0.5 and (0.1 - 0.35) x -0.5.
    assert terms["comes"].mix == pytest.approx(0.125)
    assert terms["goes"].mix == pytest.approx(0.125)


def test_a_side_without_hours_is_refused() -> None:
    with pytest.raises(ValueError, match="no hours"):
        kitagawa({"a": (0.0, 0.0)}, {"a": (1.0, 2.0)})
