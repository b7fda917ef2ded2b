"""What a label or a heading is about by the stems of its words, whatever its whole wording is.

``section_words.csv`` lists wordings; nobody can list them all. A label is known here by stems
(*mødedeltagere*, *fremmødte*, *hvem var med*), and since a stem says less than a wording, what
stands behind the label must agree: people behind a label of people, tasks behind one of tasks.
"""

from __future__ import annotations

from pipeline.ingest.minutes.any_of import any_of

# In this order: who stayed away "uden afbud" sent no apologies.
_ABSENT_WITHOUT = (
    r"\b(?:uden|intet|ingen|manglende|ikke)\s+(?:\w+\s+){0,2}(?:afbud|besked)|\budeble\w*"
)
_APOLOGIES = (
    r"afbud\w*|\bafb\.|^\W*(?:frafald|orlov|sygdom|ferie|barsel)\W*$"
    r"|\bsygdom\b|\bikke\s+mulighed\s+for\s+at\s+(?:deltage|komme)|\bforfald\b|\bforhindre\w*|\bframeld\w*|\bmeldt\w*\s+fra\b|\bsyge?\b|\bbeklage\w*"
    r"|\b(?:kunne|måtte|kan)\s+(?:desværre\s+)?ikke\b"
)
_ABSENT = (
    r"\bså\s+vi\s+ikke\b|"
    r"\b(?:ikke|ej)\b.{0,20}(?:mødt|møde|frem|til\s?stede|delt|set|kom|dukke|med)"
    r"|\b(?:kom|mødte|deltog|dukkede)\b.{0,12}\bikke\b|\bfravær\w*|\bmanglede\b|^\W*(?:hvem\s+|der\s+)?mangler\W*$"
    r"|\bsavne(?:de|s|t)\b|\bblev\s+væk\b|\bikke\s+hørt\s+fra\b|\bmedvirk\w*\s+ikke\b"
    r"|\buden\s+varsel\b"
)
_PRESENT = (
    r"deltag|\bdeltog\b|\bfremmød|\bmødt(?:e|es)?\b|\btil\s?stede|\bsamlet\b|\bkom\b|\bsad\b"
    r"|\bvar\s+(?:med|her|der|samlet)\b|\bvi\s+var\b|\bmed\s+(?:på|til|i|om|ved|rundt)\b"
    r"|\b(?:om|ved)\s+bordet\b|\brepræsent|\bhvem\s+(?:var|kom|er|sad|mødte|deltog)\b"
    r"|\bi\s+(?:rummet|lokalet)\b|\ber\s+her\b|\bmødekreds|\bmødedel|\bfremme\b|\bmedvirk\w*|^\W*her\W*$|^\W*(?:særlig\w*\s+|inviter\w*\s+)?(?:gæst(?:er)?|oplægsholdere?)(?:\s+(?:under|til|ved|på)\b.{0,20})?\W*$|^\W*(?:der|her|vi)\s+var\W*$"
    r"|\b(?:virtuelt|digitalt|online|fysisk|nærværende)\b|\bpå\s+(?:teams|skype|zoom|telefon\w*)\b"
)
_PEOPLE = (
    ("absent", _ABSENT_WITHOUT), ("apologies", _APOLOGIES), ("absent", _ABSENT),
    ("participants", _PRESENT),
)  # fmt: skip
_ROLES = tuple((role, any_of(pattern)) for role, pattern in _PEOPLE)
_ANY_ROLE = any_of(*(pattern for _, pattern in _PEOPLE))
# Behind these stand people who need not have come.
_OTHER_PEOPLE = any_of(
    r"referent|mødeleder|ordstyrer|dirigent|formand|\bkopi\b|\bcc\b|\bsend|udsend|modtag|distribu|"
    r"ansvar|tovholder|kontakt|\bnæste\b|opgave|aftale|\bgør\b|fordel|skrev|godkend|underskr|\btil$|"
    r"\bfra$|\bemne\b|lov|skal|opfølg|handl|aktion|inviter|indkald|orienter|medlem|\bnyt?\b",
)
_TASKS = any_of(
    r"opgave|aftal|\bap\s?\d{0,2}\b|\bopg\b|\bopfølg\w*|\bfølge[rs]?\s+op\b|handling|\bhandl\w*plan\w*"
    r"|aktion|\bhusk\w*|\bto-?\s?do\w*|\bgøremål\w*|\bgør\b|\bgøre\b|\bgøres\b|\blov(?:et|ede|er)\b"
    r"|\bansvar\w*|\btovholder\w*|\bskal\b|\bskulle\b|\bskridt\b|\bbeslut\w*|^.{0,32}\benige\s+om(?:\s+følgende)?$|\barbejder\s+videre\b"
    r"|\bvidere\b|\bblev\s+til$|\bfordelte\b|\btager\b|\baction\w*|\bpåtog\b|\bpåtaget\b|\bbolde?n?\b|\btiltag\w*"
    r"|\b(?:til|inden|før)\s+næste\s+(?:gang|møde)\b|\bindsats\w*|\bplan(?:en)?\b|\bfordeling\b|\bpligter\b|\bønsker\b|\bkonklu\w*",
)
_OLD = any_of(
    r"(?<!\btil )\bsidst\w*|\b(?:afsluttede|lukkede|udførte|løste|gennemførte)\b"
    r"|\bforrige\b|\btidligere\b|\bgam(?:mel|le)\b|\bseneste\b|\bsiden\b"
    r"|\bgl\b|\bhavde\s+aftalt\b|\baftalte\s+i\s|\btilbage\b|\budestå\w*|\budeståender\b|\bstatus\b|\bgik\s+det\b|\bdet\s+gået\b|\blangt\s+er\s+vi\b|\bfulgte\s+vi\s+op\b|\bfik\s+vi\b|\blovede\b|\bskulle\b|\båbne\b"
    r"|\bhængeparti\w*|\brestance\w*|\bblev\s+der\s+af\b|\bfulgt\s+op\b|\bopsamling\b|\bnåede\b",
)
MOST_LABEL_WORDS, LONGEST_LABEL = 8, 60


def people_role(label: str) -> str | None:
    """Return which people a label heads: ``participants``, ``apologies``, ``absent``."""
    if _ANY_ROLE.search(label) is None:
        return None  # as most labels, which are then searched once
    return next((role for role, pattern in _ROLES if pattern.search(label)), None)


def heads_other_people(label: str) -> bool:
    """Say whether a label heads people of whom it does not say that they came."""
    return _OTHER_PEOPLE.search(label) is not None


def is_of_tasks(label: str) -> bool:
    """Say whether a label speaks of tasks; what stands below must be some."""
    return _TASKS.search(label) is not None


def is_of_last_time(label: str) -> bool:
    """Say whether a label speaks of what was agreed before this meeting."""
    return _OLD.search(label) is not None


def is_label_like(text: str) -> bool:
    """Say whether a line is short enough to be a label, and no sentence."""
    bare = text.strip(" *:#_")
    is_short = len(bare) <= LONGEST_LABEL and 0 < len(bare.split()) <= MOST_LABEL_WORDS
    return is_short and not bare.endswith((".", ",", ";", "!"))
