"""Who sat at the table: our own staff by code, everybody else by organisation."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.ingest.minutes.blocks import plain
from pipeline.ingest.minutes.moments import find_clock
from pipeline.ingest.minutes.records import Attendance, MinutesWords
from pipeline.ingest.minutes.sections import Section, columns_of
from pipeline.ingest.minutes.wordings import code_of

_SECTIONS = {"participants": "present", "apologies": "apologies", "absent": "absent"}
_STATUSES = (
    ("apologies", re.compile(r"\bafbud\b|\bmeldt fra\b|\bsyg\b|\bforhindret\b", re.IGNORECASE)),
    (
        "absent",
        re.compile(r"\budeble|\bikke (?:mødt|til ?stede)|\bfravær|\bnej\b", re.IGNORECASE),
    ),
    (
        "present",
        re.compile(
            r"\btil ?stede|\bdeltog|\bdeltager\b|\bmødt|\bja\b|^x$|\b(?:an)?kom\b|\bgik\b",
            re.IGNORECASE,
        ),
    ),
)
_AT = r"(?:kl(?:okken|\.)?\s*)?(?P<clock>\d{1,2}[.:]\d{2}|(?<=kl\. )\d{1,2}|(?<=kl )\d{1,2})"
_CAME = re.compile(rf"\b(?:(?:an)?kom\b[^,;()\d]*?|fra\s+){_AT}", re.IGNORECASE)
_LEFT = re.compile(rf"\b(?:(?:gik|forlod)\b[^,;()\d]*?|til\s+){_AT}", re.IGNORECASE)
_AND = re.compile(r"\s+og\s+")
# Lines of a head or of the meeting's course that stand below the participants.
_NO_PERSON = re.compile(r"^(?:mødet\b|[^(),]{3,25}:)", re.IGNORECASE)
_LONGEST_LINE = 2000
_NAME_END = re.compile(r"\s*[(,–:]|\s-\s")
_OUR_OWN = re.compile(r"\boperativ|\bkriminalpræventiv konsulent|\bgadeplan", re.IGNORECASE)
_MARKED = {"x", "ja", "✓", "✔", "☒", "☑"}


@dataclass(frozen=True)
class _Line:
    """One participant as written: name, organisation, status and remarks, still as text."""

    name: str
    organisation: str
    status: str
    default: str | None
    line: int | None


def read_participants(
    sections: list[Section], words: MinutesWords
) -> tuple[list[Attendance], list[tuple[str, int | None]]]:
    """Return the participants, each member of our own staff once, and notes.

    A person whose status is left blank in a table that has a column for it is not counted: the
    template was not filled in.
    """
    found: dict[str, Attendance] = {}
    notes: list[tuple[str, int | None]] = []
    for section in sections:
        if section.kind not in _SECTIONS:
            continue
        for written in _written(section, _SECTIONS[section.kind]):
            status = _status(written)
            if status is None:
                continue
            one = _attendance(written, status, words)
            if one.staff_code is None and _OUR_OWN.search(written.organisation):
                notes.append(("unknown_staff_initials", written.line))
            key = one.staff_code or f"other {len(found)}"
            if key not in found or found[key].status != "present":
                found[key] = one
    return list(found.values()), notes


def _written(section: Section, default: str) -> Iterator[_Line]:
    for table in section.tables():
        yield from _of_table(table.rows, default, table.line)
    for text, line, is_listed in section.listed():
        if not is_listed and _NO_PERSON.search(text):
            continue
        for piece in _pieces(text[:_LONGEST_LINE]):
            yield _of_text(piece, default, line)


def _of_table(rows: tuple[tuple[str, ...], ...], default: str, line: int | None) -> Iterator[_Line]:
    columns = columns_of("participants", rows[0]) if rows else {}
    body = rows[1:] if columns else rows
    if not columns:
        columns = {"name": 0, "organisation": 1, "status": 2}
    ticks = [column for column in ("present", "apologies", "absent") if column in columns]
    for number, row in enumerate(body, start=1 + bool(columns)):
        cells = {column: row[at] for column, at in columns.items() if at < len(row)}
        name = cells.get("name", "")
        if not any(cells.values()) or not (name or cells.get("organisation")):
            continue
        marked = [column for column in ticks if cells.get(column, "").casefold() in _MARKED]
        said = f"{cells.get('status', '')} {cells.get('remark', '')}".strip()
        if not marked and "nej" in {cells.get(column, "").casefold() for column in ticks}:
            marked = ["absent"]
        known = marked[0] if marked else (None if ticks or "status" in cells else default)
        yield _Line(name, cells.get("organisation", ""), said, known, line and line + number)


def _of_text(piece: str, default: str, line: int | None) -> _Line:
    """Divide ``Navn (organisation) – til stede`` into its parts."""
    end = _NAME_END.search(piece)
    name = piece[: end.start()] if end else piece
    return _Line(plain(name), piece[len(name) :], piece[len(name) :], default, line)


def _pieces(text: str) -> list[str]:
    """Return the people of a line; commas divide them where each has brackets or none a status."""
    parts = [plain(part) for part in _outside_brackets(text)]
    has_one = sum(any(pattern.search(part) for _, pattern in _STATUSES) for part in parts) <= 1
    bracketed = text.count("(") >= max(2, len(parts))
    many = bracketed or (len(parts) > 2 and not any(p.search(text) for _, p in _STATUSES))
    return [part for part in parts if part] if many or (has_one and bracketed) else [plain(text)]


def _outside_brackets(text: str) -> list[str]:
    """Divide a line at its commas, semicolons and at »og«, but not inside brackets."""
    parts, depth = [""], 0
    for letter in _AND.sub(";", text) if "(" not in text else text:
        depth = max(depth + (letter == "(") - (letter == ")"), 0)
        if letter in ",;" and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [piece for part in parts for piece in _and_after_bracket(part)]


def _and_after_bracket(part: str) -> list[str]:
    """Divide ``A (skole) og B (politi)``: an »og« inside brackets joins what is in them."""
    if part.count("(") < 2:
        return [part]
    return re.split(r"(?<=\))\s+og\s+", part)


def _status(written: _Line) -> str | None:
    for status, pattern in _STATUSES:
        if pattern.search(written.status):
            return status
    return written.default


def _attendance(written: _Line, status: str, words: MinutesWords) -> Attendance:
    staff = _staff(written, words)
    organisation = None if staff else code_of(written.organisation or written.name, words.partners)
    is_present = status == "present"
    return Attendance(
        staff,
        None if staff else organisation or "other",
        status,
        _clock(_CAME, written.status) if is_present else None,
        _clock(_LEFT, written.status) if is_present else None,
    )


def _staff(written: _Line, words: MinutesWords) -> str | None:
    """Return our own member of staff: by the whole name cell, or by a whole part of it."""
    name = plain(written.name).casefold()
    parts = [name, *(plain(part) for part in re.split(r"[(),/;–]|\s-\s", name))]
    return next((words.staff[part] for part in parts if part in words.staff), None)


def _clock(pattern: re.Pattern[str], text: str) -> dt.time | None:
    match = pattern.search(text)
    return find_clock(f"kl. {match['clock']}") if match else None
