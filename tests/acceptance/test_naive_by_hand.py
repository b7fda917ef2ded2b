"""The checker checked: the naive figures of a tiny municipality against figures worked on paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from acceptance_truth import (
    COPENHAGEN,
    Attendance,
    Entry,
    InboxFile,
    Meeting,
    StaffRow,
    Truth,
    TruthSettings,
)
from naive import Figure, Municipality
from naive_calendar import DAY, danish_public_holidays, easter_sunday
from naive_working_time import presence_rate

BEFORE, AFTER = dt.date(2023, 1, 2), dt.date(2024, 5, 6)  # two Mondays
MAY = dt.date(2024, 5, 1)
LAST_EVENING = dt.datetime(2024, 5, 31, 23, 30, tzinfo=COPENHAGEN)


def entry(day: dt.date, minutes: int, category: str, **others: object) -> Entry:
    plain = Entry("OP1", day, minutes, category, None, None, None, None, None, True)
    return replace(plain, **others)  # type: ignore[arg-type]  # fields are given by name


def municipality(
    *entries: Entry, meetings: tuple[Meeting, ...] = (), attendance: tuple[Attendance, ...] = ()
) -> Municipality:
    staff = (
        StaffRow(
            "OP1", "operative", "cbf", Fraction(37), dt.date(2020, 1, 1), dt.date(2023, 12, 31)
        ),
        StaffRow(
            "OP1", "operative", "ungdomsskolen", Fraction(37), dt.date(2024, 1, 1), dt.date.max
        ),
        StaffRow("OP2", "operative", "cbf", Fraction(37), dt.date(2024, 5, 27), dt.date.max),
        StaffRow("KON1", "consultant", "cbf", Fraction(37), dt.date(2020, 1, 1), dt.date.max),
    )
    settings = TruthSettings(dt.date(2024, 6, 8), dt.date(2024, 1, 1), "ungdomsskolen", 24, 0.8)
    file = InboxFile("a.csv", "activity", 10, 1, 2, 7, LAST_EVENING)
    return Municipality(Truth(Path(), settings, entries, staff, meetings, attendance, (file,)))


def month(town: Municipality, kpi_id: str, dimension: str = "team", value: str = "all") -> Figure:
    return town.figures()[kpi_id, "month", MAY, dimension, value]


def test_share_of_working_time_leaves_absence_and_consultants_out() -> None:
    town = municipality(
        entry(BEFORE, 60, "visibility"),
        entry(AFTER, 90, "direct"),
        entry(AFTER, 30, "visibility"),
        entry(AFTER, 444, "absence"),
        entry(AFTER, 600, "direct", staff_code="KON1"),
    )
    assert month(town, "direct_share").value == Fraction(3, 4)
    assert month(town, "direct_share", "unit", "ungdomsskolen").denominator == 2
    assert month(town, "direct_share").staff_count == 1


def test_contact_recount() -> None:
    """4 h direct: street without, with and with unknown contacts, at home."""
    town = municipality(
        entry(BEFORE, 60, "visibility"),
        entry(AFTER, 60, "direct", place_code="street", contact_count=0),
        entry(AFTER, 60, "direct", place_code="street", contact_count=3),
        entry(AFTER, 60, "direct", place_code="street"),
        entry(AFTER, 60, "direct", place_code="home", contact_count=0),
        entry(AFTER, 60, "visibility", place_code="street", contact_count=0),
    )
    figure = month(town, "direct_share_contact_recount")
    assert figure.value == Fraction(3, 5)
    assert figure.recorded_share == Fraction(2, 3)


def test_contact_recount_without_places() -> None:
    """2 h in the street, 1 of them counted; 2 h from a source without places might be."""
    town = municipality(
        entry(BEFORE, 60, "visibility"),
        entry(AFTER, 60, "direct", place_code="street", contact_count=0),
        entry(AFTER, 60, "direct", place_code="street"),
        entry(AFTER, 120, "direct", contact_count=2, has_place_column=False),
    )
    figure = month(town, "direct_share_contact_recount")
    assert figure.value == Fraction(3, 4)
    assert figure.recorded_share == Fraction(1, 4)


def test_narrow_reading() -> None:
    """Out: task 4 and conversations with parents; in: other conversations, parents elsewhere."""
    town = municipality(
        entry(BEFORE, 60, "visibility"),
        entry(AFTER, 60, "direct", task=4),
        entry(AFTER, 60, "direct", task=6, target_group="parents"),
        entry(AFTER, 60, "direct", task=6, target_group="mixed"),
        entry(AFTER, 60, "direct", task=3, target_group="parents"),
    )
    assert month(town, "direct_share_narrow").value == Fraction(2, 4)
    assert month(town, "direct_share_narrow").recorded_share == 1


def test_narrow_reading_asks_conversations_alone_for_the_target_group() -> None:
    town = municipality(
        entry(BEFORE, 60, "visibility"),
        entry(AFTER, 60, "direct", task=6, target_group="none"),
        entry(AFTER, 120, "direct", task=6),
        entry(AFTER, 60, "direct", task=6, has_target_group_column=False),
        entry(AFTER, 600, "direct", task=3, has_target_group_column=False),
    )
    assert month(town, "direct_share_narrow").recorded_share == Fraction(1, 4)


def test_hours_gained() -> None:
    """Baseline 25 % direct; now 3 of 4 hours: 2 hours gained, over the 31 days of May."""
    town = municipality(
        entry(BEFORE, 60, "direct"),
        entry(BEFORE, 180, "visibility"),
        entry(BEFORE, 444, "absence"),
        entry(AFTER, 180, "direct"),
        entry(AFTER, 60, "visibility"),
    )
    figures = town.figures()
    key = ("month", MAY, "team", "all")
    assert figures["direct_hours_gained", *key].value == 2
    assert figures["direct_hours_gained_per_week", *key].value == 2 / Fraction(31, 7)
    assert town.baseline is not None
    norm_days_2023 = 260 - 8  # weekdays of 2023 − 8 of its holidays that fell on one
    presence = 1 - Fraction(1, norm_days_2023)
    assert presence_rate(town, town.baseline) == presence
    norm_days_may = 23 - 2  # Kristi himmelfart and 2. pinsedag
    fte = 2 / (Fraction(74, 10) * norm_days_may * presence)
    assert figures["direct_fte_gained", *key].value == fte
    assert figures["direct_fte_gained", *key].denominator == (
        Fraction(74, 10) * norm_days_may * presence
    )
    assert ("direct_hours_gained", *key[:2], "unit", "ungdomsskolen") not in figures


def test_no_baseline_under_twelve_months() -> None:
    late = dt.date(2023, 2, 6)
    town = municipality(entry(late, 60, "direct"), entry(AFTER, 60, "direct"))
    assert town.baseline is None
    assert not [key for key in town.figures() if "gained" in key[0]]


def test_coverage_is_capped_week_by_week() -> None:
    """Week 19 of 2024 has four norm days (29.6 h): 40 h count 29.6; week 20: 37 − 7.4 expected."""
    town = municipality(
        entry(BEFORE, 60, "direct"),
        entry(AFTER, 2400, "direct"),
        entry(AFTER + 7 * DAY, 600, "direct"),
        entry(AFTER + 8 * DAY, 444, "absence"),
    )
    figure = month(town, "registration_coverage")
    norm_days = 21 + 4  # OP1 all of May, OP2 from Monday 27 May: five days
    assert figure.denominator == Fraction(74, 10) * (norm_days + 1) - Fraction(74, 10)
    assert figure.numerator == Fraction(296, 10) + 10
    assert figure.staff_count == 2
    unit = month(town, "registration_coverage", "unit", "ungdomsskolen")
    assert unit.denominator == Fraction(74, 10) * 20


def test_over_18_counts_half_of_mixed() -> None:
    town = municipality(
        entry(BEFORE, 60, "visibility"),
        entry(AFTER, 60, "direct", target_group="over_18", network_code="strand"),
        entry(AFTER, 60, "direct", target_group="mixed"),
        entry(AFTER, 120, "direct", target_group="under_18"),
        entry(AFTER, 600, "direct", target_group="parents"),
        entry(AFTER, 600, "visibility", target_group="over_18"),
    )
    assert month(town, "over_18_share").value == Fraction(3, 8)
    assert month(town, "over_18_share", "network", "strand").value == 1


def test_a_network_is_asked_of_all_hours_of_outreach() -> None:
    """Of 4 h outreach 1 h has a network, of 2 h direct 1 h; a blank cell is no answer."""
    town = municipality(
        entry(BEFORE, 60, "visibility"),
        entry(AFTER, 60, "direct", network_code="strand", target_group="over_18"),
        entry(AFTER, 120, "visibility"),
        entry(AFTER, 60, "direct", has_network_column=False, target_group="under_18"),
        entry(AFTER, 600, "internal", has_network_column=False),
    )
    outreach = month(town, "direct_of_outreach_share", "network", "strand")
    assert (outreach.value, outreach.recorded_share) == (1, Fraction(1, 4))
    assert month(town, "direct_of_outreach_share").recorded_share == 1
    over_18 = month(town, "over_18_share", "network", "strand")
    assert (over_18.value, over_18.recorded_share) == (1, Fraction(1, 2))


def test_nothing_counts_after_as_of_or_before_the_team_registers() -> None:
    """As of 8 June 2024; the consultant began a year before the team did."""
    meetings = tuple(
        Meeting(name, "strand", day, "held")
        for name, day in (("a", dt.date(2022, 6, 1)), ("b", AFTER), ("c", dt.date(2024, 6, 9)))
    )
    town = municipality(
        entry(dt.date(2022, 1, 3), 60, "direct", staff_code="KON1"),
        entry(BEFORE, 60, "direct"),
        entry(dt.date(2024, 6, 8), 60, "direct"),
        entry(dt.date(2024, 6, 9), 60, "visibility"),
        meetings=meetings,
    )
    figures = town.figures()
    assert town.first_month == dt.date(2023, 1, 1)
    assert figures["direct_share", "month", dt.date(2024, 6, 1), "team", "all"].denominator == 1
    held = [
        figure.denominator
        for (kpi_id, kind, *_, value), figure in figures.items()
        if (kpi_id, kind, value) == ("ssp_attendance_rate", "year", "all")
    ]
    assert held == [0, 1]


def test_attendance_needs_an_operative_person_present_at_a_meeting_held() -> None:
    meetings = tuple(
        Meeting(name, "strand", AFTER, status)
        for name, status in (("a", "held"), ("b", "held"), ("c", "held"), ("d", "cancelled"))
    )
    attendance = (
        Attendance("a", "OP1", "present"),
        Attendance("a", None, "present"),
        Attendance("b", "OP1", "apologies"),
        Attendance("b", "KON1", "present"),
        Attendance("d", "OP1", "present"),
    )
    town = municipality(entry(BEFORE, 60, "direct"), meetings=meetings, attendance=attendance)
    figure = month(town, "ssp_attendance_rate")
    assert figure.value == Fraction(1, 3)
    assert figure.staff_count == 1
    assert month(town, "ssp_attendance_rate", "network", "strand") == figure


def test_anchoring_measures_the_way_there_too() -> None:
    """In 2023 OP1 is still employed in CBF, in 2024 where the model says; OP2 never is."""
    town = municipality(
        entry(BEFORE, 60, "direct"),
        entry(AFTER, 180, "direct"),
        entry(dt.date(2024, 5, 27), 60, "direct", staff_code="OP2"),
        entry(AFTER, 60, "absence"),
    )
    assert month(town, "anchoring_conformity").value == Fraction(3, 4)
    baseline = ("anchoring_conformity", "baseline", dt.date(2023, 1, 1), "team", "all")
    assert town.figures()[baseline].value == 0


def test_anchoring_has_no_value_without_a_decision() -> None:
    town = municipality(entry(AFTER, 60, "direct"))
    undecided = replace(town.truth.settings, effective_from=None, operative_unit=None)
    assert month(Municipality(replace(town.truth, settings=undecided)), "anchoring_conformity") == (
        Figure(Fraction(0), Fraction(0), None, 0)
    )


def test_refused_share_by_month_received() -> None:
    town = municipality(entry(BEFORE, 60, "direct"))
    assert month(town, "refused_share").value == Fraction(1, 10)


# -- the naive calendar, against dates from the almanac ------------------------------------------


@pytest.mark.parametrize(
    ("year", "day"),
    [(2023, dt.date(2023, 4, 9)), (2024, dt.date(2024, 3, 31)), (2025, dt.date(2025, 4, 20))],
)
def test_easter(year: int, day: dt.date) -> None:
    assert easter_sunday(year) == day
    assert {day - 3 * DAY, day - 2 * DAY, day + DAY} < danish_public_holidays(year)


def test_store_bededag_was_a_holiday_for_the_last_time_in_2023() -> None:
    assert dt.date(2023, 5, 5) in danish_public_holidays(2023)
    assert dt.date(2024, 4, 26) not in danish_public_holidays(2024)
