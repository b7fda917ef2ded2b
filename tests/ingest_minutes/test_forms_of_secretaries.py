"""Ways in which secretaries write when, who was there and who does what, thought of and not met.

None is from a batch of the third writer: they are what a reader by mechanism should read anyway.
"""

from __future__ import annotations

import datetime as dt

import pytest
from sample_words import sample_words

from pipeline.ingest.minutes import read_minutes

WORDS = sample_words(dt.date(2099, 1, 1))
TITLE = "# SSP-netværk Gildbro\n\n"
HEAD = f"{TITLE}Dato: 5. oktober 2023 kl. 9-10.30\n\n"
PEOPLE = "## Deltagere\n\n- Jonas Vestergren (SSP)\n- Ulla Hjortebro (skolen)\n\n"


def read(text: str):
    return read_minutes(text.encode(), "markdown", WORDS)


@pytest.mark.parametrize(
    ("head", "start", "end"),
    [
        ("Dato: 5. oktober 2023\n\nKl. halv ti til elleve", "09:30", "11:00"),
        ("Torsdag den 5. oktober 2023, klokken ni til halv elleve", "09:00", "10:30"),
        ("5/10-2023 kl. 9.00 (1½ time)", "09:00", "10:30"),
        ("Dato: 5.10.2023\n\nStart: 9.00\n\nVarighed: 1:30", "09:00", "10:30"),
        ("Dato: 05.10.2023\n\nVi mødtes klokken 9 og sad sammen i tre kvarter.", "09:00", "09:45"),
        ("Dato: 5/10 2023 – fra kl. 9 og halvanden time frem", "09:00", "10:30"),
        ("Dato: 2023-10-05\n\nMødet åbnet 09.02\n\nMødet hævet 10.47", "09:02", "10:47"),
        ("Dato: torsdag i uge 40, 2023, kl. 9-10.30", "09:00", "10:30"),
        ("Den femte oktober 2023 mellem kl. 9 og 10.30", "09:00", "10:30"),
        ("20231005, 0900-1030", "09:00", "10:30"),
        ("Torsdag 5.10.-23 fra 9.00 til 10.30", "09:00", "10:30"),
        ("Dato: 5. okt. 2023 | 9.00 → 10.30", "09:00", "10:30"),
        ("5. oktober 2023\n\nStart kl. 9.00 – slut kl. 10.30", "09:00", "10:30"),
        ("5. oktober 2023\n\n9.00-9.15 Velkomst\n\n9.15-10.30 Runde", "09:00", "10:30"),
        ("5. oktober 2023\n\nKl. 9 bød vi velkommen. Kl. 10.30 takkede vi af.", "09:00", "10:30"),
        ("d. 5. oktober 2023 9:00h-10:30h", "09:00", "10:30"),
        ("5-okt-2023\n\nVi gik i gang kl. 13 og var færdige halv tre.", "13:00", "14:30"),
        ("5/10-2023\n\nVi begyndte kl. 9 og var færdige halvanden time senere.", "09:00", "10:30"),
        ("År 2023, torsdag den 5. oktober, holdtes møde. Sat kl. 9.00.\n\nMødet hævet kl. 10.30.",
         "09:00", "10:30"),
        (("Skrevet 9. oktober 2023.\n\nReferat af møde i netværket torsdag den 5. oktober 2023. "
         "Mødet begyndte klokken 9 og varede halvanden time."), "09:00", "10:30"),
        (("Mødedato: 05/10/2023\n\n| Sted | Byrådssalen | Lokale | Stor sal |\n|---|---|---|---|\n"
         "| Fra kl. | 09.00 | Til kl. | 10.30 |"), "09:00", "10:30"),
    ],
)  # fmt: skip
def test_when(head, start, end):
    meeting = read(f"{TITLE}{head}\n\n{PEOPLE}").meeting
    assert meeting.meeting_date == dt.date(2023, 10, 5)
    assert (f"{meeting.start_time:%H:%M}", f"{meeting.end_time:%H:%M}") == (start, end)


def test_ages_in_a_theme_about_leisure_time_are_no_hours():
    head = "5/10-2023\n\nFritidstilbud: Der er godt gang i hallen, især hos de 13-15-årige.\n\n"
    assert read(f"{TITLE}{head}{PEOPLE}").meeting.duration_minutes is None


BOTH = {("OP1", "present"), ("school", "present")}


@pytest.mark.parametrize(
    ("people", "third"),
    [
        (("Deltagere: Jonas Vestergren, Trine Skovgård, Ulla Hjortebro (skolen)\n\n"
         "Afbud: Trine Skovgård"), "apologies"),
        ("Til stede (3): Jonas, Trine og Ulla Hjortebro fra skolen", "present"),
        (("## Deltagere\n\n- ✅ Jonas Vestergren\n- ❌ Trine Skovgård (afbud)\n"
         "- ✅ Ulla Hjortebro, skolen"), "apologies"),
        (("## Hvem var der\n\n- [x] Jonas Vestergren (SSP)\n- [ ] Trine Skovgård (SSP)\n"
         "- [x] Ulla Hjortebro (skolen)"), "absent"),
        ("Skole: Ulla Hjortebro\n\nSSP: Jonas Vestergren, Trine Skovgård (afbud)", "apologies"),
        (("| Hvem | Hvorfra | Mødt? |\n|---|---|---|\n| Jonas Vestergren | SSP | ja |\n"
         "| Trine Skovgård | SSP | nej (afbud) |\n| Ulla Hjortebro | Skolen | ja |"), "apologies"),
        (("Deltagerliste\n\nJonas Vestergren / SSP / til stede\n\nTrine Skovgård / SSP / afbud\n\n"
         "Ulla Hjortebro / skolen / til stede"), "apologies"),
        ("Mødekreds: JONVES, TRISKO, Ulla Hjortebro (skolen)\n\nFraværende: TRISKO", "apologies"),
        (("Vi sad på biblioteket, og med til mødet var Jonas Vestergren (SSP) og Ulla Hjortebro "
         "(skolen). Trine Skovgård (SSP) udeblev uden afbud."), "absent"),
        (("Til stede: Jonas Vestergren (SSP), gadeplan Ulla Hjortebro, skolen\n\n"
         "Afbud: Trine Skovgård"), "apologies"),
        (("| Navn og funktion | Sæt kryds |\n|---|---|\n"
         "| Jonas Vestergren, SSP | ☒ Mødte ☐ Afbud ☐ Udeblev |\n"
         "| Trine Skovgård, SSP | ☐ Mødte ☒ Afbud ☐ Udeblev |\n"
         "| Ulla Hjortebro, skolen | ☒ Mødte ☐ Afbud ☐ Udeblev |"), "apologies"),
    ],
)  # fmt: skip
def test_who_was_there(people, third):
    found = read(f"{HEAD}{people}\n\n## Drøftelse\n\nDer er ro.\n").attendances
    told = {(one.staff_code or one.organisation, one.status) for one in found}
    assert told == {*BOTH, ("OP5", third)}


KIOSK = ("contact", "OP1", dt.date(2023, 11, 1), "open")
PRICE = ("investigate", "school", dt.date(2023, 11, 12), "open")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (("## Aftaler\n\n| Hvem | Hvad | Hvornår |\n|---|---|---|\n"
         "| Jonas | Kontakte kiosken | 1/11 |"
         "\n|  | Besøge klubben | 8/11 |"),
         [KIOSK, ("visit", "OP1", dt.date(2023, 11, 8), "open")]),
        (("## Hvem gør hvad\n\n| Jonas | Ulla |\n|---|---|\n"
         "| Kontakter kiosken (1/11) | Undersøger prisen (uge 45) |"), [KIOSK, PRICE]),
        (("## Opgaver\n\n### Inden 1. november\n\n- Jonas: kontakte kiosken\n\n### Uge 45\n\n"
         "- Ulla: undersøge prisen"), [KIOSK, PRICE]),
        ("## Uro\n\nDer var uro. Det blev aftalt, at Jonas kontakter kiosken (1/11).", [KIOSK]),
        ("## Uro\n\nDer er uro.\n\nJonas tager bolden videre: kontakter kiosken inden 1/11.",
         [KIOSK]),
        (("## Beslutninger\n\n1. Kiosken kontaktes. (Jonas, frist 1/11)\n"
         "2. Prisen undersøges. (Skolen, uge 45)"), [KIOSK, PRICE]),
        ("## Uro\n\n*Aftale:* Jonas kontakter kiosken. *Frist:* 1/11.", [KIOSK]),
        ("## Uro\n\n=> JONVES kontakter kiosken, 1/11", [KIOSK]),
        ("## Uro\n\n➜ Jonas kontakter kiosken senest 1/11", [KIOSK]),
        (("## Handleplan\n\n* Hvad: Kontakte kiosken. Hvem: Jonas. Hvornår: 1/11.\n"
         "* Hvad: Undersøge prisen. Hvem: Ulla. Hvornår: uge 45."), [KIOSK, PRICE]),
        (("## Noter\n\n| Punkt | Drøftelse | Aftale |\n|---|---|---|\n"
         "| Uro | Der er uro | Jonas kontakter kiosken (senest 1/11) |"), [KIOSK]),
        ("## Uro\n\nOpgave: Kontakte kiosken | Ansvarlig: Jonas | Deadline: 1/11", [KIOSK]),
        ("## Uro\n\nJonas har fået til opgave at kontakte kiosken, hvilket skal ske senest 1/11.",
         [KIOSK]),
        (("## Uro\n\nSkolen (Ulla) undersøger prisen i uge 45, og Jonas kontakter kiosken inden "
         "1/11."), [PRICE, KIOSK]),
        ("## To do\n\n- Jonas + Ulla: kontakte kiosken, 1/11", [KIOSK]),
        (("## Uro\n\nVi enedes om følgende: Jonas kontakter kiosken inden 1/11; Ulla undersøger "
         "prisen i uge 45."), [KIOSK, PRICE]),
        ("## Uro\n\nHvem: Jonas\n\nGør hvad: Kontakter kiosken\n\nHvornår: 1/11", [KIOSK]),
        ("## Uro\n\nVi bad Jonas om at kontakte kiosken senest 1/11.", [KIOSK]),
        ("## Uro\n\nDet er Jonas, der kontakter kiosken senest onsdag den 1. november.", [KIOSK]),
        ("## Uro\n\nOpgaven med at kontakte kiosken ligger hos Jonas, og fristen er 1/11.",
         [KIOSK]),
        ("## Uro\n\nVi aftalte med Jonas, at han kontakter kiosken inden 1/11.", [KIOSK]),
        ("## Uro\n\nKiosken kontaktes af Jonas senest 1/11.", [KIOSK]),
        ("## Uro\n\nDet overdrages Jonas Vestergren at kontakte kiosken inden 1/11.", [KIOSK]),
        ("## Uro\n\nInden 1. november kontakter Jonas kiosken.", [KIOSK]),
        ("## Uro\n\nUlla Hjortebro fra skolen undersøger prisen. Fristen er uge 45.", [PRICE]),
        ("## Uro\n\n- Aktion (Jonas): Kontakte kiosken. Deadline: 1. november.", [KIOSK]),
        ("## Uro\n\n- Senest onsdag den 1. november: Jonas kontakter kiosken.", [KIOSK]),
        ("## Aftaler\n\n- [ ] Jonas kontakter kiosken 📅 2023-11-01", [KIOSK]),
        (("## Aftaler\n\n| Tiltag | Init. | Termin |\n|---|---|---|\n"
         "| Kontakte kiosken | JV | 1/11 |\n| Undersøge prisen | UH | Uge 45 |"), [KIOSK, PRICE]),
        ("## Siden sidst\n\n- Kontakte kiosken – Jonas – 1/10 – 100 %",
         [("contact", "OP1", dt.date(2023, 10, 1), "closed")]),
        ("## Noter\n\nSidste møde aftalte vi, at Jonas skulle kontakte kiosken. Det har han gjort.",
         [("contact", "OP1", None, "closed")]),
        ("## Status på sidste mødes aftaler\n\nJonas har som aftalt kontaktet kiosken.",
         [("contact", "OP1", None, "closed")]),
    ],
)  # fmt: skip
def test_who_does_what_until_when(text, expected):
    found = [
        (one.kind, one.responsible_staff_code or one.responsible_organisation, one.due_on,
         one.status)
        for one in read(f"{HEAD}{PEOPLE}{text}\n").action_items
    ]  # fmt: skip
    assert sorted(found, key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    "text",
    [
        "Klubben fortalte, at de har åbent til kl. 21 fra den 1. november.",
        "Skolen har planlagt temauge i uge 45. Politiet kører mere i området i november.",
        "Jonas var på kursus den 1/10. Jonas holder ferie fra 1/11 til 8/11.",
        "Skolen oplever mere uro end i oktober. Politiet har haft enkelte anmeldelser.",
    ],
)
def test_news_is_no_task(text):
    assert read(f"{HEAD}{PEOPLE}## Nyt\n\n{text}\n").action_items == []
