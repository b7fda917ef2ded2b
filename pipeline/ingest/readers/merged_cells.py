"""Cells of a sheet that were merged down over several rows: each of those rows has their value.

A day that stands once beside all that was done on it is the day of every row that it spans. The
workbook says so itself, so nothing is guessed; a cell that is blank without being merged stays
blank. Hours and counts are never taken down: over several rows they are a total.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import polars as pl

from pipeline.ingest.headings import HeadingRow
from pipeline.ingest.readers.containers import Container, read_xml, xml_parser
from pipeline.ingest.readers.log_table import LINE, tidied

MOST_MERGED = 100_000  # ranges of a sheet that are looked at
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}):\$?[A-Z]{1,3}\$?([1-9][0-9]{0,6})")
_BOOK, _PARTS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_TAKEN_DOWN = (
    "work_date", "staff_code", "staff_code_2", "activity_code", "network_code", "place_code",
    "target_group", "occasion", "labels",
)  # fmt: skip


def sheets_in_order(container: Container) -> list[str]:
    """Return the members that hold the sheets of an XLSX workbook, in the order of the workbook.

    A sheet whose member the workbook does not tell is an empty name.

    Raises
    ------
    FileRefused
        ``unreadable_file``.
    """
    if not {_BOOK, _PARTS} <= container.names:
        return []
    ids = [
        next((value for key, value in found.items() if key.rpartition(":")[2] == "id"), "")
        for found in _elements(container, _BOOK, "sheet")
    ]
    parts = {
        one.get("Id", ""): one.get("Target", "")
        for one in _elements(container, _PARTS, "Relationship")
    }
    targets = (parts.get(one, "") for one in ids)
    return [target[1:] if target[:1] == "/" else f"xl/{target}" for target in targets]


def _elements(container: Container, member: str, kind: str) -> list[dict[str, str]]:
    """Return the attributes of the elements of a kind."""
    found: list[dict[str, str]] = []
    parser = xml_parser()

    def starts(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == kind:
            found.append(attributes)

    parser.StartElementHandler = starts
    read_xml(container.pieces(member), parser)
    return found


def filled_down(sheet: pl.DataFrame, headings: HeadingRow, merged: Iterable[str]) -> pl.DataFrame:
    """Give the rows that a merged cell spans its value; rows that are blank otherwise stay so.

    Parameters
    ----------
    sheet
        ``source_line`` from 1, and a column per position.
    merged
        Ranges as the sheet has them, ``A2:A5``.
    """
    places = {
        str(headings.columns[name].position) for name in _TAKEN_DOWN if name in headings.columns
    }
    above = _rows_above(merged, places & set(sheet.columns), sheet.height)
    if not above:
        return sheet
    cells = [tidied(pl.col(name)) for name in sheet.columns if name != LINE]
    is_row = sheet.select(pl.any_horizontal(cell.is_not_null() for cell in cells)).to_series()
    changed = [
        pl.select(
            pl.when(is_row & tidied(pl.lit(sheet[at])).is_null())
            .then(sheet[at].gather(rows))
            .otherwise(sheet[at])
            .alias(at)
        ).to_series()
        for at, rows in above.items()
    ]
    return sheet.with_columns(changed)


def _rows_above(merged: Iterable[str], places: set[str], height: int) -> dict[str, np.ndarray]:
    """Return by column for each row the row whose value it has, both from 0.

    Ranges of a sheet never overlap; where they do, the sheet is made up, and what comes after as
    many rows as it has is left alone.
    """
    found: dict[str, np.ndarray] = {}
    left = dict.fromkeys(places, height)
    for one in merged:
        match = _RANGE.fullmatch(one)
        if match is None:
            continue
        at, first, last = str(_position(match[1])), int(match[2]), min(int(match[3]), height)
        if at not in places or first >= last or last - first > left[at]:
            continue
        left[at] -= last - first
        found.setdefault(at, np.arange(height))[first:last] = first - 1
    return found


def _position(letters: str) -> int:
    position = 0
    for letter in letters:
        position = position * 26 + ord(letter) - ord("A") + 1
    return position
