"""Publishing: only what passed, whole, and never in a reader's way."""

import datetime as dt
import time
from pathlib import Path

import duckdb
import pytest

from pipeline.files import read_json, sha256_of
from pipeline.problems import ExitCode, UngetidError
from pipeline.publish import (
    CandidateNote,
    candidate_file,
    publish,
    published,
    sweep_versions,
    versions,
    write_note,
)
from pipeline.workspace import create_workspace

AS_OF = dt.date(2025, 10, 8)


@pytest.fixture
def workspace(tmp_path):
    return create_workspace(tmp_path / "ishoej")


def candidate(workspace, number, *, is_publishable=True):
    file = candidate_file(workspace)
    with duckdb.connect(file) as connection:
        connection.execute(f"create table answer as select {number} as number")
    write_note(workspace, CandidateNote(f"{number:064x}", AS_OF, sha256_of(file), is_publishable))


def number_in(file):
    with duckdb.connect(file, read_only=True) as connection:
        return connection.execute("select number from answer").fetchone()[0]


def test_a_candidate_that_passed_becomes_what_readers_see(workspace):
    candidate(workspace, 1)
    result = publish(workspace, kept=3)
    assert published(workspace) == result
    assert number_in(result.file) == 1
    assert result.as_of == AS_OF
    assert not candidate_file(workspace).exists()


@pytest.mark.parametrize(
    ("verdict", "code"), [(False, ExitCode.NOT_PUBLISHED), (None, ExitCode.BAD_SETUP)]
)
def test_a_candidate_that_did_not_pass_changes_nothing(workspace, verdict, code):
    candidate(workspace, 1)
    before = publish(workspace, kept=3)
    candidate(workspace, 2, is_publishable=verdict)
    with pytest.raises(UngetidError) as caught:
        publish(workspace, kept=3)
    assert caught.value.exit_code is code
    assert published(workspace) == before
    assert number_in(before.file) == 1


def test_a_candidate_changed_after_its_verdict_is_refused(workspace):
    candidate(workspace, 1)
    with duckdb.connect(candidate_file(workspace)) as connection:
        connection.execute("update answer set number = 99")
    with pytest.raises(UngetidError, match="changed after it was built"):
        publish(workspace, kept=3)
    assert published(workspace) is None


def test_without_a_candidate_it_says_what_to_run(workspace):
    with pytest.raises(UngetidError) as caught:
        publish(workspace, kept=3)
    assert "ungetid build" in caught.value.mend


def test_the_last_versions_are_kept_and_a_reader_keeps_its_own(workspace):
    candidate(workspace, 1)
    first = publish(workspace, kept=2).file
    with duckdb.connect(first, read_only=True) as reader:
        for number in (2, 3, 4):
            candidate(workspace, number)
            publish(workspace, kept=2)
        assert reader.execute("select number from answer").fetchone() == (1,)
    assert len(list(workspace.warehouse.glob("warehouse-*.duckdb"))) == 2
    assert number_in(published(workspace).file) == 4


def test_the_same_inputs_built_again_get_a_file_of_their_own(workspace):
    candidate(workspace, 1)
    first = publish(workspace, kept=5).file
    candidate(workspace, 1)
    second = publish(workspace, kept=5).file
    assert first != second
    assert first.exists()


def test_the_pointer_is_replaced_in_one_step(workspace, monkeypatch):
    """Whatever fails before the last rename leaves the old pointer as it was."""
    candidate(workspace, 1)
    before = publish(workspace, kept=5)
    candidate(workspace, 2)
    pointer = workspace.warehouse / "current.json"
    real = type(pointer).replace

    def fail_at_pointer(self, target):
        if target == pointer:
            raise OSError("power cut")
        return real(self, target)

    monkeypatch.setattr(type(pointer), "replace", fail_at_pointer)
    with pytest.raises(OSError, match="power cut"):
        publish(workspace, kept=5)
    assert published(workspace) == before
    assert read_json(pointer)["build_key"] == before.build_key


@pytest.mark.parametrize("content", ["{}", '{"file": "x.duckdb", "as_of": "i går"}', "[]", "no"])
def test_a_pointer_that_says_nothing_points_nowhere(workspace, content):
    (workspace.warehouse / "current.json").write_text(content)
    assert published(workspace) is None
    candidate(workspace, 1)
    assert published(workspace) is None
    publish(workspace, kept=3)
    assert published(workspace) is not None


def test_a_note_that_is_torn_is_told(workspace):
    candidate(workspace, 1)
    (workspace.warehouse / "candidate.json").write_text("{}")
    with pytest.raises(UngetidError, match="note cannot be read"):
        publish(workspace, kept=3)


class InUse:
    """``Path.replace`` as on Windows while somebody has a file open: refused some times."""

    def __init__(self, name, times):
        self.name, self.left = name, times
        self.replace = Path.replace

    def __call__(self, source, target):
        if Path(target).name == self.name and self.left:
            self.left -= 1
            raise PermissionError(13, "The process cannot access the file")
        return self.replace(source, target)

    def set(self, monkeypatch):
        monkeypatch.setattr(Path, "replace", lambda *paths: self(*paths))  # noqa: PLW0108 - bound
        monkeypatch.setattr(time, "sleep", lambda _seconds: None)


def test_a_pointer_that_is_in_use_for_a_moment_is_replaced_all_the_same(workspace, monkeypatch):
    candidate(workspace, 1)
    publish(workspace, kept=3)
    candidate(workspace, 2)
    in_use = InUse("current.json", 3)
    in_use.set(monkeypatch)
    assert number_in(publish(workspace, kept=3).file) == 2
    assert in_use.left == 0


def test_a_pointer_that_stays_in_use_is_left_as_it_was(workspace, monkeypatch):
    candidate(workspace, 1)
    before = publish(workspace, kept=3)
    candidate(workspace, 2)
    with monkeypatch.context() as patch:
        InUse("current.json", 99).set(patch)
        with pytest.raises(PermissionError):
            publish(workspace, kept=3)
    assert published(workspace) == before
    assert versions(workspace) == [before]
    assert len(list(workspace.warehouse.glob("warehouse-*.duckdb"))) == 2
    sweep_versions(workspace)
    assert list(workspace.warehouse.glob("warehouse-*.duckdb")) == [before.file]


def test_a_damaged_pointer_takes_no_version_with_it(workspace):
    candidate(workspace, 1)
    file = publish(workspace, kept=3).file
    (workspace.warehouse / "current.json").write_text("{")
    sweep_versions(workspace)
    assert file.is_file()
