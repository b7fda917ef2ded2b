"""The rules that a row of orders must keep, in the order in which its problems are told."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipeline.ingest.rows.rules import text_of


@dataclass(frozen=True)
class OrderRule:
    """One rule: the column at fault, the reason, and the rows it refuses.

    Parameters
    ----------
    is_broken
        Over ``t_<column>`` (a cell's text), ``<column>`` (its value, null where it is blank or
        cannot be read), ``is_whole`` (the area is said to be the whole municipality) and
        ``received_on``.
    """

    column: str
    reason_code: str
    is_broken: pl.Expr


def _is_blank(column: str) -> pl.Expr:
    return text_of(column).is_null()


def _is_unread(column: str) -> pl.Expr:
    return text_of(column).is_not_null() & pl.col(column).is_null()


OF_HAND_BACK = ("lineage", "is_dropped")
ORDER_RULES = (
    # The first two are of hand-back workbooks, and all that is asked of a row that is none.
    OrderRule("lineage", "bad_lineage", _is_unread("lineage")),
    OrderRule(
        "is_dropped",
        "bad_dropped",
        _is_unread("is_dropped") | (pl.col("is_dropped") & _is_blank("lineage")),
    ),
    OrderRule("order_id", "missing_order_id", _is_blank("order_id")),
    OrderRule("order_id", "bad_order_id", _is_unread("order_id")),
    OrderRule("ordered_on", "missing_order_date", _is_blank("ordered_on")),
    OrderRule("ordered_on", "bad_date", _is_unread("ordered_on")),
    OrderRule("ordered_on", "future_date", pl.col("ordered_on") > pl.col("received_on")),
    OrderRule("network_code", "unknown_network", _is_unread("network_code") & ~pl.col("is_whole")),
    OrderRule("topic", "missing_topic", _is_blank("topic")),
    OrderRule("topic", "unknown_topic", _is_unread("topic")),
    OrderRule("due_on", "bad_date", _is_unread("due_on")),
    OrderRule("due_on", "due_before_order", pl.col("due_on") < pl.col("ordered_on")),
    OrderRule("withdrawn_on", "bad_date", _is_unread("withdrawn_on")),
    OrderRule(
        "withdrawn_on", "withdrawn_before_order", pl.col("withdrawn_on") < pl.col("ordered_on")
    ),
)
