"""What the terminal says: refusals at once, codes that can be copied, nothing when all is well."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import Result
from small_town import GOOD_ROW, as_csv, make_town
from typer.testing import CliRunner
from workspace_files import file_key_of

from pipeline import console
from pipeline.cli import app
from pipeline.problems import ExitCode, UngetidError

GOOD = [(f"{day:02d}-03-2024", *GOOD_ROW[1:]) for day in range(4, 9)]
BAD = (*GOOD_ROW[:3], "Tryllekunst", *GOOD_ROW[4:])


def invoke(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_refusals_are_said_although_a_later_stage_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_town(tmp_path / "town", {"log.csv": as_csv([*GOOD, BAD])})

    def broken(*_words: object, **_named: object) -> None:
        raise UngetidError("The disk is full.", mend="Make room.")

    monkeypatch.setattr("pipeline.warehouse.build", broken)
    answer = invoke("run", "-w", root)
    assert answer.exit_code == int(ExitCode.BAD_SETUP)
    assert file_key_of(root, "log.csv") in answer.stdout
    assert answer.output.index("Afviste rækker") < answer.output.index("The disk is full")


def test_a_code_is_whole_on_a_narrow_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [("05-03-2024", "12,5", *GOOD_ROW[2:]), ("05-03-2024", "12,4", *GOOD_ROW[2:])]
    root = make_town(tmp_path / "town", {"log.csv": as_csv([*GOOD, *rows, BAD])})
    monkeypatch.setattr(console.out, "_width", 80)
    answer = invoke("run", "-w", root)
    assert answer.exit_code == int(ExitCode.NOT_PUBLISHED), "25 hours in a day"
    key = file_key_of(root, "log.csv")
    refused, checked = answer.output.split("Kontrol af tallene")
    assert f"│ {key} │" in refused
    assert re.search(rf"hours_per_person_and_day +3/5 +{key}:\d+ *$", checked, re.MULTILINE)
    assert all(len(line) <= 80 for line in answer.output.splitlines())


def test_quiet_says_what_was_refused_and_nothing_else(tmp_path: Path) -> None:
    root = make_town(tmp_path / "town", {"log.csv": as_csv([*GOOD, BAD])})
    answer = invoke("run", "-w", root, "--engine", "builtin", "--quiet")
    assert answer.exit_code == int(ExitCode.INPUT_REFUSED), answer.output
    assert file_key_of(root, "log.csv") in answer.output
    for word in ("new file", "Warehouse", "Page", "render", "Kontrol af tallene"):
        assert word not in answer.output
    again = invoke("run", "-w", root, "--engine", "builtin", "--quiet")
    assert (again.exit_code, again.output) == (int(ExitCode.OK), "")


def test_json_names_paths_below_the_workspace(tmp_path: Path) -> None:
    root = make_town(tmp_path / "town", {"log.csv": as_csv([*GOOD, BAD])})
    answer = invoke("run", "-w", root, "--engine", "builtin", "--json")
    said = json.loads(answer.stdout)
    assert said["exit_code"] == answer.exit_code == int(ExitCode.INPUT_REFUSED)
    assert "site/index.html" in said["site"]
    assert all((root / page).is_file() for page in said["site"])
    assert str(tmp_path) not in answer.stdout


def test_nothing_is_published_where_nobody_of_the_team_has_registered(tmp_path: Path) -> None:
    root = make_town(tmp_path / "town", {})
    answer = invoke("run", "-w", root, "--quiet")
    assert answer.exit_code == int(ExitCode.NOT_PUBLISHED), answer.output
    assert "ikke en eneste" in " ".join(answer.output.split())
    assert not (root / "warehouse" / "current.json").exists()


def test_a_lost_staff_map_does_not_replace_what_is_published(tmp_path: Path) -> None:
    """Half of the rows name their person by initials: without the map they are refused."""
    by_initials = [(*row[:2], "ANA", *row[3:]) for row in GOOD]
    root = make_town(tmp_path / "town", {"log.csv": as_csv([*GOOD, *by_initials])})
    staff_map = root / "private" / "staff_map.csv"
    heading = staff_map.read_text(encoding="utf-8-sig")
    staff_map.write_text(f"{heading}OP2;Anna Ager;ANA;\n", encoding="utf-8")
    assert invoke("run", "-w", root, "--engine", "builtin").exit_code == int(ExitCode.OK)
    before = (root / "warehouse" / "current.json").read_bytes()
    staff_map.write_text(heading, encoding="utf-8")
    answer = invoke("run", "-w", root, "--engine", "builtin")
    assert answer.exit_code == int(ExitCode.NOT_PUBLISHED), answer.output
    assert "staff_map.csv" in answer.output
    assert (root / "warehouse" / "current.json").read_bytes() == before
