"""Small files are read side by side: the same comes of it, in the same order, whatever happens."""

from __future__ import annotations

import threading
import time
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.side_by_side import AT_ONCE, side_by_side

_LONG = 30.0  # seconds until a test gives up


def nothing(_result: object) -> None:
    """Nobody wants what was ready."""


@given(st.lists(st.tuples(st.integers(), st.booleans()), max_size=30))
def test_results_come_in_the_order_of_the_items(items: list[tuple[int, bool]]) -> None:
    found = list(side_by_side(items, lambda one: one[0] * 2, lambda one: one[1], nothing))
    assert found == [2 * number for number, _ in items]


def test_two_are_worked_on_at_once() -> None:
    together = threading.Barrier(AT_ONCE, timeout=_LONG)
    found = side_by_side(range(AT_ONCE), lambda _: together.wait(), lambda _: False, nothing)
    assert sorted(found) == list(range(AT_ONCE))


def test_one_that_is_alone_is_worked_on_in_this_thread_with_nothing_beside_it() -> None:
    busy: set[int] = set()
    beside: dict[int, set[int]] = {}
    threads = {}

    def work(item: int) -> int:
        busy.add(item)
        time.sleep(0.005)
        beside[item] = busy - {item}
        threads[item] = threading.get_ident()
        busy.discard(item)
        return item

    list(side_by_side(range(9), work, lambda item: item in (3, 8), nothing))
    assert beside[3] == beside[8] == set()
    assert threads[3] == threads[8] == threading.get_ident()
    assert threading.get_ident() not in {threads[item] for item in (0, 1, 2, 4, 5, 6, 7)}


def test_what_goes_wrong_is_raised_in_its_turn_and_what_was_ready_is_dropped() -> None:
    dropped: list[int] = []

    def work(item: int) -> int:
        if item == 2:
            raise KeyboardInterrupt
        return item

    found = side_by_side(range(50), work, lambda _: False, dropped.append)
    assert [next(found), next(found)] == [0, 1]
    with pytest.raises(KeyboardInterrupt):
        next(found)
    assert set(dropped) <= {3, 4, 5}, "no more than were under way"


def test_who_stops_taking_drops_what_was_ready() -> None:
    made: list[int] = []
    dropped: list[int] = []

    def work(item: int) -> int:
        made.append(item)
        return item

    with closing(side_by_side(range(50), work, lambda _: False, dropped.append)) as found:
        assert next(found) == 0
    assert sorted([0, *dropped]) == sorted(made)
    assert len(made) < 50
