"""The story that the demo tells is in the data: the shift, the lag, the gaps, the people."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

import polars as pl
import pytest
from sample_files import SAMPLES, frame

from pipeline.resources import STARTER
from pipeline.samples import SampleOptions
from pipeline.samples.mix import SHARES_AFTER, SHARES_BEFORE
from pipeline.workspace import Workspace

OPTIONS = SampleOptions()
SETTLED = OPTIONS.after_effect(OPTIONS.transition_months)


@pytest.fixture(scope="module")
def work() -> pl.DataFrame:
    """The operative team's working time, before the reform and after the transition."""
    return (
        frame("entries")
        .filter((pl.col("role") == "operative") & (pl.col("category_code") != "absence"))
        .with_columns(
            side=pl.when(pl.col("work_date") < OPTIONS.effective_from)
            .then(pl.lit("before"))
            .when(pl.col("work_date") >= SETTLED)
            .then(pl.lit("after"))
        )
    )


def _share(work: pl.DataFrame, side: str, category: str) -> float:
    of_side = work.filter(pl.col("side") == side)
    of_it = of_side.filter(pl.col("category_code") == category)
    return of_it["duration_minutes"].sum() / of_side["duration_minutes"].sum()


def test_the_planted_shares_come_out(work: pl.DataFrame) -> None:
    for category, planted in SHARES_BEFORE.items():
        assert _share(work, "before", category) == pytest.approx(planted, abs=0.025), category
    for category, planted in SHARES_AFTER.items():
        assert _share(work, "after", category) == pytest.approx(planted, abs=0.03), category
    assert _share(work, "after", "direct") - _share(work, "before", "direct") > 0.10


def test_the_months_are_noisy(work: pl.DataFrame) -> None:
    """A shift without noise would prove nothing about a test for it."""
    months = (
        work.group_by(pl.col("work_date").dt.truncate("1mo"), "side")
        .agg(
            share=pl.col("duration_minutes").filter(pl.col("category_code") == "direct").sum()
            / pl.col("duration_minutes").sum()
        )
        .drop_nulls()
    )
    spread = months.group_by("side").agg(pl.col("share").std())["share"].to_list()
    assert all(0.012 < one < 0.06 for one in spread)


def test_one_area_lags_behind(work: pl.DataFrame) -> None:
    outreach = work.filter(pl.col("category_code").is_in(["direct", "visibility"]))
    by_area = {
        (side, area): rows.filter(pl.col("category_code") == "direct")["duration_minutes"].sum()
        / rows["duration_minutes"].sum()
        for (side, area), rows in outreach.drop_nulls(["side", "network_code"]).group_by(
            "side", "network_code"
        )
    }
    areas = {area for _, area in by_area}
    rise = {area: by_area["after", area] - by_area["before", area] for area in areas}
    assert len(rise) == 6
    assert rise.pop("strand") < 0.10
    assert min(rise.values()) > 0.12


def test_registration_is_nearly_complete(work: pl.DataFrame) -> None:
    """Registered against expected time, by person and ISO week: about 95 %."""
    staff = frame("staff").filter(pl.col("role") == "operative").to_dicts()
    absent = frame("entries").filter(pl.col("category_code") == "absence")
    expected: dict[tuple[str, tuple[int, int]], float] = {}
    registered: dict[tuple[str, tuple[int, int]], float] = {}
    day = OPTIONS.date_from
    while day <= OPTIONS.date_to:
        for row in staff:
            is_held = row["valid_from"] <= day <= (row["valid_to"] or day)
            if is_held and day.isoweekday() <= 5 and day not in _holidays(day.year):
                week = (row["staff_code"], day.isocalendar()[:2])
                expected[week] = expected.get(week, 0) + row["weekly_norm_hours"] * 12
        day += dt.timedelta(days=1)
    for rows, sign, sums in ((absent, -1, expected), (work, 1, registered)):
        for code, when, minutes in rows.select(
            "staff_code", "work_date", "duration_minutes"
        ).iter_rows():
            week = (code, when.isocalendar()[:2])
            sums[week] = sums.get(week, 0) + sign * minutes
    owed = {week: max(amount, 0) for week, amount in expected.items() if week[0].startswith("OP")}
    met = sum(min(registered.get(week, 0), amount) for week, amount in owed.items())
    assert 0.93 < met / sum(owed.values()) < 0.98


def _holidays(year: int) -> set[dt.date]:
    import holidays

    return set(holidays.country_holidays("DK", years=year))


def test_no_day_is_too_long_and_everybody_is_employed() -> None:
    """No critical check of the demo may fail: 16 hours a person and day at most."""
    entries = frame("entries")
    days = entries.group_by("staff_code", "work_date").agg(pl.col("duration_minutes").sum())
    assert days["duration_minutes"].max() <= 16 * 60
    staff = frame("staff").to_dicts()
    for code, day in days.select("staff_code", "work_date").iter_rows():
        assert any(
            row["staff_code"] == code and row["valid_from"] <= day <= (row["valid_to"] or day)
            for row in staff
        ), (code, day)
    assert entries["work_date"].min() >= OPTIONS.date_from
    assert entries["work_date"].max() <= OPTIONS.date_to


def test_optional_columns_began_with_the_reform() -> None:
    operative = frame("entries").filter(pl.col("role") == "operative")
    is_after = pl.col("work_date") >= OPTIONS.effective_from
    for column in ("has_contact_column", "has_occasion_column"):
        assert not operative.filter(~is_after)[column].any()
        assert operative.filter(is_after)[column].all()
    for column in ("reference", "occasion", "course_code", "contact_count"):
        before = operative.filter(~is_after)[column]
        assert before.null_count() == len(before), column
        assert operative.filter(is_after)[column].null_count() < len(operative.filter(is_after))


def test_direct_work_came_closer_to_those_of_the_chosen_model(work: pl.DataFrame) -> None:
    """Model 2: the youth school and the clubs more, consultants and authority less."""
    direct = work.filter(pl.col("category_code") == "direct").drop_nulls("side")
    together = pl.col("partner_codes").fill_null("").str.split(";")
    share = {
        (partner, side): rows.filter(together.list.contains(partner))["duration_minutes"].sum()
        / rows["duration_minutes"].sum()
        for partner in ("youth_school", "consultant", "authority")
        for (side,), rows in direct.group_by("side")
    }
    assert share["youth_school", "after"] > share["youth_school", "before"] + 0.05
    assert share["consultant", "after"] < share["consultant", "before"] - 0.01
    assert share["authority", "after"] < share["authority", "before"] - 0.03


def test_the_target_group_widened(work: pl.DataFrame) -> None:
    direct = work.filter(
        (pl.col("category_code") == "direct") & pl.col("target_group").is_not_null()
    )
    share = {
        side: rows.filter(pl.col("target_group") == "over_18")["duration_minutes"].sum()
        / rows["duration_minutes"].sum()
        for (side,), rows in direct.drop_nulls("side").group_by("side")
    }
    assert share["before"] < 0.08
    assert share["after"] > 0.17


def test_people_come_go_and_work_part_time() -> None:
    staff = frame("staff").sort("staff_code", "valid_from").to_dicts()
    periods = {code: list(rows) for code, rows in groupby(staff, lambda row: row["staff_code"])}
    first, last = OPTIONS.date_from, OPTIONS.date_to
    assert any(rows[0]["valid_from"] > first for rows in periods.values()), "a hire"
    assert any((rows[-1]["valid_to"] or last) < last for rows in periods.values()), "a leaver"
    norms = {row["weekly_norm_hours"] for row in staff if row["role"] == "operative"}
    assert len(norms) >= 3, "full time, part time, and a change"
    for day in (first, OPTIONS.effective_from, last):
        held = [
            row for row in staff if row["valid_from"] <= day <= (row["valid_to"] or dt.date.max)
        ]
        assert len(held) == 7, day
        assert sum(row["role"] == "consultant" for row in held) == 2


def test_absence_has_its_seasons(work: pl.DataFrame) -> None:
    absence = frame("entries").filter(pl.col("category_code") == "absence")
    months = dict(
        absence.group_by(pl.col("work_date").dt.month())
        .agg(pl.col("duration_minutes").sum())
        .iter_rows()
    )
    assert months[7] > 2 * months[9]
    assert work.filter(pl.col("work_date").dt.weekday() > 5).height > 100, "weekend shifts"


def test_work_goes_past_midnight() -> None:
    ends = frame("entries").drop_nulls("start_minute")
    assert ends.filter(pl.col("start_minute") + pl.col("duration_minutes") > 1440).height > 10


def test_nobody_teaches_while_the_schools_are_closed() -> None:
    teaching = frame("entries").filter(pl.col("activity_code") == "teaching")["work_date"]
    lines = (STARTER / "reference" / "school_holidays.csv").read_text("utf-8-sig").splitlines()[1:]
    closed = [tuple(map(dt.date.fromisoformat, line.split(";")[1:3])) for line in lines]
    assert not [day for day in teaching for first, last in closed if first <= day <= last]


def test_the_settings_hold_and_are_marked_as_invented() -> None:
    settings = Workspace(SAMPLES).settings()
    assert settings.is_synthetic
    assert "opdigtede" in settings.municipality
    assert settings.as_of == OPTIONS.as_of
    (decision,) = settings.decision
    assert "opdigtet" in decision.body
    assert decision.case_number.startswith("OPDIGTET")
    assert decision.effective_from == OPTIONS.effective_from
    assert decision.model == "model_2"
