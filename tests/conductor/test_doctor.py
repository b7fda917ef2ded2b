"""The doctor: what it finds in a workspace that is well, and in one that is not."""

from __future__ import annotations

import json
import os

import duckdb
import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.doctor import examine
from pipeline.files import replace_json, sha256_of
from pipeline.problems import ExitCode
from pipeline.workspace import create_workspace

STAFF = "staff_code;role;employment_unit;weekly_norm_hours;valid_from;valid_to\n"


@pytest.fixture
def workspace(tmp_path):
    made = create_workspace(tmp_path / "ishoej")
    row = "OP1;operative;cbf;37;2020-01-01;\n"
    (made.reference / "staff.csv").write_text(STAFF + row, encoding="utf-8")
    return made


def states(workspace):
    return {finding.check: finding.state for finding in examine(workspace.root)}


def test_a_workspace_that_is_well_has_no_fault(workspace):
    found = states(workspace)
    assert {"python", "quarto", "as_of", "decision", "staff", "private", "warehouse"} <= set(found)
    assert [check for check, state in found.items() if state == "fault" and check != "disk"] == []


def test_nobody_in_staff_csv(workspace):
    (workspace.reference / "staff.csv").write_text(STAFF, encoding="utf-8")
    assert states(workspace)["staff"] == "fault"


def test_a_key_that_others_can_read(workspace):
    workspace.key_file.chmod(0o644)
    assert states(workspace)["private"] == "fault"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_workspace_that_others_can_open(workspace):
    workspace.root.chmod(0o750)
    [found] = [one for one in examine(workspace.root) if one.check == "workspace"]
    assert found.state == "fault"
    assert "chmod 700" in found.mend


def test_corrections_that_cannot_be_read(workspace):
    def found():
        return next(one for one in examine(workspace.root) if one.check == "corrections")

    assert (found().state, found().found) == ("ok", "none")
    good = "[[correction]]\nid = 'k1'\nentries = ['f-0123456789abcdef:17']\naction = 'drop'\n"
    good += "reason = 'dobbelt'\nby = 'leder'\non = 2024-05-01\nexpect = { entries = 1 }\n"
    workspace.corrections_file.write_text(good, encoding="utf-8")
    assert (found().state, found().found[0]) == ("ok", "1")
    for wrong, said in (("x = = 1\n", "line 1"), (good.replace("drop", "smid"), "'k1'")):
        workspace.corrections_file.write_text(wrong, encoding="utf-8")
        assert found().state == "fault"
        assert said in found().found
        assert found().mend


def test_own_expectations_that_cannot_be_read(workspace):
    def found():
        return next(one for one in examine(workspace.root) if one.check == "expectations")

    assert (found().state, found().found) == ("ok", "none of your own")
    sql = workspace.expectations / "sql"
    sql.mkdir(parents=True)
    (sql / "no_header.sql").write_text("select 1\n", encoding="utf-8")
    assert found().state == "fault"
    assert "no_header.sql" in found().found
    assert found().mend
    (sql / "no_header.sql").unlink()
    assert (found().state, found().found[0]) == ("ok", "0")


def test_a_lost_key(workspace):
    workspace.key_file.unlink()
    assert states(workspace)["private"] == "fault"


def test_a_published_warehouse_that_was_changed(workspace):
    file = workspace.warehouse / "warehouse-abc.duckdb"
    with duckdb.connect(file) as connection:
        connection.execute("create table t as select 1 as n")
    pointer = {"file": file.name, "build_key": "b", "sha256": sha256_of(file)}
    replace_json(workspace.warehouse / "current.json", {**pointer, "as_of": "2025-10-08"})
    assert states(workspace)["warehouse"] == "ok"
    with duckdb.connect(file) as connection:
        connection.execute("update t set n = 2")
    assert states(workspace)["warehouse"] == "fault"


def test_faults_end_with_2_and_say_the_mend(tmp_path):
    answer = CliRunner().invoke(app, ["doctor", "-w", str(tmp_path), "--json"])
    assert answer.exit_code == int(ExitCode.BAD_SETUP)
    faults = [found for found in json.loads(answer.output) if found["state"] == "fault"]
    assert faults
    assert all(found["mend"] for found in faults)
