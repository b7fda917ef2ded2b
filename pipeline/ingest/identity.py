"""Codes in place of what may name somebody: keyed once, here, for every source alike."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pipeline.problems import UngetidError
from pipeline.workspace import Workspace

STAFF = ("staff:", "s-", 10)
COURSE = ("course:", "c-", 10)
ENTRY = ("entry:", "e-", 16)
ROW = ("row:", "e-", 16)
ACTION = ("action:", "h-", 12)
VALUE = ("value:", "v-", 12)
Numbers = NDArray[np.uint64]
_BLOCK = 64  # bytes of a SHA-256 block
_BATCH = 65_536  # values that are Python objects at a time


class Identity:
    """The workspace's key, and the codes that follow from it.

    Parameters
    ----------
    key
        The secret; a code is the beginning of HMAC-SHA256 (RFC 2104) of a kind and a value.
    """

    def __init__(self, key: bytes) -> None:
        padded = (hashlib.sha256(key).digest() if len(key) > _BLOCK else key).ljust(_BLOCK, b"\0")
        # HMAC by its definition, both inner states prepared: twice as fast as a call per row.
        self._inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in padded))
        self._outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in padded))

    def digest(self, value: bytes) -> str:
        """Return the whole HMAC of some bytes, as hex."""
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(value)
        outer.update(inner.digest())
        return outer.hexdigest()

    def code(self, kind: tuple[str, str, int], value: str) -> str:
        """Return the code of one value.

        Parameters
        ----------
        kind
            ``STAFF``, ``COURSE``, ``ENTRY``, ``ROW``, ``ACTION`` or
            ``VALUE``.
        """
        prefix, letter, length = kind
        return letter + self.digest((prefix + value).encode())[:length]

    def codes(self, kind: tuple[str, str, int], values: pl.Series) -> pl.Series:
        """Return the codes of a column, under its name; null stays null."""
        different = values.drop_nulls().unique()
        codes = [self.code(kind, value) for value in different.to_list()]
        return values.replace_strict(
            different, pl.Series(codes, dtype=pl.String()), default=None, return_dtype=pl.String()
        ).alias(values.name)

    def numbers(self, prefix: str, values: Iterable[str]) -> Numbers:
        """Return the first 64 bits of the HMAC of each value.

        Parameters
        ----------
        prefix
            What kind of values they are: equal values of two kinds have different numbers.
        """
        start, end = self._inner.copy(), self._outer.copy
        start.update(prefix.encode())
        begin = start.copy

        def eight_bytes(value: str) -> bytes:
            inner, outer = begin(), end()
            inner.update(value.encode())
            outer.update(inner.digest())
            return outer.digest()[:8]

        joined = b"".join([eight_bytes(value) for value in values])
        return np.frombuffer(joined, dtype=">u8").astype(np.uint64)

    def own_ids(self, values: pl.Series) -> pl.Series:
        """Return the ids of a source, keyed: what ``codes(ENTRY, …)`` returns, faster for many."""
        if values.null_count() == len(values):
            return values
        there = values.is_not_null()
        numbers = np.zeros(len(values), dtype=np.uint64)
        prefix, letter, _ = ENTRY
        at = np.flatnonzero(there.to_numpy())
        for first in range(0, len(at), _BATCH):
            some = at[first : first + _BATCH]
            numbers[some] = self.numbers(prefix, values[some].to_list())
        return pl.select(pl.when(there).then(hex_codes(letter, numbers))).to_series()


def hex_codes(letter: str, numbers: Numbers) -> pl.Series:
    """Return codes of a letter with a dash and the 16 hex digits of a number.

    Parameters
    ----------
    letter
        With its dash, as ``e-``.
    """
    # Here, since a run that finds nothing new should not wait for the import.
    from pipeline.ingest.arrow import pa  # noqa: PLC0415 - see above

    width = len(letter) + 16
    signs = np.empty((len(numbers), width), dtype=np.uint8)
    signs[:, : len(letter)] = np.frombuffer(letter.encode(), dtype=np.uint8)
    digits = numbers.astype(">u8").tobytes().hex().encode()
    signs[:, len(letter) :] = np.frombuffer(digits, dtype=np.uint8).reshape(len(numbers), 16)
    places = np.arange(len(numbers) + 1, dtype=np.int64) * width
    buffers = [None, pa.py_buffer(places), pa.py_buffer(signs)]
    array = pa.Array.from_buffers(pa.large_string(), len(numbers), buffers)
    return pl.Series(array, dtype=pl.String())


def read_identity(workspace: Workspace) -> Identity:
    """Read the workspace's key.

    Raises
    ------
    UngetidError
        When it is missing or is no key.
    """
    try:
        key = bytes.fromhex(workspace.key_file.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        key = b""
    if not key:
        raise UngetidError(
            "The identity key is missing or cannot be read.",
            where="private/identity.key",
            mend="Bring it back from the backup: with another key, staff get other codes.",
        )
    return Identity(key)
