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
# Below no heading of tasks, among what was talked about.
AMONG_TALK = """
Der er uro ved stationen. Bo kører forbi fredag og lørdag. Det gør han foreløbig til den 28. oktober. | visit police 10-28 open
Vi talte om fraværet. Ulla tager det op på lærermødet og melder tilbage på næste møde. | inform school 11-16 open
Naboerne klager. Kasper inviterer dem på kaffe i klubben inden efterårsferien, dvs. senest den 13. oktober. | agreement club 10-13 open
Ulla og Jonas laver et opslag til Aula om chatten. Det skal være ude på mandag. | inform school 10-9 open
Bo hører i retten, hvornår sagen kommer for. Han vender tilbage med svar i uge 43. | investigate police 10-29 open
Forældrene skal have besked. Det sørger Ulla for inden fredag. | inform school 10-6 open
Det blev besluttet, at Leyla opsøger drengene i kælderen. Hun går derned på mandag. | contact OP2 10-9 open
Konklusion: Kasper undersøger, om klubben kan holde åbent i juleferien. Frist 1. december. | investigate club 12-1 open
Vi aftalte, at Jonas sender en mail til centerlederen senest i morgen. | contact OP1 10-6 open
Aftale: Bo og Jonas går en runde sammen hver torsdag i november. | visit police 11-30 open
Leyla lovede at lave en oversigt over fritidstilbud til næste møde. | other OP2 11-16 open
Kasper påtog sig at ringe til svømmehallen om billetter inden ugens udgang. | contact club 10-8 open
Ulla vil gerne skrive til forældrerådet om vapes. Det sker i løbet af næste uge. | inform school 10-15 open
Det blev Bo, der skal kontakte butikken, og det sker hurtigst muligt. | contact police - open
Opgaven med at bestille veste ligger hos Kasper. De skal være her den 1. november. | other club 11-1 open
Bo blev bedt om at give besked til naboerne inden den 20. oktober. | inform police 10-20 open
Jonas finder ud af, hvad der er sket med bænken, og giver lyd på næste møde. | investigate OP1 11-16 open
Inden næste møde har Leyla talt med de tre piger. | contact OP2 11-16 open
Senest den 20. oktober sender Ulla de nye regler ud til alle. | inform school 10-20 open
På næste møde fortæller Bo om den nye ordning. | inform police 11-16 open
"""
# Old ones in short: what, and how it went behind a mark.
IN_SHORT = """
Ulla - forældrebrev om lyskryds: afsendt 2. september | inform school - closed
Jonas – aftale med roklubben om at låne joller: roklubben sagde nej tak, så det bliver ikke til noget | agreement OP1 - dropped
Kasper - ringe til glarmesteren om ruden: glarmesteren har været der, så det er klaret | contact club - closed
Leyla: besøge 8. klasse. Er gjort, og de var glade. | visit OP2 - closed
Bo: tjekke kameraet på stationen. Ikke nået. | investigate police - open
Jonas - snak med drengene fra kælderen – ikke sket endnu, de har været væk | contact OP1 - open
Ulla: orientering af lærerne, sket på teammødet | inform school - closed
Kasper: dato for fællesspisning, udsat til den 20. oktober | agreement club 10-20 open
Bo – besøg i klubben – aflyst, klubben var lukket | visit police - dropped
Leyla: overblik over fritidsjob. I gang, afventer jobcentret. | investigate OP2 - open
"""
NEWS = """
Bo fortalte, at der er færre anmeldelser end sidste år.
Klubben har åbent i uge 42, og der er ansat to nye.
Ulla er på kursus den 20. oktober.
Skolen holder forældremøde den 24. oktober, og alle er velkomne.
Kasper oplever, at de store drenge er begyndt at komme igen.
Leyla har mødt mange unge ved søen. Det er mest dem fra 9. klasse.
Politiet kører en kampagne i november.
Jonas takkede for samarbejdet. Han stopper den 1. december.
Bo har talt med ejeren af kiosken. Ejeren vil gerne hjælpe.
Ulla spurgte, om andre oplever det samme. Det gør de.
Der var en snak om lyset på stien. Kommunen sætter nye lamper op i løbet af foråret.
Turneringen holdes den 28. oktober, og klubben står for maden.
Kasper viste billeder fra turen. Den var en succes.
Drengene mødes ved kiosken hver fredag. De kommer fra hele byen.
Ulla kunne fortælle, at trivselsmålingen er på vej. Den kommer i november.
Leyla har ferie i uge 42. Jonas er på arbejde hele ugen.
Bo nævnte, at sagen er afsluttet. De to drenge har fået en dom.
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
    assert len(found) <= round((1 - SHARE) * len(_cases(OLD))), found


@pytest.mark.parametrize("mark", ["", "- "])
@pytest.mark.parametrize("head", NEW_HEADS)
def test_tasks_that_are_agreed(head, mark):
    found = wrong(NEW, head, mark)
    assert len(found) <= round((1 - SHARE) * len(_cases(NEW))), found


@pytest.mark.parametrize("mark", ["", "- "])
def test_tasks_among_what_was_talked_about(mark):
    found = wrong(AMONG_TALK, "2. Uro ved stationen", mark)
    assert len(found) <= round((1 - SHARE) * len(_cases(AMONG_TALK))), found


@pytest.mark.parametrize("mark", ["", "- "])
def test_tasks_of_last_time_in_short(mark):
    found = wrong(IN_SHORT, OLD_HEADS[0], mark)
    assert len(found) <= round((1 - SHARE) * len(_cases(IN_SHORT))), found


@pytest.mark.parametrize("mark", ["", "- "])
@pytest.mark.parametrize("told", NEWS.strip().splitlines())
def test_what_is_told_is_no_task(told, mark):
    assert actions(f"2. Runden\n\n{mark}{told}\n") == set()
