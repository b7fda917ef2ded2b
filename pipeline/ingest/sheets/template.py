"""The registration template: a workbook with the workspace's own lists, which loads as it is."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from pipeline.ingest.identity import read_identity
from pipeline.ingest.reference import read_reference
from pipeline.ingest.sheets.guidance import write_guidance
from pipeline.ingest.sheets.lists import read_lists, write_lists
from pipeline.ingest.sheets.template_columns import (
    FIRST_ROW,
    TemplateColumn,
    finish,
    read_columns,
    write_columns,
)
from pipeline.ingest.sheets.workbooks import Pen, workbook_of
from pipeline.ingest.sheets.written_anew import write_anew
from pipeline.ingest.staff import read_staff
from pipeline.workspace import Workspace

LOG_SHEET = "Registreringer"
DEFAULT_NAME = "registreringer.xlsx"
PREPARED_ROWS = 2000
_LAST_ROW = FIRST_ROW + PREPARED_ROWS - 1


@cache
def template_columns() -> tuple[TemplateColumn, ...]:
    """Return the template's columns, in the order of the data contract."""
    return read_columns("template_columns.csv")


def template(workspace: Workspace) -> bytes:
    """Return the registration template of a workspace as XLSX; equal lists give equal bytes.

    Raises
    ------
    UngetidError
        When reference data, staff or key cannot be read.
    """
    reference = read_reference(workspace)
    staff = read_staff(workspace, reference.vocabularies["unit"], read_identity(workspace))
    lists = read_lists(reference, staff)
    municipality = workspace.settings().municipality

    def draw(pen: Pen) -> None:
        log = pen.book.add_worksheet(LOG_SHEET)
        write_guidance(pen, template_columns(), lists.names, lists.reference, municipality)
        _write_log(pen, log, write_lists(pen, lists))
        log.activate()

    return workbook_of(draw)


def write_template(workspace: Workspace, path: Path) -> Path:
    """Write the template; a file that is there already is never replaced by another.

    Parameters
    ----------
    path
        A file, or a folder in which it gets its usual name.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    UngetidError
        When there is another file of that name, or as for :func:`template`.
    """
    return write_anew(template(workspace), path, DEFAULT_NAME)


def _write_log(pen: Pen, sheet: Worksheet, places: dict[str, str]) -> None:
    columns = template_columns()
    write_columns(pen, sheet, columns, places, _LAST_ROW)
    _mark_gaps(pen, sheet, places)
    finish(sheet, LOG_SHEET, (_LAST_ROW, len(columns) - 1), kept_columns=2)
    sheet.set_paper(8)  # A3: seventeen columns


def _mark_gaps(pen: Pen, sheet: Worksheet, places: dict[str, str]) -> None:
    """Colour what a row that has been begun still lacks."""
    columns = template_columns()
    at = {column.column: xl_col_to_name(number) for number, column in enumerate(columns)}
    row = FIRST_ROW + 1
    last = xl_col_to_name(len(columns) - 1)
    begun = f"COUNTA($A{row}:${last}{row})>0"
    start, end, hours = (
        f'${at[name]}{row}=""' for name in ("start_time", "end_time", "duration_minutes")
    )
    gaps = {
        name: (f'=AND({begun},${at[name]}{row}="")', "missing")
        for name in ("work_date", "staff_code", "activity_code")
    }
    no_time = f"=AND({begun},{hours},OR({start},{end}))"
    gaps |= dict.fromkeys(("start_time", "end_time", "duration_minutes"), (no_time, "missing"))
    activity = f"${at['activity_code']}{row}"
    for name, kind in (("network_code", "asking_network"), ("target_group", "asking_target_group")):
        if kind in places:
            asks = f"ISNUMBER(MATCH({activity},{places[kind].removeprefix('=')},0))"
            gaps[name] = (f'=AND({asks},${at[name]}{row}="")', "wanted")
    for name, (criteria, style) in gaps.items():
        letter = at[name]
        area = f"{letter}{row}:{letter}{_LAST_ROW + 1}"
        rule = {"type": "formula", "criteria": criteria, "format": pen.style(style)}
        sheet.conditional_format(area, rule)
