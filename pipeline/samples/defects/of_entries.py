"""Defects of single entries, staff and orders."""

from __future__ import annotations

from pipeline.samples.defects.defect import critical, double, info, warning


def _entry(change: str) -> str:
    return f"update core.fact_time_entry set {change} where {{at_entry}}"


def _flag(reason: str, *, is_refused: bool = False) -> str:
    return (
        "insert into core.entry_flag by name select file_key, source_sheet, source_line, "
        f"entry_id, staff_code, work_date, 'row' as column_name, '{reason}' as reason_code, "
        f"{is_refused} as is_refused from core.fact_time_entry where {{at_entry}}"
    )


def _code(column: str, code: str) -> str:
    return _entry(f"{column} = '{code}'")


_HERE = ("{entry}",)
_STAFF = ("{staff_from}:{staff_to}",)
_AT_STAFF = "where staff_code = '{staff}' and valid_from = '{staff_from}'"

OF_ENTRIES = {
    "line_twice": critical(
        "one line of a file is loaded twice",
        "time_entry_line_unique",
        double("core.fact_time_entry", "{at_entry}"),
        examples=_HERE,
    ),
    "no_minutes": critical(
        "an entry of no length", "time_entry_duration", _entry("duration_minutes = 0"),
        examples=_HERE,
    ),
    "negative_minutes": critical(
        "an entry of negative length", "time_entry_duration", _entry("duration_minutes = -30"),
        examples=_HERE,
    ),
    "missing_minutes": critical(
        "an entry without a length", "time_entry_has_duration", _entry("duration_minutes = null"),
        examples=_HERE,
    ),
    "day_unknown": critical(
        "a day that the calendar does not have", "time_entry_day_known",
        _entry("month_start = null"), examples=_HERE,
    ),
    "no_category": critical(
        "an activity was taken out of the vocabulary", "time_entry_category_known",
        _entry("category_code = null"), examples=_HERE,
    ),
    "category_unknown": critical(
        "an activity with a misspelt category", "time_entry_category_in_list",
        _code("category_code", "direkt"), examples=_HERE,
    ),
    "before_employment": warning(
        "somebody registers before their first day", "time_entry_staff_on_that_day",
        _entry("has_staff_row = false"), examples=_HERE,
    ),
    "negative_contacts": critical(
        "a negative number of contacts", "time_entry_contacts", _entry("contact_count = -1"),
        examples=_HERE,
    ),
    "place_unknown": critical(
        "a place that was taken out of the list", "time_entry_codes_known",
        _code("place_code", "moon"), examples=_HERE,
    ),
    "network_unknown": critical(
        "a network that was taken out of the list", "time_entry_codes_known",
        _code("network_code", "atlantis"), examples=_HERE,
    ),
    "target_group_unknown": critical(
        "a target group that was taken out of the list", "time_entry_codes_known",
        _code("target_group", "everybody"), examples=_HERE,
    ),
    "occasion_unknown": critical(
        "an occasion that was taken out of the list", "time_entry_codes_known",
        _code("occasion", "whim"), examples=_HERE,
    ),
    "partner_unknown": critical(
        "one of two partners was taken out of the list", "entry_partner_known",
        _code("partner_codes", "police;circus"), examples=_HERE,
    ),
    "id_of_two_people": warning(
        "two people use one number", "entry_id_of_one_person",
        "insert into staging.stg_time_entries by name select * replace "
        "('s-0000000000' as staff_code, true as has_own_entry_id) "
        "from staging.stg_time_entries where {at_entry}",
        "update staging.stg_time_entries set has_own_entry_id = true where {at_entry}",
        examples=_HERE, count=2,
    ),
    "numbers_begun_anew": warning(
        "a workbook begins its numbers at 1 again", "entry_id_used_again",
        "insert into staging.stg_time_entries by name select * replace ("
        "work_date - 1 as work_date, duration_minutes + 5 as duration_minutes, "
        "'same_id' as superseded_by, file_key as standing_file_key) "
        "from staging.stg_time_entries where {at_entry}",
        # Moved alone, or made longer alone, it may well be a correction.
        "insert into staging.stg_time_entries by name select * replace ("
        "work_date - 1 as work_date, 'same_id' as superseded_by, file_key as standing_file_key) "
        "from staging.stg_time_entries where {at_entry} and superseded_by is null",
        examples=("{log}",),
    ),
    "day_over_24_hours": critical(
        "hours written as minutes", "hours_per_person_and_day", _entry("duration_minutes = 1435"),
        examples=("{entries_of_day}",),
    ),
    "overlap": warning(
        "two things at the same time", "entry_overlapping", _flag("overlapping_entries"),
        examples=_HERE,
    ),
    "implausible_day": warning(
        "a day of seventeen hours", "entry_implausible_day", _flag("implausible_day"),
        examples=_HERE,
    ),
    "work_on_absence": warning(
        "work on a day of holiday", "entry_work_on_absence", _flag("work_on_absence"),
        examples=_HERE,
    ),
    "marked": info(
        "an entry is marked by hand", "entry_marked_in_corrections",
        _flag("marked_in_corrections"), examples=_HERE,
    ),
    "refused_and_loaded": critical(
        "a refused entry is counted all the same", "entry_refused_is_not_loaded",
        _flag("implausible_day", is_refused=True), examples=_HERE,
    ),
    "no_operative_entry": critical(
        "the role of the whole team is wrong", "entry_of_operative_staff",
        "update core.fact_time_entry set role = 'consultant'", examples=("{as_of}",),
    ),
    "name_for_a_code": critical(
        "a name stands where a code belongs", "strings_are_codes",
        "update raw.time_entry set staff_code = 'Jens Hansen' where {at_entry}", examples=_HERE,
    ),
    "name_in_a_reference": critical(
        "a name stands in a reference", "strings_are_codes",
        "update raw.time_entry set reference = 'hos Jens' where {at_entry}", examples=_HERE,
    ),
    "reference_unknown": info(
        "an order's number is misspelt", "reference_known", _code("reference", "B-2099-1"),
        examples=_HERE,
    ),
    "week_forgotten": warning(
        "somebody registers nothing for a week", "person_week_covered",
        "update core.period_week_coverage set covered_minutes = 0, expected_minutes = 2220 "
        "where period_type = 'quarter' and dimension = 'team' and period_start = '{judged}' "
        "and week_start = (select max(week_start) from core.period_week_coverage "
        "where period_type = 'quarter' and period_start = '{judged}' "
        "and week_start < date '{judged}' + interval 35 day)",
        examples=("{forgotten_week}",),
    ),
    "staff_period_cut": warning(
        "two rows of staff.csv overlap", "staff_period_cut",
        f"update core.dim_staff set is_end_shortened = true {_AT_STAFF}", examples=_STAFF,
    ),
    "norm_in_minutes": critical(
        "a norm in minutes where hours belong", "staff_norm",
        f"update core.dim_staff set weekly_norm_minutes = 133200 {_AT_STAFF}", examples=_STAFF,
    ),
    "staff_periods_overlap": critical(
        "one person counts twice", "staff_periods_apart",
        "insert into core.dim_staff by name select * replace "
        f"(valid_from + 1 as valid_from) from core.dim_staff {_AT_STAFF}",
        examples=("{staff_from}:{staff_morrow}",),
    ),
    "staff_period_backwards": critical(
        "an employment ends before it begins", "staff_period_forwards",
        f"update core.dim_staff set valid_to = valid_from - 1 {_AT_STAFF}",
        examples=("{staff_from}:{staff_eve}",),
    ),
    "unit_unknown": critical(
        "somebody is employed in a unit that was taken out of the list", "staff_unit_known",
        f"update core.dim_staff set employment_unit = 'atlantis' {_AT_STAFF}", examples=_STAFF,
    ),
    "order_network_unknown": critical(
        "an order for an area that was taken out of the list", "order_network_known",
        "update core.fact_order set network_code = 'atlantis' where order_id = '{order}'",
        examples=("{order_entry}",),
    ),
    "order_after_the_work": info(
        "an order is written when the work has begun", "order_worked_on_before",
        "update core.fact_order set is_begun_before_order = true where order_id = '{order}'",
        examples=("{order}",),
    ),
}  # fmt: skip
