"""People as secretaries name them: our own by short forms, others by office and place."""

from __future__ import annotations

import datetime as dt

import pytest
from sample_words import sample_words

from pipeline.ingest.minutes import Minutes, read_minutes

WORDS = sample_words(dt.date(2099, 1, 1))
HEAD = "Referat – lokalt SSP-netværk Gildbro\n\nDato: 5. oktober 2023 kl. 9.30-11\n\n"


def read(text: str) -> Minutes:
    return read_minutes(f"{HEAD}{text}\n".encode(), "text", WORDS)


def people(text: str) -> list[tuple[str, str]]:
    return [(str(one.staff_code or one.organisation), one.status) for one in read(text).attendances]


def present(listed: str) -> list[str]:
    """Return who came, beside Henrik Lyngdal who always stands first."""
    found = people(f"Til stede: Henrik Lyngdal, {listed}")
    assert found[0] == ("KON2", "present")
    return [who for who, _ in found[1:]]


OUR_OWN = [
    "Jonas V.", "Jonas V", "Jonas Ve.", "V. Jonas", "J. Vestergren", "JONVES", "JV", "OP1", "Jonas",
    "Vestergren", "Jonas Vestergren (gadeplan)", "Jonas – gadeplan", "Jonas, gadeplan",
    "Jonas (SSP)", "Jonas (ref.)", "gadeplansmedarbejder Jonas", "operativ medarbejder Jonas",
    "gadeplansmedarbejder Jonas Vestergren", "Jonas V. (gadeplan)", "Jonas (ny, velkommen!)",
]  # fmt: skip


@pytest.mark.parametrize("name", OUR_OWN)
def test_one_of_ours_is_known_by_any_short_form(name):
    assert present(f"{name}, Ulla Hjortebro (skolen)") == ["OP1", "school"]


def test_surnames_first():
    text = "Til stede:\n- Vestergren, Jonas\n- Karadeniz, Leyla\n- Ulla Hjortebro (skolen)"
    assert [who for who, _ in people(text)] == ["OP1", "OP2", "school"]


def test_a_first_name_from_elsewhere_is_somebody_else():
    assert present("Jonas (skolen), Leyla fra politiet") == ["school", "police"]


def test_a_first_name_that_somebody_else_has_is_asked_about():
    found = read("Til stede: Henrik Lyngdal, Jonas, Jonas Holm (skolen)")
    assert [one.staff_code for one in found.attendances] == ["KON2", None, None]
    assert "unknown_participant" in {reason for reason, _ in found.notes}


OFFICES = [
    ("politiassistent Kim Sand", "police"),
    ("lokalbetjent Kim Sand", "police"),
    ("Nærbetjent Kim Sand", "police"),
    ("pa. Kim Sand", "police"),
    ("politikommissær Kim Sand", "police"),
    ("SSP-lærer Ida Bang", "school"),
    ("viceskoleleder Ida Bang", "school"),
    ("AKT-vejleder Ida Bang", "school"),
    ("skolesekretær Ida Bang", "school"),
    ("SFO-leder Ida Bang", "school"),
    ("pædagog fra SFO'en Ida Bang", "school"),
    ("klubleder Omar Saleh", "club"),
    ("klubmedarbejder Omar Saleh", "club"),
    ("leder af klubben Omar Saleh", "club"),
    ("ungdomsskolelærer Bo Holm", "youth_school"),
    ("ungdomsskolens leder Bo Holm", "youth_school"),
    ("boligsocial medarbejder Bo Holm", "housing"),
    ("den boligsociale medarbejder Bo Holm", "housing"),
    ("ejendomsmester Bo Holm", "housing"),
    ("beboerrådgiver Bo Holm", "housing"),
    ("familierådgiver Dorte Lund", "authority"),
    ("socialrådgiver Dorte Lund", "authority"),
    ("sagsbehandler Dorte Lund", "authority"),
    ("sundhedsplejerske Dorte Lund", "authority"),
    ("skolepsykolog Dorte Lund", "authority"),
    ("træner i boldklubben Ali Noor", "association"),
    ("formand for roklubben Ali Noor", "association"),
    ("institutionsleder Ali Noor", "day_care"),
    ("Per Lund, Nærpolitiet", "police"),
    ("Per Lund, politiassistent", "police"),
    ("Per Lund (viceskoleleder)", "school"),
    ("Per Lund, pædagog i klubben", "club"),
    ("Per Lund – boligforeningen", "housing"),
    ("Per Lund (spejderne)", "association"),
    ("Per Lund (formand for fodboldklubben)", "association"),
    ("Kirsten fra boligselskabet", "housing"),
    ("Kirsten (skolen)", "school"),
    ("Kirsten fra familieafdelingen", "authority"),
    ("politiet v/ Per Lund", "police"),
    ("skolen ved Per Lund", "school"),
]


@pytest.mark.parametrize(("told", "organisation"), OFFICES)
def test_somebody_from_outside_is_known_by_office_or_place(told, organisation):
    assert present(told) == [organisation]
    assert present(f"{told} og Leyla Karadeniz") == [organisation, "OP2"]
    assert present(f"{told}; Leyla Karadeniz; Mads H.") == [organisation, "OP2", "OP3"]


@pytest.mark.parametrize(("told", "organisation"), OFFICES)
def test_they_are_known_one_to_a_line(told, organisation):
    text = f"Deltagere:\n- Jonas Vestergren\n- {told[0].upper()}{told[1:]}\n\nAfbud:\n- Leyla K."
    assert people(text) == [("OP1", "present"), (organisation, "present"), ("OP2", "apologies")]


def test_titles_before_and_behind_in_one_list():
    listed = "politiassistent Kim Sand, Ida Bang, lærer, klubleder Omar Saleh, Per Lund (skolen)"
    assert present(listed) == ["police", "school", "club", "school"]


SENTENCES = [
    (
        "Til stede: Trine Skovgaard, viceskoleleder Ida Bang, og fra boligselskabet Bo Holm.",
        [("OP5", "present"), ("school", "present"), ("housing", "present")],
    ),
    (
        "Mødt: Mads, Omar Saleh (klubben)\nAfbud: Jonas og Leyla (begge syge)",
        [("OP3", "present"), ("club", "present"), ("OP1", "apologies"), ("OP2", "apologies")],
    ),
    (
        "Vi var 5: Mads, Trine, Ida fra skolen, Per fra politiet og Omar fra klubben.",
        [("OP3", "present"), ("OP5", "present"), ("school", "present"), ("police", "present"),
         ("club", "present")],
    ),
    (
        "Fra SSP deltog Jonas og Leyla. Fra skolen deltog Ida Bang. Trine og Mads havde afbud.",
        [("OP1", "present"), ("OP2", "present"), ("school", "present"), ("OP5", "apologies"),
         ("OP3", "apologies")],
    ),
    (
        "Deltog: Jonas (OP), Leyla (ref.), Ida Bang/skolen, Per Lund/politiet, klubben (Bo Holm)",
        [("OP1", "present"), ("OP2", "present"), ("school", "present"), ("police", "present"),
         ("club", "present")],
    ),
    (
        "Mødedeltagere: JV, LK, MH + Ida (skolen) + Per (politiet)",
        [("OP1", "present"), ("OP2", "present"), ("OP3", "present"), ("school", "present"),
         ("police", "present")],
    ),
    (
        "Til stede: Vestergren, Jonas; Karadeniz, Leyla; Bang, Ida (skolen)",
        [("OP1", "present"), ("OP2", "present"), ("school", "present")],
    ),
    (
        "Deltagere:\nJonas V., SSP\nIda Bang, skolen – afbud\nPer Lund, politiet – ikke mødt",
        [("OP1", "present"), ("school", "apologies"), ("police", "absent")],
    ),
    (
        "Deltagere var Leyla, pa. Rune Holm samt undertegnede, lærer Ida Bang, der skrev referat.",
        [("OP2", "present"), ("police", "present"), ("school", "present")],
    ),
    (
        "Til stede var Jonas og Leyla fra gadeplan og lærer Ida Bang, mens Trine var syg.",
        [("OP1", "present"), ("OP2", "present"), ("school", "present"), ("OP5", "apologies")],
    ),
    (
        "Mødt: Jonas V., Per Lund (politiet). Afbud fra Leyla og fra skolen v. Ida Bang.",
        [("OP1", "present"), ("police", "present"), ("OP2", "apologies"), ("school", "apologies")],
    ),
    (
        "Deltagere: Jonas, Leyla. Skoleleder Ida Bang. Per Lund, politiet.",
        [("OP1", "present"), ("OP2", "present"), ("school", "present"), ("police", "present")],
    ),
    (
        "Hvem deltog:\n- Fra kommunen: Jonas Vestergren, Leyla\n- Fra skolen: Ida Bang og Bo Holm",
        [("OP1", "present"), ("OP2", "present"), ("school", "present"), ("school", "present")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_people_in_sentences(text, expected):
    assert people(text) == expected


def test_the_writer_is_known_by_signature():
    text = "Vi var: Abdirahim, Mads H, Anne (skolen), Bo (forening) og jeg. Trine var syg."
    assert people(f"{text}\n\nVi ses!\n\nVh Sofie") == [
        ("OP6", "present"), ("OP3", "present"), ("school", "present"), ("association", "present"),
        ("OP7", "present"), ("OP5", "apologies"),
    ]  # fmt: skip


def test_a_writer_from_outside_is_of_where_they_say():
    text = "Vi var: Jonas, Ida Bang (skolen) og mig selv fra boligselskabet."
    assert people(f"{text}\n\nMange hilsner\nLone Berg") == [
        ("OP1", "present"), ("school", "present"), ("housing", "present"),
    ]  # fmt: skip


def test_what_somebody_did_at_another_time_is_no_absence():
    text = "Til stede: Jonas, Leyla\n\nDer var ikke noget, men det var sent, så Jonas ringede."
    assert people(text) == [("OP1", "present"), ("OP2", "present")]


CAME_AND_WENT = [
    ("Jonas (kom kl. 9.45)", (True, False), dt.time(9, 45), None),
    ("Jonas (kom 9.45)", (True, False), dt.time(9, 45), None),
    ("Jonas (ankom 9:45)", (True, False), dt.time(9, 45), None),
    ("Jonas (fra kl. 10)", (True, False), dt.time(10), None),
    ("Jonas (kom for sent)", (True, False), None, None),
    ("Jonas (kom lidt senere)", (True, False), None, None),
    ("Jonas (forsinket)", (True, False), None, None),
    ("Jonas (gik kl. 10.30)", (False, True), None, dt.time(10, 30)),
    ("Jonas (måtte gå 10.30)", (False, True), None, dt.time(10, 30)),
    ("Jonas (til kl. 10.15)", (False, True), None, dt.time(10, 15)),
    ("Jonas (gik før tid)", (False, True), None, None),
    ("Jonas (gik tidligt)", (False, True), None, None),
    ("Jonas (måtte gå tidligere)", (False, True), None, None),
    ("Jonas (smuttede kl. 10.30)", (False, True), None, dt.time(10, 30)),
    ("Jonas (deltog fra kl. 10)", (True, False), dt.time(10), None),
    ("Jonas (deltog indtil 10.30)", (False, True), None, dt.time(10, 30)),
    ("Jonas (stødte til kl. 10)", (True, False), dt.time(10), None),
    ("Jonas (dukkede op kl. 10)", (True, False), dt.time(10), None),
    ("Jonas (kørte kl. 10.30)", (False, True), None, dt.time(10, 30)),
    ("Jonas (deltog ikke i hele mødet, gik 10.30)", (False, True), None, dt.time(10, 30)),
]


@pytest.mark.parametrize(("told", "late_early", "came", "left"), CAME_AND_WENT)
def test_who_came_late_or_left_early(told, late_early, came, left):
    one = read(f"Til stede: Henrik Lyngdal, {told}, Leyla").attendances[1]
    assert (one.staff_code, one.status) == ("OP1", "present")
    assert (one.came_late, one.left_early) == late_early
    assert (one.from_time, one.to_time) == (came, left)


STATUSES = [
    ("afbud", "apologies"), ("meldt afbud", "apologies"), ("har sendt afbud", "apologies"),
    ("syg", "apologies"), ("sygemeldt", "apologies"), ("ferie", "apologies"),
    ("på ferie", "apologies"), ("barn syg", "apologies"), ("barns sygdom", "apologies"),
    ("forhindret", "apologies"), ("kursus", "apologies"), ("på kursus", "apologies"),
    ("barsel", "apologies"), ("kunne ikke", "apologies"), ("afbud pga. sygdom", "apologies"),
    ("måtte melde fra", "apologies"), ("udeblev", "absent"), ("udeblevet", "absent"),
    ("ikke mødt", "absent"), ("mødte ikke op", "absent"), ("uden afbud", "absent"),
    ("intet afbud", "absent"), ("ikke hørt fra", "absent"), ("kom ikke", "absent"),
    ("fravær", "absent"), ("nej", "absent"), ("til stede", "present"), ("deltog", "present"),
    ("ja", "present"), ("mødt", "present"), ("var med", "present"), ("online", "present"),
    ("på Teams", "present"), ("deltog digitalt", "present"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "status"), STATUSES)
def test_a_status_is_told_in_many_words(said, status):
    text = (
        f"Deltagere:\n- Henrik Lyngdal – til stede\n- Jonas Vestergren – {said}\n- Bo Lund (skolen)"
    )
    assert people(text)[1] == ("OP1", status)
    table = f"| Navn | Status |\n|---|---|\n| Leyla Karadeniz | ja |\n| Jonas V. | {said} |\n"
    found = read_minutes(f"# {HEAD}## Deltagere\n\n{table}".encode(), "markdown", WORDS)
    assert [(one.staff_code, one.status) for one in found.attendances][1] == ("OP1", status)


@pytest.mark.parametrize("mark", ["ja", "x", "X", "✓", "+", "Ja", "til stede"])
def test_a_table_with_marks(mark):
    table = (
        "| Navn | Arbejdssted | Deltog |\n|---|---|---|\n"
        f"| Jonas V. | Gadeplan | {mark} |\n| Ida Bang | Skolen | {mark} |\n"
        "| Leyla | Gadeplan | afbud |\n| Per Lund | Politiet | fravær |\n"
    )
    found = read_minutes(f"# {HEAD}## Deltagere\n\n{table}".encode(), "markdown", WORDS)
    assert [(one.staff_code or one.organisation, one.status) for one in found.attendances] == [
        ("OP1", "present"), ("school", "present"), ("OP2", "apologies"), ("police", "absent"),
    ]  # fmt: skip


def test_a_line_that_an_editor_broke_in_markdown_goes_on():
    text = (
        "Deltagere var Leyla Karadeniz og Jonas Vestergren fra den operative indsats og konsulent "
        "Henrik\nLyngdal samt lærer Ida Bang."
    )
    found = read_minutes(f"# {HEAD}{text}\n".encode(), "markdown", WORDS)
    assert [one.staff_code or one.organisation for one in found.attendances] == [
        "OP2", "OP1", "KON2", "school",
    ]  # fmt: skip


def test_who_took_the_minutes_is_still_from_where_the_list_says():
    text = (
        "Med til mødet var Jonas Vestergren (SSP) og Ulla Berg (skolen).\n\n"
        "Ulla Berg skrev referat.\n\nAftaler\n- Ulla Berg ringer til kiosken senest 1. november.\n"
    )
    minutes = read(text)
    assert people(text) == [("OP1", "present"), ("school", "present")]
    assert [one.responsible_organisation for one in minutes.action_items] == ["school"]
    assert "unknown_participant" not in {reason for reason, _ in minutes.notes}


@pytest.mark.parametrize("place", ["SSP-medarbejder", "SSP", "gadeplan"])
def test_one_alone_who_sent_apologies_did_not_come(place):
    text = f"Til stede: Jonas Vestergren (SSP)\n\nDer var afbud fra Trine Skovgård ({place}).\n"
    assert people(text) == [("OP1", "present"), ("OP5", "apologies")]


@pytest.mark.parametrize("heading", ["", "Deltagere\n\n", "Hvem deltog\n\n"])
@pytest.mark.parametrize(
    "listed",
    ["Til stede var Jonas Vestergren (SSP) og Ulla Berg (skolen).",
     "I mødet deltog Jonas Vestergren (SSP) og Ulla Berg (skolen).",
     "Vi var Jonas Vestergren (SSP) og Ulla Berg (skolen)."],
)  # fmt: skip
@pytest.mark.parametrize(
    ("gone", "status"),
    [
        ("Trine Skovgård (SSP) mødte ikke op.", "absent"),
        ("Der var afbud fra Trine Skovgård (SSP).", "apologies"),
        ("Der var desværre afbud fra Trine Skovgård.", "apologies"),
    ],
)
def test_who_came_and_who_did_not_in_a_paragraph(heading, listed, gone, status):
    told = {("OP1", "present"), ("school", "present"), ("OP5", status)}
    assert set(people(f"{heading}{listed} {gone}\n\n1. Skolen\nAlt er vel.")) == told


def test_when_and_where_they_met_is_nobody():
    minutes = read(
        "Vi mødtes kl. 10.00 til 11.15. Sted: personalerummet på skolen.\n\n"
        "Deltagere\n- Jonas Vestergren (SSP)\n"
    )
    assert [one.staff_code for one in minutes.attendances] == ["OP1"]


def test_an_office_that_every_place_has_is_told_by_the_place():
    text = (
        "Deltagere\n- Jonas Vestergren – SSP\n- Nadia Holm – souschef, ungdomsskolen\n"
        "- Ida Dam – leder, klubben\n- Bo Hal – SSP-lærer, Vibeholmskolen\n"
    )
    assert [who for who, _ in people(text)] == ["OP1", "youth_school", "club", "school"]


def test_one_alone_below_a_label_of_those_who_did_not_come():
    text = (
        "Deltagere\n\n- Klubleder: Karen Hjort\n- SSP-konsulent: Jonas Vestergren\n\nAfbud:\n\n"
        "- Gadeplan: Trine Skovgård\n\nMødte ikke op og havde ikke meldt afbud:\n\n"
        "- Vestegnens Politi: Kasper Lyng\n"
    )
    assert set(people(text)) == {
        ("club", "present"), ("OP1", "present"), ("OP5", "apologies"), ("police", "absent"),
    }  # fmt: skip
