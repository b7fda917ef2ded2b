"""Tables of labels and answers: who took part and what was agreed may stand in a table of facts.

    Dato       | 5. oktober 2023            Punkt 2   | Uro ved stationen
    Deltagere  | A (SSP), B (skolen)        Aftale    | Kontakte centerlederen
    Afbud      | C (politiet)               Ansvarlig | B

Each such answer is read as if it stood under a heading of its own. So is a table whose columns are
headed *Deltagere*, *Afbud*, *Udeblevet*.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pipeline.ingest.minutes.attendance_words import MARKED, status_in
from pipeline.ingest.minutes.blocks import Block, ListItem, Paragraph, Place, Table, plain
from pipeline.ingest.minutes.columns import is_empty, table_kind

PEOPLE = ("participants", "apologies", "absent")
_ACTIONS = ("old_actions", "new_actions")
_TASK = re.compile(
    r"(?:ny |nye )?(?:aftale[rt]?|handling(?:er)?|aktion(?:er)?|opgave[r]?|opfølgning|to ?do)"
    r"|(?:gør )?hvad(?: skal (?:der )?(?:gøres|ske))?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s*(?:nr\.?\s*)?\d{1,2}\.?$|\s*\([^)]*\)$", re.IGNORECASE)
_DETAIL = re.compile(
    r"(?:skal|skulle)\s+(?:være\s+)?(?:løst|sket|gjort|færdig|klar|udført|gøres|ske)(?:\s+\w+){0,2}|"
    r"ansvarlige?|ansvar|tovholder|hvem(?: \w+){0,3}|udføres af|(?:tids)?frist|deadline|status"
    r"|hvornår(?: \w+){0,3}|senest|inden|hvordan (?:gik|går) det",
    re.IGNORECASE,
)
_USUAL = (
    ("Ansvarlig", re.compile(r"hvem\b", re.IGNORECASE)),
    ("Frist", re.compile(r"hvornår|senest|inden|skal|skulle", re.IGNORECASE)),
    ("Status", re.compile(r"hvordan (?:gik|går) det", re.IGNORECASE)),
)
_FACT = re.compile(rf"(?:pkt|punkt|referat|drøftelse|beslutning|emne)\b|{_TASK.pattern}$",
                   re.IGNORECASE)  # fmt: skip
_LONGEST_MARK = 3  # of a cross, or of "ja"
_LONGEST_LABEL = 40


@dataclass(frozen=True)
class Answer:
    """What a table says under one label that is a section's."""

    kind: str
    label: str
    place: Place
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class _Pair:
    row: int
    label: str
    at_label: int
    value: str
    at_value: int


def parted(table: Table) -> Iterator[Table]:
    """Yield the tables that one is made of: facts below rows of more columns stand apart.

    Some programs keep tables that follow each other as one.
    """
    first = 0
    for number, row in enumerate(table.rows):
        is_fact = len(row) > 2 and not any(row[2:]) and _FACT.match(plain(row[0])) is not None
        if is_fact and number and any(table.rows[number - 1][2:]):
            yield replace(table, rows=table.rows[first:number])
            first = number
    yield replace(table, rows=table.rows[first:]) if first else table


def unfolded(table: Table, kind_of: Callable[[str], str | None]) -> tuple[Table, list[Answer]]:
    """Return a table without the answers that are sections, and those.

    Parameters
    ----------
    kind_of
        Label → the section that it heads; None for none.
    """
    headed = [kind_of(plain(cell)) for cell in table.rows[0]] if len(table.rows) > 1 else []
    if len(headed) > 1 and all(kind in PEOPLE for kind in headed) and _holds_names(table):
        return replace(table, rows=()), list(_by_column(table, headed))
    if table_kind(table) is not None:
        return table, []
    answers: list[Answer] = []
    taken: set[tuple[int, int]] = set()
    for pair, kind, is_more in _told(list(_pairs(table)), kind_of):
        taken |= {(pair.row, pair.at_label), (pair.row, pair.at_value)}
        place = table.place_of(pair.row, pair.at_value)
        if is_more:
            more = Paragraph(f"{_usual(pair.label)}: {plain(pair.value)}", table.line, place)
            last = answers[-1]
            answers[-1] = replace(last, blocks=(*last.blocks, more))
        else:
            answers.append(Answer(kind, pair.label, place, tuple(_blocks(pair, kind, place))))
    rows = tuple(
        tuple("" if (number, at) in taken else cell for at, cell in enumerate(row))
        for number, row in enumerate(table.rows)
    )
    return replace(table, rows=rows), answers


def _pairs(table: Table) -> Iterator[_Pair]:
    """Yield labels with their answers: two columns, or four as twice two."""
    for number, row in enumerate(table.rows):
        cells = [(at, cell) for at, cell in enumerate(row) if cell]
        for (at_label, label), (at_value, value) in zip(cells[::2], cells[1::2], strict=False):
            # A number or a remark behind a label is none of it: "Opgave 2", "Status (sæt kryds)".
            text = _NUMBERED.sub("", plain(label).rstrip(":? ")) or plain(label)
            if len(text) <= _LONGEST_LABEL and len(row) <= 4:
                yield _Pair(number, text, at_label, value, at_value)


def _told(
    pairs: list[_Pair], kind_of: Callable[[str], str | None]
) -> Iterator[tuple[_Pair, str, bool]]:
    """Yield the answers that are a section's, and those that go on with the task above them."""
    is_task = False
    for pair in pairs:
        kind = kind_of(pair.label)
        if is_task and _DETAIL.fullmatch(pair.label):
            yield pair, "", True
        elif kind in PEOPLE and pair.value.strip().casefold() in MARKED:
            is_task = False  # "Deltagere | x" heads a column of names and one of crosses
        elif kind in PEOPLE or kind in _ACTIONS:
            is_task = kind in _ACTIONS
            yield pair, kind or "", False
        elif _TASK.fullmatch(pair.label):
            is_task = True
            yield pair, "new_actions", False
        else:
            is_task = False


def _usual(label: str) -> str:
    """Return the usual label of a detail: *Hvordan gik det* asks for the status."""
    return next((usual for usual, pattern in _USUAL if pattern.match(label)), label)


def _blocks(pair: _Pair, kind: str, place: Place) -> Iterator[Block]:
    lines = [line for line in pair.value.split("\n") if not is_empty(line)]
    if kind in PEOPLE and len(lines) == 1:
        yield Paragraph(plain(lines[0]), place.line, place)
    else:
        yield from (ListItem(plain(line), line=place.line, place=place) for line in lines)


def _holds_names(table: Table) -> bool:
    """Say whether columns headed by what people did hold people, and not crosses beside names."""
    rows = table.rows[1:]
    is_list = any("\n" in row[0] for row in rows if row)
    told = (cell for row in rows for cell in row[1:] if len(cell) > _LONGEST_MARK)
    return is_list or any(status_in(cell) is None or len(cell.split()) > 2 for cell in told)


def _by_column(table: Table, kinds: list[str | None]) -> Iterator[Answer]:
    for at, kind in enumerate(kinds):
        items = [
            ListItem(plain(line), line=table.line_of(number), place=table.place_of(number, at))
            for number, row in enumerate(table.rows[1:], 1)
            for line in (row[at] if at < len(row) else "").split("\n")
            if not is_empty(line)
        ]
        label, place = plain(table.rows[0][at]), table.place_of(0, at)
        yield Answer(kind or "", label, place, tuple(items))
