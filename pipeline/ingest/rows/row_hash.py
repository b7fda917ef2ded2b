"""One keyed number for what a row says, by which equal rows of two files are known as equal.

The number of a row is the sum, modulo 2^64, of one number for each of its filled fields: the first
eight bytes of HMAC-SHA256 under the workspace's key of ``row:<field>:<value>`` (tabulation hashing;
A. L. Zobrist, *A New Hashing Method with Application for Game Playing*, 1970). Two rows that differ
have the same number with a probability of 2^-64, and nobody without the key can compute one.
A field is blank or has few values over a whole file, so that the HMAC of each is taken once.

The fields are the entry's columns but its id. A day counts as days since 1970-01-01, a time of day
as seconds; ``registered_at`` is three fields: day, second of the day, microsecond. Codes are those
of the lake, keyed where they stand for a person.
"""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pipeline.ingest.headings import COLUMNS
from pipeline.ingest.identity import ROW, Identity, Numbers, hex_codes
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.rows.numbering import Numbering

# What a row says, without its id: equal rows of two exports are one.
HASHED = tuple(column for column in COLUMNS if column != "entry_id")
_NANOSECONDS = 1_000_000_000  # of a second
_MICROSECONDS = 1_000_000
_SECONDS_A_DAY = 86_400
_LARGEST = 2**20  # microseconds of a second are the largest field
_MAX_TEXTS = 200_000


class _Field:
    """One field: the number of each of its values; that of a blank is 0."""

    def __init__(self, name: str, identity: Identity) -> None:
        self._prefix = f"{ROW[0]}{name}:"
        self._identity = identity
        self._numbers = np.zeros(1, dtype=np.uint64)  # the last stands for a blank
        self._known = np.zeros(1, dtype=bool)
        self.numbering = Numbering()

    def follow(self, kind: pl.Categorical) -> None:
        """Take the numbers of texts from a column that is numbered already."""
        if kind != self.numbering.kind:
            self.numbering = Numbering(kind)

    def of_whole(self, places: NDArray[np.int32]) -> Numbers:
        """Return the numbers of whole values from 0; -1 stands for a blank."""
        if places.min(initial=0) < -1:
            raise ValueError("a field of a row is out of range")
        self._grow(int(places.max(initial=-1)) + 1)
        there = np.zeros(len(self._known), dtype=bool)
        there[places] = True
        new = np.flatnonzero(there[:-1] & ~self._known[:-1])
        if len(new):
            self._numbers[new] = self._identity.numbers(self._prefix, map(str, new.tolist()))
            self._known[new] = True
        numbers: Numbers = self._numbers[places]
        return numbers

    def of_texts(self, places: NDArray[np.int32]) -> Numbers:
        """Return the numbers of texts, given as ``numbering`` has them; -1 stands for a blank."""
        known = self.numbering.learn()
        new = self._identity.numbers(self._prefix, self.numbering.texts[known:].to_list())
        if len(new):
            blank = np.zeros(1, dtype=np.uint64)
            self._numbers = np.concatenate([self._numbers[:known], new, blank])
        numbers: Numbers = self._numbers[places]
        return numbers

    def _grow(self, size: int) -> None:
        if size > _LARGEST:
            raise ValueError("a field of a row is out of range")
        more = size - len(self._known) + 1
        if more > 0:
            blanks = np.zeros(more, dtype=np.uint64)
            self._numbers = np.concatenate([self._numbers[:-1], blanks, blanks[:1]])
            none = np.zeros(more, dtype=bool)
            self._known = np.concatenate([self._known[:-1], none, none[:1]])


class RowHash:
    """The numbers of rows, batch by batch.

    Parameters
    ----------
    identity
        The workspace's key.
    """

    def __init__(self, identity: Identity) -> None:
        self._identity = identity
        self._fields: dict[str, _Field] = {}
        # A number is forgotten with the last column of its kind: one is held.
        self._held: dict[str, pl.Series] = {}

    @classmethod
    def of_knowledge(cls, knowledge: Knowledge) -> RowHash:
        """Return the hash under a workspace's key; it remembers the numbers of other files."""
        found: RowHash = knowledge.shelf.setdefault(cls, cls(knowledge.identity))
        return found

    def coded(self, entries: pl.DataFrame) -> pl.DataFrame:
        """Return entries with their texts numbered, as :meth:`of` wants them."""
        texts = [name for name in HASHED if entries.schema[name] == pl.String]
        for name in texts:
            if len(self._field(name).numbering.texts) > _MAX_TEXTS:
                del self._fields[name]
        for name in HASHED:
            if isinstance(kind := entries.schema[name], pl.Categorical):
                self._field(name).follow(kind)
        return entries.with_columns(
            pl.col(name).cast(self._field(name).numbering.kind) for name in texts
        )

    def of(self, entries: pl.DataFrame) -> pl.Series:
        """Return the hash of each row, as the lake holds it.

        Parameters
        ----------
        entries
            The columns of ``HASHED``, texts numbered by :meth:`coded`.
        """
        fields = entries.select(
            expression.cast(pl.Int32).fill_null(-1).alias(field)
            for name in HASHED
            if entries[name].null_count() < entries.height
            for field, expression in _fields(name, entries.schema[name]).items()
        )
        total = np.zeros(entries.height, dtype=np.uint64)
        for name in fields.columns:
            field, places = self._field(name), fields[name].to_numpy()
            is_text = isinstance(entries.schema.get(name), pl.Categorical)
            total += field.of_texts(places) if is_text else field.of_whole(places)
        return hex_codes(ROW[1], total)

    def _field(self, name: str) -> _Field:
        if name not in self._fields:
            self._fields[name] = _Field(name, self._identity)
        return self._fields[name]


def _fields(name: str, kind: pl.DataType) -> dict[str, pl.Expr]:
    """Return the fields of a column, as whole numbers."""
    physical = pl.col(name).to_physical()
    if kind == pl.Time:
        return {name: physical // _NANOSECONDS}
    if kind == pl.Datetime("us"):
        seconds = physical // _MICROSECONDS
        return {
            f"{name}_day": seconds // _SECONDS_A_DAY,
            f"{name}_second": seconds % _SECONDS_A_DAY,
            f"{name}_microsecond": physical % _MICROSECONDS,
        }
    return {name: physical}
