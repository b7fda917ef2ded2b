"""Sentences put in order before follow-ups are looked for in them.

What says only who or until when goes on with the sentence before it; a sentence with several tasks
is divided; and one about last time is turned so that who was to do it stands first.
"""

from __future__ import annotations

import re

from pipeline.ingest.minutes.action_kinds import begins_as_task, is_passive
from pipeline.ingest.minutes.any_of import any_of
from pipeline.ingest.minutes.deadline_days import Around
from pipeline.ingest.minutes.deadlines import find_deadlines
from pipeline.ingest.minutes.follow_up_marks import LABELLED, SENTENCE_END
from pipeline.ingest.minutes.label_roles import is_of_last_time, is_of_tasks
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.statuses import is_status
from pipeline.ingest.minutes.task_verbs import task_behind

_WAS_TO = r"\b(?:skulle|havde\s+(?:lovet|påtaget|til\s+opgave|fået\s+til\s+opgave))\b"
SHOULD = any_of(_WAS_TO)
_ONE_OF_SEVERAL = re.compile(r"(?<=[\w)])\.\s+(?=[A-ZÆØÅ])|;\s+")
_IS_RESPONSIBLE = re.compile(
    r"(?P<who>[^.,:;]{2,50}?)\s+(?:er|bliver|blev|står\s+som)\s+(?:ansvarlig|tovholder)\W*"
)
_IS = re.compile(r"^\W*(?:er|bliver|blev|var)\s+", re.IGNORECASE)
_JOINS = re.compile(r",?\s+(?:og|mens|medens|samt)\s+(?=[A-ZÆØÅ])|;\s+(?=[A-ZÆØÅ])")
_LAST_TIME = any_of(r"\b(?<!\btil )(?:sidst|sidste|forrige|seneste)\b")
_HAD_AGREED = re.compile(
    r"\b(?:vi|der\s+var|blev)\s+(?:havde\s+)?(?:aftalt|lovet|aftalte|lovede)\s+(?:hinanden\s+)?"
    r"(?:i\s+[a-zæøå]{3,9}|på\s+(?:sidste|forrige)|sidst)\b",
    re.IGNORECASE,
)
# Words beside a day in a sentence that says no more than until when.
_OF_DEADLINES = {"det", "dette", "den", "opgaven", "skal", "være", "gjort", "klaret", "sket",
                 "sker", "frist", "fristen", "tidsfrist", "tidsfristen", "deadline", "er", "i",
                 "bliver", "blev", "sat", "til", "senest", "inden", "løst", "på", "plads", "færdig",
                 "færdigt", "orden", "og", "gøres", "afsluttet", "af", "om", "gælder", "hele",
                 "alt", "alle", "forventes", "ønskes", "for", "ca", "d", "udført", "klar",
                 "klart"}  # fmt: skip
# "Udkastet skal være klar den 23. november"
_READY = re.compile(
    r"^\W*[A-ZÆØÅ]\w+(?:en|et|ne)\s+(?:skal\s+(?:være|foreligge|ligge)|er|bliver)\s+"
    r"(?:klar\w*|færdig\w*|på\s+plads|ude|sendt|udsendt|fundet|afholdt|lavet)\b",
    re.IGNORECASE,
)
# "Sidst lovede Jonas at …": what comes before the verb puts who it is behind it.
_FRONTED = re.compile(
    r"\W{0,4}(?:til\s+|på\s+|ved\s+|fra\s+)?(?:sidst|(?:det\s+)?(?:sidste|forrige|seneste)\s+"
    r"(?:møde|gang|netværksmøde))\s+(?P<verb>lovede|skulle|tilbød|påtog|fik|blev|havde|tog)\s+",
    re.IGNORECASE,
)
# Words that only say that something was said: "Det blev konstateret, at …".
_SAID_THAT = re.compile(
    r"\W{0,4}(?:det\s+(?:blev|er|kan)\s+(?:\w+\s+)?(?:konstatere[ts]|oplyst|meddelt|noteret|bemærket|nævnt)|"
    r"(?:der|det)\s+blev\s+orienteret\s+om)\s*,?\s+at\s+",
    re.IGNORECASE,
)
# "Opgaven fra sidst, hvor Jonas skulle …, er løst."
_TASK_OF_LAST_TIME = re.compile(
    r"\W{0,4}(?:opgaven|aftalen|punktet|sagen)\b[^,.]{0,40},\s+(?:hvor|om\s+at|at)\s+(?P<told>.+?),\s+"
    r"(?P<how>(?:er|blev|har)\b[^,]*)$",
    re.IGNORECASE,
)
# "Opgaven med at undersøge lyset, som Ahmed har til den 23. juli, udgår."
_TASK_NAMED = re.compile(
    r"\W{0,4}(?:opgaven|aftalen|punktet)\s+(?:med|om)\s+at\s+(?P<told>[^.]+?\))\s+"
    r"(?P<how>(?:er|blev|bliver|udgår|bortfalder|udestår|står|fortsætter|udsættes|mangler)\b[^.]*)$",
    re.IGNORECASE,
)
# "…, men det er endnu ikke sket": how it stands, behind the task.
_HOW_IT_STANDS = re.compile(
    r",\s+(?:(?:og|men|så|hvilket|som)\s+)?(?=(?:det|den|dette|opgaven|nu|er)\b)"
)
# A sentence about what somebody was to do, or has done.
_OF_A_TASK = any_of(
    _WAS_TO, r"\bhar\s+(?:(?:endnu|stadig|ikke|nu|desværre)\s+)*[a-zæøå]{3,}(?:et|t)\b"
)
# One that goes on about the same task: "Opgaven fortsætter …", "Han gør det i stedet inden …".
GOES_ON = re.compile(
    r"^\W*(?:opgaven|fristen|sagen|punktet)\s+(?:er|blev|bliver|står|fortsætter|udsættes|rykkes|havde|har|"
    r"afsluttes|lukkes)\b|\b(?:gør|klarer|tager|ordner)\s+(?:det|den)\b|"
    r"\b(?:er|blev|bliver)\s+opgaven\s+(?:udsat|udskudt|rykket|flyttet|lukket|afsluttet)\b",
    re.IGNORECASE,
)
# A first look for any of these: most of what was said has none.
_SETTLED = any_of(
    r",\s+(?:(?:og|men|så|hvilket)\s+)?(?:(?:det|den|dette|opgaven|nu)\s+)?"
    r"(?:er|blev|har|udgår|står|bortfalder)\b"
    r"|\b(?:sidst|møde|gang|netværksmøde)\s+(?:lovede|skulle|tilbød|påtog|fik|blev|havde|tog)\b"
    r"|\b(?:konstatere[ts]|meddelt|noteret|bemærket)\b"
)
_CLAUSES = re.compile(r",\s+(?:og\s+)?(?=[A-ZÆØÅ])")
_LONGEST_NAME, _LONGEST_LEAD = 60, 100


class Sentences:
    """Puts sentences in order.

    Parameters
    ----------
    roster
        Who may be named.
    """

    def __init__(self, roster: Roster) -> None:
        self._roster = roster

    def with_details(self, text: str, around: Around, *, is_old: bool = False) -> str:
        """Return a text whose sentences that say no more than who or when go on with their own.

        ``Leyla undersøger prisen. Fristen er den 1. november.`` is one follow-up.

        Parameters
        ----------
        is_old
            The text is about what was agreed before: what somebody has done is a task, and no news.
        """
        of_a_task = _OF_A_TASK if is_old else SHOULD
        sentences = SENTENCE_END.split(text)
        whole = sentences[:1]
        for one in sentences[1:]:
            is_how = of_a_task.search(whole[-1]) is not None and (
                is_status(one) or GOES_ON.search(one) is not None
            )
            told = one if is_how else self.detail(one, around)
            if not told and (begins_as_task(whole[-1]) or is_passive(whole[-1])):
                told = self._who_at_end(one, around)
            if told:
                whole[-1] = f"{whole[-1]} – {told}"
            else:
                whole.append(one)
        return ". ".join(whole)

    def _who_at_end(self, sentence: str, around: Around) -> str:
        """Return who and until when of a sentence that is no more: ``Jonas``, ``Dorthe, 1/11``."""
        if len(sentence) > _LONGEST_NAME:
            return ""
        days = find_deadlines(sentence, around)
        at = (days[0].start, days[0].end) if days else (len(sentence), len(sentence))
        named = f"{sentence[: at[0]]} {sentence[at[1] :]}".strip(" ,.–-()/")
        if not named or self._roster.who(named) is None:
            return ""
        until = sentence[at[0] : at[1]].strip(" ,.")
        return f"Ansvarlig: {named} – Frist: {until}" if until else f"Ansvarlig: {named}"

    def detail(self, sentence: str, around: Around) -> str:
        """Return a sentence that says no more than who or until when, as a part of a line."""
        if not self._is_detail(sentence, around):
            return ""
        return _IS_RESPONSIBLE.sub(r"Ansvarlig: \g<who>", sentence)

    def _is_detail(self, sentence: str, around: Around) -> bool:
        if len(sentence) > _LONGEST_LEAD:
            return False
        if _IS_RESPONSIBLE.fullmatch(sentence) is not None:
            return self._roster.who(_IS_RESPONSIBLE.sub(r"\g<who>", sentence)) is not None
        label = LABELLED.match(sentence)
        if label is not None and label.lastgroup == "responsible":
            named = _IS.sub("", sentence[label.end() :])
            return self._roster.who(named) is not None
        found = find_deadlines(sentence, around)
        if len(found) != 1:
            return False
        if _READY.match(sentence) is not None:
            return True
        left = f"{sentence[: found[0].start]} {sentence[found[0].end :]}"
        return all(word in _OF_DEADLINES for word in re.findall(r"\w+", left.casefold()))

    def of_one_owner(self, text: str) -> list[str]:
        """Return the tasks of ``Politiet: Ringer til … (1/11). Undersøger … (uge 46).``, if so."""
        named, colon, rest = text.partition(":")
        if not colon or len(named) > _LONGEST_NAME or _ONE_OF_SEVERAL.search(rest) is None:
            return []
        if self._roster.who(named) is None:
            return []
        tasks = [one.strip() for one in _ONE_OF_SEVERAL.split(rest) if one.strip(" .")]
        is_each = len(tasks) > 1 and all(map(begins_as_task, tasks))
        is_each = is_each and not any(map(_IS.match, tasks))  # "Er gjort, og de var glade"
        return [f"{named}: {task}" for task in tasks] if is_each else []

    def promises(self, text: str, around: Around) -> list[str]:
        """Return the clauses of a text in each of which somebody is named, until some day.

        ``Skolen undersøger prisen inden 1/11, og Jonas kontakter kiosken inden 8/11.``
        """
        if len(_JOINS.split(text, maxsplit=1)) == 1 or len(find_deadlines(text, around)) < 2:
            return []
        first, *others = _JOINS.split(text)
        is_each = all(
            find_deadlines(one, around) and self._roster.begins(one) for one in others
        ) and bool(find_deadlines(first, around))
        return [first.rpartition(": ")[2], *others] if is_each else []

    def each_of_somebody(self, text: str) -> list[str]:
        """Return the sentences of a text, or its clauses, in each of which somebody else acts.

        ``Jonas kontakter Netto, Leyla besøger klubben, og Mette orienterer kollegerne.``
        """
        for divided in (SENTENCE_END.split(text), _CLAUSES.split(text)):
            parts = [one for one in divided if one.strip(" .")]
            if len(parts) > 1 and all(map(self._acts, parts)):
                return parts
        return []

    def _acts(self, part: str) -> bool:
        begun = self._roster.begins(part) or self._roster.begins(part.partition(": ")[2])
        return begun is not None and begins_as_task(begun[1])

    @staticmethod
    def may_be_settled(text: str) -> bool:
        """Say whether a text may tell of last time, or how a task stands, without any day."""
        return _SETTLED.search(text) is not None

    def asked(self, text: str, *, is_old: bool) -> list[str]:
        """Return the sentences of a text each of which tells what somebody was to do, if all do.

        ``Jonas skulle ringe til kiosken – det er gjort. Skolen skulle printe plakater.``
        """
        label, colon, rest = text.partition(": ")
        is_label = bool(colon) and len(label) <= _LONGEST_NAME and is_of_last_time(label)
        text = rest if is_label else text
        sentences = [one for one in SENTENCE_END.split(text) if one.strip(" .")]
        of_a_task = _OF_A_TASK if is_old else SHOULD
        if len(sentences) == 1 or of_a_task.search(text) is None:
            return []
        ordered = [self.in_order(one) for one in sentences]
        return ordered if all(map(self._is_asked, ordered)) else []

    def _is_asked(self, sentence: str) -> bool:
        """Say whether a sentence begins with somebody, and what they were to do or have done."""
        begun = self._roster.begins(sentence)
        if begun is None:
            return False
        return (
            SHOULD.match(begun[1]) is not None or task_behind(begun[1], is_dated=True) is not None
        )

    def in_order(self, sentence: str) -> str:
        """Return a sentence with who it is about first, and how it stands behind a dash.

        ``Sidst lovede Jonas at ringe, men det er ikke sket`` becomes ``Jonas lovede at ringe – det
        er ikke sket``.
        """
        sentence = _SAID_THAT.sub("", sentence)
        bare = sentence.rstrip(" .")
        of_last_time = _TASK_OF_LAST_TIME.match(bare) or _TASK_NAMED.match(bare)
        if of_last_time is not None and is_status(of_last_time["how"]):
            return f"{of_last_time['told']} – {of_last_time['how']}"
        for one in _HOW_IT_STANDS.finditer(sentence):
            if is_status(sentence[one.end() :].strip(" .")):
                sentence = f"{sentence[: one.start()]} – {sentence[one.end() :]}"
                break
        fronted = _FRONTED.match(sentence)
        begun = None if fronted is None else self._roster.begins(sentence[fronted.end() :])
        if fronted is None or begun is None:
            return sentence
        rest = sentence[fronted.end() :]
        named = rest[: len(rest) - len(begun[1])].strip()
        return f"{named} {fronted['verb']} {begun[1]}"


def tells_of_last_time(sentence: str) -> bool:
    """Say whether a sentence announces what was agreed at the last meeting."""
    if _FRONTED.match(sentence) is not None:
        return True  # "Sidst lovede …"
    is_short = len(sentence) <= _LONGEST_LEAD
    return is_short and _LAST_TIME.search(sentence) is not None and is_of_tasks(sentence)


def announces_last_time(text: str) -> str | None:
    """Return what stands behind words that announce what was agreed before; None for others.

    ``Fra sidst: Jonas ville …``, ``Vi så på, hvad vi havde aftalt i november. Nadia har …``.
    """
    if _LAST_TIME.search(text[:_LONGEST_LEAD]) is None and _HAD_AGREED.search(text) is None:
        return None
    label, colon, rest = text.partition(": ")
    if colon and len(label) <= _LONGEST_NAME and is_of_last_time(label):
        return rest
    first, *others = SENTENCE_END.split(text)
    is_lead = tells_of_last_time(first) or _HAD_AGREED.search(first) is not None
    is_short = len(first) <= _LONGEST_LEAD and SHOULD.search(first) is None
    return ". ".join(others) if is_lead and is_short and others else None
