"""How the time moved, as the page tells it; and what of it a public report may hold."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from retold import retold

from pipeline.reporting import movement
from pipeline.reporting.charts.interrupted import interrupted
from pipeline.reporting.disclosure import for_public
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.reading import Published, read
from pipeline.reporting.records.movement import (
    CompositionFlow,
    ItsEstimate,
    ItsFit,
    ItsMonth,
    MixChange,
)

QUARTER = "2025-Q3"
KPI = "direct_share"
START, LAST = dt.date(2024, 4, 1), dt.date(2025, 9, 1)
FIT = ItsFit(KPI, None, 0, START, LAST, False, dt.date(2022, 7, 1), False)
MONTH = ItsMonth(KPI, LAST, "after", 0.43, 0.44, 0.22, 0.16, 0.28)
BEFORE = ItsMonth(KPI, dt.date(2023, 12, 1), "baseline", 0.25, 0.26, 0.26, 0.22, 0.3)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def estimates(lower: float = 0.144, upper: float = 0.3) -> list[ItsEstimate]:
    return [
        ItsEstimate(KPI, "change_at_end", 0.226, lower, upper),
        ItsEstimate(KPI, "change_at_start", 0.15, 0.1, 0.2),
        ItsEstimate(KPI, "slope_change_per_year", 0.2, -0.1, 0.5),
        ItsEstimate(KPI, "hours_gained", 1940.3, 1344.7, 2475.5),
    ]


def filled(path, p_value=0.0004, **changed) -> tuple[Published, Kpis]:
    published = read(path)
    period = Kpis(published, QUARTER).rolling
    assert period is not None
    key = (period.period_type, period.period_start)
    usual = {
        "its_fits": [FIT],
        "its_estimates": estimates(),
        "its_months": [BEFORE, MONTH],
        "composition_flows": [
            CompositionFlow(*key, "visibility", "direct", 0.1, 521.43),
            CompositionFlow(*key, "visibility", "internal", 0.004, 20.0),
        ],
        "mix_changes": [MixChange(KPI, *key, 0.28, 0.42, 0.14, 0.12, 0.02, 4, 1, 1)],
    }
    published = dataclasses.replace(published, **(usual | changed))
    composition = {"p_value": p_value, "aitchison_distance": 0.9, "reason": None}
    published = retold(published, QUARTER, composition=composition)
    return published, Kpis(published, QUARTER)


def test_the_course_is_told_with_its_interval_and_hours(usual):
    _, kpis = filled(usual)
    said = movement.course(kpis, KPI)
    assert plain(said.title).endswith(
        "højst sandsynligt 22,6 procentpoint over det hidtidige forløb i september 2025"
    )
    assert "(95 %-interval fra +14,4 til +30,0)" in plain(said.detail)
    assert "1.940 timer flere" in plain(said.detail)
    assert "ikke årsagen" in said.detail
    assert "Forbehold" not in said.detail


def test_an_interval_around_zero_claims_nothing(usual):
    published, kpis = filled(usual, its_estimates=estimates(lower=-0.01))
    said = movement.course(kpis, KPI)
    assert "kan ikke skelnes" in said.title
    assert "procentpoint" not in said.title
    (row,) = movement.course_table(published, kpis).rows
    assert row[-1] == "Kan ikke afgøres endnu"


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("no_decision", "ikke registreret nogen beslutning"),
        ("too_few_months", "for lidt data"),
        ("never_varies", "den samme i alle måneder"),
    ],
)
def test_where_there_is_no_series_the_reason_is_said(usual, reason, words):
    none = ItsFit(KPI, reason, None, None, None, None, None, None)
    published, kpis = filled(usual, its_fits=[none], its_estimates=[], its_months=[])
    assert words in movement.course(kpis, KPI).title
    (row,) = movement.course_table(published, kpis).rows
    assert words in row[-1].lower() or words in row[-1]
    assert interrupted(published, kpis, KPI, "Kilde").is_empty


def test_failed_diagnostics_are_said_in_words(usual):
    fit = dataclasses.replace(
        FIT, hangs_together=True, leans_on_one_month=True, replaced_month_count=2
    )
    published, kpis = filled(usual, its_fits=[fit])
    course = movement.course(kpis, KPI)
    assert "sandsynligvis 22,6" in plain(course.title), "a level less sure"
    for words in ("for smalle", "juli 2022", "to måneder"):
        assert words in course.detail
    (row,) = movement.course_table(published, kpis).rows
    assert row[-1].endswith("med forbehold")


def test_the_chart_leaves_the_transition_out_and_begins_the_other_line_after_it(usual):
    published, kpis = filled(usual)
    chart = interrupted(published, kpis, KPI, "Kilde")
    assert not chart.is_empty
    by_name = {series.name: series.values for series in chart.panels[0].series}
    assert by_name["Måned"][0] == 0.25
    assert by_name["Måned"][-1] == 0.43
    assert by_name["Hvis forløbet var fortsat"][0] is None
    assert by_name["Hvis forløbet var fortsat"][-1] == 0.22
    assert {row[1] for row in chart.rows[1:-1]} == {"ikke medregnet"}


def test_flows_are_called_minimal_and_not_observed(usual):
    table = movement.flow_table(*filled(usual))
    assert table.caption.startswith("Mindste mulige omflytning, ikke observeret")
    assert "10,4 %" in plain(table.caption)
    assert [plain(row[2]) for row in table.rows] == ["10", "0,4"]
    assert "næsten sikkert anderledes" in table.note


@pytest.mark.parametrize(
    ("p_value", "words"),
    [
        (0.03, "højst sandsynligt anderledes"),
        (0.07, "sandsynligvis anderledes"),
        (0.2, "kan ikke afgøres endnu"),
        (None, "ikke grundlag"),
    ],
)
def test_the_test_of_the_composition_claims_no_more_than_it_holds(usual, p_value, words):
    table = movement.flow_table(*filled(usual, p_value=p_value))
    assert words in table.note


def test_the_change_is_split_in_words(usual):
    table = movement.mix_table(*filled(usual))
    assert plain(table.caption) == (
        "Andelen af direkte arbejde: +12,0 procentpoint, fordi medarbejderne arbejder anderledes, "
        "og +2,0 procentpoint, fordi det er andre medarbejdere"
    )
    assert len(table.rows) == 1
    assert "enkelte medarbejders del vises ikke" in table.note


@pytest.mark.parametrize("counts", [(2, 0, 3), (1, 1, 1), (0, 2, 5)])
def test_the_split_of_few_people_is_not_shown(usual, counts):
    published, _ = filled(usual)
    both, came, went = counts
    few = dataclasses.replace(
        published.mix_changes[0], both_count=both, came_count=came, went_count=went
    )
    table = movement.mix_table(*filled(usual, mix_changes=[few]))
    assert not table.rows
    assert "kan ikke opgøres" in table.caption


def test_the_public_gets_courses_of_public_kpis_alone(usual):
    secret = dataclasses.replace(FIT, kpi_id="anchoring_conformity")
    published, _ = filled(usual, its_fits=[FIT, secret])
    public = for_public(published)
    assert [fit.kpi_id for fit in public.its_fits] == [KPI]
    assert not public.mix_changes
    assert not public.composition_flows
    assert {told.result for told in public.sentences} <= {
        "primary_verdict",
        "kpi_change",
        "forecast",
        "interrupted_series",
        "model_lines",
    }
    assert not [told for told in public.sentences if told.subject == "anchoring_conformity"]
