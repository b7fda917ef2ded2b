"""What the thirteenth batch's writers have to say: tasks, points of the agenda, places, lengths."""

from __future__ import annotations

from .secretary import Secretary
from .told import Person, Task

TASKS = {
    "contact": (
        (("tage kontakt til", "tager kontakt til", "tag kontakt til"),
         "menighedsrådet om de unge ved våbenhuset"),
        (("ringe rundt til", "ringer rundt til", "ring rundt til"), "forældrene i 7.a"),
        (("skrive en mail til", "skriver en mail til", "skriv en mail til"),
         "varmemesteren om de ødelagte postkasser"),
        (("snakke med", "snakker med", "snak med"), "de unge i opgangen"),
        (("få fat i", "får fat i", "få fat i"), "lederen af svømmehallen"),
        (("række ud til", "rækker ud til", "ræk ud til"), "drengene på skaterbanen"),
    ),
    "agreement": (
        (("lave en aftale med", "laver en aftale med", "lav en aftale med"),
         "Brugsen om opsyn efter lukketid"),
        (("sætte et møde op med", "sætter et møde op med", "sæt et møde op med"),
         "daginstitutionerne om overgangen til skole"),
        (("booke et møde med", "booker et møde med", "book et møde med"), "ledelsen i centret"),
        (("indgå en aftale med", "indgår en aftale med", "indgå en aftale med"),
         "håndboldklubben om gratis prøvetimer"),
        (("mødes med", "mødes med", "mødes med"), "beboerrådet om sommerens aftaler"),
    ),
    "visit": (
        (("kigge forbi", "kigger forbi", "kig forbi"), "legepladsen et par eftermiddage"),
        (("gå en tur ved", "går en tur ved", "gå en tur ved"), "søen om aftenen"),
        (("tage ud til", "tager ud til", "tag ud til"), "grillpladsen ved stranden"),
        (("komme på besøg i", "kommer på besøg i", "kom på besøg i"), "juniorklubben"),
        (("gå en runde omkring", "går en runde omkring", "gå en runde omkring"),
         "stationen og busterminalen"),
    ),
    "investigate": (
        (("finde frem til", "finder frem til", "find frem til"),
         "ejeren af de efterladte knallerter"),
        (("tjekke", "tjekker", "tjek"), "lamperne i tunnelen"),
        (("se nærmere på", "ser nærmere på", "se nærmere på"), "fraværet i udskolingen"),
        (("indhente", "indhenter", "indhent"), "tal for hærværk i kvarteret"),
        (("afklare", "afklarer", "afklar"), "ansvaret for det gamle skur"),
        (("kortlægge", "kortlægger", "kortlæg"), "de unges mødesteder"),
    ),
    "inform": (
        (("orientere", "orienterer", "orienter"), "personalet om den nye vagtordning"),
        (("informere", "informerer", "informer"), "forældrene om reglerne for løbehjul"),
        (("give besked til", "giver besked til", "giv besked til"),
         "børnehaverne om de nye tider for aftenholdet"),
        (("sende", "sender", "send"), "et nyhedsbrev om fritidspas ud til familierne"),
        (("videregive", "videregiver", "videregiv"), "de gode råd om netmobning til klasserne"),
    ),
    "other": (
        (("udarbejde", "udarbejder", "udarbejd"), "et udkast til næste års plan"),
        (("bestille", "bestiller", "bestil"), "mad til aftenarrangementet"),
        (("sætte", "sætter", "sæt"), "nye skilte op ved legepladsen"),
        (("opdatere", "opdaterer", "opdater"), "listen over telefonnumre"),
        (("låne", "låner", "lån"), "en grill til sommerfesten"),
        (("reparere", "reparerer", "reparer"), "bordtennisbordet på multibanen"),
    ),
}  # fmt: skip

_DONE = {
    "tage": "taget", "ringe": "ringet", "skrive": "skrevet", "snakke": "snakket", "få": "fået",
    "række": "rakt", "lave": "lavet", "sætte": "sat", "booke": "booket", "indgå": "indgået",
    "finde": "fundet", "tjekke": "tjekket", "se": "set", "indhente": "indhentet",
    "afklare": "afklaret", "kortlægge": "kortlagt", "orientere": "orienteret",
    "informere": "informeret", "give": "givet", "sende": "sendt", "videregive": "videregivet",
    "udarbejde": "udarbejdet", "bestille": "bestilt", "opdatere": "opdateret", "låne": "lånt",
    "reparere": "repareret", "kigge": "kigget",
}  # fmt: skip
_BEEN = {
    "gå en tur ved": "været en tur ved", "tage ud til": "været ude ved",
    "mødes med": "holdt møde med", "komme på besøg i": "været på besøg i",
    "gå en runde omkring": "gået en runde omkring",
}  # fmt: skip

# point of the agenda → what may be said under it
POINTS = {
    "Overgangen fra børnehave til skole": (
        "Børnehaverne er trygge ved de nye skolestartere.",
        "Et par familier har brug for lidt ekstra støtte efter ferien.",
    ),
    "Aftenerne ved kirken": (
        "Der har siddet en gruppe unge på trappen flere aftener.",
        "De er venlige, når man taler til dem, men de efterlader en del affald.",
    ),
    "Livet på legepladserne": (
        "De små bruger legepladsen om formiddagen, og de store overtager den om aftenen.",
        "Der lå glasskår i sandkassen to gange i sidste måned.",
    ),
    "Trivsel i udskolingen": (
        "Der er ro på, men nogle elever sover for lidt.",
        "Lærerne oplever en bedre tone end før ferien.",
    ),
    "Snus og vapes": (
        "Flere i syvende klasse bruger snus i frikvartererne.",
        "Vapes bliver solgt videre blandt eleverne.",
    ),
    "Unge på gaden": (
        "Grupperne er mindre, end de plejer at være på denne tid.",
        "Der kommer enkelte ældre unge til udefra.",
    ),
    "Mobiler og sociale medier": (
        "En del konflikter begynder i chatten og fortsætter i skolegården.",
        "Forældrene ved ikke altid, hvad børnene deler.",
    ),
    "Fritid for alle": (
        "Der er stadig ledige pladser i klubben om onsdagen.",
        "Det er især piger, der mangler noget at gå til.",
    ),
    "Graffiti og ødelagte ting": (
        "Busskuret er malet over igen.",
        "Regningen for ruder er lavere end sidste år.",
    ),
}  # fmt: skip
PLACES = ("sognegården", "børnehuset", "skolens personalerum", "beboerhuset", "borgerservice",
          "mødelokale 2", "Teams")  # fmt: skip
LENGTHS = {
    45: "45 minutter", 60: "1 time", 75: "1 time og 15 minutter", 90: "1½ time",
    105: "1 time og 45 minutter", 120: "2 timer",
}  # fmt: skip


def agenda(s: Secretary, number: int) -> list[tuple[str, str]]:
    """Points of the agenda, and what was said under each."""
    return [
        (point, " ".join(POINTS[point][: s.draw.randint(1, 2)]))
        for point in s.draw.sample(list(POINTS), number)
    ]


def at_place(place: str) -> str:
    """``i sognegården``, ``på Teams``."""
    return f"{'på' if place == 'Teams' else 'i'} {place}"


def has_done(o: Task) -> str:
    """``ringet rundt til forældrene``: what stands behind ``har``."""
    verb, _, rest = o.verb[0].partition(" ")
    done = _BEEN.get(o.verb[0]) or f"{_DONE[verb]} {rest}".strip()
    return f"{done} {o.about}"


def from_house(one: Person, name: str) -> str:
    """``Karen, lærer``."""
    return f"{name}, {one.function}"
