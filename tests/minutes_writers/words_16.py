"""What the people of the sixteenth batch have to say, and the deadlines only they write."""

from __future__ import annotations

import calendar
import datetime as dt

from .days import MONTHS, WEEKDAYS
from .told import Person, Task, Told
from .words_12 import Due
from .words_14 import Maker

# infinitive, present, imperative, participle → what about
_CONTACT = (
    ("tage kontakt til", "tager kontakt til", "tag kontakt til", "taget kontakt til",
     "ejeren af pizzeriaet"),
    ("ringe rundt til", "ringer rundt til", "ring rundt til", "ringet rundt til",
     "forældrene på 6. årgang"),
    ("få fat i", "får fat i", "få fat i", "fået fat i", "formanden for petanqueklubben"),
    ("skrive en mail til", "skriver en mail til", "skriv en mail til", "skrevet en mail til",
     "Naturstyrelsen om bålpladsen"),
    ("tage en samtale med", "tager en samtale med", "tag en samtale med", "taget en samtale med",
     "pigerne fra 7.b"),
    ("ringe til", "ringer til", "ring til", "ringet til", "vagtfirmaet"),
)  # fmt: skip
_AGREEMENT = (
    ("booke", "booker", "book", "booket", "et møde med centerforeningen"),
    ("indkalde", "indkalder", "indkald", "indkaldt", "udskolingens lærere til et fællesmøde"),
    ("sætte dato på", "sætter dato på", "sæt dato på", "sat dato på", "dialogmødet med beboerne"),
    ("arrangere", "arrangerer", "arranger", "arrangeret", "et cafémøde for forældrene"),
    ("aftale", "aftaler", "aftal", "aftalt", "en fast ugentlig tid med hallen"),
)
_VISIT = (
    ("besøge", "besøger", "besøg", "besøgt", "den nye motorcrossklub"),
    ("tage ud til", "tager ud til", "tag ud til", "taget ud til", "pumptrackbanen"),
    ("gå en aftenrunde i", "går en aftenrunde i", "gå en aftenrunde i", "gået en aftenrunde i",
     "kældergangene"),
    ("komme forbi", "kommer forbi", "kom forbi", "kommet forbi", "aftenklubben"),
    ("aflægge", "aflægger", "aflæg", "aflagt", "pizzeriaet et besøg"),
)  # fmt: skip
_INVESTIGATE = (
    ("klarlægge", "klarlægger", "klarlæg", "klarlagt", "om lågen til gården kan låses"),
    ("indhente", "indhenter", "indhent", "indhentet", "priser på ekstra lamper"),
    ("se nærmere på", "ser nærmere på", "se nærmere på", "set nærmere på",
     "mønstret i hærværket"),
    ("finde ud af", "finder ud af", "find ud af", "fundet ud af", "hvem der ejer containeren"),
    ("undersøge", "undersøger", "undersøg", "undersøgt", "reglerne for droner over skolen"),
)  # fmt: skip
_INFORM = (
    ("orientere", "orienterer", "orienter", "orienteret", "skolebestyrelsen om situationen"),
    ("give", "giver", "giv", "givet", "bydelsmødrene besked om aftenåbningen"),
    ("fortælle", "fortæller", "fortæl", "fortalt", "pædagogerne om den nye ordning"),
    ("sende", "sender", "send", "sendt", "folderen om lattergas til klasselærerne"),
    ("informere", "informerer", "informer", "informeret", "beboerne om sommerens aktiviteter"),
)
_OTHER = (
    ("male", "maler", "mal", "malet", "containeren sammen med de unge"),
    ("revidere", "reviderer", "revider", "revideret", "beredskabsplanen"),
    ("indkøbe", "indkøber", "indkøb", "indkøbt", "bolde og net til buret"),
    ("ajourføre", "ajourfører", "ajourfør", "ajourført", "telefonlisten"),
    ("søge midler til", "søger midler til", "søg midler til", "søgt midler til",
     "en parkourbane"),
    ("skrive", "skriver", "skriv", "skrevet", "et oplæg til temadagen"),
)  # fmt: skip
_ALL = {
    "contact": _CONTACT, "agreement": _AGREEMENT, "visit": _VISIT, "investigate": _INVESTIGATE,
    "inform": _INFORM, "other": _OTHER,
}  # fmt: skip
TASKS = {kind: tuple((one[:3], one[4]) for one in many) for kind, many in _ALL.items()}
_PARTICIPLES = {(one[0], one[4]): one[3] for many in _ALL.values() for one in many}
_CLAUSES = (" kan låses", " ejer containeren")

FUNCTIONS: dict[str | None, tuple[str, ...]] = {
    None: ("gadeplansmedarbejder", "SSP-medarbejder", "kriminalpræventiv konsulent", "SSP"),
    "school": ("afdelingsleder på skolen", "AKT-lærer, skolen", "skoleleder", "skolen"),
    "police": ("politiassistent", "nærbetjent, politiet", "politiet", "Vestegnens Politi"),
    "housing": ("varmemester, boligselskabet", "boligsocial koordinator", "boligselskabet"),
    "club": ("klubpædagog", "leder af ungdomsklubben", "klubben"),
    "authority": ("socialrådgiver", "rådgiver i familieafdelingen", "familieafdelingen"),
    "youth_school": ("ungdomsskolen", "underviser på ungdomsskolen"),
}
PARTIES = {
    "school": "skolen", "police": "politiet", "housing": "boligselskabet", "club": "klubben",
    "authority": "familieafdelingen", "youth_school": "ungdomsskolen",
}  # fmt: skip
HOUSES: dict[str | None, tuple[str, ...]] = {
    None: ("SSP",),
    **{code: (name,) for code, name in PARTIES.items()},
}
PLACES = ("mødelokale 3", "lærerværelset", "Beboerhuset, store sal", "klubbens køkken",
          "biblioteket, studierummet", "varmemesterkontoret")  # fmt: skip

# point of the agenda → what was said; nothing here is a follow-up
POINTS = {
    "Det lokale billede": (
        "Det er opfattelsen, at der er mere ro end i efteråret.",
        "Enkelte beboere føler sig utrygge, når det er mørkt.",
        "Der er ikke indtruffet større hændelser i perioden.",
    ),
    "Fyrværkeri": (
        "I år blev der fyret af omkring indgangen til centret, men ingen kom til skade.",
        "Butikkerne har holdt sig til reglerne om alder.",
    ),
    "Knallerter på stierne": (
        "To knallerter er blevet taget fra ejerne efter gentagne advarsler.",
        "Støjen er værst mellem kl. 20 og 22.",
    ),
    "Elevfravær": (
        "Fraværet er faldet lidt på 8. og 9. årgang.",
        "Nogle af eleverne opholder sig i centret i skoletiden.",
    ),
    "Snus og vapes": (
        "Der findes tomme dåser på legepladsen næsten hver mandag.",
        "Priserne er faldet, og salget foregår over Snapchat.",
    ),
    "Overgang fra klub til ungdomsklub": (
        "Overgangen blev gennemgået, og erfaringerne fra sidste år er gode.",
        "Omkring 20 unge forventes at skifte til sommer.",
    ),
    "Naboklager": (
        "Der har været færre klager end samme tid sidste år.",
        "De fleste klager drejer sig om høj musik.",
    ),
    "Fritidsjob": (
        "Tre unge er kommet i lære hos den lokale mekaniker.",
        "Interessen er stor, men der mangler pladser til de yngste.",
    ),
    "Tryghedsmåling": (
        "Tallene fra målingen blev vist frem og kommenteret.",
        "Svarprocenten var lav, så tallene skal tages med forbehold.",
    ),
    "Tagfat på tagene": (
        "Børn har været oppe på taget af hallen to gange i den forgangne måned.",
        "Trappen ved gavlen gør det let at komme op.",
    ),
}


def participle(o: Task) -> str:
    """``booket et møde med centerforeningen``."""
    return f"{_PARTICIPLES[o.verb[0], o.about]} {o.about}"


def closed(text: str) -> str:
    """Close a clause with its comma before what follows."""
    return f"{text}," if text.endswith(_CLAUSES) else text


def letters(told: Told) -> dict[str, str]:
    """Initials of everybody, ``Karen Mosekrog`` → ``KM``; a letter more where two share them."""
    short: dict[str, str] = {}
    for one in told.people:
        parts = one.first.replace("-", " ").split()
        made = "".join(part[0] for part in [*parts, one.surname])
        if made in short.values():
            made += one.surname[1].upper()
        short[one.name] = made
    return short


def dotted(day: dt.date) -> str:
    """``03.05.2023``."""
    return f"{day:%d.%m.%Y}"


def short_dotted(day: dt.date) -> str:
    """``03.05.``."""
    return f"{day:%d.%m.}"


def dashed(day: dt.date) -> str:
    """``03-05-2023``."""
    return f"{day:%d-%m-%Y}"


def slashed(day: dt.date) -> str:
    """``3/5-23``."""
    return f"{day.day}/{day.month}-{day:%y}"


def weekday_dated(day: dt.date) -> str:
    """``ons 3/5``."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day}/{day.month}"


def day_of_week(text: str, behind: str) -> Maker:
    """Make ``torsdag i uge 14``: that very day."""

    def make(_: dt.date, due: dt.date, __: dt.date) -> Due:
        said = (WEEKDAYS[due.weekday()], due.isocalendar().week)
        return Due(text.format(*said), due, behind=behind.format(*said))

    return make


def end_of_month(text: str) -> Maker:
    """Make ``sidst i maj``: the last day."""

    def make(_: dt.date, due: dt.date, __: dt.date) -> Due:
        last = due.replace(day=calendar.monthrange(due.year, due.month)[1])
        said = text.format(MONTHS[due.month - 1])
        return Due(said, last, behind=said)

    return make


def week_before_next(text: str) -> Maker:
    """Make ``en uge før næste møde``: known where the next meeting's day is told."""
    return lambda _, __, following: Due(
        text, following - dt.timedelta(days=7), needs_next=True, behind=text
    )


def spoken(time: dt.time) -> str:
    """``kl. 9``, ``kvart over ni``, ``halv ti``, ``kvart i ti``."""
    names = ("tolv", "et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve")
    this, following = names[time.hour % 12], names[(time.hour + 1) % 12]
    return {
        0: f"kl. {time.hour}", 15: f"kvart over {this}", 30: f"halv {following}",
        45: f"kvart i {following}",
    }[time.minute]  # fmt: skip


def hour(time: dt.time, mark: str = ".") -> str:
    """``9``, ``9.30``."""
    return f"{time.hour}{mark}{time.minute:02}" if time.minute else str(time.hour)


def in_house(one: Person) -> str:
    """``Karen Mosekrog, skolen``."""
    return f"{one.name}, {one.function}"
