"""Workbooks that are written for staff: the same contents give the same bytes, and no formulas."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.formulas import begins_formula

# Part of the bytes of every workbook; the time it was written is not.
CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's dates have no zone
_LINE = 15.0  # points of a line of text
MAX_CELL = 32_767  # characters of a cell of Excel's
_INK, _HEAD, _OPEN, _FAULT, _FAULT_INK = "#1F2933", "#DCE6EE", "#F4F1E6", "#FBD9D3", "#8A1C0B"
_STYLES: dict[str, dict[str, Any]] = {
    "heading": {"bold": True, "bg_color": _HEAD, "font_color": _INK, "bottom": 2, "text_wrap": True}
    | {"valign": "vcenter"},
    "needed": {"bold": True, "bg_color": _INK, "font_color": "#FFFFFF", "bottom": 2}
    | {"text_wrap": True, "valign": "vcenter"},
    "hint": {
        "italic": True,
        "font_size": 9,
        "font_color": _INK,
        "text_wrap": True,
        "valign": "top",
    },
    "text": {"num_format": "@", "locked": False, "valign": "top"},
    "date": {"num_format": "dd-mm-yyyy", "locked": False, "align": "left", "valign": "top"},
    "moment": {"num_format": "dd-mm-yyyy hh:mm", "locked": False, "align": "left"}
    | {"valign": "top"},
    "clock": {"num_format": "hh:mm", "locked": False, "align": "left", "valign": "top"},
    # No number format: Excel then shows 1:30 as a time of day, not as 0,06.
    "number": {"locked": False, "align": "left", "valign": "top"},
    "title": {"bold": True, "font_size": 16, "font_color": _INK},
    "section": {"bold": True, "font_size": 12, "font_color": _INK},
    "words": {"text_wrap": True, "valign": "top", "font_color": _INK},
    "name": {"bold": True, "text_wrap": True, "valign": "top", "font_color": _INK},
    "warning": {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": _FAULT}
    | {"font_color": _FAULT_INK, "border": 1},
    "missing": {"bg_color": _FAULT},
    "wanted": {"bg_color": "#FFF1C9"},
    "original": {"num_format": "@", "locked": False, "text_wrap": True, "valign": "top"},
    "fault": {"num_format": "@", "locked": False, "text_wrap": True, "valign": "top"}
    | {"bg_color": _FAULT, "font_color": _FAULT_INK, "bold": True, "border": 2}
    | {"border_color": _FAULT_INK},
    "told": {"text_wrap": True, "valign": "top", "bg_color": _OPEN, "font_color": _INK},
    "reference": {"num_format": "@", "text_wrap": True, "valign": "top", "font_size": 8}
    | {"font_color": "#52606D", "bg_color": _OPEN},
}
# What staff may do on a protected sheet; there is no password.
_ALLOWED = dict.fromkeys(
    (
        "select_locked_cells",
        "select_unlocked_cells",
        "format_cells",
        "format_columns",
        "format_rows",
        "insert_rows",
        "delete_rows",
        "sort",
        "autofilter",
    ),
    True,
)


class Pen:
    """A workbook that is being written, and the ways its cells look."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self._formats: dict[str, Format] = {}

    def style(self, name: str, *, is_quoted: bool = False) -> Format:
        """Return how a kind of cell looks.

        Parameters
        ----------
        is_quoted
            The cell stays a text when somebody edits it, as if an apostrophe stood before it.
        """
        key = f"{name}'" if is_quoted else name
        if key not in self._formats:
            made = self.book.add_format({"font_name": "Calibri", **_STYLES[name]})
            if is_quoted:
                made.set_quote_prefix()
            self._formats[key] = made
        return self._formats[key]

    def write(self, sheet: Worksheet, row: int, column: int, text: str, style: str) -> None:
        """Write a text as a text, whatever it begins with; the rows and columns count from 0."""
        if not text:
            sheet.write_blank(row, column, None, self.style(style))
            return
        kept = text if len(text) <= MAX_CELL else text[: MAX_CELL - 1] + "…"
        look = self.style(style, is_quoted=begins_formula(kept))
        sheet.write_string(row, column, kept, look)


def workbook_of(draw: Callable[[Pen], None]) -> bytes:
    """Return the bytes of a workbook that a function draws."""
    content = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = Workbook(content, options)
    book.set_properties({"author": "ungetid", "created": CREATED})
    draw(Pen(book))
    book.close()
    return content.getvalue()


def protect(sheet: Worksheet) -> None:
    """Lock the cells that are not to be written in; the lock is against slips and has no key."""
    sheet.protect("", _ALLOWED)


def for_paper(sheet: Worksheet, title: str) -> None:
    """Let a sheet print across the page, its headings on each."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.set_header(f"&L{title.replace('&', '&&')}")
    sheet.set_footer("&LSkriv aldrig navne eller CPR-numre på borgere.&RSide &P af &N")


def height_of(cells: Sequence[tuple[str, int]]) -> float:
    """Return the height of a row of wrapped texts, in points; 409 is the most that Excel allows.

    Parameters
    ----------
    cells
        Text and width in characters. Programs open a row as high as it is said to be.
    """
    lines = [
        sum(1 + int(len(part) * 0.97) // max(width, 1) for part in text.split("\n"))
        for text, width in cells
    ]
    return min(_LINE * max(lines, default=1) + 3, 409)
