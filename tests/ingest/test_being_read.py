"""A library that ends the whole process costs the file it read, and no other."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from ingest_town import csv_of, make_workspace, manifest, row, run

from pipeline.files import sha256_of
from pipeline.ingest.being_read import NAME, BeingRead
from pipeline.workspace import Workspace

# What every Python does at its start that finds it: whatever reads Parquet ends the process.
FATAL = """\
import os
import pipeline.ingest.read_file as read_file

def read_parquet(content, words):
    os.abort()

read_file.read_parquet = read_parquet
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_workspace(tmp_path / "town")


def parquet(day: str) -> bytes:
    target = io.BytesIO()
    cells = {"dato": [day], "timer": ["1"], "medarbejder": ["OP1"], "aktivitet": ["mentoring"]}
    pl.DataFrame(cells).write_parquet(target)
    return target.getvalue()


def ingest_with_fatal_reader(
    workspace: Workspace, folder: Path
) -> subprocess.CompletedProcess[str]:
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(FATAL, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pipeline.cli", "ingest", "-w", str(workspace.root)],
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(os.name == "nt", reason="ends by a signal")
def test_a_file_that_ends_the_process_is_refused_by_the_next_run(
    workspace: Workspace, tmp_path: Path
) -> None:
    for name, day in (("Åse.parquet", "05-03-2024"), ("bo.parquet", "06-03-2024")):
        (workspace.inbox / name).write_bytes(parquet(day))
    (workspace.inbox / "zz.csv").write_bytes(csv_of([row()]))
    for _ in range(2):  # each of the two takes a run with it, and no more
        ended = ingest_with_fatal_reader(workspace, tmp_path / "fatal")
        assert ended.returncode == -signal.SIGABRT
        assert not workspace.manifest.exists()
    done = ingest_with_fatal_reader(workspace, tmp_path / "fatal")
    assert done.returncode == 3, done.stderr
    found = {(line["kind"], line["reason_code"]) for line in manifest(workspace)}
    assert {("unknown", "unreadable_file"), ("activity", None)} <= found
    assert not (workspace.private / NAME).exists()
    assert ingest_with_fatal_reader(workspace, tmp_path / "fatal").returncode == 0
    for answer in (ended, done):
        assert "Åse" not in answer.stdout + answer.stderr


def test_a_panic_of_a_reader_costs_its_file(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Panic(BaseException):
        """As Rust's panics are raised: no Exception."""

    def panic(*_asked: object) -> None:
        raise Panic

    (workspace.inbox / "log.parquet").write_bytes(parquet("05-03-2024"))
    (workspace.inbox / "zz.csv").write_bytes(csv_of([row()]))
    monkeypatch.setattr("pipeline.ingest.read_file.read_parquet", panic)
    reasons = {file.reason_code for file in run(workspace).new_files}
    assert reasons == {"unreadable_file", None}


def test_a_file_that_was_only_in_the_way_is_read(workspace: Workspace) -> None:
    (workspace.inbox / "log.parquet").write_bytes(parquet("05-03-2024"))
    digest = sha256_of(workspace.inbox / "log.parquet")
    (workspace.private / NAME).write_text(digest, encoding="ascii")
    (file,) = run(workspace).new_files
    assert file.rows_accepted == 1
    assert not (workspace.private / NAME).exists()


def test_what_somebody_else_wrote_there_is_nothing(workspace: Workspace) -> None:
    (workspace.inbox / "log.csv").write_bytes(csv_of([row()]))
    (workspace.private / NAME).write_bytes(b"\xff\xfe Vibe")
    (file,) = run(workspace).new_files
    assert file.rows_accepted == 1


# The same, of whatever reads documents, which are read side by side.
FATAL_DOCUMENT = """\
import os
import pipeline.ingest.read_file as read_file

reads = read_file.read_document

def read_document(content, *words):
    if b"doomsday" in content:
        os.abort()
    return reads(content, *words)

read_file.read_document = read_document
"""


@pytest.mark.skipif(os.name == "nt", reason="ends by a signal")
def test_of_two_files_read_at_once_only_the_one_that_ends_the_process_is_refused(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, word in (("a.md", "doomsday"), ("b.md", "hallen"), ("c.md", "skolen")):
        text = f"# Referat\n\nDeltagere: Åse\n\nVi talte om {word}.\n"
        (workspace.inbox / name).write_text(text, encoding="utf-8")
    monkeypatch.setitem(globals(), "FATAL", FATAL_DOCUMENT)
    assert ingest_with_fatal_reader(workspace, tmp_path / "fatal").returncode == -signal.SIGABRT
    left = (workspace.private / NAME).read_text(encoding="ascii")
    assert sha256_of(workspace.inbox / "a.md") in left
    assert ingest_with_fatal_reader(workspace, tmp_path / "fatal").returncode == 3
    found = sorted(str(line["reason_code"]) for line in manifest(workspace))
    reasons = [reason for reason in found if reason != "None"]
    assert reasons == ["no_network", "no_network", "unreadable_file"]
    assert not (workspace.private / NAME).exists()


def test_what_is_read_at_once_stands_side_by_side(workspace: Workspace) -> None:
    first, second = "a" * 64, "b" * 64
    path = workspace.private / NAME
    with BeingRead(workspace, 2) as mark:
        with mark.reading(first):
            with mark.reading(second):
                assert path.read_text(encoding="ascii").split() == [first, second]
            assert second not in path.read_text(encoding="ascii")
            assert first in path.read_text(encoding="ascii")
        assert first not in path.read_text(encoding="ascii")
    assert not path.exists()
