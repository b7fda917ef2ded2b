"""What a person asks for from the last build: refused rows, uncertain values, own registrations.

Like the conductor it knows several stages, and imports each where it is called.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pipeline.confirmations import confirm as confirm_values
from pipeline.confirmations import read_confirmed
from pipeline.problems import UngetidError
from pipeline.progress import Progress
from pipeline.publish import candidate_file, published
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    from pipeline.ingest.sheets.handback import HandBack
    from pipeline.ingest.sheets.own import OwnFiles
    from pipeline.ingest.sheets.review import ReviewLine

_COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def hand_back_refused(workspace: Workspace, *, xlsx: bool, progress: Progress) -> HandBack:
    """Say which rows wait for a person: refused at ingest, or by an entry rule at the last build.

    Parameters
    ----------
    xlsx
        Write them into workbooks for staff, in ``private/refused/``.

    Raises
    ------
    UngetidError
        When the set-up, the lake or the warehouse cannot be read.
    """
    from pipeline.ingest.sheets.handback import hand_back
    from pipeline.warehouse.refused_entries import refused_entries

    latest = _latest_build(workspace)
    entries = refused_entries(latest) if latest else []
    odd = [
        ((one.file_key, one.source_sheet, one.source_line), one.column_name, one.reason_code)
        for one in entries
    ]
    return hand_back(workspace, odd, xlsx=xlsx, progress=progress)


@dataclass(frozen=True)
class Review:
    """What is uncertain in the minutes, and what was done about it.

    Parameters
    ----------
    confirmed
        Values that were settled now; they count as such from the next run on.
    workbook
        Where the list was written; None where it was not asked for.
    """

    lines: list[ReviewLine]
    confirmed: list[str]
    workbook: Path | None = None


def review_minutes(workspace: Workspace, *, confirm: Sequence[str] = (), xlsx: bool) -> Review:
    """Say which values of minutes are uncertain by the last build, and settle some as right.

    Parameters
    ----------
    confirm
        Ids of values that a person has found right.
    xlsx
        Write the list, with the files' names, into ``private/``.

    Raises
    ------
    UngetidError
        When nothing has been built, the warehouse cannot be read, or an id is that of no uncertain
        value; then none is settled.
    """
    from pipeline.ingest.sheets.review import review_line, write_review
    from pipeline.warehouse.review_items import review_items

    latest = _latest_build(workspace)
    if latest is None:
        raise UngetidError("Nothing has been built yet.", mend="Run 'ungetid run' first.")
    items = review_items(latest)
    known = {item.value_id for item in items} | set(read_confirmed(workspace))
    if not {value_id.strip().lower() for value_id in confirm} <= known:
        raise UngetidError(
            "There is no uncertain value of that id.",
            mend="Copy it from the list of 'ungetid review'; run 'ungetid run' for a new list.",
        )
    settled = confirm_values(workspace, confirm, dt.datetime.now(_COPENHAGEN).date())
    done = read_confirmed(workspace)
    lines = [review_line(item) for item in items if item.value_id not in done]
    return Review(lines, settled, write_review(workspace, lines) if xlsx else None)


def own_registrations(
    workspace: Workspace, who: str, *, as_csv: bool, progress: Progress
) -> OwnFiles:
    """Write a member of staff all their own registrations, and which of them count.

    Raises
    ------
    UngetidError
        When nobody is known by ``who``, or the lake or the warehouse cannot be read.
    """
    from pipeline.ingest.sheets.own import write_own
    from pipeline.warehouse.own_entries import entries_that_count

    latest = _latest_build(workspace)
    counting = None if latest is None else partial(entries_that_count, latest)
    return write_own(workspace, who, as_csv=as_csv, progress=progress, counting=counting)


def _latest_build(workspace: Workspace) -> Path | None:
    """Return the candidate, or else what was published; None where there is neither."""
    built = candidate_file(workspace)  # a candidate that was published is one no more
    stands = published(workspace)
    return built if built.is_file() else None if stands is None else stands.file
