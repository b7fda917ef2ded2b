"""What is said of when a target is reached stands beside the target, and in the notat."""

from __future__ import annotations

import datetime as dt
from typing import Any

from retold import retold

from pipeline.reporting import boxes, notat
from pipeline.reporting.disclosure import for_public
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.reading import Published, read

QUARTER = "2025-Q3"
ROW: dict[str, Any] = {
    "kpi_id": "direct_share",
    "title_da": "Andel direkte arbejde",
    "unit": "share",
    "is_example": True,
    "target": 0.45,
    "target_due": dt.date(2025, 12, 31),
    "outcome": "expected",
    "last_month": dt.date(2025, 9, 1),
    "month_count": 18,
    "level": 0.43,
    "pace": 0.004,
    "expected_month": dt.date(2026, 2, 1),
    "earliest_month": dt.date(2025, 11, 1),
    "latest_month": dt.date(2026, 7, 1),
    "backtest_count": 4,
    "backtest_error": 0.018,
}


def published_with(written, **special: Any) -> Published:
    return retold(read(written()), QUARTER, forecasts=[{**ROW, **special}])


def test_it_stands_beside_the_target_which_is_named_once(written) -> None:
    note = boxes.box_note(Kpis(published_with(written), QUARTER), "direct_share")
    note = note.replace("\u00a0", " ")
    assert "Målet for »Andel direkte arbejde« er 45,0 % (eksempel), 31. december 2025." in note
    assert "nås målet omkring februar 2026" in note
    assert note.count("45,0 %") == 1


def test_a_forecast_of_another_target_does_not_hide_the_quarters_own(written) -> None:
    later = published_with(written, target=0.5, target_due=dt.date(2026, 12, 31))
    note = boxes.box_note(Kpis(later, QUARTER), "direct_share").replace("\u00a0", " ")
    assert "Mål: 45,0 % (eksempel), 31. december 2025." in note
    assert "er 50,0 % (eksempel), 31. december 2026." in note


def test_without_a_forecast_the_target_stands_alone(written) -> None:
    note = boxes.box_note(Kpis(read(written()), QUARTER), "direct_share")
    assert "Mål: 45,0" in note
    assert "Prognose" not in note


def test_the_notat_tells_it(written) -> None:
    told = " ".join(notat.development(Kpis(published_with(written), QUARTER)))
    assert "nås målet omkring februar 2026" in told
    assert "Efterprøvet fire gange" in told


def test_the_public_report_has_no_forecast_of_a_kpi_that_is_not_chosen(written) -> None:
    found = for_public(published_with(written, kpi_id="anchoring_conformity"))
    assert not [told for told in found.sentences if told.result == "forecast"]
    assert [told for told in for_public(published_with(written)).sentences if _is_forecast(told)]


def _is_forecast(told) -> bool:
    return told.result == "forecast"
