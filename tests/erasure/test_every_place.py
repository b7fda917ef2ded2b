"""A person, a file and a period leave every place, for good; what others registered stands."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from lived_in import (
    INITIALS,
    MAIL,
    NAME,
    NOTE,
    code_of,
    lay_out,
    live_in,
    places_that_hold,
    ungetid,
)

from pipeline import check_history
from pipeline.publish import published
from pipeline.workspace import Workspace, open_workspace

# What only the municipality may change; each is told.
LISTS = {"private/staff_map.csv"}
SHARED = {"inbox/shared.csv", "inbox/minutes.md", "inbox/refused.csv"}
ALL_OF_HER = (NAME, INITIALS, MAIL, NOTE)


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = lay_out(tmp_path_factory.mktemp("lived") / "town")
    live_in(workspace)
    return workspace


@pytest.fixture
def town(lived_in: Workspace, tmp_path: Path) -> Workspace:
    shutil.copytree(lived_in.root, tmp_path / "town")
    return open_workspace(tmp_path / "town")


def ask(workspace: Workspace, sql: str) -> list[tuple[Any, ...]]:
    current = published(workspace)
    assert current is not None
    with duckdb.connect(str(current.file), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def entries(workspace: Workspace, where: str) -> list[tuple[Any, ...]]:
    columns = "file_key, source_line, work_date, staff_code, activity_code, duration_minutes"
    return ask(workspace, f"select {columns} from core.fact_time_entry where {where} order by all")


def unreconciled(workspace: Workspace) -> list[tuple[Any, ...]]:
    return ask(
        workspace,
        "select * from core.file_reconciliation where difference <> 0 or rows_received <> "
        "rows_loaded + rows_refused + rows_superseded + rows_withdrawn + rows_erased",
    )


def doctor_says(workspace: Workspace) -> tuple[str, str]:
    findings = json.loads(ungetid(workspace, "doctor", "--json"))
    return next((one["state"], one["found"]) for one in findings if one["check"] == "erasure")


def snapshot(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and "runs" not in path.parts
    }


def test_a_person_leaves_every_place_and_does_not_come_back(town: Workspace) -> None:
    code = code_of(town, "OP2")
    copy = (town.inbox / f"log {NAME}.csv").read_bytes()
    others = entries(town, f"staff_code <> '{code}'")
    hers = len(entries(town, f"staff_code = '{code}'"))
    assert hers > 100
    assert "warehouse/current.json" in snapshot(town.root)
    before = places_that_hold(town, code, *ALL_OF_HER)
    assert any(place.startswith("lake/") for place in before)
    assert any(place.startswith("private/refused/") for place in before)
    former = check_history.read(town)
    assert any(one.examples for build in former for one in build.checks)
    said = ungetid(town, "erase", "--staff", NAME, "--yes", "--engine", "builtin", code=3)
    assert places_that_hold(town, code, *ALL_OF_HER) <= LISTS | SHARED
    fresh, *kept = check_history.read(town)
    assert [build.build_key for build in kept] == [build.build_key for build in former]
    assert not any(one.examples for build in kept for one in build.checks), "keys of rows of hers"
    assert ask(town, "select count(*) from quality.expectation_history where builds_ago > 0 "
                     "and examples is not null") == [(0,)]  # fmt: skip
    assert len(fresh.checks) == len(former[0].checks)
    assert places_that_hold(town, code) == set()
    assert not (town.inbox / f"log {NAME}.csv").exists(), "nobody else stood in it"
    assert NAME not in (town.inbox / "modtaget.csv").read_text(encoding="utf-8")
    # Others' registrations are what they were, and the books balance.
    assert entries(town, "true") == others
    assert unreconciled(town) == []
    [(erased, loaded)] = ask(
        town, "select sum(rows_erased), sum(rows_loaded) from core.file_reconciliation"
    )
    assert (erased, loaded) == (hers + 1, len(others) + 1)  # a refused row; the minutes
    # One warehouse, and the pages of the quarter that stand on it.
    assert len(list(town.warehouse.glob("*.duckdb"))) == 1
    assert [path.name for path in town.site.iterdir() if path.is_dir()] == ["2024-Q4"]
    assert not [path for path in (town.site / "2024-Q4").iterdir() if path.is_dir()], "English"
    assert not list(town.warehouse.glob(".*"))
    for word in (NAME, INITIALS, MAIL, code, "minutes.md"):
        assert word not in said
    told = json.loads(town.erasure_report.read_text(encoding="utf-8"))
    assert (told["state"], told["what"], told["is_published"]) == ("done", "person", True)
    assert told["places"]["warehouses"] >= 1
    left = {one["place"]: one["row_count"] for one in told["left"]}
    assert left.keys() == {*SHARED, *LISTS, "reference/staff.csv", "registreringer.xlsx"}
    assert left["inbox/refused.csv"] == 1
    assert left["inbox/minutes.md"] == 2
    written_for_its_owner_alone(town)
    does_not_come_back(town, copy, code)


def written_for_its_owner_alone(town: Workspace) -> None:
    if os.name == "nt":
        return  # Windows has no such modes
    for path in (town.erased_file, town.erasure_report, town.erasure_left_file):
        assert path.stat().st_mode & 0o777 == 0o600
    town.erased_file.chmod(0o644)
    assert "others on this machine" in ungetid(town, "doctor", code=2).replace("\n", " ")
    town.erased_file.chmod(0o600)


def does_not_come_back(town: Workspace, copy: bytes, code: str) -> None:
    once = entries(town, "true")
    (town.inbox / "found again.csv").write_bytes(copy)
    (town.inbox / "changed.csv").write_bytes(copy.replace(b"Klub", b"Skole"))
    ungetid(town, "run", "--engine", "builtin", "--force")
    assert entries(town, "true") == once
    assert unreconciled(town) == []
    assert places_that_hold(town, code) == set()
    assert doctor_says(town) == ("fault", "what was erased still lies in 8 place(s)")


def test_a_file_leaves_every_place(town: Workspace) -> None:
    path = town.inbox / "refused.csv"
    copy, key = path.read_bytes(), _key(path)
    assert _digest(copy) in town.ledger.read_text(encoding="utf-8")
    others = entries(town, f"file_key <> '{key}'")
    ungetid(town, "erase", "--file", "refused.csv", "--yes", "--engine", "builtin", code=0)
    assert not path.exists()
    assert entries(town, "true") == others
    assert unreconciled(town) == []
    digest = "".join(_digest(copy))
    holding = places_that_hold(town, digest)
    assert {place.split("/")[0] for place in holding} == {"lake", "warehouse", "private"}
    assert {place for place in holding if place.startswith(("lake", "private"))} == {
        "lake/manifest.parquet",
        "private/erased.csv",  # it is counted, and known again
    }
    assert "refused.csv" not in (town.private / "file_index.csv").read_text()
    assert "refused.csv" not in (town.inbox / "modtaget.csv").read_text()
    path.write_bytes(copy)
    ungetid(town, "run", "--engine", "builtin")
    assert entries(town, "true") == others
    assert doctor_says(town) == ("fault", "what was erased still lies in 1 place(s)")


def test_a_period_leaves_every_place(town: Workspace) -> None:
    inside = "work_date between '2023-10-01' and '2023-12-31'"
    others = entries(town, f"not ({inside})")
    gone = len(entries(town, inside))
    ungetid(
        town, "erase", "--from", "2023-10-01", "--to", "2023-12-31", "--yes",
        "--engine", "builtin", code=3,
    )  # fmt: skip
    assert entries(town, "true") == others
    assert unreconciled(town) == []
    [(erased,)] = ask(town, "select sum(rows_erased) from core.file_reconciliation")
    assert erased == gone + 1  # the minutes
    assert ask(town, "select count(*) from core.fact_meeting") == [(0,)]
    assert not (town.inbox / "minutes.md").exists(), "the meeting was in the period"
    assert (town.inbox / "shared.csv").exists()


def test_a_dry_run_changes_nothing_and_says_what_would_go(town: Workspace) -> None:
    before = snapshot(town.root)
    said = json.loads(ungetid(town, "erase", "--staff", "OP2", "--dry-run", "--json", code=0))
    assert snapshot(town.root) == before
    assert said["state"] == "planned"
    assert said["places"]["inbox_files"] == 1
    hers = len(entries(town, f"staff_code = '{code_of(town, 'OP2')}'"))
    assert said["places"]["lake/time_entry"] == hers
    assert said["places"]["inbox_rows"] == hers + 1
    assert {one["place"] for one in said["left"]} == SHARED


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("--staff", "Ukendt Navnesen"), "Nobody is known"),
        (("--file", "findes-ikke.csv"), "No file of that name"),
        (("--file", "../ungetid.toml"), "No file of that name"),
        (("--from", "2024-01-01"), "first and a last day"),
        (("--from", "2024-02-01", "--to", "2024-01-01"), "ends before it begins"),
        ((), "Exactly one thing"),
        (("--staff", "OP2", "--file", "shared.csv"), "Exactly one thing"),
    ],
)
def test_what_cannot_be_erased_is_said_and_nothing_changes(
    lived_in: Workspace, words: tuple[str, ...], what: str
) -> None:
    before = snapshot(lived_in.root)
    said = ungetid(lived_in, "erase", *words, "--yes", code=2).replace("\n", " ")
    assert what in said
    assert "Navnesen" not in said
    assert snapshot(lived_in.root) == before


def test_nobody_is_asked_without_a_terminal(lived_in: Workspace) -> None:
    before = snapshot(lived_in.root)
    assert "cannot be undone" in ungetid(lived_in, "erase", "--staff", "OP2", code=2)
    assert snapshot(lived_in.root) == before


def test_a_correction_that_names_what_is_to_go_stops_it(town: Workspace) -> None:
    code = code_of(town, "OP2")
    text = f"""
[[correction]]
id = "for-meget"
entries = {{ staff_code = "{code}", from = 2023-01-01, to = 2023-12-31 }}
action = "flag"
reason = "Ses efter"
by = "Systemansvarlig"
on = 2025-01-05
expect = {{ entries = 1 }}
"""
    town.corrections_file.write_text(text, encoding="utf-8")
    before = snapshot(town.root)
    said = ungetid(town, "erase", "--staff", "OP2", "--yes", code=2)
    assert "for-meget" in said
    assert snapshot(town.root) == before


def _digest(content: bytes) -> str:
    import hashlib

    return hashlib.sha256(content).hexdigest()


def _key(path: Path) -> str:
    return f"f-{_digest(path.read_bytes())[:16]}"
