"""The template of orders: a workbook with the workspace's own lists, which loads as it is."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from pipeline.ingest.orders import WHOLE_MUNICIPALITY
from pipeline.ingest.reference import read_reference
from pipeline.ingest.sheets.guidance import WIDTHS, across, write_columns
from pipeline.ingest.sheets.lists import LIST_SHEET
from pipeline.ingest.sheets.template import (
    TemplateColumn,
    comment_on,
    read_columns,
    validation,
    write_anew,
)
from pipeline.ingest.sheets.workbooks import Pen, for_paper, protect, workbook_of
from pipeline.workspace import Workspace

ORDER_SHEET = "Bestillinger"
DEFAULT_NAME = "bestillinger.xlsx"
PREPARED_ROWS = 500
_HINT_ROW, _HEADING_ROW, _FIRST_ROW = 0, 1, 2  # from 0
_LAST_ROW = _FIRST_ROW + PREPARED_ROWS - 1
# Headings in the plural, or the sheet of lists would be read as orders.
_LISTS = {"network": "Områder", "topic": "Emner"}
_NEVER = (
    "Skriv aldrig navne, CPR-numre, telefonnumre eller adresser på borgere – heller ikke i "
    "bemærkningen. Skriv, hvad bestillingen handler om, men aldrig hvem."
)


@cache
def order_columns() -> tuple[TemplateColumn, ...]:
    """Return the template's columns, in the order of the data contract."""
    return read_columns("order_columns.csv")


def order_template(workspace: Workspace) -> bytes:
    """Return the template of orders of a workspace as XLSX; equal lists give equal bytes.

    Raises
    ------
    UngetidError
        When reference data cannot be read.
    """
    reference = read_reference(workspace)
    names = {kind: tuple(reference.table(kind)["name_da"].to_list()) for kind in _LISTS}
    names["network"] = (WHOLE_MUNICIPALITY[0], *names["network"])
    municipality = workspace.settings().municipality

    def draw(pen: Pen) -> None:
        orders = pen.book.add_worksheet(ORDER_SHEET)
        _write_guidance(pen, names, municipality)
        _write_orders(pen, orders, _write_lists(pen, names))
        orders.activate()

    return workbook_of(draw)


def write_order_template(workspace: Workspace, path: Path) -> Path:
    """Write the template; a file that is there already is never replaced by another.

    Parameters
    ----------
    path
        A file, or a folder in which it gets its usual name.

    Raises
    ------
    UngetidError
        When there is another file of that name, or as for :func:`order_template`.
    """
    return write_anew(order_template(workspace), path / DEFAULT_NAME if path.is_dir() else path)


def _write_orders(pen: Pen, sheet: Worksheet, places: dict[str, str]) -> None:
    columns = order_columns()
    sheet.set_row(_HINT_ROW, 27)
    sheet.set_row(_HEADING_ROW, 33)
    for at, column in enumerate(columns):
        sheet.set_column(
            at, at, column.width, pen.style("date" if column.kind == "date" else "text")
        )
        pen.write(sheet, _HINT_ROW, at, column.when_da, "hint")
        look = "needed" if column.is_needed else "heading"
        pen.write(sheet, _HEADING_ROW, at, column.heading, look)
        told = f"{column.heading} – {column.when_da}\n{column.help_da}"
        sheet.write_comment(_HEADING_ROW, at, told, comment_on(told))
        rule = validation(column, places.get(column.kind))
        sheet.data_validation(_FIRST_ROW, at, _LAST_ROW, at, rule)
        if column.is_needed:
            _mark_gaps(pen, sheet, xl_col_to_name(at), xl_col_to_name(len(columns) - 1))
    sheet.freeze_panes(_FIRST_ROW, 1)
    sheet.autofilter(_HEADING_ROW, 0, _LAST_ROW, len(columns) - 1)
    sheet.repeat_rows(_HINT_ROW, _HEADING_ROW)
    sheet.hide_gridlines(0)  # printed, too
    sheet.set_selection(_FIRST_ROW, 0, _FIRST_ROW, 0)
    for_paper(sheet, "Bestillinger")
    protect(sheet)


def _mark_gaps(pen: Pen, sheet: Worksheet, letter: str, last: str) -> None:
    """Colour a cell that a row which has been begun still lacks."""
    row = _FIRST_ROW + 1
    criteria = f'=AND(COUNTA($A{row}:${last}{row})>0,${letter}{row}="")'
    rule = {"type": "formula", "criteria": criteria, "format": pen.style("missing")}
    sheet.conditional_format(f"{letter}{row}:{letter}{_LAST_ROW + 1}", rule)


def _write_guidance(pen: Pen, names: dict[str, tuple[str, ...]], municipality: str) -> None:
    sheet = pen.book.add_worksheet("Vejledning")
    for at, width in enumerate(WIDTHS):
        sheet.set_column(at, at, width)
    pen.write(sheet, 0, 0, f"Sådan skriver I bestillinger – {municipality}", "title")
    sheet.set_row(0, 26)
    row = across(pen, sheet, 1, _NEVER, "warning")
    text = Path(__file__).with_name("order_guidance_da.txt").read_text(encoding="utf-8")
    for number, paragraph in enumerate(text.splitlines(), start=1):
        row = across(pen, sheet, row, f"{number}. {paragraph}", "words")
    examples = {kind: found[-1] for kind, found in names.items() if found}
    write_columns(pen, sheet, row + 1, order_columns(), examples)
    sheet.hide_gridlines(2)
    for_paper(sheet, f"Vejledning i bestillinger – {municipality}")
    protect(sheet)


def _write_lists(pen: Pen, names: dict[str, tuple[str, ...]]) -> dict[str, str]:
    """Write the lists on a hidden sheet of their own; return where each stands."""
    sheet = pen.book.add_worksheet(LIST_SHEET)
    places = {}
    for at, (kind, title) in enumerate(_LISTS.items()):
        pen.write(sheet, 0, at, title, "heading")
        for row, name in enumerate(names[kind], start=1):
            pen.write(sheet, row, at, name, "words")
        if names[kind]:
            letter = xl_col_to_name(at)
            places[kind] = f"={LIST_SHEET}!${letter}$2:${letter}${len(names[kind]) + 1}"
    sheet.set_column(0, len(_LISTS) - 1, 30)
    sheet.protect()
    sheet.hide()
    return places
