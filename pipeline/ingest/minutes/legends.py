"""Signs that a line of plain text explains: ``+ = her   A = afbud   0 = ikke her, ingen besked``.

The lines below such a line begin with one of its signs. What the sign means is written out behind
them, so that nothing else need know of it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.ingest.minutes.blocks import Block, ListItem, Table

_SIGN = r"(?:\[[^\]\s]?\]|[^\s\w]{1,2}|\w{1,2})"
_PAIR = re.compile(
    rf"(?<![^\s(])(?P<sign>{_SIGN})\s*=\s*(?P<means>[^=\n]+?)"
    rf"(?=\s{{2,}}|[;/|)]|$|,?\s+{_SIGN}\s*=)"
)
_IN_BRACKETS = re.compile(rf"(?<=\w )\(({_SIGN})\)")
_LEAST_SIGNS = 2
# What is said of people in a word too short to be known elsewhere.
_IN_FULL = {"her": "til stede", "ja": "til stede", "kom": "til stede", "med": "til stede",
            "nej": "ikke til stede", "væk": "ikke til stede"}  # fmt: skip
_NOT_HERE = re.compile(r"^ikke\s+(?:her|med|kommet|set)\b", re.IGNORECASE)


def without_legends(lines: list[str]) -> list[str]:
    """Return lines in which what a sign means stands behind what it marks.

    ``[v] NADIA: kontakt menighedsrådet`` becomes ``NADIA: kontakt menighedsrådet – klaret``. The
    line that explains the signs keeps only what stands before them. Other lines stay as they are.
    """
    found: list[str] = []
    signs: dict[str, str] = {}
    for line in lines:
        pairs = list(_PAIR.finditer(line))
        if len(pairs) >= _LEAST_SIGNS:
            signs = {one["sign"]: _in_full(one["means"]) for one in pairs}
            found = _explained_above(found, signs)
            found.append(line[: pairs[0].start()].rstrip(" :(–-"))
            continue
        marked = _marked(line, signs)
        if signs and marked is None and line.strip():
            signs = {}  # the list that they explain is at its end
        found.append(line if marked is None else marked)
    return found


def _explained_above(lines: list[str], signs: dict[str, str]) -> list[str]:
    """Return lines with the meaning of the signs that a legend below them explains.

    They begin with one, or have one in brackets behind a name: ``Jonas Vestergren (T)``.
    """
    told = list(lines)
    at = len(lines) - 1
    while at >= 0 and not lines[at].strip():
        at -= 1
    while at >= 0 and lines[at].strip():
        inside = _IN_BRACKETS.sub(lambda one: _meaning(one, signs), lines[at])
        marked = _marked(lines[at], signs)
        if marked is None and inside == lines[at]:
            break
        told[at] = inside if marked is None else marked
        at -= 1
    return told


def _meaning(match: re.Match[str], signs: dict[str, str]) -> str:
    means = signs.get(match[1])
    return match[0] if means is None else f"({means})"


def explained(blocks: list[Block]) -> list[Block]:
    """Return the blocks of a document in which what a sign means stands behind what it marks."""
    texts = [_with_bullet(block) for block in blocks]
    told = without_legends(texts)
    return [
        block if isinstance(block, Table) or new == old else replace(block, text=new)
        for block, old, new in zip(blocks, texts, told, strict=True)
        if new or not old
    ]


def _with_bullet(block: Block) -> str:
    """Return the text of a block; the bullet of a list may be one of the signs."""
    if isinstance(block, Table):
        return ""
    sign = block.sign if isinstance(block, ListItem) else ""
    return f"{sign} {block.text}" if sign else block.text


def _marked(line: str, signs: dict[str, str]) -> str | None:
    """Return a line with the meaning of its sign behind it; None where it begins with none."""
    sign, _, rest = line.strip().partition(" ")
    before, _, last = line.strip().rpartition(" ")
    if (
        sign not in signs
        and last.strip("().") in signs
        and before.rstrip().endswith(("-", "–", ":"))
    ):
        return f"{before.rstrip(' -–:')} – {signs[last.strip('().')]}"
    if sign not in signs or not rest.strip():
        return None
    return f"{rest.strip().rstrip('.')} – {signs[sign]}"


def _in_full(means: str) -> str:
    bare = means.strip(" .,;)")
    if _NOT_HERE.match(bare):
        return "ikke til stede"
    return _IN_FULL.get(bare.casefold(), bare)
