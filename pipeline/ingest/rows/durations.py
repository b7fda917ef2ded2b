"""Durations as people and tools write them, read by the column, in whole minutes.

A number that could be two numbers is not read: ``1.200`` minutes may be 1200 or 1,2, and in a
column of hours ``0,0625`` may be a workbook's part of a day.
"""

from __future__ import annotations

import polars as pl

from pipeline.ingest.rows.steps import step
from pipeline.ingest.rows.times import excel_minutes, plain, span_minutes

_HOUR = r"(?:t|time|timer|h|hrs?|hours?|std|stunden?)\.?"
_MINUTE = r"(?:m|min|mins|minut|minutter|minutes?|minuten)\.?"
_SECOND = r"(?:s|sek|sekunder|sec|secs|seconds?|sekunden)\.?"
_SUFFIXES = {"hours": _HOUR, "minutes": _MINUTE, "seconds": _SECOND}
_MINUTES_IN = {"hours": 60.0, "minutes": 1.0, "seconds": 1 / 60, "days": 1440.0}
_NUMBER = r"[+-]?[0-9][0-9., ']{0,18}"
_CLOCK_LIKE = r"^(-?)([0-9]{1,4}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?$"
_WORDED = (
    rf"^(-?)([0-9]{{1,3}}) ?{_HOUR} ?(?:og )?([0-9]{{1,2}}) ?(?:{_MINUTE})?"
    rf"(?: ?(?:og )?([0-9]{{1,2}}) ?{_SECOND})?$"
)
_ISO = (
    r"^(-?)p(?:([0-9]{1,3})d)?(?:t(?:([0-9]{1,4}(?:[.,][0-9]{1,6})?)h)?"
    r"(?:([0-9]{1,5}(?:[.,][0-9]{1,6})?)m)?(?:([0-9]{1,7}(?:[.,][0-9]{1,6})?)s)?)?$"
)


def minutes_of(
    text: pl.Expr, *, unit: str, decimal: str = "either", is_sure: bool = True
) -> pl.Expr:
    """Return whole minutes: ``1,5`` ``1½`` ``1:30`` ``90 min`` ``1t30m`` ``PT1H30M`` ``8-9.30``.

    Parameters
    ----------
    unit
        What a number without a unit counts: ``hours``, ``minutes``, ``seconds`` or ``days``. With
        ``span`` nothing is read but a span of clock times.
    decimal
        ``comma``, ``point``, or ``either``: then what both could be is null.
    is_sure
        Whether a person has said that the unit is so; else a small number with many decimals,
        which a workbook may mean as a part of a day, is null.
    """
    word = plain(text).str.replace("[−–]", "-")

    def read(written: pl.Expr) -> pl.Expr:
        return _minutes_of(written, unit, decimal, is_sure=is_sure)

    return step(word, read, pl.Int32)


def _minutes_of(word: pl.Expr, unit: str, decimal: str, *, is_sure: bool) -> pl.Expr:
    """Return whole minutes of a text as figures are compared."""
    span = span_minutes(word)
    if unit == "span":
        return _whole(span.cast(pl.Float64))
    if unit != "hours":  # 10-12 in a column of minutes may be so many minutes
        span = pl.when(word.str.contains("[:.]")).then(span)
    bare = word.str.extract(rf"^({_NUMBER})$")
    number = _as_number(bare, unit, decimal) * _MINUTES_IN[unit]
    if unit == "hours" and not is_sure:
        number = pl.when(~bare.str.contains(r"^0?[.,][0-9]{4,}$")).then(number)
    with_unit = (
        _as_number(word.str.extract(rf"^({_NUMBER}?) ?{suffix}$"), name, decimal)
        * _MINUTES_IN[name]
        for name, suffix in _SUFFIXES.items()
    )
    found = pl.coalesce(
        number,
        *with_unit,
        _hours_minutes_seconds(word, _CLOCK_LIKE),
        _hours_minutes_seconds(word, _WORDED),
        _minutes_and_seconds(word),
        _iso_minutes(word),
        _halves(word, unit),
        excel_minutes(word).cast(pl.Float64),
        span.cast(pl.Float64),
    )
    return _whole(found)


def _as_number(text: pl.Expr, unit: str, decimal: str) -> pl.Expr:
    """Return the number that a text can only be.

    One mark before exactly three digits may divide thousands or begin decimals; of hours it begins
    decimals, since nobody works a thousand.
    """

    def read(figures: pl.Expr) -> pl.Expr:
        return _number_of(figures, unit, decimal)

    return step(text, read, pl.Float64)


def _number_of(text: pl.Expr, unit: str, decimal: str) -> pl.Expr:
    sign = pl.when(text.str.starts_with("-")).then(-1.0).otherwise(1.0)
    figures = text.str.strip_chars_start("+-").str.strip_chars()
    comma, point = "(?:,[0-9]{1,17})?", r"(?:\.[0-9]{1,17})?"
    by_comma = rf"^[0-9]{{1,3}}(?:\.[0-9]{{3}})+{comma}$|^[0-9]{{1,7}}{comma}$"
    by_point = rf"^[0-9]{{1,3}}(?:,[0-9]{{3}})+{point}$|^[0-9]{{1,7}}{point}$"
    by_space = rf"^[0-9]{{1,3}}(?:[ '][0-9]{{3}})+(?:{comma}|{point})$"
    with_comma = pl.when(figures.str.contains(by_comma)).then(
        figures.str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
    )
    with_point = pl.when(figures.str.contains(by_point)).then(
        figures.str.replace_all(",", "", literal=True)
    )
    spaced = pl.when(figures.str.contains(by_space)).then(
        figures.str.replace_all("[ ']", "").str.replace(",", ".", literal=True)
    )
    chosen: pl.Expr = with_comma if decimal == "comma" else with_point
    if decimal == "either":
        decimals = r"^[0-9]{1,7}[.,][0-9]{1,17}$"
        doubtful = r"^[1-9][0-9]{0,2}[.,][0-9]{3}$"
        # With one mark only, it begins the decimals; where it may not, the text is not read.
        single = pl.when(unit in {"hours", "days"} or ~figures.str.contains(doubtful)).then(
            figures.str.replace(",", ".", literal=True)
        )
        chosen = (
            pl.when(figures.str.contains(decimals))
            .then(single)
            .otherwise(pl.coalesce(with_comma, with_point))
        )
    return pl.coalesce(chosen, spaced).cast(pl.Float64, strict=False) * sign


def _hours_minutes_seconds(word: pl.Expr, pattern: str) -> pl.Expr:
    groups = word.str.extract_groups(pattern)
    hours, minutes, seconds = (
        groups.struct.field(name).cast(pl.Int64, strict=False) for name in ("2", "3", "4")
    )
    seconds = seconds.fill_null(0)
    sign = pl.when(groups.struct.field("1") == "-").then(-1.0).otherwise(1.0)
    is_time = (minutes < 60) & (seconds < 60)
    return pl.when(is_time).then((hours * 60 + minutes + seconds / 60) * sign)


def _halves(word: pl.Expr, unit: str) -> pl.Expr:
    """Return the minutes of ``1½`` hours; a bare one counts in a column of hours."""
    suffix = rf"(?: ?{_HOUR})?" if unit == "hours" else f" ?{_HOUR}"
    groups = word.str.extract_groups(rf"^(-?)([0-9]{{0,3}}) ?½{suffix}$")
    sign = pl.when(groups.struct.field("1") == "-").then(-1.0).otherwise(1.0)
    whole = groups.struct.field("2").replace("", "0").cast(pl.Int64, strict=False)
    return (whole * 60 + 30) * sign


def _minutes_and_seconds(word: pl.Expr) -> pl.Expr:
    """Return the minutes of ``47:06 min``."""
    groups = word.str.extract_groups(rf"^([0-9]{{1,4}}):([0-9]{{2}}) ?{_MINUTE}$")
    minutes, seconds = (groups.struct.field(name).cast(pl.Int64, strict=False) for name in "12")
    return pl.when(seconds < 60).then(minutes + seconds / 60)


def _iso_minutes(word: pl.Expr) -> pl.Expr:
    """Return the minutes of an ISO 8601 duration of days, hours, minutes and seconds."""
    groups = word.str.extract_groups(_ISO)
    parts = [
        groups.struct.field(name).str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
        for name in ("2", "3", "4", "5")
    ]
    sign = pl.when(groups.struct.field("1") == "-").then(-1.0).otherwise(1.0)
    factors = (1440.0, 60.0, 1.0, 1 / 60)
    total = pl.sum_horizontal(part * factor for part, factor in zip(parts, factors, strict=True))
    return pl.when(pl.any_horizontal(part.is_not_null() for part in parts)).then(total * sign)


def _whole(minutes: pl.Expr) -> pl.Expr:
    """Round to whole minutes, halves up: hours with two decimals come back as the minute meant."""
    return (minutes + 0.5 + 1e-6).floor().cast(pl.Int64, strict=False).cast(pl.Int32, strict=False)


def written_tolerance(text: pl.Expr, *, unit: str) -> pl.Expr:
    """Return by how many minutes a duration may differ only because of how it is written.

    Hours with one decimal stand for six minutes; where there are seconds, clock times are cut and
    durations rounded. Two decimals of an hour come back as the minute meant.
    """
    word = plain(text)
    tenths = word.str.contains(rf"^[+-]?[0-9]{{1,4}}[.,][0-9](?: ?{_HOUR})?$")
    seconds = word.str.contains(rf":[0-9]{{2}}:[0-9]{{2}}|[0-9] ?{_SECOND}$|^p")
    return (
        pl.when(tenths & (unit == "hours"))
        .then(3)
        .when(seconds | (unit == "seconds"))
        .then(1)
        .otherwise(0)
        .cast(pl.Int32)
    )
