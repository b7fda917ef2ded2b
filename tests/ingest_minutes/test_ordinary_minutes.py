"""Forms that Danish municipal secretaries commonly use, each with words that no batch has."""

from __future__ import annotations

import datetime as dt

import pytest
from sample_words import sample_words

from pipeline.ingest.minutes import read_minutes

WORDS = sample_words(dt.date(2099, 1, 1))
TITLE = "Referat af møde i SSP-netværk Gildbro"
HEAD = f"{TITLE}\n\nDato: torsdag den 5. oktober 2023 kl. 9.00-10.30\n\n"
PEOPLE = (
    "Til stede: Jonas Vestergren (SSP), Leyla Karadeniz (SSP), Ulla Hjortebro (skolen), "
    "Kasper Mosekrog (klubben)\n\n"
)


def read(text: str, written_in: str = "text"):
    return read_minutes(text.encode(), written_in, WORDS)


# -- who was there ---------------------------------------------------------------------------------

CAME = {("OP1", "present"), ("school", "present")}
AWAY = {*CAME, ("OP5", "apologies")}
ABSENT = {*CAME, ("OP5", "absent")}


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ("Til stede: Jonas Vestergren, Ulla Hjortebro (skolen)\nAfbud: Trine Skovgård", AWAY),
        ("Fremmødte: Jonas Vestergren (JV) og Ulla Hjortebro, skolen. Afbud: Trine Skovgård", AWAY),
        ("Tilstede var: Jonas V. (SSP), Ulla H. (skolen)\n\nAfbud: Trine S. (SSP)", AWAY),
        (("Mødedeltagere:\nJonas Vestergren, SSP\nUlla Hjortebro, skolen\n\n"
         "Afbud fra:\nTrine Skovgård, SSP"), AWAY),
        ("Mødte: Jonas, Ulla (skolen).\nMødte ikke: Trine", ABSENT),
        ("Afbud fra Trine Skovgård. I mødet deltog Jonas Vestergren og Ulla Hjortebro fra skolen.",
         AWAY),
        ("Fra SSP: Jonas Vestergren\nFra skolen: Ulla Hjortebro\nAfbud: Trine Skovgård (SSP)",
         AWAY),
        ("SSP: Jonas Vestergren\nSkolen: Ulla Hjortebro\nFraværende med afbud: Trine Skovgård",
         AWAY),
        ("Deltagere: SSP v/Jonas Vestergren, skolen v/Ulla Hjortebro. Afbud: Trine Skovgård",
         AWAY),
        ("Deltagere: Vestergren, Jonas; Hjortebro, Ulla (skolen)\nAfbud: Skovgård, Trine", AWAY),
        ("Deltagere: JONVES, Ulla Hjortebro (skolen). Afbud: TRISKO", AWAY),
        (("Deltagere\n---------\nSSP-medarbejder Jonas Vestergren\nLærer Ulla Hjortebro\n\n"
         "Afbud\n-----\nSSP-medarbejder Trine Skovgård"), AWAY),
        (("Deltagere: Jonas Vestergren (operativ medarbejder), Ulla Hjortebro (lærer) samt "
         "afbud fra Trine Skovgård"), AWAY),
        (("Til stede:\n\n1. Jonas Vestergren - SSP\n2. Ulla Hjortebro - Gildbroskolen\n\n"
         "Ikke til stede:\n\n1. Trine Skovgård - SSP"), ABSENT),
        (("Vi var tre indkaldt: Jonas Vestergren (SSP) – mødt, Ulla Hjortebro (skolen) – mødt, "
         "Trine Skovgård (SSP) – afbud"), AWAY),
        (("Deltagere:\nJonas Vestergren (SSP)\nUlla Hjortebro (skolen)\n"
         "Trine Skovgård (SSP) – afbud"), AWAY),
        (("Deltagere:\n- Jonas Vestergren, SSP (til stede)\n- Ulla Hjortebro, skolen (til stede)\n"
         "- Trine Skovgård, SSP (fraværende uden afbud)"), ABSENT),
        (("Inviterede:\nJonas Vestergren, SSP – deltog\nUlla Hjortebro, skolen – deltog\n"
         "Trine Skovgård, SSP – deltog ikke"), ABSENT),
        ("Mødt op: Jonas (SSP) + Ulla Hjortebro (skolen). Meldt fra: Trine", AWAY),
        (("Deltagerkreds: Jonas Vestergren (SSP), Ulla Hjortebro (skolen) og Trine Skovgård (SSP). "
         "Trine Skovgård havde meldt afbud."), AWAY),
        (("På mødet deltog SSP-konsulent Jonas Vestergren og skoleleder Ulla Hjortebro. "
         "Trine Skovgård måtte melde afbud på grund af sygdom."), AWAY),
        (("Rundt om bordet: Jonas Vestergren, SSP, og Ulla Hjortebro, skolen. Trine Skovgård fra "
         "SSP var syg."), AWAY),
        (("Mødet blev afholdt i hallen med deltagelse af Jonas Vestergren (SSP) og Ulla Hjortebro "
         "(skolen). Der var afbud fra Trine Skovgård (SSP)."), AWAY),
        ("Deltog: jonas.vestergren@example.com, Ulla Hjortebro (skolen)\nAfbud: Trine Skovgård",
         AWAY),
        (("Hvem var med? Jonas Vestergren (SSP) og Ulla Hjortebro (skolen). "
         "Hvem manglede? Trine Skovgård, der var på kursus."), ABSENT),
    ],
)  # fmt: skip
def test_people_in_text(people, expected):
    found = read(f"{HEAD}{people}\n\n1. Runde\n\nDer er ro i området.\n").attendances
    assert {(one.staff_code or one.organisation, one.status) for one in found} == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (("| Navn | Fra | Mødt | Afbud |\n|---|---|---|---|\n| Jonas Vestergren | SSP | x | |\n"
         "| Ulla Hjortebro | Skole | x | |\n| Trine Skovgård | SSP | | x |"), AWAY),
        (("| Deltager | Funktion | Til stede | Fraværende |\n|---|---|---|---|\n"
         "| JONVES | SSP | X | |\n| Ulla Hjortebro | Lærer | X | |\n"
         "| TRISKO | SSP | | X |"), ABSENT),
        (("| Initialer | Navn | Organisation | Fremmøde |\n|---|---|---|---|\n"
         "| JV | Jonas Vestergren | SSP | Ja |\n| UH | Ulla Hjortebro | Skole | Ja |\n"
         "| TS | Trine Skovgård | SSP | Nej |"), ABSENT),
        (("| Rolle | Navn | Deltog |\n|---|---|---|\n| SSP-medarbejder | Jonas Vestergren | Ja |\n"
         "| Skoleleder | Ulla Hjortebro | Ja |\n| SSP-medarbejder | Trine Skovgård | Afbud |"),
         AWAY),
        (("| Deltagere | Afbud |\n|---|---|\n| Jonas Vestergren (SSP), Ulla Hjortebro (skolen) | "
         "Trine Skovgård (SSP) |"), AWAY),
        (("| Til stede | Jonas Vestergren (SSP), Ulla Hjortebro (skolen) |\n|---|---|\n"
         "| Afbud | Trine Skovgård (SSP) |\n| Udeblevet | ingen |"), AWAY),
        (("| Organisation | Deltagere | Afbud |\n|---|---|---|\n| SSP | Jonas Vestergren | "
         "Trine Skovgård |\n| Skole | Ulla Hjortebro | |"), AWAY),
        (("| Efternavn, fornavn | Arbejdssted | Bemærkning |\n|---|---|---|\n"
         "| Vestergren, Jonas | SSP | |\n| Hjortebro, Ulla | Skole | |\n"
         "| Skovgård, Trine | SSP | Afbud |"), AWAY),
        (("| | Navn | Tilstede |\n|---|---|---|\n| SSP | Jonas Vestergren | ✓ |\n"
         "| Skole | Ulla Hjortebro | ✓ |\n| SSP | Trine Skovgård | afbud |"), AWAY),
    ],
)  # fmt: skip
def test_people_in_tables(table, expected):
    head = f"# {TITLE}\n\nDato: 5/10-2023 kl. 9.00-10.30\n\n"
    text = f"{head}## Deltagere\n\n{table}\n\n## Runde\n\nRo.\n"
    found = read(text, "markdown").attendances
    assert {(one.staff_code or one.organisation, one.status) for one in found} == expected


# -- who does what until when ----------------------------------------------------------------------

CALL = ("contact", "OP1", dt.date(2023, 11, 1), "open")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Uro ved stationen\n\nDer er støj. Jonas kontakter boligforeningen inden 1. november.",
         [CALL]),
        ("1. Uro\n\nDer er støj.\nOpfølgning: Jonas Vestergren ringer til formanden senest 1/11.",
         [CALL]),
        ("1. Uro\n\nDer er støj om aftenen.\n→ JONVES taler med kioskejeren (1/11)", [CALL]),
        ("1. Uro\n\nDet aftales, at Jonas tager en snak med ejeren inden d. 1. november.", [CALL]),
        ("1. Uro\n\nBeslutning: Der rettes henvendelse til kiosken. Ansvarlig: Jonas. Frist: 1/11.",
         [CALL]),
        ("1. Uro\n\nSSP tager fat i skolens ledelse senest d. 1/11.",
         [("contact", "consultant", dt.date(2023, 11, 1), "open")]),
        ("1. Uro\n\nOpgave til Jonas: kontakt kommunens vejafdeling (senest 1/11)", [CALL]),
        ("1. Uro\n\nDer blev truffet aftale om, at Jonas skriver til DSB inden 1. november.",
         [CALL]),
        ("1. Uro\n\nAnsvarlig for at kontakte politiet: Jonas, senest 1. november", [CALL]),
        ("1. Uro\n\nJonas Vestergren følger op med kiosken inden den 1. november 2023.", [CALL]),
        ("1. Uro\n\nJonas vil tage kontakt til ejeren. Frist: 1. november.", [CALL]),
        ("1. Uro\n\nJonas (SSP) skal kontakte ejeren senest den 1.11.2023.", [CALL]),
        ("1. Uro\n\nHandling: kontakte ejeren (Jonas, 1. november)", [CALL]),
        ("1. Uro\n\nAktion: JONVES kontakter ejeren - deadline 1/11", [CALL]),
        ("1. Uro\n\nDet blev besluttet at kontakte ejeren. Jonas er ansvarlig. Senest 1. november.",
         [CALL]),
        (("Aftaler:\n- Jonas kontakter ejeren (1/11)\n- Ulla undersøger fraværet (uge 45)\n"
         "- Kasper inviterer forældrene til møde, ult. oktober\n"),
         [CALL, ("investigate", "school", dt.date(2023, 11, 12), "open"),
          ("agreement", "club", dt.date(2023, 10, 31), "open")]),
        (("Aftaler\n-------\n1. Kontakt ejeren – Jonas – 1/11\n2. Sende nyhedsbrev – Ulla – medio "
         "november\n"),
         [CALL, ("inform", "school", dt.date(2023, 11, 20), "open")]),
        (("Hvem gør hvad:\n- Jonas: kontakter ejeren (1/11)\n- Skolen: orienterer forældrene "
         "inden udgangen af oktober\n"),
         [CALL, ("inform", "school", dt.date(2023, 10, 31), "open")]),
        (("Opfølgning fra sidste møde\n\n- Jonas skulle kontakte ejeren inden 1/10: Udført\n"
         "- Ulla skulle undersøge fraværet: Ikke færdig endnu\n"),
         [("contact", "OP1", dt.date(2023, 10, 1), "closed"),
          ("investigate", "school", None, "open")]),
        (("Opfølgning på sidste referat\n\nJonas har kontaktet ejeren som aftalt. "
         "Ulla mangler stadig at undersøge fraværet.\n"),
         [("contact", "OP1", None, "closed"), ("investigate", "school", None, "open")]),
        (("Siden sidst\n\n- Kontakte ejeren (Jonas) – afsluttet 28/9\n- Besøge klubben (Ulla) – "
         "udgår\n"),
         [("contact", "OP1", None, "closed"), ("visit", "school", None, "dropped")]),
        (("1. Uro\n\nVi aftalte følgende:\n- Jonas kontakter ejeren inden 1/11\n- Leyla besøger "
         "klubben i uge 43\n"),
         [CALL, ("visit", "OP2", dt.date(2023, 10, 29), "open")]),
        ("1. Uro\n\nKonklusion: Jonas og Leyla kontakter ejeren inden 1. november.", [CALL]),
        ("1. Uro\n\nDer er uro. Skolen sender information ud til forældrene før efterårsferien.",
         [("inform", "school", None, "open")]),
        (("1. Uro\n\nDet blev aftalt, at Ulla til næste møde undersøger, hvor mange elever det "
         "drejer sig om.\n\nNæste møde: 9. november 2023"),
         [("investigate", "school", dt.date(2023, 11, 9), "open")]),
        ("1. Uro\n\nInden næste møde har Kasper talt med de unge.\n\nNæste møde: 9. november 2023",
         [("contact", "club", dt.date(2023, 11, 9), "open")]),
        ("1. Uro\n\nAftalen blev, at klubben indkalder til et fælles møde i uge 44.",
         [("agreement", "club", dt.date(2023, 11, 5), "open")]),
        ("1. Uro\n\nAP 1: JONVES kontakter ejeren. Deadline: 01-11-2023", [CALL]),
        ("1. Uro\n\nJonas får til opgave at kontakte ejeren inden 1. november.", [CALL]),
        ("1. Uro\n\nOpgaven med at kontakte ejeren blev lagt hos Jonas (frist 1/11).", [CALL]),
        ("To do\n\n[ ] Jonas: ring til ejeren (1/11)\n[x] Ulla: undersøg fraværet (1/10)\n",
         [CALL, ("investigate", "school", dt.date(2023, 10, 1), "closed")]),
        ("Opgaver\n\n* Kontakte ejeren\n  Ansvarlig: Jonas\n  Frist: 1. november\n", [CALL]),
        ("1. Uro\n\nDer er uro. Jonas følger op ved at kontakte ejeren inden 1. november.", [CALL]),
        ("1. Uro\n\nJonas melder tilbage til gruppen inden d. 1. november.",
         [("inform", "OP1", dt.date(2023, 11, 1), "open")]),
        ("1. Uro\n\nJonas tager ud til hallen en fredag aften inden 1. november.",
         [("visit", "OP1", dt.date(2023, 11, 1), "open")]),
    ],
)  # fmt: skip
def test_tasks_in_text(text, expected):
    found = read(f"{HEAD}{PEOPLE}{text}\n").action_items
    told = [(one.kind, one.responsible_staff_code or one.responsible_organisation, one.due_on,
             one.status) for one in found]  # fmt: skip
    assert sorted(told, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (("| Aktion | Ansvarlig | Frist |\n|---|---|---|\n| Kontakte ejeren | Jonas | 1/11 |"),
         [CALL]),
        (("| Opfølgningspunkt | Hvem | Hvornår | Bemærkninger |\n|---|---|---|---|\n"
         "| Kontakte ejeren | JONVES | 1. nov. | |"), [CALL]),
        (("| # | Hvad skal der ske? | Hvem gør det? | Senest |\n|---|---|---|---|\n"
         "| 1 | Ringe til ejeren | Jonas V. | d. 1.11. |"), [CALL]),
        ("| Opgave | Ansvarlig/frist |\n|---|---|\n| Kontakte ejeren | Jonas, 1/11 |", [CALL]),
        (("| Punkt | Referat | Ansvarlig | Deadline |\n|---|---|---|---|\n"
         "| Uro | Jonas kontakter ejeren | Jonas | 1/11 |\n| Trivsel | Alt er godt | | |"), [CALL]),
        (("| Emne | Beslutning | Opfølgning |\n|---|---|---|\n"
         "| Uro | Ejeren skal kontaktes | Jonas kontakter ejeren inden 1/11 |"), [CALL]),
        (("| Tovholder | Opgave | Tidsfrist | Status |\n|---|---|---|---|\n"
         "| Vestergren, Jonas | Kontakte ejeren | 01.11.2023 | Ikke påbegyndt |"), [CALL]),
        ("| Dato | Hvem | Hvad |\n|---|---|---|\n| 1/11 | Jonas | Kontakte ejeren |", [CALL]),
    ],
)  # fmt: skip
def test_tasks_in_tables(table, expected):
    text = f"# {TITLE}\n\nDato: 5/10-2023 kl. 9.00-10.30\n\n{PEOPLE}## Opsamling\n\n{table}\n"
    found = read(text, "markdown").action_items
    told = [(one.kind, one.responsible_staff_code or one.responsible_organisation, one.due_on,
             one.status) for one in found]  # fmt: skip
    assert sorted(told, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    "said",
    [
        "Jonas fortæller, at der er mere ro efter sommerferien.",
        "Skolen oplever flere konflikter i udskolingen end sidste år.",
        "Politiet har haft tre sager siden sidst, senest den 28. september.",
        "Klubben holder lukket i uge 42.",
        "Leyla orienterede om kurset den 1. november.",
        "Kasper nævner, at klubben får ny leder 1. november.",
        "Der er forældremøde på skolen den 1. november.",
        "Ulla har ferie i uge 43, og skolen holder åbent for børn i nødpasning.",
        "Turneringen afvikles i november, og boligforeningen giver præmier.",
        "Vi skal huske, at Jonas stopper den 1. december.",
    ],
)  # fmt: skip
def test_what_is_told_is_no_task(said):
    assert read(f"{HEAD}{PEOPLE}1. Runde\n\n{said}\n").action_items == []


# -- how a task went on ----------------------------------------------------------------------------


def told(text: str, written_in: str = "text") -> list[tuple]:
    found = read(f"{HEAD}{PEOPLE}{text}\n\nNæste møde: 9. november 2023\n", written_in).action_items
    return sorted(
        ((one.kind, one.responsible_staff_code or one.responsible_organisation, one.due_on,
          one.status) for one in found),
        key=str,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "due", "status"),
    [
        ("Jonas skulle kontakte ejeren senest 1/10. Er ikke sket. Jonas gør det inden 20/10.",
         dt.date(2023, 10, 20), "open"),
        (("Jonas skulle kontakte ejeren med frist den 15. september 2023. Opgaven er ikke færdig "
          "og fortsætter med ny frist den 13. oktober 2023."), dt.date(2023, 10, 13), "open"),
        (("Det blev konstateret, at Jonas endnu ikke har kontaktet ejeren. Opgaven står fortsat "
          "åben, og fristen blev rykket til den 1. november 2023."), dt.date(2023, 11, 1), "open"),
        ("Jonas havde til opgave at kontakte ejeren. Det er sket, og opgaven er lukket.", None,
         "closed"),
        ("Jonas skulle kontakte ejeren. Er gjort, vi var der den 28/9.", None, "closed"),
        ("Jonas skulle kontakte ejeren. Gjort den 3. september.", None, "closed"),
        ("Sidst lovede Jonas at kontakte ejeren, men det er opgivet igen.", None, "dropped"),
        ("Opgaven fra sidst, hvor Jonas skulle kontakte ejeren, er løst.", None, "closed"),
        ("Jonas skulle kontakte ejeren. Da han var syg, er opgaven udsat til næste møde.",
         dt.date(2023, 11, 9), "open"),
    ],
)  # fmt: skip
def test_how_a_task_went_on(said, due, status):
    assert told(f"Opfølgning fra sidst\n\n{said}") == [("contact", "OP1", due, status)]


def test_two_tasks_told_after_each_other_are_two():
    text = (
        "Opfølgning fra sidst\n\n- Jonas skulle kontakte ejeren. Det bortfalder. Ulla skulle "
        "besøge klubben. Det er ordnet.\n"
    )
    assert told(text) == [
        ("contact", "OP1", None, "dropped"), ("visit", "school", None, "closed"),
    ]  # fmt: skip


def test_what_somebody_has_done_is_news_outside_old_tasks():
    text = (
        "1. Runde\n\nUlla har fundet patroner bag skolen. Det er nyt hos os. Kasper har hørt det "
        "samme i klubben."
    )
    assert told(text) == []


def test_shortened_words():
    text = "OPFØLGN.\n- AFT.: Jonas sk. kontakte ejeren, ult. okt.\n"
    assert told(text) == [("contact", "OP1", dt.date(2023, 10, 31), "open")]


def test_a_status_cell_puts_a_task_off():
    table = (
        "| Aftalt | Hvem | Frist | Status |\n|---|---|---|---|\n"
        "| Kontakte ejeren | Jonas | 1. oktober | Ikke sket endnu, ny frist 20. oktober |\n"
    )
    assert told(f"## Opfølgning fra sidst\n\n{table}", "markdown") == [
        ("contact", "OP1", dt.date(2023, 10, 20), "open")
    ]


def test_a_month_above_rows_dates_them():
    table = (
        "| Dag | Opgave | Tovholder |\n|---|---|---|\n| November 2023 | | |\n"
        "| d. 1. | Kontakte ejeren | Jonas |\n"
    )
    assert told(f"## Nye opgaver\n\n{table}", "markdown") == [CALL]


def test_what_is_decided_of_opening_hours_is_nobodys_task():
    assert told("1. Nytår\n\nDet blev besluttet, at klubben holder åbent til kl. 1.") == []


def test_several_who_each_act_are_several_tasks():
    text = "Opgaver: Jonas kontakter ejeren, Leyla besøger klubben, og Ulla orienterer lærerne."
    assert told(text) == [
        ("contact", "OP1", None, "open"), ("inform", "school", None, "open"),
        ("visit", "OP2", None, "open"),
    ]  # fmt: skip
    text = (
        "1. Uro\n\nJonas undersøger muligheden for at låne hallen (frist: 1. november). Leyla "
        "kontakter klubben (1/11)."
    )
    assert told(text) == [
        ("contact", "OP2", dt.date(2023, 11, 1), "open"),
        ("investigate", "OP1", dt.date(2023, 11, 1), "open"),
    ]


def test_who_takes_a_task_over_has_it():
    text = "Fra sidst\n\n- Jonas: kontakte ejeren – ikke gjort, overgår til Leyla, frist 1/11\n"
    assert told(text) == [("contact", "OP2", dt.date(2023, 11, 1), "open")]
