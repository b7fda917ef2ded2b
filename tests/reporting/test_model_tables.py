"""What the models win and lose: the model in force, the others, and what the public may see."""

from __future__ import annotations

import pytest

from pipeline.reporting.disclosure import for_public
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.model_tables import line_table, place_table, verdict_table
from pipeline.reporting.notat import model
from pipeline.reporting.reading import read

QUARTER = "2025-Q3"

# It moved, but of that many KPIs some do.
CHANCE = "Ikke afgjort: måske indtruffet, men kan være tilfældigt blandt mange nøgletal"


def _plain(texts):
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts]


def _lines(path, *, of_chosen=True, quarter=QUARTER):
    published = read(path)
    return line_table(published.model_lines, Kpis(published, quarter), of_chosen=of_chosen)


def test_each_line_of_the_model_in_force_has_its_figures_and_verdict(usual):
    table = _lines(usual)
    assert table.caption == (
        "»Model 2: samlet på Ungdomsskolen«: af tre linjer, der kan måles, er én gået i den "
        "ønskede retning og to ikke afgjort endnu, i de fire kvartaler til og med 3. kvartal 2025"
    )
    assert [_plain(row[2:]) for row in table.rows] == [
        ["5,0 %", "8,0 %", "+3,0 (+1,0 til +5,0)", "Opnået"],
        [
            "5,0 %",
            "6,0 %",
            "+1,0 (−1,0 til +3,0)",
            "Intet tab vist endnu",
        ],
        ["–", "–", "–", "Ikke målt"],
        ["5,0 %", "2,0 %", "−3,0 (−5,0 til −1,0)", CHANCE],
    ]
    assert table.rows[0][0] == "Fagligt, gevinst: Sparring med det ungepædagogiske område"


def test_the_other_model_is_read_on_the_same_figures(usual):
    table = _lines(usual, of_chosen=False)
    assert table.caption.startswith("Til sammenligning, samme tal: »Model 1: samlet i CBF«")
    assert _plain(table.rows[0][2:]) == [
        "5,0 %",
        "6,0 %",
        "+1,0 (−1,0 til +3,0)",
        "Ikke vist endnu",
    ]


def test_months_of_transition_have_no_verdict_and_say_why(usual):
    verdicts = {row[-1] for row in _lines(usual, quarter="2024-Q1").rows}
    assert verdicts == {
        "Ikke målt",
        "Ingen data: perioden ligger ikke helt efter overgangsperioden",
    }


def test_without_a_decision_both_models_stand_and_nothing_is_judged(written):
    path = written(has_decision=False)
    table = _lines(path)
    assert "ingen model gælder" in table.caption
    assert {row[0].partition(",")[0] for row in table.rows} == {"Model 1", "Model 2"}
    assert {row[-1] for row in table.rows} == {
        "Ikke målt",
        "Ingen data: der er ikke registreret nogen beslutning",
    }
    assert not _lines(path, of_chosen=False).rows
    published = read(path)
    assert "intet at vurdere" in " ".join(model(published, Kpis(published, QUARTER)))


def test_the_public_is_told_the_verdict_and_no_figure(usual):
    published = for_public(read(usual))
    assert published.model_lines
    for line in published.model_lines:
        figures = (line.baseline_value, line.value, line.change)
        assert figures == (None,) * 3
        assert (line.change_lower, line.change_upper) == (None, None)
    table = verdict_table(published.model_lines, Kpis(published, QUARTER))
    assert [row[-1] for row in table.rows] == [
        "Opnået",
        "Intet tab vist endnu",
        "Ikke målt",
        CHANCE,
    ]
    assert not any(character.isdigit() for row in table.rows for character in "".join(row))


def test_where_each_model_places_whom(usual):
    published = read(usual)
    table = place_table(published.model_places, published.model_lines, Kpis(published, QUARTER))
    assert table.headings == (
        "Del af arbejdet",
        "Model 1: samlet i CBF",
        "Model 2: samlet på Ungdomsskolen (gældende)",
    )
    by_part = {row[0]: row[1:] for row in table.rows}
    assert by_part["Daglig ledelse"] == ("Center for Børn og Forebyggelse", "Ungdomsskolen")
    assert by_part["Strategisk ledelse"] == ("–", "Center for Børn og Forebyggelse")
    assert by_part["Kriminalpræventive konsulenter"] == ("–", "–")


@pytest.mark.parametrize("quarter", ["2019-Q1", "2030-Q4"])
def test_a_quarter_without_data_has_no_lines(usual, quarter):
    table = _lines(usual, quarter=quarter)
    assert not table.rows
    assert "ingen linjer" in table.caption


def test_the_notat_counts_what_survives_and_says_so(usual):
    published = for_public(read(usual))
    said = " ".join(model(published, Kpis(published, QUARTER)))
    assert (
        "Af tre linjer, der kan måles for »Model 2: samlet på Ungdomsskolen«, er én gået i den "
        "ønskede retning og to ikke afgjort endnu i de fire kvartaler til og med 3. kvartal 2025. "
        "Som afgjort tæller kun det, der holder, når der tages højde for, at mange nøgletal prøves "
        "på én gang. Én af de uafgjorte ville have set afgjort ud for sig selv."
    ) in said
    assert "procentpoint" not in said
