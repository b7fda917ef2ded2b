"""The rules that a row of an activity log must keep: what is wrong, of which column, and when.

Conditions are over a frame with the text of each column (``t_<column>``) and its typed value.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from pipeline.lake import REFERENCE

_MAX_DURATION = 24 * 60
_MAX_SPAN = 14 * 60
_MAX_CONTACTS = 10_000


@dataclass(frozen=True)
class Rule:
    """One rule: the column at fault, the reason, and the rows it refuses."""

    column: str
    reason_code: str
    is_broken: pl.Expr


def text_of(column: str) -> pl.Expr:
    """Return the text of a canonical column."""
    return pl.col(f"t_{column}")


def _blank(column: str) -> pl.Expr:
    return text_of(column).is_null()


def _unread(column: str) -> pl.Expr:
    """Say that a cell is filled in, and its value could not be read."""
    return text_of(column).is_not_null() & pl.col(column).is_null()


def span_minutes() -> pl.Expr:
    """Return the minutes from start to end; an end at or before the start is the next day."""
    return pl.col("clock_minutes") + pl.when(_is_overnight()).then(24 * 60).otherwise(0)


def _is_overnight() -> pl.Expr:
    return pl.col("clock_minutes") <= 0


def row_rules() -> tuple[Rule, ...]:
    """Return all rules in the order of the contract's columns, in which problems are told."""
    has_no_clock = _blank("start_time") & _blank("end_time")
    duration = pl.col("duration_minutes")
    return (
        Rule("work_date", "missing_date", _blank("work_date")),
        Rule("work_date", "bad_date", _unread("work_date")),
        Rule("work_date", "future_date", pl.col("work_date") > pl.col("received_on")),
        Rule("start_time", "half_a_clock_span", _blank("start_time") & ~_blank("end_time")),
        Rule("start_time", "bad_clock", _unread("start_time")),
        Rule("end_time", "half_a_clock_span", _blank("end_time") & ~_blank("start_time")),
        Rule("end_time", "bad_clock", _unread("end_time")),
        Rule("end_time", "span_too_long", _is_overnight() & (span_minutes() > _MAX_SPAN)),
        Rule("duration_minutes", "missing_duration", _blank("duration_minutes") & has_no_clock),
        Rule("duration_minutes", "bad_duration", _unread("duration_minutes")),
        Rule("duration_minutes", "duration_not_positive", duration <= 0),
        Rule("duration_minutes", "more_than_a_day", duration > _MAX_DURATION),
        Rule("staff_code", "missing_staff", _blank("staff_code")),
        Rule("staff_code", "unknown_staff", _unread("staff_code")),
        Rule("staff_code", "staff_not_employed", ~pl.col("is_employed")),
        Rule("activity_code", "missing_activity", _blank("activity_code")),
        Rule("activity_code", "unknown_activity", _unread("activity_code")),
        Rule("network_code", "unknown_network", _unread("network_code")),
        Rule("place_code", "unknown_place", _unread("place_code")),
        Rule("target_group", "unknown_target_group", _unread("target_group")),
        Rule("contact_count", "bad_contact_count", _unread("contact_count")),
        Rule("partner_codes", "unknown_partner", _unread("partner_codes")),
        Rule("occasion", "unknown_occasion", _unread("occasion")),
        Rule("reference", "bad_reference", _unread("reference")),
        Rule("course_code", "bad_course_code", _unread("course_code")),
        Rule("registered_at", "bad_registered_at", _unread("registered_at")),
    )


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
