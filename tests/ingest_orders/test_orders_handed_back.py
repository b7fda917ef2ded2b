"""Refused rows of orders go back in a workbook, are mended, and stand for the refused ones."""

from __future__ import annotations

import pytest
from edited import texts_of
from hand_back_town import counts, drop, look, mended, query, send_back, workbook
from ingest_town import csv_of as log_of
from ingest_town import row
from order_files import HEADINGS, csv_of, order, xlsx_of

from pipeline.workspace import Workspace

ORDERS = "select order_id, topic from core.fact_order order by all"
RECONCILED = (
    "select file_key, rows_received, rows_loaded, rows_refused, rows_superseded, rows_withdrawn,"
    " rows_handed_back, difference from core.file_reconciliation"
    " order by rows_received desc, file_key"
)
WHY = "select file_key, source_line, reason_code from core.refused_row order by all"


def test_a_mended_row_stands_for_the_refused_one(workspace: Workspace) -> None:
    rows = [order(id="B-2024-001"), order(id="B-2024-002", topic="?"), order(id="nr. 3")]
    key = drop(workspace, "bestillinger.csv", csv_of(rows))
    assert counts(send_back(workspace)) == {key: (2, 0, 0, 2)}
    sent = workbook(workspace, key)
    head, first, second = texts_of(sent)
    assert head == ["Henvisning", "Hvad er galt", "Sådan rettes det", "Udgår", *HEADINGS]
    assert (first[0], second[0]) == (f"{key}:3", f"{key}:4")
    assert (first[4], second[4]) == ("B-2024-002", "nr. 3")
    assert "Emne" in str(first[1])
    assert "bestilling" in str(texts_of(sent, "Vejledning"))
    changes = [(":3", "Emne", "Hærværk"), (":4", "Bestillingsnummer", "B-2024-3")]
    back = drop(workspace, "rettet.xlsx", mended(sent, *changes))
    assert query(workspace, ORDERS) == [(f"B-2024-00{number}", "vandalism") for number in (1, 2, 3)]
    assert query(workspace, WHY) == []
    assert query(workspace, RECONCILED) == [
        (key, 3, 1, 0, 2, 0, 0, 0),
        (back, 2, 2, 0, 0, 0, 2, 0),
    ]
    assert counts(send_back(workspace)) == {key: (2, 2, 0, 0)}
    assert list((workspace.private / "refused").glob("*.xlsx")) == []


def test_of_two_rows_with_one_number_one_is_none(workspace: Workspace) -> None:
    rows = [order(), order(topic="Vold"), order(id="B-2024-015")]
    key = drop(workspace, "b.csv", csv_of(rows))
    assert counts(send_back(workspace)) == {key: (2, 0, 0, 2)}
    back = drop(workspace, "r.xlsx", mended(workbook(workspace, key), (":3", "Udgår", "x")))
    assert query(workspace, ORDERS) == [("B-2024-014", "vandalism"), ("B-2024-015", "vandalism")]
    assert query(workspace, WHY) == []
    found = query(workspace, RECONCILED)
    assert sorted(found) == sorted([(key, 3, 1, 0, 1, 1, 0, 0), (back, 2, 1, 0, 0, 1, 2, 0)])


def test_what_is_refused_again_waits_in_the_later_file_alone(workspace: Workspace) -> None:
    key = drop(workspace, "b.csv", csv_of([order(), order(id="?")]))
    send_back(workspace)
    back = drop(workspace, "1.xlsx", workbook(workspace, key))
    assert counts(send_back(workspace)) == {key: (1, 0, 1, 0), back: (1, 0, 0, 1)}
    again = workbook(workspace, back)
    assert texts_of(again)[1][0] == f"{key}:3 {back}:1:2"
    drop(workspace, "2.xlsx", mended(again, ("1:2", "Bestillingsnummer", "B-2024-020")))
    assert query(workspace, ORDERS) == [("B-2024-014", "vandalism"), ("B-2024-020", "vandalism")]
    assert query(workspace, "select sum(rows_refused) from core.file_reconciliation") == [(0,)]
    assert query(workspace, "select * from core.file_reconciliation where difference <> 0") == []


def test_a_number_that_was_mended_wrongly_does_not_stay(workspace: Workspace) -> None:
    """The same row is mended twice: by its number alone both orders would stand."""
    key = drop(workspace, "b.csv", csv_of([order(), order(id="?")]))
    send_back(workspace)
    sent = workbook(workspace, key)
    for hour, number in ((8, "B-2024-200"), (9, "B-2024-020")):
        log = workspace.inbox / "modtaget.csv"
        before = log.read_text(encoding="utf-8") if log.is_file() else "fil;modtaget\n"
        received = f"{before}{number}.xlsx;06-01-2025 {hour:02d}:00\n"
        log.write_text(received, encoding="utf-8")
        drop(workspace, f"{number}.xlsx", mended(sent, (":3", "Bestillingsnummer", number)))
    assert query(workspace, ORDERS) == [("B-2024-014", "vandalism"), ("B-2024-020", "vandalism")]
    found = query(
        workspace,
        "select order_id, superseded_by from staging.stg_orders where is_superseded",
    )
    assert found == [("B-2024-200", "hand_back")]
    assert query(workspace, "select * from core.file_reconciliation where difference <> 0") == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ((":3", "Henvisning", "Bo"), "bad_lineage"),
        ((":3", "Udgår", "måske"), "bad_dropped"),
    ],
)
def test_a_reference_is_looked_at_first(
    workspace: Workspace, change: tuple[str, str, str], reason: str
) -> None:
    key = drop(workspace, "b.csv", csv_of([order(), order(id="?")]))
    send_back(workspace)
    sent = mended(workbook(workspace, key), (":3", "Bestillingsnummer", "B-2024-020"))
    back = drop(workspace, "r.xlsx", mended(sent, change))
    assert (back, 2, reason) in query(workspace, WHY)
    assert query(workspace, ORDERS) == [("B-2024-014", "vandalism")]


def test_a_row_with_too_many_cells_and_a_workbook_of_two_sheets_go_back(
    workspace: Workspace,
) -> None:
    wide = csv_of([order(id="B-2024-030")]) + b"\r\n" + b"B-2024-031;05-03-2024;Gildbro;Vold;;;;x;y"
    key = drop(workspace, "b.csv", wide)
    good = [list(order(id="B-2024-040").values()), list(order(id="?").values())]
    sheets = xlsx_of({"A": [list(HEADINGS), good[0]], "B": [list(HEADINGS), good[1]]})
    book = drop(workspace, "to.xlsx", sheets)
    assert counts(send_back(workspace)) == {key: (1, 0, 0, 1), book: (1, 0, 0, 1)}
    sent = mended(workbook(workspace, book), ("2:2", "Bestillingsnummer", "B-2024-041"))
    drop(workspace, "r.xlsx", sent)
    unmended = drop(workspace, "u.xlsx", workbook(workspace, key))
    numbers = [number for number, _ in query(workspace, ORDERS)]
    assert numbers == ["B-2024-030", "B-2024-040", "B-2024-041"]
    assert [file for file, _, _ in query(workspace, WHY)] == sorted([key, unmended])


def test_entries_do_not_replace_orders_nor_orders_entries(workspace: Workspace) -> None:
    """A reference that is copied into the wrong workbook takes nothing out."""
    key = drop(workspace, "b.csv", csv_of([order(), order(id="?")]))
    log = drop(workspace, "log.csv", log_of([row(), row(dato="31-02-2024")]))
    send_back(workspace)
    sent = mended(workbook(workspace, log), (":3", "dato", "29-02-2024"))
    heading = str(texts_of(sent)[0][0])
    drop(workspace, "r.xlsx", mended(sent, (":3", heading, f"{key}:3")))
    refused = {(file, line) for file, line, _ in query(workspace, WHY)}
    assert refused == {(key, 3), (log, 3)}
    assert query(workspace, "select * from core.file_reconciliation where difference <> 0") == []
    assert counts(look(workspace)) == {key: (1, 0, 0, 1), log: (1, 0, 0, 1)}
