"""What minutes hold once they are read: typed values, never text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

from pipeline.ingest.minutes.sources import NOT_TOLD, Source, Sources
from pipeline.ingest.privacy import Known

_MOST_INITIALS = 4  # of a name, as its first letters
_MOST_OF_SURNAME = 4  # letters of it behind a first name: "Jonas Ve."


@dataclass(frozen=True, kw_only=True)
class Told:
    """What was read; ``sources`` says of each value where it came from, and is no part of it."""

    sources: Sources = field(default_factory=dict, compare=False, repr=False)

    def values(self) -> Iterator[tuple[str, Any, Source]]:
        """Yield field, value and source of each value; of one that ought to be told, None."""
        for one in fields(self):
            value, source = getattr(self, one.name), self.sources.get(one.name)
            if source is not None and (value not in (None, False) or source == NOT_TOLD):
                yield one.name, value, source


@dataclass(frozen=True)
class Meeting(Told):
    """One meeting; ``duration_minutes`` is null where it was not held to an end, or none is told.

    Of a meeting that was held, a length that nobody tells has the source ``not_told``.
    """

    network_code: str
    meeting_date: dt.date
    start_time: dt.time | None
    end_time: dt.time | None
    duration_minutes: int | None
    status: str  # held, cancelled, broken_off, agenda_only
    place_code: str | None = None
    minute_taker_role: str | None = None
    minute_taker_staff_code: str | None = None


@dataclass(frozen=True)
class Attendance(Told):
    """One participant: our own staff by code, everybody else by organisation and role only."""

    staff_code: str | None
    organisation: str | None
    status: str  # present, apologies, absent
    from_time: dt.time | None = None
    to_time: dt.time | None = None
    participant_role: str | None = None
    came_late: bool = False
    left_early: bool = False


@dataclass(frozen=True)
class AgendaItem(Told):
    """One item of the agenda."""

    item_number: int
    topic: str
    kind: str  # information, concern, decision
    agreement_kind: str | None = None


@dataclass(frozen=True)
class Concern(Told):
    """One topic of concern about one area."""

    network_code: str
    topic: str
    mention_count: int


@dataclass(frozen=True)
class MeetingDecision(Told):
    """One decision; its wording is not kept."""

    kind: str
    topic: str | None = None
    network_code: str | None = None
    item_number: int | None = None
    action_id: str | None = None


@dataclass(frozen=True)
class ActionItem(Told):
    """One follow-up as it stands in this document."""

    action_id: str
    kind: str
    responsible_staff_code: str | None
    responsible_organisation: str | None
    decided_on: dt.date | None
    due_on: dt.date | None
    status: str  # open, closed, dropped
    closed_on: dt.date | None


@dataclass(frozen=True)
class Minutes:
    """Everything that is read of one document.

    Parameters
    ----------
    notes
        Reason codes of what could not be read, with the line where there are lines.
    """

    meeting: Meeting
    attendances: list[Attendance] = field(default_factory=list)
    agenda_items: list[AgendaItem] = field(default_factory=list)
    concerns: list[Concern] = field(default_factory=list)
    action_items: list[ActionItem] = field(default_factory=list)
    decisions: list[MeetingDecision] = field(default_factory=list)
    notes: list[tuple[str, int | None]] = field(default_factory=list)


@dataclass(frozen=True)
class MinutesWords:
    """The wordings that minutes are read with: each, casefolded, → its code.

    Parameters
    ----------
    networks, partners, topics, places, roles
        Names, codes and synonyms of the vocabularies.
    staff
        Codes, names, initials and e-mail addresses of our own staff.
    received_on
        The day the document was received, in Copenhagen.
    others
        Wordings of the other vocabularies: words that name nobody.
    staff_roles
        Plain staff code → role, of our own staff, as it was last.
    misspelt
        Wordings of ``staff`` that one document alone has: names that it misspells.
    """

    networks: dict[str, str]
    partners: dict[str, str]
    topics: dict[str, str]
    staff: dict[str, str]
    received_on: dt.date
    others: tuple[str, ...] = ()
    places: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    staff_roles: dict[str, str] = field(default_factory=dict)
    misspelt: frozenset[str] = frozenset()

    @cached_property
    def short_names(self) -> dict[str, str]:
        """Short forms of a name that only one of our own staff can mean, casefolded → code.

        ``jonas``, ``jonas v``, ``v jonas``, ``j vestergren``, ``vestergren``; letters alone are
        no word here.
        """
        found: dict[str, set[str]] = {}
        for wording, code in self.staff.items():
            first, *middle = wording.split()
            if not middle or "@" in wording:
                continue
            last = middle[-1]
            begun = [last[:length] for length in range(1, min(_MOST_OF_SURNAME, len(last)) + 1)]
            for short in (
                first,
                f"{first} {last}",
                *(f"{first} {letters}" for letters in begun),
                *(f"{letters} {first}" for letters in begun),
                f"{first[0]} {last}",
                last,
            ):
                found.setdefault(short, set()).add(code)
        return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}

    def by_short_name(self, text: str) -> str | None:
        """Return the code of the one of ours whom a text names shortly: ``Jonas V.``, ``JV``."""
        bare = " ".join(text.replace(".", " ").split())
        is_lettered = bare.isupper() and len(bare) <= _MOST_INITIALS
        return (self._letters if is_lettered else self.short_names).get(bare.casefold())

    @cached_property
    def _letters(self) -> dict[str, str]:
        """First letters of names that only one of our own staff has, casefolded → code."""
        found: dict[str, set[str]] = {}
        for wording, code in self.staff.items():
            if " " in wording and "@" not in wording:
                found.setdefault("".join(word[0] for word in wording.split()), set()).add(code)
        return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}

    @cached_property
    def known(self) -> Known:
        """What a text may say without naming a citizen: our staff, and the vocabularies' words."""
        named = (self.networks, self.partners, self.topics, self.places, self.roles)
        wordings = (*(word for one in named for word in one), *self.others)
        return Known.of(self.staff, wordings)


class MinutesRefused(Exception):  # noqa: N818 - an outcome, not an error, as FileRefused
    """A document that cannot be read as the minutes of one meeting.

    Parameters
    ----------
    reason_code
        A code of ``row_rules.csv``; never text of the document.
    """

    def __init__(self, reason_code: str) -> None:
        self.reason_code = reason_code
        super().__init__(reason_code)
