"""Participants as they are written: rows of a table, items of a list, names on a line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pipeline.ingest.minutes.attendance_words import (
    MARKED,
    came_at,
    left_at,
    letter_of,
    status_in,
    was_there,
)
from pipeline.ingest.minutes.blocks import ListItem, Paragraph, Place, Table, plain
from pipeline.ingest.minutes.columns import Row, columns_of, table_kind, table_rows
from pipeline.ingest.minutes.people import staff_in
from pipeline.ingest.minutes.people_lines import (
    NAME_END,
    group_of,
    is_person_name,
    is_sentence,
    is_somebody,
    pieces,
)
from pipeline.ingest.minutes.people_sentences import clauses
from pipeline.ingest.minutes.people_tables import share_of_places
from pipeline.ingest.minutes.records import MinutesWords
from pipeline.ingest.minutes.sections import HEAD, Section
from pipeline.ingest.minutes.sources import Source

_SECTIONS = {"participants": "present", "apologies": "apologies", "absent": "absent"}
_OF_THE_MEETING = {HEAD, "facts", "participants", "apologies", "absent"}
_FIELDS = ("staff_code", "organisation", "participant_role", "status", "from_time", "to_time")
RANK = {"present": 2, "apologies": 1, "absent": 0}
_LEAST_PEOPLE = 0.5  # of the first cells of a table below a heading of people
# Signs before a name.
_TICKED = re.compile(r"\s*(?:\[[xX]\]|[✅✓✔☑☒]|\+(?=\s))\ufe0f?\s*")
_CROSSED = re.compile(r"\s*(?:[❌✗✘÷−]|\[-\])\ufe0f?\s*")
_BOX = re.compile(r"\s*(?:\[\s?\]|☐)\s*")
# A tab that is lost: "Henrik Abdikarsen familieafdelingen".
_PLACE_BEHIND = re.compile(r"(?P<name>(?:[A-ZÆØÅ][\w.'’-]*\s+){2,4})(?=[a-zæøå]{3})[\w\s-]+")
_BY = re.compile(r"(?P<place>[\w -]{2,40}?)\s+(?:v/|v\.|ved)\s*(?P<name>[A-ZÆØÅ].{1,60})")
# What somebody is, before their name: "skoleleder Ulla Berg".
_TITLED = re.compile(r"(?:[a-zæøå][\w-]*\s+){1,3}(?=[A-ZÆØÅ][\w'’-]*\s+[A-ZÆØÅ])")
_TOTAL = re.compile(r"^(?:i alt|antal|total|sum)\b", re.IGNORECASE)


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


def written_in(sections: list[Section], words: MinutesWords) -> Iterator[Written]:
    """Yield the participants as they are written, in the order in which they stand."""
    for section in sections:
        default = _SECTIONS.get(section.kind)
        is_ticked = any(_TICKED.match(text) for text, _ in section.lines())
        has_table = any(True for _ in section.tables())
        for block in section.blocks:
            if isinstance(block, Table):
                kind = table_kind(block)
                is_theirs = default is not None and kind is None and not section.is_told
                is_theirs = is_theirs and _names_people(block, words)
                if kind == "participants" or is_theirs:
                    yield from _of_table(block, default or "present", words)
            elif has_table and isinstance(block, Paragraph) and " " not in block.text:
                continue  # a heading below the table, which nothing marks as one
            elif default and isinstance(block, ListItem | Paragraph):
                yield from _of_marked_line(block, default, words, is_ticked=is_ticked)
            elif isinstance(block, Paragraph) and section.kind in _OF_THE_MEETING:
                yield from _of_sentence(block, None, words)


def _names_people(table: Table, words: MinutesWords) -> bool:
    """Say whether a table without headings that are known has people in its first column."""
    cells = [row[0] for row in table.rows if row and row[0]]
    known = [cell for cell in cells if is_somebody(plain(cell), words)]
    return len(known) >= _LEAST_PEOPLE * len(cells)


def _of_marked_line(
    block: ListItem | Paragraph, default: str, words: MinutesWords, *, is_ticked: bool
) -> Iterator[Written]:
    """Yield the participants of a line that may begin with a sign: ``✅``, ``÷``, a box to tick.

    Parameters
    ----------
    is_ticked
        A line of the list is ticked: who is not did not come.
    """
    came, stayed = _TICKED.match(block.text), _CROSSED.match(block.text)
    sign = came or stayed or (_BOX.match(block.text) if is_ticked else None)
    if sign is None:
        yield from _of_line(block, default, words)
        return
    status = "present" if came else "absent"
    for one in _of_line(replace(block, text=block.text[sign.end() :]), default, words):
        told = one if one.is_said else replace(one, status=status, is_said=True)
        yield told


def _of_line(block: ListItem | Paragraph, default: str, words: MinutesWords) -> Iterator[Written]:
    """Yield the participants of a line under a heading that says what they are."""
    is_item = isinstance(block, ListItem)
    found = list(_of_sentence(block, default, words))
    if found:
        yield from found
        return
    group, text = group_of(block.text, words)
    if not is_item and not group and is_sentence(block.text, words):
        return
    for piece in pieces(text, words):
        if is_item or is_somebody(piece, words):
            yield _of_text(piece, default, block.place, group)


def _of_sentence(
    block: ListItem | Paragraph, default: str | None, words: MinutesWords
) -> Iterator[Written]:
    """Yield the participants of clauses that say who came and who did not.

    Without a heading above them, only where every part of the clause is somebody.
    """
    told = list(clauses(block.text, words))
    is_name_first = len(told) == 1 and block.text.startswith(told[0][1])
    if all(status is None for status, _ in told) or (default and is_name_first):
        return
    for status, names in told:
        people = pieces(names, words) if status or default else []
        are_people = all(is_somebody(piece, words) for piece in people)
        if are_people:
            for piece in people:
                one = _of_text(piece, status or default or "present", block.place)
                at = replace(one.sources["status"], found_by="running_text")
                is_said = one.is_said or status is not None
                yield replace(one, is_said=is_said, sources=dict.fromkeys(one.sources, at))


def _of_table(table: Table, default: str, words: MinutesWords) -> Iterator[Written]:
    header = columns_of("participants", table.rows[0])
    at_role = "role" if "role" in header else "organisation"
    ticks = [column for column in RANK if column in header]
    rows = table_rows(table, "participants", {"name": 0, "organisation": 1, "status": 2})
    if header and not ticks and "status" not in header:
        rows = _with_status(table, header, rows)
    if header and not {"organisation", "role"} & header.keys():
        rows = _with_place(table, header, rows, words)
    rows = [row for row in rows if not _TOTAL.match(row["name"])]
    if ticks and any(_is_of_names(row[column], words) for row in rows for column in ticks):
        yield from _of_names(rows, ticks, words)
        return
    statuses = [_status_of(row, ticks) for row in rows]
    if "present" not in statuses and any(statuses):
        unmarked: str | None = "present"
    else:
        unmarked = None if ticks or "status" in header or not header else default
    if not header and not any(statuses):
        unmarked = default
    for row, status in zip(rows, statuses, strict=True):
        organisation = row["organisation"] or row["role"]
        name, place = (row["name"], "") if organisation else _with_its_place(row["name"])
        organisation = organisation or place
        if row["name"] or row["initials"] or organisation:
            who = f"{row['name']} / {row['initials']}" if row["initials"] else row["name"]
            remark = _remark(row)
            inferred = "present" if was_there(remark) else unmarked
            yield Written(who, name, organisation, row[at_role], remark,
                          status or inferred, row.line, status is not None,
                          _sources(row, ticks, at_role))  # fmt: skip


def _is_of_names(cell: str, words: MinutesWords) -> bool:
    """Say whether a cell below what people did names some, instead of marking one."""
    parts = pieces(cell, words)
    return bool(parts) and all(staff_in(one, words.staff) or _is_full_name(one) for one in parts)


def _is_full_name(piece: str) -> bool:
    end = NAME_END.search(piece)
    name = piece[: end.start()] if end else piece
    return is_person_name(name) and " " in name.strip()


def _of_names(rows: list[Row], ticks: list[str], words: MinutesWords) -> Iterator[Written]:
    """Yield the people of a table with a row for each organisation and columns full of names."""
    for row in rows:
        for column in ("name", *ticks):
            status = column if column in ticks else "present"
            for piece in pieces(row[column], words):
                place = row.places.get(column, row.place)
                yield _of_text(piece, status, place, row["organisation"] or row["role"])


def _with_its_place(cell: str) -> tuple[str, str]:
    """Return name and place of ``Ulla Hjortebro, skolen``; ``Hjortebro, Ulla`` is a name alone."""
    name, comma, place = cell.partition(",")
    is_apart = bool(comma) and " " in name.strip() and is_person_name(name.strip())
    return (name.strip(), place.strip()) if is_apart else (cell, "")


def _with_place(
    table: Table, header: dict[str, int], rows: list[Row], words: MinutesWords
) -> list[Row]:
    """Return the rows with where people are from, by the column that says so, however headed."""
    if len({len(row) for row in table.rows}) != 1:
        return rows
    left = [at for at in range(len(table.rows[0])) if at not in header.values()]
    at = max(left, key=lambda one: share_of_places(table, one, words), default=None)
    if at is None or share_of_places(table, at, words) < _LEAST_PEOPLE:
        return rows
    return [
        replace(
            row,
            cells={**row.cells, "organisation": plain(table.rows[(row.place.row or 1) - 1][at])},
            places={**row.places, "organisation": replace(row.place, cell=at + 1)},
            others={**row.others, "organisation": "column_by_content"},
        )
        for row in rows
    ]


def _with_status(table: Table, header: dict[str, int], rows: list[Row]) -> list[Row]:
    """Return the rows with a status where one column holds nothing else, whatever its heading."""
    left = [at for at in range(len(table.rows[0])) if at not in header.values()]
    for at in left:
        cells = [row[at] if at < len(row) else "" for row in table.rows[1:]]
        told = [status_in(cell) or letter_of(cell) for cell in cells]
        if len(cells) == len(rows) and len(cells) > 1 and all(told):
            return [
                replace(
                    row,
                    cells={**row.cells, "status": cell},
                    places={**row.places, "status": replace(row.place, cell=at + 1)},
                    others={**row.others, "status": "column_by_content"},
                )
                for row, cell in zip(rows, cells, strict=True)
            ]
    return rows


def _sources(row: Row, ticks: list[str], at_role: str) -> dict[str, Source]:
    """Return where name, organisation, role, status and clock times of a row stand."""
    marked = [column for column in ticks if row[column].casefold() in MARKED]
    said = [column for column in ("status", "remark") if status_in(row[column])]
    told = next(iter([*marked, *(["present"] if row["present"] else []), *said]), None)
    unsaid = Source(row.place, "implied" if was_there(_remark(row)) else "unmarked")
    places = [column for column in ("organisation", "role", "name") if row[column]]
    return {
        "staff_code": row.source("name" if row["name"] else "initials"),
        "organisation": row.source(places[0] if places else "name"),
        "participant_role": row.source(at_role),
        "status": unsaid if told is None else row.source(told),
        "from_time": row.source(_clock_column(row, "from_time", came_at)),
        "to_time": row.source(_clock_column(row, "to_time", left_at)),
    }


def _clock_column(row: Row, own: str, clock_in: Callable[[str], dt.time | None]) -> str:
    """Return the column that says when somebody came or went."""
    if row[own]:
        return own
    columns = ("status", "remark", "present")
    return next((column for column in columns if clock_in(row[column]) is not None), "remark")


def _status_of(row: Row, ticks: list[str]) -> str | None:
    """Return the status that a row says, by a cross in a column or in words."""
    marked = [column for column in ticks if row[column].casefold() in MARKED]
    if not marked and row["present"].casefold() == "nej":
        marked = ["absent"]
    said = status_in(row["status"]) or letter_of(row["status"]) or status_in(row["remark"])
    said = said or (None if marked else status_in(row["present"]))  # "Nej, uden afbud"
    return marked[0] if marked else said


def _remark(row: Row) -> str:
    """Return everything that may say when somebody came and went."""
    came = f"kom kl. {row['from_time']}" if row["from_time"] else ""
    left = f"gik kl. {row['to_time']}" if row["to_time"] else ""
    present = row["present"] if row["present"].casefold() not in MARKED else ""
    return "; ".join(filter(None, (row["status"], row["remark"], present, came, left)))


def _of_text(piece: str, default: str, place: Place, group: str = "") -> Written:
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
