"""Files in, scrubbed Parquet out: the only stage that sees what people wrote.

``ingest`` walks the inbox, reads what is new, and leaves codes, dates and numbers in the lake with
the place each came from. Names and free text are used to read a row and then dropped.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.ingest.inbox import ingest
    from pipeline.ingest.report import IngestedFile, IngestReport, Problem

__all__ = ["IngestReport", "IngestedFile", "Problem", "ingest"]


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is: the process that reads PDF needs nothing of it."""
    if name not in __all__:
        raise AttributeError(name)
    module = "inbox" if name == "ingest" else "report"
    return getattr(import_module(f"{__name__}.{module}"), name)
