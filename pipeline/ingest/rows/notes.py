"""What is told of a log that is read all the same: odd columns, blanks, times that differ."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from pipeline.ingest.headings import HeadingRow
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.readers.log_table import LINE

_OUTREACH = ("visibility", "direct")


def column_notes(headings: HeadingRow, heading_line: int, filled: Collection[int]) -> pl.DataFrame:
    """Note columns that are not read; one without a heading only where it has contents.

    Parameters
    ----------
    filled
        Positions of the columns without a heading that have contents.

    Returns
    -------
    polars.DataFrame
        ``source_line`` (of the headings; 1 where the file has no heading line), ``source_column``,
        ``reason_code``.
    """
    unknown = [(at, "unknown_column") for at in (*headings.unknown, *filled)]
    repeated = [(at, "repeated_column") for at in headings.repeated]
    return pl.DataFrame(
        [
            {LINE: max(heading_line, 1), "source_column": at, "reason_code": reason}
            for at, reason in sorted(unknown + repeated)
        ],
        schema={LINE: pl.Int32(), "source_column": pl.Int32(), "reason_code": pl.String()},
    )


def row_notes(accepted: pl.DataFrame, headings: HeadingRow, knowledge: Knowledge) -> pl.DataFrame:
    """Note what is told of rows that are loaded all the same.

    Parameters
    ----------
    accepted
        Completed rows with the text of each column.

    Returns
    -------
    polars.DataFrame
        ``source_line``, ``reason_code``.
    """
    codes = {
        category: [code for code, of in knowledge.category_of.items() if of == category]
        for category in _OUTREACH
    }
    outreach = [code for each in codes.values() for code in each]
    flags = {"duration_conflict": "has_duration_conflict"}
    flags |= {label: label for label in ("unknown_label", "unclear_label")}
    blanks = {
        "missing_network": ("network_code", outreach),
        "missing_target_group": ("target_group", codes["direct"]),
    }
    # The rows are wide: of those that are noted only the line is taken.
    found = [
        accepted.select(pl.col(LINE).filter(pl.col(flag)), reason_code=pl.lit(reason))
        for reason, flag in flags.items()
    ]
    for reason, (column, activities) in blanks.items():
        if headings.holds(column):
            asked = accepted.select(LINE, "activity_code").filter(accepted[f"t_{column}"].is_null())
            is_noted = pl.col("activity_code").is_in(activities)
            found.append(asked.filter(is_noted).select(LINE, reason_code=pl.lit(reason)))
    return pl.concat(found).sort(LINE, "reason_code")
