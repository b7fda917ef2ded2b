"""Files in, scrubbed Parquet out: the only stage that sees what people wrote.

``ingest`` walks the inbox, reads what is new, and leaves codes, dates and numbers in the lake with
the place each came from. Names and free text are used to read a row and then dropped.
"""

from __future__ import annotations

from pipeline.ingest.inbox import ingest
from pipeline.ingest.report import IngestedFile, IngestReport, Problem

__all__ = ["IngestReport", "IngestedFile", "Problem", "ingest"]
