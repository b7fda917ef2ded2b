"""Follow-ups as people tell them: the task in one sentence, how it went and until when in the next.

Written before the reader knew them; who, what, until when and how it stands are all told.
"""

# ruff: noqa: E501 - one case to a line

from __future__ import annotations

import datetime as dt

import pytest
from sample_words import sample_words

from pipeline.ingest.minutes import read_minutes

WORDS = sample_words(dt.date(2099, 1, 1))
HEAD = (
    "Referat af møde i SSP-netværk Gildbro\n\nDato: torsdag den 5. oktober 2023 kl. 9.00-10.30\n\n"
    "Til stede: Jonas Vestergren (SSP), Leyla Karadeniz (SSP), Ulla Hjortebro (skolen), "
    "Kasper Mosekrog (klubben), Bo Lindeskov (politiet, referent)\n\n"
)
NEXT = "\n\nNæste møde: torsdag den 16. november 2023 kl. 9.00\n"


def actions(text: str) -> set[tuple[object, ...]]:
    minutes = read_minutes(f"{HEAD}{text}{NEXT}".encode(), "text", WORDS)
    return {
        (
            one.kind,
            one.responsible_staff_code or one.responsible_organisation,
            one.due_on and (one.due_on.month, one.due_on.day),
            one.status,
        )
        for one in minutes.action_items
    }


# Below a heading of last time: how it went in people's own words.
OLD = """
Jonas ville få fat i centerlederen om kameraet. Det er sket, og kameraet er oppe nu. | contact OP1 - closed
Ulla skulle finde en dato til forældreaftenen. Bliver ikke til noget, forældrerådet laver selv en. | agreement school - dropped
Leyla ville kigge indenfor i klubben. Hun har ikke nået det på grund af sygdom, men gør det inden den 31. oktober. | visit OP2 10-31 open
Kasper ville sende et brev til forældrene om åbningstiderne. Det blev sendt ud på Aula i sidste uge. | inform club - closed
Bo skulle høre hos kommunen, hvem der slukker lyset på banen. Det er han blevet klogere på: Det er en timer. | investigate police - closed
Jonas ville besøge klubben en fredag. Det gjorde han to gange. Sagen er dermed lukket. | visit OP1 - closed
Ulla ville fortælle kollegerne om netværket. Mødet blev aflyst, så det bliver den 20. oktober i stedet. | inform school 10-20 open
Leyla har talt med vagtselskabet. Punktet er afsluttet. | contact OP2 - closed
Kasper har endnu ikke fået talt med centerchefen. Han når det inden udgangen af oktober. | contact club 10-31 open
Aftalen fra september om, at Ulla tager kontakt til roklubben, er opfyldt. | contact school - closed
Aftalen om, at Jonas orienterer forældrene, står åben endnu. Han har lovet, at det sker senest den 23. oktober. | inform OP1 10-23 open
Bo mangler stadig at ringe til DSB. Han gør det i næste uge. | contact police 10-15 open
Jonas skulle undersøge, om hallen kan holde åbent. Bestyrelsen har sagt ja fra nytår. Opgaven er gennemført. | investigate OP1 - closed
Leyla skulle tale med skolens ledelse. Det skete den 1. september. | contact OP2 - closed
Kasper skulle ringe til provstiet om grunden. Han har ringet to gange uden held og prøver igen senest den 18. oktober. | contact club 10-18 open
Ulla fik talt med forældrene til de tre drenge. Det kan vi lukke. | contact school - closed
Jonas nåede ikke at besøge spejderne. Det gør han i næste uge. | visit OP1 10-15 open
Bo fik ikke ringet til ejeren. Det sker i morgen. | contact police 10-6 open
Jonas og Kasper skulle aftale en dato for fællesspisningen. Det er de ikke kommet videre med. | agreement OP1 - open
Leyla har været forbi boldburet tre aftener. Det tæller som udført. | visit OP2 - closed
Kasper undersøgte, hvad et hegn koster. Det er alt for dyrt, og vi lader den falde. | investigate club - dropped
Det var aftalt, at Bo skulle orientere naboerne. Det har han gjort. | inform police - closed
Ulla skulle skrive til familierne. Hun er i gang og er færdig inden jul. | contact school 12-24 open
Jonas lovede sidst at kontakte natteravnene. Han har prøvet, men de svarer ikke. Han prøver igen i denne uge. | contact OP1 10-8 open
Leyla: Skulle få overblik over fraværet. Er nået. | investigate OP2 - closed
Kasper: Ringe til hallen om nøglen. Ikke nået endnu, tager det i morgen. | contact club 10-6 open
"""
# Below a heading of what was agreed: until when in the next sentence.
NEW = """
Jonas går en tur gennem viadukten hver torsdag aften til og med den 27. oktober. | visit OP1 10-27 open
Ulla giver boligselskabet besked om sagerne på stien. Det sker senest i morgen. | inform school 10-6 open
Leyla får klarlagt, hvem der har ansvaret for lyset. Svaret har hun med på næste møde. | investigate OP2 11-16 open
Kasper finder en aften sammen med forældrerådet, hvor Jonas kan være med. Datoen skal være fundet den 24. oktober. | agreement club 10-24 open
Bo finder ud af, hvem der sælger. Han siger noget om det næste gang. | investigate police 11-16 open
Undertegnede kører forbi nærbutikken på aftenvagterne, foreløbig til 1/12. | visit police 12-1 open
Jeg skriver et notat om vagtordningen. Det er klar inden 1. november. | other police 11-1 open
Jonas går i klubben på torsdag og hilser på de nye. | visit OP1 10-12 open
Ulla ringer til kollegerne i nabokommunen, det er nok dem, der kender drengene, senest 18/10. | contact school 10-18 open
Kasper får sig en snak med de ældste drenge. Han gør det på fredag. | contact club 10-6 open
Leyla kommer ud til os den aften, den 14. oktober. | visit OP2 10-14 open
Bo laver et skilt med husets regler. Det skal hænge der mandag den 17. oktober. | other police 10-17 open
Jonas tager fat i butikschefen. Det bliver på mandag. | contact OP1 10-9 open
Kasper laver en plakat om god tone til den 10. oktober. | other club 10-10 open
Ulla inviterer forældrene til et fælles møde om trivsel. Mødet holdes inden den 1. november. | agreement school 11-1 open
Leyla spørger sig for hos pigerne. Hun har et svar klar til næste møde. | investigate OP2 11-16 open
Bo ringer til centrets leder (i dag). | contact police 10-5 open
Jonas tager en tur i centret fredag den 13. oktober sammen med Kasper. | visit OP1 10-13 open
Ulla sørger for, at forældrene får besked. Det er gjort inden weekenden. | inform school 10-6 open
Kasper kontakter hallen, så snart han er tilbage fra ferie, dog senest den 20. oktober. | contact club 10-20 open
Vi blev enige om, at Leyla ringer til moderen. Det gør hun allerede i dag. | contact OP2 10-5 open
Det er Bo, der undersøger reglerne. Fristen er næste møde. | investigate police 11-16 open
Jonas vil gerne tage ud til spejderne og har fundet en aften, nemlig den 19. oktober. | visit OP1 10-19 open
Ulla taler med klassen. Ingen frist. | contact school - open
Opgaven med at indkalde til mødet ligger hos Kasper. Den løses i uge 42. | agreement club 10-22 open
Leyla tilbød at lave en liste over fritidsjob; den kommer inden månedens udgang. | other OP2 10-31 open
Bo sender tallene, når de er klar. Det regner han med er den 2. november. | inform police 11-2 open
Jonas hører sin leder, om der er penge. Svar senest 1. november. | investigate OP1 11-1 open
"""
OLD_HEADS = ("Opfølgning fra sidst", "Status på det, vi aftalte i september", "Gl. opgaver")
NEW_HEADS = ("Aftaler", "Hvem gør hvad", "Det blev til", "Det lover vi nu")
SHARE = 0.9


def _cases(text: str) -> list[tuple[str, tuple[object, ...]]]:
    found = []
    for line in text.strip().splitlines():
        told, _, expected = line.partition(" | ")
        kind, who, day, status = expected.split()
        due = None if day == "-" else tuple(int(part) for part in day.split("-"))
        found.append((told, (kind, who, due, status)))
    return found


def wrong(text: str, head: str, mark: str = "") -> list[tuple[str, object]]:
    """Return what is read otherwise than it is told, one line to a document."""
    return [
        (told, read)
        for told, expected in _cases(text)
        if (read := actions(f"{head}\n\n{mark}{told}\n")) != {expected}
    ]


@pytest.mark.parametrize("mark", ["", "- "])
@pytest.mark.parametrize("head", OLD_HEADS)
def test_how_tasks_of_last_time_went(head, mark):
    found = wrong(OLD, head, mark)
    assert len(found) <= (1 - SHARE) * len(_cases(OLD)), found


@pytest.mark.parametrize("mark", ["", "- "])
@pytest.mark.parametrize("head", NEW_HEADS)
def test_tasks_that_are_agreed(head, mark):
    found = wrong(NEW, head, mark)
    assert len(found) <= (1 - SHARE) * len(_cases(NEW)), found
