"""Ninety planted defects: each fires its expectation alone, with its severity and its keys.

That nothing else fires is asked in plain SQL, in a transaction that is rolled back, since it takes
every expectation for every defect. Great Expectations then checks candidates with many defects at
once: each expectation fails there as often as it has defects.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from plain_sql import failing
from small_candidate import SUITES, planted

from pipeline import lake
from pipeline.samples.defects import DEFECTS, Places, find_places, plant
from pipeline.validation import validate
from pipeline.validation.suites import OffendingRows, read_suites

EXPECTATIONS = read_suites(SUITES)

# What cannot stand in one candidate with all the others.
APART = (
    (
        "original_gone file_refused withdrawn_and_counted work_in_the_future rows_lumped "
        "no_minutes day_unknown no_category before_employment negative_contacts place_unknown "
        "partner_unknown id_of_two_people overlap implausible_day work_on_absence marked "
        "refused_and_loaded name_in_a_reference reference_unknown staff_periods_overlap "
        "meeting_of_no_network meeting_status_unknown meeting_of_five_minutes topic_unknown "
        "attendance_status_unknown meeting_in_minutes_only action_without_status action_due_before "
        "value_status_unknown recorded_over_all share_over_one figure_of_two_people"
    ),
    (
        "file_empty file_half_refused source_fallen_behind negative_minutes category_unknown "
        "network_unknown numbers_begun_anew meeting_of_unknown_network meeting_of_a_day "
        "action_status_unknown share_negative"
    ),
    (
        "missing_minutes target_group_unknown action_open_and_closed share_no_number "
        "staff_period_backwards"
    ),
    "occasion_unknown day_over_24_hours action_closed_by_nobody period_missing no_baseline",
    "no_kpi",
)
GROUPS = [set(names.split()) for names in APART]
GROUPS.insert(0, set(DEFECTS) - set().union(*GROUPS))


@pytest.fixture(scope="module")
def opened(
    clean: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of the clean candidate, to be changed and rolled back."""
    copy = planted(clean, tmp_path_factory.mktemp("spoilt") / "c.duckdb")
    with duckdb.connect(copy) as connection:
        yield connection


@pytest.fixture(scope="module")
def places(opened: duckdb.DuckDBPyConnection) -> Places:
    return find_places(opened)


@pytest.fixture
def spoilt(opened: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    opened.execute("begin")
    yield opened
    opened.execute("rollback")


def count_of(name: str, keys: tuple[str, ...]) -> int:
    return DEFECTS[name].count or max(1, len(keys))


def test_every_expectation_has_its_defect() -> None:
    assert {one.expectation_id for one in DEFECTS.values()} == {one.id for one in EXPECTATIONS}
    assert len(DEFECTS) >= 90
    assert all(one.imitates for one in DEFECTS.values())


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_fires_its_expectation_alone(
    spoilt: duckdb.DuckDBPyConnection, places: Places, name: str
) -> None:
    keys = plant(spoilt, name, places)
    assert failing(spoilt, EXPECTATIONS) == {DEFECTS[name].expectation_id: count_of(name, keys)}


@pytest.mark.parametrize("number", range(len(GROUPS)))
def test_great_expectations_finds_them_all(
    clean: Path, tmp_path: Path, places: Places, number: int
) -> None:
    file, names = planted(clean, tmp_path / "c.duckdb"), GROUPS[number]
    with duckdb.connect(file) as connection:
        keys = {name: plant(connection, name, places) for name in DEFECTS if name in names}
    verdict = validate(file, SUITES)
    found = {
        one.expectation.id: (one.severity, one.observed_count, one.examples)
        for one in verdict.failed
    }
    assert found == {
        DEFECTS[name].expectation_id: (DEFECTS[name].severity, count_of(name, told), told)
        for name, told in keys.items()
    }
    severities = [DEFECTS[name].severity for name in names]
    assert verdict.is_publishable is ("critical" not in severities)
    for severity in ("critical", "warning", "info"):
        assert verdict.counts()[f"{severity}_failed"] == severities.count(severity)


def test_what_is_no_critical_does_not_stop_publishing(
    clean: Path, tmp_path: Path, places: Places
) -> None:
    file = planted(clean, tmp_path / "c.duckdb")
    names = [name for name in DEFECTS if name in GROUPS[1]]
    names = [name for name in names if DEFECTS[name].severity != "critical"]
    with duckdb.connect(file) as connection:
        for name in names:
            plant(connection, name, places)
    verdict = validate(file, SUITES)
    assert verdict.is_publishable
    assert len(verdict.failed) == len(names)


@pytest.mark.parametrize("name", ["activity_recoded", "file_cut_short", "jump"])
def test_a_decision_resets_what_is_usual(
    spoilt: duckdb.DuckDBPyConnection, places: Places, name: str
) -> None:
    """The same defect so soon after the decision took effect is no deviation from anything."""
    for statement in DEFECTS[name].statements:
        if statement != "delete from raw.decision":
            spoilt.execute(places.put_into(statement))
    assert failing(spoilt, EXPECTATIONS) == {}


def test_the_month_in_which_a_decision_takes_effect_does_not_jump(
    spoilt: duckdb.DuckDBPyConnection, places: Places
) -> None:
    plant(spoilt, "jump", places)
    spoilt.execute(
        "insert into raw.decision by name select 1 as decision_number, "
        "cast(? as date) as effective_from, 0 as transition_months",
        [places.last_month],
    )
    (found,) = spoilt.execute(
        "select count(*) from raw.decision where effective_from = ?", [places.last_month]
    ).fetchone() or (0,)
    assert found == 1
    assert "kpi_without_jump" not in failing(spoilt, EXPECTATIONS)


def test_an_as_of_before_all_work_is_not_published(spoilt: duckdb.DuckDBPyConnection) -> None:
    """A year typed wrongly would else put a warehouse without a single period in its place."""
    spoilt.execute("update raw.setting set as_of = date '2020-01-01'")
    severities = {one.id: one.severity for one in EXPECTATIONS}
    assert "critical" in {severities[name] for name in failing(spoilt, EXPECTATIONS)}
    assert "entry_of_operative_staff" in failing(spoilt, EXPECTATIONS)


def test_a_name_is_found_and_not_told(clean: Path, tmp_path: Path, places: Places) -> None:
    file = planted(clean, tmp_path / "c.duckdb")
    with duckdb.connect(file) as connection:
        for name in ("name_for_a_code", "name_in_a_reference"):
            plant(connection, name, places)
    verdict = validate(file, SUITES)
    assert not verdict.is_publishable
    assert "Jens Hansen" not in repr(verdict)
    assert "hos Jens" not in repr(verdict)


def test_a_forgotten_week_is_a_week_and_not_a_person(
    spoilt: duckdb.DuckDBPyConnection, places: Places
) -> None:
    """However many people forgot it, it is one row: neither who nor how many is told."""
    check = next(one.check for one in EXPECTATIONS if one.id == "person_week_covered")
    assert isinstance(check, OffendingRows)
    plant(spoilt, "week_forgotten", places)
    found = spoilt.execute(check.sql)
    assert [column[0] for column in found.description] == ["week_start"]
    assert [str(week) for (week,) in found.fetchall()] == [places.forgotten_week]
    (people,) = spoilt.execute(
        "select count(*) from core.period_week_coverage where covered_minutes = 0 "
        "and week_start = ? and period_type = 'quarter' and dimension = 'team'",
        [places.forgotten_week],
    ).fetchone() or (0,)
    assert people == 2


def test_patterns_are_the_lake_s() -> None:
    """The SQL cannot read pipeline/lake/: the two are held together here."""
    check = next(one.check for one in EXPECTATIONS if one.id == "strings_are_codes")
    assert isinstance(check, OffendingRows)
    for pattern in (lake.STAFF_CODE, lake.COURSE_CODE, lake.REFERENCE, lake.ORDER_ID):
        assert f"'^{pattern}$'" in check.sql
    assert f"'^({lake.ACTION_ID})$'" in check.sql


def test_of_a_kind_of_which_there_is_no_source_no_reference_is_unknown(
    spoilt: duckdb.DuckDBPyConnection, places: Places
) -> None:
    plant(spoilt, "reference_unknown", places)
    spoilt.execute("delete from core.fact_order")
    assert failing(spoilt, EXPECTATIONS) == {}


def test_thresholds_are_the_settings(spoilt: duckdb.DuckDBPyConnection) -> None:
    """Full coverage and three refused rows are well until the settings say otherwise."""
    spoilt.execute("update raw.setting set coverage_minimum = 1.01, refused_share_maximum = 0.0001")
    assert set(failing(spoilt, EXPECTATIONS)) == {"coverage_high_enough", "refused_rows_few_enough"}
