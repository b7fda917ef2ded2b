"""The values of a log's cells: equal cells of a column are read once.

Most columns of a log hold few different texts, so each text is read once and its value handed out
by number. Where nearly every cell has a text of its own, cells are read as they come.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import polars as pl

from pipeline.ingest.headings import COLUMNS, HELPERS, HeadingRow
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.profiles.profile import CODE_COLUMNS
from pipeline.ingest.readers.log_table import HAS_EXTRA, LINE, tidied
from pipeline.ingest.rows.column_readers import cell_of, column_readers
from pipeline.ingest.rows.numbering import Numbering

MAX_TEXTS = 50_000  # that are remembered of a column
_MAX_BYTES = 32 * 1024**2
_FEW = 4  # cells of each text at least, for remembering to be worth the while

_MAX_READERS = 8  # that are kept for files to come
# Columns of which it matters how they are written.
OBSERVED = ("work_date", "start_time", "duration_minutes", "duration_2")
Reader = Callable[[pl.Expr], pl.Expr]


@dataclass(frozen=True)
class Typed:
    """A batch as it was read.

    Parameters
    ----------
    rows
        ``source_line``, ``has_extra``, ``received_on``, and of every canonical column and helper
        ``t_<column>`` and ``<column>``: the text, and the value.
    different
        The different texts of the columns of ``OBSERVED``, and the value of each.
    """

    rows: pl.DataFrame
    different: dict[str, tuple[pl.Series, pl.Series]]


class _Column:
    """One column: the texts seen so far, and the value of each.

    Parameters
    ----------
    is_numbered
        Values are codes, and are handed out as numbered texts: so the next steps need not number
        them again.
    """

    def __init__(self, read: Reader, *, is_numbered: bool = False) -> None:
        self._read = read
        self.is_direct = False
        self._is_numbered = is_numbered
        self._forget()

    def read(self, text: pl.Expr) -> pl.Expr:
        """Return the value of each text."""
        value = self._read(text)
        return value.cast(self._codes.kind) if self._is_numbered else value

    def _forget(self) -> None:
        self._numbers, self._codes = Numbering(), Numbering()
        self.texts = pl.Series([], dtype=pl.String())
        self.values = self._valued(self.texts)
        self._rows = 0

    @property
    def kind(self) -> pl.Categorical:
        """The type by which its texts are numbered."""
        return self._numbers.kind

    def learn(self, rows: int) -> None:
        """Read the texts that were numbered since the last time."""
        self._rows += rows
        known = self._numbers.learn()
        numbered = self._numbers.texts
        if known == len(numbered):
            return
        new = numbered[known:].to_frame("text").select(tidied(pl.col("text")))
        texts = new.to_series()
        self.values = pl.concat([self.values[:known], self._valued(texts)])
        self.texts = pl.concat([self.texts[:known], texts])

    def renew(self) -> None:
        """Forget, where there are too many texts; cells are read as they come if it was no use."""
        if len(self.texts) > MAX_TEXTS or self.texts.estimated_size() > _MAX_BYTES:
            self.is_direct = self._rows < _FEW * len(self.texts)
            self._forget()

    def _valued(self, texts: pl.Series) -> pl.Series:
        return texts.to_frame("text").select(self.read(pl.col("text"))).to_series()

    @property
    def dtype(self) -> pl.DataType:
        """The type of its values."""
        return self.values.dtype


class CellReader:
    """Reads the cells of tables with the same headings, batch by batch."""

    def __init__(self, headings: HeadingRow, knowledge: Knowledge) -> None:
        self._headings = headings
        readers = column_readers(headings, knowledge)
        numbered = _numbered(headings)
        self._columns = {
            name: _Column(readers[name], is_numbered=name in numbered)
            for name in (*COLUMNS, *HELPERS)
        }
        self._columns["entry_id"].is_direct = True  # no two are equal
        self._missing = [
            expression
            for name, column in self._columns.items()
            if name not in headings.columns
            for expression in (
                pl.lit(None, pl.String()).alias(f"t_{name}"),
                pl.lit(None, column.dtype).alias(name),
            )
        ]

    @classmethod
    def of(cls, headings: HeadingRow, knowledge: Knowledge) -> CellReader:
        """Return the reader of a heading row; it remembers what it read of other files."""
        key = (cls, headings.profile.model_dump_json(), tuple(headings.columns.items()))
        if key not in knowledge.shelf:
            kept = [one for one in knowledge.shelf if isinstance(one, tuple) and one[0] is cls]
            for oldest in kept[: len(kept) - _MAX_READERS + 1]:
                del knowledge.shelf[oldest]
            knowledge.shelf[key] = cls(headings, knowledge)
        found: CellReader = knowledge.shelf[key]
        return found

    def typed(self, cells: pl.DataFrame, received_on: dt.date) -> Typed:
        """Read the cells of a batch."""
        there = {name: self._columns[name] for name in self._headings.columns}
        coded = {name: column for name, column in there.items() if not column.is_direct}
        texts = cells.select(
            cell_of(self._headings, name)
            .cast(column.kind if name in coded else pl.String())
            .alias(name)
            for name, column in there.items()
        )
        for column in coded.values():
            column.learn(texts.height)
        values = texts.select(
            pair
            for name, column in there.items()
            for pair in _pair(name, column, is_coded=name in coded)
        )
        different = {name: self._different(name, texts, values, coded) for name in OBSERVED}
        for column in coded.values():
            column.renew()
        rows = pl.concat([cells.select(LINE, HAS_EXTRA), values], how="horizontal")
        return Typed(
            rows.with_columns(pl.lit(received_on).alias("received_on"), *self._missing),
            {name: found for name, found in different.items() if found is not None},
        )

    def _different(
        self,
        name: str,
        texts: pl.DataFrame,
        values: pl.DataFrame,
        coded: dict[str, _Column],
    ) -> tuple[pl.Series, pl.Series] | None:
        """Return the different texts of a column, and the value of each."""
        if name not in texts.columns:
            return None
        if name not in coded:
            return values[f"t_{name}"], values[name]
        column = coded[name]
        # Counting out the numbers takes a tenth of the time of looking for different ones.
        is_there = np.zeros(len(column.texts), dtype=bool)
        is_there[texts[name].to_physical().drop_nulls().to_numpy()] = True
        there = pl.Series(is_there)
        return column.texts.filter(there), column.values.filter(there)


def _numbered(headings: HeadingRow) -> tuple[str, ...]:
    """Return the columns of codes which no other part of a row may fill in."""
    if "labels" in headings.columns or headings.profile.constants:
        return ()
    names = tuple(name for name in CODE_COLUMNS if name in headings.columns)
    has_second = "staff_code_2" in headings.columns or headings.profile.options.ids == "person"
    return names if has_second else (*names, "staff_code")


def _pair(name: str, column: _Column, *, is_coded: bool) -> tuple[pl.Expr, pl.Expr]:
    """Return the text and the value of a column."""
    if not is_coded:
        text = tidied(pl.col(name))
        return text.alias(f"t_{name}"), column.read(text).alias(name)
    number = pl.col(name).to_physical()
    return (
        pl.lit(column.texts).gather(number).alias(f"t_{name}"),
        pl.lit(column.values).gather(number).alias(name),
    )
