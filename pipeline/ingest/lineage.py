"""Which refused rows the rows of a hand-back workbook replace.

A hand-back workbook names, in a column of its own, the row each of its rows was refused as:
``f-0123456789abcdef:17``, with the sheet before the line where there are sheets
(``f-0123456789abcdef:2:17``); several, separated by spaces, where the row has been handed back more
than once. The heading of that column also names the profile by which the corrected file was read,
``Henvisning [toggl]``, so that its cells are read again as they were then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import polars as pl

from pipeline.ingest.readers.log_table import LINE

HEADING = "Henvisning"
# Beside it: that the refused row is no registration.
DROPPED_HEADING = "Udgår"
DROPPED_MARK = "x"
# Columns of a hand-back workbook that tell staff what to do; they are never read.
REASON_HEADING = "Hvad er galt"
MEND_HEADING = "Sådan rettes det"
PASSED_OVER = (REASON_HEADING.lower(), MEND_HEADING.lower())
_WORD = HEADING.lower()
_NAMED = re.compile(rf"^{_WORD} ?\[([a-z0-9_]{{1,40}})\]$")
_REFERENCE = r"^(f-[0-9a-f]{16})(?::(\d{1,5}))?:(\d{1,9})$"
_ONE = r"f-[0-9a-f]{16}(?::[0-9]{1,5})?:[0-9]{1,9}"
_SEVERAL = rf"^{_ONE}(?: {_ONE})*$"


def heading_of(profile_id: str | None) -> str:
    """Return the heading of the column with the references.

    Parameters
    ----------
    profile_id
        The profile that read the file whose rows are handed back.
    """
    return f"{HEADING} [{profile_id}]" if profile_id else HEADING


def is_lineage(word: str) -> bool:
    """Say whether a heading, as headings are compared, is that of the references."""
    return word == _WORD or _NAMED.match(word) is not None


def profile_named(words: Iterable[str]) -> str | None:
    """Return the profile that the heading of the references names; None where there is none."""
    found = (_NAMED.match(word) for word in words)
    return next((match[1] for match in found if match), None)


def reference_to(file_key: str, sheet: int | None, line: int) -> str:
    """Return the reference to a row."""
    return f"{file_key}:{line}" if sheet is None else f"{file_key}:{sheet}:{line}"


def references_of(text: pl.Expr) -> pl.Expr:
    """Return the references of each cell, a space between two; null where it is anything else."""
    plain = text.str.replace_all(r"\s+", " ").str.strip_chars().str.to_lowercase()
    return pl.when(plain.str.contains(_SEVERAL)).then(plain)


def corrections_of(rows: pl.DataFrame) -> pl.DataFrame:
    """Return which rows the rows of a hand-back workbook name.

    Parameters
    ----------
    rows
        ``source_line``, ``lineage``, ``outcome``.

    Returns
    -------
    polars.DataFrame
        ``source_line``, ``outcome``, ``corrected_file_key``, ``corrected_sheet``,
        ``corrected_line``; one row for each row that is named, whether or not there is such a row.
    """
    groups = pl.col("reference").str.extract_groups(_REFERENCE)
    named = rows.select(LINE, "outcome", reference=pl.col("lineage").str.split(" "))
    return (
        named.filter(pl.col("reference").is_not_null())
        .explode("reference")
        .unique(maintain_order=True)
        .select(
            LINE,
            "outcome",
            corrected_file_key=groups.struct.field("1"),
            corrected_sheet=groups.struct.field("2").cast(pl.Int32, strict=False),
            corrected_line=groups.struct.field("3").cast(pl.Int32, strict=False),
        )
        .filter(pl.col("corrected_line").is_not_null())
    )


def references_in(text: str) -> list[tuple[str, int | None, int]]:
    """Return file key, sheet and line of each reference of a cell; anything else is left out."""
    found = (re.match(_REFERENCE, word) for word in text.lower().split())
    return [
        (match[1], int(match[2]) if match[2] else None, int(match[3])) for match in found if match
    ]
