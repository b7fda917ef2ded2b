"""Participants as they are written: rows of a table, items of a list, names on a line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from pipeline.ingest.minutes.attendance_words import (
    MARKED,
    OUR_OWN,
    OUR_TOWN,
    came_at,
    left_at,
    letter_of,
    status_in,
    was_there,
)
from pipeline.ingest.minutes.blocks import ListItem, Paragraph, Place, Table, plain
from pipeline.ingest.minutes.columns import Row, columns_of, is_empty, table_kind, table_rows
from pipeline.ingest.minutes.people import staff_in
from pipeline.ingest.minutes.people_sentences import clauses
from pipeline.ingest.minutes.records import MinutesWords
from pipeline.ingest.minutes.sections import HEAD, Section
from pipeline.ingest.minutes.sources import Source
from pipeline.ingest.minutes.wordings import code_of, organisation_of

_SECTIONS = {"participants": "present", "apologies": "apologies", "absent": "absent"}
_OF_THE_MEETING = {HEAD, "facts", "participants", "apologies", "absent"}
_FIELDS = ("staff_code", "organisation", "participant_role", "status", "from_time", "to_time")
RANK = {"present": 2, "apologies": 1, "absent": 0}
_ABOUT_THE_MEETING = re.compile(r"mødet\b", re.IGNORECASE)
_TOTAL = re.compile(r"^(?:i alt|antal|total|sum)\b", re.IGNORECASE)
_NAME_END = re.compile(r"\s*[(,–—:]|\s-\s")
_DIVIDED = re.compile(r"[;,\n](?![^()]*\))|\s/\s(?![^()]*\))|\s+og\s+(?![^()]*\))")
_NAME = r"[A-ZÆØÅ][\w.'’-]*"
_PERSON = re.compile(rf"{_NAME}(?:\s+(?:af|von|van|de|da|el|al|bin|ben|{_NAME})){{0,4}}")
_NOBODY = re.compile(
    r"\W*(?:ingen|ikke nogen|nej|alle)(?: afbud| var til stede)?\W*", re.IGNORECASE
)
_MOST_ON_A_LINE = 100


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
        for block in section.blocks:
            if isinstance(block, Table):
                kind = table_kind(block)
                if kind == "participants" or (default and kind is None):
                    yield from _of_table(block, default or "present")
            elif default and isinstance(block, ListItem | Paragraph):
                yield from _of_line(block, default, words)
            elif isinstance(block, Paragraph) and section.kind in _OF_THE_MEETING:
                yield from _of_sentence(block, None, words)


def _of_line(block: ListItem | Paragraph, default: str, words: MinutesWords) -> Iterator[Written]:
    """Yield the participants of a line under a heading that says what they are."""
    is_item = isinstance(block, ListItem)
    found = list(_of_sentence(block, default, words))
    if found:
        yield from found
        return
    group, text = _group(block.text, words)
    if not is_item and not group and _is_sentence(block.text, words):
        return
    for piece in _pieces(text, words):
        if is_item or _is_somebody(piece, words):
            yield _of_text(piece, default, block.place, group)


def _of_sentence(
    block: ListItem | Paragraph, default: str | None, words: MinutesWords
) -> Iterator[Written]:
    """Yield the participants of clauses that say who came and who did not.

    Without a heading above them, only where every part of the clause is somebody.
    """
    told = list(clauses(block.text))
    if all(status is None for status, _ in told) or (default and len(told) == 1):
        return
    for status, names in told:
        pieces = _pieces(names, words) if status or default else []
        are_people = all(_is_somebody(piece, words) for piece in pieces)
        if are_people:
            for piece in pieces:
                one = _of_text(piece, status or default or "present", block.place)
                at = replace(one.sources["status"], found_by="running_text")
                yield replace(one, is_said=True, sources=dict.fromkeys(one.sources, at))


def _group(text: str, words: MinutesWords) -> tuple[str, str]:
    """Divide ``SSP: Jonas Vestergren, Leyla Karadeniz`` into where they are from, and who."""
    label, colon, names = text.partition(":")
    if not colon or not names.strip() or len(label.split()) > 4 or staff_in(label, words.staff):
        return "", text
    is_from = organisation_of(label, words.partners) is not None or OUR_OWN.search(label)
    return (label.strip(), names.strip()) if is_from and not _status_word(label) else ("", text)


def _status_word(text: str) -> bool:
    return status_in(text) is not None


def _of_table(table: Table, default: str) -> Iterator[Written]:
    header = columns_of("participants", table.rows[0])
    at_role = "role" if "role" in header else "organisation"
    ticks = [column for column in RANK if column in header]
    rows = table_rows(table, "participants", {"name": 0, "organisation": 1, "status": 2})
    if header and not ticks and "status" not in header:
        rows = _with_status(table, header, rows)
    rows = [row for row in rows if not _TOTAL.match(row["name"])]
    statuses = [_status_of(row, ticks) for row in rows]
    if "present" not in statuses and any(statuses):
        unmarked: str | None = "present"
    else:
        unmarked = None if ticks or "status" in header or not header else default
    if not header and not any(statuses):
        unmarked = default
    for row, status in zip(rows, statuses, strict=True):
        organisation = row["organisation"] or row["role"]
        if row["name"] or row["initials"] or organisation:
            who = f"{row['name']}\n{row['initials']}" if row["initials"] else row["name"]
            remark = _remark(row)
            inferred = "present" if was_there(remark) else unmarked
            yield Written(who, row["name"], organisation, row[at_role], remark,
                          status or inferred, row.line, status is not None,
                          _sources(row, ticks, at_role))  # fmt: skip


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
    end = _NAME_END.search(piece)
    name = piece[: end.start()] if end else piece
    rest = piece[len(name) :]
    said = status_in(rest if end else piece)
    at = Source(place, "section")
    sources = dict.fromkeys(_FIELDS, at)
    return Written(piece, plain(name), group or rest, rest or group, rest if end else piece,
                   said or default, place.line, said is not None, sources)  # fmt: skip


def _pieces(text: str, words: MinutesWords) -> list[str]:
    """Return the people of a line, one to a piece.

    What stands behind a comma belongs to the person before it where it says no more than an
    organisation, a status or a clock time.
    """
    found: list[str] = []
    parts = _DIVIDED.split(text)
    for part in map(plain, parts if len(parts) <= _MOST_ON_A_LINE else ()):
        if is_empty(part) or _NOBODY.fullmatch(part):
            continue
        if found and _is_about(part, found[-1], words):
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part)
    return found


def _is_about(part: str, before: str, words: MinutesWords) -> bool:
    if staff_in(part, words.staff):
        # Initials behind a name that is theirs: "Jonas Vestergren, JVE".
        return staff_in(part, words.staff) == staff_in(before, words.staff)
    if status_in(part) is not None and not _PERSON.match(part):
        return True
    if _names_somebody(part, words):
        return False
    at = None if "(" in part else organisation_of(part, words.partners)
    is_organisation = at is not None
    before_is_one = code_of(before, words.partners) is not None
    if is_organisation and _names_somebody(before, words) and not before.endswith(")"):
        # "Ulla Stenvang – SSP-lærer, Vibeholmskolen": the same place, told twice.
        before_is_one = organisation_of(before, words.partners) != at
    is_ours = OUR_OWN.search(part) is not None or OUR_TOWN.search(part) is not None
    return (is_organisation and not before_is_one) or is_ours or _is_clock(part)


def _names_somebody(part: str, words: MinutesWords) -> bool:
    """Say whether a part is a name and where they are from: ``Bo Hjortebro – boligselskabet``."""
    end = _NAME_END.search(part)
    if end is None or _PERSON.fullmatch(part[: end.start()]) is None:
        return False
    name = part[: end.start()]
    is_from = organisation_of(name, words.partners) is not None or OUR_OWN.search(name) is not None
    return not is_from and not _is_clock(part)


def _is_clock(part: str) -> bool:
    return was_there(part) and not _PERSON.match(part)


def _is_sentence(text: str, words: MinutesWords) -> bool:
    """Say whether a line tells of the meeting or its head: ``Referent: …``, ``Mødet blev …``."""
    label, colon, _ = text.partition(":")
    if _ABOUT_THE_MEETING.match(text) or (colon and _is_label(label, words)):
        return True
    is_ended = text.endswith((".", "!", "?")) and len(text.split()) > 3
    return is_ended and "(" not in text and not staff_in(text.rstrip(".!?"), words.staff)


def _is_label(text: str, words: MinutesWords) -> bool:
    """Say whether what stands before a colon is neither a person nor where somebody is from."""
    is_short = len(text) <= 25 and not set(text) & set("(),")
    is_from = organisation_of(text, words.partners) is not None
    return is_short and not is_from and not staff_in(text, words.staff)


def _is_somebody(piece: str, words: MinutesWords) -> bool:
    """Say whether a line of running text is a participant and not a sentence."""
    if staff_in(piece, words.staff) or _PERSON.fullmatch(piece):
        return not piece.endswith(".") or bool(staff_in(piece.rstrip("."), words.staff))
    is_short = len(piece.split()) <= 8
    knows = organisation_of(piece, words.partners) is not None or status_in(piece) is not None
    return is_short and (knows or _NAME_END.search(piece) is not None) and not piece.endswith("!")
