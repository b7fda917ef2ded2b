"""What follows from several cells of a row: how long the work lasted, and who was employed then."""

from __future__ import annotations

import polars as pl

from pipeline.ingest.headings import HeadingRow
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.rules import text_of

_MINUTE = 60_000_000_000  # in nanoseconds, as times of day are counted


def completed(typed: pl.DataFrame, headings: HeadingRow, knowledge: Knowledge) -> pl.DataFrame:
    """Complete typed rows.

    Parameters
    ----------
    typed
        ``t_<column>`` and ``<column>`` of every canonical column and helper, ``source_line``,
        ``has_extra``, ``received_on``.

    Returns
    -------
    polars.DataFrame
        The same rows in the same order with ``is_overnight``, ``span`` (minutes from start to end),
        ``is_employed``, and ``duration_minutes`` from the span where the cell is blank.
    """
    del headings  # the profile's own rules for a row: constants, labels, which duration is trusted
    clock = (pl.col("end_time").cast(pl.Int64) - pl.col("start_time").cast(pl.Int64)) // _MINUTE
    timed = typed.with_columns(is_overnight=clock <= 0).with_columns(
        span=(clock + pl.when("is_overnight").then(24 * 60).otherwise(0)).cast(pl.Int32)
    )
    has_none = text_of("duration_minutes").is_null()
    timed = timed.with_columns(
        duration_minutes=pl.when(has_none).then("span").otherwise("duration_minutes")
    )
    return timed.join(
        knowledge.staff.employed(timed),
        on=["staff_code", "work_date"],
        how="left",
        maintain_order="left",
    )
