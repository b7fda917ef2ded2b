"""What the eleventh batch's writers have to say: tasks, points, small talk, deadlines."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

from .days import MONTHS, SHORT, WEEKDAYS, Deadline
from .secretary import Secretary
from .told import Person, Task

TASKS = {
    "contact": (
        (("tage en samtale med", "tager en samtale med", "tag en samtale med"),
         "de tre piger fra 8.b"),
        (("opsøge", "opsøger", "opsøg"), "de unge bag supermarkedet"),
        (("få en snak med", "får en snak med", "få en snak med"), "bageren om de knuste ruder"),
        (("ringe til", "ringer til", "ring til"), "forældrene til de to nye drenge"),
        (("skrive til", "skriver til", "skriv til"), "ejendomskontoret om de åbne kælderdøre"),
        (("henvende sig til", "henvender sig til", "henvend dig til"),
         "frivilligcentret om lektiehjælp"),
    ),
    "agreement": (
        (("få en aftale i stand med", "får en aftale i stand med", "få en aftale i stand med"),
         "svømmeklubben om åbent hus"),
        (("holde møde med", "holder møde med", "hold møde med"),
         "boldklubben om brugen af banerne"),
        (("finde en mødedato med", "finder en mødedato med", "find en mødedato med"),
         "naboskolen"),
        (("aftale", "aftaler", "aftal"), "fælles aftenvagter med beboerrådet"),
        (("samle", "samler", "saml"), "kontaktlærerne til et møde om tonen i 6. klasse"),
        (("invitere", "inviterer", "inviter"), "den nye institutionsleder til et møde"),
    ),
    "visit": (
        (("tage forbi", "tager forbi", "tag forbi"), "multibanen efter mørkets frembrud"),
        (("køre en tur forbi", "kører en tur forbi", "kør en tur forbi"),
         "rastepladsen ved motorvejen"),
        (("lægge vejen forbi", "lægger vejen forbi", "læg vejen forbi"), "værestedet"),
        (("aflægge besøg hos", "aflægger besøg hos", "aflæg besøg hos"), "ungdomsbrandvæsenet"),
        (("besøge", "besøger", "besøg"), "pigeklubben på en klubaften"),
    ),
    "investigate": (
        (("undersøge", "undersøger", "undersøg"), "prisen på et mobilt lystårn"),
        (("finde årsagen til", "finder årsagen til", "find årsagen til"), "de mange brandalarmer"),
        (("kigge nærmere på", "kigger nærmere på", "kig nærmere på"),
         "belysningen på stisystemet"),
        (("skaffe overblik over", "skaffer overblik over", "skaf overblik over"),
         "de unge uden uddannelse og job"),
        (("afsøge", "afsøger", "afsøg"), "mulighederne for et fællesskab for piger"),
        (("få klarhed over", "får klarhed over", "få klarhed over"),
         "reglerne for droner i skolegården"),
    ),
    "inform": (
        (("sende", "sender", "send"), "et brev ud til beboerne om fyrværkeri"),
        (("lægge", "lægger", "læg"), "et opslag på Aula om løbehjul"),
        (("melde", "melder", "meld"), "de nye regler for hallen ud til klasserne"),
        (("gøre", "gør", "gør"), "personalet i hallen opmærksom på ordningen"),
        (("uddele", "uddeler", "uddel"), "foldere om fritidspasset til forældrene"),
        (("fortælle om", "fortæller om", "fortæl om"), "de nye åbningstider på forældremødet"),
    ),
    "other": (
        (("skrive", "skriver", "skriv"), "en kort evaluering af temaugen"),
        (("lave", "laver", "lav"), "en liste over udlånte nøgler"),
        (("male", "maler", "mal"), "skuret bag klubben sammen med de unge"),
        (("hænge", "hænger", "hæng"), "et net op ved boldbanen"),
        (("købe", "køber", "køb"), "trøjer til aftenholdet"),
        (("rette", "retter", "ret"), "fejlene i årsplanen"),
    ),
}  # fmt: skip

_DONE = {
    "tage": "taget", "opsøge": "opsøgt", "få": "fået", "ringe": "ringet", "skrive": "skrevet",
    "henvende": "henvendt", "holde": "holdt", "finde": "fundet", "aftale": "aftalt",
    "samle": "samlet", "invitere": "inviteret", "køre": "kørt", "lægge": "lagt",
    "aflægge": "aflagt", "besøge": "besøgt", "undersøge": "undersøgt", "kigge": "kigget",
    "skaffe": "skaffet", "afsøge": "afsøgt", "sende": "sendt", "gøre": "gjort",
    "uddele": "uddelt", "melde": "meldt", "fortælle": "fortalt", "lave": "lavet", "male": "malet",
    "hænge": "hængt", "købe": "købt", "rette": "rettet",
}  # fmt: skip

# point of the agenda → what may be said under it
POINTS = {
    "Stemningen blandt de unge": (
        "Aftenerne er blevet stillere, efter at skolen begyndte igen.",
        "Der er spændinger mellem de to grupper, men ikke værre end før.",
    ),
    "Mørke stier": (
        "Flere lamper langs kanalen er slukket.",
        "Nogle piger går helst en omvej hjem om aftenen.",
    ),
    "De ældste klasser": (
        "Der er god stemning, men enkelte elever er meget alene.",
        "Festen i foreningshuset gik fint.",
        "Fraværet er faldet en smule.",
    ),
    "Støj og knallerter": (
        "Der bliver kørt stærkt på stierne, mest i weekenden.",
        "Naboerne klager mindre end i foråret.",
    ),
    "Rusmidler i ungegruppen": (
        "Nogle forældre har fortalt, at deres børn køber vapes gennem Snapchat.",
        "Der er fundet patroner fra lattergas ved søen.",
    ),
    "Forældrenes opbakning": (
        "Mange mødte op til det seneste forældremøde.",
        "Forældrene efterlyser fælles regler for, hvornår de unge er hjemme.",
    ),
    "Åben hal": (
        "Der kommer flere drenge, også nogle, som ingen kendte i forvejen.",
        "Der var ros til de frivillige.",
    ),
    "Hærværk": (
        "Vinduerne i cykelkælderen er blevet smadret for tredje gang i år.",
        "Der er ikke anmeldt noget nyt siden sommer.",
    ),
    "Butikkerne på torvet": (
        "Et par butikker er trætte af de unge, der hænger ud i indgangen.",
        "Butikkerne oplever færre tyverier end tidligere.",
    ),
    "Fritidsjob": (
        "Flere af de ældste har fået job, og det kan mærkes.",
        "Supermarkedet vil gerne have flere unge ind.",
    ),
    "Det digitale liv": (
        "Rygterne om et slagsmål viste sig at være overdrevne.",
        "Tonen i klassernes grupper er blevet bedre.",
    ),
}
SHORT_TALK = (
    "knallerter på stien igen, mest weekend", "stille aftener på stationen",
    "en del vapes i udskolingen", "2 anmeldelser om hærværk i p-kælder",
    "nogle nye ansigter på multibanen", "god stemning i klubben",
    "naboklager over støj, færre end før", "rygter om slagsmål, passer ikke",
    "højt fravær i 9. klasse", "intet nyt om hash",
)  # fmt: skip
ROOMS = ("biblioteket", "ungdomsskolens kantine", "mødelokale 3 på rådhuset", "lærerværelset",
         "fælleslokalet", "hallens cafeteria")  # fmt: skip
LENGTHS = {
    45: "tre kvarter", 60: "en time", 75: "en time og et kvarter", 90: "halvanden time",
    105: "en time og tre kvarter", 120: "to timer",
}  # fmt: skip
COUNTS = ("nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte")
_HOUSES = ("skolen", "politiet", "Vestegnens Politi", "nærpolitiet", "boligselskabet",
           "boligforeningen", "klubben", "fritidsklubben", "familierådgivningen", "ungdomsskolen",
           "SSP", "gadeplan")  # fmt: skip

Way = Callable[[dt.date], Deadline]


def _settle(s: Secretary) -> None:
    """Let no meeting or deadline fall on a weekend, and nobody promise what is still open."""
    t = s.told
    t.next_day = _on_a_weekday(t.next_day)
    before = {o.infinitive for o in t.old}
    t.new = [o for o in t.new if o.infinitive not in before] or t.new[:1]


def _on_a_weekday(day: dt.date) -> dt.date:
    return day + dt.timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)


def points(s: Secretary, number: int, most: int = 2) -> list[tuple[str, str]]:
    """Points of the agenda, and what was said under each."""
    drawn = s.draw.sample(list(POINTS), number)
    return [(point, " ".join(POINTS[point][: s.draw.randint(1, most)])) for point in drawn]


def start(text: str) -> str:
    """Begin a sentence."""
    return text[:1].upper() + text[1:]


def stopped(text: str) -> str:
    """End a sentence that may end with an abbreviation."""
    return f"{text.removesuffix('.')}."


def coming_from(s: Secretary, one: Person, way: str) -> str:
    """``Karen fra skolen``, ``Karen (lærer)``."""
    name = s.named(one, way)
    return f"{name} fra {one.function}" if one.function in _HOUSES else f"{name} ({one.function})"


def owner(s: Secretary, o: Task, way: str) -> str:
    """Name who is to do it in the middle of a sentence: ``Karen``, ``JONVES``, ``skolen``."""
    who = next(
        one for one in s.told.people if (one.code, one.organisation) == (o.code, o.organisation)
    )
    if o.owner in (who.first, who.name, who.initials):
        return s.named(who, way) if who.code or way != "initials" else who.first
    return o.owner[:1].lower() + o.owner[1:]


def has_done(o: Task) -> str:
    """``ringet til forældrene``: what stands behind ``har`` and ``skulle have``."""
    verb, _, rest = o.verb[0].partition(" ")
    done = "været" if o.verb[0] == "tage forbi" else _DONE[verb]
    return " ".join(filter(None, (done, rest, o.about)))


def last_day(s: Secretary) -> dt.date:
    """The day of the meeting before this one."""
    return s.told.day - dt.timedelta(days=s.draw.choice((49, 56, 63)))


def in_slashes(day: dt.date) -> str:
    """``5/10``."""
    return f"{day.day}/{day.month}"


def in_words(day: dt.date) -> str:
    """``5. oktober``."""
    return f"{day.day}. {MONTHS[day.month - 1]}"


def in_full(day: dt.date) -> str:
    """``5. oktober 2023``."""
    return f"{in_words(day)} {day.year}"


def with_weekday(day: dt.date) -> str:
    """``torsdag den 5. oktober``."""
    return f"{WEEKDAYS[day.weekday()]} den {in_words(day)}"


def in_short(day: dt.date) -> str:
    """``5. okt.``."""
    return f"{day.day}. {SHORT[day.month - 1]}"


def set_deadlines(s: Secretary, ways: tuple[Way, ...], at_next: str, whenever: str) -> None:
    """Let a writer say the deadlines of this meeting's tasks in their own ways."""
    _settle(s)
    for o in s.told.new:
        day = o.deadline.day
        if day is None:
            o.deadline = Deadline(whenever, None)
        elif o.deadline.needs_next:
            o.deadline = Deadline(at_next, s.told.next_day, needs_next=True)
        else:
            o.deadline = s.draw.choice(ways)(_on_a_weekday(day))


def set_old_deadlines(s: Secretary, way: Way | None) -> None:
    """Let a writer say the deadlines of the tasks from last time, or leave them out."""
    for o in s.told.old:
        day = o.deadline.day
        o.deadline = way(_on_a_weekday(day)) if way and day else Deadline("", None)


def dated(form: str, write: Callable[[dt.date], str]) -> Way:
    """A deadline on a day: ``senest {}``."""
    return lambda day: Deadline(form.format(write(day)), day)


def by_week(form: str) -> Way:
    """A deadline in a week, which ends on Sunday: ``i uge {}``."""
    return lambda day: Deadline(
        form.format(day.isocalendar().week), day + dt.timedelta(days=6 - day.weekday())
    )


def by_month(form: str) -> Way:
    """A deadline at the end of a month: ``udgangen af {}``."""
    return lambda day: Deadline(
        form.format(MONTHS[day.month - 1]),
        day.replace(day=calendar.monthrange(day.year, day.month)[1]),
    )
