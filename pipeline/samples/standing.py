"""Which accepted row stands: the rules of ``sql/staging/stg_time_entries.sql``, worked out anew."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.samples.dialects import Entry
from pipeline.samples.logs import LogFile, LogRow

_Key = tuple[object, ...]
_Fate = Literal["loaded", "refused", "superseded"]


@dataclass(frozen=True)
class FiledRow:
    """A row in its file, with what becomes of it."""

    file: LogFile
    row: LogRow
    fate: _Fate


def fates(files: Sequence[LogFile]) -> list[FiledRow]:
    """Return every row that counts as one, with its fate; the files are written already.

    With an id of the source's own, the row received last stands (in one file, the later line).
    Without one, the k-th copy of a row stands once, from the earliest file that has as many.
    """
    standing = {*_with_own_id(files), *_without_own_id(files)}
    found = []
    for file in files:
        for row in file.rows:
            if not row.is_row:
                continue
            fate: _Fate = "refused" if row.faults else "superseded"
            found.append(FiledRow(file, row, "loaded" if id(row) in standing else fate))
    return found


def _with_own_id(files: Sequence[LogFile]) -> set[int]:
    latest: dict[str, tuple[_Key, LogRow]] = {}
    for file in files:
        for row in file.rows:
            if row.is_accepted and row.own_id:
                order = (file.received_at, sha256(file.content), row.sheet or 0, row.line)
                if row.own_id not in latest or order > latest[row.own_id][0]:
                    latest[row.own_id] = (order, row)
    return {id(row) for _, row in latest.values()}


def _without_own_id(files: Sequence[LogFile]) -> set[int]:
    earliest: dict[_Key, tuple[_Key, LogRow]] = {}
    for file in files:
        copies: dict[_Key, int] = defaultdict(int)
        for row in sorted(file.rows, key=lambda row: (row.sheet or 0, row.line)):
            if not row.is_accepted or row.own_id:
                continue
            value = _value(row.told)
            copies[value] += 1
            key = (value, copies[value])
            order = (file.received_at, sha256(file.content))
            if key not in earliest or order < earliest[key][0]:
                earliest[key] = (order, row)
    return {id(row) for _, row in earliest.values()}


def _value(entry: Entry) -> _Key:
    """Return the typed values and the person: equal for rows that are copies of each other.

    Why somebody was away is no value: ingest forgets it.
    """
    return tuple(
        getattr(entry, name)
        for name in Entry.__dataclass_fields__
        if name not in ("absence", "role", "employment_unit")
    )


def sha256(content: bytes) -> str:
    """Return the SHA-256 of a file's bytes as hex."""
    return hashlib.sha256(content).hexdigest()
