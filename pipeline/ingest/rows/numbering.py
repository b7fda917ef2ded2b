"""Numbers for the texts of a column, so that what is known of a text is looked up by its number."""

from __future__ import annotations

import polars as pl


class Numbering:
    """Numbers texts in the order in which they are first met, the same from batch to batch.

    A column that is cast to ``kind`` is numbered; its numbers are ``to_physical()``.

    Parameters
    ----------
    kind
        The type of columns that are numbered already; without it, a type of its own.
    """

    def __init__(self, kind: pl.Categorical | None = None) -> None:
        self.kind = kind or pl.Categorical(pl.Categories.random())
        self.texts = pl.Series([], dtype=pl.String())
        # Polars forgets the numbers when no column holds any: this one always does.
        self._anchor = pl.Series([], dtype=self.kind)

    def learn(self) -> int:
        """Look which texts have been numbered; return how many of them were known before."""
        numbered = self.kind.categories.to_series()
        known = len(self.texts)
        # What was numbered must have kept its number, or else nothing is known.
        if known and not numbered.head(known).equals(self.texts):
            known = 0
        self.texts = numbered
        return known
