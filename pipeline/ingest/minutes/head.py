"""Which network met, when, for how long, and what became of the meeting."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from pipeline.ingest.minutes.blocks import plain
from pipeline.ingest.minutes.moments import (
    find_clock,
    find_date,
    find_duration,
    find_span,
    minutes_between,
)
from pipeline.ingest.minutes.records import Meeting, MinutesRefused, MinutesWords
from pipeline.ingest.minutes.sections import HEAD, ITEM, NEXT_MEETING, Section
from pipeline.ingest.minutes.wordings import codes_in

_LABEL = re.compile(r"(?P<label>[^:|]{2,30}):\s*(?P<value>\S.*)")
_LONGEST_LABELLED = 400
_DATE = {"dato", "mødedato", "dato og tid", "tid og dato", "dato og tidspunkt", "hvornår",
         "tid og sted", "mødetidspunkt"}  # fmt: skip
_TIME = _DATE | {"tid", "tidspunkt", "mødetid", "klokken", "kl", "varighed"}
_NETWORK = {
    "netværk",
    "område",
    "ssp-netværk",
    "lokalt netværk",
    "lokalt ssp-netværk",
    "lokalområde",
}
_STARTS, _ENDS = {"start", "mødestart", "begyndt"}, {"slut", "mødeslut", "sluttede", "afsluttet"}
_ELSEWHERE = re.compile(r"næste møde|frist|udsendt|referent|^\**(?:sted|slut)\b", re.IGNORECASE)
_CANCELLED_TITLE = re.compile(r"\baflyst\b|\baflysning\b", re.IGNORECASE)
# Said of this meeting: not of the last one, nor of one in November.
_CANCELLED = re.compile(
    r"^(?:aflyst\b|mødet\s+(?:er|blev|bliver|må|måtte)\s+(?:desværre\s+)?(?:aflyst|aflyses|udgå)"
    r"|mødet\s+udgår\b)",
    re.IGNORECASE,
)
_ENDED = re.compile(r"\bmødet\s+(?:sluttede|blev\s+(?:afsluttet|hævet))\b", re.IGNORECASE)
_BROKEN = re.compile(r"\bmødet\b[^.]{0,60}\b(?:afbrudt|afbrydes|brudt af)\b", re.IGNORECASE)
_AGENDA = re.compile(
    r"^(?:forslag til )?(?:dagsorden|indkaldelse|mødeindkaldelse)\b", re.IGNORECASE
)
_MINUTES = re.compile(r"\breferat\b", re.IGNORECASE)


class Head:
    """What the head of a document says, read from its title, its first lines and its labels."""

    def __init__(self, sections: list[Section], words: MinutesWords) -> None:
        self._sections = sections
        self._words = words
        self._title = sections[0].title
        self._lines = list(_head_lines(sections))
        self._labels = list(_labels(sections))

    def meeting(self, *, has_participants: bool, has_content: bool) -> Meeting:
        """Return the meeting.

        Parameters
        ----------
        has_participants
            Somebody is listed with a status.
        has_content
            There are concerns, follow-ups or paragraphs under the items.

        Raises
        ------
        MinutesRefused
            ``several_meetings``, ``no_network``, ``no_date``, ``future_meeting``, ``no_end_time``.
        """
        network, day = self._network(), self._date()
        status = self._status(has_participants=has_participants, has_content=has_content)
        if day > self._words.received_on and status in ("held", "broken_off"):
            raise MinutesRefused("future_meeting")
        start, end = self._span()
        if status == "broken_off":
            end = self._told_clock(_BROKEN) or end
        length = minutes_between(start, end) if start and end else None
        duration = length if length and length > 0 else self._duration()
        if status == "held" and duration is None:
            raise MinutesRefused("no_end_time")
        return Meeting(network, day, start, end, duration, status)

    def _network(self) -> str:
        networks = self._words.networks
        labelled = [value for label, value in self._labels if label in _NETWORK]
        for texts in ([self._title], labelled, self._lines):
            found = list(dict.fromkeys(code for text in texts for code in codes_in(text, networks)))
            if len(found) > 1 and texts is not self._lines:
                raise MinutesRefused("several_meetings")
            if found:
                return found[0]
        raise MinutesRefused("no_network")

    def _date(self) -> dt.date:
        titles = [
            one.title for one in self._sections if one.level == 1 and _MINUTES.search(one.title)
        ]
        labelled = [find_date(value) for label, value in self._labels if label in _DATE]
        days = list(dict.fromkeys(day for day in labelled if day is not None))
        if len(days) > 1 or len(dict.fromkeys(titles)) > 1:
            raise MinutesRefused("several_meetings")
        if days:
            return days[0]
        texts = [self._title, *(line for line in self._lines if not _ELSEWHERE.search(line))]
        day = next((day for text in texts if (day := find_date(text)) is not None), None)
        if day is None:
            raise MinutesRefused("no_date")
        return day

    def _status(self, *, has_participants: bool, has_content: bool) -> str:
        told = [text for one in self._sections for text, _ in one.lines()]
        if _CANCELLED_TITLE.search(self._title) or any(map(_CANCELLED.search, self._lines)):
            return "cancelled"
        if not has_participants and any(map(_CANCELLED.search, told)):
            return "cancelled"
        if any(_BROKEN.search(text) for text in told):
            return "broken_off"
        is_agenda = _AGENDA.search(self._title) and not _MINUTES.search(self._title)
        if not has_participants and (is_agenda or not has_content):
            return "agenda_only"
        return "held"

    def _times(self) -> list[str]:
        labelled = [value for label, value in self._labels if label in _TIME]
        others = [line for line in self._lines if not _ELSEWHERE.search(line)]
        return [*labelled, self._title, *others]

    def _span(self) -> tuple[dt.time | None, dt.time | None]:
        for text in self._times():
            if (span := find_span(text)) is not None:
                return span
        start = self._labelled_clock(_STARTS)
        if start is None:
            start = next((clock for text in self._times() if (clock := find_clock(text))), None)
        return start, self._labelled_clock(_ENDS) or self._told_clock(_ENDED)

    def _labelled_clock(self, labels: set[str]) -> dt.time | None:
        values = [value for label, value in self._labels if label in labels]
        return next((at for text in values if (at := find_clock(f"kl. {_bare(text)}"))), None)

    def _duration(self) -> int | None:
        values = [
            value for label, value in self._labels if label in ("varighed", "mødets varighed")
        ]
        return next((found for text in values if (found := find_duration(text))), None)

    def _told_clock(self, pattern: re.Pattern[str]) -> dt.time | None:
        """Return the clock time of the first sentence that says something."""
        told = [text for one in self._sections for text, _ in one.lines() if pattern.search(text)]
        return next((at for text in told if (at := find_clock(text)) is not None), None)


def _bare(text: str) -> str:
    return re.sub(r"^kl\.?\s*", "", text.strip(), flags=re.IGNORECASE)


def _head_lines(sections: list[Section]) -> Iterator[str]:
    """Yield the lines before the first section that is one, rows of a table as ``a: b``."""
    for one in sections:
        if one.kind not in (HEAD, ITEM):
            break
        if one.kind == ITEM:
            yield one.title
        yield from (text for text, _ in one.lines())
        yield from _pairs(one)


def _labels(sections: list[Section]) -> Iterator[tuple[str, str]]:
    """Yield (label, value) of all lines ``label: value`` that can be about this meeting."""
    for one in sections:
        if one.kind == NEXT_MEETING:
            continue
        for text in (
            *(text for text, _ in one.lines()),
            *(_pairs(one) if one.kind == HEAD else ()),
        ):
            bare = text[:_LONGEST_LABELLED].replace("*", "").strip()
            if match := _LABEL.fullmatch(bare):
                yield plain(match["label"]).casefold(), plain(match["value"])


def _pairs(section: Section) -> Iterator[str]:
    """Yield a table of two columns as lines ``label: value``."""
    for table in section.tables():
        for row in table.rows:
            cells = [cell for cell in row if cell]
            if len(cells) == 2:
                yield f"{cells[0].rstrip(':')}: {cells[1]}"
