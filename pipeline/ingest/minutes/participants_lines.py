"""One participant as written, and a piece of a line divided into name, place and remark."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.ingest.minutes.attendance_words import status_in
from pipeline.ingest.minutes.blocks import Place, plain
from pipeline.ingest.minutes.people_lines import NAME_END
from pipeline.ingest.minutes.sources import Source

RANK = {"present": 2, "apologies": 1, "absent": 0}
_FIELDS = ("staff_code", "organisation", "participant_role", "status", "from_time", "to_time")
# A tab that is lost: "Henrik Abdikarsen familieafdelingen".
_PLACE_BEHIND = re.compile(r"(?P<name>(?:[A-ZÆØÅ][\w.'’-]*\s+){2,4})(?=[a-zæøå]{3})[\w\s-]+")
_BY = re.compile(r"(?P<place>[\w -]{2,40}?)\s+(?:v/|v\.|ved)\s*(?P<name>[A-ZÆØÅ].{1,60})")
# What somebody is, before their name: "skoleleder Ulla Berg".
_TITLED = re.compile(r"(?:[a-zæøå][\w-]*\s+){1,3}(?=[A-ZÆØÅ][\w'’-]*\s+[A-ZÆØÅ])")


@dataclass(frozen=True)
class Written:
    """One participant as written, still as text.

    Parameters
    ----------
    who
        Where our own staff may be named: the cell of the name, or the whole line.
    status
        What is said of it; None where nothing is and a list's heading does not say it.
    sources
        Where name, organisation, status and remark stand.
    """

    who: str
    name: str
    organisation: str
    role: str
    remark: str
    status: str | None
    line: int | None
    is_said: bool
    sources: dict[str, Source]


def of_text(piece: str, default: str, place: Place, group: str = "") -> Written:
    """Divide ``Navn (organisation) – til stede`` into its parts.

    Parameters
    ----------
    group
        Where everybody on the line is from, where it says so before them.
    """
    by = _BY.fullmatch(piece)  # "Skolen v/Ulla Berg"
    if by is not None:
        piece = f"{by['name']}, {by['place']}"
    titled = _TITLED.match(piece)
    if titled is not None:
        piece, group = piece[titled.end() :], group or titled[0].strip()
    end = NAME_END.search(piece)
    name = piece[: end.start()] if end else piece
    apart = _PLACE_BEHIND.fullmatch(name)
    if apart is not None:
        name = apart["name"]
    rest = piece[len(name) :]
    said = status_in(rest if end else piece)
    at = Source(place, "section")
    sources = dict.fromkeys(_FIELDS, at)
    return Written(piece, plain(name), group or rest, rest or group, rest if end else piece,
                   said or default, place.line, said is not None, sources)  # fmt: skip
