"""The comparison itself; needs no Spark."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from same_rows import Row, Table, differences

NAMES, KINDS = ["who", "hours"], ["text", "number"]


def _table(*rows: Row, kinds: list[str] = KINDS, columns: list[str] = NAMES) -> Table:
    return Table(columns, kinds, list(rows))


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ([("a", 1.0), ("b", 2.0)], [("b", 2.0), ("a", 1.0)]),
        ([("a", 1.0)], [("a", 1.0 + 1e-11)]),
        ([("a", 1.5)], [("a", Decimal("1.5"))]),
        ([("a", None), ("a", 2.0)], [("a", 2.0), ("a", None)]),
        ([("a", 0.0)], [("a", 1e-15)]),
        # The last digit decides neither the order nor the answer.
        ([(None, 0.3), (None, 0.1 + 0.2)], [(None, 0.1 + 0.2), (None, 0.3)]),
    ],
)
def test_what_is_the_same(expected: list[Row], found: list[Row]) -> None:
    assert differences(_table(*expected), _table(*found)) == []


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ([("a", 1.0)], []),
        ([("a", 1.0)], [("a", 1.0), ("a", 1.0)]),
        ([("a", 1.0)], [("a", 1.0 + 1e-8)]),
        ([("a", None)], [("a", 0.0)]),
        ([("a", 1.0)], [("A", 1.0)]),
        ([("", 1.0)], [(None, 1.0)]),
        ([("a", 1.0), ("a", 1.0), ("b", 1.0)], [("a", 1.0), ("b", 1.0), ("b", 1.0)]),
        ([(1, 1.0)], [(True, 1.0)]),
        ([(dt.date(2025, 1, 1), 1.0)], [(dt.datetime(2025, 1, 1), 1.0)]),  # noqa: DTZ001
    ],
)
def test_what_is_not(expected: list[Row], found: list[Row]) -> None:
    assert differences(_table(*expected), _table(*found))


def test_columns_and_kinds_count_without_rows() -> None:
    assert differences(_table(), _table(columns=["who", "minutes"]))
    assert differences(_table(), _table(columns=["hours", "who"]))
    assert differences(_table(), _table(kinds=["text", "whole number"]))
    assert not differences(_table(), _table())
