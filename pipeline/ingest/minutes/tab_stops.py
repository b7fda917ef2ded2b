"""Lines that are set in columns by tab stops → rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from pipeline.ingest.minutes.blocks import plain

Rows = tuple[tuple[str, ...], ...]
_TABS = re.compile(r"\t+")
_SIGN = re.compile(r"[•·▪◦○●■o–*+-]|\(?\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zæøå][.)]")


def tabbed(lines: list[str]) -> Iterator[list[str] | Rows]:
    """Yield the rows of tables that lines below each other are, and the lines that are none.

    One line is none; nor are labels and what they say, nor bullets and their text. Where somebody
    pressed the key several times to get to the next stop, no cell is blank between.

    Parameters
    ----------
    lines
        With tabs in them.
    """
    stripped = [line.strip(" \n") for line in lines]
    if len({line.count("\t") for line in stripped}) == 1:
        yield _rows([line.split("\t") for line in stripped]) or lines
        return
    start = 0
    for _, group in groupby(stripped, key=lambda line: len(_TABS.findall(line))):
        held = list(group)
        yield _rows([_TABS.split(line) for line in held]) or lines[start : start + len(held)]
        start += len(held)


def _rows(cells: list[list[str]]) -> Rows | None:
    """Return the cells without columns that are blank all over; None where they are no table."""
    filled = [nth for nth in range(len(cells[0])) if any(plain(row[nth]) for row in cells)]
    rows = tuple(tuple(plain(row[nth]) for nth in filled) for row in cells)
    if len(rows) < 2 or len(filled) < 2:
        return None
    if len(filled) > 2:
        return rows
    first = [row[0] for row in rows]
    are_labels = sum(text.endswith(":") for text in first) * 2 > len(first)
    return None if are_labels or all(map(_SIGN.fullmatch, first)) else rows
