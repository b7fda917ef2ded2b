"""What the people of the fourteenth batch have to say, and how they write days and deadlines."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Sequence

from .days import MONTHS, NUMBERS
from .secretary import Secretary
from .told import Task
from .words_12 import Due, weekday

TASKS = {
    "contact": (
        (("få fat i", "får fat i", "få fat i"), "varmemesteren om de løse fliser"),
        (("ringe til", "ringer til", "ring til"), "Nettos butikschef om de knuste flasker"),
        (("kontakte", "kontakter", "kontakt"), "menighedsrådet om lyset ved kirken"),
        (("maile til", "mailer til", "mail til"), "driftskontoret om hullet i hegnet"),
        (("få en snak med", "får en snak med", "få en snak med"), "ungegruppen på trappen"),
        (("tage kontakt til", "tager kontakt til", "tag kontakt til"),
         "trænerne i bokseklubben"),
    ),
    "agreement": (
        (("booke", "booker", "book"), "et møde med skolens ledelse"),
        (("sætte dato på", "sætter dato på", "sæt dato på"), "forældreaftenen for 6. årgang"),
        (("samle", "samler", "saml"), "kontaktforældrene til et møde om festkultur"),
        (("aftale", "aftaler", "aftal"), "faste træningstider i hallen for de store drenge"),
        (("invitere", "inviterer", "inviter"), "vagtfirmaet til en fælles drøftelse"),
        (("indkalde", "indkalder", "indkald"), "de nye kontaktlærere til et opstartsmøde"),
    ),
    "visit": (
        (("lægge vejen forbi", "lægger vejen forbi", "læg vejen forbi"), "grillbaren"),
        (("gå aftenrunde ved", "går aftenrunde ved", "gå aftenrunde ved"), "søen"),
        (("tage ud til", "tager ud til", "tag ud til"), "spejderhytten"),
        (("besøge", "besøger", "besøg"), "de to 7.-klasser"),
        (("møde op ved", "møder op ved", "mød op ved"), "parkouranlægget om aftenen"),
    ),
    "investigate": (
        (("undersøge", "undersøger", "undersøg"), "hvad det koster at flytte bænkene"),
        (("få overblik over", "får overblik over", "få overblik over"),
         "hvor mange unge der mangler et fritidsjob"),
        (("afklare", "afklarer", "afklar"), "hvem der låser porten"),
        (("afdække", "afdækker", "afdæk"), "hvor de unge køber snus"),
        (("tjekke", "tjekker", "tjek"), "om der er strøm i pavillonen"),
        (("finde ud af", "finder ud af", "find ud af"), "om gavlen er forsikret mod graffiti"),
    ),
    "inform": (
        (("formidle", "formidler", "formidl"), "datoerne for klubaftenerne til udskolingen"),
        (("sende", "sender", "send"), "telefonlisten ud til alle"),
        (("fortælle", "fortæller", "fortæl"), "eleverne om reglerne for knallerter"),
        (("orientere", "orienterer", "orienter"), "skolebestyrelsen om indsatsen"),
        (("give", "giver", "giv"), "aftenvagterne besked om de ændrede ruter"),
        (("gøre", "gør", "gør"), "lejerne opmærksomme på nabohjælpen"),
    ),
    "other": (
        (("skrive", "skriver", "skriv"), "udkast til folderen om fritidspas"),
        (("ajourføre", "ajourfører", "ajourfør"), "nøglelisten"),
        (("købe", "køber", "køb"), "ind til natcaféen"),
        (("reparere", "reparerer", "reparer"), "bordtennisbordet"),
        (("printe", "printer", "print"), "deltagerbeviser til kurset"),
    ),
}  # fmt: skip

# infinitive → participle: ``har fået fat i``
PARTICIPLES = {
    "få fat i": "fået fat i", "ringe til": "ringet til", "kontakte": "kontaktet",
    "maile til": "mailet til", "få en snak med": "fået en snak med",
    "tage kontakt til": "taget kontakt til", "booke": "booket", "sætte dato på": "sat dato på",
    "samle": "samlet", "aftale": "aftalt", "invitere": "inviteret", "indkalde": "indkaldt",
    "lægge vejen forbi": "lagt vejen forbi", "gå aftenrunde ved": "gået aftenrunde ved",
    "tage ud til": "taget ud til", "besøge": "besøgt", "møde op ved": "mødt op ved",
    "undersøge": "undersøgt", "få overblik over": "fået overblik over", "afklare": "afklaret",
    "afdække": "afdækket", "tjekke": "tjekket", "finde ud af": "fundet ud af",
    "formidle": "formidlet", "sende": "sendt", "fortælle": "fortalt", "orientere": "orienteret",
    "give": "givet", "gøre": "gjort", "skrive": "skrevet", "ajourføre": "ajourført",
    "købe": "købt", "reparere": "repareret", "printe": "printet",
}  # fmt: skip

# point of the agenda → what was said about it
POINTS = {
    "Natteliv og weekender": (
        "Weekenderne har været stille, på nær en enkelt fest der løb af sporet.",
        "De fleste går hjem ved midnatstid.",
    ),
    "Lattergas": (
        "Renholdet samler færre patroner op end i foråret.",
        "Der tales mere om vapes end om lattergas blandt de yngste.",
    ),
    "Fravær i udskolingen": (
        "Det er især mandag og fredag, der er tomme stole.",
        "Fremmødet er blevet bedre på 8. årgang.",
    ),
    "Hærværk og graffiti": (
        "To ruder er knust ved gymnastiksalen.",
        "Graffitien er fjernet inden for en uge hver gang, og det virker.",
    ),
    "Piger og fritid": (
        "Pigerne bruger ikke de åbne tilbud ret meget.",
        "Danseholdet er til gengæld fyldt op.",
    ),
    "Trivsel på mellemtrinnet": (
        "En 5. klasse har haft en del konflikter i frikvartererne.",
        "Legepatruljen er kommet godt i gang.",
    ),
    "Knallerter og el-løbehjul": (
        "Der køres stærkt på stien bag skolen.",
        "Flere forældre har ikke styr på reglerne.",
    ),
    "Sociale medier": (
        "Der er delt billeder i en lukket gruppe på 7. årgang.",
        "Tonen er hård, når de voksne ikke er med.",
    ),
    "Stemningen på torvet": (
        "Butikkerne oplever mindre uro end sidste år.",
        "Der står tit en 10-12 unge ved indgangen efter skoletid.",
    ),
    "Ferieklubben": (
        "Omkring 40 børn har været med, og maden var et hit.",
        "Der manglede voksne de sidste to dage.",
    ),
}

PLACES = ("Mødelokale Tranen", "ungdomsskolens kantine", "Ejendomskontoret", "klubbens køkken",
          "skolens PLC", "biblioteket, stuen")  # fmt: skip

FUNCTIONS: dict[str | None, tuple[str, ...]] = {
    None: ("gadeplan", "SSP-konsulent", "gadeplansmedarbejder", "SSP"),
    "school": ("skolen", "udskolingsleder, skolen", "kontaktlærer på skolen"),
    "police": ("politiet", "lokalpolitiet", "politiassistent"),
    "housing": ("boligselskabet", "driftsleder, boligselskabet", "boligforeningen"),
    "club": ("klubben", "fritidsklubben", "pædagog i klubben"),
    "authority": ("familierådgivningen", "socialrådgiver", "rådgiver i familierådgivningen"),
    "youth_school": ("ungdomsskolen", "viceinspektør i ungdomsskolen"),
}
PARTIES = {
    "school": "skolen", "police": "politiet", "housing": "boligselskabet", "club": "klubben",
    "authority": "familierådgivningen", "youth_school": "ungdomsskolen",
}  # fmt: skip

HOURS = ("tolv", "et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve")
LENGTHS = {
    45: "tre kvarter", 60: "en time", 75: "fem kvarter", 90: "halvanden time",
    105: "en time og tre kvarter", 120: "to timer",
}  # fmt: skip

Dated = Callable[[dt.date], str]
Maker = Callable[[dt.date, dt.date, dt.date], Due]  # the meeting's day, a day to come, the next


def spoken(time: dt.time) -> str:
    """``klokken ti``, ``kvart over ti``, ``halv elleve``, ``kvart i elleve``."""
    this, following = HOURS[time.hour % 12], HOURS[(time.hour + 1) % 12]
    return {
        0: f"klokken {this}", 15: f"kvart over {this}", 30: f"halv {following}",
        45: f"kvart i {following}",
    }[time.minute]  # fmt: skip


def by_day(text: str, dated: Dated, behind: str = "") -> Maker:
    """Make deadlines such as ``senest den 3. maj``; ``behind`` is how a sentence ends with it."""
    return lambda _, due, __: Due(
        text.format(dated(due)), due, behind=(behind or text).format(dated(due))
    )


def by_week(text: str, behind: str = "") -> Maker:
    """Make deadlines such as ``uge 43``, the Sunday."""

    def make(_: dt.date, due: dt.date, __: dt.date) -> Due:
        week = due.isocalendar().week
        sunday = due + dt.timedelta(days=6 - due.weekday())
        return Due(text.format(week), sunday, behind=(behind or text).format(week))

    return make


def by_month(text: str, behind: str = "") -> Maker:
    """Make deadlines such as ``ultimo maj``, the last day."""

    def make(_: dt.date, due: dt.date, __: dt.date) -> Due:
        month = MONTHS[due.month - 1]
        last = due.replace(day=calendar.monthrange(due.year, due.month)[1])
        return Due(text.format(month), last, behind=(behind or text).format(month))

    return make


def in_weeks(text: str, number: int) -> Maker:
    """Make ``om tre uger``."""
    text = text.format(NUMBERS[number])
    return lambda day, _, __: Due(text, day + dt.timedelta(weeks=number), behind=text)


def next_time(text: str, behind: str, dated: Dated | None = None) -> Maker:
    """Make ``næste møde``, or ``inden næste møde (3/5)`` that tells the day itself."""
    return lambda _, __, following: Due(
        text.format(dated(following)) if dated else text, following, needs_next=dated is None,
        behind=behind.format(dated(following)) if dated else behind,
    )  # fmt: skip


def undated(text: str) -> Maker:
    """Make ``løbende``: no day is told."""
    return lambda *_: Due(text, None, behind=text)


def settle(
    s: Secretary, way: str, old: Dated | None, makers: Sequence[Maker], *,
    functions: dict = FUNCTIONS, parties: dict = PARTIES,
) -> None:  # fmt: skip
    """Write as one person does: titles, how somebody is named, how a deadline is put.

    With no ``old`` the deadlines of what was agreed last time are not told. Nobody meets in the
    weekend, and what is still on the list is not put there once more.
    """
    t = s.told
    t.next_day = weekday(t.next_day)
    before = [(o.verb, o.about) for o in t.old]
    t.new = [o for o in t.new if (o.verb, o.about) not in before] or t.new
    for one in t.people:
        one.function = s.draw.choice(functions[one.organisation])
    for o in [*t.old, *t.new]:
        [who] = [p for p in t.people if (p.code, p.organisation) == (o.code, o.organisation)]
        is_party = o.organisation in parties and s.draw.random() < 0.35
        o.owner = parties[o.organisation] if is_party else s.named(who, way)
    for o in t.old:
        day = weekday(o.deadline.day or t.day)
        text = old(day) if old else ""
        o.deadline = Due(text, day if old else None, behind=text)
    for o in t.new:
        due = weekday(t.day + dt.timedelta(days=s.draw.randint(7, 70)))
        o.deadline = s.draw.choice(makers)(t.day, due, t.next_day)


def points(s: Secretary, number: int, of: dict[str, tuple[str, ...]] = POINTS) -> list[tuple]:
    """Points of the agenda, and what was said about each."""
    return [(point, " ".join(of[point][: s.draw.randint(1, 2)]))
            for point in s.draw.sample(list(of), number)]  # fmt: skip


def points_of_tasks(s: Secretary, of: dict = POINTS) -> list[tuple[str, str, Task]]:
    """Points, and what somebody took on at each."""
    new = s.told.new
    return [(*said, o) for said, o in zip(points(s, len(new), of), new, strict=True)]


def start(text: str) -> str:
    """With a capital."""
    return text[:1].upper() + text[1:]


def behind(o: Task) -> str:
    """The deadline as a sentence ends with it."""
    return o.deadline.behind if isinstance(o.deadline, Due) else o.deadline.text


def stopped(text: str) -> str:
    """With one full stop."""
    return f"{text.removesuffix('.')}."


def turned(o: Task) -> str:
    """``får Jonas fat i varmemesteren``: as Danish puts it behind what a sentence begins with."""
    finite, _, rest = o.done.partition(" ")
    return f"{finite} {o.owner} {rest}"
