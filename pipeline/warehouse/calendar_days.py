"""The calendar that SQL reads, so that no model computes a weekday or a month's name itself."""

from __future__ import annotations

import datetime as dt

import holidays
import polars as pl
from babel.dates import format_date

HOLIDAY_SCHEMA = {"holiday_date": pl.Date(), "name_da": pl.String()}


def public_holidays(first_year: int, last_year: int) -> pl.DataFrame:
    """Return Denmark's public holidays.

    Store Bededag is one until 2023. 1 May, 5 June, 24 and 31 December depend on agreement and are
    none. Source: the package ``holidays``, category *public*.

    Returns
    -------
    pl.DataFrame
        ``holiday_date``, ``name_da``; by date.
    """
    years = range(first_year, last_year + 1)
    found = holidays.country_holidays("DK", years=years, language="da")
    return pl.DataFrame(sorted(found.items()), schema=HOLIDAY_SCHEMA, orient="row")


def calendar_days(first: dt.date, last: dt.date) -> pl.DataFrame:
    """Return one row per day of the whole years from one date to another.

    Month and quarter indexes count on without a break over the years, so that SQL can subtract
    them; names are CLDR's, by Babel.

    Returns
    -------
    pl.DataFrame
        ``calendar_date``, ``weekday_number`` (1 Monday to 7 Sunday), ``iso_year``, ``iso_week``,
        ``week_start``, ``month_start``, ``month_end``, ``month_index``, ``month_number``,
        ``month_name_da``, ``month_short_da``, ``quarter_start``, ``quarter_end``,
        ``quarter_index``, ``quarter_number``, ``year_start``, ``year_end``, ``year_number``.
    """
    days = pl.date_range(dt.date(first.year, 1, 1), dt.date(last.year, 12, 31), eager=True)
    day = pl.col("calendar_date")
    year, month, quarter = (
        day.dt.year(),
        day.dt.month().cast(pl.Int32),
        day.dt.quarter().cast(pl.Int32),
    )
    quarter_start, year_start = day.dt.truncate("1q"), day.dt.truncate("1y")
    return (
        days.rename("calendar_date")
        .to_frame()
        .select(
            day,
            day.dt.weekday().cast(pl.Int32).alias("weekday_number"),
            day.dt.iso_year().cast(pl.Int32).alias("iso_year"),
            day.dt.week().cast(pl.Int32).alias("iso_week"),
            day.dt.truncate("1w").alias("week_start"),
            day.dt.month_start().alias("month_start"),
            day.dt.month_end().alias("month_end"),
            (year * 12 + month).alias("month_index"),
            month.alias("month_number"),
            month.replace_strict(_month_names("MMMM"), return_dtype=pl.String).alias(
                "month_name_da"
            ),
            month.replace_strict(_month_names("MMM"), return_dtype=pl.String).alias(
                "month_short_da"
            ),
            quarter_start.alias("quarter_start"),
            quarter_start.dt.offset_by("2mo").dt.month_end().alias("quarter_end"),
            (year * 4 + quarter).alias("quarter_index"),
            quarter.alias("quarter_number"),
            year_start.alias("year_start"),
            year_start.dt.offset_by("11mo").dt.month_end().alias("year_end"),
            year.alias("year_number"),
        )
    )


def _month_names(pattern: str) -> dict[int, str]:
    return {
        month: format_date(dt.date(2023, month, 1), pattern, locale="da") for month in range(1, 13)
    }
