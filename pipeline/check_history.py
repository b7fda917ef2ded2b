"""The ledger's history of checks: one line of JSON per build that was checked, see decision 31.

A warehouse goes when enough later ones have been published; what its checks found stays here, and
the last builds' stand in each warehouse as ``quality.expectation_history``. A line is written
before anything is published, and a build that is checked again, after a kill or because somebody
asks for it, counts once: as it was checked last.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from pipeline.files import move, sync
from pipeline.ledger import append_line
from pipeline.workspace import Workspace

MOST_BUILDS = 100  # of a warehouse's table; the ledger keeps all of them
# What a check observed is kept through an erasure where it is a number or a day, and no text.
_PLAIN = re.compile(r"[-+0-9.,e]{1,24}( ?%)?")


@dataclass(frozen=True)
class Check:
    """What one expectation found of one build.

    Parameters
    ----------
    observed_count
        Rows that offend; None where the check could not be made.
    element_count
        Rows looked at.
    examples
        Keys of the first rows that offend; never text.
    """

    suite: str
    expectation_id: str
    severity: str
    is_success: bool
    observed_count: int | None
    element_count: int | None
    observed_value: str | None
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class CheckedBuild:
    """What all expectations found of one build.

    Parameters
    ----------
    build_key
        Digest of everything the build's numbers depend on.
    as_of
        The day that counted as today.
    checked_at
        When the run that checked it began, in UTC.
    """

    build_key: str
    as_of: dt.date
    checked_at: str
    checks: tuple[Check, ...]


def append(workspace: Workspace, build: CheckedBuild) -> None:
    """Write one line and make sure that it is on the disk."""
    workspace.runs.mkdir(exist_ok=True)
    content = asdict(build)
    line = json.dumps(content, ensure_ascii=False, default=str, separators=(",", ":"))
    append_line(workspace.check_history, line)


def read(workspace: Workspace, most: int = MOST_BUILDS) -> list[CheckedBuild]:
    """Return the builds that were checked last, the newest first, each once.

    Parameters
    ----------
    most
        How many builds.
    """
    found: dict[str, CheckedBuild] = {}
    for line in reversed(_lines(workspace)):
        if len(found) == most:
            break
        build = _build(line)
        if build is not None:
            found.setdefault(build.build_key, build)
    return list(found.values())


def forget_rows(workspace: Workspace) -> int:
    """Take out of every line which rows offended, in one step; say how many lines changed.

    Counts and results stay. Which rows a key named is not known any more once they are erased, so
    an erasure takes the keys of all; a value stays where it is a number or a day.
    """
    lines = _lines(workspace)
    fresh_lines = list(_without_rows(lines))
    former = set(lines)
    changed = len(lines) - len(fresh_lines) + sum(one not in former for one in fresh_lines)
    if changed:
        fresh = workspace.check_history.with_name(f".{workspace.check_history.name}.new")
        fresh.write_bytes(b"".join(line + b"\n" for line in fresh_lines))
        sync(fresh)
        move(fresh, workspace.check_history)
        sync(workspace.runs)
    return changed


def _lines(workspace: Workspace) -> list[bytes]:
    if not workspace.check_history.is_file():
        return []
    return workspace.check_history.read_bytes().splitlines()


def _build(line: bytes) -> CheckedBuild | None:
    """Read a line; one that a crash tore is none."""
    try:
        content = json.loads(line)
        checks = tuple(
            Check(**{**one, "examples": tuple(one["examples"])}) for one in content["checks"]
        )
        as_of = dt.date.fromisoformat(content["as_of"])
        return CheckedBuild(content["build_key"], as_of, content["checked_at"], checks)
    except (ValueError, KeyError, TypeError):
        return None


def _without_rows(lines: list[bytes]) -> Iterator[bytes]:
    """Return the lines without keys; a torn one is left out, since nothing tells what it holds."""
    for line in lines:
        try:
            content = json.loads(line)
            content["checks"] = [_without_keys(one) for one in content["checks"]]
        except (ValueError, KeyError, TypeError):
            continue
        yield json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _without_keys(check: dict[str, Any]) -> dict[str, Any]:
    value = check["observed_value"]
    is_plain = value is not None and _PLAIN.fullmatch(value) is not None
    return {**check, "examples": [], "observed_value": value if is_plain else None}
