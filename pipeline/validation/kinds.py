"""The expectations of Great Expectations that suites may use, and how to find their offenders.

Great Expectations decides and counts. The keys of the rows that offend are asked for here: its
own come in any order, and for compound uniqueness on SQL its query for them joins every row with
every other. Each kind is tried on DuckDB by the tests; what is not listed is not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Kind:
    """One type of expectation.

    Parameters
    ----------
    required, optional
        Names of its kwargs.
    offenders
        From its kwargs, the SQL condition that holds for the rows that offend; None where it
        speaks of the table and not of rows.
    """

    required: frozenset[str]
    optional: frozenset[str]
    offenders: Callable[[dict[str, Any]], str] | None


def _literal(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    return "'" + str(value).replace("'", "''") + "'"


def _outside(kwargs: dict[str, Any]) -> str:
    column, bounds = kwargs["column"], []
    if kwargs.get("min_value") is not None:
        bounds.append(f"{column} < {_literal(kwargs['min_value'])}")
    if kwargs.get("max_value") is not None:
        bounds.append(f"{column} > {_literal(kwargs['max_value'])}")
    return " or ".join(bounds) or "false"


def _in_set(kwargs: dict[str, Any]) -> str:
    return f"{kwargs['column']} in ({', '.join(map(_literal, kwargs['value_set']))})"


def _repeated(columns: list[str]) -> str:
    return f"count(*) over (partition by {', '.join(columns)}) > 1"


KINDS: dict[str, Kind] = {
    "expect_column_values_to_not_be_null": Kind(
        frozenset({"column"}), frozenset(), lambda kwargs: f"{kwargs['column']} is null"
    ),
    "expect_column_values_to_be_null": Kind(
        frozenset({"column"}), frozenset(), lambda kwargs: f"{kwargs['column']} is not null"
    ),
    "expect_column_values_to_be_between": Kind(
        frozenset({"column"}), frozenset({"min_value", "max_value"}), _outside
    ),
    "expect_column_values_to_be_in_set": Kind(
        frozenset({"column", "value_set"}), frozenset(), lambda kwargs: f"not {_in_set(kwargs)}"
    ),
    "expect_column_values_to_not_be_in_set": Kind(
        frozenset({"column", "value_set"}), frozenset(), _in_set
    ),
    "expect_column_values_to_be_unique": Kind(
        frozenset({"column"}),
        frozenset(),
        lambda kwargs: f"{kwargs['column']} is not null and {_repeated([kwargs['column']])}",
    ),
    "expect_compound_columns_to_be_unique": Kind(
        frozenset({"column_list"}), frozenset(), lambda kwargs: _repeated(kwargs["column_list"])
    ),
    "expect_table_row_count_to_be_between": Kind(
        frozenset(), frozenset({"min_value", "max_value"}), None
    ),
}


def offenders_sql(table: str, kind: str, kwargs: dict[str, Any], keys: tuple[str, ...]) -> str:
    """Return a SELECT of the keys of the rows that offend; empty without keys.

    Parameters
    ----------
    table
        ``schema.name``.
    keys
        Columns to select.
    """
    condition = KINDS[kind].offenders
    if condition is None or not keys:
        return ""
    judged = f"select *, ({condition(kwargs)}) as offends from {table}"  # noqa: S608 - the analyst's own suite
    return f"select {', '.join(keys)} from ({judged}) as judged where offends"  # noqa: S608 - likewise
