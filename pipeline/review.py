"""One value of minutes that a person is asked to look at: made by the build, told by the sheets."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class ReviewItem:
    """One value of minutes that is uncertain, as ``core.review_item`` has it.

    Parameters
    ----------
    network_da
        The name of the network, as the workspace has it; its code where it has none.
    value_da
        The value in the vocabulary's own word, where it is a member of one.
    """

    value_id: str
    file_key: str
    network_code: str
    network_da: str
    meeting_date: dt.date
    record_kind: str
    record_number: int | None
    action_id: str | None
    field: str
    value: str
    value_da: str
    place_kind: str
    place_number: int | None
    place_row: int | None
    place_cell: int | None
    source_line: int | None
    reason_da: str
    confidence: float
    is_used: bool
