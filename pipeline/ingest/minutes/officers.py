"""Who led a meeting or took its minutes sat at the table, whether a list of people has them or not.

``Referent: Trine``, ``Mødeleder: Ida Bang (skolen)``, ``Jonas skrev referat``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from pipeline.ingest.minutes.blocks import Place, plain
from pipeline.ingest.minutes.participants import Participants
from pipeline.ingest.minutes.people import staff_in
from pipeline.ingest.minutes.person_names import NAME
from pipeline.ingest.minutes.records import Attendance, MinutesWords
from pipeline.ingest.minutes.roster import Named
from pipeline.ingest.minutes.sections import Section
from pipeline.ingest.minutes.sources import Source
from pipeline.ingest.minutes.wordings import organisation_told

_OFFICE = r"(?:referent(?:en)?|mødeleder(?:en)?|ordstyrer(?:en)?|dirigent(?:en)?)"
_LABELLED = re.compile(
    rf"\W{{0,4}}(?:(?:dagens|mødets)\s+)?(?:{_OFFICE}(?:\s*(?:og|/|&|\+)\s*{_OFFICE})?|ref\.|referat(?=\s*:)"
    r"|referat(?:et)?\s+(?:(?:er|blev)\s+)?(?:(?:skrevet|taget|ført|udarbejdet|lavet)\s+af|ved|v/|af)"
    r"|leder\s+af\s+mødet|mødet\s+blev\s+ledet\s+af)(?:\s+(?:var|er|i\s+dag))*\s*[:.=–-]?\s*"
    rf"(?P<who>(?:[a-zæøå][\w-]*\s+){{0,2}}(?-i:{NAME}))\s*(?:[(,]\s*(?P<of>[^(),;]{{2,40}}))?",
    re.IGNORECASE,
)
_DID = re.compile(
    rf"(?<![\w'’-])(?P<who>{NAME})\s*(?:\([^()]{{1,40}}\)\s*)?"
    r"(?:skrev(?=\s*(?:\.|$))|(?:skrev|tog|førte|skriver|tager|fører)\s+(?:dagens\s+)?(?:referat|noter|notater)\w*"
    r"|(?:ledede|styrede|åbnede)\s+mødet|bød\s+velkommen"
    r"|(?:var|er)\s+(?:dagens\s+)?(?:ordstyrer|mødeleder|referent|dirigent))\b"
    r"(?!\s+(?:sidst|forrige|næste|på\s+(?:det\s+)?(?:næste|sidste)))"
)
# One of which stands in every text that _DID is found in.
_DEEDS = ("skrev", "referat", "noter", "notater", "mødet", "velkommen", "ordstyrer", "mødeleder",
          "referent", "dirigent")  # fmt: skip
_FRONT, _LAST = 25, 3  # lines, among which somebody is named so


def add_officers(people: Participants, sections: list[Section], words: MinutesWords) -> None:
    """Add whoever led the meeting or wrote, where the list of participants does not have them."""
    listed = {one.staff_code for one in people.attendances if one.staff_code}
    names = {plain(one.name).casefold() for one in people.named}
    for who, of, place in _named(sections):
        code = next(iter(staff_in(who, words.staff)), None) or words.by_short_name(who)
        told = organisation_told(of, words.partners) if of and code is None else None
        at = Source(place, "implied")
        if code is not None and code not in listed and not _is_another(who, names, words):
            listed.add(code)
            _add(people, Named(who, code, None), at)
        elif told is not None and " " in who and who.casefold() not in names:
            names.add(who.casefold())
            _add(people, Named(who, None, told[0]), at)


def _is_another(who: str, names: set[str], words: MinutesWords) -> bool:
    """Say whether a first name is that of somebody from outside, too."""
    first = who.casefold()
    is_full = bool(staff_in(who, words.staff))
    return not is_full and any(
        name.split(" ")[0] == first and words.by_short_name(name) is None
        and not staff_in(name, words.staff) for name in names
    )  # fmt: skip


def _add(people: Participants, named: Named, at: Source) -> None:
    fields = ("staff_code", "organisation", "status", "participant_role")
    one = Attendance(
        named.staff_code, named.organisation, "present", sources=dict.fromkeys(fields, at)
    )
    people.named.append(named)
    people.attendances.append(one)


def _named(sections: list[Section]) -> Iterator[tuple[str, str, Place]]:
    """Yield who holds an office at the meeting, where they are from, and where that stands."""
    last = list(sections[-1].lines())[-_LAST:] if sections else []
    for text, place in [*islice(_lines(sections), _FRONT), *last]:
        if (label := _LABELLED.match(text)) is not None:
            yield plain(label["who"]), plain(label["of"] or ""), place
        if not any(did in text for did in _DEEDS):
            continue
        for match in _DID.finditer(text):
            yield plain(match["who"]), "", place


def _lines(sections: list[Section]) -> Iterator[tuple[str, Place]]:
    for section in sections:
        if section.is_told or _LABELLED.match(f"{section.title}: X"):
            first = next(section.lines(), None)
            if first is not None:
                yield f"{section.title}: {first[0]}", first[1]
        yield from section.lines()
        for table in section.tables():
            for number, row in enumerate(table.rows[:_FRONT]):
                cells = [cell for cell in row if cell]
                for label, value in zip(cells[::2], cells[1::2], strict=False):
                    yield f"{plain(label).rstrip(':')}: {plain(value)}", table.place_of(number)
