"""Every KPI of the spine once more, in loops and dicts, from the truth of a sample municipality.

Written from kpis.md, contracts.md and docs/architecture.md alone, never from ``sql/``, so that two
people's readings of the same definition meet. No SQL, no data frames, exact fractions throughout.
Where the definition leaves room, the docstring says *Reading*.

Readings that hold for all KPIs
-------------------------------
* Team: entries of people whose role on the day of work is ``operative`` (kpis.md, *Rules*, line 1).
* Working time: every category but ``absence`` (same line).
* Unit: the unit a person is employed in on the day of work (contracts.md, ``staff.csv`` by validity
  dates).
* An attribute is recorded when the source has the column; a blank cell in it is an answer
  (lake.py, ``has_*_column``). Contacts alone: a blank cell is not recorded, since 0 is written 0.
* ``recorded_share`` is 1 where there were no hours that could have recorded the attribute. The
  network is such an attribute too: a network's figure is asked of all the team's hours of that
  kind (kpis.md, *Recorded or not*).
* Months before the team's first registration and days after ``as_of`` count nowhere, whatever was
  met, worked or received then (contracts.md, *Time*; kpis.md, *Periods*).
* ``staff_count``: the people behind the denominator (the numerator is a part of it).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from acceptance_truth import Entry, Truth
from naive_calendar import Period, all_periods, baseline_period, days, is_norm_day, month_of

FULL_TIME_DAY_HOURS = Fraction(74, 10)  # kpis.md, direct_hours_gained

Key = tuple[str, str, dt.date, str, str]  # kpi_id, period_type, period_start, dimension, value
Cut = tuple[str, str]  # dimension, dimension_value
TEAM: Cut = ("team", "all")


@dataclass(frozen=True)
class Figure:
    """One value of one KPI; ``denominator`` is None for hours, ``staff_count`` where none is meant.

    Parameters
    ----------
    is_whole
        Whether the period lies wholly within the months that have data; a part of a rolling
        period may be left out by the warehouse.
    """

    numerator: Fraction
    denominator: Fraction | None
    value: Fraction | None
    staff_count: int | None
    recorded_share: Fraction = Fraction(1)
    is_whole: bool = True


def hours(entries: Iterable[Entry]) -> Fraction:
    """Return hours as sums of whole minutes (kpis.md, *Rules*, line 1)."""
    return Fraction(sum(entry.duration_minutes for entry in entries), 60)


def _is_work(entry: Entry) -> bool:
    return entry.category_code != "absence"


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


class Municipality:
    """The truth, arranged by day, with one method per KPI.

    Parameters
    ----------
    truth
        What the generator planted.
    """

    def __init__(self, truth: Truth) -> None:
        self.truth = truth
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
        return [entry for entry in self.team if self.counts(period, entry.work_date)]

    def counts(self, period: Period, day: dt.date) -> bool:
        """Say whether a day of a period has passed and lies in the months that have data."""
        is_seen = self.first_month <= day <= self.truth.settings.as_of
        return is_seen and period.holds(day)

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

    # -- shares of working time, by unit --------------------------------------------------------

    def category_share(self, category: str, entries: list[Entry]) -> Figure:
        """Hours in one category ÷ working hours.

        kpis.md, table: direct_share, visibility_share, cross_cutting_share; teaching_share,
        bridging_share, network_share ("hours", working hours); internal_share.
        """
        working = [entry for entry in entries if _is_work(entry)]
        of_it = [entry for entry in working if entry.category_code == category]
        return share(hours(of_it), hours(working), people(working))

    def direct_share_contact_recount(self, entries: list[Entry]) -> Figure:
        """Direct work, with street hours without a contact recounted as visibility.

        kpis.md, *Is it time, or only a new label?*: "the share with direct street hours without a
        contact recounted as visibility". Numerator: direct hours minus those at place ``street``
        with a recorded contact count of 0. Recorded share: of the direct hours that are in the
        street, or may be since their source has no places, those in the street whose contact count
        is written.
        """
        working = [entry for entry in entries if _is_work(entry)]
        direct = [entry for entry in working if entry.category_code == "direct"]
        street = [entry for entry in direct if entry.place_code == "street"]
        counted = [entry for entry in street if entry.contact_count is not None]
        without = [entry for entry in counted if entry.contact_count == 0]
        unplaced = [entry for entry in direct if not entry.has_place_column]
        recorded = (hours(counted), hours(street) + hours(unplaced))
        return share(hours(direct) - hours(without), hours(working), people(working), recorded)

    def direct_share_narrow(self, entries: list[Entry]) -> Figure:
        """Direct work without task 4 and without parents-only conversations.

        kpis.md, *Is it time, or only a new label?*: "the share without task 4 and without
        parents-only conversations (the memo's wording admits both readings)". Both leave the
        numerator; the denominator stays the working hours. Conversations are task 6 (domain.md).
        Recorded share: of the conversations, those whose source has the target group.
        """
        working = [entry for entry in entries if _is_work(entry)]
        direct = [entry for entry in working if entry.category_code == "direct"]
        narrow = [
            entry
            for entry in direct
            if entry.task != 4 and not (entry.task == 6 and entry.target_group == "parents")
        ]
        talks = [entry for entry in direct if entry.task == 6]
        asked = hours(entry for entry in talks if entry.has_target_group_column)
        return share(hours(narrow), hours(working), people(working), (asked, hours(talks)))

    # -- hours gained ---------------------------------------------------------------------------

    def direct_hours_gained(
        self, entries: list[Entry], baseline_share: Fraction
    ) -> tuple[Fraction, int]:
        """(direct share − baseline share) × working hours (kpis.md, direct_hours_gained).

        Reading: for a unit, that unit's own baseline share ("each KPI's pooled baseline is the row
        with period_type baseline", architecture.md).
        """
        now = self.category_share("direct", entries)
        assert now.denominator is not None
        return now.numerator - baseline_share * now.denominator, now.staff_count or 0

    def elapsed_days(self, period: Period) -> list[dt.date]:
        """Return the days of a period that have passed and have data at all.

        Reading: in a running period neither a week nor a norm day that has yet to come is divided
        by.
        """
        last = min(period.end, self.truth.settings.as_of)
        return list(days(max(period.start, self.first_month), last))

    def weeks(self, period: Period) -> Fraction:
        """Return the length of a period in weeks of seven days."""
        return Fraction(len(self.elapsed_days(period)), 7)

    def full_time_hours(self, period: Period, presence: Fraction) -> Fraction:
        """Return the hours of one full-time person: 7.4 × non-holiday weekdays × presence rate."""
        norm_days = sum(is_norm_day(day) for day in self.elapsed_days(period))
        return FULL_TIME_DAY_HOURS * norm_days * presence

    def presence_rate(self, period: Period) -> Fraction:
        """Return 1 − absence ÷ gross norm of the operative team.

        kpis.md: "hours ÷ (7.4 × non-holiday weekdays × baseline presence rate)". Reading: the
        complement of ``absence_share`` (hours of absence ÷ gross norm), over the team; never
        negative.
        """
        norm = sum(
            (
                self.norm_hours(code, day)
                for code in self.operative_codes()
                for day in self.elapsed_days(period)
            ),
            Fraction(0),
        )
        absent = hours(e for e in self.in_period(period) if e.category_code == "absence")
        return max(1 - absent / norm, Fraction(0)) if norm else Fraction(0)

    # -- coverage -------------------------------------------------------------------------------

    def operative_codes(self) -> set[str]:
        """Return everybody who was operative at some time."""
        return {row.staff_code for row in self.truth.staff if row.role == "operative"}

    def norm_hours(self, staff_code: str, day: dt.date) -> Fraction:
        """Return weekly norm ÷ 5 on a weekday that is no public holiday, while operative."""
        row = self.truth.employment(staff_code, day)
        if row is None or row.role != "operative" or not is_norm_day(day):
            return Fraction(0)
        return row.weekly_norm_hours / 5

    def registration_coverage(self, period: Period, cut: Cut) -> Figure:
        """Σ min(registered, expected) ÷ Σ expected, by person and week.

        kpis.md, registration_coverage; expected = gross norm − absence (contracts.md, staff.csv).
        Readings: registered = working hours; an ISO week is cut where the period ends, since days
        belong to periods by ``work_date``; expected is never negative; days after ``as_of`` are
        not yet expected. People: those with expected hours.
        """
        expected: dict[tuple[str, tuple[int, int]], Fraction] = defaultdict(Fraction)
        registered: dict[tuple[str, tuple[int, int]], Fraction] = defaultdict(Fraction)
        for code in self.operative_codes():
            for day in self.elapsed_days(period):
                if self._is_in(code, day, cut):
                    expected[code, day.isocalendar()[:2]] += self.norm_hours(code, day)
        for entry in self.in_period(period):
            if not self._is_in(entry.staff_code, entry.work_date, cut):
                continue
            week = (entry.staff_code, entry.work_date.isocalendar()[:2])
            if entry.category_code == "absence":
                expected[week] -= hours([entry])
            else:
                registered[week] += hours([entry])
        owed = {week: max(amount, Fraction(0)) for week, amount in expected.items()}
        met = sum((min(registered[week], amount) for week, amount in owed.items()), Fraction(0))
        counted = {code for (code, _), amount in owed.items() if amount > 0}
        return share(met, sum(owed.values(), Fraction(0)), len(counted))

    def _is_in(self, staff_code: str, day: dt.date, cut: Cut) -> bool:
        row = self.truth.employment(staff_code, day)
        return row is not None and cut in (TEAM, ("unit", row.employment_unit))

    # -- where outreach happens -----------------------------------------------------------------

    def direct_of_outreach_share(self, period: Period, cut: Cut) -> Figure:
        """Hours in direct ÷ hours in direct + visibility (kpis.md, direct_of_outreach_share)."""
        outreach = self._of_categories(period, cut, ("direct", "visibility"))
        direct = [e for e in outreach if e.category_code == "direct"]
        recorded = self._network_recorded(period, cut, ("direct", "visibility"))
        return share(hours(direct), hours(outreach), people(outreach), (recorded, Fraction(1)))

    def _of_categories(self, period: Period, cut: Cut, categories: tuple[str, ...]) -> list[Entry]:
        found = [e for e in self.in_period(period) if e.category_code in categories]
        return found if cut == TEAM else [e for e in found if e.network_code == cut[1]]

    def _network_recorded(self, period: Period, cut: Cut, categories: tuple[str, ...]) -> Fraction:
        """Of the team's hours in some categories, the share whose source has the network."""
        asked = self._of_categories(period, TEAM, categories)
        if cut == TEAM or not asked:
            return Fraction(1)
        return hours(entry for entry in asked if entry.has_network_column) / hours(asked)

    def over_18_share(self, period: Period, cut: Cut) -> Figure:
        """(over_18 + half of mixed) ÷ direct hours with under_18, over_18 or mixed.

        kpis.md, over_18_share. Recorded share: of the direct hours, those whose source has the
        column (a blank cell or ``parents`` is an answer, though outside the denominator). Reading:
        by network, no more than the share that has the network.
        """
        direct = self._of_categories(period, cut, ("direct",))
        aged = [e for e in direct if e.target_group in ("under_18", "over_18", "mixed")]
        over = hours(entry for entry in aged if entry.target_group == "over_18")
        mixed = hours(entry for entry in aged if entry.target_group == "mixed")
        asked = hours(entry for entry in direct if entry.has_target_group_column)
        figure = share(over + mixed / 2, hours(aged), people(aged), (asked, hours(direct)))
        by_network = self._network_recorded(period, cut, ("direct",))
        return replace(figure, recorded_share=min(figure.recorded_share, by_network))

    def ssp_attendance_rate(self, period: Period, cut: Cut) -> Figure:
        """Meetings held with at least one operative participant ÷ meetings held.

        kpis.md, ssp_attendance_rate. Readings: *held* is the status ``held`` alone; a participant
        is present (apologies are none) and operative on the day of the meeting. ``staff_count``:
        the operative people who were present.
        """
        held = [
            meeting
            for meeting in self.truth.meetings
            if meeting.status == "held"
            and self.counts(period, meeting.meeting_date)
            and cut in (TEAM, ("network", meeting.network_code))
        ]
        present = {meeting.meeting_id: self._operative_at(meeting.meeting_id) for meeting in held}
        attended = sum(bool(codes) for codes in present.values())
        everybody = {code for codes in present.values() for code in codes}
        return share(Fraction(attended), Fraction(len(held)), len(everybody))

    def _operative_at(self, meeting_id: str) -> set[str]:
        meeting = next(m for m in self.truth.meetings if m.meeting_id == meeting_id)
        return {
            row.staff_code
            for row in self.truth.attendance
            if row.meeting_id == meeting_id
            and row.staff_code is not None
            and row.status == "present"
            and self.truth.role_of(row.staff_code, meeting.meeting_date) == "operative"
        }

    # -- the model ------------------------------------------------------------------------------

    def anchoring_conformity(self, entries: list[Entry]) -> Figure:
        """Operative hours by people employed in the prescribed unit ÷ operative hours.

        kpis.md, anchoring_conformity: "is the chosen model in force". Readings: hours are working
        hours; those before the effective date are measured against the chosen model too, so that
        the baseline has a value (docs/decisions/0006); without a decision none are measured.
        """
        unit = self.truth.settings.operative_unit
        measured = [e for e in entries if _is_work(e) and unit is not None]
        conform = [entry for entry in measured if self.unit_of(entry) == unit]
        return share(hours(conform), hours(measured), people(measured))

    def refused_share(self, period: Period) -> Figure:
        """Rows refused ÷ rows received, of activity files, by the month they were received.

        kpis.md, refused_share: "handed-back rows excluded". Readings: the month is Danish local
        time (contracts.md, *Time*); a file received twice is one file; a row that comes in a
        hand-back workbook for a row received before counts in neither, and what it replaces is
        refused no more; a withdrawn file leaves with all its rows. Nobody's hours: no
        ``staff_count``.
        """
        files = [
            file
            for file in self.truth.files
            if file.kind == "activity"
            and not file.is_withdrawn
            and self.counts(period, file.received_at.date())
        ]
        received = Fraction(sum(file.rows_received - file.rows_handed_back for file in files))
        refused = Fraction(sum(file.rows_refused - file.refused_handed_back for file in files))
        return share(refused, received, None)

    # -- all of them ----------------------------------------------------------------------------

    def figures(self) -> dict[Key, Figure]:
        """Return every figure of every period and dimension."""
        found: dict[Key, Figure] = {}
        for period in self.periods:
            is_whole = period.start >= self.first_month and period.end <= self.truth.settings.as_of
            for (kpi_id, cut), figure in self._figures_of(period).items():
                key = (kpi_id, period.kind, period.start, *cut)
                found[key] = replace(figure, is_whole=is_whole)
        return found

    def _figures_of(self, period: Period) -> dict[tuple[str, Cut], Figure]:
        entries = self.in_period(period)
        units, networks = self.by_unit(entries), self.by_network(entries)
        found: dict[tuple[str, Cut], Figure] = {}

        def each(kpi_id: str, cuts: Iterable[Cut], measure: Callable[[Cut], Figure]) -> None:
            for cut in cuts:
                found[kpi_id, cut] = measure(cut)

        for category in CATEGORY_SHARES:
            each(f"{category}_share", units, lambda c: self.category_share(category, units[c]))  # noqa: B023 - called at once
        each(
            "direct_share_contact_recount",
            units,
            lambda cut: self.direct_share_contact_recount(units[cut]),
        )
        each("direct_share_narrow", units, lambda cut: self.direct_share_narrow(units[cut]))
        each(
            "registration_coverage",
            self._unit_cuts(),
            lambda cut: self.registration_coverage(period, cut),
        )
        each(
            "direct_of_outreach_share",
            networks,
            lambda cut: self.direct_of_outreach_share(period, cut),
        )
        each("over_18_share", networks, lambda cut: self.over_18_share(period, cut))
        each(
            "ssp_attendance_rate",
            self._meeting_cuts(),
            lambda c: self.ssp_attendance_rate(period, c),
        )
        each("anchoring_conformity", [TEAM], lambda _cut: self.anchoring_conformity(entries))
        each("refused_share", [TEAM], lambda _cut: self.refused_share(period))
        found.update(self._gains(period, units))
        return found

    def _unit_cuts(self) -> list[Cut]:
        """Return the team and every unit that employs somebody, whether or not they register."""
        return [
            TEAM,
            *(("unit", code) for code in sorted({r.employment_unit for r in self.truth.staff})),
        ]

    def _meeting_cuts(self) -> list[Cut]:
        networks = sorted({meeting.network_code for meeting in self.truth.meetings})
        return [TEAM, *(("network", code) for code in networks)]

    def _gains(
        self, period: Period, units: dict[Cut, list[Entry]]
    ) -> dict[tuple[str, Cut], Figure]:
        """Return the three figures of hours gained.

        Readings: none without a baseline (of that unit), none where no hour was worked. Both
        ratios have a denominator (kpis.md, *Rules*, line 1): weeks; a full-time person's hours.
        """
        found: dict[tuple[str, Cut], Figure] = {}
        if self.baseline is None:
            return found
        before = self.by_unit(self.in_period(self.baseline))
        full_time = self.full_time_hours(period, self.presence_rate(self.baseline))
        for cut, entries in units.items():
            baseline_share = self.category_share("direct", before.get(cut, [])).value
            if baseline_share is None or not hours(e for e in entries if _is_work(e)):
                continue
            gained, count = self.direct_hours_gained(entries, baseline_share)
            found["direct_hours_gained", cut] = Figure(gained, None, gained, count)
            found["direct_hours_gained_per_week", cut] = share(gained, self.weeks(period), count)
            found["direct_fte_gained", cut] = share(gained, full_time, count)
        return found


CATEGORY_SHARES = (
    "direct",
    "visibility",
    "cross_cutting",
    "network",
    "teaching",
    "bridging",
    "internal",
)
