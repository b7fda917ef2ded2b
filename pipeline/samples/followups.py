"""Follow-ups: decided at one meeting, followed from meeting to meeting until closed or dropped."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

# What is agreed, by its kind; without personal data, which the writer of the minutes adds.
TASKS = {
    "contact": (
        "Kontakte boligselskabet om belysning ved stien",
        "Kontakte klubben om åbningstider",
        "Ringe til skolens ledelse om pauserne",
    ),
    "agreement": ("Lave aftale med klubben om fælles aften", "Aftale fast ugentlig runde"),
    "visit": ("Besøge 8. årgang på skolen", "Besøge foreningen ved hallen"),
    "investigate": ("Undersøge klager over støj om aftenen", "Undersøge ophold ved stationen"),
    "inform": ("Orientere forældre på forældremøde", "Informere personalet om forløbet"),
    "other": ("Opdatere oversigten over tilbud", "Forberede næste temadag"),
}
_ORGANISATIONS = ("school", "police", "housing", "club", "authority")
_OURS = 0.6


@dataclass(frozen=True)
class Action:
    """One follow-up as it stands at one meeting."""

    action_id: str
    kind: str
    task: str
    staff_code: str | None
    organisation: str | None
    decided_on: dt.date
    due_on: dt.date
    status: str = "open"
    closed_on: dt.date | None = None


class FollowUps:
    """The open follow-ups of one network."""

    def __init__(self, network_code: str, draw: random.Random) -> None:
        self.network_code = network_code
        self._draw = draw
        self._open: list[Action] = []
        self._last: dt.date | None = None

    def at(
        self, day: dt.date, number: int, own: Sequence[str]
    ) -> tuple[tuple[Action, ...], tuple[Action, ...]]:
        """Return the follow-ups of the last meetings as they stand now, and the new ones.

        Parameters
        ----------
        number
            The meeting's number in the year, part of the ids of what it decides.
        own
            Our own staff at the meeting, who can take a task on.
        """
        old = tuple(self._seen_again(action, day) for action in self._open)
        new = tuple(self._decided(day, number, nth + 1, own) for nth in range(self._count()))
        self._open = [action for action in (*old, *new) if action.status == "open"]
        self._last = day
        return old, new

    def _count(self) -> int:
        return self._draw.choice((0, 1, 1, 2, 2, 3))

    def _decided(self, day: dt.date, number: int, nth: int, own: Sequence[str]) -> Action:
        kind = self._draw.choice(list(TASKS))
        is_ours = bool(own) and self._draw.random() < _OURS
        return Action(
            action_id=f"H-{day.year}-{number}-{nth}",
            kind=kind,
            task=self._draw.choice(TASKS[kind]),
            staff_code=self._draw.choice(list(own)) if is_ours else None,
            organisation=None if is_ours else self._draw.choice(_ORGANISATIONS),
            decided_on=day,
            due_on=day + dt.timedelta(days=7 * self._draw.randrange(2, 9)),
        )

    def _seen_again(self, action: Action, day: dt.date) -> Action:
        chance = self._draw.random()
        if chance < 0.65:
            span = (day - (self._last or action.decided_on)).days
            closed_on = day - dt.timedelta(days=self._draw.randrange(max(span - 3, 1)))
            return replace(action, status="closed", closed_on=closed_on)
        if chance < 0.72:
            return replace(action, status="dropped")
        if chance < 0.85 and action.due_on < day:  # put off
            return replace(action, due_on=day + dt.timedelta(days=28))
        return action
