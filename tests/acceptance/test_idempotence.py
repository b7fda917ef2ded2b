"""Running twice changes nothing; what fails its checks is never seen; bad files stop no good ones.

design.md, promises 2 and 10; issue 2, *Validate*, *Publish* and *Done when*.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import polars as pl
from demo_run import Demo
from warehouse_contents import all_contents, difference, rows
from workspace_files import file_key_of

from pipeline import check_history
from pipeline.files import sha256_of
from pipeline.problems import ExitCode
from pipeline.publish import published
from pipeline.run import run
from pipeline.workspace import Workspace

LATER_STAGES = ("build", "analyse", "validate", "publish", "render")


def ledger(workspace: Workspace) -> list[dict[str, Any]]:
    return [json.loads(line) for line in workspace.ledger.read_text("utf-8").splitlines()]


def digests(folder: Path) -> dict[str, str]:
    """Return the digest of every file below a folder but the note of what was rendered."""
    return {
        path.relative_to(folder).as_posix(): sha256_of(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def warehouse_file(workspace: Workspace) -> Path:
    current = published(workspace)
    assert current is not None
    return current.file


def test_a_second_run_changes_nothing(demo: Demo, own_demo: Workspace) -> None:
    """In a copy in another folder, too: nothing may depend on where the workspace lies."""
    lake, checks = digests(own_demo.lake), own_demo.check_history.read_bytes()
    report = run(own_demo, engine="builtin")
    assert own_demo.check_history.read_bytes() == checks
    assert report.exit_code is ExitCode.OK, "nothing new came in, so nothing new is refused"
    assert digests(own_demo.lake) == lake
    found = difference(all_contents(demo.warehouse), all_contents(warehouse_file(own_demo)))
    assert not found, found
    assert digests(own_demo.site) == digests(demo.workspace.site)
    assert digests(own_demo.warehouse) == digests(demo.workspace.warehouse)


def test_a_second_run_adds_one_line_and_skips_the_work(demo: Demo, own_demo: Workspace) -> None:
    before = ledger(own_demo)
    run(own_demo, engine="builtin")
    after = ledger(own_demo)
    assert after[:-1] == before
    line = after[-1]
    assert line["stages"]["ingest"]["outcome"] == "unchanged"
    assert {line["stages"][stage]["outcome"] for stage in LATER_STAGES} == {"unchanged"}
    assert line["files"] == []
    assert line["files_unchanged"] >= len(before[0]["files"]) > 0
    assert line["lake_digest"] == before[0]["lake_digest"]


def test_a_forced_run_gives_the_same_numbers_and_pages(demo: Demo, own_demo: Workspace) -> None:
    """Computed again from the same lake: equal to the last bit, in tables and pages."""
    report = run(own_demo, engine="builtin", force=True)
    assert report.verdict is not None
    assert warehouse_file(own_demo).name != demo.warehouse.name, "it was built again"
    found = difference(all_contents(demo.warehouse), all_contents(warehouse_file(own_demo)))
    assert not found, found
    pages = digests(own_demo.site)
    assert pages
    differing = {
        name for name, digest in digests(demo.workspace.site).items() if pages.get(name) != digest
    }
    assert not differing
    assert pages.keys() == digests(demo.workspace.site).keys()


def test_an_inbox_read_again_gives_the_same_numbers(demo: Demo, own_demo: Workspace) -> None:
    """Lake and warehouse lost, inbox and private folder kept: the same tables come back."""
    shutil.rmtree(own_demo.lake)
    shutil.rmtree(own_demo.warehouse)
    own_demo.lake.mkdir()
    own_demo.warehouse.mkdir()
    run(own_demo, engine="builtin")
    found = difference(all_contents(demo.warehouse), all_contents(warehouse_file(own_demo)))
    assert not found, found


def test_what_fails_a_critical_check_is_not_published(own_demo: Workspace) -> None:
    """No refused row at all: the demo's own rows now fail the check, and readers see no change."""
    pointer = (own_demo.warehouse / "current.json").read_bytes()
    file, site = warehouse_file(own_demo), digests(own_demo.site)
    content, lines = sha256_of(file), len(ledger(own_demo))
    settings = own_demo.settings_file.read_text(encoding="utf-8")
    assert "refused_share_maximum" not in settings.replace("# refused_share_maximum", "")
    head, _, tail = settings.partition("[quality]\n")
    own_demo.settings_file.write_text(
        f"{head}[quality]\nrefused_share_maximum = 0.0\n{tail}", encoding="utf-8"
    )
    report = run(own_demo, engine="builtin")
    assert report.exit_code is ExitCode.NOT_PUBLISHED
    assert report.verdict is not None
    assert not report.verdict.is_publishable
    refused, former = check_history.read(own_demo)
    assert refused.checks == report.verdict.checks(), "kept, although nothing was published"
    assert refused.build_key != former.build_key
    assert (own_demo.warehouse / "current.json").read_bytes() == pointer
    assert sha256_of(file) == content
    assert digests(own_demo.site) == site
    assert len(ledger(own_demo)) == lines + 1
    assert ledger(own_demo)[-1]["exit_code"] == int(ExitCode.NOT_PUBLISHED)
    own_demo.settings_file.write_text(settings, encoding="utf-8")
    assert run(own_demo, engine="builtin").exit_code is ExitCode.OK, "mended, it runs again"
    assert digests(own_demo.site) == site


def test_an_unreadable_file_stops_no_other(demo: Demo, own_demo: Workspace) -> None:
    """A torn workbook arrives; a new good log arrives with it and counts."""
    good = next(
        path for path in sorted(own_demo.inbox.rglob("*.csv")) if path.name != "modtaget.csv"
    )
    (own_demo.inbox / "torn.xlsx").write_bytes(b"PK\x03\x04" + b"torn" * 100)
    # The same rows once more in another file: other bytes, no new hours.
    (own_demo.inbox / "again.csv").write_bytes(good.read_bytes() + b"\r\n")
    report = run(own_demo, engine="builtin")
    assert report.exit_code is ExitCode.INPUT_REFUSED
    manifest = pl.read_parquet(own_demo.manifest).filter(pl.col("is_current"))
    status = dict(manifest.select("file_key", "status").iter_rows())
    assert status[file_key_of(own_demo.root, "torn.xlsx")] == "refused"
    assert status[file_key_of(own_demo.root, "again.csv")] in {"loaded", "partly_refused"}
    assert warehouse_file(own_demo).name != demo.warehouse.name, "what is good is published"
    same = "suite, expectation_id, is_success, observed_count, element_count, examples"
    ago = f"select {same} from quality.expectation_history where builds_ago = {{}} order by all"
    assert rows(warehouse_file(own_demo), ago.format(1)) == rows(demo.warehouse, ago.format(0))
    earlier = {file["sha256"] for file in ledger(own_demo)[0]["files"]}
    assert {file["sha256"] for file in ledger(own_demo)[-1]["files"]}.isdisjoint(earlier)
