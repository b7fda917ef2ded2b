"""What became of old tasks in a sentence each, of people and of organisations, in lists and lines.

Written as secretaries do: with a clause behind a comma, a verb in two parts, *endnu ikke*.
"""

from __future__ import annotations

import datetime as dt
import io
from collections import Counter

import docx
import pytest
from follow_ups_written import told_of
from sample_words import sample_words

from pipeline.ingest.minutes import read_minutes

WORDS = sample_words(dt.date(2099, 1, 1))
HEAD = """Referat af møde i SSP-netværk Gildbro

Dato: torsdag den 5. oktober 2023 kl. 9.00-10.30

Til stede: Jonas Vestergren (SSP), Leyla Karadeniz (SSP), Henrik Qvist (boligselskabet), \
Fatma Tang (boligforeningen), Ulla Hjort (skolens ledelse), Bo Ravn (klubben), Kasper Hal (politiet)

"""
NEXT = "\n\nNæste møde: torsdag den 16. november 2023 kl. 9.00\n"


def read(text: str) -> Counter[str]:
    return told_of(read_minutes((HEAD + text + NEXT).encode(), "text", WORDS))


@pytest.mark.parametrize("heading", ["Opfølgning fra sidst\n- ", "Opfølgning på sidste møde\n"])
@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Jonas har afklaret, hvem der må låse hallen op.", "investigate OP1 - closed"),
        ("Fatma har undersøgt, hvad to natteravnehold vil kræve.", "investigate housing - closed"),
        ("Leyla har ikke undersøgt, om der er plads.", "investigate OP2 -"),
        ("Bo har lavet et skema over aftenvagterne.", "other club - closed"),
        ("Klubben har endnu ikke kortlagt de steder, hvor børn er utrygge.", "investigate club -"),
    ],
)
def test_somebody_has_done_it(heading: str, sentence: str, told: str) -> None:
    assert read(heading + sentence) == Counter([told])


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Politiet har lavet et skema over aftenvagterne.", "other police - closed"),
        ("Klubben har sat nyt net op i basketkurven.", "other club - closed"),
        ("Boligselskabet har gjort materialet til aftenen klart.", "other housing - closed"),
        ("Skolen har kontaktet forældrene.", "contact school - closed"),
    ],
)
def test_an_organisation_has_done_it_in_a_list_of_old_tasks(sentence: str, told: str) -> None:
    assert read(f"Opfølgning fra sidst\n- {sentence}") == Counter([told])


@pytest.mark.parametrize(
    "sentence",
    [
        "Klubben har fået nye lokaler.",
        "Skolen har haft tre konflikter i 7. klasse.",
        "Politiet har set flere unge ved stationen.",
        "Skolen har ansat en ny pædagog.",
    ],
)
def test_what_happened_there_is_news(sentence: str) -> None:
    assert read(f"Opfølgning fra sidst\n- {sentence}") == Counter()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("- Skolens ledelse: kontakte viceværten. Frist: 20/10", "contact school 10-20"),
        ("- Den boligsociale helhedsplan: tjekke tiderne. Frist: 20/10",
         "investigate housing 10-20"),
        ("- Den boligsociale koordinator kigger forbi hallen senest 20/10", "visit housing 10-20"),
        ("- Skolens ledelse påtog sig at kontakte viceværten senest d. 20/10",
         "contact school 10-20"),
        ("- Jonas skriver et oplæg om grooming", "other OP1 -"),
        ("- Jonas holder et oplæg om grooming i 7. klasse", "inform OP1 -"),
    ],
)  # fmt: skip
def test_who_is_named_by_an_office_and_what_is_written(line: str, told: str) -> None:
    assert read(f"Hvem gør hvad\n{line}") == Counter([told])


def test_a_deadline_broken_by_an_editor_is_one() -> None:
    text = (
        "Aftale: Netværket bad Jonas om at sætte nyt net op i basketkurven senest\n"
        "d. 24/10.\n"
        "Aftale: Leyla lovede at tjekke svømmehallens åbningstider senest d.\n"
        "28/10."
    )
    assert read(text) == Counter(["other OP1 10-24", "investigate OP2 10-28"])


def test_a_name_broken_by_an_editor_is_one() -> None:
    text = (
        "REFERAT - SSP-NETVÆRK GILDBRO\n\nDato: torsdag den 5. oktober 2023\n"
        "Tid: kl. 9.00 - 10.30\n"
        "Til stede: Leyla Karadeniz (SSP-medarbejder), Dorthe Lyng (klubmedarbejder), Mehmet\n"
        "Stenvang (nærbetjent)\nAfbud: ingen\n\nSIDEN SIDST\n- Mehmet har kontaktet kiosken.\n"
    )
    minutes = read_minutes(text.encode(), "text", WORDS)
    people = {one.organisation for one in minutes.attendances if one.organisation}
    assert people == {"club", "police"}
    assert told_of(minutes) == Counter(["contact police - closed"])


@pytest.mark.parametrize("around", ["Opgaver\n- {}", "Nyt fra skolen\nDer var ro. {}"])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kasper undersøger reglerne senest i uge 43. Inden den 12. oktober indkøber Jonas to mål.",
         ["investigate police 10-29", "other OP1 10-12"]),
        ("Senest d. 4/11 afdækker Henrik, hvilke tilbud der har ledige pladser.",
         ["investigate housing 11-04"]),
        ("Leyla undersøger prisen på lamper. Senest den 20. oktober.", ["investigate OP2 10-20"]),
    ],
)  # fmt: skip
def test_a_deadline_that_comes_first_is_of_its_own_sentence(
    around: str, text: str, told: list[str]
) -> None:
    assert read(around.format(text)) == Counter(told)


def test_points_of_a_list_that_an_editor_broke_are_no_headings() -> None:
    text = (
        "Vi blev enige om følgende:\n"
        "1) Leyla: Skaffe gule veste til de nye frivillige, inden udgangen af\n"
        "uge 42.\n"
        "2) Ulla: Besøge lektiecaféen på biblioteket, med frist d. 14/10.\n"
        "3) Skolen finder ud af, hvem der ejer grunden bag den gamle station,\n"
        "senest fredag i uge 43.\n"
        "4) Bo: Besøge motorværkstedet på havnen, til næste netværksmøde."
    )
    told = ["other OP2 10-22", "visit school 10-14", "investigate school 10-27", "visit club 11-16"]
    assert read(text) == Counter(told)


def test_the_period_before_a_verb_is_the_deadline() -> None:
    text = "Aftaler\n- I løbet af næste uge orienterer Jonas Vestergren skolebestyrelsen."
    assert read(text) == Counter(["inform OP1 10-15"])


@pytest.mark.parametrize("label", ["Dato", "Mødedato"])
@pytest.mark.parametrize("place", ["Klubben", "Rådhusets kantine"])
def test_facts_in_four_columns_are_no_people(label: str, place: str) -> None:
    document = docx.Document()
    document.add_heading("Beslutningsreferat", 1)
    document.add_paragraph("SSP Torslunde")
    rows = ((label, "29. juli 2022", "Kl.", "08.45-10.00"), ("Sted", place, "Referent", "Bo Hal"))
    table = document.add_table(2, 4)
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            table.cell(y, x).text = cell
    document.add_paragraph("Deltagere: Leyla Karadeniz, Bo Hal (klubben)")
    content = io.BytesIO()
    document.save(content)
    minutes = read_minutes(content.getvalue(), "docx", WORDS)
    meeting = minutes.meeting
    assert (meeting.meeting_date, meeting.duration_minutes) == (dt.date(2022, 7, 29), 75)
    assert [one.staff_code or one.organisation for one in minutes.attendances] == ["OP2", "club"]


def test_a_column_of_decisions_and_who_has_them_holds_tasks() -> None:
    document = docx.Document()
    document.add_paragraph(HEAD.strip())
    rows = (
        ("Punkt", "Drøftelse", "Beslutning og ansvarlig"),
        ("1. Skolen", "Fraværet stiger.", "Ulla ringer til lederen af privatskolen inden 1/11."),
    )
    table = document.add_table(2, 3)
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            table.cell(y, x).text = cell
    content = io.BytesIO()
    document.save(content)
    assert told_of(read_minutes(content.getvalue(), "docx", WORDS)) == {"contact school 11-01": 1}


@pytest.mark.parametrize(
    "heading",
    ["Hvordan er det gået med det, vi aftalte?", "Hvordan gik det med aftalerne?",
     "Fulgte vi op på aftalerne?", "Hvad blev der af opgaverne?"],
)  # fmt: skip
def test_a_question_heads_what_was_agreed(heading: str) -> None:
    text = f"{heading}\n\nUlla Hjort har nu taget en snak med viceværten om lamperne."
    assert read(text) == Counter(["contact school - closed"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (("Skolen har skrevet til bestyrelsens formand som aftalt. Jonas har nu inviteret den nye "
         "lærer til et møde."), ["contact school - closed", "agreement OP1 - closed"]),
        ("Skolen har nu opdateret telefonlisten.", ["other school - closed"]),
        ("Skolen har bestilt nye veste til natteravnene som aftalt.", ["other school - closed"]),
        ("Skolen har nu fået en ny leder.", []),
        ("Politiet har nu set flere unge ved stationen.", []),
        ("Skolen har nu startet et forløb i 7. klasse.", []),
    ],
)  # fmt: skip
def test_what_an_organisation_has_done_by_now_or_as_agreed(text: str, told: list[str]) -> None:
    assert read(f"## Opfølgning fra sidst\n\n{text}") == Counter(told)


def test_the_main_points_below_a_list_of_tasks_are_none() -> None:
    text = (
        "Opfølgning på sidste møde:\n- Jonas har kontaktet kiosken.\n\nHovedpunkter fra mødet:\n"
        "- Ferien. Klubben holder lukket i to uger. Der mangler et sted at være.\n"
    )
    assert read(text) == Counter(["contact OP1 - closed"])


@pytest.mark.parametrize(
    "heading",
    ["Aftale / ansvarlig", "Opgave, ansvarlig og frist", "Aftaler og ansvarlige",
     "Opfølgning (ansvarlig)", "Hvad/hvem/hvornår"],
)  # fmt: skip
def test_a_column_that_tells_what_and_who_at_once(heading: str) -> None:
    text = (
        f"| Punkt | Drøftelse | {heading} |\n|---|---|---|\n"
        "| 1. Skolen | Fraværet stiger. | Jonas rydder op i mappen senest d. 6/11 |\n"
        "| 2. Klubben | God stemning. | Ulla: kontakte kiosken (6/11) |\n"
    )
    assert read(text) == Counter(["other OP1 11-06", "contact school 11-06"])


def test_a_status_below_its_label_belongs_to_the_task_above() -> None:
    text = (
        "Opfølgning fra sidste møde\n--------------------------\n"
        "* Udarbejde et årshjul for netværket (Jonas, frist 17/9). Status:\n  afsluttet.\n"
        "* Kontakte formanden for boldklubben (Ulla, frist 28/9). Status:\n  fuldført.\n"
    )
    found = read(text)
    assert found == Counter(["other OP1 09-17 closed", "contact school 09-28 closed"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Skolen har trykt flere foldere (fristen var 6.9.2023).", ["other school 09-06 closed"]),
        ("Klubben nåede ikke at besøge værkstedet.", ["visit club -"]),
        (
            (
                "Jonas har siden sidst opdateret listen. Jonas har siden sidst afklaret, hvilke "
                "regler der gælder."
            ),
            ["other OP1 - closed", "investigate OP1 - closed"],
        ),
        (
            (
                "Jonas har informeret lærerne om ruten (fristen var 7. september). Opgaven med at "
                "undersøge årsagen til det slukkede lys (Ulla, frist 23-08-2023) udgår."
            ),
            ["inform OP1 09-07 closed", "investigate school 08-23 dropped"],
        ),
        ("Klubben har færdiggjort budgettet (fristen var 12.9.2023).", ["other club 09-12 closed"]),
    ],
)
def test_one_sentence_to_an_old_task(text: str, told: list[str]) -> None:
    assert read(f"Opfølgning på sidste referat\n\n{text}") == Counter(told)


def test_where_one_of_a_list_was_asked_for_the_others_were() -> None:
    text = (
        "SIDEN SIDST\n- Jonas skulle finde ud af, hvem der har nøgler, men det dropper vi.\n"
        "- Skolen har inviteret gademedarbejderne fra nabokommunen til et møde.\n"
    )
    found = read(text)
    assert found == Counter(["investigate OP1 - dropped", "agreement school - closed"])


def test_two_who_were_asked_in_one_sentence_have_a_deadline_each() -> None:
    text = (
        "1. Skuret\nDet blev aftalt, at Jonas finder frem til ejeren af skuret inden 1. december, "
        "og at klubben ser nærmere på reglerne for knallerter inden 8. december."
    )
    assert read(text) == Counter(["investigate OP1 12-01", "investigate club 12-08"])


def test_how_it_went_is_the_status_of_a_card() -> None:
    text = (
        "Aftalerne fra sidste møde\n\nHvad: Planlægge en temaaften\n\nHvem: Jonas\n\n"
        "Hvornår: 30/9\n\nHvordan gik det: Helt på plads.\n"
    )
    assert read(text) == Counter(["agreement OP1 09-30 closed"])


def test_what_was_said_before_an_agreement_in_a_cell_is_none() -> None:
    text = (
        "| Punkt | Referat |\n|---|---|\n| 1. Boligområdet | Politiet har ingen nye sager. "
        "Fodboldklubben har fået mange piger. Aftale: Kasper besøger 9. klasse senest 3/11. "
        "Aftale: Skolen skriver udkast til en handleplan. |\n"
    )
    assert read(text) == Counter(["visit police 11-03", "other school -"])


def test_a_struck_line_with_how_it_went_behind_it_is_a_task() -> None:
    page = (
        "<h1>SSP-netværk Gildbro</h1><p>5. oktober 2023 kl. 9-10</p>"
        "<p>Til stede: Jonas Vestergren (SSP), Ulla Hjort (skolen)</p><h2>To do fra sidst</h2>"
        "<ul><li><s><b>Ulla:</b> Kontakte kiosken – <i>13-09-2023</i></s> (droppet)</li>"
        "<li><s>gammel linje</s></li></ul><h2>1. Skolen</h2><p>Mødet <s>varede</s> var godt.</p>"
    )
    minutes = read_minutes(page.encode(), "html", WORDS)
    assert told_of(minutes) == Counter(["contact school 09-13 dropped"])


@pytest.mark.parametrize(
    "line",
    [
        "<s>4. oktober 2023 kl. 9-10.30</s> 5. oktober 2023 kl. 9-10.30",
        "<s>Mødet er aflyst.</s> Torsdag den 5. oktober 2023 kl. 9-10.30",
        "Dato: <s>4. oktober</s> 5. oktober 2023 kl. 9-10.30",
    ],
)
def test_what_is_struck_and_written_anew_is_let_go(line: str) -> None:
    page = (
        f"<h1>SSP-netværk Gildbro</h1><p>{line}</p>"
        "<p>Til stede: Jonas Vestergren (SSP), Ulla Hjort (skolen)</p><p>Alt er vel.</p>"
    )
    meeting = read_minutes(page.encode(), "html", WORDS).meeting
    assert (meeting.meeting_date, meeting.status) == (dt.date(2023, 10, 5), "held")


def in_word(*lines: list[tuple[str, bool]]) -> bytes:
    """Return a document in Word with a paragraph for each line, of pieces that may be struck."""
    document = docx.Document()
    for line in lines:
        paragraph = document.add_paragraph()
        for text, is_struck in line:
            paragraph.add_run(text).font.strike = is_struck or None
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def test_struck_text_in_word_is_written_anew_or_a_task_that_went_somehow() -> None:
    minutes = read_minutes(
        in_word(
            [("Referat af møde i SSP-netværk Gildbro", False)],
            [("Dato: ", False), ("4. oktober 2023", True), (" 5. oktober 2023 kl. 9-10.30", False)],
            [("Til stede: Jonas Vestergren (SSP), Ulla Hjort (skolen)", False)],
            [("Opfølgning fra sidst", False)],
            [("Ulla: Kontakte kiosken – 13-09-2023", True), (" (droppet)", False)],
            [("Jonas: Besøge klubben – 14-09-2023", False), (" – udført", False)],
        ),
        "docx",
        WORDS,
    )
    assert minutes.meeting.meeting_date == dt.date(2023, 10, 5)
    assert told_of(minutes) == Counter(["contact school 09-13 dropped", "visit OP1 09-14 closed"])
