"""Which network met, when, for how long, and what became of the meeting."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline.ingest.minutes.broken_off import broken_at, broken_off
from pipeline.ingest.minutes.called_off import called_off
from pipeline.ingest.minutes.deadline_days import WEEKDAYS
from pipeline.ingest.minutes.head_days import (
    day_before,
    day_in_month_told,
    day_in_year,
    without_planned,
    year_told,
)
from pipeline.ingest.minutes.head_lines import (
    ABOUT_LABELS,
    DATE_LABELS,
    IN_BRACKETS,
    NETWORK_LABELS,
    OF_THE_PAPER,
    OTHER_MEETING,
    STARTED,
    Found,
    Line,
    is_elsewhere,
    labels_of,
    parted,
    sourced,
    valued,
    valued_like,
)
from pipeline.ingest.minutes.head_network import network_by_school, networks_in
from pipeline.ingest.minutes.head_past import is_told_afterwards, too_few_came
from pipeline.ingest.minutes.head_spans import sentences
from pipeline.ingest.minutes.head_times import Said, Times, end_of
from pipeline.ingest.minutes.moments import date_told, date_without_year, minutes_between
from pipeline.ingest.minutes.records import Meeting, MinutesRefused, MinutesWords
from pipeline.ingest.minutes.sections import HEAD, Section
from pipeline.ingest.minutes.sources import NOT_TOLD, WHOLE, Source, surest
from pipeline.ingest.minutes.wordings import codes_in

_OF_THE_DAY = re.compile(r"^\W{0,8}(?:slut|start|varighed)\w*\b", re.IGNORECASE)
_DAY_OF_MEETING = re.compile(r"møde|samlet|ssp|netværk", re.IGNORECASE)
_AGENDA = re.compile(r"^\W{0,8}(?:(?:forslag|udkast) til )?(?:dagsorden|(?:møde)?indkaldelse)\b",
                     re.IGNORECASE)  # fmt: skip
_MINUTES = re.compile(r"referat\b", re.IGNORECASE)
_OF_A_MEETING = re.compile(r"møde", re.IGNORECASE)
# "Mødet blev holdt torsdag den 14. marts 2024", below a letter's own day
_WAS_HELD = re.compile(
    r"\b(?:møde(?:t|de?s)?|vi)\s+(?:(?:blev|er|har)\s+)?(?:holdt|afholdt|fandt\s+sted|mødtes|samlet|"
    r"holdtes|mødes)\b[^.;]{0,20}?(?:\d|\b(?:man|tirs|ons|tors|fre|lør|søn)dag\b).{0,40}",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\b(?:sidst|næste|igen|forrige)\b", re.IGNORECASE)
_NAMES_NETWORKS = re.compile(r"netværk|\bssp\b", re.IGNORECASE)
_LAST = 3  # lines, among which minutes tell when the meeting was over


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

    def __init__(
        self, sections: list[Section], words: MinutesWords, sent_on: dt.date | None = None
    ) -> None:
        self._sections = sections
        # A day without a year is the last such day before the minutes were sent or received.
        self._told_by = min(sent_on or words.received_on, words.received_on)
        self._is_sent = sent_on is not None
        self._words = words
        self._titles = [
            Line(without_planned(_up_to_another(IN_BRACKETS.sub(" ", one.title))), one.place)
            for one in sections
            if one.kind == HEAD and one.title and not OF_THE_PAPER.search(one.title)
        ]
        head, elsewhere = parted(sections)
        self._lines = _of_this_meeting(head)
        self._labels = list(labels_of(head))
        self._late_labels = list(labels_of(elsewhere))
        self._told = [*head, *elsewhere]
        # The end is told last, below whatever heading stands there.
        last = [Line(text, place) for one in sections[-1:] for text, place in one.lines()]
        self._times = Times(
            Said(
                self._titles, self._lines, self._labels, self._late_labels, self._told,
                last[-_LAST:],
            )
        )  # fmt: skip
        self._others = list(labels_of(self._told, of_others=True))

    def meeting(self, filled: Filled) -> Meeting:
        """Return the meeting.

        Raises
        ------
        MinutesRefused
            ``several_meetings``, ``no_network``, ``no_date``, ``future_meeting``, ``no_end_time``.
        """
        (network, at_network), (day, at_day) = self._network(), self._date()
        status, at_status = self._status(filled, day)
        if day > self._words.received_on and status in ("held", "broken_off"):
            raise MinutesRefused("future_meeting")
        start, end = self._times.span()
        if status == "broken_off":
            end = self._broken_at(start) or end
        length = minutes_between(start[0], end[0]) if start and end else None
        duration = self._computed(length, start, end) or self._times.length()
        if status == "held":
            end = end or end_of(start, duration)
        if status == "held" and duration is None and not filled.has_present:
            raise MinutesRefused("no_end_time")
        found = {"start_time": start, "end_time": end, "duration_minutes": duration}
        sources = {name: told[1] for name, told in found.items() if told is not None}
        sources |= {"network_code": at_network, "meeting_date": at_day, "status": at_status}
        if status == "held" and duration is None:
            sources["duration_minutes"] = NOT_TOLD  # people came: it was held, nobody says how long
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
                for code in networks_in(text, self._words.networks):
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
        for text, source in [*titled, *sourced(self._lines, "first_lines", _NAMES_NETWORKS)]:
            school = network_by_school(text, self._words.networks)
            if school is not None:
                return school, source.written("prefix")
        raise MinutesRefused("no_network")

    def _date(self) -> Found[dt.date]:
        """Return the day: of the labels, else of the titles, else of the first lines."""
        labelled = _first_dates(valued(self._labels, DATE_LABELS, "label"))
        late = _first_dates(valued(self._late_labels, DATE_LABELS, "late_label"))
        titled = _first_dates(sourced(self._titles, "title"))
        is_twice = sum(one.kind == "participants" for one in self._sections) > 1
        is_two = is_twice and sum(bool(_MINUTES.search(one.text)) for one in self._titles) > 1
        if (
            len(labelled) > 1
            or len(titled) > 1
            or (is_twice and len({*labelled, *late}) > 1)
            or is_two
        ):
            raise MinutesRefused("several_meetings")
        in_lines = [line for line in self._lines if not _OF_THE_DAY.match(line.text)]
        lines = _first_dates(sourced(in_lines, "first_lines"))
        begun = _first_dates(valued_like(self._labels, STARTED))
        about = [one for one in valued(self._labels, ABOUT_LABELS, "label")
                 if _OF_A_MEETING.search(one[0])]  # fmt: skip
        told = sourced([*self._titles, *in_lines], "first_lines", _WAS_HELD)
        held = _first_dates(
            (one[0], source)
            for text, source in told
            for one in _WAS_HELD.finditer(text)
            if not _ANOTHER.search(one[0])
        )
        held = held if len(held) == 1 else {}
        for days in (_first_dates(about), held, labelled, titled, lines, late, begun):
            if days:
                return next(iter(days.items()))
        return self._date_without_year(in_lines)

    def _date_without_year(self, in_lines: list[Line]) -> Found[dt.date]:
        """Return the day whose year stands elsewhere, is missing, or that is told from a mail's."""
        labelled = valued(self._labels, DATE_LABELS, "label")
        in_text = sourced([*self._titles, *in_lines], "first_lines")
        found = self._in_year_told([*labelled, *in_text])
        if found is not None:
            return found
        for text, source in [*labelled, *in_text]:
            day = date_without_year(text, self._told_by, is_past=True)
            # A day in running text is the meeting's where the minutes speak of it, with weekday.
            is_its = (
                source.found_by == "label"
                or source.place.kind == "mail_subject"
                or (
                    _DAY_OF_MEETING.search(text) is not None
                    and day is not None
                    and (self._is_sent or _weekday_fits(text, day))
                )
            )
            if day is not None and is_its:
                return day, source.written("missing_year")
        # Only where the subject of a mail, which may tell the day itself, has been looked at.
        is_titled = any(line.place.kind == "mail_subject" for line in self._titles)
        for text, source in in_text if self._is_sent and is_titled else ():
            day = day_before(text, self._told_by)
            if day is not None:
                return day, source.written("counted")
        raise MinutesRefused("no_date")

    def _in_year_told(self, texts: list[Found[str]]) -> Found[dt.date] | None:
        """Return the day without a year that belongs to the one year which the head names."""
        year = year_told([line.text for line in [*self._titles, *self._lines]])
        for text, source in texts if year is not None else ():
            day = day_in_year(text, year or 0)
            if day is not None and _names_weekday(text):
                if _weekday_fits(text, day):
                    return day, source
            elif day is not None:
                return day, source.written("missing_year")
        day = day_in_month_told([text for text, _ in texts])
        return None if day is None else (day, texts[0][1].written("missing_year"))

    def _status(self, filled: Filled, day: dt.date) -> Found[str]:
        told = self._told_of_it
        told = too_few_came(self._sections, told) if filled.has_present else told
        cancelled = called_off(self._titles, self._lines, told, day)
        if cancelled is not None:
            return "cancelled", cancelled
        broken = broken_off(self._told_of_it)
        if broken is not None:
            return "broken_off", broken[1]
        agenda = _first_source(_AGENDA, sourced(self._titles, "title"))
        is_minutes = any(_MINUTES.search(line.text) for line in self._titles)
        is_past = filled.has_present and is_told_afterwards(self._sections)
        if agenda and not (is_minutes or filled.has_statuses or is_past):
            return "agenda_only", agenda
        if filled.has_present:
            return "held", Source(WHOLE, "participants")
        is_held = filled.has_participants or filled.has_content
        return "held" if is_held else "agenda_only", Source(WHOLE, "implied")

    def _broken_at(self, start: Found[dt.time] | None) -> Found[dt.time] | None:
        told = broken_off(self._told_of_it)
        return None if told is None else broken_at(told, start and start[0])

    @cached_property
    def _told_of_it(self) -> list[Line]:
        """All lines that may tell of this meeting."""
        return _of_this_meeting(self._told)


def _of_this_meeting(lines: list[Line]) -> list[Line]:
    """Return the sentences of lines that speak neither of another meeting nor of the paper."""
    found = []
    for line in lines:
        if not is_elsewhere(line.text):  # which knows other meetings, too
            found.append(Line(without_planned(line.text), line.place))
            continue
        for part in sentences(line.text):
            if OTHER_MEETING.search(part):
                break  # what stands behind it on the line is of that meeting, too
            if not is_elsewhere(part):
                found.append(Line(without_planned(part), line.place))
    return found


def _up_to_another(title: str) -> str:
    """Return a title up to the sentence that is about another meeting."""
    kept = sentences(title)
    ends = (at for at, part in enumerate(kept) if at and OTHER_MEETING.search(part))
    return title if (end := next(ends, None)) is None else ". ".join(kept[:end])


def _names_weekday(text: str) -> bool:
    return any(name in text.casefold() for name in WEEKDAYS)


def _weekday_fits(text: str, day: dt.date) -> bool:
    """Say whether a text names the weekday of a day; without one nothing bears the year out."""
    named = [at for at, name in enumerate(WEEKDAYS) if name in text.casefold()]
    return bool(named) and named[0] == day.weekday()


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
