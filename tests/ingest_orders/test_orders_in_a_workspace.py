"""Orders through the inbox: what is told, what waits, what the lake keeps, and a later file."""

from __future__ import annotations

import datetime as dt

import duckdb
import polars as pl
from ingest_town import csv_of as log_of
from ingest_town import row, run
from order_files import HEADINGS, csv_of, order

from pipeline.ingest.sheets.handback import hand_back
from pipeline.ingest.withdrawals import withdraw
from pipeline.progress import Silent
from pipeline.warehouse import build
from pipeline.workspace import Workspace

AS_OF = dt.date(2025, 1, 8)


def drop(workspace: Workspace, name: str, content: bytes, received: str) -> None:
    (workspace.inbox / name).write_bytes(content)
    log = workspace.inbox / "modtaget.csv"
    before = log.read_text(encoding="utf-8") if log.is_file() else "fil;modtaget\n"
    log.write_text(f"{before}{name};{received}\n", encoding="utf-8")


def test_what_is_told_names_column_reason_and_mend_and_quotes_nothing(workspace: Workspace) -> None:
    rows = [order(), order(id="Kasper Halvorsen"), order(id="B-2024-002", topic="Hent Kasper")]
    drop(workspace, "bestillinger.csv", csv_of(rows), "06-01-2025 08:00")
    report = run(workspace)
    told = [(one.line, one.column, one.reason_da, one.mend_da) for one in report.problems()]
    assert [(line, column) for line, column, *_ in told] == [(3, "Bestillingsnummer"), (4, "Emne")]
    assert told[0][2] == "Bestillingsnummeret har ikke den rette form."
    assert "B-2025-014" in told[0][3]
    assert "Kasper" not in str(told)
    for part in workspace.lake.rglob("*.parquet"):
        assert "Kasper" not in str(pl.read_parquet(part).rows())


def test_a_missing_column_is_named_in_danish_and_waits(workspace: Workspace) -> None:
    headings = tuple(heading for heading in HEADINGS if heading != "Emne")
    drop(workspace, "b.csv", csv_of([order()], headings=headings), "06-01-2025 08:00")
    (problem,) = run(workspace).problems()
    assert problem.column == "emne"
    found = hand_back(workspace, [], xlsx=False, progress=Silent())
    assert [whole.columns for whole in found.wholes] == [("emne",)]


def test_single_rows_may_be_mended_where_they_were_written(workspace: Workspace) -> None:
    """The sheet comes in again, mended; the first one is taken back, and nothing waits."""
    drop(workspace, "b.csv", csv_of([order(), order(id="?")]), "06-01-2025 08:00")
    run(workspace)
    found = hand_back(workspace, [], xlsx=False, progress=Silent())
    assert [(file.refused, file.waiting) for file in found.files] == [(1, 1)]
    whole = csv_of([order(), order(id="B-2024-015")])
    drop(workspace, "b2.csv", whole, "07-01-2025 08:00")
    withdraw(workspace, "b.csv", "Rettet ark indsendt")
    run(workspace)
    found = hand_back(workspace, [], xlsx=False, progress=Silent())
    assert (found.files, found.wholes) == ([], [])


def test_a_later_file_stands_and_every_row_is_counted(workspace: Workspace) -> None:
    first = [order(id="B-2024-001"), order(id="B-2024-002"), order(id="B-2024-003", topic="?")]
    later = [order(id="B-2024-002", withdrawn="06-03-2024"), order(id="B-2024-003")]
    drop(workspace, "a.csv", csv_of(first), "06-01-2025 08:00")
    drop(workspace, "b.csv", csv_of(later), "07-01-2025 08:00")
    work = [row(reference="b-2024-1"), row(reference="B-2024-009")]
    drop(workspace, "log.csv", log_of(work), "07-01-2025 08:00")
    run(workspace)
    candidate = workspace.root / "candidate.duckdb"
    build(workspace, AS_OF, candidate)
    with duckdb.connect(candidate, read_only=True) as connection:
        orders = connection.execute(
            "select order_id, status, delivered_minutes from core.fact_order order by order_id"
        ).fetchall()
        counts = connection.execute(
            "select rows_received, rows_loaded, rows_refused, rows_superseded, difference "
            "from core.file_reconciliation where kind = 'orders' order by rows_received"
        ).fetchall()
    assert orders == [
        ("B-2024-001", "delivered", 90),
        ("B-2024-002", "withdrawn", 0),
        ("B-2024-003", "overdue", 0),
    ]
    assert counts == [(2, 2, 0, 0, 0), (3, 1, 1, 1, 0)]


def test_taken_in_twice_changes_nothing(workspace: Workspace) -> None:
    drop(workspace, "b.csv", csv_of([order()]), "06-01-2025 08:00")
    run(workspace)
    before = sorted(path.name for path in workspace.lake.rglob("*.parquet"))
    assert run(workspace).new_files == []
    assert sorted(path.name for path in workspace.lake.rglob("*.parquet")) == before
