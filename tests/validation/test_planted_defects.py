"""For each expectation one planted defect makes it fire, it alone, with its severity."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from small_candidate import SUITES, planted
from small_lake import file_key

from pipeline import lake
from pipeline.validation import validate
from pipeline.validation.suites import OffendingRows, read_suites

LOG = file_key("log")
LINE = f"file_key = '{LOG}' and source_line = 7"
QUARTER = "period_type = 'quarter' and dimension = 'team'"
ONE_CELL = "kpi_id = 'over_18_share' and period_start = '2024-01-01'"


@dataclass(frozen=True)
class Defect:
    """What is done to a clean candidate, and what is then found.

    Parameters
    ----------
    count
        Rows that offend.
    examples
        Their keys.
    """

    severity: str
    statements: tuple[str, ...]
    examples: tuple[str, ...] | None
    count: int = 1


def critical(*statements: str, examples: tuple[str, ...] | None, count: int = 1) -> Defect:
    return Defect("critical", statements, examples, count)


def warning(*statements: str, examples: tuple[str, ...] | None, count: int = 1) -> Defect:
    return Defect("warning", statements, examples, count)


def entry(change: str) -> str:
    return f"update core.fact_time_entry set {change} where {LINE}"


def flag(reason: str, *, is_refused: bool = False) -> str:
    return (
        "insert into core.entry_flag by name select file_key, source_sheet, source_line, "
        f"entry_id, staff_code, work_date, 'row' as column_name, '{reason}' as reason_code, "
        f"{is_refused} as is_refused from core.fact_time_entry where {LINE}"
    )


def double(table: str, where: str) -> str:
    return f"insert into {table} select * from {table} where {where} limit 1"


def cell(kpi_id: str, change: str, quarter: str = "2024-01-01") -> str:
    where = f"kpi_id = '{kpi_id}' and period_start = '{quarter}' and {QUARTER}"
    return f"update mart.kpi_value set {change} where {where}"


def month(kpi_id: str, value: str) -> str:
    return (
        f"update mart.kpi_value set value = {value} where kpi_id = '{kpi_id}' "
        "and period_type = 'month' and dimension = 'team' and period_start = '2025-03-01'"
    )


DEFECTS = {
    # -- core: entries
    "time_entry_line_unique": critical(
        double("core.fact_time_entry", LINE), examples=(f"{LOG}:7",)
    ),
    "time_entry_duration": critical(entry("duration_minutes = 0"), examples=(f"{LOG}:7",)),
    "time_entry_has_duration": critical(entry("duration_minutes = null"), examples=(f"{LOG}:7",)),
    "time_entry_day_known": critical(entry("month_start = null"), examples=(f"{LOG}:7",)),
    "time_entry_category_known": critical(entry("category_code = null"), examples=(f"{LOG}:7",)),
    "time_entry_category_in_list": critical(
        entry("category_code = 'magic'"), examples=(f"{LOG}:7",)
    ),
    "time_entry_staff_on_that_day": warning(entry("has_staff_row = false"), examples=(f"{LOG}:7",)),
    "time_entry_contacts": critical(entry("contact_count = -1"), examples=(f"{LOG}:7",)),
    "time_entry_codes_known": critical(entry("place_code = 'moon'"), examples=(f"{LOG}:7",)),
    "entry_id_of_one_person": warning(
        "insert into staging.stg_time_entries by name "
        "select * replace ('s-0000000000' as staff_code) "
        "from staging.stg_time_entries where has_own_entry_id",
        examples=(f"{file_key('ids')}:2",),
        count=2,
    ),
    "entry_id_used_again": warning(
        "insert into staging.stg_time_entries by name select * replace ("
        "work_date - 1 as work_date, duration_minutes + 5 as duration_minutes, "
        "'same_id' as superseded_by) from staging.stg_time_entries where has_own_entry_id",
        # Moved alone, or made longer alone, it may well be a correction.
        "insert into staging.stg_time_entries by name select * replace ("
        "work_date - 1 as work_date, 'same_id' as superseded_by) "
        "from staging.stg_time_entries where has_own_entry_id and superseded_by is null",
        examples=(file_key("ids"),),
    ),
    "hours_per_person_and_day": critical(
        entry("duration_minutes = 1300"), examples=(f"{LOG}:6", f"{LOG}:7"), count=2
    ),
    "entry_overlapping": warning(flag("overlapping_entries"), examples=(f"{LOG}:7",)),
    "entry_implausible_day": warning(flag("implausible_day"), examples=(f"{LOG}:7",)),
    "entry_work_on_absence": warning(flag("work_on_absence"), examples=(f"{LOG}:7",)),
    "entry_marked_in_corrections": Defect(
        "info", (flag("marked_in_corrections"),), (f"{LOG}:7",)
    ),
    "entry_refused_is_not_loaded": critical(
        flag("implausible_day", is_refused=True), examples=(f"{LOG}:7",)
    ),
    "entry_of_operative_staff": critical(
        "update core.fact_time_entry set role = 'consultant'", examples=("2025-03-31",)
    ),
    "strings_are_codes": critical(
        f"update raw.time_entry set staff_code = 'Jens Hansen' where {LINE}",
        examples=(f"{LOG}:7",),
    ),
    # -- core: files, meetings, follow-ups, staff
    "file_rows_reconcile": critical(
        f"update core.file_reconciliation set difference = 9 where file_key = '{LOG}'",
        examples=(LOG,),
    ),
    "refused_rows_few_enough": critical(
        # Three of some 1,600: a share that a file alone may well have.
        "update raw.setting set refused_share_maximum = 0.001",
        examples=(LOG,),
    ),
    "meeting_unique": critical(
        double("core.fact_meeting", "meeting_date = '2025-01-10'"),
        examples=(f"m-gildbro-20250110:{file_key('minutes 1')}",),
        count=2,
    ),
    "meeting_has_network": critical(
        "update core.fact_meeting set network_code = null where meeting_date = '2025-01-10'",
        examples=(file_key("minutes 1"),),
    ),
    "meeting_network_known": critical(
        "update core.fact_meeting set network_code = 'atlantis' where meeting_date = '2025-01-10'",
        examples=(file_key("minutes 1"),),
    ),
    "meeting_status": critical(
        "update core.fact_meeting set status = 'maybe' where meeting_date = '2025-01-10'",
        examples=(file_key("minutes 1"),),
    ),
    "meeting_duration": warning(
        "update core.fact_meeting set duration_minutes = 5 where meeting_date = '2025-01-10'",
        examples=(file_key("minutes 1"),),
    ),
    "meeting_parts_resolve": critical(
        "update core.fact_concern set meeting_id = 'm-gildbro-19990101' "
        "where meeting_id = 'm-gildbro-20250110'",
        examples=("m-gildbro-19990101",),
    ),
    "attendance_unique": critical(
        double("core.fact_attendance", "meeting_id = 'm-gildbro-20250110' and staff_code is null"),
        examples=("m-gildbro-20250110:2",),
        count=2,
    ),
    "attendance_status": critical(
        "update core.fact_attendance set status = 'asleep' "
        "where meeting_id = 'm-gildbro-20250110' and participant_number = 2",
        examples=("m-gildbro-20250110:2",),
    ),
    "attendance_staff_on_that_day": warning(
        "update core.fact_attendance set role = null where meeting_id = 'm-gildbro-20250110'",
        examples=("m-gildbro-20250110:1",),
    ),
    "log_and_minutes_agree": Defect(
        "info",
        (
            """
            insert into core.log_minutes_difference by name
            select meeting_id, 'only_in_minutes' as kind from core.fact_meeting
            where meeting_date = '2025-01-10'
            """,
        ),
        ("m-gildbro-20250110:only_in_minutes",),
    ),
    "minutes_value_unsettled": warning(
        "insert into core.review_item by name select value_id, file_key "
        "from staging.stg_extracted_values where value_id = 'v-000000000001'",
        examples=(f"v-000000000001:{file_key('minutes 1')}",),
    ),
    "action_item_unique": critical(
        double("core.fact_action_item", "action_id = 'H-2025-1-1'"),
        examples=("H-2025-1-1",),
        count=2,
    ),
    "action_item_has_status": critical(
        "update core.fact_action_item set status = null where action_id = 'H-2025-1-1'",
        examples=("H-2025-1-1",),
    ),
    "action_item_status": critical(
        "update core.fact_action_item set status = 'forgotten' where action_id = 'H-2025-1-1'",
        examples=("H-2025-1-1",),
    ),
    "action_item_days_in_order": warning(
        "update core.fact_action_item set due_on = '2024-01-01' where action_id = 'H-2025-1-1'",
        examples=("H-2025-1-1",),
    ),
    "order_network_known": critical(
        "update core.fact_order set network_code = 'atlantis' where order_id = 'B-2024-001'",
        examples=(f"{file_key('orders')}:2",),
    ),
    "order_worked_on_before": Defect(
        "info",
        ("update core.fact_order set is_begun_before_order = true where order_id = 'B-2024-001'",),
        ("B-2024-001",),
    ),
    "reference_known": Defect("info", (entry("reference = 'B-2025-1'"),), (f"{LOG}:7",)),
    "staff_period_cut": warning(
        "update core.dim_staff set is_end_shortened = true where employment_unit = 'cbf'",
        examples=("2015-01-01:9999-12-31",),
    ),
    "staff_norm": critical(
        "update core.dim_staff set weekly_norm_minutes = 9999 where employment_unit = 'cbf'",
        examples=("2015-01-01:9999-12-31",),
    ),
    "staff_periods_apart": critical(
        "insert into core.dim_staff by name select * replace (date '2020-01-01' as valid_from) "
        "from core.dim_staff where employment_unit = 'cbf'",
        examples=("2015-01-01:2020-01-01",),
    ),
    "staff_period_forwards": critical(
        "update core.dim_staff set valid_to = '2014-12-31' where employment_unit = 'cbf'",
        examples=("2015-01-01:2014-12-31",),
    ),
    # -- kpi
    "kpi_value_unique": critical(
        double("mart.kpi_value", f"{ONE_CELL} and {QUARTER}"),
        examples=("over_18_share:quarter:2024-01-01:team:all",),
        count=2,
    ),
    "kpi_value_status": critical(
        cell("over_18_share", "status = 'perhaps'"),
        examples=("over_18_share:quarter:2024-01-01",),
    ),
    "kpi_recorded_share": critical(
        cell("over_18_share", "recorded_share = 1.5"),
        examples=("over_18_share:quarter:2024-01-01:all",),
    ),
    "share_within_bounds": critical(
        cell("over_18_share", "value = 1.01"),
        examples=("over_18_share:quarter:2024-01-01:team:all",),
    ),
    "composition_is_whole": critical(
        cell("internal_share", "value = value - 0.01"),
        examples=("quarter:2024-01-01",),
    ),
    "kpi_code_known": critical(
        "update mart.kpi_value set dimension_value = 'atlantis' where kpi_id = 'over_18_share' "
        "and dimension = 'network' and dimension_value = 'strand' and period_type = 'baseline'",
        examples=("over_18_share:network",),
    ),
    "kpi_has_every_period": critical(
        "delete from mart.kpi_value "
        f"where {ONE_CELL} and {QUARTER}",
        examples=("over_18_share:quarter:2024-01-01",),
    ),
    "coverage_high_enough": warning(
        cell("registration_coverage", "value = 0.8999"),
        examples=("2024-Q1",),
    ),
    "refused_share_low": warning(
        cell("refused_share", "value = 0.051", "2025-01-01"),
        examples=("2025-Q1",),
    ),
    "direct_share_without_jump": warning(
        # The last complete month, so that there is one jump and not two.
        month("direct_share", "value + 0.4"),
        month("internal_share", "value - 0.4"),
        examples=("2025-03",),
    ),
    "baseline_is_there": warning(
        "delete from mart.kpi_value where period_type = 'baseline'",
        "delete from core.dim_period where period_type = 'baseline'",
        examples=("2024-10-01",),
    ),
    "kpi_without_data": Defect(
        "info",
        (
            cell("over_18_share", "status = 'no_data', value = null", "2025-01-01"),
        ),
        ("over_18_share",),
    ),
    # The definitions alone go: what belongs to them goes with them.
    "kpi_defined": critical("delete from mart.kpi_definition", examples=()),
    # -- landed
    "file_unique": critical(
        double("raw.manifest", f"file_key = '{LOG}'"), examples=(LOG,), count=2
    ),
    "file_not_stale": warning(
        f"update raw.manifest set is_stale = true where file_key = '{LOG}'", examples=(LOG,)
    ),
    "file_not_refused": warning(
        f"update raw.manifest set status = 'refused' where file_key = '{LOG}'", examples=(LOG,)
    ),
    "file_not_empty": Defect(
        "info", (f"update raw.manifest set status = 'empty' where file_key = '{LOG}'",), (LOG,)
    ),
    "file_refused_share": warning(
        "update core.file_reconciliation set "
        "rows_loaded = rows_loaded + rows_refused - cast(ceil(rows_received * 0.101) as bigint), "
        f"rows_refused = cast(ceil(rows_received * 0.101) as bigint) where file_key = '{LOG}'",
        examples=(LOG,),
    ),
    "hand_back_row_known": warning(
        "insert into staging.stg_row_corrections by name select "
        f"'{LOG}' as file_key, 1 as source_sheet, 7 as source_line, 'f-0' as corrected_file_key, "
        "9 as corrected_line, 'unknown' as target, true as is_latest, 'accepted' as outcome",
        examples=(f"{LOG}:1:7",),
    ),
    "hand_back_row_still_counts": warning(
        "insert into staging.stg_row_corrections by name select "
        f"'{LOG}' as file_key, 1 as source_sheet, 7 as source_line, '{LOG}' as corrected_file_key, "
        "8 as corrected_line, 'unknown' as target, true as is_latest, 'dropped' as outcome",
        examples=(f"{LOG}:1:7",),
    ),
    "hand_back_row_once": warning(
        "insert into staging.stg_row_corrections by name select "
        f"'{LOG}' as file_key, 1 as source_sheet, 7 as source_line, '{LOG}' as corrected_file_key, "
        "9 as corrected_line, 'refused' as target, false as is_latest, 'accepted' as outcome, "
        f"'{LOG}' as latest_file_key",
        examples=(f"{LOG}:1:7",),
    ),
    "hand_back_row_overtaken": warning(
        "insert into staging.stg_handed_back_rows by name "
        f"select '{LOG}' as file_key, unnest([7, 8]) as source_line",
        "update staging.stg_time_entries set superseded_by = 'full_export', "
        f"standing_file_key = case source_line when 7 then '{file_key('minutes 1')}' "
        f"else '{LOG}' end where file_key = '{LOG}' and source_line in (7, 8)",
        examples=(f"{LOG}:7",),
    ),
    "row_conditions_kept": critical(
        "insert into mart.row_condition_breach values "
        f"(11, 'duration_not_positive', '{LOG}', null, 7, false), "
        f"(11, 'duration_not_positive', '{LOG}', null, 8, true)",
        examples=(f"{LOG}:7",),
    ),
    "withdrawn_file_is_out": critical(
        f"update raw.manifest set is_withdrawn = true where file_key = '{LOG}'", examples=(LOG,)
    ),
    "file_columns_known": warning(
        f"insert into raw.file_note values ('{LOG}', 1, 9, 'unknown_column')",
        examples=(f"{LOG}:1",),
    ),
    "registrations_fresh": warning(
        "delete from raw.time_entry where work_date > '2025-02-10'", examples=("2025-02-10",)
    ),
    "work_after_as_of": Defect(
        "info",
        (f"update raw.time_entry set work_date = '2025-04-01' where {LINE}",),
        (f"{LOG}:7",),
    ),
}  # fmt: skip


def test_every_expectation_has_its_defect() -> None:
    assert sorted(DEFECTS) == sorted(one.id for one in read_suites(SUITES))


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_fires_its_expectation_alone(clean: Path, tmp_path: Path, name: str) -> None:
    defect = DEFECTS[name]
    verdict = validate(planted(clean, tmp_path / "c.duckdb", *defect.statements), SUITES)
    assert [one.expectation.id for one in verdict.failed] == [name]
    (found,) = verdict.failed
    assert found.severity == defect.severity
    assert found.observed_count == defect.count
    assert found.examples == defect.examples
    assert verdict.is_publishable is (defect.severity != "critical")
    assert verdict.counts()[f"{defect.severity}_failed"] == 1


def test_an_as_of_before_all_work_is_not_published(clean: Path, tmp_path: Path) -> None:
    """A year typed wrongly would else put a warehouse without a single period in its place."""
    early = "update raw.setting set as_of = date '2020-01-01'"
    verdict = validate(planted(clean, tmp_path / "c.duckdb", early), SUITES)
    assert "entry_of_operative_staff" in [one.expectation.id for one in verdict.failed]
    assert not verdict.is_publishable


def test_a_name_is_found_and_not_told(clean: Path, tmp_path: Path) -> None:
    statements = DEFECTS["strings_are_codes"].statements
    verdict = validate(planted(clean, tmp_path / "c.duckdb", *statements), SUITES)
    assert "Jens" not in repr(verdict)


def test_patterns_are_the_lake_s() -> None:
    """The SQL cannot read pipeline/lake.py: the two are held together here."""
    check = next(one.check for one in read_suites(SUITES) if one.id == "strings_are_codes")
    assert isinstance(check, OffendingRows)
    for pattern in (lake.STAFF_CODE, lake.COURSE_CODE, lake.REFERENCE, lake.ORDER_ID):
        assert f"'^{pattern}$'" in check.sql
    assert f"'^({lake.ACTION_ID})$'" in check.sql


def test_of_a_kind_of_which_there_is_no_source_no_reference_is_unknown(
    clean: Path, tmp_path: Path
) -> None:
    file = planted(
        clean,
        tmp_path / "c.duckdb",
        "delete from core.fact_order",
        entry("reference = 'B-2025-1'"),
    )
    assert not list(validate(file, SUITES).failed)


def test_thresholds_are_the_settings(clean: Path, tmp_path: Path) -> None:
    """Full coverage and three refused rows are well until the settings say otherwise."""
    file = planted(
        clean,
        tmp_path / "c.duckdb",
        "update raw.setting set coverage_minimum = 1.01, refused_share_maximum = 0.0001",
    )
    failed = {one.expectation.id for one in validate(file, SUITES).failed}
    assert failed == {
        "coverage_high_enough",
        "refused_rows_few_enough",
    }
