"""What each column of a log says: text → typed value, cell by cell, as the profile has it.

A reader looks at one cell alone, so that equal cells may be read once; what needs several cells of
a row is in :mod:`~pipeline.ingest.completing`.
"""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from pipeline.ingest.headings import HeadingRow
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.times import clock_of, date_of, minutes_of, moment_of
from pipeline.lake import REFERENCE

_MAX_CONTACTS = 10_000
_VOCABULARIES = {
    "activity_code": "activity",
    "network_code": "network",
    "place_code": "place",
    "target_group": "target_group",
    "occasion": "occasion",
}


def cell_of(headings: HeadingRow, column: str) -> pl.Expr:
    """Return the text of a canonical column; null where the log does not have it."""
    found = headings.columns.get(column)
    if found is None:
        return pl.lit(None, pl.String())
    if not found.further:
        return pl.col(str(found.position))
    parts = [pl.col(str(at)) for at in (found.position, *found.further)]
    joined = pl.concat_str(parts, separator=" ", ignore_nulls=True)
    return pl.when(joined != "").then(joined)


def column_readers(
    headings: HeadingRow, knowledge: Knowledge
) -> dict[str, Callable[[pl.Expr], pl.Expr]]:
    """Return the reader of each canonical column and helper.

    Returns
    -------
    dict
        Column → a function from the cell's text to its value; null where it is blank or cannot be
        read. ``labels`` and ``lineage`` stay text.
    """
    duration = headings.columns.get("duration_minutes")
    second = headings.columns.get("duration_2")
    return {
        "entry_id": _as_it_is,
        "work_date": date_of,
        "start_time": clock_of,
        "end_time": clock_of,
        "duration_minutes": lambda text: minutes_of(text, unit=duration.unit if duration else ""),
        "staff_code": knowledge.staff.code_of,
        "contact_count": contact_count_of,
        "partner_codes": knowledge.vocabularies["partner"].codes_of,
        "reference": reference_of,
        "course_code": course_of,
        "registered_at": moment_of,
        "end_date": date_of,
        "all_day": _as_it_is,
        "labels": _as_it_is,
        "duration_2": lambda text: minutes_of(text, unit=second.unit if second else ""),
        "lineage": _as_it_is,
        **{column: knowledge.vocabularies[name].code_of for column, name in _VOCABULARIES.items()},
    }


def _as_it_is(text: pl.Expr) -> pl.Expr:
    return text


def contact_count_of(text: pl.Expr) -> pl.Expr:
    """Return a whole number of 0 or more; workbooks may give ``2`` as ``2.0``."""
    whole = text.str.extract(r"^\+?(\d{1,6})(?:[.,]0+)?$").cast(pl.Int32, strict=False)
    return pl.when(whole <= _MAX_CONTACTS).then(whole)


def reference_of(text: pl.Expr) -> pl.Expr:
    """Return the id of an order or an action item, in capitals."""
    word = text.str.to_uppercase().str.replace_all(r"\s+", "")
    return pl.when(word.str.contains(rf"^(?:{REFERENCE})$")).then(word)


def course_of(text: pl.Expr) -> pl.Expr:
    """Return the code of a mentor course, before it is keyed: letters first, then a number.

    A name has no number, a birthday and a CPR number have no letters: neither is a code.
    """
    word = text.str.to_uppercase().str.replace_all(r"\s+", "")
    return pl.when(word.str.contains(r"^[A-ZÆØÅ]{1,4}-?\d{1,5}(?:-\d{1,4})?$")).then(word)
