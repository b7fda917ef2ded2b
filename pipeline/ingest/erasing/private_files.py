"""What ``private/`` holds besides: workbooks that went to staff, drafts, what somebody was given.

What the program can write again is removed. A hand-back workbook that somebody has worked in is
read like a file of the inbox: with nobody else's rows it goes, else a person is told.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.files import sha256_of
from pipeline.ingest.arrivals import Arrival
from pipeline.ingest.erasing.inbox_files import read_for_nothing
from pipeline.ingest.erasing.left import Left
from pipeline.ingest.expiry import DRAFTS, HANDED_BACK, REVIEW_NAME
from pipeline.ingest.knowledge import Knowledge
from pipeline.workspace import Workspace

_SHARED = (
    "Regnearket er rettet i og har også andres rækker.",
    "Læg det i inbox/, eller slet det.",
)
_UNREAD = (
    "Regnearket er rettet i og kunne ikke ses igennem.",
    "Læg det i inbox/, eller slet det.",
)

_LAST_DAY = dt.date(2100, 1, 1)  # that no day in it is in the future


def remove_private(workspace: Workspace, knowledge: Knowledge) -> dict[str, int]:
    """Remove what can be written again, or holds nobody else; say how many of what."""
    # Here, since the library of the workbooks takes its time to import.
    from pipeline.ingest.sheets.handback import is_edited  # noqa: PLC0415 - see above

    books = _files(workspace.private / HANDED_BACK)
    going = [path for path in books if not is_edited(path) or _goes(path, knowledge)]
    groups = {
        "hand_back_workbooks": going,
        "own_files": _files(workspace.own),
        "review_workbooks": [path for path in (workspace.private / REVIEW_NAME,) if path.is_file()],
        "profile_drafts": sorted(workspace.private.glob(DRAFTS)),
        "temporary_files": sorted(workspace.private.rglob(".*.new")),
    }
    counts = {}
    for name, paths in groups.items():
        for path in paths:
            path.unlink(missing_ok=True)
        counts[name] = len(paths)
    return counts


def workbooks_left(workspace: Workspace, knowledge: Knowledge) -> Iterator[Left]:
    """Tell of the hand-back workbooks in which somebody has worked, and of whom a part must go."""
    books = _files(workspace.private / HANDED_BACK) if knowledge.erasures else []
    for path in books:
        place = path.relative_to(workspace.root).as_posix()
        received, erased = _counts(path, knowledge)
        if erased:
            yield Left(place, "", erased, *_SHARED, sha256_of(path))
        elif received is None:
            yield Left(place, "", None, *_UNREAD, sha256_of(path))


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _goes(path: Path, knowledge: Knowledge) -> bool:
    """Say whether a workbook that was worked in is of an erased file, or holds nobody else."""
    keys = {f"f-{digest[:16]}" for digest in knowledge.erasures.erased.files}
    found = re.search(r"f-[0-9a-f]{16}", path.name)
    if found is not None and found[0] in keys:
        return True
    received, erased = _counts(path, knowledge)
    return bool(received) and received == erased


def _counts(path: Path, knowledge: Knowledge) -> tuple[int | None, int | None]:
    arrival = Arrival(sha256_of(path), (path.name,))
    looked = read_for_nothing(path, arrival, knowledge, _LAST_DAY)
    return looked.rows_received, looked.rows_erased
