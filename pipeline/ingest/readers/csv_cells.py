"""The cells of delimited lines: most of them by a CSV reader at once, careful ones by a pattern."""

from __future__ import annotations

import re

import numpy as np
import polars as pl

from pipeline.ingest.readers.csv_lines import Dialect, Divided, Lines, cell_pattern
from pipeline.ingest.readers.log_table import HAS_EXTRA, LINE, tidied

_CAREFUL_AT_ONCE = 20_000  # records


def cells_of(lines: Lines, divided: Divided, dialect: Dialect, first_line: int) -> pl.DataFrame:
    """Divide the lines of a block into cells.

    Parameters
    ----------
    first_line
        The number that the block's first line has in the file.

    Returns
    -------
    polars.DataFrame
        As the batches of a :class:`~pipeline.ingest.readers.log_table.LogTable`, one row per
        record: first those that were read at once, then the others, each by line.
    """
    numbered = [(first_line + first, lines.text(first, last)) for first, last in divided.records]
    careful = [
        careful_cells(numbered[at : at + _CAREFUL_AT_ONCE], dialect)
        for at in range(0, len(numbered), _CAREFUL_AT_ONCE)
    ]
    runs = _runs(divided)
    if not runs:
        return pl.concat(careful) if careful else careful_cells([], dialect)
    return pl.concat([_fast_cells(lines, runs, dialect, first_line), *careful])


def _runs(divided: Divided) -> list[tuple[int, int]]:
    """Return the first and last line of each run of lines that may be read at once."""
    runs, begin = [], 0
    for first, last in [*divided.records, (divided.open_from, divided.open_from)]:
        if first > begin:
            runs.append((begin, first - 1))
        begin = last + 1
    return runs


def _fast_cells(
    lines: Lines, runs: list[tuple[int, int]], dialect: Dialect, first_line: int
) -> pl.DataFrame:
    """Read runs of lines with a CSV reader."""
    width = max(dialect.cell_count, 1)
    text = memoryview(lines.data)
    # The reader takes the number of columns from the first line: it gets one of its own.
    content = b"".join(
        [
            dialect.delimiter.encode() * (width - 1) + b"\n",
            *(text[int(lines.starts[first]) : int(lines.ends[last]) + 1] for first, last in runs),
        ]
    )
    numbers = np.concatenate([np.arange(first, last + 1) for first, last in runs])
    names = [str(position) for position in range(1, width + 1)]
    frame = pl.read_csv(
        content,
        has_header=False,
        separator=dialect.delimiter,
        quote_char=dialect.quote,
        schema=dict.fromkeys(names, pl.String()),
        infer_schema=False,
    )
    if frame.height != len(numbers) + 1:  # never, unless the reader counts lines in another way
        return _line_by_line(lines, numbers.tolist(), dialect, first_line)
    beyond = [tidied(pl.col(name)).is_not_null() for name in names[dialect.width :]]
    return frame[1:].select(
        pl.Series(LINE, first_line + numbers, dtype=pl.Int32()),
        *names[: dialect.width],
        (pl.any_horizontal(beyond) if beyond else pl.lit(value=False)).alias(HAS_EXTRA),
    )


def _line_by_line(
    lines: Lines, numbers: list[int], dialect: Dialect, first_line: int
) -> pl.DataFrame:
    numbered = [(first_line + line, lines.text(line, line)) for line in numbers]
    return careful_cells(numbered, dialect)


def careful_cells(records: list[tuple[int, str]], dialect: Dialect) -> pl.DataFrame:
    """Divide records into cells by a pattern.

    A quotation mark inside a cell that does not begin with one is a mark like any other, and so is
    one that never ends.
    """
    frame = pl.DataFrame(
        records, schema={LINE: pl.Int32(), "text": pl.String()}, orient="row"
    ).with_columns(cells=_divided(dialect))
    extra = pl.col("cells").list.slice(dialect.width)
    # With commas between the cells, 1,5 without quotation marks is two of them.
    is_longer = pl.lit(value=False)
    if dialect.delimiter == ",":
        is_longer = pl.col("cells").list.len() > dialect.cell_count
    has_extra = extra.list.eval(tidied(pl.element()).is_not_null()).list.any()
    return frame.select(
        LINE,
        *(
            pl.col("cells").list.get(at, null_on_oob=True).alias(str(at + 1))
            for at in range(dialect.width)
        ),
        (has_extra.fill_null(value=False) | is_longer).alias(HAS_EXTRA),
    )


def _divided(dialect: Dialect) -> pl.Expr:
    mark = dialect.delimiter
    plain = pl.col("text").str.split(mark)
    if dialect.quote is None:
        return plain
    pattern = rf"(?s){re.escape(mark)}{cell_pattern(dialect, unclosed=True)}"
    found = (mark + pl.col("text")).str.extract_all(pattern)
    quoted = found.list.eval(_unquoted(pl.element(), dialect.quote))
    has_quote = pl.col("text").str.contains(dialect.quote, literal=True)
    return pl.when(has_quote).then(quoted).otherwise(plain)


def _unquoted(cell: pl.Expr, quote: str) -> pl.Expr:
    """Return a cell without the delimiter before it and the quotation marks around it."""
    bare = cell.str.slice(1)
    inside = rf"(?:[^{quote}]|{quote}{quote})*"
    inner = bare.str.extract(rf"(?s)^ *{quote}({inside}){quote}").str.replace_all(
        quote * 2, quote, literal=True
    )
    rest = bare.str.extract(rf"(?s)^ *{quote}{inside}{quote}(.*)$")
    return pl.when(inner.is_not_null()).then(inner + rest.fill_null("")).otherwise(bare)
