"""The sheet *Vejledning* of the registration template: how to register, in words for staff.

No row of it may have two headings of a log side by side, or the sheet would be read as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from xlsxwriter.worksheet import Worksheet

from pipeline.ingest.reference import ReferenceData
from pipeline.ingest.sheets.template_columns import TemplateColumn
from pipeline.ingest.sheets.workbooks import Pen, for_paper, height_of, protect

_WIDTHS = (24, 36, 66, 24)
_NEVER = (
    "Skriv aldrig navne, CPR-numre, telefonnumre eller adresser på borgere – heller ikke i noten. "
    "Registrér, hvor mange du har talt med, men aldrig hvem."
)


def write_guidance(
    pen: Pen,
    columns: Iterable[TemplateColumn],
    names: Mapping[str, tuple[str, ...]],
    reference: ReferenceData,
    municipality: str,
) -> None:
    """Write the guidance on a sheet of its own.

    Parameters
    ----------
    columns
        The columns of the sheet for registrations.
    names
        What the drop-downs offer, by kind; the example chooses among them.
    """
    title = f"Sådan registrerer du din tid – {municipality}"
    sheet, row = begin_guidance(pen, title, _NEVER, "guidance_da.txt")
    row = write_meanings(pen, sheet, row + 1, columns, _examples(names, reference))
    _write_categories(pen, sheet, row + 1, reference)
    finish_guidance(sheet, f"Vejledning i registrering af tid – {municipality}")


def begin_guidance(pen: Pen, title: str, never: str, text_file: str) -> tuple[Worksheet, int]:
    """Begin a sheet of guidance; return it, and the row below its text.

    Parameters
    ----------
    never
        What is never to be written.
    text_file
        Beside this module; one paragraph a line.
    """
    sheet = pen.book.add_worksheet("Vejledning")
    for at, width in enumerate(_WIDTHS):
        sheet.set_column(at, at, width)
    pen.write(sheet, 0, 0, title, "title")
    sheet.set_row(0, 26)
    row = _across(pen, sheet, 1, never, "warning")
    text = Path(__file__).with_name(text_file).read_text(encoding="utf-8")
    for number, paragraph in enumerate(text.splitlines(), start=1):
        row = _across(pen, sheet, row, f"{number}. {paragraph}", "words")
    return sheet, row


def finish_guidance(sheet: Worksheet, title: str) -> None:
    """Let a sheet of guidance be printed, and lock it."""
    sheet.hide_gridlines(2)
    for_paper(sheet, title)
    protect(sheet)


def _across(pen: Pen, sheet: Worksheet, row: int, text: str, style: str) -> int:
    """Write a paragraph over the whole width; return the row below it."""
    sheet.merge_range(row, 0, row, len(_WIDTHS) - 1, "", pen.style(style))
    pen.write(sheet, row, 0, text, style)
    sheet.set_row(row, height_of([(text, sum(_WIDTHS))]))
    return row + 1


def write_meanings(
    pen: Pen,
    sheet: Worksheet,
    row: int,
    columns: Iterable[TemplateColumn],
    examples: Mapping[str, str],
) -> int:
    """Write what each column is for, with an example; return the row below it.

    Parameters
    ----------
    examples
        Kind of a column → an example in the workspace's own words.
    """
    pen.write(sheet, row, 0, "Kolonnerne – med en række som eksempel", "section")
    lines = [
        (column.heading, column.when_da, column.help_da, examples.get(column.kind, column.example))
        for column in columns
    ]
    head = ("Kolonne", "Udfyldes", "Hvad skal der stå?", "Eksempel")
    return _table(pen, sheet, row + 1, head, lines)


def _write_categories(pen: Pen, sheet: Worksheet, row: int, reference: ReferenceData) -> int:
    """Write what counts as what: the categories, their activities and their boundaries."""
    pen.write(sheet, row, 0, "Hvad hører til hvor?", "section")
    activities = reference.table("activity")
    lines = []
    for category in reference.table("category").sort("sort_order").iter_rows(named=True):
        own = activities.filter(category_code=category["category_code"])["name_da"].to_list()
        if own:
            listed = "\n".join(own)
            lines.append((category["name_da"], listed, category["boundary_da"] or "", ""))
    head = ("Slags tid", "Vælg en af disse", "Hvad tæller med?", "")
    return _table(pen, sheet, row + 1, head, lines)


def _table(
    pen: Pen,
    sheet: Worksheet,
    row: int,
    head: tuple[str, ...],
    lines: Iterable[tuple[str, ...]],
) -> int:
    """Write a table of a sheet of guidance; return the row below it."""
    for at, text in enumerate(head):
        if text:
            pen.write(sheet, row, at, text, "heading")
    for line in lines:
        row += 1
        for at, text in enumerate(line):
            if text:
                pen.write(sheet, row, at, text, "words" if at else "name")
        sheet.set_row(row, height_of(list(zip(line, _WIDTHS, strict=True))))
    return row + 1


def _examples(names: Mapping[str, tuple[str, ...]], reference: ReferenceData) -> dict[str, str]:
    """Return an example of each kind of list, in the workspace's own words."""
    direct = reference.table("activity").filter(category_code="direct")["name_da"].to_list()
    first = {kind: found[0] for kind, found in names.items() if found}
    if direct:
        first["activity"] = direct[0]
    if len(names["partner"]) > 1:
        first["partner"] = "; ".join(names["partner"][:2])
    # The example is direct work: what asks why one was visible stays blank.
    first["occasion"] = ""
    return first
