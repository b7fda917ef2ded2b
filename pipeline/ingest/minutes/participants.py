"""Who sat at the table: our own staff by code, everybody else by organisation."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pipeline.ingest.minutes.blocks import MOST_ROWS, ListItem, Paragraph, Place, Table, plain
from pipeline.ingest.minutes.moments import clock_of, find_span
from pipeline.ingest.minutes.people import staff_in
from pipeline.ingest.minutes.records import Attendance, MinutesRefused, MinutesWords
from pipeline.ingest.minutes.sections import (
    Row,
    Section,
    columns_of,
    is_empty,
    table_kind,
    table_rows,
)
from pipeline.ingest.minutes.sources import Source, kept
from pipeline.ingest.minutes.wordings import (
    code_of,
    code_told,
    organisation_of,
    organisation_told,
)

_SECTIONS = {"participants": "present", "apologies": "apologies", "absent": "absent"}
_RANK = {"present": 2, "apologies": 1, "absent": 0}
# In this order: who stayed away "uden afbud" sent no apologies.
_STATUSES = (
    ("absent", re.compile(r"\budeble\w*|\bikke (?:mødt|til ?stede|deltaget)|\bmødte ikke"
                          r"|\bmødte ikke op|\buden afbud|\bnej\b", re.IGNORECASE)),
    ("apologies", re.compile(r"\bafbud\b|\bmeldt fra\b|\bframeldt\b|\bsyg\b|\bforhindret\b",
                             re.IGNORECASE)),
    ("absent", re.compile(r"\bfravær\w*", re.IGNORECASE)),
    ("present", re.compile(r"\btil ?stede\b|\bdeltog\b|\bdeltager\b|\bdeltaget\b|\bmødt|\bmødte\b"
                           r"|\bja\b|^\s*[x✓✔☒☑+]\s*$", re.IGNORECASE)),
)  # fmt: skip
_AT = r"[^,;()]{0,25}?((?:kl(?:okken)?\.?\s*)\d[\d.:]*|\d{1,2}[.:]\d{2})"
_CAME = re.compile(rf"\b(?:an)?(?:kom|komst)\b{_AT}|\bmødte\b{_AT}|\bfra\s+((?:kl\.?\s*)\d[\d.:]*"
                   r"|\d{1,2}[.:]\d{2})", re.IGNORECASE)  # fmt: skip
_LEFT = re.compile(rf"\b(?:gik|gå|forlod|afsted)\b{_AT}|\b(?:ind)?til\s+((?:kl\.?\s*)\d[\d.:]*"
                   r"|\d{1,2}[.:]\d{2})", re.IGNORECASE)  # fmt: skip
_OUR_OWN = re.compile(r"\boperativ|\bkriminalpræventiv konsulent|\bgadeplan", re.IGNORECASE)
_OUR_TOWN = re.compile(r"\bkommune", re.IGNORECASE)
_MARKED = {"x", "ja", "✓", "✔", "☒", "☑", "+", "1"}
_ABOUT_THE_MEETING = re.compile(r"mødet\b", re.IGNORECASE)
_TOTAL = re.compile(r"^(?:i alt|antal|total|sum)\b", re.IGNORECASE)
_NAME_END = re.compile(r"\s*[(,–—:]|\s-\s")
_DIVIDED = re.compile(r"[;,\n](?![^()]*\))|\s+og\s+(?![^()]*\))")
_NAME = r"[A-ZÆØÅ][\w.'’-]*"
_PERSON = re.compile(rf"{_NAME}(?:\s+(?:af|von|van|de|da|el|al|bin|ben|{_NAME})){{0,4}}")
_MOST_ON_A_LINE = 100
_LATE = re.compile(r"\b(?:kom|ankom|mødte)\b[^,;()]{0,15}\b(?:for sent|sent|senere|forsinket)\b"
                   r"|\bforsinket\b", re.IGNORECASE)  # fmt: skip
_EARLY = re.compile(r"\b(?:gik|forlod|måtte gå)\b[^,;()]{0,20}\b(?:tidlig\w*|før|inden)\b",
                    re.IGNORECASE)  # fmt: skip
_FIELDS = ("staff_code", "organisation", "participant_role", "status", "from_time", "to_time")
Notes = list[tuple[str, int | None]]


@dataclass(frozen=True)
class _Written:
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


@dataclass
class Participants:
    """The participants of one document.

    Parameters
    ----------
    has_statuses
        Somebody's status is said of them, and does not follow from being listed.
    roles
        Name, casefolded → role, of people from outside; in memory only.
    """

    attendances: list[Attendance] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)
    notes: Notes = field(default_factory=list)
    has_statuses: bool = False

    @property
    def has_present(self) -> bool:
        """Whether somebody came."""
        return any(one.status == "present" for one in self.attendances)


def read_participants(sections: list[Section], words: MinutesWords) -> Participants:
    """Return the participants, everybody once, and notes of who is not known.

    A person whose status is left blank in a table that has a column for it is not counted: the
    template was not filled in. Where only those who stayed away are marked, the others came.

    Raises
    ------
    MinutesRefused
        ``unreadable_document`` when more are listed than any meeting has.
    """
    found: dict[str, Attendance] = {}
    result = Participants()
    for nth, written in enumerate(_written(sections, words)):
        if nth >= MOST_ROWS:
            raise MinutesRefused("unreadable_document")
        if written.status is None:
            continue
        result.has_statuses = result.has_statuses or written.is_said
        staff = staff_in(written.who, words.staff)
        organisation = None if staff else _organisation(written, words)
        is_somewhere = organisation is not None
        role = None if staff else _role(written, words)
        if role is not None:
            result.roles.setdefault(plain(written.name).casefold(), role[0])
        for code in staff or (None,):
            one = _attendance(written, code, organisation, role)
            key = code or _key(written, nth, words)
            found[key] = _merged(found[key], one) if key in found else one
        if not staff:
            _note(written, is_somewhere=is_somewhere, notes=result.notes)
    result.attendances = list(found.values())
    return result


def _written(sections: list[Section], words: MinutesWords) -> Iterator[_Written]:
    for section in sections:
        default = _SECTIONS.get(section.kind)
        for block in section.blocks:
            if isinstance(block, Table):
                kind = table_kind(block)
                if kind == "participants" or (default and kind is None):
                    yield from _of_table(block, default or "present")
            elif default and isinstance(block, ListItem | Paragraph):
                is_item = isinstance(block, ListItem)
                if not is_item and _is_sentence(block.text, words):
                    continue
                for piece in _pieces(block.text, words):
                    if is_item or _is_somebody(piece, words):
                        yield _of_text(piece, default, block.place)


def _of_table(table: Table, default: str) -> Iterator[_Written]:
    header = columns_of("participants", table.rows[0])
    at_role = "role" if "role" in header else "organisation"
    ticks = [column for column in _RANK if column in header]
    rows = table_rows(table, "participants", {"name": 0, "organisation": 1, "status": 2})
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
            inferred = "present" if _was_there(remark) else unmarked
            yield _Written(who, row["name"], organisation, row[at_role], remark,
                           status or inferred, row.line, status is not None,
                           _sources(row, ticks, at_role))  # fmt: skip


def _sources(row: Row, ticks: list[str], at_role: str) -> dict[str, Source]:
    """Return where name, organisation, role, status and clock times of a row stand."""
    marked = [column for column in ticks if row[column].casefold() in _MARKED]
    said = [column for column in ("status", "remark") if _status(row[column])]
    told = next(iter([*marked, *(["present"] if row["present"] else []), *said]), None)
    unsaid = Source(row.place, "implied" if _was_there(_remark(row)) else "unmarked")
    places = [column for column in ("organisation", "role", "name") if row[column]]
    return {
        "staff_code": row.source("name" if row["name"] else "initials"),
        "organisation": row.source(places[0] if places else "name"),
        "participant_role": row.source(at_role),
        "status": unsaid if told is None else row.source(told),
        "from_time": row.source(_clock_column(row, "from_time", _CAME)),
        "to_time": row.source(_clock_column(row, "to_time", _LEFT)),
    }


def _clock_column(row: Row, own: str, pattern: re.Pattern[str]) -> str:
    """Return the column that says when somebody came or went."""
    if row[own]:
        return own
    columns = ("status", "remark", "present")
    return next((column for column in columns if pattern.search(row[column])), "remark")


def _status_of(row: Row, ticks: list[str]) -> str | None:
    """Return the status that a row says, by a cross in a column or in words."""
    marked = [column for column in ticks if row[column].casefold() in _MARKED]
    if not marked and row["present"].casefold() == "nej":
        marked = ["absent"]
    said = _status(row["status"]) or _status(row["remark"])
    return marked[0] if marked else said


def _remark(row: Row) -> str:
    """Return everything that may say when somebody came and went."""
    came = f"kom kl. {row['from_time']}" if row["from_time"] else ""
    left = f"gik kl. {row['to_time']}" if row["to_time"] else ""
    present = row["present"] if row["present"].casefold() not in _MARKED else ""
    return "; ".join(filter(None, (row["status"], row["remark"], present, came, left)))


def _of_text(piece: str, default: str, place: Place) -> _Written:
    """Divide ``Navn (organisation) – til stede`` into its parts."""
    end = _NAME_END.search(piece)
    name = piece[: end.start()] if end else piece
    rest = piece[len(name) :]
    said = _status(rest if end else piece)
    at = Source(place, "section")
    sources = dict.fromkeys(_FIELDS, at)
    return _Written(piece, plain(name), rest, rest, piece if not end else rest, said or default,
                    place.line, said is not None, sources)  # fmt: skip


def _pieces(text: str, words: MinutesWords) -> list[str]:
    """Return the people of a line, one to a piece.

    What stands behind a comma belongs to the person before it where it says no more than an
    organisation, a status or a clock time.
    """
    found: list[str] = []
    parts = _DIVIDED.split(text)
    for part in map(plain, parts if len(parts) <= _MOST_ON_A_LINE else ()):
        if is_empty(part):
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
    if _status(part) is not None and not _PERSON.match(part):
        return True
    is_organisation = "(" not in part and organisation_of(part, words.partners) is not None
    before_is_one = code_of(before, words.partners) is not None
    is_ours = _OUR_OWN.search(part) is not None or _OUR_TOWN.search(part) is not None
    return (is_organisation and not before_is_one) or is_ours or _is_clock(part)


def _is_clock(part: str) -> bool:
    return _was_there(part) and not _PERSON.match(part)


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
    knows = organisation_of(piece, words.partners) is not None or _status(piece) is not None
    return is_short and (knows or _NAME_END.search(piece) is not None) and not piece.endswith("!")


def _status(text: str) -> str | None:
    return next((status for status, pattern in _STATUSES if pattern.search(text)), None)


def _was_there(text: str) -> bool:
    """Say whether somebody came late or left early, and so was there."""
    return _CAME.search(text) is not None or _LEFT.search(text) is not None


def _organisation(written: _Written, words: MinutesWords) -> tuple[str, str] | None:
    """Return the organisation of somebody who is none of ours, and in which form it is named."""
    known = organisation_told(written.organisation, words.partners)
    if known is not None:
        return known
    # A name is no compound to be taken apart; a single word such as "Vibeholmskolen" may be.
    is_word = len(written.name.split()) == 1
    return (organisation_told if is_word else code_told)(written.name, words.partners)


def _role(written: _Written, words: MinutesWords) -> tuple[str, str] | None:
    """Return what somebody from outside is there, and in which form it is named."""
    if not written.role or not words.roles:
        return None
    told = code_told(written.role, words.roles)
    return told and (told[0], "mentioned" if told[1] == "one_of_several" else told[1])


def _attendance(
    written: _Written,
    code: str | None,
    found: tuple[str, str] | None,
    role: tuple[str, str] | None,
) -> Attendance:
    status = written.status or "present"
    organisation, read_as = found or ("other", "unknown_word")
    sources = written.sources | {"organisation": written.sources["organisation"].written(read_as)}
    if role is not None:
        sources["participant_role"] = sources["participant_role"].written(role[1])
    sources |= {"came_late": sources["from_time"], "left_early": sources["to_time"]}
    one = Attendance(
        code,
        None if code else organisation,
        status,
        participant_role=role and role[0],
        sources=sources,
    )
    if status != "present":
        return one
    came, left = _clock(_CAME, written.remark), _clock(_LEFT, written.remark)
    span = find_span(written.remark, is_about_time=False)
    if span is not None:
        came, left = came or span[0], left or span[1]
    is_late = came is not None or _LATE.search(written.remark) is not None
    is_early = left is not None or _EARLY.search(written.remark) is not None
    return replace(one, from_time=came, to_time=left, came_late=is_late, left_early=is_early)


def _clock(pattern: re.Pattern[str], text: str) -> dt.time | None:
    match = pattern.search(text)
    if match is None:
        return None
    told = next(group for group in match.groups() if group is not None)
    return clock_of(told)


def _key(written: _Written, nth: int, words: MinutesWords) -> str:
    """Return what tells somebody from outside from the others, in memory only.

    The same name twice is one person; two who are named by their organisation alone are two.
    """
    name = plain(written.name).casefold()
    is_named = len(name) > 1 and code_of(name, words.partners) is None
    return f"name {name}" if is_named else f"nth {nth}"


def _merged(one: Attendance, other: Attendance) -> Attendance:
    """Return what two lines about the same person say together: who came, came."""
    first, second = sorted((one, other), key=lambda found: -_RANK[found.status])
    if second.status != first.status:
        return first
    organisation = first.organisation if first.organisation != "other" else second.organisation
    whole = replace(
        first,
        organisation=organisation,
        from_time=first.from_time or second.from_time,
        to_time=first.to_time or second.to_time,
        participant_role=first.participant_role or second.participant_role,
        came_late=first.came_late or second.came_late,
        left_early=first.left_early or second.left_early,
    )
    return replace(whole, sources=kept(whole, first, second))


def _note(written: _Written, *, is_somewhere: bool, notes: Notes) -> None:
    """Note one of ours who is not in the staff map, and once that somebody is from nowhere."""
    is_told = any(reason == "unknown_participant" for reason, _ in notes)
    if _OUR_OWN.search(f"{written.organisation} {written.role}"):
        notes.append(("unknown_staff_initials", written.line))
    elif not is_somewhere and not is_told and not _OUR_TOWN.search(written.organisation):
        notes.append(("unknown_participant", written.line))
