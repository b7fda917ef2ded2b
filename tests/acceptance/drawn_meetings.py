"""Meetings drawn at random: who was there, what was a concern, which follow-ups were seen."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

from acceptance_truth import ActionSighting, Attendance, Concern, Meeting, StaffRow
from drawn_files import ACTIONS, NETWORKS
from drawn_rows import code, minute_of
from naive_calendar import DAY

TOPICS = ("gathering", "vandalism", "drugs", "violence", "online")


class DrawnMeetings:
    """Draws meetings of some people between two days.

    Parameters
    ----------
    write
        Writes the parts of a file: its name, its kind and its rows by table.
    """

    def __init__(
        self,
        draw: random.Random,
        staff: list[StaffRow],
        span: tuple[dt.date, dt.date],
        write: Callable[[str, str, dict[str, list[dict[str, Any]]]], None],
    ) -> None:
        self.draw, self.staff, self.span, self.write = draw, staff, span, write
        self.meetings: list[Meeting] = []
        self.attendance: list[Attendance] = []
        self.concerns: list[Concern] = []
        self.actions: list[ActionSighting] = []

    def draw_one(self, name: str) -> None:
        draw, network = self.draw, self.draw.choice(NETWORKS)
        day = self.span[0] + draw.randint(0, (self.span[1] - self.span[0]).days) * DAY
        meeting_id = f"m-{network}-{day:%Y%m%d}"
        if any(meeting.meeting_id == meeting_id for meeting in self.meetings):
            return
        status = draw.choice(["held"] * 5 + ["cancelled", "broken_off", "agenda_only"])
        start, end = draw.choice([(None, None), (dt.time(9), dt.time(10, 30)), (dt.time(9), None)])
        minutes = draw.choice([90, 90, None]) if end is None else 90
        self.meetings.append(
            Meeting(meeting_id, network, day, status, minute_of(start), minute_of(end), minutes)
        )
        own = {"file_key": code("f-", 16, name), "meeting_id": meeting_id}
        nothing = {"from_time": None, "to_time": None}
        people: list[dict[str, Any]] = [
            {"staff_code": None, "organisation": "police", "status": "present", **nothing}
        ]
        for who in sorted({row.staff_code for row in self.staff}):
            if draw.random() < 0.4:
                presence = draw.choice(["present", "apologies", "absent"])
                part = draw.choice([nothing, nothing, {**nothing, "from_time": dt.time(9, 20)}])
                part = draw.choice([part, part, {**part, "to_time": dt.time(10)}])
                people.append({"staff_code": who, "organisation": None, "status": presence, **part})
        self.attendance += [
            Attendance(
                meeting_id,
                p["staff_code"],
                p["status"],
                minute_of(p["from_time"]),
                minute_of(p["to_time"]),
            )
            for p in people
        ]
        for number, person in enumerate(people, start=1):
            keyed = person["staff_code"] and code("s-", 10, person["staff_code"])
            person |= {**own, "participant_number": number, "staff_code": keyed}
        head = {**own, "network_code": network, "meeting_date": day, "status": status}
        head |= {"start_time": start, "end_time": end, "duration_minutes": minutes}
        drawn = sorted({(draw.choice(NETWORKS), topic) for topic in TOPICS if draw.random() < 0.3})
        self.concerns += [Concern(meeting_id, about, topic) for about, topic in drawn]
        concerns = [
            {**own, "network_code": about, "topic": topic, "mention_count": draw.randint(1, 3)}
            for about, topic in drawn
        ]
        actions = [self._sighting(meeting_id, own, day) for _ in range(draw.choice([0, 1, 2]))]
        parts = {"meeting": [head], "attendance": people, "concern": concerns}
        self.write(name, "minutes", {**parts, "action_item": actions})

    def _sighting(self, meeting_id: str, own: dict[str, Any], day: dt.date) -> dict[str, Any]:
        """Draw how a follow-up stands at a meeting; once at most on each day."""
        draw = self.draw
        seen = {one.action_id for one in self.actions if one.meeting_id[-8:] == meeting_id[-8:]}
        action_id = draw.choice([one for one in ACTIONS if one not in seen])
        who = draw.choice(sorted({row.staff_code for row in self.staff}))
        status = draw.choice(["open", "open", "closed", "dropped"])
        closed_on = draw.choice([None, day - 3 * DAY]) if status == "closed" else None
        due_on = draw.choice([None, day + draw.randint(-20, 90) * DAY])
        decided_on = draw.choice([None, day - draw.randint(0, 9) * DAY])
        self.actions.append(
            ActionSighting(meeting_id, action_id, who, decided_on, due_on, status, closed_on)
        )
        return {
            **own,
            "action_id": action_id,
            "kind": "other",
            "responsible_staff_code": code("s-", 10, who),
            "responsible_organisation": None,
            "decided_on": decided_on,
            "due_on": due_on,
            "status": status,
            "closed_on": closed_on,
        }
