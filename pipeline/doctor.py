"""Is this machine and this workspace as they should be?"""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.corrections import read_corrections
from pipeline.erasure_report import is_unfinished
from pipeline.files import sha256_of
from pipeline.problems import UngetidError
from pipeline.publish import published
from pipeline.resources import resource_folder
from pipeline.validation.suites import read_suites
from pipeline.workspace import Workspace, open_workspace

_FREE_BYTES_WANTED = 2 * 1024**3
_OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True)
class Finding:
    """What one check found.

    Parameters
    ----------
    state
        ``ok``; ``note`` for what may be as it is; ``fault`` for what must be mended.
    """

    check: str
    state: Literal["ok", "note", "fault"]
    found: str
    mend: str = ""


def examine(root: Path) -> list[Finding]:
    """Examine the machine and, where there is one, the workspace.

    Parameters
    ----------
    root
        The workspace's folder.
    """
    findings = [_python(), _quarto()]
    try:
        workspace = open_workspace(root)
    except UngetidError as fault:
        return [*findings, Finding("workspace", "fault", fault.what, fault.mend)]
    checks: tuple[Callable[[Workspace], Finding], ...] = (
        _settings,
        _decision,
        _staff,
        _corrections,
        _expectations,
        _root,
        _private,
        _erasure,
        _disk,
        _published,
    )
    return [*findings, *(check(workspace) for check in checks)]


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < _OLDEST_PYTHON:
        return Finding("python", "fault", version, "Install Python 3.11 or newer.")
    return Finding("python", "ok", version)


def _quarto() -> Finding:
    path = shutil.which("quarto")
    if path is None:
        return Finding("quarto", "note", "not found: the built-in engine renders the reports")
    return Finding("quarto", "ok", path)


def _settings(workspace: Workspace) -> Finding:
    as_of = workspace.settings().as_of
    if as_of is None:
        return Finding("as_of", "ok", "not set: the day of the run, recorded in the ledger")
    return Finding("as_of", "note", f"fixed at {as_of}", "Remove as_of to report up to today.")


def _decision(workspace: Workspace) -> Finding:
    decisions = workspace.settings().decision
    if not decisions:
        return Finding(
            "decision", "note", "none: the reports speak of the working group's recommendation"
        )
    last = max(decisions, key=lambda decision: decision.effective_from)
    return Finding("decision", "ok", f"{last.model} from {last.effective_from}")


def _staff(workspace: Workspace) -> Finding:
    """Count the lines of staff.csv: without staff every row is refused."""
    file = workspace.reference / "staff.csv"
    lines = file.read_bytes().splitlines() if file.is_file() else []
    if len(lines) < 2:  # a heading alone is no staff
        return Finding("staff", "fault", "reference/staff.csv lists nobody", "Fill it in.")
    return Finding("staff", "ok", f"{len(lines) - 1} periods of employment")


def _corrections(workspace: Workspace) -> Finding:
    """Check that corrections.toml can be read; what its corrections find, the build says."""
    try:
        corrections = read_corrections(workspace)
    except UngetidError as fault:
        where = f" ({fault.where})" if fault.where != workspace.corrections_file.name else ""
        return Finding("corrections", "fault", f"{fault.what}{where}", fault.mend)
    if not corrections:
        return Finding("corrections", "ok", "none")
    return Finding("corrections", "ok", f"{len(corrections)}, written as they must be")


def _expectations(workspace: Workspace) -> Finding:
    """Check that the workspace's own expectations can be read; what they find, a run says."""
    if not workspace.expectations.is_dir():
        return Finding("expectations", "ok", "none of your own")
    try:
        shipped = read_suites(resource_folder("expectations"))
        known = read_suites(resource_folder("expectations"), workspace.expectations)
    except UngetidError as fault:
        return Finding("expectations", "fault", f"{fault.what} ({fault.where})", fault.mend)
    return Finding("expectations", "ok", f"{len(known) - len(shipped)} of your own, readable")


def _root(workspace: Workspace) -> Finding:
    """Check that nobody else gets into the workspace: all of it is personal data."""
    if os.name == "nt":
        return Finding(
            "workspace", "note", "not checked on Windows: see who may open the workspace"
        )
    if _is_open_to_others(workspace.root):
        return Finding(
            "workspace",
            "fault",
            "others on this machine can open inbox, lake, warehouse and site",
            "chmod 700 on the workspace's folder; share site/ as a copy.",
        )
    return Finding("workspace", "ok", "can be opened by you alone")


def _is_open_to_others(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def _private(workspace: Workspace) -> Finding:
    """Check that nobody else on the machine can read what may name a person."""
    if not workspace.private.is_dir() or not workspace.key_file.is_file():
        return Finding(
            "private",
            "fault",
            "private/identity.key is missing",
            "Bring it back from the backup: with another key, staff get other codes.",
        )
    if os.name == "nt":
        return Finding(
            "private", "note", "not checked on Windows: see who may open the folder private"
        )
    open_to_others = [
        path.name
        for path in (workspace.private, *workspace.private.rglob("*"))
        if _is_open_to_others(path)
    ]
    if open_to_others:
        return Finding(
            "private",
            "fault",
            f"others on this machine can read: {len(open_to_others)} of private/",
            "chmod -R go= private",
        )
    return Finding("private", "ok", "key, staff map, erasures and all else readable by you alone")


def _erasure(workspace: Workspace) -> Finding:
    """Check that what was erased is gone everywhere; what only a person can take out is told."""
    if is_unfinished(workspace):
        return Finding(
            "erasure", "fault", "an erasure was begun and not finished", "Run 'ungetid run'."
        )
    if not workspace.erased_file.is_file():
        return Finding("erasure", "ok", "nothing was ever erased")
    # Here, since the libraries of ingest take their time, and most workspaces never need them.
    from pipeline.ingest.erasing import read_erased  # noqa: PLC0415 - see above
    from pipeline.ingest.erasing.left import read_left, still_left  # noqa: PLC0415 - see above

    try:
        read_erased(workspace)
    except UngetidError as fault:
        return Finding("erasure", "fault", f"{fault.what} ({fault.where})", fault.mend)
    listed, left = read_left(workspace), still_left(workspace)
    if left:
        return Finding(
            "erasure",
            "fault",
            f"what was erased still lies in {len(left)} place(s)",
            "private/erasure_left.csv says where and what to do; then run 'ungetid run'.",
        )
    if listed:
        return Finding(
            "erasure", "note", "files were changed since", "Run 'ungetid run': it looks again."
        )
    return Finding("erasure", "ok", "what was erased is gone")


def _disk(workspace: Workspace) -> Finding:
    free = shutil.disk_usage(workspace.root).free
    found = f"{free / 1024**3:.1f} GiB free"
    if free < _FREE_BYTES_WANTED:
        return Finding("disk", "fault", found, "Make room: at least 2 GiB.")
    return Finding("disk", "ok", found)


def _published(workspace: Workspace) -> Finding:
    current = published(workspace)
    if current is None:
        return Finding("warehouse", "note", "nothing published yet", "Run 'ungetid run'.")
    if sha256_of(current.file) != current.sha256:
        return Finding(
            "warehouse",
            "fault",
            f"{current.file.name} was changed after it was published",
            "Run 'ungetid run': it is built again.",
        )
    return Finding("warehouse", "ok", f"{current.file.name}, as of {current.as_of}")
