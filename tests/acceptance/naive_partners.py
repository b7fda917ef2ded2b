"""Figures of whom and where the team's working time was with.

Readings that hold for all KPIs stand in :mod:`naive`.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from acceptance_truth import Entry
from naive_calendar import Period
from naive_town import (
    TEAM,
    Cut,
    Figure,
    Figures,
    Town,
    hours,
    is_work,
    knows_network,
    people,
    share,
)

YOUTH = {"youth_school", "club"}
LOCAL = {"school", "day_care", "youth_school", "club"}


def _partners(entry: Entry) -> set[str]:
    return set((entry.partner_codes or "").split(";"))


def _is_with_or_at(entry: Entry, codes: set[str]) -> bool:
    return bool(_partners(entry) & codes) or entry.place_code in codes


def with_partner_share(code: str, entries: list[Entry]) -> Figure:
    """Hours together with a partner ÷ working hours (kpis.md, shared_practice, authority_share).

    The denominator holds the hours whose source records partners.
    """
    working = [entry for entry in entries if is_work(entry)]
    asked = [entry for entry in working if entry.has_partner_column]
    with_it = [entry for entry in asked if code in _partners(entry)]
    return share(hours(with_it), hours(asked), people(asked), (hours(asked), hours(working)))


def youth_pedagogy_share(entries: list[Entry]) -> Figure:
    """Hours with or at Ungdomsskolen or a club ÷ working hours (kpis.md, of that name).

    Reading: recorded where the source has both partners and places.
    """
    working = [entry for entry in entries if is_work(entry)]
    asked = [entry for entry in working if entry.has_partner_column and entry.has_place_column]
    there = [entry for entry in asked if _is_with_or_at(entry, YOUTH)]
    return share(hours(there), hours(asked), people(asked), (hours(asked), hours(working)))


def local_link_share(town: Town, period: Period, cut: Cut, entries: list[Entry]) -> Figure:
    """Direct, teaching and bridging hours with or at local partners ÷ working hours.

    kpis.md, local_link_share. Readings (docs/decisions/0019): the youth area is Ungdomsskolen and
    the clubs; by network both are hours registered for it, and recorded is at most the share of all
    working hours whose source has networks.
    """
    working = [entry for entry in entries if is_work(entry)]
    asked = [entry for entry in working if entry.has_partner_column and entry.has_place_column]
    there = [
        entry
        for entry in asked
        if entry.category_code in ("direct", "teaching", "bridging")
        and _is_with_or_at(entry, LOCAL)
    ]
    figure = share(hours(there), hours(asked), people(asked), (hours(asked), hours(working)))
    everything = [entry for entry in town.in_period(period) if is_work(entry)]
    if cut[0] != "network" or not everything:
        return figure
    with_network = hours(e for e in everything if knows_network(e)) / hours(everything)
    return replace(figure, recorded_share=min(figure.recorded_share, with_network))


def mentor_courses(entries: list[Entry]) -> Figure:
    """Different mentor courses with an entry (kpis.md, mentor_courses).

    Recorded share: of the hours of mentor support (task 5) those that name a course.
    """
    named = [entry for entry in entries if is_work(entry) and entry.course_code is not None]
    support = [entry for entry in entries if is_work(entry) and entry.task == 5]
    told = hours(entry for entry in support if entry.course_code is not None)
    recorded = told / hours(support) if support else Fraction(1)
    count = Fraction(len({entry.course_code for entry in named}))
    return Figure(count, None, count, people(named), recorded)


def figures(town: Town, period: Period) -> Figures:
    """Return every figure of this module in one period."""
    entries = town.in_period(period)
    units = town.by_unit(entries)
    found: Figures = {("mentor_courses", TEAM): mentor_courses(entries)}
    for cut, own in units.items():
        found["shared_practice_share", cut] = with_partner_share("consultant", own)
        found["authority_share", cut] = with_partner_share("authority", own)
        found["youth_pedagogy_share", cut] = youth_pedagogy_share(own)
    for cut, own in (units | town.by_network(entries)).items():
        found["local_link_share", cut] = local_link_share(town, period, cut, own)
    return found
