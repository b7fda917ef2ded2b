"""Dates, clock times and durations as people write them, read by the column.

Every function takes a column of text and gives a typed one; what cannot be read is null, and the
caller knows from the text whether that is a blank or a fault. Workbooks give a time or a duration
as a moment near 1900, the day from which Excel counts.
"""

from __future__ import annotations

import polars as pl

from pipeline.ingest.words import normal_expr

_MINUTES_A_DAY = 24 * 60
_FIRST_YEAR = 2000  # nothing was registered before; a year of 1900 is an empty cell of Excel's
_CLOCK_PART = r"(?:[T ]+(?:kl\.? ?)?\d{1,2}[:.]\d{2}.*)?"
_ISO = rf"^(?P<y>\d{{4}})[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?i:{_CLOCK_PART})$"
_DANISH = (
    r"^(?P<d>\d{1,2})[-./ ]{1,2}(?P<m>\d{1,2})[-./ ]{1,2}(?P<y>\d{4}|\d{2})"
    rf"(?i:{_CLOCK_PART})$"
)
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_NAMED = rf"^(?P<d>\d{{1,2}})\.? ?(?P<m>{'|'.join(_MONTHS)})[a-zæøå]*\.? ?(?P<y>\d{{4}}|\d{{2}})$"
_EXCEL_MOMENT = r"^(?:1899-12-3[01]|1900-0\d-\d\d) \d\d:\d\d:\d\d(?:\.\d+)?$"
_HOURS = r"(?:t|time|timer|h|hrs?|hours?)\.?"
_MINUTES = r"(?:m|min|minut|minutter|minutes?)\.?"
_NUMBER = r"([+-]?\d{1,6}(?:[.,]\d{1,9})?)"


def date_of(text: pl.Expr) -> pl.Expr:
    """Return the date: ``05-07-2023`` ``5/7-23`` ``05.07.2023`` ``2023-07-05`` ``5. juli 2023``.

    A time of day behind it is left out. Days that no calendar has, and years before 2000, are null.
    """
    word = normal_expr(text)
    found = pl.coalesce(_date_by(word, _ISO), _date_by(word, _DANISH), _date_by(word, _NAMED))
    return pl.when(found.dt.year() >= _FIRST_YEAR).then(found)


def _date_by(word: pl.Expr, pattern: str) -> pl.Expr:
    groups = word.str.extract_groups(pattern)
    year, month, day = (groups.struct.field(name) for name in ("y", "m", "d"))
    numbers = {name: str(number) for number, name in enumerate(_MONTHS, start=1)}
    full_year = pl.when(year.str.len_chars() == 2).then("20" + year).otherwise(year)
    iso = pl.concat_str(full_year, month.replace(numbers).str.zfill(2), day.str.zfill(2))
    return iso.str.to_date("%Y%m%d", strict=False)


def clock_of(text: pl.Expr) -> pl.Expr:
    """Return the time of day: ``14:30`` ``14.30`` ``kl. 14.30`` ``1430`` ``14``; 24:00 is 0:00."""
    word = normal_expr(text).str.replace(r"^kl\.? ?", "")
    groups = word.str.extract_groups(r"^(\d{1,2})(?:[:.]?(\d{2})(?::\d{2}(?:\.\d+)?)?)?$")
    hour = groups.struct.field("1").cast(pl.Int32, strict=False)
    minute = groups.struct.field("2").cast(pl.Int32, strict=False).fill_null(0)
    is_clock = ((hour < 24) & (minute < 60)) | ((hour == 24) & (minute == 0))
    written = pl.when(is_clock).then((hour * 60 + minute) % _MINUTES_A_DAY)
    minutes = pl.coalesce(written, _excel_minutes(word) % _MINUTES_A_DAY)
    return (minutes.cast(pl.Int64) * 60_000_000_000).cast(pl.Time)


def minutes_of(text: pl.Expr, *, unit: str) -> pl.Expr:
    """Return whole minutes: ``1,5`` ``1.5`` ``1:30`` ``90 min`` ``1t30m`` ``1,5 timer``.

    Parameters
    ----------
    unit
        What a number without a unit counts: ``hours`` or ``minutes``, as the heading says.
    """
    word = normal_expr(text).str.replace("[−–]", "-")
    number = word.str.extract(rf"^{_NUMBER}$")
    hours = word.str.extract(rf"^{_NUMBER} ?{_HOURS}$")
    minutes = word.str.extract(rf"^{_NUMBER} ?{_MINUTES}$")
    bare = _as_number(number) * (60 if unit == "hours" else 1)
    return pl.coalesce(
        _whole(pl.coalesce(bare, _as_number(hours) * 60, _as_number(minutes))),
        _hours_and_minutes(word, r"^(-?)(\d{1,3}):(\d{2})(?::\d{2})?$"),
        _hours_and_minutes(
            word, rf"^(-?)(\d{{1,3}}) ?{_HOURS} ?(?:og )?(\d{{1,2}}) ?(?:{_MINUTES})?$"
        ),
        _excel_minutes(word),
    ).cast(pl.Int32)


def _as_number(text: pl.Expr) -> pl.Expr:
    return text.str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)


def _whole(minutes: pl.Expr) -> pl.Expr:
    """Round to whole minutes, halves up: hours with two decimals come back as the minute meant."""
    return (minutes + 0.5 + 1e-6).floor().cast(pl.Int64, strict=False)


def _hours_and_minutes(word: pl.Expr, pattern: str) -> pl.Expr:
    groups = word.str.extract_groups(pattern)
    hours = groups.struct.field("2").cast(pl.Int64, strict=False)
    minutes = groups.struct.field("3").cast(pl.Int64, strict=False)
    sign = pl.when(groups.struct.field("1") == "-").then(-1).otherwise(1)
    return pl.when(minutes < 60).then((hours * 60 + minutes) * sign)


def _excel_minutes(word: pl.Expr) -> pl.Expr:
    """Return the minutes since Excel's day 0 of a moment near it, to the nearest minute."""
    moment = word.str.extract(rf"({_EXCEL_MOMENT})").str.head(19)
    since = moment.str.to_datetime("%Y-%m-%d %H:%M:%S", strict=False) - pl.datetime(1899, 12, 31)
    return (since.dt.total_seconds() + 30) // 60


def moment_of(text: pl.Expr) -> pl.Expr:
    """Return date and time of day as written, without a zone; a date alone is its midnight."""
    word = normal_expr(text)
    clock = word.str.extract(r"[t ](?:kl\.? ?)?(\d{1,2}[:.]\d{2})(?:[:.]\d{2})?\S*$")
    day = date_of(text).cast(pl.Datetime("us"))
    time = clock_of(clock)
    has_bad_clock = clock.is_not_null() & time.is_null()
    since_midnight = time.cast(pl.Int64).fill_null(0) // 1000
    return pl.when(~has_bad_clock).then(day + pl.duration(microseconds=since_midnight))


def kind_of(text: pl.Expr) -> pl.Expr:
    """Return what kind of value a cell holds: all that may be told of one that was refused."""
    word = text.fill_null("")
    return (
        pl.when(word == "")
        .then(pl.lit("empty"))
        .when(word.str.len_chars() > 200)
        .then(pl.lit("too_long"))
        .when(word.str.contains(rf"^{_NUMBER}$"))
        .then(pl.lit("number"))
        .when(word.str.contains(r"^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}"))
        .then(pl.lit("date"))
        .when(word.str.contains(r"^\d{1,3}[:.]\d{2}(:\d{2})?$"))
        .then(pl.lit("time"))
        .when(word.str.contains(r"^[\p{L}_-]*\d[\p{L}\d_-]*$"))
        .then(pl.lit("code"))
        .otherwise(pl.lit("text"))
    )
