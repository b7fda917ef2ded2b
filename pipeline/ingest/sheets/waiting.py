"""Which refused rows and files wait for a person, by what the lake holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import polars as pl

from pipeline.ingest.arrivals import day_in_copenhagen
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.store import Lake
from pipeline.lake import REFUSED_ROW, ROW_CORRECTION, LakeTable, part_path
from pipeline.workspace import Workspace

# File key, sheet (None where there are none) and line of a row.
Place: TypeAlias = tuple[str, int | None, int]
# An accepted row that an entry rule refuses among all others: canonical column and reason besides.
OddEntry: TypeAlias = tuple[Place, str, str]
# Nobody mends more by hand; the next rows come when these are mended.
MOST_ROWS = 5_000
_ROWS_AT_ONCE = 1_000_000
_ROW = ("source_sheet", "source_line")
_OF_ROWS = ("activity", "orders")  # kinds of file whose rows can be handed back


@dataclass(frozen=True)
class RowProblem:
    """One thing that is wrong with a row.

    Parameters
    ----------
    column
        Canonical name.
    position
        Its column in the source, from 1; None where the source does not have it.
    is_entry_rule
        The row was read, and is refused among all others.
    """

    column: str
    position: int | None
    reason_code: str
    is_entry_rule: bool = False


@dataclass(frozen=True)
class RefusedFile:
    """A file with rows that were refused.

    Parameters
    ----------
    rows
        Each refused row → what is wrong with it, in the order of the columns; of those that have
        not come back, the first ``MOST_ROWS``.
    corrected
        Those that a row of a hand-back workbook has replaced or taken out.
    sent_again
        Those that came back in a workbook and were refused there once more.
    kind
        activity, minutes, orders or unknown.
    row_count
        How many rows were refused, when they were read or by an entry rule.
    received_on
        The day by which its dates were judged.
    """

    file_key: str
    content_sha256: str
    kind: str
    profile: str | None
    received_on: dt.date
    rows: dict[Place, tuple[RowProblem, ...]]
    corrected: frozenset[Place]
    sent_again: frozenset[Place]
    row_count: int


@dataclass(frozen=True)
class RefusedWhole:
    """A file of which nothing was taken in.

    Parameters
    ----------
    missing_columns
        Canonical columns for want of which it was refused.
    """

    file_key: str
    reason_code: str
    missing_columns: tuple[str, ...]


def refused(
    workspace: Workspace, knowledge: Knowledge, odd: Sequence[OddEntry] = ()
) -> tuple[list[RefusedFile], list[RefusedWhole]]:
    """Return the files with refused rows and the files refused whole, by when they arrived.

    Files that have been withdrawn wait for nobody.

    Parameters
    ----------
    odd
        Entries that an entry rule refuses in the warehouse. What has been handed back since it was
        built counts as corrected.
    """
    lake = Lake(workspace, knowledge.reference)
    current = lake.manifest().filter(pl.col("is_current") & ~pl.col("is_withdrawn"))
    current = current.sort("received_at", "file_key", nulls_last=True)
    named = _named(workspace, current)
    by_file = _by_file(odd)
    files, wholes = [], []
    faulty = current.filter(
        pl.col("kind").is_in((*_OF_ROWS, "minutes", "unknown"))
        & (
            (pl.col("rows_refused") > 0)
            | pl.col("reason_code").is_not_null()
            | pl.col("file_key").is_in(list(by_file))
        )
    )
    for row in faulty.iter_rows(named=True):
        if row["reason_code"] is not None:
            missing = _missing(workspace, row["part_key"])
            wholes.append(RefusedWhole(row["file_key"], row["reason_code"], missing))
            continue
        own = named.filter(file_key=row["file_key"], kind=row["kind"]).drop("kind")
        slices = _slices(workspace, row["part_key"])
        files.append(_refused_file(row, slices, own, by_file.get(row["file_key"], {})))
    return files, wholes


def _part(workspace: Workspace, table: LakeTable, part_key: str) -> pl.DataFrame:
    path = workspace.lake / part_path(table.name, part_key)
    if not path.is_file():
        return table.empty()
    # A part may hold its texts numbered.
    return pl.read_parquet(path).cast(pl.Schema(table.schema))


def _refused_file(
    row: dict[str, Any],
    slices: Iterator[pl.DataFrame],
    named: pl.DataFrame,
    entries: dict[Place, tuple[RowProblem, ...]],
) -> RefusedFile:
    """Return the rows of a file that were refused when they were read, and its refused entries."""
    rows = _problems(slices, named.drop("outcome").unique())
    replaced = _places(named, "accepted")
    mended = rows.keys() & (replaced | _places(named, "dropped")) | entries.keys() & replaced
    waiting = [place for place in entries if place not in mended][:MOST_ROWS]
    rows |= {place: entries[place] for place in entries if place in mended}
    rows |= {place: entries[place] for place in waiting}
    return RefusedFile(
        row["file_key"],
        row["content_sha256"],
        row["kind"],
        row["profile"],
        day_in_copenhagen(row["received_at"]),
        rows,
        frozenset(mended),
        frozenset(rows.keys() & _places(named, "refused")),
        row["rows_refused"] + len(entries),
    )


def _places(named: pl.DataFrame, outcome: str) -> set[Place]:
    """Return the rows that are named by rows of which that became."""
    return set(named.filter(outcome=outcome).drop("outcome").iter_rows())


def _by_file(odd: Sequence[OddEntry]) -> dict[str, dict[Place, tuple[RowProblem, ...]]]:
    """Return file key → place → what entry rules say of it."""
    found: dict[str, dict[Place, tuple[RowProblem, ...]]] = {}
    for place, column, reason in odd:
        entries = found.setdefault(place[0], {})
        one = RowProblem(column, None, reason, is_entry_rule=True)
        entries[place] = (*entries.get(place, ()), one)
    return found


def _named(workspace: Workspace, current: pl.DataFrame) -> pl.DataFrame:
    """Return every row that a row of a hand-back workbook names, and what became of the latter.

    An order replaces no entry, nor an entry an order: ``kind`` is that of the workbook. A row that
    was refused once more names what it was to replace for whoever names it. Workbooks that were
    refused whole are left out: nothing waits in them.
    """
    place = ("file_key", *_ROW)
    named = dict(
        zip(place, ("corrected_file_key", "corrected_sheet", "corrected_line"), strict=True)
    )
    is_read = pl.col("kind").is_in(_OF_ROWS) & pl.col("reason_code").is_null()
    empty = ROW_CORRECTION.empty().with_columns(kind=pl.lit(None, pl.String))
    found = [
        _part(workspace, ROW_CORRECTION, part_key).with_columns(kind=pl.lit(kind))
        for part_key, kind in current.filter(is_read).select("part_key", "kind").iter_rows()
    ]
    rows = pl.concat([empty, *found])
    direct = rows.select("outcome", "kind", **named)
    again = rows.filter(outcome="refused").drop("outcome", "kind")
    further = direct.join(again, on=place, nulls_equal=True).select("outcome", "kind", **named)
    return pl.concat([direct, further]).unique()


def _slices(workspace: Workspace, part_key: str) -> Iterator[pl.DataFrame]:
    """Yield the refused rows of a file some at a time: there may be millions of them."""
    path = workspace.lake / part_path(REFUSED_ROW.name, part_key)
    if not path.is_file():
        return
    rows = pl.scan_parquet(path)
    count = rows.select(pl.len()).collect().item()
    for first in range(0, count, _ROWS_AT_ONCE):
        some = rows.slice(first, _ROWS_AT_ONCE).collect()
        yield some.cast(pl.Schema(REFUSED_ROW.schema))


def _missing(workspace: Workspace, part_key: str) -> tuple[str, ...]:
    """Return the columns for want of which a file was refused: those that its first row lacks."""
    first = next(_slices(workspace, part_key), REFUSED_ROW.empty())
    lacking = first.filter(pl.col("reason_code") == "missing_column")
    return tuple(lacking["column_name"].unique(maintain_order=True).drop_nulls())


def _problems(
    slices: Iterator[pl.DataFrame], handed_back: pl.DataFrame
) -> dict[Place, tuple[RowProblem, ...]]:
    """Return the problems of the rows that came back, and of the first of the others."""
    place = ("file_key", *_ROW)
    shown = REFUSED_ROW.empty()
    for some in slices:
        ordered = pl.concat([shown, some]).sort(*_ROW, "problem_number")
        others = ordered.join(handed_back, on=place, how="anti", nulls_equal=True)
        first = others.select(place).unique().sort(*_ROW).head(MOST_ROWS)
        kept = pl.concat([first, handed_back])
        shown = ordered.join(kept, on=place, how="semi", nulls_equal=True, maintain_order="left")
    found: dict[Place, tuple[RowProblem, ...]] = {}
    for row in shown.iter_rows(named=True):
        at = (row["file_key"], row["source_sheet"], row["source_line"])
        one = RowProblem(row["column_name"], row["source_column"], row["reason_code"])
        found[at] = (*found.get(at, ()), one)
    return found
