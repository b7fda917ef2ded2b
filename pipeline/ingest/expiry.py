"""What names people or files expires: workbooks for a person, drafts of profiles, own prints."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pipeline.workspace import Workspace

HANDED_BACK = "refused"  # below private/
REVIEW_NAME = "gennemsyn.xlsx"
DRAFTS = "profile_*.toml"


def expire(workspace: Workspace) -> int:
    """Remove what has lain in ``private/`` for longer than ``[retention] handback_days``.

    Returns
    -------
    int
        How many files.
    """
    days = workspace.settings().retention.handback_days
    oldest = dt.datetime.now(dt.UTC).timestamp() - days * 24 * 3600
    found = [*(workspace.private / HANDED_BACK).rglob("*"), *workspace.private.glob(DRAFTS)]
    found += [workspace.private / REVIEW_NAME, *workspace.own.rglob("*")]
    old = [path for path in found if _is_older(path, oldest)]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _is_older(path: Path, oldest: float) -> bool:
    return path.is_file() and not path.is_symlink() and path.stat().st_mtime < oldest
