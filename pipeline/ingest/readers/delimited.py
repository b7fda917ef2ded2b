r"""CSV: text whose rows are lines with delimiters, read a block at a time.

A record may run over several lines where a cell is quoted. Where a block ends within one, its last
lines are read with the next block; so what is read never depends on where blocks end. No line may
be longer than ``MAX_LINE_BYTES``: whatever it is, it is no row that a person wrote.
"""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from pipeline.ingest.ahead import ahead
from pipeline.ingest.headings import HeadingRow, HeadingWords
from pipeline.ingest.profiles import FilePins, ProfileBook
from pipeline.ingest.readers.csv_cells import cells_of
from pipeline.ingest.readers.csv_lines import Dialect, Divided, Lines, divide
from pipeline.ingest.readers.heading_rows import find_heading_rows
from pipeline.ingest.readers.log_table import FileRefused, Log, LogTable

DELIMITERS = {";": "semicolon", "\t": "tab", "|": "pipe", ",": "comma"}
MAX_COLUMNS = 1000
MAX_LINE_BYTES = 16 * 1024**2
MAX_RECORD_BYTES = 64 * 1024**2
MAX_LINES = 250_000  # at a time: what is known of each line takes memory, too
_HEAD_LINES = 60  # enough lines to hold the first 20 records
_HEAD_LINE = 256 * 1024  # signs of a line that are looked at for headings
_QUOTES = {"double": '"', "single": "'", "none": None}


@dataclass(frozen=True)
class _Headings:
    """The heading row that was found: its dialect, its place, and the first line below it."""

    dialect: Dialect
    row: HeadingRow
    line: int
    below: int


def read_delimited(blocks: Iterator[bytes], encoding: str, words: HeadingWords) -> Log | None:
    """Read a text as a delimited activity log; None when no row of its beginning is a heading row.

    Parameters
    ----------
    blocks
        The text, as :func:`~pipeline.ingest.readers.text_blocks.text_blocks` gives it. The rows are
        read from it when the log's batches are.
    encoding
        As the manifest records it.

    Raises
    ------
    FileRefused
        ``too_large_cell``, ``too_many_columns``; the first also while the rows are read.
    """
    head_lines = _HEAD_LINES + (pins_of(words).heading_row or 0)
    head = _head(blocks, head_lines)
    lines = head.decode(errors="replace").replace("\r\n", "\n").split("\n", head_lines)
    found = _find_headings([line[:_HEAD_LINE] for line in lines[:head_lines]], words)
    if found is None:
        return None
    batches = ahead(_batches(itertools.chain([head], blocks), found))
    table = LogTable(batches, found.row, found.line)
    return Log((table,), "csv", encoding, DELIMITERS[found.dialect.delimiter])


def pins_of(words: HeadingWords) -> FilePins:
    """Return what of the file is pinned by its profile."""
    return words.file if isinstance(words, ProfileBook) else FilePins()


def _head(blocks: Iterator[bytes], lines: int) -> bytes:
    """Take blocks until there are so many lines."""
    head = b""
    for block in blocks:
        head += block
        if head.count(b"\n") >= lines:
            break
        if len(head) > MAX_LINE_BYTES:
            _check_lines(head)
            break
    return head


def _check_lines(data: bytes) -> None:
    """Refuse text with a line that is too long."""
    before = 0
    while len(data) - before > MAX_LINE_BYTES:
        end = data.rfind(b"\n", before, before + MAX_LINE_BYTES)
        if end < 0:
            raise FileRefused("too_large_cell")
        before = end + 1


def _find_headings(head: list[str], words: HeadingWords) -> _Headings | None:
    """Try each delimiter; the one under which a row names most columns is the file's.

    Raises
    ------
    FileRefused
        ``too_many_columns`` where a row names columns, and has more cells than any log.
    """
    pins = pins_of(words)
    best: tuple[int, _Headings] | None = None
    is_too_wide = False
    for delimiter, quote in itertools.product(_delimiters(head, pins), _quotes(pins)):
        rows, starts = _head_rows(head, delimiter, quote)
        headings = find_heading_rows(rows, words)
        is_too_wide |= any(
            len(cells) > MAX_COLUMNS and words.score(cells[:MAX_COLUMNS]) for cells in rows
        )
        if headings is None:
            continue
        score = words.score(headings.cells)
        if best is None or score > best[0]:
            row, at = words.match(headings.cells), headings.last
            dialect = Dialect(delimiter, quote, len(headings.cells), row.width)
            best = (score, _Headings(dialect, row, starts[at], starts[at + 1]))
    if best is None and is_too_wide:
        raise FileRefused("too_many_columns")
    return best[1] if best else None


def _delimiters(head: list[str], pins: FilePins) -> tuple[str, ...]:
    """Return the delimiters to try: the pinned one, else the one that Excel's first line names."""
    if pins.delimiter is not None:
        return tuple(sign for sign, name in DELIMITERS.items() if name == pins.delimiter)
    first = head[0].strip().strip('"') if head else ""
    named = first[4:] if first.lower().startswith("sep=") else ""
    return (named,) if named in DELIMITERS else tuple(DELIMITERS)


def _quotes(pins: FilePins) -> tuple[str | None, ...]:
    """Return the quotation marks to try; apostrophes count where the headings stand in them."""
    return ('"', "'") if pins.quote is None else (_QUOTES[pins.quote],)


def _head_rows(
    head: list[str], delimiter: str, quote: str | None
) -> tuple[list[list[str]], list[int]]:
    """Return the first records and the line each begins at, with the line after the last."""
    reader = csv.reader(
        (line + "\n" for line in head),
        delimiter=delimiter,
        quotechar=quote or '"',
        quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
    )
    rows, starts = [], [1]
    try:
        for cells in reader:
            rows.append(cells)
            starts.append(reader.line_num + 1)
    except csv.Error:  # a cell longer than any heading row
        pass
    return rows, starts


def _batches(blocks: Iterable[bytes], found: _Headings) -> Iterator[pl.DataFrame]:
    """Yield the cells of the rows below the headings."""
    next_line, before = 1, b""
    for data, is_last in _marked(_whole_lines(blocks)):
        joined = before + data
        if next_line < found.below:
            joined, next_line = _below(joined, next_line, found.below)
        lines = Lines.of(joined)
        divided, cells = _cells(lines, found.dialect, next_line, is_last=is_last)
        if cells.height:
            yield cells
        is_open = divided.open_from < len(lines)
        before = joined[int(lines.starts[divided.open_from]) :] if is_open else b""
        if len(before) > MAX_RECORD_BYTES:
            raise FileRefused("too_large_cell")
        next_line += divided.open_from


def _cells(
    lines: Lines, dialect: Dialect, first_line: int, *, is_last: bool
) -> tuple[Divided, pl.DataFrame]:
    """Divide lines into cells; rows that are too long are looked for when there are any."""
    divided = divide(lines, dialect, is_last=is_last, finds_long_rows=False)
    try:
        return divided, cells_of(lines, divided, dialect, first_line)
    except pl.exceptions.ComputeError:
        divided = divide(lines, dialect, is_last=is_last)
        return divided, cells_of(lines, divided, dialect, first_line)


def _below(data: bytes, first_line: int, below: int) -> tuple[bytes, int]:
    """Leave out the lines up to the heading row's last, as far as they are here."""
    at = 0
    while first_line < below and (end := data.find(b"\n", at)) >= 0:
        at, first_line = end + 1, first_line + 1
    return data[at:], first_line


def _whole_lines(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the text in pieces of whole lines, not too many in one; the last line is ended."""
    before = b""
    for block in blocks:
        joined = before + block
        cut = joined.rfind(b"\n") + 1
        before = joined[cut:]
        _check_lines(joined)
        yield from _pieces(joined[:cut])
    if before:
        yield before + b"\n"


def _pieces(data: bytes) -> Iterator[bytes]:
    """Halve whole lines until they are few enough."""
    # NumPy counts three times as fast as bytes do.
    if np.count_nonzero(np.frombuffer(data, dtype=np.uint8) == ord("\n")) <= MAX_LINES:
        if data:
            yield data
        return
    middle = data.find(b"\n", len(data) // 2) + 1
    if middle in {0, len(data)}:
        middle = data.rfind(b"\n", 0, len(data) // 2) + 1
    yield from _pieces(data[:middle])
    yield from _pieces(data[middle:])


def _marked(pieces: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Say of each piece whether it is the last."""
    before = next(pieces, None)
    for piece in pieces:
        if before is not None:
            yield before, False
        before = piece
    if before is not None:
        yield before, True
