"""The manifest of a run: a row for each reading, and what becomes of the rows there were."""

from __future__ import annotations

from typing import Any

import polars as pl

from pipeline.ingest.reading import Reading

SETUP_KINDS = ("reference", "staff")


def row_of(reading: Reading) -> dict[str, Any]:
    """Return what a manifest's row says of a reading that counts from now on."""
    return {
        "kind": reading.kind,
        "table": reading.table,
        "format": reading.format,
        "profile": reading.profile,
        "is_full_export": reading.is_full_export,
        "encoding": reading.encoding,
        "delimiter": reading.delimiter,
        "heading_line": reading.heading_line,
        "date_order": reading.date_order,
        "decimal_mark": reading.decimal_mark,
        "rows_received": reading.rows_received,
        "rows_accepted": reading.rows_accepted,
        "rows_refused": reading.rows_refused,
        "rows_erased": reading.rows_erased,
        "mentions_erased": reading.mentions_erased,
        "status": reading.status,
        "reason_code": reading.reason_code,
        "is_current": True,
        "is_withdrawn": False,
        "is_stale": False,
    }


def without_counted(before: pl.DataFrame, fresh: pl.DataFrame) -> pl.DataFrame:
    """Return the rows that a run leaves; none counts whose file, or set-up, was read anew."""
    is_setup = pl.col("kind").is_in(SETUP_KINDS)
    read_now = fresh.filter(~is_setup)["content_sha256"]
    is_read = pl.col("content_sha256").is_in(read_now.implode())
    return before.join(fresh, on=["part_key"], how="anti").with_columns(
        is_current=pl.col("is_current") & ~is_setup & ~is_read
    )


def standing(
    former: pl.DataFrame, fingerprint: str, here: set[str], withdrawn: frozenset[str]
) -> pl.DataFrame:
    """Return former rows with what became of them: withdrawn, or stale.

    Parameters
    ----------
    fingerprint
        Of what files are read with now.
    here
        Digests of the files that lie in the inbox.
    withdrawn
        Keys of the files that have been taken back: of what they held, the counts remain.
    """
    is_setup = pl.col("kind").is_in(SETUP_KINDS)
    is_back = pl.col("is_withdrawn") | (
        pl.col("is_current")
        & ~is_setup
        & pl.col("file_key").is_in(list(withdrawn))
        & (pl.col("status") != "erased")
    )
    is_other = pl.col("fingerprint") != fingerprint
    is_here = pl.col("content_sha256").is_in(list(here))
    return former.with_columns(is_withdrawn=is_back).with_columns(
        is_stale=pl.col("is_current") & is_other & ~is_here & ~pl.col("is_withdrawn"),
        status=pl.when("is_withdrawn").then(pl.lit("withdrawn")).otherwise("status"),
        parts=pl.when(~pl.col("is_withdrawn")).then("parts"),
    )
