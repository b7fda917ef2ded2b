"""Dates, clock times and moments as people and tools write them, read by the column.

Every function takes a column of text and gives a typed one; what cannot be read is null, and the
caller knows from the text whether that is a blank or a fault. Workbooks give a time or a duration
as a moment near 1900, the day from which Excel counts. A moment with a zone becomes the wall time
of Copenhagen.
"""

from __future__ import annotations

import polars as pl

from pipeline.ingest.rows.steps import step

ZONE = "Europe/Copenhagen"
MINUTES_A_DAY = 24 * 60
_FIRST_YEAR = 2000  # nothing was registered before; a year of 1900 is an empty cell of Excel's
# With two digits the year could as well stand first (23-07-05): such old years are not believed.
_FIRST_SHORT_YEAR = 2015
_MARK = r"[-./ ]{1,2}"
_SECONDS = r"(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?"
_HALF = r"(?: ?[ap]\.?m\.?)?"
_CLOCK_PART = (
    rf"(?:[t ]+(?:kl\.? ?)?[0-9]{{1,2}}[:.][0-9]{{2}}{_SECONDS}{_HALF}|[t ]+kl\.? ?[0-9]{{1,2}})?"
)
_DAY, _MONTH_NUMBER = r"(?P<d>[0-9]{1,2})", r"(?P<m>[0-9]{1,2})"
_YEAR, _LONG_YEAR, _SHORT_YEAR = (
    r"(?P<y>[0-9]{4}|[0-9]{2})",
    r"(?P<y>[0-9]{4})",
    r"(?P<y>[0-9]{2})",
)
_YEAR_FIRST = rf"^{_LONG_YEAR}[-/.]{_MONTH_NUMBER}[-/.]{_DAY}{_CLOCK_PART}$"
_BASIC = r"^(?P<y>20[0-9]{2})(?P<m>[0-9]{2})(?P<d>[0-9]{2})(?:t[0-9]{4}(?:[0-9]{2})?)?$"
_DAY_FIRST = rf"^{_DAY}{_MARK}{_MONTH_NUMBER}{_MARK}{_YEAR}{_CLOCK_PART}$"
_MONTH_FIRST = rf"^{_MONTH_NUMBER}{_MARK}{_DAY}{_MARK}{_YEAR}{_CLOCK_PART}$"
_SHORT_YEAR_FIRST = rf"^{_SHORT_YEAR}{_MARK}{_MONTH_NUMBER}{_MARK}{_DAY}{_CLOCK_PART}$"
_FIGURES = rf"^([0-9]{{1,2}}){_MARK}([0-9]{{1,2}}){_MARK}([0-9]{{4}}|[0-9]{{2}})\b"
# A date in figures with a year of two digits, which may stand last or first.
SHORT_DATE = rf"^([0-9]{{1,2}}){_MARK}([0-9]{{1,2}}){_MARK}([0-9]{{2}})\b(?:[^0-9]|$)"
_ORDERS = {
    "day_first": _DAY_FIRST,
    "month_first": _MONTH_FIRST,
    "year_first": _SHORT_YEAR_FIRST,
}
# Danish, English and German names of months begin with one of these.
_NAMES_OF_MONTHS = (
    ("jan",),
    ("feb",),
    ("mar", "mär"),
    ("apr",),
    ("maj", "may", "mai"),
    ("jun",),
    ("jul",),
    ("aug",),
    ("sep",),
    ("okt", "oct"),
    ("nov",),
    ("dec", "dez"),
)
_MONTHS = {name: month for month, names in enumerate(_NAMES_OF_MONTHS, 1) for name in names}
_MONTH = rf"(?P<m>{'|'.join(_MONTHS)})[a-zæøåä]*\.?"
_WEEKDAY = r"^(man|tirs?|ons|tors?|fre|lør|søn)(?:dag)?\.?,? (?:den |d\. ?)?"
_WEEKDAYS = ("man", "tir", "ons", "tor", "fre", "lør", "søn")
_NAMED = rf"^{_DAY}\.?[- ]?{_MONTH}[- ]?{_YEAR}{_CLOCK_PART}$"
_NAMED_MONTH_FIRST = rf"^{_MONTH} {_DAY},? {_LONG_YEAR}{_CLOCK_PART}$"
_STAMP = (
    r"^([0-9]{4})-?([0-9]{2})-?([0-9]{2})[t ]([0-9]{2}):?([0-9]{2})"
    r"(?::?([0-9]{2})(?:[.,][0-9]+)?)? ?(z|utc|gmt|[+-][0-9]{2}(?::?[0-9]{2})?)$"
)
_CLOCK = r"^([0-9]{1,2})(?:[:.]?([0-9]{2})(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?)?$"
_HALF_DAY_CLOCK = r"^([0-9]{1,2})(?:[:.]([0-9]{2})(?:[:.][0-9]{2})?)? ?([ap])\.?m\.?$"
_CLOCK_OF_MOMENT = (
    r"^(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4})"
    r"[t ]+(?:kl\.? ?)?"
    r"([0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?(?: ?[ap]\.?m\.?)?)$"
)
# From one clock time to another in one cell, ``8-10.30``; no year and month are.
_SPAN_END = r"(?:kl\.? ?)?([0-9]{1,2}(?:[:.][0-9]{2})?)"
_SPAN = rf"^{_SPAN_END} ?(?:[-–—−]|til) ?{_SPAN_END}$"
LONGEST_NIGHT = 14 * 60  # minutes to an end at or before its start, which is the next day's
_BASIC_CLOCK = r"^20[0-9]{6}t([0-9]{4})(?:[0-9]{2})?$"
_EXCEL_MOMENT = r"^(?:1899-12-3[01]|1900-0[0-9]-[0-9]{2}) [0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?$"


def plain(text: pl.Expr) -> pl.Expr:
    """Return a text as figures are compared: single spaces, lower case, nothing made alike.

    Compatibility forms stay what they are: ``1²`` is not 12, and a circled figure is none.
    """
    return (
        text.str.normalize("NFC").str.replace_all(r"\s+", " ").str.strip_chars().str.to_lowercase()
    )


def date_of(text: pl.Expr, *, order: str = "day_first") -> pl.Expr:
    """Return the date: ``05-07-2023`` ``5/7-23`` ``2023-07-05`` ``20230705`` ``5. juli 2023``.

    A time of day behind it is left out; a moment with a zone is the day it was in Copenhagen. Days
    that no calendar has, years before 2000, two-digit years before 2015 and dates on another day of
    the week than the text says (``mandag 6. marts 2025``) are null.

    Parameters
    ----------
    order
        How a date in figures is read that does not begin with a year of four digits:
        ``day_first``, ``month_first`` or ``year_first``.
    """
    return step(plain(text), lambda word: _date_of(word, order), pl.Date)


def _date_of(whole: pl.Expr, order: str) -> pl.Expr:
    """Return the date of a text as figures are compared."""
    word = without_weekday(whole)
    patterns = (_YEAR_FIRST, _BASIC, _ORDERS[order], _NAMED, _NAMED_MONTH_FIRST)
    written = pl.coalesce(_date_by(word, pattern) for pattern in patterns)
    found = pl.coalesce(_wall_time(word).dt.date(), written)
    numbers = {name: str(number) for number, name in enumerate(_WEEKDAYS, 1)}
    weekday = whole.str.extract(_WEEKDAY).str.head(3).replace(numbers).cast(pl.Int8, strict=False)
    is_other_day = (weekday != found.dt.weekday()).fill_null(value=False)
    return pl.when((found.dt.year() >= _FIRST_YEAR) & ~is_other_day).then(found)


def without_weekday(word: pl.Expr) -> pl.Expr:
    """Return a date's text without the day of the week before it."""
    return word.str.replace(_WEEKDAY, "")


def _date_by(word: pl.Expr, pattern: str) -> pl.Expr:
    groups = word.str.extract_groups(pattern)
    year, month, day = (groups.struct.field(name) for name in ("y", "m", "d"))
    is_short = year.str.len_chars() == 2
    full_year = pl.when(is_short).then("20" + year).otherwise(year)
    numbers = {name: str(number) for name, number in _MONTHS.items()}
    iso = pl.concat_str(full_year, month.replace(numbers).str.zfill(2), day.str.zfill(2))
    found = iso.str.to_date("%Y%m%d", strict=False)
    return pl.when(~is_short | (found.dt.year() >= _FIRST_SHORT_YEAR)).then(found)


def order_of(text: pl.Expr) -> pl.Expr:
    """Return which order of day, month and year a date's text proves.

    A year of two digits may stand last or first, and is 2015 or later.

    Returns
    -------
    polars.Expr
        ``day_first``, ``month_first`` or ``year_first``; null where it could be several, is no
        date in figures, or is none at all.
    """
    word = without_weekday(plain(text))
    groups = word.str.extract_groups(_FIGURES)
    first, second, last = (groups.struct.field(name).cast(pl.Int32, strict=False) for name in "123")
    is_long = groups.struct.field("3").str.len_chars() == 4
    is_year = is_long | (last >= _FIRST_SHORT_YEAR % 100)
    able = {
        "day_first": first.is_between(1, 31) & second.is_between(1, 12) & is_year,
        "month_first": first.is_between(1, 12) & second.is_between(1, 31) & is_year,
        "year_first": (first >= _FIRST_SHORT_YEAR % 100)
        & second.is_between(1, 12)
        & last.is_between(1, 31)
        & ~is_long,
    }
    alone = pl.sum_horizontal(one.cast(pl.Int8) for one in able.values()) == 1
    proven = pl.coalesce(pl.when(one & alone).then(pl.lit(name)) for name, one in able.items())
    begins = word.str.contains(_YEAR_FIRST) | word.str.contains(_BASIC)
    return pl.when(begins).then(pl.lit("year_first")).otherwise(proven)


def has_zone(text: pl.Expr) -> pl.Expr:
    """Say whether a text is a moment with its zone."""
    return plain(text).str.contains(_STAMP)


def instant_of(text: pl.Expr) -> pl.Expr:
    """Return the UTC time of a moment with a zone: ``20231005T073000Z`` ``…T09:30:00+02:00``."""
    return _instant(plain(text))


def _instant(word: pl.Expr) -> pl.Expr:
    groups = word.str.extract_groups(_STAMP)
    parts = [groups.struct.field(str(number)) for number in range(1, 6)]
    moment = pl.concat_str(*parts, groups.struct.field("6").fill_null("00")).str.to_datetime(
        "%Y%m%d%H%M%S", strict=False
    )
    offset = groups.struct.field("7").str.extract_groups(r"^([+-])([0-9]{2}):?([0-9]{2})?$")
    hours, minutes = (
        offset.struct.field(name).cast(pl.Int64, strict=False).fill_null(0) for name in "23"
    )
    sign = pl.when(offset.struct.field("1") == "-").then(-1).otherwise(1)
    return moment - pl.duration(minutes=sign * (hours * 60 + minutes))


def _wall_time(word: pl.Expr) -> pl.Expr:
    """Return the wall time of Copenhagen of a moment with a zone."""
    return step(word, _wall_time_of, pl.Datetime("us"))


def _wall_time_of(word: pl.Expr) -> pl.Expr:
    utc = _instant(word).dt.replace_time_zone("UTC")
    return utc.dt.convert_time_zone(ZONE).dt.replace_time_zone(None)


def clock_of(text: pl.Expr, *, clock: str = "24h") -> pl.Expr:
    """Return the time of day: ``14:30`` ``kl. 14.30`` ``1430`` ``14`` ``2:30 PM``; 24:00 is 0:00.

    Of a day with a clock time it is the clock time; :func:`day_of_moment` gives the day.

    Parameters
    ----------
    clock
        With ``12h`` a time without AM or PM is null.
    """
    return step(plain(text), lambda word: _clock_of(word, clock), pl.Time)


def _clock_of(word: pl.Expr, clock: str) -> pl.Expr:
    """Return the time of day of a text as figures are compared."""
    wall = _wall_time(word).dt.to_string("%H:%M")
    # A moment near Excel's day 0 is a time of day, to the nearest minute.
    is_near = word.str.contains(_EXCEL_MOMENT)
    written = pl.when(~is_near).then(
        pl.coalesce(word.str.extract(_CLOCK_OF_MOMENT), word.str.extract(_BASIC_CLOCK))
    )
    bare = pl.coalesce(wall, written, word).str.replace(r"^kl\.? ?", "")
    return step(bare, lambda one: _time_of_day(one, clock), pl.Time)


def _time_of_day(word: pl.Expr, clock: str) -> pl.Expr:
    found = [_half_day_minutes(word), excel_minutes(word) % MINUTES_A_DAY]
    if clock == "24h":
        found.append(_whole_day_minutes(word))
    return (pl.coalesce(found).cast(pl.Int64) * 60_000_000_000).cast(pl.Time)


def day_of_moment(text: pl.Expr, *, order: str = "day_first") -> pl.Expr:
    """Return the day of a day with a clock time; null where a text is a clock time alone."""
    word = plain(text)
    is_moment = (
        word.str.contains(_STAMP)
        | word.str.contains(_CLOCK_OF_MOMENT)
        | word.str.contains(_BASIC_CLOCK)
    ) & ~word.str.contains(_EXCEL_MOMENT)
    return pl.when(is_moment).then(date_of(text, order=order))


def half_of_span(text: pl.Expr, half: int) -> pl.Expr:
    """Return the text of the first or the second clock time of a span: ``8-10.30`` ``kl. 22-6``.

    Parameters
    ----------
    half
        1 or 2.
    """
    return plain(text).str.extract(_SPAN, half)


def span_minutes(text: pl.Expr) -> pl.Expr:
    """Return the minutes by the clock of a span; null where an end the next day is too late."""
    return step(text, _span_minutes, pl.Int64)


def _span_minutes(text: pl.Expr) -> pl.Expr:
    start, end = (
        clock_of(half_of_span(text, half)).cast(pl.Int64) // 60_000_000_000 for half in (1, 2)
    )
    next_day = end - start + MINUTES_A_DAY
    overnight = pl.when(next_day <= LONGEST_NIGHT).then(next_day)
    return pl.when(end > start).then(end - start).otherwise(overnight)


def has_half_day(text: pl.Expr) -> pl.Expr:
    """Say whether a text has a clock time with AM or PM."""
    return plain(text).str.contains(r"[0-9] ?[ap]\.?m\.?$")


def _whole_day_minutes(word: pl.Expr) -> pl.Expr:
    groups = word.str.extract_groups(_CLOCK)
    hour = groups.struct.field("1").cast(pl.Int64, strict=False)
    minute = groups.struct.field("2").cast(pl.Int64, strict=False).fill_null(0)
    is_clock = ((hour < 24) & (minute < 60)) | ((hour == 24) & (minute == 0))
    return pl.when(is_clock).then((hour * 60 + minute) % MINUTES_A_DAY)


def _half_day_minutes(word: pl.Expr) -> pl.Expr:
    """Return the minutes since midnight of ``2:30 pm``: 12 stands before 1."""
    groups = word.str.extract_groups(_HALF_DAY_CLOCK)
    hour = groups.struct.field("1").cast(pl.Int64, strict=False)
    minute = groups.struct.field("2").cast(pl.Int64, strict=False).fill_null(0)
    afternoon = pl.when(groups.struct.field("3") == "p").then(12).otherwise(0)
    is_clock = hour.is_between(1, 12) & (minute < 60)
    return pl.when(is_clock).then((hour % 12 + afternoon) * 60 + minute)


def is_end_of_day(text: pl.Expr) -> pl.Expr:
    """Say whether a clock time is written as 24:00: the midnight that ends its day."""
    return plain(text).str.contains(r"^(?:kl\.? ?)?24(?:[:.]?00){0,2}$")


def excel_minutes(word: pl.Expr) -> pl.Expr:
    """Return the minutes since Excel's day 0 of a moment near it, to the nearest minute."""
    moment = word.str.extract(rf"({_EXCEL_MOMENT})").str.head(19)
    since = moment.str.to_datetime("%Y-%m-%d %H:%M:%S", strict=False) - pl.datetime(1899, 12, 31)
    return (since.dt.total_seconds() + 30) // 60


def moment_of(text: pl.Expr, *, order: str = "day_first") -> pl.Expr:
    """Return date and time of day in Copenhagen, without a zone; a date alone is its midnight."""
    return step(plain(text), lambda word: _moment_of(word, order), pl.Datetime("us"))


def _moment_of(word: pl.Expr, order: str) -> pl.Expr:
    """Return the moment of a text as figures are compared."""
    clock = word.str.extract(
        r"[t ](?:kl\.? ?)?([0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?"
        r"(?: ?[ap]\.?m\.?)?)$"
    )
    clock = pl.coalesce(clock, word.str.extract(r"[t ]kl\.? ?([0-9]{1,2})$"))
    day = date_of(word, order=order).cast(pl.Datetime("us"))
    time = clock_of(clock)
    has_bad_clock = clock.is_not_null() & time.is_null()
    since_midnight = time.cast(pl.Int64).fill_null(0) // 1000
    written = pl.when(~has_bad_clock).then(day + pl.duration(microseconds=since_midnight))
    return pl.coalesce(_wall_time(word).dt.truncate("1m"), written)


def kind_of(text: pl.Expr) -> pl.Expr:
    """Return what kind of value a cell holds: all that may be told of one that was refused."""
    word = text.fill_null("")
    return (
        pl.when(word == "")
        .then(pl.lit("empty"))
        .when(word.str.len_chars() > 200)
        .then(pl.lit("too_long"))
        .when(word.str.contains(r"^[+-]?\d{1,6}(?:[.,]\d{1,9})?$"))
        .then(pl.lit("number"))
        .when(word.str.contains(r"^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}"))
        .then(pl.lit("date"))
        .when(word.str.contains(r"^\d{1,3}[:.]\d{2}(:\d{2})?$"))
        .then(pl.lit("time"))
        .when(word.str.contains(r"^[\p{L}_-]*\d[\p{L}\d_-]*$"))
        .then(pl.lit("code"))
        .otherwise(pl.lit("text"))
    )
