"""The columns of a workbook that staff fill in: what each says, looks like and may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlsxwriter.worksheet import Worksheet

from pipeline.ingest.sheets.workbooks import Pen, for_paper, protect
from pipeline.ingest.tables import read_small_csv

HINT_ROW, HEADING_ROW, FIRST_ROW = 0, 1, 2  # from 0
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


def write_columns(
    pen: Pen,
    sheet: Worksheet,
    columns: tuple[TemplateColumn, ...],
    places: Mapping[str, str],
    last_row: int,
) -> None:
    """Write the headings and what each column may hold.

    Parameters
    ----------
    places
        Kind of a column → where its list stands.
    last_row
        Of those that are ready to be filled in, from 0.
    """
    sheet.set_row(HINT_ROW, 27)
    sheet.set_row(HEADING_ROW, 33)
    for at, column in enumerate(columns):
        style = pen.style(_STYLES.get(column.kind, "text"))
        sheet.set_column(at, at, column.width, style)
        pen.write(sheet, HINT_ROW, at, column.when_da, "hint")
        look = "needed" if column.is_needed else "heading"
        pen.write(sheet, HEADING_ROW, at, column.heading, look)
        told = f"{column.heading} – {column.when_da}\n{column.help_da}"
        sheet.write_comment(HEADING_ROW, at, told, _comment_on(told))
        rule = _validation(column, places.get(column.kind))
        sheet.data_validation(FIRST_ROW, at, last_row, at, rule)


def finish(sheet: Worksheet, title: str, last_cell: tuple[int, int], *, kept_columns: int) -> None:
    """Keep the headings in sight, let the rows be filtered and printed, and lock what is written.

    Parameters
    ----------
    last_cell
        Row and column, from 0, of the last cell that is ready to be filled in.
    kept_columns
        How many columns stay in sight; the first cell after all but one of them is selected.
    """
    first = kept_columns - 1
    sheet.freeze_panes(FIRST_ROW, kept_columns)
    sheet.autofilter(HEADING_ROW, 0, *last_cell)
    sheet.repeat_rows(HINT_ROW, HEADING_ROW)
    sheet.hide_gridlines(0)  # printed, too
    sheet.set_selection(FIRST_ROW, first, FIRST_ROW, first)
    for_paper(sheet, title)
    protect(sheet)


def _comment_on(text: str) -> dict[str, Any]:
    """Return how large the comment on a heading is drawn."""
    lines = 2 + len(text) // 38
    return {"author": "ungetid", "x_scale": 2.0, "height": 16 * lines + 12, "font_size": 9}


def _validation(column: TemplateColumn, place: str | None) -> dict[str, Any]:
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
