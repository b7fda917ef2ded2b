"""Tables and columns of a PDF page that are told by white space alone.

Word's plain table, tab stops and the tables of web pages have no rules. Their columns are gutters:
strips that the words of several lines leave free. What belongs to one cell, and which of two
columns of running text comes first, is told by the order in which the program wrote its words: cell
by cell, column by column. Where it wrote line by line, a line goes on with a cell whose next word
had no room above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.ingest.minutes.label_roles import is_of_last_time, is_of_tasks
from pipeline.ingest.minutes.pdf_gutters import (
    SAME,
    Gap,
    Gutters,
    Order,
    Raw,
    Row,
    Word,
    region,
    row_of,
)
from pipeline.ingest.minutes.pdf_tables import PageTable

_EDGE = 1.0  # points by which what begins at the same edge may differ
_NEAR = 0.8  # of a line's height: between two lines of a cell
_PADDING = 20.0  # points that a cell may leave free at its right
_RUNNING_HEADS = 4  # lines at most above what goes on from the page before
_SIGN = re.compile(r"[•·▪◦○●■o–*+\uf000-\uf0ff-]|\(?\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zæøå][.)]")


@dataclass(frozen=True)
class _Piece:
    """What a line has in one column."""

    text: str
    line: int
    column: int
    words: list[Word]
    top: float
    bottom: float
    order: int


_Group = list[_Piece]  # a row of a table


def laid_out(lines: list[Raw], order: Order, gutters: Gutters = ()) -> list[Raw | PageTable]:
    """Return the lines of a page with those that are a table put together.

    Parameters
    ----------
    lines
        As ``pdfplumber`` has them, with their letters, from the top of the page.
    order
        Identity of a letter → as which of the page's it was written.
    gutters
        Of the table that the page before ends with.
    """
    rows = [row_of(line, order) for line in lines]
    found: list[Raw | PageTable] = []
    at = 0
    while at < len(rows):
        is_rest = at < _RUNNING_HEADS and bool(gutters) and _is_in_columns(rows[at], gutters)
        end, own = region(rows, at, gutters if is_rest else ())
        if is_rest or own:
            found += _tables(rows[at:end], own, is_rest=is_rest)
            gutters = ()
        else:
            found.append(rows[at].raw)
        at = end if own else at + 1
    return found


def _is_in_columns(row: Row, gutters: Gutters) -> bool:
    """Say whether a line has words in two of a table's columns or more, and none between."""
    is_free = all(row.free(gap) is not None for gap in gutters)
    # What the page divided goes on in one cell.
    goes_on = row.raw["text"][:1].islower()
    return is_free and (goes_on or len(list(_pieces(row, 0, gutters))) > 1)


def _tables(rows: list[Row], gutters: list[Gap], *, is_rest: bool) -> Iterator[Raw | PageTable]:
    """Yield the tables that lines are, and the lines between, above and below them.

    The rest of the table of the page before may be a single row.
    """
    pieces = [list(_pieces(row, nth, gutters)) for nth, row in enumerate(rows)]
    groups = _as_written(pieces) or list(_by_lines(pieces, gutters))
    held: list[_Group] = []
    for nth, group in enumerate(groups):
        is_divided = is_rest and not nth  # by the page
        if _is_lone(group) and not is_divided and not _is_row_between(groups, nth, rows):
            yield from _table(held, rows, gutters, 1 if is_rest else 2)
            held, is_rest = [], False
            yield from (rows[line].raw for line in dict.fromkeys(one.line for one in group))
        else:
            held.append(group)
    yield from _table(held, rows, gutters, 1 if is_rest else 2)


def _pieces(row: Row, line: int, gutters: Gutters) -> Iterator[_Piece]:
    """Yield what a line has in each column."""
    ends = [(left + right) / 2 for left, right in gutters] + [float("inf")]
    rest = row.words
    for column, end in enumerate(ends):
        inside = [word for word in rest if (word.x0 + word.x1) / 2 < end]
        rest = rest[len(inside) :]
        if inside:
            text = " ".join(word.text for word in inside)
            order = min(word.order for word in inside)
            yield _Piece(text, line, column, inside, row.top, row.bottom, order)


def _as_written(lines: list[list[_Piece]]) -> list[_Group]:
    """Return the pieces of each row, by the order they were written in; none if line by line."""
    pieces = sorted((one for line in lines for one in line), key=lambda one: one.order)
    if not any(one.top < before.top - SAME for before, one in pairwise(pieces)):
        return []
    rights = _rights(pieces)
    groups: list[_Group] = [pieces[:1]]
    for nth, (above, one) in enumerate(pairwise(pieces), start=1):
        rest = pieces[nth:]
        goes_on = one.text[:1].islower() or _is_beside(rest, above)
        goes_on = goes_on or (_goes_on(above, one, rights) and not _is_topmost(rest, above))
        if one.column < above.column or (one.column == above.column == 0 and not goes_on):
            groups.append([])
        groups[-1].append(one)
    return groups


def _is_beside(pieces: list[_Piece], above: _Piece) -> bool:
    """Say whether the next cell of the row begins as high as a line of the first one."""
    beside = next((one for one in pieces if one.column), None)
    return beside is not None and beside.top <= above.top + SAME


def _is_topmost(pieces: list[_Piece], above: _Piece) -> bool:
    """Say whether the next cell of the row begins as high as this line, and it ends or is apart."""
    one = pieces[0]
    nth = next((nth for nth, other in enumerate(pieces) if other.column), 0)
    if not nth or abs(pieces[nth].top - one.top) > _EDGE:
        return False
    return nth == 1 or one.top - above.top > pieces[1].top - one.top + _EDGE


def _by_lines(lines: list[list[_Piece]], gutters: list[Gap]) -> Iterator[_Group]:
    """Yield the pieces of each row: a line all of whose pieces go on is none of its own."""
    rights = _rights([one for line in lines for one in line])
    for column, (left, right) in enumerate(gutters):
        rights[column] = max(rights.get(column, left), right - _PADDING)
    held: _Group = []
    above: dict[int, _Piece] = {}
    for line in lines:
        had_no_room = all(
            one.column in above and _goes_on(above[one.column], one, rights) for one in line
        )
        # Where a column is as wide as its widest cell, a full one says nothing.
        goes_on = held and had_no_room and (len(line) == 1 or line[0].text[:1].islower())
        if held and not goes_on:
            yield held
            held = []
        held = held + line
        above = {one.column: one for one in line}
    if held:
        yield held


def _rights(pieces: list[_Piece]) -> dict[int, float]:
    """Return how far each column reaches."""
    found: dict[int, float] = {}
    for one in pieces:
        found[one.column] = max(found.get(one.column, 0.0), one.words[-1].x1)
    return found


def _goes_on(above: _Piece, one: _Piece, rights: dict[int, float]) -> bool:
    """Say whether the first word of a piece had no room in the line above it."""
    first = one.words[0]
    room = rights[one.column] - above.words[-1].x1
    is_near = one.top - above.bottom < _NEAR * (above.bottom - above.top)
    return is_near and first.x1 - first.x0 + (one.bottom - one.top) / 5 > room


def _is_lone(group: _Group) -> bool:
    return not any(one.column for one in group)


def _is_row_between(groups: list[_Group], nth: int, rows: list[Row]) -> bool:
    """Say whether a row of which only the first cell is filled is one, and no heading."""
    if not 0 < nth < len(groups) - 1 or _is_lone(groups[nth + 1]) or _is_lone(groups[nth - 1]):
        return False
    text = " ".join(one.text for one in groups[nth])
    if is_of_tasks(text) or is_of_last_time(text):
        return False
    fonts = [rows[group[0].line].raw["chars"][0]["fontname"] for group in groups[nth - 1 : nth + 1]]
    # What tells no day or number below it may be the header of another table.
    below = " ".join(one.text for one in groups[nth + 1])
    return fonts[0] == fonts[1] and any(map(str.isdigit, below))


def _table(
    groups: list[_Group], rows: list[Row], gutters: Gutters, fewest: int
) -> Iterator[Raw | PageTable]:
    """Yield rows as a table; as lines where they are a list, or labels and what they say."""
    lines = sorted({one.line for group in groups for one in group})
    width = len(gutters) + 1
    first = [" ".join(one.text for one in group if not one.column) for group in groups]
    is_list = width == 2 and all(map(_SIGN.fullmatch, filter(None, first)))
    if len(groups) < fewest or is_list:
        yield from (rows[line].raw for line in lines)
    elif width == 2 and sum(text.endswith(":") for text in first) * 2 > len(groups):
        yield from (_one_line(group, rows) for group in groups)
    else:
        texts = (
            tuple("\n".join(one.text for one in group if one.column == at) for at in range(width))
            for group in groups
        )
        raws = [rows[line].raw for line in lines]
        box = (
            min(float(one["x0"]) for one in raws), min(float(one["top"]) for one in raws),
            max(float(one["x1"]) for one in raws), max(float(one["bottom"]) for one in raws),
        )  # fmt: skip
        yield PageTable(tuple(texts), box, tuple(gutters))


def _one_line(group: _Group, rows: list[Row]) -> Raw:
    """Return a row as one line of the page."""
    raws = [rows[line].raw for line in sorted({one.line for one in group})]
    pieces = sorted(group, key=lambda one: (one.column, one.line))
    return {
        "text": " ".join(one.text for one in pieces),
        "chars": [char for one in pieces for word in one.words for char in word.chars],
        "x0": min(one["x0"] for one in raws), "top": min(one["top"] for one in raws),
        "x1": max(one["x1"] for one in raws), "bottom": max(one["bottom"] for one in raws),
    }  # fmt: skip
