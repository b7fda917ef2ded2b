"""A workspace of its own for the hard files: invented staff, and everything received on one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from pipeline.ingest import IngestReport, ingest
from pipeline.progress import Silent
from pipeline.workspace import Workspace, create_workspace

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
RECEIVED_ON = dt.date(2025, 1, 6)
STAFF = """\
staff_code;role;employment_unit;weekly_norm_hours;valid_from;valid_to
GA1;operative;cbf;37;2000-01-01;
GA2;operative;ungdomsskolen;30;2019-02-01;2024-06-30
KP1;konsulent;cbf;37;2018-01-01;
"""
STAFF_MAP = """\
medarbejder;navn;initialer;e-mail
GA1;Iben Skovdal Krat;ISKR;iben.krat@example.org
GA2;Tage Bøgelund;TABØ;tage.boegelund@example.org
KP1;Ruth Fyrreholm;RUFY;ruth.fyrreholm@example.org
"""
STAFF_CODES = ("GA1", "GA2", "KP1")


def make_town(root: Path, *, settings: str = "", profiles: Path | None = None) -> Workspace:
    """Make the workspace; ``profiles``: a folder of source profiles to copy into it."""
    workspace = create_workspace(root)
    text = f"is_synthetic = true\n{settings}"
    workspace.settings_file.write_text(text, encoding="utf-8")
    (workspace.reference / "staff.csv").write_text(STAFF, encoding="utf-8")
    workspace.staff_map.write_text(STAFF_MAP, encoding="utf-8")
    if profiles is not None:
        workspace.profiles.mkdir(exist_ok=True)
        for path in sorted(profiles.glob("*.toml")):
            (workspace.profiles / path.name).write_bytes(path.read_bytes())
    return workspace


def deliver(workspace: Workspace, files: Iterable[str]) -> None:
    """Write the delivery log: every file came on the same morning."""
    day = f"{RECEIVED_ON:%d-%m-%Y} 08:00"
    lines = ["fil;modtaget", *(f"{name};{day}" for name in files)]
    (workspace.inbox / "modtaget.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_inbox(workspace: Workspace) -> IngestReport:
    """Run ingest."""
    return ingest(workspace, progress=Silent())


def lake_rows(workspace: Workspace, table: str) -> pl.DataFrame:
    """Return a lake table's rows of the files that count."""
    manifest = pl.read_parquet(workspace.manifest).filter("is_current")
    paths = [workspace.lake / table / f"{key}.parquet" for key in manifest["part_key"]]
    frames = [pl.read_parquet(path) for path in paths if path.is_file()]
    return pl.concat(frames) if frames else pl.DataFrame()
