"""Parquet: an activity log with typed columns. Types become text again, and one reader judges all.

A small file can hold many equal values, and one value of any length once for millions of rows. So
texts are read as numbers into a list of the different ones, and looked at there; rows become text a
few at a time.

Limits: 50 million rows, 1 000 columns, 32 767 bytes in a cell (Excel has as many), 16 GB of text.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import polars as pl

from pipeline.ingest.arrow import pa, pc, pq
from pipeline.ingest.headings import HeadingRow, HeadingWords
from pipeline.ingest.readers.log_table import HAS_EXTRA, LINE, FileRefused, Log, LogTable

MAX_ROWS = 50_000_000
MAX_CELL = 32_767
MAX_TEXT = 16 * 1024**3
_MAX_COLUMNS = 1000
_ROWS_AT_ONCE = 250_000
_BYTES_READ_AT_ONCE = 256 * 1024**2
_BY_DIFFERENCE = "DELTA_BYTE_ARRAY"
_MOST_BY_DIFFERENCE = 16 * 1024**2
_BYTES_AT_ONCE = 64 * 1024**2
_Result = TypeVar("_Result")


def read_parquet(content: bytes, words: HeadingWords) -> Log:
    """Read a Parquet file whose column names are headings.

    Raises
    ------
    FileRefused
        ``unreadable_file``; ``no_header`` where the columns are no log's; while the rows are read,
        also ``too_large_cell`` and ``too_large_file``.
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
    """Yield the rows a batch at a time, none of more than 64 MB of text.

    Raises
    ------
    FileRefused
        ``too_large_cell``, ``too_large_file``.
    """
    metadata = pq.ParquetFile(io.BytesIO(content)).metadata
    rows = _rows_at_once(metadata, columns)
    file = pq.ParquetFile(io.BytesIO(content), read_dictionary=_once_each(metadata))
    total = 0
    for batch in file.iter_batches(rows, columns=columns):
        known = _without_other_kinds(batch)
        if any(_longest(column) > MAX_CELL for column in known.columns):
            raise FileRefused("too_large_cell")
        for piece in _pieces(known):
            total += _size(piece)
            if total > MAX_TEXT:
                raise FileRefused("too_large_file")
            plain = [_plain(column) for column in piece.columns]
            yield pl.DataFrame(pl.from_arrow(pa.table(plain, piece.schema.names)))


def _chunks(metadata: Any) -> Iterator[Any]:
    """Yield what the file says of each column of each row group."""
    for at in range(metadata.num_row_groups):
        group = metadata.row_group(at)
        yield from (group.column(number) for number in range(group.num_columns))


def _once_each(metadata: Any) -> list[str]:
    """Return the columns whose texts can be read once each: Arrow cannot where they are packed."""
    leaves = [metadata.schema.column(at) for at in range(len(metadata.schema))]
    packed = {
        chunk.path_in_schema
        for chunk in _chunks(metadata)
        if any(name.startswith("DELTA") for name in chunk.encodings)
    }
    return [
        leaf.path
        for leaf in leaves
        if leaf.physical_type == "BYTE_ARRAY" and leaf.path not in packed
    ]


def _rows_at_once(metadata: Any, columns: list[str]) -> int:
    """Return how many rows are read at once, by what the file says of its row groups.

    Where texts are written as what differs from the one before, any of them may be as long as all
    that is stored.

    Raises
    ------
    FileRefused
        ``too_large_file`` where over 16 MB are stored so.
    """
    groups = [metadata.row_group(at) for at in range(metadata.num_row_groups)]
    widest = max((group.total_byte_size // max(group.num_rows, 1) for group in groups), default=0)
    by_difference = sum(
        chunk.total_uncompressed_size
        for chunk in _chunks(metadata)
        if _BY_DIFFERENCE in chunk.encodings and chunk.path_in_schema.split(".")[0] in columns
    )
    if by_difference > _MOST_BY_DIFFERENCE:
        raise FileRefused("too_large_file")
    widest = max(widest, by_difference)
    return int(min(_ROWS_AT_ONCE, max(_BYTES_READ_AT_ONCE // max(widest, 1), 1)))


def _without_other_kinds(batch: Any) -> Any:
    """Put ``?`` where a cell is none that a person wrote: bytes, and records within records."""
    columns = [
        pc.if_else(column.is_valid(), pa.scalar("?"), pa.scalar(None, pa.string()))
        if _is_other_kind(column.type)
        else column
        for column in batch.columns
    ]
    return pa.table(columns, batch.schema.names)


def _is_other_kind(kind: Any) -> bool:
    types = pa.types
    if types.is_list(kind) or types.is_large_list(kind):
        return types.is_nested(kind.value_type) or _is_other_kind(kind.value_type)
    value = kind.value_type if types.is_dictionary(kind) else kind
    is_bytes = types.is_binary(value) or types.is_large_binary(value)
    return bool(is_bytes or types.is_fixed_size_binary(value) or types.is_nested(value))


def _lengths(column: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the bytes of a column's texts, and which of them each place has; None: its own."""
    for chunk in column.chunks:
        flat = chunk.flatten() if _is_list(chunk.type) else chunk
        kind = flat.type
        if pa.types.is_dictionary(kind):
            yield pc.binary_length(flat.dictionary), flat.indices
        elif pa.types.is_string(kind) or pa.types.is_large_string(kind):
            yield pc.binary_length(flat), None


def _is_list(kind: Any) -> bool:
    return bool(pa.types.is_list(kind) or pa.types.is_large_list(kind))


def _longest(column: Any) -> int:
    """Return the bytes of a column's longest text."""
    return max((pc.max(lengths).as_py() or 0 for lengths, _ in _lengths(column)), default=0)


def _size(table: Any) -> int:
    """Return how many bytes the texts of some rows take, each written out."""
    return sum(
        pc.sum(lengths if places is None else lengths.take(places)).as_py() or 0
        for column in table.columns
        for lengths, places in _lengths(column)
    )


def _pieces(table: Any) -> Iterator[Any]:
    """Divide some rows until none has too much text."""
    if table.num_rows <= 1 or _size(table) <= _BYTES_AT_ONCE:
        yield table
        return
    half = table.num_rows // 2
    yield from _pieces(table.slice(0, half))
    yield from _pieces(table.slice(half))


def _plain(column: Any) -> Any:
    """Write out the texts of a column."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return column.cast(kind.value_type)
    if _is_list(kind) and pa.types.is_dictionary(kind.value_type):
        return column.cast(pa.large_list(kind.value_type.value_type))
    return column


def _as_text(column: pl.Expr, kind: pl.DataType) -> pl.Expr:
    if kind == pl.List:
        return column.cast(pl.List(pl.String)).list.join(";")
    if kind == pl.Duration:
        return column.dt.total_minutes().cast(pl.String) + " min"
    return column.cast(pl.String)


def _guarded(work: Callable[[], _Result]) -> _Result:
    """Do some work of the readers'; whatever they say of a broken file, it is unreadable."""
    try:
        return work()
    except (KeyboardInterrupt, SystemExit, MemoryError, FileRefused):
        raise
    except BaseException:  # noqa: BLE001 - the readers' Rust panics are no Exception
        raise FileRefused("unreadable_file") from None
