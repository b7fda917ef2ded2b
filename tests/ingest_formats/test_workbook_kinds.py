"""XLS, XLSB, XLSM, ODS and what their cells may hold: the same rows as XLSX, never a blank for an
error, and never a formula."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter
from hand_made import (
    GOOD_ROW,
    HEAD,
    altered,
    book_of,
    compound_of,
    ods_of,
    ods_row,
    rows_book,
    xls_record,
    xlsb_of,
)
from ingest_town import entries_of, naive, notes_of, problems_of, read

from pipeline.ingest.knowledge import Knowledge

FIXTURES = Path(__file__).with_name("fixtures")


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_what_libreoffice_saves(knowledge: Knowledge, kind: str) -> None:
    reading = read((FIXTURES / f"log.{kind}").read_bytes(), knowledge, "log.bin")
    assert (reading.format, reading.rows_received, reading.rows_refused) == (kind, 5, 2)
    entries = entries_of(reading)
    assert entries["source_line"].to_list() == [3, 4, 7]
    assert entries["duration_minutes"].to_list() == [90, 75, 90]
    assert entries["start_time"].to_list() == [dt.time(8, 30), None, None]
    assert set(entries["work_date"]) == {dt.date(2024, 3, 5)}
    assert problems_of(reading) == [
        (5, "duration_minutes", "more_than_a_day"),
        (6, "duration_minutes", "bad_duration"),
    ]
    assert notes_of(reading) == [(None, None, "sheet_not_read")], "the hidden sheet"


def test_xlsb(knowledge: Knowledge) -> None:
    number, error = (["05-03-2024", cell, "OP1", "Samtale"] for cell in (2.0, b"\x2a"))
    reading = read(xlsb_of([HEAD, GOOD_ROW, number, error]), knowledge)
    assert (reading.format, reading.rows_accepted) == ("xlsb", 2)
    assert entries_of(reading)["duration_minutes"].to_list() == [90, 120]
    assert problems_of(reading) == [(4, "duration_minutes", "bad_duration")]


def test_macros_are_not_run_and_the_workbook_is_read(knowledge: Knowledge) -> None:
    content = altered(
        rows_book([HEAD, GOOD_ROW]),
        {
            "[Content_Types].xml": lambda text: text.replace(
                "spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main"
            )
        },
    )
    assert (read(content, knowledge).format, read(content, knowledge).rows_accepted) == ("xlsx", 1)


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!"])
def test_an_error_is_no_blank_in_any_column(knowledge: Knowledge, error: str) -> None:
    head = ["dato", "start", "slut", "timer", "medarbejder", "aktivitet", "netværk"]

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, head)
        for at in range(len(head)):
            row = ["05-03-2024", "08:30", "10:00", "1,5", "OP1", "Samtale", "Gildbro"]
            sheet.write_row(at + 1, 0, row)
            sheet.write_formula(at + 1, at, "=1", None, error)

    reading = read(book_of(fill), knowledge)
    assert [reason for *_, reason in problems_of(reading)] == [
        "bad_date", "bad_clock", "bad_clock", "bad_duration",
        "unknown_staff", "unknown_activity", "unknown_network",
    ]  # fmt: skip


def test_an_error_of_an_ods_spreadsheet_is_no_blank(knowledge: Knowledge) -> None:
    error = (
        '<table:table-cell table:number-columns-repeated="2" office:value-type="string" '
        'office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
    )
    head = ["dato", "timer", "netværk", "medarbejder", "aktivitet"]
    rows = ods_row(head) + ods_row(["05-03-2024", error, "OP1", "Samtale"], repeats=2)
    assert problems_of(read(ods_of(rows), knowledge)) == [
        (line, column, reason)
        for line in (2, 3)
        for column, reason in (
            ("duration_minutes", "bad_duration"),
            ("network_code", "unknown_network"),
        )
    ]


def test_repeated_rows_and_cells_of_an_ods_spreadsheet(knowledge: Knowledge) -> None:
    filler = (
        '<table:table-row table:number-rows-repeated="1048500">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    reading = read(ods_of(ods_row(HEAD) + ods_row(GOOD_ROW, repeats=3) + filler), knowledge)
    assert entries_of(reading)["source_line"].to_list() == [2, 3, 4]


def test_days_counted_from_1904(knowledge: Knowledge) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["dato", "start", "slut", "timer", "medarbejder", "aktivitet"])
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        clock = book.add_format({"num_format": "hh:mm"})
        long = book.add_format({"num_format": "[h]:mm"})
        for row in (1, 2):
            sheet.write_datetime(row, 0, naive(2024, 3, 5), day)
            sheet.write_row(row, 4, ["OP1", "Samtale"])
        sheet.write_number(1, 1, 8.5 / 24, clock)
        sheet.write_number(1, 2, 10 / 24, clock)
        sheet.write_number(2, 3, 25.5 / 24, long)

    for is_1904 in (False, True):
        reading = read(book_of(fill, date_1904=is_1904), knowledge)
        entry = entries_of(reading).row(0, named=True)
        assert (entry["work_date"], entry["start_time"], entry["end_time"]) == (
            dt.date(2024, 3, 5), dt.time(8, 30), dt.time(10, 0),
        )  # fmt: skip
        assert problems_of(reading) == [(3, "duration_minutes", "more_than_a_day")]


def test_headings_over_two_rows(knowledge: Knowledge) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        for column, heading in {0: "Dato", 3: "Medarbejder", 4: "Aktivitet"}.items():
            sheet.merge_range(1, column, 2, column, heading)
        sheet.merge_range(1, 1, 1, 2, "Tidspunkt")
        sheet.write_row(2, 1, ["Start", "Slut"])
        sheet.write_row(3, 0, ["05-03-2024", "08:30", "10:00", "OP1", "Samtale"])

    reading = read(book_of(fill), knowledge)
    assert entries_of(reading).select("source_line", "duration_minutes").rows() == [(4, 90)]
    assert reading.heading_line == 3


def test_a_row_of_the_log_is_never_taken_for_the_second_row_of_headings(
    knowledge: Knowledge,
) -> None:
    rows = [[*HEAD, "dato 2"], [*GOOD_ROW, "sted"], [*GOOD_ROW, "netværk"]]
    assert read(rows_book(rows), knowledge).rows_accepted == 2


def test_headings_that_come_again_are_no_rows(knowledge: Knowledge) -> None:
    reading = read(rows_book([HEAD, GOOD_ROW, HEAD, GOOD_ROW]), knowledge)
    assert (reading.rows_received, reading.rows_refused) == (2, 0)
    assert entries_of(reading)["source_line"].to_list() == [2, 4]
    assert notes_of(reading) == [(3, None, "repeated_heading")]


def test_a_workbook_with_a_password(knowledge: Knowledge) -> None:
    locked = xls_record(0x0809, b"\x00\x06\x05\0" + b"\0" * 12) + xls_record(0x002F, b"\1\0")
    for streams in ({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}, {"Workbook": locked}):
        assert read(compound_of(streams), knowledge).reason_code == "password_protected"
    manifest = '<m:manifest xmlns:m="m"><m:encryption-data/></m:manifest>'
    locked_ods = ods_of(ods_row(HEAD), manifest=manifest)
    assert read(locked_ods, knowledge).reason_code == "password_protected"


def test_an_old_document_is_no_workbook(knowledge: Knowledge) -> None:
    assert read(compound_of({"WordDocument": b"x"}), knowledge).reason_code == "unknown_format"
    torn = compound_of({"Workbook": b"x"})[:600]
    assert read(torn, knowledge).reason_code in {"unreadable_file", "unknown_format"}


def test_more_columns_than_a_log_has(knowledge: Knowledge) -> None:
    wide = rows_book([[*HEAD, *(f"k{at}" for at in range(1000))], GOOD_ROW])
    assert read(wide, knowledge).reason_code == "too_many_columns"


def test_one_cell_far_to_the_right_refuses_its_row_alone(knowledge: Knowledge) -> None:
    rows = [HEAD, GOOD_ROW, [*GOOD_ROW, *[None] * 16_379, "x"]]
    reading = read(rows_book(rows), knowledge)
    assert (reading.rows_accepted, problems_of(reading)) == (1, [(3, "row", "too_many_cells")])


def test_numbers_kept_as_text_and_a_leading_apostrophe(knowledge: Knowledge) -> None:
    rows = [HEAD, ["05-03-2024", "2", "OP1", "Samtale"], ["'05-03-2024", "2", "OP1", "Samtale"]]
    reading = read(rows_book(rows, strings_to_numbers=False), knowledge)
    assert entries_of(reading)["duration_minutes"].to_list() == [120]
    assert problems_of(reading) == [(3, "work_date", "bad_date")]
