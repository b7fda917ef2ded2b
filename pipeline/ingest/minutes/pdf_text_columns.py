"""Text of a PDF page that is set in two columns, or stands side by side: which comes first.

A program writes the left column to its end and then the right one: its place jumps up and to the
right. So it does from cell to cell of a table; but there it comes back to the left for the next
row, and a row of headers stands right above.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_SAME = 3.0  # points by which the letters of a line may differ in height
_GAP = 1.5  # heights of a letter: between two runs of one line
_NEAR = 3.0  # heights of a line: what is part of the same table
_MARGIN = 0.08  # of the page's height: running heads
_FEWEST_LINES = 2
_Char = dict[str, Any]
Box = tuple[float, float, float, float]  # left, top, right, bottom
Span = tuple[int, int]  # the first letter, as the program wrote them, and the one after the last


@dataclass(frozen=True)
class _Run:
    """Letters of one line that were written one after the other."""

    start: int
    end: int
    left: float
    right: float
    top: float
    bottom: float
    lines: int = 1

    @property
    def height(self) -> float:
        """Of a line."""
        return (self.bottom - self.top) / self.lines


def spans_in_order(page: Any, tables: Sequence[Box], starts: Sequence[float] = ()) -> list[Span]:
    """Return the parts of a page whose lines are to be read one part after the other.

    Parameters
    ----------
    page
        Of ``pdfplumber``.
    tables
        Where ruled tables stand.
    starts
        Where the columns begin of a table that may go on from the page before.
    """
    runs = _runs(page.chars, tables)
    found: list[Span] = []
    begun = 0  # run
    for nth, (above, one) in enumerate(pairwise(runs), start=1):
        is_jump = one.top < above.top - above.height and one.left > above.left
        is_cell = not found and any(abs(one.left - start) <= _SAME for start in starts)
        if not is_jump or is_cell or nth <= begun:
            continue
        pair = _columns(runs, nth, float(page.height))
        if pair is None or pair[0] < begun:
            continue
        first, after = pair
        edges = [runs[at].start for at in (begun, first, nth)] + [runs[after - 1].end]
        found += [(start, end) for start, end in pairwise(edges) if end > start]
        begun = after
    if begun < len(runs):
        found.append((runs[begun].start, runs[-1].end))
    return found


def _runs(chars: Sequence[_Char], tables: Sequence[Box]) -> list[_Run]:
    """Return the runs of a page; a table is one."""
    found: list[_Run] = []
    start = 0
    at = [_table_of(char, tables) if tables else None for char in chars]
    for nth in range(1, len(chars) + 1):
        is_same = nth < len(chars) and at[nth - 1] == at[nth]
        if is_same and (at[nth] is not None or _goes_on(chars[nth - 1], chars[nth])):
            continue
        held = [one for one in chars[start:nth] if one["text"].strip()]
        if held and (box := at[start]) is not None:
            left, top, right, bottom = box
            found.append(_Run(start, nth, left, right, top, bottom, _FEWEST_LINES))
        elif held:
            left, right = held[0]["x0"], held[-1]["x1"]
            found.append(_Run(start, nth, left, right, held[0]["top"], held[0]["bottom"]))
        start = nth
    return found


def _table_of(char: _Char, tables: Sequence[Box]) -> Box | None:
    """Return the box of the table that a letter stands in."""
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    inside = (box for box in tables if box[0] <= across <= box[2] and box[1] <= down <= box[3])
    return next(inside, None)


def _goes_on(char: _Char, after: _Char) -> bool:
    is_level = abs(after["top"] - char["top"]) <= _SAME
    gap, widest = after["x0"] - char["x1"], _GAP * (char["bottom"] - char["top"])
    return is_level and bool(-_SAME <= gap <= widest)


def _columns(runs: list[_Run], nth: int, height: float) -> tuple[int, int] | None:
    """Return the first run of a left column whose right one begins at a run, and the one after."""
    edge = runs[nth].left - 1
    first, after = nth, nth
    while first and runs[first - 1].right <= edge:
        first -= 1
    edge = max((one.right for one in runs[first:nth]), default=edge)
    while after < len(runs) and runs[after].left >= edge:
        after += 1
    left, right = runs[first:nth], runs[nth:after]
    # What stands above the right column in the left one, a title of half a line, is not beside it.
    while left and left[0].bottom < runs[nth].top - _NEAR * left[0].height:
        left = left[1:]
    first = nth - len(left)
    if not left or min(_lines(left), _lines(right)) < _FEWEST_LINES:
        return None
    return None if _is_table(runs, first, after, edge, height) else (first, after)


def _lines(runs: list[_Run]) -> int:
    return len({round(one.top) for one in runs}) + sum(one.lines - 1 for one in runs)


def _is_table(runs: list[_Run], first: int, after: int, edge: float, height: float) -> bool:
    """Say whether there is a row above, or below, that has words on the right side.

    Running heads and page numbers are no rows.
    """
    inside = runs[first:after]
    begins = min((one.left for one in inside if one.left >= edge), default=edge)
    top, bottom = min(one.top for one in inside), max(one.bottom for one in inside)
    for beside in (reversed(runs[:first]), runs[after:]):
        for one in beside:
            if one.left < edge < one.right:
                break
            is_running = one.bottom < _MARGIN * height or one.top > (1 - _MARGIN) * height
            far = max(top - one.bottom, one.top - bottom)
            is_in_column = abs(one.left - begins) <= _SAME
            if one.left >= edge and not is_running and (is_in_column or far < _NEAR * one.height):
                return True
    return False
