"""Rows that were erased leave the lake, are counted, and do not come back."""

from __future__ import annotations

import datetime as dt
import io

import pytest
import xlsxwriter
from erased_town import (
    codes_in_lake,
    current,
    erase_file,
    erase_period,
    erase_person,
    lake_rows,
)
from hand_back_town import counts, drop, look, mended, query, send_back, workbook
from ingest_town import csv_of, row, run
from lived_in import MINUTES

from pipeline import erase as erasing
from pipeline.confirmations import confirm, read_confirmed
from pipeline.console_sources import show_erasure
from pipeline.ingest.erasing import read_erased
from pipeline.ingest.erasing.inbox_files import remove_emptied
from pipeline.ingest.erasing.left import read_left, still_left
from pipeline.ingest.knowledge import read_knowledge
from pipeline.problems import UngetidError
from pipeline.workspace import Workspace

ALL = (
    "select rows_received, rows_loaded, rows_refused, rows_superseded, rows_withdrawn, rows_erased"
)
SHARED = [
    row(medarbejder="Åse Ravnkær"),
    row(medarbejder="BOTJ", timer="2"),
    row(medarbejder="ÅSRA", dato="31-02-2024"),  # refused
    row(medarbejder="KON1", timer="3"),
]


def reconciled(workspace: Workspace) -> list[tuple[int, ...]]:
    sql = f"{ALL}, difference from core.file_reconciliation order by all"
    return [tuple(map(int, one)) for one in query(workspace, sql)]


def hours(workspace: Workspace) -> list[tuple[object, ...]]:
    keys = ("staff_code", "duration_minutes", "source_line")
    return sorted(tuple(one[key] for key in keys) for one in lake_rows(workspace, "time_entry"))


def test_a_person_s_rows_leave_and_are_counted_and_others_stay(workspace: Workspace) -> None:
    key = drop(workspace, "shared.csv", csv_of(SHARED))
    others = [one for one in hours(workspace) if one[2] in (3, 5)]
    code = erase_person(workspace, "ÅSRA")
    run(workspace)
    assert hours(workspace) == others
    assert code not in codes_in_lake(workspace), "the periods of staff leave, too"
    assert lake_rows(workspace, "refused_row") == []
    assert reconciled(workspace) == [(4, 2, 0, 0, 0, 2, 0)]
    line = current(workspace)[key]
    assert (line["status"], line["rows_erased"], line["rows_accepted"]) == ("loaded", 2, 2)


def test_they_do_not_come_back_with_another_file_or_when_the_person_has_left_the_lists(
    workspace: Workspace,
) -> None:
    drop(workspace, "shared.csv", csv_of(SHARED))
    erase_person(workspace, "OP1")
    run(workspace)
    drop(
        workspace, "later.csv", csv_of([row(medarbejder="OP1", timer="4"), row(medarbejder="OP2")])
    )
    assert reconciled(workspace) == [(2, 1, 0, 0, 0, 1, 0), (4, 2, 0, 0, 0, 2, 0)]
    staff = workspace.reference / "staff.csv"
    kept = [line for line in staff.read_text().splitlines() if not line.startswith("OP1")]
    staff.write_text("\n".join(kept) + "\n")
    lines = workspace.staff_map.read_text(encoding="utf-8-sig").splitlines()
    workspace.staff_map.write_text("\n".join(one for one in lines if "OP1" not in one) + "\n")
    run(workspace)
    # Their names are nobody's now: the rows would be refused, and shown to be mended.
    assert reconciled(workspace) == [(2, 1, 0, 0, 0, 1, 0), (4, 2, 0, 0, 0, 2, 0)]
    assert look(workspace).files == []


def test_a_file_that_has_gone_from_the_inbox_is_reached(workspace: Workspace) -> None:
    key = drop(workspace, "shared.csv", csv_of(SHARED))
    (workspace.inbox / "shared.csv").unlink()
    code = erase_person(workspace, "OP1")
    run(workspace)
    assert code not in codes_in_lake(workspace)
    # Of a refused row that has gone nothing tells whose it was; it holds nobody.
    assert reconciled(workspace) == [(4, 2, 1, 0, 0, 1, 0)]
    line = current(workspace)[key]
    assert (line["rows_erased"], line["is_stale"]) == (1, False)
    before = sorted(path.name for path in workspace.lake.rglob("*.parquet"))
    run(workspace)
    assert sorted(path.name for path in workspace.lake.rglob("*.parquet")) == before


def test_a_file_leaves_whole_and_stays_out(workspace: Workspace) -> None:
    key = drop(workspace, "a.csv", csv_of(SHARED))
    drop(workspace, "b.csv", csv_of([row(medarbejder="KON1", timer="7")]))
    erase_file(workspace, "a.csv")
    run(workspace)
    assert {one["file_key"] for one in lake_rows(workspace, "time_entry")} == set(
        current(workspace)
    ) - {key}
    assert reconciled(workspace) == [(1, 1, 0, 0, 0, 0, 0), (4, 0, 0, 0, 0, 4, 0)]
    assert [(one.place, one.what) for one in read_left(workspace)] == [
        ("inbox/a.csv", "Filen er slettet, men ligger i inbox/ igen.")
    ]
    (workspace.inbox / "a.csv").rename(workspace.inbox / "again.csv")
    assert run(workspace).new_files == []
    (workspace.inbox / "again.csv").unlink()
    run(workspace)
    assert read_left(workspace) == []
    assert "a.csv" not in (workspace.private / "file_index.csv").read_text()


def test_other_minutes_of_the_meeting_of_an_erased_file_are_told_and_stay(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = MINUTES.replace("5. oktober", "12. oktober")
    drop(workspace, "referat.md", MINUTES.encode())
    copy = drop(workspace, "kopi.txt", MINUTES.replace("# Referat", "Referat").encode())
    drop(workspace, "andet.md", elsewhere.encode())
    request = erasing.request(None, "referat.md", None, None)
    planned = erasing.plan(workspace, request)
    assert planned.same_meeting == [copy]
    report, _ = erasing.erase(workspace, request)
    assert report.same_meeting == [copy]
    assert not (workspace.inbox / "referat.md").exists()
    assert copy in {one["file_key"] for one in lake_rows(workspace, "meeting")}
    show_erasure(report)
    told = capsys.readouterr().out
    assert f"{copy} er referat af det samme møde" in told
    last, _ = erasing.erase(workspace, erasing.request(None, copy, None, None))
    assert last.same_meeting == []


def test_a_period_leaves_with_both_its_days(workspace: Workspace) -> None:
    days = ["29-02-2024", "01-03-2024", "31-03-2024", "01-04-2024"]
    drop(workspace, "a.csv", csv_of([row(dato=day) for day in days]))
    erase_period(workspace, "2024-03-01", "2024-03-31")
    run(workspace)
    assert [one["source_line"] for one in lake_rows(workspace, "time_entry")] == [2, 5]
    drop(workspace, "later.csv", csv_of([row(dato="15-03-2024", medarbejder="KON1")]))
    assert reconciled(workspace) == [(1, 0, 0, 0, 0, 1, 0), (4, 2, 0, 0, 0, 2, 0)]


def test_a_corrected_row_leaves_with_the_one_that_it_replaced(workspace: Workspace) -> None:
    wrong = row(medarbejder="Aase Ravnkjær")  # misspelt: nobody's
    key = drop(workspace, "a.csv", csv_of([wrong, row(medarbejder="KON1")]))
    send_back(workspace)
    name = ((":2", "medarbejder", "ÅSRA"),)
    drop(workspace, "r.xlsx", mended(workbook(workspace, key), *name))
    erase_person(workspace, "OP1")
    run(workspace)  # finds which row it stood for,
    run(workspace)  # and leaves it out
    assert counts(look(workspace)) == {}
    assert reconciled(workspace) == [(1, 0, 0, 0, 0, 1, 0), (2, 1, 0, 0, 0, 1, 0)]


def test_what_is_left_is_told_until_it_is_gone(workspace: Workspace) -> None:
    drop(workspace, "shared.csv", csv_of(SHARED))
    erase_person(workspace, "OP1")
    run(workspace)
    told = {one.place: one.row_count for one in still_left(workspace)}
    assert told == {"inbox/shared.csv": 2, "reference/staff.csv": 2, "private/staff_map.csv": 1}
    (workspace.inbox / "shared.csv").unlink()
    assert "inbox/shared.csv" not in {one.place for one in still_left(workspace)}


def test_the_list_names_nobody_and_a_line_that_cannot_be_read_stops_the_run(
    workspace: Workspace,
) -> None:
    drop(workspace, "shared.csv", csv_of(SHARED))
    code = erase_person(workspace, "aase.ravnkaer@example.org")
    text = workspace.erased_file.read_text(encoding="utf-8-sig")
    for word in (code, "OP1", "ÅSRA", "ravnkær", "ravnkaer"):
        assert word.lower() not in text.lower()
    assert read_erased(workspace).words
    workspace.erased_file.write_text(text.replace("staff;", "staff;x"), encoding="utf-8")
    with pytest.raises(UngetidError, match="no code of what was erased"):
        run(workspace)


@pytest.mark.parametrize("who", ["", "Ukendt", "s-0123456789", "x"])
def test_nobody_is_one_message_that_quotes_nothing(workspace: Workspace, who: str) -> None:
    with pytest.raises(UngetidError, match="Nobody is known") as told:
        erase_person(workspace, who)
    assert "Ukendt" not in str(told.value)
    assert not read_knowledge(workspace).erasures


def test_a_workbook_with_a_sheet_that_was_not_read_is_left_to_a_person(
    workspace: Workspace,
) -> None:
    book = io.BytesIO()
    with xlsxwriter.Workbook(book) as written:
        sheet = written.add_worksheet("Log")
        for at, cells in enumerate((list(row()), list(row(medarbejder="OP1").values()))):
            sheet.write_row(at, 0, cells)
        written.add_worksheet("Noter").write_row(0, 0, ["Andet", "som ingen", "kan læse"])
    key = drop(workspace, "log.xlsx", book.getvalue())
    erase_person(workspace, "OP1")
    run(workspace)
    line = current(workspace)[key]
    assert (line["status"], line["parts"]) == ("erased", "file_note")
    knowledge = read_knowledge(workspace)
    assert remove_emptied(workspace, knowledge.erasures) == 0
    (left,) = [one for one in read_left(workspace) if one.file_key == key]
    assert "ark, der ikke er læst" in left.what


def test_settled_values_of_what_was_erased_are_off_the_list(workspace: Workspace) -> None:
    minutes = MINUTES.replace("Zelda Kvistgren", "Åse Ravnkær").replace("ZKVI", "ÅSRA")
    drop(workspace, "referat.md", minutes.encode())
    values = lake_rows(workspace, "extracted_value")
    confirm(workspace, [str(one["value_id"]) for one in values], dt.date(2025, 1, 7))
    hers = {one["value_id"] for one in values if one["staff_code"] is not None}
    assert hers
    erasing.erase(workspace, erasing.Request(staff="OP1"))
    left = {one["value_id"] for one in lake_rows(workspace, "extracted_value")}
    assert set(read_confirmed(workspace)) == left
    assert left < {one["value_id"] for one in values}
