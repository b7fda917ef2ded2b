"""From start to end: the time that passed in Copenhagen, over midnight and when clocks change.

Clock times are wall times. Of an hour that comes twice (the last Sunday of October) the first is
meant; an end in it that is not after the start is in the second. An hour that is skipped (the last
Sunday of March) has no clock time. A moment with its zone is exact.
"""

from __future__ import annotations

import polars as pl

from pipeline.ingest.rows.clock_changes import (
    changes_clock,
    day_minutes,
    is_day_before_change,
    is_near_change,
    local,
)
from pipeline.ingest.rows.rules import text_of
from pipeline.ingest.rows.times import (
    MINUTES_A_DAY,
    ZONE,
    clock_of,
    half_of_span,
    has_zone,
    instant_of,
    is_end_of_day,
)

_NANOSECONDS = 60_000_000_000  # of a minute, as times of day are counted
_SPAN_MARKS = ["-", "–", "—", "−", "til"]
_ASKED = ("work_date", "start_time", "t_start_time", "t_end_time")
_BY_CLOCK = {
    "span": pl.col("clock_span"),
    "span_2": pl.col("clock_span"),
    "day_minutes": pl.lit(MINUTES_A_DAY, pl.Int32()),
    "start_is_skipped": pl.lit(value=False),
    "end_is_skipped": pl.lit(value=False),
}


def with_span(rows: pl.DataFrame, *, has_moments: bool) -> pl.DataFrame:
    """Add how long each row lasted by its clock times.

    Parameters
    ----------
    rows
        ``work_date``, ``end_date``, ``start_time``, ``end_time``, ``duration_minutes`` and their
        texts.
    has_moments
        Whether start and end are moments, which may have a zone.

    Returns
    -------
    polars.DataFrame
        The rows, with the end that follows where there are a start and a duration alone, and
        ``is_overnight``: the end is at or before the start and is taken for the next
        day; ``clock_span``: minutes from start to end by the clock; ``span``: minutes that passed;
        ``span_2``: the same if the other of a doubled hour was meant; ``day_minutes``: how long the
        day was; ``start_is_skipped``, ``end_is_skipped``: there was no such clock time that day.
    """
    rows = _with_end(rows)
    start, end = _minutes("start_time"), _minutes("end_time")
    days = (pl.col("end_date") - pl.col("work_date")).dt.total_days()
    if rows["end_date"].null_count() < rows.height:
        # 24:00 is read as 0:00: beside a day of its own it is the midnight that ends it.
        midnight = is_end_of_day(text_of("end_time")).fill_null(value=False)
        days += midnight.cast(pl.Int64)
    is_overnight = (days.is_null() & (end <= start)).fill_null(value=False)
    is_overnight &= pl.lit(~_is_within_doubled_hour(rows))
    rows = rows.with_columns(is_overnight=is_overnight).with_columns(
        clock_span=(
            end - start + MINUTES_A_DAY * pl.coalesce(days, pl.col("is_overnight").cast(pl.Int64))
        ).cast(pl.Int32)
    )
    return _with_passed(rows, has_moments=has_moments)


def _minutes(column: str) -> pl.Expr:
    return pl.col(column).cast(pl.Int64) // _NANOSECONDS


def _with_end(rows: pl.DataFrame) -> pl.DataFrame:
    """Give rows with a start and a duration their end, where its cell is blank or not there."""
    if rows["start_time"].null_count() == rows.height:
        return rows
    lacks_end = text_of("end_time").is_null() & pl.col("start_time").is_not_null()
    at = rows.select((lacks_end & pl.col("duration_minutes").is_not_null()).arg_true()).to_series()
    if at.is_empty():
        return rows
    start = pl.col("work_date").dt.combine(pl.col("start_time"))
    passed = pl.duration(minutes=pl.col("duration_minutes"))
    end = (local(start, "earliest") + passed).dt.replace_time_zone(None)
    names = ("work_date", "start_time", "duration_minutes")
    ends = rows[at].select(names).select(end=end)
    found = ends.select(
        end_time=pl.col("end").dt.time(),
        end_date=pl.col("end").dt.date(),
        t_end_time=pl.when(pl.col("end").is_not_null()).then(pl.lit("from the duration")),
    )
    return rows.with_columns(rows[name].scatter(at, found[name]) for name in found.columns)


def _is_within_doubled_hour(rows: pl.DataFrame) -> pl.Series:
    """Say where start and end lie within an hour that comes twice, the end in the second of them.

    Without a day of its own such an end would be the next day's, over 23 hours later.
    """
    day, times = pl.col("work_date"), ("start_time", "end_time")
    nothing = pl.repeat(value=False, n=rows.height, eager=True)
    # The calendar is slow: only the few rows are looked up there of which it may be true.
    not_after = rows.select((pl.col("end_time") <= pl.col("start_time")).arg_true()).to_series()
    at = not_after.filter(changes_clock(rows["work_date"][not_after]))
    if at.is_empty():
        return nothing
    walls = (day.dt.combine(pl.col(name)) for name in times)
    twice = [local(wall, "earliest") != local(wall, "latest") for wall in walls]
    asked = rows.select("work_date", *times)[at]
    found = asked.select(pl.all_horizontal(twice).fill_null(value=False)).to_series()
    return nothing.scatter(at, found)


def _with_passed(rows: pl.DataFrame, *, has_moments: bool) -> pl.DataFrame:
    """Add what the calendar says; by the clock alone but for days on which clocks change."""
    plain = rows.with_columns(**_BY_CLOCK)
    is_exact = (
        pl.repeat(value=True, n=rows.height, eager=True) if has_moments else _may_change(rows)
    )
    if not is_exact.any():
        return plain
    # The calendar is asked about few rows and looks at few columns: the others are left alone.
    asked = rows.select(*_ASKED, "clock_span").filter(is_exact)
    exact = _by_calendar(asked, has_moments=has_moments)
    at = is_exact.arg_true()
    return plain.with_columns(plain[name].scatter(at, exact[name]) for name in _BY_CLOCK)


def _may_change(rows: pl.DataFrame) -> pl.Series:
    """Return which rows may last while clocks change: the calendar is slow, and seldom needed."""
    days = rows["work_date"]
    may_change = changes_clock(days) | (is_day_before_change(days) & rows["is_overnight"])
    if rows["end_date"].null_count() == rows.height:
        return may_change
    return may_change | (is_near_change(days) & rows["end_date"].is_not_null())


def _by_calendar(rows: pl.DataFrame, *, has_moments: bool) -> pl.DataFrame:
    """Return the columns of ``_BY_CLOCK`` as the calendar has them."""
    start = pl.col("work_date").dt.combine(pl.col("start_time"))
    rows = rows.with_columns(_start=start, _end=start + pl.duration(minutes=pl.col("clock_span")))
    times = {"_start": "t_start_time", "_end": "t_end_time"}
    starts, ends = (
        {
            which: _moment(wall, text, which) if has_moments else local(pl.col(wall), which)
            for which in ("earliest", "latest")
        }
        for wall, text in times.items()
    )
    first = _between(starts["earliest"], ends["earliest"])
    # From the first of a doubled hour into the second: the clock has gone back in between.
    across = _between(starts["earliest"], ends["latest"])
    span = pl.when((first <= 0) & across.is_between(1, 60)).then(across).otherwise(first)
    others = [
        _between(starts[first], ends[last])
        for first, last in (("earliest", "latest"), ("latest", "earliest"))
    ]
    other = pl.coalesce(pl.when(one != span).then(one) for one in others)
    by_clock = pl.col("clock_span")
    return rows.select(
        span=pl.coalesce(span, by_clock),
        span_2=pl.coalesce(other, span, by_clock),
        day_minutes=day_minutes(pl.col("work_date")),
        start_is_skipped=_is_skipped("_start", times["_start"] if has_moments else None),
        end_is_skipped=_is_skipped("_end", times["_end"] if has_moments else None),
    )


def with_passed_spans(rows: pl.DataFrame) -> pl.DataFrame:
    """Let durations that are spans in one cell (``22-6``) last what passed when clocks change.

    Parameters
    ----------
    rows
        ``work_date``, and ``duration_minutes`` and ``duration_2`` by the clock, with their texts.

    Returns
    -------
    polars.DataFrame
        The rows; of a doubled hour the one is meant with which the other duration agrees. With
        ``span_is_skipped``: the span begins or ends at a time that was not.
    """
    without = rows.with_columns(span_is_skipped=pl.lit(value=False))
    columns = ("duration_minutes", "duration_2")
    near = is_near_change(rows["work_date"]).arg_true()
    # What a span is takes long to say, and hardly a text has a mark of one.
    texts = rows.select(f"t_{name}" for name in columns)[near]
    has_mark = (
        text_of(name).str.contains_any(_SPAN_MARKS, ascii_case_insensitive=True) for name in columns
    )
    may_be = texts.select(pl.any_horizontal(has_mark).fill_null(value=False)).to_series()
    near, texts = near.filter(may_be), texts.filter(may_be)
    if near.is_empty():
        return without
    is_span = pl.any_horizontal(half_of_span(text_of(name), 1).is_not_null() for name in columns)
    at = near.filter(texts.select(is_span).to_series())
    if at.is_empty():
        return without
    asked = rows[at]
    first = _passed_span(asked, "duration_minutes", "duration_2")
    second = _passed_span(asked, "duration_2", "duration_minutes")
    return without.with_columns(
        rows["duration_minutes"].scatter(at, first["passed"]),
        rows["duration_2"].scatter(at, second["passed"]),
        without["span_is_skipped"].scatter(at, first["is_skipped"] | second["is_skipped"]),
    )


def _passed_span(rows: pl.DataFrame, name: str, other: str) -> pl.DataFrame:
    """Return what passed of a duration where it is a span, and whether there was no such time."""
    ends = {"start_time": 1, "end_time": 2}
    halves = {f"t_{end}": half_of_span(text_of(name), half) for end, half in ends.items()}
    asked = rows.select("work_date", name, other, **halves, end_date=pl.lit(None, pl.Date()))
    found = with_span(
        asked.with_columns(clock_of(text_of(end)).alias(end) for end in ends), has_moments=False
    )
    is_span = pl.col(name).is_not_null() & text_of("end_time").is_not_null()
    passed = pl.when(pl.col("span_2") == pl.col(other)).then("span_2").otherwise("span")
    return found.select(
        passed=pl.when(is_span).then(passed).otherwise(name),
        is_skipped=is_span & (pl.col("start_is_skipped") | pl.col("end_is_skipped")),
    )


def _between(start: pl.Expr, end: pl.Expr) -> pl.Expr:
    return (end - start).dt.total_minutes().cast(pl.Int32)


def _moment(wall: str, text: str, which: str) -> pl.Expr:
    exact = instant_of(pl.col(text)).dt.replace_time_zone("UTC").dt.convert_time_zone(ZONE)
    return pl.coalesce(exact, local(pl.col(wall), which))


def _is_skipped(moment: str, text: str | None) -> pl.Expr:
    """Say where there was no such clock time; a text with a zone names a moment that was."""
    is_gone = pl.col(moment).is_not_null() & local(pl.col(moment), "earliest").is_null()
    if text is None:
        return is_gone
    return is_gone & ~has_zone(pl.col(text)).fill_null(value=False)
