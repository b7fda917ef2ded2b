"""A town that is killed: how it is prepared, and what must be true of it afterwards."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from small_town import RECEIVED, as_csv, make_town, two_years_of_rows

from pipeline import run as conductor
from pipeline import stages
from pipeline.files import read_json, sha256_of
from pipeline.publish import (
    CandidateNote,
    candidate_file,
    publish,
    published,
    versions,
    write_note,
)
from pipeline.workspace import Workspace, open_workspace

# Columns that say when something ran, and so differ from run to run: of no table so far.
TIME_STAMPS: dict[str, tuple[str, ...]] = {}
OLD = "old"
NEW = "new"


def prepare(root: Path) -> None:
    """Make a town that has published something, and in which new files have arrived since."""
    rows = two_years_of_rows()
    make_town(root, {"first.csv": as_csv(rows[:300])})
    workspace = open_workspace(root)
    conductor.run_stage(workspace, "ingest")
    file = candidate_file(workspace)
    # What readers see so far: any warehouse will do, since a run only must leave it as it is.
    with duckdb.connect(file) as connection:
        connection.execute("create table answer as select 1 as number")
    day = dt.date(2025, 1, 7)
    write_note(workspace, CandidateNote("0" * 64, day, sha256_of(file), is_publishable=True))
    publish(workspace, kept=3)
    # The last one holds a row that is refused: a day that does not exist.
    for name, part in {
        "second": rows[300:600],
        "third": rows[600:],
        "fault": [("31-02-2024", *rows[0][1:])],
    }.items():
        (root / "inbox" / f"{name}.csv").write_bytes(as_csv(part))
    with (root / "inbox" / "modtaget.csv").open("a", encoding="utf-8") as log:
        log.writelines(f"{name}.csv;{RECEIVED}\n" for name in ("second", "third", "fault"))


def run_it(root: Path) -> int:
    """Run the whole pipeline; return the exit code."""
    return int(conductor.run(open_workspace(root), engine="builtin").exit_code)


def run_without_pages(root: Path) -> int:
    """Do the same but for the pages, which take a while."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stages, "render_site", lambda *_, **__: [])
        return run_it(root)


def contents(file: Path) -> dict[str, str]:
    """Return a digest of each table's columns, types and rows, in whatever order they stand."""
    found = {}
    with duckdb.connect(str(file), read_only=True) as connection:
        names = connection.execute(
            "select schema_name, table_name from duckdb_tables() order by all"
        ).fetchall()
        for schema, table in names:
            left_out = TIME_STAMPS.get(f"{schema}.{table}", ())
            but = f"exclude ({', '.join(left_out)})" if left_out else ""
            cursor = connection.execute(f'select * {but} from {schema}."{table}"')
            described = repr([column[:2] for column in cursor.description or ()])
            rows = "\n".join(sorted(map(repr, cursor.fetchall())))
            digest = hashlib.sha256(f"{described}\n{rows}".encode())
            found[f"{schema}.{table}"] = digest.hexdigest()
    return found


def which(root: Path, new: dict[str, str]) -> str:
    """Say whether readers see the old or the new warehouse, whole; else what is wrong."""
    workspace = open_workspace(root)
    pointer = read_json(workspace.warehouse / "current.json")
    if pointer is None:
        return "the pointer cannot be read"
    current = published(workspace)
    if current is None:
        return "the pointer names no file"
    if sha256_of(current.file) != pointer["sha256"]:
        return "the published file is not what was published"
    found = contents(current.file)
    if found.keys() == {"main.answer"}:
        return OLD
    return NEW if found == new else f"neither old nor new: {_first_difference(found, new)}"


def _first_difference(found: dict[str, str], new: dict[str, str]) -> str:
    return ", ".join(
        sorted(name for name in found.keys() | new.keys() if found.get(name) != new.get(name))[:5]
    )


def left_over(workspace: Workspace) -> list[str]:
    """Return what should not lie in a workspace after a run that ended well."""
    hidden = [path for path in workspace.root.rglob(".*") if path.name != ".rendered.json"]
    doubtful = [
        *hidden,
        *workspace.warehouse.glob("candidate*"),
        *workspace.runs.glob("holder*"),
        *workspace.private.glob("being_read*"),
    ]
    kept = {one.file for one in versions(workspace)}
    doubtful += [path for path in workspace.warehouse.glob("*.duckdb") if path not in kept]
    return sorted(path.relative_to(workspace.root).as_posix() for path in doubtful)


def what_is_wrong(root: Path, new: dict[str, str], status: int, *, has_pages: bool) -> str:
    """Say what is wrong after the run that follows one that was killed; nothing when all is well.

    Parameters
    ----------
    status
        The exit code of that run: 0, or 3 where it was the one that refused rows.
    """
    workspace = open_workspace(root)
    if status not in {0, 3}:
        return f"the next run ended with {status}"
    if (seen := which(root, new)) != NEW:
        return f"after the next run readers see {seen}"
    if left := left_over(workspace):
        return f"after the next run these are left: {left}"
    if not all(sha256_of(one.file) == one.sha256 for one in versions(workspace)):
        return "a version that is kept is damaged"
    line: dict[str, Any] = json.loads(workspace.ledger.read_bytes().splitlines()[-1])
    if line["exit_code"] != status or line["fault"]:
        return "the ledger says otherwise"
    return what_is_wrong_with_pages(workspace) if has_pages else ""


def what_is_wrong_with_pages(workspace: Workspace) -> str:
    """Say which of the pages is not there, or not what was rendered."""
    pages = (read_json(workspace.site / ".rendered.json") or {"files": {}})["files"]
    if not pages:
        return "the next run rendered nothing"
    wrong = [name for name, digest in pages.items() if sha256_of(workspace.site / name) != digest]
    return f"these pages are not what was rendered: {wrong}" if wrong else ""


def copy_of(root: Path, target: Path) -> Path:
    """Copy a workspace; warehouses as further names of the same files, which nobody writes into."""
    shutil.rmtree(target, ignore_errors=True)
    return Path(shutil.copytree(root, target, copy_function=_copied))


def _copied(source: str, target: str) -> None:
    if Path(source).suffix == ".duckdb":
        os.link(source, target)
    else:
        shutil.copy2(source, target)


def state_of(root: Path) -> str:
    """Return a digest of all that a next run could read: equal states fare equally.

    Who held the workspace changes nothing, and what stands under the name of a candidate that was
    being built is removed before a build begins (``test_left_overs``).
    """
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        is_removed = path.name.startswith(".candidate.duckdb.")
        if path.is_file() and not is_removed and path.name not in {"lock", "holder.json"}:
            digest.update(f"{path.relative_to(root)}:{sha256_of(path)};".encode())
    return digest.hexdigest()
