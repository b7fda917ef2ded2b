"""Numbers and dates as a Danish reader expects them."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.reporting import formats


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (formats.share(0.27449), "27,4 %"),
        (formats.share(0.2745), "27,5 %"),
        (formats.share(1.0), "100,0 %"),
        (formats.share(None), "ingen data"),
        (formats.points(-0.1036), "−10,4 procentpoint"),
        (formats.points(0.0001), "0,0 procentpoint"),
        (formats.points(-0.0001), "0,0 procentpoint"),
        (formats.hours(9.94), "9,9 timer"),
        (formats.hours(9.96), "10 timer"),
        (formats.hours(1234.5), "1.235 timer"),
        (formats.hours_a_week(20.4, signed=True), "+20 timer om ugen"),
        (formats.full_time(-0.72, signed=True), "−0,7 årsværk"),
        (formats.count(15346), "15.346"),
        (formats.by_unit(None, "fte"), "ingen data"),
        (formats.change_by_unit(None, "share"), "ingen data"),
        (formats.change_by_unit(0.142, "share"), "+14,2 procentpoint"),
        (formats.change_by_unit(-3.0, "days"), "−3,0 dage"),
        (formats.long_date(dt.date(2025, 10, 8)), "8. oktober 2025"),
        (formats.long_month(dt.date(2025, 5, 1)), "maj 2025"),
        (formats.joined(["a", "b", "c"]), "a, b og c"),
    ],
)
def test_danish(made, expected):
    assert made.replace("\u00a0", " ") == expected
