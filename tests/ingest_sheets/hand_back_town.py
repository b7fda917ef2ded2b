"""What the tests of hand-back workbooks share: rows go back, are mended, and are counted."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import Any

import duckdb
from edited import place_of, typed_into
from ingest_town import run

from pipeline.files import sha256_of
from pipeline.ingest.sheets.handback import HandBack, hand_back
from pipeline.progress import Silent
from pipeline.resources import resource_folder
from pipeline.warehouse import build
from pipeline.workspace import Workspace

_SQL = resource_folder("sql")
AS_OF = dt.date(2025, 1, 6)


def drop(workspace: Workspace, name: str, content: bytes) -> str:
    """Put a file in the inbox and run ingest; return its key."""
    path = workspace.inbox / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    (file,) = run(workspace).new_files
    return file.file_key


def send_back(workspace: Workspace) -> HandBack:
    return hand_back(workspace, xlsx=True, progress=Silent())


def look(workspace: Workspace) -> HandBack:
    return hand_back(workspace, xlsx=False, progress=Silent())


def workbook(workspace: Workspace, file_key: str) -> bytes:
    return (workspace.private / "refused" / f"tilbage-{file_key}.xlsx").read_bytes()


def mended(content: bytes, *changes: tuple[str, str, str], sheet: int = 0) -> bytes:
    """Type texts into a hand-back workbook: end of the row's reference, heading, text."""
    cells = {place_of(content, end, heading, sheet): text for end, heading, text in changes}
    return typed_into(content, cells, number=sheet + 1)


def counts(found: HandBack) -> dict[str, tuple[int, int, int, int]]:
    return {
        one.file_key: (one.refused, one.corrected, one.sent_again, one.waiting)
        for one in found.files
    }


def query(workspace: Workspace, sql: str) -> list[tuple[Any, ...]]:
    """Ask the warehouse that is built from the lake as it is now, without most of its KPIs."""
    candidate = workspace.warehouse / f"{sha256_of(workspace.manifest)}.duckdb"
    if not candidate.exists():
        models = workspace.warehouse / "sql"
        for folder in ("staging", "core", "mart"):
            shutil.copytree(_SQL / folder, models / folder, dirs_exist_ok=True)
        (models / "kpi").mkdir(exist_ok=True)
        shutil.copy(_SQL / "kpi" / "refused_share.sql", models / "kpi")
        build(workspace, AS_OF, candidate, sql=models)
    with duckdb.connect(str(candidate), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def standing(workspace: Workspace) -> list[tuple[str, int]]:
    """The entries that count: activity and minutes; and no row of any file is lost."""
    assert query(workspace, "select * from core.file_reconciliation where difference <> 0") == []
    return query(
        workspace,
        "select activity_code, duration_minutes from staging.stg_time_entries"
        " where not is_superseded order by all",
    )
