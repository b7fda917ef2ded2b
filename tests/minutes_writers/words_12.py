"""What the people of the twelfth batch have to say: tasks, points, titles, deadlines."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from random import Random

from .days import MONTHS, NUMBERS, SHORT, WEEKDAYS, Deadline

TASKS = {
    "contact": (
        (("tage kontakt til", "tager kontakt til", "tag kontakt til"),
         "formanden for badmintonklubben"),
        (("ringe rundt til", "ringer rundt til", "ring rundt til"), "forældrene i 6. b"),
        (("søge kontakt til", "søger kontakt til", "søg kontakt til"),
         "de unge mænd ved vaskeriet"),
        (("skrive en mail til", "skriver en mail til", "skriv en mail til"),
         "Vej og Park om den ødelagte bom"),
        (("snakke med", "snakker med", "snak med"), "pigegruppen fra svømmehallen"),
        (("henvende sig hos", "henvender sig hos", "henvend dig hos"),
         "bestyreren af tankstationen"),
    ),
    "agreement": (
        (("finde en dag til", "finder en dag til", "find en dag til"), "fællesmødet med klubben"),
        (("arrangere", "arrangerer", "arranger"), "en aften for forældrene på 7. årgang"),
        (("holde møde med", "holder møde med", "hold møde med"), "elevrådet om frikvartererne"),
        (("lave en aftale med", "laver en aftale med", "lav en aftale med"),
         "svømmehallen om torsdagene"),
        (("invitere", "inviterer", "inviter"), "afdelingsbestyrelsen til dialogmøde"),
    ),
    "visit": (
        (("smutte forbi", "smutter forbi", "smut forbi"), "pizzeriaet efter skoletid"),
        (("være til stede ved", "er til stede ved", "vær til stede ved"),
         "stationens bagindgang om aftenen"),
        (("komme på besøg i", "kommer på besøg i", "kom på besøg i"), "juniorklubben"),
        (("gå med på", "går med på", "gå med på"), "natteravnenes tur en lørdag aften"),
        (("tage en runde ved", "tager en runde ved", "tag en runde ved"), "garageanlægget"),
    ),
    "investigate": (
        (("finde ud af,", "finder ud af,", "find ud af,"), "hvem der ejer den tomme kiosk"),
        (("få svar på,", "får svar på,", "få svar på,"), "om containeren kan flyttes"),
        (("indhente", "indhenter", "indhent"), "priser på bevægelsessensorer til cykelkælderen"),
        (("undersøge", "undersøger", "undersøg"), "behovet for et pigetilbud"),
        (("regne på,", "regner på,", "regn på,"), "hvad to ekstra åbningsaftener koster"),
        (("tælle op,", "tæller op,", "tæl op,"), "hvor mange ruder der er knust i år"),
    ),
    "inform": (
        (("briefe", "briefer", "brief"), "vikarerne om de nye regler"),
        (("dele", "deler", "del"), "pjecen om vapes med forældrene på Aula"),
        (("lade", "lader", "lad"), "beboerne vide, hvem de kan ringe til"),
        (("sende et nyhedsbrev til", "sender et nyhedsbrev til", "send et nyhedsbrev til"),
         "samarbejdspartnerne"),
        (("vende tilbage til", "vender tilbage til", "vend tilbage til"),
         "netværket med en status"),
    ),
    "other": (
        (("rydde op i", "rydder op i", "ryd op i"), "listen over nøglepersoner"),
        (("få trykt", "får trykt", "få trykt"), "nye visitkort"),
        (("skrive", "skriver", "skriv"), "et afsnit til årsberetningen"),
        (("hente", "henter", "hent"), "bordfodboldbordet i det gamle værested"),
        (("lægge", "lægger", "læg"), "sidste hånd på handleplanen"),
        (("søge", "søger", "søg"), "penge til udflugten"),
    ),
}  # fmt: skip

# point of the agenda → what was said about it
POINTS = {
    "Hvad rører sig i området?": (
        "Der er stille i hverdagene, men flere unge er ude sent i weekenden.",
        "Naboerne har klaget over høj musik ved bænkene et par gange.",
    ),
    "Vapes og snus i udskolingen": (
        "Skolen tager stadig en del vapes fra eleverne.",
        "Det ser ud til, at de fleste køber over Snapchat.",
    ),
    "Vinterens fritidstilbud": (
        "Der er godt gang i den åbne hal, især hos de 13-15-årige.",
        "Flere familier ved ikke, at de kan få hjælp til kontingentet.",
    ),
    "Skolefravær": (
        "Fraværet er højest i 9. klasse, og det er de samme elever, der går igen.",
        "De korte morgenmøder har hjulpet en del.",
    ),
    "Hærværk ved skolen": (
        "Der er smadret en rude og sprayet graffiti på gavlen.",
        "Det sker mest i ferierne, når der ingen voksne er.",
    ),
    "Tonen på de sociale medier": (
        "En gruppechat på 6. årgang er løbet af sporet.",
        "Forældrene efterspørger fælles retningslinjer.",
    ),
    "Knallertkørsel på stierne": (
        "Det er blevet bedre efter efterårets kontroller.",
        "Ældre beboere går fortsat en omvej om aftenen.",
    ),
    "Overgang fra klub til ungdomsklub": (
        "En lille gruppe drenge falder fra, når de fylder 14.",
        "Introaftenen i foråret var en succes.",
    ),
    "Hash og lattergas": (
        "Der ligger patroner på parkeringspladsen næsten hver mandag.",
        "Der er ikke set handel ved skolen i denne periode.",
    ),
    "Nyt fra bordet": (
        "Der er ansat en ny kollega i klubben.",
        "Der er ros til samarbejdet fra flere sider.",
    ),
}

FUNCTIONS: dict[str | None, tuple[str, ...]] = {
    None: ("gadeplansmedarbejder", "kriminalpræventiv konsulent", "SSP og gadeplan", "SSP"),
    "school": ("afdelingsleder på skolen", "skolens AKT-vejleder", "souschef, skolen"),
    "police": ("politibetjent", "politiets forebyggelsesenhed", "politiet"),
    "housing": ("ejendomsmester, boligselskabet", "boligsocial konsulent i boligselskabet"),
    "club": ("klubpædagog", "souschef i klubben", "klubben"),
    "authority": ("familierådgiver", "socialrådgiver i familierådgivningen"),
    "youth_school": ("ungdomsskolelærer", "ungdomsskolens leder", "ungdomsskolen"),
}
PARTIES: dict[str | None, str] = {
    None: "SSP", "school": "skolen", "police": "politiet", "housing": "boligselskabet",
    "club": "klubben", "authority": "familierådgivningen", "youth_school": "ungdomsskolen",
}  # fmt: skip
LENGTHS = {
    45: "45 min.", 60: "1 time", 75: "1 time 15 min.", 90: "1 time 30 min.",
    105: "1 time 45 min.", 120: "2 timer",
}  # fmt: skip


@dataclass(frozen=True)
class Due(Deadline):
    """A deadline, and how it is said behind a sentence."""

    behind: str = ""


def in_figures(day: dt.date) -> str:
    """``3/2``."""
    return f"{day.day}/{day.month}"


def in_words(day: dt.date) -> str:
    """``3. februar``."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


def shortly(day: dt.date) -> str:
    """``3. feb.``."""
    return f"{day.day}. {SHORT[day.month - 1]}"


def with_year(day: dt.date) -> str:
    """``3. februar 2023``."""
    return f"{in_words(day)} {day.year}"


def on_weekday(day: dt.date) -> str:
    """``fredag d. 3. februar``."""
    return f"{WEEKDAYS[day.weekday()]} d. {in_words(day)}"


def in_short_figures(day: dt.date) -> str:
    """``03.02.23``."""
    return f"{day:%d.%m.%y}"


def in_long_figures(day: dt.date) -> str:
    """``03-02-2023``."""
    return f"{day:%d-%m-%Y}"


def weekday(day: dt.date) -> dt.date:
    """Go back to Friday from the weekend."""
    return day - dt.timedelta(days=max(0, day.weekday() - 4))


def draw_due(draw: Random, day: dt.date, next_day: dt.date, dated: tuple) -> Due:
    """Draw a deadline for somebody who writes days in one of the given ways."""
    due = weekday(day + dt.timedelta(days=draw.randint(8, 75)))
    text = draw.choice(dated)(due)
    ways = [
        Due(text, due, behind=f"senest {text}"),
        Due(text, due, behind=f"inden {text}"),
        *_periods(day, due, draw),
        Due("næste møde", next_day, needs_next=True, behind="til næste møde"),
        Due(draw.choice(("løbende", "hurtigst muligt")), None),
    ]
    one = draw.choices(ways, (6, 4, 2, 1, 1, 1, 2, 1))[0]
    return one if one.behind else Due(one.text, one.day, behind=one.text)


def _periods(day: dt.date, due: dt.date, draw: Random) -> list[Due]:
    number = due.isocalendar().week
    sunday = due + dt.timedelta(days=6 - due.weekday())
    last = due.replace(day=calendar.monthrange(due.year, due.month)[1])
    month, weeks = MONTHS[due.month - 1], draw.choice((2, 3, 4))
    name = WEEKDAYS[due.weekday()]
    return [
        Due(f"uge {number}", sunday, behind=f"i uge {number}"),
        Due(f"{name} i uge {number}", due, behind=f"senest {name} i uge {number}"),
        Due(f"udgangen af {month}", last, behind=f"inden udgangen af {month}"),
        Due(f"om {NUMBERS[weeks]} uger", day + dt.timedelta(weeks=weeks),
            behind=f"inden for {NUMBERS[weeks]} uger"),
    ]  # fmt: skip
