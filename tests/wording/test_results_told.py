"""Other results, word for word in both languages, each where it must hold itself back."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from pipeline.wording import Period, Result, results, results_ahead, results_movement

QUARTER = Period("quarter", "3. kvartal 2025", "2025-Q3")
FOUR = Period(
    "rolling_4_quarters", "4 kvartaler til og med 3. kvartal 2025", "4 quarters to 2025-Q3"
)
CHANGE: dict[str, Any] = {
    "title_da": "Andel undervisning",
    "title_en": "Share of teaching",
    "period": FOUR,
    "value": 0.082,
    "baseline_value": 0.05,
    "change": 0.032,
    "change_lower": 0.011,
    "change_upper": 0.053,
    "q_value": 0.004,
    "survives": True,
    "reason": None,
}
LINE: dict[str, Any] = {
    **CHANGE,
    "model_da": "Model 2",
    "text_da": "Sparring",
    "side": "wins",
    "verdict": "won",
}
FIT = {
    "title_da": "Andel direkte arbejde",
    "title_en": "Share of direct work",
    "reason": None,
    "last_month": dt.date(2025, 9, 1),
    "hangs_together": True,
    "leans_on_one_month": False,
    "most_influential_month": dt.date(2022, 7, 1),
    "replaced_month_count": 1,
}
ESTIMATES = {
    "change_at_end": {"value": 0.2, "lower": 0.1, "upper": 0.3},
    "change_at_start": {"value": -0.01, "lower": -0.05, "upper": 0.03},
    "slope_change_per_year": {"value": 0.4, "lower": 0.1, "upper": 0.7},
    "hours_gained": {"value": 1234.0, "lower": 500.0, "upper": 2000.0},
}


def changed(**special: Any) -> Result:
    return results.kpi_change({**CHANGE, **special}, is_primary=False)


FIGURES = (
    "»Andel undervisning« var 8,2 % i de fire kvartaler til og med 3. kvartal 2025 mod 5,0 % i "
    "udgangspunktet, en stigning på 3,2 procentpoint (95 %-interval for ændringen fra +1,1 til "
    "+5,3 procentpoint)."
)
CASES: dict[str, tuple[Result, str, str]] = {
    "survives": (
        changed(),
        (
            f"{FIGURES} Andelen er næsten sikkert steget, også når der tages højde for, at mange "
            "nøgletal prøves på én gang."
        ),
        (
            "“Share of teaching” was 8.2% in the four quarters to Q3 2025 against 5.0% in the "
            "baseline, a rise of 3.2 percentage points (95% interval of the change from +1.1 to "
            "+5.3 percentage points). The share has almost certainly risen, also after correction"
            " for trying many KPIs at once."
        ),
    ),
    "clear by itself, and one of many": (
        changed(survives=False, q_value=0.08),
        (
            f"{FIGURES} Set for sig ligger ændringen uden for tilfældige udsving, men når mange "
            "nøgletal prøves på én gang, kan et af dem gøre det tilfældigt; om den er virkelig, "
            "kan ikke afgøres endnu."
        ),
        (
            "“Share of teaching” was 8.2% in the four quarters to Q3 2025 against 5.0% in the "
            "baseline, a rise of 3.2 percentage points (95% interval of the change from +1.1 to "
            "+5.3 percentage points). By itself the change lies outside chance, but of many KPIs "
            "tried at once one may do so by chance; whether it is real cannot be decided yet."
        ),
    ),
    "not after": (
        changed(reason="not_after", period=QUARTER),
        (
            "»Andel undervisning« var 8,2 % i 3. kvartal 2025, men en ændring fra udgangspunktet "
            "vurderes ikke: perioden ligger ikke helt efter overgangsperioden."
        ),
        (
            "“Share of teaching” was 8.2% in Q3 2025, but a change from the baseline is not "
            "judged: the period does not lie wholly after the transition."
        ),
    ),
    "line won": (
        results.model_line(LINE),
        (
            "Gevinsten »Sparring« ved »Model 2« er højst sandsynligt opnået i de fire kvartaler "
            "til og med 3. kvartal 2025 (»Andel undervisning« er steget med 3,2 procentpoint, 95 "
            "%-interval for ændringen fra +1,1 til +5,3 procentpoint). Det viser ikke, at "
            "modellen er årsagen."
        ),
        (
            "The gain “Sparring” of “Model 2” has very probably been won in the four quarters to "
            "Q3 2025 (“Share of teaching” rose by 3.2 percentage points, 95% interval of the "
            "change from +1.1 to +5.3 percentage points). It does not show that the model is the "
            "cause."
        ),
    ),
    "feared loss, one of many": (
        results.model_line(
            {
                **LINE,
                "side": "loses",
                "verdict": "lost",
                "survives": False,
                "change": -0.032,
                "change_lower": -0.053,
                "change_upper": -0.011,
            }
        ),
        (
            "Tabet »Sparring« ved »Model 2« er måske indtruffet i de fire kvartaler til og med 3. "
            "kvartal 2025 (»Andel undervisning« er faldet med 3,2 procentpoint, 95 %-interval for "
            "ændringen fra −5,3 til −1,1 procentpoint), men det kan være tilfældigt blandt mange "
            "nøgletal, så det kan ikke afgøres endnu."
        ),
        (
            "The loss “Sparring” of “Model 2” has perhaps come in the four quarters to Q3 2025 "
            "(“Share of teaching” fell by 3.2 percentage points, 95% interval of the change from "
            "−5.3 to −1.1 percentage points), but this may be chance among many KPIs, so it "
            "cannot be decided yet."
        ),
    ),
    "course with reservations": (
        results_movement.interrupted_series(FIT, ESTIMATES),
        (
            "»Andel direkte arbejde« er i september 2025 sandsynligvis over det hidtidige forløb:"
            " forskellen er +20,0 procentpoint (95 %-interval fra +10,0 til +30,0). Om niveauet "
            "flyttede sig lige efter overgangen, kan ikke afgøres endnu (−1,0 procentpoint, 95 "
            "%-interval fra −5,0 til +3,0). Siden er udviklingen sandsynligvis mere opadgående "
            "end før. Siden overgangen er der brugt 1.234 timer flere, end hvis udgangspunktets "
            "forløb var fortsat (95 %-interval fra +500 til +2.000). Forbehold: månederne hænger "
            "mere sammen, end modellen kan forklare, så intervallerne kan være for smalle. I én "
            "måned var andelen 0 eller 100 %; dér er der regnet med en halv time. Det viser ikke "
            "årsagen: andet, der er sket på samme tid, ville se ud på samme måde."
        ),
        (
            "“Share of direct work” is probably above its earlier course in September 2025: the "
            "difference is +20.0 percentage points (95% interval from +10.0 to +30.0). Whether "
            "the level moved right after the transition cannot be decided yet (−1.0 percentage "
            "points, 95% interval from −5.0 to +3.0). Since then the course has probably been "
            "steeper upwards than before. Since the transition it is 1,234 hours more than had "
            "the baseline’s course gone on (95% interval from +500 to +2,000). Reservation: "
            "months hang together more than the model can explain, so the intervals may be too "
            "narrow. In one month the share was 0 or 100%; half an hour stands for it. It does "
            "not show the cause: anything else that happened at the same time would look the "
            "same."
        ),
    ),
    "composition": (
        results_movement.composition(
            {"period": FOUR, "p_value": 0.0496, "aitchison_distance": 0.94, "reason": None}
        ),
        (
            "Tidens fordeling som helhed er højst sandsynligt anderledes i de fire kvartaler til og"
            " med 3. kvartal 2025 end i udgangspunktet (p: 0,04; Aitchison-afstand 0,94, hvor 0 "
            "er samme fordeling)."
        ),
        (
            "The composition of the time as a whole is very probably another one in the four "
            "quarters to Q3 2025 than in the baseline (p: 0.04; Aitchison distance 0.94, where 0 "
            "is the same composition)."
        ),
    ),
    "split": (
        results_movement.mix_change(
            {
                "title_da": "Andel undervisning",
                "title_en": "Share of teaching",
                "period": QUARTER,
                "compared_with": "year_before",
                "grouping": "unit",
                "change": -0.02,
                "within_change": -0.03,
                "mix_change": 0.01,
            }
        ),
        (
            "»Andel undervisning« er faldet med 2,0 procentpoint i 3. kvartal 2025, regnet fra "
            "samme periode året før: −3,0 procentpoint, fordi enhederne arbejder anderledes, og "
            "+1,0 procentpoint, fordi timerne ligger i andre enheder. Opdelingen er regnet ud og "
            "siger ikke, om ændringen er tilfældig."
        ),
        (
            "“Share of teaching” fell by 2.0 percentage points in Q3 2025, reckoned from the same"
            " period a year earlier: −3.0 percentage points because the units work differently, "
            "and +1.0 percentage points because the hours lie in other units. The split is "
            "computed and does not say whether the change is chance."
        ),
    ),
    "within chance": (
        results_ahead.kpi_chance(
            {
                "title_da": "Flyttede timer",
                "title_en": "Hours moved",
                "unit": "hours",
                "period": Period("year", "2025", "2025", is_complete=False),
                "value": 60.0,
                "chance": 51.0,
                "chance_lower": 22.0,
                "chance_upper": 92.0,
            }
        ),
        (
            "»Flyttede timer« var 60 timer i 2025 (perioden er ikke afsluttet); tilfældige "
            "udsving alene ville give 51 timer (95 % af gangene mellem 22 timer og 92 timer). Om "
            "det er mere end tilfældige udsving, kan ikke afgøres endnu."
        ),
        (
            "“Hours moved” was 60 hours in 2025 (a period that is not over); chance alone would "
            "give 51 hours (95% of times between 22 hours and 92 hours). Whether it is more than "
            "chance cannot be decided yet."
        ),
    ),
    "median of cases, some open": (
        results_ahead.kpi_median(
            {
                "title_da": "Dage til levering",
                "title_en": "Days to delivery",
                "period": QUARTER,
                "case_count": 11,
                "reached_count": 9,
                "median_days": 1.0,
                "median_lower": 1.0,
                "median_upper": None,
            }
        ),
        (
            "»Dage til levering«: for mindst halvdelen af de 11 sager, der begyndte i 3. kvartal "
            "2025, anslås det at tage højst 1 dag (95 %-interval fra 1 dag; hvor længe højst, "
            "vides ikke); ni er afsluttet indtil nu."
        ),
        (
            "“Days to delivery”: for at least half of the 11 cases that began in Q3 2025 it is "
            "estimated to take at most 1 day (95% interval from 1 day; how long at most is not "
            "known); nine are reached so far."
        ),
    ),
}


@pytest.mark.parametrize(("result", "danish", "english"), CASES.values(), ids=CASES.keys())
def test_in_both_languages(result: Result, danish: str, english: str) -> None:
    assert result.text("da").replace("\u00a0", " ") == danish
    assert result.text("en").replace("\u00a0", " ") == english
