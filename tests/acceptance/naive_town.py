"""A municipality's truth by day and period, and what every naive figure is made of.

See :mod:`naive` for the readings that hold for all KPIs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from acceptance_truth import Entry, Truth
from naive_calendar import Period, all_periods, baseline_period, days, is_norm_day, month_of

Key = tuple[str, str, dt.date, str, str]  # kpi_id, period_type, period_start, dimension, value
Cut = tuple[str, str]  # dimension, dimension_value
TEAM: Cut = ("team", "all")


@dataclass(frozen=True)
class Figure:
    """One value of one KPI; ``denominator`` is None for hours, ``staff_count`` where none is meant.

    Parameters
    ----------
    status
        Where it is neither ok nor no_data.
    is_whole
        Whether the period lies wholly within the months that have data; a part of a rolling
        period may be left out by the warehouse.
    """

    numerator: Fraction | None
    denominator: Fraction | None
    value: Fraction | None
    staff_count: int | None
    recorded_share: Fraction = Fraction(1)
    is_whole: bool = True
    status: str | None = None


def hours(entries: Iterable[Entry]) -> Fraction:
    """Return hours as sums of whole minutes (kpis.md, *Rules*, line 1)."""
    return Fraction(sum(entry.duration_minutes for entry in entries), 60)


def is_work(entry: Entry) -> bool:
    """Say whether an entry is working time: everything but absence."""
    return entry.category_code != "absence"


def knows_network(entry: Entry) -> bool:
    """Say whether it is known for which network an entry was, or that it was for none."""
    is_outreach = entry.category_code in ("direct", "visibility")
    return entry.network_code is not None or (entry.has_network_column and not is_outreach)


def people(entries: Iterable[Entry]) -> int:
    """Count the members of staff behind some entries."""
    return len({entry.staff_code for entry in entries})


def share(
    numerator: Fraction,
    denominator: Fraction,
    staff_count: int | None,
    recorded: tuple[Fraction, Fraction] | None = None,
) -> Figure:
    """Return a share; null where its denominator is 0 (architecture.md, *kpi and mart*)."""
    value = numerator / denominator if denominator else None
    recorded_share = recorded[0] / recorded[1] if recorded and recorded[1] else Fraction(1)
    return Figure(numerator, denominator, value, staff_count, recorded_share)


Figures = dict[tuple[str, Cut], Figure]  # of one period: kpi_id and cut


class Town:
    """The truth, arranged by day and period.

    Parameters
    ----------
    truth
        What the generator planted.
    """

    def __init__(self, truth: Truth) -> None:
        self.truth = truth
        self.known: dict[str, Any] = {}  # what figures work out once for all periods
        self._by_day: dict[tuple[str, dt.date], list[Entry]] = {}
        self._by_period: dict[Period, list[Entry]] = {}
        self.team = [
            entry
            for entry in truth.entries
            if truth.role_of(entry.staff_code, entry.work_date) == "operative"
        ]
        self.first_month = month_of(
            min(entry.work_date for entry in self.team or truth.entries)  # kpis.md, *Rules*, line 1
        )
        self.last_month = month_of(truth.settings.as_of)
        self.periods = all_periods(self.first_month, self.last_month)
        self.baseline = baseline_period(
            self.first_month,
            self.last_month,
            truth.settings.effective_from,
            truth.settings.baseline_months,
        )
        if self.baseline is not None:
            self.periods.append(self.baseline)

    # -- cuts ---------------------------------------------------------------------------------

    def in_period(self, period: Period) -> list[Entry]:
        """Return the team's entries by the day the work began (contracts.md, *Time*)."""
        if period not in self._by_period:
            self._by_period[period] = [e for e in self.team if self.counts(period, e.work_date)]
        return self._by_period[period]

    def counts(self, period: Period, day: dt.date) -> bool:
        """Say whether a day of a period has passed and lies in the months that have data."""
        is_seen = self.first_month <= day <= self.truth.settings.as_of
        return is_seen and period.holds(day)

    def of_day(self, staff_code: str, day: dt.date) -> list[Entry]:
        """Return everything that a person registered on a day."""
        if not self._by_day:
            for entry in self.truth.entries:
                self._by_day.setdefault((entry.staff_code, entry.work_date), []).append(entry)
        return self._by_day.get((staff_code, day), [])

    def unit_of(self, entry: Entry) -> str:
        """Return the unit a person was employed in on the day."""
        return self.truth.employment(entry.staff_code, entry.work_date).employment_unit

    def by_unit(self, entries: list[Entry]) -> dict[Cut, list[Entry]]:
        """Return the team as a whole and each unit's entries."""
        cuts: dict[Cut, list[Entry]] = {TEAM: entries}
        for entry in entries:
            cuts.setdefault(("unit", self.unit_of(entry)), []).append(entry)
        return cuts

    def by_network(self, entries: list[Entry]) -> dict[Cut, list[Entry]]:
        """Return the team as a whole and each network's entries; a blank one is nobody's."""
        cuts: dict[Cut, list[Entry]] = {TEAM: entries}
        for entry in entries:
            if entry.network_code is not None:
                cuts.setdefault(("network", entry.network_code), []).append(entry)
        return cuts

    def elapsed_days(self, period: Period) -> list[dt.date]:
        """Return the days of a period that have passed and have data at all.

        Reading: in a running period neither a week nor a norm day that has yet to come is divided
        by.
        """
        last = min(period.end, self.truth.settings.as_of)
        return list(days(max(period.start, self.first_month), last))

    def operative_codes(self) -> set[str]:
        """Return everybody who was operative at some time."""
        return {row.staff_code for row in self.truth.staff if row.role == "operative"}

    def norm_hours(self, staff_code: str, day: dt.date) -> Fraction:
        """Return weekly norm ÷ 5 on a weekday that is no public holiday, while operative."""
        row = self.truth.employment(staff_code, day)
        if row is None or row.role != "operative" or not is_norm_day(day):
            return Fraction(0)
        return row.weekly_norm_hours / 5

    def is_in(self, staff_code: str, day: dt.date, cut: Cut) -> bool:
        """Say whether a person belongs to a cut by unit on a day."""
        row = self.truth.employment(staff_code, day)
        return row is not None and cut in (TEAM, ("unit", row.employment_unit))

    def of_categories(self, period: Period, cut: Cut, categories: tuple[str, ...]) -> list[Entry]:
        """Return the team's entries of some categories, of one network where the cut is one."""
        found = [e for e in self.in_period(period) if e.category_code in categories]
        return found if cut == TEAM else [e for e in found if e.network_code == cut[1]]

    def network_recorded(self, period: Period, cut: Cut, categories: tuple[str, ...]) -> Fraction:
        """Of the team's hours in some categories, the share that has the network.

        Direct work and visibility have one (contracts.md: needed for both); of other work a blank
        cell says that it was for none.
        """
        asked = self.of_categories(period, TEAM, categories)
        if cut == TEAM or not asked:
            return Fraction(1)
        return hours(entry for entry in asked if knows_network(entry)) / hours(asked)

    def unit_cuts(self) -> list[Cut]:
        """Return the team and every unit that employs somebody, whether or not they register."""
        return [
            TEAM,
            *(("unit", code) for code in sorted({r.employment_unit for r in self.truth.staff})),
        ]

    def meeting_cuts(self) -> list[Cut]:
        """Return the team and every network, whether or not it has met."""
        networks = sorted(self.truth.networks)
        return [TEAM, *(("network", code) for code in networks)]
