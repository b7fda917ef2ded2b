"""Activity logs: rows of text → typed entries, refused rows and notes. Nothing else is kept.

Everything is done by the column and a batch of rows at a time, so that a log of millions of rows
neither becomes Python objects nor is ever in memory as a whole.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import polars as pl

from pipeline.ingest.ahead import ahead
from pipeline.ingest.headings import COLUMNS
from pipeline.ingest.identity import COURSE
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.lineage import corrections_of
from pipeline.ingest.privacy import Warnings
from pipeline.ingest.readers.log_table import LINE, FileRefused, Log, LogTable, tidied
from pipeline.ingest.rows.cell_values import CellReader
from pipeline.ingest.rows.completing import completed
from pipeline.ingest.rows.free_text import FreeText
from pipeline.ingest.rows.notes import column_notes, row_notes
from pipeline.ingest.rows.other_lines import without_other_lines
from pipeline.ingest.rows.refusing import dropped_rows, for_want_of_columns, problems
from pipeline.ingest.rows.row_hash import RowHash
from pipeline.ingest.rows.writing import Writing
from pipeline.lake import FILE_NOTE, REFUSED_ROW, ROW_CORRECTION, TIME_ENTRY, LakeTable

# Takes rows of a lake table without ``file_key``.
Outlet = Callable[[str, pl.DataFrame], None]

_HELD = {
    "has_network_column": "network_code",
    "has_place_column": "place_code",
    "has_target_group_column": "target_group",
    "has_contact_column": "contact_count",
    "has_partner_column": "partner_codes",
    "has_occasion_column": "occasion",
    "has_reference_column": "reference",
}


@dataclass
class ActivityRows:
    """What became of a log's rows.

    Parameters
    ----------
    rows_received, rows_refused
        Rows of the file; blank lines, totals, captions and repeated headings are no rows.
    rows_dropped
        Rows of a hand-back workbook which say of a refused row that it is no registration.
    rows_erased
        Rows of a person or a period that was erased: nothing of them is kept.
    missing_columns
        Needed columns that are not there: then every row is refused.
    date_order, decimal_mark
        As the manifest records them.
    """

    rows_received: int = 0
    rows_refused: int = 0
    rows_dropped: int = 0
    rows_erased: int = 0
    missing_columns: tuple[str, ...] = ()
    date_order: str | None = None
    decimal_mark: str | None = None


def read_rows(log: Log, received_on: dt.date, knowledge: Knowledge, outlet: Outlet) -> ActivityRows:
    """Read all tables of a log.

    Parameters
    ----------
    received_on
        The day in Copenhagen on which the file was received; later dates are refused.
    outlet
        Is given the rows of ``time_entry``, ``refused_row``, ``file_note`` and ``row_correction``
        as they come.

    Raises
    ------
    FileRefused
        ``other_date_order`` where the dates are in another order than the profile says; what has
        been given to the outlet must then be forgotten.
    """
    lacking = {name for table in log.tables for name in table.headings.missing}
    told = _Told()
    result = ActivityRows(missing_columns=tuple(name for name in COLUMNS if name in lacking))
    dates = log.tables[0].headings.profile.dates
    writing = Writing(dates.order, is_declared=dates.is_declared)
    free_text = FreeText(Warnings(knowledge.known))
    for table in log.tables:
        reader = _TableReader(
            table, received_on, knowledge, writing=writing, free_text=free_text, outlet=outlet
        )
        reader.read(result)
        outlet(FILE_NOTE.name, _shaped(told.new(reader.column_notes()), FILE_NOTE))
    if writing.is_of_other_order:
        raise FileRefused("other_date_order")
    told_of_file = [*("sheet_not_read" for _ in log.unread_sheets), *log.notes]
    if writing.has_mixed_marks and log.delimiter != "none":
        told_of_file.append("mixed_decimal_marks")
    notes = pl.DataFrame({"reason_code": told_of_file}, schema={"reason_code": pl.String()})
    outlet(FILE_NOTE.name, _shaped(notes, FILE_NOTE))
    outlet(FILE_NOTE.name, _shaped(free_text.notes(), FILE_NOTE))
    result.date_order, result.decimal_mark = writing.date_order, writing.decimal_mark
    return result


@dataclass
class _Told:
    """What has been told of columns: the sheets of a workbook mostly have the same."""

    rows: set[tuple[object, ...]] = field(default_factory=set)

    def new(self, notes: pl.DataFrame) -> pl.DataFrame:
        """Return the notes that have not been told."""
        is_new = [row not in self.rows for row in notes.iter_rows()]
        self.rows.update(notes.iter_rows())
        return notes.filter(pl.Series(is_new, dtype=pl.Boolean()))


@dataclass(frozen=True)
class _Judged:
    """What becomes of the rows of a batch."""

    rows_received: int
    rows_refused: int
    refused: pl.DataFrame
    notes: list[pl.DataFrame]
    accepted: pl.DataFrame | None = None
    corrections: pl.DataFrame | None = None
    rows_dropped: int = 0
    rows_erased: int = 0


class _TableReader:
    """Reads one table, batch by batch."""

    def __init__(
        self,
        table: LogTable,
        received_on: dt.date,
        knowledge: Knowledge,
        *,
        writing: Writing,
        free_text: FreeText,
        outlet: Outlet,
    ) -> None:
        self._table = table
        self._received_on = received_on
        self._knowledge = knowledge
        self._hash = RowHash.of_knowledge(knowledge)
        self._outlet = outlet
        self._writing = writing
        self._free_text = free_text
        self._cells = CellReader.of(table.headings, knowledge)
        self._filled: set[int] = set()  # columns without a heading that hold something

    def read(self, result: ActivityRows) -> None:
        """Read all rows, and add up what became of them."""
        missing = result.missing_columns
        for judged in ahead(self._judged(missing)):
            result.rows_received += judged.rows_received
            result.rows_refused += judged.rows_refused
            result.rows_dropped += judged.rows_dropped
            result.rows_erased += judged.rows_erased
            self._give(REFUSED_ROW, judged.refused)
            for notes in judged.notes:
                self._give(FILE_NOTE, notes)
            if judged.accepted is not None:
                self._give(TIME_ENTRY, self._entries(judged.accepted))
            if judged.corrections is not None:
                self._give(ROW_CORRECTION, judged.corrections)

    def _judged(self, missing: tuple[str, ...]) -> Iterator[_Judged]:
        """Yield what becomes of the rows of each batch."""
        for typed, notes in ahead(self._typed()):
            if missing:
                rows, told = self._without_erased(typed, notes)
                refused = for_want_of_columns(rows, missing)
                named = self._named(rows, pl.repeat("refused", rows.height, eager=True))
                judged = _Judged(rows.height, rows.height, refused, [told], corrections=named)
            else:
                completed_rows = completed(typed, self._table.headings, self._knowledge)
                judged = self._judge(*self._without_erased(completed_rows, notes))
            erased = typed.height - judged.rows_received
            yield replace(judged, rows_received=typed.height, rows_erased=erased)

    def _without_erased(
        self, rows: pl.DataFrame, notes: pl.DataFrame
    ) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Leave out the rows that were erased, before anything is asked of them."""
        is_erased = self._knowledge.erasures.of_log(rows, self._table.sheet)
        if is_erased is None or not is_erased.any():
            return rows, notes
        erased = rows.filter(is_erased)
        if "lineage" in self._table.headings.columns:
            self._knowledge.erasures.note_named(erased)
        is_told = ~pl.col(LINE).is_in(erased[LINE].implode())
        return rows.filter(~is_erased), notes.filter(is_told.fill_null(value=True))

    def _typed(self) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
        """Yield the rows of each batch as they were read, and notes of lines that are none."""
        for batch in self._table.batches:
            self._filled |= _filled(batch, self._table.headings.blank)
            self._free_text.look(batch, self._table.headings)
            read = self._cells.typed(batch, self._received_on)
            for column, (texts, values) in read.different.items():
                self._writing.observe(column, texts, values)
            yield without_other_lines(batch, read, self._table.headings)

    def column_notes(self) -> pl.DataFrame:
        """Return the notes on columns; complete when all rows have been read."""
        return column_notes(self._table.headings, self._table.heading_line, self._filled)

    def _give(self, table: LakeTable, rows: pl.DataFrame) -> None:
        if rows.height:
            sheet = pl.lit(self._table.sheet, pl.Int32()).alias("source_sheet")
            self._outlet(table.name, _shaped(rows.with_columns(sheet), table))

    def _judge(self, rows: pl.DataFrame, notes: pl.DataFrame) -> _Judged:
        """Refuse what breaks a rule, of completed rows."""
        headings = self._table.headings
        is_refused, refused = problems(rows, self._table)
        dropped = dropped_rows(rows, self._table)
        is_left_out = is_refused if dropped is None else is_refused | dropped
        # The rows are wide, and filtering copies them: only what is kept of them is filtered.
        is_accepted = ~pl.col(LINE).is_in(rows[LINE].filter(is_left_out).implode())
        noted = row_notes(rows, headings, self._knowledge).filter(is_accepted)
        kept = rows.select(name for name in TIME_ENTRY.schema if name in rows.columns)
        outcome = pl.when(is_refused).then(pl.lit("refused")).otherwise(pl.lit("accepted"))
        if dropped is not None:
            outcome = pl.when(dropped & ~is_refused).then(pl.lit("dropped")).otherwise(outcome)
        return _Judged(
            rows.height,
            int(is_refused.sum()),
            refused,
            [notes, noted],
            kept.filter(~is_left_out),
            self._named(rows, outcome),
            int((is_left_out & ~is_refused).sum()),
        )

    def _named(self, rows: pl.DataFrame, outcome: pl.Expr | pl.Series) -> pl.DataFrame | None:
        """Return which rows are named, where this is a hand-back workbook."""
        if "lineage" not in self._table.headings.columns:
            return None
        return corrections_of(rows.select(LINE, "lineage", outcome=outcome))

    def _entries(self, accepted: pl.DataFrame) -> pl.DataFrame:
        """Key what may name somebody, and add what tells rows apart."""
        identity, headings = self._knowledge.identity, self._table.headings
        coded = accepted.with_columns(identity.codes(COURSE, accepted["course_code"]))
        coded = self._hash.coded(coded)
        row_hash = self._hash.of(coded)
        own_id = identity.own_ids(accepted["entry_id"])
        has_own = own_id.is_not_null()
        entry_id = row_hash
        if has_own.any():
            entry_id = pl.select(pl.coalesce(own_id, row_hash)).to_series()
        return coded.with_columns(
            entry_id.alias("entry_id"),
            has_own.alias("has_own_entry_id"),
            row_hash.alias("row_hash"),
            **{flag: pl.lit(headings.holds(column)) for flag, column in _HELD.items()},
        )


def _shaped(frame: pl.DataFrame, table: LakeTable) -> pl.DataFrame:
    """Return a lake table's columns but the file key; what the frame lacks is null.

    Texts that are numbered stay so.
    """
    numbered = {name for name, kind in frame.schema.items() if isinstance(kind, pl.Categorical)}
    return frame.select(
        pl.col(name)
        if name in numbered
        else (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in table.schema.items()
        if name != "file_key"
    )


def _filled(batch: pl.DataFrame, positions: tuple[int, ...]) -> set[int]:
    """Return which columns hold something."""
    found = batch.select(tidied(pl.col(str(at))).is_not_null().any() for at in positions)
    return {int(name) for name in found.columns if found[name].item()}
