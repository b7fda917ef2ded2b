"""A municipality drawn at random straight into a lake, with its truth: what no sample plans for.

People change role and unit in the middle of a week, leave and come back; columns are missing in
some files and cells blank in others; meetings are broken off; files arrive minutes before
midnight; the effective date may leave too little before it, or not exist. Logs are copied, replaced
by full exports, corrected and taken back (``drawn_files.py``); entries overlap, are refused for it
or not, and some are corrected (``drawn_corrections.py``); meetings are in ``drawn_meetings.py``.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from acceptance_truth import Entry, InboxFile, Order, StaffRow, Truth, TruthSettings
from drawn_corrections import DrawnCorrections
from drawn_files import ORDERS, DrawnLogs
from drawn_meetings import DrawnMeetings
from drawn_parts import DrawnParts
from drawn_rows import KEYS, REFERENCE, code, corrected, keyed, lake_row, minute_of
from naive_calendar import DAY, later
from naive_standing import Log, Place, Standing, odd_entries
from starter_rows import reference_rows

from pipeline.workspace import Workspace, create_workspace

UNITS = ("cbf", "ungdomsskolen")
_RULES = {
    "overlapping_entries": "overlapping",
    "implausible_day": "implausible_day",
    "work_on_absence": "work_on_absence",
}
_SAME = (  # of an entry, what the truth says in the lake's own words
    *("partner_codes", "occasion", "reference", "course_code", "registered_at"),
    *("has_partner_column", "has_occasion_column", "has_reference_column"),
)


@dataclass
class DrawnLake:
    """Draws a municipality and writes it as a lake.

    Parameters
    ----------
    seed
        Another seed gives another municipality.
    root
        Where its workspace is made.
    """

    seed: int
    root: Path
    entries: list[Entry] = field(default_factory=list)
    staff: list[StaffRow] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    flags: set[tuple[str, int, str, bool]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.draw = random.Random(self.seed)  # noqa: S311 - invented data, not a secret
        self.first = dt.date(self.draw.randint(2021, 2023), self.draw.randint(1, 12), 1)
        self.last = later(self.first, self.draw.randint(15, 34)) - DAY
        self.as_of = self.last + self.draw.randint(-30, 40) * DAY  # work after it counts nowhere
        self.workspace: Workspace = create_workspace(self.root)
        self.settings = self._settings()
        self.activities = {row["activity_code"]: row for row in reference_rows("activity")}
        self.parts = DrawnParts(self.draw, self.workspace, self.first, self.as_of)
        span = (self.first, self.last)
        self.meetings = DrawnMeetings(self.draw, self.staff, span, self.parts.write)
        category = self.activities["teaching"]["category_code"]
        self.corrections = DrawnCorrections(self.draw, category)

    def _settings(self) -> TruthSettings:
        draw, lines = self.draw, [f"as_of = {self.as_of.isoformat()}"]
        self.day_hours_maximum = draw.choice([16, 8, 5])
        self.refused_rules = {rule for rule in _RULES if draw.random() < 0.3}
        lines.append(f"quality.day_hours_maximum = {self.day_hours_maximum}")
        lines += [f'ingest.entry_rules.{_RULES[rule]} = "refuse"' for rule in self.refused_rules]
        effective, unit, months = None, None, draw.choice([12, 18, 24, 36])
        if draw.random() < 0.85:
            effective = later(self.first, draw.randint(9, 20))
            model = draw.choice(["model_1", "model_2"])
            unit = {"model_1": "cbf", "model_2": "ungdomsskolen"}[model]
            lines += [
                "[[decision]]",
                f"date = {later(effective, -2).isoformat()}",
                'body = "Udvalget"',
                f'model = "{model}"',
                f"effective_from = {effective.isoformat()}",
                f"transition_months = {draw.randint(0, 6)}",
            ]
        lines += ["[baseline]", f"months = {months}"]
        self.workspace.settings_file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return TruthSettings(self.as_of, effective, unit, months, 0.8)

    # -- drawing --------------------------------------------------------------------------------

    def draw_all(self) -> Truth:
        """Draw and write everything; return its truth."""
        for name in REFERENCE:
            self.parts.write(
                f"ref {name}", "reference", {f"ref_{name}": reference_rows(name)}, table=name
            )
        self._draw_staff()
        self._draw_logs()
        for number in range(self.draw.randint(10, 60)):
            self.meetings.draw_one(f"minutes {number}")
        self._draw_orders()
        self.parts.write_manifest()
        return Truth(
            self.root,
            self.settings,
            tuple(self.entries),
            tuple(self.staff),
            tuple(self.meetings.meetings),
            tuple(self.meetings.attendance),
            tuple(self.parts.files),
            concerns=tuple(self.meetings.concerns),
            actions=tuple(self.meetings.actions),
            orders=tuple(self.orders),
        )

    def _draw_staff(self) -> None:
        span = (self.last - self.first).days
        for number in range(self.draw.randint(3, 6)):
            day = self.first + self.draw.randint(-400, span // 3) * DAY
            for period in range(self.draw.randint(1, 4)):
                last = day + self.draw.randint(5, span) * DAY
                role = "operative" if number == 0 or self.draw.random() < 0.8 else "consultant"
                norm = Fraction(self.draw.choice([37 * 60, 1776, 1920, 600]), 60)
                unit = self.draw.choice(UNITS)
                is_open = period == 3
                end = dt.date.max if is_open else last
                self.staff.append(StaffRow(f"P{number}", role, unit, norm, day, end))
                day = last + self.draw.choice([1, 1, 1, 40]) * DAY
        rows = [
            {
                "file_key": code("f-", 16, "staff"),
                "source_line": line,
                "staff_code": code("s-", 10, row.staff_code),
                "role": row.role,
                "employment_unit": row.employment_unit,
                "weekly_norm_minutes": int(row.weekly_norm_hours * 60),
                "valid_from": row.valid_from,
                "valid_to": None if row.valid_to == dt.date.max else row.valid_to,
            }
            for line, row in enumerate(self.staff, start=2)
        ]
        self.parts.write("staff", "staff", {"staff": rows})

    # -- logs -----------------------------------------------------------------------------------

    def _draw_logs(self) -> None:
        """Draw the logs, work out what becomes of each row, and write them."""
        drawn = DrawnLogs(self.draw, self.staff, (self.first, self.last), self.activities)
        logs = drawn.draw_all(self.parts.received, lambda name: code("", 64, name))
        standing = Standing(logs)
        rows = self.corrections.correct(standing)
        self.workspace.corrections_file.write_text(self.corrections.text, encoding="utf-8")
        norms = {row.person_day: self._daily_norm(*row.person_day) for row in rows}
        odd = odd_entries(rows, self.day_hours_maximum, norms)
        odd |= {(place, "marked_in_corrections") for place in self.corrections.marked}
        refused = {place for place, reason in odd if reason in self.refused_rules}
        self.flags = {
            (code("f-", 16, place[0]), place[2], reason, reason in self.refused_rules)
            for place, reason in odd
        }
        loaded = [row for row in rows if row.place not in refused]
        self.entries += [self._entry(row.values) for row in loaded]
        for log in logs:
            self._write_log(log)
            self._count(log, standing, {row.place for row in loaded}, refused)

    def _daily_norm(self, who: str, day: dt.date) -> Fraction | None:
        for row in self.staff:
            if row.staff_code == who and row.valid_from <= day <= row.valid_to:
                return row.weekly_norm_hours / 5
        return None

    def _entry(self, values: dict[str, Any]) -> Entry:
        return Entry(
            staff_code=values["staff_code"],
            work_date=values["work_date"],
            duration_minutes=values["duration_minutes"],
            category_code=values["category"],
            task=self.activities[values["activity_code"]]["task"],
            network_code=values["network_code"],
            place_code=values["place_code"],
            target_group=values["target_group"],
            contact_count=values["contact_count"],
            has_target_group_column=values["has_target_group_column"],
            has_place_column=values["has_place_column"],
            has_network_column=values["has_network_column"],
            activity_code=values["activity_code"],
            start_minute=minute_of(values["start_time"]),
            end_minute=minute_of(values["end_time"]),
            **{name: values[name] for name in _SAME},
        )

    def _write_log(self, log: Log) -> None:
        entries = [] if log.is_withdrawn else [lake_row(row) for row in log.rows]
        named = {
            "accepted": {row.place: row.replaces for row in log.rows},
            "refused": log.refused_again,
            "dropped": log.dropped,
        }
        corrections = [
            {**corrected(place), "outcome": outcome, **dict(zip(KEYS, keyed(own), strict=True))}
            for outcome, rows in named.items()
            for own, places in rows.items()
            for place in places
        ]
        parts = {"time_entry": entries, "row_correction": corrections}
        self.parts.write(log.name, "activity", parts, refused=log.refused, log=log)

    def _count(
        self,
        log: Log,
        standing: Standing,
        loaded: set[Place],
        refused: set[Place],
    ) -> None:
        """Note what is to become of a log's rows."""
        own = {row.place for row in log.rows}
        received = len(own) + len(log.refused) + len(log.dropped)
        if log.is_withdrawn:
            file = InboxFile(log.name, "activity", received, 0, 0, 0, log.received, received, True)
            self.parts.files.append(file)
            return
        gone = standing.replaced | standing.taken_out
        still_refused = (set(log.refused) - gone) | (own & refused)
        taken_out = set(log.dropped) | (set(log.refused) & standing.taken_out)
        superseded = (own & standing.superseded) | (set(log.refused) & standing.replaced)
        handed_back = standing.handed_back(log)
        self.parts.files.append(
            InboxFile(
                log.name,
                "activity",
                received,
                len(still_refused),
                len(superseded),
                len(own & loaded),
                log.received,
                rows_withdrawn=len(own & self.corrections.dropped) + len(taken_out),
                rows_handed_back=len(handed_back),
                rows_corrected=len(standing.corrected(log)),
                refused_handed_back=len((handed_back & still_refused) - own),
            )
        )

    def _draw_orders(self) -> None:
        """Draw orders, before and after the first delivery; some are withdrawn."""
        rows = []
        for line, order_id in enumerate(ORDERS, start=2):
            span = (self.last - self.first).days
            day = self.first + self.draw.randint(0, span) * DAY
            gone = self.draw.choice([None, None, day + self.draw.randint(0, 200) * DAY])
            self.orders.append(Order(order_id, day, gone))
            rows.append(
                {
                    "file_key": code("f-", 16, "orders"),
                    "source_sheet": None,
                    "source_line": line,
                    "order_id": order_id,
                    "ordered_on": day,
                    "network_code": None,
                    "topic": "other",
                    "due_on": None,
                    "withdrawn_on": gone,
                }
            )
        self.parts.write("orders", "orders", {"order": rows})
