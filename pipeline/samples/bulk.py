"""Activity logs of any size for benchmarks, drawn and written one replica at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

import numpy as np
import polars as pl

from pipeline.files import sha256_of
from pipeline.samples.days import person_days
from pipeline.samples.dialects import HEADINGS
from pipeline.samples.entries import draw_entries
from pipeline.samples.mix import planned_mix
from pipeline.samples.options import SampleOptions
from pipeline.samples.people import staff_of
from pipeline.samples.truth_entries import composition
from pipeline.samples.truth_files import FileTruth, write_json
from pipeline.samples.vocabulary import activities, wordings

_REPLICAS_A_FILE = 25
_COLUMNS = (
    "work_date", "staff_code", "activity_code", "duration_minutes", "network_code",
    "place_code", "target_group", "contact_count",
)  # fmt: skip
_VOCABULARIES = {
    "activity_code": "activities",
    "network_code": "networks",
    "place_code": "places",
    "target_group": "target_groups",
}


def write_bulk(inbox: Path, truth: Path, options: SampleOptions) -> list[FileTruth]:
    """Write the logs and their truth: counts by file and the composition by month.

    Memory holds one replica; all rows are good and none is a copy of another.
    """
    (inbox / "aktivitet").mkdir(parents=True, exist_ok=True)
    truth.mkdir(parents=True, exist_ok=True)
    files, months = [], []
    for first in range(0, options.scale, _REPLICAS_A_FILE):
        path = f"aktivitet/masse_{first // _REPLICAS_A_FILE + 1:03d}.csv"
        count = 0
        with (inbox / path).open("wb") as file:
            replicas = range(first, min(first + _REPLICAS_A_FILE, options.scale))
            for number, entries in enumerate(_drawn(replicas, options)):
                _append(file, entries, with_headings=number == 0)
                months.append(_composition(entries))
                count += len(entries)
        files.append(_truth(inbox, path, count, options))
    whole = pl.concat(months).group_by("month_start", "category_code").sum()
    whole.sort("month_start", "category_code").write_parquet(truth / "composition.parquet")
    write_json(truth / "files.json", [asdict(file) for file in files])
    return files


def _drawn(replicas: Iterable[int], options: SampleOptions) -> Iterator[pl.DataFrame]:
    """Yield the entries of each replica."""
    for replica in replicas:
        rng = np.random.default_rng([options.seed, replica])
        staff = staff_of(options, replica)
        mix = planned_mix(options, [member.role for member in staff], rng, has_minutes=False)
        yield draw_entries(person_days(staff, options, rng), mix, None, rng)


def _append(file: BinaryIO, entries: pl.DataFrame, *, with_headings: bool) -> None:
    """Write entries as a Danish spreadsheet does: `;`, decimal comma, day first."""
    hours = (pl.col("duration_minutes") / 60).round(2).cast(pl.String)
    written = [
        pl.col("work_date").dt.strftime("%d-%m-%Y"),
        hours.str.replace(r"\.0$", "").str.replace(".", ",", literal=True),
        *[
            pl.col(column).replace_strict(
                {code: words[0] for code, words in wordings(vocabulary).items()},
                return_dtype=pl.String,
            )
            for column, vocabulary in _VOCABULARIES.items()
        ],
    ]
    frame = entries.with_columns(written).select(_COLUMNS)
    frame = frame.rename({column: HEADINGS[column] for column in _COLUMNS})
    frame.write_csv(file, separator=";", include_header=with_headings, line_terminator="\r\n")


def _composition(entries: pl.DataFrame) -> pl.DataFrame:
    category = {code: category for code, (category, _) in activities().items()}
    return composition(
        entries.with_columns(category_code=pl.col("activity_code").replace_strict(category))
    )


def _truth(inbox: Path, path: str, count: int, options: SampleOptions) -> FileTruth:
    received = dt.datetime.combine(options.as_of, dt.time(8, 0))
    digest = sha256_of(inbox / path)
    moment = received.isoformat()
    return FileTruth(path, "activity", "csv", digest, moment, [], count, count, 0, 0)
