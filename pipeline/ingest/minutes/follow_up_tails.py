"""Sentences that go on about a task: how it went, and until when, in people's own words.

``Jonas ville besøge klubben. Det gjorde han to gange.`` is one follow-up that is closed. What such
a sentence tells is put behind the task in words that the reader of lines knows: ``– gjort``.
"""

from __future__ import annotations

import re

from pipeline.ingest.minutes.action_kinds import begins_as_task, is_past_of_task
from pipeline.ingest.minutes.deadline_days import Around
from pipeline.ingest.minutes.deadlines import find_deadlines
from pipeline.ingest.minutes.follow_up_marks import AGREED, SENTENCE_END
from pipeline.ingest.minutes.follow_up_sentences import SHOULD, Sentences
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.statuses import is_status, status_of
from pipeline.ingest.minutes.subjects import MODAL
from pipeline.ingest.minutes.task_verbs import task_behind

_CLAUSES = re.compile(r"\s*[,;:–]\s+|\s+(?:og|men)\s+")
_JOINT = re.compile(
    r"^\W*(?:(?:og|men|så|hvilket|dermed|altså|desværre|heldigvis)\s+)+", re.IGNORECASE
)
# "Det gjorde han to gange", "det skete den 1. november", "Det blev sendt ud på Aula"
_DONE = re.compile(
    r"(?:det|den|dem|de|dette|begge\s+dele)\s+(?:er\s+(?:nu\s+|han\s+|hun\s+|vi\s+|de\s+)*"
    r"(?!aftalt|besluttet|foreslået|endnu)[a-zæøå]{3,}(?:et|ede|t|gjort)\b(?!\s+(?:at|ikke))|"
    r"(?:gjorde|gjordes|skete|klarede|ordnede|lykkedes)\b|nåede\s+\w+(?!\s+ikke)|"
    r"(?:har|fik|havde)\s+\w+\s+(?:nu\s+|også\s+|allerede\s+)?(?:gjort|nået|klaret|ordnet|fået)|"
    r"blev\s+(?!aftalt|besluttet|nævnt|foreslået|ikke|aflyst)[a-zæøå]{3,}(?:et|dt|gt|lt|vet|jort)\b|"
    r"(?:tæller|regnes|regner\s+vi|betragtes|anses)\b.{0,20}\b(?:udført|gjort|opfyldt|løst|"
    r"færdig\w*|afsluttet|lukket|klaret)|kan\s+vi\s+(?:godt\s+)?(?:lukke|afslutte|krydse\s+af))",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"\b(?:har|er|blev|kom|kommet|nåede|nået|fik|fået|lykkedes)\b.{0,30}\bikke\b|"
    r"\bikke\s+(?:\w+\s+){0,2}(?:nået|fået|gjort|sket|kommet|lykkedes|hørt)\b|"
    r"\b(?:mangler|udestår|står\s+åben\w*|venter)\b",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"\b(?:lader\s+(?:vi\s+)?(?:den|det|dem)\s+(?:falde|ligge|fare)|"
    r"(?:den|det|dem)\s+lader\s+vi\s+(?:falde|ligge|fare)|ikke\s+til\s+noget|stryger\s+vi|"
    r"(?:kan|vil)\s+vi\s+(?:godt\s+)?(?:stryge|droppe|opgive))\b",
    re.IGNORECASE,
)
# What a sentence begins with that says something of the one before it.
_OF_IT = re.compile(
    r"\W*(?:(?:det|den|dette|denne|dem|han|hun|de|hans|hendes|så|dog|desværre|ikke|er|har|bliver|blev|"
    r"gøres|sker|skal|klar|klart|svar|svaret|frist|fristen|ny|nye|senest|inden|til|når|datoen|"
    r"mødet|planen|resultatet|listen|brevet|opgaven|punktet|sagen|aftalen|beslutningen|rykket|"
    r"udsat|udskudt|flyttet|vi|alt|arbejdet|status)\b|$)",
    re.IGNORECASE,
)
# How it went, behind the task in its own sentence: "…; den aftale regner vi for opfyldt".
_HOW_IT_WENT = re.compile(
    r"[,;]\s+(?:(?:og|men|så|hvilket)\s+)?(?=(?:det|den|dette|de|opgaven|nu|er|blev|har|han|hun)\b)"
)
_DOES_IT = re.compile(
    r"(?:gør|gjorde|klarer|klarede|tager|tog|når|nåede|ordner|ordnede|får|fik|har|skal|vil)\s+"
    r"(?:\w+\s+)?(?:det|den|dem)\b(?!\s+(?!inden|senest|i\b|på\b|til\b|om\b|så\b|d\.|den\b|"
    r"selv|ikke|nu\b|også|gerne|efter|når|hurtig|straks|allerede|snart)\w)|"
    r"(?:prøver|forsøger)\s+igen\b"
)
_LED = re.compile(r"^\W{0,2}(?:senest|inden|frist|deadline|om|til|på|pr|ved|i)\b", re.IGNORECASE)
_DEADLINE = re.compile(r"\b(?:frist\w*|deadline)\b", re.IGNORECASE)
_TODAY = re.compile(r"\bi\s+dag\b", re.IGNORECASE)
_NUMBER = re.compile(r"^\W{0,3}(?:\d{1,2}(?:\.\d{1,2})?[.):]?|[a-h][.)])\s+(?=[A-ZÆØÅ@])")
_PRESENT = re.compile(r"(?!har\b|er\b|var\b|eller\b|over\b|under\b|efter\b|der\b)[a-zæøå]{2,20}r\b")
_REPORTS = re.compile(
    r"(?:fortæller|ser|oplyser|melder|synes|mener|oplever|siger|nævner|hører|kender|spørger|håber|"
    r"bemærker|foreslår|savner|vurderer|forventer|tror|undrer|roser)\b(?!\s+(?:til|med|sig|ind)\b)"
)
_LONGEST = 400


class Tails:
    """Puts what such sentences tell behind their tasks.

    Parameters
    ----------
    roster
        Who may be named.
    """

    def __init__(self, roster: Roster, sentences: Sentences) -> None:
        self._roster, self._sentences = roster, sentences

    def tasks(
        self, text: str, around: Around, *, is_old: bool, is_perhaps: bool = False
    ) -> list[str]:
        """Return the tasks of a text, with what the sentences behind each tell of it.

        Parameters
        ----------
        is_old
            They were agreed before: how they stand is told, too.
        is_perhaps
            Their heading only may speak of tasks: a text that begins with other things has none.
        """
        found: list[str] = []
        is_old = is_old or SHOULD.search(text) is not None
        for sentence in SENTENCE_END.split(text):
            bare = _NUMBER.sub("", sentence)
            bare = self._sentences.in_order(bare) if is_old else bare
            is_handed = AGREED.search(bare) is not None or SHOULD.search(bare) is not None
            goes_on = self._going_on(bare) if found else None
            if goes_on is None and (is_handed or self._is_of_somebody(bare, is_old=is_old)):
                found.append(self._settled(bare.rstrip(" ."), around, is_old=is_old))
            elif not found and is_perhaps:
                return []  # what was said first is no task: nor is what follows
            elif found and (told := self.outcome(goes_on or bare, around, is_old=is_old)):
                found[-1] += told
        return found

    def outcome(self, sentence: str, around: Around, *, is_old: bool) -> str:
        """Return what a sentence tells of the task before it: `` – ikke gjort – senest 1/11``."""
        if len(sentence) > _LONGEST:
            return ""
        status = _status(sentence, around) if is_old else ""
        is_of_it = bool(status) or _OF_IT.match(sentence) is not None
        until = _until(sentence, around, is_done=status == "gjort") if is_of_it else ""
        return "".join(f" – {one}" for one in (status, until) if one)

    def _settled(self, sentence: str, around: Around, *, is_old: bool) -> str:
        """Return a sentence with what its end or its verb says of how it went behind a dash.

        ``Bo har ringet`` becomes ``Bo har ringet – gjort``; ``…, men den sag er henlagt`` is cut.
        """
        if not is_old or " – " in sentence:
            return sentence
        for one in _HOW_IT_WENT.finditer(sentence):
            status = _status(sentence[one.end() :], around)
            if status:
                until = _until(sentence[one.end() :], around, is_done=status == "gjort")
                return " – ".join(filter(None, (sentence[: one.start()], status, until)))
        begun = self._roster.begins(sentence)
        told = None if begun is None else task_behind(begun[1], is_dated=True)
        return f"{sentence} – {told.status}" if told is not None and told.status else sentence

    def _going_on(self, sentence: str) -> str | None:
        """Return ``Han gør det …`` of ``Kim gør det …``, which is no other task; else None."""
        begun = None if _DOES_IT.search(sentence) is None else self._roster.begins(sentence)
        return None if begun is None or not _DOES_IT.match(begun[1]) else f"Han {begun[1]}"

    def _is_of_somebody(self, sentence: str, *, is_old: bool) -> bool:
        """Say whether a sentence begins with somebody and what they do, or were to do."""
        begun = self._roster.begins(sentence) or self._roster.begins(sentence.partition(": ")[2])
        if begun is None:
            return False
        rest = begun[1]
        if MODAL.match(f" {rest}") is not None:
            return True
        if is_old:
            return task_behind(rest, is_dated=True) is not None or is_past_of_task(rest)
        if begins_as_task(rest) and _REPORTS.match(rest) is None:
            return not rest.startswith(("har ", "er "))
        return _PRESENT.match(rest) is not None and _REPORTS.match(rest) is None


def _status(sentence: str, around: Around) -> str:
    """Return a word for how a task stands by the clauses of a sentence; empty where none says."""
    for clause in _CLAUSES.split(sentence):
        bare = _JOINT.sub("", clause).strip(" .")
        if not bare:
            continue
        if _DROPPED.search(bare):
            return "droppet"
        if is_status(bare) and not _is_ahead(bare, around):
            return {"closed": "gjort", "dropped": "droppet"}.get(
                status_of(bare) or "", "ikke gjort"
            )
        if _NOT_DONE.search(bare):
            return "ikke gjort"
        if _DONE.match(bare) and not _is_ahead(bare, around):
            return "gjort"
    return ""


def _is_ahead(clause: str, around: Around) -> bool:
    days = (one.day for one in find_deadlines(clause, around))
    return any(day is not None and day > around.meeting for day in days)


def _until(sentence: str, around: Around, *, is_done: bool) -> str:
    """Return the last day ahead that a sentence names, or its deadline, led by such words."""
    for one in reversed(find_deadlines(sentence, around)):
        told = sentence[one.start : one.end].strip(" .,")
        is_deadline = _DEADLINE.search(sentence[: one.end]) is not None
        is_ahead = one.day is not None and one.day >= around.meeting and not is_done
        if one.day is not None and (is_ahead or is_deadline):
            return told if _LED.match(told) else f"senest {told}"
    return "i dag" if _TODAY.search(sentence) and not is_done else ""
