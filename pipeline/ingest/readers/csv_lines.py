r"""Which lines of delimited text may be read at once, and which need to be looked at one by one.

A line may be read at once when it has no quotation mark, or when its quoting keeps RFC 4180: each
marked cell begins behind a delimiter, ends before one, and doubles the marks within it; and when it
has no more cells than the heading row. Then every reader of CSV divides it alike. The others are
*careful* lines: a record of several lines, a mark within a plain cell, one that never ends, a row
that is too long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

# A quotation mark that never ends must not swallow the file: so long may a cell be.
MAX_RECORD_LINES = 100
_NEW_LINE, _RETURN = ord("\n"), ord("\r")
_Places = NDArray[np.int64]
_Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Dialect:
    """How the cells of a delimited text are told apart.

    Parameters
    ----------
    delimiter, quote
        One sign each; no quote: marks are signs like any other.
    cell_count
        Cells of the heading row, blank ones at its end included.
    width
        Cells of the heading row up to the last one that is filled.
    """

    delimiter: str
    quote: str | None
    cell_count: int
    width: int

    @property
    def whole_row_marks(self) -> int:
        """With so many delimiters a line looks like a whole row."""
        return max(self.width - 1, 2)


@dataclass(frozen=True)
class Lines:
    r"""The lines of a block of text.

    Parameters
    ----------
    data
        UTF-8, each line ended with ``\n``.
    starts, ends
        Where each line begins, and where its ``\n`` stands.
    """

    data: bytes
    starts: _Places
    ends: _Places

    @classmethod
    def of(cls, data: bytes) -> Lines:
        """Divide a block into lines."""
        ends = np.flatnonzero(np.frombuffer(data, dtype=np.uint8) == _NEW_LINE)
        starts = np.concatenate([np.zeros(1, dtype=ends.dtype), ends[:-1] + 1])[: len(ends)]
        return cls(data, starts, ends)

    def __len__(self) -> int:
        return len(self.ends)

    def text(self, first: int, last: int) -> str:
        """Return some lines as text, without the last end of line."""
        between = self.data[self.starts[first] : self.ends[last]]
        return between.decode().replace("\r\n", "\n").removesuffix("\r")


@dataclass(frozen=True)
class Divided:
    """The lines of a block, told apart.

    Parameters
    ----------
    records
        First and last line of each record that is read by itself, in order.
    open_from
        The line from which on more text must be seen before anything can be said; the number of
        lines where there is none.
    """

    records: list[tuple[int, int]]
    open_from: int


def divide(
    lines: Lines, dialect: Dialect, *, is_last: bool, finds_long_rows: bool = True
) -> Divided:
    """Tell apart which lines may be read at once.

    Parameters
    ----------
    is_last
        Nothing follows this block.
    finds_long_rows
        Look for rows that are too long, which takes its time; without it, they are not careful.
    """
    data = np.frombuffer(lines.data, dtype=np.uint8)
    careful = np.zeros(len(lines), dtype=bool)
    spans: list[tuple[int, int]] = []
    open_from = len(lines)
    marks = _places(data, dialect.quote)
    if len(marks):
        at_line = np.searchsorted(lines.ends, marks)
        counts = np.bincount(at_line, minlength=len(lines))
        is_odd = counts % 2 == 1
        careful |= is_odd
        careful[at_line[_irregular(data, marks, at_line, dialect)]] = True
        spans, open_from = _spans(lines, np.flatnonzero(is_odd), dialect, is_last=is_last)
    if finds_long_rows:
        careful |= _is_too_long(data, lines, dialect, marks)
    for first, last in spans:
        careful[first : last + 1] = False
    single = [(line, line) for line in np.flatnonzero(careful).tolist() if line < open_from]
    return Divided(sorted(single + spans), open_from)


def _places(data: NDArray[np.uint8], sign: str | None) -> _Places:
    if sign is None:
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(data == ord(sign))


def _irregular(
    data: NDArray[np.uint8], marks: _Places, at_line: _Places, dialect: Dialect
) -> _Flags:
    """Say of each quotation mark whether it stands where RFC 4180 lets none stand.

    Counted from the line's start, the odd ones begin a cell or are the second of a doubled mark,
    and the even ones end a cell or are the first of one.
    """
    is_first = np.ones(len(marks), dtype=bool)
    is_first[1:] = at_line[1:] != at_line[:-1]
    number = np.arange(len(marks))
    rank = number - np.maximum.accumulate(np.where(is_first, number, 0))
    before = np.where(marks == 0, _NEW_LINE, data[marks - 1])
    after = data[marks + 1]  # a line's end follows at least
    delimiter, quote = ord(dialect.delimiter), ord(dialect.quote or '"')
    begins = (before == delimiter) | (before == _NEW_LINE) | ((before == quote) & (rank > 0))
    ends = np.isin(after, (delimiter, _NEW_LINE, _RETURN, quote))
    irregular: _Flags = ~np.where(rank % 2 == 0, begins, ends)
    return irregular


def _is_too_long(data: NDArray[np.uint8], lines: Lines, dialect: Dialect, marks: _Places) -> _Flags:
    """Say of each line whether it has more cells than the heading row."""
    most = dialect.cell_count - 1
    places = _places(data, dialect.delimiter)
    if len(places) == most * len(lines) and most:
        by_line = places.reshape(len(lines), most)
        if (by_line[:, 0] >= lines.starts).all() and (by_line[:, -1] < lines.ends).all():
            return np.zeros(len(lines), dtype=bool)  # each line has exactly as many
    before = np.searchsorted(places, lines.ends)  # delimiters up to each line's end
    first = np.concatenate([np.zeros(1, dtype=before.dtype), before[:-1]])
    too_long: _Flags = before - first > most
    if len(marks) and too_long.any():  # delimiters within marked cells divide nothing
        asked = np.flatnonzero(too_long)
        counts = (before - first)[asked]
        line = np.repeat(np.arange(len(asked)), counts)
        begin = np.repeat(first[asked] - (np.cumsum(counts) - counts), counts)
        of_lines = places[begin + np.arange(len(line))]
        first_mark = np.searchsorted(marks, lines.starts[asked])
        divides = (np.searchsorted(marks, of_lines) - first_mark[line]) % 2 == 0
        too_long[asked] = np.bincount(line[divides], minlength=len(asked)) > most
    return too_long


def _spans(
    lines: Lines, odd: NDArray[Any], dialect: Dialect, *, is_last: bool
) -> tuple[list[tuple[int, int]], int]:
    """Return the records of several lines, and the line from which on more must be seen.

    A record runs from a line in which a marked cell does not end to the next line with an odd
    number of marks, unless that is too far or there is a whole row between them: a quotation mark
    that was forgotten swallows no row.
    """
    texts = pl.Series([lines.text(line, line) for line in odd.tolist()], dtype=pl.String())
    opens = ~texts.str.contains(_whole_record(dialect))
    places, is_open = odd.tolist(), opens.to_list()
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(places):
        first = places[at]
        if is_open[at]:
            if at + 1 == len(places) and not is_last and len(lines) - first < MAX_RECORD_LINES:
                return spans, first
            if at + 1 < len(places) and _is_record(lines, first, places[at + 1], dialect):
                spans.append((first, places[at + 1]))
                at += 1
        at += 1
    return spans, len(lines)


def _is_record(lines: Lines, first: int, last: int, dialect: Dialect) -> bool:
    if last - first >= MAX_RECORD_LINES:
        return False
    mark = dialect.delimiter.encode()
    return not any(
        lines.data.count(mark, lines.starts[line], lines.ends[line]) >= dialect.whole_row_marks
        for line in range(first + 1, last)
    )


def _whole_record(dialect: Dialect) -> str:
    """Return a pattern of a line in which every marked cell that begins also ends."""
    cell = cell_pattern(dialect, unclosed=False)
    mark = re.escape(dialect.delimiter)
    return rf"(?s)^{cell}(?:{mark}{cell})*$"


def cell_pattern(dialect: Dialect, *, unclosed: bool) -> str:
    """Return a pattern of one cell; unclosed: a quotation mark that never ends is plain text."""
    mark, quote = re.escape(dialect.delimiter), dialect.quote or '"'
    # Behind the closing mark no other may follow: two are one mark within the cell.
    quoted = rf"[ ]*{quote}(?:[^{quote}]|{quote}{quote})*{quote}(?:[^{quote}{mark}][^{mark}]*)?"
    plain = rf"[^{mark}]*" if unclosed else rf"[ ]*(?:[^{quote}{mark} ][^{mark}]*)?"
    return rf"(?:{quoted}|{plain})"
