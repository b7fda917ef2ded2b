"""Sentences that go on about a task: how it went, and until when, in people's own words.

``Jonas ville besøge klubben. Det gjorde han to gange.`` is one follow-up that is closed. What such
a sentence tells is put behind the task in words that the reader of lines knows: ``– gjort``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.ingest.minutes.action_kinds import begins_as_task, is_past_of_task
from pipeline.ingest.minutes.deadline_days import Around
from pipeline.ingest.minutes.deadlines import find_deadlines
from pipeline.ingest.minutes.follow_up_evidence import is_as_agreed, is_done_by_now
from pipeline.ingest.minutes.follow_up_marks import AGREED, SENTENCE_END
from pipeline.ingest.minutes.follow_up_sentences import GOES_ON, SHOULD, Sentences
from pipeline.ingest.minutes.roster import Roster, Who
from pipeline.ingest.minutes.statuses import is_status, status_of
from pipeline.ingest.minutes.subjects import MODAL, Subjects
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
    r"gøres|sker|skal|klar|klart|svar|svaret|frist|fristen|ny|nye|senest|inden|til|når|datoen|deadline|"
    r"mødet|planen|resultatet|listen|brevet|opgaven|punktet|sagen|aftalen|beslutningen|rykket|"
    r"udsat|udskudt|flyttet|vi|alt|arbejdet|status)\b|$)",
    re.IGNORECASE,
)
_FRONTED = re.compile(r"\W*(?:senest|inden|til|i\s+løbet\s+af)\s", re.IGNORECASE)
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
_OF_FRIST = re.compile(
    r"^(?:(?:tids)?frist\w*|deadline|senest)\s+(?:(?:er|var)\s+)?", re.IGNORECASE
)
_MOVED = re.compile(
    r"\b(?:ny|nyt|rykke\w*|udsat|uds[æa]tte\w*|udskudt|udskyd\w*|flyttet)\b", re.IGNORECASE
)
# What somebody has had or been is hardly a task: "har haft to aftener ved banen".
_HAD = re.compile(
    r"^(?:har|havde)\s+(?:\w+\s+)?(?:haft|mødt|oplevet|set|hørt|fået|mærket|gjort)\b(?!\s+\w+t\b)"
)
_SAID = re.compile(
    r"(?:var|blev|havde|kom|fik|sagde|fortalte|oplyste|meldte|nævnte|spurgte|syntes|mente|hørte|"
    r"orienterede|gennemgik|foreslog|viste|forklarede|bød)\b"
)
_TODAY = re.compile(r"\bi\s+dag\b", re.IGNORECASE)
_NUMBER = re.compile(r"^\W{0,3}(?:\d{1,2}(?:\.\d{1,2})?[.):]?|[a-h][.)])\s+(?=[A-ZÆØÅ@])")
_PRESENT = re.compile(r"(?!har\b|er\b|var\b|eller\b|over\b|under\b|efter\b|der\b)[a-zæøå]{2,20}r\b")
_REPORTS = re.compile(
    r"(?:fortæller|ser|oplyser|melder|synes|mener|oplever|siger|nævner|hører(?!\s+(?:hos|sin|sit|sine|ad)\b)|kender|spørger(?=\s+(?:om|ind)\b|,)|håber|"
    r"bemærker|foreslår|savner|vurderer|forventer|tror|undrer|roser)\b(?!\s+(?:til|med|sig|ind)\b)"
)
_LONGEST = 400
_MOST_NEWS = 3  # sentences, of which one that tells what somebody has done is news


@dataclass
class Told:
    """A sentence; of a task, with what others say of it behind dashes."""

    text: str
    is_task: bool = False
    is_gone_on_with: bool = False
    is_news: bool = False  # what somebody has done, a task only where the next sentence says so


class Tails:
    """Puts what such sentences tell behind their tasks.

    Parameters
    ----------
    roster
        Who may be named.
    """

    def __init__(self, roster: Roster, sentences: Sentences) -> None:
        self._roster, self._sentences = roster, sentences
        self._subjects = Subjects(roster)

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
        is_old = is_old or SHOULD.search(text) is not None
        told = self.sentences(text, around, is_old=is_old)
        if is_perhaps and told and not told[0].is_task:
            return []  # what was said first is no task: nor is what follows
        tasks = [one for one in told if one.is_task and (one.is_gone_on_with or not one.is_news)]
        is_settled = any(one.is_gone_on_with for one in tasks) or SHOULD.search(text) is not None
        if is_old and not is_settled and len(told) >= _MOST_NEWS and len(tasks) <= len(told) / 2:
            return []  # what somebody has done, among other news
        return [one.text for one in tasks]

    def sentences(self, text: str, around: Around, *, is_old: bool) -> list[Told]:
        """Return the sentences of a text; what is told of a task stands behind it, and no more."""
        found: list[Told] = []
        task: Told | None = None
        for sentence in SENTENCE_END.split(text):
            bare = _NUMBER.sub("", sentence)
            bare = self._sentences.in_order(bare) if is_old else bare
            if is_old and bare != sentence and begins_as_task(bare):
                # "Opgaven med at …" is put in order: it begins with the task
                task = Told(bare, is_task=True)
                found.append(task)
                continue
            goes_on = None if task is None else self._going_on(bare)
            begun = None if goes_on else self._task_of(bare, around, is_old=is_old)
            if begun is not None:
                task = begun
                found.append(task)
                continue
            told = (
                ""
                if task is None
                else self.outcome(goes_on or bare, around, task.text, is_old=is_old)
            )
            if task is not None and told:
                task.text += told
                task.is_gone_on_with = True
            else:
                found.append(Told(sentence))
        return found

    def outcome(self, sentence: str, around: Around, task: str, *, is_old: bool) -> str:
        """Return what a sentence tells of the task before it: `` – ikke gjort – senest 1/11``."""
        if len(sentence) > _LONGEST:
            return ""
        if detail := self._sentences.detail(sentence, around):
            return f" – {detail}"
        status = _status(sentence, around) if is_old else ""
        is_of_it = bool(status) or _OF_IT.match(sentence) is not None
        is_of_it = is_of_it or GOES_ON.search(sentence) is not None
        until = _until(sentence, around, is_done=status == "gjort") if is_of_it else ""
        if until and is_old and (_MOVED.search(sentence) or _DEADLINE.search(task)):
            until = f"ny frist {_OF_FRIST.sub('', until)}"
        return "".join(f" – {one}" for one in (status, until) if one)

    def _task_of(self, sentence: str, around: Around, *, is_old: bool) -> Told | None:
        """Return the task that a sentence tells; None where it begins with nobody who acts."""
        bare = sentence.rstrip(" .")
        is_agreed = not is_old and AGREED.search(sentence) is not None
        if is_agreed or SHOULD.search(sentence) is not None:
            return Told(self._settled(bare, around, is_old=is_old), is_task=True)
        named, colon, rest = sentence.partition(": ")
        if colon and begins_as_task(rest) and self._roster.who(named) is not None:
            return Told(bare, is_task=True)
        begun = self._roster.begins(sentence) or (self._roster.begins(rest) if rest else None)
        if begun is None:
            is_handed = self._subjects.of_phrase(bare) is not None
            if not is_handed and not is_old and _FRONTED.match(bare) is not None:
                # "Inden den 1. november indkøber Jonas …" is no deadline of the sentence before
                asked = self._subjects.of_part(bare, is_dated=True, is_fronted=True)
                is_handed = asked is not None
            return Told(bare, is_task=True) if is_handed else None
        if MODAL.match(f" {begun[1]}") is not None:
            return Told(self._settled(bare, around, is_old=is_old), is_task=True)
        if is_old:
            return self._deed(bare, begun[0], begun[1].rstrip(" ."), around)
        return Told(bare, is_task=True) if _is_to_be_done(begun[1]) else None

    def _deed(self, sentence: str, who: Who, behind: str, around: Around) -> Told | None:
        """Return what somebody has done or did; it may be news where no other sentence follows."""
        told = task_behind(behind, is_dated=True)
        if told is not None:
            is_person = who.staff_code is not None or who.read_as == "by_name"
            is_sure = is_person or is_as_agreed(behind) or is_done_by_now(sentence)
            is_sure = is_sure and _HAD.search(behind) is None
            settled = self._settled(sentence, around, is_old=True) if is_sure else sentence
            return Told(settled, is_task=True, is_news=not is_sure and bool(told.status))
        if not is_past_of_task(behind) or _SAID.match(behind) is not None:
            return None
        named = sentence[: len(sentence) - len(behind)].strip()
        return Told(f"{named} skulle {behind}", is_task=True, is_news=True)

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


def _is_to_be_done(behind: str) -> bool:
    """Say whether somebody's name is followed by what they will do, not by what they say."""
    if _REPORTS.match(behind) is not None or behind.startswith(("har ", "er ")):
        return False
    return begins_as_task(behind) or _PRESENT.match(behind) is not None


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
    is_today = _TODAY.search(sentence) is not None and " ikke " not in sentence
    return "i dag" if is_today and not is_done else ""
