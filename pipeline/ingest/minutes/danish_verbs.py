"""The forms of Danish verbs: ``kontakte`` → ``kontakter``, ``kontakt``, ``kontaktes``, …"""

from __future__ import annotations

from functools import cache

# What the rules do not make: infinitive → present, past, participle.
_IRREGULAR = {
    "gøre": "gør gjorde gjort", "tage": "tog taget", "få": "fik fået", "give": "gav givet",
    "gå": "gik gået", "se": "så set", "finde": "fandt fundet", "skrive": "skrev skrevet",
    "bede": "bad bedt", "spørge": "spurgte spurgt", "bringe": "bragte bragt",
    "lægge": "lagde lagt", "sætte": "satte sat", "komme": "kom kommet", "stå": "stod stået",
    "være": "er var været", "have": "har havde haft", "vide": "ved vidste vidst",
    "fortælle": "fortalte fortalt", "hive": "hev hevet", "række": "rakte rakt",
    "gribe": "greb grebet", "holde": "holdt", "træffe": "traf truffet", "trække": "trak trukket",
    "lade": "lod ladet", "slå": "slog slået", "indgå": "indgik indgået",
    "gennemgå": "gennemgik gennemgået", "stikke": "stak stukket", "synes": "syntes",
    "videregive": "videregav videregivet", "foreslå": "foreslog foreslået", "hænge": "hang hængt",
    "følge": "fulgte fulgt", "drage": "drog draget", "byde": "bød budt", "tælle": "talte talt",
    "sende": "sendt", "kende": "kendt", "vende": "vendt", "undersøge": "undersøgt",
    "forelægge": "forelagde forelagt", "planlægge": "planlagde planlagt",
    "tilrettelægge": "tilrettelagde tilrettelagt", "fastlægge": "fastlagde fastlagt",
    "fremlægge": "fremlagde fremlagt", "kortlægge": "kortlagde kortlagt",
    "fastsætte": "fastsatte fastsat", "iværksætte": "iværksatte iværksat",
    "hjemmebesøge": "hjemmebesøgt", "forny": "fornyede fornyet", "rådføre": "rådført",
    "bese": "beså beset", "gennemse": "gennemså gennemset", "rejse": "rejst rejste",
    "hjælpe": "hjalp hjulpet", "vælge": "valgte valgt", "løbe": "løb løbet",
    "bære": "bar båret", "afbestille": "afbestilt", "udspørge": "udspurgte udspurgt",
    "opsige": "opsagde opsagt", "knytte": "knyttet", "videresende": "videresendt",
    "overveje": "overvejet", "tilbyde": "tilbød tilbudt", "indbyde": "indbød indbudt",
    "sige": "sagde sagt", "aflægge": "aflagde aflagt", "afsende": "afsendt",
    "skære": "skar skåret", "rive": "rev revet", "udgive": "udgav udgivet",
    "overbringe": "overbragte overbragt", "tilvejebringe": "tilvejebragte tilvejebragt",
    "indgive": "indgav indgivet", "ses": "sås set", "lufte": "luftede luftet",
}  # fmt: skip
_PRESENT = {"gøre": "gør", "være": "er", "have": "har", "vide": "ved", "forny": "fornyer"}
_SPOKEN = {"tage": "tar", "give": "gir", "blive": "blir"}  # the present as people say it
# Of compounds, which go as the verb that they are made of: udgive, genoptage, fremlægge.
_PREFIXES = ("af", "an", "bi", "efter", "for", "fore", "frem", "færdig", "gen", "genop", "hjem",
             "igang", "ind", "med", "ned", "om", "op", "over", "på", "sam", "til", "tilbage", "ud",
             "under", "ved", "videre")  # fmt: skip
_VOWELS = "aeiouyæøåé"


@cache
def present_of(infinitive: str) -> str:
    """Return the present tense: ``kontakter``, ``gør``."""
    return _PRESENT.get(infinitive, f"{infinitive}r")


@cache
def imperative_of(infinitive: str) -> str:
    """Return the imperative: ``kontakt``, ``tjek`` of ``tjekke``, ``gå``."""
    if not infinitive.endswith("e") or len(infinitive) < 4 or infinitive[-2] in _VOWELS:
        return infinitive
    stem = infinitive[:-1].rstrip("'")
    is_doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
    return stem[:-1] if is_doubled else stem


@cache
def active_forms(infinitive: str) -> frozenset[str]:
    """Return the forms that say somebody does or shall do something: not past, not a noun."""
    present = present_of(infinitive)
    spoken = _SPOKEN.get(infinitive, present)
    return frozenset({infinitive, present, spoken, imperative_of(infinitive), f"{infinitive}s"})


@cache
def past_forms(infinitive: str) -> frozenset[str]:
    """Return past tense and participle, made by rule and those that no rule makes."""
    stem = infinitive.removesuffix("e")
    bare = imperative_of(infinitive)  # "bestilte", "bestilt" of "bestille"
    made = {f"{stem}ede", f"{stem}et", f"{stem}te", f"{stem}t", f"{bare}te", f"{bare}t"}
    return frozenset({*made, *_irregular(infinitive)})


def _irregular(infinitive: str) -> list[str]:
    """Return the past forms of a verb, or of the one that it is a compound of: ``udgav``."""
    if infinitive in _IRREGULAR:
        return _IRREGULAR[infinitive].split()
    first = next((one for one in _PREFIXES if infinitive.removeprefix(one) in _IRREGULAR), None)
    forms = _IRREGULAR[infinitive.removeprefix(first)].split() if first else []
    return [f"{first}{form}" for form in forms]


@cache
def nouns_of(infinitive: str) -> frozenset[str]:
    """Return the nouns that name the doing: ``orientering``, ``undersøgelse``."""
    stem = infinitive.removesuffix("e")
    bare = imperative_of(infinitive)  # "planlægning" of "planlægge"
    latin = infinitive.removesuffix("ere")
    taken = {f"{latin}ation", f"{latin}ationen"} if latin != infinitive else set()
    endings = ("ning", "ing", "else", "elsen", "ningen", "ingen")
    return frozenset({f"{one}{end}" for one in (stem, bare) for end in endings} | taken)
