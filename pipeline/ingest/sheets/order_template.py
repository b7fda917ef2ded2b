"""The template of orders: a workbook with the workspace's own lists, which loads as it is."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from pipeline.ingest.orders import WHOLE_MUNICIPALITY
from pipeline.ingest.reference import read_reference
from pipeline.ingest.sheets.guidance import begin_guidance, finish_guidance, write_meanings
from pipeline.ingest.sheets.lists import write_list_sheet
from pipeline.ingest.sheets.template_columns import (
    FIRST_ROW,
    TemplateColumn,
    finish,
    read_columns,
    write_columns,
)
from pipeline.ingest.sheets.workbooks import Pen, workbook_of
from pipeline.ingest.sheets.written_anew import write_anew
from pipeline.workspace import Workspace

ORDER_SHEET = "Bestillinger"
DEFAULT_NAME = "bestillinger.xlsx"
PREPARED_ROWS = 500
_LAST_ROW = FIRST_ROW + PREPARED_ROWS - 1
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
        lists = {kind: (title, names[kind]) for kind, title in _LISTS.items()}
        _write_orders(pen, orders, write_list_sheet(pen, lists))
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
    return write_anew(order_template(workspace), path, DEFAULT_NAME)


def _write_orders(pen: Pen, sheet: Worksheet, places: dict[str, str]) -> None:
    columns = order_columns()
    write_columns(pen, sheet, columns, places, _LAST_ROW)
    for at, column in enumerate(columns):
        if column.is_needed:
            _mark_gaps(pen, sheet, xl_col_to_name(at), xl_col_to_name(len(columns) - 1))
    finish(sheet, ORDER_SHEET, (_LAST_ROW, len(columns) - 1), kept_columns=1)


def _mark_gaps(pen: Pen, sheet: Worksheet, letter: str, last: str) -> None:
    """Colour a cell that a row which has been begun still lacks."""
    row = FIRST_ROW + 1
    criteria = f'=AND(COUNTA($A{row}:${last}{row})>0,${letter}{row}="")'
    rule = {"type": "formula", "criteria": criteria, "format": pen.style("missing")}
    sheet.conditional_format(f"{letter}{row}:{letter}{_LAST_ROW + 1}", rule)


def _write_guidance(pen: Pen, names: dict[str, tuple[str, ...]], municipality: str) -> None:
    title = f"Sådan skriver I bestillinger – {municipality}"
    sheet, row = begin_guidance(pen, title, _NEVER, "order_guidance_da.txt")
    examples = {kind: found[-1] for kind, found in names.items() if found}
    write_meanings(pen, sheet, row + 1, order_columns(), examples)
    finish_guidance(sheet, f"Vejledning i bestillinger – {municipality}")
