"""The invented rows of ``mart``: KPIs, tasks, areas and networks."""

from __future__ import annotations

from typing import Any

from published_rows import TASKS
from published_situation import (
    CATEGORIES,
    MONTH_HOURS,
    NETWORKS,
    PARTIES,
    TARGET_GROUPS,
    InventedTown,
    Period,
)


class InventedFigures(InventedTown):
    """Rows of what was counted."""

    def figures(self) -> list[tuple[Any, ...]]:
        rows = []
        for period in self.periods():
            for kpi_id, cut, top, bottom, recorded in self._figures_of(period):
                value = None if top is None else top if bottom is None else top / bottom
                is_known = value is not None and recorded >= 0.8
                rows.append(
                    (
                        kpi_id,
                        period.kind,
                        period.start,
                        *cut,
                        top,
                        bottom,
                        value,
                        recorded,
                        5,
                        900,
                        period.end,
                        period.label_da,
                        period.label_en,
                        period.end <= self.situation.as_of,
                        period.side,
                        "ok" if is_known else "no_data",
                    )
                )
        return rows

    def _figures_of(self, period: Period) -> list[tuple[Any, ...]]:
        team = ("team", "all")
        held = period.months if self.situation.has_hours else ()
        total = MONTH_HOURS * len(held)
        rows: list[tuple[Any, ...]] = []
        for code in CATEGORIES:
            top = self.hours(code, held) if held else None
            rows.append((f"{code}_share", team, top, total, 1.0))
        if not held:
            return rows
        direct = self.hours("direct", held)
        contacts = self.situation.contacts_recorded[0 if period.side == "baseline" else 1]
        rows.append(("direct_share_contact_recount", team, direct * 0.93, total, contacts))
        rows.append(("direct_share_narrow", team, direct * 0.86, total, 1.0))
        rows.append(("registration_coverage", team, total, total / 0.957, 1.0))
        rows.append(("direct_share", ("unit", "cbf"), direct * 0.4, total * 0.5, 1.0))
        rows += self._gains(period, direct, total)
        rows += self._by_network(period)
        return rows

    def _gains(self, period: Period, direct: float, total: float) -> list[tuple[Any, ...]]:
        if not self.has_baseline:
            return []
        before = [m for m in self.all_months if m < self.situation.effective]
        share = self.hours("direct", tuple(before)) / (MONTH_HOURS * len(before))
        gained = direct - share * total
        weeks = len(period.months) * 365.25 / 12 / 7
        team = ("team", "all")
        return [
            ("direct_hours_gained", team, gained, None, 1.0),
            ("direct_hours_gained_per_week", team, gained / weeks, None, 1.0),
            ("direct_fte_gained", team, gained / (130.0 * len(period.months)), None, 1.0),
        ]

    def _by_network(self, period: Period) -> list[tuple[Any, ...]]:
        rows = []
        count = len(period.months)
        direct, seen = self.hours("direct", period.months), self.hours("visibility", period.months)
        rows.append(("direct_of_outreach_share", ("team", "all"), direct, direct + seen, 1.0))
        rows.append(("ssp_attendance_rate", ("team", "all"), 2.7 * count, 3.0 * count, 1.0))
        for number, code in enumerate(NETWORKS):
            if code == self.situation.without_network:
                continue
            cut = ("network", code)
            part = (0.6 + 0.1 * number) * direct / 6
            rows.append(("direct_of_outreach_share", cut, part, (direct + seen) / 6, 1.0))
            held = max(1, count // 2)
            rows.append(("ssp_attendance_rate", cut, held - (number % 2), held, 1.0))
        return rows

    def task_rows(self) -> list[tuple[Any, ...]]:
        """Return a fifth of the time of each task, a tenth in the baseline, by few or many."""
        before = (0.1, 1.0, 5, 0.1) if self.has_baseline else (None, None, None, None)
        rows = []
        for period in self.periods():
            whole = 60 * MONTH_HOURS * len(period.months) if self.situation.has_hours else 0.0
            share = 0.2 if whole else None
            for task, *_ in TASKS:
                recorded = self.situation.age_recorded if task == 1 else 1.0
                staff = self.situation.task_staff
                figures = (0.2 * whole, whole, share, recorded, *before, staff, 90)
                rows.append((period.kind, period.start, "team", "all", task, *figures))
        return rows

    def outreach_rows(self) -> list[tuple[Any, ...]]:
        """Return ten hours a week of direct work in each area, and five with each target group."""
        before = (8.0, 4.0, 0.2, 1.0, 2.0, 2.0, 0.1) if self.has_baseline else (None,) * 7
        cells = [("team", "all"), *(("network", code) for code in NETWORKS)]
        cells = [cell for cell in cells if cell[1] != self.situation.without_network]
        cells += [("target_group", code) for code in TARGET_GROUPS]
        rows = []
        for period in self.periods() if self.situation.has_hours else ():
            for dimension, code in cells:
                is_group = dimension == "target_group"
                now = (5.0, None, 0.3, 0.9) if is_group else (10.0, 6.0, 0.3, 0.9)
                rows.append((period.kind, period.start, dimension, code, *now, *before, 40))
        return rows

    def balance_rows(self) -> list[tuple[Any, ...]]:
        """Return as much time in each area, and more concerns from each to the next."""
        codes = [code for code in NETWORKS if code != self.situation.without_network]
        rows = []
        for period in self.periods() if self.situation.has_hours else ():
            for number, code in enumerate(codes, start=1):
                concerned, time = number * 2 / (len(codes) * (len(codes) + 1)), 1 / len(codes)
                counts = (6, 3 * number, 120.0, concerned, time, time - concerned)
                rows.append((period.kind, period.start, code, *counts))
        return rows

    def network_rows(self) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
        """Return who was at the meetings of each network, and its follow-ups."""
        cells = [("team", "all"), *(("network", code) for code in NETWORKS)]
        cells = [cell for cell in cells if cell[1] != self.situation.without_network]
        parties, follow_ups = [], []
        for period in self.periods() if self.situation.has_hours else ():
            for cell in cells:
                key = (period.kind, period.start, *cell)
                for kind, code, name in PARTIES:
                    named = self.situation.labels.get(code, name)
                    parties.append((*key, kind, code, named, code, 4, 3, 0.75, 5, 1))
                follow_ups.append((*key, period.end, 6, 5, 3, 1, 1, 2, 1, 6, 4, 9.5))
        return parties, follow_ups
