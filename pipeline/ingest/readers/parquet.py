"""Parquet: an activity log with typed columns. Types become text again, and one reader judges all.

Limits, since a small file can hold many equal values: 50 million rows, 1 000 columns.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import TypeVar

import polars as pl

from pipeline.ingest.arrow import pq
from pipeline.ingest.headings import HeadingRow, HeadingWords
from pipeline.ingest.readers.log_table import HAS_EXTRA, LINE, FileRefused, Log, LogTable

MAX_ROWS = 50_000_000
_MAX_COLUMNS = 1000
_ROWS_AT_ONCE = 250_000
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
    return Log((LogTable(_batches(content, names, headings), headings, 0),), "parquet")


def _shape(content: bytes) -> tuple[int, list[str]]:
    """Return the number of rows and the names of the columns."""
    file = pq.ParquetFile(io.BytesIO(content))
    return file.metadata.num_rows, list(file.schema_arrow.names)


def _batches(content: bytes, names: list[str], headings: HeadingRow) -> Iterator[pl.DataFrame]:
    """Yield the rows as text, named by position; columns that nobody reads are blank."""
    used = set(headings.blank)
    for column in headings.columns.values():
        used |= {column.position, *column.further}
    read = {str(at): names[at - 1] for at in sorted(used)}
    blank = pl.lit(None, pl.String())
    places = [str(at) for at in range(1, headings.width + 1)]
    batches = _guarded(lambda: _opened(content, list(read.values())))
    line = 1
    while (frame := _guarded(lambda: next(batches, None))) is not None:
        yield frame.select(
            pl.int_range(line, line + frame.height, dtype=pl.Int32).alias(LINE),
            *(
                _as_text(pl.col(read[at]), frame.schema[read[at]]).alias(at)
                if at in read
                else blank.alias(at)
                for at in places
            ),
            pl.lit(value=False).alias(HAS_EXTRA),
        )
        line += frame.height


def _opened(content: bytes, columns: list[str]) -> Iterator[pl.DataFrame]:
    batches = pq.ParquetFile(io.BytesIO(content)).iter_batches(_ROWS_AT_ONCE, columns=columns)
    return (pl.DataFrame(pl.from_arrow(batch)) for batch in batches)


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
