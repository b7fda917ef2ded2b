"""What is a file of orders, in whatever dialect; what is none stays what it was."""

from __future__ import annotations

import datetime as dt

import pytest
from order_files import (
    GOOD,
    HEADINGS,
    csv_of,
    notes_of,
    order,
    orders_of,
    problems_of,
    read,
    xlsx_of,
)

from pipeline.ingest.knowledge import Knowledge

ROW = ("B-2024-014", dt.date(2024, 3, 5), "gildbro", "vandalism", dt.date(2024, 5, 1), None)
LOG = "dato;timer;medarbejder;aktivitet;netværk;bestilling\n05-03-2024;1;OP1;Samtale;;B-2024-014\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_usual_dialects(knowledge: Knowledge, encoding: str, mark: str) -> None:
    text = csv_of([order()]).decode("utf-8-sig").replace(";", mark)
    reading = read(text.encode(encoding), knowledge)
    assert (reading.kind, reading.format, reading.date_order) == ("orders", "csv", "day_first")
    assert orders_of(reading) == [ROW]


@pytest.mark.parametrize(
    "headings",
    [
        ("bestilling nr.", "bestilt den", "område", "tema", "deadline", "annulleret"),
        ("Order ID", "Ordered on", "Network", "Topic", "Due date", "Withdrawn"),
        ("order_id", "ordered_on", "network_code", "topic", "due_on", "withdrawn_on"),
        ("BESTILLING", "DATO", "NETVÆRK / OMRÅDE", "EMNE", "SENEST", "BORTFALDET"),
    ],
)
def test_headings_that_mean_the_same(knowledge: Knowledge, headings: tuple[str, ...]) -> None:
    cells = list(GOOD.values())[:6]
    row = dict(zip(headings, cells, strict=True))
    reading = read(csv_of([row], headings=headings), knowledge)
    assert (reading.kind, reading.rows_refused) == ("orders", 0)
    assert orders_of(reading) == [ROW]


def test_beside_a_number_of_its_own_bestilling_is_a_text(knowledge: Knowledge) -> None:
    row = {"Bestilling": "Kig forbi Kasper Halvorsen", **order()}
    reading = read(csv_of([row], headings=tuple(row)), knowledge)
    assert orders_of(reading) == [ROW]
    assert {"personal_name", "repeated_column"} <= set(notes_of(reading))


def test_a_workbook_with_dates_and_a_title_above(knowledge: Knowledge) -> None:
    day = dt.date(2024, 3, 5)
    rows = [
        ["Bestillinger 2024"],
        [],
        HEADINGS,
        ["B-2024-014", day, "Gildbro", "Hærværk", dt.date(2024, 5, 1), None, None],
        ["B-2024-015", day, "Månen", "Hærværk", None, None, None],
    ]
    reading = read(xlsx_of({"Noter": [["Vi ses"]], "2024": rows}), knowledge)
    assert (reading.kind, reading.format, reading.heading_line) == ("orders", "xlsx", 3)
    assert orders_of(reading) == [ROW]
    refused = reading.rows_of("refused_row").select("source_sheet", "source_line", "reason_code")
    assert refused.rows() == [(2, 5, "unknown_network")]
    assert notes_of(reading) == ["sheet_not_read"]


def test_a_number_in_two_sheets_of_a_workbook_is_in_one_file(knowledge: Knowledge) -> None:
    day = dt.date(2024, 3, 5)
    rows = [["B-2024-001", day, "", "Andet"]]
    other = [["B-2024-001", day, "", "Trivsel"]]
    reading = read(xlsx_of({"a": [HEADINGS[:4], *rows], "b": [HEADINGS[:4], *other]}), knowledge)
    assert [reason for *_, reason in problems_of(reading)] == ["order_id_twice"] * 2


def test_formulas_have_the_value_that_was_stored_and_are_never_worked_out(
    knowledge: Knowledge,
) -> None:
    cells = ['=HYPERLINK("http://example.org","B-2024-014")', dt.date(2024, 3, 5), "", "Andet"]
    reading = read(xlsx_of({"a": [HEADINGS[:4], cells]}), knowledge)
    # xlsxwriter stores 0 as the value of a formula that it has not worked out.
    assert problems_of(reading) == [(2, "order_id", "bad_order_id")]


def test_a_log_stays_a_log(knowledge: Knowledge) -> None:
    for text in (LOG, LOG.replace("bestilling", "bestillingsnummer;frist")):
        reading = read(text.encode(), knowledge)
        assert reading.kind == "activity"


def test_what_would_be_a_poor_log_but_whole_orders_is_orders(knowledge: Knowledge) -> None:
    row = {**order(), "Medarbejder": "OP1", "Opgave": "gå en tur", "Dato": "05-03-2024"}
    reading = read(csv_of([row], headings=tuple(row)), knowledge)
    assert reading.kind == "orders"
    assert orders_of(reading) == [ROW]


@pytest.mark.parametrize("lacking", ["Bestillingsnummer", "Bestilt", "Netværk", "Emne"])
def test_a_needed_column_that_is_missing_refuses_every_row(
    knowledge: Knowledge, lacking: str
) -> None:
    headings = tuple(heading for heading in HEADINGS if heading != lacking)
    reading = read(csv_of([order(), order(id="B-2024-002")], headings=headings), knowledge)
    assert (reading.kind, reading.reason_code, reading.status) == (
        "orders",
        "missing_column",
        "refused",
    )
    assert (reading.rows_received, reading.rows_refused) == (2, 2)
    assert len(reading.missing_columns) == 1
    assert orders_of(reading) == []


@pytest.mark.parametrize("lacking", ["Frist", "Trukket tilbage", "Bemærkning"])
def test_other_columns_may_be_missing(knowledge: Knowledge, lacking: str) -> None:
    headings = tuple(heading for heading in HEADINGS if heading != lacking)
    reading = read(csv_of([order()], headings=headings), knowledge)
    assert (reading.rows_accepted, reading.rows_refused) == (1, 0)


def test_headings_without_rows_are_an_empty_file(knowledge: Knowledge) -> None:
    for content in (csv_of([]), xlsx_of({"a": [HEADINGS]})):
        reading = read(content, knowledge)
        assert (reading.kind, reading.status) == ("orders", "empty")


def test_two_plain_headings_alone_are_no_orders(knowledge: Knowledge) -> None:
    for text in ("Bestilling;Dato\nkaffe;05-03-2024\n", "Frist;Pris\n05-03-2024;2\n"):
        assert read(text.encode(), knowledge).reason_code == "no_header"


def test_dates_with_the_month_first_are_not_guessed(knowledge: Knowledge) -> None:
    rows = [order(id="B-2024-001", day="03/25/2024", due=""), order(day="03/04/2024", due="")]
    reading = read(csv_of(rows), knowledge)
    assert reading.reason_code == "unclear_order_dates"
    assert reading.rows_received == 0


def test_a_column_that_nobody_knows_is_told_and_looked_through(knowledge: Knowledge) -> None:
    row = {**order(), "Hvem": "Kasper Halvorsen"}
    reading = read(csv_of([row], headings=tuple(row)), knowledge)
    assert {"unknown_column", "personal_name"} <= set(notes_of(reading))
