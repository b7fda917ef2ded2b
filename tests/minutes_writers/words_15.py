"""What the people of the fifteenth batch have to say, and the deadlines only they write."""

from __future__ import annotations

import calendar
import datetime as dt

from .days import WEEKDAYS
from .told import Person, Task
from .words_12 import Due
from .words_14 import Maker

TASKS = {
    "contact": (
        (("tage telefonisk kontakt til", "tager telefonisk kontakt til",
          "tag telefonisk kontakt til"), "centerchefen i Ishøj Bycenter"),
        (("henvende sig til", "henvender sig til", "henvend dig til"), "Movia om stoppestedet"),
        (("tale med", "taler med", "tal med"), "familierne i de tre opgange"),
        (("kontakte", "kontakter", "kontakt"), "ejeren af vandpibecaféen"),
        (("skrive til", "skriver til", "skriv til"), "handelsstandsforeningen"),
        (("slå på tråden til", "slår på tråden til", "slå på tråden til"),
         "lederen af biblioteket"),
    ),
    "agreement": (
        (("planlægge", "planlægger", "planlæg"), "en temaaften om digital dannelse"),
        (("fastlægge", "fastlægger", "fastlæg"), "datoerne for møderne næste halvår"),
        (("sætte et møde op med", "sætter et møde op med", "sæt et møde op med"),
         "afdelingsbestyrelsen"),
        (("invitere", "inviterer", "inviter"), "elevrådet med til en fælles workshop"),
        (("indgå aftale med", "indgår aftale med", "indgå aftale med"),
         "hallen om brug af cafeteriet"),
        (("få", "får", "få"), "et dialogmøde med naboerne i kalenderen"),
    ),
    "visit": (
        (("køre en tur forbi", "kører en tur forbi", "kør en tur forbi"), "havnen"),
        (("aflægge besøg i", "aflægger besøg i", "aflæg besøg i"), "ungdomsboligerne"),
        (("gå en runde på", "går en runde på", "gå en runde på"), "stisystemet"),
        (("kigge ind i", "kigger ind i", "kig ind i"), "musikværkstedet"),
        (("være synlig på", "er synlig på", "vær synlig på"), "pladsen foran stationen"),
    ),
    "investigate": (
        (("få undersøgt", "får undersøgt", "få undersøgt"), "om bommen kan låses"),
        (("kortlægge", "kortlægger", "kortlæg"), "de mørke steder på skolevejen"),
        (("tjekke", "tjekker", "tjek"), "om kameraerne optager"),
        (("finde frem til", "finder frem til", "find frem til"), "hvem der har ansvar for skuret"),
        (("undersøge", "undersøger", "undersøg"), "prisen på en lysmast"),
        (("afsøge", "afsøger", "afsøg"), "mulighederne for et lokale til de store"),
    ),
    "inform": (
        (("videregive", "videregiver", "videregiv"), "tilbuddet om lektiehjælp til forældrene"),
        (("sende en orientering til", "sender en orientering til", "send en orientering til"),
         "personalegruppen"),
        (("oplyse", "oplyser", "oplys"), "beboerne om det nye vagtnummer"),
        (("rundsende", "rundsender", "rundsend"), "kontaktkortet"),
        (("orientere", "orienterer", "orienter"), "ledelsen om hændelserne"),
        (("minde", "minder", "mind"), "klasselærerne om trivselsmålingen"),
    ),
    "other": (
        (("formulere", "formulerer", "formuler"), "et kort notat om sommeren"),
        (("opdatere", "opdaterer", "opdater"), "plakaten i opgangene"),
        (("bestille", "bestiller", "bestil"), "mad til pigeaftenen"),
        (("skaffe", "skaffer", "skaf"), "nye net til fodboldmålene"),
        (("klargøre", "klargør", "klargør"), "materialet til forebyggelsesugen"),
        (("oprette", "opretter", "opret"), "en fælles mappe i Teams"),
    ),
}  # fmt: skip

# infinitive → participle: ``har talt med``
PARTICIPLES = {
    "tage telefonisk kontakt til": "taget telefonisk kontakt til",
    "henvende sig til": "henvendt sig til", "tale med": "talt med", "kontakte": "kontaktet",
    "skrive til": "skrevet til", "slå på tråden til": "slået på tråden til",
    "planlægge": "planlagt", "fastlægge": "fastlagt",
    "sætte et møde op med": "sat et møde op med", "invitere": "inviteret",
    "indgå aftale med": "indgået aftale med", "få": "fået",
    "køre en tur forbi": "kørt en tur forbi", "aflægge besøg i": "aflagt besøg i",
    "gå en runde på": "gået en runde på", "kigge ind i": "kigget ind i",
    "være synlig på": "været synlig på", "få undersøgt": "fået undersøgt",
    "kortlægge": "kortlagt", "tjekke": "tjekket", "finde frem til": "fundet frem til",
    "undersøge": "undersøgt", "afsøge": "afsøgt", "videregive": "videregivet",
    "sende en orientering til": "sendt en orientering til", "oplyse": "oplyst",
    "rundsende": "rundsendt", "orientere": "orienteret", "minde": "mindet",
    "formulere": "formuleret", "opdatere": "opdateret", "bestille": "bestilt",
    "skaffe": "skaffet", "klargøre": "klargjort", "oprette": "oprettet",
}  # fmt: skip

# point of the agenda → what was said about it
POINTS = {
    "Bordet rundt": (
        "Der er generelt ro i området, og samarbejdet glider godt.",
        "Der er flyttet nye familier ind i blok 4.",
    ),
    "Unge uden fritidsjob": (
        "Jobmessen gav otte nye lærepladser og en del kontakter.",
        "Mange under 15 år spørger efter lommepengejob.",
    ),
    "Rusmidler": (
        "Der lugter af hash i to opgange, mest i weekenden.",
        "Nikotinposer er blevet almindelige helt ned på mellemtrinnet.",
    ),
    "Ild i skraldeskure": (
        "Det har brændt i et skraldeskur to gange siden sommer.",
        "Skurene er nu aflåst om natten.",
    ),
    "Skolevægring": (
        "Nogle få elever kommer næsten ikke i skole.",
        "Den tidlige indsats ser ud til at hjælpe.",
    ),
    "Digitale krænkelser": (
        "Der er delt et billede uden samtykke på 9. årgang.",
        "De unge ved sjældent, at det er strafbart.",
    ),
    "Forældrenes rolle": (
        "Fremmødet til forældremøderne er svingende.",
        "De fælles aftaler om sengetider bliver taget godt imod.",
    ),
    "Cykeltyverier": (
        "Der forsvinder stadig cykler fra stativerne ved perronen.",
        "Tallet er lavere end på samme tid sidste år.",
    ),
    "Liv på boldbanen": (
        "Banen er fyldt hver eftermiddag, og tonen er god.",
        "Det kniber lidt med at få ryddet op bagefter.",
    ),
    "Planer for ferien": (
        "Programmet er næsten på plads, og der er lange ventelister.",
        "Sidste år var der mindst uro i de uger, hvor der var åbent.",
    ),
}

PLACES = ("Byrådssalen", "personalerummet på skolen", "Aktivitetshuset", "Beboerlokalet",
          "møderum Skagen", "politistationen, 2. sal")  # fmt: skip

FUNCTIONS: dict[str | None, tuple[str, ...]] = {
    None: ("gadeplan", "SSP-koordinator", "opsøgende medarbejder", "kriminalpræventiv konsulent"),
    "school": ("skolen", "SSP-lærer på skolen", "viceskoleleder", "pædagogisk leder, skolen"),
    "police": ("politiet", "betjent, politiet", "Vestegnens Politi", "politikommissær"),
    "housing": ("boligorganisationen", "inspektør, boligselskabet",
                "beboerrådgiver i boligselskabet"),
    "club": ("ungdomsklubben", "daglig leder, klubben", "klubmedarbejder"),
    "authority": ("socialforvaltningen", "socialrådgiver", "sagsbehandler, myndighed"),
    "youth_school": ("ungdomsskolen", "afdelingsleder, ungdomsskolen"),
}  # fmt: skip
PARTIES = {
    "school": "skolen", "police": "politiet", "housing": "boligorganisationen",
    "club": "ungdomsklubben", "authority": "socialforvaltningen",
    "youth_school": "ungdomsskolen",
}  # fmt: skip
HOUSES: dict[str | None, tuple[str, ...]] = {
    None: ("SSP",),
    **{code: (name,) for code, name in PARTIES.items()},
}

LENGTHS = {
    45: "45 minutter", 60: "1 time", 75: "1 time og 15 minutter", 90: "1½ time",
    105: "1 time og 45 minutter", 120: "2 timer",
}  # fmt: skip
SPOKEN_LENGTHS = {
    45: "tre kvarter", 60: "en time", 75: "en time og et kvarter", 90: "halvanden time",
    105: "en time og tre kvarter", 120: "to timer",
}  # fmt: skip


def weekday_in_short(day: dt.date) -> str:
    """``ons. 3/5``."""
    return f"{WEEKDAYS[day.weekday()][:3]}. {day.day}/{day.month}"


def after(text: str, days: int) -> Maker:
    """Make ``inden for 14 dage``."""
    return lambda day, _, __: Due(text, day + dt.timedelta(days=days), behind=text)


def this_month(text: str, following: str) -> Maker:
    """Make ``inden månedens udgang``; late in a month it is the following one's end."""

    def make(day: dt.date, _: dt.date, __: dt.date) -> Due:
        is_late = day.day > 15
        of = (day.replace(day=1) + dt.timedelta(days=31)) if is_late else day
        last = of.replace(day=calendar.monthrange(of.year, of.month)[1])
        said = following if is_late else text
        return Due(said, last, behind=said)

    return make


def done(o: Task) -> str:
    """``talt med familierne i de tre opgange``."""
    return f"{PARTICIPLES[o.verb[0]]} {o.about}"


def closed_clause(text: str) -> str:
    """Close a clause (``hvem der har ansvar``) with its comma before what follows."""
    begun = (" hvem ", " om bommen ", " om kameraerne ")
    return f"{text}," if any(one in f" {text}" for one in begun) else text


def bracketed(one: Person) -> str:
    """``Karen Mosekrog (skolen)``."""
    return f"{one.name} ({one.function})"
