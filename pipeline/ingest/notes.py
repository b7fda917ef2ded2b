"""What is told of a log that is read all the same: odd columns, blanks, times that differ."""

from __future__ import annotations

import polars as pl

from pipeline.ingest.headings import HeadingRow
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.log_table import LINE, LogTable
from pipeline.ingest.rules import text_of

_OUTREACH = ("visibility", "direct")


def column_notes(table: LogTable, cells: pl.DataFrame) -> pl.DataFrame:
    """Note columns that are not read; one without a heading only where it has contents.

    Returns
    -------
    polars.DataFrame
        ``source_line`` (of the headings; 1 where the file has no heading line), ``source_column``,
        ``reason_code``.
    """
    filled = [at for at in table.headings.blank if cells[str(at)].is_not_null().any()]
    unknown = [(at, "unknown_column") for at in (*table.headings.unknown, *filled)]
    repeated = [(at, "repeated_column") for at in table.headings.repeated]
    return pl.DataFrame(
        [
            {LINE: max(table.heading_line, 1), "source_column": at, "reason_code": reason}
            for at, reason in sorted(unknown + repeated)
        ],
        schema={LINE: pl.Int32(), "source_column": pl.Int32(), "reason_code": pl.String()},
    )


def row_notes(accepted: pl.DataFrame, headings: HeadingRow, knowledge: Knowledge) -> pl.DataFrame:
    """Note what is told of rows that are loaded all the same.

    Parameters
    ----------
    accepted
        Typed rows with the text of each column; ``span``: minutes from start to end.

    Returns
    -------
    polars.DataFrame
        ``source_line``, ``reason_code``.
    """
    category = pl.col("activity_code").replace_strict(
        knowledge.category_of, default=None, return_dtype=pl.String()
    )
    given = text_of("duration_minutes").is_not_null()
    notes = {
        "duration_conflict": given & (pl.col("duration_minutes") != pl.col("span")),
        "missing_network": category.is_in(_OUTREACH) & text_of("network_code").is_null(),
        "missing_target_group": (category == "direct") & text_of("target_group").is_null(),
    }
    columns = {"missing_network": "network_code", "missing_target_group": "target_group"}
    found = [
        accepted.filter(condition).select(LINE, reason_code=pl.lit(reason))
        for reason, condition in notes.items()
        if columns.get(reason, "work_date") in headings.columns
    ]
    return pl.concat(found).sort(LINE, "reason_code")
