"""Which papers say that their meeting was not held, in the words of those who called it off."""

from __future__ import annotations

import datetime as dt

import pytest
from sample_words import sample_words

from pipeline.ingest.minutes import MinutesRefused, read_minutes

WORDS = sample_words(dt.date(2099, 1, 1))
NOT_HELD = (
    (
        "Netværksmøde Gildbro 12. marts 2024 kl. 10-11\n\nMødet er aflyst på grund af "
        "sygdom. Nyt møde 2. april.\n"
    ),
    (
        "Kære alle\n\nVi bliver desværre nødt til at aflyse mødet i Vibeholm den "
        "5/9-2024 kl. 13-14.30. Alt for mange har meldt fra.\n\nVh Sofie\n"
    ),
    (
        "AFLYST: SSP-møde Strandområdet torsdag den 6. juni 2024\n\nDagsorden\n1. Runde\n"
        "2. Eventuelt\n"
    ),
    (
        "Strandområdets SSP-netværk\n\nMødet torsdag den 6. juni 2024 kl. 10-11 "
        "gennemføres ikke. Kun to kunne komme.\n"
    ),
    (
        "Referat: Torslunde SSP-netværk\n\nMødet den 14/3-2024 kl. 9-10 blev aflyst "
        "samme dag pga. for mange afbud.\n\nAfbud: Jonas Vestergren, Leyla Karadeniz\n\n"
        "Aftaler\n- Jonas indkalder til nyt møde inden 1. april.\n"
    ),
    (
        "Referat af SSP-møde i Gildbro\nDato: 14/3-2024 kl. 9-10\n\nDer var afbud fra de "
        "fleste, så mødet blev aflyst.\n"
    ),
    (
        "Møde i SSP Vejleåparken den 3. maj 2024 kl. 14-15\n\nMødet udsættes til den 24. "
        "maj, da politiet ikke kan deltage.\n"
    ),
    "Netværksmødet i Torslunde den 3. maj 2024 kl. 14-15 må desværre aflyses.\n",
    "SSP-netværk Torslunde. Status: Aflyst. Dato: 3. maj 2024\n",
)
HELD = (
    (
        "Referat af SSP-møde i Gildbro\nDato: 14/3-2024 kl. 9-10\nTil stede: Jonas "
        "Vestergren, Leyla Karadeniz\n\n1. Siden sidst\nMødet i november blev aflyst, så "
        "der er meget at tale om. Skolefesten er aflyst.\n"
    ),
    (
        "Referat af SSP-møde i Gildbro\nDato: 14/3-2024 kl. 9-10\nTil stede: Jonas "
        "Vestergren\n\n1. Siden sidst\nKlubbens arrangement blev ikke til noget. Mødet "
        "med forældrene er aflyst og udsat.\n"
    ),
)


HEAD = "Referat af SSP-møde i Gildbro\nDato: 14/3-2024 kl. 9-10\n\n"
SAID_OF_THIS_ONE = (
    "Aflyst pga. sygdom.",
    "Status: Udsat",
    "Mødet er udskudt til den 26. marts.",
    "Mødet blev rykket til den 26. marts på grund af afbud.",
    "Mødet flyttes til den 26. marts.",
    "For mange meldte afbud, og mødet måtte opgives.",
    "Mødet kunne ikke gennemføres, fordi kun én mødte op.",
    "Mødet bortfaldt.",
    "OBS! Dette møde er aflyst!!",
)
SAID_OF_OTHERS = (
    "Mødet om hærværk med ejendomsselskabet er udskudt.",
    "Mødet for forældre er aflyst.",
    "Mødet blev flyttet til lokale 3.",
    "Mødet skulle have været på skolen, men blev flyttet til Teams, fordi flere er syge.",
    "Mødet blev flyttet til biblioteket, første sal.",
    "Skolens idrætsdag er udskudt til maj.",
    "Sommerfesten: udsat.",
    "Klubben er flyttet til stationen.",
    "Næste møde er udskudt til den 26. april.",
)


@pytest.mark.parametrize("said", SAID_OF_THIS_ONE)
def test_the_words_for_a_meeting_that_was_not_held(said: str) -> None:
    minutes = read_minutes(f"{HEAD}{said}\n".encode(), "text", WORDS)
    assert minutes.meeting.status == "cancelled"


@pytest.mark.parametrize("said", SAID_OF_OTHERS)
@pytest.mark.parametrize("people", ["Til stede: Jonas Vestergren, Leyla Karadeniz\n\n", ""])
def test_the_same_words_of_something_else(said: str, people: str) -> None:
    told = f"{HEAD}{people}1. Siden sidst\nPolitiet fortalte om hash ved stationen. {said}\n"
    assert read_minutes(told.encode(), "text", WORDS).meeting.status == "held"


@pytest.mark.parametrize("text", NOT_HELD)
def test_a_meeting_that_was_called_off_is_not_held(text: str) -> None:
    minutes = read_minutes(text.encode(), "text", WORDS)
    assert minutes.meeting.status == "cancelled"
    assert not minutes.action_items
    assert not minutes.attendances


@pytest.mark.parametrize("text", HELD)
def test_what_else_was_called_off_does_not_undo_the_meeting(text: str) -> None:
    assert read_minutes(text.encode(), "text", WORDS).meeting.status == "held"


PEOPLE = "Til stede: Jonas Vestergren, Leyla Karadeniz\n\n"


@pytest.mark.parametrize(
    ("said", "ended"),
    [
        ("Vi måtte afbryde mødet kl. 9.40.", "09:40"),
        ("Mødet blev afbrudt kl. 9.40, da brandalarmen gik.", "09:40"),
        ("Vi nåede to punkter. Kl. 9.40 blev mødet afbrudt af en brandalarm.", "09:40"),
        ("Bemærk: mødet blev afbrudt 9.40.", "09:40"),
        ("Mødet måtte desværre afbrydes efter 40 minutter.", "09:40"),
        ("Mødet blev afbrudt kl. 9.40 og fortsættes den 4. april.", "09:40"),
        ("Mødet blev afbrudt, da brandalarmen gik.", "10:00"),
    ],
)
def test_a_meeting_that_was_broken_off_ended_then(said: str, ended: str) -> None:
    told = f"{HEAD}{PEOPLE}1. Runde\n{said}\n"
    meeting = read_minutes(told.encode(), "text", WORDS).meeting
    assert (meeting.status, meeting.end_time) == ("broken_off", dt.time.fromisoformat(ended))


def test_where_it_was_broken_off_may_stand_beside_the_hour() -> None:
    head = "Referat af SSP-møde i Gildbro\nDato: 14/3-2024 kl. 9-10 (afbrudt kl. 9.40)\n\n"
    meeting = read_minutes((head + PEOPLE + "1. Runde\nRo.\n").encode(), "text", WORDS).meeting
    assert (meeting.status, meeting.duration_minutes) == ("broken_off", 40)


@pytest.mark.parametrize(
    "said",
    [
        "Kampen blev afbrudt, og mødet mellem klub og skole er rykket.",
        "Mødet blev kort afbrudt kl. 9.20 af en brandalarm.",
        "Mødet blev afbrudt kl. 9.20 af en brandalarm. Vi fortsatte kl. 9.30.",
        "Mødet blev afbrudt flere gange af telefoner.",
    ],
)
def test_a_meeting_that_was_disturbed_was_held(said: str) -> None:
    told = f"{HEAD}{PEOPLE}1. Runde\n{said}\n"
    meeting = read_minutes(told.encode(), "text", WORDS).meeting
    assert (meeting.status, meeting.end_time) == ("held", dt.time(10))


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("Aflyst fest – Referat af SSP-møde i Gildbro", "held"),
        ("Aflysning af byfesten – Referat af SSP-møde i Gildbro", "held"),
        ("Referat af SSP-møde i Gildbro: Aflyst koncert og nye lamper", "held"),
        ("Aflyst møde – SSP-netværk Gildbro", "cancelled"),
        ("Aflyst SSP-møde i Gildbro", "cancelled"),
        ("Referat af SSP-møde i Gildbro (aflyst)", "cancelled"),
        ("SSP-møde i Gildbro aflyst pga. sygdom", "cancelled"),
        ("Aflysning af SSP-møde i Gildbro", "cancelled"),
    ],
)
def test_what_was_called_off_in_a_title(title: str, status: str) -> None:
    told = f"{title}\nDato: 14/3-2024 kl. 9-10\n\n{PEOPLE}Ro.\n"
    assert read_minutes(told.encode(), "text", WORDS).meeting.status == status


@pytest.mark.parametrize(
    "said",
    [
        "Deltagere: Ingen – mødet blev ikke afholdt",
        "Til stede: ingen, mødet blev aflyst pga. sygdom",
        "Deltagere: Ingen\nKun Jonas Vestergren mødte op, så mødet blev ikke til noget.",
    ],
)
def test_nobody_came(said: str) -> None:
    minutes = read_minutes(f"{HEAD}{said}\n".encode(), "text", WORDS)
    assert (minutes.meeting.status, minutes.attendances) == ("cancelled", [])


AGENDA = "Dagsorden – SSP-møde i Gildbro\nDato: 14/3-2024 kl. 9-10\n"
LISTED = "Deltagere: Jonas Vestergren, Leyla Karadeniz\n\n"


@pytest.mark.parametrize(
    ("written", "status"),
    [
        (f"{PEOPLE}1. Runde\nSkolen fortalte, at der er ro.\n", "held"),
        (f"{LISTED}1. Runde\nReferat: Skolen fortalte, at der er ro.\n", "held"),
        (f"{LISTED}1. Runde\nDet blev aftalt, at Jonas ringer til klubben.\n", "held"),
        (f"{LISTED}1. Runde\n2. Belysning: skal vi ringe til kommunen?\n", "agenda_only"),
        (f"{LISTED}1. Runde\nKort runde om, hvad der er sket.\n", "agenda_only"),
        ("Afbud til Jonas Vestergren.\n\n1. Runde\n2. Eventuelt\n", "agenda_only"),
        ("Til stede:\n\n1. Runde\nReferat:\n2. Eventuelt\nReferat:\n", "agenda_only"),
    ],
)
def test_an_agenda_that_was_written_over_is_minutes(written: str, status: str) -> None:
    assert read_minutes((AGENDA + written).encode(), "text", WORDS).meeting.status == status


def test_two_meetings_of_one_network_whose_days_have_no_label() -> None:
    one = (
        "# Referat – SSP-netværk Gildbro\n\n14. marts 2024 kl. 9-10\n\n## Deltagere\n\n"
        "- Jonas Vestergren\n- Leyla Karadeniz\n\n## Bekymringer\n\n- Hash ved stationen\n\n"
    )
    other = one.replace("14. marts", "11. april")
    assert read_minutes(one.encode(), "markdown", WORDS).meeting.status == "held"
    with pytest.raises(MinutesRefused) as refused:
        read_minutes((one + other).encode(), "markdown", WORDS)
    assert refused.value.reason_code == "several_meetings"
