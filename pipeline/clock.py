"""The day that counts as today, and a clock that goes back."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from pipeline.ledger import last_finished
from pipeline.problems import UngetidError
from pipeline.workspace import Workspace

_UNNOTICED = dt.timedelta(hours=1)  # that a clock may be set back over midnight
_COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def day_of_run(workspace: Workspace) -> tuple[dt.date, str]:
    """Return the day that counts as today, and whether a setting or the clock said so."""
    setting = workspace.settings().as_of
    if setting is not None:
        return setting, "setting"
    return dt.datetime.now(_COPENHAGEN).date(), "clock"


def check_clock(workspace: Workspace) -> None:
    """Make sure that the clock has not been moved back to an earlier day since the last run.

    What comes in is recorded with the day it came in, once and for all, and later days in it are
    refused; and a report is of the day that the clock says.

    Raises
    ------
    UngetidError
        With both times.
    """
    last, now = last_finished(workspace), _now()
    if last is None or now > last - _UNNOTICED:
        return
    if now.astimezone(_COPENHAGEN).date() >= last.astimezone(_COPENHAGEN).date():
        return
    raise UngetidError(
        f"The clock says {now:%Y-%m-%d %H:%M} UTC, and the last run ended at "
        f"{last:%Y-%m-%d %H:%M} UTC: one of them was wrong.",
        where="runs/ledger.jsonl",
        mend="Set the machine's clock. If it is right now, and was wrong then, run once with "
        "'ungetid run --force'. Nothing was changed.",
    )


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def last_complete_quarter(as_of: dt.date) -> str:
    """Return the last quarter that had ended by the end of a day, e.g. ``2025-Q2``."""
    next_day = as_of + dt.timedelta(days=1)
    quarter = (next_day.month - 1) // 3
    return f"{next_day.year}-Q{quarter}" if quarter else f"{next_day.year - 1}-Q4"
