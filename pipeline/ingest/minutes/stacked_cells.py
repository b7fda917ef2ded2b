"""A table that was saved as text with each cell on a line of its own, as LibreOffice saves them.

Headings of columns right below each other, which nothing else has, begin it. Nothing says where it
ends: with the first row that a cell of does not look like its column.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.ingest.minutes.blocks import Table, plain
from pipeline.ingest.minutes.columns import columns_of, heading_words
from pipeline.ingest.minutes.label_roles import is_of_last_time, is_of_tasks

_KINDS = ("actions", "participants")
_MOST_COLUMNS = 8
_LONGEST_HEADING = 40
_LONGEST = {"name": 60, "responsible": 80, "status": 60, "attendance": 60, "organisation": 80}
_DAY = re.compile(
    r"\W*|.*(?:\d|\b(?:løbende|snarest|straks|hurtigst|næste|inden|ved|uge|ultimo|primo|medio|hver|"
    r"efter|før|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)).*",
    re.IGNORECASE,
)


def stacked_tables(lines: list[str]) -> dict[int, tuple[int, Table]]:
    """Return where such tables begin → of how many lines each is, and the table.

    Their rows have no line of their own: only row and cell tell where a value stands.
    """
    found: dict[int, tuple[int, Table]] = {}
    at = 0
    while at < len(lines):
        table = _table(lines, at)
        if table is not None:
            found[at] = table
        at += 1 if table is None else table[0]
    return found


def _table(lines: list[str], at: int) -> tuple[int, Table] | None:
    header: list[str] = []
    for line in lines[at : at + _MOST_COLUMNS]:
        if len(line) > _LONGEST_HEADING or line.strip().casefold().rstrip(":*?") not in _headings():
            break
        header.append(plain(line))
    for kind in _KINDS if len(header) > 1 else ():
        columns = columns_of(kind, tuple(header))
        rows = _rows(lines, at + len(header), columns) if len(columns) == len(header) else []
        if rows:
            return len(header) * (len(rows) + 1), Table((tuple(header), *rows))
    return None


@cache
def _headings() -> frozenset[str]:
    return frozenset(word for kind in _KINDS for word in heading_words(kind))


def _rows(lines: list[str], at: int, columns: dict[str, int]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    width = len(columns)
    while at + width <= len(lines):
        row = tuple(map(plain, lines[at : at + width]))
        if not row[0] or not all(_fits(row[place], name) for name, place in columns.items()):
            break
        rows.append(row)
        at += width
    return rows


def _fits(cell: str, column: str) -> bool:
    """Say whether a cell looks like its column."""
    if column == "due_on":
        return _DAY.fullmatch(cell) is not None and len(cell) <= _LONGEST["responsible"]
    is_heading = is_of_tasks(cell) or is_of_last_time(cell)
    return not is_heading and len(cell) <= _LONGEST.get(column, len(cell))
