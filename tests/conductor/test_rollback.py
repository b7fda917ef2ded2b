"""Rolling back: an earlier version, whole, in one step; what was rolled back stays away."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.files import read_json, sha256_of
from pipeline.problems import UngetidError
from pipeline.publish import (
    CandidateNote,
    Published,
    candidate_file,
    drop_other_versions,
    publish,
    published,
    roll_back,
    rolled_back,
    versions,
    write_note,
)
from pipeline.workspace import Workspace, create_workspace

AS_OF = dt.date(2025, 10, 8)


def key(number: int) -> str:
    return f"{number:064x}"


def publish_number(workspace: Workspace, number: int, *, kept: int = 5) -> Published:
    file = candidate_file(workspace)
    with duckdb.connect(file) as connection:
        connection.execute(f"create table answer as select {number} as number")
    write_note(workspace, CandidateNote(key(number), AS_OF, sha256_of(file), is_publishable=True))
    return publish(workspace, kept=kept)


@pytest.fixture
def three(tmp_path: Path) -> Workspace:
    workspace = create_workspace(tmp_path / "ishoej")
    for number in (1, 2, 3):
        publish_number(workspace, number)
    return workspace


def keys(workspace: Workspace) -> list[str]:
    return [one.build_key for one in versions(workspace)]


def test_back_to_the_one_before_and_on(three: Workspace) -> None:
    assert keys(three) == [key(3), key(2), key(1)]
    assert roll_back(three).build_key == key(2)
    assert published(three) == versions(three)[1]
    assert rolled_back(three) == {key(3)}
    assert roll_back(three).build_key == key(1)
    assert rolled_back(three) == {key(3), key(2)}
    with pytest.raises(UngetidError, match="no earlier version"):
        roll_back(three)
    newest = versions(three)[0].file.name
    assert roll_back(three, newest).build_key == key(3)
    assert rolled_back(three) == {key(2)}, "what was rolled back before it still is"


def test_a_new_version_comes_first_and_what_was_rolled_back_stays_so(three: Workspace) -> None:
    roll_back(three)
    publish_number(three, 4)
    assert published(three) == versions(three)[0]
    assert keys(three) == [key(4), key(3), key(2), key(1)]
    assert rolled_back(three) == {key(3)}
    publish_number(three, 3)
    assert rolled_back(three) == set(), "somebody published it all the same"


@pytest.mark.parametrize("name", ["warehouse-x.duckdb", "", "../current.json", "candidate.duckdb"])
def test_no_such_version(three: Workspace, name: str) -> None:
    before = published(three)
    with pytest.raises(UngetidError, match="no such version"):
        roll_back(three, name)
    assert published(three) == before


def test_a_damaged_version_is_not_given_to_readers(three: Workspace) -> None:
    before = published(three)
    middle = versions(three)[1].file
    middle.write_bytes(middle.read_bytes()[:-7])
    with pytest.raises(UngetidError, match="was changed"):
        roll_back(three)
    assert published(three) == before
    assert roll_back(three, versions(three)[2].file.name).build_key == key(1)


def test_when_the_present_file_is_gone_the_newest_left_is_taken(three: Workspace) -> None:
    versions(three)[0].file.unlink()
    assert published(three) is None
    assert roll_back(three).build_key == key(2)


def test_erasure_leaves_no_way_back(three: Workspace) -> None:
    drop_other_versions(three, keep_current=True)
    assert keys(three) == [key(3)]
    with pytest.raises(UngetidError, match="no earlier version"):
        roll_back(three)


def test_the_pointer_of_an_older_release_is_read(three: Workspace) -> None:
    pointer = three.warehouse / "current.json"
    content = read_json(pointer) or {}
    short = {name: content[name] for name in ("file", "build_key", "sha256", "as_of")}
    pointer.write_text(json.dumps(short))
    assert keys(three) == [key(3)]
    assert rolled_back(three) == set()


@settings(max_examples=25, deadline=None)
@given(
    kept=st.integers(1, 4),
    steps=st.lists(st.sampled_from(["publish", "back", "first"]), max_size=8),
)
def test_whatever_is_done_what_is_kept_is_there_and_whole(
    tmp_path_factory: pytest.TempPathFactory, kept: int, steps: list[str]
) -> None:
    workspace = create_workspace(tmp_path_factory.mktemp("town") / "ishoej")
    publish_number(workspace, 0, kept=kept)
    for number, step in enumerate(steps, start=1):
        if step == "publish":
            publish_number(workspace, number, kept=kept)
        elif step == "first":
            roll_back(workspace, versions(workspace)[-1].file.name)
        elif versions(workspace).index(published(workspace)) + 1 < len(versions(workspace)):
            roll_back(workspace)
        current, stay = published(workspace), versions(workspace)
        assert current in stay
        assert len(stay) <= kept
        assert {one.file for one in stay} == set(workspace.warehouse.glob("warehouse-*.duckdb"))
        assert all(sha256_of(one.file) == one.sha256 for one in stay)
        assert current.build_key not in rolled_back(workspace)
