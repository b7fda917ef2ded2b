"""What follows from several cells of a row: how long the work lasted, and who was employed then."""

from __future__ import annotations

import numpy as np
import polars as pl

from pipeline.ingest.headings import HeadingRow
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.profiles.profile import CODE_COLUMNS
from pipeline.ingest.rows.column_readers import column_readers, gives_moments
from pipeline.ingest.rows.durations import written_tolerance
from pipeline.ingest.rows.elapsed import with_passed_spans, with_span
from pipeline.ingest.rows.labels import FLAGS, Labels
from pipeline.ingest.rows.rules import text_of
from pipeline.ingest.rows.times import clock_of, day_of_moment

_WHOLE = r"^[0-9]{1,4}(?:[.,]0+)?$"
_SHORTEST_MOMENT = len("1/1-24 8:00")


def completed(typed: pl.DataFrame, headings: HeadingRow, knowledge: Knowledge) -> pl.DataFrame:
    """Complete typed rows by the profile's rules.

    Parameters
    ----------
    typed
        ``t_<column>`` and ``<column>`` of every canonical column and helper, ``source_line``,
        ``has_extra``, ``received_on``.

    Returns
    -------
    polars.DataFrame
        The same rows in the same order; constants, labels and the second wording of the person
        filled in; the columns of :func:`~pipeline.ingest.rows.elapsed.with_span` and
        :func:`~pipeline.ingest.rows.elapsed.with_passed_spans`; ``is_all_day``;
        ``is_several_days``: all day, over more than one; ``is_employed``;
        ``has_duration_conflict``: two of duration, second duration and clock times differ by more
        than how they are written; ``unknown_label``, ``unclear_label``,
        ``activity_labels_disagree``; ``has_unclear_parts``: hours beside minutes that may be the
        parts of one duration.
    """
    rows = _with_constants(typed, headings, knowledge)
    rows = _with_labels(rows, headings, knowledge)
    if "staff_code_2" in headings.columns:
        rows = _with_second_person(rows)
    if headings.profile.options.ids == "person":
        rows = rows.with_columns(entry_id=pl.concat_str("staff_code", "entry_id", separator="/"))
    rows = _with_start_beside_hours(rows, headings)
    rows = with_passed_spans(rows)
    rows = _with_all_day(rows, headings)
    rows = _with_parts(rows, headings)
    rows, has_moments = _with_days_of_moments(rows, headings)
    rows = with_span(
        rows,
        has_moments=has_moments or gives_moments(headings, "start_time"),
    )
    rows = _with_duration(rows, headings)
    return rows.with_columns(knowledge.staff.is_employed(rows.select("staff_code", "work_date")))


def _with_constants(rows: pl.DataFrame, headings: HeadingRow, knowledge: Knowledge) -> pl.DataFrame:
    """Fill in what the profile says of every row; a cell goes before it."""
    constants = headings.profile.constants
    if not constants:
        return rows
    readers = column_readers(headings, knowledge)
    texts = pl.DataFrame([constants])
    values = texts.select(readers[column](pl.col(column)) for column in constants)
    filled = rows.with_columns(
        pl.when(text_of(column).is_null())
        .then(pl.lit(values[column].item(), rows.schema[column]))
        .otherwise(pl.col(column))
        .alias(column)
        for column in constants
    )
    return filled.with_columns(
        text_of(column).fill_null(text).alias(f"t_{column}") for column, text in constants.items()
    )


def _with_labels(rows: pl.DataFrame, headings: HeadingRow, knowledge: Knowledge) -> pl.DataFrame:
    """Fill the columns that are still blank with what the labels say."""
    if "labels" not in headings.columns:
        return rows.with_columns(pl.lit(value=False).alias(flag) for flag in FLAGS)
    read = Labels.of(headings, knowledge).read(rows["t_labels"].unique())
    joined = rows.join(read, on="t_labels", how="left", maintain_order="left")
    is_blank = {column: text_of(column).is_null() for column in CODE_COLUMNS}
    disagree = pl.col("activity_labels_disagree").fill_null(value=False)
    flags = [pl.col(flag).fill_null(value=False) for flag in FLAGS if flag != FLAGS[-1]]
    filled = joined.with_columns(
        *(
            pl.when(is_blank[column]).then(f"label_{column}").otherwise(column).alias(column)
            for column in CODE_COLUMNS
        ),
        *(
            pl.when(is_blank[column])
            .then(f"label_{column}")
            .otherwise(text_of(column))
            .alias(f"t_{column}")
            for column in CODE_COLUMNS
        ),
        (disagree & is_blank["activity_code"]).alias(FLAGS[-1]),
        *flags,
    )
    return filled.drop(f"label_{column}" for column in CODE_COLUMNS)


def _with_second_person(rows: pl.DataFrame) -> pl.DataFrame:
    """Take the second wording of the person where the first is blank or not known."""
    return rows.with_columns(
        staff_code=pl.coalesce("staff_code", "staff_code_2"),
        t_staff_code=pl.coalesce("t_staff_code", "t_staff_code_2"),
    )


def _with_start_beside_hours(rows: pl.DataFrame, headings: HeadingRow) -> pl.DataFrame:
    """Take a clock time alone in a column of spans for the start, where hours stand beside it."""
    names = {headings.unit_of(name): name for name in ("duration_minutes", "duration_2")}
    span, is_there = names.get("span"), {"duration_minutes", "duration_2"} <= set(headings.columns)
    if span is None or not is_there or "start_time" in headings.columns:
        return rows
    (other,) = (name for name in names.values() if name != span)
    is_start = (
        pl.col(span).is_null()
        & text_of(other).is_not_null()
        & clock_of(text_of(span)).is_not_null()
    )
    return rows.with_columns(
        start_time=pl.when(is_start).then(clock_of(text_of(span))),
        t_start_time=pl.when(is_start).then(text_of(span)),
        **{f"t_{span}": pl.when(~is_start).then(text_of(span))},
    )


def _with_all_day(rows: pl.DataFrame, headings: HeadingRow) -> pl.DataFrame:
    """Give all-day appointments the profile's duration, and no clock times; tell several days."""
    is_all_day = pl.col("all_day").fill_null(value=False)
    minutes = headings.profile.options.all_day_minutes
    lasts = is_all_day & text_of("duration_minutes").is_null()
    clocks = ("start_time", "end_time", "t_start_time", "t_end_time")
    days = (pl.col("end_date") - pl.col("work_date")).dt.total_days().fill_null(1).clip(1)
    counted = pl.lit(minutes, pl.Int32())
    return rows.with_columns(is_all_day=is_all_day).with_columns(
        *(pl.when(~pl.col("is_all_day")).then(name).alias(name) for name in clocks),
        # Several days are no one entry.
        is_several_days=lasts & (days > 1),
        duration_minutes=pl.when(lasts).then(counted).otherwise("duration_minutes"),
        t_duration_minutes=pl.when(lasts & counted.is_not_null())
        .then(pl.lit("all day"))
        .otherwise("t_duration_minutes"),
    )


def _with_days_of_moments(rows: pl.DataFrame, headings: HeadingRow) -> tuple[pl.DataFrame, bool]:
    """Take the day that a start or an end names beside the column of days.

    An end's day is the day the work ended. A start on another day than the row's contradicts it,
    and cannot be read.

    Returns
    -------
    rows, has_moments
        ``has_moments``: there were any, so that a zone may stand with them.
    """
    columns = [
        name
        for name in ("start_time", "end_time")
        if name in headings.columns and not gives_moments(headings, name)
    ]
    lengths = [rows[f"t_{name}"].str.len_bytes().max() for name in columns]
    if not any(isinstance(length, int) and length >= _SHORTEST_MOMENT for length in lengths):
        return rows, False
    order = headings.profile.dates.order
    days = {name: day_of_moment(text_of(name), order=order) for name in columns}
    if "start_time" in days:
        is_other = (days["start_time"] != pl.col("work_date")).fill_null(value=False)
        rows = rows.with_columns(start_time=pl.when(~is_other).then("start_time"))
    if "end_time" in days:
        rows = rows.with_columns(end_date=pl.coalesce("end_date", days["end_time"]))
    return rows, True


def _with_parts(rows: pl.DataFrame, headings: HeadingRow) -> pl.DataFrame:
    """Add hours and minutes where they are parts of one duration; else take what is there."""
    first, second = pl.col("duration_minutes"), pl.col("duration_2")
    text, second_text = text_of("duration_minutes"), text_of("duration_2")
    if not headings.profile.durations.parts:
        return rows.with_columns(
            has_unclear_parts=_look_like_parts(headings),
            duration_minutes=pl.when(text.is_null()).then(second).otherwise(first),
            t_duration_minutes=pl.coalesce(text, second_text),
        )
    is_readable = (text.is_null() | first.is_not_null()) & (
        second_text.is_null() | second.is_not_null()
    )
    is_there = text.is_not_null() | second_text.is_not_null()
    total = pl.when(is_readable & is_there).then(first.fill_null(0) + second.fill_null(0))
    return rows.with_columns(
        has_unclear_parts=pl.lit(value=False),
        duration_minutes=total,
        t_duration_minutes=pl.coalesce(text, second_text),
        duration_2=pl.lit(None, pl.Int32()),
        t_duration_2=pl.lit(None, pl.String()),
    )


def _look_like_parts(headings: HeadingRow) -> pl.Expr:
    """Say where whole hours stand beside fewer than 60 minutes that are not the same time."""
    columns = {headings.unit_of(name): name for name in ("duration_minutes", "duration_2")}
    if columns.keys() != {"hours", "minutes"}:
        return pl.lit(value=False)
    texts = [text_of(name).str.contains(_WHOLE) for name in columns.values()]
    differ = pl.col("duration_minutes") != pl.col("duration_2")
    is_part = pl.col(columns["minutes"]).is_between(0, 59)
    return (pl.all_horizontal(texts) & differ & is_part).fill_null(value=False)


def _with_duration(rows: pl.DataFrame, headings: HeadingRow) -> pl.DataFrame:
    """Say which duration counts, and whether two of them differ."""
    given, span = pl.col("duration_minutes"), pl.col("span")
    differs = ((given != span) & (given != pl.col("span_2"))).fill_null(value=False)
    differs |= (given != pl.col("duration_2")).fill_null(value=False)
    # What is written is looked at only where the minutes differ: seldom.
    at = rows.select(differs.arg_true()).to_series()
    is_conflict = np.zeros(rows.height, dtype=bool)
    is_conflict[at.to_numpy()] = _conflicts(rows[at], headings).to_numpy()
    by_clock = text_of("duration_minutes").is_null()
    if headings.profile.durations.trust == "clock":
        by_clock |= given.is_not_null()
    return rows.with_columns(
        has_duration_conflict=pl.Series(is_conflict, dtype=pl.Boolean()),
        duration_minutes=pl.when(by_clock & span.is_not_null()).then(span).otherwise(given),
    )


def _conflicts(rows: pl.DataFrame, headings: HeadingRow) -> pl.Series:
    """Say of rows whose durations differ whether it is by more than how they are written."""
    given = pl.col("duration_minutes")
    written = [
        written_tolerance(text_of(column), unit=headings.unit_of(column)).fill_null(0)
        for column in ("duration_minutes", "duration_2")
    ]
    clock_seconds = text_of("start_time").str.contains(r":[0-9]{2}:(?:0[1-9]|[1-5])")
    tolerance = pl.max_horizontal(*written, clock_seconds.cast(pl.Int32).fill_null(0))
    from_span = pl.min_horizontal((given - pl.col("span")).abs(), (given - pl.col("span_2")).abs())
    from_second = (given - pl.col("duration_2")).abs()
    is_more = (from_span > tolerance).fill_null(value=False) | (from_second > tolerance).fill_null(
        value=False
    )
    return rows.select(is_more).to_series()
