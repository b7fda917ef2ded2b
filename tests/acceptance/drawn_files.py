"""Logs drawn at random: copies, full exports, corrected rows, files taken back, clock times.

What becomes of the rows is worked out by :mod:`naive_standing`; here they are only drawn.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from typing import Any

from acceptance_truth import StaffRow
from naive_calendar import DAY
from naive_standing import Log, Place, Row

NETWORKS = ("gildbro", "vejleaa", "vibeholm", "strand", "landsbyen", "torslunde")
PLACES = ("street", "school", "home", None)
TARGET_GROUPS = ("under_18", "over_18", "mixed", "parents", "none", None)
OPTIONAL = ("network", "target_group", "contact", "place", "partner", "occasion", "reference")
ORDERS = tuple(f"B-2024-{number:03d}" for number in range(1, 9))
ACTIONS = tuple(f"H-2024-{number}-1" for number in range(1, 13))
PARTNERS = ("consultant", "authority;school", "club", "police", "day_care;youth_school", None, None)


class DrawnLogs:
    """Draws the logs of some people between two days.

    Parameters
    ----------
    activities
        Code → row of the vocabulary.
    """

    def __init__(
        self,
        draw: random.Random,
        staff: list[StaffRow],
        span: tuple[dt.date, dt.date],
        activities: dict[str, Any],
    ) -> None:
        self.draw, self.staff, self.span, self.activities = draw, staff, span, activities
        self.logs: list[Log] = []

    def draw_all(self, received: Any, sha: Any) -> list[Log]:
        """Draw every log.

        Parameters
        ----------
        received, sha
            Draw a moment of arrival, and give a file's SHA-256 by its name.
        """
        for number in range(self.draw.randint(2, 4)):
            name = f"log {number}"
            profile = self.draw.choice(["one", "two"])
            self.logs.append(self._log(Log(name, received(), sha(name), profile)))
        for number in range(self.draw.randint(1, 4)):
            name = f"copy {number}"
            self.logs.append(self._copy(Log(name, received(), sha(name))))
        for number in range(self.draw.randint(1, 3)):
            name = f"sheet {number}"
            self.logs.append(self._hand_back(Log(name, received(), sha(name), "hand_back")))
        for log in self.logs[1:]:
            log.is_withdrawn = self.draw.random() < 0.12
        return self.logs

    def _log(self, log: Log) -> Log:
        has = {column: self.draw.random() < 0.7 for column in OPTIONAL}
        has_ids = self.draw.random() < 0.6
        first, last_day = self.span
        line = 1
        for row in self.staff:
            day, last = max(row.valid_from, first), min(row.valid_to, last_day)
            if last < last_day and self.draw.random() < 0.3:
                last += (
                    3 * DAY
                )  # registers on after leaving: nobody's hours, or those of the next row
            while day <= last:
                line += 1
                own = f"{log.name} {line}" if has_ids else None
                log.rows.append(
                    Row((log.name, 0, line), self._values(row.staff_code, day, has), own)
                )
                day += self.draw.choice([0, 1, 1, 2, 3, 5, 9, 60]) * DAY
        return self._with_refused(log)

    def _with_refused(self, log: Log, first: int = 2) -> Log:
        line = 2 + max((row.place[2] for row in log.rows), default=first)
        sheet = 1 if log.profile == "hand_back" else 0
        count = self.draw.randint(0, 20)
        log.refused += [(log.name, sheet, max(line, first) + number) for number in range(count)]
        return log

    def _values(self, who: str, day: dt.date, has: dict[str, bool]) -> dict[str, Any]:
        draw = self.draw
        activity = draw.choice([*self.activities, "mentoring", "conversation", "street_presence"])
        start, end = None, None
        if draw.random() < 0.5:
            start, end = (
                dt.time(draw.choice([0, 8, 9, 10, 11, 12, 21, 23]), draw.choice([0, 0, 30]))
                for _ in range(2)
            )
        return {
            "staff_code": who,
            "work_date": day,
            "start_time": start,
            "end_time": end,
            "duration_minutes": draw.choice([1, 7, 15, 60, 90, 222, 444, 600]),
            "activity_code": activity,
            "category": self.activities[activity]["category_code"],
            "network_code": draw.choice([*NETWORKS, None]) if has["network"] else None,
            "place_code": draw.choice(PLACES) if has["place"] else None,
            "target_group": draw.choice(TARGET_GROUPS) if has["target_group"] else None,
            "contact_count": draw.choice([0, 0, 1, 5, None]) if has["contact"] else None,
            "partner_codes": draw.choice(PARTNERS) if has["partner"] else None,
            "occasion": draw.choice(["routine", "on_request", None]) if has["occasion"] else None,
            "reference": self._reference(has),
            "course_code": f"c-{draw.randint(0, 5):010x}" if draw.random() < 0.6 else None,
            "registered_at": self._registered(day),
            **{f"has_{column}_column": has[column] for column in OPTIONAL},
        }

    def _reference(self, has: dict[str, bool]) -> str | None:
        if not has["reference"] or self.draw.random() > 0.3:
            return None
        return self.draw.choice([*ORDERS, *ACTIONS])

    def _registered(self, day: dt.date) -> dt.datetime | None:
        """Draw when something was registered; now and then before it was done."""
        later = self.draw.choice([None, 0, 0, 1, 1, 4, 9, -1])
        clock = dt.time(self.draw.choice([0, 12, 23]), 30)
        return None if later is None else dt.datetime.combine(day + later * DAY, clock)

    def _copy(self, log: Log) -> Log:
        """Send rows of an earlier log again, some changed, some twice; often as a full export."""
        draw, source = self.draw, self.draw.choice(self.logs)
        log.profile = draw.choice([source.profile, source.profile, "other"])
        log.is_full_export = draw.random() < 0.6
        people = {who for row in source.rows if draw.random() < 0.7 for who in row.person_day[:1]}
        days = sorted(draw.choices(source.rows, k=2), key=lambda row: row.values["work_date"])
        line = 1
        for row in source.rows:
            in_span = days[0].person_day[1] <= row.person_day[1] <= days[1].person_day[1]
            if row.person_day[0] not in people or not in_span or draw.random() < 0.1:
                continue
            for _ in range(draw.choice([1, 1, 1, 2])):
                line += 1
                values = dict(row.values)
                if draw.random() < 0.1:
                    values["duration_minutes"] = draw.choice([5, 30, 60])
                log.rows.append(replace(row, place=(log.name, 0, line), values=values, replaces=()))
        return self._with_refused(log)

    def _hand_back(self, log: Log) -> Log:
        """Correct refused rows of earlier files, some of them again, and some that are no more."""
        draw = self.draw
        refused: list[Place] = [place for other in self.logs for place in other.refused]
        accepted = [row.place for other in self.logs for row in other.rows]
        targets = draw.sample(refused, k=min(len(refused), draw.randint(1, 25)))
        targets += draw.sample(accepted, k=min(len(accepted), draw.randint(0, 3)))
        targets += [("log 0", 0, 999_999)] * draw.randint(0, 1)
        earlier = [
            (row.place, row.replaces) for other in self.logs for row in other.rows if row.replaces
        ]
        # What was refused once more goes back with all that it named, and itself.
        earlier += [one for other in self.logs for one in other.refused_again.items()] * 3
        donors = [row for other in self.logs for row in other.rows]
        for line, target in enumerate(targets, start=2):
            replaces = {target}
            if earlier and draw.random() < 0.3:  # handed back a second time
                again, named_before = draw.choice(earlier)
                replaces = {*named_before, again} if draw.random() < 0.7 else {again}
            values = dict(draw.choice(donors).values)
            own = draw.choice([None, None, draw.choice(donors).own_id])
            place, named = (log.name, 1, line), tuple(sorted(replaces))
            outcome = draw.choice(["accepted"] * 3 + ["refused"] * 2 + ["dropped"])
            if outcome == "accepted":
                log.rows.append(Row(place, values, own, named))
            else:
                (log.refused_again if outcome == "refused" else log.dropped)[place] = named
        log.refused = list(log.refused_again)
        return self._with_refused(log, first=2 + len(targets))
