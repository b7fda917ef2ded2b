"""JSON and NDJSON: records whose keys are headings.

JSON is a list of records, or an object that holds one: of the lists in it, down to the fifth level,
the one with most records. NDJSON is a record a line. Either is read a record at a time, so that no
more than the text and the cells are held.

A record within a record becomes columns with a dot (``user.name``); a list of plain values becomes
one cell with ``;`` between them; a list of records one cell for each of their keys (``tags.name``).
Numbers are kept as they are written. A record that cannot be read, or says a key twice, is one
refused row: ``bad_record``.

Limits: five million records, a million that cannot be read, a million characters in a cell.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

import polars as pl

from pipeline.ingest.headings import HeadingWords
from pipeline.ingest.readers.log_table import LINE, FileRefused, Log, LogTable, table_below

MAX_RECORDS = 5_000_000
MAX_BAD = 1_000_000
MAX_CELL = 1_000_000
_MOST_COLUMNS = 1000
_MOST_LEVELS = 5
_SPACE = re.compile(r"\s*")
_HEAD_LINES = 20
_LONGEST_LINE = 16 * 1024**2  # of a record a line, while nobody knows whether it is one
_CHUNK = 20_000  # records that are held as objects
_TOO_DEEP = "?"  # no cell that a person wrote
_Record: TypeAlias = dict[str, Any]


class _Unreadable:
    """Stands for a record that says a key twice."""


_UNREADABLE = _Unreadable()


def _record(pairs: list[tuple[str, Any]]) -> _Record | _Unreadable:
    found = dict(pairs)
    return found if len(found) == len(pairs) else _UNREADABLE


# Numbers stay as they are written, however long; so do NaN and Infinity, which no column reads.
_DECODER = json.JSONDecoder(
    object_pairs_hook=_record, parse_float=str, parse_int=str, parse_constant=str, strict=False
)


def read_json(text: str, encoding: str, words: HeadingWords) -> Log:
    r"""Read a text as JSON or as a JSON record a line.

    Parameters
    ----------
    text
        Ends of lines are ``\\n``.

    Raises
    ------
    FileRefused
        ``unreadable_file``; ``empty_file`` where there are no records; ``too_many_columns``;
        ``too_large_file``; ``too_large_cell``; ``no_header`` where the keys are no log's.
    """
    has_lines = _has_records_as_lines(text)
    records = _from_lines(text) if has_lines else _from_document(text)
    return Log(records.tables(words), "ndjson" if has_lines else "json", encoding)


class _Records:
    """Records as rows of text, a column for each key in the order in which keys come."""

    def __init__(self) -> None:
        self._names: dict[str, int] = {}
        self._rows: list[dict[str, str | int | None]] = []
        self._frames: list[pl.DataFrame] = []
        self._bad: list[int] = []
        self.count = 0

    def add(self, line: int, value: Any) -> None:
        """Add what stands where a record should."""
        cells = _cells_of(value)
        if cells is None:
            self._bad.append(line)
            if len(self._bad) > MAX_BAD:
                raise FileRefused("unreadable_file")
            return
        row: dict[str, str | int | None] = {LINE: line}
        for key, cell in cells.items():
            row[str(self._names.setdefault(key, len(self._names) + 1))] = cell
        if len(self._names) > _MOST_COLUMNS:
            raise FileRefused("too_many_columns")
        self.count += 1
        if self.count > MAX_RECORDS:
            raise FileRefused("too_large_file")
        self._rows.append(row)
        if len(self._rows) >= _CHUNK:
            self._close_chunk()

    def _close_chunk(self) -> None:
        names = {str(at): pl.String() for at in self._names.values()}
        self._frames.append(pl.DataFrame(self._rows, schema={LINE: pl.Int32(), **names}))
        self._rows = []

    def tables(self, words: HeadingWords) -> tuple[LogTable, ...]:
        """Return the records as a table, and those that cannot be read as another."""
        self._close_chunk()
        if not self.count and not self._bad:
            raise FileRefused("empty_file")
        names = list(self._names)
        if words.find([names]) is None:
            raise FileRefused("no_header" if self.count else "unreadable_file")
        headings = words.match(names)
        # There is no heading row among the rows: line 0 stands above row 1.
        good = table_below(pl.concat(self._frames, how="diagonal"), headings, 0)
        if not self._bad:
            return (good,)
        kinds = {LINE: pl.Int32(), **{str(at): pl.String() for at in self._names.values()}}
        bad = pl.DataFrame([{LINE: line} for line in self._bad], schema=kinds)
        return good, table_below(bad, headings, 0, refused_as="bad_record")


class _NoRecordError(Exception):
    """What stands where a record should is none."""


def _cells_of(value: Any) -> dict[str, str | None] | None:
    """Return the cells of a record; None where it is none, or names a cell twice."""
    if not isinstance(value, dict):
        return None
    try:
        cells = list(_cells(value, "", 0))
    except _NoRecordError:
        return None
    found = dict(cells)
    return found if len(found) == len(cells) else None


def _cells(record: _Record, prefix: str, level: int) -> Iterator[tuple[str, str | None]]:
    """Yield the cells of a record: name, and text or None."""
    for key, value in record.items():
        name = f"{prefix}{key.strip()}"
        if isinstance(value, dict) and level < _MOST_LEVELS:
            yield from _cells(value, f"{name}.", level + 1)
        elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
            yield from _joined(value, f"{name}.", level)
        else:
            yield name, _text(value)


def _joined(values: list[Any], prefix: str, level: int) -> Iterator[tuple[str, str | None]]:
    """Yield the cells of a list of records: for each key, the cells of all of them."""
    if not all(isinstance(one, dict) for one in values):
        raise _NoRecordError
    found: dict[str, list[str]] = {}
    for one in values:
        for name, text in _cells(one, prefix, level + 1):
            found.setdefault(name, []).extend([text] if text else [])
    for name, texts in found.items():
        yield name, ";".join(texts) or None


def _text(value: Any) -> str | None:
    if isinstance(value, str) and len(value) > MAX_CELL:
        raise FileRefused("too_large_cell")
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, _Unreadable):
        raise _NoRecordError
    if isinstance(value, list):
        texts = [_text(one) for one in value]
        return ";".join(text for text in texts if text) or None
    return _TOO_DEEP if value else None


def _decoded(text: str, at: int) -> tuple[Any, int]:
    """Return the value that begins at a place, and the place behind it.

    Raises
    ------
    ValueError
        Where none begins there, or it is nested deeper than Python reads.
    """
    try:
        return _DECODER.raw_decode(text, at)
    except RecursionError:
        raise ValueError("nested too deep") from None


def _has_records_as_lines(text: str) -> bool:
    """Say whether at least half of the first lines are a whole record each, and more than one."""
    lines = [line for line in text.split("\n", _HEAD_LINES)[:_HEAD_LINES] if line.strip()]
    if len(lines) < 2 or text.lstrip().startswith("["):
        return False
    return sum(_is_record(line) for line in lines) * 2 >= len(lines)


def _is_record(line: str) -> bool:
    if len(line) > _LONGEST_LINE:
        return False
    try:
        value, end = _decoded(line, _after_space(line, 0))
    except ValueError:
        return False
    return isinstance(value, dict | _Unreadable) and not line[end:].strip()


def _from_lines(text: str) -> _Records:
    records = _Records()
    at, number = 0, 0
    while at <= len(text):
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)]
        at = end + 1 if end >= 0 else len(text) + 1
        number += 1
        if not line.strip():
            continue
        try:
            value, after = _decoded(line, _after_space(line, 0))
        except ValueError:
            value, after = _UNREADABLE, len(line)
        records.add(number, _UNREADABLE if line[after:].strip() else value)
    return records


def _from_document(text: str) -> _Records:
    try:
        at = _after_space(text, 0)
        if text[at] == "[":
            records, end = _from_list(text, at)
        else:
            records, end = _from_object(text, at)
    except (ValueError, IndexError):
        raise FileRefused("unreadable_file") from None
    if text[end:].strip():
        raise FileRefused("unreadable_file")
    return records


def _from_list(text: str, at: int) -> tuple[_Records, int]:
    """Read a list record by record; return them and the place behind it."""
    records = _Records()
    at = _after_space(text, at + 1)
    number = 0
    while text[at] != "]":
        value, at = _decoded(text, at)
        number += 1
        records.add(number, value)
        at = _after_mark(text, at, "]")
    return records, at + 1


def _from_object(text: str, at: int) -> tuple[_Records, int]:
    """Read an object key by key; return the records of its longest list and the place behind it.

    An object without a list is a record itself.
    """
    found = []
    start = at
    at = _after_space(text, at + 1)
    while text[at] != "}":
        key, at = _decoded(text, at)
        at = _after_space(text, at)
        if not isinstance(key, str) or text[at] != ":":
            raise ValueError("no key")
        at = _after_space(text, at + 1)
        if text[at] == "[":
            records, at = _from_list(text, at)
            found.append(records)
        else:
            value, at = _decoded(text, at)
            found += [_of_values(values) for values in _lists_in(value, 1)]
        at = _after_mark(text, at, "}")
    if not found and at > _after_space(text, start + 1):
        found = [_of_values([_decoded(text, start)[0]])]
    return max(found, key=lambda records: records.count, default=_Records()), at + 1


def _lists_in(value: Any, level: int) -> Iterator[list[Any]]:
    if isinstance(value, list):
        yield value
    elif isinstance(value, dict) and level < _MOST_LEVELS:
        for one in value.values():
            yield from _lists_in(one, level + 1)


def _of_values(values: list[Any]) -> _Records:
    records = _Records()
    for number, value in enumerate(values, start=1):
        records.add(number, value)
    return records


def _after_mark(text: str, at: int, closing: str) -> int:
    """Return the place of the next value, or of the closing mark."""
    at = _after_space(text, at)
    if text[at] == ",":
        at = _after_space(text, at + 1)
        if text[at] == closing:
            raise ValueError("a comma before the end")
    elif text[at] != closing:
        raise ValueError("neither a comma nor the end")
    return at


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
