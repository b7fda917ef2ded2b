"""When a target is reached, word for word, and never more than is known."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from pipeline.wording import results_ahead

ROW: dict[str, Any] = {
    "title_da": "Andel direkte arbejde",
    "title_en": "Share of direct work",
    "unit": "share",
    "is_example": True,
    "target": 0.45,
    "target_due": dt.date(2025, 12, 31),
    "outcome": "expected",
    "last_month": dt.date(2025, 9, 1),
    "month_count": 18,
    "level_as_now": 0.42,
    "level": 0.43,
    "pace": 0.004,
    "expected_month": dt.date(2026, 2, 1),
    "earliest_month": dt.date(2025, 11, 1),
    "latest_month": dt.date(2026, 7, 1),
    "value_at_due": 0.442,
    "value_at_due_lower": 0.42,
    "value_at_due_upper": 0.464,
    "backtest_count": 4,
    "backtest_error": 0.018,
}
TARGET = "Målet for »Andel direkte arbejde« er 45,0 % (eksempel), 31. december 2025. "
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
            f"{UNTIL}hvornår målet nås, kan ikke afgøres endnu. Tempoet er +0,4 procentpoint om "
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
            f"{UNTIL}hvornår målet nås, kan ikke afgøres endnu. Tempoet er +0,4 procentpoint om "
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


@pytest.mark.parametrize(("special", "expected"), SAID.values(), ids=SAID.keys())
def test_in_danish(special: dict[str, Any], expected: str) -> None:
    said = results_ahead.forecast({**ROW, **special}).text("da").replace("\u00a0", " ")
    assert said == TARGET + expected


def test_in_english() -> None:
    assert results_ahead.forecast(ROW).text("en").replace("\u00a0", " ") == (
        "The target of “Share of direct work” is 45.0% (an example), by 31 December 2025. Forecast "
        "from the months up to September 2025: at the present pace (+0.4 percentage points a "
        "month) the target is reached about February 2026; the uncertainty reaches from November "
        "2025 to July 2026. When it is due, 31 December 2025, 44.2% is expected (between 42.0% and "
        "46.4%). Tested four times on the months so far, the method missed by 1.8 percentage "
        "points on average a quarter ahead."
    )


def test_a_target_of_the_municipality_is_no_example() -> None:
    said = results_ahead.forecast({**ROW, "is_example": False, "target_due": None})
    assert (
        said.text("da")
        .replace("\u00a0", " ")
        .startswith("Målet for »Andel direkte arbejde« er 45,0 %. Prognose")
    )
