"""What is written once a meeting is over: who came, what was decided, or that too few came."""

from __future__ import annotations

import re

from pipeline.ingest.minutes.head_lines import Line
from pipeline.ingest.minutes.sections import Section

# What is written once the meeting is over, also into its agenda.
_AFTERWARDS = re.compile(
    r"^\W{0,8}(?:til ?stede\w*|fremmødte?|mødt|mødte|deltog)\b"
    r"|^\W{0,8}(?:referat|beslutning\w*|konklusion\w*|aftale|aftalt)\s*:\s*(?:\S+\s+){3}"
    r"|\bblev (?:det )?(?:aftalt|besluttet|vedtaget)\b|\bdet blev (?:aftalt|besluttet)\b"
    r"|\bvi (?:aftalte|besluttede|blev enige)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"^\W{0,8}(?:[\wæøå ]{3,20}:\s*)?ingen\b\W*", re.IGNORECASE)
# Why it came to nothing, though somebody came.
_TOO_FEW = re.compile(
    r"\b(?:deltagere|til ?stede|fremmødte?)\W{0,4}ingen\b"
    r"|\b(?:kun|ingen|ikke nok|for få)\b[^.]{0,60}\b(?:mødte?|fremmødte?|til ?stede|dukkede|kom)\b",
    re.IGNORECASE,
)


def is_told_afterwards(sections: list[Section]) -> bool:
    """Say whether a paper tells who came, or what was decided: an agenda was written over."""
    texts = (text for one in sections for text in (one.title, *(line for line, _ in one.lines())))
    return any(_AFTERWARDS.search(text) for text in texts if text)


def too_few_came(sections: list[Section], lines: list[Line]) -> list[Line]:
    """Return the lines that say so, and what is said behind "Deltagere: Ingen".

    Parameters
    ----------
    lines
        Those that may tell of this meeting.
    """
    people = (one for one in sections if one.kind == "participants")
    behind = [
        Line(text[said.end() :], place)
        for one in people
        for text, place in one.lines()
        if (said := _NOBODY.match(text))
    ]
    return [*(line for line in lines if _TOO_FEW.search(line.text)), *behind]
