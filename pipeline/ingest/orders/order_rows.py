"""Files of orders: rows of text → typed orders, refused rows and notes. Nothing else is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial

import polars as pl

from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.lineage import corrections_of, references_of
from pipeline.ingest.orders.order_headings import ORDER_COLUMNS
from pipeline.ingest.orders.order_rules import OF_HAND_BACK, ORDER_RULES
from pipeline.ingest.privacy import Warnings
from pipeline.ingest.readers.log_table import HAS_EXTRA, LINE, FileRefused, Log, LogTable, tidied
from pipeline.ingest.reading import Reading
from pipeline.ingest.rows.column_readers import cell_of, flag_of, with_three_digits
from pipeline.ingest.rows.free_text import FreeText
from pipeline.ingest.rows.notes import column_notes
from pipeline.ingest.rows.rules import text_of
from pipeline.ingest.rows.times import date_of, kind_of
from pipeline.ingest.rows.writing import Writing
from pipeline.ingest.words import normal_expr
from pipeline.lake import FILE_NOTE, ORDER, ORDER_ID, REFUSED_ROW, ROW_CORRECTION, LakeTable

# What people write where no single area is meant; the first is what our template offers.
WHOLE_MUNICIPALITY = ("Hele kommunen", "kommunen", "alle", "alle områder", "alle netværk")
_DATES = ("ordered_on", "due_on", "withdrawn_on")
_HYPHENS = "[\u2010-\u2013]"  # those that a word processor puts in
_PLACE = ("source_sheet", LINE)
_READ = (*ORDER_COLUMNS, *OF_HAND_BACK)


def read_orders(log: Log, received_on: dt.date, knowledge: Knowledge) -> Reading:
    """Read all tables of a file of orders.

    Parameters
    ----------
    received_on
        The day in Copenhagen on which the file was received; no order is later.

    Raises
    ------
    FileRefused
        ``unclear_order_dates`` where the dates seem to have the month first.
    """
    free_text, writing = FreeText(Warnings(knowledge.known)), Writing("day_first")
    parts = [_typed(table, received_on, knowledge, free_text, writing) for table in log.tables]
    if writing.is_of_other_order:
        raise FileRefused("unclear_order_dates")
    rows = pl.concat(parts)
    lacking = {name for table in log.tables for name in table.headings.missing}
    missing = tuple(name for name in ORDER_COLUMNS if name in lacking)
    refused = _for_want_of_columns(rows, missing) if missing else _problems(rows)
    in_order = rows.join(refused, on=_PLACE, how="anti", nulls_equal=True, maintain_order="left")
    accepted = in_order.filter(~_is_dropped())
    headings = log.tables[0].headings
    return Reading(
        "orders",
        "order",
        log.format,
        log.encoding,
        log.delimiter,
        rows.height,
        rows.height - in_order.height,
        "empty_file" if not rows.height else "missing_column" if missing else None,
        {
            ORDER.name: _shaped(accepted, ORDER),
            REFUSED_ROW.name: _shaped(refused, REFUSED_ROW),
            FILE_NOTE.name: _shaped(_notes(log, free_text), FILE_NOTE),
            ROW_CORRECTION.name: _shaped(_named(rows, refused), ROW_CORRECTION),
        },
        missing,
        heading_line=log.tables[0].heading_line or None,
        date_order=writing.date_order,
        headings={
            (table.sheet, name): headings.names[column.position - 1]
            for table in log.tables
            for name, column in table.headings.columns.items()
        },
        rows_dropped=in_order.height - accepted.height,
    )


def _typed(
    table: LogTable,
    received_on: dt.date,
    knowledge: Knowledge,
    free_text: FreeText,
    writing: Writing,
) -> pl.DataFrame:
    """Return the rows of a table with the text and the value of each column; blank lines left out.

    What is no column of orders is looked through and let go batch by batch.
    """
    readers: dict[str, Callable[[pl.Expr], pl.Expr]] = {
        "order_id": order_id_of,
        **{name: partial(date_of, order="day_first") for name in _DATES},
        "network_code": knowledge.vocabularies["network"].code_of,
        "topic": knowledge.vocabularies["topic"].code_of,
        "lineage": references_of,
        "is_dropped": flag_of,
    }
    places = {name: column.position for name, column in table.headings.columns.items()}
    found = [_EMPTY]
    for batch in table.batches:
        free_text.look(batch, table.headings)
        cells = [tidied(pl.col(name)) for name in batch.columns if name not in {LINE, HAS_EXTRA}]
        is_row = pl.any_horizontal(*(cell.is_not_null() for cell in cells), HAS_EXTRA)
        texts = batch.filter(is_row).select(
            pl.lit(table.sheet, pl.Int32()).alias("source_sheet"),
            pl.col(LINE).cast(pl.Int32()),
            HAS_EXTRA,
            *(tidied(cell_of(table.headings, name)).alias(f"t_{name}") for name in _READ),
            *(pl.lit(places.get(name), pl.Int32()).alias(f"at_{name}") for name in _READ),
            pl.lit(table.headings.width, pl.Int32()).alias("width"),
            pl.lit(table.extra_reason).alias("extra_reason"),
            pl.lit(received_on).alias("received_on"),
        )
        rows = texts.with_columns(read(text_of(name)).alias(name) for name, read in readers.items())
        for name in _DATES:
            writing.observe("work_date", rows[f"t_{name}"], rows[name])
        found.append(rows.select(_EMPTY.columns))
    return pl.concat(found)


_EMPTY = pl.DataFrame(
    schema={
        "source_sheet": pl.Int32(),
        LINE: pl.Int32(),
        HAS_EXTRA: pl.Boolean(),
        **{f"t_{name}": pl.String() for name in _READ},
        **{f"at_{name}": pl.Int32() for name in _READ},
        "width": pl.Int32(),
        "extra_reason": pl.String(),
        "received_on": pl.Date(),
        **{name: ORDER.schema[name] for name in ORDER_COLUMNS},
        "lineage": pl.String(),
        "is_dropped": pl.Boolean(),
    }
)


def order_id_of(text: pl.Expr) -> pl.Expr:
    """Return the number of an order, as :func:`reference_of` has it; null where it is none."""
    word = text.str.to_uppercase().str.replace_all(r"\s+", "").str.replace_all(_HYPHENS, "-")
    return pl.when(word.str.contains(rf"^(?:{ORDER_ID})$")).then(with_three_digits(word))


def _problems(rows: pl.DataFrame) -> pl.DataFrame:
    """Return one row per broken rule of each refused row, numbered within the row.

    In a row with too many cells no cell can be trusted to stand under its heading: that is its one
    problem. What is said to be no order is asked nothing but which row it is.
    """
    whole = [word.lower() for word in WHOLE_MUNICIPALITY]
    asked = rows.with_columns(
        is_whole=normal_expr(text_of("network_code")).is_in(whole).fill_null(value=False)
    )
    has_extra = pl.col(HAS_EXTRA) & ~_is_dropped()
    own = asked.filter(~has_extra)
    found = []
    for rule in ORDER_RULES:
        is_asked = pl.lit(value=True) if rule.column in OF_HAND_BACK else ~_is_dropped()
        broken = own.filter(rule.is_broken.fill_null(value=False) & is_asked)
        found.append(_broken(broken, rule.column, rule.reason_code))
    extra = asked.filter(has_extra).select(
        *_PLACE,
        column_name=pl.lit("row"),
        source_column=pl.col("width") + 1,
        value_kind=pl.lit("text"),
        reason_code=pl.col("extra_reason"),
    )
    of_rows = pl.concat([*found, extra])
    in_order = rows.join(of_rows, on=_PLACE, how="anti", nulls_equal=True)
    differing = _with_differing_ids(in_order.filter(~_is_dropped()))
    twice = _broken(differing, "order_id", "order_id_twice")
    problems = pl.concat([of_rows, twice]).with_row_index("order")
    number = pl.col("order").cum_count().over(_PLACE).alias("problem_number")
    return problems.sort(*_PLACE, "order").with_columns(number)


def _with_differing_ids(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the rows whose number stands more than once and not always with the same values."""
    values = pl.struct(name for name in ORDER_COLUMNS)
    return rows.filter(values.n_unique().over("order_id") > 1)


def _broken(rows: pl.DataFrame, column: str, reason_code: str) -> pl.DataFrame:
    return rows.select(
        *_PLACE,
        column_name=pl.lit(column),
        source_column=pl.col(f"at_{column}"),
        value_kind=kind_of(text_of(column)),
        reason_code=pl.lit(reason_code),
    )


def _for_want_of_columns(rows: pl.DataFrame, missing: Iterable[str]) -> pl.DataFrame:
    """Refuse every row for each column that is missing."""
    return pl.concat(
        rows.select(
            *_PLACE,
            problem_number=pl.lit(number),
            column_name=pl.lit(column),
            value_kind=pl.lit("empty"),
            reason_code=pl.lit("missing_column"),
        )
        for number, column in enumerate(missing, start=1)
    ).sort(*_PLACE, "problem_number")


def _is_dropped() -> pl.Expr:
    """Say which rows of a hand-back workbook are said to be no order."""
    return pl.col("is_dropped").fill_null(value=False)


def _named(rows: pl.DataFrame, refused: pl.DataFrame) -> pl.DataFrame:
    """Return which refused rows are named, where this is a hand-back workbook."""
    wrong = refused.select(_PLACE).unique().with_columns(is_refused=pl.lit(value=True))
    judged = rows.join(wrong, on=_PLACE, how="left", nulls_equal=True, maintain_order="left")
    outcome = (
        pl.when("is_refused")
        .then(pl.lit("refused"))
        .when(_is_dropped())
        .then(pl.lit("dropped"))
        .otherwise(pl.lit("accepted"))
    )
    found = [ROW_CORRECTION.no_rows]
    for (sheet,), part in judged.group_by("source_sheet", maintain_order=True):
        named = corrections_of(part.select(LINE, "lineage", outcome=outcome))
        on = pl.lit(sheet, pl.Int32()).alias("source_sheet")
        found.append(_shaped(named.with_columns(on), ROW_CORRECTION))
    return pl.concat(found)


def _notes(log: Log, free_text: FreeText) -> pl.DataFrame:
    """Return what is told of the file: columns and sheets that are not read, personal data."""
    columns = [column_notes(one.headings, one.heading_line, ()) for one in log.tables]
    sheets = ["sheet_not_read" for _ in log.unread_sheets]
    of_file = pl.DataFrame({"reason_code": [*sheets, *log.notes]}, {"reason_code": pl.String()})
    return pl.concat([*columns, of_file, free_text.notes()], how="diagonal")


def _shaped(frame: pl.DataFrame, table: LakeTable) -> pl.DataFrame:
    """Return a lake table's columns but the file key; what the frame lacks is null."""
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in table.schema.items()
        if name != "file_key"
    )
