"""Which network met, when, for how long, and what became of the meeting."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.ingest.minutes.blocks import Table, plain
from pipeline.ingest.minutes.moments import (
    clock_of,
    find_clock,
    find_date,
    find_duration,
    find_span,
    minutes_between,
)
from pipeline.ingest.minutes.records import Meeting, MinutesRefused, MinutesWords
from pipeline.ingest.minutes.sections import HEAD, ITEM, Section, table_kind
from pipeline.ingest.minutes.wordings import codes_in

_LABEL = re.compile(r"^\W{0,8}(?P<label>[^:|]{2,30}?)\W{0,8}:\s*\W{0,8}(?P<value>\S.*)$")
_DATE = {"dato", "mødedato", "dato og tid", "tid og dato", "dato og tidspunkt", "hvornår",
         "tid og sted", "mødetidspunkt", "dato/tid", "dato & tid", "mødet afholdt", "afholdt",
         "dag", "mødedag", "tid/sted"}  # fmt: skip
_TIME = _DATE | {"tid", "tidspunkt", "mødetid", "klokken", "kl", "klokkeslæt", "tidsrum"}
_LENGTH = {"varighed", "mødets varighed", "mødevarighed", "længde"}
_NETWORK = {"netværk", "område", "ssp-netværk", "lokalt netværk", "lokalt ssp-netværk",
            "lokalområde", "ssp-område"}  # fmt: skip
_STARTS = {"start", "mødestart", "begyndt", "starttidspunkt", "fra"}
_ENDS = {"slut", "mødeslut", "sluttede", "afsluttet", "sluttidspunkt", "til"}
_ELSEWHERE = re.compile(
    r"(?:næste|forrige|sidste|seneste|kommende)\s+(?:\w+\s+)?(?:møde|gang|referat)|\bfrist\b"
    r"|udsendt|udarbejdet|godkendt|\breferent\b|\bmødeleder\b|\bordstyrer\b|\bkopi\b|^\W{0,8}(?:sted|lokale|mødested)\b",
    re.IGNORECASE,
)
_OF_THE_DAY = re.compile(r"^\W{0,8}(?:slut|start|varighed)\w*\b", re.IGNORECASE)
_CANCELLED = re.compile(r"\baflyst\b|\baflyses\b|\baflysning\b|\bmødet udgår\b", re.IGNORECASE)
_MEETING_CANCELLED = re.compile(
    # Said of this meeting: not of the last one, nor of one in November.
    r"^\W{0,8}(?:aflyst|status\W{1,8}aflyst)\W{0,8}$|^\W{0,8}aflyst\W{1,8}møde"
    r"|\bmødet\s+(?:(?:er|blev|bliver|må|måtte)\s+(?:desværre\s+)?(?:aflyst|aflyses|udgå)|udgår)\b",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"\bmødet\b[^.]{0,60}\b(?:afbrudt|afbrydes|brudt af|afbrød)\b|\bafbrudt\b[^.]{0,30}\bmødet\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:mødet|der)\s+(?:blev\s+)?(?:slutter|sluttede|sluttet|hævet|afsluttet)\b|\bmødet slut\b"
    r"|\btak for i dag\b",
    re.IGNORECASE,
)
_BEGAN = re.compile(r"\bmødet\s+(?:startede|begyndte|blev åbnet|åbnede)\b", re.IGNORECASE)
_AGENDA = re.compile(r"^\W{0,8}(?:(?:forslag|udkast) til )?(?:dagsorden|(?:møde)?indkaldelse)\b",
                     re.IGNORECASE)  # fmt: skip
_MINUTES = re.compile(r"referat\b", re.IGNORECASE)
_NEAR = 60  # characters between "Mødet blev afbrudt" and its clock time
_NO_PLACE_FOR_FACTS = {"next_meeting", "concerns", "old_actions", "new_actions"}


@dataclass(frozen=True)
class Filled:
    """How much of a document is filled in.

    Parameters
    ----------
    has_participants
        Somebody is listed.
    has_statuses
        It is said of somebody whether they came.
    has_present
        Somebody came.
    has_content
        There are concerns, follow-ups or paragraphs under the items.
    """

    has_participants: bool
    has_statuses: bool
    has_present: bool
    has_content: bool


class Head:
    """What the head of a document says, read from its titles, its first lines and its labels."""

    def __init__(self, sections: list[Section], words: MinutesWords) -> None:
        self._sections = sections
        self._words = words
        self._titles = [one.title for one in sections if one.kind == HEAD and one.title]
        head, elsewhere = _parted(sections)
        self._lines = [line for line in head if not _ELSEWHERE.search(line)]
        self._labels = list(_labels(head))
        self._late_labels = list(_labels(elsewhere))
        self._told = [*head, *elsewhere]

    def meeting(self, filled: Filled) -> Meeting:
        """Return the meeting.

        Raises
        ------
        MinutesRefused
            ``several_meetings``, ``no_network``, ``no_date``, ``future_meeting``, ``no_end_time``.
        """
        network, day = self._network(), self._date()
        status = self._status(filled)
        if day > self._words.received_on and status in ("held", "broken_off"):
            raise MinutesRefused("future_meeting")
        start, end = self._span()
        if status == "broken_off":
            end = self._clock_told(_BROKEN) or end
        length = minutes_between(start, end) if start and end else None
        duration = length if length and length > 0 else self._duration()
        if status == "held" and duration is None:
            raise MinutesRefused("no_end_time")
        return Meeting(network, day, start, end, duration, status)

    def _network(self) -> str:
        """Return the network: of the titles and labels, else of the first lines that name one."""
        labelled = [value for label, value in self._labels if label in _NETWORK]
        told = [line for line in self._lines if re.search(r"netværk|\bssp\b", line, re.IGNORECASE)]
        late = [value for label, value in self._late_labels if label in _NETWORK]
        for texts in ([*self._titles, *labelled], told, self._lines, late):
            found = {code for text in texts for code in codes_in(text, self._words.networks)}
            if len(found) > 1:
                raise MinutesRefused("several_meetings")
            if found:
                return found.pop()
        raise MinutesRefused("no_network")

    def _date(self) -> dt.date:
        """Return the day: of the labels, else of the titles, else of the first lines."""
        labelled = _first_dates(value for label, value in self._labels if label in _DATE)
        late = _first_dates(value for label, value in self._late_labels if label in _DATE)
        titled = _first_dates(self._titles)
        is_twice = sum(one.kind == "participants" for one in self._sections) > 1
        if len(labelled) > 1 or len(titled) > 1 or (is_twice and len({*labelled, *late}) > 1):
            raise MinutesRefused("several_meetings")
        in_lines = [line for line in self._lines if not _OF_THE_DAY.match(line)]
        for days in (labelled, titled, _first_dates(in_lines), late):
            if days:
                return days[0]
        raise MinutesRefused("no_date")

    def _status(self, filled: Filled) -> str:
        if any(_CANCELLED.search(text) for text in self._titles):
            return "cancelled"
        if any(_MEETING_CANCELLED.search(text) for text in self._lines):
            return "cancelled"
        told = [text for text in self._told if not _ELSEWHERE.search(text)]
        if not filled.has_present and any(_MEETING_CANCELLED.search(text) for text in told):
            return "cancelled"
        if any(_BROKEN.search(text) for text in told):
            return "broken_off"
        titles = " ".join(self._titles)
        is_agenda = any(map(_AGENDA.search, self._titles)) and not _MINUTES.search(titles)
        if is_agenda and not filled.has_statuses:
            return "agenda_only"
        return "held" if filled.has_participants or filled.has_content else "agenda_only"

    def _span(self) -> tuple[dt.time | None, dt.time | None]:
        """Return start and end: of the labels, else of titles and lines, else as it is told."""
        labels = [*self._labels, *self._late_labels]
        labelled = [value for label, value in labels if label in _TIME]
        unlabelled = [*self._titles, *self._lines]
        for is_about_time, texts in ((True, labelled), (False, unlabelled)):
            for text in texts:
                if (span := find_span(text, is_about_time=is_about_time)) is not None:
                    return span
        clocks = (find_clock(text) for text in (*labelled, *unlabelled))
        start = (
            self._labelled_clock(_STARTS)
            or self._clock_told(_BEGAN)
            or next((clock for clock in clocks if clock), None)
        )
        return start, self._labelled_clock(_ENDS) or self._clock_told(_ENDED)

    def _labelled_clock(self, labels: set[str]) -> dt.time | None:
        values = [value for label, value in self._labels + self._late_labels if label in labels]
        return next((at for text in values if (at := clock_of(text))), None)

    def _duration(self) -> int | None:
        labels = self._labels + self._late_labels
        values = [value for label, value in labels if label in _LENGTH]
        values += [value for label, value in labels if label in _TIME]
        return next((found for text in values if (found := find_duration(text))), None)

    def _clock_told(self, pattern: re.Pattern[str]) -> dt.time | None:
        """Return the clock time behind words that tell how the meeting began or ended."""
        for text in self._told:
            match = None if _ELSEWHERE.search(text) else pattern.search(text)
            clock = find_clock(text[match.start() : match.end() + _NEAR]) if match else None
            if clock is not None:
                return clock
        return None


def _first_dates(texts: Iterable[str]) -> list[dt.date]:
    """Return the different days that the texts name first, in order."""
    return list(dict.fromkeys(day for text in texts if (day := find_date(text)) is not None))


def _parted(sections: list[Section]) -> tuple[list[str], list[str]]:
    """Return the lines of the head, and the lines of other places that may tell of the meeting.

    The head goes on to the first heading that is a section's or an item's; a second title begins
    another one.
    """
    head: list[str] = []
    elsewhere: list[str] = []
    is_open = True
    for one in sections:
        is_open = is_open and (one.kind == HEAD or (one.kind == ITEM and one.number is None))
        lines = [text for text, _ in one.lines()]
        if one.kind in (HEAD, "facts") or is_open:
            head += [*([one.title] if one.kind == ITEM else ()), *lines, *_pairs(one)]
        elif one.kind not in _NO_PLACE_FOR_FACTS:
            elsewhere += lines
    return head, elsewhere


def _labels(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield (label, value) of all lines ``label: value``; several on one line part at ``|``."""
    for line in lines:
        if _ELSEWHERE.match(line):
            continue
        for piece in re.split(r"\s+[|·•]\s+|\t", line):
            if match := _LABEL.match(piece):
                yield plain(match["label"]).casefold(), plain(match["value"])


def _pairs(section: Section) -> Iterator[str]:
    """Yield the facts of a table as lines ``label: value``: side by side, or below one another."""
    for table in section.tables():
        if table_kind(table) is not None:
            continue
        labels = (
            [plain(cell).rstrip(":").casefold() for cell in table.rows[0]] if table.rows else []
        )
        if _is_above(labels, table):
            for label, value in zip(labels, table.rows[1], strict=False):
                yield f"{label}: {value}"
            continue
        for row in table.rows:
            cells = [cell for cell in row if cell]
            for label, value in zip(cells[::2], cells[1::2], strict=False):
                yield f"{label.rstrip(':')}: {value}"


def _is_above(labels: list[str], table: Table) -> bool:
    known = _DATE | _TIME | _NETWORK | {"sted", "referent", "mødeleder"}
    return len(table.rows) == 2 and len(labels) > 1 and all(label in known for label in labels)
