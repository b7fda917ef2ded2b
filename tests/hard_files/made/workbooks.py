"""Workbooks with what people do to them, written with XlsxWriter."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import xlsxwriter

HEADINGS = ["dato", "timer", "medarbejder", "aktivitet"]
DAY = dt.datetime(2024, 3, 5)  # noqa: DTZ001 - a cell of a sheet has no zone
Draw = Callable[[Any, Any], None]


def workbook(draw: Draw, **options: Any) -> bytes:
    """Return a workbook; ``draw`` fills it, and gets a format for days."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, **options})
    draw(book, book.add_format({"num_format": "dd-mm-yyyy"}))
    book.close()
    return target.getvalue()


def several_sheets() -> bytes:
    """One sheet a month, one of guidance, one empty; the columns in another order on the second."""

    def draw(book: Any, day: Any) -> None:
        march = book.add_worksheet("Marts")
        march.write_row(0, 0, HEADINGS)
        march.write_datetime(1, 0, DAY, day)
        march.write_row(1, 1, [1.5, "GA1", "Kursus"])
        april = book.add_worksheet("April")
        april.write_row(0, 0, ["aktivitet", "medarbejder", "timer", "dato"])
        april.write_row(1, 0, ["Journal", "KP1", 3])
        april.write_datetime(1, 3, DAY + dt.timedelta(days=30), day)
        guide = book.add_worksheet("Vejledning")
        guide.write_row(0, 0, ["Skriv en linje for hver ting, du har lavet."])
        book.add_worksheet("Ark4")

    return workbook(draw)


def merged_title_and_far_corner() -> bytes:
    """A merged title, headings in row 5 from column C, and rows below with an empty one between."""

    def draw(book: Any, day: Any) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 1, 6, "Tidsregistrering for marts", book.add_format({"bold": 1}))
        sheet.write_row(4, 2, HEADINGS)
        for row, hours in ((5, 1.5), (7, 0.25)):
            sheet.write_datetime(row, 2, DAY, day)
            sheet.write_row(row, 3, [hours, "GA1", "Kursus"])

    return workbook(draw)


def two_row_headings() -> bytes:
    """Headings in two rows, merged: Dato over both of them, Tid over Start and Slut."""

    def draw(book: Any, day: Any) -> None:
        sheet, plain = book.add_worksheet(), book.add_format()
        for at, word in ((0, "Dato"), (3, "Medarbejder"), (4, "Aktivitet")):
            sheet.merge_range(0, at, 1, at, word, plain)
        sheet.merge_range(0, 1, 0, 2, "Tid", plain)
        sheet.write_row(1, 1, ["Start", "Slut"])
        sheet.write_datetime(2, 0, DAY, day)
        clock = book.add_format({"num_format": "hh:mm"})
        sheet.write_number(2, 1, 8.5 / 24, clock)
        sheet.write_number(2, 2, 10 / 24, clock)
        sheet.write_row(2, 3, ["GA1", "Kursus"])

    return workbook(draw)


def merged_day_cells() -> bytes:
    """One date merged over the two rows of a day: only the first cell holds it."""

    def draw(book: Any, day: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.merge_range(1, 0, 2, 0, "", day)
        sheet.write_datetime(1, 0, DAY, day)
        sheet.write_row(1, 1, [1.5, "GA1", "Kursus"])
        sheet.write_row(2, 1, [2, "GA1", "Journal"])

    return workbook(draw)


def hidden_sheet_rows_and_columns() -> bytes:
    """A hidden sheet is a copy or an aid; hidden rows and columns are part of their table."""

    def draw(book: Any, day: Any) -> None:
        sheet = book.add_worksheet("Registreringer")
        sheet.write_row(0, 0, [*HEADINGS, "netværk"])
        for row in (1, 2, 3):
            sheet.write_datetime(row, 0, DAY + dt.timedelta(days=row), day)
            sheet.write_row(row, 1, [row, "GA1", "Dialog", "Gildbro"])
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column(4, 4, None, None, {"hidden": True})
        secret = book.add_worksheet("Gammel kopi")
        secret.write_row(0, 0, HEADINGS)
        secret.write_datetime(1, 0, DAY, day)
        secret.write_row(1, 1, [7, "GA1", "Kursus"])
        secret.hide()

    return workbook(draw)


def error_cells() -> bytes:
    """Cells that hold an error: #N/A in the hours, #REF! in the activity, #DIV/0! in the note."""

    def draw(book: Any, day: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [*HEADINGS, "note"])
        for row in range(1, 5):
            sheet.write_datetime(row, 0, DAY, day)
            sheet.write_row(row, 1, [1.5, "GA1", "Kursus"])
        sheet.write_formula(1, 1, "=NA()", None, "#N/A")
        sheet.write_formula(2, 3, "=Ark9!A1", None, "#REF!")
        sheet.write_formula(3, 4, "=1/0", None, "#DIV/0!")

    return workbook(draw)


def formulas() -> bytes:
    """Formulas are what they were last worked out to be: a number, a text, a date."""

    def draw(book: Any, day: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_datetime(1, 0, DAY, day)
        sheet.write_formula(1, 1, "=1+0.5", None, 1.5)
        sheet.write_row(1, 2, ["GA1", "Kursus"])
        sheet.write_formula(2, 0, "=A2+1", day, 45357)  # 6 March 2024
        sheet.write_formula(2, 1, "=B2*2", None, 3)
        sheet.write_formula(2, 2, '="K"&"P1"', None, "KP1")
        sheet.write_formula(2, 3, '=WEBSERVICE("http://example.org")', None, "Journal")
        sheet.write_datetime(3, 0, DAY, day)
        sheet.write_formula(3, 1, "=0/1", None, "")  # saved by a program that does not calculate
        sheet.write_row(3, 2, ["GA1", "Kursus"])

    return workbook(draw)


def macros() -> bytes:
    """A workbook with macros; whatever they are, nobody runs them."""

    def draw(book: Any, day: Any) -> None:
        book.add_vba_project(io.BytesIO(b"\xd0\xcf\x11\xe0" + b"Auto_Open" * 300), is_stream=True)
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_datetime(1, 0, DAY, day)
        sheet.write_row(1, 1, [1.5, "GA1", "Kursus"])

    return workbook(draw)


def days_since_1904() -> bytes:
    """A Mac's calendar: days are counted from 1904."""

    def draw(book: Any, day: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["dato", "start", "slut", "timer", "medarbejder", "aktivitet"])
        clock = book.add_format({"num_format": "hh:mm"})
        sheet.write_datetime(1, 0, DAY, day)
        sheet.write_datetime(1, 1, dt.time(8, 30), clock)
        sheet.write_datetime(1, 2, dt.time(10, 0), clock)
        sheet.write_number(1, 3, 1.5)
        sheet.write_row(1, 4, ["GA1", "Kursus"])

    return workbook(draw, date_1904=True)


def dates_and_numbers_as_text() -> bytes:
    """Dates, hours and clock times written as text, as an import leaves them."""

    def draw(book: Any, _day: Any) -> None:
        sheet = book.add_worksheet()
        headings = ["dato", "start", "slut", "timer", "medarbejder", "aktivitet", "antal kontakter"]
        sheet.write_row(0, 0, headings)
        cells = ["05-03-2024", "08.30", "10:00", "1,5", "GA1", "Dialog", "4"]
        for at, cell in enumerate(cells):
            sheet.write_string(1, at, cell)
        for at, cell in enumerate(["2024-03-06", "", "", "0,75", " KP1 ", "Journal", ""]):
            sheet.write_string(2, at, cell)

    return workbook(draw)


def general_times() -> bytes:
    """Clock times whose cells lost their format: 0.354166… is half past eight."""

    def draw(book: Any, _day: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["dato", "start", "slut", "medarbejder", "aktivitet"])
        sheet.write_row(1, 0, ["05-03-2024", 8.5 / 24, 10 / 24, "GA1", "Kursus"])
        sheet.write_row(2, 0, ["06-03-2024", 22 / 24, 6 / 24, "GA1", "Gadeplan"])

    return workbook(draw)


def clock_formatted_durations() -> bytes:
    """Durations as Excel counts them: parts of a day, shown as [h]:mm or h:mm."""

    def draw(book: Any, day: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        styles = ["[h]:mm", "h:mm", "hh:mm:ss", "[h]:mm"]
        for row, (parts, style) in enumerate(
            zip((1.5 / 24, 0.75 / 24, 8.25 / 24, 25 / 24), styles, strict=True), start=1
        ):
            sheet.write_datetime(row, 0, DAY, day)
            sheet.write_number(row, 1, parts, book.add_format({"num_format": style}))
            sheet.write_row(row, 2, ["GA1", "Kursus"])

    return workbook(draw)


def date_with_time_of_day() -> bytes:
    """Start and end as whole moments in date cells, the night over into the next day."""

    def draw(book: Any, day: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["dato", "start", "slut", "medarbejder", "aktivitet"])
        moment = book.add_format({"num_format": "dd-mm-yyyy hh:mm"})
        sheet.write_datetime(1, 0, DAY, day)
        sheet.write_datetime(1, 1, DAY.replace(hour=22), moment)
        sheet.write_datetime(1, 2, DAY.replace(day=6, hour=6), moment)
        sheet.write_row(1, 3, ["GA1", "Gadeplan"])

    return workbook(draw)


def blank_looking_rows_and_total() -> bytes:
    """Formatted empty rows to row 400, a total below the table, and blanks in cells."""

    def draw(book: Any, day: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [*HEADINGS, "netværk"])
        sheet.write_datetime(1, 0, DAY, day)
        sheet.write_row(1, 1, [1.5, "GA1", "Dialog", "  "])
        sheet.write_row(3, 0, ["I alt"])
        sheet.write_formula(3, 1, "=SUM(B2:B3)", None, 1.5)
        for row in range(4, 400):
            for column in range(5):
                sheet.write_blank(row, column, None, day)
        sheet.write_string(500, 2, "   ")

    return workbook(draw)


def rich_text_and_boolean() -> bytes:
    """A text of two formats in one cell, a yes in a number's place, a hyperlink and a comment."""

    def draw(book: Any, day: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        bold = book.add_format({"bold": True})
        for row in (1, 2, 3):
            sheet.write_datetime(row, 0, DAY, day)
            sheet.write_row(row, 1, [1.5, "GA1", "Kursus"])
        sheet.write_rich_string(1, 3, bold, "Kur", "sus")
        sheet.write_boolean(2, 1, True)
        sheet.write_url(3, 3, "http://example.org/x", string="Kursus")
        sheet.write_comment(3, 3, "en note til cellen")

    return workbook(draw)


def summary_beside_the_log() -> bytes:
    """A second sheet that looks like a log and lacks the person: the first is read all the same."""

    def draw(book: Any, day: Any) -> None:
        sheet = book.add_worksheet("Log")
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_datetime(1, 0, DAY, day)
        sheet.write_row(1, 1, [1.5, "GA1", "Kursus"])
        pivot = book.add_worksheet("Opsummering")
        pivot.write_row(0, 0, ["aktivitet", "timer"])
        pivot.write_row(1, 0, ["Kursus", 1.5])

    return workbook(draw)


def named_as_text() -> bytes:
    """A workbook that somebody has given the ending of text."""

    def draw(book: Any, day: Any) -> None:
        sheet = book.add_worksheet("Blad1")
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_datetime(1, 0, DAY, day)
        sheet.write_row(1, 1, [0.5, "KP1", "Journal"])

    return workbook(draw)


WORKBOOKS: dict[str, Callable[[], bytes]] = {
    "several_sheets.xlsx": several_sheets,
    "merged_title_and_far_corner.xlsx": merged_title_and_far_corner,
    "two_row_headings.xlsx": two_row_headings,
    "merged_day_cells.xlsx": merged_day_cells,
    "hidden_sheet_rows_and_columns.xlsx": hidden_sheet_rows_and_columns,
    "error_cells.xlsx": error_cells,
    "formulas.xlsx": formulas,
    "macros.xlsm": macros,
    "days_since_1904.xlsx": days_since_1904,
    "dates_and_numbers_as_text.xlsx": dates_and_numbers_as_text,
    "general_times.xlsx": general_times,
    "clock_formatted_durations.xlsx": clock_formatted_durations,
    "date_with_time_of_day.xlsx": date_with_time_of_day,
    "blank_looking_rows_and_total.xlsx": blank_looking_rows_and_total,
    "rich_text_and_boolean.xlsx": rich_text_and_boolean,
    "summary_beside_the_log.xlsx": summary_beside_the_log,
    "xlsx_named.csv": named_as_text,
}
