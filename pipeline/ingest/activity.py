"""Activity logs: rows of text → typed entries, refused rows and notes. Nothing else is kept.

Everything is done by the column, so that a log of millions of rows never becomes Python objects.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import polars as pl

from pipeline.ingest.column_readers import cell_of, column_readers
from pipeline.ingest.completing import completed
from pipeline.ingest.headings import COLUMNS, HELPERS, HeadingRow
from pipeline.ingest.identity import COURSE, ENTRY, ROW
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.lineage import corrections_of
from pipeline.ingest.log_table import HAS_EXTRA, LINE, Log, LogTable
from pipeline.ingest.notes import column_notes, row_notes
from pipeline.ingest.rules import row_rules, text_of
from pipeline.ingest.times import kind_of
from pipeline.lake import FILE_NOTE, REFUSED_ROW, ROW_CORRECTION, TIME_ENTRY

_HELD = {
    "has_network_column": "network_code",
    "has_place_column": "place_code",
    "has_target_group_column": "target_group",
    "has_contact_column": "contact_count",
    "has_partner_column": "partner_codes",
    "has_occasion_column": "occasion",
    "has_reference_column": "reference",
}
_FOOTER = r"^(i alt|ialt|sum|total|totalt)\b"
# What a row says, without its id: equal rows of two exports are one.
_HASHED = tuple(column for column in COLUMNS if column != "entry_id")


@dataclass(frozen=True)
class ActivityRows:
    """What became of a log's rows.

    Parameters
    ----------
    entries, refused, notes, corrections
        The lake tables ``time_entry``, ``refused_row``, ``file_note`` and ``row_correction``
        without ``file_key``.
    rows_received, rows_refused
        Rows of the file; blank lines and totals are no rows.
    missing_columns
        Needed columns that are not there: then every row is refused.
    """

    entries: pl.DataFrame
    refused: pl.DataFrame
    notes: pl.DataFrame
    corrections: pl.DataFrame
    rows_received: int
    rows_refused: int
    missing_columns: tuple[str, ...]


def read_rows(log: Log, received_on: dt.date, knowledge: Knowledge) -> ActivityRows:
    """Read all tables of a log.

    Parameters
    ----------
    received_on
        The day in Copenhagen on which the file was received; later dates are refused.
    """
    lacking = {name for table in log.tables for name in table.headings.missing}
    missing = tuple(name for name in COLUMNS if name in lacking)
    tables = [_read_table(table, received_on, knowledge, missing) for table in log.tables]
    sheets = [{"reason_code": "sheet_not_read"} for _ in log.unread_sheets]
    unread = pl.DataFrame(sheets, schema={"reason_code": pl.String()})
    notes = pl.concat([*(table.notes for table in tables), _shaped(unread, FILE_NOTE.schema)])
    # The sheets of a workbook mostly have the same columns: each is told once.
    is_told = pl.col("source_column").is_not_null() & ~pl.struct(pl.all()).is_first_distinct()
    return ActivityRows(
        pl.concat([table.entries for table in tables]),
        pl.concat([table.refused for table in tables]),
        notes.filter(~is_told),
        pl.concat([table.corrections for table in tables]),
        sum(table.rows_received for table in tables),
        sum(table.rows_refused for table in tables),
        missing,
    )


def _read_table(
    table: LogTable, received_on: dt.date, knowledge: Knowledge, missing: tuple[str, ...]
) -> ActivityRows:
    """Read one table; a column missing in any table of the file refuses the rows of all."""
    headings = table.headings
    cells, footers = _without_footers(table)
    notes = [column_notes(table, cells), footers]
    if missing:
        refused = _for_want_of_columns(cells, missing)
        none = cells.clear()
        return _rows(
            table, cells.height, none, refused, notes=notes, corrections=corrections_of(none)
        )
    typed = _typed(cells, headings, received_on, knowledge)
    problems = _problems(typed, table)
    is_refused = pl.col(LINE).is_in(problems[LINE].unique().implode())
    accepted = typed.filter(~is_refused)
    notes.append(row_notes(accepted, headings, knowledge))
    entries = _entries(accepted, headings, knowledge)
    corrections = corrections_of(accepted)
    return _rows(table, cells.height, entries, problems, notes=notes, corrections=corrections)


def _rows(
    table: LogTable,
    received: int,
    entries: pl.DataFrame,
    refused: pl.DataFrame,
    *,
    notes: list[pl.DataFrame],
    corrections: pl.DataFrame,
) -> ActivityRows:
    sheet = pl.lit(table.sheet, pl.Int32()).alias("source_sheet")
    return ActivityRows(
        _shaped(entries.with_columns(sheet), TIME_ENTRY.schema),
        _shaped(refused.with_columns(sheet), REFUSED_ROW.schema),
        pl.concat([_shaped(note, FILE_NOTE.schema) for note in notes]),
        _shaped(corrections.with_columns(sheet), ROW_CORRECTION.schema),
        received,
        refused[LINE].n_unique(),
        table.headings.missing,
    )


def _shaped(frame: pl.DataFrame, schema: dict[str, pl.DataType]) -> pl.DataFrame:
    """Return a lake table's columns but the file key; what the frame lacks is null."""
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in schema.items()
        if name != "file_key"
    )


def _without_footers(table: LogTable) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Take out blank lines, which are nothing, and totals, which are noted."""
    every = [name for name in table.cells.columns if name not in {LINE, HAS_EXTRA}]
    is_blank = ~pl.any_horizontal(pl.col(every).is_not_null(), pl.col(HAS_EXTRA))
    who_and_what = [cell_of(table.headings, column) for column in ("staff_code", "activity_code")]
    first = pl.coalesce(pl.col(every)).str.to_lowercase()
    is_footer = first.str.contains(_FOOTER) & pl.all_horizontal(
        cell.is_null() for cell in who_and_what
    )
    filled = table.cells.filter(~is_blank).with_columns(is_footer=is_footer.fill_null(value=False))
    footers = filled.filter("is_footer").select(LINE, reason_code=pl.lit("footer_row"))
    return filled.filter(~pl.col("is_footer")).drop("is_footer"), footers


def _for_want_of_columns(cells: pl.DataFrame, missing: tuple[str, ...]) -> pl.DataFrame:
    """Refuse every row for each column that is missing."""
    return pl.concat(
        cells.select(
            LINE,
            problem_number=pl.lit(number),
            column_name=pl.lit(column),
            value_kind=pl.lit("empty"),
            reason_code=pl.lit("missing_column"),
        )
        for number, column in enumerate(missing, start=1)
    ).sort(LINE, "problem_number")


def _typed(
    cells: pl.DataFrame, headings: HeadingRow, received_on: dt.date, knowledge: Knowledge
) -> pl.DataFrame:
    """Add the text and the typed value of every column of the contract, and what follows."""
    texts = cells.select(
        LINE,
        HAS_EXTRA,
        pl.lit(received_on).alias("received_on"),
        *(cell_of(headings, column).alias(f"t_{column}") for column in (*COLUMNS, *HELPERS)),
    )
    readers = column_readers(headings, knowledge)
    typed = texts.with_columns(
        readers[column](text_of(column)).alias(column) for column in (*COLUMNS, *HELPERS)
    )
    return completed(typed, headings, knowledge)


def _problems(typed: pl.DataFrame, table: LogTable) -> pl.DataFrame:
    """Return one row per broken rule of each row, numbered within the row.

    In a row with too many cells no cell can be trusted to stand under its heading: that is its one
    problem.
    """
    rules = row_rules()
    is_any = typed.select(rule.is_broken.any().alias(str(at)) for at, rule in enumerate(rules))
    found = []
    for order, (rule, is_ever) in enumerate(zip(rules, is_any.row(0), strict=True)):
        if not is_ever:
            continue
        column = table.headings.columns.get(rule.column)
        found.append(
            typed.filter(rule.is_broken & ~pl.col(HAS_EXTRA)).select(
                LINE,
                order=pl.lit(order),
                column_name=pl.lit(rule.column),
                source_column=pl.lit(column.position if column else None, pl.Int32()),
                value_kind=kind_of(text_of(rule.column)),
                reason_code=pl.lit(rule.reason_code),
            )
        )
    found.append(
        typed.filter(HAS_EXTRA).select(
            LINE,
            order=pl.lit(len(rules)),
            column_name=pl.lit("row"),
            source_column=pl.lit(table.headings.width + 1, pl.Int32()),
            value_kind=pl.lit("text"),
            reason_code=pl.lit("too_many_cells"),
        )
    )
    number = pl.col("order").cum_count().over(LINE).alias("problem_number")
    return pl.concat(found).sort(LINE, "order").with_columns(number)


def _entries(accepted: pl.DataFrame, headings: HeadingRow, knowledge: Knowledge) -> pl.DataFrame:
    """Key what may name somebody, and add what tells rows apart."""
    identity = knowledge.identity
    coded = accepted.with_columns(identity.codes(COURSE, accepted["course_code"]))
    said = pl.concat_str(
        [pl.col(column).cast(pl.String).fill_null("") for column in _HASHED], separator="\x1f"
    )
    row_hash = identity.codes(ROW, coded.select(said).to_series()).alias("row_hash")
    own_id = identity.codes(ENTRY, accepted["entry_id"])
    return coded.with_columns(row_hash).with_columns(
        pl.coalesce(own_id, pl.col("row_hash")).alias("entry_id"),
        has_own_entry_id=own_id.is_not_null(),
        **{flag: pl.lit(column in headings.columns) for flag, column in _HELD.items()},
    )
