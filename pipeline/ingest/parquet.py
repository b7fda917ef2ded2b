"""Parquet: an activity log with typed columns. Types become text again, and one reader judges all.

Limits, since a small file can hold many equal values: 50 million rows, 1 000 columns.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TypeVar

import polars as pl
import pyarrow.parquet as pq

from pipeline.ingest.headings import HeadingWords
from pipeline.ingest.log_table import LINE, FileRefused, Log, table_below

MAX_ROWS = 50_000_000
_MAX_COLUMNS = 1000
_Result = TypeVar("_Result")


def read_parquet(content: bytes, words: HeadingWords) -> Log:
    """Read a Parquet file whose column names are headings.

    Raises
    ------
    FileRefused
        ``unreadable_file``; ``no_header`` where the columns are no log's.
    """
    rows, names = _guarded(lambda: _shape(content))
    if rows > MAX_ROWS or len(names) > _MAX_COLUMNS:
        raise FileRefused("unreadable_file")
    if words.find([names]) is None:
        raise FileRefused("no_header")
    headings = words.match(names)
    positions = {str(at): names[at - 1] for at in range(1, headings.width + 1)}
    used = {column.position for column in headings.columns.values()} | set(headings.blank)
    read = {at: name for at, name in positions.items() if int(at) in used}
    texts = _guarded(lambda: _texts(content, read))
    blank = pl.lit(None, pl.String())
    wide = texts.select((pl.col(at) if at in read else blank).alias(at) for at in positions)
    # There is no heading row among the rows: line 0 stands above row 1.
    return Log((table_below(wide.with_row_index(LINE, offset=1), headings, 0),), "parquet")


def _shape(content: bytes) -> tuple[int, list[str]]:
    """Return the number of rows and the names of the columns."""
    file = pq.ParquetFile(io.BytesIO(content))
    return file.metadata.num_rows, list(file.schema_arrow.names)


def _texts(content: bytes, columns: dict[str, str]) -> pl.DataFrame:
    """Return some columns as text, named by position."""
    frame = pl.read_parquet(io.BytesIO(content), columns=list(columns.values()))
    return frame.select(
        _as_text(pl.col(name), frame.schema[name]).alias(at) for at, name in columns.items()
    )


def _as_text(column: pl.Expr, kind: pl.DataType) -> pl.Expr:
    if kind == pl.List:
        return column.cast(pl.List(pl.String)).list.join(";")
    if kind == pl.Duration:
        return column.dt.total_minutes().cast(pl.String) + " min"
    if kind == pl.Binary or kind.is_nested():
        return pl.when(column.is_not_null()).then(pl.lit("?"))  # no cell a person wrote
    return column.cast(pl.String)


def _guarded(work: Callable[[], _Result]) -> _Result:
    """Do some work of the readers'; whatever they say of a broken file, it is unreadable."""
    try:
        return work()
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001 - the readers' Rust panics are no Exception
        raise FileRefused("unreadable_file") from None
