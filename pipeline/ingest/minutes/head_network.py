"""Which networks a line of the head names: in words, in compounds, in a file's name, by a tick."""

from __future__ import annotations

import re

from pipeline.ingest.minutes.head_spans import sentences
from pipeline.ingest.minutes.wordings import codes_in

# "Strandnetværket", "Vibeholmområdet", "Gildbro-mødet", "landsbygruppen"
_COMPOUND = re.compile(
    r"(?<![^\W_])(?P<name>[^\W\d_]{4,}?)s?-?"
    r"(?:(?:lokal)?netværk\w*|områd\w*|møde\w*|gruppe\w*|kvarter\w*|ssp\w*)(?![^\W_])",
    re.IGNORECASE,
)
_BY_SCHOOL = re.compile(r"\b(?P<name>[^\W\d_]{4,})skolen?s?\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^()]{0,120}\)")
_BOX = r"(?:\[\s?[xXvV✓]?\s?\]|[☐☑☒✓✔]|\(\s?[xX]?\s?\))"
_TICK = re.compile(r"\[\s?[xXvV✓]\s?\]|[☑☒✓✔]|\(\s?[xX]\s?\)")
_LEAST_BOXES = 2


def networks_in(text: str, networks: dict[str, str]) -> list[str]:
    """Return the codes of the networks that a line names, each once, in their order.

    Where it names several, the one that is ticked counts, or those outside brackets.

    Parameters
    ----------
    networks
        Casefolded wording → code.
    """
    ticked = _ticked(text, networks)
    if ticked:
        return ticked
    # "Møde i landsbynetværket. Vi havde besøg af netværket i Torslunde."
    told = (_named(part, networks) for part in sentences(text.replace("_", " ")))
    return next(filter(None, told), [])


def _named(text: str, networks: dict[str, str]) -> list[str]:
    found = codes_in(text, networks) or codes_in(_with_ring(text), networks)
    if len(found) > 1:
        outside = codes_in(_IN_BRACKETS.sub(" ", text), networks)
        found = outside or found
    return found or _in_compounds(text, networks)


def network_by_school(text: str, networks: dict[str, str]) -> str | None:
    """Return the network of the one area whose school a line names: ``ved Gildbroskolen``."""
    names = {networks.get(match["name"].casefold()) for match in _BY_SCHOOL.finditer(text)}
    found = names - {None}
    return found.pop() if len(found) == 1 else None


def _in_compounds(text: str, networks: dict[str, str]) -> list[str]:
    told = (networks.get(one["name"].casefold()) for one in _COMPOUND.finditer(text))
    return list(dict.fromkeys(code for code in told if code is not None))


def _ticked(text: str, networks: dict[str, str]) -> list[str]:
    """Return the networks beside a tick, in a line with a box for each."""
    if len(re.findall(_BOX, text)) < _LEAST_BOXES or _TICK.search(text) is None:
        return []
    boxes = list(re.finditer(_BOX, text))
    first = codes_in(text[: boxes[0].start()].rpartition(":")[2], networks)
    # A name before the first box: the boxes stand behind the names.
    edges = (
        [0, *(box.end() for box in boxes)] if first else [*(b.start() for b in boxes), len(text)]
    )
    found = []
    for nth, box in enumerate(boxes):
        part = text[edges[nth] : edges[nth + 1]]
        if _TICK.fullmatch(box[0]) is not None:
            found += codes_in(part, networks)
    return list(dict.fromkeys(found))


def _with_ring(text: str) -> str:
    return text.replace("aa", "å").replace("Aa", "Å")
