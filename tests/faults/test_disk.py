"""A full disk and folders that must not be written to: told, and what was published stays."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from small_town import RECEIVED, as_csv, make_town, two_years_of_rows

from pipeline import clock
from pipeline import run as conductor
from pipeline.files import sha256_of
from pipeline.problems import UngetidError
from pipeline.publish import CandidateNote, candidate_file, publish, published, write_note
from pipeline.refusals import as_told
from pipeline.workspace import Workspace, open_workspace

ROWS = two_years_of_rows()
# prctl(2), capabilities(7): what lets root write wherever it likes.
DROP_FROM_BOUNDING_SET, MAY_PASS_OVER_MODES = 24, (1, 2)


def make_it(root: Path) -> Workspace:
    """Make a town that has published something, in which a file has arrived since."""
    workspace = open_workspace(make_town(root, {"first.csv": as_csv(ROWS[:100])}))
    conductor.run_stage(workspace, "ingest")
    file = candidate_file(workspace)
    with duckdb.connect(file) as connection:
        connection.execute("create table answer as select 1 as number")
    day = clock.day_of_run(workspace)[0]
    write_note(workspace, CandidateNote("0" * 64, day, sha256_of(file), is_publishable=True))
    publish(workspace, kept=3)
    (root / "inbox" / "second.csv").write_bytes(as_csv(ROWS[100:]))
    with (root / "inbox" / "modtaget.csv").open("a", encoding="utf-8") as log:
        log.write(f"second.csv;{RECEIVED}\n")
    return workspace


def is_as_before(workspace: Workspace) -> bool:
    current = published(workspace)
    return current is not None and current.build_key == "0" * 64 and _is_whole(current.file)


def _is_whole(file: Path) -> bool:
    with duckdb.connect(file, read_only=True) as connection:
        return connection.execute("select number from answer").fetchone() == (1,)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 24 MB of its own; where none may be mounted, that is said aloud."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m", "none", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        warnings.warn("NOT TESTED: a disk that is full, since none may be mounted", stacklevel=1)
        pytest.skip("no file system may be mounted here; the limit of a file's size is tested")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path, *, but: int) -> Path:
    """Fill the file system, but for some bytes."""
    filler = folder / "filler"
    free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
    filler.write_bytes(b"\0" * (free - but))
    return filler


@pytest.mark.parametrize(("stage", "free"), [("ingest", 8192), ("build", 2 * 1024**2)])
def test_a_full_disk(small_disk: Path, stage: str, free: int) -> None:
    workspace = make_it(small_disk / "town")
    manifest = workspace.manifest.read_bytes()
    if stage == "build":
        conductor.run_stage(workspace, "ingest")
        manifest = workspace.manifest.read_bytes()
    filler = fill(small_disk, but=free)
    with pytest.raises(UngetidError, match=r"disk is full|No space left") as caught:
        conductor.run_stage(workspace, stage)  # type: ignore[arg-type]
    assert "Make room" in caught.value.mend
    assert is_as_before(workspace)
    assert workspace.manifest.read_bytes() == manifest
    assert not candidate_file(workspace).exists()
    filler.unlink()
    report = conductor.run_stage(workspace, "ingest")
    assert report.ingest is not None
    assert len(report.ingest.new_files) == (stage == "ingest"), "it comes in when there is room"


@pytest.fixture
def short_files() -> Iterator[None]:
    """Let no file of this process grow beyond 16 kB: the system refuses, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        yield resource.setrlimit(resource.RLIMIT_FSIZE, (16 * 1024, hard))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return make_it(tmp_path / "town")


@pytest.mark.parametrize("stage", ["ingest", "build"])
def test_a_file_that_may_not_grow(workspace: Workspace, short_files: None, stage: str) -> None:
    manifest = workspace.manifest.read_bytes()
    with pytest.raises(UngetidError, match=r"disk is full|File too large") as caught:
        conductor.run_stage(workspace, stage)  # type: ignore[arg-type]
    assert "Make room" in caught.value.mend
    assert is_as_before(workspace)
    assert workspace.manifest.read_bytes() == manifest


def without_privileges() -> None:
    """Let modes hold for root, too, from the next program on."""
    libc = ctypes.CDLL(None)
    for capability in MAY_PASS_OVER_MODES:
        libc.prctl(DROP_FROM_BOUNDING_SET, capability, 0, 0, 0)


@pytest.mark.parametrize("name", ["lake", "warehouse", "runs"])
def test_a_folder_that_must_not_be_written_to(workspace: Workspace, name: str) -> None:
    if name == "warehouse":
        conductor.run_stage(workspace, "ingest")
    folders = [workspace.root / name]
    if name == "lake":
        folders += [path for path in workspace.lake.iterdir() if path.is_dir()]
    for folder in folders:
        folder.chmod(0o500)
    words = ["run", "-w", str(workspace.root), "--engine", "builtin", "--quiet"]
    environment = {**os.environ, "COLUMNS": "300", "NO_COLOR": "1"}
    try:
        answer = subprocess.run(
            [sys.executable, "-m", "pipeline.cli", *words],
            capture_output=True,
            text=True,
            env=environment,
            preexec_fn=without_privileges if os.geteuid() == 0 else None,
            check=False,
        )
    finally:
        for folder in folders:
            folder.chmod(0o700)
    assert answer.returncode == 2, answer.stdout + answer.stderr
    assert "allow this user to write" in answer.stderr.lower()
    assert "Traceback" not in answer.stderr
    assert is_as_before(workspace)


@pytest.mark.parametrize(
    ("error", "begins"),
    [
        (OSError(28, "No space left on device", "/x/town/lake/part"), "The disk is full."),
        (OSError(30, "Read-only file system", "/x/town/lake/part"), "A folder must not"),
        (duckdb.IOException('Could not write file "c.new": No space left on device'), "The disk"),
        (duckdb.IOException('Cannot open file "c.new": Permission denied'), "A folder must"),
    ],
)
def test_what_the_system_refuses_is_told(error: Exception, begins: str) -> None:
    told = as_told(error)
    assert told is not None
    assert told.what.startswith(begins)
    assert "part" not in str(told), "only the folder is named"


@pytest.mark.parametrize(
    "error", [ValueError("disk full"), OSError(5, "Input/output error"), duckdb.Error("read-only")]
)
def test_other_errors_are_not_taken_for_it(error: Exception) -> None:
    assert as_told(error) is None
