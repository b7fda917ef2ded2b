"""Which network met, when, for how long, and what became of the meeting."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from pipeline.ingest.minutes.deadlines import WEEKDAYS
from pipeline.ingest.minutes.head_lines import (
    DATE_LABELS,
    ELSEWHERE,
    ENDED,
    LASTED,
    NETWORK_LABELS,
    STARTED,
    TIME_LABELS,
    Found,
    Line,
    Value,
    labels_of,
    parted,
    sourced,
    valued,
    valued_like,
)
from pipeline.ingest.minutes.moments import (
    clock_of,
    date_told,
    date_without_year,
    find_clock,
    find_duration,
    find_span,
    minutes_between,
    without_dates,
)
from pipeline.ingest.minutes.records import Meeting, MinutesRefused, MinutesWords
from pipeline.ingest.minutes.sections import HEAD, Section
from pipeline.ingest.minutes.sources import WHOLE, Source, surest
from pipeline.ingest.minutes.wordings import codes_in

_LENGTH = {"varighed", "mødets varighed", "mødevarighed", "længde"}
_STARTS = {"start", "mødestart", "begyndt", "starttidspunkt", "starttid", "fra"}
_ENDS = {"slut", "mødeslut", "sluttede", "afsluttet", "sluttidspunkt", "sluttid", "til"}
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
    r"|\btak for i dag\b|\bog\s+(?:sluttede|endte|var slut)\b"
    r"|\b(?:slut\w{0,6}|afslut\w{0,4}|hævet|hævede|stoppede|ophørte|var færdige?|varede til|"
    r"rundede\s+(?:mødet\s+)?af|gik hver til sit)"
    r"\W{1,4}(?:\w{1,10}\s+){0,2}(?=kl(?:okken)?\b|\d{1,2}[.:]\d{2})",
    re.IGNORECASE,
)
_BEGAN = re.compile(
    r"\bgik\s+i\s+gang\b|\bmødet\s+(?:startede|begyndte|blev åbnet|åbnede)\b"
    r"|\b(?:start\w{0,4}|begynd\w{0,4}|åbnede|indled\w{0,4}|mødtes|samlet)\W{1,4}"
    r"(?:\w{1,10}\s+){0,2}(?=kl(?:okken)?\b|\d{1,2}[.:]\d{2})",
    re.IGNORECASE,
)
_DAY_OF_MEETING = re.compile(r"møde|samlet|ssp|netværk", re.IGNORECASE)
_LASTED = re.compile(
    r"\b(?:varighed\w{0,4}|varede|mødelængde|længde|i alt|møde\w{0,4}\s+i|sammen\s+i|sad\s+i)\b",
    re.IGNORECASE,
)
_AGENDA = re.compile(r"^\W{0,8}(?:(?:forslag|udkast) til )?(?:dagsorden|(?:møde)?indkaldelse)\b",
                     re.IGNORECASE)  # fmt: skip
_MINUTES = re.compile(r"referat\b", re.IGNORECASE)
_NAMES_NETWORKS = re.compile(r"netværk|\bssp\b", re.IGNORECASE)
_ONLY_SPAN = re.compile(
    r"\W{0,4}\d{1,2}\s*(?:-|–|til)\s*\d{1,2}\W{0,4}"
)  # a line of its own: 13–14
_DAY = 24 * 60  # minutes
_LAST = 3  # lines, among which minutes tell when the meeting was over
_NEAR = 60  # characters between "Mødet blev afbrudt" and its clock time


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
        self._titles = [Line(one.title, one.place) for one in sections
                        if one.kind == HEAD and one.title]  # fmt: skip
        head, elsewhere = parted(sections)
        self._lines = [line for line in head if not ELSEWHERE.search(line.text)]
        self._labels = list(labels_of(head))
        self._late_labels = list(labels_of(elsewhere))
        self._told = [*head, *elsewhere]
        # The end is told last, below whatever heading stands there.
        last = [Line(text, place) for one in sections[-1:] for text, place in one.lines()]
        self._last_lines = last[-_LAST:]
        self._others = list(labels_of(self._told, of_others=True))

    def meeting(self, filled: Filled) -> Meeting:
        """Return the meeting.

        Raises
        ------
        MinutesRefused
            ``several_meetings``, ``no_network``, ``no_date``, ``future_meeting``, ``no_end_time``.
        """
        (network, at_network), (day, at_day) = self._network(), self._date()
        status, at_status = self._status(filled)
        if day > self._words.received_on and status in ("held", "broken_off"):
            raise MinutesRefused("future_meeting")
        start, end = self._span()
        if status == "broken_off":
            end = self._clock_told(_BROKEN) or end
        length = minutes_between(start[0], end[0]) if start and end else None
        duration = self._computed(length, start, end) or self._duration()
        if status == "held":
            end = end or _end_of(start, duration)
        if status == "held" and duration is None:
            raise MinutesRefused("no_end_time")
        found = {"start_time": start, "end_time": end, "duration_minutes": duration}
        sources = {name: told[1] for name, told in found.items() if told is not None}
        sources |= {"network_code": at_network, "meeting_date": at_day, "status": at_status}
        return Meeting(
            network,
            day,
            start and start[0],
            end and end[0],
            duration and duration[0],
            status,
            sources=sources,
        )

    def labelled(self, names: set[str]) -> list[Found[str]]:
        """Return what stands behind some labels, those of other days and of people among them."""
        return valued(self._others, names, "label")

    @staticmethod
    def _computed(
        length: int | None, start: Found[dt.time] | None, end: Found[dt.time] | None
    ) -> Found[int] | None:
        """Return the length between two clock times; it is as sure as the less sure of them."""
        if not length or length <= 0 or start is None or end is None:
            return None
        source = min(start[1], end[1], key=lambda one: one.confidence)
        is_sure = source.confidence == 1
        return length, replace(source, found_by="computed") if is_sure else source

    def _network(self) -> Found[str]:
        """Return the network: of the titles and labels, else of the first lines that name one."""
        titled = [(line.text, Source(line.place, "title")) for line in self._titles]
        for texts in (
            [*valued(self._labels, NETWORK_LABELS, "label"), *titled],
            sourced(self._lines, "first_lines", _NAMES_NETWORKS),
            sourced(self._lines, "first_lines"),
            valued(self._late_labels, NETWORK_LABELS, "late_label"),
        ):
            found: dict[str, Source] = {}
            for text, source in texts:
                for code in codes_in(text, self._words.networks):
                    found[code] = surest(source, found.get(code))
            if len(found) > 1:
                raise MinutesRefused("several_meetings")
            if found:
                return found.popitem()
        told = [(code, line) for line in self._told_of_it
                if _NAMES_NETWORKS.search(line.text)
                for code in codes_in(line.text, self._words.networks)]  # fmt: skip
        if len({code for code, _ in told}) == 1:
            return told[0][0], Source(told[0][1].place, "running_text")
        raise MinutesRefused("no_network")

    def _date(self) -> Found[dt.date]:
        """Return the day: of the labels, else of the titles, else of the first lines."""
        labelled = _first_dates(valued(self._labels, DATE_LABELS, "label"))
        late = _first_dates(valued(self._late_labels, DATE_LABELS, "late_label"))
        titled = _first_dates(sourced(self._titles, "title"))
        is_twice = sum(one.kind == "participants" for one in self._sections) > 1
        if len(labelled) > 1 or len(titled) > 1 or (is_twice and len({*labelled, *late}) > 1):
            raise MinutesRefused("several_meetings")
        in_lines = [line for line in self._lines if not _OF_THE_DAY.match(line.text)]
        lines = _first_dates(sourced(in_lines, "first_lines"))
        begun = _first_dates(valued_like(self._labels, STARTED))
        for days in (labelled, titled, lines, late, begun):
            if days:
                return next(iter(days.items()))
        for text, source in valued(self._labels, DATE_LABELS, "label"):
            day = date_without_year(text, self._words.received_on, is_past=True)
            if day is not None:
                return day, source.written("missing_year")
        for text, source in sourced([*self._titles, *in_lines], "first_lines"):
            # A day in running text is the meeting's where the minutes speak of it, with weekday.
            if _DAY_OF_MEETING.search(text):
                day = date_without_year(text, self._words.received_on, is_past=True)
                if day is not None and _weekday_fits(text, day):
                    return day, source.written("missing_year")
        raise MinutesRefused("no_date")

    def _status(self, filled: Filled) -> Found[str]:
        cancelled = self._cancelled(filled)
        if cancelled is not None:
            return "cancelled", cancelled
        broken = _first_source(_BROKEN, sourced(self._told_of_it, "running_text"))
        if broken is not None:
            return "broken_off", broken
        agenda = _first_source(_AGENDA, sourced(self._titles, "title"))
        is_minutes = any(_MINUTES.search(line.text) for line in self._titles)
        if agenda and not is_minutes and not filled.has_statuses:
            return "agenda_only", agenda
        if filled.has_present:
            return "held", Source(WHOLE, "participants")
        is_held = filled.has_participants or filled.has_content
        return "held" if is_held else "agenda_only", Source(WHOLE, "implied")

    def _cancelled(self, filled: Filled) -> Source | None:
        """Return where it says that the meeting was cancelled; None where it does not."""
        told = [] if filled.has_present else self._told_of_it
        return (
            _first_source(_CANCELLED, sourced(self._titles, "title"))
            or _first_source(_MEETING_CANCELLED, sourced(self._lines, "first_lines"))
            or _first_source(_MEETING_CANCELLED, sourced(told, "running_text"))
        )

    @property
    def _told_of_it(self) -> list[Line]:
        """All lines that may tell of this meeting."""
        return [line for line in self._told if not ELSEWHERE.search(line.text)]

    def _span(self) -> tuple[Found[dt.time] | None, Found[dt.time] | None]:
        """Return start and end: of the labels, else of titles and lines, else as it is told."""
        labelled = [
            *valued(self._labels, TIME_LABELS, "label"),
            *valued(self._late_labels, TIME_LABELS, "late_label"),
        ]
        unlabelled = [*sourced(self._titles, "title"), *sourced(self._lines, "first_lines")]
        for is_about_time, texts in ((True, labelled), (False, unlabelled)):
            for text, source in texts:
                is_only = _ONLY_SPAN.fullmatch(text) is not None
                if (span := find_span(text, is_about_time=is_about_time or is_only)) is not None:
                    return (span[0], source), (span[1], source)
        start = (
            self._labelled_clock(_STARTS)
            or _first(_clock_in, self._all_valued_like(STARTED))
            or self._clock_told(_BEGAN)
            or _first(find_clock, [*labelled, *unlabelled])
        )
        end = (
            self._labelled_clock(_ENDS)
            or _first(_clock_in, self._all_valued_like(ENDED))
            or self._clock_told(_ENDED)
        )
        return start, end

    def _labelled_clock(self, labels: set[str]) -> Found[dt.time] | None:
        return _first(_clock_in, self._all_valued(labels))

    def _duration(self) -> Found[int] | None:
        labelled = [*self._all_valued(_LENGTH), *self._all_valued(TIME_LABELS)]
        told = [
            (line.text[match.start() : match.end() + _NEAR], Source(line.place, "running_text"))
            for line in self._told_of_it
            if (match := _LASTED.search(line.text)) is not None
        ]
        return _first(find_duration, [*labelled, *self._all_valued_like(LASTED), *told])

    def _all_valued_like(self, pattern: re.Pattern[str]) -> list[Found[str]]:
        return valued_like([*self._labels, *self._late_labels], pattern)

    def _all_valued(self, labels: set[str]) -> list[Found[str]]:
        late = valued(self._late_labels, labels, "late_label")
        return [*valued(self._labels, labels, "label"), *late]

    def _clock_told(self, pattern: re.Pattern[str]) -> Found[dt.time] | None:
        """Return the clock time behind words that tell how the meeting began or ended."""
        for line in [*self._told, *self._last_lines]:
            match = None if ELSEWHERE.search(line.text) else pattern.search(line.text)
            if match is None:
                continue
            near = line.text[match.start() : match.end() + _NEAR]
            clock = find_clock(near) or clock_of(line.text[match.end() :])
            if clock is not None:
                return clock, Source(line.place, "running_text")
        return None


def _end_of(start: Found[dt.time] | None, length: Found[int] | None) -> Found[dt.time] | None:
    """Return the end that start and length tell; it is less sure than the less sure of them."""
    if start is None or length is None:
        return None
    at = start[0].hour * 60 + start[0].minute + length[0]
    if at >= _DAY:
        return None
    source = min(start[1], length[1], key=lambda one: one.confidence)
    told = replace(source, found_by="from_length") if source.confidence == 1 else source
    return dt.time(*divmod(at, 60)), told


def _weekday_fits(text: str, day: dt.date) -> bool:
    """Say whether a text names the weekday of a day; without one nothing bears the year out."""
    named = [at for at, name in enumerate(WEEKDAYS) if name in text.casefold()]
    return bool(named) and named[0] == day.weekday()


def _clock_in(text: str) -> dt.time | None:
    """Return the clock time of a value that may begin with the day: ``02-06-2022 13:30``."""
    return clock_of(without_dates(text).strip(" ,kl."))


def _first(find: Callable[[str], Value | None], texts: Iterable[Found[str]]) -> Found[Value] | None:
    """Return the first value that is found in the texts, with its source."""
    for text, source in texts:
        if (value := find(text)) is not None:
            return value, source
    return None


def _first_source(pattern: re.Pattern[str], texts: Iterable[Found[str]]) -> Source | None:
    """Return the source of the first text that a pattern finds something in."""
    return next((source for text, source in texts if pattern.search(text)), None)


def _first_dates(texts: Iterable[Found[str]]) -> dict[dt.date, Source]:
    """Return the different days that the texts name first, in order."""
    found: dict[dt.date, Source] = {}
    for text, source in texts:
        if (told := date_told(text)) is not None:
            found.setdefault(told[0], source.written(told[1]))
    return found
