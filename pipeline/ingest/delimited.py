"""CSV: text whose rows are lines with delimiters, read by the column.

A record may run over several lines where a cell is quoted, so the text is first divided into lines,
then lines are joined into records by a walk over those lines alone that have an odd number of
quotation marks, then records are divided into cells. A quotation mark inside a cell that does not
begin with one is a mark like any other.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass

import numpy as np
import polars as pl

from pipeline.ingest.headings import HeadingRow, HeadingWords
from pipeline.ingest.log_table import HAS_EXTRA, LINE, Log, LogTable, tidied

DELIMITERS = {";": "semicolon", "\t": "tab", "|": "pipe", ",": "comma"}
_HEAD_LINES = 60  # enough lines to hold the first 20 records
# A quotation mark that never ends must not swallow the file: so long may a cell be.
MAX_RECORD_LINES = 100


@dataclass(frozen=True)
class _Headings:
    """The heading row that was found: its delimiter, its place, and the first line below it."""

    delimiter: str
    row: HeadingRow
    line: int
    below: int
    cell_count: int  # blank cells at the end of the row included


def read_delimited(text: str, encoding: str, words: HeadingWords) -> Log | None:
    r"""Read a text as a delimited activity log; None when no row of its beginning is a heading row.

    Parameters
    ----------
    text
        Ends of lines are ``\\n``.
    """
    found = _find_headings(text, words)
    if found is None:
        return None
    lines = pl.DataFrame({"text": pl.Series([text]).str.split("\n").explode()})
    lines = lines.with_row_index(LINE, offset=1).filter(pl.col(LINE) >= found.below)
    records = _records(lines, found.delimiter, found.row.width)
    table = LogTable(_cells(records, found), found.row, found.line)
    return Log((table,), "csv", encoding, DELIMITERS[found.delimiter])


def _find_headings(text: str, words: HeadingWords) -> _Headings | None:
    """Try each delimiter; the one under which a row names most columns is the file's."""
    head = text.split("\n", _HEAD_LINES)[:_HEAD_LINES]
    best: tuple[int, _Headings] | None = None
    for delimiter in DELIMITERS:
        rows, starts = _head_rows(head, delimiter)
        at = words.find(rows)
        if at is None:
            continue
        score = words.score(rows[at])
        if best is None or score > best[0]:
            row, cell_count = words.match(rows[at]), len(rows[at])
            headings = _Headings(delimiter, row, starts[at], starts[at + 1], cell_count)
            best = (score, headings)
    return best[1] if best else None


def _head_rows(head: list[str], delimiter: str) -> tuple[list[list[str]], list[int]]:
    """Return the first records and the line each begins at, with the line after the last."""
    reader = csv.reader((line + "\n" for line in head), delimiter=delimiter)
    rows, starts = [], [1]
    try:
        for cells in reader:
            rows.append(cells)
            starts.append(reader.line_num + 1)
    except csv.Error:  # a cell longer than any heading row
        pass
    return rows, starts


def _records(lines: pl.DataFrame, delimiter: str, width: int) -> pl.DataFrame:
    """Join lines into records: ``source_line`` of the first line, ``text``."""
    is_odd = lines["text"].str.count_matches('"', literal=True) % 2 == 1
    if not is_odd.any():
        return lines
    odd = np.flatnonzero(is_odd.to_numpy())
    opens = ~lines["text"].gather(odd).str.contains(_whole_record(delimiter)).to_numpy()
    # A line with all the delimiters of a row is a row: no quotation mark before it may swallow it.
    marks = lines["text"].str.count_matches(delimiter, literal=True)
    rows_before = np.concatenate([[0], np.cumsum((marks >= max(width - 1, 2)).to_numpy())])
    spans = _spans(odd.tolist(), opens.tolist(), rows_before)
    continues = np.zeros(lines.height, dtype=bool)
    for first, last in spans:
        continues[first + 1 : last + 1] = True
    number = np.cumsum(~continues)
    return (
        lines.with_columns(record=pl.Series(number))
        .group_by("record", maintain_order=True)
        .agg(pl.col(LINE).first(), pl.col("text").str.join("\n"))
        .drop("record")
    )


def _spans(odd: list[int], opens: list[bool], rows_before: np.ndarray) -> list[tuple[int, int]]:
    """Return the first and last line of each record of several lines.

    Parameters
    ----------
    odd
        The lines with an odd number of quotation marks.
    opens
        Whether each of them, read from outside a quoted cell, ends inside one.
    rows_before
        How many lines before each line look like whole rows.
    """
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(odd):
        ends = at + 1
        if (
            opens[at]
            and ends < len(odd)
            and odd[ends] - odd[at] < MAX_RECORD_LINES
            and rows_before[odd[ends]] == rows_before[odd[at] + 1]
        ):
            spans.append((odd[at], odd[ends]))
            at = ends
        at += 1
    return spans


def _whole_record(delimiter: str) -> str:
    """Return a pattern of a line in which every quoted cell that begins also ends."""
    cell = _cell(delimiter, unclosed=False)
    mark = re.escape(delimiter)
    return rf"(?s)^{cell}(?:{mark}{cell})*$"


def _cell(delimiter: str, *, unclosed: bool) -> str:
    """Return a pattern of one cell; unclosed: a quotation mark that never ends is plain text."""
    mark = re.escape(delimiter)
    # Behind the closing mark no other may follow: two are one mark within the cell.
    quoted = rf'[ ]*"(?:[^"]|"")*"(?:[^"{mark}][^{mark}]*)?'
    plain = rf"[^{mark}]*" if unclosed else rf'[ ]*(?:[^"{mark} ][^{mark}]*)?'
    return rf"(?:{quoted}|{plain})"


def _cells(records: pl.DataFrame, found: _Headings) -> pl.DataFrame:
    """Divide records into cells, as wide as the headings."""
    mark, width = found.delimiter, found.row.width
    pattern = rf"(?s){re.escape(mark)}{_cell(mark, unclosed=True)}"
    plain = pl.col("text").str.split(mark)
    quoted = (mark + pl.col("text")).str.extract_all(pattern).list.eval(_unquoted(pl.element()))
    has_quote = pl.col("text").str.contains('"', literal=True)
    # Each way over its own rows only: the pattern is slow and seldom needed.
    divided = pl.concat(
        [
            records.filter(~has_quote).select(LINE, cells=plain),
            records.filter(has_quote).select(LINE, cells=quoted),
        ]
    ).sort(LINE)
    extra = pl.col("cells").list.slice(width).list.eval(tidied(pl.element()).is_not_null())
    # With commas between the cells, 1,5 without quotation marks is two of them.
    is_longer = pl.lit(value=False)
    if mark == ",":
        is_longer = pl.col("cells").list.len() > found.cell_count
    return divided.select(
        pl.col(LINE).cast(pl.Int32),
        *(
            tidied(pl.col("cells").list.get(at, null_on_oob=True)).alias(str(at + 1))
            for at in range(width)
        ),
        (extra.list.any().fill_null(value=False) | is_longer).alias(HAS_EXTRA),
    )


def _unquoted(cell: pl.Expr) -> pl.Expr:
    """Return a cell without the delimiter before it and the quotation marks around it."""
    bare = cell.str.slice(1)
    inner = bare.str.extract(r'(?s)^ *"((?:[^"]|"")*)"').str.replace_all('""', '"', literal=True)
    rest = bare.str.extract(r'(?s)^ *"(?:[^"]|"")*"(.*)$')
    return pl.when(inner.is_not_null()).then(inner + rest.fill_null("")).otherwise(bare)
