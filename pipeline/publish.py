"""Write, audit, publish: the last step, in which readers get the new warehouse.

A candidate is a DuckDB file and a note beside it (``candidate.json``) that says which inputs it
was built from and what validation said of exactly these bytes. Publishing gives the file its own
name and replaces the pointer ``current.json``, atomically on every system: a reader that has the
former file open keeps it. The pointer lists the versions that are kept, too, and which of them were
rolled back: one small file, replaced in one step, is all there is to know.
"""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipeline.files import move, read_json, replace_json, sha256_of, sync
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
    found = _version(workspace, read_json(workspace.warehouse / _POINTER))
    return found if found is not None and found.file.is_file() else None


def versions(workspace: Workspace) -> list[Published]:
    """Return the warehouses that are kept, the last published first, what readers see included."""
    pointer = read_json(workspace.warehouse / _POINTER) or {}
    listed = pointer.get("versions")
    entries = listed if isinstance(listed, list) else [pointer]
    found = [_version(workspace, entry) for entry in entries]
    return [one for one in found if one is not None and one.file.is_file()]


def rolled_back(workspace: Workspace) -> set[str]:
    """Return the build keys that readers are not to be given again unless somebody asks for it."""
    pointer = read_json(workspace.warehouse / _POINTER) or {}
    keys = pointer.get("rolled_back")
    return {str(key) for key in keys} if isinstance(keys, list) else set()


def _version(workspace: Workspace, entry: object) -> Published | None:
    """Read an entry of the pointer; one that says nothing points nowhere: a run writes it anew."""
    if not isinstance(entry, dict):
        return None
    try:
        return Published(
            workspace.warehouse / Path(entry["file"]).name,
            entry["build_key"],
            entry["sha256"],
            dt.date.fromisoformat(entry["as_of"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def _point_to(
    workspace: Workspace, current: Published, kept: list[Published], held_back: set[str]
) -> None:
    def entry(version: Published) -> dict[str, Any]:
        return {**asdict(version), "file": version.file.name}

    pointer = {
        **entry(current),
        "versions": [entry(one) for one in kept],
        "rolled_back": sorted(held_back),
    }
    replace_json(workspace.warehouse / _POINTER, pointer)


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
    move(candidate_file(workspace), target)
    (workspace.warehouse / "candidate.json").unlink()  # there is no candidate any more
    sync(target)
    sync(workspace.warehouse)
    result = Published(target, note.build_key, note.sha256, note.as_of)
    stay = [result, *versions(workspace)][:kept]
    _point_to(workspace, result, stay, rolled_back(workspace) - {note.build_key})
    _forget_all_but(workspace, stay)
    return result


def roll_back(workspace: Workspace, to: str | None = None) -> Published:
    """Let readers see a version that is kept; what was published after it is not published again.

    Parameters
    ----------
    to
        The file's name; the version before the present one unless given. A later one may be
        named too: that takes a rollback back.

    Raises
    ------
    UngetidError
        When there is no such version, or its file is not what was published.
    """
    current, kept = published(workspace), versions(workspace)
    target = _asked(current, kept, to)
    if sha256_of(target.file) != target.sha256:
        raise UngetidError(
            "That version was changed after it was published; readers still see the present one.",
            where=f"warehouse/{target.file.name}",
            mend="Choose another one: 'ungetid rollback --list' shows them.",
        )
    later = {one.build_key for one in kept[: kept.index(target)]}
    held_back = (rolled_back(workspace) | later) - {target.build_key}
    _point_to(workspace, target, kept, held_back)
    return target


def _asked(current: Published | None, kept: list[Published], to: str | None) -> Published:
    if to is not None:
        found = [one for one in kept if one.file.name == Path(to).name]
    elif current in kept:
        found = kept[kept.index(current) + 1 :]
    else:
        found = kept  # the file that the pointer names is gone
    if not found:
        raise UngetidError(
            "There is no earlier version." if to is None else "There is no such version.",
            mend="'ungetid rollback --list' shows those that are kept.",
        )
    return found[0]


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
    else:
        _point_to(workspace, current, [current], rolled_back(workspace))
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


def sweep_versions(workspace: Workspace) -> None:
    """Remove what a run that was ended left of versions that are not kept."""
    if published(workspace) is not None:  # else a damaged pointer would take all of them
        _forget_all_but(workspace, versions(workspace))


def _forget_all_but(workspace: Workspace, stay: list[Published]) -> None:
    """Remove older versions; one that a reader holds open on Windows goes next time."""
    names = {one.file.name for one in stay}
    for path in workspace.warehouse.glob("warehouse-*.duckdb"):
        if path.name in names:
            continue
        try:
            path.unlink()
        except PermissionError:
            continue
