"""What the people of the seventeenth batch have to say, and the deadlines only they write."""

from __future__ import annotations

import calendar
import datetime as dt
from random import Random

from . import words
from .days import MONTHS, SHORT, WEEKDAYS
from .secretary import Secretary
from .told import Person, Task
from .words_12 import Due
from .words_14 import Maker, points

# kind, infinitive, present, imperative, participle, what about, the same as a noun
_TOLD = (
    ("contact", "tale med", "taler med", "tal med", "talt med", "mødrene i gård 3",
     "Samtale med mødrene i gård 3"),
    ("contact", "ringe til", "ringer til", "ring til", "ringet til", "pedellen om nøglerne",
     "Opringning til pedellen om nøglerne"),
    ("contact", "kontakte", "kontakter", "kontakt", "kontaktet", "DSB om lyset på perronen",
     "Kontakt til DSB om lyset på perronen"),
    ("contact", "skrive til", "skriver til", "skriv til", "skrevet til",
     "caféens nye forpagter", "Mail til caféens nye forpagter"),
    ("contact", "tage fat i", "tager fat i", "tag fat i", "taget fat i",
     "drengene fra opgang 12", "Snak med drengene fra opgang 12"),
    ("agreement", "fastsætte", "fastsætter", "fastsæt", "fastsat",
     "en dato for fællesspisningen", "Aftale om en dato for fællesspisningen"),
    ("agreement", "indkalde til", "indkalder til", "indkald til", "indkaldt til",
     "et særskilt møde om stien", "Indkaldelse til et særskilt møde om stien"),
    ("agreement", "planlægge", "planlægger", "planlæg", "planlagt", "en fælles trivselsdag",
     "Planlægning af en fælles trivselsdag"),
    ("agreement", "invitere", "inviterer", "inviter", "inviteret",
     "natteravnene til fællesspisningen", "Invitation af natteravnene til fællesspisningen"),
    ("agreement", "aftale", "aftaler", "aftal", "aftalt", "fælles vagter til byfesten",
     "Aftale om fælles vagter til byfesten"),
    ("visit", "besøge", "besøger", "besøg", "besøgt", "krudtuglernes klubhus",
     "Besøg i krudtuglernes klubhus"),
    ("visit", "gå en tur omkring", "går en tur omkring", "gå en tur omkring",
     "gået en tur omkring", "den tomme børnehave", "Gåtur omkring den tomme børnehave"),
    ("visit", "kigge forbi", "kigger forbi", "kig forbi", "kigget forbi", "spillehallen",
     "Besøg i spillehallen"),
    ("visit", "tage på besøg hos", "tager på besøg hos", "tag på besøg hos",
     "taget på besøg hos", "bokseklubben", "Besøg hos bokseklubben"),
    ("investigate", "undersøge", "undersøger", "undersøg", "undersøgt",
     "hvor de mange knallerter kommer fra",
     "Undersøgelse af, hvor de mange knallerter kommer fra"),
    ("investigate", "afdække", "afdækker", "afdæk", "afdækket", "behovet for en pigeklub",
     "Afdækning af behovet for en pigeklub"),
    ("investigate", "tjekke", "tjekker", "tjek", "tjekket", "udlejningen af festlokalet",
     "Tjek af udlejningen af festlokalet"),
    ("investigate", "få svar på", "får svar på", "få svar på", "fået svar på",
     "hvad et hegn koster", "Undersøgelse af, hvad et hegn koster"),
    ("inform", "orientere", "orienterer", "orienter", "orienteret",
     "afdelingsbestyrelsen om planerne", "Orientering af afdelingsbestyrelsen om planerne"),
    ("inform", "informere", "informerer", "informer", "informeret",
     "forældrene om alkoholpolitikken", "Information til forældrene om alkoholpolitikken"),
    ("inform", "give besked til", "giver besked til", "giv besked til", "givet besked til",
     "vagtcentralen om festen", "Besked til vagtcentralen om festen"),
    ("inform", "sende", "sender", "send", "sendt", "de nye åbningstider til alle husstande",
     "Udsendelse af de nye åbningstider til alle husstande"),
    ("other", "opsætte", "opsætter", "opsæt", "opsat", "nye skilte ved søen",
     "Opsætning af nye skilte ved søen"),
    ("other", "udarbejde", "udarbejder", "udarbejd", "udarbejdet",
     "en tjekliste til nye vikarer", "Udarbejdelse af en tjekliste til nye vikarer"),
    ("other", "rydde", "rydder", "ryd", "ryddet", "skuret bag klubben",
     "Rydning af skuret bag klubben"),
    ("other", "bestille", "bestiller", "bestil", "bestilt", "nye veste til aftenholdet",
     "Bestilling af nye veste til aftenholdet"),
    ("other", "reparere", "reparerer", "reparer", "repareret", "basketkurven",
     "Reparation af basketkurven"),
)  # fmt: skip
TASKS = {
    kind: tuple((one[1:4], one[5]) for one in _TOLD if one[0] == kind)
    for kind in dict.fromkeys(one[0] for one in _TOLD)
}
_PARTICIPLES = {one[5]: one[4] for one in _TOLD}
_NOUNS = {one[5]: one[6] for one in _TOLD}
_CLAUSES = ("kommer fra", "hegn koster")

FUNCTIONS: dict[str | None, tuple[str, ...]] = {
    None: ("SSP", "operativ medarbejder", "gadeplan", "SSP-konsulent"),
    "school": ("skolen", "skoleleder", "lærer på skolen"),
    "police": ("politiet", "lokalbetjent", "politiets forebyggende afsnit"),
    "housing": ("boligforeningen", "boligsocial medarbejder", "inspektør i boligforeningen"),
    "club": ("fritidsklubben", "klubleder", "klubmedarbejder"),
    "authority": ("socialrådgiver", "myndighed, socialrådgiver", "familierådgivningen"),
    "youth_school": ("ungdomsskolen", "lærer i ungdomsskolen", "ungdomsskolens leder"),
}
PARTIES = {
    "school": "skolen", "police": "politiet", "housing": "boligforeningen",
    "club": "fritidsklubben", "authority": "familierådgivningen",
    "youth_school": "ungdomsskolen",
}  # fmt: skip
HOUSES: dict[str | None, tuple[str, ...]] = {
    None: ("SSP",),
    **{code: (name,) for code, name in PARTIES.items()},
}
PLACES = ("Teams", "skolens bibliotek", "boligkontoret", "klubben, 1. sal", "rådhuset, lokale 114")

# point of the agenda → what was said; {who} is somebody at the table. Nothing is a follow-up
POINTS = {
    "Stemningen i området": (
        "{who} fortæller, at der er kommet flere voksne på gaden om aftenen.",
        "Tonen mellem de unge og naboerne er blevet bedre.",
    ),
    "Byfesten": (
        "Festen forløb roligt, og der var god hjælp fra frivillige.",
        "{who} bemærkede, at musikken først blev slukket efter midnat.",
    ),
    "Mobning og digitale grupper": (
        "Der er oprettet flere lukkede grupper, hvor der skrives grimme ting.",
        "{who} oplever, at forældrene ikke kender til grupperne.",
    ),
    "Tyveri fra butikker": (
        "Købmanden har anmeldt fire tyverier siden nytår.",
        "Punktet blev kun berørt kort, fordi tiden var knap.",
    ),
    "Lommepengejob": (
        "Ordningen kører videre med 12 pladser.",
        "{who} nævner, at ventelisten er lang.",
    ),
    "Trafikken ved skolen": (
        "Der køres stærkt om morgenen, og flere børn er blevet forskrækkede.",
        "Vejbumpene blev anlagt i fjor og har hjulpet noget.",
    ),
    "Unge over 18": (
        "Enkelte voksne unge samles i parkeringskælderen.",
        "{who} gør opmærksom på, at nogle af dem mangler bolig.",
    ),
    "Skolestart": (
        "Skoleåret er kommet godt i gang, også for de nye elever.",
        "{who} roser samarbejdet mellem trinnene.",
    ),
    "Evaluering af cafeen": (
        "Omkring 30 unge kommer forbi hver onsdag.",
        "Maden trækker, men det gør bordtennis også.",
    ),
    "Dialog med beboerne": (
        "Beboermødet i foråret samlede 45 deltagere.",
        "{who} synes, at tonen var god.",
    ),
}


def talks(s: Secretary, number: int) -> list[tuple[str, str]]:
    """Points, and what was said; somebody at the table says some of it."""
    first = s.draw.choice(s.told.of("present")).first
    return [(point, talk.format(who=first)) for point, talk in points(s, number, POINTS)]


def participle(o: Task) -> str:
    """``talt med mødrene i gård 3``."""
    return f"{_PARTICIPLES[o.about]} {o.about}"


def noun(o: Task) -> str:
    """``Samtale med mødrene i gård 3``."""
    return _NOUNS[o.about]


def closed(text: str) -> str:
    """Close a clause with its comma before what follows."""
    return f"{text}," if text.endswith(_CLAUSES) else text


def substitute(s: Secretary) -> dict[str, Person]:
    """Let somebody come for one who sent apologies: their name → who came for them.

    Whoever came stands among those present from then on; their party has sent two.
    """
    taken = {one.first for one in s.told.people}
    for one in s.told.of("apologies"):
        if one.organisation and s.draw.random() < 0.5:
            first = s.draw.choice([name for name in words.FIRST_NAMES if name not in taken])
            came = Person(first, s.draw.choice(words.SURNAMES), "present", one.function,
                          organisation=one.organisation)  # fmt: skip
            s.told.people.append(came)
            return {one.name: came}
    return {}


def came_late(s: Secretary) -> dict[str, str]:
    """One who came late or left early, in a third of the meetings: name → ``kom kl. 9.20``."""
    if s.draw.random() > 0.35:
        return {}
    one = s.draw.choice(s.told.of("present"))
    begun = dt.datetime.combine(s.told.day, s.told.start)
    late = begun + dt.timedelta(minutes=s.draw.choice((10, 20)))
    early = begun + dt.timedelta(minutes=s.told.length - s.draw.choice((10, 15)))
    said = s.draw.choice((f"kom kl. {late:%H.%M}", f"gik kl. {early:%H.%M}"))
    return {one.name: said}


def month_over(text: str) -> Maker:
    """Make ``inden maj er omme``: the last day."""

    def make(_: dt.date, due: dt.date, __: dt.date) -> Due:
        said = text.format(MONTHS[due.month - 1])
        return Due(said, last_of(due), behind=said)

    return make


def last_of(day: dt.date) -> dt.date:
    """Return the last day of its month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def short_month(text: str) -> Maker:
    """Make ``ult. maj``, ``ult. sep.``: the last day."""

    def make(_: dt.date, due: dt.date, __: dt.date) -> Due:
        said = text.format(SHORT[due.month - 1])
        return Due(said, last_of(due), behind=said)

    return make


def two_weeks(text: str) -> Maker:
    """Make ``uge 12-13``: the Sunday of the second; a year has no week that two years share."""

    def make(_: dt.date, due: dt.date, __: dt.date) -> Due:
        second = due + dt.timedelta(days=6 - due.weekday())
        first = second - dt.timedelta(days=7)
        weeks = (first.isocalendar().week, second.isocalendar().week)
        said = text.format(*weeks)
        return Due(said, second, behind=said)

    return make


def first_of_next(text: str) -> Maker:
    """Make ``den 1. i næste måned``."""

    def make(day: dt.date, _: dt.date, __: dt.date) -> Due:
        return Due(text, last_of(day) + dt.timedelta(days=1), behind=text)

    return make


def turned_clause(draw: Random, o: Task) -> tuple[str, str]:
    """Draw what may stand before and behind a task's verb in a sentence with ``at``."""
    return draw.choice((
        (f"{o.owner} påtager sig at", ""), (f"{o.owner} blev bedt om at", ""),
        (f"{o.owner} har lovet at", ""), (f"det blev aftalt med {o.owner} at", ""),
    ))  # fmt: skip


def full_weekday(day: dt.date) -> str:
    """``torsdag den 4. maj 2023``."""
    return f"{WEEKDAYS[day.weekday()]} den {day.day}. {MONTHS[day.month - 1]} {day.year}"


def worded_weekday(day: dt.date) -> str:
    """``torsdag den 4. maj``."""
    return f"{WEEKDAYS[day.weekday()]} den {day.day}. {MONTHS[day.month - 1]}"


def hyphened(day: dt.date) -> str:
    """``4-5-23``."""
    return f"{day.day}-{day.month}-{day:%y}"


def iso(day: dt.date) -> str:
    """``2023-05-04``."""
    return day.isoformat()
