"""What a workspace's files say, seen from outside."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path


def file_key_of(root: Path, name: str) -> str:
    """Return the short hash that stands for a file of the inbox (pipeline/lake, ``file_key``)."""
    return file_key(root / "inbox" / name)


def file_key(path: Path) -> str:
    """Return ``f-`` and the first 16 hex digits of the SHA-256 of a file's bytes."""
    return f"f-{hashlib.sha256(path.read_bytes()).hexdigest()[:16]}"


def file_index(root: Path) -> dict[str, list[str]]:
    """Read ``private/file_index.csv``: file key → paths below the inbox that have its bytes."""
    found: dict[str, list[str]] = {}
    with (root / "private" / "file_index.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            found.setdefault(row["file_key"], []).append(row["path"])
    return found
