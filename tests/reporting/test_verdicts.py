"""Has it moved, in Danish: size, interval, the recount's word, and never more than that."""

from __future__ import annotations

import re

import pytest
from published_rows import VERDICTS

from pipeline.reporting import notat, verdicts
from pipeline.reporting.disclosure import for_public
from pipeline.reporting.kpis import Kpis
from pipeline.reporting.reading import read

QUARTER = "2025-Q3"


def told(written, quarter: str = QUARTER, **special) -> str:
    return " ".join(verdicts.told(Kpis(read(written(**special)), quarter))).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("verdict", "word", "said"),
    [
        (
            "moved",
            "Flyttet",
            (
                "Tiden er flyttet: andelen af direkte arbejde er steget med 14,0 procentpoint "
                "(95 %-interval fra 11,0 til 17,0 procentpoint). Det gælder også, når gadetid "
                "uden kontakt regnes som synlighed (mindst 12,7 procentpoint, uanset hvordan det "
                "var i udgangspunktet, hvor kontakter ikke blev registreret), og i snæver "
                "forstand (10,0 procentpoint)."
            ),
        ),
        (
            "probably_moved",
            "Sandsynligvis flyttet",
            (
                "Tiden er sandsynligvis flyttet: andelen af direkte arbejde er steget med 3,0 "
                "procentpoint (95 %-interval fra −0,1 til 6,1 procentpoint). Det gælder også, "
                "når gadetid uden kontakt regnes som synlighed (2,8 procentpoint), men det er "
                "ikke vist i snæver forstand, uden opgave 4."
            ),
        ),
        (
            "moved_label_only",
            "Flyttet, måske kun en ny betegnelse",
            (
                "Det er ikke vist, at tiden er flyttet, selv om registreringerne har ændret "
                "sig: andelen af direkte arbejde er steget med 10,0 procentpoint (95 %-interval"
                " fra 7,0 til 13,0 procentpoint). Men den samme gåtur kan registreres som "
                "synlighed eller som direkte arbejde, og når gadetid uden kontakt regnes som "
                "synlighed, er ændringen kun 0,4 procentpoint. Forskellen kan altså være en ny "
                "betegnelse for det samme arbejde."
            ),
        ),
        (
            "moved_street_only",
            "Flyttet, kun vist på gaden",
            (
                "Tiden er flyttet på gaden, men ikke uden for den: andelen af direkte arbejde "
                "er steget med 10,0 procentpoint (95 %-interval fra 7,0 til 13,0 procentpoint)."
                " Da den samme gåtur kan registreres som synlighed eller som direkte arbejde, "
                "kan det ikke udelukkes, at det samme arbejde har fået en ny betegnelse."
            ),
        ),
        (
            "probably_moved_unchecked",
            "Sandsynligvis flyttet den modsatte vej, ikke efterprøvet",
            (
                "Tiden er sandsynligvis flyttet den modsatte vej, men det kan ikke efterprøves,"
                " om det samme arbejde blot har fået en ny betegnelse: andelen af direkte "
                "arbejde er faldet med 4,0 procentpoint (95 %-interval fra −0,1 til 8,1 "
                "procentpoint). Dertil er for lidt registreret om sted og kontakter."
            ),
        ),
        (
            "not_shown",
            "Ikke vist",
            (
                "Det er ikke vist, at tiden er flyttet: andelen af direkte arbejde er steget "
                "med 1,2 procentpoint (95 %-interval fra −2,0 til 4,4 procentpoint). En forskel"
                " af den størrelse kan være tilfældig."
            ),
        ),
    ],
)
def test_each_verdict_in_words(written, verdict: str, word: str, said: str) -> None:
    assert told(written, verdict=verdict) == said
    assert verdicts.word(Kpis(read(written(verdict=verdict)), QUARTER).verdict) == word


def test_too_little_data_says_why(written) -> None:
    assert told(written, quarter="2024-Q3") == (
        "Der er for lidt data til at afgøre, om tiden er flyttet: der er endnu ikke fire hele "
        "kvartaler efter overgangsperioden."
    )
    assert verdicts.word(None) == "For lidt data"


@pytest.mark.parametrize("special", [{"has_decision": False}, {"has_hours": False}])
def test_without_anything_to_compare_nothing_is_called_moved(written, special) -> None:
    said = told(written, verdict="too_little_data", **special)
    assert not said or said.startswith("Der er for lidt data til at afgøre, om tiden er flyttet:")


def test_before_the_effective_date_there_is_no_verdict(written) -> None:
    assert told(written, quarter="2023-Q2") == ""


@pytest.mark.parametrize("verdict", list(VERDICTS))
def test_the_committee_reads_the_same_first(written, verdict: str) -> None:
    public = Kpis(for_public(read(written(verdict=verdict))), QUARTER)
    first = notat.summary(public)[0]
    assert [first] == verdicts.told(public)
    assert first.endswith(".")
    if "_" in verdict.removeprefix("probably_") and verdict != "not_shown":
        assert re.search("betegnelse", first), "never without saying that a label may be behind"
