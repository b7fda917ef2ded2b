"""Candidate + ``expectations/`` → verdict."""

from pipeline.validation.revisions import Build, write_value_changes
from pipeline.validation.stage import validate, warm_up
from pipeline.validation.store import write_history
from pipeline.validation.verdict import Outcome, Verdict

__all__ = [
    "Build",
    "Outcome",
    "Verdict",
    "validate",
    "warm_up",
    "write_history",
    "write_value_changes",
]
