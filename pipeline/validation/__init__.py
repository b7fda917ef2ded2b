"""Candidate + ``expectations/`` → verdict."""

from pipeline.validation.stage import validate, warm_up
from pipeline.validation.store import write_history
from pipeline.validation.verdict import Outcome, Verdict

__all__ = ["Outcome", "Verdict", "validate", "warm_up", "write_history"]
