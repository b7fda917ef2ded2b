"""The stage: from ``mart`` to the tables of the schema ``analysis``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest
from xmr_series import months

from pipeline.analysis import CHARTED_KPIS, ChartSettings, SetAside, analyse, tables_movement
from pipeline.analysis.tables import (
    KPI_CHANCE,
    KPI_CHANGE,
    KPI_MEDIAN,
    MODEL_LINE,
)
from pipeline.analysis.tables_sentences import SENTENCE
from pipeline.analysis.tables_spc import FORECAST, SPC_POINT, SPC_RULE_SET, SPC_SUMMARY
from pipeline.analysis.tables_verdict import PRIMARY_VERDICT
from pipeline.problems import UngetidError

EFFECTIVE = dt.date(2024, 1, 1)
SIDES = ["baseline"] * 24 + ["transition"] * 3 + ["after"] * 15
STEADY = [0.30, 0.32] * 12 + [0.35, 0.36, 0.37] + [0.42, 0.44] * 7 + [0.42]

ROW = """? as kpi_id, ? as period_type, ? as period_start, ? as dimension, ? as value,
    ? as is_complete, ? as side, ? as status"""


def candidate(
    path: Path,
    values: list[float | None] = STEADY,
    sides: list[str] = SIDES,
    targets: Sequence[tuple[str, float, dt.date | None]] = (),
) -> Path:
    """A candidate with what the stage reads, and rows beside it that it must not read."""
    with duckdb.connect(path) as con:
        con.execute(
            """
            create schema mart; create schema raw; create schema core;
            create table mart.kpi_definition (kpi_id varchar, good varchar, unit varchar,
                is_trailing boolean, title_da varchar, title_en varchar);
            insert into mart.kpi_definition values
                ('direct_share', 'up', 'share', false, 'Direkte', 'Direct'),
                ('visibility_share', 'down', 'share', false, 'Synlighed', 'Visibility');
            create table raw.decision (decision_number integer);
            insert into raw.decision values (1);
            create table core.dim_model_line (model_id varchar, line_number integer,
                kpi_id varchar, good_direction varchar, is_measured boolean,
                side varchar, text_da varchar, text_en varchar);
            insert into core.dim_model_line values
                ('model_2', 1, 'direct_share', 'up', true, 'wins', 'Mere direkte', null),
                ('model_2', 2, null, null, false, 'loses', 'Mindre andet', null),
                ('model_1', 1, 'no_such_share', 'up', true, 'wins', 'Noget', null);
            create table core.dim_model (model_id varchar, name_da varchar, name_en varchar);
            create table core.dim_period (period_type varchar, period_start date,
                period_end date, is_complete boolean, month_count bigint, side varchar,
                label_da varchar, label_en varchar);
            insert into core.dim_period values
                ('quarter', '2022-01-01', '2022-03-31', false, 3, 'baseline', 'k', 'q');
            create table core.lead_case (kpi_id varchar, case_id varchar, month_start date,
                lead_days bigint, is_reached boolean);
            create table core.period_month (period_type varchar, period_start date,
                month_start date);
            create table core.dim_month (month_start date, side varchar);
            create table core.month_hours (staff_code varchar, month_start date,
                category_code varchar, role varchar, is_working_time boolean,
                duration_minutes bigint, is_street boolean, has_contact boolean,
                has_contact_count boolean, task integer, target_group varchar,
                employment_unit varchar, has_place_column boolean);
            create table raw.setting (recorded_share_minimum double);
            create table core.dim_category (category_code varchar, is_working_time boolean,
                sort_order integer, name_da varchar, name_en varchar);
            create table core.model_in_force (month_start date, model_id varchar);
            create table raw.ref_target
                (kpi_id varchar, target double, due date, is_example boolean);
            create table mart.kpi_value (kpi_id varchar, period_type varchar, period_start date,
                dimension varchar, value double, is_complete boolean, side varchar, status varchar,
                period_end date, numerator double, denominator double);
            """
        )
        for kpi in CHARTED_KPIS:
            for day, value, side in zip(months(len(values)), values, sides, strict=True):
                status = "ok" if value is not None else "no_data"
                row = [kpi, "month", day, "team", value, True, side, status]
                con.execute(f"insert into mart.kpi_value by name select {ROW}", row)
            con.execute(
                """
                insert into mart.kpi_value (kpi_id, period_type, period_start, dimension,
                    value, is_complete, side, status) values
                    ($kpi, 'month', '2026-01-01', 'team', 0.99, false, 'after', 'ok'),
                    ($kpi, 'month', '2022-01-01', 'unit', 0.99, true, 'baseline', 'ok'),
                    ($kpi, 'quarter', '2022-01-01', 'team', 0.99, true, 'baseline', 'ok')
                """,
                {"kpi": kpi},
            )
        for target in targets:
            con.execute("insert into raw.ref_target values (?, ?, ?, true)", target)
    return path


def rows(path: Path, query: str) -> list[dict[str, Any]]:
    with duckdb.connect(path, read_only=True) as con:
        cursor = con.execute(query)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def summary(path: Path, kpi: str = "direct_share", view: str = "extended") -> dict[str, Any]:
    query = f"from analysis.spc_summary where kpi_id = '{kpi}' and view = '{view}'"
    (found,) = rows(path, query)
    return found


def test_tables_are_those_of_the_architecture(tmp_path: Path) -> None:
    file = candidate(tmp_path / "c.duckdb")
    analyse(file, effective_from=EFFECTIVE)
    spc = (FORECAST, SPC_POINT, SPC_RULE_SET, SPC_SUMMARY)
    plain = (KPI_CHANCE, KPI_CHANGE, KPI_MEDIAN, MODEL_LINE, PRIMARY_VERDICT, SENTENCE, *spc)
    for table in (*plain, *tables_movement.TABLES):
        schema, name = table.name.split(".")
        found = rows(
            file,
            "select column_name, data_type, comment from duckdb_columns() "
            f"where schema_name = '{schema}' and table_name = '{name}' order by column_index",
        )
        assert [tuple(row.values()) for row in found] == [
            (column, kind, comment) for column, (kind, comment) in table.columns.items()
        ]
        (comment,) = rows(file, f"select comment from duckdb_tables() where table_name = '{name}'")
        assert comment["comment"] == table.grain


def test_both_views_of_both_kpis(tmp_path: Path) -> None:
    file = candidate(tmp_path / "c.duckdb")
    analyse(file, effective_from=EFFECTIVE)
    points = rows(file, "from analysis.spc_point")
    assert len(points) == 2 * (42 + 18)
    assert max(point["month_start"] for point in points) == dt.date(2025, 6, 1), "complete months"
    assert all(point["value"] < 0.9 for point in points), "only months of the team"
    assert {point["rule_set"] for point in points} == {"mdc-2023"}
    found = summary(file)
    assert found["centre"] == pytest.approx(0.31, abs=1e-12)
    assert found["upper_limit"] == pytest.approx(0.31 + 2.66 * 0.02, abs=1e-12)
    assert (found["point_count"], found["baseline_point_count"]) == (39, 24)
    assert found["variation"] == "improving"
    assert summary(file, "visibility_share")["variation"] == "concerning"
    assert found["first_signal_month"] == dt.date(2024, 4, 1)
    assert found["last_month"] == dt.date(2025, 6, 1)
    assert summary(file, view="recalculated")["variation"] is None


def test_a_target_that_is_reached_now_passes(tmp_path: Path) -> None:
    """Against the baseline's frozen limits (0.26 to 0.36) it would fail for ever."""
    targets = [("direct_share", 0.36, dt.date(2025, 12, 31))]
    file = candidate(tmp_path / "c.duckdb", targets=targets)
    analyse(file, effective_from=EFFECTIVE)
    assert summary(file, view="recalculated")["lower_limit"] > 0.36 - 1e-9
    assert summary(file)["assurance"] == "pass"
    assert summary(file, view="recalculated")["assurance"] == "pass"
    assert summary(file, "visibility_share")["assurance"] == "no_target"


@pytest.mark.parametrize(
    ("dues", "used"),
    [
        ([("2024-12-31", 0.1), ("2025-12-31", 0.9), ("2026-12-31", 0.1)], 0.9),
        ([("2023-12-31", 0.1), ("2024-12-31", 0.9)], 0.9),
        ([("2024-12-31", 0.9), (None, 0.1)], 0.9),
        ([(None, 0.9)], 0.9),
    ],
)
def test_which_target_counts(
    tmp_path: Path, dues: list[tuple[str | None, float]], used: float
) -> None:
    targets = [("direct_share", value, due and dt.date.fromisoformat(due)) for due, value in dues]
    file = candidate(tmp_path / "c.duckdb", targets=targets)
    analyse(file, effective_from=EFFECTIVE)
    assert summary(file)["assurance"] == "fail", f"0.1 would pass; {used} fails"


def test_months_without_data_are_gaps(tmp_path: Path) -> None:
    values = list(STEADY)
    values[30] = None
    file = candidate(tmp_path / "c.duckdb", values)
    analyse(file, effective_from=EFFECTIVE)
    gap, following = rows(
        file,
        "from analysis.spc_point where kpi_id = 'direct_share' and view = 'extended' "
        "and month_start in ('2024-07-01', '2024-08-01') order by month_start",
    )
    assert (gap["value"], gap["rule"], gap["is_ghost"]) == (None, None, False)
    assert following["moving_range"] is None
    assert summary(file)["point_count"] == 38


def test_without_a_decision_one_view(tmp_path: Path) -> None:
    """It tells whether the process is stable; it judges neither a change nor a target."""
    values = [*STEADY[:23], 0.9]
    targets = [("direct_share", 0.1, dt.date(2025, 12, 31))]
    file = candidate(tmp_path / "c.duckdb", values, ["undecided"] * 24, targets=targets)
    analyse(file, effective_from=None)
    assert {row["view"] for row in rows(file, "from analysis.spc_summary")} == {"extended"}
    found = summary(file)
    assert (found["has_limits"], found["variation"], found["assurance"]) == (True, None, None)
    signals = rows(file, "from analysis.spc_point where rule is not null")
    assert signals
    assert {row["effect"] for row in signals} == {None}
    assert found["first_signal_month"] is not None


def test_without_any_month(tmp_path: Path) -> None:
    file = candidate(tmp_path / "c.duckdb", [], [])
    analyse(file, effective_from=EFFECTIVE)
    assert rows(file, "from analysis.spc_point") == []
    for view in ("extended", "recalculated"):
        found = summary(file, view=view)
        assert (found["has_limits"], found["centre"], found["point_count"]) == (False, None, 0)
    assert summary(file)["variation"] == "too_little_data"


def test_a_decision_that_has_not_taken_effect(tmp_path: Path) -> None:
    file = candidate(tmp_path / "c.duckdb", STEADY[:24], ["baseline"] * 24)
    analyse(file, effective_from=dt.date(2027, 1, 1))
    assert summary(file)["variation"] == "too_little_data"
    assert summary(file)["has_limits"]
    assert summary(file, view="recalculated")["point_count"] == 0


def test_twice_is_once(tmp_path: Path) -> None:
    file = candidate(tmp_path / "c.duckdb")
    analyse(file, effective_from=EFFECTIVE)
    before = [rows(file, f"from {table.name}") for table in (SPC_POINT, SPC_SUMMARY)]
    analyse(file, effective_from=EFFECTIVE)
    assert [rows(file, f"from {table.name}") for table in (SPC_POINT, SPC_SUMMARY)] == before


def test_a_charted_kpi_that_is_not_there_is_named(tmp_path: Path) -> None:
    file = candidate(tmp_path / "c.duckdb")
    with duckdb.connect(file) as con:
        con.execute("delete from mart.kpi_definition where kpi_id = 'visibility_share'")
    with pytest.raises(UngetidError, match=r"visibility_share.*sql/kpi/visibility_share\.sql"):
        analyse(file, effective_from=EFFECTIVE)


def test_an_unknown_set_of_rules_is_named(tmp_path: Path) -> None:
    file = candidate(tmp_path / "c.duckdb")
    with pytest.raises(UngetidError, match=r"mdc-1999.*mdc-2023"):
        analyse(file, effective_from=EFFECTIVE, charts=ChartSettings(rule_set="mdc-1999"))


def test_a_month_that_is_set_aside_says_why(tmp_path: Path) -> None:
    file = candidate(tmp_path / "c.duckdb", [*STEADY[:5], 0.9, *STEADY[6:]])
    month = dt.date(2022, 6, 1)
    ghost = SetAside(month, "Registreringen lå stille", ("direct_share",))
    analyse(file, effective_from=EFFECTIVE, charts=ChartSettings(ghosts=(ghost,)))
    (point,) = rows(
        file,
        "from analysis.spc_point where kpi_id = 'direct_share' and month_start = '2022-06-01'",
    )
    assert (point["is_ghost"], point["value"]) == (True, 0.9), "it is shown"
    assert point["reason"] == "Registreringen lå stille"
    found, other = summary(file), summary(file, "visibility_share")
    assert (found["baseline_point_count"], other["baseline_point_count"]) == (23, 24)
    assert found["mean_moving_range"] == pytest.approx(0.02, abs=1e-12)
    assert other["centre"] > found["centre"], "for the other KPI it counts"


def test_a_month_of_a_kpi_that_there_is_not_is_refused(tmp_path: Path) -> None:
    file = candidate(tmp_path / "c.duckdb")
    ghost = SetAside(dt.date(2022, 6, 1), "Registreringen lå stille", ("direct_shar",))
    with pytest.raises(UngetidError, match=r"names a KPI that there is not.*direct_share"):
        analyse(file, effective_from=EFFECTIVE, charts=ChartSettings(ghosts=(ghost,)))


def test_the_forecast_of_a_kpi_with_a_target(tmp_path: Path) -> None:
    """0.40 in April 2024 and 0.002 a month: 0.46 thirty months later, in October 2026."""
    values = [*STEADY[:27], *(0.40 + 0.002 * n for n in range(18))]
    sides = ["baseline"] * 24 + ["transition"] * 3 + ["after"] * 18
    targets = [("direct_share", 0.4599, dt.date(2026, 12, 31))]
    file = candidate(tmp_path / "c.duckdb", values, sides, targets=targets)
    analyse(file, effective_from=EFFECTIVE)
    (found,) = rows(file, "from analysis.forecast")
    assert (found["kpi_id"], found["outcome"], found["month_count"]) == (
        "direct_share",
        "expected",
        18,
    )
    assert (found["first_month"], found["last_month"]) == (
        dt.date(2024, 4, 1),
        dt.date(2025, 9, 1),
    )
    assert found["pace"] == pytest.approx(0.002, abs=1e-4)
    assert abs((found["expected_month"] - dt.date(2026, 10, 1)).days) <= 62
    assert found["earliest_month"] <= found["expected_month"] <= found["latest_month"]
    assert found["value_at_due"] == pytest.approx(0.464, abs=3e-3)
    assert found["backtest_error"] < found["backtest_error_as_now"]


def test_a_course_that_has_just_begun_has_no_forecast(tmp_path: Path) -> None:
    targets = [("direct_share", 0.45, None)]
    sides = ["baseline"] * 24 + ["transition"] * 2
    file = candidate(tmp_path / "c.duckdb", STEADY[:26], sides, targets=targets)
    analyse(file, effective_from=EFFECTIVE)
    (found,) = rows(file, "from analysis.forecast")
    assert (found["outcome"], found["month_count"], found["last_month"]) == (
        "too_little_data",
        0,
        None,
    )


def test_limits_begin_anew_where_the_settings_say(tmp_path: Path) -> None:
    sides = ["baseline"] * 24 + ["after"] * 28
    values = [*STEADY[:24], *[0.42, 0.44] * 7, *[0.52, 0.56] * 7]
    file = candidate(tmp_path / "c.duckdb", values, sides)
    anew = SetAside(dt.date(2025, 3, 1), "En medarbejder mere")
    analyse(file, effective_from=EFFECTIVE, charts=ChartSettings(recalculations=(anew,)))
    points = rows(
        file,
        "from analysis.spc_point where kpi_id = 'direct_share' and view = 'recalculated' "
        "order by month_start",
    )
    assert [point["centre"] for point in points] == pytest.approx([0.43] * 14 + [0.54] * 14)
    assert points[14]["reason"] == "En medarbejder mere"
    assert points[14]["moving_range"] is None, "none crosses a recalculation"
    assert summary(file)["centre"] == pytest.approx(0.31), "frozen limits stay frozen"
    assert summary(file, view="recalculated")["centre"] == pytest.approx(0.54)


def test_a_recalculation_without_a_decision_is_a_second_view(tmp_path: Path) -> None:
    file = candidate(tmp_path / "c.duckdb", STEADY, ["undecided"] * 42)
    anew = SetAside(dt.date(2024, 4, 1), "Ny måde at registrere på")
    analyse(file, effective_from=None, charts=ChartSettings(recalculations=(anew,)))
    found = summary(file, view="recalculated")
    assert (found["point_count"], found["variation"], found["assurance"]) == (15, None, None)


@pytest.mark.parametrize(
    ("values", "is_trailing", "reason"),
    [
        ([0.3] * 20 + [0.4] + [0.3] * 3 + [0.3] * 18, False, "no_spread"),
        (STEADY, True, "overlapping_months"),
        ([None] * 12 + STEADY[12:], False, "too_few_months"),
        (STEADY, False, None),
    ],
)
def test_charts_whose_limits_would_tell_nothing(
    tmp_path: Path, values: list[float | None], is_trailing: bool, reason: str | None
) -> None:
    """Most months equal: the mean moving range is nought, and every other month lay outside."""
    file = candidate(tmp_path / "c.duckdb", values)
    with duckdb.connect(file) as con:
        con.execute("update mart.kpi_definition set is_trailing = $is", {"is": is_trailing})
    analyse(file, effective_from=EFFECTIVE)
    found = summary(file)
    assert (found["reason"], found["has_limits"]) == (reason, reason is None)
    assert found["limit_kind"] == ("xmr" if reason is None else "run")
    expected = {None: "improving", "too_few_months": "too_little_data"}.get(reason)
    assert found["variation"] == expected


def test_a_kpi_that_follows_the_model_takes_its_direction(tmp_path: Path) -> None:
    file = candidate(tmp_path / "c.duckdb")
    with duckdb.connect(file) as con:
        con.execute("update mart.kpi_definition set good = 'model'")
        con.execute("insert into core.model_in_force values ('2024-06-01', 'model_2')")
    analyse(file, effective_from=EFFECTIVE)
    assert (summary(file)["good"], summary(file)["variation"]) == ("up", "improving")
    other = summary(file, "visibility_share")
    assert (other["good"], other["variation"]) == ("watch", "upward"), "no line speaks of it"


def test_p_prime_limits_of_shares(tmp_path: Path) -> None:
    file = candidate(tmp_path / "c.duckdb")
    with duckdb.connect(file) as con:
        con.execute("update mart.kpi_value set denominator = 400 + 100 * (month(period_start) % 3)")
    analyse(file, effective_from=EFFECTIVE, charts=ChartSettings(share_limits="p-prime"))
    points = rows(
        file,
        "from analysis.spc_point where kpi_id = 'direct_share' and view = 'extended' "
        "order by month_start",
    )
    reach = [point["upper_limit"] - point["centre"] for point in points]
    assert reach[0] / reach[1] == pytest.approx((600 / 500) ** 0.5), "fewer hours, wider limits"
    assert summary(file)["limit_kind"] == "p_prime"
    assert summary(file)["variation"] == "improving"


def test_every_result_is_told_in_both_languages(tmp_path: Path) -> None:
    """Each row of a table of results has its sentence, and a sentence is of a row there is."""
    file = candidate(tmp_path / "c.duckdb", targets=[("direct_share", 0.45, None)])
    analyse(file, effective_from=EFFECTIVE)
    told = rows(file, "from analysis.sentence")
    assert {row["language"] for row in told} == {"da", "en"}
    by_kind = {
        kind: {row["subject"] for row in told if row["result"] == kind}
        for kind in ("spc_variation", "spc_assurance", "forecast", "interrupted_series")
    }
    both = {"direct_share", "visibility_share"}
    assert by_kind["spc_variation"] == by_kind["spc_assurance"] == both
    assert by_kind["forecast"] == {"direct_share"}
    fits = {row["kpi_id"] for row in rows(file, "select kpi_id from analysis.its_fit")}
    assert by_kind["interrupted_series"] == fits
    (danish,) = [
        row
        for row in told
        if (row["result"], row["subject"], row["language"])
        == ("spc_variation", "direct_share", "da")
    ]
    assert danish["short"] == "Systematisk ændring i den ønskede retning"
    assert danish["sentence"] == (
        "Styringsdiagrammet for »Direkte« viser en systematisk ændring i den ønskede retning til "
        "og med juni 2025 (første signal april 2024), men ikke hvorfor."
    )
    assert danish["certainty"] is None
    (example,) = [
        row["sentence"] for row in told if (row["result"], row["language"]) == ("forecast", "en")
    ]
    assert example.startswith("The target of “Direct” is 45.0% (an example). ")
