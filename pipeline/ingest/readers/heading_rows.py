"""Headings over two rows, as merged cells make them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.ingest.headings import HeadingWords

Cells = Sequence[str | None]


@dataclass(frozen=True)
class FoundHeadings:
    """The headings of a table.

    Parameters
    ----------
    last
        Index of the row that ends them.
    cells
        The headings, of one row or of two laid over each other.
    """

    last: int
    cells: Cells


def find_heading_rows(rows: Sequence[Cells], words: HeadingWords) -> FoundHeadings | None:
    """Find the headings among the first rows of a table.

    Two rows are headings together where that names more columns than either row alone, and the
    lower one holds nothing but headings: *start* and *slut* under a *tidspunkt* over both, beside
    a *dato* that goes over two rows.

    Parameters
    ----------
    rows
        Rows with at least one filled cell, from the top.
    """
    at = words.find(rows)
    if at is None:
        pairs = range(min(len(rows), 20) - 1)
    else:
        pairs = range(max(at - 1, 0), min(at + 1, len(rows) - 1))
    best = words.score(rows[at]) if at is not None else 0
    found = FoundHeadings(at, rows[at]) if at is not None else None
    for upper in pairs:
        cells = _over_each_other(rows[upper], rows[upper + 1])
        score = words.score(cells)
        if score > best and _names_columns_only(rows[upper + 1], words):
            best, found = score, FoundHeadings(upper + 1, cells)
    return found


def _over_each_other(upper: Cells, lower: Cells) -> list[str | None]:
    width = max(len(upper), len(lower))
    above, below = ([*row, *[None] * (width - len(row))] for row in (upper, lower))
    return [low if low and low.strip() else high for high, low in zip(above, below, strict=True)]


def _names_columns_only(cells: Cells, words: HeadingWords) -> bool:
    """Say whether every filled cell is a known heading; a row of the log has its date in one."""
    return not words.match(cells).unknown
