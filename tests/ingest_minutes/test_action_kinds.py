"""The kind of a task is told by its verb and what stands beside it, in whatever form."""

from __future__ import annotations

import pytest

from pipeline.ingest.minutes.action_kinds import begins_as_task, kind_of, verb_told
from pipeline.ingest.minutes.danish_verbs import active_forms, imperative_of, past_forms


@pytest.mark.parametrize(
    ("infinitive", "imperative"),
    [("kontakte", "kontakt"), ("tjekke", "tjek"), ("gå", "gå"), ("snakke", "snak"),
     ("besøge", "besøg"), ("hænge", "hæng"), ("se", "se")],
)  # fmt: skip
def test_imperatives(infinitive, imperative):
    assert imperative_of(infinitive) == imperative


def test_forms_of_a_verb():
    assert {"undersøge", "undersøger", "undersøg", "undersøges"} <= active_forms("undersøge")
    assert {"kontaktede", "kontaktet"} <= past_forms("kontakte")
    assert {"tog", "taget"} <= past_forms("tage")
    assert {"bestilte", "bestilt"} <= past_forms("bestille")  # one consonant before the t
    assert {"genoptog", "genoptaget"} <= past_forms("genoptage")  # as the verb it is made of


@pytest.mark.parametrize(
    ("task", "kind"),
    [
        ("Sende en mail til købmanden", "contact"),  # the letter, not the verb alone
        ("Sende invitationen ud", "inform"),
        ("Giv pedellen besked om de nye tider", "inform"),
        ("Tage ud til de unge ved kanalen", "visit"),
        ("Tag fat i DSB", "contact"),
        ("Tag et overblik", "investigate"),  # only the object tells
        ("Sætter et møde op med trænerne", "agreement"),
        ("Sætte lys op i gangen", "other"),
        ("Få overblik over hvem der mangler", "investigate"),
        ("Hører om lågen bliver låst", "investigate"),
        ("Genbesøge pladsen", "visit"),  # a compound of a verb
        ("Orientering af personalet", "inform"),  # the noun of the doing
        ("Sørge for at kontakte skolen", "contact"),
        ("Skal nok ringe rundt", "contact"),
    ],
)
def test_verb_and_object_tell_the_kind(task, kind):
    assert kind_of(task).kind == kind


def test_a_noun_is_no_verb():
    """``et besøg`` and ``om aftale`` are what the task is about, not what somebody does."""
    assert kind_of("Undersøge om aftale og besøg kan samles").kind == "investigate"


def test_what_decided_is_told_and_how_sure_it_is():
    sure, doubtful = kind_of("Giv pedellen besked"), kind_of("Frembringe et overblik")
    assert (sure.words, sure.read_as) == (("give", "besked"), "exact")
    assert (doubtful.kind, doubtful.read_as) == ("investigate", "object_word")
    assert kind_of("Kontakte skolen og besøge klubben").read_as == "first_verb"


def test_an_unknown_task_is_asked_about_and_a_known_one_of_no_kind_is_not():
    assert not kind_of("Effektuere strategien").is_usual
    assert kind_of("Effektuere strategien").read_as == "unknown_word"
    assert kind_of("Bestille refleksveste").is_usual
    assert verb_told("Bestille refleksveste") is None


def test_a_task_begins_with_a_verb():
    assert begins_as_task("Kontakt skolen")
    assert begins_as_task("at ringe rundt")
    assert not begins_as_task("Skolen har ringet")
