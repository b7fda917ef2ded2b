"""Figures of the team's working time: its composition, what was gained, who did it.

Readings that hold for all KPIs stand in :mod:`naive`.
"""

from __future__ import annotations

from fractions import Fraction

from acceptance_truth import Entry
from naive_calendar import Period, is_norm_day
from naive_registration import absence_share
from naive_town import TEAM, Cut, Figure, Figures, Town, hours, is_work, people, share

FULL_TIME_DAY_HOURS = Fraction(74, 10)  # kpis.md, direct_hours_gained
CATEGORY_SHARES = (
    "direct",
    "visibility",
    "cross_cutting",
    "network",
    "teaching",
    "bridging",
    "internal",
)


def category_share(category: str, entries: list[Entry]) -> Figure:
    """Hours in one category ÷ working hours.

    kpis.md, table: direct_share, visibility_share, cross_cutting_share; teaching_share,
    bridging_share, network_share ("hours", working hours); internal_share.
    """
    working = [entry for entry in entries if is_work(entry)]
    of_it = [entry for entry in working if entry.category_code == category]
    return share(hours(of_it), hours(working), people(working))


def direct_share_contact_recount(entries: list[Entry]) -> Figure:
    """Direct work, with street hours without a contact recounted as visibility.

    kpis.md, *Is it time, or only a new label?*: "the share with direct street hours without a
    contact recounted as visibility". Numerator: direct hours minus those at place ``street``
    with a recorded contact count of 0. Recorded share: of the direct hours that are in the
    street, or may be since their source has no places, those in the street whose contact count
    is written.
    """
    working = [entry for entry in entries if is_work(entry)]
    direct = [entry for entry in working if entry.category_code == "direct"]
    street = [entry for entry in direct if entry.place_code == "street"]
    counted = [entry for entry in street if entry.contact_count is not None]
    without = [entry for entry in counted if entry.contact_count == 0]
    unplaced = [entry for entry in direct if not entry.has_place_column]
    recorded = (hours(counted), hours(street) + hours(unplaced))
    return share(hours(direct) - hours(without), hours(working), people(working), recorded)


def direct_share_narrow(entries: list[Entry]) -> Figure:
    """Direct work without task 4 and without parents-only conversations.

    kpis.md, *Is it time, or only a new label?*: "the share without task 4 and without
    parents-only conversations (the memo's wording admits both readings)". Both leave the
    numerator; the denominator stays the working hours. Conversations are task 6 (domain.md).
    Recorded share: of the conversations, those with a target group.
    """
    working = [entry for entry in entries if is_work(entry)]
    direct = [entry for entry in working if entry.category_code == "direct"]
    narrow = [
        entry
        for entry in direct
        if entry.task != 4 and not (entry.task == 6 and entry.target_group == "parents")
    ]
    talks = [entry for entry in direct if entry.task == 6]
    asked = hours(entry for entry in talks if entry.target_group is not None)
    return share(hours(narrow), hours(working), people(working), (asked, hours(talks)))


def direct_hours_gained(entries: list[Entry], baseline_share: Fraction) -> tuple[Fraction, int]:
    """(direct share − baseline share) × working hours (kpis.md, direct_hours_gained).

    Reading: for a unit, that unit's own baseline share ("each KPI's pooled baseline is the row
    with period_type baseline", architecture.md).
    """
    now = category_share("direct", entries)
    assert now.denominator is not None
    return now.numerator - baseline_share * now.denominator, now.staff_count or 0


def weeks(town: Town, period: Period) -> Fraction:
    """Return the length of a period in weeks of seven days."""
    return Fraction(len(town.elapsed_days(period)), 7)


def full_time_hours(town: Town, period: Period, presence: Fraction) -> Fraction:
    """Return the hours of one full-time person: 7.4 × non-holiday weekdays × presence rate."""
    norm_days = sum(is_norm_day(day) for day in town.elapsed_days(period))
    return FULL_TIME_DAY_HOURS * norm_days * presence


def presence_rate(town: Town, period: Period) -> Fraction:
    """Return 1 − absence ÷ gross norm of the operative team.

    kpis.md: "hours ÷ (7.4 × non-holiday weekdays × baseline presence rate)". Reading: the
    complement of ``absence_share``, person by person and week by week no more than the norm.
    """
    absent = absence_share(town, period, TEAM).value
    return Fraction(0) if absent is None else 1 - absent


def gains(
    town: Town, period: Period, units: dict[Cut, list[Entry]]
) -> dict[tuple[str, Cut], Figure]:
    """Return the three figures of hours gained.

    Readings: none without a baseline (of that unit), none where no hour was worked. Both
    ratios have a denominator (kpis.md, *Rules*, line 1): weeks; a full-time person's hours.
    """
    found: dict[tuple[str, Cut], Figure] = {}
    if town.baseline is None:
        return found
    before = town.by_unit(town.in_period(town.baseline))
    if "presence" not in town.known:
        town.known["presence"] = presence_rate(town, town.baseline)
    full_time = full_time_hours(town, period, town.known["presence"])
    for cut, entries in units.items():
        baseline_share = category_share("direct", before.get(cut, [])).value
        if baseline_share is None or not hours(e for e in entries if is_work(e)):
            continue
        gained, count = direct_hours_gained(entries, baseline_share)
        found["direct_hours_gained", cut] = Figure(gained, None, gained, count)
        found["direct_hours_gained_per_week", cut] = share(gained, weeks(town, period), count)
        found["direct_fte_gained", cut] = share(gained, full_time, count)
    return found


def anchoring_conformity(town: Town, entries: list[Entry]) -> Figure:
    """Operative hours by people employed in the prescribed unit ÷ operative hours.

    kpis.md, anchoring_conformity: "is the chosen model in force". Readings: hours are working
    hours; those before the effective date are measured against the chosen model too, so that
    the baseline has a value (docs/decisions/0006); without a decision none are measured.
    """
    unit = town.truth.settings.operative_unit
    measured = [e for e in entries if is_work(e) and unit is not None]
    conform = [entry for entry in measured if town.unit_of(entry) == unit]
    return share(hours(conform), hours(measured), people(measured))


def task_share(task: int, entries: list[Entry]) -> Figure:
    """Hours of one task ÷ working hours (kpis.md, mentor_share, conversation_share)."""
    working = [entry for entry in entries if is_work(entry)]
    return share(hours(e for e in working if e.task == task), hours(working), people(working))


def hours_moved(town: Town, entries: list[Entry]) -> Figure | None:
    """Working hours × ½ Σ |share − baseline share| (kpis.md, hours_moved).

    Readings: none without a baseline, none where no hour was worked.
    """
    if town.baseline is None or not any(is_work(entry) for entry in entries):
        return None
    if "baseline" not in town.known:
        before = town.in_period(town.baseline)
        town.known["baseline"] = {each: category_share(each, before) for each in CATEGORY_SHARES}
    apart, working, count = Fraction(0), Fraction(0), 0
    for category in CATEGORY_SHARES:
        now, then = category_share(category, entries), town.known["baseline"][category]
        if now.value is None or then.value is None:
            return None
        apart += abs(now.value - then.value)
        working, count = now.denominator or working, now.staff_count or 0
    moved = working * apart / 2
    return Figure(moved, None, moved, count)


def figures(town: Town, period: Period) -> Figures:
    """Return every figure of this module in one period."""
    entries = town.in_period(period)
    found: Figures = {}
    for cut, own in town.by_unit(entries).items():
        for category in CATEGORY_SHARES:
            found[f"{category}_share", cut] = category_share(category, own)
        found["direct_share_contact_recount", cut] = direct_share_contact_recount(own)
        found["direct_share_narrow", cut] = direct_share_narrow(own)
        found["mentor_share", cut] = task_share(5, own)
        found["conversation_share", cut] = task_share(6, own)
    found["anchoring_conformity", TEAM] = anchoring_conformity(town, entries)
    if (moved := hours_moved(town, entries)) is not None:
        found["hours_moved", TEAM] = moved
    return found | gains(town, period, town.by_unit(entries))
