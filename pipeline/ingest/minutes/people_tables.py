"""Tables of people whose columns or labels no list of words has, read by what stands in them.

Each row becomes a line as people write them (``Karen (skolen) – afbud``), and each cell headed by
what people did a list of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pipeline.ingest.minutes.attendance_words import MARKED, OUR_OWN, letter_of, status_in
from pipeline.ingest.minutes.blocks import ListItem, Table, plain
from pipeline.ingest.minutes.columns import columns_of, is_empty, table_kind
from pipeline.ingest.minutes.label_roles import people_role
from pipeline.ingest.minutes.people import staff_in
from pipeline.ingest.minutes.people_lines import NAME_END, is_person_name, pieces
from pipeline.ingest.minutes.records import MinutesWords
from pipeline.ingest.minutes.wordings import organisation_told

_LEAST_NAMES, _LEAST_PLACES = 0.75, 0.6  # of a column's cells
_SAID = {"participants": "til stede", "apologies": "afbud", "absent": "udeblevet"}
_DASHES = {"-", "–", "÷", "−", "0", "/"}
_LABEL_AND_PEOPLE, _LEAST_TOLD, _MOST_PLACE_WORDS = 2, 2, 3
_TICKS = ("present", "apologies", "absent")


@dataclass(frozen=True)
class Listed:
    """People of a table: which they are, by which label, and a line for each."""

    kind: str
    label: str
    items: list[ListItem]


def people_of_rows(table: Table, words: MinutesWords) -> Listed | None:
    """Return the people of a table with a row for each; None where its columns are not clear.

    One column holds names; another says where they are from, whether they came, or has crosses
    below what people did.
    """
    rows = table.rows[1:]
    is_even = len({len(row) for row in table.rows}) == 1
    if not rows or not is_even or _is_known(table) or _is_headed_by_people(table):
        return None
    columns = range(len(rows[0]))
    names = next((at for at in columns if _share(rows, at, _is_name(words)) >= _LEAST_NAMES), None)
    first = 1
    if names is not None and _is_name(words)(table.rows[0][names]):
        # Without headings: read below a heading of people, by the places of the cells.
        rows, first = table.rows, 0
        if not any(_share(rows, at, _is_status) == 1.0 for at in columns if at != names):
            return None
    if names is None:
        return None
    left = [at for at in columns if at != names]
    places = [at for at in left if _share(rows, at, _is_place(words)) >= _LEAST_PLACES]
    ticks = {at: role for at in left if (role := _ticked(table, at)) is not None}
    statuses = [at for at in left if at not in ticks and _share(rows, at, _is_status) == 1.0]
    if not (places or ticks or statuses):
        return None
    is_crossed = bool(statuses) and _is_of_crosses(rows, statuses[0])
    items = []
    for number, row in enumerate(rows, first):
        said = [_SAID[role] for at, role in ticks.items() if row[at].casefold() in MARKED]
        said += [_status_said(row[at]) for at in statuses if row[at]]
        place = f" ({plain(row[places[0]])})" if places and row[places[0]] else ""
        if not said and (set(ticks.values()) == {"participants"} or is_crossed):
            said = [_SAID["absent"]]  # a cross says that somebody came
        told = f" – {said[0]}" if said else ""
        at_row = table.place_of(number, names)
        items.append(ListItem(f"{plain(row[names])}{place}{told}", line=at_row.line, place=at_row))
    return Listed("participants", "", items)


def _is_of_crosses(rows: tuple[tuple[str, ...], ...], at: int) -> bool:
    """Say whether a column holds crosses alone, and blanks."""
    cells = [row[at] for row in rows if not is_empty(row[at])]
    return len(cells) < len(rows) and all(cell.casefold() in MARKED - {"ja"} for cell in cells)


def people_of_places(table: Table, words: MinutesWords) -> Listed | None:
    """Return the people of a table that has an organisation above or before each cell of theirs.

    ``Skole | Politi`` above ``Ida Bang, Bo Lund | Kim Sand``, or one below the other.
    """
    if len({len(row) for row in table.rows}) != 1:
        return None
    headings, *rows = table.rows
    if len(headings) > 1 and all(_is_from(cell, words) for cell in headings):
        cells = [(0, y, x) for y in range(1, len(table.rows)) for x in range(len(headings))]
    elif len(headings) == _LABEL_AND_PEOPLE:
        is_headed = people_role(plain(headings[0])) is not None and is_empty(headings[1])
        body = range(int(is_headed), len(table.rows))
        if not all(_is_from(table.rows[y][0], words) for y in body):
            return None
        cells = [(y, y, 1) for y in body]
    else:
        return None
    told = [
        (plain(table.rows[at][x if at == 0 and at != y else 0]), table.rows[y][x], (y, x))
        for at, y, x in cells
        if not is_empty(table.rows[y][x])
    ]
    if not rows or len(told) < _LEAST_TOLD or not all(_are_people(one[1], words) for one in told):
        return None
    items = []
    for place, cell, (y, x) in told:
        at_cell = table.place_of(y, x)
        text = f"{place}: {', '.join(cell.split(chr(10)))}"
        items.append(ListItem(plain(text), line=at_cell.line, place=at_cell))
    return Listed("participants", "", items)


def _is_from(cell: str, words: MinutesWords) -> bool:
    text = plain(cell).strip(" :")
    is_short = 0 < len(text.split()) <= _MOST_PLACE_WORDS and not staff_in(text, words.staff)
    return is_short and _is_place(words)(text)


def _are_people(cell: str, words: MinutesWords) -> bool:
    """Say whether a cell holds people and no more, or says that somebody did not come."""
    told = [part for part in pieces(cell, words) if status_in(part) is None]
    is_name = _is_name(words)
    return all(is_name(NAME_END.split(part, maxsplit=1)[0].strip()) for part in told)


def with_whole_names(table: Table) -> Table:
    """Return a table with first names and surnames in one column."""
    heads = [plain(cell).casefold().strip(" :") for cell in table.rows[0]]
    if "fornavn" not in heads or "efternavn" not in heads:
        return table
    first, last = heads.index("fornavn"), heads.index("efternavn")
    if any(len(row) <= max(first, last) for row in table.rows):
        return table
    rows = [
        tuple(
            f"{row[first]} {row[last]}".strip() if at == first else cell
            for at, cell in enumerate(row)
            if at != last
        )
        for row in table.rows[1:]
    ]
    head = tuple(
        "Navn" if at == first else cell for at, cell in enumerate(table.rows[0]) if at != last
    )
    return replace(table, rows=(head, *rows))


def _status_said(cell: str) -> str:
    """Return the words of a cell beside ticks: a dash says that somebody did not come."""
    if cell.strip() in _DASHES:
        return _SAID["absent"]
    letter = letter_of(cell)
    words = {"present": "participants"}
    letter = letter or (status_in(cell) if status_in(cell) in _SAID else None)
    return plain(cell) if letter is None else _SAID[words.get(letter, letter)]


def share_of_places(table: Table, at: int, words: MinutesWords) -> float:
    """Return the share of a column's cells, below its heading, that say where somebody is from."""
    return _share(table.rows[1:], at, _is_place(words))


def people_of_cells(
    table: Table, holds_people: Callable[[str, str], str | None]
) -> Iterator[tuple[Listed, set[tuple[int, int]]]]:
    """Yield the people below or behind each label, with the cells that they and it stand in.

    Parameters
    ----------
    holds_people
        Label and cell → which people the cell holds; None for none.
    """
    heads = table.rows[0]
    # Where nobody sent apologies, their column may be left out.
    if len(table.rows) == 2 and (len(heads) > 1 or people_role(plain(heads[0]))):
        found = [_below(table, at, holds_people) for at in range(len(heads))]
        if all(found) or sum(map(bool, found)) > 1:
            yield from filter(None, found)
            return
    for number, row in enumerate(table.rows):
        cells = [(at, cell) for at, cell in enumerate(row) if cell]
        for (at_label, label), (at, value) in zip(cells[::2], cells[1::2], strict=False):
            name = plain(label).rstrip(": ")
            kind = holds_people(name, value)
            if kind is not None:
                yield _listed(table, kind, name, (number, at)), {(number, at_label), (number, at)}


def _below(
    table: Table, at: int, holds_people: Callable[[str, str], str | None]
) -> tuple[Listed, set[tuple[int, int]]] | None:
    label = plain(table.rows[0][at]).rstrip(": ")
    value = table.rows[1][at] if at < len(table.rows[1]) else ""
    kind = people_role(label) if is_empty(value) else holds_people(label, value)
    return None if kind is None else (_listed(table, kind, label, (1, at)), {(0, at), (1, at)})


def _listed(table: Table, kind: str, label: str, at: tuple[int, int]) -> Listed:
    place = table.place_of(*at)
    lines = [line for line in table.rows[at[0]][at[1]].split("\n") if not is_empty(line)]
    items = [ListItem(plain(line), line=place.line, place=place) for line in lines]
    return Listed(kind, label, items)


def _is_known(table: Table) -> bool:
    """Say whether the headings of a table tell its columns: then they are read by them."""
    kind = table_kind(table)
    if kind != "participants":
        return kind is not None
    header = columns_of("participants", table.rows[0])
    ticks = sum(_ticked(table, at) is not None for at in range(len(table.rows[0])))
    return ticks <= sum(column in header for column in _TICKS)


def _is_headed_by_people(table: Table) -> bool:
    """Say whether every column is headed by what people did: each holds those who did it."""
    return all(people_role(plain(cell)) is not None for cell in table.rows[0])


def _share(rows: tuple[tuple[str, ...], ...], at: int, is_so: Callable[[str], bool]) -> float:
    cells = [row[at] for row in rows if not is_empty(row[at])]
    return sum(map(is_so, cells)) / len(cells) if cells else 0.0


def _is_name(words: MinutesWords) -> Callable[[str], bool]:
    def told(cell: str) -> bool:
        name = plain(cell).partition("(")[0].strip()
        is_full = is_person_name(name) and " " in name
        return bool(staff_in(cell, words.staff)) or is_full or words.by_short_name(name) is not None

    return told


def _is_place(words: MinutesWords) -> Callable[[str], bool]:
    return lambda cell: (
        OUR_OWN.search(cell) is not None or organisation_told(cell, words.partners) is not None
    )


def _is_status(cell: str) -> bool:
    return status_in(cell) is not None or letter_of(cell) is not None


def _ticked(table: Table, at: int) -> str | None:
    """Return what the people did who have a cross in a column; None for another column."""
    cells = [row[at] for row in table.rows[1:] if at < len(row) and not is_empty(row[at])]
    is_ticked = bool(cells) and all(cell.casefold() in MARKED - {"ja"} for cell in cells)
    is_blank = not cells
    role = people_role(plain(table.rows[0][at]))
    return role if is_ticked or (is_blank and role is not None) else None
