"""Follow-ups in tables: a row each, or in the cells of a table about something else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.ingest.minutes.blocks import Place, Table, plain
from pipeline.ingest.minutes.columns import Row, columns_of, is_empty, table_kind, table_rows
from pipeline.ingest.minutes.deadline_days import Around
from pipeline.ingest.minutes.follow_up_columns import ColumnsByContent, status_beside
from pipeline.ingest.minutes.follow_up_line import OLD, Line
from pipeline.ingest.minutes.follow_up_lines import Lines
from pipeline.ingest.minutes.follow_up_marks import (
    SENTENCE_END,
    TASK,
    begins_with_label,
    own_id_in,
)
from pipeline.ingest.minutes.follow_up_table_signs import (
    ACTIONS,
    as_it_stands,
    has_days,
    is_of_labels,
    kind_of_row,
    task_and_status,
    types,
)
from pipeline.ingest.minutes.label_roles import is_label_like, is_of_last_time, is_of_tasks
from pipeline.ingest.minutes.moments import month_numbers
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.sections import ITEM
from pipeline.ingest.minutes.statuses import is_status

_DAY_ALONE = re.compile(r"(?:d\.|den)?\s*\d{1,2}\.?")
_MONTH_ALONE = re.compile(rf"(?:{'|'.join(month_numbers())})(?:\s+20\d\d)?")
AroundOf = Callable[[str], Around]
_WHAT = re.compile(r"^\W*(?:hvad|opgave|aftale|handling)\s*:\s*", re.IGNORECASE)
_LEAST_CELLS = 2  # a label, what was agreed, and how it went


class Tables:
    """Reads follow-ups from tables.

    Parameters
    ----------
    roster
        Who may be named.
    around_of
        Kind of section → what its deadlines are counted from.
    """

    def __init__(self, roster: Roster, lines: Lines, around_of: AroundOf) -> None:
        self._roster, self._lines, self._around_of = roster, lines, around_of
        self._columns = ColumnsByContent(roster, lines)

    def rows(self, table: Table, kind: str) -> Iterator[tuple[str, Row]]:
        """Yield kind of section and row of each follow-up of a table.

        Parameters
        ----------
        kind
            Of the section that the table stands in.
        """
        about = table_kind(table)
        if about == "actions":
            yield from self._of_actions(table, kind)
        elif about == "decisions":
            yield from self._beside_decisions(table)
        elif table.rows and about in (None, "agenda"):
            yield from self._of_any(table, kind, about)

    def _of_any(self, table: Table, kind: str, about: str | None) -> Iterator[tuple[str, Row]]:
        """Yield the follow-ups of a table that its headings do not tell as one of follow-ups."""
        header = table.rows[0]
        if len(header) > 1 and all(cell and self._is_somebody(plain(cell)) for cell in header):
            yield from self._of_people(table, kind)
            return
        by_content = list(self._by_content(table, kind))
        if by_content:
            yield from by_content
            return
        typed = types(table)
        if typed is not None:
            yield from self._of_typed(table, typed)
            return
        yield from self._of_last_time(table)
        yield from self._of_column_or_cells(table, about)

    def _of_typed(self, table: Table, at: int) -> Iterator[tuple[str, Row]]:
        """Yield the rows that a column calls tasks, beside information and decisions."""
        told = columns_of("actions", table.rows[0])
        for number, row in enumerate(table.rows[1:], 1):
            if not is_of_tasks(row[at]):
                continue
            taken = {at, *(told[name] for name in ("responsible", "due_on") if name in told)}
            text = max((cell for y, cell in enumerate(row) if y not in taken), key=len, default="")
            cells = {name: plain(row[y]) for name, y in told.items() if y != at}
            found = Row({**cells, "task": plain(text)}, table.place_of(number), {}, "column")
            yield "new_actions", self._filled(table, found, {}, "new_actions")

    def _by_content(self, table: Table, kind: str) -> Iterator[tuple[str, Row]]:
        """Yield the rows of a table whose cells tell which column is which."""
        columns = self._columns.whole(table, self._around_of(kind))
        if columns:
            for row in table_rows(table, "", columns, found_by="column_by_content"):
                if _is_follow_up(row) and self._roster.who(row["responsible"]) is not None:
                    yield kind, row
            return
        columns = self._columns.of_tasks(table) if kind in ACTIONS else {}
        if columns:
            for row in table_rows(table, "", columns, found_by="column_by_content"):
                yield kind, self._filled(table, row, {}, kind)
            return
        if is_of_labels(table):
            yield from self._of_labelled(table, kind)
            return
        both = self._columns.who_and_when(table, self._around_of(kind))
        if both is not None:
            yield from self._of_two(table, both, kind)

    def _of_column_or_cells(self, table: Table, about: str | None) -> Iterator[tuple[str, Row]]:
        """Yield the tasks of a column that is headed as theirs, else of any cell."""
        told = columns_of("actions", table.rows[0])
        agreed = told.get("decided_on")
        if agreed is not None and "task" not in told and not has_days(table, agreed):
            told = {"task": agreed}  # "Aftalt" heads what was agreed, and not when
        if "task" in told and not set(told) & {"responsible", "due_on"} and len(table.rows[0]) > 1:
            yield from self._of_column(table, told["task"])
        elif about == "agenda" and "decision" in (told := columns_of("agenda", table.rows[0])):
            yield from self._of_decisions(table, told["decision"])
        else:
            yield from self._of_cells(table)

    def _of_actions(self, table: Table, kind: str) -> Iterator[tuple[str, Row]]:
        """Yield the rows of a table of follow-ups; of minutes, those that stand in them.

        Where no heading says which column holds the tasks, a row about which nobody has anything to
        do is none, and the task is what the text says was agreed.
        """
        more = self._columns.unheaded(table, self._around_of(kind))
        headed = columns_of("actions", table.rows[0])
        seen = {0}
        for row in self._inherited(table):
            row = self._filled(table, row, more, kind)  # noqa: PLW2901 - the same row, whole
            text = row["task"] or row["decision"]
            is_owned = bool(row["responsible"] or row["due_on"])
            is_of_minutes = row.others.get("task") == "column_by_content"
            is_said = is_owned or bool(row["status"] or row["action_id"])
            seen.add((row.place.row or 1) - 1)
            if not _is_follow_up(row) or (is_of_minutes and not is_owned):
                continue
            if "responsible" in headed and not is_said:
                continue  # of those that somebody does, "Til orientering" is none
            if is_of_minutes:
                told = kind_of_row(table.rows[(row.place.row or 1) - 1], kind)
                cells = task_and_status(text, row["status"])
                yield told, replace(row, cells={**row.cells, **cells})
            else:
                yield kind, replace(row, cells={**row.cells, "task": text})
        for number in set(range(len(table.rows))) - seen:
            yield from self._told_beside(table, number)

    def _told_beside(self, table: Table, number: int) -> Iterator[tuple[str, Row]]:
        """Yield what a row without a task of its own tells of old ones, in any of its cells."""
        told = "old_actions"
        row = table.rows[number]
        if not row or not (is_of_tasks(row[0]) or is_of_last_time(row[0])):
            return
        for at, cell in enumerate(row[1:], 1):
            for one in _joined(cell.split("\n"), table.place_of(number, at)):
                for each in self._lines.rows(one, told, self._around_of(told)):
                    if each["responsible"] and (each["due_on"] or each["status"]):
                        yield told, each

    def _inherited(self, table: Table) -> Iterator[Row]:
        """Yield the rows of a table of follow-ups; who stands first stands for the blanks below."""
        at = columns_of("actions", table.rows[0])
        is_first = at.get("responsible", 1) < at.get("task", 0)
        named, place, month = "", None, ""
        for row in table_rows(table, "actions"):
            filled = [cell for cell in table.rows[(row.place.row or 1) - 1] if cell]
            if len(set(filled)) == 1 and _MONTH_ALONE.fullmatch(plain(filled[0]).casefold()):
                month = plain(filled[0])  # those below are due in it
                continue
            if month and _DAY_ALONE.fullmatch(row["due_on"]):
                day = row["due_on"].removeprefix("d.").removeprefix("den").strip(" .")
                row = replace(row, cells={**row.cells, "due_on": f"{day}. {month}"})  # noqa: PLW2901
            if row["responsible"]:
                named, place = row["responsible"], row.places.get("responsible")
            elif is_first and named and place is not None and row["task"]:
                cells = {**row.cells, "responsible": named}
                yield replace(row, cells=cells, places={**row.places, "responsible": place})
                continue
            yield row

    def _of_people(self, table: Table, kind: str) -> Iterator[tuple[str, Row]]:
        """Yield the tasks of a table with a column for each who has some."""
        told = kind if kind in ACTIONS else ITEM
        for number, row in enumerate(table.rows[1:], 1):
            for at, cell in enumerate(row):
                owner = plain(table.rows[0][at]) if at < len(table.rows[0]) else ""
                for one in _joined(cell.split("\n"), table.place_of(number, at)):
                    for each in self._lines.rows(one, told, self._around_of(told), owner):
                        yield told, each

    def _of_two(self, table: Table, at: int, kind: str) -> Iterator[tuple[str, Row]]:
        """Yield the tasks of a table with who and until when in one column."""
        for number, row in enumerate(table.rows[1:], 1):
            told = self._lines.details(row[at].replace("\n", " – "), self._around_of(kind))
            text = max((cell for y, cell in enumerate(row) if y != at), key=len, default="")
            if not told.get("responsible") or not text:
                continue
            label, colon, rest = text.partition(":")
            of_row = kind_of_row((label,), kind) if colon else kind_of_row(row, kind)
            cells = {**task_and_status(rest if colon and of_row != kind else text)}
            cells |= {name: told[name] for name in ("responsible", "due_on") if name in told}
            yield of_row, Row(cells, table.place_of(number), {}, "column_by_content")

    def _filled(self, table: Table, row: Row, more: dict[str, int], kind: str) -> Row:
        """Return a row with what stands in columns without a heading, or in the task itself."""
        number = (row.place.row or 1) - 1
        cells, places, others = dict(row.cells), dict(row.places), dict(row.others)
        for column, at in more.items():
            cell = plain(table.rows[number][at])
            if cell and not is_empty(cell):
                cells[column], others[column] = cell, "column_by_content"
                places[column] = table.place_of(number, at)
        at_status = status_beside(table, number) if not cells.get("status") else None
        if at_status is not None:
            cells["status"], others["status"] = table.rows[number][at_status], "column_by_content"
            places["status"] = table.place_of(number, at_status)
        told = self._lines.details(cells.get("task", ""), self._around_of(kind))
        for column in ("responsible", "due_on"):
            if column in told and column not in cells:
                cells[column], others[column] = told[column], "line_part"
                cells["task"] = told.get("task") or cells["task"]
        return replace(row, cells=cells, places=places, others=others)

    def _of_column(self, table: Table, at: int) -> Iterator[tuple[str, Row]]:
        """Yield the follow-ups of a column that holds them in running text, line by line."""
        for number, row in enumerate(table.rows[1:], 1):
            kind = kind_of_row(row[:at], "new_actions")
            texts = row[at].split("\n") if at < len(row) else []
            for one in _joined(texts, table.place_of(number, at)):
                for each in self._lines.rows(one, kind, self._around_of(kind)):
                    yield kind, as_it_stands(each, row, at) if kind in OLD else each

    def _of_last_time(self, table: Table) -> Iterator[tuple[str, Row]]:
        """Yield what rows tell whose first cell speaks of last time, in words of its own."""
        kind = "old_actions"
        for number, row in enumerate(table.rows[1:], 1):
            label = plain(row[0]) if len(row) > _LEAST_CELLS else ""
            is_theirs = is_label_like(label) and is_of_last_time(label)
            if not is_theirs or kind_of_row(row, "") == kind:
                continue
            cells = [plain(cell).rstrip(".") for cell in row[1:] if cell]
            if not any(map(is_status, cells[1:])):
                continue  # "Status fra skolerne" is what somebody told
            text = " – ".join(cells)
            line = Line(text, table.place_of(number, 1), is_listed=True)
            for each in self._lines.rows(line, kind, self._around_of(kind)):
                if each["responsible"] and each["task"]:
                    yield kind, each

    def _of_decisions(self, table: Table, at: int) -> Iterator[tuple[str, Row]]:
        """Yield what somebody shall do until some day, of decisions beside an agenda's points."""
        for number, row in enumerate(table.rows[1:], 1):
            texts = row[at].split("\n") if at < len(row) else []
            for one in _joined(texts, table.place_of(number, at)):
                for each in self._lines.rows(one, "new_actions", self._around_of("new_actions")):
                    if each["responsible"] and each["due_on"]:
                        yield "new_actions", each

    def _beside_decisions(self, table: Table) -> Iterator[tuple[str, Row]]:
        """Yield what a column beside decisions says is to be done, where it holds no numbers."""
        at = columns_of("decisions", table.rows[0]).get("action_id")
        cells = [row[at] for row in table.rows[1:] if at is not None and at < len(row)]
        if at is not None and not any(map(own_id_in, cells)):
            yield from self._of_column(table, at)

    def _of_labelled(self, table: Table, kind: str) -> Iterator[tuple[str, Row]]:
        """Yield the tasks of a table whose cells have labels: ``Ansvarlig: A | Frist: 1/11``."""
        told = kind if kind in ACTIONS else "new_actions"
        for number, row in enumerate(table.rows):
            cells = [_WHAT.sub("", cell) for cell in row if cell]
            if not cells or begins_with_label(cells[0]):
                continue  # it goes on with the one above
            below = table.rows[number + 1] if number + 1 < len(table.rows) else ()
            more = [cell for cell in below if cell]
            if more and begins_with_label(more[0]):
                cells += more
            for each in self._lines.rows(
                Line(" – ".join(map(plain, cells)), table.place_of(number), is_listed=True),
                told,
                self._around_of(told),
            ):
                yield told, each

    def _of_cells(self, table: Table) -> Iterator[tuple[str, Row]]:
        """Yield what the lines of any table say somebody shall do until some day."""
        for number, row in enumerate(table.rows):
            kind = kind_of_row(row, ITEM)
            for at, cell in enumerate(row):
                for one in _joined(cell.split("\n"), table.place_of(number, at)):
                    label = plain(row[at - 1]) if at else ""
                    is_marked = TASK.match(one.text) is not None
                    is_marked = is_marked or TASK.match(f"{label}: ") is not None
                    if is_marked and not TASK.match(one.text):
                        one = replace(one, text=f"{label}: {one.text}")  # noqa: PLW2901 - with it
                    sentences = SENTENCE_END.split(one.text)
                    if len(sentences) > 1 and not TASK.match(one.text):
                        # What was said, and at its end "Aftale: Jonas kontakter …"
                        is_marked = any(TASK.match(told) for told in sentences)
                        one = replace(one, is_listed=False)  # noqa: PLW2901 - as a paragraph
                    for each in self._lines.rows(one, kind, self._around_of(kind)):
                        if each["responsible"] and (each["due_on"] or is_marked):
                            yield kind, each

    def _is_somebody(self, text: str) -> bool:
        return self._roster.who(text) is not None


def _is_follow_up(row: Row) -> bool:
    """Say whether a row of a table is one; of decisions, those that somebody carries out."""
    is_owned = bool(row["responsible"] or row["due_on"])
    is_task = row["task"] or (row["decision"] and is_owned)
    return bool(own_id_in(row["action_id"])) or bool(is_task)


def _joined(texts: list[str], place: Place) -> Iterator[Line]:
    whole: list[str] = []
    for text in filter(None, map(plain, texts)):
        if whole and begins_with_label(text):
            whole[-1] = f"{whole[-1]} – {text}"
        else:
            whole.append(text)
    return (Line(text, place, is_listed=True) for text in whole)
