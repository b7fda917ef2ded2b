"""A published warehouse of invented figures, in every situation a page must stand.

Only the tables that reports read, with the columns of docs/architecture.md.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
from published_rows import (
    DEFINITIONS,
    EXAMPLES,
    EXPECTATIONS,
    FAILED,
    FILES,
    MODEL_LINES,
    MODEL_PLACES,
    MODELS,
    MOVED,
    OF_METHODS,
    REFUSED,
    RULE_SET,
    RULES,
    SCHEMA,
    SOURCES,
    TARGETS,
    TASKS,
    UNITS,
    VERDICTS,
)

from pipeline.analysis.sentences import read_sentences
from pipeline.analysis.store import write_table
from pipeline.analysis.tables_sentences import SENTENCE
from pipeline.warehouse.mart import make_public

FIRST, LAST = dt.date(2022, 1, 1), dt.date(2025, 9, 1)
EFFECTIVE = dt.date(2024, 1, 1)
CATEGORIES = {
    "direct": ("Direkte arbejde med unge med risikoadfærd", 0.27, 0.41),
    "visibility": ("Synlighed i gadebilledet", 0.29, 0.19),
    "cross_cutting": ("Tværgående samarbejde", 0.14, 0.09),
    "network": ("Lokale SSP-netværk", 0.06, 0.07),
    "teaching": ("Undervisning", 0.05, 0.06),
    "bridging": ("Sammenbinding af tilbud", 0.04, 0.05),
    "internal": ("Intern tid", 0.15, 0.13),
}
NETWORKS = {
    "gildbro": "Gildbro",
    "vejleaa": "Vejleåparken",
    "vibeholm": "Vibeholm",
    "strand": "Strandområdet",
    "landsbyen": "Ishøj Landsby",
    "torslunde": "Torslunde",
}
TARGET_GROUPS = {"under_18": "Under 18 år", "over_18": "18 år og derover", "parents": "Forældre"}
PARTIES = (
    ("own", "operative", "Operativ medarbejder"),
    ("own", "consultant", "Kriminalpræventiv konsulent"),
    ("partner", "police", "Politi"),
    ("partner", "school", "Skole"),
)
MONTH_HOURS = 600.0


def months(first: dt.date, last: dt.date) -> list[dt.date]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [later(first, number) for number in range(count)]


def later(month: dt.date, count: int) -> dt.date:
    index = month.year * 12 + month.month - 1 + count
    return dt.date(index // 12, index % 12 + 1, 1)


@dataclass
class Situation:
    """What is special about this warehouse.

    Parameters
    ----------
    variation
        The SPC verdict of the direct share; None leaves the tables of analysis empty.
    contacts_recorded
        Share of the hours that recorded contacts, in the baseline and after.
    labels
        Names of areas and categories by code, in place of the usual.
    """

    variation: str | None = "improving"
    has_decision: bool = True
    first: dt.date = FIRST
    last: dt.date = LAST
    as_of: dt.date = dt.date(2025, 10, 8)
    effective: dt.date = EFFECTIVE
    is_synthetic: bool = True
    contacts_recorded: tuple[float, float] = (0.0, 0.97)
    labels: dict[str, str] = field(default_factory=dict)
    has_hours: bool = True
    without_network: str | None = None
    failed_check: bool = False
    age_recorded: float = 1.0
    task_staff: int = 5
    target: float | None = 0.45
    is_reachable: bool = True
    destination_staff: int = 3
    verdict: str = "moved"


@dataclass(frozen=True)
class _Period:
    kind: str
    start: dt.date
    end: dt.date
    label_da: str
    label_en: str
    months: tuple[dt.date, ...]
    side: str


class PublishedFile:
    """Writes the file."""

    def __init__(self, path: Path, situation: Situation) -> None:
        self.situation = situation
        self.path = path
        self.all_months = months(situation.first, situation.last)

    def write(self) -> Path:
        with duckdb.connect(str(self.path)) as connection:
            connection.execute(SCHEMA)
            for table, rows in self.tables().items():
                if rows:
                    marks = ", ".join(["(" + ", ".join("?" for _ in rows[0]) + ")"] * len(rows))
                    cells = [cell for row in rows for cell in row]
                    connection.execute(f"insert into {table} values {marks}", cells)
            connection.execute(OF_METHODS)
            make_public(connection)
            write_table(connection, SENTENCE, read_sentences(connection))
        return self.path

    def check_history(self) -> list[tuple[Any, ...]]:
        """Return this build and two before it; the check that fails passed in the oldest."""
        s = self.situation
        checks = [*EXPECTATIONS, *([FAILED] if s.failed_check else [])]
        rows = []
        for ago in (0, 1, 2):
            as_of = s.as_of - dt.timedelta(days=ago)
            for suite, name, severity, is_success, found, elements, value, *_ in checks:
                now = (is_success, found) if ago < 2 else (True, 0)
                rows.append(
                    (ago, f"b{ago}", as_of, suite, name, severity, *now, elements, value, None)
                )
        return rows

    # -- periods -----------------------------------------------------------------------------

    def side(self, month: dt.date) -> str:
        s = self.situation
        if not s.has_decision:
            return "undecided"
        if month >= later(s.effective, 3):
            return "after"
        if month >= s.effective:
            return "transition"
        return "baseline" if self.has_baseline else "before"

    @property
    def has_baseline(self) -> bool:
        s = self.situation
        return s.has_decision and len([m for m in self.all_months if m < s.effective]) >= 12

    def _period(self, kind: str, start: dt.date, count: int, da: str, en: str) -> _Period:
        held = tuple(m for m in self.all_months if start <= m < later(start, count))
        sides = {self.side(month) for month in held}
        side = sides.pop() if len(sides) == 1 else "mixed"
        return _Period(kind, start, later(start, count) - dt.timedelta(days=1), da, en, held, side)

    def periods(self) -> list[_Period]:
        quarters = [m for m in self.all_months if m.month % 3 == 1]
        found = []
        for month in self.all_months:
            name = f"{month:%Y-%m}"
            found.append(self._period("month", month, 1, name, name))
        for start in quarters:
            number = (start.month + 2) // 3
            da, en = f"{number}. kvartal {start.year}", f"{start.year}-Q{number}"
            found.append(self._period("quarter", start, 3, da, en))
            first = later(start, -9)
            if first >= self.situation.first:
                da, en = f"4 kvartaler til og med {da}", f"4 quarters to {en}"
                found.append(self._period("rolling_4_quarters", first, 12, da, en))
        if self.has_baseline:
            count = len([m for m in self.all_months if m < self.situation.effective])
            found.append(
                self._period("baseline", self.situation.first, count, "Udgangspunkt", "Baseline")
            )
        return found

    # -- figures -----------------------------------------------------------------------------

    def share(self, category: str, month: dt.date) -> float:
        if category == "internal":  # what the others leave: shares sum to one
            return 1 - sum(self.share(code, month) for code in CATEGORIES if code != category)
        _, before, after = CATEGORIES[category]
        s = self.situation
        moved = 1.0 if s.variation in ("improving", "improving_and_concerning") else 0.0
        if s.variation == "concerning":
            moved = -0.4
        if not s.has_decision or month < s.effective:
            moved = 0.0
        # Nothing over any twelve months: whole years give the round shares above.
        wave = 0.012 * math.sin((month.month + len(category)) * math.pi / 6)
        return before + moved * (after - before) + wave

    def hours(self, category: str, held: tuple[dt.date, ...]) -> float:
        return sum(MONTH_HOURS * self.share(category, month) for month in held)

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

    def _figures_of(self, period: _Period) -> list[tuple[Any, ...]]:
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

    def _gains(self, period: _Period, direct: float, total: float) -> list[tuple[Any, ...]]:
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

    def _by_network(self, period: _Period) -> list[tuple[Any, ...]]:
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

    def line_rows(self) -> list[tuple[Any, ...]]:
        """Return the verdict on each line; the figures are the same for both models."""
        rows: list[tuple[Any, ...]] = []
        wanted = ("quarter", "rolling_4_quarters")
        for period in self.periods():
            for model, number, *_, kpi_id in MODEL_LINES if period.kind in wanted else ():
                is_after = period.side == "after"
                key = (model, number, period.kind, period.start)
                is_chosen = model == "model_2" and period.side not in ("baseline", "undecided")
                moved = MOVED.get(kpi_id or "")
                if moved is None:
                    said: tuple[Any, ...] = (None,) * 6 + ("not_measured", None)
                elif not is_after:
                    reason = "not_after" if self.situation.has_decision else "undecided"
                    said = (0.05, 0.06, 0.01, None, None, None, "no_data", reason)
                else:
                    survives = moved[-1] == "won"
                    said = (0.05, 0.05 + moved[0], *moved[:3], survives, moved[3], None)
                rows.append((*key, is_chosen, kpi_id, *said))
        return rows

    def verdict_rows(self) -> list[tuple[Any, ...]]:
        """Return the verdict on each four quarters: the situation's, once they are after."""
        s, nothing = self.situation, (None,) * 9
        rows: list[tuple[Any, ...]] = []
        for period in self.periods() if s.has_decision else ():
            if period.kind != "rolling_4_quarters" or period.end > s.as_of:
                continue
            found = VERDICTS.get(s.verdict)
            if found is None or period.side != "after" or not self.has_baseline:
                reason = "not_after" if self.has_baseline else "no_baseline"
                rows.append((period.start, "too_little_data", None, *nothing, reason))
            else:
                rows.append((period.start, s.verdict, *found, None))
        return rows

    def what_if_rows(self) -> list[tuple[Any, ...]]:
        """Return a hundred hours a week and a person more or less, as it was in no municipality."""
        s, rows = self.situation, []
        quantities: list[tuple[Any, ...]] = [
            ("hours_at_work", "all", 100.0, 90.0, 110.0),
            ("highest_share", "direct", 0.86, 0.85, 0.87),
            ("share_with_hire", "direct", 0.5, 0.49, 0.51),
            ("share_now", "direct", 0.41, 0.40, 0.42),
            ("hours_now", "direct", 41.0, 39.0, 43.0),
            ("share_now", "visibility", 0.2, 0.19, 0.21),
            ("hours_now", "visibility", 20.0, 18.0, 22.0),
            ("full_time_now", "all", 2.0, 1.9, 2.1),
            ("full_time_now", "gildbro", 0.4, 0.3, 0.5),
        ]
        if s.target is not None and s.is_reachable:
            quantities += [
                ("share_target", "direct", s.target, s.target, s.target),
                ("hours_target", "direct", 45.0, 43.0, 47.0),
                ("hours_moved", "direct", 4.0, 3.0, 5.0),
                ("hours_target", "visibility", 16.0, 14.0, 18.0),
                ("hours_moved", "visibility", -4.0, -5.0, -3.0),
                ("full_time_target", "all", 2.25, 2.25, 2.25),
                ("full_time_target", "gildbro", 0.45, 0.35, 0.55),
            ]
        for period in self.periods():
            for scenario in ("one_less", "present", "one_more"):
                if period.kind == "rolling_4_quarters":
                    rows += [(period.start, scenario, s.target, *one) for one in quantities]
        return rows

    # -- what can be chosen ------------------------------------------------------------------

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

    # -- the rest ----------------------------------------------------------------------------

    def spc(self, kpi_id: str) -> tuple[list[tuple[Any, ...]], tuple[Any, ...]]:
        s = self.situation
        category = kpi_id.removesuffix("_share")
        sides = ("baseline", "undecided")  # without a decision, all months make the limits
        before = [self.share(category, m) for m in self.all_months if self.side(m) in sides]
        centre = sum(before) / len(before) if before else 0.3
        low, high = (centre - 0.05, centre + 0.05) if len(before) >= 13 else (None, None)
        points = []
        for month in self.all_months:
            side = self.side(month)
            marked = side == "after" and s.variation in ("improving", "concerning")
            rule, effect = ("shift", s.variation) if marked else (None, None)
            if side == "undecided" and month == s.last:
                rule = "outside"
            points.append(
                (
                    kpi_id,
                    "extended",
                    month,
                    self.share(category, month),
                    side,
                    side == "transition",
                    None,
                    centre,
                    low,
                    high,
                    0.01,
                    rule,
                    effect,
                    "mdc-2023",
                )
            )
        signal = later(s.effective, 3) if s.variation in ("improving", "concerning") else None
        summary = (
            kpi_id,
            "extended",
            "mdc-2023",
            "xmr" if low is not None else "run",
            "up" if kpi_id == "direct_share" else "down",
            len(points),
            len(before),
            low is not None,
            centre,
            low,
            high,
            0.015,
            s.last,
            points[-1][3],
            0.45 if kpi_id == "direct_share" else 0.2,
            s.variation if s.has_decision else None,
            signal if s.has_decision else s.last,
            "hit_or_miss" if s.has_decision else None,
            None if low is not None else "too_few_months",
        )
        return points, summary

    def tables(self) -> dict[str, list[tuple[Any, ...]]]:
        s = self.situation
        charts = [self.spc(k) for k in ("direct_share", "visibility_share")] if s.variation else []
        parties, follow_ups = self.network_rows()
        decision = (1, dt.date(2023, 10, 10), "Økonomi- & Planudvalget", "23/04711", "model_2")
        return {
            "raw.setting": [(s.as_of, "Ishøj Kommune", s.is_synthetic, "da", 24, 0.8, 0.9, 16.0)],
            "raw.decision": [(*decision, s.effective, 3)] if s.has_decision else [],
            "core.dim_model": MODELS,
            "core.dim_model_line": MODEL_LINES,
            "core.model_place": MODEL_PLACES,
            "core.dim_unit": UNITS,
            "analysis.model_line": self.line_rows(),
            "analysis.primary_verdict": self.verdict_rows(),
            "analysis.what_if": self.what_if_rows(),
            "analysis.model_move": [
                (p.start, model, number, 37.0 * number, 0.4, s.destination_staff)
                for p in self.periods()
                if p.kind == "rolling_4_quarters"
                for model, number in (("model_1", 5), ("model_2", 0))
            ],
            "raw.ref_target": TARGETS,
            "core.dim_task": TASKS,
            "mart.task_time": self.task_rows(),
            "raw.ref_row_rule": RULES,
            "core.dim_period": [
                (
                    f"{p.kind}-{p.start}",
                    p.kind,
                    p.start,
                    p.end,
                    p.label_da,
                    p.label_en,
                    p.end <= s.as_of,
                    p.side,
                )
                for p in self.periods()
            ],
            "core.dim_category": [
                (code, s.labels.get(code, name), code, True, number)
                for number, (code, (name, _, _)) in enumerate(CATEGORIES.items())
            ]
            + [("absence", "Fravær", "Absence", False, 99)],
            "core.dim_network": [(c, s.labels.get(c, n), n, 7) for c, n in NETWORKS.items()],
            "raw.ref_target_group": [(c, s.labels.get(c, n), c) for c, n in TARGET_GROUPS.items()],
            "mart.outreach_time": self.outreach_rows(),
            "mart.area_balance": self.balance_rows(),
            "mart.network_participation": parties,
            "mart.network_follow_up": follow_ups,
            "mart.kpi_value": self.figures(),
            "mart.kpi_definition": DEFINITIONS,
            "analysis.spc_point": [row for points, _ in charts for row in points],
            "analysis.spc_summary": [summary for _, summary in charts],
            "analysis.spc_rule_set": [RULE_SET] if charts else [],
            "quality.expectation_result": [
                *EXPECTATIONS,
                *([FAILED] if s.failed_check else []),
            ],
            "quality.expectation_history": self.check_history(),
            "quality.expectation_example": EXAMPLES if s.failed_check else [],
            "core.file_reconciliation": FILES,
            "staging.stg_files": [(key, kind, source) for key, kind, source in SOURCES],
            "core.refused_row": [("f-1", n, r) for n, r in enumerate(REFUSED)],
        }
