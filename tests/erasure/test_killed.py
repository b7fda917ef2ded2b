"""An erasure that is ended at any step is finished by the next run, and nothing of it is left."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from erased_town import codes_in_lake
from quick_stages import lay_out, use_quick_stages, where_the_code_is
from typer.testing import CliRunner

from pipeline import erase as erasing
from pipeline import run as conductor
from pipeline import stages
from pipeline.cli import app
from pipeline.erasure_report import is_unfinished, read_report
from pipeline.ingest.identity import STAFF, read_identity
from pipeline.problems import UngetidError
from pipeline.publish import published
from pipeline.workspace import Workspace

# Each step of the work, in its order; the process ends before or after it.
STEPS = (
    "write_erased",
    "forget",
    "forget_files",
    "remove_files",
    "remove_private",
    "_clear_files",
    "remove_emptied",
    "_through_the_lake",
    "_publish_again",
    "drop_other_versions",
    "_clear_site",
)


class Killed(BaseException):
    """The process ended."""


@pytest.fixture
def town(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    use_quick_stages(monkeypatch)
    return lay_out(workspace)


def ends(work: Callable[..., Any], *, after: bool) -> Callable[..., Any]:
    def ended(*words: Any, **named: Any) -> Any:
        if after:
            work(*words, **named)
        raise Killed

    return ended


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_the_next_run_finishes(town: Workspace, step: str, after: bool) -> None:
    request = erasing.Request(staff="OP1")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(erasing, step, ends(getattr(erasing, step), after=after))
        with pytest.raises(Killed):
            erasing.erase(town, request)
    if step == "write_erased" and not after:
        assert not town.erased_file.exists(), "nothing has begun"
        assert not is_unfinished(town)
        erasing.erase(town, request)
    else:
        assert is_unfinished(town)
        findings = json.loads(
            CliRunner().invoke(app, ["doctor", "--json", "-w", str(town.root)]).stdout
        )
        (told,) = [one for one in findings if one["check"] == "erasure"]
        assert (told["state"], "not finished" in told["found"]) == ("fault", True)
        conductor.run(town)
    assert not is_unfinished(town)
    assert where_the_code_is(town) == set()
    assert not (town.inbox / "Åse Ravnkær.csv").exists()
    assert len(list(town.warehouse.glob("*.duckdb"))) == 1
    report = read_report(town)
    assert report is not None
    assert report.is_published
    conductor.run(town)  # and the run after that finds nothing to do
    assert where_the_code_is(town) == set()


def test_where_nothing_can_be_built_the_former_warehouse_does_not_stand(
    town: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise UngetidError("It cannot be built.")

    working = stages.build_candidate
    monkeypatch.setattr(stages, "build_candidate", refused)
    with pytest.raises(UngetidError, match="cannot be built"):
        erasing.erase(town, erasing.Request(staff="OP1"))
    assert where_the_code_is(town) == set()
    assert published(town) is None
    assert is_unfinished(town)
    monkeypatch.setattr(stages, "build_candidate", working)
    conductor.run(town)
    assert published(town) is not None
    assert not is_unfinished(town)


def test_two_erasures_are_finished_together(town: Workspace) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(erasing, "_clear_files", ends(erasing._clear_files, after=False))
        with pytest.raises(Killed):
            erasing.erase(town, erasing.Request(staff="OP1"))
    erasing.erase(town, erasing.Request(staff="OP2"))
    assert not is_unfinished(town)
    assert codes_in_lake(town) == {read_identity(town).code(STAFF, "KON1")}
    assert where_the_code_is(town) == set()
