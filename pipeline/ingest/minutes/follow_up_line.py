"""A line and the parts of a follow-up that are taken from it, and what a part says by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.ingest.minutes.action_kinds import begins_as_task, is_passive, verb_told
from pipeline.ingest.minutes.blocks import Place
from pipeline.ingest.minutes.deadlines import Deadline
from pipeline.ingest.minutes.moments import month_numbers

_CLOCK = re.compile(r"^\s*,?\s*kl\.?\s*\d{1,2}(?:[.:]\d\d)?(?:\s*[-–]\s*\d{1,2}(?:[.:]\d\d)?)?")
_NUMBERS = re.compile(r"(?:[12]?\d|3[01])\.(?:0?[1-9]|1[0-2])\.")  # "[Jonas / 20.10.]"
_EVERYBODY = re.compile(r"(?:alle|os\s+alle|alle\s+sammen|hele\s+netværket)\W*", re.IGNORECASE)
# Under a heading that may speak of tasks, who and a verb are enough.
PERHAPS_OLD, PERHAPS_NEW = "perhaps_old_actions", "perhaps_new_actions"
OLD = ("old_actions", PERHAPS_OLD)


@dataclass(frozen=True)
class Line:
    """One line, and whether it is an item of a list, and one task with all that is told of it."""

    text: str
    place: Place
    is_listed: bool
    is_one_task: bool = False


@dataclass
class Parts:
    """A follow-up's parts while its line is taken apart, and what told each of them."""

    cells: dict[str, str] = field(default_factory=dict)
    told_by: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    is_fronted: bool = False  # until when stood before everything else

    def set(self, column: str, text: str, told_by: str) -> None:
        """Keep a part, unless there is one already."""
        if column not in self.cells and text:
            self.cells[column] = text
            self.told_by[column] = told_by

    def drop(self, column: str) -> None:
        """Forget a part: a later one stands in its place."""
        self.cells.pop(column, None)

    def __contains__(self, column: str) -> bool:
        return column in self.cells


def with_verb(parts: list[str]) -> list[str]:
    """Return the parts of a text from the first on that tells a task, where the text does so late.

    ``Lamperne er slukket. Boligforeningen skal kontaktes. Ansvarlig: Jonas``
    """
    for at, part in enumerate(parts):
        if (begins_as_task(part) or is_passive(part)) and verb_told(part) is not None:
            return parts[at:]
    return parts


def is_everybody(part: str, parts: Parts) -> bool:
    """Say whether a part before the task names everybody: ``Alle: …``."""
    return not parts.left and _EVERYBODY.fullmatch(part.strip()) is not None


def is_bare_day(part: str) -> bool:
    """Say whether a part is until when only because it says nothing else: ``november``."""
    bare = part.strip(" .()").casefold()
    is_day = _NUMBERS.fullmatch(part.strip(" ()")) is not None
    return bare in month_numbers() or bare == "i dag" or is_day


def stands_alone(text: str, one: Deadline) -> bool:
    """Say whether a day is a part of its own, or the last words of its line."""
    before = text[: one.start].rstrip()
    after = _CLOCK.sub("", text[one.end :]).strip()
    is_begun = not before or before[-1] in "–—-;,()[]|/:.<>"
    is_ended = not after.strip(".) ]>") or after[0] in "–—-;,()[]|/:.<>" or text[one.end - 1] == "."
    return is_ended and (is_begun or not after.strip(".) ]>"))
