"""What each column of a log says: text → typed value, cell by cell, as the profile has it.

A reader looks at one cell alone, so that equal cells may be read once; what needs several cells of
a row is in :mod:`~pipeline.ingest.rows.completing`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import polars as pl

from pipeline.ingest.headings import LABEL_MARK, HeadingRow
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.lineage import references_of
from pipeline.ingest.rows.durations import minutes_of
from pipeline.ingest.rows.times import clock_of, date_of, half_of_span, moment_of
from pipeline.ingest.vocabulary import Vocabulary
from pipeline.lake import REFERENCE

_MAX_CONTACTS = 10_000
_VOCABULARIES = {
    "activity_code": "activity",
    "network_code": "network",
    "place_code": "place",
    "target_group": "target_group",
    "occasion": "occasion",
}
_DAYS = {"start_time": "work_date", "end_time": "end_date"}
_YES = ("1", "ja", "j", "x", "true", "sand", "sandt", "yes", "y", "wahr")
_NO = ("0", "nej", "n", "false", "falsk", "no", "falsch")


def cell_of(headings: HeadingRow, column: str) -> pl.Expr:
    """Return the text of a canonical column; null where the log does not have it."""
    found = headings.columns.get(column)
    if found is None:
        return pl.lit(None, pl.String())
    if found.alternatives:
        each = [pl.col(str(at)) for at in (found.position, *found.alternatives)]
        return pl.coalesce(pl.when(cell.str.contains(r"\S")).then(cell) for cell in each)
    if not found.further:
        return pl.col(str(found.position))
    parts = [pl.col(str(at)) for at in (found.position, *found.further)]
    separator = LABEL_MARK if column == "labels" else " "
    joined = pl.concat_str(parts, separator=separator, ignore_nulls=True)
    return pl.when(joined != "").then(joined)


def column_readers(
    headings: HeadingRow, knowledge: Knowledge
) -> dict[str, Callable[[pl.Expr], pl.Expr]]:
    """Return the reader of each canonical column and helper.

    Returns
    -------
    dict
        Column → a function from the cell's text to its value; null where it is blank or cannot be
        read. ``labels`` and ``lineage`` stay text, ``lineage`` only where it is references.
    """
    profile = headings.profile
    order = profile.dates.order
    coded = {
        column: vocabulary_of(headings, knowledge, name).code_of
        for column, name in _VOCABULARIES.items()
    }
    return {
        "entry_id": _as_it_is,
        "work_date": partial(date_of, order=order),
        "start_time": _clock_reader(headings, half=1),
        "end_time": _clock_reader(headings, half=2),
        "duration_minutes": _duration_reader(headings, "duration_minutes"),
        "staff_code": knowledge.staff.code_of,
        "contact_count": contact_count_of,
        "partner_codes": vocabulary_of(headings, knowledge, "partner").codes_of,
        "reference": reference_of,
        "course_code": course_of,
        "registered_at": partial(moment_of, order=order),
        "end_date": partial(date_of, order=order),
        "all_day": flag_of,
        "labels": _as_it_is,
        "duration_2": _duration_reader(headings, "duration_2"),
        "staff_code_2": knowledge.staff.code_of,
        "lineage": references_of,
        "is_dropped": flag_of,
        **coded,
    }


def vocabulary_of(headings: HeadingRow, knowledge: Knowledge, name: str) -> Vocabulary:
    """Return a vocabulary with the words that the profile adds to it."""
    return knowledge.vocabularies[name].with_words(headings.profile.values.get(name, {}))


def gives_moments(headings: HeadingRow, column: str) -> bool:
    """Say whether a column of clock times holds moments: it is the column of the days, too."""
    places = [headings.columns.get(name) for name in (column, _DAYS[column])]
    return None not in places and places[0] == places[1]


def _clock_reader(headings: HeadingRow, half: int) -> Callable[[pl.Expr], pl.Expr]:
    """Return the reader of clock times; of one half where a single column holds start and end."""
    clock = headings.profile.times.clock
    if "start_time" in headings.columns and (
        headings.columns["start_time"] == headings.columns.get("end_time")
    ):
        return lambda text: clock_of(half_of_span(text, half))
    return partial(clock_of, clock=clock)


def _duration_reader(headings: HeadingRow, column: str) -> Callable[[pl.Expr], pl.Expr]:
    declared = headings.profile.durations.unit
    return partial(
        minutes_of,
        unit=headings.unit_of(column),
        decimal=headings.profile.numbers.decimal,
        is_sure=declared is not None,
    )


def _as_it_is(text: pl.Expr) -> pl.Expr:
    return text


def flag_of(text: pl.Expr) -> pl.Expr:
    """Return yes or no, as ``SAND``, ``True``, ``ja`` or ``1``; null where it is neither."""
    word = text.str.strip_chars().str.to_lowercase()
    return pl.when(word.is_in(_YES)).then(True).when(word.is_in(_NO)).then(False)


def contact_count_of(text: pl.Expr) -> pl.Expr:
    """Return a whole number of 0 or more; workbooks may give ``2`` as ``2.0``."""
    whole = text.str.extract(r"^\+?([0-9]{1,6})(?:[.,]0+)?$").cast(pl.Int32, strict=False)
    # 1.000 may be a thousand, written with a mark.
    is_doubtful = text.str.contains(r"^\+?[1-9][0-9]{0,2}[.,]000$")
    return pl.when((whole <= _MAX_CONTACTS) & ~is_doubtful).then(whole)


def reference_of(text: pl.Expr) -> pl.Expr:
    """Return the id of an order or an action item: ``B-2025-014``, also for ``b-2025-14``."""
    word = text.str.to_uppercase().str.replace_all(r"\s+", "")
    return pl.when(word.str.contains(rf"^(?:{REFERENCE})$")).then(with_three_digits(word))


def with_three_digits(word: pl.Expr) -> pl.Expr:
    """Return numbers of orders with at least three digits, and what is none of theirs as it is.

    The same number is written ``B-2025-14`` by one and ``B-2025-014`` by another: in an entry that
    were a delivery of nothing, in a list of orders a second order.
    """
    shortest = word.str.replace(r"^(B-\d{4}-)0+(\d)", "${1}${2}")
    padded = shortest.str.replace(r"^(B-\d{4}-)(\d)$", "${1}00${2}")
    return padded.str.replace(r"^(B-\d{4}-)(\d{2})$", "${1}0${2}")


def course_of(text: pl.Expr) -> pl.Expr:
    """Return the code of a mentor course, before it is keyed: letters first, then a number.

    A name has no number, a birthday and a CPR number have no letters: neither is a code.
    """
    word = text.str.to_uppercase().str.replace_all(r"\s+", "")
    return pl.when(word.str.contains(r"^[A-ZÆØÅ]{1,4}-?\d{1,5}(?:-\d{1,4})?$")).then(word)
