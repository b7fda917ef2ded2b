"""Which quarter is the last complete one, to the day."""

import datetime as dt

import pytest

from pipeline.clock import last_complete_quarter


@pytest.mark.parametrize(
    ("as_of", "quarter"),
    [
        (dt.date(2025, 10, 8), "2025-Q3"),
        (dt.date(2025, 9, 30), "2025-Q3"),
        (dt.date(2025, 9, 29), "2025-Q2"),
        (dt.date(2025, 12, 31), "2025-Q4"),
        (dt.date(2025, 1, 1), "2024-Q4"),
        (dt.date(2024, 3, 30), "2023-Q4"),
    ],
)
def test_last_complete_quarter(as_of, quarter):
    assert last_complete_quarter(as_of) == quarter
