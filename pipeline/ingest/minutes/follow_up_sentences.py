"""Sentences put in order before follow-ups are looked for in them.

What says only who or until when goes on with the sentence before it; a sentence with several tasks
is divided; and one about last time is turned so that who was to do it stands first.
"""

from __future__ import annotations

import re

from pipeline.ingest.minutes.action_kinds import begins_as_task
from pipeline.ingest.minutes.deadline_forms import Around
from pipeline.ingest.minutes.deadlines import find_deadlines
from pipeline.ingest.minutes.follow_up_marks import LABELLED, SENTENCE_END
from pipeline.ingest.minutes.label_roles import is_of_last_time, is_of_tasks
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.statuses import is_status

SHOULD = re.compile(r"\b(?:skulle|havde\s+lovet|havde\s+påtaget)\b", re.IGNORECASE)
_ONE_OF_SEVERAL = re.compile(r"(?<=[\w)])\.\s+(?=[A-ZÆØÅ])|;\s+")
_IS_RESPONSIBLE = re.compile(
    r"(?P<who>[^.,:;]{2,50}?)\s+(?:er|bliver|blev|står\s+som)\s+(?:ansvarlig|tovholder)\W*"
)
_IS = re.compile(r"^\W*(?:er|bliver|blev|var)\s+", re.IGNORECASE)
_JOINS = re.compile(r",?\s+(?:og|mens|medens|samt)\s+(?=[A-ZÆØÅ])|;\s+(?=[A-ZÆØÅ])")
_LAST_TIME = re.compile(r"(?<!\btil )\b(?:sidst|sidste|forrige|seneste)\b", re.IGNORECASE)
# Words beside a day in a sentence that says no more than until when.
_OF_DEADLINES = {"det", "dette", "den", "opgaven", "skal", "være", "gjort", "klaret", "sket",
                 "sker", "frist", "fristen", "tidsfrist", "tidsfristen", "deadline", "er", "i",
                 "bliver", "blev", "sat", "til", "senest", "inden", "løst", "på", "plads", "færdig",
                 "færdigt", "orden", "og", "gøres", "afsluttet", "af", "om", "gælder", "hele",
                 "alt", "alle", "forventes", "ønskes", "for", "ca", "d", "udført", "klar",
                 "klart"}  # fmt: skip
# "Sidst lovede Jonas at …": what comes before the verb puts who it is behind it.
_FRONTED = re.compile(
    r"\W{0,8}(?:til\s+|på\s+|ved\s+|fra\s+)?(?:sidst|(?:det\s+)?(?:sidste|forrige|seneste)\s+"
    r"(?:møde|gang|netværksmøde))\s+(?P<verb>lovede|skulle|tilbød|påtog|fik|blev|havde|tog)\s+",
    re.IGNORECASE,
)
# "…, men det er endnu ikke sket": how it stands, behind the task.
_HOW_IT_STANDS = re.compile(
    r",\s+(?:(?:og|men|så|hvilket|som)\s+)?(?=(?:det|den|dette|opgaven|nu|er)\b)"
)
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

    def with_details(self, text: str, around: Around) -> str:
        """Return a text whose sentences that say no more than who or when go on with their own.

        ``Leyla undersøger prisen. Fristen er den 1. november.`` is one follow-up.
        """
        sentences = SENTENCE_END.split(text)
        whole = sentences[:1]
        for one in sentences[1:]:
            is_how = SHOULD.search(whole[-1]) is not None and is_status(one)
            if is_how or self._is_detail(one, around):
                told = _IS_RESPONSIBLE.sub(r"Ansvarlig: \g<who>", one)
                whole[-1] = f"{whole[-1]} – {told}"
            else:
                whole.append(one)
        return ". ".join(whole)

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

    @staticmethod
    def may_be_settled(text: str) -> bool:
        """Say whether a text may tell of last time, or how a task stands, without any day."""
        return _FRONTED.search(text) is not None or _HOW_IT_STANDS.search(text) is not None

    def asked(self, text: str) -> list[str]:
        """Return the sentences of a text each of which tells what somebody was to do, if all do.

        ``Jonas skulle ringe til kiosken – det er gjort. Skolen skulle printe plakater.``
        """
        label, colon, rest = text.partition(": ")
        is_label = bool(colon) and len(label) <= _LONGEST_NAME and is_of_last_time(label)
        text = rest if is_label else text
        sentences = [one for one in SENTENCE_END.split(text) if one.strip(" .")]
        if len(sentences) == 1 or SHOULD.search(text) is None:
            return []
        begun = [self._roster.begins(one) for one in sentences]
        is_each = all(one is not None and SHOULD.match(one[1]) is not None for one in begun)
        return sentences if is_each else []

    def in_order(self, sentence: str) -> str:
        """Return a sentence with who it is about first, and how it stands behind a dash.

        ``Sidst lovede Jonas at ringe, men det er ikke sket`` becomes ``Jonas lovede at ringe – det
        er ikke sket``.
        """
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
