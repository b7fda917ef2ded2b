"""The registration template: a workbook with the workspace's own lists, which loads as it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from pipeline.ingest.identity import read_identity
from pipeline.ingest.reference import read_reference
from pipeline.ingest.sheets.guidance import write_guidance
from pipeline.ingest.sheets.lists import read_lists, write_lists
from pipeline.ingest.sheets.workbooks import Pen, for_paper, protect, workbook_of
from pipeline.ingest.staff import read_staff
from pipeline.ingest.tables import read_small_csv
from pipeline.problems import UngetidError
from pipeline.workspace import Workspace

LOG_SHEET = "Registreringer"
DEFAULT_NAME = "registreringer.xlsx"
PREPARED_ROWS = 2000
_HINT_ROW, _HEADING_ROW, _FIRST_ROW = 0, 1, 2  # from 0
_LAST_ROW = _FIRST_ROW + PREPARED_ROWS - 1
_FIELDS = ("heading", "column", "when_da", "width", "kind", "help_da", "example")
# Kind of a column → how its cells look; all others are text.
_STYLES = {
    "date": "date",
    "clock": "clock",
    "moment": "moment",
    "hours": "number",
    "count": "number",
}
_MAX_TITLE = 32  # characters of an input message's title


@dataclass(frozen=True)
class TemplateColumn:
    """A column of the template.

    Parameters
    ----------
    heading
        The data contract's Danish heading.
    when_da
        When it is to be filled in.
    kind
        What may be written: ``text``, ``date``, ``clock``, ``hours``, ``count``, ``moment``,
        ``staff``, or a vocabulary.
    """

    heading: str
    column: str
    when_da: str
    width: int
    kind: str
    help_da: str
    example: str

    @property
    def is_needed(self) -> bool:
        """Whether a row cannot be read without it."""
        return self.when_da == "skal udfyldes"


@cache
def template_columns() -> tuple[TemplateColumn, ...]:
    """Return the template's columns, in the order of the data contract."""
    return read_columns("template_columns.csv")


def read_columns(name: str) -> tuple[TemplateColumn, ...]:
    """Return the columns of a template as a file beside this one has them."""
    path = Path(__file__).with_name(name)
    rows = read_small_csv(path, path.name, dict.fromkeys(_FIELDS, ()), _FIELDS).rows
    return tuple(
        TemplateColumn(
            row.text("heading"),
            row.text("column"),
            row.text("when_da"),
            int(row.text("width")),
            row.text("kind"),
            row.text("help_da"),
            row.cells["example"],
        )
        for row in rows
    )


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
    return write_anew(template(workspace), path / DEFAULT_NAME if path.is_dir() else path)


def write_anew(content: bytes, path: Path) -> Path:
    """Write a file for staff to fill in; one that is there already is never replaced by another.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    UngetidError
        When there is another file of that name.
    """
    if path.exists() and path.read_bytes() != content:
        raise UngetidError(
            "There is a file of that name, and it may hold registrations; it was left as it is.",
            mend="Name another one with --out, or move the old one away.",
        )
    path.write_bytes(content)
    return path


def _write_log(pen: Pen, sheet: Worksheet, places: dict[str, str]) -> None:
    columns = template_columns()
    sheet.set_row(_HINT_ROW, 27)
    sheet.set_row(_HEADING_ROW, 33)
    for at, column in enumerate(columns):
        style = pen.style(_STYLES.get(column.kind, "text"))
        sheet.set_column(at, at, column.width, style)
        pen.write(sheet, _HINT_ROW, at, column.when_da, "hint")
        look = "needed" if column.is_needed else "heading"
        pen.write(sheet, _HEADING_ROW, at, column.heading, look)
        told = f"{column.heading} – {column.when_da}\n{column.help_da}"
        sheet.write_comment(_HEADING_ROW, at, told, comment_on(told))
        sheet.data_validation(
            _FIRST_ROW, at, _LAST_ROW, at, validation(column, places.get(column.kind))
        )
    _mark_gaps(pen, sheet, places)
    sheet.freeze_panes(_FIRST_ROW, 2)
    sheet.autofilter(_HEADING_ROW, 0, _LAST_ROW, len(columns) - 1)
    sheet.repeat_rows(_HINT_ROW, _HEADING_ROW)
    sheet.hide_gridlines(0)  # printed, too
    sheet.set_selection(_FIRST_ROW, 1, _FIRST_ROW, 1)
    for_paper(sheet, "Registreringer")
    sheet.set_paper(8)  # A3: seventeen columns
    protect(sheet)


def comment_on(text: str) -> dict[str, Any]:
    """Return how large the comment on a heading is drawn."""
    lines = 2 + len(text) // 38
    return {"author": "ungetid", "x_scale": 2.0, "height": 16 * lines + 12, "font_size": 9}


def validation(column: TemplateColumn, place: str | None) -> dict[str, Any]:
    """Return what a cell of a column may hold, and what staff are told about it."""
    told = {
        "input_title": column.heading[:_MAX_TITLE],
        "input_message": column.help_da,
        "error_title": "Det kan ikke læses",
    }
    dates = {"minimum": "=DATE(2000,1,1)", "maximum": "=DATE(2100,12,31)"}
    rules: dict[str, dict[str, Any]] = {
        "date": {"validate": "date", "criteria": "between", **dates}
        | {"error_message": "Skriv en dato med dag, måned og år, fx 05-03-2025."},
        "moment": {"validate": "date", "criteria": "between", **dates}
        | {"error_message": "Skriv dato og eventuelt klokkeslæt, fx 06-03-2025 09:15."},
        "clock": {"validate": "time", "criteria": "between", "minimum": 0, "maximum": 0.999988426}
        | {"error_message": "Skriv timer og minutter, fx 18:30."},
        "hours": {"validate": "decimal", "criteria": "between", "minimum": 0.01, "maximum": 24}
        | {"error_message": "Skriv antal timer over 0 og højst 24, fx 1,5."},
        "count": {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 10_000}
        | {"error_message": "Skriv et helt tal, fx 3, eller lad feltet stå tomt."},
    }
    if place is not None:
        rule: dict[str, Any] = {"validate": "list", "source": place}
        rule["error_message"] = "Vælg fra listen, eller lad feltet stå tomt."
        # Several partners are written with ; between them, which no list can offer.
        rule["show_error"] = column.kind != "partner"
        return rule | told
    return rules.get(column.kind, {"validate": "any"}) | told


def _mark_gaps(pen: Pen, sheet: Worksheet, places: dict[str, str]) -> None:
    """Colour what a row that has been begun still lacks."""
    columns = template_columns()
    at = {column.column: xl_col_to_name(number) for number, column in enumerate(columns)}
    row = _FIRST_ROW + 1
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
