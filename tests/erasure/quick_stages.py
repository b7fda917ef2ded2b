"""A town with a warehouse and pages that say who is in the lake, by stages that take no time."""

from __future__ import annotations

from pathlib import Path

import pytest
from erased_town import codes_in_lake
from ingest_town import csv_of, make_workspace, row, run
from personal_scan import found_in, needle_pattern

from pipeline import stages
from pipeline.files import replace_json, sha256_of
from pipeline.ingest.identity import STAFF, read_identity
from pipeline.publish import Published, published
from pipeline.workspace import Workspace

LOG = [row(medarbejder="Åse Ravnkær"), row(medarbejder="BOTJ"), row(medarbejder="ÅSRA", timer="9")]


class Verdict:
    is_publishable = True

    def counts(self) -> dict[str, int]:
        return {}


def build(one: Workspace, *_: object) -> None:
    (one.warehouse / "candidate.duckdb").write_text("\n".join(sorted(codes_in_lake(one))))


def publish(one: Workspace, *_: object) -> Published | None:
    made = one.warehouse / "candidate.duckdb"
    target = one.warehouse / f"warehouse-{sha256_of(made)[:12]}.duckdb"
    made.rename(target)
    pointer = {"file": target.name, "build_key": "", "sha256": "", "as_of": "2025-01-06"}
    replace_json(one.warehouse / "current.json", pointer)
    return published(one)


def render(one: Workspace, *_: object, **__: object) -> list[Path]:
    one.site.mkdir(exist_ok=True)
    current = published(one)
    assert current is not None
    (one.site / "index.html").write_text(current.file.read_text())
    return [one.site / "index.html"]


def use_quick_stages(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(stages, "build_candidate", build)
    patch.setattr(stages, "validate_candidate", lambda *_, **__: Verdict())
    patch.setattr(stages, "publish_candidate", publish)
    patch.setattr(stages, "render_site", render)


def lay_out(workspace: Workspace) -> Workspace:
    """Fill a workspace: logs of which one bears a name, two warehouses, a page."""
    (workspace.inbox / "shared.csv").write_bytes(csv_of(LOG))
    (workspace.inbox / "Åse Ravnkær.csv").write_bytes(csv_of(LOG[:1]))
    run(workspace)
    build(workspace)
    publish(workspace)
    render(workspace)
    (workspace.warehouse / "warehouse-000000000000.duckdb").write_text(code_of(workspace))
    return workspace


def make_town(root: Path) -> Workspace:
    return lay_out(make_workspace(root))


def code_of(workspace: Workspace) -> str:
    return read_identity(workspace).code(STAFF, "OP1")


def where_the_code_is(workspace: Workspace) -> set[str]:
    needles = needle_pattern([code_of(workspace)])
    files = [path for path in sorted(workspace.root.rglob("*")) if path.is_file()]
    # The warehouses of these tests are texts.
    return {
        path.relative_to(workspace.root).as_posix()
        for path in files
        if (
            needles.pattern.search(path.read_text(errors="ignore"))
            if path.suffix == ".duckdb"
            else found_in(path, needles)
        )
    }
