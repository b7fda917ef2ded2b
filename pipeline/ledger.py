"""The run ledger: one line of JSON per run, never changed unless a file is erased."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import shutil
import subprocess
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, BinaryIO

from filelock import FileLock, Timeout

from pipeline import __version__
from pipeline.files import move, read_json, replace_json, sync
from pipeline.problems import ExitCode, UngetidError
from pipeline.workspace import Workspace

_LAST_LINES = 4 * 1024**2  # bytes: a line names every file that came in with that run
_ENGINES = ("polars", "duckdb", "great-expectations", "plotly", "sqlglot", "typst")


@dataclass
class RunRecord:
    """What one run did; becomes one line of the ledger.

    Parameters
    ----------
    as_of, as_of_source
        The day that counted as today; from the ``setting`` or, where none is made, the ``clock``.
    stages
        Stage → seconds and outcome (``done``, ``unchanged``, ``failed``).
    files
        What came in for the first time: SHA-256, kind and row counts.
    damaged_parts
        Parts of the lake that were not what was written, and were read again.
    interrupted
        Process and start of a run that was ended before it could write a line of its own.
    """

    as_of: dt.date
    as_of_source: str
    started_at: str = field(default_factory=lambda: _now().isoformat(timespec="seconds"))
    finished_at: str = ""
    exit_code: int = int(ExitCode.OK)
    stages: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: list[dict[str, Any]] = field(default_factory=list)
    files_unchanged: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    lake_digest: str = ""
    build_key: str = ""
    verdict: dict[str, Any] = field(default_factory=dict)
    published: str = ""
    site: list[str] = field(default_factory=list)
    render_engine: str = ""
    damaged_parts: list[str] = field(default_factory=list)
    interrupted: dict[str, Any] = field(default_factory=dict)
    fault: str = ""

    @contextmanager
    def stage(self, name: str) -> Iterator[dict[str, Any]]:
        """Time a stage; the dict it gives may be filled with what the stage has to say."""
        note: dict[str, Any] = {"outcome": "failed"}
        self.stages[name] = note
        start = time.perf_counter()
        try:
            yield note
            if note["outcome"] == "failed":
                note["outcome"] = "done"
        finally:
            note["seconds"] = round(time.perf_counter() - start, 3)

    def write(self, workspace: Workspace) -> None:
        """Append the record to the ledger and make sure it is on the disk."""
        self.finished_at = _now().isoformat(timespec="seconds")
        line = {**asdict(self), "software": software()}
        workspace.runs.mkdir(exist_ok=True)
        append_line(workspace.ledger, json.dumps(line, ensure_ascii=False, default=str))


def append_line(path: Path, line: str) -> None:
    """Append a line to a file of the ledger and make sure that it is on the disk."""
    with path.open("a+b") as file:
        if _is_torn(file):  # by a crash: what follows must not be lost with it
            file.write(b"\n")
        file.write(f"{line}\n".encode())
        file.flush()
        os.fsync(file.fileno())


def forget_files(workspace: Workspace, digests: Collection[str]) -> int:
    """Take files that were erased out of the ledger, in one step; say how many lines changed.

    Parameters
    ----------
    digests
        SHA-256 of the files.
    """
    if not digests or not workspace.ledger.is_file():
        return 0
    lines = workspace.ledger.read_bytes().splitlines(keepends=True)
    fresh_lines = [_without_files(line, digests) for line in lines]
    changed = sum(one != other for one, other in zip(lines, fresh_lines, strict=True))
    if changed:
        fresh = workspace.ledger.with_name(f".{workspace.ledger.name}.new")
        fresh.write_bytes(b"".join(fresh_lines))
        sync(fresh)
        move(fresh, workspace.ledger)
        sync(workspace.runs)
    return changed


def last_finished(workspace: Workspace) -> dt.datetime | None:
    """Return when the clock said the last run ended; None before the first."""
    try:
        with workspace.ledger.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(size - _LAST_LINES, 0))
            lines = file.read().splitlines()
    except OSError:
        return None
    for line in reversed(lines):
        try:
            return dt.datetime.fromisoformat(json.loads(line)["finished_at"])
        except (ValueError, KeyError, TypeError):  # torn by a crash, or by where reading began
            continue
    return None


def _without_files(line: bytes, digests: Collection[str]) -> bytes:
    """Return a line without what it says of some files; a fault that names one does so no more."""
    keys = [f"f-{digest[:16]}".encode() for digest in digests]
    if not any(word in line for word in (*keys, *(digest.encode() for digest in digests))):
        return line
    try:
        record = json.loads(line)
        record["files"] = [one for one in record["files"] if one["sha256"] not in digests]
        left = (json.dumps(record, ensure_ascii=False) + "\n").encode()
    except (ValueError, KeyError, TypeError):  # torn by a crash
        left = b"\n"
    for key in keys:
        left = left.replace(key, b"(erased)")
    return left


def _is_torn(ledger: BinaryIO) -> bool:
    """Say whether the last line was never ended."""
    if ledger.seek(0, os.SEEK_END) == 0:
        return False
    ledger.seek(-1, os.SEEK_END)
    return ledger.read(1) != b"\n"


def software() -> dict[str, str]:
    """Return the versions that the numbers depend on, and the git revision of a checkout."""
    versions = {name: version(name) for name in _ENGINES}
    return {
        "ungetid": __version__,
        "git_revision": _git_revision(),
        "python": platform.python_version(),
        **versions,
    }


@contextmanager
def only_run(workspace: Workspace) -> Iterator[dict[str, Any]]:
    """Hold the workspace for one run; the system lets go of it when the process dies.

    It gives the process and the start of a run that was ended before it could let go itself; an
    empty dict where there is none.

    Raises
    ------
    UngetidError
        With the holder's process and start when another run is at work.
    """
    workspace.runs.mkdir(exist_ok=True)
    holder = workspace.runs / "holder.json"
    lock = FileLock(workspace.runs / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        who = read_json(holder) or {}
        raise UngetidError(
            f"Another run is at work (process {who.get('pid', '?')}, "
            f"since {who.get('started_at', '?')}).",
            mend="Wait until it ends; nothing was changed.",
            exit_code=ExitCode.BUSY,
        ) from None
    try:
        ended = read_json(holder) or {}
        replace_json(
            holder, {"pid": os.getpid(), "started_at": _now().isoformat(timespec="seconds")}
        )
        yield ended
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def _git_revision() -> str:
    """Return the revision of the checkout this runs from; empty outside one."""
    checkout = Path(__file__).resolve().parent.parent
    git = shutil.which("git")
    if git is None or not (checkout / ".git").exists():
        return ""
    answer = subprocess.run(
        [git, "rev-parse", "HEAD"], cwd=checkout, capture_output=True, text=True, check=False
    )
    return answer.stdout.strip()
