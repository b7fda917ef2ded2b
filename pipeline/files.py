"""Files that are whole or not there: digests and atomic replacement."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

_BLOCK = 1024**2
# Seconds between attempts to give a file its name: on Windows a reader, or what looks for viruses,
# may have the former one open for a moment.
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8)
# Windows would write other line ends into a descriptor opened as text.
_BINARY = getattr(os, "O_BINARY", 0)


def read_small(path: Path, most: int) -> bytes:
    """Return the bytes of a file that a person wrote.

    Raises
    ------
    OSError
        When it cannot be read, is no file (a pipe would be waited for without end), or has more
        than ``most`` bytes.
    """
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is no file")
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most // 1024**2} MB")
    return content


def sha256_of(path: Path, goes_on: Callable[[], None] = lambda: None) -> str:
    """Return the SHA-256 of a file's bytes as hex; ``goes_on`` is called now and then meanwhile."""
    digest = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            goes_on()
    return digest.hexdigest()


def digest_of_tree(folders: Iterable[Path], *, suffixes: tuple[str, ...] = ()) -> str:
    """Return one SHA-256 over the relative paths and bytes of all files below some folders.

    Parameters
    ----------
    folders
        Folders to read; one that is missing counts as empty.
    suffixes
        Only files with these endings; all but compiled Python when empty.
    """
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if not path.is_file() or "__pycache__" in path.parts:
                continue
            if suffixes and path.suffix not in suffixes:
                continue
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(bytes.fromhex(sha256_of(path)))
    return digest.hexdigest()


def digest_of_values(*values: object) -> str:
    """Return the SHA-256 of values as canonical JSON (dates and paths as text)."""
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=str).encode()).hexdigest()


def sync(path: Path) -> None:
    """Make sure that a file or folder is on the disk, not only in the system's memory."""
    if path.is_dir() and os.name == "nt":  # Windows has no handle to sync a folder with
        return
    # Windows flushes only a handle that may write.
    mode = os.O_RDONLY if path.is_dir() or os.name != "nt" else os.O_RDWR
    descriptor = os.open(path, mode)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def move(fresh: Path, path: Path) -> None:
    """Give a file another's name and place in one step; wait a little where that one is in use.

    Raises
    ------
    OSError
        When the system refuses; a :class:`PermissionError` only after several attempts.
    """
    for wait in _WAITS:
        try:
            fresh.replace(path)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    fresh.replace(path)


def replace_json(path: Path, content: dict[str, Any]) -> None:
    """Replace a small JSON file in one step: readers see the old or the new one, whole."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(json.dumps(content, indent=2, default=str) + "\n", encoding="utf-8")
    sync(fresh)
    move(fresh, path)
    sync(path.parent)


def read_json(path: Path) -> dict[str, Any] | None:
    """Read a small JSON file; None when it is missing or is no JSON object."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return content if isinstance(content, dict) else None


def replace_private(path: Path, content: bytes) -> None:
    """Replace a file that its owner alone may read, in one step; its folder becomes 0700."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    sync(fresh)
    move(fresh, path)
    sync(path.parent)
