"""A figure that is never zero by chance alone is never shown alone."""

from __future__ import annotations

import dataclasses

import pytest

from pipeline.reporting.kpis import Kpis
from pipeline.reporting.reading import Published, read
from pipeline.reporting.records.figures import Chance, Definition
from pipeline.reporting.tables import kpi_table

QUARTER = "2025-Q3"
TITLE = "Flyttede timer"


@pytest.fixture
def moved(usual) -> Published:  # type: ignore[no-untyped-def]
    """The usual warehouse with hours moved in each of its quarters, and nothing about chance."""
    published = read(usual)
    definition = Definition("hours_moved", TITLE, "hours", "watch", None, "x", None, True)
    figures = [
        dataclasses.replace(figure, kpi_id="hours_moved", value=120.0, status="ok")
        for figure in published.figures
        if figure.kpi_id == "direct_share" and figure.dimension == "team"
    ]
    return dataclasses.replace(
        published,
        definitions=[*published.definitions, definition],
        figures=[*published.figures, *figures],
        chances=[],
    )


def row(published: Published) -> tuple[str, ...]:
    return next(r for r in kpi_table(Kpis(published, QUARTER)).rows if r[0] == TITLE)


def test_without_chance_nothing_is_shown(moved: Published) -> None:
    assert row(moved)[1:5] == ("–", "ingen data", "ingen data", "–")


def test_chance_and_its_interval_stand_beside(moved: Published) -> None:
    period = Kpis(moved, QUARTER).quarter
    assert period is not None
    chance = Chance("hours_moved", "quarter", period.period_start, 40.2, 21.6, 69.0)
    _, before, quarter, rolling, change, *_ = row(dataclasses.replace(moved, chances=[chance]))
    assert quarter == ("120\u00a0timer (tilfældige udsving alene: 40\u00a0timer, 22–69)")
    assert (before, rolling, change) == ("–", "ingen data", "–")
