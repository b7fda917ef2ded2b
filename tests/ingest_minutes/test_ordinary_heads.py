"""Heads of minutes as people write them: network, day, from when until when."""

# ruff: noqa: E501 - one head to a line

from __future__ import annotations

import datetime as dt

import pytest
from sample_words import sample_words

from pipeline.ingest.minutes import MinutesRefused, read_minutes

WORDS = sample_words(dt.date(2099, 1, 1))
PEOPLE = (
    "\n\nTil stede: Jonas Vestergren (SSP), Ulla Hjortebro (skolen), Bo Lindeskov (politiet)\n\n"
    "1. Nyt fra skolen\n\nDer er ro i klasserne.\n"
)
# All tell of Gildbro on the 5th of October 2023, 9.00 to 10.30.
HEADS = """
Referat af møde i SSP-netværk Gildbro // Torsdag den 5. oktober 2023 kl. 9.00-10.30
SSP Gildbro // 5/10 2023, kl. 9 - 10.30
Gildbro-netværket mødtes torsdag d. 5. oktober 2023 fra kl. 9 til kl. 10.30
Netværksmøde, Gildbro // Dato: 05.10.2023 // Tid: 9.00-10.30
Mødenotat // Netværk: Gildbro // Dato: 5.10.23 // Start: 9.00 // Slut: 10.30
Noter fra SSP-mødet i Gildbro 2023-10-05 // Vi startede kl. 9 og var færdige kl. 10.30
Referat 5/10-23 // Lokalt SSP-netværk: Gildbro // Klokken 9.00 til 10.30 i klubben
SSP-netværksmøde i Gildbro // Dato og tid: 5. oktober 2023, 9.00 – 10.30
Møde i SSP Gildbro den 5. oktober 2023 // Mødet begyndte kl. 9.00 og sluttede kl. 10.30
REFERAT // SSP-NETVÆRK GILDBRO // TORSDAG D. 5. OKTOBER 2023 KL. 09.00-10.30
Lokalt netværk Gildbro - møde 5. oktober 2023 (9.00-10.30)
Gildbro, den 5. oktober 2023 // Referat af netværksmøde // Mødetid: kl. 9-10.30
Referat: SSP Gildbro // Mødedato: Torsdag 5/10/2023 // Mødetidspunkt: 09:00 - 10:30
SSP-gruppen i Gildbro // Afholdt: 5. oktober 2023 // Tidsrum: 9.00-10.30
Beslutningsreferat // SSP-netværket i Gildbro // torsdag, 5. oktober 2023 // 9.00 til 10.30
Referat fra Gildbro // Den 5. oktober 2023 kl. ni til halv elleve
SSP Gildbro, referat // 5. oktober 2023 // Vi sad sammen fra 9 til 10.30 på skolen
Hermed referat fra netværksmødet i Gildbro torsdag den 5. oktober 2023 kl. 9.00-10.30
Tak for mødet i Gildbro-netværket torsdag den 5. oktober 2023. Vi mødtes kl. 9 og sluttede kl. 10.30.
Netværksmøde nr. 4, Gildbro // Uge 40, torsdag den 5. oktober 2023 // kl. 9.00 - 10.30, Beboerhuset
Dagsorden og referat, SSP Gildbro // Tid: 5. oktober 2023 kl. 9.00 (slut 10.30)
SSP-møde Gildbro // 5. oktober 2023 // Mødestart: 9.00 // Mødeslut: 10.30
Gildbro lokalnetværk // D. 5/10-2023 // Starttidspunkt: kl. 9.00 // Varighed: 1½ time
Referat af møde i Gildbro // 5. oktober 2023 kl. 9.00 // Mødet varede halvanden time
SSP - Gildbro // Møde den 05-10-2023 // Mødet blev hævet kl. 10.30 // Mødet startede kl. 9.00
Møde i det lokale SSP-netværk for Gildbro // Hvornår: torsdag den 5. oktober 2023, 9.00-10.30 // Hvor: Klubben
Referat SSP Gildbro // torsdag d. 5.10.2023 kl. 9-10:30 // Næste møde: torsdag d. 16.11.2023 kl. 9-10:30
Gildbro SSP // 5. okt. 2023 // kl. 9.00 – ca. 10.30
SSP Gildbro oktober 2023 // Vi holdt møde torsdag den 5. oktober 2023 klokken 9, og vi var færdige 10.30
Gildbro-mødet // Det blev holdt den 5. oktober 2023 på skolen. Kl. var 9, da vi gik i gang, og vi sluttede halv elleve.
Formøde og netværksmøde, Gildbro // Dato 5. oktober 2023 // Kl. 9.00-10.30
Referatark | SSP-netværk Gildbro | 5. oktober 2023 | 9.00-10.30
Referat (skrevet 9. oktober 2023) // SSP Gildbro // Mødet den 5. oktober 2023 kl. 9.00-10.30
SSP-Gildbro 051023 // Dato: 5. oktober 2023 // 9.00-10.30
Sted: Klubben // Tid: torsdag den 5. oktober 2023, kl. 9.00-10.30 // Netværk: Gildbro
Netværksmøde Gildbro d. 5/10 2023 // Start kl. 9:00, varede 1 time og 30 minutter
SSP Gildbro / 5. oktober 2023 / 9.00-10.30 / Klubben
Referat af 3. netværksmøde i 2023 – Gildbro – 5. oktober 2023 – kl. 9.00 til 10.30
"""
EXPECTED = ("gildbro", dt.date(2023, 10, 5), dt.time(9), dt.time(10, 30), 90)


def head(text: str, mark: str = "\n") -> tuple[object, ...]:
    try:
        told = read_minutes((text.replace(" // ", mark) + PEOPLE).encode(), "text", WORDS).meeting
    except MinutesRefused as refused:
        return (refused.reason_code,)
    return (
        told.network_code, told.meeting_date, told.start_time, told.end_time, told.duration_minutes,
    )  # fmt: skip


@pytest.mark.parametrize("mark", ["\n", "\n\n"])
@pytest.mark.parametrize("text", HEADS.strip().splitlines())
def test_a_head_is_read(text, mark):
    assert head(text, mark) == EXPECTED
