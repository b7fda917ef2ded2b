"""Which column of a table is which, what a table is about, and its rows by column."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache

from pipeline.ingest.minutes.blocks import Place, Table, plain
from pipeline.ingest.minutes.remembering import per_document
from pipeline.ingest.minutes.sources import Source
from pipeline.ingest.minutes.words_beside import rows_of

_EMPTY = re.compile(r"[\s.…_\-–]*|[\[<(][^\])>]{0,80}[\])>]\W{0,8}")
_DAY = re.compile(
    r"\d\s?[./-]\s?\d|\b20\d\d\b|\d\.\s*(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)"
)
_ASIDE = re.compile(r"(?<=\w)\s*\((?:ja|nej|x|j|sæt|kryds|s\.?)[^()]{0,20}\)$")
_SEVERAL_AT_ONCE = re.compile(r"\s*[/+&,(–-]\s*|\s+(?:og|samt|inkl\.?|med)\s+|\)$")
_DAYS_BY_RANK = (
    re.compile(r"(?:ny|nye|ændret|forlænget|revideret)\s.{0,12}(?:frist|deadline|dato)"),
    re.compile(r"(?:tids)?frist|deadline|hvornår|senest|due(?: date)?|tidsfrist|forfald\w*"),
)
_DETAILS = {"responsible", "due_on", "status", "decided_on"}


@dataclass(frozen=True)
class Row:
    """One row of a table: the text of each column that is known, and where it stands.

    Parameters
    ----------
    place
        Of the row, or of the line that was divided into columns.
    places
        Column → the place of its cell.
    found_by
        What says which column is which.
    others
        Column → what says so of it, where it is something else.
    """

    cells: dict[str, str]
    place: Place
    places: dict[str, Place] = field(default_factory=dict)
    found_by: str = "column"
    others: dict[str, str] = field(default_factory=dict)

    @property
    def line(self) -> int | None:
        """Its line, where there are lines."""
        return self.place.line

    def source(self, column: str, read_as: str = "exact") -> Source:
        """Return the source of a value that was read from a column."""
        found_by = self.others.get(column, self.found_by)
        return Source(self.places.get(column, self.place), found_by, read_as)

    def __getitem__(self, column: str) -> str:
        """Return the text of a column; empty where it is not there."""
        return self.cells.get(column, "")


@cache
def _columns(table: str) -> dict[str, str]:
    """Return wordings of headings → column: those that a heading must be."""
    return {word: column for word, column in _words(table) if "*" not in word}


def heading_words(table: str) -> frozenset[str]:
    """Return the wordings that a heading of a table's columns must be, casefolded."""
    return frozenset(_columns(table))


@cache
def _parts(table: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return patterns of headings with column: those that a heading must hold (with ``*``)."""
    return tuple(
        (re.compile(re.escape(word).replace(r"\*", ".{0,40}").replace(r"\ ", r"\s+")), column)
        for word, column in _words(table)
        if "*" in word
    )


def _words(table: str) -> list[tuple[str, str]]:
    rows = [row for row in rows_of("column_words.csv") if row["table"] == table]
    return [(word, row["column"]) for row in rows for word in row["words"].split("|")]


def columns_of(table: str, header: tuple[str, ...]) -> dict[str, int]:
    """Return which column of a table is where, by its header.

    Parameters
    ----------
    table
        A table of ``column_words.csv``.

    Returns
    -------
    dict
        Column → position; empty when the row is no header.
    """
    return dict(_told(table, header))


@lru_cache(maxsize=64)  # the tables of one document, which are asked about many times
def _told(table: str, header: tuple[str, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    cells = [plain(cell).casefold().rstrip(":*?") for cell in header]
    if table == "participants":
        cells = [_ASIDE.sub("", cell) for cell in cells]  # "Til stede (ja/nej)"
    for position, cell in enumerate(cells):
        column = _columns(table).get(cell)
        if column is None and table == "actions" and _tells_all(cell):
            column = "task"
        if column is not None:
            found.setdefault(column, position)
    for position, cell in enumerate(cells):
        if position not in found.values():
            for pattern, column in _parts(table):
                if pattern.fullmatch(cell):
                    found.setdefault(column, position)
    if table == "actions":
        found = _best_day(found, cells)
    # "Til stede" alone, behind a name and a function, is somebody's status and no heading.
    is_lone = table == "participants" and len(found) == 1 and len(header) > 2
    return {} if is_lone and "name" not in found else found


def _tells_all(heading: str) -> bool:
    """Say whether the cells below a heading tell what and who at once: ``Aftale / ansvarlig``."""
    parts = [part.strip() for part in _SEVERAL_AT_ONCE.split(heading) if part.strip()]
    told = {_column_of(part) for part in parts} if len(parts) > 1 else set()
    return bool(told & {"task", "decision"}) and "responsible" in told


def _column_of(heading: str) -> str | None:
    """Return the column of follow-ups that a heading, or a part of one, is of."""
    exact = _columns("actions").get(heading)
    return exact or next((name for one, name in _parts("actions") if one.fullmatch(heading)), None)


def _best_day(found: dict[str, int], cells: list[str]) -> dict[str, int]:
    """Return the columns with the deadline where its heading says so most clearly.

    Beside ``Frist``, ``Dato`` is the day of the meeting; ``Ny frist`` is the one put off to.
    """
    at = found.get("due_on")
    if at is None:
        return found
    for best in _DAYS_BY_RANK:
        better = [n for n, cell in enumerate(cells) if best.fullmatch(cell)]
        if at in better:
            return found
        if better:
            is_other = "decided_on" in found or _DAYS_BY_RANK[0].fullmatch(cells[better[0]])
            return {**found, **({} if is_other else {"decided_on": at}), "due_on": better[0]}
    return found


def _by_part(table: str, header: tuple[str, ...], columns: dict[str, int]) -> dict[str, str]:
    """Return the columns whose heading only holds a word of theirs → the rule."""
    known = _columns(table)
    return {
        column: "heading_part"
        for column, at in columns.items()
        if at < len(header) and known.get(plain(header[at]).casefold().rstrip(":*?")) != column
    }


def is_empty(text: str) -> bool:
    """Say whether a cell or line holds nothing, or only a template's prompt: ``[navn]``, ``….``."""
    return _EMPTY.fullmatch(text) is not None


def table_rows(
    table: Table, name: str, columns: dict[str, int] | None = None, found_by: str = "position"
) -> list[Row]:
    """Return the rows of a table below its header.

    Parameters
    ----------
    name
        A table of ``column_words.csv``.
    columns
        Which column is where when no header says so.
    found_by
        What tells these columns.
    """
    header = table.rows[0] if table.rows else ()
    headed = columns_of(name, header)
    at = headed or columns or {}
    others = _by_part(name, header, headed)
    if name == "actions" and (task := _task_by_content(table, headed)) is not None:
        at = {column: place for column, place in headed.items() if place != task}
        at, others = {**at, "task": task}, {**others, "task": "column_by_content"}
    if name == "participants" and headed and not {"name", "initials"} & set(headed):
        left = [at for at in range(len(header)) if at not in headed.values()]
        at, others = {**headed, "name": left[0]} if left else at, {**others, "name": "position"}
    found = []
    for number, row in enumerate(table.rows):
        if headed and columns_of(name, row) == headed:
            continue  # the header, and where a page repeats it
        texts = {
            # Several below each other in one cell are several.
            column: plain(row[place].replace("\n", ", ") if column == "responsible" else row[place])
            for column, place in at.items()
            if place < len(row)
        }
        cells = {column: "" if is_empty(text) else text for column, text in texts.items()}
        if any(cells.values()):
            places = {column: table.place_of(number, at[column]) for column in cells}
            told_by = "column" if headed else found_by
            if cells.get("undone") and not cells.get("status"):
                # A cross below "Ikke udført"
                cells["status"], cells["closed_on"] = "ikke udført", ""
            found.append(Row(cells, table.place_of(number), places, told_by, others))
    return found


@per_document
def table_kind(table: Table) -> str | None:
    """Return what a table is by its header, wherever it stands; None when that is not clear."""
    header = table.rows[0] if table.rows else ()
    if _is_of_facts(table):
        return None
    participants, concerns, actions = (
        columns_of(name, header).keys() for name in ("participants", "concerns", "actions")
    )
    if _are_actions(set(actions)):
        return "actions"
    # The other columns of decisions, topic and area, are those of concerns, too.
    is_decided = columns_of("decisions", header).get("decision") == 0
    if "topic" in concerns and concerns & {"count", "area"} and not is_decided:
        return "concerns"
    marks = {"status", "organisation", "role", "present", "apologies", "absent", "remark"}
    if "name" in participants and participants & marks:
        return "participants"
    # Who and until when: what is left of its columns is the task.
    is_owned = {"responsible", "due_on"} <= actions or {"decision", "responsible"} <= actions
    return "actions" if is_owned and len(header) > 2 else _agenda_or_decisions(header)


def _is_of_facts(table: Table) -> bool:
    """Say whether a table has a label and what it says in each row: it has no header.

    ``Opgave | Vende tilbage med en status`` is the first of ``Ansvarlig | …`` and ``Frist | …``.
    """
    if len(table.rows) < 2 or any(len(row) != 2 for row in table.rows):
        return False
    known = _columns("actions")
    labels = [known.get(plain(row[0]).casefold().rstrip(" :?")) for row in table.rows]
    return all(labels) and len(set(labels)) == len(labels)


def _are_actions(columns: set[str]) -> bool:
    is_clear = len(columns & {*_DETAILS, "action_id"}) >= 3
    return is_clear or bool("task" in columns and columns & _DETAILS)


def _agenda_or_decisions(header: tuple[str, ...]) -> str | None:
    """Say whether a table lists the agenda's items or decisions: which of them comes first."""
    agenda, decisions = columns_of("agenda", header), columns_of("decisions", header)
    is_agenda = "item" in agenda and len(agenda) > 1
    if "decision" in decisions and not (is_agenda and agenda["item"] < decisions["decision"]):
        return "decisions"
    return "agenda" if is_agenda else None


def _task_by_content(table: Table, headed: dict[str, int]) -> int | None:
    """Return the column of the tasks where no heading says so: the one with the longest texts."""
    if not headed or {"task", "decision"} & set(headed) or "responsible" not in headed:
        return None
    # "Aftalt" may head the days on which tasks were agreed, and the tasks themselves.
    at = headed.get("decided_on")
    cells = [row[at] for row in table.rows[1:] if at is not None and at < len(row) and row[at]]
    if cells and not any(_DAY.search(cell) for cell in cells):
        return at
    left = [at for at in range(len(table.rows[0])) if at not in headed.values()]
    rows = table.rows[1:]
    lengths = {at: sum(len(row[at]) for row in rows if at < len(row)) for at in left}
    best = max(left, key=lengths.__getitem__, default=None)
    return best if best is not None and lengths[best] else None
