"""Has it moved, word for word: size, interval, the recount's word, and never more than that."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.wording import results

ROW: dict[str, Any] = {
    "verdict": "moved",
    "change": 0.14,
    "change_lower": 0.11,
    "change_upper": 0.17,
    "p_value": 0.0005,
    "contact_recount": "holds",
    "contact_is_bound": True,
    "contact_change": 0.127,
    "narrow_recount": "holds",
    "narrow_change": 0.1,
    "reason": None,
}
ROSE = {
    "da": (
        "andelen af direkte arbejde er steget med 14,0 procentpoint (95 %-interval fra 11,0 til "
        "17,0 procentpoint)"
    ),
    "en": (
        "the share of direct work rose by 14.0 percentage points (95% interval from 11.0 to 17.0 "
        "percentage points)"
    ),
}
CASES: dict[str, tuple[dict[str, Any], tuple[str, str], tuple[str, str]]] = {
    "moved": (
        {},
        ("Flyttet", "Moved"),
        (
            (
                f"Tiden er næsten sikkert flyttet: {ROSE['da']}. Det gælder også, når gadetid uden "
                "kontakt regnes som synlighed (mindst 12,7 procentpoint, uanset hvordan det var i "
                "udgangspunktet, hvor kontakter ikke blev registreret), og i snæver forstand (10,0 "
                "procentpoint)."
            ),
            (
                f"The time has almost certainly moved: {ROSE['en']}. This also holds with street "
                "time without a contact counted as visibility (at least 12.7 percentage points, "
                "whatever it was in the baseline, where contacts were not recorded), and in the "
                "narrow reading (10.0 percentage points)."
            ),
        ),
    ),
    "moved, less surely": (
        {"p_value": 0.03, "contact_is_bound": False, "narrow_recount": "too_little_data"},
        ("Flyttet", "Moved"),
        (
            (
                f"Tiden er højst sandsynligt flyttet: {ROSE['da']}. Det gælder også, når gadetid "
                "uden kontakt regnes som synlighed (12,7 procentpoint)."
            ),
            (
                f"The time has very probably moved: {ROSE['en']}. This also holds with street time "
                "without a contact counted as visibility (12.7 percentage points)."
            ),
        ),
    ),
    "probably moved": (
        {
            "verdict": "probably_moved",
            "p_value": 0.06,
            "contact_is_bound": False,
            "narrow_recount": "does_not_hold",
        },
        ("Sandsynligvis flyttet", "Probably moved"),
        (
            (
                f"Tiden er sandsynligvis flyttet: {ROSE['da']}. Det gælder også, når gadetid uden "
                "kontakt regnes som synlighed (12,7 procentpoint), men det er ikke vist i snæver "
                "forstand, altså uden opgave 4 og uden samtaler med forældre alene."
            ),
            (
                f"The time has probably moved: {ROSE['en']}. This also holds with street time "
                "without a contact counted as visibility (12.7 percentage points), but it is not "
                "shown in the narrow reading, that is without task 4 and without conversations "
                "with parents alone."
            ),
        ),
    ),
    "label only": (
        {"verdict": "moved_label_only", "contact_change": 0.004, "contact_is_bound": False},
        ("Flyttet, måske kun en ny betegnelse", "Moved, perhaps only a new label"),
        (
            (
                "Det er ikke vist, at tiden er flyttet, selv om registreringerne har ændret sig: "
                f"{ROSE['da']}. Den samme gåtur kan registreres som synlighed eller som direkte "
                "arbejde, og når gadetid uden kontakt regnes som synlighed, holder ændringen "
                "ikke: den er da 0,4 procentpoint. Forskellen kan altså være en ny betegnelse for"
                " det samme arbejde."
            ),
            (
                "It is not shown that the time has moved, although the registrations have "
                f"changed: {ROSE['en']}. The same walk can be registered as visibility or as "
                "direct work, and with street time without a contact counted as visibility the "
                "change does not hold: it is then 0.4 percentage points. The difference may thus "
                "be a new label for the same work."
            ),
        ),
    ),
    "street only": (
        {"verdict": "moved_street_only"},
        ("Flyttet, kun vist på gaden", "Moved, shown in the streets only"),
        (
            (
                "Tiden er næsten sikkert flyttet på gaden, men det er ikke vist uden for den: "
                f"{ROSE['da']}. Da den samme gåtur kan registreres som synlighed eller som direkte "
                "arbejde, kan det ikke udelukkes, at det samme arbejde har fået en ny betegnelse."
            ),
            (
                "The time has almost certainly moved in the streets, but this is not shown "
                f"outside them: {ROSE['en']}. Since the same walk can be registered as visibility "
                "or as direct work, it cannot be ruled out that the same work has got a new "
                "label."
            ),
        ),
    ),
    "unchecked, the other way": (
        {
            "verdict": "probably_moved_unchecked",
            "change": -0.04,
            "change_lower": -0.081,
            "change_upper": 0.001,
            "p_value": 0.06,
            "contact_recount": "too_little_data",
            "contact_change": None,
        },
        (
            "Sandsynligvis flyttet den modsatte vej, ikke efterprøvet",
            "Probably moved the other way, not checked",
        ),
        (
            (
                "Tiden er sandsynligvis flyttet den modsatte vej, men det kan ikke efterprøves, "
                "om det samme arbejde blot har fået en ny betegnelse: andelen af direkte arbejde "
                "er faldet med 4,0 procentpoint (95 %-interval fra −0,1 til 8,1 procentpoint). "
                "Dertil er der registreret for lidt om sted og kontakter."
            ),
            (
                "The time has probably moved the other way, but it cannot be checked whether the "
                "same work has only got a new label: the share of direct work fell by 4.0 "
                "percentage points (95% interval from −0.1 to 8.1 percentage points). Too little "
                "is recorded of places and contacts for that."
            ),
        ),
    ),
    "not shown": (
        {
            "verdict": "not_shown",
            "change": 0.012,
            "change_lower": -0.02,
            "change_upper": 0.044,
            "p_value": 0.4,
        },
        ("Ikke vist", "Not shown"),
        (
            (
                "Det er ikke vist, at tiden er flyttet: andelen af direkte arbejde er steget med "
                "1,2 procentpoint (95 %-interval fra −2,0 til 4,4 procentpoint). En forskel af "
                "den størrelse kan være tilfældig, så om tiden er flyttet, kan ikke afgøres "
                "endnu."
            ),
            (
                "It is not shown that the time has moved: the share of direct work rose by 1.2 "
                "percentage points (95% interval from −2.0 to 4.4 percentage points). A "
                "difference of that size may be chance, so whether the time has moved cannot be "
                "decided yet."
            ),
        ),
    ),
    "no change at all": (
        {
            "verdict": "not_shown",
            "change": 0.0002,
            "change_lower": -0.02,
            "change_upper": 0.02,
            "p_value": 0.9,
        },
        ("Ikke vist", "Not shown"),
        (
            (
                "Det er ikke vist, at tiden er flyttet: andelen af direkte arbejde er omtrent "
                "uændret (95 %-interval for ændringen fra −2,0 til +2,0 procentpoint). En forskel"
                " af den størrelse kan være tilfældig, så om tiden er flyttet, kan ikke afgøres "
                "endnu."
            ),
            (
                "It is not shown that the time has moved: the share of direct work is about the "
                "same (95% interval of the change from −2.0 to +2.0 percentage points). A "
                "difference of that size may be chance, so whether the time has moved cannot be "
                "decided yet."
            ),
        ),
    ),
    "too little data": (
        {"verdict": "too_little_data", "change": None, "reason": "no_baseline"},
        ("For lidt data", "Too little data"),
        (
            (
                "Der er for lidt data til at afgøre, om tiden er flyttet: udgangspunktet "
                "mangler, eller der er registreret for lidt i det."
            ),
            (
                "There is too little data to tell whether the time has moved: the baseline is "
                "missing, or too little of it is recorded."
            ),
        ),
    ),
}


@pytest.mark.parametrize(("special", "short", "said"), CASES.values(), ids=CASES.keys())
def test_each_verdict_in_both_languages(
    special: dict[str, Any], short: tuple[str, str], said: tuple[str, str]
) -> None:
    result = results.primary_verdict({**ROW, **special})
    for number, language in enumerate(("da", "en")):
        assert result.text(language, "short") == short[number]  # type: ignore[arg-type]  # both are
        text = result.text(language)  # type: ignore[arg-type]  # languages
        assert text.replace("\u00a0", " ") == said[number]


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("no_data", "der er registreret for lidt i perioden"),
        ("not_after", "der er ikke fire hele kvartaler efter overgangsperioden"),
        ("too_few_months", "der er registreringer i for få måneder"),
        ("not_complete", "de fire kvartaler er ikke afsluttet"),
    ],
)
def test_too_little_data_says_why(reason: str, words: str) -> None:
    row = {"verdict": "too_little_data", "reason": reason}
    assert results.primary_verdict(row).text("da").endswith(f"er flyttet: {words}.")
