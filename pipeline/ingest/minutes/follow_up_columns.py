"""Which column of a table of follow-ups is which, by what stands in its cells."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.ingest.minutes.action_kinds import begins_as_task
from pipeline.ingest.minutes.blocks import Table, plain
from pipeline.ingest.minutes.columns import columns_of
from pipeline.ingest.minutes.deadline_days import Around
from pipeline.ingest.minutes.deadlines import deadline_of
from pipeline.ingest.minutes.follow_up_lines import Lines
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.statuses import is_status

_LEAST_NAMED, _LEAST_DATED = 0.8, 0.7  # of a column's cells, where its content tells what it is
_LEAST_ROWS = 2  # of which the columns of a table are known; of one, with a verb alone


class ColumnsByContent:
    """Tells the columns of a table by what stands in them.

    Parameters
    ----------
    roster
        Who may be named.
    """

    def __init__(self, roster: Roster, lines: Lines) -> None:
        self._roster, self._lines = roster, lines

    def whole(self, table: Table, around: Around) -> dict[str, int]:
        """Return which column is which by what stands in it; empty where that is not clear.

        Who and until when must both be told by nearly all cells of a column; the longest texts of
        those left are the tasks, and a column of no more than how things stand is their status.
        """
        rows = table.rows[1:]
        if not rows or len({len(row) for row in table.rows}) != 1:
            return {}

        def is_until(cell: str) -> bool:
            return is_deadline(cell, around)

        columns = range(len(rows[0]))
        who = [at for at in columns if _holds(rows, at, self._is_somebody, _LEAST_NAMED)]
        if len(who) != 1:
            return {}
        when = [at for at in columns if _holds(rows, at, is_until, _LEAST_DATED)]
        if len(when) != 1 or who == when:
            return {}
        left = [at for at in columns if at not in (*who, *when)]
        status = [at for at in left if _holds(rows, at, is_status, _LEAST_NAMED)]
        left = [at for at in left if at not in status]
        task = max(left, key=lambda at: sum(len(row[at]) for row in rows), default=None)
        is_alone = len(rows) < _LEAST_ROWS
        if task is None or (is_alone and not begins_as_task(rows[0][task])):
            return {}
        found = {"task": task, "responsible": who[0], "due_on": when[0]}
        return {**found, "status": status[0]} if status else found

    def of_tasks(self, table: Table) -> dict[str, int]:
        """Return who and what of a table below a heading of tasks that has no header of its own.

        Until when may be told in the task, or not at all: ``Skolen | kontakter forældrene``.
        """
        rows = table.rows
        if len({len(row) for row in rows}) != 1 or len(rows) < _LEAST_ROWS:
            return {}
        columns = range(len(rows[0]))
        who = [at for at in columns if _holds(rows, at, self._is_somebody, 1)]
        task = [at for at in columns if _holds(rows, at, begins_as_task, _LEAST_NAMED)]
        if len(who) != 1 or len(task) != 1 or who == task:
            return {}
        left = [at for at in columns if at not in (*who, *task)]
        status = [at for at in left if _holds(rows, at, is_status, _LEAST_NAMED)]
        found = {"task": task[0], "responsible": who[0]}
        return {**found, "status": status[0]} if status else found

    def unheaded(self, table: Table, around: Around) -> dict[str, int]:
        """Return the columns that no heading tells, by what stands in them."""
        headed = columns_of("actions", table.rows[0])
        rows = table.rows[1:]
        if not rows or len({len(row) for row in table.rows}) != 1:
            return {}
        tests: dict[str, Callable[[str], bool]] = {
            "responsible": lambda text: self._roster.who(text) is not None,
            "due_on": lambda text: is_deadline(text, around),
            "status": is_status,
        }
        is_asked = "due_on" not in headed and not around.is_old
        if is_asked and not any(is_ahead(cell, around) for row in rows for cell in row):
            del tests["due_on"]  # days before the meeting say when, and not until when
        found: dict[str, int] = {}
        for column, test in tests.items():
            if column in headed:
                continue
            taken = {*headed.values(), *found.values()}
            left = [at for at in range(len(rows[0])) if at not in taken]
            fits = [at for at in left if _holds(rows, at, test, _LEAST_NAMED)]
            if len(fits) == 1:
                found[column] = fits[0]
        return found

    def who_and_when(self, table: Table, around: Around) -> int | None:
        """Return the column whose cells say who and until when, and no more; None for none."""
        rows = table.rows[1:]
        if not rows or len({len(row) for row in table.rows}) != 1:
            return None

        def says_both(cell: str) -> bool:
            told = self._lines.details(cell.replace("\n", " – "), around)
            is_more = bool(told["task"].strip(" –"))
            return bool(told.get("responsible") and told.get("due_on")) and not is_more

        fits = [at for at in range(len(rows[0])) if _holds(rows, at, says_both, _LEAST_NAMED)]
        return fits[0] if len(fits) == 1 and len(rows[0]) > 1 else None

    def _is_somebody(self, text: str) -> bool:
        return self._roster.who(text) is not None


def status_beside(table: Table, number: int) -> int | None:
    """Return which cell of a row, under no heading of follow-ups, says how the task stands."""
    headed = columns_of("actions", table.rows[0]).values()
    row = table.rows[number]
    left = (at for at in range(len(row)) if at not in headed and row[at])
    return next((at for at in left if is_status(plain(row[at]).strip(" ."))), None)


def _holds(
    rows: tuple[tuple[str, ...], ...], at: int, is_so: Callable[[str], bool], least: float
) -> bool:
    """Say whether at least such a share of a column's cells are so."""
    cells = [row[at] for row in rows if row[at]]
    may_be_so = len(cells)
    for cell in cells:
        may_be_so -= not is_so(cell)
        if may_be_so / len(cells) < least:
            return False  # the cells that are left cannot make up for those that are not
    return bool(cells)


def is_ahead(text: str, around: Around) -> bool:
    """Say whether a text tells a day that is not before the meeting, or none by its number."""
    found = deadline_of(text, around)
    return found is not None and (found.day is None or found.day > around.meeting)


def is_deadline(text: str, around: Around, share: float = 0.5) -> bool:
    """Say whether a day and the words before it are at least such a share of a text."""
    found = deadline_of(text, around)
    return found is not None and found.end - found.start >= len(text) * share
