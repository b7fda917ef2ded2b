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
# "M: mødt, A: afbud": capitals alone, one behind the other.
_LABELLED_PAIR = re.compile(
    r"(?<![^\s(])(?P<sign>[A-ZÆØÅ]{1,2}|[x✓÷+–-])\s*[:–-]\s+(?P<means>[a-zæøå][^:;/|,=()]{1,30})"
    r"(?=[,;/|)]|\s{2,}|\.?$)"
)
_ATTENDANCE = re.compile(r"\W*(?:fremmød|til\s?stede|deltag|mød|status)", re.IGNORECASE)
_NEAR = 2  # blocks between a table and the line that explains its signs
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
    written_out = [
        _written_out(block, texts[max(0, at - _NEAR) : at + _NEAR + 1])
        if isinstance(block, Table)
        else block
        for at, block in enumerate(blocks)
    ]
    return [
        block if isinstance(block, Table) or new == old else replace(block, text=new)
        for block, old, new in zip(written_out, texts, told, strict=True)
        if new or not old
    ]


def _written_out(table: Table, beside: list[str]) -> Table:
    """Return a table with what signs mean in the columns that hold nothing else.

    The legend stands above or below the table, in its last row or in a heading.

    Parameters
    ----------
    beside
        The lines around it.
    """
    rows = table.rows
    if not rows:
        return table
    last = {cell for cell in rows[-1] if cell} if len(rows) > 1 else set()
    signs: dict[str, str] = {}
    for text in (*beside, *rows[0], *(last if len(last) == 1 else ())):
        pairs = _legend_of_letters(text)
        if len(pairs) >= _LEAST_SIGNS:
            signs |= pairs
    columns = range(len(rows[0])) if len({len(row) for row in rows}) == 1 else ()
    for at in columns:
        cells = [row[at] for row in rows[1:] if row[at] and {row[at]} != last]
        if cells and all(cell.strip() in signs for cell in cells):
            rows = _with_meanings(rows, at, signs)
        elif _ATTENDANCE.match(rows[0][at]) and _is_f_for_present([one.strip() for one in cells]):
            rows = _with_meanings(rows, at, {"F": "fremmødt"})
    return replace(table, rows=rows)


def _with_meanings(
    rows: tuple[tuple[str, ...], ...], at: int, signs: dict[str, str]
) -> tuple[tuple[str, ...], ...]:
    """Return rows with what the signs of one column mean in their place."""
    return (
        rows[0],
        *((*row[:at], signs.get(row[at].strip(), row[at]), *row[at + 1 :]) for row in rows[1:]),
    )


def _is_f_for_present(cells: list[str]) -> bool:
    """Say whether *F* is for those who came: it may be for *fraværende*, but most did come."""
    others = set(cells) - {"F"}
    return others <= {"A", "U", "AF", "-", "–"} and 2 * cells.count("F") >= len(cells) > 1


def _legend_of_letters(text: str) -> dict[str, str]:
    """Return sign → meaning of ``F = fremmødt, A = afbud`` or ``M: mødt / A: afbud``."""
    pairs = list(_PAIR.finditer(text)) or list(_LABELLED_PAIR.finditer(text))
    return {one["sign"]: _in_full(one["means"].strip(" .,")) for one in pairs}


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
