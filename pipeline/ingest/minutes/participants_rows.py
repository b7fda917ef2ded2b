"""Participants in tables with a row for each, or with a row for each organisation."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.ingest.minutes.attendance_words import (
    MARKED,
    OUR_OWN,
    came_at,
    left_at,
    letter_of,
    status_in,
    was_there,
)
from pipeline.ingest.minutes.blocks import Table, plain
from pipeline.ingest.minutes.columns import Row, columns_of, is_empty, table_rows
from pipeline.ingest.minutes.participants_lines import RANK, Written, of_text
from pipeline.ingest.minutes.people import staff_in
from pipeline.ingest.minutes.people_lines import NAME_END, is_person_name, pieces
from pipeline.ingest.minutes.people_tables import share_of_places
from pipeline.ingest.minutes.people_titles import names_first
from pipeline.ingest.minutes.records import MinutesWords
from pipeline.ingest.minutes.sources import Source
from pipeline.ingest.minutes.wordings import organisation_of

_LEAST_PLACES = 0.5  # of a column's cells
_MOST_GROUP_WORDS = 3
_ONLY_STATUS = re.compile(
    r"(?:meldt\s+)?(?:afbud|forfald)|udeblevet|fraværende|ikke\s+mødt|syg|forhindret", re.IGNORECASE
)
_IN_OFFICE = re.compile(
    r"(?:referent|mødeleder|ordstyrer|dirigent|tovholder|mødeleder (?:og|/) referent)\W*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s(?:og|samt|&|\+)\s|;")
_TOTAL = re.compile(r"^(?:i alt|antal|total|sum)\b", re.IGNORECASE)


def of_table(table: Table, default: str, words: MinutesWords) -> Iterator[Written]:
    """Yield the participants of a table, in the order of its rows."""
    header = columns_of("participants", table.rows[0])
    at_role = "role" if "role" in header else "organisation"
    ticks = [column for column in RANK if column in header]
    rows = table_rows(table, "participants", {"name": 0, "organisation": 1, "status": 2})
    if header and not ticks and "status" not in header:
        rows = _with_status(table, header, rows)
    if header and not {"organisation", "role"} & header.keys():
        rows = _with_place(table, header, rows, words)
    rows = [row for row in _with_group_rows(rows, words) if not _TOTAL.match(row["name"])]
    if ticks and any(_is_of_names(row[column], words) for row in rows for column in ticks):
        yield from _of_names(rows, ticks, words)
        return
    statuses = [_status_of(row, ticks) for row in rows]
    unmarked = _unmarked(rows, statuses, header, ticks, default)
    for row, told in zip(rows, statuses, strict=True):
        status = told
        if status is None and _ONLY_STATUS.fullmatch(row["name"]):
            status = status_in(row["name"])  # "Politiet | Afbud"
        name, organisation, who = _named(row, words)
        if _is_of_several(row["name"], words):
            said = status or unmarked or "present"
            for piece in pieces(row["name"], words):
                yield of_text(piece, said, row.places.get("name", row.place), organisation)
        elif (name or row["initials"] or organisation) and not _IN_OFFICE.fullmatch(name):
            remark = _remark(row)
            inferred = "present" if was_there(remark) else unmarked
            yield Written(who, name, organisation, row[at_role], remark,
                          status or inferred, row.line, status is not None,
                          _sources(row, ticks, at_role))  # fmt: skip


def _unmarked(
    rows: list[Row],
    statuses: list[str | None],
    header: dict[str, int],
    ticks: list[str],
    default: str,
) -> str | None:
    """Return what those did of whom a table says nothing; None where a blank is no answer."""
    if "present" not in statuses and any(statuses):
        return "present"
    if not header and not any(statuses):
        return default
    is_told = "status" in header or any("status" in row.others for row in rows)
    return None if ticks or is_told or not header else default


def _is_of_several(cell: str, words: MinutesWords) -> bool:
    """Say whether a cell names several people: ``Jonas og Leyla``; ``Vestergren, Jonas`` is one."""
    is_joined = _AND.search(cell) is not None
    return is_joined and len(pieces(cell, words)) > 1 and _is_of_names(cell, words)


def _named(row: Row, words: MinutesWords) -> tuple[str, str, str]:
    """Return the name of a row, where they are from, and all that may name one of ours."""
    organisation = row["organisation"] or row["role"]
    name = row["name"] or row["initials"]
    told = name if staff_in(name, words.staff) else names_first(name)
    who = f"{told} / {row['initials']}" if row["initials"] and row["name"] else told
    if organisation:
        return name, organisation, who
    return *_with_its_place(told), who


def _is_of_names(cell: str, words: MinutesWords) -> bool:
    """Say whether a cell below what people did names some, instead of marking one."""
    parts = pieces(cell, words)
    return bool(parts) and all(
        staff_in(one, words.staff) or words.by_short_name(one) or _is_full_name(one)
        for one in parts
    )


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
                yield of_text(piece, status, place, row["organisation"] or row["role"])


def _with_its_place(cell: str) -> tuple[str, str]:
    """Return name and place of ``Ulla Hjortebro, skolen``; ``Hjortebro, Ulla`` is a name alone."""
    name, bracket, place = cell.partition(" (")
    if bracket and cell.endswith(")") and is_person_name(name.strip()):
        return name.strip(), place.rstrip(")").strip()  # "Jonas (SSP)"
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
    if at is None or share_of_places(table, at, words) < _LEAST_PLACES:
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


def _with_group_rows(rows: list[Row], words: MinutesWords) -> list[Row]:
    """Return the rows with the organisation that stands above several of them.

    It stands in the cell of the first, or in a row of its own.
    """
    found: list[Row] = []
    group = ""
    is_column = any(row["organisation"] for row in rows)
    for row in rows:
        told = [cell for cell in row.cells.values() if cell]
        is_alone = not is_column and told == [row["name"]] and _is_organisation(told[0], words)
        if is_alone:
            group = row["name"]
            continue
        if is_column and not row["role"]:
            group = row["organisation"] or (group if row["name"] else "")
        is_told = bool(row["organisation"]) or not group
        found.append(row if is_told else replace(row, cells={**row.cells, "organisation": group}))
    return found


def _is_organisation(text: str, words: MinutesWords) -> bool:
    name = NAME_END.split(text, maxsplit=1)[0].strip()
    is_told = name != text and (words.by_short_name(name) is not None or _is_full_name(text))
    is_short = len(text.split()) <= _MOST_GROUP_WORDS and not staff_in(text, words.staff)
    is_short = is_short and not is_told  # "Leyla (SSP)" is somebody
    is_ours = OUR_OWN.search(text) is not None
    return is_short and (is_ours or organisation_of(text, words.partners) is not None)


def _with_status(table: Table, header: dict[str, int], rows: list[Row]) -> list[Row]:
    """Return the rows with a status where one column holds nothing else, whatever its heading."""
    left = [at for at in range(len(table.rows[0])) if at not in header.values()]
    for at in left:
        cells = [row[at] if at < len(row) else "" for row in table.rows[1:]]
        told = [status_in(cell) or letter_of(cell) for cell in cells]
        is_told = all(one or is_empty(cell) for one, cell in zip(told, cells, strict=True))
        if len(cells) == len(rows) and len(cells) > 1 and any(told) and is_told:
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
    is_no = not marked and row["present"].casefold() == "nej"
    if is_no:
        marked = [status_in(row["remark"]) or "absent"]
    said = status_in(row["status"]) or letter_of(row["status"]) or status_in(row["remark"])
    said = said or (None if marked else status_in(row["present"]))  # "Nej, uden afbud"
    return marked[0] if marked else said


def _remark(row: Row) -> str:
    """Return everything that may say when somebody came and went."""
    came = f"kom kl. {row['from_time']}" if row["from_time"] else ""
    left = f"gik kl. {row['to_time']}" if row["to_time"] else ""
    present = row["present"] if row["present"].casefold() not in MARKED else ""
    return "; ".join(filter(None, (row["status"], row["remark"], present, came, left)))
