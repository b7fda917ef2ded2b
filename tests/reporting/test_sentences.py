"""The Danish sentences, word for word, in every situation."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re

import pytest

from pipeline.reporting import boxes, notat, sentences
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.reading import read

QUARTER = "2025-Q3"
SPENT = (
    "i de fire kvartaler til og med 3. kvartal 2025 gik {now} % af arbejdstiden til direkte "
    "arbejde med unge med risikoadfærd"
)
ALONE = "et styringsdiagram kan ikke alene afgøre, om tiden er flyttet."
MOVED = SPENT.format(now="41,0") + (
    " mod 27,0 % i udgangspunktet, svarende til 19 flere timer om ugen og 0,6 årsværk"
    ", mens synlighed i gadebilledet gik fra 29,0 % til 19,0 %"
)
LESS = SPENT.format(now="21,4") + (
    " mod 27,0 % i udgangspunktet, svarende til 7,7 færre timer om ugen og 0,3 årsværk"
    ", mens synlighed i gadebilledet gik fra 29,0 % til 33,0 %"
)
SAME = SPENT.format(now="27,0") + (
    " mod 27,0 % i udgangspunktet, omtrent det samme"
    ", mens synlighed i gadebilledet var uændret 29,0 %"
)
FRONT = {
    "improving": (
        {},
        f"Styringsdiagrammet viser en systematisk ændring i den ønskede retning: {MOVED}; {ALONE}",
    ),
    "concerning": (
        {"variation": "concerning"},
        f"Styringsdiagrammet viser en systematisk ændring i den uønskede retning: {LESS}; {ALONE}",
    ),
    "both": (
        {"variation": "improving_and_concerning"},
        f"Styringsdiagrammet viser systematiske ændringer i begge retninger: {MOVED}; {ALONE}",
    ),
    "common cause": (
        {"variation": "common_cause"},
        (
            f"Styringsdiagrammet viser kun tilfældig variation: {SAME}; en forskel af den "
            "størrelse kan være almindelige udsving fra måned til måned."
        ),
    ),
    "too little data": (
        {"variation": "too_little_data"},
        (
            "Der er endnu for få måneder til, at styringsdiagrammet kan skelne en ændring fra "
            f"tilfældige udsving; {SAME}."
        ),
    ),
    "no chart at all": (
        {"variation": None},
        (
            "Der er endnu for få måneder til, at styringsdiagrammet kan skelne en ændring fra "
            f"tilfældige udsving; {SAME}."
        ),
    ),
    "no baseline": (
        {"first": dt.date(2023, 7, 1)},
        (
            "Der er intet udgangspunkt at sammenligne med, fordi der er for få måneder med "
            f"registreringer før ikrafttræden; {SPENT.format(now='41,0')}."
        ),
    ),
    "no decision": (
        {"has_decision": False},
        (
            "Der er ikke registreret nogen beslutning, så der er intet før og efter at "
            f"sammenligne; {SPENT.format(now='27,0')}."
        ),
    ),
    "no data": (
        {"has_hours": False},
        (
            "Der er ingen data om direkte arbejde for 3. kvartal 2025, så det kan ikke siges, hvad "
            "tiden er brugt på."
        ),
    ),
}


@pytest.mark.parametrize(("special", "expected"), FRONT.values(), ids=FRONT.keys())
def test_front_sentence(written, special, expected):
    said = sentences.front(Kpis(read(written(**special)), QUARTER))
    assert said.replace("\u00a0", " ") == expected
    assert said.count(". ") == said.count(". kvartal"), "one sentence"


def test_too_little_registered_time_is_said_at_once(written):
    """Hours that nobody registered look like hours that nobody worked."""
    published = read(written())
    strict = dataclasses.replace(published.setting, coverage_minimum=1.0)
    said = sentences.front(Kpis(dataclasses.replace(published, setting=strict), QUARTER))
    assert re.search(
        r"Kun 9\d,\d % af den forventede arbejdstid er registreret", said.replace("\u00a0", " ")
    )
    assert "Kun" not in sentences.front(Kpis(published, QUARTER))


@pytest.mark.parametrize(
    ("quarter", "expected"),
    [
        ("2024-Q1", "1. kvartal 2024 ligger i overgangsperioden og hører hverken til før eller"),
        (
            "2023-Q4",
            "4. kvartal 2023 ligger før ikrafttræden; i de fire kvartaler til og med 4. kvartal",
        ),
        ("2021-Q1", "Der er ingen data om direkte arbejde for 1. kvartal 2021"),
        (
            "2024-Q3",
            (
                "Styringsdiagrammet (til og med september 2025) viser en systematisk ændring i den "
                "ønskede retning: i 3. kvartal 2024 gik"
            ),
        ),
    ],
    ids=["transition", "before", "unknown to the warehouse", "four quarters hold the transition"],
)
def test_front_sentence_of_other_quarters(usual, quarter, expected):
    assert sentences.front(Kpis(read(usual), quarter)).startswith(expected)


@pytest.mark.parametrize(
    ("quarter", "place"),
    [
        ("2024-Q1", "dels før, dels efter ikrafttræden"),
        ("2024-Q2", "dels i overgangsperioden, dels efter den"),
    ],
)
def test_a_quarter_of_two_sides_is_called_neither(written, quarter, place):
    """February to April are the transition: only a part of either quarter."""
    kpis = Kpis(read(written(effective=dt.date(2024, 2, 1))), quarter)
    assert kpis.compared.side == "mixed"
    assert sentences.front(kpis).startswith(
        f"{kpis.quarter_name} ligger {place} og hører hverken til før eller efter; i "
    )


def test_a_period_without_hours_has_no_registrations(written):
    """Nothing can be said of how much of no hours is recorded."""
    kpis = Kpis(read(written(has_hours=False)), QUARTER)
    for kpi_id in ("visibility_share", "direct_share_contact_recount"):
        assert sentences.against_baseline(kpis, kpi_id) == (
            "Kan ikke sammenlignes: der er ingen registreringer i udgangspunktet."
        )
    note = boxes.box_note(kpis, "direct_hours_gained_per_week")
    assert "der er ingen registreringer i perioden" in note
    assert "intet udgangspunkt" not in note


def test_a_running_quarter_says_so(written):
    kpis = Kpis(read(written(as_of=dt.date(2025, 8, 20))), QUARTER)
    assert "i 3. kvartal 2025 (perioden er ikke afsluttet) gik" in sentences.front(kpis)


@pytest.mark.parametrize("special", [case for case, _ in FRONT.values()])
def test_nothing_is_called_moved(written, special):
    """SPC alone never decides that time has moved (kpis.md)."""
    said = sentences.front(Kpis(read(written(**special)), QUARTER))
    assert "har flyttet" not in said
    assert "flyttet" not in said.replace("kan ikke alene afgøre, om tiden er flyttet", "")


def test_recount_that_was_not_recorded_before_cannot_be_compared(usual):
    kpis = Kpis(read(usual), QUARTER)
    assert sentences.against_baseline(kpis, "direct_share_contact_recount").replace(
        "\u00a0", " "
    ) == (
        "Kan ikke sammenlignes: i udgangspunktet er den oplysning, tallet bygger på, ikke "
        "registreret."
    )


def test_recount_that_was_recorded_too_rarely_says_how_rarely(written):
    kpis = Kpis(read(written(contacts_recorded=(0.4, 0.97))), QUARTER)
    assert sentences.against_baseline(kpis, "direct_share_contact_recount").replace(
        "\u00a0", " "
    ) == (
        "Kan ikke sammenlignes: i udgangspunktet er den oplysning, tallet bygger på, kun "
        "registreret for 40 % af timerne, og der kræves mindst 80 %."
    )


FOUR_QUARTERS = "i de fire kvartaler til og med 3. kvartal 2025"
TOLD = {
    ("direct_share", ()): (
        f"»Andel direkte arbejde« var 41,0 % {FOUR_QUARTERS} mod 27,0 % i udgangspunktet, en "
        "stigning på 14,0 procentpoint."
    ),
    ("visibility_share", ()): (
        f"»Andel synlighed i gadebilledet« var 19,0 % {FOUR_QUARTERS} mod 29,0 % i "
        "udgangspunktet, et fald på 10,0 procentpoint."
    ),
    ("visibility_share", ("common_cause",)): (
        f"»Andel synlighed i gadebilledet« var 29,0 % {FOUR_QUARTERS} mod 29,0 % i "
        "udgangspunktet, altså omtrent det samme."
    ),
    ("direct_share_contact_recount", ()): (
        f"»Direkte gadearbejde uden kontakt regnet som synlighed« var 38,1 % {FOUR_QUARTERS}. "
        "Tallet kan ikke sammenlignes: i udgangspunktet er den oplysning, tallet bygger på, ikke "
        "registreret."
    ),
}


@pytest.mark.parametrize(("case", "expected"), TOLD.items(), ids=lambda value: str(value)[:40])
def test_the_notat_speaks_in_whole_sentences(written, case, expected):
    kpi_id, variation = case
    special = {"variation": variation[0]} if variation else {}
    kpis = Kpis(read(written(**special)), QUARTER)
    said = sentences.told(kpis, kpi_id).replace("\u00a0", " ")
    assert said == expected
    for text in (*notat.summary(kpis), *notat.development(kpis)):
        assert not re.search(r"(^|[.:] )([+−]|Kan ikke)", text), f"a fragment: {text}"


def test_recount_that_was_recorded_is_compared(written):
    kpis = Kpis(read(written(contacts_recorded=(0.9, 0.97))), QUARTER)
    said = sentences.against_baseline(kpis, "direct_share_contact_recount")
    assert said.replace("\u00a0", " ").startswith("+13,0 procentpoint, fra 25,1 % i udgangsp")


def test_without_a_decision_nothing_is_called_decided(written):
    published = read(written(has_decision=False))
    kpis = Kpis(published, QUARTER)
    text = " ".join(
        [
            *notat.summary(kpis),
            *notat.background(kpis),
            *notat.development(kpis),
            *notat.reservations(published, kpis),
            *notat.methods(kpis),
            *(value for _, value in notat.letterhead(published, kpis)),
        ]
    )
    assert "arbejdsgruppens anbefaling" in text
    assert "intet er besluttet" in text
    assert "besluttede" not in text
    assert "ikrafttræden" not in text.replace("før ikrafttræden: intet", "")


def test_the_notat_says_what_the_words_of_certainty_stand_for(usual):
    said = " ".join(notat.methods(Kpis(read(usual), QUARTER))).replace("\u00a0", " ")
    assert (
        "»næsten sikkert« under 1 %, »højst sandsynligt« under 5 % og »sandsynligvis« under 10 % "
        "af gangene. Ellers står der, at det »kan ikke afgøres endnu«. Er der kun et "
        "95 %-interval at gå efter, er »højst sandsynligt« det stærkeste, der skrives."
    ) in said


def test_the_decision_is_quoted_as_it_is(usual):
    assert sentences.basis(Kpis(read(usual), QUARTER)) == (
        "Økonomi- & Planudvalget besluttede den 10. oktober 2023 (sag 23/04711) »Model 2: samlet "
        "på Ungdomsskolen«, med virkning fra 1. januar 2024."
    )


def test_the_notat_says_time_not_effect(usual):
    published = read(usual)
    kpis = Kpis(published, QUARTER)
    for paragraphs in (notat.summary(kpis), notat.reservations(published, kpis)):
        assert sentences.NOT_EFFECT in " ".join(paragraphs)


def test_the_notat_says_what_became_of_what_was_received(usual):
    published = read(usual)
    said = notat.reservations(published, Kpis(published, QUARTER))[0]
    assert said.endswith(
        "Af 15.346 modtagne registreringer og referater er 15.295 indlæst, 20 afvist, 24 erstattet "
        "af andre og 7 trukket tilbage."
    )
