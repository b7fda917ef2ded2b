"""Rows that are no registrations: a note, a total or a caption leaves by an x in the workbook."""

from __future__ import annotations

import pytest
from edited import sheet_xml, texts_of
from hand_back_town import counts, drop, look, mended, query, send_back, standing, workbook
from ingest_town import csv_of, row

from pipeline.workspace import Workspace

BAD_DATE = row(dato="31-02-2024", timer="2", aktivitet="Undervisning")
RECONCILED = (
    "select file_key, rows_received, rows_loaded, rows_refused, rows_superseded, rows_withdrawn,"
    " rows_handed_back from core.file_reconciliation order by rows_received desc"
)
TOTAL = b"M\xc3\xa5nedens timer i alt;;;;;;;;312\r\n"


def why(workspace: Workspace) -> list[tuple[str, int]]:
    return query(
        workspace,
        "select reason_code, source_line from core.refused_row order by all",
    )


def test_a_total_leaves_and_nothing_waits(workspace: Workspace) -> None:
    """From a CSV with a totals row and a row with too many cells to an empty list."""
    note = b"Husk ferien;;;;;;;;;;;for;mange\r\n"
    key = drop(workspace, "log.csv", csv_of([row(), BAD_DATE], encoding="utf-8") + TOTAL + note)
    assert counts(send_back(workspace)) == {key: (3, 0, 0, 3)}
    sent = workbook(workspace, key)
    changes = [(":3", "dato", "29-02-2024"), (":4", "Udgår", "x"), (":5", "Udgår", "X ")]
    back = drop(workspace, "rettet.xlsx", mended(sent, *changes))
    assert standing(workspace) == [("mentoring", 90), ("teaching", 120)]
    assert why(workspace) == []
    assert counts(send_back(workspace)) == {key: (3, 3, 0, 0)}
    assert list((workspace.private / "refused").glob("*.xlsx")) == []
    assert query(workspace, RECONCILED) == [(key, 4, 1, 0, 1, 2, 0), (back, 3, 1, 0, 0, 2, 3)]
    shares = query(
        workspace,
        "select numerator, denominator from kpi.refused_share"
        " where dimension = 'team' and period_type = 'month' and denominator > 0",
    )
    assert shares in ([], [(0.0, 4.0)])  # the day of receipt may lie after as_of


def test_what_was_refused_again_may_leave_then(workspace: Workspace) -> None:
    key = drop(workspace, "log.csv", csv_of([row()]) + TOTAL)
    send_back(workspace)
    back = drop(workspace, "1.xlsx", workbook(workspace, key))
    assert counts(send_back(workspace)) == {key: (1, 0, 1, 0), back: (1, 0, 0, 1)}
    again = workbook(workspace, back)
    head, cells = texts_of(again)
    assert cells[0] == f"{key}:3 {back}:1:2"
    assert head[:4].count("Udgår") == head.count("Udgår") == 1
    last = drop(workspace, "2.xlsx", mended(again, ("1:2", "Udgår", "x")))
    assert counts(look(workspace)) == {key: (1, 1, 0, 0), back: (1, 1, 0, 0)}
    assert why(workspace) == []
    assert sorted(query(workspace, RECONCILED)) == sorted(
        [(key, 2, 1, 0, 0, 1, 0), (back, 1, 0, 0, 0, 1, 1), (last, 1, 0, 0, 0, 1, 1)]
    )


@pytest.mark.parametrize("text", ["måske", "xx"])
def test_something_else_than_an_x_is_refused(workspace: Workspace, text: str) -> None:
    key = drop(workspace, "log.csv", csv_of([row(), BAD_DATE]))
    send_back(workspace)
    changes = [(":3", "dato", "29-02-2024"), (":3", "Udgår", text)]
    back = drop(workspace, "r.xlsx", mended(workbook(workspace, key), *changes))
    assert why(workspace) == [("bad_date", 3), ("bad_dropped", 2)]
    assert counts(look(workspace)) == {key: (1, 0, 1, 0), back: (1, 0, 0, 1)}


def test_an_x_without_reference_takes_nothing_out(workspace: Workspace) -> None:
    one = {"Henvisning": "", "Udgår": "x", **row(timer="3")}
    key = drop(workspace, "r.csv", csv_of([one, {**row(), "Udgår": "nej"}], encoding="utf-8"))
    assert why(workspace) == [("bad_dropped", 2)]
    assert standing(workspace) == [("mentoring", 90)]
    assert counts(look(workspace)) == {key: (1, 0, 0, 1)}


def test_an_x_takes_no_accepted_row_out(workspace: Workspace) -> None:
    key = drop(workspace, "log.csv", csv_of([row()]))
    one = {"Henvisning": f"{key}:2", "Udgår": "x", **row()}
    back = drop(workspace, "r.csv", csv_of([one], encoding="utf-8"))
    assert standing(workspace) == [("mentoring", 90)]
    told = query(workspace, "select file_key, target, outcome from staging.stg_row_corrections")
    assert told == [(back, "unknown", "dropped")]


def test_a_log_of_somebody_s_own_may_have_such_a_heading(workspace: Workspace) -> None:
    drop(workspace, "log.csv", csv_of([{**row(), "Udgår": "x"}], encoding="utf-8"))
    assert standing(workspace) == [("mentoring", 90)]


def test_the_mark_is_offered_and_nothing_else_is_taken(workspace: Workspace) -> None:
    key = drop(workspace, "log.csv", csv_of([row(), BAD_DATE]))
    send_back(workspace)
    xml = sheet_xml(workbook(workspace, key))
    assert 'sqref="D2"><formula1>"x"</formula1>' in xml
