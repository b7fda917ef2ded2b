"""A file that is withdrawn leaves with all its rows, and may be brought back."""

from __future__ import annotations

import csv
import datetime as dt
import os

import pytest
from hand_back_town import counts, drop, look, mended, query, send_back, standing, workbook
from ingest_town import csv_of, manifest, row, run
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.ingest.withdrawals import read_withdrawals, restore, withdraw
from pipeline.problems import UngetidError
from pipeline.workspace import Workspace

UNKNOWN = "f-0123456789abcdef"


def test_a_withdrawn_file_leaves_and_comes_back(workspace: Workspace) -> None:
    first = drop(workspace, "a.csv", csv_of([row(), row(dato="31-02-2024")]))
    drop(workspace, "b.csv", csv_of([row(timer="3")]))
    found = withdraw(workspace, "a.csv", "Sendt ved en fejl")
    assert (found.file_key, found.is_new, found.row_count, found.is_here) == (first, True, 2, True)
    run(workspace)
    assert standing(workspace) == [("mentoring", 180)]
    told = query(
        workspace,
        "select rows_received, rows_withdrawn, difference from core.file_reconciliation"
        f" where file_key = '{first}'",
    )
    assert told == [(2, 2, 0)]
    (line,) = (one for one in manifest(workspace) if one["file_key"] == first)
    assert (line["status"], line["is_withdrawn"], line["rows_received"]) == ("withdrawn", True, 2)
    assert look(workspace).files == []  # nobody is asked to mend its rows
    restore(workspace, first)
    run(workspace)
    assert standing(workspace) == [("mentoring", 90), ("mentoring", 180)]


def test_a_withdrawn_hand_back_lets_its_rows_wait_again(workspace: Workspace) -> None:
    key = drop(workspace, "a.csv", csv_of([row(dato="31-02-2024")]))
    send_back(workspace)
    back = drop(workspace, "r.xlsx", mended(workbook(workspace, key), (":2", "dato", "1-3-2024")))
    assert counts(look(workspace)) == {key: (1, 1, 0, 0)}
    withdraw(workspace, back, "Forkert dato")
    run(workspace)
    assert counts(look(workspace)) == {key: (1, 0, 0, 1)}
    assert standing(workspace) == []


@pytest.mark.parametrize(
    "named", ["folder/a.csv", "inbox/folder/a.csv", "./folder/a.csv", r"folder\a.csv"]
)
def test_a_file_is_named_by_its_path(workspace: Workspace, named: str) -> None:
    key = drop(workspace, "folder/a.csv", csv_of([row()]))
    assert withdraw(workspace, named, "x").file_key == key
    whole = (workspace.inbox / "folder" / "a.csv").as_posix()
    assert withdraw(workspace, whole, "x").is_new is False


@pytest.mark.parametrize("named", [UNKNOWN, "b.csv", "", "inbox"])
def test_an_unknown_file_is_one_message_without_its_name(workspace: Workspace, named: str) -> None:
    drop(workspace, "a.csv", csv_of([row()]))
    with pytest.raises(UngetidError) as told:
        withdraw(workspace, named, "x")
    assert "b.csv" not in str(told.value)
    assert read_withdrawals(workspace) == {}


def test_a_place_where_two_files_have_been_asks_for_the_key(workspace: Workspace) -> None:
    keys = {drop(workspace, "a.csv", csv_of([row(timer=hours)])) for hours in ("1", "2")}
    with pytest.raises(UngetidError) as told:
        withdraw(workspace, "a.csv", "x")
    assert all(key in str(told.value) for key in keys)


def test_reference_files_cannot_be_withdrawn(workspace: Workspace) -> None:
    drop(workspace, "a.csv", csv_of([row()]))
    (staff,) = manifest(workspace, "staff")
    with pytest.raises(UngetidError, match="no file of that key"):
        withdraw(workspace, str(staff["file_key"]), "x")


def test_the_list_is_private_whole_and_neutral(workspace: Workspace) -> None:
    key = drop(workspace, "=a.csv", csv_of([row()]))
    withdraw(workspace, "=a.csv", '=HYPERLINK("x");\n Sirid sendte den')
    path = workspace.withdrawals_file
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, line = csv.reader(file, delimiter=";")
    assert head == ["file_key", "withdrawn_on", "reason"]
    assert (line[0], line[2]) == (key, '\'=HYPERLINK("x"); Sirid sendte den')
    assert read_withdrawals(workspace) == {key: dt.date.fromisoformat(line[1])}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("file_key;withdrawn_on\nf-1;2024-03-05\n", "is no file key"),
        (f"file_key;withdrawn_on\n{UNKNOWN};i går\n", "is no date"),
        (f"file_key\n{UNKNOWN}\n", "withdrawn_on is missing"),
    ],
)
def test_a_list_that_cannot_be_read_stops_the_run(
    workspace: Workspace, text: str, what: str
) -> None:
    workspace.withdrawals_file.write_text(text, encoding="utf-8")
    with pytest.raises(UngetidError, match=what) as told:
        run(workspace)
    assert told.value.where.startswith("private/withdrawn.csv, line ")


def test_what_is_printed_and_recorded_holds_no_name_and_no_reason(workspace: Workspace) -> None:
    key = drop(workspace, "sirid.csv", csv_of([row()]))
    place = ["--workspace", str(workspace.root)]
    cli = CliRunner()
    told = cli.invoke(app, ["withdraw", "sirid.csv", "--reason", "Torkild bad om det", *place])
    assert told.exit_code == 0
    assert key in told.output
    ingested = cli.invoke(app, ["ingest", *place])
    undone = cli.invoke(app, ["withdraw", "sirid.csv", "--undo", *place])
    said = told.output + ingested.output + undone.output
    said += workspace.ledger.read_text(encoding="utf-8")
    assert "sirid" not in said
    assert "Torkild" not in said
    assert cli.invoke(app, ["withdraw", key, *place]).exit_code == 2  # no reason
    assert cli.invoke(app, ["withdraw", key, "--undo", *place]).exit_code == 2  # not withdrawn
