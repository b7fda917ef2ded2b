"""The lines of a document's head, and what stands on them behind a label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from pipeline.ingest.minutes.blocks import Place, Table, plain
from pipeline.ingest.minutes.columns import table_kind
from pipeline.ingest.minutes.remembering import per_document
from pipeline.ingest.minutes.sections import HEAD, ITEM, Section
from pipeline.ingest.minutes.sources import Source

Value = TypeVar("Value")
Found = tuple[Value, Source]
_LABEL = re.compile(r"^\W{0,8}(?P<label>[^:|]{2,30}?)\W{0,8}:\s*\W{0,8}(?P<value>\S.*)$")
_SIDE_BY_SIDE = re.compile(r"\s+[|·•]\s+|\t")
DATE_LABELS = {"dato", "mødedato", "dato og tid", "tid og dato", "dato og tidspunkt", "hvornår",
         "tid og sted", "mødetidspunkt", "dato/tid", "dato & tid", "mødet afholdt", "afholdt",
         "dag", "mødedag", "tid/sted", "møde", "mødet", "dato for mødet", "dato for møde",
         "mødets dato", "mødets dato og tidspunkt", "hvilken dag"}  # fmt: skip
TIME_LABELS = DATE_LABELS | {"tid", "tidspunkt", "mødetid", "klokken", "kl", "klokkeslæt",
                             "tidsrum"}  # fmt: skip
NETWORK_LABELS = {"netværk", "område", "ssp-netværk", "lokalt netværk", "lokalt ssp-netværk",
            "lokalområde", "ssp-område", "hvilket netværk", "netværkets navn", "mødeforum",
            "forum"}  # fmt: skip
# Behind these stands what a paper is about: a meeting, beside the day of the paper.
ABOUT_LABELS = {"vedr", "vedr.", "vedrørende", "emne", "angående", "titel", "omhandler", "sag"}
# "Start: 9.00 Slut: 10.00": the second label on a line, with no mark between.
_NEXT_LABEL = re.compile(
    r"(?<!næste)(?<!forrige)(?<!sidste)(?<!seneste)(?<!kommende)(?<!\bny)(?<!\bnyt)(?<!\bog)\s+"
    r"(?=\*{0,2}(?:start|slut|møde|varighed|tid|dato|netværk|område|sted)\w{0,12}\*{0,2}:)",
    re.IGNORECASE,
)
# When the paper was made, which is not when people met.
_OF_THE_PAPER = (
    r"^\W{0,8}(?:(?:referat(?:et)?|notat(?:et)?|dokument(?:et)?)\s+(?:er\s+|blev\s+)?)?"
    r"(?:dikteret|diktat|oprettet|renskrevet|nedskrevet|skrevet|tastet|udskrevet|printet"
    r"|redigeret|rettet|opdateret|gemt|arkiveret|journaliseret|lagt (?:ud|op)|delt|sendt|udsendt"
    r"|udarbejdet|godkendt|indkaldt|fremsendt)\b"
    r"|^\W{0,8}(?:dokumentdato|dato\s+for\s+(?:udsend|udarbejd|godkend|referat|journal|udskriv))"
    r"|^\W{0,8}dagsorden(?:en)?\s+(?:(?:var|er|blev)\s+)?(?:ud)?sendt\b"
    r"|^\W{0,8}referat(?:et)?\s+(?:fra|af)\b.{0,60}\bgodkendt\b"
)
OF_THE_PAPER = re.compile(_OF_THE_PAPER, re.IGNORECASE)
# "(skrevet 9. oktober 2023)" beside a title.
IN_BRACKETS = re.compile(
    r"\((?:skrevet|renskrevet|dikteret|udsendt|sendt|rettet|revideret|godkendt|oprettet|opdateret)\b"
    r"[^()]{0,60}\)",
    re.IGNORECASE,
)
# Each is told by its first letter whether it can begin there: that takes half the time.
_OTHER_MEETING = (
    r"(?=[nfsk])(?:"
    # "Årets sidste møde" may be this one.
    r"(?<!årets )(?<!halvårets )(?<!sæsonens )(?<!skoleårets )"
    r"(?:næste|forrige|sidste|seneste|kommende)\s+(?:\w+\s+)?(?:møde|gang|referat)"
    r"|\bfrist\b|\bnæste\s*:)"
)
OTHER_MEETING = re.compile(_OTHER_MEETING, re.IGNORECASE)
_ELSEWHERE = re.compile(
    rf"^(?:\W{{0,8}}(?:sted|lokale|mødested)\b|{_OF_THE_PAPER})|{_OTHER_MEETING}"
    r"|(?=[ugrmok])(?:udsendt|udarbejdet|godkendt|\breferent\b|\bmødeleder\b|\bordstyrer\b"
    r"|\bkopi\b)",
    re.IGNORECASE,
)
# Labels in whatever words: what stands behind them must be a clock time or a length.
STARTED = re.compile(r"start|begynd|åbne|indled|mødtes", re.IGNORECASE)
ENDED = re.compile(r"slut|hævet|ophør|færdig|stop", re.IGNORECASE)
LASTED = re.compile(r"varig|længde|varede|mødelængde|tidsforbrug|forbrugt", re.IGNORECASE)
# Labels of facts that stand side by side, above what they say.
_ABOVE = DATE_LABELS | TIME_LABELS | NETWORK_LABELS | {
    "sted", "referent", "mødeleder", "start", "slut", "varighed", "lokale", "mødested",
    "næste møde", "begyndt", "sluttet", "mødeslut", "mødestart", "ordstyrer",
}  # fmt: skip
_OF_A_MEETING = re.compile(r"\bmøde[dt]?|mødtes|samlet", re.IGNORECASE)
_NO_PLACE_FOR_FACTS = {"next_meeting", "concerns", "old_actions", "new_actions"}


@dataclass(frozen=True)
class Line:
    """A line and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True)
class Label:
    """A label, casefolded, and what stands behind it."""

    name: str
    value: str
    place: Place


@per_document
def is_elsewhere(text: str) -> bool:
    """Say whether a line tells of another meeting, of the paper, or of who does what."""
    return _ELSEWHERE.search(text) is not None


def valued(labels: list[Label], names: set[str], found_by: str) -> list[Found[str]]:
    """Return the values of some labels, with their sources."""
    return [(one.value, Source(one.place, found_by)) for one in labels if one.name in names]


def valued_like(labels: list[Label], pattern: re.Pattern[str]) -> list[Found[str]]:
    """Return the values of labels that hold a stem, of those no list has, with their sources."""
    return [
        (one.value, Source(one.place, "label_stem"))
        for one in labels
        if pattern.search(one.name)
        and not is_elsewhere(one.name)
        and not any(map(str.isdigit, one.name))  # "Start kl. 14:15" has no label
    ]


def sourced(
    lines: list[Line], found_by: str, pattern: re.Pattern[str] | None = None
) -> list[Found[str]]:
    """Return the lines that a pattern finds something in, with their sources."""
    return [
        (line.text, Source(line.place, found_by))
        for line in lines
        if pattern is None or pattern.search(line.text)
    ]


def parted(sections: list[Section]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the head, and the lines of other places that may tell of the meeting.

    The head goes on to the first heading that is a section's or an item's; a second title begins
    another one.
    """
    head: list[Line] = []
    elsewhere: list[Line] = []
    is_open = True
    for one in sections:
        is_open = is_open and (one.kind == HEAD or (one.kind == ITEM and one.number is None))
        lines = [Line(text, place) for text, place in one.lines()]
        if one.kind in (HEAD, "facts") or is_open:
            titles = [Line(one.title, one.place)] if one.kind == ITEM else []
            head += [*titles, *lines, *pairs(one)]
        elif one.kind not in _NO_PLACE_FOR_FACTS:
            elsewhere += lines
    return head or _below_the_first(sections), elsewhere


def _below_the_first(sections: list[Section]) -> list[Line]:
    """Return what a paper whose title is taken for a list's ("Handleplan") says of the meeting.

    Only the first line below it, and only where it speaks of a meeting: what follows are tasks.
    """
    for one in sections:
        for text, place in one.lines():
            return [Line(text, place)] if _OF_A_MEETING.search(text) else []
    return []


def labels_of(lines: list[Line], *, of_others: bool = False) -> Iterator[Label]:
    """Yield the labels of all lines ``label: value``; several on one line part at ``|``.

    Parameters
    ----------
    of_others
        Those, too, behind which another day may stand, or a person.
    """
    for line in lines:
        if ":" not in line.text:
            continue  # which every label ends with
        if not of_others and _ELSEWHERE.match(line.text):
            continue
        for piece in _SIDE_BY_SIDE.split(line.text):
            match = _LABEL.match(piece)
            if match is None:
                continue
            value, *more = _NEXT_LABEL.split(match["value"])
            yield Label(plain(match["label"]).casefold(), plain(value), line.place)
            for one in filter(None, map(_LABEL.match, more)):
                yield Label(plain(one["label"]).casefold(), plain(one["value"]), line.place)


def pairs(section: Section) -> Iterator[Line]:
    """Yield the facts of a table as lines ``label: value``: side by side, or below one another."""
    for table in section.tables():
        if table_kind(table) is not None:
            continue
        labels = (
            [plain(cell).rstrip(":").casefold() for cell in table.rows[0]] if table.rows else []
        )
        if _is_above(labels, table):
            for at, (label, value) in enumerate(zip(labels, table.rows[1], strict=False)):
                yield Line(f"{label}: {plain(value)}", table.place_of(1, at))
            continue
        for number, row in enumerate(table.rows):
            cells = [(at, cell) for at, cell in enumerate(row) if cell]
            if len(cells) % 2 and len(cells) > 1:
                at, cell = cells[-1]
                yield Line(plain(cell), table.place_of(number, at))
            for (_, label), (at, value) in zip(cells[::2], cells[1::2], strict=False):
                text = f"{plain(label).rstrip(':')}: {plain(value)}"
                yield Line(text, table.place_of(number, at))


def heads_facts(table: Table) -> bool:
    """Say whether a table's first row has labels of the meeting: ``Dato | Tid``.

    Each may have what it labels beside it: ``Dato | 5. oktober | Tid | 9-11``.
    """
    first = table.rows[0] if table.rows else ()
    known = [plain(cell).rstrip(".:").casefold() in _ABOVE for cell in first]
    return sum(known) > len(first) / 2 or (sum(known) > 1 and all(known[::2]))


def _is_above(labels: list[str], table: Table) -> bool:
    if len(table.rows) != 2 or len(labels) <= 1:
        return False
    below = [plain(cell).rstrip(":").casefold() for cell in table.rows[1]]
    is_known = [label in _ABOVE for label in labels]
    is_headed = sum(is_known) > 1 and not _has_digit(labels)
    # "Område | Gildbro | Lokale | Byrådssalen": every other cell is a label, below too.
    if all(is_known[::2]) and not any(is_known[1::2]) and not _has_digit(below[::2]):
        return False
    return all(is_known) or (is_headed and not any(label in _ABOVE for label in below))


def _has_digit(cells: list[str]) -> bool:
    return any(any(map(str.isdigit, cell)) for cell in cells)
