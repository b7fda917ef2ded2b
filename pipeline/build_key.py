"""What the published numbers depend on, as one digest: while it stays, nothing is built again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import polars as pl

from pipeline import __version__
from pipeline.confirmations import read_confirmed
from pipeline.corrections import read_corrections
from pipeline.files import digest_of_tree, digest_of_values
from pipeline.ledger import software
from pipeline.resources import resource_folder
from pipeline.workspace import Workspace

_SOURCE = Path(__file__).resolve().parent


def lake_digest(workspace: Workspace) -> str:
    """Return a digest of the lake parts that count."""
    if not workspace.manifest.is_file():
        return digest_of_values([])
    rows = pl.read_parquet(workspace.manifest).filter(pl.col("is_current"))
    return digest_of_values(rows.sort("kind", "table", "file_key", "part_key").rows())


def _corrections_digest(workspace: Workspace) -> str:
    """Return a digest of what corrections say; why, and who says so, changes no number."""
    kept = {"reason", "by"}
    return digest_of_values(
        [one.model_dump(mode="json", exclude=kept) for one in read_corrections(workspace)]
    )


def build_key(workspace: Workspace, as_of: dt.date) -> str:
    """Return a digest of everything the published numbers depend on."""
    return digest_of_values(
        lake_digest(workspace),
        as_of,
        workspace.settings().model_dump(mode="json"),
        [model.model_dump(mode="json") for model in workspace.models()],
        _corrections_digest(workspace),
        sorted(read_confirmed(workspace)),
        digest_of_tree(
            [resource_folder("sql"), resource_folder("expectations"), workspace.expectations]
        ),
        digest_of_tree([_SOURCE], suffixes=(".py",)),
        __version__,
        {name: value for name, value in software().items() if name != "git_revision"},
    )
