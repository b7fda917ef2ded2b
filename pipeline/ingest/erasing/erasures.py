"""How rows are held against what was erased: by the lake's contract, not by a list of tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import polars as pl
from polars import selectors

from pipeline.files import digest_of_values
from pipeline.ingest.erasing.erased_list import ErasedList, Place, read_erased
from pipeline.ingest.identity import Identity
from pipeline.ingest.lineage import corrections_of
from pipeline.ingest.readers.log_table import LINE
from pipeline.ingest.words import normal
from pipeline.lake import ATTENDANCE, EXTRACTED_VALUE, MEETING, ORDER, SOURCE_TABLES, LakeTable
from pipeline.workspace import Workspace

_TABLES = {table.name: table for table in SOURCE_TABLES}
OWN = "staff_code"  # a row of this person; every other column mentions one


@dataclass(frozen=True)
class Kept:
    """What is left of some rows.

    Parameters
    ----------
    removed, blanked
        Rows that are left out, and values that are left blank.
    """

    rows: pl.DataFrame
    removed: int = 0
    blanked: int = 0


@dataclass(frozen=True)
class Erasures:
    """What was erased, and the key by which it is known again.

    Parameters
    ----------
    file_key
        The file that is being read; rows are erased by their place in it.
    named
        Rows of other files that erased rows of hand-back workbooks stood for, as they are met.
    """

    erased: ErasedList
    identity: Identity = field(repr=False)
    file_key: str | None = None
    named: set[Place] = field(default_factory=set, repr=False, compare=False)

    def __bool__(self) -> bool:
        return bool(self.erased)

    @property
    def digest(self) -> str | None:
        """What the manifest records: the list that rows were held against; None without one."""
        return digest_of_values(list(self.erased.lines())) if self.erased else None

    def of_file(self, file_key: str) -> Erasures:
        """Return the same for the rows of one file."""
        return replace(self, file_key=file_key)

    def mark_of_staff(self, keyed: str) -> str:
        """Return the hash by which a keyed staff code stands in the list."""
        return self.identity.digest(f"erased-staff:{keyed}".encode())

    def mark_of_word(self, word: str) -> str:
        """Return the hash by which a wording of a member of staff stands in the list."""
        return self.identity.digest(f"erased-word:{normal(word)}".encode())

    def is_staff(self, keyed: str) -> bool:
        """Say whether a member of staff was erased."""
        return self.mark_of_staff(keyed) in self.erased.staff

    def is_word(self, word: str) -> bool:
        """Say whether a text stands for a member of staff who was erased."""
        return self.mark_of_word(word) in self.erased.words

    def is_file(self, sha256: str) -> bool:
        """Say whether a file was erased."""
        return sha256 in self.erased.files

    def staff_among(self, codes: Iterable[str | None]) -> list[str]:
        """Return the keyed codes that were erased, of some."""
        if not self.erased.staff:
            return []
        return sorted(code for code in set(codes) if code is not None and self.is_staff(code))

    def of_log(self, rows: pl.DataFrame, sheet: int | None) -> pl.Series | None:
        """Say which rows of a log are erased; None where none can be.

        A row is a person's by its code, or by its text where that is nobody's code any more.

        Parameters
        ----------
        rows
            ``source_line``, ``staff_code``, ``t_staff_code``, ``work_date``.
        """
        if not self:
            return None
        is_erased = self._is_in_period(pl.col("work_date"))
        is_erased |= pl.col(OWN).cast(pl.String).is_in(self._codes_in(rows[OWN]))
        if self.erased.words:
            texts = rows.filter(pl.col(OWN).is_null())[f"t_{OWN}"].drop_nulls().unique().to_list()
            words = [text for text in texts if self.is_word(text)]
            is_erased |= pl.col(OWN).is_null() & pl.col(f"t_{OWN}").is_in(words)
        lines = [line for key, on, line in self.erased.rows if (key, on) == (self.file_key, sheet)]
        is_erased |= pl.col(LINE).is_in(lines)
        return rows.select(is_erased.fill_null(value=False).alias("is_erased")).to_series()

    def note_named(self, erased_rows: pl.DataFrame) -> None:
        """Remember the rows that erased rows of a hand-back workbook name.

        Parameters
        ----------
        erased_rows
            ``source_line`` and ``lineage``.
        """
        named = corrections_of(erased_rows.select(LINE, "lineage", outcome=pl.lit("accepted")))
        self.named.update(
            named.select("corrected_file_key", "corrected_sheet", "corrected_line").iter_rows()
        )

    def kept(self, table: str, rows: pl.DataFrame) -> Kept:
        """Return what is left of rows of a lake table: own rows go, mentions are left blank.

        Parameters
        ----------
        rows
            With or without ``file_key``; texts may be numbered (categorical).
        """
        contract = _TABLES.get(table)
        if contract is None or not self or not rows.height:
            return Kept(rows)
        # The dictionary of numbered texts would hold those of rows that have left, too.
        rows = rows.with_columns(selectors.categorical().cast(pl.String))
        is_erased = self._is_erased(contract, rows)
        left = rows.filter(~is_erased)
        blanked = 0
        for column in contract.staff_columns:
            codes = self._codes_in(left[column]) if column != OWN else []
            if codes:
                is_theirs = pl.col(column).cast(pl.String).is_in(codes).fill_null(value=False)
                blanked += int(left.select(is_theirs.sum()).item())
                left = left.with_columns(pl.when(~is_theirs).then(column).alias(column))
        return Kept(left, int(is_erased.sum()), blanked)

    def of_document(self, parts: dict[str, pl.DataFrame]) -> tuple[dict[str, pl.DataFrame], int]:
        """Return what is left of a document, and in how many places a person stood.

        A document whose meeting is erased is left with nothing.
        """
        if not self:
            return parts, 0
        kept = {name: self.kept(name, rows) for name, rows in parts.items()}
        meeting = kept.get(MEETING.name)
        if meeting is not None and meeting.removed and not meeting.rows.height:
            return {name: rows.clear() for name, rows in parts.items()}, 0
        # What is told of a value's place is no place of its own.
        places = sum(
            one.removed + one.blanked for name, one in kept.items() if name != EXTRACTED_VALUE.name
        )
        left = {name: one.rows for name, one in kept.items()}
        return _without_lost_values(left), places

    def of_orders(self, parts: dict[str, pl.DataFrame]) -> tuple[dict[str, pl.DataFrame], int]:
        """Return what is left of a file of orders, and how many of its rows are erased."""
        if not self:
            return parts, 0
        kept = {name: self.kept(name, rows) for name, rows in parts.items()}
        rows = kept.get(ORDER.name)
        return {name: one.rows for name, one in kept.items()}, 0 if rows is None else rows.removed

    def _is_erased(self, contract: LakeTable, rows: pl.DataFrame) -> pl.Series:
        is_erased = pl.lit(value=False)
        if contract.day is not None:
            is_erased |= self._is_in_period(contract.day)
        if OWN in contract.staff_columns:
            is_erased |= pl.col(OWN).cast(pl.String).is_in(self._codes_in(rows[OWN]))
        if {"source_sheet", LINE} <= set(contract.schema):
            lines = [
                pl.col(LINE).eq(line) & pl.col("source_sheet").eq_missing(pl.lit(on, pl.Int32()))
                for key, on, line in sorted(self.erased.rows, key=str)
                if key == self.file_key
            ]
            is_erased |= pl.any_horizontal(*lines) if lines else pl.lit(value=False)
        flags = rows.with_columns(is_erased.fill_null(value=False).alias("_is_erased"))
        return flags["_is_erased"]

    def _codes_in(self, values: pl.Series) -> list[str]:
        return self.staff_among(values.drop_nulls().unique().cast(pl.String).to_list())

    def _is_in_period(self, day: pl.Expr) -> pl.Expr:
        days = [day.is_between(first, last) for first, last in sorted(self.erased.periods)]
        return pl.any_horizontal(*days) if days else pl.lit(value=False)


def _without_lost_values(parts: dict[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Return parts of a document without the values of participants who were taken out."""
    values, people = parts.get(EXTRACTED_VALUE.name), parts.get(ATTENDANCE.name)
    if values is None or people is None:
        return parts
    is_lost = pl.col("record_kind").eq(ATTENDANCE.name) & ~pl.col("record_number").is_in(
        people["participant_number"].to_list()
    )
    return parts | {EXTRACTED_VALUE.name: values.filter(~is_lost)}


def read_erasures(workspace: Workspace, identity: Identity) -> Erasures:
    """Read what was erased in a workspace; raises as :func:`read_erased`."""
    return Erasures(read_erased(workspace), identity)
