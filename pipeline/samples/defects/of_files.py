"""Defects of files as they were received, and of what is usual for their sources."""

from __future__ import annotations

from pipeline.samples.defects.defect import critical, double, info, warning

_LOG = "where file_key = '{log}'"
_HERE = ("{log}",)


def _manifest(change: str) -> str:
    return f"update raw.manifest set {change} {_LOG}"


def _counts(change: str) -> str:
    return f"update core.file_reconciliation set {change} {_LOG}"


def _correction(**values: str) -> str:
    given = {
        "file_key": "'{log}'",
        "source_sheet": "1",
        "source_line": "7",
        "corrected_file_key": "'{log}'",
        "corrected_line": "9",
        "target": "'unknown'",
        "is_latest": "true",
        "outcome": "'accepted'",
        **values,
    }
    columns = ", ".join(f"{value} as {name}" for name, value in given.items())
    return f"insert into staging.stg_row_corrections by name select {columns}"


# Without a decision a source's history is its own from the first month on.
_UNDECIDED = "delete from raw.decision"
_IN_LAST_MONTH = "month_start = '{last_month}'"

OF_FILES = {
    "file_twice": critical(
        "one file stands twice in the lake", "file_unique",
        double("raw.manifest", "file_key = '{log}'"), examples=_HERE, count=2,
    ),
    "original_gone": warning(
        "a file was read by older rules, and is gone", "file_not_stale",
        _manifest("is_stale = true"), examples=_HERE,
    ),
    "file_refused": warning(
        "a whole file is refused", "file_not_refused", _manifest("status = 'refused'"),
        examples=_HERE,
    ),
    "file_empty": info(
        "an export without rows", "file_not_empty", _manifest("status = 'empty'"), examples=_HERE
    ),
    "rows_lost": critical(
        "rows disappear on the way", "file_rows_reconcile", _counts("difference = 9"),
        examples=_HERE,
    ),
    "everything_refused": critical(
        "the staff map of a file's people is missing, and the limit is strict",
        "refused_rows_few_enough",
        "update raw.setting set refused_share_maximum = 0.01",
        _counts("rows_loaded = 0, rows_refused = rows_loaded + rows_refused"),
        # Above a tenth, too: that warning has a defect of its own.
        "update raw.manifest set status = 'erased' where file_key = '{log}'",
        examples=_HERE,
    ),
    "file_half_refused": warning(
        "every ninth row of a file is refused", "file_refused_share",
        _counts(
            "rows_loaded = rows_loaded + rows_refused - cast(ceil(rows_received * 0.11) as bigint),"
            " rows_refused = cast(ceil(rows_received * 0.11) as bigint)"
        ),
        examples=_HERE,
    ),
    "words_unknown": warning(
        "a file uses words that no vocabulary knows", "file_words_known",
        "insert into core.refused_row by name select '{log}' as file_key, "
        "number as source_line, 'activity_code' as column_name, "
        "'unknown_activity' as reason_code, false as is_handed_back, false as is_entry_rule "
        "from range(1, (select cast(rows_received * 0.03 as bigint) + 1 "
        "from core.file_reconciliation where file_key = '{log}')) as numbers(number)",
        examples=_HERE,
    ),
    "column_unknown": warning(
        "a column that nobody knows", "file_columns_known",
        "insert into raw.file_note by name select '{log}' as file_key, "
        "9 as source_line, 'unknown_column' as reason_code",
        examples=("{log}:9",),
    ),
    "correction_of_nothing": warning(
        "a mended row names a row that is not there", "hand_back_row_known",
        _correction(corrected_file_key="'f-0'"), examples=("{log}:1:7",),
    ),
    "crossed_out_in_vain": warning(
        "a row is crossed out that was never refused", "hand_back_row_still_counts",
        _correction(outcome="'dropped'"), examples=("{log}:1:7",),
    ),
    "corrected_twice": warning(
        "a mended row stands twice in a workbook", "hand_back_row_once",
        _correction(target="'refused'", is_latest="false", latest_file_key="'{log}'"),
        examples=("{log}:1:7",),
    ),
    "corrected_too_late": warning(
        "an export came before the mended row", "hand_back_row_overtaken",
        "insert into staging.stg_handed_back_rows by name select '{log}' as file_key, "
        "{sheet} as source_sheet, {line} as source_line",
        "update staging.stg_time_entries set superseded_by = 'full_export', "
        "standing_file_key = '{other_log}' where {at_entry}",
        "update staging.stg_files set received_order = -1 where file_key = '{other_log}'",
        examples=("{entry}",),
    ),
    "condition_broken": critical(
        "a row that should have been refused is loaded", "row_conditions_kept",
        "insert into mart.row_condition_breach by name select 11 as condition_number, "
        "'duration_not_positive' as reason_code, '{log}' as file_key, "
        "unnest([7, 8]) as source_line, unnest([false, true]) as is_stale",
        examples=("{log}:7",),
    ),
    "withdrawn_and_counted": critical(
        "a file that was taken back still counts", "withdrawn_file_is_out",
        _manifest("is_withdrawn = true"), examples=_HERE,
    ),
    "nothing_new": warning(
        "nobody has sent anything for two months", "registrations_fresh",
        "delete from raw.time_entry where work_date > date '{as_of}' - 50",
        examples=("{last_old_day}",),
    ),
    "work_in_the_future": info(
        "the day of the report is set back", "work_after_as_of",
        "update raw.time_entry set work_date = date '{as_of}' + 1 where {at_entry}",
        examples=("{entry}",),
    ),
    "file_cut_short": warning(
        "the last week and a half of a month are missing from a file", "source_volume_usual",
        _UNDECIDED,
        f"delete from core.fact_time_entry where {_IN_LAST_MONTH} "
        "and work_date > date '{last_month}' + 18",
        examples=("{source}:days:{last_month}",),
    ),
    "rows_lumped": warning(
        "an export gives one row a day", "source_volume_usual",
        _UNDECIDED,
        f"delete from core.fact_time_entry as one where {_IN_LAST_MONTH} and exists ("
        "select 1 from core.fact_time_entry as other where other.staff_code = one.staff_code "
        "and other.work_date = one.work_date and other.source_line < one.source_line)",
        examples=("{source}:rows:{last_month}",),
    ),
    "source_fallen_behind": warning(
        "one of two systems stopped delivering", "source_fresh",
        # Long enough for a habit, too short for a usual volume.
        "update raw.decision set effective_from = date '{judged}' - interval 5 month",
        "update core.fact_time_entry set file_key = '{other_log}', source_sheet = null, "
        "source_line = 100000 + rowid where work_date < date '{judged}' + 14 "
        "and staff_code = '{mover}'",
        "delete from core.fact_time_entry where file_key = '{other_log}' "
        "and source_line < 100000",
        "update staging.stg_files set source = 'activity_ods' where file_key = '{other_log}'",
        examples=("activity_ods{other_profile}:{last_other_day}",),
    ),
    "activity_recoded": warning(
        "a tool's word is used in another way from one quarter on", "activity_hours_steady",
        _UNDECIDED,
        "update core.fact_time_entry set activity_code = 'internal_meeting' "
        "where category_code = 'direct' and month_start >= '{judged}' "
        "and extract('day' from work_date) % 2 = 0",
        examples=("activity_csv:{judged}", "all:{judged}"),
    ),
}  # fmt: skip
