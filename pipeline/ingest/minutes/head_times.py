"""From when until when a meeting lasted: behind a label, in the first lines, or as it is told."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from pipeline.ingest.minutes.head_lines import (
    ENDED,
    LASTED,
    STARTED,
    TIME_LABELS,
    Found,
    Label,
    Line,
    Value,
    is_elsewhere,
    sourced,
    valued,
    valued_like,
)
from pipeline.ingest.minutes.head_spans import (
    PIECES,
    Clock,
    joined,
    of_the_meeting,
    sentences,
    spans_in,
)
from pipeline.ingest.minutes.moments import (
    clock_of,
    clocks_in,
    find_clock,
    find_duration,
    length_of,
    timed,
    without_dates,
)
from pipeline.ingest.minutes.sources import Source

_LENGTH = {"varighed", "mødets varighed", "mødevarighed", "længde"}
_STARTS = {"start", "mødestart", "begyndt", "starttidspunkt", "starttid", "fra",
           "fra kl", "fra klokken"}  # fmt: skip
_ENDS = {"slut", "mødeslut", "sluttede", "afsluttet", "sluttidspunkt", "sluttid", "til",
         "til kl", "til klokken"}  # fmt: skip
_OF_TIME = re.compile(
    r"(?:^|[\s/])(?:møde)?tid(?:en|er|spunkt\w*|srum\w*)?\b|klok|hvornår|\bkl\b|afholdt|^møde",
    re.IGNORECASE,
)
# How a meeting began and ended; a clock time beside it says when.
_BEGAN = (
    r"gik\s+(?:vi\s+)?i\s+gang|påbegynd\w{0,3}|(?:star|begynd|åbne|indled)\w{0,7}|mødtes|(?:sam|for)led\w{0,4}|"
    r"mødt(?=\s+kl)|samle\w{0,3}|satte\s+(?:vi\s+)?os|bød\s+(?:\w+\s+){0,2}velkommen|tog\s+(?:vi\s+)?hul"
)
_ENDED = (
    r"slut\w{0,6}|afslut\w{0,4}|hæve\w{0,3}|stoppede|ophør\w{0,3}|færdige?|nåede\s+i\s+mål|"
    r"rundede|rundet\s+af|(?:vi\s+)?slutter|farvel|brød\s+op|gik\s+(?:vi\s+)?hver|tak\s+for\s+i\s+dag|takkede\s+af|var\s+forbi|"
    r"lukke(?:t|de)|sagde\s+(?:vi\s+)?(?:farvel|tak\s+for\s+i\s+dag)|til\s+ende|skiltes|endte|varede\s+til|trak\s+ud\s+til|punktum"
)
# An hour by its number alone, right behind the word: "Vi startede 14 og sluttede 15.30".
_BARE_HOUR = re.compile(
    rf"\b(?P<verb>{_BEGAN}|{_ENDED})\s(?P<hour>[01]?\d|2[0-3])(?=\W{{0,3}}(?:$|(?:og|til)\b|[-–—]|\.\s))",
    re.IGNORECASE,
)
_STEM = re.compile(rf"\b(?:(?P<began>{_BEGAN})|(?P<ended>{_ENDED}))\b", re.IGNORECASE)
# Whoever else opens or closes (a club, a shop) does it without "vi" or "mødet" beside the verb.
_OF_US = re.compile(r"\b(?:vi|mødet|møde|os|tak for i dag|punktum)\b|\breferat", re.IGNORECASE)
_AFTER, _BEFORE, _SHORT = 45, 30, 60  # characters from the word to its clock; a line of its own
_LASTED = re.compile(
    r"\b(?:varighed\w{0,4}|varede|mødelængde|længde|i alt|møde\w{0,4}\s+i|sammen\s+i|sad\s+i|"
    r"brugte|tog)\b",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:senere|frem|efter|derefter|i\s+alt|møde)\b", re.IGNORECASE)
_OTHERS_CAME = re.compile(r"\b(?:kom|ankom|gik|forlod|afbud|deltog)\b", re.IGNORECASE)
# How it went, against how it was planned: "Mødet trak ud og sluttede først kl. 11.15".
_REALLY = re.compile(
    r"\b(?:mødet|vi|vores\s+møde)\b[^.]{0,50}\b(?:(?:af)?slut(?:tede|tet|te)?|stoppe(?:de)?|hævet|færdige?|afbrudt|"
    r"trak\s+ud|rundede|brød\s+op|gik\s+hver|lukke(?:t|de))\b",
    re.IGNORECASE,
)
# At the foot: "Slut kl. 10.40."
_OVER = re.compile(
    r"(?:^\W{0,4}|[.!]\s+)(?:mødet\s+)?(?:slut|sluttede|afsluttet|hævet)\s+kl\.?\s*\d[\d.:]*",
    re.IGNORECASE,
)
_IN_FACT = re.compile(r"\b(?:faktisk|reel|reelt|egentlig)", re.IGNORECASE)
_DAY = 24 * 60  # minutes
_NEAR = 60  # characters from "varede" to the length


@dataclass(frozen=True)
class Said:
    """What a document says of the meeting as such.

    Parameters
    ----------
    lines
        Of the head.
    told
        Of the head and of other places that may tell of the meeting.
    last
        The last lines, below whatever heading.
    """

    titles: list[Line]
    lines: list[Line]
    labels: list[Label]
    late_labels: list[Label]
    told: list[Line]
    last: list[Line]


class Times:
    """Finds start, end and length."""

    def __init__(self, said: Said) -> None:
        self._said = said

    def span(self) -> tuple[Clock, Clock]:
        """Return start and end: of the labels, else of titles and lines, else as it is told."""
        labelled = self._valued(TIME_LABELS) + self._valued_like(_OF_TIME)
        unlabelled = [
            *sourced(self._said.titles, "title"),
            *of_the_meeting(sourced(self._said.lines, "first_lines")),
        ]
        for is_about_time, texts in ((True, labelled), (False, unlabelled)):
            spans = list(spans_in(texts, is_about_time=is_about_time))
            if spans:
                start, end = joined(spans)
                return start, self._real_end(start) or end
        began, ended = self._told()
        start = (
            _first(_clock_in, self._valued(_STARTS))
            or _first(_clock_in, self._valued_like(STARTED))
            or began
            or _first(_first_clock, [*labelled, *unlabelled])
        )
        end = (
            _first(_clock_in, self._valued(_ENDS))
            or _first(_clock_in, self._valued_like(ENDED))
            or ended
            or self._second_clock(start)
        )
        if start and end and start[0] == end[0]:
            start = None  # the one clock time that is told is the end's
        return start, end

    def _real_end(self, start: Clock) -> Clock:
        """Return when it is told in the past that the meeting was over, whatever was planned."""
        labels = [*self._said.labels, *self._said.late_labels]
        really = [one for one in labels if _IN_FACT.search(one.name)]
        if (labelled := _first(_clock_in, valued_like(really, ENDED))) is not None:
            return labelled
        for line in [*self._said.titles, *self._said.told, *self._said.last]:
            if is_elsewhere(line.text) or _REALLY.search(line.text) is None:
                continue
            for sentence in filter(_REALLY.search, sentences(line.text)):
                found = [clock for role, clock in _clocks_by_role(sentence) if role == "ended"]
                if found and start is not None and found[-1] > start[0]:
                    return found[-1], Source(line.place, "running_text")
        for line in self._said.last:
            match = None if is_elsewhere(line.text) else _OVER.search(line.text)
            clock = None if match is None else find_clock(match[0])
            if clock is not None and start is not None and clock > start[0]:
                return clock, Source(line.place, "running_text")
        return None

    def length(self) -> Found[int] | None:
        """Return the length where it is told as such."""
        labelled = [*self._valued(_LENGTH), *self._valued_like(LASTED)]
        found = _first(lambda text: length_of(text) or find_duration(text), labelled)
        found = found or _first(
            find_duration, self._valued(TIME_LABELS) + self._valued_like(_OF_TIME)
        )
        pieces = [
            (piece, source)
            for text, source in sourced([*self._said.titles, *self._said.lines], "first_lines")
            for piece in PIECES.split(text)
        ]
        return found or _first(_length_with_unit, pieces) or _first(find_duration, self._lasted())

    def _lasted(self) -> Iterator[Found[str]]:
        """Yield texts that say how long it lasted: ``var færdige halvanden time senere``."""
        for line in [*self._said.titles, *self._said.told]:
            if is_elsewhere(line.text):
                continue
            source = Source(line.place, "running_text")
            for match in _LASTED.finditer(line.text):
                yield line.text[match.start() : match.end() + _NEAR], source
            for sentence in sentences(line.text):
                if _LATER.search(sentence) and _STEM.search(sentence) and _OF_US.search(sentence):
                    yield sentence, source

    def _told(self) -> tuple[Clock, Clock]:
        """Return start and end as sentences tell them."""
        found: dict[str, Clock] = {"began": None, "ended": None}
        first = [*self._said.titles, *self._said.lines]
        in_head = {line.place for line in first}
        for line in [*self._said.titles, *self._said.told, *self._said.last]:
            if is_elsewhere(line.text):
                continue
            is_free = line.place in in_head
            for sentence in sentences(line.text):
                if not (is_free or _is_of_us(sentence)):
                    continue
                for role, clock in _clocks_by_role(sentence):
                    if found[role] is None:
                        found[role] = clock, Source(line.place, "running_text")
        return found["began"], found["ended"]

    def _second_clock(self, start: Clock) -> Clock:
        """Return the later of two clock times on the line of the head that tells the start."""
        if start is None:
            return None
        for line in self._said.lines:
            clocks = [clock for _, clock in clocks_in(timed(line.text))]
            is_its = line.place == start[1].place and clocks[:1] == [start[0]]
            if is_its and len(clocks) == 2 and clocks[1] > start[0]:
                is_others = _OTHERS_CAME.search(line.text) is not None
                return None if is_others else (clocks[1], Source(line.place, "first_lines"))
        return None

    def _valued(self, labels: set[str]) -> list[Found[str]]:
        late = valued(self._said.late_labels, labels, "late_label")
        return [*valued(self._said.labels, labels, "label"), *late]

    def _valued_like(self, pattern: re.Pattern[str]) -> list[Found[str]]:
        return valued_like([*self._said.labels, *self._said.late_labels], pattern)


def end_of(start: Clock, length: Found[int] | None) -> Clock:
    """Return the end that start and length tell; it is less sure than the less sure of them."""
    if start is None or length is None:
        return None
    at = start[0].hour * 60 + start[0].minute + length[0]
    if at >= _DAY:
        return None
    source = min(start[1], length[1], key=lambda one: one.confidence)
    told = replace(source, found_by="from_length") if source.confidence == 1 else source
    return dt.time(*divmod(at, 60)), told


def _is_of_us(sentence: str) -> bool:
    """Say whether a sentence outside the head is about the meeting: ``Vi sluttede kl. 11``."""
    stem = _STEM.search(sentence)
    if stem is None:
        return False
    near = sentence[max(0, stem.start() - _BEFORE) : stem.end() + _BEFORE]
    is_own_line = len(sentence) <= _SHORT and (stem.start() == 0 or sentence[:1].isdigit())
    return is_own_line or _OF_US.search(near) is not None


def _clocks_by_role(sentence: str) -> Iterator[tuple[str, dt.time]]:
    """Yield ``began`` and ``ended`` with the clock time that belongs to the word."""
    sentence = timed(_BARE_HOUR.sub(r"\g<verb> kl. \g<hour>", sentence))
    clocks = clocks_in(sentence)
    stems = list(_STEM.finditer(sentence)) if clocks else []
    for nth, stem in enumerate(stems):
        following = stems[nth + 1].start() if nth + 1 < len(stems) else len(sentence)
        before = stems[nth - 1].end() if nth else 0
        last, first = min(following, stem.end() + _AFTER), max(before, stem.start() - _BEFORE)
        after = [one for one in clocks if stem.end() <= one[0] < last]
        ahead = [one for one in clocks if first <= one[0] < stem.start()]
        for one in after[:1] or ahead[-1:]:
            clocks.remove(one)  # "begyndte kl. 9 og var færdige halvanden time senere"
            yield stem.lastgroup or "", one[1]


def _length_with_unit(piece: str) -> int | None:
    """Return the length that a piece is; ``9.30`` is a clock time."""
    return length_of(piece) if re.search(r"[a-zæøå]", piece) else None


def _clock_in(text: str) -> dt.time | None:
    """Return the clock time of a value that may begin with the day: ``02-06-2022 13:30``."""
    return clock_of(without_dates(text).strip(" ,kl."))


def _first_clock(text: str) -> dt.time | None:
    return next((clock for _, clock in clocks_in(timed(text))), None)


def _first(find: Callable[[str], Value | None], texts: Iterable[Found[str]]) -> Found[Value] | None:
    """Return the first value that is found in the texts, with its source."""
    for text, source in texts:
        if (value := find(text)) is not None:
            return value, source
    return None
