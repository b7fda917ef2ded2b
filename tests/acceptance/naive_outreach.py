"""Figures of outreach: direct work and visibility, by network.

Readings that hold for all KPIs stand in :mod:`naive`.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from naive_calendar import Period
from naive_town import Cut, Figure, Figures, Town, hours, people, share


def direct_of_outreach_share(town: Town, period: Period, cut: Cut) -> Figure:
    """Hours in direct ÷ hours in direct + visibility (kpis.md, direct_of_outreach_share)."""
    outreach = town.of_categories(period, cut, ("direct", "visibility"))
    direct = [e for e in outreach if e.category_code == "direct"]
    recorded = town.network_recorded(period, cut, ("direct", "visibility"))
    return share(hours(direct), hours(outreach), people(outreach), (recorded, Fraction(1)))


def over_18_share(town: Town, period: Period, cut: Cut) -> Figure:
    """(over_18 + half of mixed) ÷ direct hours with under_18, over_18 or mixed.

    kpis.md, over_18_share. Recorded share: of the direct hours, those whose source has the
    column (a blank cell or ``parents`` is an answer, though outside the denominator). Reading:
    by network, no more than the share that has the network.
    """
    direct = town.of_categories(period, cut, ("direct",))
    aged = [e for e in direct if e.target_group in ("under_18", "over_18", "mixed")]
    over = hours(entry for entry in aged if entry.target_group == "over_18")
    mixed = hours(entry for entry in aged if entry.target_group == "mixed")
    asked = hours(entry for entry in direct if entry.has_target_group_column)
    figure = share(over + mixed / 2, hours(aged), people(aged), (asked, hours(direct)))
    by_network = town.network_recorded(period, cut, ("direct",))
    return replace(figure, recorded_share=min(figure.recorded_share, by_network))


def figures(town: Town, period: Period) -> Figures:
    """Return every figure of this module in one period."""
    found: Figures = {}
    for cut in town.by_network(town.in_period(period)):
        found["direct_of_outreach_share", cut] = direct_of_outreach_share(town, period, cut)
        found["over_18_share", cut] = over_18_share(town, period, cut)
    return found
