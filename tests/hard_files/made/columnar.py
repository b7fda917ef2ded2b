"""Parquet as other programs write it: typed columns, dictionaries, decimals, moments in UTC."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from decimal import Decimal

import polars as pl

_DAYS = [dt.date(2024, 3, 5), dt.date(2024, 3, 6)]


def _parquet(frame: pl.DataFrame) -> bytes:
    target = io.BytesIO()
    frame.write_parquet(target)
    return target.getvalue()


def typed_columns() -> bytes:
    """Dates, times of day, hours, counts, lists and words from a dictionary."""
    frame = pl.DataFrame(
        {
            "dato": _DAYS,
            "start": [dt.time(8, 30), None],
            "slut": [dt.time(10), None],
            "timer": [1.5, 0.75],
            "medarbejder": pl.Series(["ISKR", "KP1"], dtype=pl.Categorical()),
            "aktivitet": ["Dialog", "Journal"],
            "antal kontakter": pl.Series([3, None], dtype=pl.Int16()),
            "samarbejdspart": [["Skole", "Klub"], []],
        }
    )
    return _parquet(frame)


def only_texts() -> bytes:
    """Every column is text, as a spreadsheet was read."""
    rows = {
        "Dato": ["05-03-2024", "06-03-2024", ""],
        "Timer": ["1,5", "0:45", ""],
        "Medarbejder": ["GA1", "Tage Bøgelund", " "],
        "Aktivitet": ["Kursus", "Journal", None],
    }
    return _parquet(pl.DataFrame(rows))


def decimals_and_moments() -> bytes:
    """Hours as decimals, days as moments at midnight."""
    frame = pl.DataFrame(
        {
            "date": [dt.datetime(2024, 3, 5), dt.datetime(2024, 3, 6)],  # noqa: DTZ001 - local
            "hours": pl.Series([Decimal("1.50"), Decimal("0.25")], dtype=pl.Decimal(10, 2)),
            "employee": ["GA1", "KP1"],
            "activity": ["training", "documentation"],
        }
    )
    return _parquet(frame)


def lengths_of_time() -> bytes:
    """Durations as lengths of time."""
    lengths = [dt.timedelta(hours=1, minutes=30), dt.timedelta(minutes=-5)]
    frame = pl.DataFrame(
        {"dato": _DAYS, "varighed": lengths, "medarbejder": "GA1", "aktivitet": "Kursus"}
    )
    return _parquet(frame)


def moments_in_utc() -> bytes:
    """Start and end as moments in UTC: half past seven there is half past eight here."""
    moments = [
        dt.datetime(2024, 3, 5, 7, 30, tzinfo=dt.UTC),
        dt.datetime(2024, 3, 5, 9, tzinfo=dt.UTC),
    ]
    frame = pl.DataFrame(
        {
            "dato": _DAYS[:1],
            "start": moments[:1],
            "slut": moments[1:],
            "medarbejder": ["GA1"],
            "aktivitet": ["Kursus"],
        }
    )
    return _parquet(frame)


def named_as_text() -> bytes:
    """Parquet with the ending of text."""
    frame = pl.DataFrame(
        {"dato": _DAYS[:1], "minutter": [75], "medarbejder": "GA1", "aktivitet": "Kursus"}
    )
    return _parquet(frame)


def no_log() -> bytes:
    """A table of something else."""
    return _parquet(pl.DataFrame({"vare": ["a", "b"], "lager": [1, 2]}))


def no_rows() -> bytes:
    """The columns of a log and no rows."""
    names = ("dato", "timer", "medarbejder", "aktivitet")
    return _parquet(pl.DataFrame(schema=dict.fromkeys(names, pl.String())))


COLUMNAR: dict[str, Callable[[], bytes]] = {
    "typed_columns.parquet": typed_columns,
    "only_texts.parquet": only_texts,
    "decimals_and_moments.parquet": decimals_and_moments,
    "lengths_of_time.parquet": lengths_of_time,
    "moments_in_utc.parquet": moments_in_utc,
    "parquet_named.csv": named_as_text,
    "no_log.parquet": no_log,
    "no_rows.parquet": no_rows,
}
