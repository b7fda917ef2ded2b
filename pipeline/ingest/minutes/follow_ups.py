"""What was agreed, by whom, until when, and how it stands."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from pipeline.ingest.minutes.action_kinds import kind_of
from pipeline.ingest.minutes.blocks import MOST_ROWS, plain
from pipeline.ingest.minutes.columns import Row
from pipeline.ingest.minutes.deadline_days import Around
from pipeline.ingest.minutes.deadlines import Deadline, deadline_of, find_deadlines
from pipeline.ingest.minutes.follow_up_blocks import written
from pipeline.ingest.minutes.follow_up_line import OLD
from pipeline.ingest.minutes.follow_up_marks import own_id_in
from pipeline.ingest.minutes.moments import date_told
from pipeline.ingest.minutes.records import ActionItem, Meeting, MinutesWords
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.sections import Section
from pipeline.ingest.minutes.sources import Source, kept
from pipeline.ingest.minutes.statuses import closed_at, status_of, status_told
from pipeline.ingest.minutes.wordings import organisation_told

# "Ikke sket endnu, ny frist 20. september", "rykkes til 19/12", "Kim gør det inden 20. juni".
_PUT_OFF = re.compile(
    r"\b(?:nyt?\s+(?:(?:tids)?(?:frist|deadline)|dato|tid\w*)|rykke\w*|uds[æa]t\w*|udskyd\w*|udskudt|flytte\w*|forlæng\w*|"
    r"inden|senest|frist)\b",
    re.IGNORECASE,
)
# Everybody's task, or nobody's yet.
_NOBODY = re.compile(
    r"\W*(?:alle(?:\s+(?:parter|deltagere|medlemmer|sammen))?|(?:hele\s+)?netværket|vi|ingen|endnu\s+ingen|"
    r"mangler|aftales(?:\s+\w+)?|ikke\s+(?:aftalt|fordelt|besluttet)(?:\s+endnu)?|fælles|os\s+alle)?"
    r"\W*(?:,.*)?",
    re.IGNORECASE,
)
_LONG_WORD = re.compile(r"\w{5,}")
_SAME = 0.6  # of the long words of the shorter of two tasks that are one
_STATUS_RANK = {"open": 0, "dropped": 1, "closed": 2}


def read_follow_ups(
    sections: list[Section],
    meeting: Meeting,
    words: MinutesWords,
    roster: Roster | None = None,
    next_meeting: dt.date | None = None,
) -> list[ActionItem]:
    """Return the follow-ups, old ones and new ones, each once, as they stand in this document.

    Parameters
    ----------
    roster
        The participants, who may be named as responsible.
    next_meeting
        The day that ``inden næste møde`` means.
    """
    reader = _Reader(meeting, words, roster or Roster((), words), next_meeting)
    found: dict[str, ActionItem] = {}
    counts: dict[bool, dict[str, int]] = {True: {}, False: {}}
    rows = list(islice(reader.rows(sections), MOST_ROWS))
    read = [(kind, row, *reader.action(row, kind)) for kind, row in rows]
    for kind, row, action, has_own_id in read:
        if kind not in OLD and any(_tells_more(other, row, action) for other in read):
            continue
        # One told as an old one and as a new one is the same; two new ones are two.
        made = counts[kind in OLD]
        own_id = action.action_id
        if not has_own_id:
            # Two tasks of the same kind, people and days are two: the second gets its own id.
            nth = made[own_id] = made.get(own_id, 0) + 1
            own_id = _nth_id(own_id, nth)
        known, told = found.get(own_id), replace(action, action_id=own_id)
        found[own_id] = told if known is None else _merged(known, told)
    return list(found.values())


class _Reader:
    """Reads the follow-ups of one document."""

    def __init__(
        self, meeting: Meeting, words: MinutesWords, roster: Roster, next_meeting: dt.date | None
    ) -> None:
        self._meeting, self._words, self._roster = meeting, words, roster
        self._around = Around(meeting.meeting_date, next_meeting)
        self._around_old = replace(self._around, is_old=True)

    def _around_of(self, kind: str) -> Around:
        return self._around_old if kind in OLD else self._around

    def rows(self, sections: list[Section]) -> Iterator[tuple[str, Row]]:
        """Yield kind of section and row of each follow-up as written."""
        return written(sections, self._roster, self._around_of)

    def action(self, row: Row, kind: str) -> tuple[ActionItem, bool]:
        """Return the follow-up, and whether it has an id of its own."""
        staff, organisation, named = self._responsible(row["responsible"])
        decided = date_told(row["decided_on"])
        status = _status(row)
        put_off = self._put_off(row["status"]) if status == "open" else None
        due = put_off or deadline_of(row["due_on"], self._around_of(kind))
        at_due = "status" if put_off else "due_on"
        kind_told = kind_of(row["task"])
        closed = _closed(row) if status == "closed" else None
        number = own_id_in(f"{row['action_id']} {row['task']}")
        decided_on, due_on = decided and decided[0], due.day if due else None
        known_since = decided_on or (None if kind in OLD else self._meeting.meeting_date)
        key = (self._meeting.network_code, kind_told.kind, staff, organisation, known_since, due_on)
        sources = {
            "action_id": Source(row.source("action_id").place, "own_id") if number else None,
            "kind": None if kind_told.is_usual else row.source("task", kind_told.read_as),
            "responsible_staff_code": row.source("responsible", named),
            "responsible_organisation": row.source("responsible", named),
            "decided_on": decided and row.source("decided_on", decided[1]),
            "due_on": row.source(at_due, due.read_as) if due and due.day else None,
            "status": _status_source(row),
            "closed_on": closed and closed[1],
        }
        action = ActionItem(
            number or _derived_id(key),
            kind_told.kind,
            staff,
            organisation,
            decided_on,
            due_on,
            status,
            closed and closed[0],
            sources={name: source for name, source in sources.items() if source is not None},
        )
        return action, number is not None

    def _put_off(self, status: str) -> Deadline | None:
        """Return the deadline that the words for how a task stands put it off to."""
        told = _PUT_OFF.search(status)
        found = [] if told is None else find_deadlines(status[told.start() :], self._around)
        return next((one for one in found if one.day is not None), None)

    def _responsible(self, cell: str) -> tuple[str | None, str | None, str]:
        """Return our own member of staff, else the organisation, and in which form it is named."""
        who = self._roster.who(cell) or self._roster.first_of(cell)
        if who is not None:
            return who.staff_code, who.organisation, who.read_as
        if _NOBODY.fullmatch(plain(cell)) is not None:
            return None, None, "exact"
        told = organisation_told(cell, self._words.partners) or ("other", "unknown_word")
        return None, told[0] if plain(cell) else None, told[1]


def _tells_more(other: tuple[str, Row, ActionItem, bool], row: Row, action: ActionItem) -> bool:
    """Say whether another row is the same new task, and says until when as this one does not.

    What the text tells of a task is told again, with its day, in the table at its end.
    """
    kind, told, more, _ = other
    if kind in OLD or action.due_on or not more.due_on or more.kind != action.kind:
        return False
    who = (action.responsible_staff_code, action.responsible_organisation)
    if who != (more.responsible_staff_code, more.responsible_organisation):
        return False
    here, there = (set(_LONG_WORD.findall(one["task"].casefold())) for one in (row, told))
    return len(here & there) >= max(1, _SAME * min(len(here), len(there)))


def _status(row: Row) -> str:
    """Return how a follow-up stands; one with a day in the column of those done is done."""
    told = status_told(row["status"]) or status_of(row["closed_on"])
    if told is None and date_told(row["closed_on"]) is not None:
        return "closed"
    return told or "open"


def _status_source(row: Row) -> Source:
    """Return where the status is from; what nobody says anything about is open."""
    said = next((column for column in ("status", "closed_on") if row[column]), None)
    return Source(row.place, "default") if said is None else row.source(said)


def _closed(row: Row) -> tuple[dt.date, Source] | None:
    """Return the day a follow-up was closed, and where it says so."""
    found = date_told(row["closed_on"])
    if found is not None:
        return found[0], row.source("closed_on", found[1])
    at = closed_at(row["status"])
    told = None if at is None else date_told(row["status"][at:])
    return told and (told[0], row.source("status", told[1]))


def _derived_id(key: tuple[object, ...]) -> str:
    """Return an id for a follow-up that has none, from its typed values alone."""
    text = "|".join("" if value is None else str(value) for value in key)
    return f"h-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _nth_id(action_id: str, nth: int) -> str:
    return action_id if nth == 1 else _derived_id((action_id, nth))


def _merged(one: ActionItem, other: ActionItem) -> ActionItem:
    """Return what two sightings in one document say together, in whichever order they stand.

    The further one is the later; of two deadlines the later one is the one put off to.
    """
    first, second = sorted((one, other), key=_furthest, reverse=True)
    whole = replace(
        first,
        kind=first.kind if first.kind != "other" else second.kind,
        responsible_staff_code=first.responsible_staff_code
        or (second.responsible_staff_code if first.responsible_organisation is None else None),
        responsible_organisation=first.responsible_organisation
        or (second.responsible_organisation if first.responsible_staff_code is None else None),
        decided_on=min(filter(None, (one.decided_on, other.decided_on)), default=None),
        due_on=max(filter(None, (one.due_on, other.due_on)), default=None),
        closed_on=first.closed_on or second.closed_on,
    )
    return replace(whole, sources=kept(whole, first, second))


def _furthest(action: ActionItem) -> tuple[int, dt.date, str]:
    return _STATUS_RANK[action.status], action.due_on or dt.date.min, repr(action)
