"""What reports read of the checks of data beside their results."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class CheckThen:
    """What one check found of one of the last builds; ``builds_ago`` is 0 of this one."""

    expectation_id: str
    builds_ago: int
    as_of: dt.date
    is_success: bool
    observed_count: int | None


@dataclass(frozen=True)
class OffendingRow:
    """One of the first rows that offend: its key, and file, sheet and line where it has them."""

    expectation_id: str
    example_number: int
    example_key: str
    file_key: str | None
    source_sheet: int | None
    source_line: int | None
