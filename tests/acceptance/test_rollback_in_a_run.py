"""Readers get an earlier version back, with its pages, until something changes."""

from __future__ import annotations

import json
from pathlib import Path

from small_town import GOOD_ROW, as_csv, town
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.publish import published, rolled_back


def verb(root: Path, *words: str) -> dict[str, object]:
    done = CliRunner().invoke(app, [*words, "-w", str(root), "--json"])
    assert done.exit_code in (0, 3), done.output
    return json.loads(done.stdout[done.stdout.index("{") :])


def test_a_run_leaves_a_rollback_alone_until_something_changes(tmp_path: Path) -> None:
    workspace = town(tmp_path / "town", {"log.csv": as_csv([GOOD_ROW])})
    root = workspace.root
    verb(root, "run", "--engine", "builtin")
    first = published(workspace)
    settings_file = root / "ungetid.toml"
    text = settings_file.read_text(encoding="utf-8")
    settings_file.write_text(text + "\n[retention]\nkept_warehouses = 4\n", encoding="utf-8")
    verb(root, "run", "--engine", "builtin")
    second = published(workspace)
    assert first is not None
    assert second is not None
    assert second.build_key != first.build_key

    told = CliRunner().invoke(app, ["rollback", "-w", str(root), "--list"])
    assert told.stdout.splitlines()[0].startswith(second.file.name)
    assert "what readers see" in told.stdout.splitlines()[0]
    verb(root, "rollback", "--engine", "builtin")
    assert published(workspace) == first

    run = verb(root, "run", "--engine", "builtin")
    assert published(workspace) == first
    assert {run["stages"][name]["outcome"] for name in ("build", "publish")} == {"rolled_back"}
    assert run["stages"]["render"]["outcome"] == "unchanged", "the pages are those of the rollback"
    said = CliRunner().invoke(app, ["run", "-w", str(root), "--engine", "builtin"])
    assert "was rolled back" in said.stdout

    settings_file.write_text(text + "\n[retention]\nkept_warehouses = 3\n", encoding="utf-8")
    verb(root, "run", "--engine", "builtin")
    assert published(workspace) not in (first, second)
    assert rolled_back(workspace) == {second.build_key}
