"""What the people of the eighteenth batch have to say, and how they write days and deadlines."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from .days import MONTHS, NUMBERS, SHORT, WEEKDAYS, Deadline

TASKS = {
    "contact": (
        (("kontakte", "kontakter", "kontakt"), "grundejerforeningen om de væltede skraldespande"),
        (("få fat i", "får fat i", "få fat i"), "træneren for U15-drengene"),
        (("tage en snak med", "tager en snak med", "tag en snak med"),
         "drengene fra parkeringskælderen"),
        (("ringe til", "ringer til", "ring til"), "købmanden om de unge ved indgangen"),
        (("tale med", "taler med", "tal med"), "forældrene i 8. c om stemningen i klassen"),
        (("skrive til", "skriver til", "skriv til"), "centerforeningen om vagtordningen"),
        (("række ud til", "rækker ud til", "ræk ud til"),
         "pigerne, der ikke længere kommer i klubben"),
    ),
    "agreement": (
        (("aftale", "aftaler", "aftal"), "faste mødetider med natteravnene"),
        (("indkalde til", "indkalder til", "indkald til"),
         "et ekstraordinært møde om knallerterne"),
        (("sætte et møde op med", "sætter et møde op med", "sæt et møde op med"),
         "de nye ejere af grillbaren"),
        (("få en aftale i stand med", "får en aftale i stand med", "få en aftale i stand med"),
         "idrætsforeningen om halvt kontingent"),
        (("booke et møde med", "booker et møde med", "book et møde med"), "ungerådgivningen"),
        (("indgå", "indgår", "indgå"), "en aftale med hallen om nøglen til depotet"),
    ),
    "visit": (
        (("besøge", "besøger", "besøg"), "ungdomshuset i åbningstiden"),
        (("kigge forbi", "kigger forbi", "kig forbi"), "multibanen efter lukketid"),
        (("gå en tur omkring", "går en tur omkring", "gå en tur omkring"), "søen i ydertimerne"),
        (("køre forbi", "kører forbi", "kør forbi"), "legepladsen ved volden"),
        (("være synlig ved", "er synlig ved", "vær synlig ved"),
         "busterminalen om eftermiddagen"),
        (("lægge vejen forbi", "lægger vejen forbi", "læg vejen forbi"), "skaterbanen"),
    ),
    "investigate": (
        (("undersøge,", "undersøger,", "undersøg,"), "om der kan sættes mere lys op på stien"),
        (("afklare,", "afklarer,", "afklar,"), "hvem der har ansvaret for den aflåste port"),
        (("tjekke", "tjekker", "tjek"), "reglerne for tv-overvågning af cykelparkeringen"),
        (("kortlægge,", "kortlægger,", "kortlæg,"), "hvor de unge holder til om aftenen"),
        (("se nærmere på", "ser nærmere på", "se nærmere på"), "mønsteret i de mange småbrande"),
        (("finde frem til,", "finder frem til,", "find frem til,"),
         "hvem der styrer gruppechatten"),
    ),
    "inform": (
        (("orientere", "orienterer", "orienter"), "afdelingsbestyrelsen om tryghedsmålingen"),
        (("informere", "informerer", "informer"), "klasselærerne om den nye henvendelsesvej"),
        (("sende information om", "sender information om", "send information om"),
         "sommerens aktiviteter til familierne"),
        (("fortælle om", "fortæller om", "fortæl om"), "fritidspasset på forældremøderne"),
        (("give besked til", "giver besked til", "giv besked til"),
         "hallens personale om den nye alarm"),
        (("videregive", "videregiver", "videregiv"), "gruppens anbefalinger til ledelsen"),
    ),
    "other": (
        (("opdatere", "opdaterer", "opdater"), "kontaktlisten"),
        (("bestille", "bestiller", "bestil"), "refleksveste til gruppen"),
        (("udarbejde", "udarbejder", "udarbejd"), "et udkast til årshjulet"),
        (("udfylde", "udfylder", "udfyld"), "ansøgningen om puljemidler"),
        (("printe", "printer", "print"), "nye plakater til opslagstavlen"),
        (("samle", "samler", "saml"), "billederne til folderen"),
        (("skifte", "skifter", "skift"), "låsen på redskabsskuret"),
    ),
}  # fmt: skip

# what was on the agenda, and what was said about it
TALKS = {
    "Orientering fra politiet": (
        "Der er registreret færre anmeldelser end i samme periode sidste år.",
        "Der har været enkelte indbrud i kældre og et par stjålne knallerter.",
    ),
    "Nyt fra skolen": (
        "Trivselsmålingen viser fremgang på mellemtrinnet.",
        "I udskolingen er der et par elever, som er meget fraværende.",
    ),
    "Unge, der hænger ud": (
        "En større gruppe på 15-20 unge samles ved centret efter kl. 20.",
        "Stemningen er god, men flere beboere føler sig utrygge.",
    ),
    "Rusmidler": (
        "Der lugter jævnligt af hash i opgangene.",
        "Lattergas fylder mindre end i foråret.",
    ),
    "Digital adfærd": (
        "Der deles billeder af yngre elever på Snapchat.",
        "Børnene er helt ned i 4. klasse, når de får deres første konto.",
    ),
    "Ramadan, eid og ferier": (
        "Erfaringerne fra sidste år var gode, især de sene åbningstider.",
        "Der er stor søgning til ferieaktiviteterne.",
    ),
    "Fritidsjob": (
        "Der er 11 unge på venteliste.",
        "Tre unge er kommet i job siden sommer.",
    ),
    "Hærværk og brande": (
        "Der er sat ild til to containere i løbet af en uge.",
        "Busskuret er blevet smadret igen, og ingen har set noget.",
    ),
    "Mistrivsel blandt piger": (
        "Flere fagpersoner ser piger, der trækker sig fra fællesskabet.",
        "Pigegruppen er endnu ikke så kendt.",
    ),
    "Konflikter mellem grupperinger": (
        "Der var et slagsmål ved stationen efter byfesten, men det er faldet til ro.",
        "Konflikten ser ud til at handle om gammelt nag.",
    ),
}
# a concern and where it is; said in the round of the table
CONCERNS = (
    ("Stationen", "unge, der drikker og larmer fredag aften"),
    ("Centret", "butikstyverier og dårlig tone over for personalet"),
    ("Boldbanerne", "hashrygning om eftermiddagen"),
    ("Skolegården", "knuste ruder og efterladt affald i weekenden"),
    ("Stierne", "hurtig kørsel på scooter"),
    ("Biblioteket", "uro i læsesalen, især blandt de yngste"),
    ("Kældrene", "tegn på, at der er nogen, der overnatter"),
)
DECISIONS = (
    "Den åbne hal fortsætter frem til sommerferien.",
    "Årets tema er fællesskab og fritid.",
    "Møderne ligger fremover om eftermiddagen.",
    "Gruppen bakker op om ideen med en pigeklub.",
    "Tryghedsvandringen gentages til næste år.",
)
PLACES = ("Rådhuset, mødelokale 3", "Beboerhuset", "Skolens personalerum", "Ungdomsskolen, lok. 4",
          "Klubben", "Medborgerhuset, 1. sal")  # fmt: skip

FUNCTIONS: dict[str | None, tuple[str, ...]] = {
    None: ("SSP-konsulent", "SSP-medarbejder", "gadeplan", "opsøgende medarbejder, SSP"),
    "school": ("skoleleder", "pædagogisk leder, skolen", "lærer på skolen", "souschef på skolen"),
    "police": ("lokalpolitiet", "forebyggelsesbetjent, politiet", "nærbetjent"),
    "housing": ("driftsleder, boligselskabet", "boligsocial medarbejder", "boligforeningen"),
    "club": ("klubleder", "pædagog i fritidsklubben", "fritidsklubben"),
    "authority": ("socialrådgiver", "familierådgiver", "teamleder i familierådgivningen"),
    "youth_school": ("ungdomsskolen", "afdelingsleder i ungdomsskolen", "lærer, ungdomsskolen"),
}
PARTIES = {
    "school": "skolen", "police": "politiet", "housing": "boligselskabet",
    "club": "fritidsklubben", "authority": "familierådgivningen", "youth_school": "ungdomsskolen",
}  # fmt: skip
LASTED = {45: "45 minutter", 60: "1 time", 75: "1¼ time", 90: "1½ time", 105: "1¾ time",
          120: "2 timer"}  # fmt: skip

# how it went, in a cell and in a sentence
CELLS = {
    "closed": ("Udført", "Afsluttet", "Er sket", "OK, gjort"),
    "open": ("I gang", "Ikke nået endnu", "Afventer", "Udestår"),
    "dropped": ("Udgår", "Opgivet", "Ikke længere aktuelt", "Annulleret"),
}
SENTENCES = {
    "closed": ("Det er sket.", "Det er ordnet.", "Opgaven er løst."),
    "open": ("Det er ikke nået endnu.", "Der arbejdes fortsat på det.", "Det udestår stadig."),
    "dropped": ("Det bortfalder.", "Det er ikke længere aktuelt.", "Det udgår som opgave."),
}

Dated = Callable[[dt.date], str]


@dataclass(frozen=True)
class Term(Deadline):
    """A deadline in a cell (``text``), and as it ends a sentence (may be left out)."""

    behind: str = ""


def _words(day: dt.date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]}"


def _den(day: dt.date) -> str:
    return f"den {_words(day)}"


def _slash(day: dt.date) -> str:
    return f"{day.day}/{day.month}"


def _short(day: dt.date) -> str:
    return f"{day.day}. {SHORT[day.month - 1]}"


def _points(day: dt.date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _dashes(day: dt.date) -> str:
    return f"{day:%d-%m-%Y}"


def _slash_year(day: dt.date) -> str:
    return f"{day.day}/{day.month} {day.year}"


def _slash_short_year(day: dt.date) -> str:
    return f"{day.day}/{day.month}-{day:%y}"


def _with_weekday(day: dt.date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {_den(day)}"


# a secretary's habit: days without a year, or with one
HABITS: tuple[Dated, ...] = (
    _words, _den, _slash, _slash, _short, _points, _dashes, _slash_short_year, _with_weekday,
)  # fmt: skip


def long_day(day: dt.date) -> str:
    """``onsdag den 3. maj 2023``."""
    return f"{_with_weekday(day)} {day.year}"


def plain_day(day: dt.date) -> str:
    """``3. maj 2023``."""
    return f"{_words(day)} {day.year}"


def dashed_day(day: dt.date) -> str:
    """``03-05-2023``."""
    return _dashes(day)


def pointed_day(day: dt.date) -> str:
    """``3.5.2023``."""
    return _points(day)


def quick_day(day: dt.date) -> str:
    """``onsdag d. 3/5 2023``."""
    return f"{WEEKDAYS[day.weekday()]} d. {_slash_year(day)}"


HEADS: tuple[Dated, ...] = (long_day, long_day, plain_day, dashed_day, pointed_day, quick_day)


def workday(day: dt.date) -> dt.date:
    """Go back to Friday from the weekend."""
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def draw_term(draw: Random, day: dt.date, next_day: dt.date, habit: Dated) -> Term:
    """Draw a deadline that is set at a meeting."""
    due = workday(day + dt.timedelta(days=draw.randint(6, 80)))
    return draw.choices((
        _on_day(draw, habit(due), due), _in_week(draw, due), _in_month(draw, day, due),
        _by_next(draw, next_day), _from_now(draw, day), _without(draw),
    ), (9, 4, 4, 3, 2, 2))[0]  # fmt: skip


def draw_old_term(draw: Random, day: dt.date, habit: Dated) -> Term:
    """Draw a deadline that was set at the meeting before."""
    due = workday(day + dt.timedelta(days=draw.randint(-28, 14)))
    return draw.choices((_on_day(draw, habit(due), due), _in_week(draw, due)), (4, 1))[0]


def _on_day(draw: Random, text: str, due: dt.date) -> Term:
    before = draw.choice(("senest", "senest", "inden"))
    return Term(draw.choice((text, text, f"senest {text}")), due, behind=f"{before} {text}")


def _in_week(draw: Random, due: dt.date) -> Term:
    number, sunday = due.isocalendar().week, due + dt.timedelta(days=6 - due.weekday())
    return draw.choice((
        Term(f"uge {number}", sunday, behind=f"i uge {number}"),
        Term(f"senest uge {number}", sunday, behind=f"senest i uge {number}"),
        Term(f"udgangen af uge {number}", sunday, behind=f"inden udgangen af uge {number}"),
    ))  # fmt: skip


def _in_month(draw: Random, day: dt.date, due: dt.date) -> Term:
    month = MONTHS[due.month - 1]
    last = due.replace(day=calendar.monthrange(due.year, due.month)[1])
    ways = [
        Term(f"ultimo {month}", last, behind=f"senest ultimo {month}"),
        Term(f"inden udgangen af {month}", last, behind=f"inden udgangen af {month}"),
        Term(f"i løbet af {month}", last, behind=f"i løbet af {month}"),
    ]
    if due.month != day.month:  # its beginning may be over
        ways += [
            Term(month, last, behind=f"i {month}"),
            Term(f"primo {month}", due.replace(day=10), behind=f"primo {month}"),
            Term(f"medio {month}", due.replace(day=20), behind=f"medio {month}"),
        ]
    return draw.choice(ways)


def _by_next(draw: Random, next_day: dt.date) -> Term:
    text = draw.choice(("inden næste møde", "til næste møde", "før næste møde"))
    return Term(text, next_day, needs_next=True, behind=text.replace("til", "inden"))


def _from_now(draw: Random, day: dt.date) -> Term:
    weeks = draw.choice((2, 3, 4))
    later, last = day + dt.timedelta(weeks=weeks), calendar.monthrange(day.year, day.month)[1]
    sunday = day + dt.timedelta(days=13 - day.weekday())
    return draw.choice((
        Term(f"om {NUMBERS[weeks]} uger", later, behind=f"inden for {NUMBERS[weeks]} uger"),
        Term("i næste uge", sunday, behind="i næste uge"),
        Term("inden månedens udgang", day.replace(day=last), behind="inden månedens udgang"),
    ))  # fmt: skip


def _without(draw: Random) -> Term:
    return draw.choice((
        Term("snarest muligt", None, behind="snarest muligt"),
        Term("hurtigst muligt", None, behind="hurtigst muligt"),
        Term("løbende", None, behind="løbende"), Term("ingen frist", None), Term("-", None),
    ))  # fmt: skip
