"""Who a clause says shall do something, wherever in it they stand.

Danish puts the one who acts before the verb (*Jonas kontakter kiosken*), behind it where something
else comes first (*Inden jul kontakter Jonas kiosken*), behind *af* in the passive, and in turns of
phrase that hand out tasks (*det er Jonas, der …*, *opgaven ligger hos Jonas*). What is known here
is where they stand; who may stand there is for the roster to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.ingest.minutes.action_kinds import begins_as_task, is_passive, verb_told
from pipeline.ingest.minutes.any_of import any_of
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.task_verbs import task_behind

_VERB = re.compile(r"[a-zæøå]{1,20}r\b")
# Verbs of what was said and seen, and words that end as verbs do.
_NO_VERB = {"har", "er", "var", "eller", "for", "over", "under", "efter", "hver", "der", "bliver",
            "når", "oplever", "mener"}  # fmt: skip
# "Skolen fortæller om fravær" was said at the meeting, unless it has a deadline.
_SAID = {"fortæller", "ser", "oplyser", "melder", "synes", "orienterer"}
TO_SOMEBODY = re.compile(r"orienterer\s+(?!om\b|at\b|kort\b|fra\b|netværket\b)\w")
_SHALL = (
    r"(?:skal|skulle|vil|ville|bør|lovede|lover|påtog sig|påtager sig|tager på sig|tog på sig|"
    r"sørger for|sørge for|sørgede for|står for|stå for|stod for|tilbød|tilbyder|tager sig af|"
    r"er (?:ansvarlig|tovholder) (?:for|på)|har ansvar(?:et)? for|går i gang med|forsøger|prøver|"
    r"har (?:lovet|påtaget sig|tilbudt|sagt ja til)|sagde ja til|siger ja til|melder sig til|"
    r"meldte sig til|(?:fik|får|har)(?: fået)? (?:til opgave|ansvaret for)|"
    r"(?:blev|bliver|er|er blevet) (?:bedt om|sat til|opfordret til|pålagt|udpeget til))(?:\s+at)?"
)
_ADVERBS = (
    r"(?:(?:nu|også|gerne|selv|så|herefter|derefter|desuden|straks|derfor|igen|fortsat)\s+){0,2}"
)
_ANY_MODAL = any_of(rf"\b{_SHALL}\b")
MODAL = re.compile(rf"\s+{_ADVERBS}{_SHALL}\b\s*{_ADVERBS}", re.IGNORECASE)
_DONE_BY = re.compile(
    r"\b(?:v/\s*|(?:v\.|ved|af)\s+)((?:[A-ZÆØÅ@][\w.'-]{0,30}\s?(?:og\s+)?){1,4})\W{0,6}$"
)
_TOGETHER = re.compile(r"(?:mødes|samles|ses|følges|enes|tales|forsamles)\b")
_BY_PARTY = re.compile(r"\b(?:v/|ved|af)\s+([\wæøå]+)\W{0,6}$")
_CLAUSE = re.compile(r"(?:,\s+|:\s+|\b(?:og|at|så|men|derfor)\s+)(?=\S)")
_NO_FRONT = {"der", "det", "vi", "man", "som", "de", "han", "hun", "jeg", "i", "alle", "dette",
             "denne", "hvis", "når", "om", "hvad", "hvem", "hvor", "hvordan"}  # fmt: skip
_WHO = r"(?P<who>[^,.;:]{2,60}?)"
_TASK = r"(?P<task>\S.*?)"
_PRONOUN = r"(?:han|hun|de|den|det|vedkommende|man)"
_FORMS_OF_PHRASES = (
    # It is Jonas who …
    (
        r"(?:det\s+(?:er|bliver|blev|var)|(?:\w+\s+){1,2}(?:er|bliver|blev|var)\s+det)\s+(?:nu\s+)?"
        rf"{_WHO}\s*,?\s+(?:der|som)\s+[\s–]*{_TASK}"
    ),
    # Jonas takes this on: …
    (
        r"(?:den|det|dette|opgaven|den\s+opgave)\s+(?:tager|klarer|ordner|står|påtager|tog|påtog)\s+"
        rf"{_WHO}(?:\s+sig)?(?:\s+(?:af|for|på\s+sig))?\s*:\s*{_TASK}"
    ),
    # The one responsible for … is Jonas.
    (
        r"(?:ansvarlige?|tovholder)\s+(?:for|på)\s+(?:at\s+)?"
        rf"{_TASK}\s*(?::|\s(?:er|bliver|blev))\s*{_WHO}"
    ),
    # Jonas' task is to …
    (
        rf"{_WHO}(?:'s|s'|s|')\s+(?:opgave|ansvar|lod|job)\s+(?:er|bliver|blev|var)?\s*(?:nu\s+)?"
        rf"(?:at\s+|:\s*){_TASK}"
    ),
    # The task of … lies with Jonas.
    (
        rf"(?:opgaven|ansvaret|bolden|arbejdet|det)\s+(?:(?:med|for|om)\s+)?at\s+{_TASK}"
        r"\s+(?:ligger|lå|lægges|blev\s+lagt|er\s+lagt|går|gik|overgår|overgik|overlades|placeres|"
        r"blev\s+placeret|er\s+placeret|havnede|tilfalder|tilfaldt|påhviler|varetages|løses|klares|"
        rf"gives)\s+(?:nu\s+)?(?:(?:over\s+)?(?:hos|til|på|ved|af)\s+)?{_WHO}"
    ),
    # It falls to Jonas to …
    (
        r"(?:det\s+)?(?:påhviler|påhvilede|tilfalder|tilfaldt|overlades(?:\s+det)?\s+til|"
        r"(?:(?:blev|er|var|bliver)\s+)?(?:overdrages|overdroges|overdraget|pålægges|pålagt)|"
        rf"blev\s+overladt\s+til)\s+{_WHO}\s+(?:(?:[–.,\s]*|snarest|straks|hurtigst\s+muligt|snarest\s+muligt)\s)?at\s+{_TASK}"
    ),
    # We asked Jonas to …
    (
        r"(?:\w+\s+){0,3}?(?:bad|beder|opfordrede|opfordrer|pålagde|pålægger|anmodede|anmoder|gav|"
        rf"giver|bedt|bemyndigede)\s+{_WHO}\s+(?:(?:i\s+opgave|til\s+opgave|om|til|opgaven(?:\s+med)?|"
        rf"ansvaret\s+for)\s+)?at\s+{_TASK}"
    ),
    rf"(?:\w+\s+){{0,3}}?(?:bad|beder)\s+{_WHO}\s+(?P<task>(?!om\s|at\s)[a-zæøå]+[eåøy]\b.*?)",
    # It was agreed with Jonas that he …
    rf"(?:\w+\s+){{0,3}}?aftal\w*\s+med\s+{_WHO}\s*,?\s+at\s+{_PRONOUN}\s+{_TASK}",
    # … – Jonas does that.
    (
        rf"{_TASK}[,;:.–-]?\s+(?:og\s+)?(?:det|den(?:\s+opgave)?|dette)\s+(?:gør|klarer|tager|står|"
        r"ordner|sørger|påtager|påtog|tog|ville|vil|skal|lover|lovede)\s+"
        rf"{_WHO}(?:\s+(?:for|sig(?:\s+(?:af|for))?|af|gøre|klare))?"
    ),
)
_PHRASES = tuple(
    re.compile(rf"^\W{{0,4}}{form}[\s.,;–-]*$", re.IGNORECASE) for form in _FORMS_OF_PHRASES
)
_HANDED_OUT = any_of(
    r"\b(?:det|opgave\w*|ansvar\w*|tovholder|bolden|lod|job|påhvil\w*|tilf[ao]ld\w*|overlad\w*|bad|beder|bedt|"
    r"opfordre\w*|pål\w+|anmode\w*|gav|giver|aftal\w*|bemyndig\w*|dette|den)\b"
)
_MOST_MODALS, _MOST_WORDS_BEFORE, _MOST_CLAUSES, _MOST_FRONT = 3, 4, 6, 8


@dataclass(frozen=True)
class Subject:
    """Who shall do it, as written, the task, and how it stands where the verb tells it."""

    named: str
    task: str
    status: str = ""


class Subjects:
    """Finds who shall do something.

    Parameters
    ----------
    roster
        Who may be named.
    """

    def __init__(self, roster: Roster) -> None:
        self._roster = roster

    def of_phrase(self, text: str) -> Subject | None:
        """Return who a turn of phrase hands a task to: ``Opgaven med at … ligger hos Jonas``."""
        if _HANDED_OUT.search(text) is None:
            return None
        for form in _PHRASES:
            match = form.match(text)
            if match is not None and self._roster.who(match["who"]) is not None:
                return Subject(match["who"], match["task"])
        return None

    def of_part(self, part: str, *, is_dated: bool, is_fronted: bool) -> Subject | None:
        """Return who stands at the verb of a part of a line, and the part from the verb on.

        Parameters
        ----------
        is_dated
            There is a deadline: without one, what is said or done is news.
        is_fronted
            A deadline stood before the part: the verb comes before who acts.
        """
        bare = part.strip(" @*-–•").removeprefix("at ")
        for rest_at in _clause_starts(bare):
            found = self._at_start(bare[rest_at:], is_dated=is_dated, is_first=not rest_at)
            is_mention = part.lstrip().startswith("@")
            if found is None and is_mention and (begun := self._roster.begins(bare)) is not None:
                found = Subject(bare[: len(bare) - len(begun[1])].strip(), begun[1])
            if found is not None:
                return found
        return self._before_modal(bare) or self._behind_verb(bare, is_fronted=is_fronted)

    def done_by(self, text: str) -> Subject | None:
        """Return who stands behind ``af`` or ``ved`` at the end of a text."""
        match = _DONE_BY.search(text)
        if match is None and is_passive(text):
            match = _BY_PARTY.search(text)
        if match is None or self._roster.who(match[1]) is None:
            return None
        return Subject(match[1], text[: match.start()].strip())

    def _at_start(self, text: str, *, is_dated: bool, is_first: bool) -> Subject | None:
        """Return who a clause begins with, where a verb of theirs follows."""
        begun = self._roster.begins(text)
        if begun is None:
            return None
        named, rest = text[: len(text) - len(begun[1])].strip(), begun[1]
        told = task_behind(rest, is_dated=is_dated)
        modal = MODAL.match(f" {rest}")
        if told is not None:
            return Subject(named, told.task, told.status)
        if modal is not None:
            return Subject(named, rest[modal.end() - 1 :].strip() or rest)
        verb = _VERB.match(rest)
        is_said = verb is not None and verb[0] in _SAID and not is_dated
        is_said = is_said and TO_SOMEBODY.match(rest) is None
        is_verb = verb is not None and verb[0] not in _NO_VERB and not is_said
        if verb is not None and verb[0] == "er" and is_dated:
            is_verb = verb_told(rest) is not None  # "er til stede ved hallen", until some day
        if rest.split(" ")[0].endswith("es") and not _TOGETHER.match(rest):
            return None  # "Klubberne inviteres": they are asked, and somebody else asks
        is_asked = is_dated and begins_as_task(rest)  # "Nadia mødes med beboerrådet inden jul"
        if verb is not None and verb[0] in ("er", "har"):
            is_asked = is_verb  # "Jonas er på arbejde i uge 27"
        is_theirs = (is_verb and is_first) or ((is_verb or is_first) and is_asked)
        return Subject(named, rest) if is_theirs else None

    def _before_modal(self, bare: str) -> Subject | None:
        if _ANY_MODAL.search(bare) is None:
            return None  # most parts have none: the words beside one need not be looked for
        for modal in list(MODAL.finditer(bare))[:_MOST_MODALS]:
            before = bare[: modal.start()].split()[-_MOST_WORDS_BEFORE:]
            for first in range(len(before)):
                named = " ".join(before[first:])
                if self._roster.who(named) is not None:
                    return Subject(named, bare[modal.end() :].strip() if not first else bare)
        return None

    def _behind_verb(self, bare: str, *, is_fronted: bool) -> Subject | None:
        """Return who stands behind the verb, where something else stands before it."""
        words = bare.split()
        if not words or words[0].casefold() in _NO_FRONT:
            return None
        for at in range(0 if is_fronted else 1, min(_MOST_FRONT, len(words) - 1)):
            verb, rest = words[at], " ".join(words[at + 1 :])
            is_modal = MODAL.match(f" {verb} ") is not None
            if not (verb.islower() and verb.endswith("r")) and not is_modal:
                continue
            begun = self._roster.begins(f"{rest} .") if is_modal or begins_as_task(verb) else None
            left = "" if begun is None else begun[1].removesuffix(".").strip()
            if left:
                named = rest[: len(rest) - len(left)].strip()
                return Subject(named, left.removeprefix("at ") if is_modal else f"{verb} {left}")
            if begun is not None and is_fronted and not is_modal:
                return Subject(rest, verb)  # "Senest i morgen afklarer Jonas, hvem der …"
        return None


def _clause_starts(text: str) -> Iterator[int]:
    yield 0
    for nth, match in enumerate(_CLAUSE.finditer(text)):
        if nth >= _MOST_CLAUSES:
            return
        yield match.end()
