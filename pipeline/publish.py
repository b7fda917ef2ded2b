"""Write, audit, publish: the last step, in which readers get the new warehouse.

A candidate is a DuckDB file and a note beside it (``candidate.json``) that says which inputs it
was built from and what validation said of exactly these bytes. Publishing gives the file its own
name and replaces the pointer ``current.json``, atomically on every system: a reader that has the
former file open keeps it.
"""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.files import read_json, replace_json, sha256_of, sync
from pipeline.problems import ExitCode, UngetidError
from pipeline.workspace import Workspace

_POINTER = "current.json"


@dataclass(frozen=True)
class CandidateNote:
    """What is known of the candidate beside its bytes.

    Parameters
    ----------
    build_key
        Digest of everything the numbers depend on.
    as_of
        The day that counts as today.
    sha256
        Digest of the candidate's bytes when this was written.
    is_publishable
        What validation said; None before it ran.
    """

    build_key: str
    as_of: dt.date
    sha256: str
    is_publishable: bool | None = None


@dataclass(frozen=True)
class Published:
    """The warehouse that readers see."""

    file: Path
    build_key: str
    sha256: str
    as_of: dt.date


def candidate_file(workspace: Workspace) -> Path:
    """Return where the next warehouse is built, out of readers' sight."""
    return workspace.warehouse / "candidate.duckdb"


def write_note(workspace: Workspace, note: CandidateNote) -> None:
    """Record what is known of the candidate."""
    replace_json(workspace.warehouse / "candidate.json", asdict(note))


def read_note(workspace: Workspace) -> CandidateNote:
    """Read the candidate's note and check that it is about the file beside it.

    Raises
    ------
    UngetidError
        When there is no candidate, or its bytes changed since the note was written.
    """
    content = read_json(workspace.warehouse / "candidate.json")
    file = candidate_file(workspace)
    if content is None or not file.is_file():
        raise UngetidError("There is no candidate.", mend="Run 'ungetid build' first.")
    if content.keys() < {"build_key", "as_of", "sha256", "is_publishable"}:
        raise UngetidError(
            "The candidate's note cannot be read.", mend="Run 'ungetid build' again."
        )
    if sha256_of(file) != content["sha256"]:
        raise UngetidError(
            "The candidate was changed after it was built.", mend="Run 'ungetid build' again."
        )
    return CandidateNote(
        content["build_key"],
        dt.date.fromisoformat(content["as_of"]),
        content["sha256"],
        content["is_publishable"],
    )


def published(workspace: Workspace) -> Published | None:
    """Return the warehouse that the pointer names; None before the first publication."""
    pointer = read_json(workspace.warehouse / _POINTER)
    if pointer is None:
        return None
    try:
        file = workspace.warehouse / Path(pointer["file"]).name
        as_of = dt.date.fromisoformat(pointer["as_of"])
        found = Published(file, pointer["build_key"], pointer["sha256"], as_of)
    except (KeyError, TypeError, ValueError):
        return None  # a pointer that says nothing points nowhere: the next run writes it anew
    return found if file.is_file() else None


def publish(workspace: Workspace, *, kept: int) -> Published:
    """Make the candidate the warehouse that readers see.

    Parameters
    ----------
    kept
        How many published versions to keep, this one included.

    Raises
    ------
    UngetidError
        When there is no candidate, it was not validated, or a critical expectation failed.
    """
    note = read_note(workspace)
    if note.is_publishable is None:
        raise UngetidError(
            "The candidate has not been validated.", mend="Run 'ungetid validate' first."
        )
    if not note.is_publishable:
        raise UngetidError(
            "The candidate failed a critical expectation and is not published.",
            mend="'ungetid validate' shows what failed; readers still see the former version.",
            exit_code=ExitCode.NOT_PUBLISHED,
        )
    target = _free_name(workspace, note.build_key)
    candidate_file(workspace).rename(target)
    sync(target)
    sync(workspace.warehouse)
    result = Published(target, note.build_key, note.sha256, note.as_of)
    replace_json(workspace.warehouse / _POINTER, {**asdict(result), "file": target.name})
    (workspace.warehouse / "candidate.json").unlink()
    _forget_old_versions(workspace, target, kept)
    return result


def drop_other_versions(workspace: Workspace, *, keep_current: bool) -> int:
    """Remove every warehouse but the one that readers see, and what builds left; say how many.

    Parameters
    ----------
    keep_current
        Let the published one stand; else readers see none until the next publication.

    Raises
    ------
    OSError
        When one of them cannot be removed: on Windows, while somebody has it open.
    """
    current = published(workspace) if keep_current else None
    count = 0
    if current is None:
        (workspace.warehouse / _POINTER).unlink(missing_ok=True)
    for path in sorted(workspace.warehouse.iterdir()) if workspace.warehouse.is_dir() else ():
        if current is not None and path in (current.file, workspace.warehouse / _POINTER):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)  # what a build spilled
        else:
            count += path.name.endswith(".duckdb")
            path.unlink(missing_ok=True)
    if workspace.warehouse.is_dir():
        sync(workspace.warehouse)
    return count


def _free_name(workspace: Workspace, build_key: str) -> Path:
    """Name the file by its inputs; a rebuild of the same inputs gets a number."""
    stem = f"warehouse-{build_key[:12]}"
    names = [f"{stem}.duckdb", *(f"{stem}-{number}.duckdb" for number in range(2, 1000))]
    return next(
        path for path in (workspace.warehouse / name for name in names) if not path.exists()
    )


def _forget_old_versions(workspace: Workspace, current: Path, kept: int) -> None:
    """Remove the oldest versions; one that a reader holds open on Windows goes next time."""
    versions = sorted(
        (path for path in workspace.warehouse.glob("warehouse-*.duckdb") if path != current),
        key=lambda path: path.stat().st_mtime,
        reverse=True,
    )
    for path in versions[kept - 1 :]:
        try:
            path.unlink()
        except PermissionError:
            continue
