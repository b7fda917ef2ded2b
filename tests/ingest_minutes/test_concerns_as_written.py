"""Concerns as people write them in talk: what is one, of which topic, and what is none."""

from __future__ import annotations

import datetime as dt

import pytest
from minutes_documents import PEOPLE, markdown
from sample_words import sample_words

from pipeline.ingest.minutes import Minutes, read_minutes

WORDS = sample_words(dt.date(2099, 1, 1))


def read(text: str) -> Minutes:
    return read_minutes(markdown(PEOPLE, text), "markdown", WORDS)


def topics(text: str, heading: str = "## 3. Bordet rundt") -> list[str]:
    return [one.topic for one in read(f"{heading}\n\n{text}").concerns]


RAISED = [
    ("Der har været uro ved stationen om aftenen.", ["gathering"]),
    ("Beboerne i opgang 14 er utrygge efter mørkets frembrud.", ["gathering"]),
    ("En større gruppe drenge hænger ud foran kiosken.", ["gathering"]),
    ("Nogle af eleverne opholder sig i centret i skoletiden.", ["gathering"]),
    ("Stationen: unge, der råber efter folk fredag aften.", ["gathering"]),
    ("Hærværk på legepladsen bag skolen.", ["vandalism"]),
    ("To ruder er knust ved gymnastiksalen, og busskuret er smadret.", ["vandalism"]),
    ("Der er sat ild til to containere i løbet af en uge.", ["vandalism"]),
    ("Gavlen er overmalet, og bænkene var smidt i søen.", ["vandalism"]),
    ("Der er sprayet graffiti på klubben igen.", ["vandalism"]),
    ("Klubben oplever, at nogle af de unge ryger hash.", ["drugs"]),
    ("Hashlugt ved hallen er det, der fylder.", ["drugs"]),
    ("Boldbanerne: hashrygning om eftermiddagen.", ["drugs"]),
    ("Der ligger lattergaspatroner bag Netto hver mandag.", ["drugs"]),
    ("Flere i 7. klasse bruger snus i frikvartererne.", ["drugs"]),
    ("Der sælges stoffer fra en bil ved hallen.", ["drugs"]),
    ("Et par stykker var så fulde, at forældrene måtte hentes. Alkohol fylder meget.", ["drugs"]),
    ("En enkelt voldsepisode ved tankstationen.", ["violence"]),
    ("To drenge er blevet truet med kniv på vej hjem.", ["violence"]),
    ("Der var et slagsmål ved stationen efter byfesten.", ["violence"]),
    ("En 15-årig blev overfaldet i fredags.", ["violence"]),
    ("Skolen er bekymret for en gruppe i 8. klasse med højt fravær.", ["school_absence"]),
    ("Fraværet i 9. klasse er det højeste i tre år.", ["school_absence"]),
    ("Tre elever kommer næsten aldrig i skole.", ["school_absence"]),
    ("Skolevægring fylder på mellemtrinnet.", ["school_absence"]),
    ("En del pjæk om fredagen i 8. årgang.", ["school_absence"]),
    ("To drenge deler ekstremistisk propaganda.", ["radicalisation"]),
    ("Klubben er bekymret for radikalisering af en ung mand.", ["radicalisation"]),
    ("Flere piger trækker sig fra fællesskabet.", ["well_being"]),
    ("Trivsel: Der er mange konflikter i 5. klasse.", ["well_being"]),
    ("Hun oplever en stigende mistrivsel blandt de ældste.", ["well_being"]),
    ("Mobning i 4. klasse og en pige, der er ensom.", ["well_being"]),
    ("Mobning på nettet i 7. årgang.", ["online"]),
    ("To piger har fået delt private billeder på Snapchat.", ["online"]),
    ("Falske profiler og krænkende opslag på Instagram.", ["online"]),
    ("Tyverier fra biler ved stationen.", ["other"]),
    ("Der er mange cykeltyverier for tiden.", ["other"]),
    ("Knallertkørsel på stierne generer beboerne.", ["other"]),
    ("Indbrud i kældrene i blok 4.", ["other"]),
    ("Tyverier fra biler og en enkelt voldsepisode.", ["other", "violence"]),
    ("Uroen er ikke stoppet.", ["gathering"]),
    ("Generelt roligt, men stadig hash ved stationen.", ["drugs"]),
    ("Købmanden har anmeldt fire tyverier siden nytår.", ["other"]),
    ("De store drenge har igen siddet i busskuret, og de ældre tør ikke gå forbi.", ["gathering"]),
    ("Klubben fortæller om to medlemmer, der er begyndt at ryge pot.", ["drugs"]),
    ("Fundet af små poser med hvidt pulver på toilettet bekymrer skolen.", ["drugs"]),
    ("Nogle af eleverne i 8. kl. drikker sig fulde hver weekend.", ["drugs"]),
    ("En far har slået sin søn foran klubben.", ["violence"]),
    ("Der blev kastet sten efter bus 300S i fredags.", ["vandalism"]),
    ("Legepladsen er igen overmalet med tags.", ["vandalism"]),
    ("Skraldespanden bag hallen er brændt af for tredje gang.", ["vandalism"]),
    ("Boligforeningen har fået smadret lamperne i gården.", ["vandalism"]),
    ("To piger har ikke været i skole siden efterårsferien.", ["school_absence"]),
    ("En elev er mødt tre dage på hele måneden.", ["school_absence"]),
    ("Fraværet stiger i udskolingen.", ["school_absence"]),
    ("Læreren er urolig for en pige, der skærer i sig selv.", ["well_being"]),
    ("En gruppe piger fryser en fjerde ude.", ["well_being"]),
    ("Stemningen i 5.b er dårlig, og flere er kede af at gå i skole.", ["well_being"]),
    ("Et billede af en pige uden tøj cirkulerer på Snapchat.", ["online"]),
    ("En ung mand har delt propaganda for Islamisk Stat.", ["radicalisation"]),
    ("To unge siger, at de vil rejse til Syrien.", ["radicalisation"]),
    ("Scootere bliver stjålet ved stationen.", ["other"]),
    ("Der køres stærkt på knallert på stien bag skolen.", ["other"]),
    ("En 14-årig er taget i butikstyveri.", ["other"]),
    ("Politiet har sigtet tre unge for røveri mod en jævnaldrende.", ["violence"]),
    ("En dreng er blevet afpresset for sin jakke.", ["violence"]),
    ("Der er solgt vapes i skolegården.", ["drugs"]),
    ("Rygter om salg af lattergas fra en bil.", ["drugs"]),
    ("Der har været et enkelt tilfælde af hærværk på klubben.", ["vandalism"]),
    ("Personalet er bekymret for flere af børnenes trivsel.", ["well_being"]),
    (
        "Der er mange henvendelser om unge, der sidder på trappen til langt ud på natten.",
        ["gathering"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), RAISED)
def test_a_concern_raised_in_talk_is_one(sentence, expected):
    assert topics(sentence) == expected


NOT_RAISED = [
    "Ingen bekymringer denne gang.",
    "Der er ro på i området.",
    "Hærværket er stoppet.",
    "Intet nyt om hash.",
    "Der har ikke været uro siden sidst.",
    "Hærværk er der heller ikke meldt noget om siden nytår.",
    "Butikkerne oplever mindre uro end sidste år.",
    "Renholdet samler færre lattergaspatroner op end i foråret.",
    "Fraværet er faldet i 8. årgang.",
    "Hash er ikke længere et problem ved hallen.",
    "Der er hverken set vold eller hærværk.",
    "Uroen ved stationen er ved at lægge sig.",
    "Graffitien er fjernet.",
    "SSP-undervisning om rusmidler i 7. klasse.",
    "Politiet holder oplæg om vold og trusler.",
    "Skolen har fået en ny mobbepolitik og materiale om digital mobning.",
    "Forældremøde om sociale medier er planlagt.",
    "Rusmiddelkonsulenten er begyndt i klubben.",
    "Trivselsmålingen er gennemført.",
    "Jonas skal tale med boligselskabet om hærværket.",
    "Det blev besluttet, at indsatsen mod hash fortsætter.",
    "Vi aftalte, at klubben kontakter politiet om tyverierne.",
    "Ringe til varmemesteren om de knuste ruder.",
    "Hvis der opstår uro, ringer klubben til politiet.",
    "For at undgå hærværk låses porten om natten.",
    "Klubben har fået ny leder, og sommerfesten er den 10. juni.",
    "Morgensamling i hallen og volleyball om onsdagen.",
    "De unge glæder sig til turen, og stemningen er god.",
    "Klubben melder om god trivsel.",
    "Fravær: der er ikke noget at bemærke.",
    "Skolen har ikke oplevet nye sager om vold.",
    "Det er længe siden, der har været problemer med hærværk.",
    "Klubben holder temaaften om alkohol for forældrene.",
    "Politiet kommer ud og fortæller 7. klasse om trusler og straf.",
    "Naboerne er glade for, at uroen er væk.",
    "Der er kommet styr på knallertkørslen.",
    "Området har været fredeligt.",
    "Vi drøftede, hvordan vi sammen kan forebygge mobning.",
    "Projektet om digital dannelse kører videre.",
    "Ungdomsskolen har lavet et kursus i konflikthåndtering.",
    "Sommerfesten gik godt uden alkohol.",
    "Jonas tager en snak med drengene om hash.",
    "Aftale: skolen følger op på fraværet.",
    "Der var hærværk sidste år, men ikke i år.",
    "Antallet af indbrud er halveret.",
    "Skolen fortsætter med trivselsdage i foråret.",
    "Nattefreden er god.",
    "Bander: intet at berette.",
]


@pytest.mark.parametrize("sentence", NOT_RAISED)
def test_calm_prevention_and_tasks_are_no_concerns(sentence):
    assert topics(sentence) == []


def test_a_decision_or_a_task_about_a_concern_is_no_second_one():
    text = "Der er hash ved stationen. Det blev besluttet, at klubben taler med de unge om hash."
    [one] = read(f"## 2. Runde\n\n{text}").concerns
    assert (one.topic, one.mention_count) == ("drugs", 1)


def test_each_who_raises_it_mentions_it():
    text = "Skolen: Der lugter af hash bag hallen.\n\nKlubben: Nogle ryger hash på trappen."
    [one] = read(f"## 2. Runde\n\n{text}").concerns
    assert (one.topic, one.mention_count) == ("drugs", 2)


def test_another_area_that_is_named_has_the_concern():
    [one] = read("## 2. Runde\n\nI Torslunde er der tyverier fra biler.").concerns
    assert (one.network_code, one.topic) == ("torslunde", "other")


def test_what_a_list_of_concerns_has_is_not_counted_again_in_talk():
    text = "## 2. Runde\n\nDer er hash ved hallen.\n\n## Bekymringer\n\n- Hash (3)\n- Hærværk"
    found = {one.topic: one.mention_count for one in read(text).concerns}
    assert found == {"drugs": 3, "vandalism": 1}


def test_below_a_heading_of_concerns_a_subject_is_one():
    text = "Hærværk på legepladsen. Trivsel: flere piger trækker sig."
    assert topics(text, "## Bekymringer") == ["vandalism", "well_being"]
    assert topics("- Hashlugt ved hallen\n- Fravær\n- Ellers roligt", "## Bekymringer") == [
        "drugs", "school_absence",
    ]  # fmt: skip


def test_in_a_list_of_concerns_what_is_done_about_one_stands_beside_it():
    assert topics("- Hærværk på skolen, Jonas taler med pedellen", "## Bekymringer") == [
        "vandalism"
    ]


def test_news_below_siden_sidst_may_be_concerns_and_tasks_there_are_none():
    text = "- Skole: flere knuste ruder i weekenden\n- Jonas skulle ringe om hash: gjort"
    assert topics(text, "## Siden sidst") == ["vandalism"]


def test_a_concern_tells_where_it_stands_and_how_sure_it_is():
    [one] = read("## 2. Runde\n\nHashlugt ved hallen.").concerns
    at = one.sources["topic"]
    assert (at.place.kind, at.found_by) == ("paragraph", "running_text")
    assert 0.5 < at.confidence < 0.9


def test_a_table_of_the_round_tells_concerns():
    table = "| Hvem | Nyt |\n|---|---|\n| Skolen | Mobning på nettet |\n| Politiet | Intet nyt |"
    assert topics(table) == ["online"]
