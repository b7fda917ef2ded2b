"""Looks at a file of an unknown tool: its heading row by its shape, and what its columns hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from pipeline.ingest.headings import Column, HeadingRow
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.profiles.profile import VOCABULARY_COLUMNS, Profile
from pipeline.ingest.readers.log_table import LogTable, tidied
from pipeline.ingest.rows.durations import minutes_of
from pipeline.ingest.rows.times import SHORT_DATE, clock_of, date_of, kind_of, order_of

_LOOKED_AT = 20
_MOST_COLUMNS = 1000
_LONGEST_HEADING = 80
_ROWS = 200_000  # so many are looked at


class AnyHeadings:
    """Finds a heading row by its shape: the row with most cells that are words.

    Parameters
    ----------
    profile
        What a heading row is said to be read with; nothing is read by it here.
    """

    def __init__(self, profile: Profile) -> None:
        self._profile = profile

    def score(self, cells: Sequence[str | None]) -> int:
        """Return how many cells are different words; 0 for fewer than two."""
        if len(cells) > _MOST_COLUMNS:
            return 0
        filled = [cell.strip() for cell in cells if cell and cell.strip()]
        words = {cell for cell in filled if len(cell) <= _LONGEST_HEADING}
        kinds = pl.DataFrame({"word": list(words)}, schema={"word": pl.String()}).select(
            (kind_of(pl.col("word")).is_in(["text", "code"])).sum()
        )
        count = int(kinds.item())
        return count if count >= 2 and count > len(filled) / 2 else 0

    def find(self, rows: Sequence[Sequence[str | None]]) -> int | None:
        """Return the index of the first row with most words."""
        scores = [self.score(cells) for cells in rows[:_LOOKED_AT]]
        best = max(scores, default=0)
        return scores.index(best) if best else None

    def match(self, cells: Sequence[str | None]) -> HeadingRow:
        """Return a heading row in which every column is to be read and none is known."""
        width = max(
            (at for at, cell in enumerate(cells, start=1) if cell and cell.strip()), default=0
        )
        places = range(1, width + 1)
        names = tuple((cell or "").strip() for cell in cells[:width])
        columns = {f"column_{at}": Column(at, "") for at in places}
        return HeadingRow(columns, width, self._profile, unknown=tuple(places), names=names)


@dataclass(frozen=True)
class Look:
    """What one column of the file holds.

    Parameters
    ----------
    position, heading
        Where it is, from 1, and what stands above it.
    values
        ``value``, ``rows``: each text and how many rows have it, most frequent first.
    filled
        Rows with a value.
    shares
        Canonical column → the share of the filled rows that can be read as such.
    """

    position: int
    heading: str
    values: pl.DataFrame
    filled: int
    shares: dict[str, float]


def look_at(table: LogTable, knowledge: Knowledge) -> list[Look]:
    """Look at the columns of a table; at the first rows of a very long one."""
    cells = _first_rows(table)
    looks = []
    for at, heading in enumerate(table.headings.names, start=1):
        if str(at) not in cells.columns:
            continue
        values = (
            cells.select(value=pl.col(str(at)))
            .filter(pl.col("value").is_not_null())
            .group_by("value")
            .agg(rows=pl.len())
            .sort(["rows", "value"], descending=[True, False])
        )
        filled = int(values["rows"].sum())
        looks.append(Look(at, heading, values, filled, _shares(values, filled, knowledge)))
    return looks


def _first_rows(table: LogTable) -> pl.DataFrame:
    """Return the cells of the first rows, trimmed."""
    batches, rows = [], 0
    for batch in table.batches:
        batches.append(batch)
        rows += batch.height
        if rows >= _ROWS:
            break
    if not batches:
        names = [str(at) for at in range(1, table.headings.width + 1)]
        return pl.DataFrame(schema=dict.fromkeys(names, pl.String()))
    texts = pl.concat(batches).head(_ROWS).select(pl.col(pl.String))
    return texts.select(tidied(pl.col(name)).alias(name) for name in texts.columns)


def readable_as(knowledge: Knowledge) -> dict[str, pl.Expr]:
    """Return for each kind of column which texts (``value``) it can read."""
    text = pl.col("value")
    order_free = pl.any_horizontal(
        date_of(text, order=order).is_not_null()
        for order in ("day_first", "month_first", "year_first")
    )
    found = {
        "work_date": order_free,
        "start_time": clock_of(text).is_not_null() & text.str.contains("[:.]|[ap]m$"),
        "duration_minutes": minutes_of(text, unit="hours").is_not_null(),
        "staff_code": knowledge.staff.code_of(text).is_not_null(),
    }
    for name, column in VOCABULARY_COLUMNS.items():
        vocabulary = knowledge.vocabularies[name]
        reader = vocabulary.codes_of if name == "partner" else vocabulary.code_of
        found[column] = reader(text).is_not_null()
    return found


def _shares(values: pl.DataFrame, filled: int, knowledge: Knowledge) -> dict[str, float]:
    if not filled:
        return {}
    readable = readable_as(knowledge)
    sums = values.select(
        (pl.col("rows") * is_readable).sum().alias(column)
        for column, is_readable in readable.items()
    ).row(0, named=True)
    return {column: count / filled for column, count in sums.items()}


def orders_proven(look: Look) -> dict[str, int]:
    """Return by how many rows each order of day, month and year is proven."""
    counted = (
        look.values.select("rows", order=order_of(pl.col("value")))
        .filter(pl.col("order").is_not_null())
        .group_by("order")
        .agg(pl.col("rows").sum())
        .sort("order")
    )
    return dict(counted.select("order", "rows").iter_rows())


def short_dates(look: Look) -> list[tuple[int, int, int]]:
    """Return the figures of the different dates in figures that have a year of two digits."""
    groups = pl.col("value").str.extract_groups(SHORT_DATE)
    figures = look.values.select(
        groups.struct.field(name).cast(pl.Int32, strict=False).alias(name) for name in "123"
    )
    return figures.drop_nulls().unique().sort("1", "2", "3").rows()


def rows_with(look: Look, pattern: str) -> int:
    """Return how many rows of a column have a value that matches a pattern."""
    return int(look.values.filter(pl.col("value").str.contains(pattern))["rows"].sum())
