"""Which refused rows the rows of a hand-back workbook replace.

A hand-back workbook names, in a column of its own, the row each of its rows was refused as:
``f-0123456789abcdef:17``, with the sheet before the line where there are sheets
(``f-0123456789abcdef:2:17``); several, separated by spaces, where the row has been handed back more
than once.
"""

from __future__ import annotations

import polars as pl

from pipeline.ingest.log_table import LINE

_REFERENCE = r"^(f-[0-9a-f]{16})(?::(\d{1,5}))?:(\d{1,9})$"


def corrections_of(accepted: pl.DataFrame) -> pl.DataFrame:
    """Return what accepted rows replace.

    Parameters
    ----------
    accepted
        ``source_line`` and, in a hand-back workbook, ``lineage``.

    Returns
    -------
    polars.DataFrame
        ``source_line``, ``corrected_file_key``, ``corrected_sheet``, ``corrected_line``; one row
        for each row that is replaced.
    """
    if "lineage" not in accepted.columns:
        accepted = accepted.with_columns(lineage=pl.lit(None, pl.String()))
    groups = pl.col("reference").str.extract_groups(_REFERENCE)
    named = accepted.select(LINE, reference=pl.col("lineage").str.split(" "))
    return (
        named.filter(pl.col("reference").is_not_null())
        .explode("reference")
        .select(
            LINE,
            corrected_file_key=groups.struct.field("1"),
            corrected_sheet=groups.struct.field("2").cast(pl.Int32, strict=False),
            corrected_line=groups.struct.field("3").cast(pl.Int32, strict=False),
        )
        .filter(pl.col("corrected_line").is_not_null())
    )
