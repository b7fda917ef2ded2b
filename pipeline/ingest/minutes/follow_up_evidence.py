"""What in a line speaks for a task, and what speaks against it."""

from __future__ import annotations

import re

from pipeline.ingest.minutes.action_kinds import (
    begins_as_task,
    has_task_verb,
    holds_doing,
    is_passive,
    verb_told,
)
from pipeline.ingest.minutes.any_of import any_of
from pipeline.ingest.minutes.columns import Row
from pipeline.ingest.minutes.deadline_days import Around
from pipeline.ingest.minutes.deadlines import deadline_of
from pipeline.ingest.minutes.follow_up_line import OLD, Line
from pipeline.ingest.minutes.roster import Roster
from pipeline.ingest.minutes.subjects import MODAL, TO_SOMEBODY

_DATED = any_of(
    r"\d|\b(?:man|tirs|ons|tors|fre|lør|søn)dag|\b(?:senest|inden|uge|i\s+dag\b|morgen|overmorgen|dage?|næste|snarest|snart|hurtigs?t|løbende|straks|førstkommende|ferie|weekend|jul|påske|før|par|asap|nytår|primo|medio|ultimo|"
    r"udgang|måned\w{0,3}|jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|om|behov|lejlighed)\w{0,8}"
)
# What somebody says at the meeting, or what is so.
_SAID = {"orienterer", "informerer", "fortæller", "melder", "beretter", "kender", "regner",
         "hører", "bekræfter", "ser", "spørger", "følger"}  # fmt: skip
_STATES = {"kender", "regner", "bekræfter", "haft", "oplevet", "mærket", "ingen", "intet"}
_AT_LATEST = re.compile(r"\b(?:senest|inden|deadline|frist)\b", re.IGNORECASE)
NO_TASK = re.compile(  # "holder ferie", "har lukket"
    r"^\W*(?:\w+\s+){1,2}(?:ferie|orlov|barsel|sygemeldt|fri\b|lukket|åbent)", re.IGNORECASE
)
# What somebody said at the meeting: "Kasper nævner, at klubben får ny leder 1. november".
_REPORTED = re.compile(
    r"^\W*(?:[\w'’.-]+\s+){1,5}?(?:nævner|nævnte|fortæller|fortalte|oplyser|oplyste|siger|sagde|"
    r"bemærker|bemærkede|mærker|mærkede|fornemmer|konstaterer|konstaterede|oplever|oplevede|mener|mente|synes|syntes|vurderer|vurderede|melder|meldte|"
    r"orienterede|beretter|berettede|forklarer|forklarede|gør\s+opmærksom\s+på|gjorde\s+opmærksom\s+"
    r"på|gav\s+udtryk\s+for|hører|ser|håber|forventer)(?:\s+\w+)?,?\s+at\s",
    re.IGNORECASE,
)
_IN_PRESENT = re.compile(r"\W*[a-zæøå]{2,20}r\b", re.IGNORECASE)
_FORMED = re.compile(r"\W{0,3}[A-ZÆØÅ]?[a-zæøå]+[eå]\s[^()]{3,150}\([^()]{2,40}\)\W{0,2}")
_LONGEST_TASK = 400
# What somebody commits themselves to is a task without a deadline too.
_IS_AGREED = (
    r"(?:det|sådan|og det)\s+(?:blev|er|var)\s+(?:vi\s+enige\s+om|aftalt|aftalen|besluttet)\W*$"
)
AGREED_BEHIND = re.compile(rf"[,–-]?\s*{_IS_AGREED}", re.IGNORECASE)
COMMITS = any_of(
    r"\b(?:sagde|siger|har sagt)\s+ja\s+til\s+at\b|\b(?:lovede|lover|har lovet|påtog sig|"
    r"påtager sig|tilbød|tilbyder|meldte sig til)\s+at\b|"
    r"\bvil\s+(?:desuden|også|herefter|samtidig|derudover)\s|"
    r"\b(?:sørger\s+for|står\s+for|tager\s+sig\s+af|påtager\s+sig|får\s+til\s+opgave|"
    r"er\s+(?:ansvarlig|tovholder)\s+for|går\s+i\s+gang\s+med)\s+at\s",
    _IS_AGREED,
)


# Somebody by a name with a capital, and behind it what they do.
_CLAUSES = re.compile(r"(?<=[\w.)]):\s+|;\s+|\s+[–—-]\s+|,\s+(?:og\s+)?(?=[A-ZÆØÅ])")
# "Derfor kontakter Jonas de unge"
_FRONTED = re.compile(
    r"(?:derfor|derudover|desuden|herefter|derefter|samtidig|bagefter|i\s+stedet|også)\s+"
    r"(?P<verb>[a-zæøå]{2,20}r)\s+(?P<behind>[A-ZÆØÅ].*)",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"(?:^\W{0,3}|[.:;(,–-]\s*)(?:Der\w+\s+(?=[a-z])|[A-ZÆØÅ]{2,6}\s+(?=[A-ZÆØÅ][a-zæøå])|(?:[A-ZÆØÅ][\w'-]*\s+){1,3})(?P<verb>[A-ZÆØÅa-zæøå][a-zæøå]{1,20}r|skal)\b"
)
# What somebody does as a rule, or does already, is told and not agreed.
_HABIT = any_of(
    r"\b(?:hver|altid|ofte|jævnlig\w*|løbende|dagligt?|ugentlig\w*|månedlig\w*|faste?|plejer|stadig\w*|"
    r"fortsat|allerede|tit|normalt|typisk|som\s+regel|i\s+forvejen|for\s+tiden|i\s+øjeblikket|"
    r"hele\s+tiden|generelt|indimellem|af\s+og\s+til|en\s+del|mange|meget|siden)\b"
)


_SHALL = re.compile(r"skal\s+(?:nu\s+|også\s+|selv\s+|derfor\s+)?(?=[a-zæøå]+[eåøy]\b)")
_AS_AGREED = re.compile(
    r"\bsom\s+(?:aftalt|lovet|planlagt)\b|\bendnu\b|\bnåede\s+(?:\w+\s+)?ikke\b"
    r"|\bmangler\s+(?:stadig|fortsat)\b|\((?:tids)?frist(?:en)?\s+(?:var|er)\b",
    re.IGNORECASE,
)
_BY_NOW = re.compile(r"\bhar\s+nu\s+(?P<done>\w+t)\b", re.IGNORECASE)
# "Skolen har ansat en pædagog", "har nu fået en ny leder": what happened, and nobody's task
HAPPENED = frozenset({
    "oplevet", "haft", "set", "hørt", "været", "fået", "mærket", "bemærket", "ansat", "startet",
    "begyndt", "åbnet", "åbent", "lukket", "indført", "skiftet", "ændret", "valgt",
})  # fmt: skip


def may_act(text: str) -> bool:
    """Say whether somebody may be told to do something in a text, without any day."""
    return any(begins_as_task(one["verb"]) or one["verb"] == "skal" for one in _ACTS.finditer(text))


def acting_by_name(sentence: str, roster: Roster) -> str:
    """Return the clause of a sentence that is no more than what somebody by name will do.

    ``Jonas kontakter kiosken`` is agreed; ``Skolen sender breve ud`` or ``Jonas taler jævnligt med
    dem`` is what is.
    """
    if _REPORTED.match(sentence):
        return ""
    clauses = _CLAUSES.split(sentence.lstrip(" *•-–>"))
    return next((one for one in reversed(clauses) if _acts_by_name(one, roster)), "")


def _acts_by_name(sentence: str, roster: Roster) -> bool:
    # Whatever is told below has one of these: names are looked for only then.
    if not ("skal" in sentence or holds_doing(sentence)) or _HABIT.search(sentence):
        return False
    fronted = _FRONTED.match(sentence)
    if fronted is not None and begins_as_task(fronted["verb"]):
        return roster.begins(fronted["behind"]) is not None
    begun = roster.begins(sentence)
    if begun is None or not (begun[0].staff_code or begun[0].read_as == "by_name"):
        return False
    shall = _SHALL.match(begun[1])
    if shall is not None:
        return verb_told(begun[1][shall.end() :]) is not None
    verb = begun[1].split(" ")[0]
    is_verb = verb[1:].islower() and verb.endswith("r") and begins_as_task(verb)
    is_said = verb.casefold() in _SAID and not TO_SOMEBODY.match(
        begun[1][:1].lower() + begun[1][1:]
    )
    if not is_verb or is_said or (verb[0].isupper() and not sentence[:2].isupper()):
        return False
    return verb_told(begun[1]) is not None


def may_be_task(text: str) -> bool:
    """Say whether a line is worth taking apart: by a verb of tasks, or words of deadlines."""
    is_told = has_task_verb(text) or _AT_LATEST.search(text) is not None
    return len(text) <= _LONGEST_TASK and is_told


def may_be_dated(text: str) -> bool:
    """Say whether a line may name a day at all; most of what was said does not."""
    return _DATED.search(text) is not None


def is_complete(row: Row) -> bool:
    """Say whether a line tells who, what and until when, wherever it stands."""
    task = MODAL.sub("", f" {row['task']}")
    # A verb that is in no list is one where somebody stands before it and a deadline behind.
    is_told = row.others.get("responsible") == "before_verb" and _AT_LATEST.match(row["due_on"])
    is_task = begins_as_task(task) or bool(row["status"] or is_told) or is_passive(task)
    is_news = NO_TASK.search(row["task"]) is not None
    return bool(row["due_on"] and row["responsible"]) and is_task and not is_news


def may_be_one(row: Row, kind: str) -> bool:
    """Say whether a line under a heading that may speak of tasks bears it out."""
    is_done = kind in OLD and bool(row["status"]) and has_task_verb(row["task"])
    told_by = row.others.get("responsible")
    if kind in OLD and told_by == "before_verb" and not row["status"]:
        # "Skolen holder forældremøde": what is done now is no task of last time.
        return bool(row["responsible"]) and _IN_PRESENT.match(row["task"]) is None
    is_told = begins_as_task(row["task"])
    if kind not in OLD:
        # Passives, and nouns as in "Invitation af byrådet: Nadia"
        first = " ".join(row["task"].split()[:2])
        is_noun = told_by in ("line_part", "label") and verb_told(first) is not None
        is_told = is_told or is_passive(row["task"]) or is_noun
    return bool(row["responsible"]) and (is_told or is_done)


def is_news(row: Row, line: Line, around: Around, roster: Roster) -> bool:
    """Say whether a line that nothing marks as a task tells what somebody said, or what is.

    ``Politiet kører mere i området i november`` is none; somebody by name with a week is one.
    """
    if _REPORTED.match(line.text) and not COMMITS.search(line.text):
        return True
    due = deadline_of(row["due_on"], around)
    is_period = due is not None and due.read_as == "period"
    who = roster.who(row["responsible"])
    is_person = who is not None and (who.staff_code is not None or who.read_as == "by_name")
    is_among_tasks = line.is_listed and is_person
    is_loose = is_period and not is_among_tasks and not _AT_LATEST.match(row["due_on"])
    is_clear = is_person and "uge" in row["due_on"].casefold()
    is_told = is_clear or verb_told(row["task"]) is not None
    return is_loose and not is_told and not MODAL.search(f" {line.text}")


def may_be_formed(text: str) -> bool:
    """Say whether a line has the form of a task: ``Invitere sundhedshuset (Mads)``."""
    return _FORMED.fullmatch(text) is not None and begins_as_task(text)


def is_no_old_task(row: Row) -> bool:
    """Say whether what stands below a heading of last time is what somebody said, and no task."""
    first = row["task"].split(" ")[0].casefold()
    if first in _STATES:
        return True
    is_settled = bool(row["status"] or row["due_on"])
    return not is_settled and not begins_as_task(row["task"]) and verb_told(row["task"]) is None


def is_to_be_done(row: Row) -> bool:
    """Say whether a task has a deadline, or begins with what somebody does for one."""
    return bool(row["due_on"]) or begins_as_task(row["task"])


def is_as_agreed(text: str) -> bool:
    """Say whether a text tells that something was agreed before: ``som aftalt``, ``ikke endnu``."""
    return _AS_AGREED.search(text) is not None


def is_done_by_now(text: str) -> bool:
    """Say whether a text tells that somebody has done something by now: ``har nu kontaktet``."""
    done = _BY_NOW.search(text)
    return done is not None and done["done"].casefold() not in HAPPENED
