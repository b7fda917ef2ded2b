"""An inbox on a drive that is slow, stops to answer, or is gone."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest
from small_town import GOOD_ROW, as_csv, town

from pipeline import run as conductor
from pipeline.files import sha256_of
from pipeline.ingest import arrivals, ingest, patience
from pipeline.ingest.patience import PatientFile, Waiting
from pipeline.ingest.readers.source import Source
from pipeline.problems import UngetidError
from pipeline.progress import Silent
from pipeline.workspace import Workspace

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes in folders")
OTHER_ROW = ("06-03-2024", *GOOD_ROW[1:])


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr(patience, "PATIENCE", 0.3)
    return town(tmp_path / "town", {"a.csv": as_csv([GOOD_ROW]), "b.csv": as_csv([OTHER_ROW])})


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """What waits without end when it is opened to be read: nobody writes."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


def test_a_drive_that_stops_to_answer_while_it_is_looked_through(
    workspace: Workspace, pipe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def digest(path: Path, goes_on: Callable[[], None]) -> str:
        return sha256_of(pipe if path.name == "b.csv" else path, goes_on)

    monkeypatch.setattr(arrivals, "sha256_of", digest)
    with pytest.raises(UngetidError, match="does not answer"):
        ingest(workspace, progress=Silent())
    assert not workspace.manifest.exists()
    monkeypatch.setattr(arrivals, "sha256_of", sha256_of)
    assert len(ingest(workspace, progress=Silent()).new_files) == 2


def test_a_file_that_stops_in_the_middle_is_told_and_stops_no_other(
    workspace: Workspace, pipe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Source.of_file.__func__  # type: ignore[attr-defined]

    def of_file(cls: type[Source], path: Path, sha256: str, told: Callable[[int], None]) -> Source:
        source: Source = real(cls, path, sha256, told)
        if path.name == "a.csv":
            source._open = lambda: pipe.open("rb")
        return source

    monkeypatch.setattr(Source, "of_file", classmethod(of_file))
    report = ingest(workspace, progress=Silent())
    assert {one.reason_code for one in report.new_files} == {"unreadable_file", None}
    monkeypatch.undo()
    again = ingest(workspace, progress=Silent())
    assert [one.status for one in again.new_files] == ["loaded"], "it is read the next time"


def test_what_is_slow_but_goes_on_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "PATIENCE", 0.3)

    def slowly(goes_on: Callable[[], None]) -> str:
        for _ in range(8):
            time.sleep(0.1)
            goes_on()
        return "done"

    assert Waiting(slowly).result() == "done"


def test_what_goes_wrong_in_the_thread_is_raised_where_it_is_waited_for(tmp_path: Path) -> None:
    def gone() -> BinaryIO:
        return (tmp_path / "gone").open("rb")

    with pytest.raises(FileNotFoundError), PatientFile(gone) as file:
        file.read(1)
    with pytest.raises(KeyError, match="fault"):
        Waiting(lambda _goes_on: {}["fault"]).result()


def test_a_patient_file_gives_the_bytes_of_a_file(tmp_path: Path) -> None:
    content = bytes(range(256)) * 300
    (tmp_path / "file").write_bytes(content)
    with PatientFile(lambda: (tmp_path / "file").open("rb")) as file:
        assert (file.read(10), file.read(10)) == (content[:10], content[10:20])
    source = Source.of_file(tmp_path / "file", sha256_of(tmp_path / "file"), lambda _done: None)
    assert source.whole() == content
    assert b"".join(source.blocks(1000)) == content
    assert source.head() == content[: 64 * 1024]


def test_a_drive_that_is_gone_is_told_and_changes_nothing(workspace: Workspace) -> None:
    conductor.run_stage(workspace, "ingest")
    before = workspace.manifest.read_bytes()
    shutil.rmtree(workspace.inbox)
    with pytest.raises(UngetidError, match="inbox is not there"):
        conductor.run(workspace, engine="builtin")
    assert workspace.manifest.read_bytes() == before
