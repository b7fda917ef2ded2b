"""Where in a document follow-ups stand: tables, lists, lines under their point of the agenda."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from pipeline.ingest.minutes.blocks import Block, ListItem, Place, Table, plain
from pipeline.ingest.minutes.columns import Row, columns_of, table_kind, table_rows
from pipeline.ingest.minutes.deadlines import Around, deadline_of
from pipeline.ingest.minutes.follow_up_lines import Line, Lines, task_and_status
from pipeline.ingest.minutes.follow_up_marks import begins_with_label, is_task_label, own_id_in
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.sections import ITEM, Section, heading_kind

ACTIONS = ("old_actions", "new_actions")
_LEAST_NAMED, _LEAST_DATED = 0.8, 0.7  # of a column's cells, where its content tells what it is
_LONGEST_NAME = 60
AroundOf = Callable[[str], Around]


def written(
    sections: list[Section], roster: Roster, around_of: AroundOf
) -> Iterator[tuple[str, Row]]:
    """Yield kind of section and row of each follow-up of a document, still as text.

    Parameters
    ----------
    around_of
        Kind of section → what its deadlines are counted from.
    """
    lines = Lines(roster)
    kind, owner, is_listing = ITEM, "", False
    for section in sections:
        is_below = section.kind == ITEM and kind in ACTIONS and section.number is None
        if is_below and len(section.title) <= _LONGEST_NAME and roster.who(section.title):
            owner = section.title  # a heading that names who does what stands below it
        else:
            kind, owner = section.kind, ""
        for one in _of_section(section):
            if isinstance(one, Table):
                yield from _of_table(one, kind, roster, lines, around_of)
                continue
            if kind in ACTIONS and not one.is_listed and roster.who(one.text) is not None:
                owner, is_listing = one.text, False
                continue
            if is_listing and not one.is_listed:
                owner = ""  # the list below who does it is at its end
            is_listing = bool(owner) and one.is_listed
            rows = lines.rows(one, kind, around_of(kind), owner)
            yield from ((kind, row) for row in rows)


def _of_section(section: Section) -> Iterator[Line | Table]:
    """Yield tables and lines; a line that is only ``Ansvarlig: …`` belongs to the one above."""
    above: Line | None = None
    label = ""  # "Konklusion:" above a list
    for block in section.blocks:
        if isinstance(block, Table):
            yield from filter(None, (above,))
            above = None
            yield block
            continue
        line = _line(block)
        if is_task_label(line.text):
            label = line.text.strip(" *:")
            continue
        if label and line.is_listed:
            line = replace(line, text=f"{label}: {line.text}")
        else:
            label = ""
        if above is not None and begins_with_label(line.text):
            above = Line(f"{above.text} – {line.text}", above.place, above.is_listed)
            continue
        yield from filter(None, (above,))
        above = line
    yield from filter(None, (above,))


def _line(block: Block) -> Line:
    text = "" if isinstance(block, Table) else block.text
    return Line(text, block.place, isinstance(block, ListItem))


def _of_table(
    table: Table, kind: str, roster: Roster, lines: Lines, around_of: AroundOf
) -> Iterator[tuple[str, Row]]:
    if table_kind(table) == "actions":
        yield from _of_actions(table, kind)
        return
    if not table.rows or table_kind(table) not in (None, "agenda"):
        return
    told = columns_of("actions", table.rows[0])
    if "task" in told and not set(told) & {"responsible", "due_on"} and len(table.rows[0]) > 1:
        yield from _of_column(table, told["task"], lines, around_of)
        return
    if table_kind(table) == "agenda" and "decision" in (
        told := columns_of("agenda", table.rows[0])
    ):
        yield from _of_decisions(table, told["decision"], lines, around_of)
        return
    columns = _by_content(table, roster, around_of(kind))
    if columns:
        for row in table_rows(table, "", columns, found_by="column_by_content"):
            if _is_follow_up(row) and roster.who(row["responsible"]) is not None:
                yield kind, row


def _of_actions(table: Table, kind: str) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a table of follow-ups; of one whose tasks stand in minutes, those in them.

    Where no heading says which column holds the tasks, a row about which nobody has anything to do
    is none, and the task is what the text says was agreed.
    """
    for row in table_rows(table, "actions"):
        text = row["task"] or row["decision"]
        is_of_minutes = row.others.get("task") == "column_by_content"
        if not _is_follow_up(row) or (is_of_minutes and not (row["responsible"] or row["due_on"])):
            continue
        if is_of_minutes:
            found = heading_kind(next(iter(plain(cell) for cell in _beside(table, row)), ""))
            told = found[0] if found is not None and found[0] in ACTIONS else kind
            yield told, replace(row, cells={**row.cells, **task_and_status(text, row["status"])})
        else:
            yield kind, replace(row, cells={**row.cells, "task": text})


def _beside(table: Table, row: Row) -> tuple[str, ...]:
    return table.rows[(row.place.row or 1) - 1]


def _is_follow_up(row: Row) -> bool:
    """Say whether a row of a table is one; of decisions, those that somebody carries out."""
    is_owned = bool(row["responsible"] or row["due_on"])
    is_task = row["task"] or (row["decision"] and is_owned)
    return bool(own_id_in(row["action_id"])) or bool(is_task)


def _of_column(
    table: Table, at: int, lines: Lines, around_of: AroundOf
) -> Iterator[tuple[str, Row]]:
    """Yield the follow-ups of a column that holds them in running text, line by line."""
    for number, row in enumerate(table.rows[1:], 1):
        label = next((plain(cell) for cell in row[:at] if cell), "")
        found = heading_kind(label)
        kind = found[0] if found is not None and found[0] in ACTIONS else "new_actions"
        place = table.place_of(number, at)
        texts = row[at].split("\n") if at < len(row) else []
        for one in _joined(texts, place):
            for each in lines.rows(one, kind, around_of(kind)):
                yield kind, each


def _of_decisions(
    table: Table, at: int, lines: Lines, around_of: AroundOf
) -> Iterator[tuple[str, Row]]:
    """Yield what somebody shall do until some day, of the decisions beside an agenda's points."""
    for number, row in enumerate(table.rows[1:], 1):
        texts = row[at].split("\n") if at < len(row) else []
        for one in _joined(texts, table.place_of(number, at)):
            for each in lines.rows(one, "new_actions", around_of("new_actions")):
                if each["responsible"] and each["due_on"]:
                    yield "new_actions", each


def _joined(texts: list[str], place: Place) -> Iterator[Line]:
    whole: list[str] = []
    for text in filter(None, map(plain, texts)):
        if whole and begins_with_label(text):
            whole[-1] = f"{whole[-1]} – {text}"
        else:
            whole.append(text)
    return (Line(text, place, is_listed=True) for text in whole)


def _by_content(table: Table, roster: Roster, around: Around) -> dict[str, int]:
    """Return which column is which by what stands in it; empty where that is not clear.

    Who and until when must both be told by nearly all cells of a column; the longest texts of
    those left are the tasks.
    """
    rows = table.rows[1:]
    if len(rows) < 2 or len({len(row) for row in table.rows}) != 1:
        return {}
    columns = range(len(rows[0]))
    named = {at: _share(rows, at, lambda text: roster.who(text) is not None) for at in columns}
    dated = {at: _share(rows, at, lambda text: _is_deadline(text, around)) for at in columns}
    who = [at for at in columns if named[at] >= _LEAST_NAMED]
    when = [at for at in columns if dated[at] >= _LEAST_DATED]
    if len(who) != 1 or len(when) != 1 or who == when:
        return {}
    left = [at for at in columns if at not in (*who, *when)]
    if not left:
        return {}
    task = max(left, key=lambda at: sum(len(row[at]) for row in rows))
    return {"task": task, "responsible": who[0], "due_on": when[0]}


def _share(rows: tuple[tuple[str, ...], ...], at: int, is_so: Callable[[str], bool]) -> float:
    cells = [row[at] for row in rows if row[at]]
    return sum(map(is_so, cells)) / len(cells) if len(cells) > 1 else 0.0


def _is_deadline(text: str, around: Around) -> bool:
    found = deadline_of(text, around)
    return found is not None and found.end - found.start >= len(text) / 2
