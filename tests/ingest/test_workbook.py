"""Workbooks: sheets, two header rows, typed cells, places; and workbooks made to do harm."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter
from ingest_town import entries_of, naive, notes_of, problems_of, read

from pipeline.ingest.knowledge import Knowledge

HEAD = ["dato", "start", "slut", "timer", "medarbejder", "aktivitet", "antal kontakter"]


def book_of(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    fill(book)
    book.close()
    return target.getvalue()


def typed(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("marts")
    day = book.add_format({"num_format": "dd-mm-yyyy"})
    clock = book.add_format({"num_format": "hh:mm"})
    sheet.merge_range(2, 1, 2, 4, "Tidspunkt")
    sheet.write_row(3, 1, HEAD)
    sheet.write_datetime(4, 1, naive(2024, 3, 5), day)
    sheet.write_datetime(4, 2, dt.time(8, 30), clock)
    sheet.write_datetime(4, 3, dt.time(10, 0), clock)
    sheet.write_number(4, 4, 1.5)
    sheet.write_row(4, 5, ["OP1", "Samtale"])
    sheet.write_number(4, 7, 3)
    sheet.write_row(6, 1, ["5/3-24", "08.30", "10.00", "1:30", "OP1", "Samtale", "3"])
    sheet.write_row(7, 1, ["5/3-24", "08.30", "10.00", "1:30", "Ukendt Ukendtsen", "Samtale", "3"])


def test_typed_and_text_cells_are_read_alike(knowledge: Knowledge) -> None:
    reading = read(book_of(typed), knowledge, "log.xlsx")
    entries = entries_of(reading)
    assert entries["source_line"].to_list() == [5, 7]
    assert entries["source_sheet"].to_list() == [1, 1]
    assert entries["row_hash"].n_unique() == 1
    assert entries.row(0, named=True) | {
        "work_date": dt.date(2024, 3, 5),
        "start_time": dt.time(8, 30),
        "end_time": dt.time(10, 0),
        "duration_minutes": 90,
        "contact_count": 3,
    } == entries.row(0, named=True)
    refused = reading.rows_of("refused_row").row(0, named=True)
    assert (refused["source_line"], refused["source_column"]) == (8, 6), "column F of the sheet"
    assert refused["reason_code"] == "unknown_staff"


def test_a_duration_formatted_as_a_time(knowledge: Knowledge) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        long = book.add_format({"num_format": "[h]:mm"})
        sheet.write_row(0, 0, ["dato", "timer", "medarbejder", "aktivitet"])
        for line, hours in enumerate((1.25, 25.5), start=1):
            sheet.write_row(line, 0, ["05-03-2024", "", "OP1", "Samtale"])
            sheet.write_number(line, 1, hours / 24, long)

    reading = read(book_of(fill), knowledge)
    assert entries_of(reading)["duration_minutes"].to_list() == [75]
    assert problems_of(reading) == [(3, "duration_minutes", "more_than_a_day")]


def test_every_sheet_with_headings_is_read(knowledge: Knowledge) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        for name in ("januar", "februar"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["dato", "timer", "medarbejder", "aktivitet", "farve"])
            sheet.write_row(1, 0, ["05-03-2024", 1.5, "OP1", "Samtale"])
        book.add_worksheet("tom")
        book.add_worksheet("vejledning").write(0, 0, "Skriv altid dato")

    reading = read(book_of(fill), knowledge)
    assert entries_of(reading).select("source_sheet", "source_line").rows() == [(1, 2), (2, 2)]
    assert notes_of(reading) == [(1, 5, "unknown_column"), (None, None, "sheet_not_read")]


def test_a_sheet_that_lacks_a_column_is_passed_over_beside_a_full_log(
    knowledge: Knowledge,
) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("a").write_row(0, 0, ["dato", "timer", "medarbejder", "aktivitet"])
        book.get_worksheet_by_name("a").write_row(1, 0, ["05-03-2024", 1.5, "OP1", "Samtale"])
        book.add_worksheet("sum").write_row(0, 0, ["dato", "timer", "medarbejder"])
        book.get_worksheet_by_name("sum").write_row(1, 0, ["05-03-2024", 1.5, "OP1"])

    reading = read(book_of(fill), knowledge)
    assert (reading.rows_received, reading.rows_refused, reading.reason_code) == (1, 0, None)
    assert entries_of(reading)["source_sheet"].to_list() == [1]
    assert notes_of(reading) == [(None, None, "sheet_not_read")]


def test_a_column_missing_in_the_only_sheets_refuses_the_file(knowledge: Knowledge) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        for name in ("a", "b"):
            book.add_worksheet(name).write_row(0, 0, ["dato", "timer", "medarbejder"])
            book.get_worksheet_by_name(name).write_row(1, 0, ["05-03-2024", 1.5, "OP1"])

    reading = read(book_of(fill), knowledge)
    assert (reading.rows_received, reading.rows_refused) == (2, 2)
    assert reading.reason_code == "missing_column"
    assert reading.missing_columns == ("activity_code",)
    assert entries_of(reading).is_empty()


def test_formulas_give_what_was_stored_and_are_never_computed(knowledge: Knowledge) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["dato", "timer", "medarbejder", "aktivitet"])
        sheet.write_row(1, 0, ["05-03-2024", "", "OP1", "Samtale"])
        sheet.write_formula(1, 1, "=1+1", None, 7)
        sheet.write_row(2, 0, ["05-03-2024", "", "OP1", "Samtale"])
        sheet.write_formula(2, 1, "=NA()", None, "#N/A")

    reading = read(book_of(fill), knowledge)
    assert entries_of(reading)["duration_minutes"].to_list() == [420]
    assert problems_of(reading) == [(3, "duration_minutes", "bad_duration")], "an error is no blank"


def altered(content: bytes, change: Callable[[str], str]) -> bytes:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as changed,
    ):
        for name in source.namelist():
            text = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = change(text.decode()).encode()
            changed.writestr(name, text)
    return target.getvalue()


@pytest.mark.parametrize(
    "far",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row spans="1:1" r="1048576"><c s="0" r="ZZ1048576"><v>1</v></c></row>',
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        '<row><c r="XFD1048576"><v>1</v></c></row>',
    ],
)
def test_a_cell_far_away_does_not_fill_the_memory(knowledge: Knowledge, far: str) -> None:
    content = altered(
        book_of(typed), lambda text: text.replace("</sheetData>", far + "</sheetData>")
    )
    assert read(content, knowledge).reason_code == "sheet_too_large"


def test_a_hidden_sheet_is_not_read_and_told(knowledge: Knowledge) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        typed(book)
        copy = book.add_worksheet("kopi")
        copy.write_row(0, 0, ["dato", "timer", "medarbejder", "aktivitet"])
        copy.write_row(1, 0, ["05-03-2024", "1,5", "OP1", "Samtale"])
        copy.hide()

    plain, hidden = read(book_of(typed), knowledge), read(book_of(fill), knowledge)
    assert hidden.rows_received == plain.rows_received
    assert "sheet_not_read" in {reason for *_, reason in notes_of(hidden)}


def test_broken_workbooks(knowledge: Knowledge) -> None:
    content = book_of(typed)
    for broken in (
        content[: len(content) // 2],
        altered(content, lambda text: text[: len(text) // 2]),
        altered(content, lambda _text: "no xml at all"),
        content.replace(b"xl/worksheets/sheet1.xml", b"xl/worksheets/sheetX.xml"),
    ):
        reading = read(broken, knowledge)
        assert reading.status in {"refused", "empty"}
        assert reading.rows_accepted == 0


def test_a_workbook_without_headings_and_one_without_anything(knowledge: Knowledge) -> None:
    assert read(book_of(lambda _book: None), knowledge).reason_code == "empty_file"
    no_log = book_of(lambda book: book.add_worksheet().write(0, 0, "hej"))
    assert read(no_log, knowledge).reason_code == "no_header"


MERGED = [
    ["Dato", "Timer", "Medarbejder", "Aktivitet", "Note"],
    ["05-03-2024", "1,5", "OP1", "Samtale", "a"],
    [None, "2", None, "Dokumentation", "b"],
    [None, "0,5", None, "Samtale", "c"],
    [None, None, None, None, None],
    ["06-03-2024", "1", "OP1", "Samtale", "d"],
]


def merged_sheet(*ranges: str) -> bytes:
    """The second sheet of a workbook: a log with ranges of merged cells."""

    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("Vejledning").merge_range("A1:A9", "Skriv i det næste ark")
        sheet = book.add_worksheet("Log")
        for line, cells in enumerate(MERGED):
            sheet.write_row(line, 0, cells)
        for one in ranges:
            value = MERGED[int(one[1]) - 1]["ABCDE".index(one[0])]
            sheet.merge_range(one, value)

    return book_of(fill)


def test_a_merged_cell_is_that_of_every_row_it_spans(knowledge: Knowledge) -> None:
    reading = read(merged_sheet("A2:A5", "C2:C5"), knowledge, "log.xlsx")
    found = entries_of(reading).select("source_line", "work_date", "duration_minutes")
    day = dt.date(2024, 3, 5)
    rows = [(2, day, 90), (3, day, 120), (4, day, 30), (6, dt.date(2024, 3, 6), 60)]
    assert found.rows() == rows, "the blank row within the merged cells is no row"
    assert entries_of(reading)["staff_code"].n_unique() == 1
    assert problems_of(reading) == []


def test_a_blank_cell_that_is_not_merged_stays_blank(knowledge: Knowledge) -> None:
    reading = read(merged_sheet("A2:A3", "C2:C4", "E2:E4"), knowledge, "log.xlsx")
    assert problems_of(reading) == [(4, "work_date", "missing_date")]


def test_hours_over_several_rows_are_no_row_s_own(knowledge: Knowledge) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, MERGED[0])
        sheet.write_row(1, 0, MERGED[1])
        sheet.write_row(2, 0, ["05-03-2024", None, "OP1", "Dokumentation"])
        sheet.merge_range("B2:B3", "3")

    reading = read(book_of(fill), knowledge, "log.xlsx")
    assert problems_of(reading) == [(3, "duration_minutes", "missing_duration")]


def test_ranges_that_are_made_up_cost_no_more_than_the_sheet(knowledge: Knowledge) -> None:
    content = merged_sheet("A2:A5")
    source = zipfile.ZipFile(io.BytesIO(content))
    many = "".join(f'<mergeCell ref="C2:C{line}"/>' for line in range(3, 20_000))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in source.namelist():
            text = source.read(name)
            odd = f'<mergeCell ref="?"/><mergeCell ref="ZZZ1:ZZZ9999999"/>{many}</mergeCells>'
            changed.writestr(name, text.replace(b"</mergeCells>", odd.encode()))
    reading = read(target.getvalue(), knowledge, "log.xlsx")
    assert reading.rows_received == 4
    assert problems_of(reading) == [], "the first of them hold"
