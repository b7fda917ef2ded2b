"""Network minutes: a document → typed values, by rules and word lists that can be read."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.ingest.minutes.parse import read_minutes
    from pipeline.ingest.minutes.records import (
        ActionItem,
        AgendaItem,
        Attendance,
        Concern,
        Meeting,
        MeetingDecision,
        Minutes,
        MinutesRefused,
        MinutesWords,
        Told,
    )

__all__ = [
    "ActionItem",
    "AgendaItem",
    "Attendance",
    "Concern",
    "Meeting",
    "MeetingDecision",
    "Minutes",
    "MinutesRefused",
    "MinutesWords",
    "Told",
    "read_minutes",
]


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is: the process that reads PDF needs nothing of it."""
    if name not in __all__:
        raise AttributeError(name)
    module = "parse" if name == "read_minutes" else "records"
    return getattr(import_module(f"{__name__}.{module}"), name)
