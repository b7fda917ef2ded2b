"""Each reason for which an order is refused, and what becomes of one that is in order."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest
from order_files import GOOD, csv_of, notes_of, order, orders_of, problems_of, read

from pipeline.ingest.knowledge import Knowledge
from pipeline.ingest.rows.column_readers import reference_of

DAY = dt.date(2024, 3, 5)
REFUSED = [
    ("id", "", "order_id", "missing_order_id"),
    ("id", "Åse Ravnkær", "order_id", "bad_order_id"),
    ("id", "H-2024-03-2", "order_id", "bad_order_id"),
    ("id", "B-2024-014-2", "order_id", "bad_order_id"),
    ("id", "B-2024-", "order_id", "bad_order_id"),
    ("id", "14", "order_id", "bad_order_id"),
    ("id", "=1+1", "order_id", "bad_order_id"),
    ("day", "", "ordered_on", "missing_order_date"),
    ("day", "31-02-2024", "ordered_on", "bad_date"),
    ("day", "i går", "ordered_on", "bad_date"),
    ("network", "Atlantis", "network_code", "unknown_network"),
    ("topic", "", "topic", "missing_topic"),
    ("topic", "Tag med til stationen", "topic", "unknown_topic"),
    ("due", "snarest", "due_on", "bad_date"),
    ("due", "04-03-2024", "due_on", "due_before_order"),
    ("withdrawn", "ja", "withdrawn_on", "bad_date"),
    ("withdrawn", "04-03-2024", "withdrawn_on", "withdrawn_before_order"),
]
POSITIONS = {"order_id": 1, "ordered_on": 2, "network_code": 3, "topic": 4, "due_on": 5} | {
    "withdrawn_on": 6
}


@pytest.mark.parametrize(("cell", "text", "column", "reason"), REFUSED)
def test_a_row_is_refused_alone(
    knowledge: Knowledge, cell: str, text: str, column: str, reason: str
) -> None:
    rows = [order(id="B-2024-001"), order(**{cell: text}), order(id="B-2024-002")]
    reading = read(csv_of(rows), knowledge)
    assert (reading.kind, reading.table, reading.status) == ("orders", "order", "partly_refused")
    assert problems_of(reading) == [(3, column, reason)]
    assert (reading.rows_received, reading.rows_accepted, reading.rows_refused) == (3, 2, 1)
    assert reading.rows_of("refused_row")["source_column"].to_list() == [POSITIONS[column]]
    assert [row[0] for row in orders_of(reading)] == ["B-2024-001", "B-2024-002"]
    assert reason in knowledge.rules


def test_what_is_after_the_file_was_received_is_refused(knowledge: Knowledge) -> None:
    rows = [
        order(id="B-2025-001", day="06-01-2025", due=""),
        order(id="B-2025-002", day="07-01-2025", due=""),
    ]
    reading = read(csv_of(rows), knowledge)
    assert problems_of(reading) == [(3, "ordered_on", "future_date")]


def test_several_faults_of_a_row_are_all_told_and_it_counts_once(knowledge: Knowledge) -> None:
    bad = order(id="x y", day="07-01-2025", topic="", due="01-01-2025")
    reading = read(csv_of([bad]), knowledge)
    assert problems_of(reading) == [
        (2, "order_id", "bad_order_id"),
        (2, "ordered_on", "future_date"),
        (2, "topic", "missing_topic"),
        (2, "due_on", "due_before_order"),
    ]
    assert reading.rows_of("refused_row")["problem_number"].to_list() == [1, 2, 3, 4]
    assert (reading.rows_refused, reading.status) == (1, "refused")


def test_what_an_order_keeps(knowledge: Knowledge) -> None:
    whole = order(withdrawn="06-03-2024", note="Ring til borgeren på 22 33 44 55")
    assert orders_of(read(csv_of([whole]), knowledge)) == [
        ("B-2024-014", DAY, "gildbro", "vandalism", dt.date(2024, 5, 1), dt.date(2024, 3, 6))
    ]


@pytest.mark.parametrize(
    "text", ["B-2024-014", "b-2024-014", " B - 2024 - 014 ", "B\u20112024\u2013014"]
)
def test_ways_of_writing_a_number(knowledge: Knowledge, text: str) -> None:
    assert orders_of(read(csv_of([order(id=text)]), knowledge))[0][0] == "B-2024-014"


@pytest.mark.parametrize("text", ["", "Hele kommunen", "hele  KOMMUNEN", "alle områder"])
def test_the_whole_municipality_is_a_blank_area(knowledge: Knowledge, text: str) -> None:
    reading = read(csv_of([order(network=text)]), knowledge)
    assert (orders_of(reading)[0][2], reading.rows_refused) == (None, 0)


def test_the_same_day_is_no_day_before(knowledge: Knowledge) -> None:
    reading = read(csv_of([order(due="05-03-2024", withdrawn="05-03-2024")]), knowledge)
    assert reading.rows_refused == 0


def test_a_number_twice_with_different_contents_refuses_both(knowledge: Knowledge) -> None:
    rows = [order(id="B-2024-001"), order(id="B-2024-002"), order(id="b-2024-1", due="02-05-2024")]
    reading = read(csv_of(rows), knowledge)
    assert problems_of(reading) == [(line, "order_id", "order_id_twice") for line in (2, 4)]
    assert [row[0] for row in orders_of(reading)] == ["B-2024-002"]


def test_equal_rows_are_both_taken_in_whatever_is_remarked(knowledge: Knowledge) -> None:
    reading = read(csv_of([order(), order(note="haster"), order(network="gildbro ")]), knowledge)
    assert (reading.rows_accepted, reading.rows_refused) == (3, 0)


def test_a_row_that_is_refused_for_another_reason_does_not_take_its_number(
    knowledge: Knowledge,
) -> None:
    reading = read(csv_of([order(), order(topic="?")]), knowledge)
    assert problems_of(reading) == [(3, "topic", "unknown_topic")]
    assert len(orders_of(reading)) == 1


def test_a_remark_is_looked_through_and_dropped(knowledge: Knowledge) -> None:
    said = "Tal med Kasper Halvorsen, 010203-1234, tlf. 22 33 44 55"
    reading = read(csv_of([order(note=said)]), knowledge)
    assert {"personal_cpr", "personal_name", "personal_phone"} <= set(notes_of(reading))
    kept = "".join(str(frame.rows()) for frame in reading.parts.values())
    assert not [word for word in ("Kasper", "Halvorsen", "0203", "2233", "22 33") if word in kept]


def test_blank_lines_are_no_rows_and_a_cell_too_many_is_told(knowledge: Knowledge) -> None:
    text = csv_of([order()]).decode() + "\r\n;;;;;;\r\n\r\n" + ";".join(GOOD.values()) + ";mere\r\n"
    reading = read(text.encode(), knowledge)
    assert (reading.rows_received, reading.rows_refused) == (2, 1)
    assert problems_of(reading) == [(5, "row", "too_many_cells")]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("B-2024-14", "B-2024-014"),
        ("b-2024-0014", "B-2024-014"),
        ("B-2024-7", "B-2024-007"),
        ("B-2024-0", "B-2024-000"),
        ("B-2024-1014", "B-2024-1014"),
    ],
)
def test_a_number_is_the_same_with_and_without_leading_zeros(
    knowledge: Knowledge, written: str, number: str
) -> None:
    """In a list of orders and in an entry alike: else work is a delivery of nothing."""
    assert orders_of(read(csv_of([order(id=written)]), knowledge))[0][0] == number
    texts = pl.DataFrame({"text": [written, "h-2024-3-1"]})
    found = texts.select(reference_of(pl.col("text")))
    assert found.rows() == [(number,), ("H-2024-3-1",)]
