"""What the nineteenth batch's secretaries have to say, and how they write days and deadlines."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

from .days import MONTHS, SHORT, WEEKDAYS, Deadline
from .secretary import Secretary
from .told import Person, Task

TASKS = {
    "contact": (
        (("kontakte", "kontakter", "kontakt"), "ejendomskontoret om støjen i gården"),
        (("kontakte", "kontakter", "kontakt"), "natteravnene om flere gåture"),
        (("ringe til", "ringer til", "ring til"), "centerchefen i butikscentret"),
        (("skrive til", "skriver til", "skriv til"), "formanden for cricketklubben"),
        (("tale med", "taler med", "tal med"), "drengene fra boldburet"),
        (("tage en snak med", "tager en snak med", "tag en snak med"),
         "kioskejeren om salget af vapes"),
        (("genoptage kontakten til", "genoptager kontakten til", "genoptag kontakten til"),
         "bydelsmødrene"),
    ),
    "agreement": (
        (("aftale møde med", "aftaler møde med", "aftal møde med"),
         "bestyrelsen i motorklubben"),
        (("aftale", "aftaler", "aftal"), "faste kontaktpersoner med de tre skoler"),
        (("træffe aftale med", "træffer aftale med", "træf aftale med"),
         "hallen om åbne tider i ferien"),
        (("få en aftale i stand med", "får en aftale i stand med", "få en aftale i stand med"),
         "fritidscentret om lån af salen"),
        (("forny aftalen med", "fornyer aftalen med", "forny aftalen med"),
         "biblioteket om de sene onsdage"),
        (("aftale en fast mødedag med", "aftaler en fast mødedag med",
          "aftal en fast mødedag med"), "klasselærerne i udskolingen"),
    ),
    "visit": (
        (("besøge", "besøger", "besøg"), "10. klasse-centret i en frokostpause"),
        (("lægge vejen forbi", "lægger vejen forbi", "læg vejen forbi"),
         "parkeringskælderen fredag aften"),
        (("møde op ved", "møder op ved", "mød op ved"), "søbadet efter skoletid"),
        (("aflægge besøg i", "aflægger besøg i", "aflæg besøg i"), "det nye ungdomshus"),
        (("køre forbi", "kører forbi", "kør forbi"), "genbrugspladsen efter lukketid"),
        (("cykle en runde i", "cykler en runde i", "cykl en runde i"), "villakvarteret"),
    ),
    "investigate": (
        (("undersøge", "undersøger", "undersøg"), "klagerne over knallertkørsel på stierne"),
        (("finde årsagen til", "finder årsagen til", "find årsagen til"),
         "det store fravær om mandagen"),
        (("få overblik over", "får overblik over", "få overblik over"),
         "skulkeriet i 9. årgang"),
        (("indsamle viden om", "indsamler viden om", "indsaml viden om"),
         "salget af lattergas i området"),
        (("gennemgå", "gennemgår", "gennemgå"), "de seneste anmeldelser om cykeltyveri"),
        (("analysere", "analyserer", "analyser"), "svarene i trivselsmålingen"),
    ),
    "inform": (
        (("fortælle", "fortæller", "fortæl"), "forældrerådene om det nye bekymringsskema"),
        (("dele", "deler", "del"), "pjecen om lattergas på Aula"),
        (("oplyse", "oplyser", "oplys"), "lejerne om klubbens åbningstider"),
        (("gøre", "gør", "gør"), "kontaktlærerne opmærksomme på rådgivningens chat"),
        (("rundsende", "rundsender", "rundsend"), "opslaget om cykelmærkning"),
        (("fremlægge", "fremlægger", "fremlæg"), "tallene fra ungeprofilen for skolebestyrelsen"),
    ),
    "other": (
        (("skaffe", "skaffer", "skaf"), "reflekser til cykelturen"),
        (("søge", "søger", "søg"), "puljemidler til et aftenhold"),
        (("planlægge", "planlægger", "planlæg"), "temadagen for 6. årgang"),
        (("male", "maler", "mal"), "bænkene i gården"),
        (("rydde", "rydder", "ryd"), "krattet bag cykelskuret"),
        (("købe", "køber", "køb"), "bolde til torsdagsfodbolden"),
        (("justere", "justerer", "juster"), "vagtplanen for aftenholdet"),
        (("oprette", "opretter", "opret"), "en fælles mappe til dokumenterne"),
    ),
}  # fmt: skip

_HAS = {  # the first word of a verb → what stands behind ``har``
    "kontakte": "kontaktet", "ringe": "ringet", "skrive": "skrevet", "tale": "talt",
    "tage": "taget", "genoptage": "genoptaget", "aftale": "aftalt", "træffe": "truffet",
    "få": "fået", "forny": "fornyet", "besøge": "besøgt", "lægge": "lagt", "møde": "mødt",
    "aflægge": "aflagt", "køre": "kørt", "cykle": "cyklet", "undersøge": "undersøgt",
    "finde": "fundet", "indsamle": "indsamlet", "gennemgå": "gennemgået",
    "analysere": "analyseret", "fortælle": "fortalt", "dele": "delt", "oplyse": "oplyst",
    "gøre": "gjort", "rundsende": "rundsendt", "fremlægge": "fremlagt", "skaffe": "skaffet",
    "søge": "søgt", "planlægge": "planlagt", "male": "malet", "rydde": "ryddet",
    "købe": "købt", "justere": "justeret", "oprette": "oprettet",
}  # fmt: skip

# point of the agenda → what was said, and what the network concluded
SUBJECTS = {
    "Unge ved stationen": (
        "Der samles op mod 15 unge på perronen i weekenden, og pendlerne går en omvej.",
        "Netværket holder øje med udviklingen.",
    ),
    "Hærværk på skolens område": (
        "Der er smadret fire ruder i gymnastiksalen og tændt ild i en affaldscontainer.",
        "Orienteringen blev taget til efterretning.",
    ),
    "Hash og lattergas": (
        "Der ligger patroner bag hallen næsten hver mandag. Hash fylder mindre end sidste år.",
        "Lattergas er et fast punkt resten af året.",
    ),
    "Skolefravær": (
        "Fraværet er steget i 8. og 9. årgang. Det er de samme elever, der mangler hver mandag.",
        "Der var enighed om, at fraværet skal opdages tidligere.",
    ),
    "Trivsel og ensomhed": (
        "Flere piger på mellemtrinnet står uden for fællesskabet i frikvartererne.",
        "Netværket er enigt om at prioritere trivsel i foråret.",
    ),
    "Slagsmål efter skoletid": (
        "Der har været to slagsmål på boldbanen mellem elever fra to skoler. Ingen kom til skade.",
        "Det blev drøftet, og der er ro på nu.",
    ),
    "Digitalt liv": (
        "Billeder bliver delt uden samtykke i lukkede grupper, og nogle bliver presset for penge.",
        "Emnet hører med på forældremøderne.",
    ),
    "Knallerter på stierne": (
        "Beboerne klager over høj fart om aftenen, især ved børnehaven.",
        "Orienteringen blev taget til efterretning.",
    ),
    "Hårde holdninger i en lille gruppe": (
        "Et par unge deler videoer med ekstremt indhold og taler hadsk om andre grupper.",
        "Der var enighed om at tage det alvorligt uden at overdrive det.",
    ),
    "Naboer og boligområde": (
        "Beboerne er generelt tilfredse, men de savner at kende klubben og medarbejderne.",
        "Netværket holder fast i det gode naboskab.",
    ),
    "Forældresamarbejde": (
        "Fremmødet til forældremøderne svinger meget fra klasse til klasse.",
        "Erfaringerne bliver taget op igen til næste skoleår.",
    ),
    "Fritid og klubliv": (
        "Aftenholdene er godt besøgt, og der er kommet flere piger til.",
        "Netværket er glade for udviklingen.",
    ),
    "Samarbejdet i netværket": (
        "Der er kommet flere nye kolleger til, og det er ikke altid klart, hvem man går til.",
        "Der var tilfredshed med formen på møderne.",
    ),
    "Opsøgende arbejde": (
        "De unge er spredt på flere steder end før, og aftenerne er vigtigst.",
        "Den nuværende indsats fortsætter.",
    ),
    "Fritidsjob": (
        "Ti unge er kommet i fritidsjob siden sommer, og der er flere butikker på listen.",
        "Netværket er glade for resultatet.",
    ),
}  # fmt: skip

_UNDER = {  # what a task is about → the points it may be agreed under
    "Naboer og boligområde": ("ejendomskontoret", "lejerne", "bænkene", "krattet"),
    "Unge ved stationen": ("centerchefen", "parkeringskælderen"),
    "Hash og lattergas": ("kioskejeren", "lattergas"),
    "Slagsmål efter skoletid": ("drengene",),
    "Skolefravær": ("fravær", "skulkeriet"),
    "Knallerter på stierne": ("knallert", "motorklubben", "cykeltyveri"),
    "Trivsel og ensomhed": ("trivselsmålingen", "chat", "klasselærerne"),
    "Forældresamarbejde": ("forældrerådene", "skolebestyrelsen", "bydelsmødrene", "skoler"),
    "Fritid og klubliv": ("hallen", "salen", "biblioteket", "cricket", "reflekser", "puljemidler",
                          "fodbolden", "ungdomshus", "aftenholdet", "temadagen", "cykelmærkning"),
    "Samarbejdet i netværket": ("mappe", "kontaktpersoner", "vagtplanen"),
    "Opsøgende arbejde": ("natteravnene", "søbadet", "genbrugspladsen", "villakvarteret",
                          "10. klasse"),
}  # fmt: skip

# what each of the circle told when it was their turn
ROUNDS = {
    "police": ("Stille måned med få anmeldelser.", "Enkelte tyverier fra biler ved søen.",
               "Der bliver kørt ekstra patruljer i weekenden."),
    "housing": ("Det går godt i gårdene, men kældrene bliver stadig brugt som opholdssted.",
                "Der er malet graffiti på to gavle.", "Opgang 14 er blevet mere rolig."),
    "youth_school": ("Mange tilmeldte på holdene i år.", "Pigeholdet er fyldt op.",
                     "Der er kommet en ny medarbejder på værkstedet."),
    "school": ("God start for de nye klasser.", "Uro omkring en gruppechat i 7. klasse.",
               "Mobilfrie frikvarterer har givet mere leg."),
    "club": ("Flere end 40 besøgende om fredagen.", "Tonen blandt de store drenge er hård.",
             "Der er god brug for det nye lydstudie."),
    "authority": ("Færre underretninger end på samme tid sidste år.",
                  "Ventetiden på familiebehandling er kort for tiden.",
                  "Der er ansat en ny kollega i modtagelsen."),
    None: ("De unge er mest ude efter kl. 20.", "God kontakt til de store drenge ved kiosken.",
           "Der er mange nye ansigter i området."),
}  # fmt: skip
ROOMS = ("kulturhuset", "klubbens café", "skolens bibliotek", "lokale 1.04 på rådhuset",
         "medborgerhuset", "ungdomsskolens lærerværelse")  # fmt: skip


def subjects(s: Secretary, number: int) -> list[tuple[str, str, str]]:
    """Draw points of the agenda: each with what was said and what was concluded."""
    return [(one, *SUBJECTS[one]) for one in s.draw.sample(list(SUBJECTS), number)]


def subjects_of(s: Secretary, tasks: list[Task]) -> list[tuple[str, str, str]]:
    """Find the point of the agenda under which each task was agreed: one point for each."""
    found: list[str] = []
    for o in tasks:
        near = [point for point, marks in _UNDER.items() if any(one in o.about for one in marks)]
        free = [point for point in near if point not in found]
        found.append(s.draw.choice(free or [one for one in SUBJECTS if one not in found]))
    return [(one, *SUBJECTS[one]) for one in found]


def rounds(s: Secretary) -> list[tuple[Person, str]]:
    """Let each of those present tell something, and no two the same."""
    left = {house: s.draw.sample(told, len(told)) for house, told in ROUNDS.items()}
    return [(one, left[one.organisation].pop()) for one in s.told.of("present")]


def room(s: Secretary) -> str:
    """Draw where they sat."""
    return s.draw.choice(ROOMS)


def workdays(day: dt.date, later: int) -> dt.timedelta:
    """Say how long it is until so many days later, or the Monday when that is a weekend."""
    wait = dt.timedelta(days=later)
    return wait + dt.timedelta(days={5: 2, 6: 1}.get((day + wait).weekday(), 0))


def tidy(s: Secretary) -> None:
    """Let no next meeting fall in a weekend, and no old task come back as a new one."""
    t = s.told
    t.next_day += workdays(t.next_day, 0)
    taken = {o.about for o in t.old}
    for o in t.new:
        if o.about in taken:
            free = [one for one in TASKS[o.kind] if one[1] not in taken]
            o.verb, o.about = s.draw.choice(free)
        taken.add(o.about)


def upper(text: str) -> str:
    """Begin with a capital."""
    return text[:1].upper() + text[1:]


def owner(s: Secretary, o: Task, way: str) -> str:
    """Name who is to do it: ours by ``way``, others by name or as a party, in lower case."""
    person = next(
        one for one in s.told.people if (one.code, one.organisation) == (o.code, o.organisation)
    )
    if o.owner in (person.first, person.name, person.initials):
        return s.named(person, way)
    return o.owner[:1].lower() + o.owner[1:]


def has_done(o: Task) -> str:
    """Say what stands behind ``har``: ``skaffet reflekser til cykelturen``."""
    first, _, rest = o.verb[0].partition(" ")
    return " ".join(one for one in (_HAS[first], rest, o.about) if one)


def ours_present(s: Secretary) -> Person:
    """Return the one of ours who writes the minutes."""
    return next(one for one in s.told.people if one.code and one.status == "present")


def before(s: Secretary) -> dt.date:
    """Draw when they met the last time."""
    return s.told.day - dt.timedelta(weeks=s.draw.choice((5, 6, 8)))


def long(day: dt.date) -> str:
    """``5. oktober 2023``."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def spoken(day: dt.date) -> str:
    """``5. oktober``."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


def slashed(day: dt.date) -> str:
    """``5/10``."""
    return f"{day.day}/{day.month}"


def slashed_year(day: dt.date) -> str:
    """``5/10-23``."""
    return f"{day.day}/{day.month}-{day:%y}"


def dashed(day: dt.date) -> str:
    """``05-10-2023``."""
    return f"{day:%d-%m-%Y}"


def dotted(day: dt.date) -> str:
    """``05.10.2023``."""
    return f"{day:%d.%m.%Y}"


def clipped(day: dt.date) -> str:
    """``5. okt.``."""
    return f"{day.day}. {SHORT[day.month - 1]}"


def weekday(day: dt.date) -> str:
    """``torsdag den 5. oktober``."""
    return f"{WEEKDAYS[day.weekday()]} den {spoken(day)}"


Way = Callable[[dt.date], Deadline]


def on(form: Callable[[dt.date], str], mark: str = "{}") -> Way:
    """Set a deadline on a day."""
    return lambda due: Deadline(mark.format(form(due)), due)


def in_week(mark: str = "uge {}") -> Way:
    """Set a deadline in a week: its Sunday."""
    return lambda due: Deadline(
        mark.format(due.isocalendar().week), due + dt.timedelta(days=6 - due.weekday())
    )


def by_end_of(mark: str) -> Way:
    """Set a deadline at the end of a month."""
    return lambda due: Deadline(
        mark.format(MONTHS[due.month - 1]),
        due.replace(day=calendar.monthrange(due.year, due.month)[1]),
    )


def set_due(s: Secretary, ways: tuple[Way, ...], meeting: str, vague: str) -> None:
    """Give the new tasks deadlines in this house's ways, some by the next meeting, some vague."""
    t = s.told
    for o in t.new:
        due = t.day + dt.timedelta(days=s.draw.randint(6, 75))
        due -= dt.timedelta(days=max(0, due.weekday() - 4))
        drawn = s.draw.random()
        if drawn < 0.18:
            o.deadline = Deadline(meeting, t.next_day, needs_next=True)
        elif drawn < 0.28:
            o.deadline = Deadline(vague, None)
        else:
            o.deadline = s.draw.choice(ways)(due)


def set_old_due(s: Secretary, form: Callable[[dt.date], str] | None, mark: str = "{}") -> None:
    """Give the tasks from last time deadlines that are mostly past; none without a form."""
    for o in s.told.old:
        due = s.told.day + dt.timedelta(days=s.draw.randint(-35, 7))
        due -= dt.timedelta(days=max(0, due.weekday() - 4))
        o.deadline = on(form, mark)(due) if form else Deadline("", None)
