"""JSON and NDJSON: records whose keys are headings."""

from __future__ import annotations

from pipeline.ingest.headings import HeadingWords
from pipeline.ingest.log_table import FileRefused, Log


def read_json(text: str, encoding: str, words: HeadingWords) -> Log:
    """Read a text as JSON or as a JSON record a line.

    Raises
    ------
    FileRefused
        ``unreadable_file``; ``no_header`` where the keys are no log's.
    """
    del text, encoding, words
    raise FileRefused("unknown_format")
