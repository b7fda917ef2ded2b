"""Sentences that tell of somebody whether they came, by the words right beside them.

``Trine måtte melde fra``, ``Politiet havde meldt afbud``, ``der kom ikke nogen fra børnehuset``,
``Jonas bød velkommen``. Words of other sentences (*deltog i festen*, *var syg i sidste uge*) tell
nothing of the meeting.
"""

from __future__ import annotations

import re

from pipeline.ingest.minutes.label_roles import people_role
from pipeline.ingest.minutes.records import MinutesWords
from pipeline.ingest.minutes.wordings import organisation_told

_ADVERB = (
    r"(?:(?:desværre|dog|også|begge|alle|ligeledes|igen|alligevel|selv|ellers|først|slet|lige|"
    r"i dag)\s+){0,2}"
)
_NOT_NOW = (
    r"(?!\s+(?:(?:i|hele)\s+(?:går|sidste|sommer\w*|ugen|efterår\w*|forår\w*)|sidste|forrige|næste"
    r"|(?:i|fra|til|hele)?\s*uge\s|i\s+næste|fra\s+den|indtil|resten|hver|om\s+\w+dagen|med\s+(?:de|en|at)\b|til\s+(?:fest|kamp|træning)))"
)
_AWAY = rf"""
    (?:havde|har|måtte|blev\s+nødt\s+til\s+at)\s+{_ADVERB}(?:måttet\s+)?
        (?:melde?t?|sendt?e?|give?t?)\s+{_ADVERB}(?:lovligt\s+)?(?:afbud|fra\b|forfald)
    |(?:meldte|melder|sendte|gav|havde|fik)\s+{_ADVERB}(?:afbud|fra\b|forfald)
    |(?:måtte|har\s+måttet|valgte\s+at)\s+{_ADVERB}melde\s+pas|(?:var|er)\s+fraværende\s+med\s+afbud
    |(?:er|var)\s+til\s+(?:et\s+)?(?:andet\s+)?(?:møde|konference|eksamen|begravelse|lægen)\b
    |ringede\s+afbud|(?:sad|var)\s+(?:i|til|på)\s+et\s+andet\s+møde|afmeldte\s+{_ADVERB}sig
    |(?:kunne|kan)\s+{_ADVERB}ikke\s+(?:komme|deltage|være\s+(?:med|til)|nå\s+(?:det|frem)|møde)
    |(?:var|er|blev|lå)\s+{_ADVERB}(?:(?:meldt\s+)?syge?\b|sygemeldte?\b|(?:blevet\s+)?forhindrede?
        |forhindret|optagede?\b|optaget\s+(?:andetsteds|af\s+(?:et\s+)?and\w+)|optaget\s*$|bortrejst
        |ude\s+at\s+rejse|(?:gået\s+)?på\s+(?:\w+\s+)?(?:ferie|kursus|barsel|orlov|lejr
        |tjenesterejse|konference)){_NOT_NOW}
    |(?:holdt|holder|har|havde)\s+{_ADVERB}(?:ferie|fri|fridag|barsel|orlov|barn\s+syg\w*
        |sygt\s+barn|barns?\s+\w+\s+sygedag){_NOT_NOW}
"""
_ABSENT = rf"""
    (?:var|er)\s+{_ADVERB}der\s+ikke\s*$|
    nåede\s+{_ADVERB}(?:det\s+)?ikke(?:\s+(?:frem|at\s+komme|til\s+mødet|mødet|med))?\s*$
    |(?:kom|mødte|dukkede|deltog)\s+{_ADVERB}(?:ikke|aldrig)
        (?=\s*$|\s*,|\s+(?:op|frem|og|til\s+mødet|i\s+dag|denne\s+gang|til\s*stede|på\s+mødet))
    |(?:var|er|blev)\s+{_ADVERB}(?:ikke|ej)\s+(?:selv\s+)?
        (?:mødt|til\s*stede|repræsenteret|fremmødt|med\s*$|der\s*$)
    |udeblev|(?:var|er)\s+{_ADVERB}(?:udeblevet|fraværende)|blev\s+{_ADVERB}væk\s*$
    |manglede\s*$|glimrede|glemte\s+mødet
    |(?:(?:var|er)\s+{_ADVERB})?(?:indkaldt|inviteret|ventet),?\s+men\s+(?:\w+\s+){{0,2}}ikke\b
"""
_CAME = rf"""
    bød\s+{_ADVERB}velkommen|ringede\s+ind\b|var\s+forsinket|ankom\s+forsinket
    |(?:åbnede|indledte|ledede|styrede)\s+mødet
    |(?:tog|skrev|førte|fører|skriver)\s+(?:referat|noter|notater|protokol)
    |kiggede\s+{_ADVERB}(?:forbi|ind)|var\s+(?:mødeleder|ordstyrer|referent|vært|dirigent)\b
    |(?:stødte|kom|sluttede\s+sig)\s+{_ADVERB}til\b
        (?=\s*$|\s+(?:kl|os|mødet|undervejs|ved|under|\d))
    |(?:kom|ankom|mødte)\s+{_ADVERB}(?:senere|for\s+sent|lidt\s+(?:senere|sent)|kl\.?\s*\d|\d
        |midtvejs|halvvejs)
    |(?:gik|forlod|smuttede|måtte\s+(?:gå|forlade|smutte))\s+{_ADVERB}
        (?:mødet|kl\.?\s*\d|\d|(?:lidt\s+)?før\b|tidlig\w*|efter\s+(?:punkt|pkt))
    |(?:deltog|var\s+{_ADVERB}(?:med|til\s*stede))\s*(?:$|,|(?:kun\s+)?
        (?:under|til|fra|ved|på|via|i)\s+(?:punkt|pkt|kl|mødet|hele|første|teams|skype|zoom|telefon
        |video|link|start|\d))
    |(?:var|er)\s+(?:mødt(?:\s+op)?|kommet|til\s*stede|her|der)\s*(?:$|fra\s+start|hele)
"""
_TOLD = (
    ("apologies", re.compile(_AWAY, re.IGNORECASE | re.VERBOSE)),
    ("absent", re.compile(_ABSENT, re.IGNORECASE | re.VERBOSE)),
    ("participants", re.compile(_CAME, re.IGNORECASE | re.VERBOSE)),
)
# Before somebody: "Vi hørte ikke fra Trine", "der kom ikke nogen fra børnehuset".
_BEFORE = (
    ("participants", re.compile(
        r"(?:(?:under|til|ved|på|fra)\s+(?:punkt|pkt\.?)\s*\d+(?:\s*[-–]\s*\d+)?\s+)?"
        r"(?:(?:også|endvidere|desuden|herudover|derudover)\s+)?(?:deltog|var|kom|mødte)"
        r"(?:\s+(?:også|endvidere|desuden|tillige|yderligere|med|til\s?stede|som\s+gæst))*",
        re.IGNORECASE)),
    ("participants", re.compile(r"(?:goddag|velkommen|velkomst)\s+til(?:\s+\w+){0,2}",
                                re.IGNORECASE)),
    ("apologies", re.compile(
        r"(?:(?:der|vi|og|men)\s+){0,2}(?:(?:var|er|kom|blev|har|havde|fik|modtog)\s+)?(?:der\s+)?"
        r"(?:(?:også|desuden|desværre|endvidere|ligeledes)\s+)?(?:(?:meldt|modtaget|fået|kommet)\s+)?"
        r"afbud(?:\s+(?:til\s+mødet|på\s+dagen|i\s+dag))?\s+(?:fra|af)(?:\s+(?:både|vores))?"
        r"|(?:(?:følgende|desværre)\s+)?(?:meldt\s+)?(?:afbud|forhindrede?|fraværende\s+med\s+afbud)\s+"
        r"(?:havde|var)",
        re.IGNORECASE)),
    ("absent", re.compile(
        r"(?:udeblevet|udeblevne|fraværende(?:\s+uden\s+afbud)?|ikke\s+(?:mødt|fremmødt)(?:\s+op)?)\s+"
        r"(?:var|er)|(?:(?:der|og|men)\s+){0,2}(?:(?:var|mødte|kom)\s+)?(?:udeblivelse|fravær)\s+"
        r"uden\s+afbud\s+fra",
        re.IGNORECASE)),
    ("absent", re.compile(
        r"(?:(?:vi|og|men)\s+){0,2}(?:(?:har\s+)?(?:ikke|intet)\s+hørt|hørte\s+(?:ikke|intet)|"
        r"så\s+(?:ikke|intet))(?:\s+noget)?(?:\s+(?:fra|til))?"
        r"|(?:(?:der|og|men)\s+){0,2}(?:(?:kom|mødte|var)\s+(?:ikke\s+(?:kommet\s+|mødt\s+)?nogen|ingen)|ingen)"
        r"(?:\s+(?:kom|mødte|var\s+mødt))?(?:\s+frem)?\s+fra"
        r"|(?:vi\s+)?(?:savnede|manglede)(?:\s+(?:dog|desværre))?",
        re.IGNORECASE)),
)  # fmt: skip
_RELATIVE = re.compile(r"^,?\s*(?:som|der|hvor)\s+|^,?\s*(?:men|og)\s+|^,\s*", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\W{0,4}(?:men\s+|og\s+|hverken\s+|heller\s+ikke\s+)?(?P<who>(?:[A-ZÆØÅa-zæøå][\w-]*\s+){1,4}?)"
    r"(?=(?:var|er|havde|har|kom|mødte|deltog|meldte|sendte|måtte|udeblev|kunne|dukkede|nåede|blev|"
    r"manglede)\b)"
)
_OF_A_PLACE = re.compile(
    r"\W{0,4}(?P<lead>(?:der|og|men|vi|ingen|afbud|fravær\w*)\b.{0,40}?\bfra)\s+"
    r"(?P<who>[\w-]{3,40}(?:\s+[a-zæøå][\w-]+){0,2})\W{0,4}",
    re.IGNORECASE,
)
# "Fra politiet var der afbud", "Fra klubben mødte ingen"
_FROM_A_PLACE = re.compile(
    r"\W{0,4}fra\s+(?P<who>[\w-]{3,40}(?:\s+[a-zæøå][\w-]+)?)\s+(?:var|er|kom|havde|mødte|deltog)\s+"
    r"(?:(?P<away>(?:der\s+|vi\s+)?(?:meldt\s+|fået\s+)?afbud)|(?:der\s+)?(?:ingen|ikke\s+nogen))\b",
    re.IGNORECASE,
)
_THEM = re.compile(r"\b(?:dem|ham|hende|de|han|hun)\b", re.IGNORECASE)
_MOST_TAIL, _MOST_BEFORE = 12, 2  # words; before them: "Kun Trine var forhindret"


def role_beside(lead: str, tail: str) -> str | None:
    """Return which people somebody is among, by the words right before or behind their name.

    Parameters
    ----------
    lead, tail
        What stands before and behind them in the clause.
    """
    tail = _RELATIVE.sub("", tail)
    is_short = len(tail.split()) <= _MOST_TAIL and len(lead.split()) <= _MOST_BEFORE
    if is_short and people_role(lead) is None:  # "Hvem manglede? Trine, der var på kursus"
        for role, pattern in _TOLD:
            if pattern.match(tail) is not None:
                return role
    for role, pattern in _BEFORE:
        if not tail and pattern.fullmatch(lead.strip(" ,:")) is not None:
            return role
    return None


def organisation_said(clause: str, words: MinutesWords) -> tuple[str, str] | None:
    """Return (role, organisation as written) of ``Klubben kom ikke``; None for another clause."""
    match = _SUBJECT.match(clause)
    if match is not None and _is_organisation(match["who"], words):
        role = role_beside("", clause[match.end() :].strip(" .!"))
        return None if role is None else (role, match["who"].strip())
    match = _FROM_A_PLACE.match(clause)
    if match is not None and _is_organisation(match["who"], words):
        return "apologies" if match["away"] else "absent", match["who"]
    match = _OF_A_PLACE.fullmatch(clause)
    if match is not None and _is_organisation(match["who"], words):
        role = role_beside(match["lead"], "")
        return None if role is None else (role, match["who"])
    return None


def _is_organisation(text: str, words: MinutesWords) -> bool:
    is_known = organisation_told(text.strip(), words.partners) is not None
    return is_known and _THEM.search(text) is None
