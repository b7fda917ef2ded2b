"""Figures of outreach: direct work and visibility, by network.

Readings that hold for all KPIs stand in :mod:`naive`.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from fractions import Fraction
from functools import cache

from acceptance_truth import Entry, Meeting
from naive_calendar import DAY, Period, days, is_norm_day, later, month_of
from naive_town import TEAM, Cut, Figure, Figures, Town, hours, people, share


def direct_of_outreach_share(town: Town, period: Period, cut: Cut) -> Figure:
    """Hours in direct ÷ hours in direct + visibility (kpis.md, direct_of_outreach_share)."""
    outreach = town.of_categories(period, cut, ("direct", "visibility"))
    direct = [e for e in outreach if e.category_code == "direct"]
    recorded = town.network_recorded(period, cut, ("direct", "visibility"))
    return share(hours(direct), hours(outreach), people(outreach), (recorded, Fraction(1)))


def over_18_share(town: Town, period: Period, cut: Cut) -> Figure:
    """(over_18 + half of mixed) ÷ direct hours with under_18, over_18 or mixed.

    kpis.md, over_18_share. Recorded share: of the direct hours, those with a target
    group (``parents`` is an answer, though outside the denominator). Reading:
    by network, no more than the share that has the network.
    """
    direct = town.of_categories(period, cut, ("direct",))
    aged = [e for e in direct if e.target_group in ("under_18", "over_18", "mixed")]
    over = hours(entry for entry in aged if entry.target_group == "over_18")
    mixed = hours(entry for entry in aged if entry.target_group == "mixed")
    asked = hours(entry for entry in direct if entry.target_group is not None)
    figure = share(over + mixed / 2, hours(aged), people(aged), (asked, hours(direct)))
    by_network = town.network_recorded(period, cut, ("direct",))
    return replace(figure, recorded_share=min(figure.recorded_share, by_network))


def _recorded(
    town: Town,
    period: Period,
    cut: Cut,
    categories: tuple[str, ...],
    own: tuple[Fraction, Fraction],
) -> tuple[Fraction, Fraction]:
    """Return the lower of a cell's own recorded share and, by network, the network's."""
    of_it = own[0] / own[1] if own[1] else Fraction(1)
    return min(of_it, town.network_recorded(period, cut, categories)), Fraction(1)


def visibility_on_request_share(town: Town, period: Period, cut: Cut) -> Figure:
    """Visibility hours on_request ÷ visibility hours with an occasion (kpis.md, of that name)."""
    visible = town.of_categories(period, cut, ("visibility",))
    told = [entry for entry in visible if entry.occasion is not None]
    recorded = _recorded(town, period, cut, ("visibility",), (hours(told), hours(visible)))
    requested = hours(entry for entry in told if entry.occasion == "on_request")
    return share(requested, hours(told), people(told), recorded)


def _held(town: Town) -> list[Meeting]:
    return [
        meeting
        for meeting in town.truth.meetings
        if meeting.status == "held" and meeting.meeting_date <= town.truth.settings.as_of
    ]


def _concern_days(town: Town) -> set[tuple[str, dt.date]]:
    """Return area and day of each of the 14 days after a meeting held raised a concern."""
    if "concern days" not in town.known:
        days_of = {meeting.meeting_id: meeting.meeting_date for meeting in _held(town)}
        town.known["concern days"] = {
            (concern.network_code, days_of[concern.meeting_id] + later * DAY)
            for concern in town.truth.concerns
            if concern.meeting_id in days_of
            for later in range(1, 15)
        }
    return town.known["concern days"]


def _in_months_with_minutes(town: Town, period: Period, cut: Cut) -> list[Entry]:
    """Return visibility in an area in a month in which its network held a meeting."""
    months = {(meeting.network_code, month_of(meeting.meeting_date)) for meeting in _held(town)}
    return [
        entry
        for entry in town.of_categories(period, cut, ("visibility",))
        if (entry.network_code, month_of(entry.work_date)) in months
    ]


def visibility_after_concern_share(town: Town, period: Period, cut: Cut) -> Figure:
    """Visibility within 14 days after a concern ÷ visibility in months with minutes.

    kpis.md, visibility_after_concern_share. Readings (docs/decisions/0019): the area's own network
    has the minutes; the 14 days begin on the day after; the team's figure needs an area too.
    """
    counted = _in_months_with_minutes(town, period, cut)
    after = [e for e in counted if (e.network_code, e.work_date) in _concern_days(town)]
    return share(hours(after), hours(counted), people(counted), _has_area(town, period))


def visibility_after_concern_chance(town: Town, period: Period, cut: Cut) -> Figure:
    """The same with each month's visibility in an area spread evenly over its days, up to as_of."""
    counted = _in_months_with_minutes(town, period, cut)
    expected = Fraction(0)
    for entry in counted:
        month = month_of(entry.work_date)
        last = min(later(month, 1) - DAY, town.truth.settings.as_of)
        of_month = list(days(month, last))
        after = sum((entry.network_code, day) in _concern_days(town) for day in of_month)
        expected += hours([entry]) * after / len(of_month)
    return share(expected, hours(counted), people(counted), _has_area(town, period))


def _has_area(town: Town, period: Period) -> tuple[Fraction, Fraction]:
    visible = town.of_categories(period, TEAM, ("visibility",))
    return hours(e for e in visible if e.network_code is not None), hours(visible)


def evening_weekend_share(town: Town, period: Period, cut: Cut) -> Figure:
    """Outreach at 17:00–06:00, on weekends and public holidays ÷ outreach with clock times.

    kpis.md, evening_weekend_share. Reading (docs/decisions/0019): minute by minute of the clock;
    the duration is spread evenly over the time from start to end.
    """
    outreach = town.of_categories(period, cut, ("direct", "visibility"))
    timed = [entry for entry in outreach if entry.start_minute is not None]
    unsocial = sum((hours([entry]) * _unsocial_part(entry) for entry in timed), Fraction(0))
    own = (hours(timed), hours(outreach))
    recorded = _recorded(town, period, cut, ("direct", "visibility"), own)
    return share(unsocial, hours(timed), people(timed), recorded)


def _unsocial_part(entry: Entry) -> Fraction:
    assert entry.start_minute is not None
    assert entry.end_minute is not None
    return _unsocial_of(entry.work_date, entry.start_minute, entry.end_minute)


@cache
def _unsocial_of(day: dt.date, begin: int, end: int) -> Fraction:
    if end <= begin:
        end += 24 * 60
    norm = (is_norm_day(day), is_norm_day(day + DAY))
    count = sum(
        not (norm[minute // (24 * 60)] and 6 * 60 <= minute % (24 * 60) < 17 * 60)
        for minute in range(begin, end)
    )
    return Fraction(count, end - begin)


def order_based_share(town: Town, period: Period, cut: Cut) -> Figure:
    """Outreach with a reference ÷ outreach in months where references are in use.

    kpis.md, order_based_share. Reading: in use = one entry of the team's outreach has one.
    """
    both = ("direct", "visibility")
    if "reference months" not in town.known:
        town.known["reference months"] = {
            month_of(entry.work_date)
            for entry in town.team
            if entry.category_code in both
            and entry.reference
            and entry.work_date <= town.truth.settings.as_of
        }
    months = town.known["reference months"]
    outreach = [e for e in town.of_categories(period, cut, both) if month_of(e.work_date) in months]
    asked = [entry for entry in outreach if entry.has_reference_column]
    recorded = _recorded(town, period, cut, both, (hours(asked), hours(outreach)))
    return share(hours(e for e in asked if e.reference), hours(asked), people(asked), recorded)


def contacts_per_direct_hour(town: Town, period: Period, cut: Cut) -> Figure:
    """Contacts ÷ direct hours with a count; those of a joint visit once.

    kpis.md, contacts_per_direct_hour. Reading (docs/decisions/0019): joint are those with the same
    day, clock times, activity, area and place.
    """
    direct = town.of_categories(period, cut, ("direct",))
    counted = [entry for entry in direct if entry.contact_count is not None]
    visits: dict[object, int] = {}
    for number, entry in enumerate(counted):
        same = (entry.activity_code, entry.network_code, entry.place_code)
        times = (entry.work_date, entry.start_minute, entry.end_minute)
        key = number if entry.start_minute is None else (*times, *same)
        visits[key] = max(visits.get(key, 0), entry.contact_count)
    recorded = _recorded(town, period, cut, ("direct",), (hours(counted), hours(direct)))
    return share(Fraction(sum(visits.values())), hours(counted), people(counted), recorded)


def area_balance(town: Town, period: Period) -> Figure:
    """1 − ½ Σ |share of outreach − share of concerns per meeting| of the trailing year.

    kpis.md, area_balance: "trailing year, from 12 concerns on". Readings (docs/decisions/0019): the
    twelve months up to the period's last; a concern is a topic about an area at a meeting held;
    areas whose network held no meeting are left out. Numerator: value × hours.
    """
    last_month = month_of(min(period.end, town.truth.settings.as_of))
    year = Period("year", later(last_month, -11), later(last_month, 1) - DAY)
    met = {m.meeting_id: m for m in _held(town) if town.counts(year, m.meeting_date)}
    meetings = Counter(meeting.network_code for meeting in met.values())
    raised = {c for c in town.truth.concerns if c.meeting_id in met}
    about = Counter(c.network_code for c in raised if c.network_code in meetings)
    outreach = town.of_categories(year, TEAM, ("direct", "visibility"))
    there = [entry for entry in outreach if entry.network_code in meetings]
    recorded = (hours(e for e in outreach if e.network_code is not None), hours(outreach))
    rates = {code: Fraction(about[code], meetings[code]) for code in meetings}
    total, rate = hours(there), sum(rates.values(), Fraction(0))
    figure = share(Fraction(0), total, people(there), recorded)
    if about.total() < 12 or not total:
        return replace(figure, value=None, numerator=None)
    apart = sum(
        abs(hours(e for e in there if e.network_code == code) / total - rates[code] / rate)
        for code in meetings
    )
    value = 1 - apart / 2
    return replace(figure, value=value, numerator=value * total)


MEASURES = (
    direct_of_outreach_share,
    over_18_share,
    visibility_on_request_share,
    visibility_after_concern_share,
    visibility_after_concern_chance,
    evening_weekend_share,
    order_based_share,
    contacts_per_direct_hour,
)


def figures(town: Town, period: Period) -> Figures:
    """Return every figure of this module in one period."""
    found: Figures = {("area_balance", TEAM): area_balance(town, period)}
    for cut in town.by_network(town.in_period(period)):
        for measure in MEASURES:
            found[measure.__name__, cut] = measure(town, period, cut)
    return found
