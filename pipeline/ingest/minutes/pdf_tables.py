"""Tables of a PDF page: ruled ones, and those whose rows are told apart by shading.

The library finds cells by their rules. Many of Word's table styles rule or shade every other row
only: a row between two of them is one wide cell then, or none. Such rows are taken back by what
they have in common with the rows that were found, the columns that their words begin at; what is
no such row stays text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_SAME = 3.0  # points by which edges, and the beginnings of words, may differ
_NEAR = 0.8  # of a line's height: from a table to a row of it
_CLOSE = 0.35  # of a line's height: between two lines of a row
_Cells = tuple[str, ...]
_Words = list[dict[str, Any]]


@dataclass(frozen=True)
class PageTable:
    """A table of a page.

    Parameters
    ----------
    rows
        The texts of the cells, the lines of each with line feeds between them.
    bbox
        Left, top, right and bottom, in points from the page's upper left corner.
    gutters
        Left and right of what is free between two columns, where they have no rules.
    """

    rows: tuple[_Cells, ...]
    bbox: tuple[float, float, float, float]
    gutters: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class _Columns:
    """The columns of a table: their edges, and where the words in each begin."""

    edges: tuple[float, ...]
    starts: tuple[float, ...]

    def is_like(self, other: _Columns) -> bool:
        """Say whether two tables have the same columns."""
        return len(self.edges) == len(other.edges) and all(
            abs(one - same) <= _SAME for one, same in zip(self.edges, other.edges, strict=True)
        )

    def row(self, lines: Sequence[_Words]) -> _Cells | None:
        """Return lines as one row; None where they are none: a heading, a paragraph."""
        cells: list[list[str]] = [[] for _ in self.starts]
        for line in lines:
            if line[0]["x0"] < self.edges[0] - 1 or line[-1]["x1"] > self.edges[-1] + 1:
                return None
            for at, start in enumerate(self.starts):
                left, right = self.edges[at] - 1, self.edges[at + 1] - 1
                inside = [one for one in line if left <= one["x0"] < right]
                if not inside:
                    continue
                if inside[-1]["x1"] > right + 2 or abs(inside[0]["x0"] - start) > _SAME:
                    return None
                cells[at].append(" ".join(one["text"] for one in inside))
        # A heading between two tables begins where the first column does, and fills no other.
        if not lines or sum(map(bool, cells)) < 2:
            return None
        return tuple("\n".join(cell) for cell in cells)


@dataclass(frozen=True)
class _Held:
    table: PageTable
    columns: _Columns | None
    is_striped: bool


def tables_of(page: Any) -> list[PageTable]:
    """Return the tables of a page of ``pdfplumber`` from its top to its bottom.

    A frame around some lines is no table.
    """
    found = [one for one in page.find_tables() if len(one.cells) > 1]
    if not found:
        return []
    if all(_is_whole(one) for one in found):  # nothing to take back: words cost as much as cells
        return sorted((_as_found(one) for one in found), key=lambda table: table.bbox[1])
    words = page.extract_words()
    rules = sorted({edge["top"] for edge in page.edges if edge["orientation"] == "h"})
    held: list[_Held] = []
    for one in sorted(found, key=lambda table: float(table.bbox[1])):
        new = _held(one, words)
        whole = _joined(held[-1], new, words) if held else None
        if whole is None:
            held.append(new)
        else:
            held[-1] = whole
    return [_with_edges(one, words, rules) for one in held]


def _is_whole(table: Any) -> bool:
    return len(table.rows) > 1 and all(all(row.cells) for row in table.rows)


def _as_found(table: Any) -> PageTable:
    rows = tuple(tuple(text or "" for text in texts) for texts in table.extract())
    left, top, right, bottom = map(float, table.bbox)
    return PageTable(rows, (left, top, right, bottom))


def _held(table: Any, words: _Words) -> _Held:
    """Return a table as it was found, a wide cell of several columns taken apart."""
    columns, whole = _columns(table, words), _as_found(table)
    rows: list[_Cells] = []
    is_striped = len(table.rows) == 1
    for row, cells in zip(table.rows, whole.rows, strict=True):
        is_wide = len(row.cells) > 1 and not any(row.cells[1:])
        lines = list(_lines(words, row.bbox[1], row.bbox[3])) if is_wide else []
        apart = columns.row(lines) if columns is not None else None
        is_striped = is_striped or apart is not None
        rows.append(apart or cells)
    return _Held(PageTable(tuple(rows), whole.bbox), columns, is_striped)


def _columns(table: Any, words: _Words) -> _Columns | None:
    """Return the columns that the whole rows of a table have; None of one column."""
    whole = [row.cells for row in table.rows if all(row.cells)]
    if not whole or len(whole[0]) < 2:
        return None
    edges = (*(float(cell[0]) for cell in whole[0]), float(whole[0][-1][2]))
    starts = []
    for at, left in enumerate(edges[:-1]):
        begun = [
            float(word["x0"])
            for cells in whole
            for word in words
            if cells[at][1] <= word["top"] < cells[at][3] and left - 1 <= word["x0"] < edges[at + 1]
        ]
        if not begun:
            return None
        starts.append(min(begun))
    return _Columns(edges, tuple(starts))


def _joined(above: _Held, below: _Held, words: _Words) -> _Held | None:
    """Return two tables as one where what stands between them is a row of both."""
    columns = above.columns
    if columns is None or below.columns is None or not columns.is_like(below.columns):
        return None
    lines = list(_lines(words, above.table.bbox[3], below.table.bbox[1]))
    is_one = len(list(_run(lines, above.table.bbox[3]))) == len(lines)
    between = columns.row(lines) if is_one else None
    if between is None:
        return None
    (left, top, _, _), (_, _, right, bottom) = above.table.bbox, below.table.bbox
    rows = (*above.table.rows, between, *below.table.rows)
    return _Held(PageTable(rows, (left, top, right, bottom)), columns, is_striped=True)


def _with_edges(held: _Held, words: _Words, rules: list[float]) -> PageTable:
    """Return a table with the row above its first shaded one, and the one below its last."""
    table, columns = held.table, held.columns
    if columns is None or not held.is_striped:
        return table
    left, top, right, bottom = table.bbox
    rows = table.rows
    ends = [rule for rule in rules if rule > bottom + _SAME]
    lines = list(_lines(words, bottom, float("inf")))
    within = [line for line in lines if ends and line[0]["bottom"] <= ends[0] + 1]
    last = columns.row(within) if within and _is_near(within[0], bottom) else None
    if last is None:
        within = list(_run(lines, bottom))
        last = columns.row(within)
    if last is not None:
        rows, bottom = (*rows, last), max(word["bottom"] for line in within for word in line)
    before = list(_lines(words, 0, top))[-1:]
    first = columns.row(before)
    if first is not None and top - before[0][0]["bottom"] <= _NEAR * _height(before[0]):
        rows, top = (first, *rows), float(before[0][0]["top"])
    return PageTable(rows, (left, top, right, bottom))


def _run(lines: list[_Words], below: float) -> Iterator[_Words]:
    """Yield the lines of the row right below a table: those that follow closely on each other."""
    for nth, line in enumerate(lines):
        gap = line[0]["top"] - below
        if gap > (_CLOSE if nth else _NEAR) * _height(line):
            return
        yield line
        below = float(line[0]["bottom"])


def _is_near(line: _Words, below: float) -> bool:
    return bool(line[0]["top"] - below <= _NEAR * _height(line))


def _height(line: _Words) -> float:
    return float(line[0]["bottom"] - line[0]["top"])


def _lines(words: _Words, top: float, bottom: float) -> Iterator[_Words]:
    """Yield the lines whose middle lies between two heights, their words from left to right."""
    inside = sorted(
        (word for word in words if top <= (word["top"] + word["bottom"]) / 2 < bottom),
        key=lambda word: (word["top"], word["x0"]),
    )
    line: _Words = []
    for word in inside:
        if line and word["top"] - line[0]["top"] > (line[0]["bottom"] - line[0]["top"]) / 2:
            yield sorted(line, key=lambda one: float(one["x0"]))
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda one: float(one["x0"]))
