"""How a hand-back workbook looks: the original cells, the ones at fault marked, and the mend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from xlsxwriter.worksheet import Worksheet

from pipeline.ingest.headings import HeadingRow
from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.lineage import (
    DROPPED_HEADING,
    DROPPED_MARK,
    MEND_HEADING,
    REASON_HEADING,
    heading_of,
    reference_to,
)
from pipeline.ingest.report import DANISH_COLUMNS
from pipeline.ingest.sheets.lists import read_lists, write_lists
from pipeline.ingest.sheets.seen import shown_as
from pipeline.ingest.sheets.source_rows import SourceRow, SourceTable
from pipeline.ingest.sheets.waiting import Place, RefusedFile, RowProblem
from pipeline.ingest.sheets.workbooks import Pen, for_paper, height_of, protect

# Reason code → what is wrong and how it is mended, in Danish.
Rules = Mapping[str, tuple[str, str]]
SHEET = "Afviste rækker"
GUIDE_SHEET = "Vejledning"
DELETE_THIS = "Ret rækken, og slet dette felt."
_OWN_COLUMNS = 4  # reference, what is wrong, how it is mended, whether it is no registration
_WIDTHS = (24, 38, 46, 8)
_DROPPED_AT = 3
_NARROW, _WIDE = 11, 32
# Column → the list of its words; a column of labels stands in for any of them but the staff.
_LISTED = {
    "activity_code": "activity",
    "network_code": "network",
    "place_code": "place",
    "target_group": "target_group",
    "partner_codes": "partner",
    "occasion": "occasion",
    "topic": "topic",
    "staff_code": "staff",
}
_DATES = frozenset(
    {"work_date", "end_date", "registered_at", "ordered_on", "due_on", "withdrawn_on"}
)
_DURATIONS = frozenset({"duration_minutes", "duration_2"})
_UNITS = {"minutes": "minutter, fx 90", "seconds": "sekunder, fx 5400", "days": "dage, fx 0,5"}
_MONTH_FIRST = "I denne fil står måneden først i datoer. Skriv hellere år-måned-dag: 2024-03-05."
_GONE = (
    "Filen ligger ikke længere i indbakken, så rækkerne kan ikke vises. Ret dem i den fil, de kom "
    "fra, og læg den i indbakken igen."
)


def workbook_with_rows(
    pen: Pen,
    file: RefusedFile,
    tables: Sequence[SourceTable],
    waiting: set[Place],
    knowledge: Knowledge,
) -> None:
    """Write the waiting rows of a file, a sheet for each of its tables, and the guidance."""
    shown = [
        (table, rows)
        for table in tables
        if (rows := [row for row in table.rows if row.place in waiting])
    ]
    names = [SHEET] if len(shown) == 1 else [f"{SHEET} {at}" for at in range(1, len(shown) + 1)]
    sheets = [pen.book.add_worksheet(name) for name in names]
    _write_guide(pen, _how(file.kind))
    lists = read_lists(knowledge.reference, knowledge.staff, has_topics=file.kind == "orders")
    places = write_lists(pen, lists)
    for sheet, (table, rows) in zip(sheets, shown, strict=True):
        _write_rows(pen, sheet, file, (table, rows), knowledge.rules)
        _offer_lists(sheet, table.headings, len(rows), places)


def list_of_rows(pen: Pen, file: RefusedFile, waiting: Iterable[Place], rules: Rules) -> None:
    """Write where the rows of a file that is gone stood, and what was wrong with them."""
    sheet = pen.book.add_worksheet(SHEET)
    head = ("Ark", "Linje", "Felt", REASON_HEADING, MEND_HEADING)
    for at, (text, width) in enumerate(zip(head, (6, 8, 18, 44, 60), strict=True)):
        pen.write(sheet, 0, at, text, "heading")
        sheet.set_column(at, at, width)
    row = 0
    for place in waiting:
        for problem in file.rows[place]:
            row += 1
            reason, mend = rules[problem.reason_code]
            field = DANISH_COLUMNS.get(problem.column, problem.column)
            said = ("" if place[1] is None else str(place[1]), str(place[2]), field, reason, mend)
            for at, text in enumerate(said):
                pen.write(sheet, row, at, text, "words")
    sheet.freeze_panes(1, 0)
    for_paper(sheet, SHEET)
    _write_guide(pen, [_GONE, _how(file.kind)[-1]])


def _how(kind: str) -> list[str]:
    name = "handback_orders_da.txt" if kind == "orders" else "handback_da.txt"
    return Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()


def _write_rows(
    pen: Pen,
    sheet: Worksheet,
    file: RefusedFile,
    table: tuple[SourceTable, list[SourceRow]],
    rules: Rules,
) -> None:
    """Write one table: headings in the first row, then one row for each that waits."""
    source, rows = table
    headings = source.headings
    own = (heading_of(file.profile), REASON_HEADING, MEND_HEADING, DROPPED_HEADING)
    for at, name in enumerate(own):
        pen.write(sheet, 0, at, name, "heading")
        sheet.set_column(at, at, _WIDTHS[at], pen.style("original"))
    shown = _shown(headings)
    for at, position in enumerate(shown, start=_OWN_COLUMNS):
        pen.write(sheet, 0, at, headings.names[position - 1], "heading")
        texts = [headings.names[position - 1], *(row.cells[position - 1] for row in rows)]
        width = min(max(_NARROW, 2 + max(map(len, texts))), _WIDE)
        sheet.set_column(at, at, width, pen.style("original"))
    for number, row in enumerate(rows, start=1):
        _write_row(pen, sheet, number, (row, shown, file.rows[row.place], headings), rules)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    for_paper(sheet, SHEET)
    sheet.set_paper(8)  # A3
    protect(sheet)


def _offer_lists(
    sheet: Worksheet, headings: HeadingRow, row_count: int, places: Mapping[str, str]
) -> None:
    """Let staff choose from the lists where the file has a column for one; they may write, too."""
    shown = _shown(headings)
    mark = {"validate": "list", "source": [DROPPED_MARK], "error_title": DROPPED_HEADING}
    mark |= {"error_message": "Skriv x, eller lad feltet stå tomt."}
    sheet.data_validation(1, _DROPPED_AT, row_count, _DROPPED_AT, mark)
    for name, kind in _LISTED.items():
        found = headings.columns.get(name)
        if found is not None and found.position in shown and kind in places:
            at = _OWN_COLUMNS + shown.index(found.position)
            offer = {"validate": "list", "source": places[kind], "show_error": False}
            sheet.data_validation(1, at, row_count, at, offer)


def _shown(headings: HeadingRow) -> list[int]:
    """Return the positions that are shown: all but what an earlier workbook has added itself."""
    own = {REASON_HEADING, MEND_HEADING}
    found = (headings.columns.get(name) for name in ("lineage", "is_dropped"))
    places = {column.position for column in found if column}
    return [
        at
        for at, name in enumerate(headings.names, start=1)
        if name not in own and at not in places
    ]


def _write_row(
    pen: Pen,
    sheet: Worksheet,
    number: int,
    row: tuple[SourceRow, list[int], tuple[RowProblem, ...], HeadingRow],
    rules: Rules,
) -> None:
    source, shown, problems, headings = row
    told = [(_place(one, headings), *_words(one, headings, rules)) for one in problems]
    references = " ".join(dict.fromkeys((*_former(source), reference_to(*source.place))))
    reasons = "\n".join(_labelled(name, reason) for _, name, reason, _ in told)
    mends = "\n".join(dict.fromkeys(mend for *_, mend in told))
    own = (references, reasons, mends, "")
    # Only what could not be read can be no registration: else the cell stays locked.
    is_entry = all(one.is_entry_rule for one in problems)
    styles = ("reference", "told", "told", "told" if is_entry else "original")
    for at, (text, style) in enumerate(zip(own, styles, strict=True)):
        pen.write(sheet, number, at, text, style)
    cells = [shown_as(source.cells[at - 1], headings, at) for at in shown]
    wide = [(text, _WIDE) for text in cells]
    sheet.set_row(number, height_of([*zip(own, _WIDTHS, strict=True), *wide]))
    notes: dict[int, list[str]] = {}
    for position, _, reason, mend in told:
        if position is not None:
            notes.setdefault(position, []).append(f"{reason} {mend}")
    for at, position in enumerate(shown, start=_OWN_COLUMNS):
        style = "fault" if position in notes else "original"
        pen.write(sheet, number, at, cells[at - _OWN_COLUMNS], style)
        if position in notes:
            _note(sheet, number, at, notes[position])
    whole = [one.reason_code for one in problems if one.column == "row"]
    if whole:
        at = _OWN_COLUMNS + len(shown)
        pen.write(sheet, number, at, f"{rules[whole[0]][0]} {DELETE_THIS}", "fault")
        _note(sheet, number, at, [f"{reason} {mend}" for *_, reason, mend in told])


def _labelled(name: str, reason: str) -> str:
    """Return a reason with its field before it, where it does not begin with that itself."""
    return reason if reason.lower().startswith(f"{name.lower()} ") else f"{name}: {reason}"


def _former(source: SourceRow) -> tuple[str, ...]:
    """Return what the row replaces itself; a reference that cannot be read is left out."""
    return tuple(reference_to(*place) for place in source.former)


def _place(problem: RowProblem, headings: HeadingRow) -> int | None:
    """Return the position of the cell to mend: the column's own, or that of the labels."""
    if problem.position is not None and problem.position <= headings.width:
        return problem.position
    found = headings.columns.get(problem.column)
    if found is None and problem.column in _LISTED and problem.column != "staff_code":
        found = headings.columns.get("labels")
    return found.position if found else None


def _words(problem: RowProblem, headings: HeadingRow, rules: Rules) -> tuple[str, str, str]:
    """Return the field as the file calls it, what is wrong, and how it is mended in this file."""
    reason, mend = rules[problem.reason_code]
    place = _place(problem, headings)
    name = headings.names[place - 1] if place else DANISH_COLUMNS.get(problem.column, "række")
    if problem.column in _DATES and headings.profile.dates.order == "month_first":
        mend = f"{mend} {_MONTH_FIRST}"
    unit = headings.unit_of(problem.column) if problem.column in _DURATIONS else ""
    if unit in _UNITS:
        mend = f"{mend} Et tal alene er her {_UNITS[unit]}."
    if problem.reason_code == "all_day_without_hours":
        mend = _mend_of_all_day(headings)
    return name, reason, mend


def _mend_of_all_day(headings: HeadingRow) -> str:
    """Say what can be written in this file where an appointment has no hours."""
    names = {name: headings.names[at.position - 1] for name, at in headings.columns.items()}
    if "duration_minutes" in names:
        return f"Skriv, hvor længe arbejdet varede, under {names['duration_minutes']}, fx 90 min."
    clocks = " og ".join(names[name] for name in ("start_time", "end_time") if name in names)
    day = names.get("end_date")
    same = f" Sluttede arbejdet samme dag, skal {day} også være den dag." if day else ""
    return f"Skriv FALSK under {names['all_day']}, og skriv klokkeslæt under {clocks}.{same}"


def _note(sheet: Worksheet, row: int, column: int, texts: Iterable[str]) -> None:
    text = "\n".join(texts)
    options: dict[str, Any] = {"author": "ungetid", "x_scale": 2.0, "font_size": 9}
    options["height"] = 16 * (2 + len(text) // 38)
    sheet.write_comment(row, column, text, options)


def _write_guide(pen: Pen, paragraphs: Iterable[str]) -> None:
    sheet = pen.book.add_worksheet(GUIDE_SHEET)
    sheet.set_column(0, 0, 100)
    pen.write(sheet, 0, 0, "Sådan retter du rækkerne", "title")
    for row, text in enumerate(paragraphs, start=2):
        pen.write(sheet, row, 0, text, "words")
        sheet.set_row(row, height_of([(text, 100)]) + 4)
    sheet.hide_gridlines(2)
    for_paper(sheet, "Sådan retter du rækkerne")
    protect(sheet)
