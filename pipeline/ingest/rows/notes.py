"""What is told of a log that is read all the same: odd columns, blanks, times that differ."""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from pipeline.ingest.headings import HeadingRow
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.readers.log_table import LINE
from pipeline.ingest.rows.rules import text_of

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
    is_direct = pl.col("activity_code").is_in(codes["direct"])
    is_outreach = pl.col("activity_code").is_in([code for each in codes.values() for code in each])
    notes = {
        "duration_conflict": pl.col("has_duration_conflict"),
        "unknown_label": pl.col("unknown_label"),
        "unclear_label": pl.col("unclear_label"),
        "missing_network": is_outreach & text_of("network_code").is_null(),
        "missing_target_group": is_direct & text_of("target_group").is_null(),
    }
    columns = {"missing_network": "network_code", "missing_target_group": "target_group"}
    found = [
        # The rows are wide: of those that are noted only the line is taken.
        accepted.select(pl.col(LINE).filter(condition), reason_code=pl.lit(reason))
        for reason, condition in notes.items()
        if reason not in columns or headings.holds(columns[reason])
    ]
    return pl.concat(found).sort(LINE, "reason_code")
