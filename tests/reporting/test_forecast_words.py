"""What is said of when a target is reached: word for word, and never more than is known."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from pipeline.reporting import boxes, notat
from pipeline.reporting.disclosure import for_public
from pipeline.reporting.forecast_words import forecast_text
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.reading import read
from pipeline.reporting.records import Forecast

FORECAST = Forecast(
    kpi_id="direct_share",
    target=0.45,
    target_due=dt.date(2025, 12, 31),
    outcome="expected",
    last_month=dt.date(2025, 9, 1),
    month_count=18,
    level_as_now=0.42,
    level=0.43,
    pace=0.004,
    expected_month=dt.date(2026, 2, 1),
    earliest_month=dt.date(2025, 11, 1),
    latest_month=dt.date(2026, 7, 1),
    value_at_due=0.442,
    value_at_due_lower=0.42,
    value_at_due_upper=0.464,
    backtest_count=4,
    backtest_error=0.018,
)
UNTIL = "Prognose efter månederne til og med september 2025: "
TESTED = (
    "Efterprøvet fire gange på de hidtidige måneder ramte metoden et kvartal frem i gennemsnit "
    "1,8 procentpoint ved siden af."
)
AT_DUE = "Ved fristen, 31. december 2025, ventes 44,2 % (mellem 42,0 % og 46,4 %)."
SAID = {
    "expected": (
        {},
        (
            f"{UNTIL}med det nuværende tempo (+0,4 procentpoint om måneden) nås målet omkring "
            f"februar 2026; usikkerheden rækker fra november 2025 til juli 2026. {AT_DUE} {TESTED}"
        ),
    ),
    "no latest": (
        {"latest_month": None},
        (
            f"{UNTIL}med det nuværende tempo (+0,4 procentpoint om måneden) nås målet omkring "
            "februar 2026; tidligst i november 2025, men hvornår senest, kan ikke siges. "
            f"{AT_DUE} {TESTED}"
        ),
    ),
    "unclear": (
        {"outcome": "unclear_pace"},
        (
            f"{UNTIL}det kan ikke siges, hvornår målet nås. Tempoet er +0,4 procentpoint om "
            "måneden, men så usikkert, at det også kan være nul. Målet nås tidligst i november "
            f"2025. {TESTED}"
        ),
    ),
    "perhaps already": (
        {"earliest_month": dt.date(2025, 9, 1), "value_at_due": None},
        (
            f"{UNTIL}med det nuværende tempo (+0,4 procentpoint om måneden) nås målet omkring "
            "februar 2026; det kan allerede være nået, og usikkerheden rækker til juli 2026. "
            f"{TESTED}"
        ),
    ),
    "unclear, perhaps already": (
        {"outcome": "unclear_pace", "earliest_month": dt.date(2025, 9, 1)},
        (
            f"{UNTIL}det kan ikke siges, hvornår målet nås. Tempoet er +0,4 procentpoint om "
            "måneden, men så usikkert, at det også kan være nul. Målet kan allerede være nået. "
            f"{TESTED}"
        ),
    ),
    "away": (
        {"outcome": "not_at_this_pace", "pace": -0.004, "expected_month": None},
        (
            f"{UNTIL}med det nuværende tempo (−0,4 procentpoint om måneden) nås målet ikke; "
            f"udviklingen går væk fra målet. {AT_DUE} {TESTED}"
        ),
    ),
    "too slow": (
        {
            "outcome": "not_at_this_pace",
            "pace": 0.0003,
            "expected_month": None,
            "value_at_due": None,
        },
        (f"{UNTIL}med det nuværende tempo nås målet ikke; det tager mere end fem år. {TESTED}"),
    ),
    "not supported": (
        {"outcome": "not_supported"},
        (
            f"{UNTIL}der gives ingen dato. Afprøvet på de hidtidige måneder ville det have passet "
            "bedre at regne med et uændret niveau end at forlænge udviklingen. Gennemsnittet af "
            "de seneste 12 måneder er 42,0 %; målet er 45,0 %."
        ),
    ),
    "reached": (
        {"outcome": "reached", "level": 0.47, "latest_month": dt.date(2025, 9, 1)},
        f"{UNTIL}målet er nået; niveauet er 47,0 %, når årstidens udsving er trukket fra.",
    ),
    "hardly reached": (
        {"outcome": "reached", "level": 0.452, "latest_month": None},
        (
            f"{UNTIL}målet er nået; niveauet er 45,2 %, når årstidens udsving er trukket fra. "
            "Afstanden til målet er dog mindre end usikkerheden."
        ),
    ),
    "too few months": (
        {"outcome": "too_little_data", "month_count": 7},
        (
            "Der gives ingen prognose: den kræver mindst 12 måneder i træk under de samme vilkår, "
            "og der er syv."
        ),
    ),
    "not yet tested": (
        {"outcome": "too_little_data", "month_count": 14},
        "Der gives ingen prognose: der er endnu for få måneder til at efterprøve den på.",
    ),
}


def with_forecast(written, **special):
    published = read(written())
    one = dataclasses.replace(FORECAST, **special)
    return dataclasses.replace(published, forecasts=[one])


@pytest.mark.parametrize(("special", "expected"), SAID.values(), ids=SAID.keys())
def test_sentence(written, special, expected):
    kpis = Kpis(with_forecast(written, **special), "2025-Q3")
    assert forecast_text(kpis, "direct_share").replace("\u00a0", " ") == expected


def test_without_a_forecast_nothing_is_said(written):
    assert forecast_text(Kpis(read(written()), "2025-Q3"), "direct_share") == ""


def test_it_stands_beside_the_target(written):
    kpis = Kpis(with_forecast(written), "2025-Q3")
    assert "nås målet omkring februar 2026" in boxes.box_note(kpis, "direct_share")
    told = " ".join(notat.development(kpis)).replace("\u00a0", " ")
    assert "Målet for »Andel direkte arbejde« er 45,0 %" in told
    assert "nås målet omkring februar 2026" in told


def test_the_public_report_has_no_forecast_of_a_kpi_that_is_not_chosen(written):
    found = for_public(with_forecast(written, kpi_id="anchoring_conformity"))
    assert found.forecasts == []
