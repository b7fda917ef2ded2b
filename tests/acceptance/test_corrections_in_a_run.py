"""corrections.toml from the command line: it changes the figures, or stops the run and says why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import Result
from small_town import GOOD_ROW, as_csv, make_town
from typer.testing import CliRunner
from warehouse_contents import rows
from workspace_files import file_key_of

from pipeline.cli import app
from pipeline.problems import ExitCode

TEXT = """\
[[correction]]
id = "maj-1"
entries = ["{place}"]
action = "override"
set = {{duration_minutes = 30}}
reason = "{reason}"
by = "leder"
on = 2025-01-08
expect = {{entries = 1, duration_minutes = {minutes}}}
"""


def run(root: Path) -> Result:
    return CliRunner().invoke(app, ["run", "-w", str(root), "--engine", "builtin"])


def pointer(root: Path) -> dict[str, Any]:
    content = json.loads((root / "warehouse" / "current.json").read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def test_a_correction_counts_or_is_named(tmp_path: Path) -> None:
    root = make_town(tmp_path / "town", {"log.csv": as_csv([GOOD_ROW])})
    assert run(root).exit_code == int(ExitCode.OK)
    before = pointer(root)
    place = f"{file_key_of(root, 'log.csv')}:2"
    corrections = root / "corrections.toml"

    corrections.write_text(TEXT.format(place=place, reason="x", minutes=60), encoding="utf-8")
    refused = run(root)
    assert refused.exit_code == int(ExitCode.NOT_PUBLISHED), refused.output
    assert "maj-1" in refused.output
    assert "Traceback" not in refused.output
    assert pointer(root) == before, "what was published stays"

    corrections.write_text(TEXT.format(place=place, reason="x", minutes=90), encoding="utf-8")
    assert run(root).exit_code == int(ExitCode.OK)
    after = pointer(root)
    assert after != before
    [file] = rows(
        root / "warehouse" / after["file"],
        "SELECT sum(duration_minutes) AS minutes, bool_and(is_overridden) AS is_marked "
        "FROM core.fact_time_entry",
    )
    assert file == {"minutes": 30, "is_marked": True}

    corrections.write_text(TEXT.format(place=place, reason="andet", minutes=90), encoding="utf-8")
    assert run(root).exit_code == int(ExitCode.OK)
    assert pointer(root) == after, "why changes no number"
