"""Network minutes: a document → typed values, by rules and word lists that can be read."""

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
