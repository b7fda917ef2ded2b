"""What an erasure did, without naming whom: ``private/erasure.json``, written after every step.

While its state is ``begun``, or the list of what was erased is not the one that was done, the
erasure is not finished: the next run finishes it.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from pipeline.files import read_json, replace_private, sha256_of
from pipeline.workspace import Workspace

What = Literal["person", "file", "period"]


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


@dataclass
class ErasureReport:
    """What an erasure did.

    Parameters
    ----------
    what
        What kind of thing was erased; never which.
    has_warehouse
        Something was published, and is to be built again without it.
    places
        Place → how many files, rows or lines were removed there.
    left
        Where a person must take something out: path, rows, what and what to do, in Danish.
    same_meeting
        Keys of other files that tell of a meeting whose minutes were erased as a file; they stay.
    is_published
        Whether a warehouse without it stands.
    list_sha256
        Of the list of what was erased, as it was when all of it was done.
    """

    what: What
    has_warehouse: bool
    state: Literal["begun", "done", "planned"] = "begun"
    began_at: str = field(default_factory=_now)
    finished_at: str = ""
    places: dict[str, int] = field(default_factory=dict)
    left: list[dict[str, Any]] = field(default_factory=list)
    same_meeting: list[str] = field(default_factory=list)
    is_published: bool = False
    list_sha256: str = ""

    def add(self, place: str, count: int) -> None:
        """Count what was removed in a place."""
        self.places[place] = self.places.get(place, 0) + count

    def finish(self, workspace: Workspace) -> None:
        """Say that nothing of the list is to be done any more."""
        self.state, self.finished_at = "done", _now()
        self.list_sha256 = sha256_of(workspace.erased_file)

    def write(self, workspace: Workspace) -> None:
        """Write the report, for its owner alone."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=2) + "\n"
        content = text.encode("utf-8", errors="surrogateescape")
        replace_private(workspace.erasure_report, content)


def read_report(workspace: Workspace) -> ErasureReport | None:
    """Return the report of the last erasure; None without one, or where it cannot be read."""
    content = read_json(workspace.erasure_report)
    try:
        return ErasureReport(**content) if content is not None else None
    except TypeError:
        return None


def is_unfinished(workspace: Workspace) -> bool:
    """Say whether something stands on the list of what was erased, and was not all done.

    Without a report that can be read, nobody knows: then it is done once more.
    """
    if not workspace.erased_file.is_file():
        return False
    report = read_report(workspace)
    if report is None or report.state == "begun":
        return True
    return report.list_sha256 != sha256_of(workspace.erased_file)
