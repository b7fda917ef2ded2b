"""OLE compound files: Office before 2007, and workbooks with a password (MS-CFB).

Read only as far as to say what one holds, and to measure its workbook before a reader that trusts
it opens it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from pipeline.ingest.readers.log_table import FileRefused

_HEADER = 512
_ENTRY = 128
_LAST = 0xFFFFFFFA  # numbers above are marks: end of chain, free, a table's own sector
_STREAM, _ROOT = 2, 5
_MINI_SECTOR = 64
# Where the header counts sectors: of the directory and of the three tables.
_COUNTS = (40, 44, 64, 72)


@dataclass(frozen=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int


class CompoundFile:
    """The streams of a compound file.

    Raises
    ------
    FileRefused
        ``unreadable_file`` where it is torn.
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            self._open()
        except (struct.error, IndexError, ValueError):
            raise FileRefused("unreadable_file") from None

    @property
    def names(self) -> frozenset[str]:
        """The names of its streams and folders."""
        return frozenset(entry.name for entry in self._entries)

    def stream(self, name: str) -> bytes:
        """Return the contents of a stream.

        Raises
        ------
        FileRefused
            ``unreadable_file`` where it is torn.
        """
        entry = next(one for one in self._entries if one.name == name and one.kind == _STREAM)
        try:
            if entry.size >= self._mini_cutoff:
                return self._chained(entry.start)[: entry.size]
            root = next(one for one in self._entries if one.kind == _ROOT)
            mini = self._chained(root.start)
            table = self._numbers(self._chained(self._mini_start))
            places = _chain(entry.start, table)
            found = [mini[at * _MINI_SECTOR : (at + 1) * _MINI_SECTOR] for at in places]
            return b"".join(found)[: entry.size]
        except (struct.error, IndexError, ValueError, StopIteration):
            raise FileRefused("unreadable_file") from None

    def _open(self) -> None:
        header = self._content[:_HEADER]
        self._sector = 1 << struct.unpack_from("<H", header, 30)[0]
        if self._sector not in {512, 4096}:
            raise ValueError("no sector size of this format")
        directory, self._mini_cutoff, self._mini_start, _, further, _ = struct.unpack_from(
            "<I4xIIIII", header, 48
        )
        tables = list(struct.unpack_from("<109I", header, 76))
        sectors = len(self._content) // self._sector + 1
        counts = (struct.unpack_from("<I", header, at)[0] for at in _COUNTS)
        if any(count > sectors for count in counts):
            raise ValueError("more sectors than there are")
        seen = set()
        while further < _LAST:
            if further in seen:  # a reader that follows it never ends
                raise ValueError("a chain that ends in itself")
            seen.add(further)
            *more, further = self._numbers(self._at(further))
            tables += more
        numbers = [n for at in tables if at < _LAST for n in self._numbers(self._at(at))]
        self._table = numbers
        listed = self._chained(directory)
        self._entries = [
            _entry(listed[at : at + _ENTRY]) for at in range(0, len(listed) - _ENTRY + 1, _ENTRY)
        ]

    def _at(self, number: int) -> bytes:
        start = (number + 1) * self._sector
        return self._content[start : start + self._sector]

    def _chained(self, start: int) -> bytes:
        return b"".join(self._at(number) for number in _chain(start, self._table))

    @staticmethod
    def _numbers(data: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _chain(start: int, table: list[int]) -> list[int]:
    """Return the sectors of a chain; one that comes back to itself is no chain."""
    found = []
    at = start
    while at < _LAST:
        found.append(at)
        if len(found) > len(table):
            raise ValueError("a chain without an end")
        at = table[at]
    return found


def _entry(data: bytes) -> _Entry:
    length, kind = struct.unpack_from("<HB", data, 64)
    start, size = struct.unpack_from("<II", data, 116)
    name = data[: max(min(length, 64) - 2, 0)].decode("utf-16-le", errors="replace")
    return _Entry(name, kind, start, size)
