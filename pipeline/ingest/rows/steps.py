"""Readers of text in steps: what several rules look at is worked out once."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl


def step(
    text: pl.Expr, read: Callable[[pl.Expr], pl.Expr], kind: pl.DataType | type[pl.DataType]
) -> pl.Expr:
    """Return what a reader makes of a column, worked out before anything that is made of it.

    An expression that is used in many places is written out in each of them. A reader with a dozen
    rules, each of which looks at the text of another, becomes a tree of a thousand branches, and to
    plan it takes a second even for a single cell.

    Parameters
    ----------
    text
        The column; worked out first.
    read
        From that column to the result.
    kind
        The type of the result.
    """

    def worked_out(cells: pl.Series) -> pl.Series:
        return cells.to_frame("text").select(read(pl.col("text")).alias(cells.name)).to_series()

    return text.map_batches(worked_out, return_dtype=kind)
